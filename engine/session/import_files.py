"""Import of images and of existing masks into a project, in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from engine.core import CancelToken, Progress, Reporter
from engine.core.words import plural
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.session import Session
from engine.session.state import Notice, NoticeLevel
from engine.storage import ImportReport
from engine.storage.mask_import import import_masks
from engine.storage.relink import RelinkReport, relink_images

T = TypeVar("T")

SHOWN_PROBLEMS = 3


class FileImport:
    """One import at a time on a thread of its own, shown in `Busy.files`; lives on the GUI thread."""

    def __init__(self, session: Session, dispatcher: Dispatcher) -> None:
        self._session = session
        self._lane = Lane("intake", dispatcher)
        self._job: LaneJob | None = None

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def add_folder(self, folder: Path) -> None:
        """Add the images under `folder`; a notice counts the new ones."""
        project = self._session.project

        def work(token: CancelToken, report: Reporter) -> int:
            return project.images.add_folder(folder, report, token)

        def added(count: int) -> None:
            self._session.events.notice.emit(Notice(f"{plural(count, 'new image')} from {folder.name}."))
            if self._session.image is None:
                self._session.navigation.open_last()

        self._start(f"Adding {folder.name}", work, added)

    def import_masks(self, folder: Path) -> None:
        """Import existing masks; those that do not fit are named in notices.

        The open image is closed meanwhile: its history on the canvas would fall behind.
        """
        session = self._session
        reopened = session.wanted_image_id
        session.close_image()

        def work(token: CancelToken, report: Reporter) -> ImportReport:
            return import_masks(session.project, folder, report, token)

        def imported(result: ImportReport) -> None:
            summary = f"{plural(result.imported, 'mask')} taken over from {folder.name}."
            session.events.notice.emit(Notice(summary, result.note))
            for problem in result.problems[:SHOWN_PROBLEMS]:
                sentence = f"{problem.path.name} was left out: {problem.sentence}"
                session.events.notice.emit(Notice(sentence, level=NoticeLevel.WARNING))
            rest = len(result.problems) - SHOWN_PROBLEMS
            if rest > 0:
                session.events.notice.emit(Notice(f"{rest:,} more masks were left out for such reasons."))

        def ended() -> None:
            wanted = session.wanted_image_id or reopened
            if wanted is not None:
                # Opened meanwhile, it may have been read before its mask came: closed, it is read anew.
                session.close_image()
                session.open_image(wanted)

        self._start(f"Importing {folder.name}", work, imported, ended)

    def relink(self, folder: Path) -> None:
        """Find images that were moved, by name and size, under `folder`; a notice counts them."""
        session = self._session

        def work(token: CancelToken, report: Reporter) -> RelinkReport:
            return relink_images(session.project, folder, None, report, token)

        def relinked(result: RelinkReport) -> None:
            summary = f"{result.found:,} of {plural(result.images, 'image')} found again in {folder.name}."
            session.events.notice.emit(Notice(summary))
            if result.other_size:
                names = ", ".join(result.other_size[:SHOWN_PROBLEMS])
                other = f"{plural(len(result.other_size), 'image')} of another size than before: {names}."
                hint = "Their masks do not fit. Put the original images there."
                session.events.notice.emit(Notice(other, hint, NoticeLevel.WARNING))
            if session.image is None:
                session.navigation.open_last()

        self._start(f"Looking in {folder.name}", work, relinked)

    def cancel(self) -> None:
        """Stop; what was imported until now stays."""
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Stop and end the thread."""
        self._lane.close()

    def _start(
        self,
        what: str,
        work: Callable[[CancelToken, Reporter], T],
        on_value: Callable[[T], None],
        on_end: Callable[[], None] = lambda: None,
    ) -> None:
        busy_tracker = self._session.busy_tracker

        def show(progress: Progress) -> None:
            busy_tracker.update(files=Progress(progress.done, progress.total, progress.unit, what))

        def done(outcome: JobOutcome[T]) -> None:
            self._job = None
            busy_tracker.update(files=None)
            self._session.events.images_changed.emit(None)
            match outcome:
                case JobDone(value):
                    on_value(value)
                case JobFailed(error, _):
                    notice = Notice(error.summary, error.hint, NoticeLevel.ERROR)
                    self._session.events.notice.emit(notice)
            on_end()

        show(Progress(0, 0, "", what))
        self._job = self._lane.submit("intake", work, done, show)
