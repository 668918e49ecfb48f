"""Keys of the canvas work wherever one has clicked before, but in fields for text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from gui.key_filter import is_text_field
from gui.panels.rows.arrow_group import TAKES_ARROWS
from tests.gui.shell.helpers import Shell

LEFT = Qt.MouseButton.LeftButton


def focusable(shell: Shell) -> Iterator[QWidget]:
    """Every part of both sides that a click or a key can give the keyboard to."""
    workspace = shell.window.workspace
    assert workspace is not None
    for panel in (workspace.images, workspace.classes, workspace.tool, workspace.cut, workspace.model):
        for widget in panel.findChildren(QWidget):
            is_usable = widget.isVisible() and widget.isEnabled()
            if is_usable and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
                yield widget


def space_drag(shell: Shell) -> tuple[bool, bool]:
    """Whether Space + drag on the canvas moved the picture, and whether it painted."""
    canvas = shell.window.canvas
    # Drag after drag the picture would come to the end of its way.
    canvas.fit()
    camera, middle = canvas.camera, canvas.rect().center()
    QTest.keyPress(QApplication.focusWidget() or shell.window, Qt.Key.Key_Space)
    QTest.mousePress(canvas, LEFT, pos=middle)
    QTest.mouseMove(canvas, middle + QPoint(30, 20))
    QTest.mouseRelease(canvas, LEFT, pos=middle + QPoint(30, 20))
    QTest.keyRelease(QApplication.focusWidget() or shell.window, Qt.Key.Key_Space)
    assert shell.session.image is not None
    return canvas.camera != camera, shell.session.image.history.can_undo


def test_space_moves_the_picture_whatever_part_of_the_panels_has_the_keyboard(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    tried = 0
    for widget in list(focusable(shell)):
        if is_text_field(widget):
            continue
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        if QApplication.focusWidget() is not widget:
            continue
        tool, choices = shell.window.tools.tool, shell.window.tools.cut.value
        name = f"{type(widget).__name__} {widget.accessibleName()}"
        assert space_drag(shell) == (True, False), name
        assert (shell.window.tools.tool, shell.window.tools.cut.value) == (tool, choices), name
        tried += 1
    assert tried > 10


def test_keys_act_on_the_picture_after_a_click_on_a_class_and_after_a_rename(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    panel = shell.window.workspace.classes
    at = panel.view.visualRect(panel.rows.index(1, 0)).center()
    QTest.mouseClick(panel.view.viewport(), LEFT, pos=at)
    assert space_drag(shell) == (True, False)
    shell.press(Qt.Key.Key_Right)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.record.path.stem == "leaf_01")
    for key, name in ((Qt.Key.Key_Return, "nucleus"), (Qt.Key.Key_Escape, "nucleus")):
        panel.edit_name(1)
        # The editor of the last round may be on its way out, so that it could be found as a child.
        editor = panel.view.indexWidget(panel.view.currentIndex())
        assert isinstance(editor, QLineEdit)
        editor.setText("nucleus" if key is Qt.Key.Key_Return else "dropped")
        QTest.keyClick(editor, key)
        shell.wait(lambda: QApplication.focusWidget() is shell.window.canvas)
        assert shell.session.classes.names[1] == name
    tool = shell.window.tools.tool
    assert space_drag(shell) == (True, False)
    assert shell.window.tools.tool == tool


def test_return_in_a_number_field_gives_the_keyboard_back_so_that_a_digit_is_a_class(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    boxes = [w for w in focusable(shell) if isinstance(w, QSpinBox | QDoubleSpinBox)]
    assert len(boxes) >= 2
    for box in boxes:
        shell.press(Qt.Key.Key_1)
        box.setFocus(Qt.FocusReason.MouseFocusReason)
        box.selectAll()
        QTest.keyClicks(box, "20")
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert box.value() == 20
        shell.wait(lambda: QApplication.focusWidget() is shell.window.canvas)
        shell.press(Qt.Key.Key_0)
        assert (box.value(), shell.window.tools.class_id) == (20, 0)


@pytest.mark.parametrize(("keys", "opened"), [((), "leaf_03"), ((Qt.Key.Key_Down,) * 5, "leaf_04")])
def test_return_in_the_find_box_opens_the_first_match_or_the_one_gone_to(
    shell: Shell, folder: Path, keys: tuple[Qt.Key, ...], opened: str
) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    panel = shell.window.workspace.images
    shell.press_ctrl(Qt.Key.Key_F)
    QTest.keyClicks(panel.search, "leaf_03" if not keys else "leaf_0")
    for key in keys:
        QTest.keyClick(panel.search, key)
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.record.path.stem == opened)
    shell.wait(lambda: QApplication.focusWidget() is shell.window.canvas)


def test_a_field_for_text_that_takes_the_keyboard_lets_go_of_a_held_key(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    view = shell.window.workspace.classes.view
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyPress(view, Qt.Key.Key_Space)
    assert shell.window.canvas.cursor().shape() is Qt.CursorShape.OpenHandCursor
    shell.window.workspace.images.search.setFocus()
    assert shell.window.canvas.cursor().shape() is not Qt.CursorShape.OpenHandCursor


def walk(shell: Shell, first: QWidget) -> list[QWidget]:
    """What Tab comes to one after the other, from this part of the window on and round to it again."""
    first.setFocus()
    met: list[QWidget] = []
    while not met or met[-1] is not first:
        QTest.keyClick(QApplication.focusWidget() or shell.window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus not in met
        met.append(focus)
    return met[:-1]


def walk_to(shell: Shell, wanted: QWidget) -> None:
    """Press Tab until the keyboard is there."""
    for _ in walk(shell, shell.window.canvas):
        QTest.keyClick(QApplication.focusWidget() or shell.window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is wanted:
            return
    raise AssertionError(f"Tab does not come to {wanted}.")


def test_tab_comes_to_every_part_of_the_panels_from_top_to_bottom(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_T)
    shell.window.action_set["adjust_panel"].trigger()
    shell.rest()
    met = walk(shell, shell.window.canvas)
    assert set(focusable(shell)) <= {*met}
    for names in (("images",), ("classes", "tool", "adjustment", "cut", "model", "learning")):
        cards = [getattr(shell.window.workspace, name) for name in names]
        parts = [part for part in met if any(card.isAncestorOf(part) for card in cards)]
        places = [part.mapToGlobal(part.rect().center()).y() for part in parts]
        # Parts of one row differ in height by less than half a row.
        falls = [
            b.accessibleName()
            for a, b, y, z in zip(parts, parts[1:], places, places[1:], strict=False)
            if z < y - 12
        ]
        assert falls == []
        assert len(parts) >= 5


def test_what_tab_came_to_is_used_with_space_and_arrows(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    workspace, window = shell.window.workspace, shell.window
    assert workspace is not None
    image = shell.session.wanted_image_id
    scribble = workspace.tool.tool_buttons[0]
    walk_to(shell, scribble)
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Right)
    polygon = QApplication.focusWidget()
    assert polygon is not None
    assert polygon.accessibleName() == "Polygon"
    QTest.keyClick(polygon, Qt.Key.Key_Space)
    assert window.tools.tool == "polygon"
    walk_to(shell, workspace.tool.opacity)
    before = workspace.tool.opacity.value()
    QTest.keyClick(workspace.tool.opacity, Qt.Key.Key_Right)
    assert workspace.tool.opacity.value() > before
    assert shell.session.wanted_image_id == image
    QTest.keyClick(workspace.tool.opacity, Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()


def test_the_tools_are_one_stop_of_tab_in_which_arrows_go_on(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    workspace, window = shell.window.workspace, shell.window
    assert workspace is not None
    image, tools = shell.session.wanted_image_id, workspace.tool.tool_buttons
    shell.press_keys("tool_wand")
    stops = [part for part in walk(shell, window.canvas) if part in tools]
    assert [stop.accessibleName() for stop in stops] == ["Wand"], "the tool in hand"
    walk_to(shell, stops[0])

    def press(key: Qt.Key) -> str:
        QTest.keyClick(QApplication.focusWidget() or window, key)
        focus = QApplication.focusWidget()
        return "" if focus is None else focus.accessibleName()

    names = [tool.accessibleName() for tool in tools]
    assert press(Qt.Key.Key_End) == names[-1]
    assert press(Qt.Key.Key_Right) == names[0]
    assert press(Qt.Key.Key_Left) == names[-1]
    assert press(Qt.Key.Key_Home) == names[0]
    below = press(Qt.Key.Key_Down)
    first, second = (
        next(tool for tool in tools if tool.accessibleName() == name) for name in (names[0], below)
    )
    assert second.y() > first.y()
    assert press(Qt.Key.Key_Up) == names[0]
    assert window.tools.tool == "wand", "going by changes nothing"
    assert shell.session.wanted_image_id == image
    press(Qt.Key.Key_Space)
    assert window.tools.tool == "scribble"
    assert press(Qt.Key.Key_Tab) not in names
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is tools[0]


@pytest.mark.parametrize("kind", ["cut", "adjustment"])
def test_other_rows_of_buttons_are_one_stop_too(shell: Shell, folder: Path, kind: str) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    shell.window.action_set["adjust_panel"].trigger()
    shell.rest()
    card = getattr(shell.window.workspace, kind)
    grouped = [button for button in card.findChildren(QAbstractButton) if button.property(TAKES_ARROWS)]
    assert len(grouped) >= 5
    assert len([part for part in walk(shell, shell.window.canvas) if part in grouped]) == 1


def test_return_in_the_list_of_images_opens_the_row_that_keys_went_to(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    view = shell.window.workspace.images.view
    walk_to(shell, view)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down)
    told = shell.names_of_notices()
    QTest.keyClick(view, Qt.Key.Key_Return)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.record.path.stem == "leaf_03")
    assert shell.names_of_notices() == told
    # At the open image Return is what it is on the canvas.
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert "There is no cut to apply." in shell.names_of_notices()


def test_space_moves_the_picture_again_after_a_click_on_what_tab_came_to(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    assert shell.window.workspace is not None
    view = shell.window.workspace.classes.view
    # Of the tools Tab comes to the one in hand.
    walk_to(shell, shell.window.workspace.tool.tool_buttons[1])
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(1, 0)).center())
    assert space_drag(shell) == (True, False)
    assert shell.window.tools.tool == "brush"
