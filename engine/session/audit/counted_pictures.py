"""Findings that count all pictures, kept true while images are removed and come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.audit.finding import AuditFinding
from engine.audit.picture_headers import Headers, counted_anew
from engine.core import CancelToken, Reporter
from engine.jobs import JobDone, JobOutcome, Lane
from engine.session.session import Session


class CountedPictures:
    """Follows the images of a session; GUI thread, the counting is done on `lane`.

    Args:
        findings: those that are shown now.
        show: shows others.
        without_left: findings but for those that are left as they are; any thread.

    Attributes:
        headers: of the pictures that were looked at; empty for none.
    """

    def __init__(
        self,
        session: Session,
        lane: Lane,
        findings: Callable[[], Sequence[AuditFinding]],
        show: Callable[[Sequence[AuditFinding]], None],
        without_left: Callable[[Sequence[AuditFinding]], list[AuditFinding]],
    ) -> None:
        self._session = session
        self._lane = lane
        self._findings = findings
        self._show = show
        self._without_left = without_left
        self._count = session.project.images.count()
        self.headers: Headers = {}
        self._unsubscribe = session.events.images_changed.subscribe(lambda _ids: self._note())

    def close(self) -> None:
        """Follow them no more."""
        self.headers = {}
        self._unsubscribe()

    def _note(self) -> None:
        before, self._count = self._count, self._session.project.images.count()
        if self._count != before and self.headers:
            self._count_anew()

    def _count_anew(self) -> None:
        images, headers, findings = self._session.project.images, self.headers, self._findings()

        def work(token: CancelToken, report: Reporter) -> list[AuditFinding]:
            known = {record.id: record for record in images.rows()}
            return self._without_left(counted_anew(findings, headers, known))

        def ended(outcome: JobOutcome[list[AuditFinding]]) -> None:
            if not isinstance(outcome, JobDone) or headers is not self.headers:
                return
            if findings is self._findings():
                self._show(outcome.value)
            else:
                self._count_anew()

        self._lane.submit("counted", work, ended)
