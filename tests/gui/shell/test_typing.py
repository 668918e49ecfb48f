"""A class name that is being typed when something else is done: it counts, whatever that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.gui.shell.helpers import Shell

# Each ends the typing in another way: a new list of classes, another page or theme, a dialog, a step.
ACTS = ("add_class", "close_project", "theme_next", "export", "skip_image", "accept_image", "overlay")


def start_typing(shell: Shell) -> None:
    """Rename class 1, without an end of the typing."""
    assert shell.window.workspace is not None
    view = shell.window.workspace.classes.view
    shell.window.workspace.classes.edit_name(1)
    editor = view.indexWidget(view.currentIndex())
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "leaf")


@pytest.mark.parametrize("action", ACTS)
def test_a_name_that_is_typed_is_kept_whatever_is_chosen_from_a_menu(
    shell: Shell, folder: Path, action: str
) -> None:
    shell.open(folder)
    path = shell.session.project.path
    start_typing(shell)
    shell.window.action_set[action].trigger()
    shell.window.dialogs.close_all()
    if shell.controller.session is None:
        shell.open(path)
    assert shell.session.classes[1].name == "leaf"


def test_a_name_that_is_typed_when_the_window_is_closed_is_there_again(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    path = shell.session.project.path
    start_typing(shell)
    shell.window.close()
    shell.window.show()
    shell.open(path)
    assert shell.session.classes[1].name == "leaf"


def test_a_class_that_undo_takes_away_while_its_name_is_typed_breaks_nothing(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    before = shell.session.classes.names
    shell.window.action_set["add_class"].trigger()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "leaf")
    for _ in range(2):
        shell.window.action_set["undo"].trigger()
        edits = shell.controller.edits
        assert edits is not None
        shell.wait(lambda edits=edits: not edits.classes.is_busy)
    assert shell.session.classes.names == before


def test_another_class_is_added_while_the_name_of_one_is_typed(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for name in ("leaf", "stem"):
        shell.press(Qt.Key.Key_N, both)
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        QTest.keyClicks(focus, name)
    shell.press(Qt.Key.Key_Return)
    shell.wait(lambda: shell.session.classes.names[2:] == ("leaf", "stem"))
