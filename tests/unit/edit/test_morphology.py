from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_np

from engine.core import IGNORE, BadInputError, LabelMap
from engine.edit.morphology import (
    fill_holes,
    grow,
    operate,
    remove_islands,
    shrink,
    smooth_boundary,
)
from engine.edit.operation import Operation

LABELS = st_np.arrays(
    np.uint8,
    st_np.array_shapes(min_dims=2, max_dims=2, max_side=24),
    elements=st.sampled_from([0, 1, 2, 255]),
)
# Those by the image alone have tests of their own.
BY_THE_IMAGE = (Operation.THIN, Operation.FIT)
OPERATIONS = st.sampled_from([each for each in Operation if each not in (Operation.FILL_REST, *BY_THE_IMAGE)])


def drawn(*rows: str) -> LabelMap:
    """Digits are classes, a full stop is nobody's pixel."""
    return np.array([[IGNORE if c == "." else int(c) for c in row] for row in rows], np.uint8)


@settings(max_examples=150, deadline=None)
@given(LABELS, OPERATIONS)
def test_pixels_of_nobody_never_change(labels: LabelMap, operation: Operation) -> None:
    after = operate(labels, operation, 1, 5)
    np.testing.assert_array_equal(after == IGNORE, labels == IGNORE)


@settings(max_examples=150, deadline=None)
@given(LABELS, OPERATIONS)
def test_every_change_gives_to_the_class_or_takes_from_it(labels: LabelMap, operation: Operation) -> None:
    after = operate(labels, operation, 1, 5)
    changed = after != labels
    assert ((labels[changed] == 1) | (after[changed] == 1)).all()


@settings(max_examples=100, deadline=None)
@given(LABELS)
def test_the_rest_is_what_was_nobodys_and_nothing_else_changes(labels: LabelMap) -> None:
    after = operate(labels, Operation.FILL_REST, 1)
    np.testing.assert_array_equal(after, np.where(labels == IGNORE, 1, labels))


@settings(max_examples=100, deadline=None)
@given(LABELS)
def test_filling_holes_twice_is_filling_them_once(labels: LabelMap) -> None:
    once = fill_holes(labels, 1)
    np.testing.assert_array_equal(fill_holes(once, 1), once)
    assert (once[labels == 1] == 1).all()


@settings(max_examples=100, deadline=None)
@given(LABELS, st.integers(1, 12))
def test_removing_islands_leaves_the_large_pieces_and_adds_nothing(labels: LabelMap, least_px: int) -> None:
    once = remove_islands(labels, 1, least_px)
    assert (labels[once == 1] == 1).all()
    np.testing.assert_array_equal(remove_islands(once, 1, least_px), once)


@settings(max_examples=100, deadline=None)
@given(LABELS)
def test_growing_only_adds_and_shrinking_only_takes(labels: LabelMap) -> None:
    assert (grow(labels, 1)[labels == 1] == 1).all()
    assert (labels[shrink(labels, 1) == 1] == 1).all()


@settings(max_examples=60, deadline=None)
@given(LABELS, OPERATIONS)
def test_the_labels_given_are_left_alone(labels: LabelMap, operation: Operation) -> None:
    kept = labels.copy()
    operate(labels, operation, 1, 3)
    np.testing.assert_array_equal(labels, kept)


def test_a_hole_is_filled_and_a_bay_is_not() -> None:
    labels = drawn("111110", "102110", "111100", "100110", "110110")
    expected = drawn("111110", "111110", "111100", "100110", "110110")
    np.testing.assert_array_equal(fill_holes(labels, 1), expected)


def test_a_hole_of_nobodys_pixels_stays() -> None:
    labels = drawn("1111", "1.01", "1111")
    np.testing.assert_array_equal(fill_holes(labels, 1), drawn("1111", "1.11", "1111"))


def test_an_island_goes_to_the_nearest_other_class() -> None:
    labels = drawn("000002", "010022", "000212", "111022", "111000")
    expected = drawn("000002", "000022", "000222", "111022", "111000")
    np.testing.assert_array_equal(remove_islands(labels, 1, 3), expected)


def test_an_island_that_touches_nothing_but_nobodys_pixels_goes_to_the_nearest_beyond() -> None:
    labels = np.full((80, 90), IGNORE, np.uint8)
    labels[40, 10:12] = 1
    labels[40, 60], labels[40, 89] = 2, 0
    after = remove_islands(labels, 1, 9)
    assert after[40, 10:12].tolist() == [2, 2]


def test_the_only_class_of_a_mask_loses_nothing() -> None:
    labels = drawn("..1", "...", "1..")
    np.testing.assert_array_equal(remove_islands(labels, 1, 9), labels)
    np.testing.assert_array_equal(shrink(labels, 1), labels)


def test_a_straight_edge_grows_and_shrinks_by_one_pixel_and_the_border_of_the_image_takes_none() -> None:
    labels = np.zeros((9, 12), np.uint8)
    labels[:, :6] = 1
    assert (grow(labels, 1)[:, :7] == 1).all()
    assert (grow(labels, 1) == 1).sum() == 9 * 7
    assert (shrink(labels, 1) == 1).sum() == 9 * 5


def test_shrinking_gives_each_side_to_its_own_neighbour() -> None:
    labels = drawn("0011122", "0011122")
    np.testing.assert_array_equal(shrink(labels, 1), drawn("0001222", "0001222"))


def test_smoothing_takes_spikes_fills_notches_and_keeps_straight_edges() -> None:
    labels = np.zeros((40, 60), np.uint8)
    labels[20:] = 1
    notched = labels.copy()
    notched[18:20, 20], notched[20:22, 40] = 1, 0
    np.testing.assert_array_equal(smooth_boundary(notched, 1), labels)
    np.testing.assert_array_equal(smooth_boundary(labels, 1), labels)


def test_what_is_no_mask_or_no_class_is_refused() -> None:
    with pytest.raises(BadInputError, match="uint8"):
        grow(np.zeros((3, 3), np.int32), 1)  # type: ignore[arg-type]
    with pytest.raises(BadInputError, match="0 to 254"):
        grow(np.zeros((3, 3), np.uint8), IGNORE)
    with pytest.raises(BadInputError, match="least_px"):
        remove_islands(np.zeros((3, 3), np.uint8), 1, 0)
    for operation in BY_THE_IMAGE:
        with pytest.raises(BadInputError, match="what the image shows"):
            operate(np.zeros((3, 3), np.uint8), operation, 1)
    with pytest.raises(BadInputError, match="sigma"):
        smooth_boundary(np.zeros((3, 3), np.uint8), 1, 0.0)
