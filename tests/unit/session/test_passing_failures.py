"""Failures that pass: what failed once is tried again, and said once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.compute import ComputeFailed, Restarted
from engine.core import CancelToken, ImageId, ModelId, UserError
from engine.jobs import Lane
from engine.session.active_learning.background_prediction import MOST_FAILURES, _Failures
from engine.session.prediction.prediction_cache import DiskPredictionCache
from engine.session.prediction.prediction_requests import RETRY_S, FailedModels, PredictionEnded
from engine.session.similarity.embedding_index import PassingError, _by_network
from engine.session.state import ImagePrediction, Notice, NoticeLevel
from engine.storage.caches.prediction_folder import PredictionFolder
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import Desk, add_model, answer, asked_for_open

M1 = ModelId("m1")
DIED = ComputeFailed("The network process stopped.", "Try again.", is_passing=True)


class Clock:
    """Seconds that a test moves."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_an_image_that_is_opened_is_predicted_though_the_model_failed_before(desk: Desk) -> None:
    desk.open(0)
    add_model(desk, "m1")
    first = asked_for_open(desk)
    first.tell(DIED)
    desk.dispatcher.pump()
    desk.open(1)
    desk.wait(lambda: asked_for_open(desk) is not first)
    answer(desk, asked_for_open(desk), 1)
    desk.wait(lambda: desk.image.prediction is not None)


def test_failures_in_a_row_of_one_model_are_said_once(desk: Desk) -> None:
    desk.open(0)
    add_model(desk, "m1")
    for index in (1, 0, 1):
        asked_for_open(desk).tell(DIED)
        desk.dispatcher.pump()
        desk.open(index)
    assert [notice.summary for notice in desk.notices].count(DIED.summary) == 1


def test_a_model_that_failed_rests_for_a_minute_and_only_that() -> None:
    clock = Clock()
    failed = FailedModels(clock)
    assert failed.note(M1, "It broke.")
    assert not failed.note(M1, "It broke.")
    assert failed.note(M1, "Something else.")
    assert failed.rests(M1)
    assert not failed.rests(ModelId("m2"))
    clock.now_s = RETRY_S + 1
    assert not failed.rests(M1)


def test_background_prediction_tries_images_and_models_again_after_a_minute() -> None:
    clock = Clock()
    failures = _Failures(clock)
    notice = Notice("It broke.", "", NoticeLevel.ERROR)
    ends = [PredictionEnded(ImageId(number), None, notice) for number in range(MOST_FAILURES)]
    assert [failures.note(end, M1) for end in ends] == [None] * (MOST_FAILURES - 1) + [notice]
    assert failures.rests(M1)
    assert len(failures.images) == MOST_FAILURES
    clock.now_s = RETRY_S + 1
    assert not failures.rests(M1)
    assert failures.images == set()
    assert [failures.note(end, M1) for end in ends] == [None] * MOST_FAILURES


def test_predictions_are_written_again_a_minute_after_the_disk_was_full(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, written = Clock(), []
    session, files = desk.session, Lane("reading", desk.dispatcher)
    cache = DiskPredictionCache(session.project, files, desk.dispatcher, session.events, clock)
    is_full = True

    def write(*arguments: Any) -> None:
        if is_full:
            raise UserError("The disk is full.", "Free some space.")
        written.append(arguments)

    monkeypatch.setattr(PredictionFolder, "write", write)
    labels, probs = np.zeros((4, 4), np.uint8), np.zeros((2, 4, 4), np.float16)
    prediction = ImagePrediction(ImageId(1), M1, labels, labels, probs, 1)

    def put() -> None:
        cache.write(prediction, session.prediction_requests.settings, np.zeros((4, 4, 3), np.uint8))
        desk.wait(lambda: not cache.is_writing)

    put()
    is_full = False
    put()
    assert written == []
    clock.now_s = RETRY_S + 1
    put()
    assert len(written) == 1
    assert [notice.summary for notice in desk.notices] == ["The disk is full."]
    cache.close()
    files.close()


def test_a_search_does_not_blame_the_network_for_a_process_that_died(tmp_path: Path) -> None:
    class Failing(FakeCompute):
        def submit(self, request: Any, on_event: Any) -> Any:
            job = super().submit(request, on_event)
            job.tell(self.failure)
            return job

        failure = DIED

    compute = Failing()
    with pytest.raises(PassingError):
        _by_network(compute, tmp_path / "m", [tmp_path / "1.png"], CancelToken())
    compute.failure = ComputeFailed("The file is damaged.", "Choose another.")
    with pytest.raises(UserError) as damaged:
        _by_network(compute, tmp_path / "m", [tmp_path / "1.png"], CancelToken())
    assert not isinstance(damaged.value, PassingError)


def test_a_restart_is_said_in_the_open_session(desk: Desk) -> None:
    desk.service._compute_restarted(Restarted("training U-Net", "killed by signal 11"))
    desk.dispatcher.pump()
    assert "while training U-Net, and was started again" in desk.notices[0].summary
    assert desk.notices[0].trace == "killed by signal 11"
