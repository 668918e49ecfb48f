"""The queue of a session: images are looked at in the background and offered in the chosen order."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.compute import ComputeFailed
from engine.compute.requests.predict import PredictDone, PredictRequest
from engine.core import ModelId
from engine.service import Service
from engine.session.active_learning import background_prediction
from engine.session.active_learning.acquisition import BY_OLDER, NO_MODEL_YET, NOT_SEEN, AcquisitionOrder
from engine.session.active_learning.background_prediction import IDLE_PAUSE_S, TRAINING_SHARE, pause_s
from engine.session.active_learning.queue import LabellingQueue
from engine.session.active_learning.ranking import FIRST_REST_S
from engine.session.similarity.similarity_search import SimilaritySearch
from engine.storage import ImageStatus, ModelRecord
from tests.helpers.fake_compute import FakeJob, everything_is
from tests.helpers.session import Desk


@pytest.fixture
def finder(desk: Desk) -> Iterator[SimilaritySearch]:
    finder = desk.service.similarity_search()
    yield finder
    finder.close()


@pytest.fixture
def queue(desk: Desk, finder: SimilaritySearch) -> Iterator[LabellingQueue]:
    queue = desk.service.queue(finder)
    desk.wait(lambda: queue.waiting_count == 3)
    yield queue
    queue.close()


def add_model(desk: Desk, name: str) -> None:
    path = Path(desk.session.project.models_dir / f"{name}.safetensors")
    path.touch()
    desk.session.project.models.add(ModelRecord(ModelId(name), path, "2026-01-01T00:00:00+00:00"))
    desk.session.use_model(ModelId(name))


def waiting_jobs(desk: Desk) -> list[FakeJob]:
    return [job for job in desk.compute.predictions if not (job.has_ended or job.is_cancelled)]


def next_job(desk: Desk) -> FakeJob:
    desk.wait(lambda: bool(waiting_jobs(desk)))
    return waiting_jobs(desk)[0]


def priority(job: FakeJob) -> str:
    assert isinstance(job.request, PredictRequest)
    return job.request.priority


def open_square(job: FakeJob, side: int) -> PredictDone:
    """The answer of a network that is sure but in a square of this side."""
    done = everything_is(job, 1, 3)
    probs = done.probs.copy()
    probs[:, 4 : 4 + side, 4 : 4 + side] = np.array([0.4, 0.5, 0.1], np.float16)[:, None, None]
    return replace(done, probs=probs)


def answer(desk: Desk, job: FakeJob, side: int = 0) -> None:
    job.has_ended = True
    job.tell(open_square(job, side))


def look_at_all(desk: Desk, queue: LabellingQueue, *sides: int) -> None:
    """Answer one request after the other, with open squares of these sides."""
    for side in sides:
        answer(desk, next_job(desk), side)
    desk.wait(lambda: queue.predicted_count == len(sides) and not queue.background.is_at_work)


def names(desk: Desk, queue: LabellingQueue) -> list[str]:
    return [desk.session.project.images.get(entry.image).path.stem for entry in queue.ranking(9)]


def test_a_new_model_looks_at_every_image_one_at_a_time_and_the_open_one_first(
    desk: Desk, queue: LabellingQueue
) -> None:
    desk.open(0)
    add_model(desk, "m1")
    asked = []
    for side in (10, 30, 20):
        job = next_job(desk)
        asked.append(priority(job))
        assert len(waiting_jobs(desk)) == 1
        answer(desk, job, side)
    desk.wait(lambda: queue.predicted_count == 3 and not queue.background.is_at_work)
    assert asked == ["open", "neighbour", "queue"]
    assert desk.session.busy.background_prediction is None
    queue.choose(AcquisitionOrder.EFFORT)
    assert names(desk, queue) == ["0", "2", "1"]
    queue.choose(AcquisitionOrder.UNCERTAINTY)
    assert names(desk, queue) == ["1", "2", "0"]


def test_how_far_it_is_stands_on_the_board(desk: Desk, queue: LabellingQueue) -> None:
    add_model(desk, "m1")
    answer(desk, next_job(desk))
    next_job(desk)
    ahead = desk.session.busy.background_prediction
    assert ahead is not None
    assert (ahead.done, ahead.total, ahead.note) == (1, 3, "Looking ahead")


def test_an_image_looked_at_shows_its_prediction_at_once(desk: Desk, queue: LabellingQueue) -> None:
    add_model(desk, "m1")
    look_at_all(desk, queue, 5, 5, 5)
    image = desk.open(2)
    assert image.prediction is not None


def test_scores_survive_a_restart_and_those_of_an_older_model_say_so(
    desk: Desk, queue: LabellingQueue, finder: SimilaritySearch, project_path: Path
) -> None:
    queue.choose(AcquisitionOrder.EFFORT)
    add_model(desk, "m1")
    jobs = []
    for _ in range(3):
        jobs.append(next_job(desk))
        answer(desk, jobs[-1], 10 + 5 * len(jobs))
    desk.wait(lambda: queue.predicted_count == 3 and not queue.background.is_at_work)
    before = names(desk, queue)
    queue.close()
    finder.close()
    desk.service.close()
    desk.dispatcher.pump()
    service = Service(desk.dispatcher, desk.compute)
    again = Desk(service.open_project(project_path).session, desk.compute, desk.dispatcher, service)
    finder = service.similarity_search()
    queue = service.queue(finder)
    again.wait(lambda: queue.waiting_count == 3)
    assert queue.order is AcquisitionOrder.EFFORT
    assert names(again, queue) == before
    queue.background.set_on(False)
    add_model(again, "m2")
    again.dispatcher.pump(0.2)
    assert [entry.is_stale for entry in queue.ranking(9)] == [True] * 3
    assert queue.ranking(1)[0].reason.endswith(BY_OLDER)
    queue.background.set_on(True)
    answer(again, next_job(again), 1)
    again.wait(lambda: queue.predicted_count == 1)
    assert not queue.ranking(1)[0].is_stale
    queue.close()
    finder.close()
    service.close()
    again.dispatcher.pump()


def test_what_gives_way_to_the_user_is_looked_at_later(desk: Desk, queue: LabellingQueue) -> None:
    add_model(desk, "m1")
    first = next_job(desk)
    assert priority(first) == "queue"
    desk.open(2)
    assert first.is_cancelled
    assert priority(next_job(desk)) == "open"
    look_at_all(desk, queue, 5, 5, 5)


def test_an_unreadable_image_is_passed_over_and_not_offered(desk: Desk, queue: LabellingQueue) -> None:
    desk.session.project.images.rows()[1].path.write_bytes(b"no image")
    add_model(desk, "m1")
    look_at_all(desk, queue, 5, 5)
    assert names(desk, queue) == ["0", "2"]
    assert desk.notices == []


def test_an_image_that_could_not_be_read_once_is_predicted_when_it_can(
    desk: Desk, finder: SimilaritySearch
) -> None:
    past_s = [0.0]
    queue = LabellingQueue(
        desk.session, finder, desk.session.dispatcher, lambda: time.monotonic() + past_s[0]
    )
    desk.wait(lambda: queue.waiting_count == 3)
    path = desk.session.project.images.rows()[1].path
    content = path.read_bytes()
    path.write_bytes(b"no image")
    add_model(desk, "m1")
    look_at_all(desk, queue, 5, 5)
    path.write_bytes(content)
    past_s[0] = FIRST_REST_S
    queue.background.go_on()
    answer(desk, next_job(desk), 5)
    desk.wait(lambda: queue.predicted_count == 3)
    assert sorted(names(desk, queue)) == ["0", "1", "2"]
    queue.close()


def test_failures_are_passed_over_and_a_few_in_a_row_are_told_once(desk: Desk, queue: LabellingQueue) -> None:
    add_model(desk, "m1")
    for number in range(3):
        job = next_job(desk)
        job.has_ended = True
        job.tell(ComputeFailed(f"Number {number} failed.", "Try another."))
    desk.wait(lambda: bool(desk.notices))
    desk.dispatcher.pump(0.2)
    assert [notice.summary for notice in desk.notices] == ["Number 2 failed."]
    assert len(desk.compute.predictions) == 3
    desk.open(0)
    assert priority(next_job(desk)) == "open"


def test_stopping_lasts_until_there_is_another_model(desk: Desk, queue: LabellingQueue) -> None:
    add_model(desk, "m1")
    answer(desk, next_job(desk))
    queue.background.stop()
    desk.dispatcher.pump(0.2)
    assert desk.session.busy.background_prediction is None
    before = len(waiting_jobs(desk))
    desk.dispatcher.pump(3 * IDLE_PAUSE_S)
    assert len(waiting_jobs(desk)) == before
    add_model(desk, "m2")
    assert priority(next_job(desk)) == "queue"


def test_a_training_keeps_most_of_the_time() -> None:
    rest = pause_s(2.0, is_training=True)
    assert 2.0 / (2.0 + rest) == pytest.approx(TRAINING_SHARE)
    assert pause_s(2.0, is_training=False) == IDLE_PAUSE_S


def test_the_next_image_is_opened_with_its_reason_and_none_twice(desk: Desk, queue: LabellingQueue) -> None:
    add_model(desk, "m1")
    look_at_all(desk, queue, 10, 10, 10)
    queue.choose(AcquisitionOrder.UNCERTAINTY)
    seen = []
    for _ in range(3):
        before = desk.session.image
        queue.open_next()
        desk.wait(lambda b=before: desk.session.image is not b)  # type: ignore[misc]
        seen.append(desk.image.record.path.stem)
    assert sorted(seen) == ["0", "1", "2"]
    assert desk.notices[0].summary == f"{seen[0]}.png: 50 % unclear beyond borders"


def test_in_order_the_next_image_that_is_not_accepted_opens_without_a_word(
    desk: Desk, queue: LabellingQueue
) -> None:
    desk.open(0)
    ids = [record.id for record in desk.session.project.images.rows()]
    desk.session.project.images.set_status(ids[1], ImageStatus.ACCEPTED)
    desk.session.events.images_changed.emit((ids[1],))
    queue.open_next()
    desk.wait(lambda: desk.image.id == ids[2])
    assert desk.notices == []


def test_without_a_model_every_order_says_that_images_come_in_order(
    desk: Desk, queue: LabellingQueue
) -> None:
    queue.choose(AcquisitionOrder.EFFORT)
    queue.open_next()
    desk.wait(lambda: desk.session.image is not None)
    assert desk.image.record.path.stem == "0"
    assert desk.notices[-1].summary == f"0.png: {NO_MODEL_YET}"


def test_images_not_looked_at_yet_are_at_the_end(desk: Desk, queue: LabellingQueue) -> None:
    queue.choose(AcquisitionOrder.EFFORT)
    add_model(desk, "m1")
    answer(desk, next_job(desk), 20)
    desk.wait(lambda: queue.predicted_count == 1)
    assert [entry.reason for entry in queue.ranking(9)][1:] == [NOT_SEEN] * 2


def test_a_project_with_everything_accepted_says_so(desk: Desk, queue: LabellingQueue) -> None:
    ids = [record.id for record in desk.session.project.images.rows()]
    for image in ids:
        desk.session.project.images.set_status(image, ImageStatus.ACCEPTED)
    desk.session.events.images_changed.emit(tuple(ids))
    queue.open_next()
    assert desk.notices[-1].summary == "Every image is labelled."


def test_what_is_accepted_while_the_queue_reads_the_list_is_gone_from_it(
    desk: Desk, queue: LabellingQueue
) -> None:
    queue.choose(AcquisitionOrder.EFFORT)
    first = desk.session.project.images.rows()[0].id
    desk.session.project.images.set_status(first, ImageStatus.ACCEPTED)
    desk.session.events.images_changed.emit((first,))
    desk.wait(lambda: not queue.is_loading)
    assert queue.waiting_count == 2


def test_nothing_reaches_the_queue_of_a_closed_session(desk: Desk, queue: LabellingQueue) -> None:
    """A window that opens another project ends the queue after the session, and paints in between."""
    changes: list[None] = []
    queue.changed.subscribe(changes.append)
    add_model(desk, "m1")
    changes.clear()
    desk.session.close()
    time.sleep(0.3)
    desk.dispatcher.pump()
    assert changes == []
    assert desk.compute.predictions == []


def test_only_images_of_the_background_are_timed(
    desk: Desk, finder: SimilaritySearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = 0.0
    timed: list[float] = []

    def note(took_s: float, *, is_training: bool) -> float:
        timed.append(took_s)
        return 0.0

    monkeypatch.setattr(background_prediction, "pause_s", note)
    queue = LabellingQueue(desk.session, finder, desk.dispatcher, lambda: now_s)
    try:
        desk.wait(lambda: queue.waiting_count == 3)
        add_model(desk, "m1")
        image = next_job(desk).request.image
        queue.background.stop()
        desk.open(2)
        assert np.array_equal(next_job(desk).request.image, desk.image.pixels)
        answer(desk, next_job(desk))
        now_s = 1000.0
        desk.open(0)
        assert np.array_equal(image, desk.image.pixels)
        answer(desk, next_job(desk))
        desk.wait(lambda: queue.predicted_count == 2)
        timed.clear()
        add_model(desk, "m2")
        answer(desk, next_job(desk))
        desk.wait(lambda: bool(timed))
        assert timed[0] == 0.0
    finally:
        queue.close()
