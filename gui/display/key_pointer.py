"""Pointer of the canvas by keys: arrows move it and Space is its left button, as a mouse would do it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from gui.canvas.camera import Camera, Size
    from gui.canvas.view import CanvasView
    from gui.tool_state import Choice

_Point = tuple[float, float]
"""(y, x)."""
_KEYS: Final = Qt.Key
_ARROWS: Final[dict[int, tuple[int, int]]] = {
    _KEYS.Key_Up: (-1, 0),
    _KEYS.Key_Down: (1, 0),
    _KEYS.Key_Left: (0, -1),
    _KEYS.Key_Right: (0, 1),
}
_KEYPAD: Final[dict[int, tuple[int, int]]] = {
    **_ARROWS,
    _KEYS.Key_8: (-1, 0),
    _KEYS.Key_2: (1, 0),
    _KEYS.Key_4: (0, -1),
    _KEYS.Key_6: (0, 1),
    _KEYS.Key_7: (-1, -1),
    _KEYS.Key_9: (-1, 1),
    _KEYS.Key_1: (1, -1),
    _KEYS.Key_3: (1, 1),
    _KEYS.Key_Home: (-1, -1),
    _KEYS.Key_PageUp: (-1, 1),
    _KEYS.Key_End: (1, -1),
    _KEYS.Key_PageDown: (1, 1),
}
"""Keys of the number pad, with and without its lock: as the mouse keys of the systems have them."""
_KEYPAD_PRESS: Final = (_KEYS.Key_5, _KEYS.Key_Clear)
FAR: Final = 10
"""Steps of one press with Shift."""
_MOST_STEPS: Final = 8
_REPEATS_A_STEP: Final = 6
"""A key that is held goes one step farther each time after so many repeats, up to the most."""
_INSIDE: Final = 0.25
"""Place in a pixel: what rounds a pointer to a border and what asks for its pixel mean the same one."""
_NOTHING: Final = 1e-6
"""Image pixels that a step across its way may seem to be long."""
_EDGE_PX: Final = 24
"""Device pixels between the pointer and the edge of the view before the image moves along."""
_LEFT: Final = Qt.MouseButton.LeftButton
_PLAIN: Final = Qt.KeyboardModifier.NoModifier
_ON_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_STEP_MODIFIERS: Final = (_PLAIN, Qt.KeyboardModifier.ShiftModifier)


def _way_of(event: QKeyEvent) -> tuple[int, int] | None:
    """Way (down, right) that a key moves the pointer; None for any other key."""
    if event.modifiers() & ~_ON_KEYPAD not in _STEP_MODIFIERS:
        return None
    return (_KEYPAD if event.modifiers() & _ON_KEYPAD else _ARROWS).get(event.key())


def _is_press(event: QKeyEvent) -> bool:
    """Whether a key is the left button: Space, and the middle of the number pad."""
    is_middle = event.key() in _KEYPAD_PRESS and bool(event.modifiers() & _ON_KEYPAD)
    return is_middle or event.key() == _KEYS.Key_Space


def steps_of(repeats: int, *, is_far: bool) -> int:
    """Steps of a press of an arrow key that has repeated so often while it was held."""
    return min(_MOST_STEPS, 1 + repeats // _REPEATS_A_STEP) * (FAR if is_far else 1)


def stepped(place: _Point, way: tuple[int, int], steps: int, camera: Camera, shape: Size) -> _Point:
    """The image point so many steps up, down, left or right on the screen, within the image and its edge.

    A step is a pixel of the image, or of the screen where that is more of the image.
    """
    long_px = max(camera.scale, 1.0) * steps
    here, there = camera.to_image(0, 0), camera.to_image(way[0] * long_px, way[1] * long_px)
    # A view between quarters goes along no row of pixels.
    along = _on_pixel if camera.orientation.is_quarter else _within
    (y, x), (dy, dx) = place, (there[0] - here[0], there[1] - here[1])
    return along(y, dy, shape[0]), along(x, dx, shape[1])


def _within(at: float, by: float, most: int) -> float:
    return min(max(at + by, 0.0), float(most))


def _on_pixel(at: float, by: float, most: int) -> float:
    """The same place in another pixel of the row; outside of the first and the last one comes the edge."""
    if abs(by) < _NOTHING:
        return at
    pixel = -1 if at <= 0 else math.floor(at)
    return _within(pixel + _INSIDE, round(by), most)


class KeyPointer(QObject):
    """Keys of one canvas as the mouse that lies over it; its events are those of a mouse. GUI thread.

    While it is on, arrow keys move the pointer a pixel, with Shift ten, and farther the longer they are held;
    the image moves along at the edge of the view. Space is the left button as long as it is down, with
    Shift, Ctrl and Alt as a mouse has them; what lies over the canvas there is pressed in its place. The
    number pad moves in eight directions, and its middle is Space.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._is_on = False
        self._repeats = 0
        self._place: _Point | None = None
        """(y, x) in device pixels of the view, which itself takes moves in only when nothing else waits."""
        self._pressed: tuple[Qt.MouseButton, QWidget] | None = None
        self._last_press: tuple[int, QPointF] | None = None
        self._is_sending = False
        view.installEventFilter(self)

    def follow(self, choice: Choice[bool]) -> None:
        """Be on while this is chosen."""
        choice.changed.connect(self.set_on)
        self.set_on(choice.value)

    def set_on(self, is_on: bool) -> None:
        """Take the arrow keys and Space from now on, or leave them to the view."""
        if is_on == self._is_on:
            return
        self._is_on = is_on
        if not is_on:
            self._let_go()
        elif self._view.has_image:
            self._view.setFocus()
            self.move((0, 0), 0)

    def move(self, way: tuple[int, int], steps: int) -> None:
        """Move the pointer (down, right) on the screen; where there is none, it comes to the middle first."""
        view, source = self._view, self._view.source
        if source is None:
            return
        if self._place is None:
            height, width = view.device_size()
            self._place = height / 2, width / 2
        point = stepped(view.camera.pointed(*self._place), way, steps, view.camera, source.shape)
        self._keep_in_view(point)
        self._place = self._place_of(point)
        at = self._logical(self._place)
        self._send(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, _PLAIN)

    def hold(self) -> bool:
        """Press the left button and keep it down, or let go; returns whether it is down now."""
        if self._is_down:
            self._let_go()
        else:
            self._press(_LEFT, _PLAIN)
        return self._is_down

    def click(self, button: Qt.MouseButton) -> None:
        """Press a button where the pointer is, and let go."""
        self._let_go()
        self._press(button, _PLAIN)
        self._let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._view or self._is_sending:
            return False
        kind = event.type()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            # The release of a key that is down goes elsewhere.
            self._let_go()
        elif isinstance(event, QMouseEvent):
            # The keys go on where the mouse has left the pointer.
            at, ratio = event.position(), self._view.devicePixelRatioF()
            self._place = at.y() * ratio, at.x() * ratio
        if not self._is_on or not self._view.has_image:
            return False
        if kind == QEvent.Type.Leave:
            # The mouse has gone; the pointer of the keys is where it was.
            return True
        if not isinstance(event, QKeyEvent) or not (_is_press(event) or _way_of(event)):
            return False
        if kind == QEvent.Type.KeyPress:
            self._key_down(event)
        elif kind == QEvent.Type.KeyRelease and _is_press(event) and not event.isAutoRepeat():
            self._let_go(event.modifiers() & ~_ON_KEYPAD)
        event.accept()
        return True

    # ---- inside

    @property
    def _is_down(self) -> bool:
        """Whether a key holds a button down.

        A press that the canvas has taken back is none any more, nor is one of a widget that is gone.
        """
        if self._pressed is None or not isValid(self._pressed[1]):
            return False
        return self._pressed[1] is not self._view or self._view.is_active

    def _key_down(self, event: QKeyEvent) -> None:
        way = _way_of(event)
        if way is not None:
            self._repeats = self._repeats + 1 if event.isAutoRepeat() else 0
            is_far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.move(way, steps_of(self._repeats, is_far=is_far))
        elif not event.isAutoRepeat():
            self._let_go()
            self._press(_LEFT, event.modifiers() & ~_ON_KEYPAD, event.timestamp())

    def _press(
        self, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier, time_ms: int | None = None
    ) -> None:
        if self._place is None:
            self.move((0, 0), 0)
        if self._place is None:
            return
        at = self._logical(self._place)
        kind = QEvent.Type.MouseButtonPress
        if self._is_second(time_ms, at):
            kind, time_ms = QEvent.Type.MouseButtonDblClick, None
        self._last_press = None if time_ms is None else (time_ms, at)
        self._pressed = (button, self._view.childAt(at.toPoint()) or self._view)
        self._send(kind, at, button, modifiers)

    def _is_second(self, time_ms: int | None, at: QPointF) -> bool:
        """Whether this press makes a double click of the one before."""
        if time_ms is None or self._last_press is None:
            return False
        before_ms, before = self._last_press
        return before == at and time_ms - before_ms <= QApplication.doubleClickInterval()

    def _let_go(self, modifiers: Qt.KeyboardModifier = _PLAIN) -> None:
        if self._pressed is not None and self._is_down and self._place is not None:
            at, button = self._logical(self._place), self._pressed[0]
            self._send(QEvent.Type.MouseButtonRelease, at, button, modifiers)
        self._pressed = None

    def _keep_in_view(self, point: _Point) -> None:
        """Move the image along where the pointer comes to the edge of the view."""
        view = self._view
        by = []
        for place, side in zip(view.camera.to_view(*point), view.device_size(), strict=True):
            room = min(_EDGE_PX, side // 2)
            by.append(math.ceil(max(room - place, 0)) - math.ceil(max(place - (side - room), 0)))
        if any(by):
            view.pan_by(*by)

    def _place_of(self, point: _Point) -> _Point:
        """Place of an image point in the view, such that its pixel is the one pointed at."""
        camera = self._view.camera
        y, x = camera.to_view(*point)
        middle = 0.0 if camera.orientation.is_straight else 0.5
        return y - middle, x - middle

    def _logical(self, place: _Point) -> QPointF:
        ratio = self._view.devicePixelRatioF()
        return QPointF(place[1] / ratio, place[0] / ratio)

    def _send(
        self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier
    ) -> None:
        """Send what a mouse would: to what was pressed, else to the canvas."""
        if self._pressed is not None and not isValid(self._pressed[1]):
            self._pressed = None
        held, target = (Qt.MouseButton.NoButton, self._view) if self._pressed is None else self._pressed
        is_release = kind == QEvent.Type.MouseButtonRelease
        buttons = Qt.MouseButton.NoButton if is_release else held
        local = at if target is self._view else QPointF(target.mapFrom(self._view, QPoint(0, 0))) + at
        event = QMouseEvent(kind, local, self._view.mapToGlobal(at), button, buttons, modifiers)
        self._is_sending = True
        try:
            QApplication.sendEvent(target, event)
        finally:
            self._is_sending = False
