"""Dialog for exports: format and folder, then progress and result."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.core import Progress
from engine.formats.catalog import EXPORTERS
from gui.panels.card import label, set_property
from gui.style.theme import SPACE


class ExportDialog(QDialog):
    """Choice of format and folder; emits `export_requested` (format, folder)."""

    export_requested = Signal(str, object)
    cancel_requested = Signal()

    def __init__(self, suggested: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export masks")
        self.setMinimumWidth(640)
        self._is_running = False
        self._result: Path | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addWidget(label("Format", "heading"))
        self._formats = QButtonGroup(self)
        for number, export_format in enumerate(EXPORTERS.values()):
            radio = QRadioButton(export_format.title)
            self._formats.addButton(radio, number)
            rows.addWidget(radio)
            explanation = label(export_format.note, "small", wrap=True)
            explanation.setContentsMargins(SPACE * 3, 0, 0, 0)
            rows.addWidget(explanation)
        self._formats.button(0).setChecked(True)
        rows.addSpacing(SPACE)
        rows.addWidget(label("Folder", "heading"))
        rows.addLayout(self._folder_row(suggested))
        rows.addWidget(label("A new or empty folder; it appears whole, or not at all.", "small"))
        rows.addSpacing(SPACE)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1)
        self.message = label(" ", "soft", wrap=True)
        self.message.setMinimumHeight(36)
        rows.addWidget(self.bar)
        rows.addWidget(self.message)
        rows.addLayout(self._button_row())

    @property
    def format_name(self) -> str:
        return tuple(EXPORTERS)[self._formats.checkedId()]

    def show_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.message.setText(f"{progress.done:,} of {progress.total:,} {progress.unit}")

    def show_done(self, folder: Path, summary: str) -> None:
        self._end(summary, "good")
        self._result = folder
        self.bar.setRange(0, 1)
        self.bar.setValue(1)
        self.open_button.setVisible(True)
        self.open_button.setFocus()

    def show_failed(self, sentence: str) -> None:
        self._end(sentence, "error")

    def show_cancelled(self) -> None:
        self._end("Stopped; nothing was left behind.", "soft")

    def reject(self) -> None:
        """Escape, the button, the frame's cross: stop what runs first, close when nothing does."""
        if self._is_running:
            self.cancel_requested.emit()
        else:
            super().reject()

    def _folder_row(self, suggested: Path) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.folder = QLineEdit(str(suggested))
        self.folder.setAccessibleName("Folder to write to")
        self.choose_button = QPushButton("Choose…")
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self._choose)
        self.folder.textChanged.connect(self._on_folder)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose_button)
        return row

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.open_button = QPushButton("Open folder")
        self.open_button.setVisible(False)
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self._open_result)
        self.close_button = QPushButton("Close")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.export_button = QPushButton("Export")
        self.export_button.setDefault(True)
        self.export_button.setProperty("role", "primary")
        self.export_button.clicked.connect(self._start)
        row.addWidget(self.open_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.export_button)
        return row

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Export to", self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _on_folder(self, text: str) -> None:
        self.export_button.setEnabled(bool(text.strip()) and not self._is_running)
        self.open_button.setVisible(False)

    def _start(self) -> None:
        self._is_running = True
        self.open_button.setVisible(False)
        self.export_button.setEnabled(False)
        self.close_button.setText("Stop")
        self.bar.setRange(0, 0)
        self._say("Exporting…", "soft")
        self.export_requested.emit(self.format_name, Path(self.folder.text().strip()).expanduser())

    def _end(self, text: str, role: str) -> None:
        self._is_running = False
        self.export_button.setEnabled(True)
        self.close_button.setText("Close")
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        self._say(text, role)

    def _say(self, text: str, role: str) -> None:
        self.message.setText(text)
        set_property(self.message, "role", role)

    def _open_result(self) -> None:
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result)))
