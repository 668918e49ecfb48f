"""Changing how carefully images are predicted, while predictions are under way."""

from __future__ import annotations

from engine.core import ModelId
from engine.predict.settings import MULTI_SCALE_TTA, PredictSettings, Uncertainty
from engine.session.prediction.prediction_requests import predict_settings_for
from engine.storage import ModelRecord
from tests.helpers.fake_compute import FakeJob, everything_is
from tests.helpers.session import Desk, asked_for_open


def with_model(desk: Desk) -> FakeJob:
    """The open image's prediction by a model that the project has got."""
    project = desk.session.project
    project.models.add(
        ModelRecord(ModelId("m"), project.models_dir / "m.safetensors", "2024-01-01T00:00:00+00:00", {})
    )
    project.models.set_current(ModelId("m"))
    desk.open(0)
    desk.session.predict_now()
    return desk.compute.predictions[0]


def test_another_way_to_look_predicts_the_open_image_again(desk: Desk) -> None:
    first = with_model(desk)
    first.tell(everything_is(first, 1, 3))
    desk.wait(lambda: desk.image.prediction is not None)
    desk.session.set_predict_settings(MULTI_SCALE_TTA)
    second = asked_for_open(desk)
    assert second is not first
    assert second.request.settings == MULTI_SCALE_TTA
    second.tell(everything_is(second, 2, 3))
    desk.wait(lambda: int(desk.shown()[0, 0]) == 2)


def test_an_answer_in_the_former_way_comes_too_late(desk: Desk) -> None:
    first = with_model(desk)
    desk.session.set_predict_settings(MULTI_SCALE_TTA)
    second = asked_for_open(desk)
    first.on_event(everything_is(first, 1, 3))
    second.tell(everything_is(second, 2, 3))
    desk.wait(lambda: desk.image.prediction is not None)
    assert int(desk.shown()[0, 0]) == 2


def test_the_same_way_again_costs_nothing(desk: Desk) -> None:
    with_model(desk)
    count = len(desk.compute.predictions)
    desk.session.set_predict_settings(PredictSettings())
    assert len(desk.compute.predictions) == count


def test_the_windows_choices_become_settings() -> None:
    assert predict_settings_for(False, "entropy") == PredictSettings()
    assert predict_settings_for(True, "margin").uncertainty is Uncertainty.MARGIN
    assert predict_settings_for(True, "gone").uncertainty is Uncertainty.ENTROPY
    assert len(predict_settings_for(True, "entropy").views) == 12
