"""Edits on label planes: what is kept, what is put back, what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, BadInputError, EngineError, Rect
from engine.document.planes import TILE, Change, LabelPlanes, Plane

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


@pytest.mark.parametrize("is_written", [False, True])
@pytest.mark.parametrize("shape", [(1, 1), (128, 256), (300, 129), (259, 513)])
def test_writing_a_plane_touches_the_tiles_that_differ_and_no_others(
    shape: tuple[int, int], is_written: bool
) -> None:
    random, planes = np.random.default_rng(5), LabelPlanes(*shape)
    if is_written:
        with planes.edit("first") as edit:
            edit.write(Plane.MASK, random.integers(0, 256, shape, np.uint8))
    for count in (0, 1, 2, 5):
        before = planes.snapshot(Plane.MASK)
        labels = before.copy()
        for y, x in zip(*(random.integers(0, side, count) for side in shape), strict=True):
            labels[y, x] = (int(labels[y, x]) + 1 + random.integers(0, 254)) % 256
        ys, xs = np.nonzero(labels != before)
        with planes.edit("second") as edit:
            edit.write(Plane.MASK, labels)
        np.testing.assert_array_equal(planes.view(Plane.MASK), labels)
        changed = () if edit.change is None else edit.change.tiles
        assert {(t.ty, t.tx) for t in changed} == set(
            zip((ys // 128).tolist(), (xs // 128).tolist(), strict=True)
        )


def test_a_plane_says_nothing_something_or_all() -> None:
    planes = LabelPlanes(40, 30)
    said = []
    for rect, value in (
        (Rect(0, 0, 0, 0), 1),
        (Rect(3, 3, 5, 5), 0),
        (Rect(0, 0, 40, 30), 0),
        (Rect(0, 0, 1, 1), 255),
    ):
        with planes.edit("put") as edit:
            edit.put(Plane.MASK, rect, None, value)
        said.append((planes.has_nothing(Plane.MASK), planes.says_all(Plane.MASK)))
    with planes.edit("put") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 40, 30), None, 255)
    assert said == [(True, False), (False, False), (False, True), (False, False)]
    assert planes.has_nothing(Plane.MASK)
    assert not planes.is_blank(Plane.MASK)


def test_a_loan_keeps_its_pixels_whichever_of_the_two_is_written_to() -> None:
    for writes_loan in (False, True):
        planes = planes_with_square()
        before = planes.snapshot(Plane.MASK)
        loan = planes.lend(*Plane)
        written, other = (loan, planes) if writes_loan else (planes, loan)
        with written.edit("Brush") as edit:
            edit.put(Plane.MASK, Rect(0, 0, 300, 420), None, 5)
        assert np.array_equal(other.view(Plane.MASK), before)
        assert (written.view(Plane.MASK) == 5).all()


def test_a_loan_of_a_loan_and_an_undo_keep_them_apart_too() -> None:
    planes = planes_with_square()
    with planes.edit("Brush") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 9, 9), None, 4)
    loan = planes.lend(Plane.MASK)
    second = loan.lend(Plane.MASK)
    before = planes.snapshot(Plane.MASK)
    assert edit.change is not None
    planes.apply(edit.change, forward=False)
    assert np.array_equal(loan.view(Plane.MASK), before)
    assert np.array_equal(second.view(Plane.MASK), before)
    assert not np.array_equal(planes.view(Plane.MASK), before)


def test_a_loan_that_is_gone_costs_no_copy() -> None:
    planes = planes_with_square()
    for is_alive in (True, False):
        loan = planes.lend(Plane.MASK)
        memory = planes._data[Plane.MASK]
        if not is_alive:
            del loan
        with planes.edit("Brush") as edit:
            edit.put(Plane.MASK, SQUARE, None, 3 + is_alive)
        assert (planes._data[Plane.MASK] is memory) is not is_alive


def test_what_was_made_of_a_loan_is_taken_over_and_undone_as_if_made_here() -> None:
    planes = planes_with_square()
    before = planes.snapshot(Plane.MASK)
    loan = planes.lend(*Plane)
    with loan.edit("Accept image") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 200, 300), None, 6)
    assert edit.change is not None
    planes.adopt(loan, [edit.change])
    assert (planes.view(Plane.MASK)[:200, :300] == 6).all()
    planes.apply(edit.change, forward=False)
    assert np.array_equal(planes.view(Plane.MASK), before)


def adopted(planes: LabelPlanes, value: int) -> Change:
    """A step of the whole mask that was made on a loan of the planes, and taken over."""
    loan = planes.lend(*Plane)
    with loan.edit("Accept image") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 300, 420), None, value)
    assert edit.change is not None
    planes.adopt(loan, [edit.change])
    return edit.change


@pytest.mark.parametrize("is_blank", [True, False])
def test_undo_and_redo_of_what_was_taken_over_touch_no_tile(
    monkeypatch: pytest.MonkeyPatch, is_blank: bool
) -> None:
    planes = LabelPlanes(300, 420) if is_blank else planes_with_square()
    before = planes.snapshot(Plane.MASK)
    written = planes.watch(Plane.MASK)
    change = adopted(planes, 6)

    def refuse(*_: object) -> None:
        raise AssertionError("100 megapixels have 6,241 tiles")

    monkeypatch.setattr(LabelPlanes, "load_tile", refuse)
    for forward, wanted in ((False, before), (True, np.full_like(before, 6)), (False, before)):
        revision = planes.revision
        written.clear()
        planes.apply(change, forward=forward)
        assert np.array_equal(planes.view(Plane.MASK), wanted)
        assert planes.revision == revision + 1
        assert written == {(tile.ty, tile.tx) for tile in change.tiles}


def test_what_was_taken_over_is_undone_after_later_steps_too_while_a_loan_keeps_its_pixels() -> None:
    planes = planes_with_square()
    before = planes.snapshot(Plane.MASK)
    change = adopted(planes, 6)
    loan = planes.lend(Plane.MASK)
    planes.apply(change, forward=False)
    with planes.edit("Brush") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 50, 60), None, 4)
    assert edit.change is not None
    planes.apply(edit.change, forward=False)
    assert np.array_equal(planes.view(Plane.MASK), before)
    planes.apply(change, forward=True)
    assert (planes.view(Plane.MASK) == 6).all()
    assert (loan.view(Plane.MASK) == 6).all()
    second = adopted(planes, 3)
    planes.apply(second, forward=False)
    planes.apply(change, forward=False)
    assert np.array_equal(planes.view(Plane.MASK), before)


def test_a_loan_is_not_taken_over_once_the_planes_were_changed() -> None:
    planes = planes_with_square()
    loan = planes.lend(*Plane)
    with loan.edit("Accept image") as made:
        made.put(Plane.MASK, SQUARE, None, 6)
    with planes.edit("Brush") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 2, 2), None, 1)
    assert made.change is not None
    with pytest.raises(EngineError, match="changed since"):
        planes.adopt(loan, [made.change])
