"""A network that has been ruined is really trained, really scored, and never gets into use."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.compute.requests.predict import PredictRequest
from engine.core import LabelMap
from engine.document.image import read_image
from engine.learn.augmentation.augment_settings import AugmentChoice
from engine.learn.request import Sample, TrainCandidate, TrainRequest
from engine.learn.trainer import Trainer
from engine.models.files.weights import load_model
from engine.session import LearningPhase
from tests.helpers.fake_compute import FakeJob
from tests.helpers.networks import TINY
from tests.helpers.session import SHAPE, Desk, halves

pytestmark = pytest.mark.usefixtures("one_thread")


def really_train(job: FakeJob, labels: LabelMap, **changes: object) -> TrainCandidate:
    """What the window asked for, learned by a tiny network; its last candidate is told."""
    request = job.request
    assert isinstance(request, TrainRequest)
    folder = request.samples[0].image_path.parent
    samples = (
        Sample("learn", folder / "0.png", labels),
        Sample("check", folder / "1.png", halves(0, 1), role="val"),
    )
    values = {
        "samples": samples, "settings": TINY, "crop_px": 32, "batch": 2, "epochs": 12, "learning_rate": 0.01,
        "loss": "ce", "augment": AugmentChoice("light", "any"), "training_state_path": None,
    }  # fmt: skip
    asked = replace(request, **(values | changes))  # type: ignore[arg-type]
    candidates = [
        event
        for event in Trainer(asked, read_image, torch.device("cpu")).steps()
        if isinstance(event, TrainCandidate)
    ]
    job.tell(candidates[-1])
    return candidates[-1]


def begin_round(desk: Desk) -> FakeJob:
    count = len(desk.compute.trainings)
    desk.session.writable_learner().start()
    desk.wait(lambda: len(desk.compute.trainings) == count + 1)
    return desk.compute.trainings[-1]


def end_round(desk: Desk, job: FakeJob) -> None:
    desk.session.writable_learner().cancel()
    job.cancel()
    desk.wait(lambda: desk.session.learning_state.phase is LearningPhase.IDLE)


def accept_first_image(desk: Desk) -> None:
    desk.session.writable_learner().set_auto(False)
    desk.open(0)
    desk.scribble_both_halves()
    desk.session.apply_preview()
    desk.session.accept_image()


def ruined(path: Path) -> bool:
    """Whether the network of a file can no longer tell the halves apart."""
    from engine.predict.predictor import predict_image

    model = load_model(path)
    image = np.full((*SHAPE, 3), 60, np.uint8)
    image[:, SHAPE[1] // 2 :] = 190
    return float((predict_image(model.module, model.spec, image).labels == halves(0, 1)).mean()) < 0.7


def test_a_ruined_network_is_refused_in_words_and_the_good_one_goes_on_predicting(desk: Desk) -> None:
    accept_first_image(desk)
    first = begin_round(desk)
    good = really_train(first, halves(0, 1))
    desk.wait(lambda: desk.session.current_model is not None)
    assert not ruined(good.path)
    end_round(desk, first)

    second = begin_round(desk)
    # Going on from the good network with every label the wrong way round.
    bad = really_train(second, halves(1, 0), epochs=24)
    desk.wait(lambda: "Kept the old model" in desk.session.learning_state.verdict)
    assert "background IoU" in desk.session.learning_state.verdict
    assert not bad.path.exists()

    model = desk.session.current_model
    assert model is not None
    assert model.path == good.path
    assert not ruined(model.path)
    asked = len(desk.compute.predictions)
    desk.open(2)
    desk.wait(lambda: len(desk.compute.predictions) > asked)
    request = desk.compute.predictions[-1].request
    assert isinstance(request, PredictRequest)
    assert request.model_path == good.path
