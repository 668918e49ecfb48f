"""Dialog of what an import did not take over, or not as accepted: a row each, which can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine.core import ImageId
from gui import plain_text
from gui.language.texts import counted, marked, tr
from gui.panels.card import label
from gui.style.theme import SPACE

_HEADS: Final = (marked("Name"), marked("Reason"))


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """One image or file of an import.

    Attributes:
        reason: in a sentence, in the user's language.
        image_id: the image of the project that it is about; None for none.
        path: the file; None where the image is what it is about.
    """

    name: str
    reason: str
    image_id: ImageId | None = None
    path: Path | None = None


class _Rows(QAbstractTableModel):
    """Table of problems: name and reason."""

    def __init__(self, problems: Sequence[ImportProblem], parent: QWidget) -> None:
        super().__init__(parent)
        self.problems = tuple(problems)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.problems)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        problem = self.problems[index.row()]
        return plain_text.one_line((problem.name, problem.reason)[index.column()])


class _Table(QTableView):
    """Table in which Return opens the current row."""

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class ImportProblemsDialog(QDialog):
    """List of problems; `open_requested` carries the one that is to be opened."""

    open_requested = Signal(object)

    def __init__(self, problems: Sequence[ImportProblem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What was left out"))
        self.resize(720, 460)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        title = counted(
            len(problems),
            "{count} image or file was not taken over as it is",
            "{count:,} images or files were not taken over as they are",
        )
        rows.addWidget(label(title, "heading", wrap=True))
        self.table = self._make_table(problems)
        rows.addWidget(self.table, 1)
        self.reason = label("", "soft", wrap=True)
        self.reason.setMinimumHeight(2 * self.reason.fontMetrics().lineSpacing())
        rows.addWidget(self.reason)
        rows.addLayout(self._button_row())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        if problems:
            self.table.selectRow(0)
        self._show_current()

    @property
    def current(self) -> ImportProblem | None:
        """The problem whose row is current."""
        row = self.table.currentIndex().row()
        return self._rows.problems[row] if row >= 0 else None

    def _make_table(self, problems: Sequence[ImportProblem]) -> _Table:
        table = _Table()
        self._rows = _Rows(problems, table)
        table.setModel(self._rows)
        table.setAccessibleName(tr("What was left out"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.resizeSection(0, 220)
        table.opened.connect(self._open)
        table.doubleClicked.connect(lambda _index: self._open())
        return table

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.copy_button = QPushButton(tr("Copy list"))
        self.copy_button.setToolTip(tr("Names and reasons as lines with a tab between, for a spreadsheet"))
        self.copy_button.clicked.connect(self._copy)
        self.open_button = QPushButton(tr("Open"))
        self.open_button.clicked.connect(self._open)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.clicked.connect(self.reject)
        for button in (self.copy_button, self.open_button, self.close_button):
            button.setAutoDefault(False)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.open_button)
        row.addWidget(self.close_button)
        return row

    def _show_current(self) -> None:
        problem = self.current
        self.reason.setText("" if problem is None else problem.reason)
        self.open_button.setEnabled(problem is not None)
        is_file = problem is not None and problem.image_id is None
        self.open_button.setText(tr("Show in its folder") if is_file else tr("Open image"))

    def _copy(self) -> None:
        lines = (
            f"{plain_text.one_line(p.name)}\t{plain_text.one_line(p.reason)}" for p in self._rows.problems
        )
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    def _open(self) -> None:
        if self.current is not None:
            self.open_requested.emit(self.current)
