"""List of any length whose rows are all as high, painted by a delegate."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

KEEPS_RETURN: Final = "keeps_return"
"""Property of a list that Return chooses something in now, which is no key of the canvas then."""
_RETURNS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsView(QTableView):
    """Table of one column without its frame.

    A list view places each of its rows anew with every change, which takes a fifth of a second for 100,000
    of them, while the rows of a table are as high as its header says.
    """

    def __init__(self, row_height: int) -> None:
        super().__init__()
        self.setProperty("role", "rows")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setMinimumSectionSize(1)
        heights = self.verticalHeader()
        heights.hide()
        heights.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heights.setDefaultSectionSize(row_height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keeps_return = event.key() in _RETURNS and bool(self.property(KEEPS_RETURN))
        super().keyPressEvent(event)
        if keeps_return:
            # Qt passes it on to the parts around, which would take it for another action.
            event.accept()

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """A row that no event of the list chooses is chosen alone: held keys are not meant for it."""
        if event is None and self.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection:
            flags = QItemSelectionModel.SelectionFlag
            return flags.ClearAndSelect | flags.Rows
        return super().selectionCommand(index, event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last row."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        count = self.model().rowCount()
        if action in ends and count:
            return self.model().index(ends[action] % count, 0)
        return super().moveCursor(action, modifiers)
