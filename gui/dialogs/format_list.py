"""List of formats in their groups, in which letters that are typed find one by any word of its name."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engine.formats.format_groups import grouped_formats
from gui.language.sentences import sentence
from gui.panels.card import Chooser
from gui.style.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_INDENT_PX: Final = 10
_AROUND_PX: Final = 4
_ABOVE_PX: Final = 8
_WORD_BREAKS: Final = str.maketrans("-(),", "    ")


class _Lines(QStyledItemDelegate):
    """Painter of the list: headings stand on a line of their own, and what belongs to one is set in."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(Qt.ItemDataRole.UserRole):
            option.rect = option.rect.adjusted(_INDENT_PX, 0, 0, 0)
            super().paint(painter, option, index)
            return
        painter.save()
        inner = option.rect.adjusted(_AROUND_PX, 0, -_AROUND_PX, -3)
        if index.row():
            painter.setPen(self._theme.color("line"))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        painter.setFont(_heading_font(option.font))
        painter.setPen(self._theme.color("text_soft"))
        place = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        painter.drawText(inner, place, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        whole = super().sizeHint(option, index)
        if index.data(Qt.ItemDataRole.UserRole):
            return whole + QSize(_INDENT_PX, 0)
        return QSize(whole.width() + 2 * _AROUND_PX, whole.height() + _ABOVE_PX)


def _heading_font(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


class FormatField(Chooser):
    """Formats under headings: some first, such as the last one, then all others in their groups, by title."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setItemDelegate(_Lines(theme, self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._typed = ""
        self._typed_at = 0.0

    @property
    def format_name(self) -> str:
        """Name of the chosen format; empty for none."""
        return str(self.currentData() or "")

    def show_formats(self, heading: str, first: Sequence[str], titles: Mapping[str, str]) -> None:
        """Fill the list, in which each format stands once, and choose the first.

        Args:
            heading: of those that stand first.
            first: their names, in this order.
            titles: of all formats by their names, in English.
        """
        shown = {name: sentence(title) for name, title in titles.items()}
        self.clear()
        if first:
            self._add_heading(heading)
        for name in first:
            self.addItem(shown[name], name)
        for group in grouped_formats({name: title for name, title in shown.items() if name not in first}):
            self._add_heading(sentence(group.title))
            for name in group.names:
                self.addItem(shown[name], name)
        # The first line is a heading.
        self.setCurrentIndex(self.findData(first[0]) if first else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if is_plain and text.isprintable() and text.strip():
            self._find(text)
            event.accept()
            return
        super().keyPressEvent(event)

    def _add_heading(self, text: str) -> None:
        self.addItem(text)
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        model.item(self.count() - 1).setFlags(Qt.ItemFlag.NoItemFlags)

    def _find(self, letter: str) -> None:
        """Choose the next format of which a word, or the whole, begins with what was typed."""
        now = time.monotonic()
        is_new = now - self._typed_at > QApplication.keyboardInputInterval() / 1000
        self._typed_at = now
        self._typed = letter if is_new else self._typed + letter
        start = self.currentIndex() + (1 if is_new else 0)
        places = [(start + step) % self.count() for step in range(self.count())]
        wanted = self._typed.casefold()
        named = [place for place in places if self.itemData(place)]
        found = [place for place in named if self.itemData(place) == wanted]
        found += [place for place in named if self.itemText(place).casefold().startswith(wanted)]
        found += [place for place in named if self._has_word(place, wanted)]
        if found:
            self.setCurrentIndex(found[0])
            self.activated.emit(found[0])

    def _has_word(self, place: int, wanted: str) -> bool:
        words = f"{self.itemText(place)} {self.itemData(place)}".casefold()
        return f" {wanted}" in f" {words.translate(_WORD_BREAKS)}"
