"""Groups and names of images in the list: set in a dialog, shown, filtered, undone; the menu of images."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from engine.core import ImageId
from engine.core.class_names import MOST_LETTERS
from gui.dialogs.text_line import TextLineDialog
from gui.menus import IMAGE_MENU
from gui.style.theme import Theme
from tests.gui.shell.helpers import Shell
from tests.gui.shell.image_list import choose, panel_of


def answer(shell: Shell, text: str) -> None:
    (dialog,) = shell.window.dialogs.shown
    assert isinstance(dialog, TextLineDialog)
    dialog.line.selectAll()
    QTest.keyClicks(dialog.line, text)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    shell.wait(lambda: not shell.window.dialogs.shown)
    shell.window.activateWindow()
    shell.window.canvas.setFocus()


def names(shell: Shell) -> list[str]:
    rows = panel_of(shell).rows
    return [row.name for n in range(rows.rowCount()) if (row := rows.row(n)) is not None]


def test_images_are_grouped_listed_by_group_and_taken_out_by_undo(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    panel = panel_of(shell)
    assert not panel.group_box.isVisible()
    choose(shell, 1, 2, 4)
    assert len(panel.chosen_ids()) == 3
    shell.press_keys("group_images")
    answer(shell, "patient 7")
    assert panel.group_box.isVisible()
    texts = [panel.group_box.itemText(n) for n in range(panel.group_box.count())]
    assert texts == ["All groups", "patient 7 (3)", "Without a group (3)"]
    panel.group_box.setCurrentIndex(1)
    assert names(shell) == ["leaf_01.png", "leaf_02.png", "leaf_04.png"]
    row = panel.rows.row(0)
    assert row is not None
    assert row.group == "patient 7"
    shell.press_keys("next_image")
    shell.wait(lambda: shell.session.image is not None and shell.session.image.record.name == "leaf_01.png")
    panel.group_box.setCurrentIndex(2)
    assert names(shell) == ["leaf_00.png", "leaf_03.png", "leaf_05.png"]
    shell.press_keys("undo")
    assert not panel.group_box.isVisible()
    assert names(shell) == [f"leaf_{n:02d}.png" for n in range(6)]


def test_a_group_is_what_was_typed_and_images_of_several_groups_stay_in_theirs(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    images = shell.session.project.images
    for rows, typed in (((0,), "patient 10"), ((1,), "patient 1"), ((2,), "Patient 1")):
        choose(shell, *rows)
        shell.press_keys("group_images")
        answer(shell, typed)
    ids = images.ids()
    assert [images.group(ImageId(ids[n])) for n in range(3)] == ["patient 10", "patient 1", "Patient 1"]
    for typed in (None, "slide"):
        choose(shell, 0, 1, 3)
        shell.press_keys("group_images")
        (dialog,) = shell.window.dialogs.shown
        assert isinstance(dialog, TextLineDialog)
        assert dialog.line.text() == ""
        if typed is None:
            dialog.ok_button.click()
            shell.wait(lambda: not shell.window.dialogs.shown)
            shell.window.activateWindow()
            shell.window.canvas.setFocus()
            assert images.groups()["patient 10"] == images.groups()["patient 1"] == 1
        else:
            answer(shell, typed)
            assert images.groups() == {"slide": 3, "Patient 1": 1, "": 2}
    choose(shell, 0, 1)
    shell.press_keys("rename_image")
    assert not shell.window.dialogs.shown
    assert "A name is for one image" in shell.names_of_notices()[-1]


def test_a_name_that_is_too_long_for_its_line_is_not_cut_unasked(theme: Theme) -> None:
    dialog = TextLineDialog("Name", "How?", "", "n" * (MOST_LETTERS + 20), (), theme)
    entered: list[str] = []
    dialog.entered.connect(entered.append)
    dialog.ok_button.click()
    assert entered == []
    dialog.line.setText("Knee")
    dialog.ok_button.click()
    assert entered == ["Knee"]


def test_an_image_is_renamed_in_the_project_and_found_by_that_name(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("rename_image")
    answer(shell, "Left knee")
    assert names(shell)[0] == "Left knee"
    assert shell.window.tool_bar.image_name.text() == "Left knee"
    panel = panel_of(shell)
    panel.search.setText("KNEE")
    shell.wait(lambda: names(shell) == ["Left knee"])
    assert sorted(path.name for path in folder.iterdir())[0] == "leaf_00.png"
    panel.search.clear()
    shell.wait(lambda: len(names(shell)) == 6)
    shell.window.canvas.setFocus()
    shell.press_keys("undo")
    assert names(shell)[0] == "leaf_00.png"


def test_the_menu_of_the_chosen_images_copies_their_paths(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    panel = panel_of(shell)
    choose(shell, 0, 3)
    place = panel.view.visualRect(panel.rows.index(3, 0)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, panel.view.viewport().mapToGlobal(QPoint(place))
    )
    QApplication.sendEvent(panel.view.viewport(), event)
    menu = next(m for m in panel.findChildren(QMenu) if m.isVisible())
    assert [action.objectName() for action in menu.actions()] == list(IMAGE_MENU)
    menu.close()
    shell.window.action_set["copy_paths"].trigger()
    paths = QGuiApplication.clipboard().text().splitlines()
    assert paths == [str(folder / "leaf_00.png"), str(folder / "leaf_03.png")]
