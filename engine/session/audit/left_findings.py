"""Findings of an audit that the user leaves as they are: remembered in the background, none of them lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from engine.audit.finding import AuditFinding
from engine.audit.left_as_is import forget_left, leave_as_is
from engine.core import CancelToken, Reporter
from engine.jobs import JobDone, JobFailed, JobOutcome, Lane
from engine.session.session import Session
from engine.session.state import error_notice


class LeftFindings:
    """What a session's project remembers as left, on a thread of its own; GUI thread."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lane = Lane("audit-left", session.dispatcher)
        self._lock = threading.Lock()
        self._waiting: list[AuditFinding] = []
        self._is_closed = False

    def close(self) -> None:
        """Remember what still waits, which is rarely anything, and let the thread end by itself."""
        self._is_closed = True
        self._lane.close(timeout_s=0.0)
        self.store()

    def leave(self, findings: Sequence[AuditFinding]) -> None:
        """Remember these; where that fails, a notice says so."""
        with self._lock:
            self._waiting += findings
        self._lane.submit("leave", lambda token, report: self.store(), self._said)

    def forget(self, on_end: Callable[[int], None]) -> None:
        """Forget all of them; `on_end` has how many there were. Where that fails, a notice says so."""

        def work(token: CancelToken, report: Reporter) -> int:
            self.store()
            return forget_left(self._session.project)

        def ended(outcome: JobOutcome[int]) -> None:
            if self._is_closed:
                return  # Who asked is gone.
            if isinstance(outcome, JobDone):
                on_end(outcome.value)
            else:
                self._said(outcome)

        self._lane.submit("forget", work, ended)

    def store(self) -> None:
        """Remember what still waits, before anybody looks what is left; any thread."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
            if waiting:
                leave_as_is(self._session.project, waiting)

    def _said(self, outcome: JobOutcome[object]) -> None:
        if isinstance(outcome, JobFailed):
            self._session.events.notice.emit(error_notice(outcome.error))
