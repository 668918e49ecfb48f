"""Images that cannot be read, and images removed from the project, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from gui.panels.images import ImagesPanel
from tests.gui.shell.helpers import Shell

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


def open_name(shell: Shell) -> str:
    return "" if shell.session.image is None else shell.session.image.record.path.name


def panel_of(shell: Shell) -> ImagesPanel:
    assert shell.window.workspace is not None
    return shell.window.workspace.images


def row_point(shell: Shell, place: int) -> QPoint:
    view = panel_of(shell).view
    return view.visualRect(panel_of(shell).rows.index(place, 0)).center()


def click(shell: Shell, place: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    viewport = panel_of(shell).view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, modifiers, row_point(shell, place))


def shown_names(shell: Shell) -> list[str]:
    rows = panel_of(shell).rows
    return [row.name for n in range(rows.rowCount()) if (row := rows.row(n)) is not None]


@pytest.mark.parametrize("way", ["next", "accept", "queue", "skip", "filtered"])
def test_a_broken_image_blocks_no_way_forward(shell: Shell, folder: Path, way: str) -> None:
    (folder / "leaf_01.png").write_bytes(b"no image")
    shell.open(folder)
    if way == "filtered":
        panel_of(shell).search.setText("leaf")
        shell.wait(lambda: panel_of(shell).rows.filter.text == "leaf")
    if way == "accept":
        shell.press(Qt.Key.Key_B)
        shell.draw((20, 20), (20, 60))
        shell.accept()
    else:
        names = {
            "next": "next_image",
            "filtered": "next_image",
            "queue": "next_to_label",
            "skip": "skip_image",
        }
        shell.window.action_set[names[way]].trigger()
    shell.wait(lambda: open_name(shell) == "leaf_02.png")
    assert any("leaf_01" in name for name in shell.names_of_notices())


def test_delete_in_the_list_removes_what_is_chosen_and_undo_brings_it_back(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    click(shell, 2, CTRL)
    click(shell, 4, CTRL)
    assert open_name(shell) == "leaf_00.png"
    assert len(panel_of(shell).chosen_ids()) == 3
    click(shell, 0, CTRL)
    panel_of(shell).view.setFocus()
    shell.press(Qt.Key.Key_Delete)
    assert shown_names(shell) == ["leaf_00.png", "leaf_01.png", "leaf_03.png", "leaf_05.png"]
    assert panel_of(shell).progress_label.text() == "0 of 4 accepted"
    shell.press_ctrl(Qt.Key.Key_Z)
    assert len(shown_names(shell)) == 6


def test_the_menu_of_the_list_removes_and_puts_back(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    panel = panel_of(shell)
    for text in ("Remove from the project", "Put removed images back"):
        if text.startswith("Put"):
            panel.status_box.setCurrentIndex(panel.status_box.count() - 1)
            assert shown_names(shell) == ["leaf_03.png"]
        at = row_point(shell, 3 if text.startswith("Remove") else 0)
        viewport = panel.view.viewport()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
        QApplication.sendEvent(viewport, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(action for action in menu.actions() if action.text() == text)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, NONE, menu.actionGeometry(action).center())
    panel.status_box.setCurrentIndex(0)
    assert len(shown_names(shell)) == 6


def test_a_click_on_a_removed_image_says_how_to_put_it_back(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    click(shell, 1)
    shell.wait(lambda: open_name(shell) == "leaf_01.png")
    shell.window.action_set["remove_images"].trigger()
    shell.wait(lambda: open_name(shell) == "leaf_02.png")
    panel_of(shell).status_box.setCurrentIndex(panel_of(shell).status_box.count() - 1)
    click(shell, 0)
    assert "leaf_01.png is removed from the project." in shell.names_of_notices()
    shell.window.action_set["put_back_images"].trigger()
    assert shown_names(shell) == []


def test_keys_of_text_fields_remove_no_image(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    panel_of(shell).focus_search()
    panel_of(shell).search.setText("leaf")
    panel_of(shell).search.selectAll()
    shell.press(Qt.Key.Key_Delete, SHIFT)
    shell.press(Qt.Key.Key_Delete)
    assert shell.session.project.images.count() == 6
