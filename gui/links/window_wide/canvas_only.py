"""Canvas alone, without panels, menus and bars, and the way back to what was there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolBar, QWidget

from engine.session import Notice
from gui.actions import spec_of
from gui.language.texts import tr

if TYPE_CHECKING:
    from gui.parts import WindowParts


class CanvasOnly:
    """Mode of a window in which nothing but the canvas is seen; it ends with the project. GUI thread."""

    def __init__(self, parts: WindowParts) -> None:
        self._parts = parts
        self._hidden: list[QWidget] = []
        self._had_panels = True
        self._state = parts.frame.windowState()
        self.is_on = False
        parts.controller.closing.connect(self.end)

    def toggle(self) -> None:
        """Hide all but the canvas, or bring back what was there."""
        if self.is_on:
            self.end()
        else:
            self._begin()
        self._parts.canvas.setFocus()

    def end(self) -> None:
        """Bring back what was hidden; the window has the size that it had."""
        if not self.is_on:
            return
        self.is_on = False
        for widget in self._hidden:
            widget.setVisible(True)
        self._hidden = []
        self._parts.workspace.show_panels(self._had_panels)
        self._parts.frame.setWindowState(self._state)

    def _begin(self) -> None:
        frame, workspace = self._parts.frame, self._parts.workspace
        self.is_on = True
        self._had_panels, self._state = workspace.are_panels_shown, frame.windowState()
        bars = (frame.menuBar(), frame.statusBar(), *frame.findChildren(QToolBar))
        self._hidden = [bar for bar in bars if bar.isVisible()]
        for bar in self._hidden:
            bar.setVisible(False)
        workspace.show_panels(False)
        # The window comes with it at the next start, if it is closed before all is back.
        self._parts.settings.set_bytes("geometry", frame.saveGeometry())
        frame.showFullScreen()
        actions = self._parts.actions
        text = tr("{keys} brings panels and menus back.", keys=actions.keys_text("canvas_only"))
        if not actions.keys_text("canvas_only"):
            text = tr(
                "{keys}, then '{action}', brings panels and menus back.",
                keys=actions.keys_text("palette"),
                action=tr(spec_of("canvas_only").text),
            )
        self._parts.notices.show_notice(Notice(text))
