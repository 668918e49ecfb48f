"""The simulated person at the review wall: small errors are missed, large ones marked, and seconds add up."""

from __future__ import annotations

from typing import cast

import pytest

from engine.bench.simulation import wall_review
from engine.bench.simulation.eyes import FIXATION_S
from engine.bench.simulation.human_time import KEY_S
from engine.bench.simulation.wall_review import VISIT_AFTER, WallReviewer
from engine.bench.support.work_clock import WorkClock
from engine.compute import Compute
from engine.core import LabelMap
from engine.storage import ImageStatus
from tests.helpers.reviewing import store_prediction
from tests.helpers.session import Desk, add_model, halves


class PlainClock:
    """Seconds that pass as the person spends them."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def run(self, seconds: float) -> None:
        self.now_s += seconds

    def settle(self) -> None:
        """Nothing runs beside the person."""


def reviewer_of(desk: Desk, clock: PlainClock, truths: dict[str, LabelMap]) -> WallReviewer:
    return WallReviewer(
        desk.session, cast(Compute, desk.compute), desk.dispatcher, cast(WorkClock, clock), truths, 0.999
    )


def test_the_person_accepts_what_looks_right_and_marks_what_looks_wrong(desk: Desk) -> None:
    add_model(desk, "m1")
    project, clock = desk.session.project, PlainClock()
    right, wrong, other = [record.id for record in project.images.rows()]
    shifted = halves(0, 0)
    shifted[:, 60:] = 1
    for image_id, labels in ((right, halves(0, 1)), (wrong, shifted), (other, halves(0, 1))):
        store_prediction(project, image_id, "m1", labels)
    reviewer = reviewer_of(desk, clock, {str(number): halves(0, 1) for number in range(3)})
    for _ in range(VISIT_AFTER):
        assert not reviewer.is_due
        reviewer.note_corrected()
    assert reviewer.is_due
    reviewed = reviewer.review([right, wrong, other])
    assert {i: r.is_accepted for i, r in reviewed.items()} == {right: True, wrong: False, other: True}
    assert reviewer.marked == (wrong,)
    assert project.images.get(right).status is ImageStatus.ACCEPTED
    assert sum(r.seconds for r in reviewed.values()) == pytest.approx(clock.now_s)
    # Three glances, a key for the page and one for the mark; the hand travels to it.
    assert clock.now_s >= 3 * FIXATION_S + 2 * KEY_S
    # Nothing was waited for.
    assert sum(r.looked_s for r in reviewed.values()) == pytest.approx(clock.now_s)
    reviewer.close()


def test_errors_that_are_too_small_on_the_tile_are_accepted_and_counted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wall_review, "TILE_PX", 40)
    add_model(desk, "m1")
    project, clock = desk.session.project, PlainClock()
    images = [record.id for record in project.images.rows()]
    truth = halves(0, 1)
    truth[10:17, 10:13] = 1
    for image_id in images:
        store_prediction(project, image_id, "m1", halves(0, 1))
    reviewer = reviewer_of(desk, clock, {str(number): truth for number in range(3)})
    reviewed = reviewer.review(images)
    assert all(image.is_accepted and not image.is_right for image in reviewed.values())
    reviewer.close()
