"""All cuts of one image: what they correct, and how a stroke's pieces come to the live cut."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.core import IGNORE, NO_PROGRESS, BadInputError, CancelledError, CancelToken, LabelMap, Rect, RgbU8
from engine.refine.image_cuts import CutInput, ImageCuts, PreviousMask
from engine.refine.preparation import CutStage
from engine.refine.settings import CutSettings

SHAPE = (40, 60)
SETTINGS = CutSettings()


def two_halves() -> RgbU8:
    """Dark left, bright right."""
    image = np.full((*SHAPE, 3), 60, np.uint8)
    image[:, SHAPE[1] // 2 :] = 190
    return image


def scribbles_on_both() -> LabelMap:
    scribbles = np.full(SHAPE, IGNORE, np.uint8)
    scribbles[10, 5:20], scribbles[10, 40:55] = 0, 1
    return scribbles


def halves() -> LabelMap:
    labels = np.zeros(SHAPE, np.uint8)
    labels[:, SHAPE[1] // 2 :] = 1
    return labels


def test_decisions_go_before_the_prediction() -> None:
    decided = np.array([[0, IGNORE]], np.uint8)
    predicted = np.array([[2, 2]], np.uint8)
    assert PreviousMask(decided, predicted).labels().tolist() == [[0, 2]]  # type: ignore[union-attr]
    assert PreviousMask(decided).labels() is decided
    assert PreviousMask().labels() is None


def test_classes_that_the_network_does_not_know_have_no_probability() -> None:
    probs = np.full((2, 3, 3), 0.5, np.float16)
    prior = PreviousMask(probs=probs, class_count=4).prior()
    assert prior is not None
    assert prior.shape == (4, 3, 3)
    assert not prior[2:].any()
    with pytest.raises(BadInputError, match="knows 2 classes"):
        PreviousMask(probs=probs, class_count=1).prior()


def test_equal_decisions_are_the_same_mask_and_equal_predictions_are_not() -> None:
    labels = halves()
    assert PreviousMask(labels).equals(PreviousMask(labels.copy()))
    assert not PreviousMask(predicted=labels).equals(PreviousMask(predicted=labels.copy()))
    assert not PreviousMask(labels).equals(PreviousMask())


def test_a_piece_of_a_stroke_changes_what_is_near_it() -> None:
    cuts = ImageCuts(two_halves())
    cuts.begin(PreviousMask(), scribbles_on_both())
    whole = cuts.live(2, SETTINGS, CancelToken(), is_whole=True)
    assert np.array_equal(whole.labels, halves())
    piece = Rect(20, 45, 21, 48)
    cuts.add_scribbles(piece, np.zeros((1, 3), np.uint8))
    update = cuts.live(2, SETTINGS, CancelToken(), is_whole=False)
    top, left = 20 - update.rect.y0, 45 - update.rect.x0
    assert (update.labels[top, left : left + 3] == 0).all()


def test_after_a_cancelled_cut_the_next_one_has_every_scribble() -> None:
    cuts = ImageCuts(two_halves())
    cuts.begin(PreviousMask(), scribbles_on_both())
    cancelled = CancelToken()
    cancelled.cancel()
    with pytest.raises(CancelledError):
        cuts.live(2, SETTINGS, cancelled, is_whole=True)
    assert np.array_equal(cuts.live(2, SETTINGS, CancelToken(), is_whole=True).labels, halves())


def test_the_best_cut_belongs_to_the_receiver() -> None:
    cuts = ImageCuts(two_halves())
    cut_input = CutInput(scribbles_on_both(), PreviousMask(), 2, SETTINGS)
    cuts.begin(cut_input.mask, cut_input.scribbles)
    first = cuts.best(cut_input, CancelToken(), NO_PROGRESS, is_live=True)
    first.labels[:] = 7
    assert np.array_equal(cuts.best(cut_input, CancelToken(), NO_PROGRESS, is_live=True).labels, halves())


def test_the_fallback_keeps_what_is_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.refine.image_cuts.is_prepared", lambda stage: False)
    decided = np.full(SHAPE, IGNORE, np.uint8)
    decided[30:] = 2
    cut_input = CutInput(scribbles_on_both(), PreviousMask(decided, class_count=3), 3, SETTINGS)
    update = ImageCuts(two_halves()).early(cut_input, CancelToken(), NO_PROGRESS)
    labels = update.labels
    assert update.is_rough
    assert (labels[30:] == 2).all()
    assert (labels[10, 5:20] == 0).all()
    assert (labels[10, 40:55] == 1).all()


@pytest.mark.parametrize(
    ("settings", "mask", "needed"),
    [
        (SETTINGS, PreviousMask(), CutStage.TWO_CLASSES),
        (SETTINGS, PreviousMask(np.zeros(SHAPE, np.uint8), class_count=2), CutStage.CORRECTION),
        (replace(SETTINGS, exact_pixels=10), PreviousMask(), CutStage.ALL),
        (replace(SETTINGS, method="densecrf"), PreviousMask(), CutStage.ALL),
    ],
)
def test_a_cut_is_rough_only_until_its_own_kernels_are_prepared(
    monkeypatch: pytest.MonkeyPatch, settings: CutSettings, mask: PreviousMask, needed: CutStage
) -> None:
    cut_input = CutInput(scribbles_on_both(), mask, 2, settings)
    seen = []
    for ready in (needed - 1, needed):
        monkeypatch.setattr("engine.refine.image_cuts.is_prepared", lambda stage, ready=ready: stage <= ready)
        seen.append(ImageCuts(two_halves()).early(cut_input, CancelToken(), NO_PROGRESS).is_rough)
    assert seen == [True, False]


def test_a_large_image_is_cut_roughly_under_the_pen_until_all_is_prepared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("engine.refine.image_cuts.is_prepared", lambda stage: stage < CutStage.ALL)
    monkeypatch.setattr("engine.refine.image_cuts.QUICK_EXACT_PIXELS", 100)
    cut_input, cuts = CutInput(scribbles_on_both(), PreviousMask(), 2, SETTINGS), ImageCuts(two_halves())
    assert cuts.early(cut_input, CancelToken(), NO_PROGRESS).is_rough
    assert not cuts.best(cut_input, CancelToken(), NO_PROGRESS, is_live=False).is_rough
