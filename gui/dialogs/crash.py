"""Dialog after a fault of the program: what was lost, a report to copy, and whether to go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.language.texts import counted, tr
from gui.panels.card import label
from gui.style.theme import SPACE


class CrashDialog(QDialog):
    """One dialog for one or more faults; closing it goes on with the work."""

    quit_requested = Signal()

    def __init__(self, lost: str, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("A fault in Inkling"))
        self.resize(660, 460)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addWidget(label(tr("Something went wrong inside Inkling"), "heading"))
        self.lost = label(lost, wrap=True)
        rows.addWidget(self.lost)
        rows.addWidget(
            label(
                tr(
                    "You can go on. Please send the report to the makers: it tells versions and the place in"
                    " the program, and holds no images and no names of files, folders, classes or people."
                ),
                "soft",
                wrap=True,
            )
        )
        self.count = label("", "soft")
        self.count.setVisible(False)
        rows.addWidget(self.count)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(tr("Report"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        rows.addWidget(self.report, 1)
        rows.addLayout(self._button_row())

    def show_state(self, report: str, count: int) -> None:
        """Show what has come since: more faults in the report, and how often in all."""
        if report != self.report.toPlainText():
            self.report.setPlainText(report)
        self.count.setVisible(count > 1)
        self.count.setText(
            counted(count, "It has happened {count:,} time.", "It has happened {count:,} times.")
        )

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.copy_button = QPushButton(tr("Copy report"))
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._copy)
        self.quit_button = QPushButton(tr("Quit"))
        self.quit_button.setAutoDefault(False)
        self.quit_button.clicked.connect(self._quit)
        self.continue_button = QPushButton(tr("Go on"))
        self.continue_button.setDefault(True)
        self.continue_button.setProperty("role", "primary")
        self.continue_button.clicked.connect(self.accept)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.quit_button)
        row.addWidget(self.continue_button)
        return row

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.setText(tr("Copied"))

    def _quit(self) -> None:
        self.accept()
        self.quit_requested.emit()
