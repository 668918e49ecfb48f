"""The quick classifier that helps until a network is better."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.compute import ComputeFailed
from engine.compute.requests.predict import PredictRequest
from engine.core import IGNORE, ModelId
from engine.document.stroke_kind import StrokeKind
from engine.learn.request import Sample, TrainFinished, TrainRequest
from engine.session.learning import quick_learner
from engine.session.learning.training_set import AUTOMATIC_LOSS, chosen_loss
from tests.helpers.fake_compute import FakeJob, judged
from tests.helpers.session import Desk, add_model


@pytest.fixture(autouse=True)
def kinds_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Models of this test are empty files: their names tell what they are."""
    monkeypatch.setattr(quick_learner, "is_quick", lambda model: str(model.id).startswith("ridge"))


def accept(desk: Desk, index: int, *more: int) -> None:
    """Paint background and cell, and these classes as well, and accept the image."""
    desk.open(index)
    desk.stroke(StrokeKind.BRUSH, 0, (10, 20), radius_px=4)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 60), radius_px=8)
    for class_id in more:
        desk.stroke(StrokeKind.BRUSH, class_id, (50, 15), radius_px=4)
    desk.session.accept_image()


def quick_job(desk: Desk, count: int = 1) -> FakeJob:
    desk.wait(lambda: len(desk.compute.quick_trainings) >= count)
    return desk.compute.quick_trainings[-1]


def request_of(job: FakeJob) -> TrainRequest:
    assert isinstance(job.request, TrainRequest)
    return job.request


def ends(job: FakeJob, iou: float, current_iou: float | None = None) -> None:
    path = request_of(job).out_path
    path.write_bytes(b"a model")
    old = None if current_iou is None else {"cell": current_iou}
    job.tell(judged(path, iou, {"cell": iou}, old, step=1), TrainFinished(path, 1.0, 1, "Learned."))


def current(desk: Desk) -> ModelId | None:
    model = desk.session.current_model
    return None if model is None else model.id


def test_the_first_accepted_image_brings_a_first_model_beside_the_round(desk: Desk) -> None:
    accept(desk, 0)
    job = quick_job(desk)
    assert request_of(job).architecture == "ridge"
    assert request_of(job).sums_folder is not None
    assert request_of(job).is_quick
    assert request_of(job).init_path is None
    ends(job, 0.6)
    desk.wait(lambda: current(desk) == ModelId("ridge-001"))
    desk.wait(lambda: len(desk.compute.trainings) == 1)
    assert request_of(desk.compute.trainings[0]).architecture == "unet-small"


def test_one_that_is_more_wrong_than_right_does_not_help(desk: Desk) -> None:
    accept(desk, 0)
    job = quick_job(desk)
    ends(job, 0.45)
    desk.wait(lambda: not request_of(job).out_path.exists())
    assert current(desk) is None


def test_of_many_classes_it_shows_those_that_it_is_good_at(desk: Desk) -> None:
    accept(desk, 0, 2)
    job = quick_job(desk)
    path = request_of(job).out_path
    path.write_bytes(b"a model")
    per_class = {"background": 0.9, "cell": 0.6, "debris": 0.1}
    job.tell(judged(path, 0.4, per_class, None, step=1), TrainFinished(path, 1.0, 1, "Learned."))
    desk.wait(lambda: bool(desk.compute.predictions))
    model = desk.session.current_model
    assert model is not None
    assert model.left_open == ("debris",)
    predicting = desk.compute.predictions[-1].request
    assert isinstance(predicting, PredictRequest)
    assert predicting.left_open == ("debris",)
    assert desk.session.learning_state.left_open == ("debris",)


def offer(job: FakeJob, per_class: dict[str, float | None], old: dict[str, float | None] | None) -> None:
    path = request_of(job).out_path
    path.write_bytes(b"a model")
    job.tell(judged(path, 0.6, per_class, old, step=1), TrainFinished(path, 1.0, 1, "Learned."))


def test_a_hidden_class_neither_stops_a_better_model_nor_hides_one_that_is_shown(desk: Desk) -> None:
    accept(desk, 0, 2)
    old: dict[str, float | None] = {"background": 0.9, "cell": 0.505, "debris": 0.10}
    offer(quick_job(desk), old, None)
    desk.wait(lambda: current(desk) == ModelId("ridge-001"))
    accept(desk, 1, 2)
    offer(quick_job(desk, 2), {"background": 0.96, "cell": 0.498, "debris": 0.02}, old)
    desk.wait(lambda: current(desk) == ModelId("ridge-002"))
    model = desk.session.current_model
    assert model is not None
    assert (model.shown, model.left_open) == (("background", "cell"), ("debris",))


