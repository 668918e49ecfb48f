"""Learning from a project's images without labels: what is asked, what is told, what the first model gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.compute import ComputeFailed
from engine.core import ClassList, UserError
from engine.document.stroke_kind import StrokeKind
from engine.learn.request import TrainRequest
from engine.models.files.encoder_file import EncoderCard, save_encoder
from engine.models.spec import ModelSpec
from engine.pretrain.request import (
    PretrainFinished,
    PretrainNote,
    PretrainPictures,
    PretrainRequest,
    PretrainStarted,
    PretrainStep,
)
from engine.session.learning.initial_encoder import (
    initial_encoder,
    matching_initial_encoder,
    set_initial_encoder,
)
from engine.session.learning.pretraining import OFFERED_TASKS, Pretraining, PretrainPhase
from tests.helpers.fake_compute import FakeJob
from tests.helpers.session import Desk


@pytest.fixture
def learning(desk: Desk) -> Iterator[Pretraining]:
    made = desk.service.pretraining()
    yield made
    made.close()


def begin(desk: Desk, learning: Pretraining, task: str = "convolutional") -> FakeJob:
    learning.begin(task, 1.0, "unet-small")
    return desk.compute.pretrainings[-1]


def tell(desk: Desk, job: FakeJob, *events: object) -> None:
    job.tell(*events)  # type: ignore[arg-type]
    desk.dispatcher.pump()


def write_encoder(path: Path, architecture: str = "unet-small") -> Path:
    save_encoder(path, {}, EncoderCard("convolutional", ModelSpec(architecture, ClassList(())), {}, {}))
    return path


def finish(desk: Desk, job: FakeJob) -> Path:
    assert isinstance(job.request, PretrainRequest)
    path = write_encoder(job.request.out_path)
    tell(desk, job, PretrainStep(5, 2.0, 0.1, 9.0), PretrainFinished(path, 2.0, 5, 9.0, "Learned."))
    return path


def accept(desk: Desk) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 0, (10, 20), radius_px=4)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 60), radius_px=8)
    desk.session.accept_image()


def test_every_image_is_learned_from_whether_labelled_or_not(desk: Desk, learning: Pretraining) -> None:
    request = begin(desk, learning).request
    assert isinstance(request, PretrainRequest)
    assert request.images == tuple(record.path for record in desk.session.project.images.rows())
    assert (request.task, request.architecture, request.minutes) == ("convolutional", "unet-small", 1.0)


def test_a_task_that_needs_masks_gets_those_of_accepted_images(desk: Desk, learning: Pretraining) -> None:
    desk.session.writable_learner().set_auto(False)
    with pytest.raises(UserError, match="accepted image"):
        begin(desk, learning, "class-encoder")
    accept(desk)
    desk.session.project.flush()
    request = begin(desk, learning, "class-encoder").request
    assert isinstance(request, PretrainRequest)
    assert len(request.images) == 1
    assert request.masks[0] is not None
    assert request.class_names == ("background", "cell", "debris")


def test_the_state_follows_what_is_told(desk: Desk, learning: Pretraining) -> None:
    job = begin(desk, learning)
    assert learning.state.phase is PretrainPhase.STARTING
    pictures = np.zeros((2, 8, 8, 3), np.uint8)
    tell(
        desk,
        job,
        PretrainStarted(10, "cpu", "A note."),
        PretrainPictures(0, pictures, pictures, pictures),
        PretrainNote("a.png is damaged.", "Repair it."),
        PretrainStep(1, 0.5, 0.2, 30.0),
    )
    state = learning.state
    assert (state.phase, state.message, state.errors) == (PretrainPhase.RUNNING, "A note.", ((0.5, 30.0),))
    assert state.notes == ("a.png is damaged. Repair it.",)
    assert state.seen is not None


def test_the_first_model_starts_from_what_was_learned(desk: Desk, learning: Pretraining) -> None:
    path = finish(desk, begin(desk, learning))
    assert learning.state.phase is PretrainPhase.DONE
    assert learning.initial_encoder == path
    accept(desk)
    desk.wait(lambda: bool(desk.compute.trainings))
    request = desk.compute.trainings[-1].request
    assert isinstance(request, TrainRequest)
    assert (request.encoder_path, request.init_path) == (path, None)


def test_the_first_model_starts_afresh_when_the_user_wants_that(desk: Desk, learning: Pretraining) -> None:
    finish(desk, begin(desk, learning))
    learning.use_as_initial_encoder(False)
    assert learning.initial_encoder is None
    accept(desk)
    desk.wait(lambda: bool(desk.compute.trainings))
    request = desk.compute.trainings[-1].request
    assert isinstance(request, TrainRequest)
    assert request.encoder_path is None


def test_an_encoder_that_is_gone_is_told_and_learning_goes_on(desk: Desk, learning: Pretraining) -> None:
    finish(desk, begin(desk, learning)).unlink()
    accept(desk)
    desk.wait(lambda: bool(desk.compute.trainings))
    request = desk.compute.trainings[-1].request
    assert isinstance(request, TrainRequest)
    assert request.encoder_path is None
    assert any("no model file" in notice.summary for notice in desk.notices)


def test_an_encoder_of_another_network_is_no_start(desk: Desk) -> None:
    project = desk.session.project
    set_initial_encoder(project, write_encoder(project.models_dir / "encoder-001.safetensors", "unet"))
    with pytest.raises(UserError, match="encoder of unet"):
        matching_initial_encoder(project, "unet-small", "")


def test_codes_are_kept_but_are_no_start(desk: Desk, learning: Pretraining) -> None:
    job = begin(desk, learning, "pca")
    assert isinstance(job.request, PretrainRequest)
    write_encoder(job.request.out_path, "")
    tell(desk, job, PretrainFinished(job.request.out_path, 1.0, 1, 5.0, "Learned."))
    assert learning.initial_encoder is None
    assert "no network starts" in learning.state.message
    with pytest.raises(UserError, match="No network can start"):
        set_initial_encoder(desk.session.project, job.request.out_path)


def test_the_choice_outlives_the_window(desk: Desk, learning: Pretraining, project_path: Path) -> None:
    path = finish(desk, begin(desk, learning))
    learning.close()
    desk.session.close()
    again = desk.service.open_project(project_path).session
    assert initial_encoder(again.project) == path


def test_stopping_keeps_nothing(desk: Desk, learning: Pretraining) -> None:
    job = begin(desk, learning)
    learning.stop()
    desk.dispatcher.pump()
    assert job.is_cancelled
    assert learning.state.phase is PretrainPhase.STOPPED
    assert learning.initial_encoder is None


def test_a_failure_is_told_in_words_and_kept_for_the_log(desk: Desk, learning: Pretraining) -> None:
    tell(desk, begin(desk, learning), ComputeFailed("It broke.", "Mend it.", "the trace"))
    assert learning.state.phase is PretrainPhase.FAILED
    assert learning.state.message == "It broke. Mend it."
    assert learning.trace == "the trace"


@pytest.mark.parametrize("minutes", [0.0, -1.0, float("nan"), 1e9])
def test_minutes_that_cannot_be_are_refused(learning: Pretraining, minutes: float) -> None:
    with pytest.raises(UserError, match="minutes"):
        learning.begin("convolutional", minutes, "unet-small")


def test_one_run_at_a_time(desk: Desk, learning: Pretraining) -> None:
    begin(desk, learning)
    with pytest.raises(UserError, match="under way"):
        begin(desk, learning)


def test_after_closing_nothing_is_told(desk: Desk, learning: Pretraining) -> None:
    job = begin(desk, learning)
    learning.close()
    state = learning.state
    tell(desk, job, PretrainStarted(1, "cpu"))
    assert learning.state is state


def test_every_offered_task_leaves_an_encoder_or_codes() -> None:
    assert OFFERED_TASKS
    assert not any(info.predicts for info in OFFERED_TASKS)
