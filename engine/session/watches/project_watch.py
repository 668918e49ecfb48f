"""Watch over the folder of the open project: moved, gone, replaced, read-only, or its disk silent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.core import CancelToken, EngineError, Event, Reporter, UserError
from engine.core.words import plural
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.session.state import Answer, Notice, NoticeLevel, Question, SessionEvents, error_notice
from engine.storage import Project
from engine.storage.external.project_place import (
    PlaceReport,
    PlaceState,
    ProjectGoneError,
    sentence_of,
)
from engine.storage.writer import LostChangeError

PROJECT_QUESTION: Final = "project"
ELSEWHERE: Final = Answer(
    "elsewhere", "Save my work to another place…", "A copy with every change; the work goes on there."
)
GO_ON_THERE: Final = Answer("go-on", "Go on there", "Open the project at its new place.")

SILENT_S: Final = 8.0
"""A disk that has not answered for so long counts as silent."""

_NAMED: Final = 3
_KEPT: Final = "Your changes are kept in memory until the folder is back, or until you save them elsewhere."
_FOLLOWED: Final = "Your work is saved in it. Models and predictions follow when you go on there."


@dataclass(frozen=True, slots=True)
class _PlaceCheck:
    """Outcome of one check: where the project is, and how often changes of another window were read."""

    report: PlaceReport
    refresh_count: int


class ProjectWatch:
    """Question about a project whose folder is not what it was, and the copy to another place; GUI thread.

    Failures to store, which the project reports from its own threads, become notices here, and nowhere else.

    Args:
        clock: seconds that never run backwards.
        check_masks: raises a UserError while masks are worked on in the background.

    Attributes:
        continued: the project is complete at this path, where the work goes on.
    """

    def __init__(
        self,
        project: Project,
        dispatcher: Dispatcher,
        events: SessionEvents,
        clock: Callable[[], float],
        check_masks: Callable[[], None],
    ) -> None:
        self.continued: Event[Path] = Event()
        self._project = project
        self._dispatcher = dispatcher
        self._events = events
        self._clock = clock
        self._check_masks = check_masks
        self._lane = Lane("place", dispatcher)
        self._requested_s: float | None = None
        self._is_copying = False
        self._failure: EngineError | None = None
        self._lost: EngineError | None = None
        self._is_unreadable = False
        self._shown_count = project.refresh_count
        self.report = PlaceReport(PlaceState.PRESENT, project.path)
        project.set_error_handler(lambda error: dispatcher.post(lambda: self._saving_failed(error)))

    def tick(self) -> None:
        """Look, in the background, where the project is; for a timer, every few seconds."""
        if self._is_copying:
            return  # A look would wait behind the copy, which is no silence of the disk.
        if self._requested_s is not None:
            if self._clock() - self._requested_s > SILENT_S:
                self._show(PlaceReport(PlaceState.SILENT, None))
            return
        self._requested_s = self._clock()
        self._lane.submit("check", self._check, self._checked)

    def check_free(self) -> None:
        """Refuse an edit while the project is being copied: it would be missing in the copy.

        Raises:
            UserError: it is.
        """
        if self._is_copying:
            raise UserError("The project is being copied to its new place.", "Go on in a moment.")

    def save_elsewhere(self, target: Path) -> None:
        """Copy the project with every change to the new folder `target`; `continued` tells its end.

        Raises:
            UserError: it is being copied already, or masks are worked on, which would be missing in the copy.
        """
        self.check_free()
        if self.report.state is not PlaceState.SILENT:
            # On a disk that does not answer that work never ends, and the copy is to save everything else.
            self._check_masks()
        self._is_copying = True

        def work(token: CancelToken, report: Reporter) -> list[str]:
            return self._project.copy_to(target)

        def done(outcome: JobOutcome[list[str]]) -> None:
            self._is_copying = False
            if isinstance(outcome, JobFailed):
                self._events.notice.emit(error_notice(outcome.error))
            elif isinstance(outcome, JobDone):
                self._events.notice.emit(_saved_notice(target, outcome.value))
                self.continued.emit(target)

        self._lane.submit("copy", work, done)

    def close(self) -> None:
        """Stop; a disk that does not answer is not waited for."""
        self._lane.close(timeout_s=0.0)

    def _check(self, token: CancelToken, report: Reporter) -> _PlaceCheck:
        place = self._project.check_place()
        if place.state is PlaceState.PRESENT and self._project.unsaved_count:
            # A folder that was away for a moment: what waits is stored now, before it is called a failure.
            with suppress(EngineError):
                self._project.flush()
        if self._project.read_only and place.state is PlaceState.PRESENT:
            self._project.refresh()
        # Opening an image reads what is new as well.
        return _PlaceCheck(place, self._project.refresh_count)

    def _checked(self, outcome: JobOutcome[_PlaceCheck]) -> None:
        self._requested_s = None
        if isinstance(outcome, JobFailed):
            self._show(PlaceReport(PlaceState.SILENT, None, outcome.error.summary))
        elif isinstance(outcome, JobDone):
            self._show(outcome.value.report)
            self._tell_failure()
            if self._lost is not None:
                self._take_back(self._lost)
            if outcome.value.refresh_count != self._shown_count:
                self._shown_count = outcome.value.refresh_count
                self._show_tables()

    def _show(self, report: PlaceReport) -> None:
        if report == self.report:
            return
        self.report = report
        name = self._project.path.name
        if report.state is PlaceState.PRESENT:
            self._events.question_changed.emit((PROJECT_QUESTION, None))
            rest = "what could not be saved is saved now" if self._project.unsaved_count else "all is saved"
            self._events.notice.emit(Notice(f"The project's folder {name} is back: {rest}."))
            return
        is_moved = report.state is PlaceState.MOVED
        answers: tuple[Answer, ...] = (GO_ON_THERE, ELSEWHERE) if is_moved else (ELSEWHERE,)
        hint = _FOLLOWED if is_moved else _KEPT
        if self._project.read_only:
            answers, hint = (GO_ON_THERE,) if is_moved else (), ""
        question = Question(sentence_of(report, self._project.path), hint, answers)
        self._events.question_changed.emit((PROJECT_QUESTION, question))

    def _saving_failed(self, error: EngineError) -> None:
        if isinstance(error, LostChangeError):
            self._take_back(error)
        elif self._project.unsaved_count:
            # It may be the place: then the question tells it, and stays as long as it is true.
            self._failure = error
            self.tick()
        elif not isinstance(error, ProjectGoneError):
            self._events.notice.emit(error_notice(error))

    def _take_back(self, error: EngineError) -> None:
        """Bring what is shown back to what is stored, and say why; again at each tick until it is done."""
        self._lost = error

        def done(outcome: JobOutcome[bool]) -> None:
            if isinstance(outcome, JobFailed) and not self._is_unreadable:
                self._is_unreadable = True
                self._events.notice.emit(error_notice(outcome.error))
            if not isinstance(outcome, JobDone) or not outcome.value:
                return
            self._lost, self._is_unreadable = None, False
            self._events.changes_lost.emit(None)
            self._show_tables()
            self._events.notice.emit(error_notice(error))

        self._lane.submit("take back", lambda token, report: self._project.take_back_lost(), done)

    def _show_tables(self) -> None:
        """Have all that is read from the project's tables shown anew."""
        self._events.classes_changed.emit(self._project.classes)
        self._events.models_changed.emit(None)
        self._events.images_changed.emit(None)

    def _tell_failure(self) -> None:
        """Say what could not be stored, unless the question says it or it is stored by now."""
        failure, self._failure = self._failure, None
        is_here = self.report.state is PlaceState.PRESENT
        if failure is not None and is_here and self._project.unsaved_count:
            self._events.notice.emit(error_notice(failure))


def _saved_notice(target: Path, left_out: list[str]) -> Notice:
    """That the project is saved in `target`, with the files of the old place that are not in it."""
    if not left_out:
        return Notice(f"Your work is saved in {target}.")
    names = ", ".join(left_out[:_NAMED]) + (", …" if len(left_out) > _NAMED else "")
    files = plural(len(left_out), "file")
    return Notice(
        f"Your work is saved in {target}, without {files} that could not be read: {names}.",
        "Masks of the project are written anew; copy the other files by hand where the old disk allows it.",
        NoticeLevel.WARNING,
    )
