"""Return in a dialog: it presses the button that has the keyboard, else the answer, never Cancel."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

_RETURNS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _ButtonPress(QObject):
    """Event filter of a dialog: a Return that no part of it took presses the button that has the keyboard."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._dialog or not isinstance(event, QKeyEvent):
            return False
        button = self._dialog.focusWidget()
        is_press = event.type() is QEvent.Type.KeyPress and event.key() in _RETURNS
        if not is_press or not isinstance(button, QPushButton) or not button.isEnabled():
            return False
        button.click()
        return True


def settle_return(dialog: QDialog) -> None:
    """Let Return press what a person sees chosen; to be called once, before the dialog is shown.

    Qt gives it to the first button that is enabled as the dialog opens: to *Cancel*, where the answer can
    be given only later. And it passes over a button that has the keyboard but never becomes the answer.
    """
    roles = QDialogButtonBox.ButtonRole
    for box in dialog.findChildren(QDialogButtonBox):
        buttons = [button for button in box.buttons() if isinstance(button, QPushButton)]
        answers = [button for button in buttons if box.buttonRole(button) is roles.AcceptRole]
        if not answers:
            continue
        for button in buttons:
            if box.buttonRole(button) is roles.RejectRole:
                button.setAutoDefault(False)
        answers[0].setDefault(True)
    dialog.installEventFilter(_ButtonPress(dialog))
