"""The window's end of the compute process: starts it, talks to it, survives its death."""

from __future__ import annotations

import logging
import multiprocessing
import os
import queue
import threading
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final, TypeAlias

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
from engine.compute.shared import SharedBlock, remove_leftovers
from engine.compute.tasks import ReadImage, check_threads, failure
from engine.compute.wire import (
    AddSamples,
    BlocksFilled,
    Cancel,
    Command,
    CompareWith,
    PackedSample,
    Pause,
    Resume,
    StartEmbed,
    StartPredict,
    StartPretrain,
    StartReady,
    StartTrain,
    Stop,
    Told,
    WarmUp,
)
from engine.core import EngineError, UserError, read_only
from engine.learn.request import Sample, TrainFinished, TrainRequest
from engine.pretrain.request import PretrainFinished, PretrainRequest

_log = logging.getLogger(__name__)

_CLOSE_GRACE_S: Final = 3.0
_Last: TypeAlias = (
    BlocksFilled | EmbedDone | ReadyDone | Failed | Cancelled | TrainFinished | PretrainFinished
)


class ProcessCompute:
    """Networks in a child process of low priority, started with the first job.

    Every method returns at once: a sending thread copies pixels and starts the
    process, a reading thread delivers events. When the process dies, each of its
    open jobs gets one Failed, and the next job starts a new process. When this
    process dies, the child ends itself.

    Args:
        threads: processor cores for torch; one fewer than there are when None.
        read_image: (H, W, 3) uint8 of a file, a function of a module; the engine's own when None.
    """

    def __init__(self, threads: int | None = None, read_image: ReadImage | None = None) -> None:
        self._threads = check_threads(threads, os.cpu_count())
        self._read_image = read_image
        self._jobs = JobTable()
        self._lock = threading.Lock()
        self._errands: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._sender: threading.Thread | None = None
        self._child: _Child | None = None
        self._is_closed = False

    # ---- for the caller

    def predict(self, request: PredictRequest, on_event: OnEvent) -> Job:
        job = self._jobs.new(on_event, self)
        self._post(lambda: self._send_predict(job, request), job)
        return job

    def embed(self, request: EmbedRequest, on_event: OnEvent) -> Job:
        job = self._jobs.new(on_event, self)
        self._post(lambda: self._living_child().begin(StartEmbed(job.id, request), None), job)
        return job

    def make_ready(self, request: ReadyRequest, on_event: OnEvent) -> Job:
        job = self._jobs.new(on_event, self)
        self._post(lambda: self._living_child().begin(StartReady(job.id, request), None), job)
        return job

    def train(self, request: TrainRequest, on_event: OnEvent) -> Job:
        job = self._jobs.new(on_event, self)
        self._post(lambda: self._send_train(job, request), job)
        return job

    def pretrain(self, request: PretrainRequest, on_event: OnEvent) -> Job:
        job = self._jobs.new(on_event, self)
        self._post(lambda: self._living_child().begin(StartPretrain(job.id, request), None), job)
        return job

    def warm_up(self) -> None:
        self._post(lambda: self._living_child().send(WarmUp()))

    def close(self) -> None:
        with self._lock:
            if self._is_closed:
                return
            self._is_closed = True
            sender = self._sender
        if sender is not None:
            self._errands.put(None)
            sender.join()
        if self._child is not None:
            self._child.stop()
        self._jobs.finish_all(Cancelled)

    @property
    def process_id(self) -> int | None:
        """Of the child, while there is one."""
        child = self._child
        return None if child is None or child.is_gone else child.process_id

    # ---- for jobs

    def cancel(self, job_id: int) -> None:
        self._post(lambda: self._send_to_job(job_id, Cancel(job_id)))

    def pause(self, job_id: int) -> None:
        self._post(lambda: self._send_to_job(job_id, Pause(job_id)))

    def resume(self, job_id: int) -> None:
        self._post(lambda: self._send_to_job(job_id, Resume(job_id)))

    def add_samples(self, job_id: int, samples: tuple[Sample, ...]) -> None:
        def send() -> None:
            packed = tuple(PackedSample.pack(s) for s in samples)
            self._send_to_job(job_id, AddSamples(job_id, packed))

        self._post(send)

    def compare_with(self, job_id: int, path: Path) -> None:
        self._post(lambda: self._send_to_job(job_id, CompareWith(job_id, path)))

    # ---- the sending thread

    def _post(self, errand: Callable[[], None], job: Job | None = None) -> None:
        with self._lock:
            if not self._is_closed:
                self._errands.put(errand if job is None else lambda: self._try(job, errand))
                if self._sender is None:
                    self._sender = threading.Thread(target=self._send_all, name="compute-send", daemon=True)
                    self._sender.start()
                return
        if job is not None:
            self._jobs.finish(job.id, Cancelled())

    def _send_all(self) -> None:
        remove_leftovers()
        while (errand := self._errands.get()) is not None:
            try:
                errand()
            except (EngineError, OSError) as error:
                # Only errands without a job come here; the next job meets the same error and tells it.
                _log.info("The compute process could not be reached: %s", error)

    def _try(self, job: Job, errand: Callable[[], None]) -> None:
        """Run the errand that begins a job; what goes wrong is the job's last event."""
        try:
            errand()
        except Exception as error:  # noqa: BLE001 - the border of the sending thread
            self._jobs.finish(job.id, failure(error))

    def _send_predict(self, job: Job, request: PredictRequest) -> None:
        child = self._living_child()
        blocks = PredictionBlocks(request)
        command = StartPredict(
            job_id=job.id,
            model_path=request.model_path,
            settings=request.settings,
            priority=request.priority,
            image=blocks.image.name,
            labels=blocks.labels.name,
            uncertainty=blocks.uncertainty.name,
            probs=blocks.probs.name,
            stride=blocks.stride,
        )
        child.begin(command, blocks)

    def _send_train(self, job: Job, request: TrainRequest) -> None:
        samples = tuple(PackedSample.pack(s) for s in request.samples)
        child = self._living_child()
        child.begin(StartTrain(job.id, replace(request, samples=()), samples), None)

    def _send_to_job(self, job_id: int, command: Command) -> None:
        # A job whose process has died has got its last event already.
        if self._jobs.get(job_id) is not None and self._child is not None:
            self._child.send(command)

    def _living_child(self) -> _Child:
        if self._child is None or self._child.is_gone:
            self._child = _Child(self._threads, self._read_image, self._jobs)
        return self._child


