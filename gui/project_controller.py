"""Controller of the open project: opens and closes it, and holds the one session of a window."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Signal
from PySide6.QtWidgets import QApplication

from engine.core import CancelToken, EngineError, Progress
from engine.jobs import Dispatcher
from engine.session import Notice, NoticeLevel, Session
from engine.session.editing.project_edits import ProjectEdits
from engine.session.import_files import FileImport
from engine.session.importing.dataset_imports import DatasetImports
from engine.session.prediction.project_ready_models import ReadyModels
from engine.session.similarity.similarity_search import SimilaritySearch
from engine.session.stack_import import StackImport
from gui.language.texts import counted, tr

if TYPE_CHECKING:
    from engine.service import Opened, Service
    from engine.session.active_learning.queue import LabellingQueue
    from engine.session.learning.augmentation_preview import AugmentationPreviewer
    from engine.session.learning.encoder_speeds import EncoderSpeeds
    from engine.session.learning.pretraining import Pretraining
    from engine.session.prediction.model_export import ModelExport
    from gui.dialogs.new_project import NewProject


def notice_of(error: EngineError) -> Notice:
    """A failure as a message to the user."""
    return Notice(error.summary, error.hint, NoticeLevel.ERROR)


def refusal(error: EngineError) -> Notice:
    """A refused request as a message that disappears by itself."""
    return Notice(error.summary, error.hint, NoticeLevel.WARNING)


def _left_learning(session: Session) -> Notice | None:
    """What to say about the learning of a project that is left; None where nothing learns."""
    return None if session.read_only else session.writable_learner().notice_when_left()


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
        self._warned: Session | None = None
        self._file_import: FileImport | None = None
        self.stacks: StackImport | None = None
        self.imports: DatasetImports | None = None
        self.ready: ReadyModels | None = None
        self._finder: SimilaritySearch | None = None
        self.queue: LabellingQueue | None = None
        self.before_import: Callable[[CancelToken], None] | None = None
        """Work before labels are imported, on the thread of the import."""
        self.unapplied: Callable[[], Notice | None] = lambda: None
        """Message about what is drawn and not applied; None when nothing is, or when the user insists."""
        self.edits: ProjectEdits | None = None

    def model_export(self) -> ModelExport | None:
        """Export of the open project's models; None while none is open."""
        return None if self.session is None else self._service.model_export()

    def pretraining(self) -> Pretraining | None:
        """Pretraining on the open project's images; the caller closes it."""
        return None if self.session is None else self._service.pretraining()

    def encoder_speeds(self) -> EncoderSpeeds:
        """Measurer of the speed of encoders; the caller closes it."""
        return self._service.encoder_speeds()

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
        note = ""
        if not is_beside:
            folder = wanted.images.parent
            note = tr("{folder} cannot be written to, so the project is {path}.", folder=folder, path=path)
        return self._open(
            wanted.images.name,
            lambda: self._service.create_project(path, wanted.images, wanted.classes, self._report, note),
        )

    def add_folder(self, folder: Path) -> None:
        """Add the images of another folder to the open project, in the background."""
        files = self._free_file_import()
        if files is not None:
            files.add_folder(folder)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add image files, and the images of folders, to the open project, in the background."""
        files = self._free_file_import()
        if files is not None:
            files.add_paths(paths)

    def relink_images(self, folder: Path) -> None:
        """Find images that were moved to another folder, in the background."""
        files = self._free_file_import()
        if files is not None:
            files.relink(folder)

    @property
    def finder(self) -> SimilaritySearch | None:
        """Similarity search of the open project."""
        return self._finder

    def use_ready_model(self, name: str, add_classes: Sequence[str]) -> None:
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
        if self.imports is not None:
            self.imports.cancel()
        if self.ready is not None:
            self.ready.cancel()
        if self.edits is not None:
            self.edits.classes.cancel()
            self.edits.sequence.cancel()

    def _free_file_import(self) -> FileImport | None:
        """Import of files while it is free; None, with a notice when it is busy."""
        files, imports = self._file_import, self.imports
        if (files is not None and files.is_busy) or (imports is not None and imports.is_busy):
            self.notice.emit(Notice(tr("Files are being taken in."), tr("Wait for it, or stop it below.")))
            return None
        return files

    def close_project(self) -> bool:
        """Save and let the project go; False, with a notice, when something could not be stored.

        A project with changes that cannot be stored now stays open the first time; the second time it goes.
        """
        if not self._may_leave():
            return False
        session, self.session = self.session, None
        if session is None:
            return True
        left_learning = _left_learning(session)
        self.closing.emit()
        self._end_helpers()
        try:
            self._service.close_project()
        except EngineError as error:
            self.notice.emit(notice_of(error))
            # Whoever was warned, and insists, is not asked again.
            return self._warned is session
        finally:
            self.closed.emit()
        if left_learning is not None:
            self.notice.emit(left_learning)
        return True

    def leave_unapplied(self) -> None:
        """What is drawn now, and is no part of a mask, keeps the project from closing no more."""
        self.unapplied()

    def _may_leave(self) -> bool:
        """Whether the open project can be closed without loss, or the user insists."""
        session = self.session
        unapplied = self.unapplied()
        if unapplied is not None:
            self.notice.emit(unapplied)
            return False
        if session is None or session.project.settle() or self._warned is session:
            return True
        self._warned = session
        summary = counted(
            session.project.unsaved_count,
            "{count} change could not be saved yet.",
            "{count:,} changes could not be saved yet.",
        )
        hint = tr(
            "Put its folder or disk back, or save it elsewhere. Do the same again to leave without them."
        )
        self.notice.emit(Notice(summary, hint, NoticeLevel.ERROR))
        return False

    def _end_helpers(self) -> None:
        if self.ready is not None:
            self.ready.close()
            self.ready = None
        if self._file_import is not None:
            self._file_import.close()
            self._file_import = None
        if self.stacks is not None:
            self.stacks.close()
            self.stacks = None
        if self.imports is not None:
            self.imports.close()
            self.imports = None
        if self.edits is not None:
            self.edits.close()
            self.edits = None
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
        if not self._may_leave():
            return False
        self._is_opening = True
        left, left_learning = self.session, None if self.session is None else _left_learning(self.session)
        # Whatever looks at the old project lets go of it before it is closed.
        self.closing.emit()
        self._end_helpers()
        self.opening.emit(what)
        try:
            opened = work()
        except EngineError as error:
            self.notice.emit(notice_of(error))
            self._go_on_with(self._service.session)
            return False
        except BaseException:
            self._go_on_with(self._service.session)
            raise
        finally:
            self._is_opening = False
        self._go_on_with(opened.session)
        for notice in opened.notices:
            self.notice.emit(notice)
        is_another = left is not None and left.project.path != opened.session.project.path
        if left_learning is not None and is_another:
            self.notice.emit(left_learning)
        return True

    def _go_on_with(self, session: Session | None) -> None:
        """Make this session, or none, the one of the window."""
        self.session = session
        if session is None:
            self.closed.emit()
            return
        self._make_helpers(session)
        self.opened.emit(session)
        if self.stacks is not None:
            self.stacks.survey()

    def _make_helpers(self, session: Session) -> None:
        self.edits = ProjectEdits(session)
        self.stacks = StackImport(session, self.dispatcher)
        self._file_import = FileImport(
            session, self.dispatcher, self.stacks.raise_question, self.edits.note_added
        )
        self.imports = DatasetImports(session, self.edits, lambda: self.before_import)
        self.ready = self._service.ready_models()
        self._finder = self._service.similarity_search()
        self.queue = self._service.queue(self._finder)

    def _report(self, progress: Progress) -> None:
        """Show how far it is; paints, but lets no click through until the project is there."""
        self.progress.emit(progress)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
