"""Export of a project in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from engine.core import BadInputError, CancelToken, Event, Progress, Reporter
from engine.document.mask_survey import MaskSurvey
from engine.formats.catalog import WRITERS
from engine.formats.outgoing.options import DEFAULT_OPTIONS, ExportOptions
from engine.jobs import Dispatcher, JobDone, JobOutcome, Lane, LaneJob
from engine.storage import Project

if TYPE_CHECKING:
    from engine.formats.export import FolderState
    from engine.formats.outgoing.foreseen import ForeseenLoss
    from engine.formats.outgoing.report import ExportReport

T = TypeVar("T")


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
        # Of its own: what is at a folder is told while images are looked through.
        self._folder_lane = Lane("export folder", dispatcher)
        self._job: LaneJob | None = None
        self._is_closed = False

    def start(self, format_name: str, out: Path, options: ExportOptions = DEFAULT_OPTIONS) -> None:
        """Write the masks into the folder `out`.

        Raises:
            BadInputError: the format is not known.
        """
        if format_name not in WRITERS:
            raise BadInputError(f"The export format is one of {sorted(WRITERS)}, got {format_name!r}.")

        def work(token: CancelToken, report: Reporter) -> ExportReport:
            from engine.formats.export import export

            self._project.refresh()
            return export(self._project, out, format_name, options, report, token)

        self._job = self._lane.submit("export", work, self.ended.emit, self.progressed.emit)

    def survey_in_work(self, on_survey: Callable[[MaskSurvey], None]) -> None:
        """Look through the images in work, and call `on_survey` with what was seen."""

        def work(token: CancelToken, report: Reporter) -> MaskSurvey:
            from engine.formats.export import survey_in_work

            return survey_in_work(self._project, report, token)

        self._job = self._lane.submit("survey", work, self._delivered(on_survey))

    def count_predicted(self, on_count: Callable[[tuple[int, int]], None]) -> None:
        """Count the images that an export can have the current model's prediction of, and those not yet."""

        def work(token: CancelToken, report: Reporter) -> tuple[int, int]:
            from engine.formats.export import count_predicted

            return count_predicted(self._project)

        self._folder_lane.submit("predicted", work, self._delivered(on_count))

    def foresee_loss(
        self, format_name: str, options: ExportOptions, on_loss: Callable[[ForeseenLoss], None]
    ) -> None:
        """Look which classes an export would lose; a later question takes the place of an earlier one."""

        def work(token: CancelToken, report: Reporter) -> ForeseenLoss:
            from engine.formats.outgoing.foreseen import foreseen_loss

            return foreseen_loss(self._project, format_name, options, token.check)

        self._folder_lane.submit("loss", work, self._delivered(on_loss))

    def inspect_folder(self, folder: Path, format_name: str, on_state: Callable[[FolderState], None]) -> None:
        """Look what an export to a folder would meet; a later question takes the place of an earlier one."""

        def work(token: CancelToken, report: Reporter) -> FolderState:
            from engine.formats.export import folder_state

            return folder_state(self._project, folder, format_name)

        self._folder_lane.submit("folder", work, self._delivered(on_state))

    def _delivered(self, tell: Callable[[T], None]) -> Callable[[JobOutcome[T]], None]:
        """Deliver a value alone, and none after the end; what fails is told by the export itself."""

        def done(outcome: JobOutcome[T]) -> None:
            if isinstance(outcome, JobDone) and not self._is_closed:
                tell(outcome.value)

        return done

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Stop what runs; the thread ends by itself, as soon as it may. No survey is delivered any more."""
        self._is_closed = True
        self.cancel()
        self._lane.close(timeout_s=0.0)
        self._folder_lane.close(timeout_s=0.0)
