"""Edits on label planes: what is kept, what is put back, what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, BadInputError, EngineError, Rect
from engine.document.planes import TILE, LabelPlanes, Plane

SQUARE = Rect(100, 120, 140, 160)


def planes_with_square(value: int = 2) -> LabelPlanes:
    planes = LabelPlanes(300, 420)
    with planes.edit("Brush") as edit:
        edit.put(Plane.MASK, SQUARE, None, value)
    return planes


def test_a_new_image_is_unlabelled_everywhere_and_takes_no_memory() -> None:
    planes = LabelPlanes(300, 420)
    assert (planes.view(Plane.MASK) == IGNORE).all()
    assert planes.is_blank(Plane.MASK)


def test_an_edit_changes_just_its_pixels() -> None:
    planes = planes_with_square()
    expected = np.full((300, 420), IGNORE, np.uint8)
    expected[SQUARE.slices] = 2
    assert np.array_equal(planes.view(Plane.MASK), expected)
    assert planes.is_blank(Plane.SCRIBBLES)


def test_a_change_holds_only_the_tiles_that_differ() -> None:
    planes = planes_with_square()
    with planes.edit("Brush") as edit:
        edit.put(Plane.MASK, Rect.of_shape(planes.shape), np.zeros(planes.shape, bool), 7)
        edit.put(Plane.MASK, Rect(0, 0, 1, 1), None, 1)
    assert edit.change is not None
    assert [(t.ty, t.tx) for t in edit.change.tiles] == [(0, 0)]
    assert edit.change.rect == Rect(0, 0, TILE, TILE)


def test_an_edit_that_changes_nothing_makes_no_step() -> None:
    planes = planes_with_square()
    revision = planes.revision
    with planes.edit("Brush") as edit:
        edit.put(Plane.MASK, SQUARE, None, 2)
    assert edit.change is None
    assert planes.revision == revision


def test_an_exception_puts_every_pixel_back() -> None:
    planes = planes_with_square()
    before = planes.snapshot(Plane.MASK)

    def interrupted() -> None:
        with planes.edit("Brush") as edit:
            edit.put(Plane.MASK, Rect(0, 0, 300, 420), None, 5)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert np.array_equal(planes.view(Plane.MASK), before)


def test_the_live_view_and_the_snapshot_refuse_writes() -> None:
    planes = planes_with_square()
    with pytest.raises(ValueError, match="read-only"):
        planes.view(Plane.MASK)[0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        planes.snapshot(Plane.MASK)[0, 0] = 1


def test_a_snapshot_does_not_follow_later_edits() -> None:
    planes = planes_with_square()
    snapshot = planes.snapshot(Plane.MASK)
    with planes.edit("Brush") as edit:
        edit.put(Plane.MASK, SQUARE, None, 3)
    assert (snapshot[SQUARE.slices] == 2).all()


def test_a_second_edit_is_refused_while_one_is_open() -> None:
    planes = planes_with_square()
    planes.edit("Brush")
    with pytest.raises(EngineError, match="'Erase' began before 'Brush' had ended"):
        planes.edit("Erase")


def test_a_write_after_the_end_of_the_edit_is_refused() -> None:
    planes = planes_with_square()
    with planes.edit("Brush") as edit:
        edit.put(Plane.MASK, SQUARE, None, 1)
    with pytest.raises(EngineError, match="has ended"):
        edit.put(Plane.MASK, SQUARE, None, 4)


def test_a_rectangle_that_hangs_over_the_border_is_cut_off_with_its_mask() -> None:
    planes = LabelPlanes(50, 60)
    where = np.zeros((20, 20), bool)
    where[10:, 10:] = True
    with planes.edit("Brush") as edit:
        edit.put(Plane.MASK, Rect(-10, -10, 10, 10), where, 1)
    expected = np.full((50, 60), IGNORE, np.uint8)
    expected[:10, :10] = 1
    assert np.array_equal(planes.view(Plane.MASK), expected)


def test_writing_a_whole_plane_touches_only_tiles_that_differ() -> None:
    planes = planes_with_square()
    labels = np.array(planes.view(Plane.MASK))
    labels[299, 419] = 0
    with planes.edit("Cut") as edit:
        edit.write(Plane.MASK, labels)
    assert edit.change is not None
    assert [(t.ty, t.tx) for t in edit.change.tiles] == [(299 // TILE, 419 // TILE)]
    assert np.array_equal(planes.view(Plane.MASK), labels)


def test_a_tile_of_another_size_is_refused() -> None:
    with pytest.raises(BadInputError, match="does not fit"):
        LabelPlanes(50, 60).load_tile(Plane.MASK, 0, 0, b"123")


def test_an_image_without_pixels_is_refused() -> None:
    with pytest.raises(BadInputError, match="at least one pixel"):
        LabelPlanes(0, 5)


def test_a_copy_keeps_its_pixels_while_the_planes_go_on() -> None:
    planes = LabelPlanes(20, 30)
    with planes.edit("first") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 5, 5), None, 1)
        edit.put(Plane.SCRIBBLES, Rect(0, 0, 5, 5), None, 2)
    copy = planes.copy(Plane.MASK, Plane.HAND)
    with planes.edit("second") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 20, 30), None, 3)
    assert (copy.view(Plane.MASK) == 1).sum() == 25
    assert copy.is_blank(Plane.SCRIBBLES)
    assert copy.is_blank(Plane.HAND)
    assert copy.revision + 1 == planes.revision
