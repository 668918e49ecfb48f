"""Optical flow and motion on frames whose movement is known."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from engine.core import IGNORE, BadInputError, RgbU8, UserError
from engine.edit.threshold import beyond_level, otsu_level
from engine.sequence.flow import MOST_SIDE_PX, carried_labels
from engine.sequence.motion import change_map, common_shift
from engine.sequence.outlines import outlines_of

SHAPE = (160, 220)


def texture(seed: int, shape: tuple[int, int] = SHAPE) -> RgbU8:
    """Smooth random grey."""
    noise = np.random.default_rng(seed).random(shape).astype(np.float32)
    smooth = cv2.GaussianBlur(noise, (0, 0), 4.0)
    grey = cv2.normalize(smooth, None, 20, 235, cv2.NORM_MINMAX).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def with_square(y: int, x: int, side: int = 50, ground: int = 1) -> tuple[RgbU8, np.ndarray]:
    """A textured square on a textured ground, and its mask."""
    pixels, mask = texture(ground), np.zeros(SHAPE, np.uint8)
    pixels[y : y + side, x : x + side] = texture(2, (side, side))
    mask[y : y + side, x : x + side] = 1
    return pixels, mask


def iou(one: np.ndarray, other: np.ndarray) -> float:
    return float((one & other).sum() / (one | other).sum())


def test_a_textured_square_takes_its_mask_along() -> None:
    before, mask = with_square(40, 60)
    now, wanted = with_square(46, 71)
    moved = carried_labels(mask, before, now)
    assert iou(moved == 1, wanted == 1) > 0.9
    # The plain copy is not that good: the flow has done it.
    assert iou(mask == 1, wanted == 1) < 0.7


def test_a_thing_whose_look_changes_from_frame_to_frame_stays_whole() -> None:
    """Flicker breaks the agreement of both flows all over it; around it the flow is sure."""
    before, mask = with_square(40, 60, side=70)
    now, wanted = with_square(43, 64, side=70)
    noise = np.random.default_rng(8).integers(-45, 46, (70, 70)).astype(np.float32)
    flicker = 3 * cv2.GaussianBlur(noise, (0, 0), 2)[..., None]
    changed = now[43:113, 64:134] + flicker
    now[43:113, 64:134] = changed.clip(0, 255)
    moved = carried_labels(mask, before, now)
    inside = np.zeros(SHAPE, np.bool_)
    inside[48:108, 69:129] = True
    assert (moved[inside] == 1).mean() > 0.9
    assert (moved[~wanted.astype(bool)] == 1).mean() < 0.02


def test_small_holes_in_what_one_label_encloses_are_filled_and_large_ones_are_not() -> None:
    before, mask = with_square(20, 30, side=120)
    now, _ = with_square(26, 40, side=120)
    other, rng = now.copy(), np.random.default_rng(5)
    for y in range(40, 130, 24):
        for x in range(50, 140, 24):
            now[y : y + 8, x : x + 8] = rng.integers(0, 255, (8, 8, 1))
    moved = carried_labels(mask, before, now)[36:140, 50:150]
    assert (moved == IGNORE).mean() < 0.01
    assert (moved == 1).mean() > 0.99
    other[60:110, 70:120] = texture(11, (50, 50))[::-1]
    assert (carried_labels(mask, before, other)[60:110, 70:120] == IGNORE).mean() > 0.15


def test_what_comes_into_view_is_unlabelled_or_as_predicted() -> None:
    before, mask = with_square(40, 60)
    now, _ = with_square(46, 75)
    moved = carried_labels(mask, before, now)
    uncovered = np.zeros(SHAPE, np.bool_)
    uncovered[46:90, 60:75] = True
    assert (moved[uncovered] == IGNORE).mean() > 0.5
    prediction = np.full(SHAPE, 7, np.uint8)
    filled = carried_labels(mask, before, now, prediction)
    assert IGNORE not in filled
    np.testing.assert_array_equal(filled == 7, moved == IGNORE)


def test_a_still_picture_keeps_its_mask_as_it_is() -> None:
    pixels, mask = with_square(40, 60)
    np.testing.assert_array_equal(carried_labels(mask, pixels, pixels), mask)


def test_content_that_leaves_the_frame_brings_nothing_in_from_beyond_it() -> None:
    large = texture(4, (SHAPE[0], SHAPE[1] + 12))
    before, now = large[:, 12:], large[:, :-12]
    moved = carried_labels(np.ones(SHAPE, np.uint8), np.ascontiguousarray(before), np.ascontiguousarray(now))
    assert (moved[:, :8] == IGNORE).all()
    assert (moved[:, 20:] == 1).mean() > 0.97


@pytest.mark.parametrize("shape", [(1, 1), (3, 40), (20, 20), (63, 65)])
def test_small_frames_are_carried_too(shape: tuple[int, int]) -> None:
    pixels = texture(1, (80, 80))[: shape[0], : shape[1]]
    mask = np.ones(shape, np.uint8)
    np.testing.assert_array_equal(carried_labels(mask, pixels, pixels), mask)


def test_frames_above_the_limit_are_shrunk_for_the_flow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.sequence.flow.MOST_FLOW_PX", 12_000)
    before, mask = with_square(40, 60)
    now, wanted = with_square(46, 71)
    assert iou(carried_labels(mask, before, now) == 1, wanted == 1) > 0.85


def test_other_sizes_are_refused() -> None:
    with pytest.raises(BadInputError):
        carried_labels(np.zeros((9, 9), np.uint8), texture(1), texture(2))
    with pytest.raises(BadInputError):
        change_map(texture(1), texture(1, (20, 20)))


@pytest.mark.parametrize("shift", [(0, 0), (7, -11), (-4, 9)])
def test_the_shift_of_the_camera_is_found(shift: tuple[int, int]) -> None:
    dy, dx = shift
    large = texture(6, (SHAPE[0] + 40, SHAPE[1] + 40))[..., 0]
    before = np.ascontiguousarray(large[20:-20, 20:-20])
    now = np.ascontiguousarray(large[20 - dy : 20 - dy + SHAPE[0], 20 - dx : 20 - dx + SHAPE[1]])
    assert common_shift(before, now) == pytest.approx((dx, dy), abs=0.3)


def test_motion_is_what_moved_and_not_what_the_camera_moved() -> None:
    large = texture(6, (SHAPE[0] + 40, SHAPE[1] + 40))
    before = np.ascontiguousarray(large[20:-20, 20:-20])
    now = np.ascontiguousarray(large[17 : 17 + SHAPE[0], 26 : 26 + SHAPE[1]])
    now[60:90, 100:140] = 255 - now[60:90, 100:140]
    grey = change_map(before, now)
    moved = beyond_level(grey, otsu_level(grey), is_dark=False)
    wanted = np.zeros(SHAPE, np.bool_)
    wanted[60:90, 100:140] = True
    inner = np.zeros(SHAPE, np.bool_)
    inner[10:-10, 10:-10] = True
    assert (moved & ~wanted & inner).mean() < 0.01
    assert (moved & wanted).sum() / wanted.sum() > 0.5
    np.testing.assert_array_equal(change_map(before, before), 0)


def test_outlines_go_around_each_region_but_the_background() -> None:
    labels = np.zeros((30, 40), np.uint8)
    labels[5:15, 6:20] = 1
    labels[18:28, 25:36] = 2
    labels[0, 0] = IGNORE
    found = {o.class_id: o.points for o in outlines_of(labels)}
    assert set(found) == {1, 2}
    assert found[1].min(axis=0).tolist() == [6.5, 5.5]
    assert found[1].max(axis=0).tolist() == [19.5, 14.5]


@pytest.mark.parametrize("shape", [(64, 32_767), (32_767, 64), (10_001, 10_000)])
def test_frames_that_are_too_large_for_the_flow_are_refused_in_a_sentence(shape: tuple[int, int]) -> None:
    labels, frame = np.broadcast_to(np.uint8(1), shape), np.broadcast_to(np.uint8(9), (*shape, 3))
    with pytest.raises(UserError, match="too large for optical flow"):
        carried_labels(labels, frame, frame)


def test_the_longest_side_that_is_not_refused_can_be_carried() -> None:
    labels = np.ones((8, MOST_SIDE_PX), np.uint8)
    frame = np.random.default_rng(0).integers(0, 255, (*labels.shape, 3), np.uint8)
    assert (carried_labels(labels, frame, frame) == 1).mean() > 0.9
