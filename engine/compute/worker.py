"""Worker that runs requests by turns; the same in the compute process and in the caller's own."""

from __future__ import annotations

import sys
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.compute.messages import (
    Cancel,
    Command,
    ComputeCancelled,
    ComputeFailed,
    JobReport,
    Pause,
    Resume,
    Send,
    Start,
)
from engine.compute.request import JobContext, JobRequest, ReadImage, Steps
from engine.compute.scheduler import Scheduler
from engine.compute.shared import BlockSpaceError
from engine.core import EngineError, RgbU8, UserError
from engine.crash.crash_report import crash_report


class Worker:
    """Jobs of one process on one thread: `obey` and `stop` from any thread, `run` or `turn` on one.

    Args:
        threads: processor cores for torch; holds for the whole process. None: as its environment says.
        read_image: (H, W, 3) uint8 of a file; the engine's own reader when None.
        clock: seconds, for the working time of trainings.
        on_report: called on the running thread with each event.
        on_turn: called on the running thread with the number of a job, before its step, whenever that is
            another job than before.
    """

    def __init__(
        self,
        threads: int | None,
        read_image: ReadImage | None,
        clock: Callable[[], float],
        on_report: Callable[[JobReport], None],
        on_turn: Callable[[int], None] | None = None,
    ) -> None:
        self._threads = threads
        self._read_image = read_image or _read_image_file
        self._clock = clock
        self._on_report = on_report
        self._scheduler: Scheduler[Any] = Scheduler(self._report, ComputeCancelled, failure, on_turn)
        self._inboxes: dict[int, deque[object]] = {}
        self._shared: dict[type, Any] = {}

    def run(self) -> None:
        """Work until stopped."""
        self._scheduler.run()

    def turn(self) -> bool:
        """Run one step of the next job on the caller's thread; False when there is none."""
        return self._scheduler.turn()

    def stop(self) -> None:
        """Cancel everything and let `run` return."""
        self._scheduler.stop()

    def obey(self, command: Command) -> None:
        """Carry out a command; one for an unknown job has no effect."""
        match command:
            case Start(job_id, request):
                inbox = self._inboxes[job_id] = deque()
                context = JobContext(self._read_image, self._clock, inbox, self._shared)
                self._scheduler.add(job_id, request.urgency, self._steps(request, context))
            case Send(job_id, message):
                if (inbox_or_none := self._inboxes.get(job_id)) is not None:
                    inbox_or_none.append(message)
            case Cancel(job_id):
                self._scheduler.cancel(job_id)
            case Pause(job_id):
                self._scheduler.pause(job_id)
            case Resume(job_id):
                self._scheduler.resume(job_id)

    def _steps(self, request: JobRequest[Any], context: JobContext) -> Steps[Any]:
        if self._threads is not None:
            import torch

            torch.set_num_threads(self._threads)
        return (yield from request.steps(context))

    def _report(self, report: JobReport) -> None:
        if report.is_last:
            self._inboxes.pop(report.job_id, None)
        self._on_report(report)


def failure(error: Exception) -> ComputeFailed:
    """The last event of a job that raised."""
    trace = "".join(traceback.format_exception(error))
    if isinstance(error, EngineError):
        return ComputeFailed(error.summary, error.hint, trace, isinstance(error, BlockSpaceError))
    if _is_out_of_memory(error):
        return ComputeFailed(
            "The memory is too small for this job.",
            "Close other programs, or choose a smaller network.",
            trace,
            is_passing=True,
        )
    return ComputeFailed(
        f"The network failed unexpectedly: {type(error).__name__}: {error}",
        "Your masks are safe. Try again; if it happens again, please report it with the details.",
        trace,
        is_passing=isinstance(error, OSError),
        report=None if isinstance(error, OSError) else crash_report(error, thread="compute"),
    )


def check_threads(threads: int | None, cores: int | None) -> int:
    """Threads for torch: `threads`, or one core fewer than there are.

    Raises:
        UserError: fewer than one.
    """
    if threads is None:
        return max(1, (cores or 1) - 1)
    if threads < 1:
        raise UserError(f"The network cannot run on {threads} threads.", "Give it at least one.")
    return threads


def _is_out_of_memory(error: Exception) -> bool:
    # The window's process, where torch is never loaded, knows only Python's own error.
    if "torch" not in sys.modules:
        return isinstance(error, MemoryError)
    from engine.predict.predictor import is_out_of_memory

    return is_out_of_memory(error)


def _read_image_file(path: Path) -> RgbU8:
    """(H, W, 3) uint8 of any supported image; of a path that names input channels (H, W, N) of those."""
    from engine.document.stacks.network_input import read_network_input

    return read_network_input(path)
