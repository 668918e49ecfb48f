"""Dispatch of pointer events to the active tool: every point arrives, gathered once per frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from gui.tools.base import Button, CursorInfo, Pointer, Tool
from gui.tools.pan import Panner, PanTool
from gui.tools.zoom import Zoomer, ZoomTool

_BUTTONS = {
    Qt.MouseButton.LeftButton: Button.PRIMARY,
    Qt.MouseButton.RightButton: Button.SECONDARY,
}


class PointerDispatch(QObject):
    """Choice of the tool that gets the events; GUI thread.

    The middle button, or Space held down, lends the pan tool for one press, and Z held down
    the zoom tool. Mouse moves wait until the event queue is empty (Qt does not merge
    them), then go out together.
    """

    def __init__(
        self, panner: Panner, zoomer: Zoomer, on_moved: Callable[[Pointer], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._on_moved = on_moved
        self._pan = PanTool(panner)
        self._zoom = ZoomTool(zoomer)
        self._tool: Tool | None = None
        self._pressed: tuple[Qt.MouseButton, Tool] | None = None
        self._waiting: list[Pointer] = []
        self._last: Pointer | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.flush)
        self._lent: Tool | None = None

    @property
    def tool(self) -> Tool | None:
        return self._tool

    @property
    def is_active(self) -> bool:
        return self._pressed is not None

    @property
    def is_drafting(self) -> bool:
        """True while a press draws or edits a draft."""
        return self._pressed is not None and self._pressed[1] is self._tool and self._tool.has_draft

    @property
    def is_panning(self) -> bool:
        """True while a press would pan, or does."""
        if self._pressed is not None:
            return self._pressed[1] is self._pan
        return self._lent is self._pan or (self._tool is None and self._lent is None)

    @property
    def is_zooming(self) -> bool:
        """True while a press would zoom, or does."""
        return (self._lent if self._pressed is None else self._pressed[1]) is self._zoom

    @property
    def drawn_tool(self) -> Tool | None:
        """The tool whose draft and hint are shown."""
        return self._zoom if self.is_zooming else self._tool

    def cursor(self) -> CursorInfo:
        if self.is_panning or self.is_zooming or self._tool is None:
            return self._pan.cursor()
        return self._tool.cursor()

    def set_tool(self, tool: Tool | None) -> None:
        """Another tool; a stroke in progress is cancelled."""
        self.cancel()
        self._tool = tool

    def lend_pan(self, held: bool) -> None:
        """Lend the pan tool to presses from now on, or take it back."""
        self._lend(self._pan, held)

    def lend_zoom(self, held: bool) -> None:
        """Lend the zoom tool to presses from now on, or take it back."""
        self._lend(self._zoom, held)

    def _lend(self, tool: Tool, held: bool) -> None:
        if held:
            self._lent = tool
        elif self._lent is tool:
            self._lent = None

    def press(self, button: Qt.MouseButton, at: Pointer) -> None:
        """Begin with the tool for this button, unless another button is down.

        Raises:
            EngineError: what the tool's sink refuses; then nothing is pressed.
        """
        self.flush()
        if self._pressed is not None:
            return
        wanted = self._pan if button is Qt.MouseButton.MiddleButton else self._lent or self._tool
        tool: Tool = self._pan if wanted is None else wanted
        if tool is not self._pan and button not in _BUTTONS:
            return
        tool.press(at, _BUTTONS.get(button, Button.PRIMARY))
        self._pressed = (button, tool)
        self._last = at

    def move(self, at: Pointer) -> None:
        self._waiting.append(at)
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Pass on the moves that wait."""
        self._timer.stop()
        points, self._waiting = self._waiting, []
        if not points:
            return
        self._last = points[-1]
        if self._pressed is not None:
            self._pressed[1].move(points)
        self._on_moved(points[-1])

    def release(self, button: Qt.MouseButton, at: Pointer) -> None:
        self.flush()
        if self._pressed is None or self._pressed[0] is not button:
            return
        _, tool = self._pressed
        self._pressed = None
        tool.release(at)

    def finish(self) -> None:
        """End the press as if the button were released where the pointer was last."""
        if self._pressed is not None and self._last is not None:
            self.release(self._pressed[0], self._last)

    def cancel(self) -> bool:
        """Take back what was done since the press; False when nothing is pressed."""
        self._timer.stop()
        self._waiting.clear()
        if self._pressed is None:
            return False
        _, tool = self._pressed
        self._pressed = None
        tool.cancel()
        return True

    def forget(self) -> None:
        """Another image is shown."""
        self.cancel()
        if self._tool is not None:
            self._tool.forget()