def test_a_class_that_was_deleted_or_never_painted_hides_no_other(desk: Desk) -> None:
    accept(desk, 0)
    offer(quick_job(desk), {"background": 0.99, "cell": 0.45, "debris": None}, None)
    desk.wait(lambda: current(desk) == ModelId("ridge-001"))
    assert desk.session.learning_state.left_open == ()


def test_one_that_no_image_has_checked_does_not_help(desk: Desk) -> None:
    accept(desk, 0)
    job = quick_job(desk)
    path = request_of(job).out_path
    path.write_bytes(b"a model")
    job.tell(judged(path, None, {}, None, step=1), TrainFinished(path, 1.0, 1, "Learned."))
    desk.wait(lambda: not path.exists())
    assert current(desk) is None


def test_each_accepted_image_fits_it_anew_against_the_one_in_use(desk: Desk) -> None:
    accept(desk, 0)
    ends(quick_job(desk), 0.6)
    desk.wait(lambda: current(desk) == ModelId("ridge-001"))
    accept(desk, 1)
    second = quick_job(desk, 2)
    assert [s.role for s in request_of(second).samples] == ["train", "val"]
    current_path = request_of(second).current_model_path
    assert current_path is not None
    assert current_path.stem == "ridge-001"
    ends(second, 0.7, current_iou=0.6)
    desk.wait(lambda: current(desk) == ModelId("ridge-002"))


def test_a_worse_one_is_not_taken_over_and_leaves_no_file(desk: Desk) -> None:
    accept(desk, 0)
    ends(quick_job(desk), 0.6)
    desk.wait(lambda: current(desk) == ModelId("ridge-001"))
    accept(desk, 1)
    second = quick_job(desk, 2)
    ends(second, 0.52, current_iou=0.6)
    desk.wait(lambda: not request_of(second).out_path.exists())
    assert current(desk) == ModelId("ridge-001")


def test_the_network_has_to_beat_it_and_then_it_is_fitted_no_more(desk: Desk) -> None:
    accept(desk, 0)
    ends(quick_job(desk), 0.6)
    desk.wait(lambda: current(desk) == ModelId("ridge-001"))
    desk.wait(lambda: bool(desk.compute.trainings))
    accept(desk, 1)
    ends(quick_job(desk, 2), 0.6, current_iou=0.6)
    desk.wait(lambda: current(desk) == ModelId("ridge-002"))
    round_ = desk.compute.trainings[0]
    assert round_.in_use[-1].stem == "ridge-002"

    def offer(name: str, iou: float) -> Any:
        path = request_of(round_).out_path.with_stem(name)
        path.write_bytes(b"a model")
        current_model_path = round_.in_use[-1]
        round_.tell(judged(path, iou, {"cell": iou}, {"cell": 0.6}, current_model_path))
        return path

    refused = offer("model-001", 0.3)
    desk.wait(lambda: not refused.exists())
    assert current(desk) == ModelId("ridge-002")
    offer("model-002", 0.7)
    desk.wait(lambda: current(desk) == ModelId("model-002"))
    sent = len(round_.added)
    accept(desk, 2)
    desk.wait(lambda: len(round_.added) > sent)
    assert len(desk.compute.quick_trainings) == 2


def test_one_that_a_better_model_has_overtaken_is_dropped(desk: Desk) -> None:
    accept(desk, 0)
    job = quick_job(desk)
    add_model(desk, "model-007")
    ends(job, 0.9)
    desk.wait(lambda: not request_of(job).out_path.exists())
    assert current(desk) == ModelId("model-007")


@pytest.mark.parametrize(("iou", "expected"), [(0.9, "ridge-001"), (0.3, "model-001")])
def test_one_during_whose_fit_the_network_was_promoted_is_fitted_anew_and_compared_with_it(
    desk: Desk, iou: float, expected: str
) -> None:
    accept(desk, 0)
    job = quick_job(desk)
    desk.wait(lambda: bool(desk.compute.trainings))
    round_ = desk.compute.trainings[0]
    path = request_of(round_).out_path.with_stem("model-001")
    path.write_bytes(b"a model")
    round_.tell(judged(path, 0.6, {"cell": 0.6}, None))
    desk.wait(lambda: current(desk) == ModelId("model-001"))
    ends(job, 0.9)
    again = quick_job(desk, 2)
    assert not request_of(job).out_path.exists()
    compared = request_of(again).current_model_path
    assert compared is not None
    assert compared.stem == "model-001"
    assert [s.key for s in request_of(again).samples] == [s.key for s in request_of(job).samples]
    ends(again, iou, current_iou=0.6)
    desk.wait(lambda: request_of(again).out_path.exists() == (expected != "model-001"))
    desk.wait(lambda: current(desk) == ModelId(expected))


