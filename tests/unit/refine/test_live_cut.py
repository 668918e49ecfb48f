"""The cut under the pen: what it answers, when it learns, and what it protects."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import BadInputError, CancelledError, CancelToken, LabelMap, Rect, RgbU8, UserError
from engine.refine import CutSettings, RefineRequest, refine
from engine.refine.live.live_cut import NewMaskCut
from engine.refine.solvers.image_pyramid import CutPyramid
from tests.helpers.scribbles import dabs, halves, quarters

SETTINGS = CutSettings()


def live(image: RgbU8, scribbles: LabelMap, coarse_pixels: int = 100_000) -> NewMaskCut:
    cut = NewMaskCut(CutPyramid.of(image, CancelToken(), coarse_pixels), SETTINGS, CancelToken())
    cut.put_scribbles(Rect.of_shape(scribbles.shape), scribbles)
    return cut


def settled(cut: NewMaskCut, classes: int = 2) -> LabelMap:
    return cut.settle(classes, SETTINGS, CancelToken()).labels


def hair(side: int, thickness: int) -> tuple[RgbU8, LabelMap]:
    """A thick bar with hairs that end in the middle of another colour."""
    truth = np.zeros((side, side), np.uint8)
    truth[:, : side // 4] = 1
    for y in range(side // 8, side, side // 4):
        truth[y : y + thickness, : 3 * side // 4] = 1
    colours = np.array([(190, 180, 170), (40, 90, 30)], np.float64)[truth]
    image = colours + np.random.default_rng(2).normal(0, 6, colours.shape)
    return image.clip(0, 255).astype(np.uint8), truth


@pytest.mark.parametrize("coarse_pixels", [600, 100_000])
def test_the_pen_up_answer_finds_planted_halves(coarse_pixels: int) -> None:
    image, truth = halves(96)
    labels = settled(live(image, dabs(truth, (0, 1)), coarse_pixels))
    assert (labels == truth).mean() > 0.99


@pytest.mark.parametrize("coarse_pixels", [600, 100_000])
def test_four_classes_follow_the_pen(coarse_pixels: int) -> None:
    image, truth = quarters(96)
    cut = live(image, dabs(truth, (0, 1, 2, 3)), coarse_pixels)
    settled(cut, 4)
    cut.put_scribbles(Rect(70, 70, 76, 76), np.full((6, 6), 0, np.uint8))
    answer = cut.preview(4, SETTINGS, CancelToken())
    assert (answer.labels[70 - answer.rect.y0 : 76 - answer.rect.y0, 70 - answer.rect.x0] == 0).all()
    assert (cut.whole().labels == truth).mean() > 0.9


def test_hairs_thinner_than_a_coarse_pixel_are_kept() -> None:
    image, truth = hair(256, thickness=3)
    labels = settled(live(image, dabs(truth * (np.arange(256) < 60), (0, 1)), coarse_pixels=1100))
    is_hair = (truth == 1) & (np.arange(256) >= 64)
    assert labels[is_hair].mean() > 0.9


def test_a_coarse_refinement_keeps_hairs_too() -> None:
    image, truth = hair(256, thickness=3)
    scribbles = dabs(truth * (np.arange(256) < 60), (0, 1))
    found = refine(
        RefineRequest(image, scribbles, 2, None, CutSettings(exact_pixels=1100)),
        CancelToken(),
        lambda p: None,
    )
    is_hair = (truth == 1) & (np.arange(256) >= 64)
    assert found.labels[is_hair].mean() > 0.9
    assert not found.exact


def test_texture_is_not_taken_for_its_mean_colour() -> None:
    x = np.arange(128)[None].repeat(128, 0)
    truth = (x >= 64).astype(np.uint8)
    grain = np.random.default_rng(3).random((128, 128)) < 0.5
    grey = np.where(truth == 1, 128, np.where(grain, 20, 235)).astype(np.uint8)
    image = np.repeat(grey[..., None], 3, axis=2)
    labels = settled(live(image, dabs(truth, (0, 1), size=12), coarse_pixels=300))
    assert (labels == truth).mean() > 0.98


def test_a_move_changes_labels_only_in_its_rectangle() -> None:
    image, truth = halves(96)
    cut = live(image, dabs(truth, (0, 1)), 600)
    before = settled(cut).copy()
    cut.put_scribbles(Rect(5, 5, 9, 9), np.full((4, 4), 1, np.uint8))
    answer = cut.preview(2, SETTINGS, CancelToken())
    assert answer.rect.area < 0.1 * truth.size
    before[answer.rect.slices] = answer.labels
    assert (before == cut.whole().labels).all()


def test_models_stay_while_little_is_added_and_are_learned_again_when_much_is() -> None:
    image, truth = halves(96)
    cut = live(image, dabs(truth, (0, 1)))
    settled(cut)
    assert cut.problem is not None
    frozen = cut.problem.colour
    cut.put_scribbles(Rect(10, 10, 12, 12), np.full((2, 2), 0, np.uint8))
    cut.preview(2, SETTINGS, CancelToken())
    assert cut.problem.colour is frozen
    cut.put_scribbles(Rect(10, 10, 20, 20), np.full((10, 10), 0, np.uint8))
    cut.preview(2, SETTINGS, CancelToken())
    assert cut.problem.colour is not frozen


def test_adopted_labels_stay_where_nothing_is_scribbled_and_are_told_once() -> None:
    image, truth = halves(96)
    cut = live(image, dabs(truth, (0, 1)), 600)
    better = settled(cut).copy()
    better[80:90, 80:90] = 0
    cut.adopt(better)
    cut.put_scribbles(Rect(5, 5, 7, 7), np.full((2, 2), 0, np.uint8))
    first = cut.preview(2, SETTINGS, CancelToken())
    assert first.rect.contains(85, 85)
    assert (cut.whole().labels[80:90, 80:90] == 0).all()
    cut.put_scribbles(Rect(5, 7, 7, 9), np.full((2, 2), 0, np.uint8))
    assert not cut.preview(2, SETTINGS, CancelToken()).rect.contains(85, 85)


def test_one_class_is_refused_until_there_is_a_second() -> None:
    image, truth = halves()
    cut = live(image, dabs(truth, (0,)))
    with pytest.raises(UserError, match="Only one class"):
        cut.preview(2, SETTINGS, CancelToken())
    cut.put_scribbles(Rect(20, 36, 24, 40), np.full((4, 4), 1, np.uint8))
    assert (cut.preview(2, SETTINGS, CancelToken()).labels == truth).mean() > 0.99


def test_a_cancelled_answer_is_made_good_by_the_next() -> None:
    image, truth = halves(96)
    cut = live(image, dabs(truth, (0, 1)), 600)
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(CancelledError):
        cut.preview(2, SETTINGS, stopped)
    assert (cut.preview(2, SETTINGS, CancelToken()).labels == truth).mean() > 0.98


def test_scribbles_beyond_the_image_are_refused() -> None:
    image, _ = halves()
    cut = NewMaskCut(CutPyramid.of(image, CancelToken()), SETTINGS, CancelToken())
    with pytest.raises(BadInputError, match="of an image of"):
        cut.put_scribbles(Rect(40, 40, 60, 60), np.zeros((20, 20), np.uint8))
