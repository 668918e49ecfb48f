"""Groups of buttons that are one stop of Tab, inside which arrow keys go from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

TAKES_ARROWS: Final = "takes_arrows"
"""Property of a part that arrow keys, Home and End are for, where Tab has brought the keyboard to it."""
_KEYS: Final = Qt.Key
GROUP_KEYS: Final = (
    _KEYS.Key_Left,
    _KEYS.Key_Right,
    _KEYS.Key_Up,
    _KEYS.Key_Down,
    _KEYS.Key_Home,
    _KEYS.Key_End,
)
_STEPS: Final = {_KEYS.Key_Left: -1, _KEYS.Key_Right: 1}
_ROWS: Final = {_KEYS.Key_Up: -1, _KEYS.Key_Down: 1}
_USABLE_CHANGED: Final = frozenset(
    {QEvent.Type.EnabledChange, QEvent.Type.ShowToParent, QEvent.Type.HideToParent}
)


class ArrowGroup(QObject):
    """Buttons of one group, as in a tool bar of the web: Tab comes to one of them, arrows to the others.

    Left and Right go to the next button in order and round, Up and Down to the nearest of the row above and
    below, Home and End to the first and the last; Space presses. Tab comes to the button that has a tick,
    where one alone can have it, else to the one that had the keyboard last.

    Args:
        is_choice: one of the buttons at most has a tick: it is a choice between them.
    """

    def __init__(
        self, buttons: Sequence[QAbstractButton], parent: QWidget, *, is_choice: bool = False
    ) -> None:
        super().__init__(parent)
        self._buttons = list(buttons)
        self._stop = self._buttons[0]
        for button in self._buttons:
            button.setProperty(TAKES_ARROWS, True)
            button.installEventFilter(self)
            if is_choice:
                button.toggled.connect(lambda is_on, chosen=button: self._follow_choice(chosen, is_on))
        self._stop_at(next((b for b in self._buttons if is_choice and b.isChecked()), self._stop))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USABLE_CHANGED:
            if not _is_usable(self._stop):
                self._stop_at(next(iter(self._usable), self._stop))
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QAbstractButton):
            self._stop_at(watched)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if is_plain and event.key() in GROUP_KEYS and isinstance(watched, QAbstractButton):
                self._go(watched, Qt.Key(event.key()))
                return True
        return False

    # ---- inside

    @property
    def _usable(self) -> list[QAbstractButton]:
        return [button for button in self._buttons if _is_usable(button)]

    def _follow_choice(self, button: QAbstractButton, is_on: bool) -> None:
        if is_on and not any(other.hasFocus() for other in self._buttons):
            self._stop_at(button)

    def _stop_at(self, stop: QAbstractButton) -> None:
        """Let Tab come to this button, and to no other of the group."""
        self._stop = stop
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button is stop else Qt.FocusPolicy.NoFocus)

    def _go(self, here: QAbstractButton, key: Qt.Key) -> None:
        usable = self._usable
        if key in _ROWS:
            there = _in_row_beyond(here, usable, _ROWS[key])
        elif key in _STEPS:
            # From one that was switched off under the keyboard on to its neighbours, too.
            order = [button for button in self._buttons if button is here or button in usable]
            there = order[(order.index(here) + _STEPS[key]) % len(order)]
        else:
            there = usable[0 if key == _KEYS.Key_Home else -1] if usable else here
        there.setFocus(Qt.FocusReason.TabFocusReason)


def _is_usable(button: QAbstractButton) -> bool:
    return button.isEnabled() and not button.isHidden()


def _in_row_beyond(here: QAbstractButton, usable: Sequence[QAbstractButton], way: int) -> QAbstractButton:
    """The button of the next row up (-1) or down (1) that is nearest across; the same where there is none."""
    middle = _middle(here)
    # Buttons of one row differ in height by less than half of one.
    rows = [
        (button, at)
        for button in usable
        if way * ((at := _middle(button)).y() - middle.y()) > here.height() // 2
    ]
    if not rows:
        return here
    nearest = min(rows, key=lambda row: (way * row[1].y(), abs(row[1].x() - middle.x())))
    return nearest[0]


def _middle(button: QWidget) -> QPoint:
    return button.mapToGlobal(button.rect().center())
