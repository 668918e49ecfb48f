"""Undo and redo: the same swap, as far back as the journal goes."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import EngineError, Rect
from engine.document.history import History
from engine.document.planes import Change, LabelPlanes, Plane
from tests.helpers.journals import MemoryJournal


def paint(planes: LabelPlanes, history: History, rect: Rect, value: int, label: str = "Brush") -> None:
    with planes.edit(label) as edit:
        edit.put(Plane.MASK, rect, None, value)
    assert edit.change is not None
    history.push(edit.change)


def test_undo_gives_back_every_pixel_of_the_stroke_and_redo_brings_it_again() -> None:
    planes = LabelPlanes(300, 420)
    history = History(planes, MemoryJournal())
    before = planes.snapshot(Plane.MASK)
    paint(planes, history, Rect(100, 110, 140, 300), 2)
    after = planes.snapshot(Plane.MASK)
    history.undo()
    assert np.array_equal(planes.view(Plane.MASK), before)
    history.redo()
    assert np.array_equal(planes.view(Plane.MASK), after)


def test_a_new_step_after_an_undo_ends_the_redo() -> None:
    planes = LabelPlanes(50, 60)
    history = History(planes, MemoryJournal())
    paint(planes, history, Rect(0, 0, 5, 5), 1)
    history.undo()
    paint(planes, history, Rect(0, 0, 5, 5), 2)
    assert not history.can_redo
    assert history.redo() is None
    assert planes.view(Plane.MASK)[0, 0] == 2


def test_the_names_of_the_next_steps_wait_for_no_journal() -> None:
    planes, journal = LabelPlanes(50, 60), MemoryJournal()
    for value in range(4):
        paint(planes, History(planes, journal, value, value), Rect(0, 0, 5, 5), value, f"Step {value}")
    history = History(planes, journal, 2, 4)
    history.provide_labels([f"Step {number}" for number in range(4)], history.generation)
    journal.load = lambda seq: pytest.fail("read")  # type: ignore[method-assign]
    assert (history.undo_label, history.redo_label) == ("Step 1", "Step 2")


def test_steps_that_memory_let_go_come_back_from_the_journal() -> None:
    planes = LabelPlanes(50, 60)
    history = History(planes, MemoryJournal(), limit_bytes=1)
    values = range(40)
    for value in values:
        paint(planes, history, Rect(0, 0, 5, 5), value)
    seen = []
    while history.undo() is not None:
        seen.append(int(planes.view(Plane.MASK)[0, 0]))
    assert seen == [*reversed(values[:-1]), 255]


def test_the_labels_name_what_undo_and_redo_would_do() -> None:
    planes = LabelPlanes(50, 60)
    history = History(planes, MemoryJournal())
    assert (history.undo_label, history.redo_label) == ("", "")
    paint(planes, history, Rect(0, 0, 5, 5), 1, "Brush")
    paint(planes, history, Rect(0, 0, 5, 5), 2, "Cut")
    history.undo()
    assert (history.undo_label, history.redo_label) == ("Brush", "Cut")


def test_a_history_goes_on_where_an_earlier_one_stopped() -> None:
    planes, journal = LabelPlanes(50, 60), MemoryJournal()
    first = History(planes, journal)
    paint(planes, first, Rect(0, 0, 5, 5), 1)
    paint(planes, first, Rect(0, 0, 5, 5), 2)
    second = History(planes, journal, position=2, length=2)
    second.undo()
    assert planes.view(Plane.MASK)[0, 0] == 1
    assert second.can_redo


def test_a_position_outside_the_history_is_refused() -> None:
    with pytest.raises(EngineError, match="step 3 of 2"):
        History(LabelPlanes(5, 5), MemoryJournal(), position=3, length=2)


def test_steps_near_the_place_can_be_provided_and_need_no_journal_then() -> None:
    planes, journal = LabelPlanes(50, 60), MemoryJournal()
    first = History(planes, journal)
    for value in range(6):
        paint(planes, first, Rect(0, 0, 5, 5), value)
    history = History(planes, NoJournal(), position=6, length=6, recent={5: journal.load(5)})
    assert history.missing(3) == (4, 3)
    history.provide({4: journal.load(4), 3: journal.load(3)}, history.generation)
    for _ in range(3):
        history.undo()
    assert planes.view(Plane.MASK)[0, 0] == 2
    assert history.missing(3) == (2, 1, 0)


def test_steps_read_before_others_took_their_place_are_dropped() -> None:
    planes, journal = LabelPlanes(50, 60), MemoryJournal()
    history = History(planes, journal)
    for value in (1, 2):
        paint(planes, history, Rect(0, 0, 5, 5), value)
    stale, generation = journal.load(1), history.generation
    history.undo()
    paint(planes, history, Rect(0, 0, 5, 5), 3)
    history.provide({1: stale}, generation)
    history.undo()
    history.redo()
    assert planes.view(Plane.MASK)[0, 0] == 3


class NoJournal(MemoryJournal):
    """A journal whose steps are never to be read."""

    def load(self, seq: int) -> Change:
        raise AssertionError(f"step {seq} is read")


class CountingJournal(MemoryJournal):
    """A journal that counts what is read back."""

    loads = 0

    def load(self, seq: int) -> Change:
        self.loads += 1
        return super().load(seq)


def test_steps_provided_from_afar_do_not_push_out_the_next_one_to_undo() -> None:
    planes, journal = LabelPlanes(50, 60), CountingJournal()
    first = History(planes, journal)
    for value in range(20):
        paint(planes, first, Rect(0, 0, 5, 5), value)
    size = journal.load(0).nbytes
    history = History(planes, journal, position=20, length=20, limit_bytes=4 * size)
    history.provide({seq: journal.load(seq) for seq in history.missing(16)}, history.generation)
    journal.loads = 0
    for _ in range(4):
        history.undo()
    assert journal.loads == 0


def test_recent_steps_beyond_memory_leave_the_nearest_ones_there() -> None:
    planes, journal = LabelPlanes(600, 600), CountingJournal()
    first = History(planes, journal)
    paint(planes, first, Rect(0, 0, 600, 600), 1)
    paint(planes, first, Rect(0, 0, 5, 5), 2)
    recent = {seq: journal.load(seq) for seq in (1, 0)}
    limit = recent[0].nbytes
    history = History(planes, journal, 2, 2, limit_bytes=limit, recent=recent)
    journal.loads = 0
    history.undo()
    assert journal.loads == 0


def test_nothing_is_missing_where_near_steps_fill_half_of_the_memory() -> None:
    planes, journal = LabelPlanes(50, 60), MemoryJournal()
    history = History(planes, journal)
    for value in range(20):
        paint(planes, history, Rect(0, 0, 5, 5), value)
    size = journal.load(0).nbytes
    smaller = History(planes, journal, position=20, length=20, limit_bytes=8 * size)
    smaller.provide({seq: journal.load(seq) for seq in smaller.missing(16)}, smaller.generation)
    assert smaller.missing(16) == ()
