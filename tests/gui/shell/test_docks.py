"""Docks around the canvas: opened, closed, moved and remembered; the history panel; the canvas alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core import LabelMap
from engine.document.planes import Plane
from gui.panels.docks.layout import pack_layout, unpack_layout
from gui.panels.history.panel import NO_STEPS
from gui.settings import Settings
from gui.style.theme import Theme
from gui.workspace import CLOSED_AT_FIRST, LEFT_WIDTH, Workspace
from tests.gui.shell.helpers import Shell, build_window, close_window

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


def workspace_of(shell: Shell) -> Workspace:
    assert shell.window.workspace is not None
    return shell.window.workspace


def shown(shell: Shell) -> set[str]:
    return {name for name, dock in workspace_of(shell).docks.items() if dock.isVisible()}


def mask(shell: Shell) -> LabelMap:
    assert shell.session.image is not None
    return np.array(shell.session.image.planes.view(Plane.MASK))


def click_step(shell: Shell, row: int) -> None:
    view = workspace_of(shell).history.view
    view.scrollTo(view.model().index(row, 0))
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_step_goes_back_and_forward_to_it(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("panel_history")
    panel = workspace_of(shell).history
    assert panel.isVisible()
    assert panel.note.text() == NO_STEPS
    shell.press(Qt.Key.Key_B)
    masks = [mask(shell)]
    for row in (12, 24, 36, 48):
        shell.draw((row, 20), (row, 70))
        masks.append(mask(shell))
    assert panel.rows.rowCount() == 5
    assert panel.count_label.text() == "4 of 4"
    for row in (1, 3, 0, 4):
        click_step(shell, row)
        shell.wait(lambda wanted=row: panel.delegate.position == wanted)
        assert np.array_equal(mask(shell), masks[row])
        assert panel.view.currentIndex().row() == row
    panel.view.setFocus()
    shell.press(Qt.Key.Key_Up)
    shell.press_keys("undo")
    assert panel.delegate.position == 3
    assert workspace_of(shell).history.count_label.text() == "3 of 4"
    said = len(shell.window.notices.past)
    panel.view.setFocus()
    shell.press(Qt.Key.Key_Up)
    shell.press(Qt.Key.Key_Return)
    shell.wait(lambda: panel.delegate.position == 2)
    assert np.array_equal(mask(shell), masks[2])
    assert len(shell.window.notices.past) == said
    assert shell.controller.close_project()
    assert panel.rows.rowCount() == 1


def test_a_hidden_history_reads_nothing(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((12, 20), (12, 70))
    assert workspace_of(shell).history.rows.rowCount() == 1
    shell.press_keys("panel_history")
    assert workspace_of(shell).history.rows.rowCount() == 2


def test_each_panel_is_closed_by_its_button_and_opened_by_its_key(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert shown(shell) == {"images", "tools"}
    for name in ("images", "tools"):
        dock = workspace_of(shell).docks[name]
        QTest.mouseMove(dock.bar)
        dock.bar.close_button.setVisible(True)
        QTest.mouseClick(dock.bar.close_button, Qt.MouseButton.LeftButton)
        assert not dock.isVisible()
        assert not shell.window.action_set[f"panel_{name}"].isChecked()
        shell.press_keys(f"panel_{name}")
        assert dock.isVisible()
        assert shell.window.action_set[f"panel_{name}"].isChecked()
    shell.press_keys("panels")
    assert shown(shell) == set()
    shell.press_keys("panel_history")
    assert shown(shell) == {"images", "history", "tools"}


def test_docks_keep_their_place_width_and_who_is_closed(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    workspace = workspace_of(shell)
    workspace.addDockWidget(RIGHT, workspace.docks["images"])
    workspace.open_dock("history", True)
    workspace.open_dock("tools", False)
    workspace.docks["history"].setFloating(True)
    kept = workspace.layout_state()
    shell.press_keys("reset_layout")
    assert shown(shell) == {"images", "tools"}
    assert workspace.dockWidgetArea(workspace.docks["images"]) == LEFT
    assert not workspace.docks["history"].isFloating()
    workspace.restore_layout(kept)
    assert shown(shell) == {"images", "history"}
    assert workspace.dockWidgetArea(workspace.docks["images"]) == RIGHT
    assert workspace.docks["history"].isFloating()


def test_docks_have_their_widths_again_after_the_next_start(
    theme: Theme, tmp_path: Path, folder: Path, qtbot: QtBot
) -> None:
    widths = []
    for is_first in (True, False, False):
        window, controller, dispatcher = build_window(theme, Settings(tmp_path / "window.ini"), None)
        shell = Shell(window, controller, qtbot)
        shell.open(folder)
        docks = workspace_of(shell).docks
        sides = [docks["images"], docks["tools"]]
        if is_first:
            # Less than usual, both of them: a side that is squeezed, or grows, is told apart.
            workspace_of(shell).resizeDocks(sides, [LEFT_WIDTH - 12, 1], Qt.Orientation.Horizontal)
        shell.rest()
        widths.append([dock.width() for dock in sides])
        close_window(window, controller, dispatcher)
    assert widths[0][0] == LEFT_WIDTH - 12
    assert widths[1:] == widths[:1] * 2


def test_a_layout_without_its_checksum_is_none() -> None:
    packed = pack_layout(QByteArray(b"state"), CLOSED_AT_FIRST)
    assert unpack_layout(packed) == (QByteArray(b"state"), CLOSED_AT_FIRST)
    data = bytes(packed.data())
    for damaged in (b"", data[:-1], data + b"x", data.replace(b"state", b"stare"), b"splitter"):
        assert unpack_layout(QByteArray(damaged)) is None


@pytest.mark.parametrize("ending", ["key", "close_project"])
def test_the_canvas_alone_and_all_back_again(shell: Shell, folder: Path, ending: str) -> None:
    shell.open(folder)
    window = shell.window
    bars = (window.menuBar(), window.tool_bar, window.statusBar())
    shell.press_keys("canvas_only")
    assert window.isFullScreen()
    assert shown(shell) == set()
    assert not any(bar.isVisible() for bar in bars)
    assert window.action_set["canvas_only"].isChecked()
    assert "brings panels and menus back" in shell.names_of_notices()[-1]
    # What is drawn and decided works as ever.
    shell.press(Qt.Key.Key_B)
    shell.draw((12, 20), (12, 70))
    shell.press_keys("undo")
    if ending == "key":
        shell.press_keys("canvas_only")
        assert all(bar.isVisible() for bar in bars)
        assert shown(shell) == {"images", "tools"}
    else:
        assert shell.controller.close_project()
        assert window.menuBar().isVisible()
    assert not window.isFullScreen()
    assert not window.action_set["canvas_only"].isChecked()


def test_a_window_that_is_closed_with_the_canvas_alone_comes_back_with_its_frame(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    before = shell.window.saveGeometry()
    shell.press_keys("canvas_only")
    assert shell.window.isFullScreen()
    assert shell.window.close()
    assert shell.window.settings.bytes_of("geometry") == before


def test_a_floating_panel_is_there_while_the_project_is(shell: Shell, folder: Path) -> None:
    workspace = workspace_of(shell)
    shell.open(folder)
    for name in ("images", "tools"):
        workspace.docks[name].setFloating(True)
    assert shown(shell) == {"images", "tools"}
    kept = workspace.layout_state()
    assert shell.controller.close_project()
    assert shown(shell) == set()
    # As at the next start, before any project.
    workspace.restore_layout(kept)
    workspace.show_panels(True)
    assert shown(shell) == set()
    shell.open(folder)
    assert shown(shell) == {"images", "tools"}
    assert workspace.docks["images"].isFloating()
    workspace.open_dock("images", False)
    assert shown(shell) == {"tools"}


def test_the_menu_of_the_bars_is_that_of_the_window(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    workspace, actions = workspace_of(shell), shell.window.action_set
    menu = workspace.createPopupMenu()
    rows = menu.actions()
    assert [row.objectName() for row in rows] == [f"panel_{name}" for name in ("images", "tools", "history")]
    assert [row.isChecked() for row in rows] == [True, True, False]
    rows[2].trigger()
    assert workspace.open_docks == {"images", "tools", "history"}
    assert actions["panel_history"].isChecked()
    shell.press_keys("panels")
    shell.press_keys("panels")
    assert shown(shell) == {"images", "tools", "history"}
    menu.deleteLater()
