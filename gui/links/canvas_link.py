"""Link of the canvas with the session and with the tool choices."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.core import Rect
from engine.session import Session
from gui.canvas.view import CanvasView
from gui.style.theme import Theme
from gui.tool_state import ToolState
from gui.tools import tool_spec


class CanvasLink(QObject):
    """Source and tool of a canvas, by the open session; lives as long as its window."""

    cursor_moved = Signal(object, int)
    """(y, x) in image pixels or None, and the class shown there."""
    refused = Signal(object)
    """An EngineError: why nothing was drawn."""

    def __init__(self, view: CanvasView, tools: ToolState, theme: Theme) -> None:
        super().__init__(view)
        self.view = view
        self._tools = tools
        self._theme = theme
        self._session: Session | None = None
        self._unsubscribers: list[Callable[[], None]] = []
        tools.opacity.changed.connect(view.set_opacity)
        tools.overlay.changed.connect(view.set_overlay_mode)
        tools.is_uncertainty_shown.changed.connect(view.set_uncertainty_visible)
        tools.tool_changed.connect(lambda _tool: self._set_tool())
        tools.class_changed.connect(lambda _class: view.update_cursor())
        tools.radius_changed.connect(lambda _radius: view.update_cursor())
        theme.changed.connect(self._recolor)
        view.cursor_moved.connect(self._on_cursor)
        view.refused.connect(self.refused)
        view.set_opacity(tools.opacity.value)
        self._recolor()

    def set_session(self, session: Session | None) -> None:
        """Show this session's image from now on, whichever that is."""
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self._unsubscribers = []
        self._session = session
        self._on_image()
        self._set_tool()
        if session is None:
            return
        self.view.set_classes(session.classes)
        events = session.events
        pairs: tuple[tuple[Any, Callable[[Any], None]], ...] = (
            (events.image_opened, lambda _: self._on_image()),
            (events.shown_changed, self.view.refresh),
            (events.scribbles_changed, self.view.refresh),
            (events.preview_changed, lambda preview: self.view.set_preview_visible(preview is not None)),
            (events.classes_changed, self.view.set_classes),
        )
        self._unsubscribers = [event.subscribe(slot) for event, slot in pairs]

    def _set_tool(self) -> None:
        session = self._session
        if session is None or session.read_only:
            self.view.set_tool(None)
        else:
            self.view.set_tool(tool_spec(self._tools.tool).make(session, self._tools))

    def _on_image(self) -> None:
        image = None if self._session is None else self._session.image
        self.view.set_source(image)
        self.cursor_moved.emit(None, 0)
        self.view.set_preview_visible(image is not None and image.preview is not None)

    def _on_cursor(self, y: float, x: float, is_inside: bool) -> None:
        image = None if self._session is None else self._session.image
        if image is None or not is_inside:
            self.cursor_moved.emit(None, 0)
            return
        row, column = math.floor(y), math.floor(x)
        class_id = int(image.shown(Rect(row, column, row + 1, column + 1))[0, 0])
        self.cursor_moved.emit((row, column), class_id)

    def _recolor(self) -> None:
        self.view.set_colors(self._theme.colors.canvas, self._theme.colors.text_soft)
