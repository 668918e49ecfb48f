"""Smaller copies: averages of the image, and labels of which none is lost."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.core import Rect
from engine.edit.ready_kernels import READY, ReadyKernels
from gui.canvas.pyramid import TILE, ImagePyramid, LabelPyramid, read_cells
from tests.gui.canvas.worlds import noisy_source, plain_source

ANYWHERE = Rect(0, 0, 0, 0)


def built(source: object) -> LabelPyramid:
    pyramid = LabelPyramid(source)
    pyramid.build(60, ANYWHERE)
    assert pyramid.is_fresh
    return pyramid


def marks(pyramid: LabelPyramid, number: int) -> np.ndarray:
    return pyramid.level(number, Rect.of_shape(pyramid.shapes[number]), False).marks


def test_a_level_is_the_average_of_four_pixels() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (600, 402, 3), np.uint8)
    pyramid = ImagePyramid(pixels)
    assert pyramid.build(60)
    number, level = pyramid.level(1)
    assert number == 1
    exact = pixels.reshape(300, 2, 201, 2, 3).mean(axis=(1, 3))
    assert np.abs(level - exact).max() <= 0.5


def test_odd_sides_keep_their_last_row_and_column() -> None:
    pixels = np.zeros((513, 777, 3), np.uint8)
    pixels[-1], pixels[:, -1] = 200, 200
    pyramid = ImagePyramid(pixels)
    assert pyramid.build(60)
    assert pyramid.level(1)[1].shape == (257, 389, 3)
    assert (pyramid.level(1)[1][-1] == 200).all()


def test_a_budget_of_nothing_still_builds_one_piece_at_a_time_until_it_is_done() -> None:
    pyramid = ImagePyramid(np.zeros((4000, 3000, 3), np.uint8))
    pieces = 1
    while not pyramid.build(0):
        pieces += 1
    assert pieces > len(pyramid.shapes)


@pytest.mark.parametrize(("line", "ground"), [(1, 2), (2, 1), (0, 3), (3, 0)])
@pytest.mark.parametrize("start", [400, 401])
@pytest.mark.parametrize("wide", [1, 2])
def test_a_thin_line_survives_every_level_whichever_class_it_is(
    line: int, ground: int, start: int, wide: int
) -> None:
    source = plain_source(1030, 1100)
    source.mask[:] = ground
    source.mask[:, start : start + wide] = line
    pyramid = built(source)
    for number in range(1, len(pyramid.shapes)):
        assert ((marks(pyramid, number) == line + 1).sum(axis=1) >= 1).all()


def test_a_straight_border_stays_where_it_is() -> None:
    source = plain_source(1024, 1024)
    source.mask[:, :512] = 1
    source.mask[:, 512:] = 2
    smallest = marks(built(source), 2)
    assert (smallest[:, :128] == 2).all()
    assert (smallest[:, 128:] == 3).all()


def test_a_single_labelled_pixel_survives_where_nothing_else_is() -> None:
    source = plain_source(1024, 1024)
    source.mask[333, 777] = 0
    assert (marks(built(source), 2) == 1).sum() == 1


def test_a_cell_is_open_only_when_nobody_decided_its_label() -> None:
    source = plain_source(600, 600)
    source.predicted = np.ones((600, 600), np.uint8)
    source.mask[:, :300] = 1
    cells = built(source).level(1, Rect(0, 0, 300, 300), False)
    assert not cells.open_marks[:, :150].any()
    assert cells.open_marks[:, 150:].all()


@settings(deadline=None, max_examples=25)
@given(st.tuples(*[st.integers(0, 600)] * 4), st.integers(0, 4))
def test_refreshing_a_rectangle_equals_building_all_anew(
    corners: tuple[int, int, int, int], value: int
) -> None:
    source = noisy_source(601, 530)
    pyramid = built(source)
    y0, y1 = sorted(corners[:2])
    x0, x1 = sorted(corners[2:])
    rect = Rect(y0, x0, y1 + 1, x1 + 1).clip(*source.shape)
    source.mask[rect.slices] = (value - 1) % 256
    pyramid.refresh(rect)
    fresh = built(source)
    for number in range(1, len(fresh.shapes)):
        cells = Rect.of_shape(fresh.shapes[number])
        a, b = pyramid.level(number, cells, False), fresh.level(number, cells, False)
        np.testing.assert_array_equal(a.marks, b.marks)
        np.testing.assert_array_equal(a.open_marks, b.open_marks)
        np.testing.assert_array_equal(a.scribbles, b.scribbles)


def test_what_a_refresh_does_not_report_is_unchanged() -> None:
    source = noisy_source(700, 700)
    pyramid = built(source)
    before = [marks(pyramid, n).copy() for n in range(1, len(pyramid.shapes))]
    source.mask[300:310, 100:103] = 3
    touched = pyramid.refresh(Rect(300, 100, 310, 103))
    for number, old in enumerate(before, start=1):
        ys, xs = np.nonzero(old != marks(pyramid, number))
        size = 1 << number
        assert (ys * size >= touched.y0 - size + 1).all()
        assert ((ys + 1) * size <= touched.y1 + size - 1).all()
        assert (xs * size >= touched.x0 - size + 1).all()
        assert ((xs + 1) * size <= touched.x1 + size - 1).all()


def test_levels_above_the_one_on_the_screen_are_read_later() -> None:
    source = noisy_source(601, 530)
    pyramid, rect = built(source), Rect(100, 90, 140, 260)
    above = marks(pyramid, 2).copy()
    source.mask[rect.slices] = 1
    pyramid.refresh(rect, 1)
    np.testing.assert_array_equal(marks(pyramid, 2), above)
    assert [pyramid.is_fresh_in(rect, number) for number in (0, 1, 2)] == [True, True, False]
    # Nothing on the screen differs by what is read later.
    assert pyramid.build(60, ANYWHERE, 1) == []
    assert pyramid.is_fresh
    for number in range(1, len(pyramid.shapes)):
        np.testing.assert_array_equal(marks(pyramid, number), marks(built(source), number))


@settings(deadline=None, max_examples=20)
@given(st.tuples(*[st.integers(0, 1100)] * 4), st.integers(0, 4), st.integers(1, 4))
# Up to the border of a tile, beyond which it is seen as well.
@example((0, TILE - 1, 0, TILE - 1), 0, 1)
@example((TILE, TILE + 40, TILE, 1049), 2, 2)
def test_levels_that_are_read_later_equal_building_all_anew_wherever_the_change_lies(
    corners: tuple[int, int, int, int], value: int, highest: int
) -> None:
    source = noisy_source(1101, 1050)
    pyramid = built(source)
    (y0, y1), (x0, x1) = sorted(corners[:2]), sorted(corners[2:])
    rect = Rect(y0, x0, y1 + 1, x1 + 1).clip(*source.shape)
    source.mask[rect.slices] = (value - 1) % 256
    pyramid.refresh(rect, highest)
    # They are made of the levels below them: the image is not read again.
    source.shown_and_open = None
    pyramid.build(60, ANYWHERE)
    del source.shown_and_open
    assert pyramid.is_fresh
    fresh = built(source)
    for number in range(1, len(fresh.shapes)):
        np.testing.assert_array_equal(marks(pyramid, number), marks(fresh, number))


def test_what_is_stale_from_a_lower_level_on_is_seen_from_there() -> None:
    source = noisy_source(601, 530)
    pyramid, rect = built(source), Rect(100, 90, 140, 260)
    pyramid.mark_stale(rect, 2)
    pyramid.mark_stale(rect)
    pyramid.mark_stale(rect, 2)
    assert not pyramid.is_fresh_in(rect, 1)
    assert pyramid.build(60, ANYWHERE, 1)


def test_nothing_is_read_of_an_image_without_labels() -> None:
    source = noisy_source(601, 530)
    blank = SimpleNamespace(shape=source.shape, has_labels=False)
    pyramid = LabelPyramid(blank)
    pyramid.want_uncertainty(True)
    assert pyramid.is_fresh
    assert not marks(pyramid, 1).any()


@pytest.mark.parametrize("shape", [(1040, 1300), (1043, 777), (513, 1201)])
def test_compiled_or_not_the_smaller_copies_are_the_same(shape: tuple[int, int]) -> None:
    source = noisy_source(*shape)
    compiled = ReadyKernels()
    compiled.load()
    pyramids = []
    with pytest.MonkeyPatch.context() as patch:
        for kernels in (ReadyKernels(), compiled):
            for name, kernel in vars(kernels).items():
                patch.setattr(READY, name, kernel)
            pyramids.append(built(source))
    for number in range(1, len(pyramids[0].shapes)):
        for part in ("marks", "open_marks", "scribbles"):
            first, second = (
                getattr(each.level(number, Rect.of_shape(each.shapes[number]), False), part)
                for each in pyramids
            )
            assert np.array_equal(first, second), (number, part)


@pytest.mark.parametrize("label", [255, 3])
def test_a_plane_of_one_value_without_memory_is_read_like_any_other(label: int) -> None:
    source = noisy_source(60, 80)
    source.scribble_map = np.broadcast_to(np.uint8(label), (60, 80))
    cells = read_cells(source, Rect(5, 6, 40, 50), with_uncertainty=False)
    assert cells.scribbles.shape == (35, 44)
    assert (cells.scribbles == (label + 1) % 256).all()
