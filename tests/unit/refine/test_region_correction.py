"""One scribble at a time: the region under it changes, everything else stays."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, CancelledError, CancelToken, LabelMap, RgbU8
from engine.refine.correction.region_correction import correct_regions
from engine.refine.settings import CutSettings, RefineRequest

SHAPE = (120, 200)
LEFT = (slice(30, 80), slice(20, 70))
RIGHT = (slice(30, 80), slice(120, 170))


def two_blobs() -> RgbU8:
    """Two equal bright squares on a dark ground, with a little noise."""
    rng = np.random.default_rng(0)
    image = np.full((*SHAPE, 3), 50, np.float32)
    image[LEFT] = image[RIGHT] = (220, 200, 60)
    return np.clip(image + rng.normal(0, 4, image.shape), 0, 255).astype(np.uint8)


def marks(*places: tuple[int, int, int]) -> LabelMap:
    """A disc of class c around each (y, x, c)."""
    scribbles = np.full(SHAPE, IGNORE, np.uint8)
    ys, xs = np.mgrid[: SHAPE[0], : SHAPE[1]]
    for y, x, class_id in places:
        scribbles[(ys - y) ** 2 + (xs - x) ** 2 <= 16] = class_id
    return scribbles


def corrected(
    scribbles: LabelMap, previous_mask: LabelMap | None = None, *, is_drawn: bool = False
) -> LabelMap:
    settings = CutSettings(method="object")
    request = RefineRequest(
        two_blobs(), scribbles, 3, None, settings, previous_mask, previous_mask_is_scribbled=is_drawn
    )
    return correct_regions(request, CancelToken())


def overlap(labels: LabelMap, class_id: int, *places: tuple[slice, slice]) -> float:
    """IoU of a class with the planted squares."""
    truth = np.zeros(SHAPE, bool)
    for place in places:
        truth[place] = True
    found = labels == class_id
    return float((truth & found).sum() / (truth | found).sum())


def both_as(class_id: int) -> LabelMap:
    labels = np.zeros(SHAPE, np.uint8)
    labels[LEFT] = labels[RIGHT] = class_id
    return labels


def test_one_click_is_enough_for_the_object_under_it() -> None:
    assert overlap(corrected(marks((55, 45, 1))), 1, LEFT) > 0.95


def test_a_second_click_adds_another_object_and_keeps_the_first() -> None:
    first = corrected(marks((55, 45, 1)))
    both = corrected(marks((55, 45, 1), (55, 145, 1)), first, is_drawn=True)
    assert overlap(both, 1, LEFT, RIGHT) > 0.95
    assert np.array_equal(both[:, :90], first[:, :90])


def test_objects_of_other_classes_do_not_disturb_each_other() -> None:
    first = corrected(marks((55, 45, 1)))
    both = corrected(marks((55, 45, 1), (55, 145, 2)), first, is_drawn=True)
    assert overlap(both, 1, LEFT) > 0.95
    assert overlap(both, 2, RIGHT) > 0.95


def test_a_background_scribble_removes_what_lies_under_it_and_not_its_twin() -> None:
    removed = corrected(marks((55, 45, 0)), both_as(1))
    assert overlap(removed, 1, RIGHT) == 1.0
    assert removed[55, 45] == 0


def test_a_scribble_of_another_class_takes_the_region_over() -> None:
    taken = corrected(marks((55, 145, 2)), both_as(1))
    assert overlap(taken, 2, RIGHT) > 0.9
    assert overlap(taken, 1, LEFT) == 1.0


def test_a_scribble_that_agrees_changes_nothing() -> None:
    previous_mask = both_as(1)
    assert np.array_equal(corrected(marks((55, 45, 1), (5, 5, 0)), previous_mask), previous_mask)


@pytest.mark.parametrize("is_missing", [True, False])
def test_a_repair_of_a_finished_mask_mends_the_error_and_leaves_the_rest(is_missing: bool) -> None:
    """A bite out of a square, or a bump on it: neither square has a mark of its own."""
    truth = both_as(1)
    previous_mask = truth.copy()
    bite, bump = (slice(45, 65), slice(20, 34)), (slice(45, 65), slice(6, 20))
    previous_mask[bite if is_missing else bump] = 0 if is_missing else 1
    mended = corrected(marks((55, 27, 1) if is_missing else (55, 13, 0)), previous_mask)
    assert (mended != truth).sum() < 0.15 * (previous_mask != truth).sum()
    far = np.hypot(*(np.mgrid[: SHAPE[0], : SHAPE[1]] - np.array([55, 20])[:, None, None])) > 60
    assert np.array_equal(mended[far], previous_mask[far])


def test_scribbles_are_kept_even_against_all_reason() -> None:
    scribbles = marks((55, 45, 1), (5, 190, 1), (55, 60, 0))
    labels = corrected(scribbles)
    assert np.array_equal(labels[scribbles != IGNORE], scribbles[scribbles != IGNORE])


def test_a_cancelled_correction_ends() -> None:
    token = CancelToken()
    token.cancel()
    request = RefineRequest(two_blobs(), marks((55, 45, 1)), 3, settings=CutSettings(method="object"))
    with pytest.raises(CancelledError):
        correct_regions(request, token)
