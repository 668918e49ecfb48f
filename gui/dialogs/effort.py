"""Dialog with the effort report: a sentence, the seconds per image over time, and the totals by class."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.core import EngineError
from engine.session.effort.effort_meter import Effort
from engine.session.effort.effort_report import (
    ClassWork,
    EffortReport,
    seconds_text,
    sentences,
    write_csv,
)
from gui.language.sentences import sentence
from gui.language.texts import marked, tr, with_signs
from gui.panels.card import Card, label, set_property
from gui.panels.effort_chart import EffortChart
from gui.plain_text import NAMES_KEYS
from gui.settings import Settings
from gui.style.theme import SPACE, Theme

NOTHING_YET: Final = marked(
    "No image has been accepted yet. Accept one ([[accept_image]]), and what it cost is shown here."
)
_HOW: Final = marked(
    "Counted while an image is open: strokes, clicks and keys on it, undone steps, and the time between; "
    "pauses over 30 s are left out."
)
_HEADS: Final = (
    marked("Class"),
    marked("Strokes"),
    marked("Clicks"),
    marked("Keys"),
    marked("Undone"),
    marked("Time"),
)
MOST_ROWS: Final = 6
"""Further classes are reached by scrolling."""

_FOLDER: Final = "effort_csv"


def cells_of(work: ClassWork) -> tuple[str, ...]:
    """One row of the table as text."""
    effort = work.effort
    counts = (effort.strokes, effort.clicks, effort.keys, effort.undos)
    name = sentence(work.name) if work.class_id is None else work.name
    return (name, *(with_signs(f"{count:,}") for count in counts), sentence(seconds_text(effort.seconds)))


class EffortDialog(QDialog):
    """Report as it was when the dialog opened; saved as CSV, at first into the folder of last time."""

    def __init__(
        self,
        report: EffortReport,
        project: Path,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._project = project
        self._settings = settings
        self.setWindowTitle(tr("Effort"))
        self.resize(880, 800 if report.accepted else 420 if report.works else 180)
        self.setMinimumWidth(640)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        said = [sentence(text) for text in sentences(report)]
        self.sentence = label(said[0] if said else tr(NOTHING_YET), "heading", wrap=True)
        if not said:
            self.sentence.setProperty(NAMES_KEYS, True)
        self.more = label(" ".join(said[1:]), wrap=True)
        self.more.setVisible(len(said) > 1)
        rows.addWidget(self.sentence)
        rows.addWidget(self.more)
        rows.addWidget(label(tr(_HOW), "small", wrap=True))
        rows.addSpacing(SPACE)
        self.chart: EffortChart | None = None
        if report.accepted:
            card = Card("")
            self.chart = EffortChart(report.accepted, theme)
            card.body.addWidget(self.chart, 1)
            rows.addWidget(card, 3)
        self.table = self._make_table()
        rows.addWidget(self.table, 1)
        if not report.works:
            rows.addStretch(1)
        self.message = label("", "small", wrap=True)
        rows.addWidget(self.message)
        rows.addLayout(self._button_row())

    def _make_table(self) -> QTableWidget:
        total = ClassWork(None, tr("All together"), self._report.effort)
        works = (total, *(work for work in self._report.classes if work.effort != Effort()))
        table = QTableWidget(len(works), len(_HEADS))
        table.setAccessibleName(tr("Effort by class"))
        table.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
        table.verticalHeader().setVisible(False)
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        bold = QFont(table.font())
        bold.setBold(True)
        for row, work in enumerate(works):
            for column, words in enumerate(cells_of(work)):
                item = QTableWidgetItem(words)
                item.setTextAlignment(right if column else left)
                item.setFont(bold if work is total else table.font())
                table.setItem(row, column, item)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        for column in range(len(_HEADS)):
            title = table.horizontalHeaderItem(column)
            assert title is not None
            title.setTextAlignment(right if column else left)
            # The first has names, which are longer than numbers.
            mode = QHeaderView.ResizeMode.Stretch if column else QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(column, mode)
        table.setMinimumHeight(
            min(MOST_ROWS, len(works) + 1) * table.verticalHeader().defaultSectionSize() + 2 * SPACE
        )
        table.setVisible(bool(self._report.works))
        return table

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.export_button = QPushButton(tr("Export CSV…"))
        self.export_button.setToolTip(tr("Write a row for each image and class, for a spreadsheet"))
        self.export_button.setEnabled(bool(self._report.works))
        self.export_button.setAutoDefault(False)
        self.export_button.clicked.connect(self._export)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.reject)
        row.addWidget(self.export_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        return row

    def _export(self) -> None:
        folder = self._settings.folder(_FOLDER) or self._project.parent
        suggested = folder / f"{self._project.stem}-effort.csv"
        kinds = f"{tr('Table')} (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Export effort"), str(suggested), kinds)
        if not chosen:
            return
        path = Path(chosen)
        try:
            write_csv(self._report, path)
        except EngineError as error:
            self._say(sentence(str(error)), "error")
            return
        self._settings.set_folder(_FOLDER, path.parent)
        self._say(tr("Written to {path}", path=path), "good")

    def _say(self, text: str, role: str) -> None:
        self.message.setText(text)
        set_property(self.message, "role", role)
