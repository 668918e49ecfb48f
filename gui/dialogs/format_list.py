"""List of formats in their groups, in which letters that are typed find one by any word of its name."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QWidget

from engine.formats.format_groups import grouped_formats
from gui.language.sentences import sentence
from gui.panels.card import Chooser
from gui.style.theme import Theme

_WORD_BREAKS: Final = str.maketrans("-(),", "    ")


class FormatField(Chooser):
    """Formats: some first, such as the last one, then all in their groups, by title."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._typed = ""
        self._typed_at = 0.0

    @property
    def format_name(self) -> str:
        """Name of the chosen format; empty for none."""
        return str(self.currentData() or "")

    def show_formats(self, first: Sequence[str], titles: Mapping[str, str]) -> None:
        """Fill the list.

        Args:
            first: names of those that stand above the groups, in this order.
            titles: of all formats by their names, in English.
        """
        shown = {name: sentence(title) for name, title in titles.items()}
        self.clear()
        for name in first:
            self.addItem(shown[name], name)
        for group in grouped_formats(shown):
            self._add_heading(sentence(group.title))
            for name in group.names:
                self.addItem(shown[name], name)

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
        model.item(self.count() - 1).setEnabled(False)

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
        found = [place for place in named if self.itemText(place).casefold().startswith(wanted)]
        found += [place for place in named if self._has_word(place, wanted)]
        if found:
            self.setCurrentIndex(found[0])
            self.activated.emit(found[0])

    def _has_word(self, place: int, wanted: str) -> bool:
        words = f"{self.itemText(place)} {self.itemData(place)}".casefold()
        return f" {wanted}" in f" {words.translate(_WORD_BREAKS)}"
