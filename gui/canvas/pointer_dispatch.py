"""Dispatch of pointer events to the active tool: every point arrives, gathered once per frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from gui.tools.base import Button, CursorInfo, Pointer, Tool
from gui.tools.pan import Panner, PanTool

_BUTTONS = {
    Qt.MouseButton.LeftButton: Button.PRIMARY,
    Qt.MouseButton.RightButton: Button.SECONDARY,
}


class PointerDispatch(QObject):
    """Choice of the tool that gets the events; GUI thread.

    The middle button, or Space held down, lends the pan tool for one press. Mouse moves
    wait until the event queue is empty (Qt does not merge them), then go out together.
    """

    def __init__(self, panner: Panner, on_moved: Callable[[Pointer], None], parent: QObject) -> None:
        super().__init__(parent)
        self._on_moved = on_moved
        self._pan = PanTool(panner)
        self._tool: Tool | None = None
        self._pressed: tuple[Qt.MouseButton, Tool] | None = None
        self._waiting: list[Pointer] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.flush)
        self._is_space_held = False

    @property
    def tool(self) -> Tool | None:
        return self._tool

    @property
    def is_active(self) -> bool:
        return self._pressed is not None

    @property
    def is_panning(self) -> bool:
        """True while a press would pan, or does."""
        if self._pressed is not None:
            return self._pressed[1] is self._pan
        return self._is_space_held or self._tool is None

    def cursor(self) -> CursorInfo:
        if self.is_panning or self._tool is None:
            return self._pan.cursor()
        return self._tool.cursor()

    def set_tool(self, tool: Tool | None) -> None:
        """Another tool; a stroke in progress is cancelled."""
        self.cancel()
        self._tool = tool

    def hold_space(self, held: bool) -> None:
        self._is_space_held = held

    def press(self, button: Qt.MouseButton, at: Pointer) -> None:
        """Begin with the tool for this button, unless another button is down.

        Raises:
            EngineError: what the tool's sink refuses; then nothing is pressed.
        """
        self.flush()
        if self._pressed is not None:
            return
        wants_pan = button is Qt.MouseButton.MiddleButton or self._is_space_held or self._tool is None
        if not wants_pan and button not in _BUTTONS:
            return
        tool: Tool = self._pan if wants_pan or self._tool is None else self._tool
        tool.press(at, _BUTTONS.get(button, Button.PRIMARY))
        self._pressed = (button, tool)

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
