"""The list of classes: eye, lock, groups, order, names typed and pasted; by mouse and by keys."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from engine.core import ClassList
from engine.document.planes import Plane
from gui.dialogs.class_dialogs.templates import ClassTemplateDialog
from gui.dialogs.statistics.dialog import StatisticsDialog
from gui.dialogs.text_line import TextLineDialog
from gui.panels.class_list.row_painter import eye_rect, lock_rect
from gui.panels.class_list.rows import ClassRows
from gui.panels.classes import ClassesPanel
from tests.gui.shell.helpers import Shell, picture_bytes


def panel_of(shell: Shell) -> ClassesPanel:
    assert shell.window.workspace is not None
    return shell.window.workspace.classes


def names(rows: ClassRows) -> list[str]:
    return [str(rows.index(n, 0).data()) for n in range(rows.rowCount())]


def row_rect(shell: Shell, row: int) -> QRect:
    panel = panel_of(shell)
    return panel.view.visualRect(panel.rows.index(row, 0))


def click(shell: Shell, place: QRect) -> None:
    QTest.mouseClick(panel_of(shell).view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())


def trigger(shell: Shell, name: str) -> None:
    shell.window.action_set[name].trigger()


def mask_px(shell: Shell, class_id: int) -> int:
    image = shell.session.image
    assert image is not None
    return int((image.planes.view(Plane.MASK) == class_id).sum())


def test_eye_and_lock_are_switched_by_a_click_by_a_key_and_by_undo(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    for rect, attribute, action in (
        (eye_rect, "is_hidden", "hide_class"),
        (lock_rect, "is_locked", "lock_class"),
    ):
        click(shell, rect(row_rect(shell, 1)))
        assert getattr(shell.session.classes[1], attribute)
        trigger(shell, "undo")
        assert not getattr(shell.session.classes[1], attribute)
        shell.window.tools.choose_class(1)
        trigger(shell, action)
        assert getattr(shell.session.classes[1], attribute)
        assert shell.window.action_set[action].isChecked()
        trigger(shell, action)
        assert not shell.window.action_set[action].isChecked()


def test_the_brush_leaves_a_locked_class_alone_and_says_why(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_1)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    painted = mask_px(shell, 1)
    shell.press(Qt.Key.Key_Slash)
    assert shell.session.classes[1].is_locked
    shell.press(Qt.Key.Key_0)
    shell.draw((20, 30), (20, 31))
    assert mask_px(shell, 1) == painted
    name = shell.session.classes[1].name
    reason = f"The class '{name}' is locked, so its pixels stay as they are."
    assert reason in shell.names_of_notices()


def test_a_hidden_class_is_not_painted_and_the_rest_is(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    view = shell.window.canvas
    bare = np.frombuffer(picture_bytes(view.grab()), np.uint8)
    shell.press(Qt.Key.Key_1)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    QTest.mouseMove(shell.window)
    drawn = np.frombuffer(picture_bytes(view.grab()), np.uint8)
    assert not np.array_equal(bare, drawn)
    trigger(shell, "hide_class")
    shell.press(Qt.Key.Key_0)
    click(shell, QRect(-20, -20, 1, 1))
    hidden = np.frombuffer(picture_bytes(view.grab()), np.uint8)
    assert (hidden != bare).mean() < (drawn != bare).mean() / 2


def test_names_are_typed_one_after_the_other_and_pasted_all_at_once(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    panel, before = panel_of(shell), names(panel_of(shell).rows)
    panel.names_line.setFocus()
    QTest.keyClicks(panel.names_line, "leaf")
    QTest.keyClick(panel.names_line, Qt.Key.Key_Return)
    assert names(panel.rows) == [*before, "leaf"]
    assert panel.names_line.text() == ""
    assert panel.names_line.hasFocus()
    assert shell.window.tools.class_id == len(before)
    QGuiApplication.clipboard().setText("stem\n\n root \nLeaf\n")
    QTest.keyClick(panel.names_line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(panel.rows) == [*before, "leaf", "stem", "root"]
    trigger(shell, "undo")
    shell.wait(lambda: names(panel.rows) == [*before, "leaf"])
    QTest.keyClicks(panel.names_line, "LEAF")
    QTest.keyClick(panel.names_line, Qt.Key.Key_Return)
    assert panel.names_line.text() == "LEAF"
    assert "There is a class 'leaf' already." in shell.names_of_notices()


def test_the_name_that_a_key_opens_is_in_sight_and_nothing_says_otherwise(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.resize(1000, 420)
    shell.rest()
    for action in ("panels", "adjust_panel"):
        trigger(shell, action)
        shell.rest()
        shell.press_keys("rename_class")
        shell.rest()
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        assert "There is no class to rename." not in shell.names_of_notices()
        assert editor.visibleRegion().boundingRect() == editor.rect()
        QTest.keyClicks(editor, "nucleus")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        shell.wait(lambda: shell.window.canvas.hasFocus())
        assert shell.session.classes.names[1] == "nucleus"


def test_a_group_is_a_heading_that_folds(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    panel = panel_of(shell)
    first, second, *_ = (info.name for info in shell.session.classes)
    panel.names_line.names_entered.emit(("leaf", "stem"))
    panel.group_requested.emit((1, 3), "plant")
    assert names(panel.rows) == [first, "plant", second, "stem", "leaf"]
    shell.window.tools.choose_class(0)
    click(shell, row_rect(shell, 1))
    assert names(panel.rows) == [first, "plant", "leaf"]
    assert panel.view.currentIndex().row() == 0
    shell.window.tools.choose_class(3)
    assert names(panel.rows) == [first, "plant", second, "stem", "leaf"]
    assert panel.view.currentIndex().data() == "stem"
    trigger(shell, "fold_group")
    assert "stem" not in names(panel.rows)
    trigger(shell, "fold_group")
    trigger(shell, "class_up")
    assert names(panel.rows) == [first, "plant", "stem", second, "leaf"]
    trigger(shell, "class_next")
    assert shell.window.tools.class_id == 1
    shell.press(Qt.Key.Key_0)
    assert shell.window.tools.class_id == 0


def test_rows_say_in_words_what_they_show(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    panel = panel_of(shell)
    panel.lock_requested.emit((1,), True)
    panel.hide_requested.emit((1,), True)
    panel.group_requested.emit((1,), "plant")
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [str(panel.rows.index(row, 0).data(role)) for row in range(panel.rows.rowCount())]
    assert spoken[1] == "Group plant, 1 class, unfolded"
    assert spoken[2].endswith("locked, hidden")


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_template_takes_the_place_of_untouched_classes_with_one_undo(
    shell: Shell, folder: Path, is_whole: bool
) -> None:
    shell.open(folder)
    before = shell.session.classes
    dialog = templates_of(shell)
    assert dialog.note.text().startswith("They take the place of background and object")
    if not is_whole:
        dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    first = "sky" if is_whole else "background"
    assert names(panel_of(shell).rows)[:3] == [first, "building", "pole"]
    assert shell.session.classes[1].color == (128, 0, 0)
    trigger(shell, "undo")
    shell.wait(lambda: shell.session.classes == before)
    trigger(shell, "redo")
    assert names(panel_of(shell).rows)[:3] == [first, "building", "pole"]


def test_a_template_is_added_behind_classes_that_something_uses_with_one_undo(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_1)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    before = names(panel_of(shell).rows)
    dialog = templates_of(shell)
    assert dialog.note.text().startswith("Names that the project has are left out")
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    assert names(panel_of(shell).rows)[len(before) :][:2] == ["building", "pole"]
    assert shell.session.classes[len(before)].color == (128, 0, 0)
    trigger(shell, "undo")
    shell.wait(lambda: names(panel_of(shell).rows) == before)


def test_classes_of_a_template_that_are_drawn_with_stay_though_they_are_undone(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    QTest.mouseClick(templates_of(shell).add_button, Qt.MouseButton.LeftButton)
    shell.press(Qt.Key.Key_2)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    show_next(shell)
    trigger(shell, "undo")
    shell.wait(lambda: "The classes stay, as images are labelled with them." in shell.names_of_notices())
    assert shell.session.classes.names[2] == "pole"


def templates_of(shell: Shell) -> ClassTemplateDialog:
    """The dialog of templates, with CamVid in it."""
    trigger(shell, "class_templates")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ClassTemplateDialog)
    dialog.choice.setCurrentIndex(1)
    return dialog


def show_next(shell: Shell) -> None:
    """Open the second image."""
    image_id = shell.session.project.images.rows()[1].id
    shell.session.open_image(image_id)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == image_id)


def test_counts_of_classes_are_shown_in_a_table(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_1)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    trigger(shell, "class_counts")
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, StatisticsDialog)
    assert dialog.table.isVisible()
    shell.wait(lambda: dialog.table_box.currentData() == "classes" and dialog.table.rowCount() > 1)
    row = [dialog.table.item(1, column).text() for column in range(5)]
    assert row == [shell.session.classes[1].name, f"{mask_px(shell, 1):,}", "100.0", "1", "1"]
    dialog.reject()


def test_colours_easy_to_tell_apart_can_be_undone(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.session.set_classes(shell.session.classes.with_changed(1, color=shell.session.classes[0].color))
    before = shell.session.classes
    trigger(shell, "distinct_colors")
    assert shell.session.classes[1].color != before[1].color
    trigger(shell, "distinct_colors")
    assert "The colours are easy to tell apart already." in shell.names_of_notices()
    trigger(shell, "undo")
    assert shell.session.classes == before


def test_menu_and_hints_name_classes_by_their_names(shell: Shell, folder: Path) -> None:
    actions = shell.window.action_set
    shell.open(folder)
    shell.session.set_classes(ClassList.from_names(["ground & soil", "leaf"]))
    assert [actions[f"class_{number}"].text() for number in range(3)] == [
        "ground && soil",
        "leaf",
        "Class 2",
    ]
    for tool in ("scribble", "wand", "threshold", "superpixels", "growing"):
        shell.window.tools.choose_tool(tool)
        assert shell.window.status.hint.text().endswith("Right button: ground & soil")
    shell.controller.close_project()
    assert actions["class_1"].text() == "Class 1"


def test_the_heading_of_a_class_is_asked_for_with_those_there_are(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert shell.controller.edits is not None
    shell.controller.edits.class_display.set_group((0,), "ground")
    shell.window.tools.choose_class(1)
    shell.window.action_set["group_class"].trigger()
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, TextLineDialog)
    dialog.line.setText("ground")
    QTest.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert [info.group for info in shell.session.classes] == ["ground", "ground"]


def test_another_project_begins_with_its_first_object(shell: Shell, folder: Path) -> None:
    other = Path(shutil.copytree(folder, folder.parent / "other"))
    shell.open(folder)
    shell.window.tools.choose_class(0)
    shell.open(other)
    assert shell.window.tools.class_id == 1
    assert panel_of(shell).view.currentIndex().row() == 1
