"""A compute without networks: predictions and trainings that do what the test says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from engine.compute import ComputeCancelled, JobRequest
from engine.compute.messages import OnEvent
from engine.compute.requests.cut_features import CutFeaturesRequest
from engine.compute.requests.embed import EmbedRequest
from engine.compute.requests.encoder_speed import EncoderSpeedRequest
from engine.compute.requests.predict import PredictDone, PredictRequest
from engine.compute.requests.pretrain import PretrainJobRequest
from engine.compute.requests.ready_model import ReadyModelRequest
from engine.compute.requests.train import AddSamples, CompareWith, TrainJobRequest
from engine.learn.request import Sample, TrainCandidate, TrainRequest
from engine.learn.validation.promotion import decide_promotion
from engine.pretrain.request import PretrainRequest


def judged(
    path: Path,
    mean_iou: float | None,
    per_class: dict[str, float | None],
    current_model_scores: dict[str, float | None] | None,
    current_model_path: Path | None = None,
    *,
    step: int = 10,
    **images: int,
) -> TrainCandidate:
    """A candidate with these scores and the verdict that the promotion rule gives on them."""
    verdict = decide_promotion(current_model_scores, per_class, **images)
    return TrainCandidate(
        path, step, 1.0, mean_iou, per_class, current_model_scores, verdict, current_model_path, **images
    )


@dataclass
class FakeJob:
    """One job; the test decides when it says what."""

    on_event: OnEvent[Any]
    request: (
        PredictRequest
        | TrainRequest
        | EmbedRequest
        | ReadyModelRequest
        | PretrainRequest
        | CutFeaturesRequest
        | EncoderSpeedRequest
    )
    added: list[Sample] = field(default_factory=list)
    in_use: list[Path] = field(default_factory=list)
    is_cancelled: bool = False
    is_paused: bool = False
    has_ended: bool = False

    def tell(self, *events: object) -> None:
        for event in events:
            self.on_event(event)

    def cancel(self) -> None:
        if not (self.is_cancelled or self.has_ended):
            self.is_cancelled = True
            self.on_event(ComputeCancelled())

    def wait(self, timeout_s: float | None = None) -> bool:
        return True

    def pause(self) -> None:
        self.is_paused = True

    def resume(self) -> None:
        self.is_paused = False

    def send(self, message: object) -> None:
        match message:
            case AddSamples(samples):
                self.added.extend(samples)
            case CompareWith(path):
                self.in_use.append(path)
            case _:
                raise AssertionError(message)


class FakeCompute:
    """Keeps every submitted job in `predictions`, `trainings`, `quick_trainings`, ..., in order."""

    def __init__(self) -> None:
        self.predictions: list[FakeJob] = []
        self.trainings: list[FakeJob] = []
        self.quick_trainings: list[FakeJob] = []
        self.embeddings: list[FakeJob] = []
        self.readied: list[FakeJob] = []
        self.pretrainings: list[FakeJob] = []
        self.described: list[FakeJob] = []
        self.speeds: list[FakeJob] = []
        self.is_closed = False

    def submit(self, request: JobRequest[Any], on_event: OnEvent[Any]) -> FakeJob:
        match request:
            case PredictRequest():
                return self._keep(self.predictions, FakeJob(on_event, request))
            case EmbedRequest():
                return self._keep(self.embeddings, FakeJob(on_event, request))
            case ReadyModelRequest():
                return self._keep(self.readied, FakeJob(on_event, request))
            case TrainJobRequest(training):
                jobs = self.quick_trainings if training.is_quick else self.trainings
                return self._keep(jobs, FakeJob(on_event, training))
            case PretrainJobRequest(run):
                return self._keep(self.pretrainings, FakeJob(on_event, run))
            case CutFeaturesRequest():
                return self._keep(self.described, FakeJob(on_event, request))
            case EncoderSpeedRequest():
                return self._keep(self.speeds, FakeJob(on_event, request))
        raise AssertionError(request)

    def warm_up(self) -> None:
        """Nothing to get ready."""

    def close(self) -> None:
        self.is_closed = True

    def _keep(self, jobs: list[FakeJob], job: FakeJob) -> FakeJob:
        jobs.append(job)
        return job


def everything_is(job: FakeJob, class_id: int, class_count: int) -> PredictDone:
    """The answer of a network that sees one class everywhere, and is sure."""
    assert isinstance(job.request, PredictRequest)
    height, width = job.request.image.shape[:2]
    probs = np.full((class_count, height, width), 0.05, np.float16)
    probs[class_id] = 1.0 - 0.05 * (class_count - 1)
    labels = np.full((height, width), class_id, np.uint8)
    uncertainty = np.full((height, width), 40, np.uint8)
    return PredictDone(labels, uncertainty, probs, 1, job.request.model_path, 0.1)
