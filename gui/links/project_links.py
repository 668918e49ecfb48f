"""Links of the open project: made when it opens, closed before it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.dialogs.file_dialogs import FileDialogs
from gui.links.backup_link import BackupLink
from gui.links.color_warning import ColorWarning
from gui.links.project_panels.history_link import HistoryLink
from gui.links.project_panels.tag_link import TagLink
from gui.links.question_link import QuestionLink
from gui.links.queue_link import QueueLink
from gui.links.review.wall_link import WallLink
from gui.links.session_link import SessionLink
from gui.links.similarity_link import SimilarityLink
from gui.tour.tour import Tour

if TYPE_CHECKING:
    from engine.core import ClassList
    from engine.session import Session
    from gui.parts import WindowParts


class ProjectLinks(QObject):
    """Links of the project that is open in a window; each is None while there is none. GUI thread.

    The tour belongs to the window, and ends with the project."""

    notice = Signal(object)
    """A Notice for the user."""
    notice_over = Signal(object)
    """A set of subjects: messages about them are untrue now."""
    hints_over = Signal()
    """Hints that wait for a cut or another image are untrue now."""
    class_counted = Signal(object, bool)
    """The ClassUse of a class that is to be deleted, and whether it is to be merged into another."""
    state_changed = Signal()
    """Actions may be available that were not, or the other way round."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.frame)
        self._parts = parts
        self.session: SessionLink | None = None
        self.similarity: SimilarityLink | None = None
        self.tags: TagLink | None = None
        self.queue: QueueLink | None = None
        self.wall: WallLink | None = None
        self.questions: QuestionLink | None = None
        self.backup: BackupLink | None = None
        self.history: HistoryLink | None = None
        self.colors: ColorWarning | None = None
        self.tour: Tour = Tour(parts)
        self._unsubscribe: Callable[[], object] = lambda: None

    def open(self, session: Session) -> None:
        """Join this session with the window."""
        parts, controller = self._parts, self._parts.controller
        edits = controller.edits
        assert edits is not None
        link = self.session = SessionLink(session, edits, parts.workspace, parts.status, parts.tools, self)
        unsubscribers = (
            edits.classes.counted.subscribe(lambda use: self.class_counted.emit(use, False)),
            edits.classes.merge_counted.subscribe(lambda use: self.class_counted.emit(use, True)),
            session.events.classes_changed.subscribe(self._name_classes),
        )
        self._name_classes(session.classes)
        self._unsubscribe = lambda: [unsubscribe() for unsubscribe in unsubscribers]
        link.notice.connect(self.notice)
        link.hints_over.connect(self.hints_over)
        self.history = HistoryLink(link, parts.workspace)
        link.notice_over.connect(self.notice_over)
        link.state_changed.connect(self.state_changed)
        self.questions = QuestionLink(session, controller, parts.workspace.place.questions, parts.frame, self)
        self.questions.notice.connect(self.notice)
        if not session.read_only:
            self.backup = BackupLink(session, parts.settings, self)
            self.backup.notice.connect(self.notice)
            controller.before_import = self.backup.make_before
            self.colors = ColorWarning(session, edits.class_display, self)
            self.colors.notice.connect(self.notice)
            self.colors.notice_over.connect(self.notice_over)
        if controller.finder is None:
            return
        self.similarity = SimilarityLink(
            controller.finder,
            link,
            parts.workspace,
            parts.theme,
            FileDialogs(parts.settings),
            parts.frame,
        )
        self.tags = TagLink(controller.finder, link, parts)
        if controller.queue is not None:
            self.queue = QueueLink(controller.queue, controller.finder, link, parts.workspace)
            self.queue.predictions_changed.connect(self.similarity.show_predicted)
            self.wall = WallLink(controller.queue, link, parts)

    def _name_classes(self, classes: ClassList) -> None:
        self._parts.actions.name_classes({info.id: info.name for info in classes.present})

    def close(self) -> None:
        """End every link of the project."""
        self._parts.actions.name_classes({})
        self.tour.close()
        if self.questions is not None:
            self.questions.close()
            self.questions.deleteLater()
            self.questions = None
        self._unsubscribe()
        if self.backup is not None:
            self._parts.controller.before_import = None
            self.backup.close()
            self.backup.deleteLater()
            self.backup = None
        if self.colors is not None:
            self.colors.close()
            self.colors.deleteLater()
            self.colors = None
        if self.wall is not None:
            self.wall.close()
            self.wall = None
        if self.queue is not None:
            self.queue.close()
            self.queue = None
        if self.tags is not None:
            self.tags.close()
            self.tags = None
        if self.similarity is not None:
            self.similarity.close()
            self.similarity.deleteLater()
            self.similarity = None
        if self.history is not None:
            self.history.close()
            self.history = None
        if self.session is not None:
            self.session.close()
            self.session.deleteLater()
            self.session = None
