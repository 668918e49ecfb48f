"""What a round of training starts from when its network was not good enough in the last one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.core import ClassList, ModelId
from engine.document.stacks.network_input import INPUT_CHANNELS_SETTING
from engine.document.stroke_kind import StrokeKind
from engine.learn.request import TrainFinished, TrainRequest
from engine.models.files.weights import save_model
from engine.models.registry import build_model
from engine.models.spec import ModelSpec
from engine.session import LearningPhase
from engine.session.learning import quick_learner
from engine.storage import ModelRecord
from tests.helpers.fake_compute import FakeJob, judged
from tests.helpers.session import Desk

SMALL = {"width": 2, "depth": 1}


@pytest.fixture
def desk_with_filters(desk: Desk) -> Desk:
    """A project in which a classifier of filters is in use."""
    path = desk.session.project.models_dir / "filters-001.safetensors"
    write_network(path, desk.session.classes, "filters")
    record = ModelRecord(ModelId("filters-001"), path, "2026-01-01T00:00:00+00:00", {}, "")
    desk.session.project.models.add(record)
    desk.session.use_model(record.id)
    learner = desk.session.writable_learner()
    learner.choose(replace(learner.choices, architecture="unet-small", quick_start=False))
    learner.set_auto(False)
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 0, (10, 20), radius_px=4)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 60), radius_px=8)
    desk.session.accept_image()
    return desk


def write_network(path: Path, classes: ClassList, architecture: str = "unet-small") -> None:
    spec = ModelSpec(architecture, classes, settings={} if architecture == "filters" else SMALL)
    save_model(path, build_model(spec, pretrained=False).module, spec, {})


def begin_round(desk: Desk) -> tuple[FakeJob, TrainRequest]:
    count = len(desk.compute.trainings)
    desk.session.writable_learner().start()
    desk.wait(lambda: len(desk.compute.trainings) == count + 1)
    job = desk.compute.trainings[-1]
    assert isinstance(job.request, TrainRequest)
    return job, job.request


def end_round(desk: Desk, job: FakeJob, request: TrainRequest) -> Path:
    """As a training ends: it leaves its last network, whatever came of it."""
    assert request.last_path is not None
    write_network(request.last_path, request.classes)
    job.has_ended = True
    job.tell(TrainFinished(None, 1.0, 10, "Learned."))
    desk.wait(lambda: desk.session.learning_state.phase is LearningPhase.IDLE)
    return request.last_path


def test_a_network_that_never_came_into_use_goes_on_in_the_next_round(desk_with_filters: Desk) -> None:
    desk = desk_with_filters
    current = desk.session.current_model
    assert current is not None
    job, first = begin_round(desk)
    # Filters are no network to go on from, and that is no news.
    assert (first.init_path, first.current_model_path) == (None, current.path)
    left = end_round(desk, job, first)
    _, second = begin_round(desk)
    assert (second.init_path, second.current_model_path) == (left, current.path)


def test_one_that_came_into_use_is_gone_on_from_itself(desk_with_filters: Desk) -> None:
    desk = desk_with_filters
    job, first = begin_round(desk)
    write_network(first.out_path, first.classes)
    job.tell(judged(first.out_path, 0.9, {"cell": 0.9}, {"cell": 0.5}, first.current_model_path))
    desk.wait(lambda: bool(job.in_use))
    left = end_round(desk, job, first)
    assert not left.exists()
    _, second = begin_round(desk)
    assert second.init_path == second.current_model_path == first.out_path


def test_another_network_starts_afresh_and_the_old_one_is_forgotten(desk_with_filters: Desk) -> None:
    desk = desk_with_filters
    left = end_round(desk, *begin_round(desk))
    learner = desk.session.writable_learner()
    learner.choose(replace(learner.choices, architecture="segnet-basic"))
    _, second = begin_round(desk)
    assert second.init_path is None
    assert not left.exists()


def test_other_classes_start_afresh(desk_with_filters: Desk) -> None:
    desk = desk_with_filters
    left = end_round(desk, *begin_round(desk))
    names = [*desk.session.classes.names, "new"]
    desk.session.set_classes(ClassList.from_names(names))
    _, second = begin_round(desk)
    assert second.init_path is None
    assert not left.exists()


def test_a_round_that_was_stopped_leaves_nothing_new(desk_with_filters: Desk) -> None:
    desk = desk_with_filters
    left = end_round(desk, *begin_round(desk))
    job, _ = begin_round(desk)
    desk.session.writable_learner().cancel()
    desk.wait(lambda: desk.session.learning_state.phase is LearningPhase.IDLE)
    assert job.is_cancelled
    assert left.exists()  # the round before it counts still
    assert begin_round(desk)[1].init_path == left


def test_filters_that_were_fitted_here_are_known_by_their_card(desk_with_filters: Desk) -> None:
    current = desk_with_filters.session.current_model
    assert current is not None
    assert quick_learner.is_quick(current)


def test_other_channels_start_afresh(desk_with_filters: Desk) -> None:
    desk = desk_with_filters
    left = end_round(desk, *begin_round(desk))
    desk.session.project.settings.set(INPUT_CHANNELS_SETTING, [3, 1])
    _, second = begin_round(desk)
    assert (second.channels, second.init_path) == ((3, 1), None)
    assert not left.exists()
