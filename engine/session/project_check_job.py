"""Project check and repair in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from engine.backup.before import BackupOptions
from engine.checkup.project_check import CheckResult, check_project, repair_project
from engine.core import Event, Progress
from engine.jobs import Dispatcher, JobOutcome, Lane, LaneJob


class BackgroundCheck:
    """One check or repair at a time on a thread of its own; lives on the GUI thread.

    Args:
        options: choices for the safety copy before a repair.

    Attributes:
        progressed: how far it is.
        ended: its result, its failure, or that it was cancelled.
    """

    def __init__(self, project: Path, dispatcher: Dispatcher, options: BackupOptions) -> None:
        self.progressed: Event[Progress] = Event()
        self.ended: Event[JobOutcome[CheckResult]] = Event()
        self._project = project
        self._options = options
        self._lane = Lane("check", dispatcher)
        self._job: LaneJob | None = None

    def start(self, *, repair: bool) -> None:
        """Look at the project; mend it too, when nobody has it open."""
        work = partial(repair_project, options=self._options) if repair else check_project
        self._job = self._lane.submit(
            "check",
            lambda token, report: work(self._project, report, token),
            self.ended.emit,
            self.progressed.emit,
        )

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Stop what runs; the thread ends by itself, as soon as it may."""
        self.cancel()
        self._lane.close(timeout_s=0.0)
