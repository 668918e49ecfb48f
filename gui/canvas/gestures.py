"""Wheel, pinch and keyboard of the canvas."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt
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

    _dispatch: PointerDispatch
    _size_delta = 0

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
        if key == Qt.Key.Key_Space:
            self._dispatch.hold_space(True)
            self.update_cursor()
        elif key == Qt.Key.Key_Escape and self._dispatch.is_active:
            self.cancel_stroke()
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
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._dispatch.hold_space(False)
            self.update_cursor()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._dispatch.hold_space(False)
        self.update_cursor()

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
