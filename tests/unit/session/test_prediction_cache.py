"""Predictions are there at once after a restart; those of an earlier model are shown and marked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.compute import ComputeFailed
from engine.core import IGNORE, ModelId
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.jobs import QueueDispatcher
from engine.predict.settings import MULTI_SCALE_TTA
from engine.service import Service
from engine.session.state import PredictionStatus
from engine.storage import ImageStatus
from engine.storage.caches.prediction_folder import PredictionFolder
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import SHAPE, Desk, add_model, answer, asked_for_open, priority

M1, M2 = ModelId("m1"), ModelId("m2")


def written(desk: Desk) -> None:
    desk.session.settle(desk.dispatcher)


def predict(desk: Desk, model: str, class_id: int) -> None:
    """The open image, by a new model."""
    add_model(desk, model)
    answer(desk, asked_for_open(desk), class_id)
    written(desk)


@contextmanager
def restarted(desk: Desk, path: Path) -> Iterator[Desk]:
    desk.service.close()
    dispatcher, compute = QueueDispatcher(), FakeCompute()
    service = Service(dispatcher, compute)
    yield Desk(service.open_project(path).session, compute, dispatcher, service)
    service.close()
    dispatcher.pump()


def test_after_a_restart_the_prediction_is_shown_without_being_made_again(
    desk: Desk, project_path: Path
) -> None:
    desk.open(0)
    predict(desk, "m1", 2)
    with restarted(desk, project_path) as again:
        image = again.open(0)
        assert image.prediction is not None
        assert (again.shown() == 2).all()
        assert again.session.open_prediction.status == PredictionStatus(M1, M1)
        assert not [job for job in again.compute.predictions if priority(job) == "open"]


def test_a_prediction_of_an_earlier_model_is_shown_as_stale_until_the_current_one_has_answered(
    desk: Desk, project_path: Path
) -> None:
    desk.open(0)
    predict(desk, "m1", 2)
    desk.open(2)
    add_model(desk, "m2")
    with restarted(desk, project_path) as again:
        image = again.open(0)
        again.wait(lambda: image.prediction is not None)
        assert (again.shown() == 2).all()
        assert again.session.open_prediction.status == PredictionStatus(M1, M2, is_running=True)
        assert again.session.open_prediction.status.is_stale
        answer(again, again.compute.predictions[0], 1)
        assert (again.shown() == 1).all()
        assert again.session.open_prediction.status == PredictionStatus(M2, M2)


def test_a_stale_prediction_that_comes_late_does_not_replace_the_current_ones(
    desk: Desk, project_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(0)
    predict(desk, "m1", 2)
    desk.session.dismiss_prediction()
    desk.open(2)
    add_model(desk, "m2")
    release, read = threading.Event(), PredictionFolder.read

    def read_late(folder: PredictionFolder, *wanted: Any) -> object:
        assert release.wait(60)
        return read(folder, *wanted)

    with restarted(desk, project_path) as again:
        image = again.open(0)
        monkeypatch.setattr(PredictionFolder, "read", read_late)
        assert again.session.open_prediction.restore()
        answer(again, again.compute.predictions[0], 1)
        release.set()
        again.session.settle(again.dispatcher)
        again.dispatcher.pump()
        assert image.prediction is not None
        assert image.prediction.model_id == M2


def test_it_says_so_when_the_current_model_has_failed(desk: Desk) -> None:
    desk.open(0)
    predict(desk, "m1", 2)
    add_model(desk, "m2")
    statuses = []
    desk.session.events.prediction_status_changed.subscribe(
        lambda _: statuses.append(desk.session.open_prediction.status)
    )
    asked_for_open(desk).tell(ComputeFailed("It broke.", "Try again."))
    desk.dispatcher.pump()
    assert statuses[-1] == PredictionStatus(M1, M2, is_running=False)


def test_going_back_to_an_earlier_model_shows_its_prediction_from_the_disk(desk: Desk) -> None:
    desk.open(0)
    predict(desk, "m1", 2)
    predict(desk, "m2", 1)
    count = len(desk.compute.predictions)
    desk.session.use_model(M1)
    desk.wait(lambda: bool((desk.shown() == 2).all()))
    assert not [job for job in desk.compute.predictions[count:] if priority(job) == "open"]


def test_an_image_file_that_was_edited_is_predicted_anew(desk: Desk, project_path: Path) -> None:
    desk.open(0)
    predict(desk, "m1", 2)
    record = desk.session.project.images.rows()[0]
    with restarted(desk, project_path) as again:
        Image.fromarray(np.full(SHAPE, 7, np.uint8)).save(record.path)
        image = again.open(0)
        again.wait(lambda: len(again.compute.predictions) > 0)
        assert image.prediction is None
        answer(again, again.compute.predictions[0], 1)
        assert (again.shown() == 1).all()


def test_a_stale_prediction_that_was_put_aside_stays_aside(desk: Desk, project_path: Path) -> None:
    desk.open(0)
    predict(desk, "m1", 2)
    desk.session.dismiss_prediction()
    desk.open(2)
    add_model(desk, "m2")
    with restarted(desk, project_path) as again:
        image = again.open(0)
        again.session.settle(again.dispatcher)
        again.dispatcher.pump()
        assert image.prediction is None
        assert again.session.open_prediction.status == PredictionStatus(
            None, M2, is_running=True, dismissed=M1
        )
        assert again.session.open_prediction.restore()
        again.wait(lambda: image.prediction is not None)
        assert (again.shown() == 2).all()


def test_another_way_to_look_has_predictions_of_its_own(desk: Desk) -> None:
    desk.open(0)
    predict(desk, "m1", 2)
    desk.session.set_predict_settings(MULTI_SCALE_TTA)
    assert desk.session.open_prediction.status.is_running
    assert asked_for_open(desk).request.settings == MULTI_SCALE_TTA


def test_a_disk_that_refuses_is_told_once_and_predictions_go_on(desk: Desk, project_path: Path) -> None:
    (project_path / "predictions").write_text("in the way")
    desk.open(0)
    predict(desk, "m1", 2)
    desk.wait(lambda: len(desk.notices) == 1)
    predict(desk, "m2", 1)
    desk.dispatcher.pump()
    assert len(desk.notices) == 1
    assert "cannot be kept" in desk.notices[0].summary
    assert (desk.shown() == 1).all()


def test_the_previous_image_is_predicted_after_the_next_one_and_accepted_ones_are_not(desk: Desk) -> None:
    first, _, third = (record.id for record in desk.session.project.images.rows())
    desk.open(1)
    add_model(desk, "m1")
    answer(desk, desk.compute.predictions[0])
    desk.wait(lambda: len(desk.compute.predictions) == 3)
    assert [priority(job) for job in desk.compute.predictions] == ["open", "neighbour", "neighbour"]
    for job in desk.compute.predictions[1:]:
        answer(desk, job)
    model = desk.session.current_model
    assert model is not None
    assert all(desk.session.prediction_requests.cached(image_id, model) for image_id in (first, third))
    desk.session.project.images.set_status(first, ImageStatus.ACCEPTED)
    add_model(desk, "m2")
    answer(desk, asked_for_open(desk))
    desk.session.settle(desk.dispatcher)
    desk.dispatcher.pump()
    assert [priority(job) for job in desk.compute.predictions[3:]] == ["open", "neighbour"]


def test_nothing_that_the_user_did_is_changed_by_a_new_prediction(desk: Desk) -> None:
    desk.open(0)
    predict(desk, "m1", 1)
    desk.stroke(StrokeKind.SCRIBBLE, 0, (10, 8), (10, 30))
    desk.stroke(StrokeKind.SCRIBBLE, 2, (10, 50), (10, 72))
    desk.wait(lambda: desk.image.preview is not None and not desk.session.busy.is_refining)
    desk.session.apply_preview()
    desk.stroke(StrokeKind.BRUSH, 2, (40, 10), (40, 30))
    desk.stroke(StrokeKind.ERASER, 0, (50, 60), (50, 70))
    # The next scribble waits for its cut while the prediction arrives.
    desk.stroke(StrokeKind.SCRIBBLE, 0, (25, 40), (25, 44))
    desk.wait(lambda: not desk.session.busy.is_refining)
    image = desk.image
    before = {plane: image.planes.snapshot(plane).copy() for plane in Plane}
    steps = image.history.undo_label
    decided, erased = before[Plane.MASK] != IGNORE, before[Plane.MASK] == IGNORE
    assert decided.any()
    assert erased.any()
    predict(desk, "m2", 2)
    desk.wait(lambda: not desk.session.busy.is_refining)
    assert all(np.array_equal(image.planes.snapshot(plane), before[plane]) for plane in Plane)
    assert image.history.undo_label == steps
    hand, scribbles = before[Plane.HAND], before[Plane.SCRIBBLES]
    shown = desk.shown()
    assert np.array_equal(shown[hand != IGNORE], hand[hand != IGNORE])
    assert (shown[scribbles != IGNORE] == scribbles[scribbles != IGNORE]).all()
    desk.session.take_back()
    shown = desk.shown()
    assert np.array_equal(shown[decided], before[Plane.MASK][decided])
    assert (shown[erased] == 2).all()


def test_a_prediction_that_arrives_while_the_pen_is_down_leaves_the_stroke_alone(desk: Desk) -> None:
    desk.open(0)
    predict(desk, "m1", 1)
    add_model(desk, "m2")
    stroke = desk.session.begin_stroke(StrokeKind.BRUSH, 2, 3.0)
    stroke.extend([(20, 10), (20, 30)])
    answer(desk, asked_for_open(desk), 0)
    stroke.extend([(20, 60)])
    stroke.finish()
    assert (desk.shown()[20, 10:60] == 2).all()
    assert desk.shown()[50, 40] == 0
    assert desk.session.undo()
    assert (desk.shown() == 0).all()
