"""Dialog with the keys of all actions, searchable, made from the table of actions."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.actions import ACTIONS, ActionSpec, key_text
from gui.panels.card import label
from gui.style.theme import SPACE

MOUSE_ROWS: Final = (
    ("Canvas", "Draw", "Left button", "Scribble, paint or erase with the tool in hand"),
    ("Canvas", "Draw the background", "Right button", "Draw with class 0, whichever class is chosen"),
    ("Canvas", "Draw a straight line", "Shift + click", "From where the last stroke ended to here"),
    ("Canvas", "Move the image", "Middle button", "Drag with the middle button"),
    ("Canvas", "Zoom", "Wheel", "Zoom at the cursor"),
)


def all_rows() -> list[tuple[str, str, str, str]]:
    """(menu, action, keys, what it does) of everything that can be done."""
    rows = [(spec.menu, spec.text.removesuffix("…"), _keys(spec), spec.tip) for spec in ACTIONS]
    return rows + list(MOUSE_ROWS)


def matching(rows: list[tuple[str, str, str, str]], text: str) -> list[tuple[str, str, str, str]]:
    """Rows that hold every word of `text` somewhere, in any case."""
    words = text.casefold().split()
    return [row for row in rows if all(word in " ".join(row).casefold() for word in words)]


class ShortcutsDialog(QDialog):
    """Table of keys with a search field above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(1080, 680)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        rows.setSpacing(SPACE)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find an action or a key")
        self.search.setAccessibleName("Find an action or a key")
        self.search.setClearButtonEnabled(True)
        self.table = QTableWidget(0, 4)
        self.table.setHorizontalHeaderLabels(["Where", "Action", "Key", "What it does"])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(32)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.empty = label("No action fits these words.", "soft")
        rows.addWidget(self.search)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.empty)
        self.search.textChanged.connect(self._show)
        self._show("")
        header = self.table.horizontalHeader()
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def _show(self, text: str) -> None:
        rows = matching(all_rows(), text)
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(number, column, item)
        self.empty.setVisible(not rows)


def _keys(spec: ActionSpec) -> str:
    keys = dict.fromkeys(key_text(key) for key in spec.keys)
    return ("hold " if spec.held else "") + "  or  ".join(keys)