def test_whoever_does_not_want_it_gets_none(desk: Desk) -> None:
    learner = desk.session.writable_learner()
    learner.choose(replace(learner.choices, quick_start=False))
    accept(desk, 0)
    desk.wait(lambda: bool(desk.compute.trainings))
    assert desk.compute.quick_trainings == []


def test_it_sees_images_as_the_network_is_to_see_them(desk: Desk) -> None:
    learner = desk.session.writable_learner()
    learner.choose(replace(learner.choices, standardize=False))
    accept(desk, 0)
    assert request_of(quick_job(desk)).standardize is False
    desk.wait(lambda: bool(desk.compute.trainings))
    assert request_of(desk.compute.trainings[-1]).standardize is False


def test_one_that_parts_of_its_own_image_confirm_helps_after_a_single_mask(desk: Desk) -> None:
    accept(desk, 0)
    job = quick_job(desk)
    path = request_of(job).out_path
    path.write_bytes(b"a model")
    candidate = replace(judged(path, None, {}, None, step=1), cross_fitted={"background": 0.8, "cell": 0.6})
    job.tell(candidate, TrainFinished(path, 1.0, 1, "Solved."))
    desk.wait(lambda: current(desk) == ModelId("ridge-001"))


def test_without_the_encoder_that_ships_it_is_the_filters(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick_learner, "has_shipped_encoder", lambda: False)
    accept(desk, 0)
    assert request_of(quick_job(desk)).architecture == "filters"


def test_another_encoder_takes_its_place_by_choice_and_what_ships_follows_where_it_fails(desk: Desk) -> None:
    learner = desk.session.writable_learner()
    learner.choose(replace(learner.choices, first_encoder="convnext_tiny"))
    accept(desk, 0)
    first = quick_job(desk)
    assert (request_of(first).architecture, request_of(first).encoder) == ("ridge", "convnext_tiny")
    first.tell(ComputeFailed("The encoder failed.", "", ""))
    second = quick_job(desk, 2)
    assert (request_of(second).architecture, request_of(second).encoder) == ("ridge", "")
    second.tell(ComputeFailed("The shipped encoder is damaged.", "", ""))
    assert request_of(quick_job(desk, 3)).architecture == "filters"
    assert request_of(second).samples == request_of(first).samples


def test_a_failure_is_told_once_and_the_next_accepted_image_is_another_try(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick_learner, "has_shipped_encoder", lambda: False)
    accept(desk, 0)
    quick_job(desk).tell(ComputeFailed("The classifier failed.", "", ""))
    desk.wait(lambda: any(n.summary == "The classifier failed." for n in desk.notices))
    accept(desk, 1)
    desk.wait(lambda: bool(desk.compute.trainings))
    desk.wait(lambda: len(desk.compute.quick_trainings) == 2)
    desk.compute.quick_trainings[1].tell(ComputeFailed("The classifier failed.", "", ""))
    desk.dispatcher.pump(0.1)
    assert [n.summary for n in desk.notices].count("The classifier failed.") == 1


def sample_with(share: float) -> Sample:
    labels = np.zeros((10, 100), np.uint8)
    labels.ravel()[: round(share * labels.size)] = 1
    return Sample("key", Path("image.png"), labels)


def test_a_rare_class_asks_for_a_loss_that_does_not_overlook_it() -> None:
    assert chosen_loss(AUTOMATIC_LOSS, [sample_with(0.02)]) == "dice+ce"
    assert chosen_loss(AUTOMATIC_LOSS, [sample_with(0.2)]) == "ce"
    assert chosen_loss("focal", [sample_with(0.02)]) == "focal"


def test_only_labelled_pixels_say_how_rare_a_class_is() -> None:
    labels = np.full((10, 100), IGNORE, np.uint8)
    labels[0, :10], labels[1, :10] = 0, 1
    assert chosen_loss(AUTOMATIC_LOSS, [Sample("key", Path("image.png"), labels)]) == "ce"
