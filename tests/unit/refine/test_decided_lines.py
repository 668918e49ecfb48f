"""A line that is decided in an open mask is most likely all there is of its class; a hint is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import IGNORE, NO_PROGRESS, BoolMap, CancelToken, LabelMap, Rect, RgbU8
from engine.refine.correction.decided_lines import costs_of_lines, costs_without_hints
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
    costs = costs_of_lines(mask_of_line())
    assert costs[1] == pytest.approx(-np.log(LINE.mean()), rel=1e-5)
    assert np.flatnonzero(costs).tolist() == [1]


def test_a_scribble_of_the_class_says_that_there_is_more_of_it() -> None:
    costs, beside, inside = costs_of_lines(mask_of_line()), np.array([0, 1]), np.array([IGNORE, 1])
    values = np.ones(2, np.uint8)
    assert costs_without_hints(costs, (0, 1), values, np.uint8(beside)).tolist() == [0.0, 0.0]
    assert costs_without_hints(costs, (0, 1), values[1:], np.uint8(inside)[1:]).tolist() == [0.0, costs[1]]


def test_a_dab_is_no_line_and_a_mask_that_is_mostly_decided_has_none() -> None:
    dab = np.full(SHAPE, IGNORE, np.uint8)
    dab[Rect(50, 50, 70, 90).slices] = 1
    assert not costs_of_lines(dab).any()
    assert not costs_of_lines(np.where(LINE, 1, 0).astype(np.uint8)).any()


CELLS_SHAPE = (210, 210)
PLACES = [(y, x) for y in range(18, 210, 35) for x in range(18, 210, 35)]


def cells(places: list[tuple[int, int]], radius: int = 11) -> BoolMap:
    rows, columns = np.mgrid[: CELLS_SHAPE[0], : CELLS_SHAPE[1]]
    return np.any([(rows - y) ** 2 + (columns - x) ** 2 <= radius**2 for y, x in places], axis=0)


@pytest.mark.parametrize("radius", [4, 11, 18])
def test_things_are_no_line_however_many_are_decided_and_even_where_they_touch(radius: int) -> None:
    decided = np.full((420, 210), IGNORE, np.uint8)
    decided[:210][cells(PLACES, radius)] = 1
    assert not costs_of_lines(decided).any()


def test_a_line_in_pieces_is_one_and_crumbs_beside_it_change_nothing() -> None:
    broken = mask_of_line()
    broken[:, 95:100] = IGNORE
    broken[100:104, 20:24] = broken[20:24, 90:94] = 1
    assert np.flatnonzero(costs_of_lines(broken)).tolist() == [1]


def test_cells_beside_many_decided_ones_are_found_with_two_strokes_of_background() -> None:
    rng = np.random.default_rng(5)
    decided, others = cells(PLACES[::2]), cells(PLACES[1::2])
    grey = rng.normal(110.0, 20.0, CELLS_SHAPE)
    grey[decided | others] += 60.0
    image = np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)
    scribbles = np.full(CELLS_SHAPE, IGNORE, np.uint8)
    scribbles[34:37, 10:200] = scribbles[174:177, 10:200] = 0
    previous_mask = np.where(decided, 1, IGNORE).astype(np.uint8)
    wanted = CutInput(scribbles, PreviousMask(previous_mask, class_count=2), 2, CutSettings())
    labels = ImageCuts(image).best(wanted, CancelToken(), NO_PROGRESS, is_live=False).labels
    assert (labels[others] == 1).mean() > 0.8
    assert (labels[~(decided | others)] == 1).mean() < 0.1


def test_lines_are_looked_for_once_for_all_cuts_of_a_mask(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[LabelMap] = []

    def counted(previous_mask: LabelMap) -> NDArray[np.float32]:
        found.append(previous_mask)
        return costs_of_lines(previous_mask)

    monkeypatch.setattr("engine.refine.correction.geodesic_reach.costs_of_lines", counted)
    cuts, wanted = ImageCuts(road()), cut_input()
    cuts.begin(wanted.mask, wanted.scribbles)
    for smoothness in (1.0, 2.0, 4.0):
        cuts.finish_live(2, replace(wanted.settings, smoothness=smoothness), CancelToken())
    assert len(found) == 1
