"""Controller of the open project: opens and closes it, and holds the one session of a window."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Signal
from PySide6.QtWidgets import QApplication

from engine.core import EngineError, Progress
from engine.jobs import Dispatcher
from engine.session import Notice, NoticeLevel, Session
from engine.session.import_files import FileImport
from engine.session.prediction.project_ready_models import ReadyModels
from engine.session.similarity.similarity_search import SimilaritySearch

if TYPE_CHECKING:
    from engine.service import Opened, Service
    from engine.session.active_learning.queue import LabellingQueue
    from engine.session.learning.augmentation_preview import AugmentationPreviewer
    from engine.session.learning.pretraining import Pretraining
    from gui.dialogs.new_project import NewProject


def notice_of(error: EngineError) -> Notice:
    """A failure as a message to the user."""
    return Notice(error.summary, error.hint, NoticeLevel.ERROR)


def refusal(error: EngineError) -> Notice:
    """A refused request as a message that disappears by itself."""
    return Notice(error.summary, error.hint, NoticeLevel.WARNING)


class ProjectController(QObject):
    """Owner of the session; GUI thread. Every failure becomes a notice, the window stays usable."""

    opening = Signal(str)
    progress = Signal(object)
    opened = Signal(object)
    closing = Signal()
    closed = Signal()
    notice = Signal(object)

    def __init__(self, service: Service, dispatcher: Dispatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self.dispatcher = dispatcher
        self._is_opening = False
        self.session: Session | None = None
        self._file_import: FileImport | None = None
        self.ready: ReadyModels | None = None
        self._finder: SimilaritySearch | None = None
        self.queue: LabellingQueue | None = None

    def pretraining(self) -> Pretraining | None:
        """Pretraining on the open project's images; the caller closes it."""
        return None if self.session is None else self._service.pretraining()

    def augmentation_previewer(self) -> AugmentationPreviewer | None:
        """Maker of previews of augmented patches; the caller closes it."""
        return None if self.session is None else self._service.augmentation_previewer()

    def warm_up(self) -> None:
        """Get the cut and the network ready in the background."""
        self._service.warm_up(self._warmed_up)

    def _warmed_up(self, notice: Notice | None) -> None:
        # What has been loaded by now stays: without looking through all of it again and again, the
        # collector holds the window up for a millisecond instead of 25 to 140 of them.
        gc.freeze()
        if notice is not None:
            self.notice.emit(notice)

    def open_path(self, path: Path) -> bool:
        """Open a project, a folder or one image; False, with a notice, when that fails."""
        return self._open(path.name or str(path), lambda: self._service.open_path(path, self._report))

    def open_made(self, what: str, make: Callable[[], Path]) -> bool:
        """Open what `make` makes first, such as the demo."""
        return self._open(what, lambda: self._service.open_path(make(), self._report))

    def create(self, wanted: NewProject) -> bool:
        """Make the project that the dialog described, and open it."""
        from engine.storage import default_project_path

        path = default_project_path(wanted.images)
        is_beside = path.parent == wanted.images.absolute().parent
        note = "" if is_beside else f"{wanted.images.parent} cannot be written to, so the project is {path}."
        if not self._open(
            wanted.images.name,
            lambda: self._service.create_project(path, wanted.images, wanted.classes, self._report, note),
        ):
            return False
        if wanted.masks is not None:
            self.import_masks(wanted.masks)
        return True

    def add_folder(self, folder: Path) -> None:
        """Add the images of another folder to the open project, in the background."""
        files = self._free_file_import()
        if files is not None:
            files.add_folder(folder)

    def import_masks(self, folder: Path) -> None:
        """Take over masks that exist already, in the background."""
        files = self._free_file_import()
        if files is not None:
            files.import_masks(folder)

    def relink_images(self, folder: Path) -> None:
        """Find images that were moved to another folder, in the background."""
        files = self._free_file_import()
        if files is not None:
            files.relink(folder)

    @property
    def finder(self) -> SimilaritySearch | None:
        """Similarity search of the open project."""
        return self._finder

    def use_ready_model(self, name: str, add_classes: bool) -> None:
        """Fetch a ready model in the background and predict with it."""
        if self.ready is not None:
            try:
                self.ready.use(name, add_classes=add_classes)
            except EngineError as error:
                self.notice.emit(refusal(error))

    def cancel_intake(self) -> None:
        """Stop adding, importing or fetching; what was taken in until now stays."""
        if self._file_import is not None:
            self._file_import.cancel()
        if self.ready is not None:
            self.ready.cancel()

    def _free_file_import(self) -> FileImport | None:
        """Import of files while it is free; None, with a notice when it is busy."""
        files = self._file_import
        if files is not None and files.is_busy:
            self.notice.emit(Notice("Files are being taken in.", "Wait for it, or stop it below."))
            return None
        return files

    def close_project(self) -> bool:
        """Save and let the project go; False, with a notice, when something could not be stored."""
        session, self.session = self.session, None
        if session is None:
            return True
        self.closing.emit()
        self._end_helpers()
        try:
            session.close()
        except EngineError as error:
            self.notice.emit(notice_of(error))
            return False
        finally:
            self.closed.emit()
        return True

    def _end_helpers(self) -> None:
        if self.ready is not None:
            self.ready.close()
            self.ready = None
        if self._file_import is not None:
            self._file_import.close()
            self._file_import = None
        if self.queue is not None:
            self.queue.close()
            self.queue = None
        if self._finder is not None:
            self._finder.close()
            self._finder = None

    def close(self) -> None:
        """End every thread and process; the project is closed before."""
        self._end_helpers()
        self._service.close()
        gc.unfreeze()

    def _open(self, what: str, work: Callable[[], Opened]) -> bool:
        if self._is_opening or (self._file_import is not None and self._free_file_import() is None):
            return False
        self._is_opening = True
        self.opening.emit(what)
        try:
            opened = work()
        except EngineError as error:
            self.notice.emit(notice_of(error))
            if self.session is None:
                self.closed.emit()
            else:
                self.opened.emit(self.session)
            return False
        except BaseException:
            self.closed.emit()
            raise
        finally:
            self._is_opening = False
        self._end_helpers()
        self.session = opened.session
        self._file_import = FileImport(opened.session, self.dispatcher)
        self.ready = self._service.ready_models()
        self._finder = self._service.similarity_search()
        self.queue = self._service.queue(self._finder)
        self.opened.emit(opened.session)
        for notice in opened.notices:
            self.notice.emit(notice)
        return True

    def _report(self, progress: Progress) -> None:
        """Show how far it is; paints, but lets no click through until the project is there."""
        self.progress.emit(progress)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
