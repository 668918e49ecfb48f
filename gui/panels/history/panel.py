"""Panel of the open image's history: its named steps, a click goes to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui import plain_text
from gui.language.sentences import sentence
from gui.language.texts import marked, tr, with_signs
from gui.panels.card import Card, label
from gui.panels.rows.view import KEEPS_RETURN, RowsView
from gui.style.theme import Theme

ROW_HEIGHT: Final = 26
BEGINNING: Final = marked("No labels yet")
UNNAMED: Final = marked("Step")
NO_IMAGE: Final = marked("Open an image to see what was done to its mask.")
NO_STEPS: Final = marked("Nothing was done to this mask yet.")
_NUMBER_WIDTH: Final = 44

Index = QModelIndex | QPersistentModelIndex


class StepsModel(QAbstractListModel):
    """Steps by their names; row 0 is the image before the first of them, so row n has n steps in force."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: tuple[str, ...] = ()

    def show(self, labels: Sequence[str]) -> None:
        """Take these names; the rows that are there keep their places."""
        before, self._labels = self._labels, tuple(labels)
        if len(before) == len(self._labels):
            if before != self._labels:
                self.dataChanged.emit(self.index(0), self.index(len(before)))
            return
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._labels) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = index.row()
        if not row:
            return tr(BEGINNING)
        name = self._labels[row - 1]
        return plain_text.one_line(sentence(name)) if name else tr(UNNAMED)


class StepDelegate(QStyledItemDelegate):
    """Delegate that paints one step: number and name; undone ones faint, the last in force marked."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.position = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        color, row = self._theme.color, index.row()
        is_current, is_undone = row == self.position, row > self.position
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(0.5, 1, -0.5, -1)
        is_under_hand = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        if is_current or is_under_hand:
            painter.setPen(color("accent") if is_current else Qt.PenStyle.NoPen)
            painter.setBrush(color("selection" if is_current else "hover"))
            painter.drawRoundedRect(rect, 5, 5)
        font = painter.font()
        font.setItalic(is_undone)
        font.setBold(is_current)
        painter.setFont(font)
        number = QRect(option.rect.left(), option.rect.top(), _NUMBER_WIDTH, ROW_HEIGHT)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(color("text_off" if is_undone else "text_soft"))
        if row:
            painter.drawText(
                number.adjusted(0, 0, -10, 0), middle | Qt.AlignmentFlag.AlignRight, with_signs(f"{row:,}")
            )
        text = option.rect.adjusted(_NUMBER_WIDTH, 0, -8, 0)
        painter.setPen(color("text_off" if is_undone else "text"))
        name = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideMiddle, text.width()
        )
        painter.drawText(text, middle, name)
        painter.restore()


class HistoryPanel(Card):
    """List of the steps of the open image, the oldest first."""

    step_chosen = Signal(int)
    """Number of steps that are to be in force."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("History"), parent)
        self.rows = StepsModel()
        self.count_label = label("", "small")
        self.head.addWidget(self.count_label)
        self.note = label(tr(NO_IMAGE), "small", wrap=True)
        self.body.addWidget(self.note)
        self.view = RowsView(ROW_HEIGHT)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setAccessibleName(tr("Steps of the open image"))
        self.view.setModel(self.rows)
        self.delegate = StepDelegate(theme, self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.setMinimumHeight(3 * ROW_HEIGHT)
        self.body.addWidget(self.view, 1)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._note_choice())
        theme.changed.connect(self.view.viewport().update)

    def show_steps(self, labels: Sequence[str] | None, position: int) -> None:
        """Show the names of the steps, `position` of them in force; None while no image is open."""
        self.rows.show(labels or ())
        self.delegate.position = position
        has_steps = bool(labels)
        self.view.setVisible(has_steps)
        self.note.setVisible(not has_steps)
        self.note.setText(tr(NO_IMAGE if labels is None else NO_STEPS))
        self.count_label.setText(
            tr("{count:,} of {total:,}", count=position, total=len(labels)) if labels else ""
        )
        if has_steps:
            index = self.rows.index(position)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        self._note_choice()
        self.view.viewport().update()

    def _note_choice(self) -> None:
        """Take Return only on a step that is not in force: elsewhere it is meant for the cut."""
        row = self.view.currentIndex().row()
        self.view.setProperty(KEEPS_RETURN, row not in (-1, self.delegate.position))

    def _choose(self, index: QModelIndex) -> None:
        if index.row() != self.delegate.position:
            self.step_chosen.emit(index.row())
