"""Button that takes the next key that is pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from gui.action_table.keymap import canonical_key
from gui.language.texts import tr


class KeyField(QPushButton):
    """Button; once it is clicked, the next key is taken and not acted on. Escape or a click ends it."""

    pressed_key = Signal(str)
    """The key in Qt's portable form."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._text = text
        self._is_waiting = False
        self.setAutoDefault(False)
        self.clicked.connect(lambda: self.wait(not self._is_waiting))

    @property
    def is_waiting(self) -> bool:
        return self._is_waiting

    def wait(self, is_waiting: bool = True) -> None:
        """Take the next key, or no longer."""
        self._is_waiting = is_waiting
        self.setText(tr("Press the new key… (Esc: none)") if is_waiting else self._text)
        if is_waiting:
            self.setFocus()

    def event(self, event: QEvent) -> bool:
        """All keys, Tab and those of shortcuts among them, while it waits."""
        if self._is_waiting and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.wait(False)
        super().focusOutEvent(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.wait(False)
            return
        key = key_of(event)
        # A modifier alone is the beginning of a key.
        if key:
            self.wait(False)
            self.pressed_key.emit(key)


def key_of(event: QKeyEvent) -> str:
    """Key of an event in Qt's portable form, as a shortcut would have to be written; empty for none."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    code = Qt.Key(event.key())
    if code == Qt.Key.Key_Backtab:
        code = Qt.Key.Key_Tab
    is_sign = 0x20 < event.key() < 0x7F and not chr(event.key()).isalnum()
    if is_sign:
        # "?" is what the keyboard gives for Shift and another key.
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return canonical_key(QKeySequence(modifiers.value | code.value).toString())
