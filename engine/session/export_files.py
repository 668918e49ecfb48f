"""Export of a project in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.core import BadInputError, CancelToken, Event, Progress, Reporter
from engine.formats.catalog import EXPORTERS
from engine.jobs import Dispatcher, JobOutcome, Lane, LaneJob
from engine.storage import Project

if TYPE_CHECKING:
    from engine.formats.export import ExportReport


class BackgroundExport:
    """One export at a time on a thread of its own; lives on the GUI thread.

    Attributes:
        progressed: how far the export is.
        ended: its report, its failure, or that it was cancelled.
    """

    def __init__(self, project: Project, dispatcher: Dispatcher) -> None:
        self.progressed: Event[Progress] = Event()
        self.ended: Event[JobOutcome[ExportReport]] = Event()
        self._project = project
        self._lane = Lane("export", dispatcher)
        self._job: LaneJob | None = None

    def start(self, format_name: str, out: Path) -> None:
        """Write the masks into the new or empty folder `out`.

        Raises:
            BadInputError: the format is not known.
        """
        export_format = EXPORTERS.get(format_name)
        if export_format is None:
            raise BadInputError(f"The export format is one of {sorted(EXPORTERS)}, got {format_name!r}.")

        def work(token: CancelToken, report: Reporter) -> ExportReport:
            self._project.refresh()
            return export_format.load()(self._project, out, report, token)

        self._job = self._lane.submit("export", work, self.ended.emit, self.progressed.emit)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Stop what runs; the thread ends by itself, as soon as it may."""
        self.cancel()
        self._lane.close(timeout_s=0.0)
