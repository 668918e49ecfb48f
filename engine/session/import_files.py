"""Import of images into a project, in the background."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from engine.core import CancelToken, ImageId, Progress, Reporter, UserError
from engine.core.words import plural
from engine.document.image import probe_image
from engine.document.left_out import LeftOutFiles
from engine.document.listing import is_image_folder
from engine.document.pairing.photographs import masks_sentence
from engine.document.used_part import UsedPart, count_used_parts, used_parts_sentence
from engine.formats.data_set_pictures import add_pictures
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.session import Session
from engine.session.state import Notice, NoticeLevel
from engine.storage import ImageStatus, Project
from engine.storage.importing.file_channel_colors import adopt_channel_colors, begin_channel_colors
from engine.storage.importing.file_pixel_size import adopt_pixel_size
from engine.storage.importing.undone_imports import taken_back_images
from engine.storage.relink import RelinkReport, relink_images

T = TypeVar("T")

SHOWN_PROBLEMS = 3


class FileImport:
    """One import of images at a time on its own thread, shown in `Busy.files`; lives on the GUI thread.

    Args:
        stacks_added: is called with the images that were added and are files of several planes each.
        note_added: is called with all images that were added, to make a step of it.
    """

    def __init__(
        self,
        session: Session,
        dispatcher: Dispatcher,
        stacks_added: Callable[[Sequence[tuple[ImageId, Path]]], None] = lambda _: None,
        note_added: Callable[[Sequence[ImageId]], None] = lambda _: None,
    ) -> None:
        self._session = session
        self._stacks_added = stacks_added
        self._note_added = note_added
        self._lane = Lane("intake", dispatcher)
        self._job: LaneJob | None = None

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def add_folder(self, folder: Path) -> None:
        """Add the images under `folder`; a notice counts the new ones."""
        self.add_paths([folder])

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add image files, and the images under folders; a notice counts the new ones."""
        what = paths[0].name if len(paths) == 1 else f"{len(paths):,} files and folders"

        left_out = LeftOutFiles()
        refused: list[UserError] = []
        project = self._session.project
        parts: dict[Path, UsedPart] = {}
        stacks: list[tuple[ImageId, Path]] = []
        sentences: list[str] = []

        def is_readable(file: Path, token: CancelToken) -> bool:
            token.check()
            try:
                probe_image(file)
            except UserError as error:
                refused.append(error)
                return False
            return True

        def work(token: CancelToken, report: Reporter) -> list[ImageId]:
            before = {record.id for record in project.images.rows()}
            # Some images are folders; one that is merely called like an image is a folder of them.
            folders = [path for path in paths if os.path.isdir(path) and not is_image_folder(path)]
            for folder in folders:
                _, sentence = add_pictures(project, folder, report, token, left_out)
                sentences.append(sentence)
            files = [path for path in paths if path not in folders]
            project.images.add_files([file for file in files if is_readable(file, token)])
            added = {record.path: record.id for record in project.images.rows() if record.id not in before}
            parts.update(count_used_parts(added, report, token))
            stacks.extend((added[path], path) for path, part in parts.items() if part.has_pages)
            if not before:
                begin_channel_colors(project)
            sentences.extend(_taken_from_files(project, added))
            return [*_taken_in_again(project, paths), *added.values()]

        def added(image_ids: list[ImageId]) -> None:
            count = len(image_ids)
            if image_ids:
                self._note_added(image_ids)
            summary = f"{plural(count, 'new image')} from {what}."
            said = (used_parts_sentence(parts.values(), count), left_out.sentence, *sentences)
            hint = " ".join(sentence for sentence in said if sentence)
            if count or not refused:
                self._session.events.notice.emit(Notice(summary, hint))
            for error in refused[:SHOWN_PROBLEMS]:
                self._session.events.notice.emit(Notice(error.summary, error.hint, NoticeLevel.WARNING))
            rest = len(refused) - SHOWN_PROBLEMS
            if rest > 0:
                self._session.events.notice.emit(
                    Notice(f"{rest:,} more files were left out for such reasons.")
                )
            if self._session.image is None:
                self._session.navigation.open_last()
            if stacks:
                self._stacks_added(stacks)

        self._start(f"Adding {what}", work, added)

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

        show(Progress(0, 0, "", what))
        self._job = self._lane.submit("intake", work, done, show)


def _taken_from_files(project: Project, added: Mapping[Path, ImageId]) -> tuple[str, ...]:
    """Colours of channels and size of a pixel, taken from files that were added; what is said of them."""
    colors = adopt_channel_colors(project, [project.images.get(image_id) for image_id in added.values()])
    return colors, adopt_pixel_size(project, list(added)), masks_sentence(list(added))


def _taken_in_again(project: Project, paths: Sequence[Path]) -> list[ImageId]:
    """Take those in again that are at or under these paths and went when adding them was undone."""
    taken_back = set(taken_back_images(project.settings))
    places = {Path(os.path.abspath(path)) for path in paths} if taken_back else set()
    found = [
        record.id
        for record in (project.images.rows(status=ImageStatus.REMOVED) if taken_back else ())
        if record.id in taken_back and not places.isdisjoint((record.path, *record.path.parents))
    ]
    project.images.put_back(found)
    return found
