"""A compute without networks: predictions and trainings that do what the test says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from engine.compute import (
    Cancelled,
    ComputeEvent,
    EmbedRequest,
    PredictDone,
    PredictRequest,
    PretrainRequest,
    ReadyRequest,
    Sample,
    TrainRequest,
)
from engine.compute.messages import OnEvent


@dataclass
class FakeJob:
    """One job; the test decides when it says what."""

    on_event: OnEvent
    request: PredictRequest | TrainRequest | EmbedRequest | ReadyRequest | PretrainRequest
    added: list[Sample] = field(default_factory=list)
    in_use: list[Path] = field(default_factory=list)
    is_cancelled: bool = False
    is_paused: bool = False
    has_ended: bool = False

    def tell(self, *events: ComputeEvent) -> None:
        for event in events:
            self.on_event(event)

    def cancel(self) -> None:
        if not (self.is_cancelled or self.has_ended):
            self.is_cancelled = True
            self.on_event(Cancelled())

    def wait(self, timeout_s: float | None = None) -> bool:
        return True

    def pause(self) -> None:
        self.is_paused = True

    def resume(self) -> None:
        self.is_paused = False

    def add_samples(self, samples: Iterable[Sample]) -> None:
        self.added.extend(samples)

    def compare_with(self, path: Path) -> None:
        self.in_use.append(path)


class FakeCompute:
    """Keeps every job it is asked for in `predictions`, `trainings`, `quick_trainings`, ..., in order."""

    def __init__(self) -> None:
        self.predictions: list[FakeJob] = []
        self.trainings: list[FakeJob] = []
        self.quick_trainings: list[FakeJob] = []
        self.embeddings: list[FakeJob] = []
        self.readied: list[FakeJob] = []
        self.pretrainings: list[FakeJob] = []
        self.is_closed = False

    def predict(self, request: PredictRequest, on_event: OnEvent) -> FakeJob:
        self.predictions.append(FakeJob(on_event, request))
        return self.predictions[-1]

    def embed(self, request: EmbedRequest, on_event: OnEvent) -> FakeJob:
        self.embeddings.append(FakeJob(on_event, request))
        return self.embeddings[-1]

    def make_ready(self, request: ReadyRequest, on_event: OnEvent) -> FakeJob:
        self.readied.append(FakeJob(on_event, request))
        return self.readied[-1]

    def train(self, request: TrainRequest, on_event: OnEvent) -> FakeJob:
        jobs = self.quick_trainings if request.is_quick else self.trainings
        jobs.append(FakeJob(on_event, request))
        return jobs[-1]

    def pretrain(self, request: PretrainRequest, on_event: OnEvent) -> FakeJob:
        self.pretrainings.append(FakeJob(on_event, request))
        return self.pretrainings[-1]

    def warm_up(self) -> None:
        """Nothing to get ready."""

    def close(self) -> None:
        self.is_closed = True


def everything_is(job: FakeJob, class_id: int, class_count: int) -> PredictDone:
    """The answer of a network that sees one class everywhere, and is sure."""
    assert isinstance(job.request, PredictRequest)
    height, width = job.request.image.shape[:2]
    probs = np.full((class_count, height, width), 0.05, np.float16)
    probs[class_id] = 1.0 - 0.05 * (class_count - 1)
    labels = np.full((height, width), class_id, np.uint8)
    uncertainty = np.full((height, width), 40, np.uint8)
    return PredictDone(labels, uncertainty, probs, 1, job.request.model_path, 0.1)
