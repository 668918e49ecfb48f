"""Labelling servers and the project of a session: tasks fetched, masks sent, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from engine.core import CancelToken, Event, Progress, Reporter, UserError
from engine.formats.servers.connection import server_url
from engine.formats.servers.contents import LabellingServer, SendOptions, ServerProject
from engine.formats.servers.tokens import keep_token, kept_token
from engine.jobs import JobOutcome, Lane, LaneJob
from engine.session.session import Session

if TYPE_CHECKING:
    from engine.formats.servers.transfer import FetchReport, SendReport

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Connected:
    """A server that answers: its projects; `note` where the token could not be kept."""

    projects: tuple[ServerProject, ...]
    note: str = ""


class ServerBridge:
    """One server at a time, one piece of work at a time, on a thread of its own; lives on the GUI thread.

    Attributes:
        progressed: how far the work is.
    """

    def __init__(self, session: Session) -> None:
        self.progressed: Event[Progress] = Event()
        self._session = session
        self._lane = Lane("server", session.dispatcher)
        self._job: LaneJob | None = None
        self._server: LabellingServer | None = None
        self._is_closed = False

    def connect(
        self,
        kind: str,
        address: str,
        token: str,
        on_end: Callable[[JobOutcome[Connected]], None],
        *,
        keep: bool = False,
    ) -> None:
        """Log in to a server of `SERVERS`, and list its projects.

        Args:
            token: empty for the one that the keyring has.
            keep: put it into the keyring of the system once the server has taken it.
        """

        def work(cancelled: CancelToken, report: Reporter) -> Connected:
            from engine.formats.servers.connection import connect

            url = server_url(address)
            known = token.strip() or kept_token(kind, url)
            server = connect(kind, url, known)
            cancelled.check()
            projects = tuple(server.projects())
            self._server = server
            note = ""
            if keep and token.strip():
                try:
                    keep_token(kind, url, token.strip())
                except UserError as error:
                    note = str(error)
            return Connected(projects, note)

        self._server = None
        self._submit("connect", work, on_end)

    def fetch(self, project_id: int, folder: Path, on_end: Callable[[JobOutcome[FetchReport]], None]) -> None:
        """Download pictures and labels of a project of the server into `folder`, for an import."""

        def work(cancelled: CancelToken, report: Reporter) -> FetchReport:
            from engine.formats.servers.transfer import fetch_project

            remote = self._connected().open(project_id)
            return fetch_project(self._session.project, remote, folder, report, cancelled)

        self._submit("fetch", work, on_end)

    def send(
        self, project_id: int, options: SendOptions, on_end: Callable[[JobOutcome[SendReport]], None]
    ) -> None:
        """Send the masks of accepted images; in a trial, find out what that would do."""
        self._session.autosave.save()

        def work(cancelled: CancelToken, report: Reporter) -> SendReport:
            from engine.formats.servers.transfer import send_masks

            remote = self._connected().open(project_id)
            return send_masks(self._session.project, remote, options, report, cancelled)

        self._submit("send", work, on_end)

    def cancel(self) -> None:
        """Stop after the picture that is under way; what has arrived stays."""
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Stop, and deliver nothing more; the thread ends by itself, as soon as the network lets it."""
        self._is_closed = True
        self.cancel()
        self._lane.close(timeout_s=0.0)

    def _connected(self) -> LabellingServer:
        if self._server is None:
            raise UserError("No server is connected.", "Connect first.")
        return self._server

    def _submit(
        self,
        key: str,
        work: Callable[[CancelToken, Reporter], T],
        on_end: Callable[[JobOutcome[T]], None],
    ) -> None:
        def deliver(outcome: JobOutcome[T]) -> None:
            if not self._is_closed:
                on_end(outcome)

        self._job = self._lane.submit(key, work, deliver, self.progressed.emit)
