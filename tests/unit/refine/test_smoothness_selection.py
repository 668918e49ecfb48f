"""The smoothness that scribbles tell: thin things stay thin, clean regions stay clean."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.core import IGNORE, NO_PROGRESS, CancelledError, CancelToken, LabelMap, Progress, RgbU8
from engine.refine import CutSettings, RefineRequest, refine
from engine.refine.parameters.smoothness_selection import CANDIDATES, select_smoothness
from tests.helpers.scribbles import dabs, halves

AUTO = CutSettings(auto_smoothness=True)


def net(side: int = 240) -> tuple[RgbU8, LabelMap]:
    """A net of dark threads on a noisy ground: boundary everywhere, and little colour between."""
    truth = np.zeros((side, side), np.uint8)
    for k in range(6, side, 12):
        truth[k : k + 2] = 1
        truth[:, k : k + 2] = 1
    grey = np.where(truth == 1, 95.0, 150.0) + np.random.default_rng(3).normal(0, 24, truth.shape)
    return np.repeat(grey.clip(0, 255).astype(np.uint8)[..., None], 3, axis=2), truth


def crossing_strokes(truth: LabelMap) -> LabelMap:
    """Strokes along some threads, and in some of the meshes."""
    scribbles = np.full(truth.shape, IGNORE, np.uint8)
    for k in range(42, len(truth) - 6, 60):
        scribbles[k, 10:-10] = 1
        scribbles[k + 6, 10:-10] = np.where(truth[k + 6, 10:-10] == 0, 0, IGNORE)
    return scribbles


def iou(labels: LabelMap, truth: LabelMap) -> float:
    return float(((labels == 1) & (truth == 1)).sum() / ((labels == 1) | (truth == 1)).sum())


def test_scribbles_on_threads_ask_for_less_smoothness_and_keep_the_threads() -> None:
    image, truth = net()
    request = RefineRequest(image, crossing_strokes(truth), 2, None, AUTO)
    chosen = select_smoothness(request, CancelToken())
    assert chosen is not None
    assert chosen < CutSettings().smoothness
    told = refine(request, CancelToken(), NO_PROGRESS).labels
    usual = refine(replace(request, settings=CutSettings()), CancelToken(), NO_PROGRESS).labels
    assert iou(told, truth) > iou(usual, truth) + 0.2


def test_scribbles_on_clean_regions_leave_it_as_it_is() -> None:
    image, truth = halves(200)
    scribbles = np.full(truth.shape, IGNORE, np.uint8)
    scribbles[20:180, 30] = 0
    scribbles[20:180, 170] = 1
    request = RefineRequest(image, scribbles, 2, None, AUTO)
    assert select_smoothness(request, CancelToken()) == CANDIDATES[0] == CutSettings().smoothness


def test_a_few_dabs_tell_nothing() -> None:
    image, truth = halves(96)
    request = RefineRequest(image, dabs(truth, (0, 1)), 2, None, AUTO)
    assert select_smoothness(request, CancelToken()) is None
    told = refine(request, CancelToken(), NO_PROGRESS)
    usual = refine(replace(request, settings=CutSettings()), CancelToken(), NO_PROGRESS)
    np.testing.assert_array_equal(told.labels, usual.labels)


def test_a_correction_goes_by_the_mask_that_it_corrects() -> None:
    image, truth = net(180)
    request = RefineRequest(image, crossing_strokes(truth), 2, None, AUTO, previous_mask=np.zeros_like(truth))
    told = refine(request, CancelToken(), NO_PROGRESS).labels
    usual = refine(replace(request, settings=CutSettings()), CancelToken(), NO_PROGRESS).labels
    np.testing.assert_array_equal(told, usual)


def test_progress_is_told_and_cancelling_heard() -> None:
    image, truth = net(180)
    request = RefineRequest(image, crossing_strokes(truth), 2, None, AUTO)
    told: list[Progress] = []
    select_smoothness(request, CancelToken(), told.append)
    assert [p.done for p in told] == list(range(2 * len(CANDIDATES)))
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        select_smoothness(request, token)
