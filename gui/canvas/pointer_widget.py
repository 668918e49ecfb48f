"""Mouse, pen and draft keys of the canvas: events become calls of the tool in hand."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QSinglePointEvent, QTabletEvent

from engine.core import EngineError, Rect
from gui.canvas.camera import Camera, Size
from gui.canvas.gestures import GestureWidget
from gui.canvas.source import CanvasSource
from gui.tools.base import Pointer

_NO_MODIFIER: Final = Qt.KeyboardModifier.NoModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_GESTURES: Final = (QEvent.Type.Gesture, QEvent.Type.NativeGesture)


class PointerWidget(GestureWidget):
    """Base of `CanvasView`: passes presses, moves and releases to the tool, and the keys of its draft.

    While a draft waits, Enter applies it, Escape drops it, Backspace and Ctrl+Z take its last point back;
    these keys then reach neither menus nor the history of the image.
    """

    refused = Signal(object)
    """An EngineError: why a press could not draw."""
    cursor_moved = Signal(float, float, bool)
    """(y, x) in image pixels under the pointer, and whether that is inside the image."""
    object_requested = Signal(float, float)
    """(y, x) in image pixels of an object that is to be shown as large as it fits."""
    hint_changed = Signal(str)
    """One line of what the next click, keys and modifiers do with the tool in hand."""

    draft_changed = Signal(bool)
    """Whether something is drawn that waits to be applied."""

    _source: CanvasSource | None = None
    _camera: Camera
    _pointer: Pointer | None = None
    _is_draft_shown = False
    _seen_before: tuple[Camera | None, Size, Size, Rect | None] = (None, (0, 0), (0, 0), None)
    """The part in view that was found last, with what it goes by: each move of a stroke asks for it."""
    _limit = ""
    _had_draft = False
    _hint = ""

    # ---- the draft

    @property
    def has_draft(self) -> bool:
        """Whether something was drawn that waits to be applied."""
        tool = self._dispatch.tool
        return tool is not None and self._source is not None and tool.has_draft

    @property
    def draft_text(self) -> str:
        """What the draft says of itself beside the pointer; empty where there is none."""
        tool = self._dispatch.tool
        draft = None if tool is None else tool.draft
        return "" if draft is None else draft.text

    def apply_draft(self) -> bool:
        """Make the draft part of the mask; False when there is none."""
        tool = self._dispatch.tool
        try:
            is_done = tool is not None and tool.apply()
        except EngineError as error:
            self.refused.emit(error)
            return True
        self.update_draft()
        return is_done

    def begin_in_view(self) -> None:
        """Begin what the tool in hand does with the whole view, without the mouse."""
        tool, seen = self._dispatch.tool, self._seen()
        if tool is None or seen is None or seen.is_empty or self._dispatch.is_active:
            return
        height, width = self.device_size()
        y, x = (seen.y0 + seen.y1) / 2, (seen.x0 + seen.x1) / 2
        try:
            tool.begin_in_view(Pointer(y, x, height / 2, width / 2, scale=self._camera.scale, seen=seen))
        except EngineError as error:
            self.refused.emit(error)
        self.update_draft()

    def drop_draft(self) -> bool:
        """Take the draft back; False when there is none."""
        tool = self._dispatch.tool
        is_done = tool is not None and tool.drop()
        self.update_draft()
        return is_done

    def step_draft_back(self) -> bool:
        """Take the last point of the draft back; False when there is none."""
        tool = self._dispatch.tool
        is_done = tool is not None and tool.takes_draft_keys and tool.step_back()
        self.update_draft()
        return is_done

    @property
    def is_drafting(self) -> bool:
        """Whether a press draws or edits a draft."""
        return self._dispatch.is_drafting

    def finish_press(self) -> None:
        """End the press as if the button were released where the pointer was last."""
        try:
            self._dispatch.finish()
        except EngineError as error:
            self.refused.emit(error)
        self.update_cursor()
        self.update_draft()

    @property
    def limit(self) -> str:
        """What alone the tool in hand may paint over; empty where it may paint over everything."""
        tool = self._dispatch.tool
        return self._limit if tool is not None and tool.heeds_only_over else ""

    def show_limit(self, text: str) -> None:
        """Say beside the pointer and in the hint what alone may be painted over; empty: everything."""
        self._limit = text
        self.update()
        self.update_draft()

    def choose_class(self, class_id: int) -> None:
        """The user chose another class: a draft gets it."""
        if self._dispatch.tool is not None:
            self._dispatch.tool.choose_class(class_id)
        self.update_cursor()
        self.update_draft()

    def update_draft(self) -> None:
        """The draft or the hint of the tool in hand may differ: repaint what differs."""
        tool = self._dispatch.drawn_tool
        is_shown = tool is not None and (tool.draft is not None or bool(self.limit))
        if is_shown or self._is_draft_shown:
            self.update()
        self._is_draft_shown = is_shown
        hint = "" if tool is None or self._source is None else tool.hint
        if self.limit and self._source is not None:
            hint = f"{self.limit}. {hint}".strip()
        if hint != self._hint:
            self._hint = hint
            self.hint_changed.emit(hint)
        if self._had_draft != self.has_draft:
            self._had_draft = self.has_draft
            self.draft_changed.emit(self._had_draft)

    def reread_options(self) -> None:
        """Options of the tool in hand differ."""
        if self._dispatch.tool is not None and self._source is not None:
            self._dispatch.tool.options_changed()
        self.update_draft()

    def device_size(self) -> Size:
        """(height, width) of the view in device pixels."""
        ratio = self.devicePixelRatioF()
        return max(1, math.ceil(self.height() * ratio - 1e-6)), max(1, math.ceil(self.width() * ratio - 1e-6))

    @property
    def pointer_place(self) -> tuple[float, float] | None:
        """(y, x) of the pointer in the view, in device pixels; None where it is not over it."""
        return None if self._pointer is None else (self._pointer.view_y, self._pointer.view_x)

    def request_object(self, at: Pointer) -> None:
        """Ask for the object under this place; who knows its extent shows it."""
        self.object_requested.emit(at.y, at.x)

    # ---- events of Qt

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if (
            kind is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self._is_draft_key(event) or self._ends_press(event) or self._letter(event))
        ):
            # Else a shortcut of the window takes the key, and the tool never hears of it.
            event.accept()
            return True
        if kind in _GESTURES and self.gesture_event(event):
            return True
        if kind is QEvent.Type.DevicePixelRatioChange:
            self.change_ratio()
        return super().event(event)

    def change_ratio(self) -> None:
        """The widget has come to a screen with other device pixels."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = self._letter(event)
        if letter:
            assert self._dispatch.tool is not None
            self._dispatch.tool.type_letter(letter)
            self.update_draft()
            return
        if not self._is_draft_key(event):
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.drop_draft()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply_draft()
        else:
            self.step_draft_back()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._source is None:
            event.ignore()
            return
        self._press(event.button(), self.pointer_at(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._source is None:
            event.ignore()
            return
        self._press(event.button(), self.pointer_at(event, clicks=2))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._source is not None:
            self._dispatch.move(self.pointer_at(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._release(event.button(), self.pointer_at(event))

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen: as a mouse, with pressure."""
        if self._source is None:
            event.ignore()
            return
        at = self.pointer_at(event, pressure=event.pressure())
        match event.type():
            case QEvent.Type.TabletPress:
                self._press(event.button(), at)
            case QEvent.Type.TabletMove:
                self._dispatch.move(at)
            case QEvent.Type.TabletRelease:
                self._release(event.button(), at)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._dispatch.flush()
        self._pointer = None
        if self._dispatch.tool is not None and not self._dispatch.is_active:
            self._dispatch.tool.hover(None)
        self.update_cursor()
        self.update_draft()
        self.cursor_moved.emit(0.0, 0.0, False)

    def hideEvent(self, event: QEvent) -> None:
        self._dispatch.cancel()
        self.release_keys()

    def pointer_at(self, event: QSinglePointEvent, pressure: float = 1.0, clicks: int = 1) -> Pointer:
        """Place of this event in the view and in the image."""
        view_y, view_x = self._to_device(event.position())
        y, x = self._camera.pointed(view_y, view_x)
        keys = event.modifiers()
        return Pointer(
            y,
            x,
            view_y,
            view_x,
            has_shift=bool(keys & Qt.KeyboardModifier.ShiftModifier),
            has_ctrl=bool(keys & _CTRL),
            has_alt=bool(keys & Qt.KeyboardModifier.AltModifier),
            pressure=pressure,
            clicks=clicks,
            scale=self._camera.scale,
            seen=self._seen(),
        )

    # ---- inside

    def _press(self, button: Qt.MouseButton, at: Pointer) -> None:
        try:
            self._dispatch.press(button, at)
        except EngineError as error:
            self.refused.emit(error)
        self.update_cursor()
        self.update_draft()

    def _release(self, button: Qt.MouseButton, at: Pointer) -> None:
        try:
            self._dispatch.release(button, at)
        except EngineError as error:
            self.refused.emit(error)
        self.update_cursor()
        self.update_draft()

    def _seen(self) -> Rect | None:
        """Part of the image in view."""
        if self._source is None:
            return None
        size, shape = self.device_size(), self._source.shape
        camera, known_size, known_shape, seen = self._seen_before
        if camera is not self._camera or (known_size, known_shape) != (size, shape):
            seen = self._camera.visible_image(size, shape)
            self._seen_before = self._camera, size, shape, seen
        return seen

    def _letter(self, event: QKeyEvent) -> str:
        """Letter of this key, if the tool wants it now; else empty."""
        tool = self._dispatch.tool
        key = event.key()
        if tool is None or self._source is None or event.modifiers() != _NO_MODIFIER or not 65 <= key <= 90:
            return ""
        letter = chr(key)
        return letter if letter in tool.letters else ""

    def _ends_press(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self._dispatch.is_active

    def _is_draft_key(self, event: QKeyEvent) -> bool:
        tool = self._dispatch.tool
        if tool is None or self._source is None or not tool.takes_draft_keys or self._dispatch.is_active:
            return False
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Z:
            return modifiers == _CTRL
        if key not in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace):
            return False
        return modifiers in (_NO_MODIFIER, _KEYPAD)

    def _to_device(self, point: QPointF) -> tuple[float, float]:
        ratio = self.devicePixelRatioF()
        return point.y() * ratio, point.x() * ratio
