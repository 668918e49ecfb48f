"""Lines that are drawn too fat, on drawn images: their width, and what must not change."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_np

from engine.core import IGNORE, BoolMap, CancelledError, CancelToken, LabelMap, RgbU8
from engine.edit.paths.peeling_kernels import peel
from engine.edit.paths.skeleton_branches import branches_of
from engine.edit.paths.thinning import thin_lines

SHAPE = (120, 200)
LABELS = st_np.arrays(np.uint8, (24, 24), elements=st.sampled_from([0, 0, 1, 1, 1, 255]))


def waves(width_px: float) -> BoolMap:
    """Two bent lines that cross, one of them out to the border of the image."""
    wide, subpixel = np.zeros(SHAPE, np.uint8), 4
    x = np.arange(0, 190)
    for ends in (60 + 25 * np.sin(x / 25), 20 + x / 2.2):
        points = np.column_stack([x, ends])
        scaled = np.round(points * 2**subpixel).astype(np.int32)
        fine = np.zeros((SHAPE[0] * 4, SHAPE[1] * 4), np.uint8)
        cv2.polylines(fine, [scaled * 4], False, 1, round(width_px * 4), cv2.LINE_8, subpixel)
        wide |= (cv2.resize(fine * 255, SHAPE[::-1], interpolation=cv2.INTER_AREA) > 127).astype(np.uint8)
    return wide > 0


def picture(line: BoolMap, contrast: float = 60.0) -> RgbU8:
    """Dark lines on a lighter ground that gets darker to one side, blurred, with noise."""
    grey = 150.0 + 30.0 * np.linspace(0, 1, SHAPE[1])[None] - contrast * line
    noise = np.random.default_rng(5).normal(0, 6, SHAPE)
    blurred = cv2.GaussianBlur(grey, (0, 0), 0.8) + noise
    return np.clip(np.dstack([blurred, blurred - 20, blurred - 40]), 0, 255).astype(np.uint8)


def fattened(line: BoolMap, by_px: int) -> LabelMap:
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * by_px + 1,) * 2)
    return np.asarray(cv2.dilate(line.astype(np.uint8), disc))


def thinned(pixels: RgbU8, labels: LabelMap, fixed: BoolMap | None = None) -> LabelMap:
    nothing = np.zeros(labels.shape, np.bool_)
    return thin_lines(pixels, labels, 1, nothing if fixed is None else fixed, CancelToken())


def pieces_and_holes(region: BoolMap) -> tuple[int, int]:
    pieces, _ = cv2.connectedComponents(region.astype(np.uint8), connectivity=8)
    outside = np.pad(~region, 1, constant_values=True)
    holes, _ = cv2.connectedComponents(outside.astype(np.uint8), connectivity=4)
    return pieces, holes


def overlap(one: BoolMap, other: BoolMap) -> float:
    return float((one & other).sum() / (one | other).sum())


@pytest.mark.parametrize("by_px", [1, 2, 3])
@pytest.mark.parametrize("width_px", [2.0, 3.0, 5.0])
def test_fat_lines_get_the_width_that_the_image_shows(width_px: float, by_px: int) -> None:
    line = waves(width_px)
    fat = fattened(line, by_px)
    after = thinned(picture(line), fat) == 1
    assert overlap(after, line) > overlap(fat == 1, line) + 0.1
    assert 0.8 < after.sum() / line.sum() < 1.45
    assert pieces_and_holes(after) == pieces_and_holes(fat == 1)


def test_lines_of_the_right_width_stay_as_they_are() -> None:
    line = waves(3.0)
    np.testing.assert_array_equal(thinned(picture(line), line.astype(np.uint8)), line.astype(np.uint8))


def test_a_line_that_the_image_does_not_show_stays_as_it_is_drawn() -> None:
    fat = fattened(waves(3.0), 2)
    after = thinned(picture(waves(3.0), contrast=0.0), fat) == 1
    assert after.sum() > 0.95 * (fat == 1).sum()


def test_wide_things_stay_beside_lines_and_at_their_ends() -> None:
    line = waves(2.0)
    body = np.zeros(SHAPE, np.uint8)
    cv2.circle(body, (150, 30), 14, 1, -1)
    cv2.circle(body, (60, 81), 13, 1, -1)
    labels = fattened(line, 2) | body
    after = thinned(picture(line | (body == 1)), labels) == 1
    assert overlap(after & (body == 1), body == 1) > 0.97
    assert after.sum() < 0.75 * (labels == 1).sum()


def test_what_is_fixed_stays_and_lost_pixels_go_to_the_label_beside() -> None:
    line = waves(2.0)
    fat = fattened(line, 3)
    labels = np.where(fat == 1, np.uint8(1), np.uint8(2))
    fixed = np.zeros(SHAPE, np.bool_)
    fixed[:, :90] = True
    after = thinned(picture(line), labels, fixed)
    np.testing.assert_array_equal(after[:, :90], labels[:, :90])
    assert set(np.unique(after[:, 90:])) == {1, 2}
    assert (after[:, 90:] == 1).sum() < 0.7 * (labels[:, 90:] == 1).sum()


def test_a_cancelled_token_ends_it() -> None:
    token = CancelToken()
    token.cancel()
    line = waves(2.0)
    with pytest.raises(CancelledError):
        thin_lines(picture(line), fattened(line, 2), 1, np.zeros(SHAPE, np.bool_), token)


class CountingToken(CancelToken):
    """Counts how often it is asked; is cancelled after so many times."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.asked = 0
        self._most = most

    def check(self) -> None:
        self.asked += 1
        if self.asked > self._most:
            self.cancel()
        super().check()


