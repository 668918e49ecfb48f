"""The compute process: its main thread works, a second one listens to the pipe."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Generator
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any, Final

import psutil

from engine.compute.messages import Cancelled
from engine.compute.scheduler import Scheduler
from engine.compute.shared import SharedBlock
from engine.compute.tasks import (
    EMBED_URGENCY,
    READY_URGENCY,
    TRAIN_URGENCY,
    URGENCY,
    ModelCache,
    ReadImage,
    TrainTask,
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
from engine.compute.wire import (
    AddSamples,
    BlocksFilled,
    Cancel,
    Command,
    CompareWith,
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

_NICENESS: Final = 10
_STOP_GRACE_S: Final = 2.0
_TERMINATED: Final = 143
_WARM_UP_JOB: Final = 0
"""A job number that the client never gives away, so what this job tells is heard by nobody."""


def main(connection: Connection, threads: int, read_image: ReadImage | None) -> None:
    """Serve the process at the other end of `connection` until it says stop, or is gone."""
    # Ctrl-C reaches every process of the terminal; the window's decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(_TERMINATED))
    _be_nice()
    os.environ["OMP_NUM_THREADS"] = str(threads)
    host = _Host(connection, threads, read_image or read_image_file)
    threading.Thread(target=host.listen, name="compute-listen", daemon=True).start()
    host.work()


class _Host:
    def __init__(self, connection: Connection, threads: int, read_image: ReadImage) -> None:
        self._connection = connection
        self._threads = threads
        self._read_image = read_image
        self._scheduler: Scheduler[Any] = Scheduler(self._tell, Cancelled, failure)
        self._cache = ModelCache()
        self._encoders = ModelCache()
        self._trainings: dict[int, TrainTask] = {}

    def work(self) -> None:
        """Run jobs until told to stop; the main thread."""
        self._scheduler.run()

    def listen(self) -> None:
        """Take commands; the listening thread. Ends the process when the other end is gone."""
        while True:
            try:
                command: Command = self._connection.recv()
            except (EOFError, OSError):
                # The window's process has died: nobody is left to work for.
                os._exit(0)
            if isinstance(command, Stop):
                self._scheduler.stop()
                # A tile of a large network may take longer than anyone wants to wait.
                deadline = threading.Timer(_STOP_GRACE_S, os._exit, (0,))
                deadline.daemon = True
                deadline.start()
                return
            self._obey(command)

    def _obey(self, command: Command) -> None:
        match command:
            case StartPredict():
                self._scheduler.add(command.job_id, URGENCY[command.priority], self._predict(command))
            case StartEmbed():
                self._scheduler.add(command.job_id, EMBED_URGENCY, self._embed(command))
            case StartReady():
                self._scheduler.add(command.job_id, READY_URGENCY, self._make_ready(command))
            case StartTrain():
                samples = tuple(s.unpack() for s in command.samples)
                task = TrainTask(replace(command.request, samples=samples), self._read_image)
                self._trainings[command.job_id] = task
                urgency = train_urgency(command.request)
                self._scheduler.add(command.job_id, urgency, self._train(command.job_id, task))
            case StartPretrain():
                self._scheduler.add(command.job_id, TRAIN_URGENCY, self._pretrain(command))
            case AddSamples():
                if (training := self._trainings.get(command.job_id)) is not None:
                    training.add_samples(s.unpack() for s in command.samples)
            case CompareWith():
                if (training := self._trainings.get(command.job_id)) is not None:
                    training.compare_with(command.path)
            case Pause():
                self._scheduler.pause(command.job_id)
            case Resume():
                self._scheduler.resume(command.job_id)
            case Cancel():
                self._scheduler.cancel(command.job_id)
            case WarmUp():
                self._scheduler.add(_WARM_UP_JOB, 0, warm_up_task(self._threads, Cancelled()))

    def _predict(self, command: StartPredict) -> Generator[Any, None, Any]:
        prepare_torch(self._threads)
        from engine.predict.predictor import PredictionBuffers

        names = (command.image, command.labels, command.uncertainty, command.probs)
        with contextlib.ExitStack() as stack:
            blocks = [SharedBlock.open(name) for name in names]
            for block in blocks:
                stack.callback(block.close)
            image, labels, uncertainty, probs = (block.array for block in blocks)
            return (
                yield from predict_task(
                    self._cache,
                    command.model_path,
                    command.settings,
                    image,
                    lambda class_count: PredictionBuffers(labels, uncertainty, probs, command.stride),
                    lambda buffers, seconds: BlocksFilled(seconds),
                )
            )

    def _embed(self, command: StartEmbed) -> Generator[Any, None, Any]:
        prepare_torch(self._threads)
        return (yield from embed_task(self._cache, self._encoders, command.request))

    def _make_ready(self, command: StartReady) -> Generator[Any, None, Any]:
        prepare_torch(self._threads)
        return (yield from ready_task(command.request))

    def _pretrain(self, command: StartPretrain) -> Generator[Any, None, Any]:
        prepare_torch(self._threads)
        return (yield from pretrain_task(command.request, self._read_image))

    def _train(self, job_id: int, task: TrainTask) -> Generator[Any, None, Any]:
        prepare_torch(self._threads)
        try:
            return (yield from task.steps())
        finally:
            self._trainings.pop(job_id, None)

    def _tell(self, job_id: int, event: Any) -> None:
        try:
            self._connection.send(Told(job_id, event))
        except (BrokenPipeError, ConnectionResetError):
            os._exit(0)


def _be_nice() -> None:
    """Let the window go first; a system that forbids it is no reason not to work."""
    process = psutil.Process()
    with contextlib.suppress(psutil.Error, OSError):
        process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if os.name == "nt" else _NICENESS)
