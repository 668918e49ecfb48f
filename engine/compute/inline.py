"""Networks in this process, on a thread: for scripts and tests, where a second process is in the way."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.compute.jobs import Job, JobTable
from engine.compute.messages import (
    Cancelled,
    ComputeEvent,
    EmbedDone,
    EmbedRequest,
    Failed,
    OnEvent,
    PredictDone,
    PredictRequest,
    ReadyDone,
    ReadyRequest,
)
from engine.compute.scheduler import Scheduler
from engine.compute.tasks import (
    EMBED_URGENCY,
    READY_URGENCY,
    TRAIN_URGENCY,
    URGENCY,
    ModelCache,
    ReadImage,
    TrainTask,
    check_threads,
    embed_task,
    failure,
    predict_task,
    prepare_torch,
    pretrain_task,
    read_image_file,
    ready_task,
    train_urgency,
    warm_up_task,
)
from engine.core import read_only
from engine.learn.request import Sample, TrainFinished, TrainRequest
from engine.pretrain.request import PretrainFinished, PretrainRequest

if TYPE_CHECKING:
    from engine.predict.predictor import PredictionBuffers

_LAST = (PredictDone, EmbedDone, ReadyDone, Failed, Cancelled, TrainFinished, PretrainFinished)


class InlineCompute:
    """The same as ProcessCompute, on one thread of this process, started with the first job.

    Args:
        threads: for torch, one core fewer than there are when None; holds for the whole process.
        read_image: (H, W, 3) uint8 of a file; the engine's own reader when None.
        clock: seconds, for the working time of trainings.
    """

    def __init__(
        self,
        threads: int | None = None,
        read_image: ReadImage | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._threads = check_threads(threads, os.cpu_count())
        self._clock = clock
        self._read_image = read_image or read_image_file
        self._scheduler: Scheduler[ComputeEvent] = Scheduler(self._tell, Cancelled, failure)
        self._jobs = JobTable()
        self._cache = ModelCache()
        self._encoders = ModelCache()
        self._trainings: dict[int, TrainTask] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def predict(self, request: PredictRequest, on_event: OnEvent) -> Job:
        job = self._jobs.new(on_event, self)
        self._begin(job, URGENCY[request.priority], self._predict(request))
        return job

    def embed(self, request: EmbedRequest, on_event: OnEvent) -> Job:
        job = self._jobs.new(on_event, self)
        self._begin(job, EMBED_URGENCY, self._embed(request))
        return job

    def make_ready(self, request: ReadyRequest, on_event: OnEvent) -> Job:
        job = self._jobs.new(on_event, self)
        self._begin(job, READY_URGENCY, self._make_ready(request))
        return job

    def train(self, request: TrainRequest, on_event: OnEvent) -> Job:
        job = self._jobs.new(on_event, self)
        task = self._trainings[job.id] = TrainTask(request, self._read_image, self._clock)
        self._begin(job, train_urgency(request), self._train(task))
        return job

    def pretrain(self, request: PretrainRequest, on_event: OnEvent) -> Job:
        job = self._jobs.new(on_event, self)
        self._begin(job, TRAIN_URGENCY, self._pretrain(request))
        return job

    def warm_up(self) -> None:
        self._begin(self._jobs.new(lambda event: None, self), 0, warm_up_task(self._threads, Cancelled()))

    def close(self) -> None:
        with self._lock:
            self._is_closed = True
            thread, self._thread = self._thread, None
        self._scheduler.stop()
        if thread is not None and thread is not threading.current_thread():
            thread.join()
        self._jobs.finish_all(Cancelled)

    def cancel(self, job_id: int) -> None:
        self._scheduler.cancel(job_id)

    def pause(self, job_id: int) -> None:
        self._scheduler.pause(job_id)

    def resume(self, job_id: int) -> None:
        self._scheduler.resume(job_id)

    def add_samples(self, job_id: int, samples: tuple[Sample, ...]) -> None:
        if (task := self._trainings.get(job_id)) is not None:
            task.add_samples(samples)

    def compare_with(self, job_id: int, path: Path) -> None:
        if (task := self._trainings.get(job_id)) is not None:
            task.compare_with(path)

    def _begin(
        self, job: Job, urgency: int, steps: Generator[ComputeEvent | None, None, ComputeEvent]
    ) -> None:
        with self._lock:
            if self._is_closed:
                self._jobs.finish(job.id, Cancelled())
                return
            self._scheduler.add(job.id, urgency, steps)
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._scheduler.run, name="inline-compute", daemon=True
                )
                self._thread.start()

    def _predict(self, request: PredictRequest) -> Generator[ComputeEvent | None, None, ComputeEvent]:
        prepare_torch(self._threads)
        from engine.predict.predictor import PredictionBuffers

        height, width = request.image.shape[:2]

        def done(buffers: PredictionBuffers, seconds: float) -> ComputeEvent:
            arrays = (read_only(buffers.labels), read_only(buffers.uncertainty), read_only(buffers.probs))
            return PredictDone(*arrays, buffers.stride, request.model_path, seconds)

        return (
            yield from predict_task(
                self._cache,
                request.model_path,
                request.settings,
                request.image,
                lambda class_count: PredictionBuffers.for_image(class_count, height, width),
                done,
            )
        )

    def _embed(self, request: EmbedRequest) -> Generator[ComputeEvent | None, None, ComputeEvent]:
        prepare_torch(self._threads)
        return (yield from embed_task(self._cache, self._encoders, request))

    def _make_ready(self, request: ReadyRequest) -> Generator[ComputeEvent | None, None, ComputeEvent]:
        prepare_torch(self._threads)
        return (yield from ready_task(request))

    def _pretrain(self, request: PretrainRequest) -> Generator[ComputeEvent | None, None, ComputeEvent]:
        prepare_torch(self._threads)
        return (yield from pretrain_task(request, self._read_image))

    def _train(self, task: TrainTask) -> Generator[ComputeEvent | None, None, ComputeEvent]:
        prepare_torch(self._threads)
        return (yield from task.steps())

    def _tell(self, job_id: int, event: ComputeEvent) -> None:
        if isinstance(event, _LAST):
            self._trainings.pop(job_id, None)
            self._jobs.finish(job_id, event)
        elif (job := self._jobs.get(job_id)) is not None:
            job.tell(event)
