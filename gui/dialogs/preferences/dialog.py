"""Dialog of the preferences: a search field, and every setting with what it does and its usual value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.preferences.preference import Preference, PreferenceLink
from gui.language.texts import tr
from gui.panels.card import Chooser, Switch, label
from gui.plain_text import NAMES_KEYS
from gui.style.steady_fields import NumberField
from gui.style.theme import SPACE, Theme

MOST_WIDTH: Final = 240


class PreferenceRow(QWidget):
    """One setting: title, what it does, its control, and the way back to its usual value."""

    def __init__(self, theme: Theme, preference: Preference) -> None:
        super().__init__()
        self.preference = preference
        self.control, self._show = _make_control(theme, preference, self._write)
        self.control.setAccessibleDescription(preference.tip)
        self.control.setEnabled(not preference.reason)
        self.usual_button = QPushButton(tr("Usual value"))
        self.usual_button.setAccessibleName(tr("Usual value: {setting}", setting=preference.title))
        self.usual_button.setAutoDefault(False)
        self.usual_button.clicked.connect(self.reset)
        tip = preference.reason or preference.tip
        words = _fill_row(self, preference.title, tip, self.control, self.usual_button)
        for part in (words, self.control):
            part.setProperty(NAMES_KEYS, True)
        self.show_value()

    def show_value(self) -> None:
        """Show the value as it is now."""
        value = self.preference.read()
        with QSignalBlocker(self.control):
            self._show(value)
        self.usual_button.setEnabled(value != self.preference.usual and not self.preference.reason)

    def reset(self) -> None:
        """Give it its usual value, where it can be changed."""
        if not self.preference.reason:
            self._write(self.preference.usual)

    def _write(self, value: object) -> None:
        if value != self.preference.read():
            self.preference.write(value)
        self.show_value()


class PreferencesDialog(QDialog):
    """All settings under their headings; each counts as soon as it is changed."""

    opened = Signal(object)
    """The `PreferenceLink` whose dialog is wanted, after this one has closed."""

    def __init__(
        self,
        theme: Theme,
        entries: Sequence[Preference | PreferenceLink],
        parent: QWidget | None = None,
        title: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title or tr("Preferences"))
        self.resize(760, 680)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a setting"))
        self.search.setAccessibleName(tr("Find a setting"))
        self.search.setClearButtonEnabled(True)
        self.empty = label(tr("No setting fits these words."), "soft")
        self.rows: dict[str, PreferenceRow] = {}
        self._entries: list[tuple[Preference | PreferenceLink, QWidget]] = []
        self._headings: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self.search)
        column.addWidget(self._page(theme, entries), 1)
        column.addWidget(self.empty)
        column.addLayout(self._button_row())
        self.search.textChanged.connect(self._filter)
        self._filter("")
        self.search.setFocus()

    def _page(self, theme: Theme, entries: Sequence[Preference | PreferenceLink]) -> QScrollArea:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setSpacing(SPACE * 3 // 2)
        for section in dict.fromkeys(entry.section for entry in entries):
            heading = label(section.upper(), "section")
            self._headings[section] = heading
            rows.addWidget(heading)
            for entry in entries:
                if entry.section == section:
                    widget = self._entry(theme, entry)
                    self._entries.append((entry, widget))
                    rows.addWidget(widget)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _entry(self, theme: Theme, entry: Preference | PreferenceLink) -> QWidget:
        if isinstance(entry, Preference):
            row = PreferenceRow(theme, entry)
            self.rows[entry.id] = row
            return row
        widget, button = QWidget(), QPushButton(entry.button)
        button.setObjectName(entry.id)
        button.setAutoDefault(False)
        button.setAccessibleDescription(entry.reason or entry.tip)
        button.setEnabled(not entry.reason)
        button.clicked.connect(lambda: self._open(entry))
        _fill_row(widget, entry.title, entry.reason or entry.tip, button)
        return widget

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.reset_button = QPushButton(tr("All usual values"))
        self.close_button = QPushButton(tr("Close"))
        self.reset_button.clicked.connect(self._reset_all)
        self.close_button.clicked.connect(self.accept)
        for button in (self.reset_button, self.close_button):
            button.setAutoDefault(False)
        row.addWidget(self.reset_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        return row

    def _open(self, entry: PreferenceLink) -> None:
        self.accept()
        self.opened.emit(entry)

    def _reset_all(self) -> None:
        for row in self.rows.values():
            row.reset()

    def _filter(self, text: str) -> None:
        sections = set()
        for entry, widget in self._entries:
            is_shown = entry.matches(text)
            widget.setVisible(is_shown)
            if is_shown:
                sections.add(entry.section)
        for section, heading in self._headings.items():
            heading.setVisible(section in sections)
        self.empty.setVisible(not sections)


def _make_control(
    theme: Theme, preference: Preference, write: Callable[[object], None]
) -> tuple[QWidget, Callable[[object], None]]:
    """Widget for a setting, and what shows a value in it."""
    if preference.choices:
        chooser = Chooser(theme, preference.title)
        for title, value in preference.choices:
            chooser.addItem(title, value)
        values = [value for _title, value in preference.choices]
        chooser.activated.connect(lambda number: write(values[number]))
        return chooser, lambda value: chooser.setCurrentIndex(values.index(value) if value in values else -1)
    if isinstance(preference.usual, bool):
        switch = Switch(theme, preference.title)
        switch.clicked.connect(write)
        return switch, lambda value: switch.setChecked(bool(value))
    number = NumberField()
    number.setRange(preference.least, preference.most)
    number.setSuffix(preference.unit)
    number.setAccessibleName(preference.title)
    number.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    number.setKeyboardTracking(False)
    number.valueChanged.connect(write)
    return number, lambda value: number.setValue(int(str(value)))


def _fill_row(row: QWidget, title: str, tip: str, control: QWidget, *more: QWidget) -> QLabel:
    """Lay out a row; returns the label of its tip."""
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE * 2)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(title, wrap=True))
    explanation = label(tip, "small", wrap=True)
    words.addWidget(explanation)
    line.addLayout(words, 1)
    if not isinstance(control, Switch | QPushButton):
        control.setMaximumWidth(MOST_WIDTH)
    line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    for widget in more:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return explanation
