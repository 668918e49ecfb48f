"""Effort report in the background, as reading all work sessions takes its time."""

from __future__ import annotations

from collections.abc import Callable

from engine.core import CancelToken, Reporter
from engine.jobs import JobDone, JobFailed, JobOutcome, Lane
from engine.session.effort.effort_report import EffortReport, effort_report
from engine.session.state import SessionEvents, error_notice
from engine.storage import Project


class EffortReports:
    """Maker of effort reports on the files lane; lives on the GUI thread."""

    def __init__(self, project: Project, files: Lane, events: SessionEvents) -> None:
        self._project = project
        self._files = files
        self._events = events

    def request(self, on_ready: Callable[[EffortReport], None]) -> None:
        """Have the report of this moment made; a newer request replaces one that waits.

        Args:
            on_ready: called on the GUI thread, unless the session is closed before. A failure
                goes to the session's notices.
        """

        def work(token: CancelToken, report: Reporter) -> EffortReport:
            return effort_report(self._project)

        def done(outcome: JobOutcome[EffortReport]) -> None:
            if isinstance(outcome, JobDone):
                on_ready(outcome.value)
            elif isinstance(outcome, JobFailed):
                self._events.notice.emit(error_notice(outcome.error))

        self._files.submit("effort report", work, done)
