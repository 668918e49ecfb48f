"""Safety copies in the background: by the clock, on request, before risky work; their list, and restoring."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from engine.backup.before import BackupOptions, copy_before, make_due_copy
from engine.backup.collection import ListedCopy, list_copies
from engine.backup.make import Copied
from engine.backup.restore import Restored, restore_backup
from engine.core import CancelToken, EngineError, Event, Progress, Reporter
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.storage import Project

_NICENESS: Final = 10


class BackupSchedule:
    """Maker of safety copies of one project that is open for writing; lives on the GUI thread.

    Attributes:
        made: path of a copy that was made, with whether it was asked for.
        failed: the first failure after a success; a folder that stays full is not told of every day.
    """

    def __init__(
        self, project: Project, dispatcher: Dispatcher, options: Callable[[], BackupOptions]
    ) -> None:
        self.made: Event[tuple[Path, bool]] = Event()
        self.failed: Event[EngineError] = Event()
        self._project = project
        self._dispatcher = dispatcher
        self._options = options
        self._lane = Lane("backup", dispatcher)
        self._job: LaneJob | None = None
        self._has_failed = False

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def tick(self) -> None:
        """Make a copy when one is due; for a timer, every few minutes."""
        options = self._options()
        if options.interval is not None and not self.is_busy:
            self._submit(options, options.interval, is_requested=False)

    def make_now(self) -> None:
        """Make a copy, whatever the clock says."""
        if not self.is_busy:
            self._submit(self._options(), None, is_requested=True)

    def make_before(self, token: CancelToken) -> None:
        """Make a copy if anything was changed since the newest; on the thread of the work that follows.

        Raises:
            EngineError: it cannot be made, or was cancelled, so that the work is not to be done.
        """
        self._project.flush()
        path = copy_before(self._project.path, self._options(), token=token)
        self._dispatcher.post(lambda: self._succeed(path, is_requested=False))

    def close(self) -> None:
        """Stop what runs; a copy that is not finished is not there."""
        if self._job is not None:
            self._job.cancel()
        self._lane.close(timeout_s=0.0)

    def _submit(self, options: BackupOptions, older_than: timedelta | None, *, is_requested: bool) -> None:
        def work(token: CancelToken, report: Reporter) -> Copied | None:
            _lower_priority()
            self._project.flush()
            return make_due_copy(self._project.path, options, older_than, report, token)

        def done(outcome: JobOutcome[Copied | None]) -> None:
            self._job = None
            match outcome:
                case JobDone(copied):
                    self._succeed(None if copied is None else copied.path, is_requested=is_requested)
                case JobFailed(error, _):
                    self._tell(error, is_requested=is_requested)

        self._job = self._lane.submit("backup", work, done)

    def _succeed(self, path: Path | None, *, is_requested: bool) -> None:
        self._has_failed = False
        if path is not None:
            self.made.emit((path, is_requested))

    def _tell(self, error: EngineError, *, is_requested: bool) -> None:
        if is_requested or not self._has_failed:
            self.failed.emit(error)
        self._has_failed = True


class BackupFiles:
    """List of the copies of a project, and restoring of one; lives on the GUI thread.

    Attributes:
        listed: the copies, the newest first.
        progressed: how far restoring is.
        restored: the outcome of restoring.
    """

    def __init__(self, dispatcher: Dispatcher) -> None:
        self.listed: Event[list[ListedCopy]] = Event()
        self.progressed: Event[Progress] = Event()
        self.restored: Event[JobOutcome[Restored]] = Event()
        self._lane = Lane("backups", dispatcher)
        self._job: LaneJob | None = None

    def list(self, project: Path, folders: Sequence[Path]) -> None:
        """Read the manifests of the copies of `project` in some folders."""

        def work(token: CancelToken, report: Reporter) -> list[ListedCopy]:
            copies = [copy for folder in folders for copy in list_copies(project, folder, token)]
            return sorted(copies, key=lambda copy: copy.path.name, reverse=True)

        def done(outcome: JobOutcome[list[ListedCopy]]) -> None:
            if isinstance(outcome, JobDone):
                self.listed.emit(outcome.value)

        self._lane.submit("list", work, done)

    def restore(self, copy: Path) -> None:
        """Make a project of a copy, in a new folder."""
        self._job = self._lane.submit(
            "restore",
            lambda token, report: restore_backup(copy, None, report, token),
            self.restored.emit,
            self.progressed.emit,
        )

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Stop what runs."""
        self._lane.close(timeout_s=0.0)


def _lower_priority() -> None:
    """Let this thread wait for all others; Linux only, where a thread has a priority of its own."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
