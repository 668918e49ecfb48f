"""Preferences: every setting in one place, live, searchable, and back to its usual value."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton, QSpinBox

from gui.dialogs.keys.dialog import KeysDialog
from gui.dialogs.preferences.dialog import PreferencesDialog
from gui.dialogs.preferences.preference import Preference
from gui.modes import ThemeChoice
from gui.settings import Settings
from tests.gui.shell.helpers import Shell

OF_PROJECT = {"says_doubts", "learn_auto", "look_ahead"}


def preferences(shell: Shell) -> PreferencesDialog:
    shell.window.action_set["preferences"].trigger()
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, PreferencesDialog)
    return dialog


def other_value(preference: Preference) -> object:
    """A value that it does not have now."""
    now = preference.read()
    if preference.choices:
        return next(value for _title, value in preference.choices if value != now)
    if isinstance(preference.usual, bool):
        return not now
    return preference.least if now != preference.least else preference.most


def choose(dialog: PreferencesDialog, name: str, value: object) -> None:
    """Choose a value with the row's own control."""
    row = dialog.rows[name]
    match row.control:
        case QComboBox() as chooser:
            number = [each for _title, each in row.preference.choices].index(value)
            chooser.setCurrentIndex(number)
            chooser.activated.emit(number)
        case QSpinBox() as number:
            number.setValue(int(str(value)))
        case QAbstractButton() as switch:
            QTest.keyClick(switch, Qt.Key.Key_Space)


def test_every_setting_counts_at_once_and_goes_back_to_its_usual_value(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    dialog = preferences(shell)
    assert len(dialog.rows) > 8
    for name, row in dialog.rows.items():
        wanted = other_value(row.preference)
        choose(dialog, name, wanted)
        assert row.preference.read() == wanted, name
        assert row.usual_button.isEnabled() is (wanted != row.preference.usual), name
    dialog.reset_button.click()
    for name, row in dialog.rows.items():
        assert row.preference.read() == row.preference.usual, name
        assert not row.usual_button.isEnabled(), name


def test_what_is_chosen_reaches_window_and_file(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    dialog = preferences(shell)
    choose(dialog, "theme", ThemeChoice.LIGHT)
    choose(dialog, "opacity", 70)
    choose(dialog, "careful", True)
    choose(dialog, "says_doubts", False)
    choose(dialog, "key_set", "napari")
    assert shell.window.theme.choice is ThemeChoice.LIGHT
    assert shell.window.tools.opacity.value == 0.7
    assert not shell.session.decisions.says_doubts
    assert shell.window.action_set.keys_text("tool_brush") == "P"
    shell.window.settings.sync()
    again = Settings(shell.window.settings._path)
    assert (again.theme, again.opacity, again.careful) == (ThemeChoice.LIGHT, 0.7, True)
    dialog.accept()
    assert preferences(shell).rows["key_set"].preference.read() == "napari"


def test_every_setting_says_what_it_does_and_has_a_name_for_a_screen_reader(shell: Shell) -> None:
    dialog = preferences(shell)
    for row in dialog.rows.values():
        assert len(row.preference.tip) > 20
        assert row.control.accessibleName() == row.preference.title
        assert row.control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_without_a_project_its_settings_say_why_they_rest(shell: Shell) -> None:
    dialog = preferences(shell)
    for name, row in dialog.rows.items():
        assert row.control.isEnabled() is (name not in OF_PROJECT)
    assert dialog.rows["learn_auto"].preference.reason == "No project is open."
    dialog.reset_button.click()


@pytest.mark.parametrize(
    ("words", "name"), [("dark", "theme"), ("every hour", "backup_interval"), ("cvat", "key_set")]
)
def test_the_search_finds_by_title_by_what_it_does_and_by_choice(shell: Shell, words: str, name: str) -> None:
    dialog = preferences(shell)
    QTest.keyClicks(dialog.search, words)
    assert [each for each, row in dialog.rows.items() if row.isVisible()] == [name]
    QTest.keyClicks(dialog.search, "qqq")
    assert dialog.empty.isVisible()


def test_a_dialog_of_its_own_comes_after_the_preferences_have_closed(shell: Shell) -> None:
    dialog = preferences(shell)
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Keyboard shortcuts…")
    button.click()
    shell.wait(lambda: bool(shell.window.dialogs.shown))
    assert isinstance(shell.window.dialogs.shown[-1], KeysDialog)
