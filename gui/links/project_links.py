"""Links of the open project: made when it opens, closed before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.links.queue_link import QueueLink
from gui.links.session_link import SessionLink
from gui.links.similarity_link import SimilarityLink

if TYPE_CHECKING:
    from engine.session import Session
    from gui.parts import WindowParts


class ProjectLinks(QObject):
    """Links of the project that is open in a window; each is None while there is none. GUI thread."""

    notice = Signal(object)
    """A Notice for the user."""
    hints_over = Signal()
    """Hints that wait for a cut or another image are untrue now."""
    state_changed = Signal()
    """Actions may be available that were not, or the other way round."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.frame)
        self._parts = parts
        self.session: SessionLink | None = None
        self.similarity: SimilarityLink | None = None
        self.queue: QueueLink | None = None

    def open(self, session: Session) -> None:
        """Join this session with the window."""
        parts, controller = self._parts, self._parts.controller
        link = self.session = SessionLink(session, parts.workspace, parts.status, parts.tools, self)
        link.notice.connect(self.notice)
        link.hints_over.connect(self.hints_over)
        link.state_changed.connect(self.state_changed)
        if controller.finder is None:
            return
        self.similarity = SimilarityLink(controller.finder, link, parts.workspace, parts.theme, parts.frame)
        if controller.queue is not None:
            self.queue = QueueLink(controller.queue, controller.finder, link, parts.workspace)

    def close(self) -> None:
        """End every link of the project."""
        if self.queue is not None:
            self.queue.close()
            self.queue = None
        if self.similarity is not None:
            self.similarity.close()
            self.similarity.deleteLater()
            self.similarity = None
        if self.session is not None:
            self.session.close()
            self.session.deleteLater()
            self.session = None
