"""Dialog with the statistics of a project: images, days of work and classes, as charts and as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.core import ClassList, Progress
from engine.core.words import percent
from engine.session.editing.class_counts import ClassCount
from engine.session.effort.effort_report import seconds_text
from engine.session.effort.work_days import WorkDay
from engine.storage import ImageStatus
from gui.dialogs.statistics.tables import NumberTable, class_table, day_table, status_table
from gui.language.sentences import sentence
from gui.language.texts import counted, marked, tr, with_signs
from gui.panels.card import Card, Chooser, label
from gui.panels.charts.bar_list import Bar, BarList
from gui.panels.charts.day_chart import DayChart, DaySeries
from gui.panels.image_rows import STATES, ImageMark, state_ink, state_text
from gui.panels.work_dialog import WorkDialog
from gui.style.theme import SPACE, Theme

_COUNTING: Final = marked("The masks are being counted.")
_CLASSES: Final = "classes"
_BAR_PX: Final = 160
_SEGMENT_PX: Final = 96
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StatisticsDialog(WorkDialog):
    """Charts that are filled as the numbers come; closed before that, the counting is to be stopped."""

    def __init__(self, theme: Theme, classes: ClassList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._classes = classes
        self._tables: dict[str, NumberTable] = {}
        self._wanted_chart = ""
        """By the chart whose numbers they hold; each is in the chooser."""
        self.setWindowTitle(tr("Statistics"))
        self.resize(920, 600)
        self.statuses = BarList(theme, tr("Images by status"))
        self.progress_chart = DayChart(
            theme,
            tr("Images begun and accepted over time"),
            lambda value: with_signs(f"{round(value):,}"),
            has_columns=False,
        )
        self.work_chart = DayChart(
            theme,
            tr("Active work on each day"),
            lambda seconds: sentence(seconds_text(seconds)),
            has_columns=True,
        )
        self.class_bars = BarList(theme, tr("Share of each class in all labelled pixels"))
        self.class_note = label(tr(_COUNTING), "soft", wrap=True)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._make_charts())
        self.pages.addWidget(self._make_numbers())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE * 2)
        rows.addLayout(self._make_page_row())
        rows.addWidget(self.pages, 1)
        # In the last row, which stays in sight on a small screen.
        self.bar.setFixedWidth(_BAR_PX)
        last = QHBoxLayout()
        last.setSpacing(SPACE)
        last.addWidget(self.message, 1)
        last.addWidget(self.bar)
        last.addWidget(self.close_button)
        rows.addLayout(last)
        self._say(tr(_COUNTING), "soft")
        self.charts_button.setFocus()

    def show_statuses(self, counts: Mapping[ImageStatus | ImageMark, int]) -> None:
        """Images by their state, as they are now."""
        bars = []
        for state in filter(counts.get, STATES):
            color = self._theme.color(state_ink(state))
            rgb = (color.red(), color.green(), color.blue())
            number = counts[state]
            bars.append(Bar(state_text(state, counts), rgb, number, with_signs(f"{number:,}")))
        self.statuses.show_bars(bars)
        self._add_table("statuses", status_table(counts))

    def show_days(self, days: Sequence[WorkDay]) -> None:
        """Images begun and accepted, and the time, day by day."""
        dates = [day.day for day in days]
        begun = DaySeries(tr("Begun"), "accent", tuple(float(day.begun_until) for day in days))
        accepted = DaySeries(tr("Accepted"), "good", tuple(float(day.accepted_until) for day in days))
        self.progress_chart.show_days(dates, (begun, accepted))
        self.work_chart.show_days(
            dates, (DaySeries(tr("Active work"), "accent", tuple(d.seconds for d in days)),)
        )
        self._add_table("days", day_table(days))

    def turn_to_numbers_of_classes(self) -> None:
        """Show the numbers of the classes, as soon as they are there."""
        self._wanted_chart = _CLASSES
        self.numbers_button.click()
        self.numbers_button.setFocus()

    def show_progress(self, progress: Progress) -> None:
        """Images whose masks are counted so far."""
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)

    def show_classes(self, counts: Sequence[ClassCount]) -> None:
        """Pixels, objects and images of each class; all is counted."""
        total = sum(count.pixels for count in counts)
        bars = []
        for count in counts:
            info, share = self._classes[count.class_id], count.pixels / total if total else 0.0
            bars.append(Bar(info.name, info.color, share, with_signs(percent(share, 1))))
        self.class_note.hide()
        self.class_bars.show_bars(bars)
        self._add_table(_CLASSES, class_table(counts, self._classes))
        said = counted(
            total,
            "{count:,} labelled pixel. Objects are regions that hang together.",
            "{count:,} labelled pixels. Objects are regions that hang together.",
        )
        self._end(said, "soft")

    def show_failed(self, reason: str) -> None:
        """The masks could not be counted."""
        self.class_note.setText(tr("The masks could not be counted."))
        super().show_failed(reason)

    def _end(self, text: str, role: str) -> None:
        super()._end(text, role)
        self.bar.hide()

    def _make_page_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        group = QButtonGroup(self)
        self.charts_button, self.numbers_button = QPushButton(tr("Charts")), QPushButton(tr("Numbers"))
        for number, button in enumerate((self.charts_button, self.numbers_button)):
            button.setProperty("role", "segment")
            button.setMinimumWidth(_SEGMENT_PX)
            button.setCheckable(True)
            button.setAutoDefault(False)
            group.addButton(button, number)
            row.addWidget(button)
        self.charts_button.setChecked(True)
        group.idClicked.connect(self.pages.setCurrentIndex)
        row.addStretch(1)
        return row

    def _make_charts(self) -> QWidget:
        page = QWidget()
        places = QGridLayout(page)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(SPACE * 2)
        for column in range(2):
            places.setColumnStretch(column, 1)
        cards: tuple[tuple[str, QWidget], ...] = (
            (tr("Images by status"), self.statuses),
            (tr("Images over time"), self.progress_chart),
            (tr("Share of labelled pixels"), self.class_bars),
            (tr("Work on each day"), self.work_chart),
        )
        for number, (title, chart) in enumerate(cards):
            card = Card(title)
            if chart is self.class_bars:
                card.body.addWidget(self.class_note)
            is_high = isinstance(chart, DayChart)
            card.body.addWidget(chart, 1 if is_high else 0)
            if not is_high:
                card.body.addStretch(1)
            places.addWidget(card, number // 2, number % 2)
        return page

    def _make_numbers(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        rows.addLayout(self._table_head())
        rows.addWidget(self._make_table(), 1)
        return page

    def _table_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.table_box = Chooser(self._theme, tr("Which numbers"))
        # Its entries come later, with what was counted.
        self.table_box.setSizeAdjustPolicy(Chooser.SizeAdjustPolicy.AdjustToContents)
        self.table_box.setToolTip(tr("The chart whose numbers are listed"))
        self.table_box.currentIndexChanged.connect(lambda _index: self._show_table())
        self.copy_button = QPushButton(tr("Copy as a table"))
        self.copy_button.setToolTip(tr("With tabs between the values, to paste into a spreadsheet"))
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._copy)
        row.addWidget(self.table_box)
        row.addStretch(1)
        row.addWidget(self.copy_button)
        return row

    def _make_table(self) -> QTableWidget:
        self.table = QTableWidget(0, 0)
        self.table.setAccessibleName(tr("Numbers"))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setMinimumHeight(140)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        return self.table

    def _add_table(self, chart: str, table: NumberTable) -> None:
        is_new = chart not in self._tables
        self._tables[chart] = table
        if is_new:
            self.table_box.addItem(table.title, chart)
        if is_new and chart == self._wanted_chart:
            self.table_box.setCurrentIndex(self.table_box.findData(chart))
        self._show_table()

    def _show_table(self) -> None:
        shown = self._tables.get(self.table_box.currentData())
        if shown is None:
            return
        self.table.clear()
        self.table.setColumnCount(len(shown.heads))
        self.table.setRowCount(len(shown.rows))
        self.table.setHorizontalHeaderLabels(list(shown.heads))
        for column in range(len(shown.heads)):
            head = self.table.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(_RIGHT if column else _LEFT)
        for row, values in enumerate(shown.shown_rows):
            for column, text in enumerate(values):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(_RIGHT)
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()

    def _copy(self) -> None:
        shown = self._tables.get(self.table_box.currentData())
        if shown is not None:
            QGuiApplication.clipboard().setText(shown.as_text())
            copied = counted(
                len(shown.rows),
                "Copied: {title}, {count:,} row.",
                "Copied: {title}, {count:,} rows.",
                title=shown.title,
            )
            self._say(copied, "good")
