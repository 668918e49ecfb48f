"""Days of work on a project: images begun and accepted, and active time, from the effort report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from engine.core import ImageId
from engine.session.effort.effort_report import EffortReport


@dataclass(frozen=True, slots=True)
class WorkDay:
    """One day: images begun and accepted on it, and until its end; seconds of active work on it."""

    day: date
    begun: int
    accepted: int
    begun_until: int
    accepted_until: int
    seconds: float


def work_days(report: EffortReport, zone: tzinfo | None = None) -> tuple[WorkDay, ...]:
    """The days on which something was done, in order.

    An image counts once: on the day it was begun, and on that of its first acceptance. The time of a work
    counts on the day it ended.

    Args:
        zone: whose midnight ends a day; None for that of this machine.
    """
    begun: dict[ImageId, date] = {}
    accepted: dict[ImageId, date] = {}
    seconds: dict[date, float] = {}
    for work in report.works:
        first, last = _day(work.began, zone), _day(work.accepted or work.began, zone)
        begun[work.image_id] = min(first, begun.get(work.image_id, first))
        if work.accepted is not None:
            accepted[work.image_id] = min(last, accepted.get(work.image_id, last))
        seconds[last] = seconds.get(last, 0.0) + work.effort.seconds
    begun_on, accepted_on = Counter(begun.values()), Counter(accepted.values())
    days: list[WorkDay] = []
    all_begun = all_accepted = 0
    for day in sorted({*begun_on, *accepted_on, *seconds}):
        all_begun += begun_on[day]
        all_accepted += accepted_on[day]
        time = seconds.get(day, 0.0)
        days.append(WorkDay(day, begun_on[day], accepted_on[day], all_begun, all_accepted, time))
    return tuple(days)


def _day(moment: str, zone: tzinfo | None) -> date:
    at = datetime.fromisoformat(moment)
    try:
        return at.astimezone(zone).date()
    except OverflowError:  # The first or the last day that there is.
        return at.date()
