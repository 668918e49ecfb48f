"""A line that is decided in an open mask is most likely all there is of its class; a hint is not."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, NO_PROGRESS, CancelToken, LabelMap, Rect, RgbU8
from engine.refine.correction.decided_lines import costs_of_lines
from engine.refine.image_cuts import CutInput, ImageCuts, PreviousMask
from engine.refine.settings import CutSettings

SHAPE = (120, 160)
LINE = np.zeros(SHAPE, np.bool_)
LINE[58:62, 10:150] = True
"""The line as it is decided: two dark rows, and a rim of the ground on both sides."""
SHADOW = np.zeros(SHAPE, np.bool_)
SHADOW[80:115, 20:140] = True


def road() -> RgbU8:
    """Ground of which a part lies in shadow, with a thin dark line."""
    rng = np.random.default_rng(3)
    grey = rng.normal(150.0, 12.0, SHAPE)
    grey[SHADOW] -= 45.0
    grey[59:61, 10:150] -= 90.0
    return np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def mask_of_line() -> LabelMap:
    return np.where(LINE, 1, IGNORE).astype(np.uint8)


def stroke_of_ground() -> LabelMap:
    scribbles = np.full(SHAPE, IGNORE, np.uint8)
    scribbles[20:24, 20:140] = 0
    return scribbles


def cut_input() -> CutInput:
    return CutInput(stroke_of_ground(), PreviousMask(mask_of_line(), class_count=2), 2, CutSettings())


def test_one_stroke_of_background_beside_a_decided_line_makes_the_rest_background() -> None:
    update = ImageCuts(road()).best(cut_input(), CancelToken(), NO_PROGRESS, is_live=False)
    assert (update.labels[LINE] == 1).all()
    assert (update.labels == 1).sum() < 1.5 * LINE.sum()


def test_the_cut_under_the_pen_does_so_too() -> None:
    cuts, wanted = ImageCuts(road()), cut_input()
    cuts.begin(wanted.mask, wanted.scribbles)
    labels = cuts.finish_live(2, wanted.settings, CancelToken()).labels
    assert (labels == 1).sum() < 1.5 * LINE.sum()


def test_a_further_pixel_of_a_decided_line_costs_by_the_share_that_the_line_has() -> None:
    costs = costs_of_lines(mask_of_line(), stroke_of_ground(), (0, 1))
    assert costs[0] == 0.0
    assert costs[1] == pytest.approx(-np.log(LINE.mean()), rel=1e-5)


def test_a_scribble_of_the_class_says_that_there_is_more_of_it() -> None:
    scribbles = stroke_of_ground()
    scribbles[100:104, 30:60] = 1
    assert costs_of_lines(mask_of_line(), scribbles, (0, 1)).tolist() == [0.0, 0.0]


def test_a_dab_is_no_line_and_a_mask_that_is_mostly_decided_has_none() -> None:
    dab = np.full(SHAPE, IGNORE, np.uint8)
    dab[Rect(50, 50, 70, 90).slices] = 1
    assert costs_of_lines(dab, stroke_of_ground(), (0, 1)).tolist() == [0.0, 0.0]
    decided = np.where(LINE, 1, 0).astype(np.uint8)
    assert costs_of_lines(decided, stroke_of_ground(), (0, 1)).tolist() == [0.0, 0.0]
