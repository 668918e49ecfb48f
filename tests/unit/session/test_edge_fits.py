"""Predictions are fitted to the edges of the image where accepted masks say that this helps, only there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.compute.requests.predict import PredictDone, PredictRequest
from engine.core import IGNORE, CancelToken, LabelMap
from engine.document.stroke_kind import StrokeKind
from engine.session.prediction import edge_fits
from engine.session.prediction.edge_fits import LATEST_IMAGES, fit_for, gains_in, unfitted
from engine.session.state import ImagePrediction
from engine.storage import ImageStatus, Project
from tests.helpers.fake_compute import FakeJob
from tests.helpers.session import SHAPE, Desk, add_model, asked_for_open, halves

OFF_PX = 2
EDGE = SHAPE[1] // 2
HELPED = {"little": [0.2, 0.02], "much": [0.2, 0.02]}
LONG = "1" * 5000
FITS = {"odd": [], "other": {"1": "wholly", "2": [], "x": "much", LONG: "much"}}
HARMED = {"little": [-0.1, -0.02], "much": [-0.1, -0.02]}


def stored_gains(one: dict[str, list[float]], count: int = 3) -> dict[str, object]:
    return {"1": {str(100 + number): one for number in range(count)}}


@pytest.fixture
def gains() -> object:
    """What the project holds when it is opened; overridden by parameters."""
    return {}


@pytest.fixture
def former() -> dict[str, str]:
    """How the predictions of the model before were fitted; overridden by parameters."""
    return {}


@pytest.fixture
def project_path(project_path: Path, gains: object, former: dict[str, str]) -> Path:
    with Project.open(project_path) as project:
        project.settings.set("edge_gains", gains)
        project.settings.set("edge_fits", {**FITS, "former": former})
    return project_path


def unsure(job: FakeJob) -> PredictDone:
    """A network that sees the edge two pixels to the right of where it is, and is unsure there."""
    assert isinstance(job.request, PredictRequest)
    right = 1 / (1 + np.exp((EDGE + OFF_PX - 0.5 - np.arange(SHAPE[1])) / 1.5))
    probs = np.zeros((3, *SHAPE), np.float16)
    probs[0], probs[1] = 1 - right, right
    labels = np.broadcast_to((right > 0.5).astype(np.uint8), SHAPE).copy()
    return PredictDone(labels, np.zeros(SHAPE, np.uint8), probs, 1, job.request.model_path, 0.1)


def predicted(desk: Desk, index: int = 0, model: str = "m1") -> LabelMap:
    """What the window shows of an image that a new model has predicted."""
    desk.open(index)
    add_model(desk, model)
    job = asked_for_open(desk)
    job.has_ended = True
    job.tell(unsure(job))
    desk.wait(lambda: desk.image.prediction is not None and str(desk.image.prediction.model_id) == model)
    return desk.shown()


def accept_drawn(desk: Desk) -> None:
    """Draw both halves anew, and accept that."""
    radius = float(max(SHAPE))
    desk.stroke(StrokeKind.BRUSH, 0, (30, 40), radius_px=radius)
    for row in range(0, SHAPE[0], 4):
        desk.stroke(StrokeKind.BRUSH, 1, (row, EDGE + 8), (row, SHAPE[1] - 1), radius_px=8.0)
    accept(desk)


def accept(desk: Desk) -> None:
    desk.session.accept_image()
    desk.session.settle(desk.dispatcher)
    assert desk.session.project.images.get(desk.image.id).status is ImageStatus.ACCEPTED


def gains_of(desk: Desk) -> object:
    return desk.session.project.settings.get("edge_gains")


OFF = halves(0, 1)
OFF[:, EDGE : EDGE + OFF_PX] = 0


@pytest.mark.parametrize(
    "gains",
    [
        *({}, stored_gains(HELPED, 2), stored_gains(HARMED)),
        *([1], {"1": 3, "x": {}}, {"1": {"7": {"much": "a"}, "8": [], "9": {"much": [1]}}}),
        *({LONG: {}}, stored_gains({"much": [1e300, 0.1]})),
    ],
)
def test_without_masks_that_speak_for_it_the_prediction_is_shown_as_it_is(desk: Desk) -> None:
    assert np.array_equal(predicted(desk), OFF)


@pytest.mark.parametrize("gains", [stored_gains(HELPED)])
def test_where_it_helped_the_prediction_is_shown_fitted(desk: Desk) -> None:
    assert np.array_equal(predicted(desk), halves(0, 1))
    prediction = desk.image.prediction
    assert prediction is not None
    assert np.array_equal(unfitted(prediction), OFF)


@pytest.mark.parametrize("gains", [stored_gains(HELPED)])
def test_what_a_model_predicts_is_of_one_kind_whatever_is_accepted_later(desk: Desk) -> None:
    assert np.array_equal(predicted(desk, 0, "former"), OFF)
    assert np.array_equal(predicted(desk, 1, "m1"), halves(0, 1))
    assert desk.session.project.settings.get("edge_fits")["m1"] == {"1": "little"}
    assert [n.summary for n in desk.notices if "fitted" in n.summary] == [
        "What is predicted of 'cell' is fitted to the edges of the image from now on."
    ]


@pytest.mark.parametrize("gains", [stored_gains(HARMED)])
@pytest.mark.parametrize("former", [{"1": "much"}])
def test_that_fitting_ends_is_said(desk: Desk) -> None:
    assert np.array_equal(predicted(desk, 0, "former"), halves(0, 1))
    assert np.array_equal(predicted(desk, 1, "m1"), OFF)
    assert [n.summary for n in desk.notices] == [
        "What is predicted of 'cell' is shown without being fitted to edges from now on."
    ]


@pytest.mark.parametrize("gains", [stored_gains(HELPED)])
def test_what_comes_and_goes_is_said_once_each(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(("little", "", "some", "", "much"))
    monkeypatch.setattr(edge_fits, "fit_for", lambda *_: next(answers))
    for number in range(5):
        predicted(desk, 0, f"m{number}")
    assert [n.summary for n in desk.notices] == [
        "What is predicted of 'cell' is fitted to the edges of the image from now on.",
        "What is predicted of 'cell' is shown without being fitted to edges from now on.",
    ]


@pytest.mark.parametrize("gains", [stored_gains(HELPED)])
def test_a_prediction_that_nobody_waits_for_any_more_is_not_delivered(desk: Desk) -> None:
    desk.open(0)
    add_model(desk, "m1")
    job = asked_for_open(desk)
    job.on_event(unsure(job))
    desk.dispatcher.pump(0.0)
    desk.session.prediction_requests.cancel_all()
    desk.session.settle(desk.dispatcher)
    assert desk.image.prediction is None


@pytest.mark.expects_log
@pytest.mark.parametrize("gains", [stored_gains(HELPED)])
def test_a_prediction_that_cannot_be_fitted_is_shown_as_predicted_and_the_log_says_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> ImagePrediction:
        raise ValueError("no such edge")

    monkeypatch.setattr(edge_fits, "_fitted", fails)
    assert np.array_equal(predicted(desk), OFF)
    assert "no such edge" in caplog.text


def test_a_mask_drawn_on_a_prediction_says_what_fitting_would_have_gained(desk: Desk) -> None:
    predicted(desk)
    accept_drawn(desk)
    gains = gains_of(desk)
    assert isinstance(gains, dict)
    (gain,) = gains["1"].values()
    assert gain["much"][0] > 0.5
    assert gain["much"][1] > 0.01


def test_what_was_accepted_as_predicted_says_nothing(desk: Desk) -> None:
    predicted(desk)
    accept(desk)
    assert gains_of(desk) == {}


def test_what_is_accepted_again_says_nothing_more(desk: Desk) -> None:
    predicted(desk)
    accept(desk)
    accept_drawn(desk)
    assert gains_of(desk) == {}


def test_pixels_taken_over_from_the_prediction_are_no_evidence(desk: Desk) -> None:
    """A boundary of which one side alone was drawn is as unknown as before."""
    predicted(desk)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 60), (30, 70), radius_px=4.0)
    accept(desk)
    assert gains_of(desk) == {}


def test_classes_without_a_boundary_have_no_gain() -> None:
    probs = np.zeros((2, *SHAPE), np.float16)
    probs[0] = 1
    prediction = ImagePrediction(*(1, "m"), np.zeros(SHAPE, np.uint8), np.zeros(SHAPE, np.uint8), probs, 1)  # type: ignore[arg-type]
    nothing = np.full(SHAPE, IGNORE, np.uint8)
    assert gains_in(np.zeros((*SHAPE, 3), np.uint8), prediction, nothing, [0, 1], CancelToken()) == {}


def test_the_latest_masks_decide() -> None:
    former, latest = {"much": (-0.5, -0.5)}, {"much": (0.1, 0.01)}
    assert fit_for([former] * 20 + [latest] * LATEST_IMAGES) == "much"
    assert fit_for([latest] * 20 + [former] * LATEST_IMAGES) == ""


def test_what_fitted_before_stays_while_it_does_no_harm() -> None:
    little, harm = {"much": (0.001, 0.0)}, {"much": (-0.001, 0.0)}
    assert fit_for([little] * LATEST_IMAGES) == ""
    assert fit_for([little] * LATEST_IMAGES, "much") == "much"
    assert fit_for([harm] * LATEST_IMAGES, "much") == ""
