"""Instances in the window: key and menu, counts in the class list, the dialog, and edits by the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from engine.session import InstanceMethod, InstanceSettings
from gui.bench.driven_window import view_point
from gui.dialogs.export_dialog.choices import ExportChoices
from gui.dialogs.export_dialog.dialog import ExportDialog
from gui.dialogs.instances import METHODS, InstancesDialog, summary_of
from gui.panels.class_list.rows import COUNT_ROLE
from gui.style.theme import Theme
from tests.gui.shell.helpers import Shell


@pytest.fixture
def painted(shell: Shell, folder: Path) -> Iterator[Shell]:
    """The window with two objects of class 1 painted by the mouse."""
    shell.open(folder)
    shell.window.tools.choose_tool("brush")
    shell.window.tools.choose_class(1)
    shell.window.tools.set_radius_px(5)
    for x in (20, 70):
        shell.draw((32, x), (36, x))
    yield shell
    shell.window.tools.are_instances_shown.set(False)


def count_of(shell: Shell, class_id: int) -> object:
    workspace = shell.window.workspace
    assert workspace is not None
    return workspace.classes.rows.index(class_id, 0).data(COUNT_ROLE)


def numbers(shell: Shell) -> list[int]:
    found = shell.window.instances_link.instances
    return [] if found is None else found.numbers.tolist()


def test_the_key_shows_instances_with_counts_and_hides_them_again(painted: Shell) -> None:
    assert count_of(painted, 1) is None
    painted.press(Qt.Key.Key_N)
    painted.wait(lambda: numbers(painted) == [1, 2])
    assert count_of(painted, 1) == 2
    assert count_of(painted, 0) is None
    assert painted.window.action_set["instances"].isChecked()
    painted.press(Qt.Key.Key_N)
    assert numbers(painted) == []
    assert count_of(painted, 1) is None
    assert not painted.window.action_set["instances"].isChecked()


NOTHING = "There is no single object in this image yet."


def test_that_there_is_no_object_is_said_until_there_is_one(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_N)
    shell.wait(lambda: NOTHING in shell.names_of_notices())
    shell.window.tools.choose_tool("brush")
    shell.window.tools.choose_class(1)
    shell.draw((32, 20), (36, 20))
    shell.wait(lambda: numbers(shell) == [1])
    assert NOTHING not in shell.names_of_notices()
    shell.press(Qt.Key.Key_N)


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_Right])
def test_that_there_is_no_object_ends_with_the_display_and_with_the_image(
    shell: Shell, folder: Path, key: Qt.Key
) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_N)
    shell.wait(lambda: NOTHING in shell.names_of_notices())
    shell.press(key)
    shell.wait(lambda: NOTHING not in shell.names_of_notices())
    shell.window.tools.are_instances_shown.set(False)


def test_a_stroke_adds_an_object_when_the_hand_rests_and_undo_takes_it_away(painted: Shell) -> None:
    painted.press(Qt.Key.Key_N)
    painted.wait(lambda: numbers(painted) == [1, 2])
    painted.draw((8, 44), (8, 46))
    painted.wait(lambda: numbers(painted) == [1, 2, 3])
    assert painted.window.instances_link.id_at((8, 45)) == 3
    painted.press_ctrl(Qt.Key.Key_Z)
    painted.wait(lambda: numbers(painted) == [1, 2])


def test_nothing_is_found_while_the_pen_moves(painted: Shell) -> None:
    painted.press(Qt.Key.Key_N)
    painted.wait(lambda: numbers(painted) == [1, 2])
    link, view = painted.window.instances_link, painted.window.canvas
    asked: list[object] = []
    link.changed.connect(asked.append)
    start = view_point(view, 8, 30).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in range(12):
        QTest.mouseMove(view, start + QPoint(6 * step, 0))
        painted.rest()
    assert asked == []
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(72, 0))
    painted.wait(lambda: numbers(painted) == [1, 2, 3])


def test_the_status_line_names_the_object_under_the_pointer(painted: Shell) -> None:
    painted.press(Qt.Key.Key_N)
    painted.wait(lambda: numbers(painted) == [1, 2])
    view = painted.window.canvas
    QTest.mouseMove(view, view_point(view, 34, 70).toPoint())
    painted.wait(lambda: painted.window.status.class_name.text() == "object 2")
    QTest.mouseMove(view, view_point(view, 2, 2).toPoint())
    painted.wait(lambda: painted.window.status.class_name.text() != "object 2")
    assert "object" not in painted.window.status.class_name.text(), "none is there"


def test_a_class_is_made_stuff_in_its_menu_and_the_project_remembers(painted: Shell) -> None:
    painted.press(Qt.Key.Key_N)
    painted.wait(lambda: numbers(painted) == [1, 2])
    workspace = painted.window.workspace
    assert workspace is not None
    panel = workspace.classes
    panel.view.menu_requested.emit(1, panel.mapToGlobal(QPoint(5, 5)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    choice = next(action for action in menu.actions() if action.text() == "Has single objects")
    assert choice.isChecked()
    choice.trigger()
    menu.close()
    painted.wait(lambda: numbers(painted) == [])
    assert not painted.session.project.classes[1].is_thing
    assert count_of(painted, 1) is None


def test_the_dialog_cuts_at_necks_and_shows_it_at_once(painted: Shell) -> None:
    painted.draw((34, 20), (34, 70))
    painted.press(Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    dialog = QApplication.activeModalWidget() or painted.window.findChild(InstancesDialog)
    assert isinstance(dialog, InstancesDialog)
    painted.wait(lambda: dialog.summary.text() == "1 object in this image.")
    assert not dialog.neck_depth.isVisible()
    dialog.method.setCurrentIndex(1)
    assert dialog.neck_depth.isVisible()
    dialog.least.setValue(3)
    assert painted.window.instances_link.settings.method is InstanceMethod.WATERSHED
    painted.wait(lambda: painted.session.project.settings.get("instances", {}).get("least_px") == 3)
    dialog.close()
    painted.wait(lambda: painted.window.findChild(InstancesDialog) is None)


def test_what_the_dialog_is_given_it_shows_and_tells_each_change(qtbot: QtBot, theme: Theme) -> None:
    given = InstanceSettings(InstanceMethod.BOUNDARY, 4, 77, 3.0, 0.4)
    dialog = InstancesDialog(theme, given)
    qtbot.addWidget(dialog)
    told: list[InstanceSettings] = []
    dialog.moved.connect(told.append)
    assert dialog.settings == given
    shown = (dialog.method.currentIndex(), dialog.neighbours.currentIndex(), dialog.least.value())
    assert shown == (2, 1, 77)
    assert dialog.strength.value() == 40
    dialog.neighbours.setCurrentIndex(0)
    dialog.strength.setValue(55)
    assert [(s.connectivity, s.boundary_depth) for s in told] == [(8, 0.4), (8, 0.55)]


def test_every_method_of_the_engine_can_be_chosen_and_counts_are_said_in_words() -> None:
    assert [method for method, _, _ in METHODS] == list(InstanceMethod)
    assert summary_of(None).startswith("No objects yet")


def test_the_export_dialog_offers_every_format(qtbot: QtBot, qapp: QApplication) -> None:
    from engine.formats.catalog import WRITERS

    dialog = ExportDialog(Path("out"), Theme(qapp), ExportChoices("coco"))
    qtbot.addWidget(dialog)
    offered = [
        (dialog.format.itemData(row), dialog.format.itemText(row)) for row in range(dialog.format.count())
    ]
    formats = [(name, title) for name, title in offered if name]
    assert formats[0] == ("coco", "COCO, objects")
    assert sorted(formats) == sorted((name, row.title) for name, row in WRITERS.items())
