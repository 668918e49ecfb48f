"""Predictions of the image that comes next are there when it is opened, whatever happened in between."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.core import UserError
from engine.document.stroke_kind import StrokeKind
from engine.session.prediction.uncertain_region_walk import NONE_LEFT, UncertainRegionWalk
from tests.helpers.fake_compute import everything_is
from tests.helpers.session import SHAPE, Desk, add_model, answer, asked_for_open, priority


def test_a_new_model_predicts_the_open_image_then_the_next(desk: Desk) -> None:
    desk.open(0)
    add_model(desk, "m1")
    assert [priority(job) for job in desk.compute.predictions] == ["open"]
    answer(desk, desk.compute.predictions[0])
    desk.wait(lambda: len(desk.compute.predictions) == 2)
    assert priority(desk.compute.predictions[1]) == "neighbour"
    answer(desk, desk.compute.predictions[1], 2)
    image = desk.open(1)
    assert image.prediction is not None
    assert image.prediction.model_id == "m1"
    assert (image.prediction.labels == 2).all()


def test_opening_an_image_keeps_its_prediction_that_is_under_way(desk: Desk) -> None:
    desk.open(0)
    add_model(desk, "m1")
    answer(desk, desk.compute.predictions[0])
    desk.wait(lambda: len(desk.compute.predictions) == 2)
    ahead = desk.compute.predictions[1]
    image = desk.open(1)
    assert not ahead.is_cancelled
    answer(desk, ahead)
    assert image.prediction is not None


def test_an_image_left_and_opened_again_at_once_is_predicted(desk: Desk) -> None:
    desk.open(0)
    add_model(desk, "m1")
    first = desk.compute.predictions[0]
    desk.session.predict_now()
    desk.session.prediction_requests.cancel_all()
    desk.session.predict_now()
    desk.dispatcher.pump()
    second = asked_for_open(desk)
    assert first.is_cancelled
    assert second is not first
    answer(desk, second)
    assert desk.image.prediction is not None


def test_strokes_stay_on_top_of_a_newer_models_prediction(desk: Desk) -> None:
    desk.open(0)
    add_model(desk, "m1")
    answer(desk, desk.compute.predictions[0], 1)
    desk.stroke(StrokeKind.BRUSH, 2, (20, 20), (20, 40))
    add_model(desk, "m2")
    answer(desk, asked_for_open(desk), 0)
    shown = desk.shown()
    assert desk.image.prediction is not None
    assert desk.image.prediction.model_id == "m2"
    assert shown[20, 30] == 2
    assert shown[50, 70] == 0


def test_doubtful_spots_of_the_open_image_are_visited_once_and_decided_ones_never(desk: Desk) -> None:
    desk.open(0)
    walk = UncertainRegionWalk(desk.session)
    with pytest.raises(UserError, match="no prediction"):
        walk.next()
    add_model(desk, "m1")
    job = desk.compute.predictions[0]
    done = everything_is(job, 1, 3)
    uncertainty = np.zeros(SHAPE, np.uint8)
    uncertainty[10:14, 10:14], uncertainty[40:48, 60:68], uncertainty[40:43, 20:23] = 200, 200, 200
    job.has_ended = True
    job.tell(replace(done, uncertainty=uncertainty))
    desk.dispatcher.pump()
    desk.stroke(StrokeKind.BRUSH, 2, (11, 8), (12, 16), radius_px=6)
    first, second = walk.next(), walk.next()
    assert first is not None
    assert second is not None
    assert first.contains(44, 64)
    assert second.contains(41, 21)
    assert walk.next() is None
    assert desk.notices[-1] == NONE_LEFT
    assert walk.next() == first
