"""Filter of keys: a focused field, list or button keeps some for itself, all others stay shortcuts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

_KEYS: Final = Qt.Key
_MOVING: Final = frozenset(
    {
        _KEYS.Key_Tab,
        _KEYS.Key_Backtab,
        _KEYS.Key_Return,
        _KEYS.Key_Enter,
        _KEYS.Key_Space,
        _KEYS.Key_Up,
        _KEYS.Key_Down,
        _KEYS.Key_Left,
        _KEYS.Key_Right,
        _KEYS.Key_Home,
        _KEYS.Key_End,
        _KEYS.Key_PageUp,
        _KEYS.Key_PageDown,
    }
)
_STRONG: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def keeps_key(*, is_text: bool, key: int, modifiers: Qt.KeyboardModifier) -> bool:
    """Whether a focused part of a panel keeps this key.

    Text fields keep all but function keys and combinations with Ctrl or Alt; the rest
    (lists, buttons, sliders) keep the keys that move about and press.
    """
    if modifiers & _STRONG:
        return False
    if is_text:
        return not _KEYS.Key_F1 <= key <= _KEYS.Key_F35
    return key in _MOVING


class KeyFilter(QObject):
    """Event filter for the panels beside the canvas."""

    left = Signal()
    """Escape was pressed in a panel: the keyboard goes back to the canvas."""

    def watch(self, panel: QWidget) -> None:
        """Watch everything inside `panel`, now and later."""
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        assert isinstance(event, QKeyEvent)
        if event.key() == _KEYS.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            return False
        focus = QApplication.focusWidget()
        is_text = isinstance(focus, QLineEdit | QPlainTextEdit | QAbstractSpinBox)
        if keeps_key(is_text=is_text, key=event.key(), modifiers=event.modifiers()):
            event.accept()
            return True
        return False
