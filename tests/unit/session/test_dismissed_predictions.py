"""A prediction put aside: the image is as bare, and cut as if there had never been one."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.core import IGNORE
from engine.document.stroke_kind import StrokeKind
from engine.service import Service
from engine.session.state import NO_PREDICTION_TO_DISMISS
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import Desk, add_model, answer, asked_for_open, halves


def predicted(desk: Desk, class_id: int = 2) -> None:
    desk.open(0)
    add_model(desk, "m1")
    answer(desk, asked_for_open(desk), class_id)


def test_the_image_is_bare_until_the_prediction_is_brought_back(desk: Desk) -> None:
    predicted(desk)
    predictions = []
    desk.session.events.prediction_changed.subscribe(predictions.append)
    assert desk.session.dismiss_prediction()
    assert (desk.shown() == IGNORE).all()
    assert desk.session.open_prediction.dismissed == "m1"
    assert desk.session.open_prediction.restore()
    assert (desk.shown() == 2).all()
    assert desk.session.open_prediction.dismissed is None
    assert [prediction is None for prediction in predictions] == [True, False]


def test_asking_for_the_prediction_brings_it_back(desk: Desk) -> None:
    predicted(desk)
    desk.session.dismiss_prediction()
    desk.session.predict_now()
    assert (desk.shown() == 2).all()


def test_first_scribbles_cut_from_nothing(desk: Desk) -> None:
    predicted(desk)
    desk.session.dismiss_prediction()
    desk.scribble_both_halves()
    assert np.array_equal(desk.shown(), halves(0, 1))


def test_scribbles_that_wait_are_cut_anew(desk: Desk) -> None:
    predicted(desk)
    desk.scribble_both_halves()
    desk.session.dismiss_prediction()
    assert desk.image.preview is None
    desk.wait(lambda: desk.image.preview is not None and not desk.session.busy.is_refining)
    assert np.array_equal(desk.shown(), halves(0, 1))


def test_what_was_decided_stays(desk: Desk) -> None:
    predicted(desk)
    desk.stroke(StrokeKind.BRUSH, 0, (20, 20), (20, 40))
    desk.session.dismiss_prediction()
    assert desk.shown()[20, 30] == 0
    assert desk.shown()[50, 70] == IGNORE


def test_it_stays_aside_when_the_image_or_the_project_is_opened_again(desk: Desk, project_path: Path) -> None:
    predicted(desk)
    desk.session.dismiss_prediction()
    desk.open(1)
    assert desk.session.open_prediction.dismissed is None
    desk.open(0)
    assert desk.image.prediction is None
    desk.service.close()
    service = Service(desk.dispatcher, FakeCompute())
    session = service.open_project(project_path).session
    session.open_image(session.project.images.rows()[0].id)
    desk.wait(lambda: session.image is not None)
    assert session.open_prediction.dismissed == "m1"
    service.close()


def test_another_models_prediction_is_shown(desk: Desk) -> None:
    predicted(desk)
    desk.session.dismiss_prediction()
    add_model(desk, "m2")
    answer(desk, asked_for_open(desk), 1)
    assert (desk.shown() == 1).all()
    assert desk.session.open_prediction.dismissed is None


def test_without_a_prediction_it_says_so(desk: Desk) -> None:
    desk.open(0)
    assert not desk.session.dismiss_prediction()
    assert desk.notices == [NO_PREDICTION_TO_DISMISS]
