"""Days of work, counted from an effort report against a plain count."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

from engine.core import ImageId
from engine.session.effort.effort_meter import Effort
from engine.session.effort.effort_report import ClassWork, EffortReport, ImageWork
from engine.session.effort.work_days import work_days


def work(image: int, began: datetime, accepted: datetime | None, seconds: float, turn: int = 1) -> ImageWork:
    effort = (ClassWork(None, "", Effort(seconds=seconds)),)
    ended = None if accepted is None else accepted.isoformat()
    name = f"image {image}"
    return ImageWork(ImageId(image), name, turn, began.isoformat(), ended, None, None, None, effort)


def test_days_add_up_to_the_images_and_seconds_of_the_report() -> None:
    rng, start = random.Random(2), datetime(2026, 3, 1, 12, tzinfo=UTC)
    works = []
    for image in range(1, 60):
        began = start + timedelta(days=rng.randrange(40))
        accepted = began + timedelta(hours=rng.randrange(30)) if rng.random() < 0.7 else None
        works.append(work(image, began, accepted, rng.random() * 100))
        if accepted is not None and rng.random() < 0.3:
            works.append(work(image, accepted, accepted + timedelta(days=1), 5.0, turn=2))
    days = work_days(EffortReport(tuple(works), ()), UTC)
    accepted_images = {w.image_id for w in works if w.accepted is not None}
    assert [day.day for day in days] == sorted({day.day for day in days})
    assert (days[-1].begun_until, days[-1].accepted_until) == (59, len(accepted_images))
    assert sum(day.begun for day in days) == 59
    assert sum(day.accepted for day in days) == len(accepted_images)
    assert abs(sum(day.seconds for day in days) - sum(w.effort.seconds for w in works)) < 1e-6
    for before, after in pairwise(days):
        assert after.accepted_until == before.accepted_until + after.accepted


def test_a_day_ends_at_the_midnight_of_its_zone() -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    report = EffortReport((work(1, late, late, 7.0),), ())
    assert [day.day for day in work_days(report, UTC)] == [date(2026, 3, 1)]
    assert [day.day for day in work_days(report, timezone(timedelta(hours=2)))] == [date(2026, 3, 2)]


def test_no_work_has_no_days_and_the_first_day_of_all_is_one() -> None:
    assert work_days(EffortReport((), ())) == ()
    first = datetime(1, 1, 1, tzinfo=UTC)
    days = work_days(EffortReport((work(1, first, None, 1.0),), ()), timezone(timedelta(hours=-5)))
    assert [day.day for day in days] == [date(1, 1, 1)]