def test_it_can_be_ended_at_any_time_also_where_nothing_is_a_line() -> None:
    speckles = np.zeros(SHAPE, np.uint8)
    speckles[5:-5:10, 5:-5:10] = 1
    labels = cv2.dilate(speckles, np.ones((3, 4), np.uint8))
    count, nothing = int(speckles.sum()), np.zeros(SHAPE, np.bool_)
    token = CountingToken(10 * count)
    thin_lines(picture(labels > 0), labels, 1, nothing, token)
    assert token.asked >= 2 * count
    for most in (0, count // 2, count, 2 * count - 1):
        with pytest.raises(CancelledError):
            thin_lines(picture(labels > 0), labels, 1, nothing, CountingToken(most))


def test_peeling_asks_between_its_rounds() -> None:
    disc = cv2.circle(np.zeros((30, 30), np.uint8), (14, 14), 9, 1, -1) == 1
    with pytest.raises(CancelledError):
        peel(disc, *np.nonzero(disc), CountingToken(0))


@settings(max_examples=60, deadline=None)
@given(LABELS, st.integers(0, 9))
def test_pieces_and_holes_stay_and_nothing_is_added(labels: LabelMap, seed: int) -> None:
    pixels = np.random.default_rng(seed).integers(0, 255, (*labels.shape, 3), np.uint8)
    after = thinned(pixels, labels)
    assert pieces_and_holes(after == 1) == pieces_and_holes(labels == 1)
    assert (labels[after != labels] == 1).all()
    assert set(np.unique(after[after != labels])) <= set(np.unique(labels)) - {1}


@pytest.mark.parametrize("right", [0, 2, IGNORE])
def test_what_a_line_loses_becomes_what_is_beside_it_unlabelled_too(right: int) -> None:
    line = waves(3.0)
    fat = fattened(line, 3)
    others = np.full(SHAPE, IGNORE, np.uint8)
    others[:, SHAPE[1] // 2 :] = right
    labels = np.where(fat == 1, np.uint8(1), others)
    after = thinned(picture(line), labels)
    lost = (labels == 1) & (after != 1)
    assert overlap(after == 1, line) > overlap(fat == 1, line) + 0.1
    left_part, right_part = np.split(np.where(lost, after, np.uint8(99)), 2, axis=1)
    assert np.unique(left_part[:, :-12]).tolist() == [99, IGNORE]
    assert np.unique(right_part[:, 12:]).tolist() == sorted({99, right})


@settings(max_examples=80, deadline=None)
@given(LABELS)
def test_peeling_takes_what_it_can_and_leaves_pieces_and_holes(labels: LabelMap) -> None:
    region = labels == 1
    left = region.copy()
    rows, columns = np.nonzero(region)
    peel(left, rows, columns, CancelToken())
    assert not (left & ~region).any()
    assert pieces_and_holes(left) == pieces_and_holes(region)


def test_peeling_a_disc_leaves_one_pixel_and_a_ring_one_pixel_wide() -> None:
    disc = np.zeros((30, 30), np.uint8)
    cv2.circle(disc, (14, 14), 9, 1, -1)
    ring = disc.copy()
    cv2.circle(ring, (14, 14), 4, 0, -1)
    left = [shape == 1 for shape in (disc, ring)]
    for shape in left:
        peel(shape, *np.nonzero(shape), CancelToken())
    assert left[0].sum() == 1
    assert 12 <= left[1].sum() <= 40


def test_branches_run_from_crossing_to_end_in_order() -> None:
    bones = np.zeros((9, 30), np.bool_)
    bones[4, 2:28] = True
    bones[:4, 15] = True
    branches = branches_of(bones, CancelToken())
    assert sorted(branch.free_ends for branch in branches) == [1, 1, 1]
    steps = [np.abs(np.diff(branch.places, axis=0)).max() for branch in branches]
    assert steps == [1, 1, 1]
    ring = cv2.circle(np.zeros((30, 30), np.uint8), (14, 14), 9, 1) > 0
    (whole,) = branches_of(ring, CancelToken())
    assert (whole.free_ends, len(whole.places)) == (2, ring.sum())
