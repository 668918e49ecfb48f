"""Adding and deleting classes in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core import ClassList, ImageId
from engine.storage import ClassUse
from gui.bench.driven_window import view_point
from gui.dialogs.delete_class import DeleteClassDialog
from gui.style.theme import Theme
from tests.gui.shell.helpers import Shell


def settled(shell: Shell) -> None:
    edits = shell.controller.edits
    assert edits is not None
    shell.wait(lambda: not edits.classes.is_busy and shell.session.image is not None)


def visible_rows(shell: Shell) -> list[str]:
    assert shell.window.workspace is not None
    panel = shell.window.workspace.classes
    rows = range(panel.rows.rowCount())
    return [str(panel.rows.index(n, 0).data()) for n in rows if not panel.view.isRowHidden(n)]


def test_a_class_added_by_mistake_is_gone_with_undo_and_back_with_redo(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    before = visible_rows(shell)
    shell.window.action_set["add_class"].trigger()
    assert visible_rows(shell) == [*before, "class 2"]
    shell.press(Qt.Key.Key_Escape)
    shell.press_ctrl(Qt.Key.Key_Z)
    settled(shell)
    shell.wait(lambda: visible_rows(shell) == before)
    shell.window.action_set["redo"].trigger()
    assert visible_rows(shell) == [*before, "class 2"]


def test_an_unused_class_is_deleted_at_once_a_used_one_after_a_question(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.session.set_classes(shell.session.classes.with_added("stem"))
    shell.press(Qt.Key.Key_1)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    shell.press(Qt.Key.Key_2)
    shell.window.action_set["delete_class"].trigger()
    settled(shell)
    shell.wait(lambda: "stem" not in visible_rows(shell))
    shell.press(Qt.Key.Key_1)
    name = visible_rows(shell)[1]
    shell.window.action_set["delete_class"].trigger()
    shell.wait(lambda: isinstance(QApplication.activeModalWidget(), DeleteClassDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DeleteClassDialog)
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    settled(shell)
    shell.wait(lambda: name not in visible_rows(shell))
    assert shell.window.tools.class_id == 0
    shell.window.action_set["class_1"].trigger()
    assert shell.window.tools.class_id == 0
    shell.window.action_set["undo"].trigger()
    settled(shell)
    shell.wait(lambda: name in visible_rows(shell))


def use_of(class_id: int) -> ClassUse:
    return ClassUse(class_id, {ImageId(1): 1200, ImageId(2): 34, ImageId(3): 0}, is_in_history=True)


def test_no_class_is_merged_into_one_that_nobody_chose(theme: Theme, qtbot: QtBot) -> None:
    classes = ClassList.from_names(["background", "road", "car"])
    dialog = DeleteClassDialog(use_of(2), classes, theme, is_merge=True)
    qtbot.addWidget(dialog)
    asked: list[int] = []
    dialog.delete_requested.connect(asked.append)
    assert dialog.choice.currentData() is None
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    assert asked == []
    dialog.choice.setCurrentIndex(dialog.choice.findText("road"))
    assert dialog.change.text().startswith("1,234 pixels in 2 images become 'road'.")
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    assert asked == [1]


def test_a_class_of_nearly_the_same_name_is_suggested_to_merge_into(theme: Theme, qtbot: QtBot) -> None:
    classes = ClassList.from_names(["background", "car", "road", "Cars"])
    dialog = DeleteClassDialog(use_of(3), classes, theme, is_merge=True)
    qtbot.addWidget(dialog)
    assert dialog.choice.currentText() == "car"


@pytest.mark.parametrize(
    ("name", "other"),
    [("macronucleus", "micronucleus"), ("afferent", "efferent"), ("glioma type A", "glioma type B")],
)
def test_a_class_that_differs_by_a_letter_is_not_chosen_to_merge_into(
    theme: Theme, qtbot: QtBot, name: str, other: str
) -> None:
    classes = ClassList.from_names(["background", name, other])
    dialog = DeleteClassDialog(use_of(1), classes, theme, is_merge=True)
    qtbot.addWidget(dialog)
    assert dialog.choice.currentData() is None


def test_a_class_is_deleted_to_unlabelled_unless_another_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    classes = ClassList.from_names(["background", "car"])
    dialog = DeleteClassDialog(use_of(1), classes, theme)
    qtbot.addWidget(dialog)
    assert dialog.change.text().startswith("1,234 pixels in 2 images become unlabelled.")
    dialog = DeleteClassDialog(
        ClassUse(1, {ImageId(3): 0}, True), ClassList.from_names(["background", "car"]), theme
    )
    qtbot.addWidget(dialog)
    assert dialog.change.text() == "Scribbles in 1 image have it."


def test_a_name_that_is_taken_is_refused_in_a_sentence(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    taken = shell.session.classes.names[0]
    shell.window.workspace.classes.rename_requested.emit(1, taken)
    assert f"There is a class '{taken}' already." in shell.names_of_notices()


def test_the_dialog_tells_of_images_with_scribbles_alone(theme: Theme, qtbot: QtBot) -> None:
    dialog = DeleteClassDialog(use_of(1), ClassList.from_names(["background", "car"]), theme)
    qtbot.addWidget(dialog)
    assert dialog.change.text() == (
        "1,234 pixels in 2 images become unlabelled. Scribbles in 1 more image have it, too."
    )


def test_the_right_button_draws_nothing_where_the_first_class_is_deleted(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    session = shell.session
    session.set_classes(session.classes.without(0))
    assert shell.window.tools.background_name == "nothing"
    shell.press(Qt.Key.Key_B)
    assert session.image is not None
    place = view_point(shell.window.canvas, 20, 30).toPoint()
    QTest.mouseClick(shell.window.canvas, Qt.MouseButton.RightButton, pos=place)
    assert session.image.history.position == 0
    assert "There is no class 0." in shell.names_of_notices()
