"""Link of the open image's history with its panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from gui.workspace import Workspace

if TYPE_CHECKING:
    from gui.links.session_link import SessionLink


class HistoryLink(QObject):
    """Steps of a session's open image in the history panel; `close()` ends it when the project closes.

    Nothing is read while the panel is hidden.
    """

    def __init__(self, link: SessionLink, workspace: Workspace) -> None:
        super().__init__(link)
        self._link = link
        self._steps = link.edits.history_steps
        self._panel = workspace.history
        self._dock = workspace.docks["history"]
        events = link.session.events
        pairs: tuple[tuple[Any, Callable[[Any], None]], ...] = (
            (events.history_changed, lambda _: self._show()),
            (events.image_opened, lambda _: self._show()),
            (self._steps.changed, lambda _: self._show()),
        )
        self._unsubscribers = [event.subscribe(slot) for event, slot in pairs]
        self._panel.step_chosen.connect(self._go_to)
        self._dock.visibilityChanged.connect(self._show)
        self._show()

    def close(self) -> None:
        """Stop listening, and leave the panel empty."""
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self._panel.step_chosen.disconnect(self._go_to)
        self._dock.visibilityChanged.disconnect(self._show)
        self._panel.show_steps(None, 0)

    def _go_to(self, position: int) -> None:
        self._link.attempt(lambda: self._link.edits.go_to_step(position))

    def _show(self) -> None:
        if self._dock.isHidden():
            return
        if self._link.session.image is None:
            self._panel.show_steps(None, 0)
            return
        labels = self._steps.labels
        self._panel.show_steps(labels, self._steps.position)
        if not all(labels):
            self._steps.request_labels()
