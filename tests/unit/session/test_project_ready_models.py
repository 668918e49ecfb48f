"""A ready model in a project: fetched, fitted to the classes, put to use, or refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from engine.compute import ComputeCancelled, ComputeFailed
from engine.compute.requests.ready_model import ReadyModelDone, ReadyModelRequest
from engine.core import ClassList, Progress, UserError
from engine.document.stroke_kind import StrokeKind
from engine.learn.request import TrainRequest
from engine.models.catalog import architecture_info
from engine.models.files.weights import save_model
from engine.models.pretrained.ready_models import VOC_NAMES, ready_model
from engine.session.learning.learning_choices import remembered_choices
from engine.session.prediction.project_ready_models import READY_MODELS, ReadyModels, known_classes
from tests.helpers.fake_compute import FakeJob
from tests.helpers.session import Desk

QUICK = "voc-deeplab-v3-mobilenet"


@pytest.fixture
def ready(desk: Desk) -> Iterator[ReadyModels]:
    models = desk.service.ready_models()
    yield models
    models.close()


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's in which the weights lie already."""
    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path))
    path = tmp_path / ready_model(QUICK).file_name
    path.touch()
    return path


def job_of(desk: Desk) -> FakeJob:
    desk.wait(lambda: bool(desk.compute.readied))
    return desk.compute.readied[-1]


def request_of(job: FakeJob) -> ReadyModelRequest:
    assert isinstance(job.request, ReadyModelRequest)
    return job.request


def test_the_model_becomes_the_current_one_and_its_classes_come_after_the_users(
    desk: Desk, ready: ReadyModels, weights: Path
) -> None:
    ready.use(QUICK, add_classes=VOC_NAMES)
    job = job_of(desk)
    request = request_of(job)
    assert request.classes.names[:3] == ("background", "cell", "debris")
    assert set(request.classes.names) == {*VOC_NAMES, "cell", "debris"}
    assert desk.session.classes.names == ("background", "cell", "debris")
    request.out_path.touch()
    job.tell(ReadyModelDone(request.out_path))
    desk.wait(lambda: not ready.is_busy)
    assert desk.session.classes == request.classes
    assert desk.session.current_model is not None
    assert desk.session.current_model.id == f"{QUICK}-001"
    assert desk.session.busy.files is None
    assert desk.notices[-1].summary == f"Predicting with {QUICK}."


def test_learning_goes_on_with_the_network_of_the_model_until_another_is_chosen(
    desk: Desk, ready: ReadyModels, weights: Path
) -> None:
    ready.use(QUICK, add_classes=VOC_NAMES)
    job = job_of(desk)
    path = request_of(job).out_path
    model = ready_model(QUICK)
    save_model(path, torch.nn.Conv2d(1, 1, 1), model.spec(request_of(job).classes), {})
    job.tell(ReadyModelDone(path))
    desk.wait(lambda: not ready.is_busy)
    learner = desk.session.writable_learner()
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 0, (10, 20), radius_px=4)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 60), radius_px=8)
    desk.session.accept_image()
    desk.wait(lambda: bool(desk.compute.trainings))
    request = desk.compute.trainings[-1].request
    assert isinstance(request, TrainRequest)
    learned = (
        request.architecture,
        request.encoder or architecture_info(request.architecture).default_encoder,
    )
    assert (*learned, request.init_path) == (model.architecture, model.encoder, path)
    learner.choose(replace(learner.choices, architecture="segnet-basic", encoder=""))
    assert remembered_choices(desk.session.project).architecture == "segnet-basic"


def test_classes_renamed_meanwhile_keep_their_new_names(
    desk: Desk, ready: ReadyModels, weights: Path
) -> None:
    ready.use(QUICK, add_classes=VOC_NAMES)
    job = job_of(desk)
    desk.session.set_classes(desk.session.classes.with_changed(1, name="nucleus"))
    job.tell(ReadyModelDone(request_of(job).out_path))
    desk.wait(lambda: not ready.is_busy)
    assert desk.session.classes.names[1] == "nucleus"
    assert len(desk.session.classes) == len(request_of(job).classes)


def test_the_users_classes_can_stay_as_they_are(desk: Desk, ready: ReadyModels, weights: Path) -> None:
    desk.session.set_classes(desk.session.classes.with_changed(1, name="dog"))
    ready.use(QUICK, add_classes=())
    job = job_of(desk)
    assert request_of(job).classes.names == ("background", "dog", "debris")
    job.tell(ReadyModelDone(request_of(job).out_path))
    desk.wait(lambda: not ready.is_busy)
    assert len(desk.session.classes) == 3


def test_nothing_in_common_is_refused(desk: Desk, ready: ReadyModels) -> None:
    with pytest.raises(UserError, match="None of this project's classes"):
        ready.use(QUICK, add_classes=())
    assert known_classes(ClassList.from_names(["background", "dog", "x"])) == ("dog",)


def test_without_the_weights_the_user_is_told_where_to_get_them(
    desk: Desk, ready: ReadyModels, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests run with HF_HUB_OFFLINE.
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    ready.use(QUICK, add_classes=VOC_NAMES)
    desk.wait(lambda: bool(desk.notices))
    assert "not on this machine" in desk.notices[-1].summary
    assert "https://download.pytorch.org" in desk.notices[-1].hint
    assert not ready.is_busy
    assert desk.session.busy.files is None
    assert desk.session.current_model is None


def test_a_second_one_waits_for_its_turn(desk: Desk, ready: ReadyModels, weights: Path) -> None:
    ready.use(QUICK, add_classes=VOC_NAMES)
    with pytest.raises(UserError, match="being fetched"):
        ready.use(QUICK, add_classes=VOC_NAMES)
    assert desk.session.busy.files == Progress(0, 0, "", f"Getting {QUICK}")


def test_stopping_leaves_the_project_as_it_was(desk: Desk, ready: ReadyModels, weights: Path) -> None:
    ready.use(QUICK, add_classes=VOC_NAMES)
    job = job_of(desk)
    ready.cancel()
    desk.wait(lambda: not ready.is_busy)
    assert job.is_cancelled
    assert len(desk.session.classes) == 3
    assert desk.session.models == []
    assert desk.session.busy.files is None


@pytest.mark.parametrize("last", [ComputeFailed("No room.", "Make some."), ComputeCancelled()])
def test_what_fails_ends_and_can_be_tried_again(
    desk: Desk, ready: ReadyModels, weights: Path, last: ComputeFailed | ComputeCancelled
) -> None:
    ready.use(QUICK, add_classes=VOC_NAMES)
    job_of(desk).tell(last)
    desk.wait(lambda: not ready.is_busy)
    assert [n.summary for n in desk.notices] == (["No room."] if isinstance(last, ComputeFailed) else [])
    ready.use(QUICK, add_classes=VOC_NAMES)
    desk.wait(lambda: len(desk.compute.readied) == 2)


def test_the_same_model_a_second_time_gets_a_name_of_its_own(
    desk: Desk, ready: ReadyModels, weights: Path
) -> None:
    for count in (1, 2):
        ready.use(QUICK, add_classes=VOC_NAMES)
        desk.wait(lambda count=count: len(desk.compute.readied) == count)
        job_of(desk).tell(ReadyModelDone(request_of(job_of(desk)).out_path))
        desk.wait(lambda: not ready.is_busy)
    assert [str(m.id) for m in desk.session.models] == [f"{QUICK}-001", f"{QUICK}-002"]


def test_the_window_sees_the_list() -> None:
    assert QUICK in [model.name for model in READY_MODELS]
