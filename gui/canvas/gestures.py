"""Wheel, pinch and keyboard of the canvas."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputDevice, QKeyEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from gui.canvas.camera import Size
from gui.canvas.pointer_dispatch import PointerDispatch

# One notch of a common wheel, in Qt's eighths of a degree.
NOTCH: Final = 120
# Three notches double the scale.
OCTAVES_PER_NOTCH: Final = 1 / 3
_KEY_ZOOM: Final = 2 ** (1 / 2)
_PAN_SHARE: Final = 0.12
_ARROWS: Final = {
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_Left: (0, 1),
    Qt.Key.Key_Right: (0, -1),
}


class GestureWidget(QWidget):
    """Base of `CanvasView`: turns these events into calls that the view defines.

    A wheel zooms around the pointer, with Ctrl it changes the size of the pen; two fingers
    on a touchpad move the picture, and pinch it.
    """

    overlay_hidden = Signal(bool)
    """The key that hides all that lies over the image went down, or up."""

    _dispatch: PointerDispatch
    _size_delta = 0
    _is_overlay_hidden = False

    @property
    def has_image(self) -> bool:
        """Whether there is something to move and to draw on."""
        raise NotImplementedError

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        raise NotImplementedError

    def pan_by(self, dy: int, dx: int) -> None:
        raise NotImplementedError

    def fit(self) -> None:
        raise NotImplementedError

    def cancel_stroke(self) -> bool:
        raise NotImplementedError

    def update_cursor(self) -> None:
        raise NotImplementedError

    def update_draft(self) -> None:
        raise NotImplementedError

    def device_size(self) -> Size:
        raise NotImplementedError

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        along = delta.y() or delta.x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._size_delta += along
            notches = int(self._size_delta / NOTCH)
            self._size_delta -= notches * NOTCH
            self._step_size(notches)
        elif _is_touchpad(event) or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._scroll(event)
        elif along:
            self.zoom_by(2 ** (along / NOTCH * OCTAVES_PER_NOTCH), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.hold_key(key, event.modifiers(), held=True):
            self.update_cursor()
            self.update_draft()
        elif key == Qt.Key.Key_Escape and self._dispatch.is_active:
            self.cancel_stroke()
        elif not self.has_image:
            event.ignore()
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self._step_size(-1 if key == Qt.Key.Key_BracketLeft else 1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_KEY_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _KEY_ZOOM)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key in _ARROWS:
            dy, dx = _ARROWS[key]
            size = self.device_size()
            self.pan_by(round(dy * size[0] * _PAN_SHARE), round(dx * size[1] * _PAN_SHARE))
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not event.isAutoRepeat() and self.hold_key(key, event.modifiers(), held=False):
            self.update_cursor()
            self.update_draft()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.release_keys()
        self.update_cursor()
        self.update_draft()

    def hold_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, *, held: bool) -> bool:
        """A key that means something while it is down went down or up; False for any other key."""
        if key == Qt.Key.Key_Space:
            self._dispatch.lend_pan(held)
        elif key == Qt.Key.Key_Z and (not held or modifiers == Qt.KeyboardModifier.NoModifier):
            self._dispatch.lend_zoom(held)
        elif key == Qt.Key.Key_Q and (not held or modifiers == Qt.KeyboardModifier.NoModifier):
            self._hide_overlay(held)
        else:
            return False
        return True

    def release_keys(self) -> None:
        """No key is down any more, whoever gets its release."""
        self._dispatch.lend_pan(False)
        self._dispatch.lend_zoom(False)
        self._hide_overlay(False)

    def _hide_overlay(self, hidden: bool) -> None:
        if hidden != self._is_overlay_hidden:
            self._is_overlay_hidden = hidden
            self.overlay_hidden.emit(hidden)

    def gesture_event(self, event: QEvent) -> bool:
        """Handle a pinch; False for any other event."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
                return False
            self.zoom_by(max(0.1, 1 + event.value()), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if not isinstance(pinch, QPinchGesture):
                return False
            self._dispatch.cancel()
            centre = self.mapFromGlobal(pinch.centerPoint())
            self.zoom_by(max(0.1, pinch.scaleFactor()), centre)
            event.accept(pinch)
            return True
        return False

    def _step_size(self, steps: int) -> None:
        tool = self._dispatch.tool
        if tool is None:
            return
        for _ in range(abs(steps)):
            tool.step_size(1 if steps > 0 else -1)
        self.update_cursor()

    def _scroll(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta()
        ratio = self.devicePixelRatioF()
        if not pixels.isNull():
            moved = QPointF(pixels) * ratio
        else:
            moved = QPointF(event.angleDelta()) / NOTCH * 60 * ratio
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not moved.x():
            moved = QPointF(moved.y(), 0)
        self.pan_by(round(moved.y()), round(moved.x()))


def _is_touchpad(event: QWheelEvent) -> bool:
    return event.device().type() == QInputDevice.DeviceType.TouchPad
