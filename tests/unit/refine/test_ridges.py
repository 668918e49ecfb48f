"""Ridges in the cut: lines in their width where the ground has their colours, and nothing of it elsewhere."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from engine.core import IGNORE, CancelledError, CancelToken, LabelMap, RgbU8
from engine.refine import CutSettings, RefineRequest, refine
from engine.refine.appearance.ridges import ridges_of
from engine.refine.parameters.smoothness_selection import finds_more_by_lines
from engine.refine.parameters.texture_selection import SelectedParameters, select_parameters

SHAPE = (160, 220)


def cracks() -> tuple[RgbU8, LabelMap]:
    """Dark cracks, three pixels wide, on a ground with shadows as dark as they are."""
    truth = np.zeros(SHAPE, np.uint8)
    x = np.arange(SHAPE[1])
    for y in (40 + 14 * np.sin(x / 17), 110 + 20 * np.sin(x / 29)):
        cv2.polylines(truth, [np.column_stack([x, y]).astype(np.int32)], False, 1, 3)
    noise = np.random.default_rng(4).normal(0, 1, SHAPE)
    shadows = cv2.GaussianBlur(noise, (0, 0), 14)
    grey = 140.0 + 45.0 * shadows / shadows.std() - 60.0 * truth + 9.0 * noise
    return _as_image(cv2.GaussianBlur(grey, (0, 0), 0.7)), truth


def discs() -> tuple[RgbU8, LabelMap]:
    truth = np.zeros(SHAPE, np.uint8)
    for k in range(12):
        cv2.circle(truth, (25 + 55 * (k % 4), 28 + 52 * (k // 4)), 15, 1, -1)
    noise = np.random.default_rng(4).normal(0, 1, SHAPE)
    return _as_image(cv2.GaussianBlur(140.0 - 40.0 * truth + 25.0 * noise, (0, 0), 0.7)), truth


def _as_image(grey: np.ndarray) -> RgbU8:
    return np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def strokes(truth: LabelMap) -> LabelMap:
    """Along the middle of what is true, and beside it, in the left two thirds of the image."""
    away = cv2.distanceTransform(truth, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    scribbles = np.full(truth.shape, IGNORE, np.uint8)
    scribbles[away > 0.6 * float(away.max())] = 1
    scribbles[[12, 75, 150], 5:140] = 0
    scribbles[:, 140:] = IGNORE
    scribbles[(scribbles == 0) & (truth == 1)] = IGNORE
    return scribbles


def request_of(image: RgbU8, truth: LabelMap, settings: CutSettings) -> RefineRequest:
    return RefineRequest(image, strokes(truth), 2, None, settings)


def iou(labels: LabelMap, truth: LabelMap) -> float:
    return float(((labels == 1) & (truth == 1)).sum() / ((labels == 1) | (truth == 1)).sum())


def test_cracks_are_cut_in_their_width_where_shadows_have_their_colours() -> None:
    image, truth = cracks()
    settings = CutSettings(smoothness=4.0)
    plain = refine(request_of(image, truth, settings)).labels
    lines = refine(request_of(image, truth, replace(settings, follows_lines=True))).labels
    assert iou(lines, truth) > iou(plain, truth) + 0.2
    assert (lines == 1).sum() < 1.6 * truth.sum()


def test_ridges_that_were_computed_before_give_the_same_cut() -> None:
    image, truth = cracks()
    request = request_of(image, truth, CutSettings(smoothness=4.0, follows_lines=True))
    before = replace(request, ridges=ridges_of(image, CancelToken()))
    np.testing.assert_array_equal(refine(before).labels, refine(request).labels)


def test_scribbles_on_cracks_choose_lines_and_on_discs_they_do_not() -> None:
    fixed = request_of(*cracks(), CutSettings())
    assert finds_more_by_lines(fixed, 4.0, CancelToken())
    assert not finds_more_by_lines(fixed, 16.0, CancelToken())
    assert not finds_more_by_lines(request_of(*discs(), CutSettings()), 4.0, CancelToken())


def test_a_new_mask_follows_lines_that_its_scribbles_choose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.refine.parameters.texture_selection.select_smoothness", lambda *_: 4.0)
    image, truth = cracks()
    request = request_of(image, truth, CutSettings(auto_smoothness=True))
    assert select_parameters(request, CancelToken()) == SelectedParameters(4.0, None, True)
    chosen = request_of(image, truth, CutSettings(smoothness=4.0, follows_lines=True))
    np.testing.assert_array_equal(refine(request).labels, refine(chosen).labels)


def test_a_class_without_a_scribble_is_as_likely_as_any_other() -> None:
    image, truth = cracks()
    costs = ridges_of(image, CancelToken()).costs(strokes(truth), (0, 1, 2))
    assert costs.shape == (3, *SHAPE)
    np.testing.assert_allclose(costs[2], np.log(3), rtol=1e-6)
    nothing = ridges_of(image, CancelToken()).costs(np.full(SHAPE, IGNORE, np.uint8), (0, 1))
    np.testing.assert_allclose(nothing, np.log(2), rtol=1e-6)


def test_a_cancelled_token_ends_it() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        ridges_of(cracks()[0], token)
