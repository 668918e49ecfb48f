"""One object from clicks: scribbles are kept, corrections stay where they belong."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import BadInputError, BoolMap, CancelledError, CancelToken, LabelMap, RgbU8
from engine.refine.correction.interactive import correct, prepare

SHAPE = (90, 120)


def two_boxes() -> tuple[RgbU8, BoolMap, BoolMap]:
    """A green photograph, slightly noisy, with an orange box at the left and another at the right."""
    noise = np.random.default_rng(3).integers(-8, 9, (*SHAPE, 3))
    image = np.full((*SHAPE, 3), (40, 120, 50), np.int64)
    left, right = np.zeros(SHAPE, np.bool_), np.zeros(SHAPE, np.bool_)
    left[25:65, 15:50] = True
    right[25:65, 75:105] = True
    image[left | right] = (220, 130, 30)
    return (image + noise).clip(0, 255).astype(np.uint8), left, right


def dabs(*clicks: tuple[int, int, int]) -> LabelMap:
    scribbles = np.full(SHAPE, 255, np.uint8)
    y, x = np.ogrid[: SHAPE[0], : SHAPE[1]]
    for cy, cx, label in clicks:
        scribbles[(y - cy) ** 2 + (x - cx) ** 2 <= 16] = label
    return scribbles


def iou(a: BoolMap, b: BoolMap) -> float:
    return float((a & b).sum() / (a | b).sum())


def test_one_click_finds_the_box_under_it_and_not_its_twin() -> None:
    image, left, _ = two_boxes()
    mask = correct(prepare(image), dabs((45, 32, 1)), None, CancelToken())
    assert iou(mask, left) > 0.97


def test_a_second_click_adds_the_twin_and_keeps_the_first() -> None:
    image, left, right = two_boxes()
    prepared = prepare(image)
    first = correct(prepared, dabs((45, 32, 1)), None, CancelToken())
    both = correct(prepared, dabs((45, 32, 1), (45, 90, 1)), first, CancelToken())
    assert iou(both, left | right) > 0.97


def test_a_background_click_takes_away_the_piece_under_it_only() -> None:
    image, left, right = two_boxes()
    scribbles = dabs((45, 32, 1), (45, 90, 0))
    mask = correct(prepare(image), scribbles, left | right, CancelToken())
    assert iou(mask, left) > 0.97


def test_marks_that_contradict_nothing_change_nothing() -> None:
    image, left, _ = two_boxes()
    mask = correct(prepare(image), dabs((45, 32, 1), (5, 5, 0)), left, CancelToken())
    assert np.array_equal(mask, left)


def test_a_correction_far_away_leaves_the_mask_alone_in_a_large_image() -> None:
    small, left, _ = two_boxes()
    image = np.tile(small, (6, 6, 1))
    previous_mask = np.tile(left, (6, 6))
    previous_mask[400:412, 600:612] = True
    scribbles = np.full(previous_mask.shape, 255, np.uint8)
    scribbles[404:408, 604:608] = 0
    scribbles[45::90, 32::120] = 1
    mask = correct(prepare(image), scribbles, previous_mask, CancelToken())
    assert np.array_equal(mask[:200], previous_mask[:200])
    assert not mask[404:408, 604:608].any()


@settings(max_examples=25, deadline=None)
@given(
    clicks=st.lists(
        st.tuples(st.integers(0, 89), st.integers(0, 119), st.integers(0, 1)), min_size=1, max_size=6
    ),
    scale=st.sampled_from([1, 2, 3]),
    has_previous=st.booleans(),
)
def test_marks_are_always_kept_and_the_same_input_gives_the_same_mask(
    clicks: list[tuple[int, int, int]], scale: int, has_previous: bool
) -> None:
    image, left, _ = two_boxes()
    # Three times as large, the image is cut at lower resolution.
    image, left, scribbles = (
        np.repeat(np.repeat(array, scale, axis=0), scale, axis=1) for array in (image, left, dabs(*clicks))
    )
    previous_mask = left if has_previous else None
    mask = correct(prepare(image), scribbles, previous_mask, CancelToken())
    assert mask[scribbles == 1].all()
    assert not mask[scribbles == 0].any()
    assert np.array_equal(mask, correct(prepare(image), scribbles, previous_mask, CancelToken()))


def test_a_piece_of_object_without_a_mark_of_it_is_dropped() -> None:
    image, left, right = two_boxes()
    mask = correct(prepare(image), dabs((45, 32, 1), (10, 60, 1)), left | right, CancelToken())
    assert mask[10, 60]
    assert mask[left].mean() > 0.95
    assert not (mask & right).any()


def test_a_network_that_knows_better_decides_where_colours_cannot() -> None:
    grey = np.full((*SHAPE, 3), 128, np.uint8)
    odds = np.full((45, 60), -4.0, np.float32)
    odds[10:35, 5:25] = 4.0
    mask = correct(prepare(grey), dabs((45, 30, 1)), None, CancelToken(), odds)
    wanted = np.zeros(SHAPE, np.bool_)
    wanted[20:70, 10:50] = True
    assert iou(mask, wanted) > 0.9


def test_without_a_mark_of_the_object_there_is_no_object() -> None:
    image, _, _ = two_boxes()
    assert not correct(prepare(image), dabs((45, 32, 0)), None, CancelToken()).any()


def test_the_mask_cannot_be_written() -> None:
    image, _, _ = two_boxes()
    mask = correct(prepare(image), dabs((45, 32, 1)), None, CancelToken())
    assert not mask.flags.writeable


def test_a_cancelled_correction_stops() -> None:
    image, _, _ = two_boxes()
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        correct(prepare(image), dabs((45, 32, 1)), None, token)


@pytest.mark.parametrize("shape", [(90, 119), (1, 1)])
def test_marks_of_another_size_are_refused(shape: tuple[int, int]) -> None:
    image, _, _ = two_boxes()
    with pytest.raises(BadInputError, match="scribbles"):
        correct(prepare(image), np.full(shape, 255, np.uint8), None, CancelToken())


def test_marks_of_a_third_class_are_refused() -> None:
    image, _, _ = two_boxes()
    with pytest.raises(BadInputError, match="scribbles"):
        correct(prepare(image), dabs((45, 32, 2)), None, CancelToken())


@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (40, 1), (2, 3)])
def test_the_thinnest_images_have_an_answer(shape: tuple[int, int]) -> None:
    image = np.zeros((*shape, 3), np.uint8)
    scribbles = np.full(shape, 255, np.uint8)
    scribbles[0, 0] = 1
    assert correct(prepare(image), scribbles, None, CancelToken())[0, 0]
