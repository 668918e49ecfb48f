"""Cases of the canvas benchmark: what a hand does over a large image, as steps that each send one event."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.bench.driven_window import send_mouse
from gui.window import MainWindow

Step = Callable[[], object]

STROKE_MOVES: Final = 60
"""Moves of a stroke: half a second."""
_NOTCHES: Final = 9
_NOTCH: Final = 120
_STEP_PX: Final = 11
_NONE: Final = Qt.MouseButton.NoButton


def pan(target: QWidget, count: int) -> Iterator[Step]:
    """Moves with the middle button down, along a circle at some 1,300 pixels a second."""
    middle = Qt.MouseButton.MiddleButton
    places = circle(target, count + 1)
    send_mouse(target, QEvent.Type.MouseButtonPress, places[0], middle, middle)
    for at in places[1:]:
        yield lambda at=at: send_mouse(target, QEvent.Type.MouseMove, at, _NONE, middle)  # type: ignore[misc]
    send_mouse(target, QEvent.Type.MouseButtonRelease, places[-1], middle, _NONE)


def wheel(target: QWidget, count: int) -> Iterator[Step]:
    """Notches of a wheel around one point: some in, as many out, and again."""
    at = QPointF(target.width() * 0.4, target.height() * 0.45)
    for number in range(count):
        notch = _NOTCH if number // _NOTCHES % 2 == 0 else -_NOTCH
        yield lambda notch=notch: turn_wheel(target, notch, at)  # type: ignore[misc]


def strokes(target: QWidget, count: int) -> Iterator[Step]:
    """Stroke after stroke with the tool in hand; presses and releases are events like the moves."""
    left = Qt.MouseButton.LeftButton
    places = circle(target, count)
    for number, at in enumerate(places):
        place = number % STROKE_MOVES
        if place == 0:
            kind, button, held = QEvent.Type.MouseButtonPress, left, left
        elif place == STROKE_MOVES - 1 or number == count - 1:
            kind, button, held = QEvent.Type.MouseButtonRelease, left, _NONE
        else:
            kind, button, held = QEvent.Type.MouseMove, _NONE, left
        yield lambda kind=kind, at=at, button=button, held=held: send_mouse(  # type: ignore[misc]
            target, kind, at, button, held
        )


def opacities(window: MainWindow, count: int) -> Iterator[Step]:
    """Moves of the slider of the mask's opacity, up and down."""
    choice = window.tools.opacity
    for number in range(count):
        # Never the same twice in a row.
        value = 0.3 + 0.4 * abs((number % 100) / 50 - 1)
        yield lambda value=value: choice.set(value)  # type: ignore[misc]


def circle(target: QWidget, count: int) -> list[QPointF]:
    """Places on circles around the middle, `_STEP_PX` apart, whose radius grows and shrinks."""
    reach = 0.3 * min(target.width(), target.height())
    places, angle = [], 0.0
    for _ in range(count):
        radius = reach * (0.7 + 0.3 * math.cos(0.37 * angle))
        places.append(QPointF(target.rect().center()) + QPointF(math.cos(angle), math.sin(angle)) * radius)
        angle += _STEP_PX / radius
    return places


def turn_wheel(target: QWidget, notch: int, at: QPointF | None = None) -> None:
    """One notch of a wheel over this point of the widget, by default its middle."""
    at = QPointF(target.rect().center()) if at is None else at
    event = QWheelEvent(
        at,
        target.mapToGlobal(at),
        QPoint(),
        QPoint(0, notch),
        _NONE,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)
