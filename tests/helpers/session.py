"""A session with everything around it, and the moves that a user makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from engine.compute.requests.predict import PredictRequest
from engine.core import LabelMap, ModelId, Rect
from engine.document.stroke_kind import StrokeKind
from engine.jobs import QueueDispatcher
from engine.service import Service
from engine.session import Notice, OpenImage, Session
from engine.storage import ModelRecord
from tests.helpers.fake_compute import FakeCompute, FakeJob, everything_is

SHAPE = (60, 80)
PATIENCE_S = 60.0
"""The first cut of a machine's life compiles the solver; others may keep the processors busy."""


@dataclass
class Desk:
    session: Session
    compute: FakeCompute
    dispatcher: QueueDispatcher
    service: Service
    notices: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.session.events.notice.subscribe(self.notices.append)

    @property
    def image(self) -> OpenImage:
        assert self.session.image is not None
        return self.session.image

    def wait(self, condition: Callable[[], bool]) -> None:
        assert self.dispatcher.pump_until(condition, PATIENCE_S), "it did not happen in time"

    def open(self, index: int) -> OpenImage:
        image_id = self.session.project.images.rows()[index].id
        self.session.open_image(image_id)
        self.wait(lambda: self.session.image is not None and self.session.image.id == image_id)
        return self.image

    def stroke(
        self, kind: StrokeKind, class_id: int, *points: tuple[float, float], radius_px: float = 3.0
    ) -> None:
        stroke = self.session.begin_stroke(kind, class_id, radius_px)
        stroke.extend(points)
        stroke.finish()

    def scribble_both_halves(self) -> None:
        self.stroke(StrokeKind.SCRIBBLE, 0, (30, 8), (30, 30))
        self.stroke(StrokeKind.SCRIBBLE, 1, (30, 50), (30, 72))
        self.wait(lambda: not self.session.busy.is_refining)

    def shown(self) -> LabelMap:
        return self.image.shown(Rect.of_shape(SHAPE))


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def halves(left: int, right: int) -> LabelMap:
    labels = np.full(SHAPE, left, np.uint8)
    labels[:, SHAPE[1] // 2 :] = right
    return labels


def add_model(desk: Desk, name: str) -> None:
    """The project has a new model and predicts with it."""
    path = Path(desk.session.project.models_dir / f"{name}.safetensors")
    path.touch()
    desk.session.project.models.add(ModelRecord(ModelId(name), path, "2026-01-01T00:00:00+00:00"))
    desk.session.use_model(ModelId(name))


def priority(job: FakeJob) -> str:
    assert isinstance(job.request, PredictRequest)
    return job.request.priority


def asked_for_open(desk: Desk) -> FakeJob:
    """The last request that the open image waits for."""
    return [job for job in desk.compute.predictions if priority(job) == "open"][-1]


def predict(desk: Desk, labels: LabelMap) -> None:
    """A new model says these labels of the open image, of three classes, and is sure."""
    add_model(desk, "model-001")
    job = asked_for_open(desk)
    sure = everything_is(job, 0, 3)
    probs = np.where(np.arange(3)[:, None, None] == labels, 0.9, 0.05).astype(np.float16)
    job.has_ended = True
    job.tell(replace(sure, labels=labels, probs=probs))
    desk.dispatcher.pump()


def answer(desk: Desk, job: FakeJob, class_id: int = 1) -> None:
    """The network says `class_id` everywhere."""
    job.has_ended = True
    job.tell(everything_is(job, class_id, 3))
    desk.dispatcher.pump()