class PredictionBlocks:
    """The shared arrays of one prediction, all made by this process, so that none is lost in a crash."""

    def __init__(self, request: PredictRequest) -> None:
        from engine.models.files.weights import read_card
        from engine.predict.prediction import prob_shape, prob_stride

        height, width = request.image.shape[:2]
        class_count = read_card(request.model_path).spec.class_count
        self.model_path = request.model_path
        self.stride = prob_stride(class_count, height, width)
        self._made: list[SharedBlock] = []
        try:
            self.image = self._make(request.image.shape, "uint8")
            self.labels = self._make((height, width), "uint8")
            self.uncertainty = self._make((height, width), "uint8")
            self.probs = self._make(prob_shape(class_count, height, width), "float16")
        except UserError:
            self.close()
            raise
        self.image.array[...] = request.image

    def answer(self, seconds: float) -> PredictDone:
        """Copies of what the child has written."""
        return PredictDone(
            read_only(self.labels.array.copy()),
            read_only(self.uncertainty.array.copy()),
            read_only(self.probs.array.copy()),
            self.stride,
            self.model_path,
            seconds,
        )

    def close(self) -> None:
        for block in self._made:
            block.close()

    def _make(self, shape: tuple[int, ...], dtype: str) -> SharedBlock:
        block = SharedBlock.create(shape, dtype)
        self._made.append(block)
        return block


class _Child:
    """One life of the compute process, with the thread that reads from it."""

    def __init__(self, threads: int, read_image: ReadImage | None, jobs: JobTable) -> None:
        from engine.compute.host import main

        self._jobs = jobs
        self._lock = threading.Lock()
        self._mine: dict[int, PredictionBlocks | None] = {}
        self.is_gone = False
        self._is_stopping = False
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=main, args=(theirs, threads, read_image), name="inkling-compute", daemon=True
        )
        try:
            self._process.start()
        except OSError as error:
            raise UserError(
                f"The network process cannot be started: {error.strerror or error}.",
                "Close other programs and try again.",
            ) from error
        finally:
            theirs.close()
        self._reader = threading.Thread(target=self._read_all, name="compute-read", daemon=True)
        self._reader.start()

    @property
    def process_id(self) -> int | None:
        return self._process.pid

    def begin(
        self,
        command: StartPredict | StartEmbed | StartReady | StartTrain | StartPretrain,
        blocks: PredictionBlocks | None,
    ) -> None:
        """Send a job; from now on its end is this child's business, come what may."""
        with self._lock:
            if not self.is_gone:
                self._mine[command.job_id] = blocks
                self._send_quietly(command)
                return
        if blocks is not None:
            blocks.close()
        self._jobs.finish(command.job_id, self._death())

    def send(self, command: Command) -> None:
        """Send anything that begins no job; nothing happens when the child is gone."""
        self._send_quietly(command)

    def stop(self) -> None:
        """End the process, by force when it does not listen."""
        self._is_stopping = True
        self._send_quietly(Stop())
        self._process.join(_CLOSE_GRACE_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._reader.join()

    def _send_quietly(self, command: Command) -> None:
        try:
            self._connection.send(command)
        except OSError:
            # The child has died; the reading thread sees it too and tells the jobs.
            _log.debug("The compute process was gone when told %s", type(command).__name__)

    def _read_all(self) -> None:
        while True:
            try:
                told: Told = self._connection.recv()
            except (EOFError, OSError):
                break
            self._hear(told)
        self._process.join()
        with self._lock:
            self.is_gone = True
            mine, self._mine = self._mine, {}
        self._connection.close()
        for job_id, blocks in mine.items():
            if blocks is not None:
                blocks.close()
            self._jobs.finish(job_id, self._death())

    def _hear(self, told: Told) -> None:
        event = told.event
        if isinstance(event, _Last):
            with self._lock:
                blocks = self._mine.pop(told.job_id, None)
            self._jobs.finish(told.job_id, _last_event(event, blocks))
            if blocks is not None:
                blocks.close()
        elif (job := self._jobs.get(told.job_id)) is not None:
            job.tell(event)

    def _death(self) -> ComputeEvent:
        if self._is_stopping:
            return Cancelled()
        return Failed(
            "The network process stopped unexpectedly, perhaps for want of memory.",
            "Your masks are safe. Try again; if it happens again, close other programs "
            "or choose a smaller network.",
            f"exit code {self._process.exitcode}",
        )


def _last_event(event: _Last, blocks: PredictionBlocks | None) -> ComputeEvent:
    if not isinstance(event, BlocksFilled):
        return event
    assert blocks is not None, "only predictions fill blocks"
    return blocks.answer(event.seconds)
