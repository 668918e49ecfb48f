"""Line below the list of classes: a name typed, or several lines pasted, become classes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from gui.language.texts import tr

STAYS: Final = "staysAfterReturn"
"""Property of a line that Return does not leave."""


class NamesLine(QLineEdit):
    """Line for the names of new classes; Return takes one and stays for the next, an empty one leaves."""

    names_entered = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Add a class: type its name"))
        self.setToolTip(tr("Return adds it. Several lines that are pasted become a class each."))
        self.setAccessibleName(tr("Name of a new class"))
        self.textChanged.connect(lambda text: self.setProperty(STAYS, bool(text.strip())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            names = [line.strip() for line in QGuiApplication.clipboard().text().splitlines()]
            if len([name for name in names if name]) > 1:
                self.names_entered.emit(tuple(name for name in names if name))
                return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            name = self.text().strip()
            if name:
                self.names_entered.emit((name,))
            return
        super().keyPressEvent(event)
