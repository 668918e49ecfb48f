"""A compute for walks through the window: answers every request at once, learns on demand."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np

from engine.compute import ComputeFailed, JobRequest
from engine.compute.messages import OnEvent
from engine.compute.requests.embed import EmbedDone, EmbedRequest
from engine.compute.requests.encoder_speed import EncoderSpeed, EncoderSpeedRequest
from engine.compute.requests.predict import PredictRequest
from engine.learn.request import (
    TrainCandidate,
    TrainFinished,
    TrainRequest,
    TrainStarted,
    TrainStep,
    TrainValidated,
)
from engine.learn.validation.promotion import Verdict
from engine.pretrain.request import (
    PretrainFinished,
    PretrainPictures,
    PretrainRequest,
    PretrainStarted,
    PretrainStep,
)
from tests.helpers.fake_compute import FakeCompute, FakeJob, everything_is

LATENT = 8
SCORES = (0.9, 0.3, 0.7)


class WalkingCompute(FakeCompute):
    """Predicts class by class in turn; trainings and pretrainings end by `go_on`.

    Args:
        model, encoder: files that stand in for whatever is learned.
        class_names: of the model.
    """

    def __init__(self, model: Path, encoder: Path, class_names: tuple[str, ...]) -> None:
        super().__init__()
        self._model = model
        self._encoder = encoder
        self._names = class_names
        self._turn = 0
        self._class_counts: dict[Path, int] = {}

    def submit(self, request: JobRequest[Any], on_event: OnEvent[Any]) -> FakeJob:
        job = super().submit(request, on_event)
        match job.request:
            case PredictRequest():
                self._predict(job)
            case EmbedRequest(images=images):
                self._embed(job, len(images))
            case EncoderSpeedRequest(encoder=encoder):
                job.has_ended = True
                job.tell(EncoderSpeed(encoder, 0.4, 0.1))
            case TrainRequest():
                steps = [TrainStep(n, n * 0.5, 1.0 / n) for n in range(1, 4)]
                job.tell(TrainStarted(1000, "cpu", "Learning", ("Patches are mirrored.",)), *steps)
                job.tell(TrainValidated(3, 1.5, 0.6, self._scores(0), is_best=True))
            case PretrainRequest():
                pictures = np.full((4, 32, 32, 3), 90, np.uint8)
                rounds = [PretrainStep(n, n * 0.5, 1.0 / n, 30.0 / n) for n in range(1, 4)]
                job.tell(PretrainStarted(1000, "cpu"), *rounds, PretrainPictures(3, pictures, pictures))
        return job

    def _predict(self, job: FakeJob) -> None:
        self._turn += 1
        assert isinstance(job.request, PredictRequest)
        count = self._class_counts.get(job.request.model_path, len(self._names))
        answer = everything_is(job, self._turn % count, count)
        # A spot of another class that the network is not sure of.
        answer.labels[10:30, 10:40] = (self._turn + 1) % count
        answer.uncertainty[10:30, 10:40] = 200
        job.has_ended = True
        job.tell(answer)

    @staticmethod
    def _embed(job: FakeJob, count: int) -> None:
        vectors = np.random.default_rng(count).normal(size=(count, LATENT))
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        job.has_ended = True
        job.tell(EmbedDone(vectors.astype(np.float32)))

    def go_on(self, ending: str) -> None:
        """Let every job that is under way bring a "candidate", or "finish", or "fail"."""
        for job in (*self.trainings, *self.quick_trainings):
            if not (job.is_cancelled or job.has_ended or job.is_paused):
                self._train_on(job, ending)
        for job in self.pretrainings:
            if not (job.is_cancelled or job.has_ended):
                self._pretrain_on(job, ending)

    def _train_on(self, job: FakeJob, ending: str) -> None:
        request = job.request
        assert isinstance(request, TrainRequest)
        if ending == "fail":
            self._fail(job)
            return
        self._turn += 1
        path = request.out_path.with_name(f"{request.out_path.stem}-{self._turn}.safetensors")
        if path.parent.is_dir():
            shutil.copy(self._model, path)
            self._class_counts[path] = len(request.classes)
            current_model_path = job.in_use[-1] if job.in_use else request.current_model_or_init_path
            current_model_scores = None if current_model_path is None else self._scores(0)
            verdict = Verdict(self._turn % 3 > 0, "The verdict.")
            scores = self._scores(self._turn)
            job.tell(
                TrainCandidate(
                    path,
                    10,
                    2.0,
                    0.7,
                    scores,
                    current_model_scores,
                    verdict,
                    current_model_path,
                    val_images=2,
                )
            )
        if ending == "finish":
            job.has_ended = True
            job.tell(TrainFinished(path, 3.0, 20, "The time is over."))

    def _pretrain_on(self, job: FakeJob, ending: str) -> None:
        request = job.request
        assert isinstance(request, PretrainRequest)
        if ending == "fail":
            self._fail(job)
        elif ending == "finish" and request.out_path.parent.is_dir():
            shutil.copy(self._encoder, request.out_path)
            job.has_ended = True
            job.tell(PretrainFinished(request.out_path, 3.0, 20, 12.5, "The time is over."))

    def _fail(self, job: FakeJob) -> None:
        job.has_ended = True
        job.tell(ComputeFailed("There is not enough memory.", "Choose a smaller network."))

    def _scores(self, turn: int) -> dict[str, float | None]:
        return {name: SCORES[(n + turn) % len(SCORES)] for n, name in enumerate(self._names)}
