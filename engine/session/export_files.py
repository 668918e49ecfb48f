"""Exporting a project in the background, for windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from engine.core import BadInputError, CancelToken, Reporter
from engine.jobs import Dispatcher, JobOutcome, Lane, LaneJob
from engine.storage import Project

if TYPE_CHECKING:
    from engine.formats import ExportReport


class BackgroundExport:
    """One export at a time on a thread of its own; lives on the GUI thread."""

    def __init__(self, project: Project, dispatcher: Dispatcher) -> None:
        self._project = project
        self._lane = Lane("export", dispatcher)
        self._job: LaneJob | None = None

    def start(
        self,
        format_name: str,
        out: Path,
        on_progress: Reporter,
        on_done: Callable[[JobOutcome[ExportReport]], None],
    ) -> None:
        """Write the masks into the new or empty folder `out`.

        Raises:
            BadInputError: the format is not known.
        """
        from engine.formats import EXPORTERS

        exporter = EXPORTERS.get(format_name)
        if exporter is None:
            raise BadInputError(f"The export format is one of {sorted(EXPORTERS)}, got {format_name!r}.")

        def work(token: CancelToken, report: Reporter) -> ExportReport:
            return exporter(self._project, out, report, token)

        self._job = self._lane.submit("export", work, on_done, on_progress)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Stop what runs and end the thread."""
        self.cancel()
        self._lane.close()
