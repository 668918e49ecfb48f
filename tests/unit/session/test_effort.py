"""The effort meter counts work, not pauses."""

from __future__ import annotations

import pytest

from engine.core import ImageId
from engine.session.effort import DECISION, PAUSE_S, EffortMeter


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_seconds_are_counted_for_the_tool_and_class_in_hand(clock: Clock) -> None:
    meter = EffortMeter(clock)
    meter.begin(ImageId(7))
    clock.now += 2.0
    meter.note_stroke("brush", 1)
    clock.now += 3.0
    meter.note_stroke("scribble", 2)
    rows = {(r.tool, r.class_id): (r.strokes, r.seconds) for r in meter.end()}
    assert rows == {("brush", 1): (1, 2.0), ("scribble", 2): (1, 3.0)}


def test_a_pause_is_not_counted(clock: Clock) -> None:
    meter = EffortMeter(clock)
    meter.begin(ImageId(7))
    clock.now += PAUSE_S + 1
    meter.note_moved("brush", 1)
    clock.now += 1.0
    meter.note_stroke("brush", 1)
    (row,) = meter.end()
    assert row.seconds == pytest.approx(1.0)


def test_decisions_are_counted_as_clicks_for_the_image_they_belong_to(clock: Clock) -> None:
    meter = EffortMeter(clock)
    meter.begin(ImageId(7))
    meter.note_decision()
    meter.note_decision()
    (row,) = meter.end()
    assert (row.image_id, row.tool, row.clicks) == (ImageId(7), DECISION, 2)


def test_an_image_that_was_only_looked_at_costs_nothing(clock: Clock) -> None:
    meter = EffortMeter(clock)
    meter.begin(ImageId(7))
    assert meter.end() == ()


def test_another_image_starts_at_zero(clock: Clock) -> None:
    meter = EffortMeter(clock)
    meter.begin(ImageId(7))
    meter.note_stroke("brush", 1)
    meter.end()
    meter.begin(ImageId(8))
    assert meter.end() == ()
