"""Mask files of the open image: written after a minute, never in a stroke, and only when they are behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.document.image import read_mask
from engine.document.stroke_kind import StrokeKind
from engine.jobs import QueueDispatcher
from engine.refine.settings import CutSettings
from engine.service import Service
from engine.session import Session
from engine.session.autosave import AUTOSAVE_S
from engine.storage import Project
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import Desk


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(project_path: Path, clock: Clock) -> Iterator[Desk]:
    """Its first image is open, and the session has this clock."""
    dispatcher, compute = QueueDispatcher(), FakeCompute()
    session = Session(Project.open(project_path), compute, dispatcher, CutSettings(), clock)
    desk = Desk(session, compute, dispatcher, Service(dispatcher, compute))
    desk.open(0)
    yield desk
    session.close()
    desk.service.close()
    dispatcher.pump()


def file_of(desk: Desk) -> Path:
    desk.session.project.flush()
    return desk.session.project.mask_path(desk.image.id)


def paint(desk: Desk, class_id: int = 1) -> None:
    desk.stroke(StrokeKind.BRUSH, class_id, (30, 20), (30, 40))


def test_the_file_is_written_after_a_minute_and_not_before(desk: Desk, clock: Clock) -> None:
    paint(desk)
    clock.now += AUTOSAVE_S - 1
    desk.session.tick()
    assert not file_of(desk).exists()
    clock.now += 1
    desk.session.tick()
    assert read_mask(file_of(desk), None, None)[30, 30] == 1


def test_a_minute_counts_from_the_first_edit_that_the_file_lacks(desk: Desk, clock: Clock) -> None:
    paint(desk)
    clock.now += AUTOSAVE_S / 2
    paint(desk, class_id=2)
    clock.now += AUTOSAVE_S / 2
    desk.session.tick()
    assert read_mask(file_of(desk), None, None)[30, 30] == 2


def test_nothing_is_written_in_a_stroke_but_at_the_first_tick_after_it(desk: Desk, clock: Clock) -> None:
    paint(desk)
    clock.now += AUTOSAVE_S
    stroke = desk.session.begin_stroke(StrokeKind.BRUSH, 1, 3.0)
    stroke.extend([(10, 10), (10, 20)])
    desk.session.tick()
    assert not file_of(desk).exists()
    stroke.finish()
    desk.session.tick()
    assert read_mask(file_of(desk), None, None)[10, 15] == 1


def test_a_file_that_is_up_to_date_is_left_alone(desk: Desk, clock: Clock) -> None:
    paint(desk)
    desk.session.accept_image()
    file_of(desk).unlink()
    clock.now += 10 * AUTOSAVE_S
    desk.session.tick()
    assert not file_of(desk).exists()
