"""Field for the source of an import: a path that is typed or chosen, and the place that takes a drop."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.dialogs.file_dialogs import FileDialogs
from gui.language.texts import tr
from gui.panels.card import label, set_property
from gui.style.theme import SPACE

PURPOSE: Final = "masks"
"""Whose last folder the choosers begin in."""


def dropped_path(mime: QMimeData) -> Path | None:
    """The first file or folder of what is dragged; None for anything else."""
    local = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return Path(local[0]) if local else None


class PathLine(QLineEdit):
    """Line with a path; Return takes it, and presses no button of the dialog."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class SourceField(QWidget):
    """Line with the path of a source, and buttons that choose a file or a folder; `chosen` has the path."""

    chosen = Signal(object)

    def __init__(self, files: FileDialogs) -> None:
        super().__init__()
        self._files = files
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self.line = PathLine()
        self.line.setAccessibleName(tr("File or folder to import"))
        self.line.setPlaceholderText(tr("File or folder with labels"))
        self.line.entered.connect(self._take_typed)
        self.file_button = QPushButton(tr("File…"))
        self.folder_button = QPushButton(tr("Folder…"))
        row.addWidget(self.line, 1)
        for button, work in ((self.file_button, self.choose_file), (self.folder_button, self.choose_folder)):
            button.setAutoDefault(False)
            button.clicked.connect(work)
            row.addWidget(button)

    def show_path(self, path: Path) -> None:
        """Write the path that is being read."""
        self.line.setText(str(path))

    def choose_file(self) -> None:
        """Ask for a file."""
        kinds = f"{tr('All files')} (*)"
        title = tr("File with labels")
        self._take(self._files.choose_file(self, PURPOSE, title, kinds, self.line.text().strip()))

    def choose_folder(self) -> None:
        """Ask for a folder."""
        title = tr("Folder with labels")
        self._take(self._files.choose_folder(self, PURPOSE, title, self.line.text().strip()))

    def _take(self, path: Path | None) -> None:
        if path is not None:
            self.show_path(path)
            self.chosen.emit(path)

    def _take_typed(self) -> None:
        text = self.line.text().strip().strip('"')
        if text:
            self.chosen.emit(Path(text).expanduser())


class DropPlace(QFrame):
    """Place that says what can be dropped, until there is something to show.

    Args:
        formats: names of what is read, in a sentence.
    """

    def __init__(self, formats: str) -> None:
        super().__init__()
        self.setProperty("role", "drop")
        self.setMinimumHeight(160)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 4, SPACE * 4, SPACE * 4, SPACE * 4)
        rows.setSpacing(SPACE)
        rows.addStretch(1)
        head = label(tr("Drop a file or folder with labels here"), "heading", wrap=True)
        text = tr("Its format is recognised. Nothing is taken over before you have seen examples of it.")
        for words in (head, label(text, "soft", wrap=True), label(formats, "small", wrap=True)):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(words)
        rows.addStretch(1)

    def show_drag(self, is_over: bool) -> None:
        """Show that a drop would be taken."""
        set_property(self, "state", "over" if is_over else "")


def accept_copy(event: QDragEnterEvent) -> None:
    """Take what is dragged as a copy: the files stay where they are."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
