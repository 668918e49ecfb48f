"""Findings of an audit that the user leaves as they are: remembered in the background, none of them lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from engine.audit.finding import AuditFinding
from engine.audit.left_as_is import forget_left, leave_as_is, without_left
from engine.core import CancelToken, EngineError, Reporter
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
        try:
            self.store()
        except EngineError as error:
            self._session.events.notice.emit(error_notice(error))

    def leave(self, findings: Sequence[AuditFinding]) -> None:
        """Remember these; where that fails, a notice says so."""
        with self._lock:
            self._waiting += findings
        self._lane.submit("leave", lambda token, report: self.store(), self._said)

    def forget(self, on_end: Callable[[int], None]) -> None:
        """Forget all of them; `on_end` has how many there were. Where that fails, a notice says so."""

        def work(token: CancelToken, report: Reporter) -> int:
            # What another thread stores meanwhile would be forgotten with the rest.
            with self._lock:
                self._store()
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
        """Remember what still waits, before anybody looks what is left; any thread.

        Raises:
            EngineError: that failed; it waits on.
        """
        with self._lock:
            self._store()

    def without_left(self, findings: Sequence[AuditFinding]) -> list[AuditFinding]:
        """Findings but for those that are left as they are; any thread."""
        # Whoever left them hears of a failure; until it is remembered, what waits is left all the same.
        with suppress(EngineError):
            self.store()
        with self._lock:
            waiting = {found.key for found in self._waiting}
        known = without_left(self._session.project, findings)
        return [found for found in known if found.key not in waiting]

    def _store(self) -> None:
        if self._waiting:
            leave_as_is(self._session.project, self._waiting)
            self._waiting = []

    def _said(self, outcome: JobOutcome[object]) -> None:
        if isinstance(outcome, JobFailed):
            self._session.events.notice.emit(error_notice(outcome.error))
