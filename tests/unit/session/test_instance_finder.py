"""Instances of the open image: found in the background, after edits, with ids that stay."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from engine.core import Rect
from engine.document.stroke_kind import StrokeKind
from engine.jobs import QueueDispatcher
from engine.session import InstanceMap, InstanceMethod, InstanceSettings
from engine.session.editing.instance_finder import InstanceFinder
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import Desk


@pytest.fixture
def finder(desk: Desk) -> Iterator[InstanceFinder]:
    made = InstanceFinder(desk.session, desk.dispatcher)
    yield made
    made.close()


def dot(desk: Desk, class_id: int, y: float, x: float) -> None:
    desk.stroke(StrokeKind.BRUSH, class_id, (y, x), radius_px=4.0)


def answer(desk: Desk, finder: InstanceFinder) -> InstanceMap:
    finder.refresh()
    desk.wait(lambda: not finder.is_busy)
    assert finder.instances is not None
    return finder.instances


def test_nothing_is_found_until_it_is_switched_on(desk: Desk, finder: InstanceFinder) -> None:
    desk.open(0)
    dot(desk, 1, 10, 10)
    finder.refresh()
    assert not finder.is_busy
    finder.switch(True)
    desk.wait(lambda: finder.instances is not None)
    assert finder.instances is not None
    assert finder.instances.counts() == {1: 1}
    finder.switch(False)
    assert finder.instances is None


def test_an_edit_elsewhere_leaves_the_ids_and_undo_brings_them_back(
    desk: Desk, finder: InstanceFinder
) -> None:
    desk.open(0)
    for x in (20, 40, 60):
        dot(desk, 1, 40, x)
    finder.switch(True)
    before = answer(desk, finder)
    dot(desk, 2, 8, 8)
    after = answer(desk, finder)
    assert after.counts() == {1: 3, 2: 1}
    assert np.array_equal(after.ids[30:], before.ids[30:])
    assert after.ids[8, 8] == 4
    desk.session.undo()
    assert np.array_equal(answer(desk, finder).ids, before.ids)


def test_refreshing_without_an_edit_asks_for_nothing(desk: Desk, finder: InstanceFinder) -> None:
    desk.open(0)
    dot(desk, 1, 10, 10)
    finder.switch(True)
    answer(desk, finder)
    finder.refresh()
    assert not finder.is_busy


def test_an_edit_while_an_answer_is_on_its_way_is_answered_too(desk: Desk, finder: InstanceFinder) -> None:
    desk.open(0)
    dot(desk, 1, 10, 10)
    finder.switch(True)
    assert finder.is_busy
    dot(desk, 1, 40, 40)
    finder.refresh()
    desk.wait(lambda: finder.instances is not None and len(finder.instances) == 2)


def test_another_image_starts_from_one_and_a_late_answer_is_dropped(
    desk: Desk, finder: InstanceFinder
) -> None:
    desk.open(1)
    dot(desk, 2, 30, 30)
    desk.open(0)
    for x in (20, 40, 60):
        dot(desk, 1, 40, x)
    finder.switch(True)
    seen: list[InstanceMap | None] = []
    finder.changed.subscribe(seen.append)
    desk.open(1)
    desk.wait(lambda: finder.instances is not None and finder.instances.counts() == {2: 1})
    assert finder.instances is not None
    assert finder.instances.numbers.tolist() == [1]
    assert all(one is None or one.counts() in ({2: 1}, {1: 3}) for one in seen)


def test_a_class_made_stuff_loses_its_instances_at_once(desk: Desk, finder: InstanceFinder) -> None:
    desk.open(0)
    dot(desk, 1, 10, 10)
    dot(desk, 2, 40, 40)
    finder.switch(True)
    answer(desk, finder)
    desk.session.set_classes(desk.session.classes.with_changed(2, is_thing=False))
    desk.wait(lambda: finder.instances is not None and finder.instances.counts() == {1: 1})


def test_the_cut_in_sight_counts_as_shown(desk: Desk, finder: InstanceFinder) -> None:
    desk.open(0)
    finder.switch(True)
    desk.scribble_both_halves()
    found = answer(desk, finder)
    assert found.counts() == {1: 1}
    assert found.row(0).box == Rect(0, 40, 60, 80)


def test_settings_are_kept_by_the_project_and_answered_anew(desk: Desk, finder: InstanceFinder) -> None:
    desk.open(0)
    dot(desk, 1, 30, 30)
    dot(desk, 1, 30, 37)
    finder.switch(True)
    assert len(answer(desk, finder)) == 1
    chosen = InstanceSettings(InstanceMethod.WATERSHED, least_px=3)
    finder.set_settings(chosen)
    desk.wait(lambda: finder.instances is not None and len(finder.instances) == 2)
    other = InstanceFinder(desk.session, QueueDispatcher())
    assert other.settings == chosen
    other.close()


def test_without_a_boundary_the_reason_is_told_once_and_old_instances_go(
    desk: Desk, finder: InstanceFinder
) -> None:
    desk.open(0)
    dot(desk, 1, 10, 10)
    finder.switch(True)
    answer(desk, finder)
    finder.set_settings(InstanceSettings(InstanceMethod.BOUNDARY))
    desk.wait(lambda: not finder.is_busy)
    dot(desk, 1, 40, 40)
    finder.refresh()
    desk.wait(lambda: not finder.is_busy)
    assert finder.instances is None
    assert [n.summary for n in desk.notices] == ["No boundary is known along which instances could be cut."]


def test_after_closing_no_answer_arrives(desk: Desk) -> None:
    assert isinstance(desk.compute, FakeCompute)
    finder = InstanceFinder(desk.session, desk.dispatcher)
    desk.open(0)
    dot(desk, 1, 10, 10)
    finder.switch(True)
    finder.close()
    desk.dispatcher.pump(0.2)
    assert finder.instances is None
