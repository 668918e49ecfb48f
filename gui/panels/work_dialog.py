"""Base of dialogs that show long work in the background: progress, a message, and a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QWidget

from gui.language.texts import tr
from gui.panels.card import label, set_property


class WorkDialog(QDialog):
    """Dialog of one piece of work that can be stopped; emits `cancel_requested`. GUI thread.

    A subclass lays out `bar`, `message` and `close_button`, and sets `_is_running` while the work runs.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_running = False
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.message = label(" ", "soft", wrap=True)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.reject)

    def show_failed(self, sentence: str) -> None:
        """The work has ended with an error."""
        self._end(sentence, "error")

    def reject(self) -> None:
        """Escape, the button, the frame's cross: stop what runs first, close when nothing does."""
        if self._is_running:
            self.cancel_requested.emit()
        else:
            super().reject()

    def _end(self, text: str, role: str) -> None:
        self._is_running = False
        self.close_button.setText(tr("Close"))
        self.bar.setRange(0, 1)
        self.bar.setValue(1)
        self._say(text, role)

    def _say(self, text: str, role: str) -> None:
        self.message.setText(text)
        set_property(self.message, "role", role)
