"""Messages over the canvas: they stand in its middle, take no stroke from it, and end with their cause."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine import session as session_package
from engine.core import IGNORE
from engine.document.planes import Plane
from engine.session import Notice, NoticeLevel
from engine.session.editing import cutter
from engine.session.state import REDO_SUBJECT, UNDO_SUBJECT
from gui.dialogs.about import PastNoticesDialog
from gui.messages import NoticeBox, NoticeButton
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_window import ShownWindows
from tests.helpers.layout_items import items_in_python

LEFT = Qt.MouseButton.LeftButton
_ABOUT_NEXT_STEP = re.compile(r'"([^"\n]*(?:\[\[(?:undo|redo)\]\] |\bUndo (?:brings|takes|makes) )[^"\n]*)"')


def message(shell: Shell) -> QWidget:
    """A message on the screen, alone; its text, where a hand would put the mouse."""
    shell.window.notices.clear()
    shell.window.notices.show_notice(Notice("A message over the image.", "It says what to do. " * 6))
    shell.rest()
    (box,) = shell.window.notices.findChildren(NoticeBox)
    return box.summary


def rect_in_window(shell: Shell, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(shell.window, QPoint(0, 0)), widget.size())


def test_messages_stand_in_the_middle_of_the_canvas(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    message(shell)
    workspace = shell.window.workspace
    assert workspace is not None

    def is_central() -> bool:
        canvas = rect_in_window(shell, shell.window.canvas)
        notices = rect_in_window(shell, shell.window.notices)
        return canvas.contains(notices) and abs(canvas.center().x() - notices.center().x()) <= 1

    shell.wait(is_central)
    workspace.open_dock("images", False)
    shell.wait(is_central)
    shell.window.resize(1000, 700)
    shell.wait(is_central)


def test_a_stroke_that_begins_on_a_message_draws(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("tool_brush")
    text = message(shell)
    image = shell.session.image
    assert image is not None
    QTest.mousePress(text, LEFT, pos=QPoint(4, 4))
    QTest.mouseMove(text, QPoint(60, 20))
    QTest.mouseMove(text, QPoint(60, 160))
    QTest.mouseRelease(text, LEFT, pos=QPoint(60, 160))
    shell.wait(lambda: not image.planes.is_blank(Plane.MASK))
    assert np.any(image.planes.view(Plane.MASK) != IGNORE)
    assert QApplication.focusWidget() is shell.window.canvas


def test_the_wheel_on_a_message_zooms_and_its_button_closes_it(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    text = message(shell)
    scale = shell.window.canvas.camera.scale
    at = QPointF(6, 6)
    # To what has the text: Qt gives on to it only what comes from the hand itself.
    QApplication.sendEvent(
        shell.window.notices,
        QWheelEvent(
            at,
            QPointF(text.mapToGlobal(at)),
            QPoint(),
            QPoint(0, 240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
    shell.wait(lambda: shell.window.canvas.camera.scale > scale)
    (box,) = shell.window.notices.findChildren(NoticeBox)
    QTest.mouseClick(box.close_button, LEFT)
    assert not shell.window.notices.shown


def test_the_key_of_a_tool_again_works_and_says_nothing_against_it(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("tool_threshold")
    shell.window.notices.clear()
    shell.press_keys("tool_threshold")
    assert shell.window.canvas.has_draft
    assert shell.names_of_notices() == []


@pytest.mark.parametrize("ending", ["second class", "another image", "undo", "Escape"])
def test_what_was_said_of_one_class_ends_with_the_second_the_image_or_its_scribble(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(cutter, "_is_warming_up", lambda: True)
    monkeypatch.setattr("engine.refine.image_cuts.is_prepared", lambda stage: False)
    shell.open(folder)
    shell.press_keys("tool_scribble")
    shell.draw((12, 12), (50, 12))
    said = "only one class has a scribble"
    shell.wait(lambda: any(said in text for text in shell.names_of_notices()))
    if ending == "second class":
        shell.window.tools.choose_class(1 - min(1, shell.window.tools.class_id))
        shell.draw((12, 80), (50, 80))
    elif ending == "Escape":
        shell.press(Qt.Key.Key_Escape)
    else:
        shell.press_keys("next_image" if ending == "another image" else "undo")
    shell.wait(lambda: not any(said in text for text in shell.names_of_notices()))


def hints_about_the_next_step() -> list[str]:
    """What messages of the engine say of the keys of undo and redo, as its sources have it."""
    sources = [
        path.read_text(encoding="utf-8") for path in Path(session_package.__file__).parent.rglob("*.py")
    ]
    return sorted({hint for text in sources for hint in _ABOUT_NEXT_STEP.findall(text)})


def test_every_message_about_the_next_undo_or_redo_is_over_with_it(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    notices, hints = shell.window.notices, hints_about_the_next_step()
    assert len(hints) > 8
    for hint in hints:
        notices.clear()
        notices.show_notice(Notice("Something was done.", hint, stays=True))
        notices.end_subjects({"another subject"})
        assert notices.shown, hint
        notices.end_subjects({UNDO_SUBJECT, REDO_SUBJECT})
        assert not notices.shown, hint
    # What has a cause of its own is over with that alone.
    notices.show_notice(Notice("Something was done.", hints[0], subject="its own", stays=True))
    notices.end_subjects({UNDO_SUBJECT, REDO_SUBJECT})
    assert notices.shown


def test_the_message_of_a_removal_is_gone_once_that_is_undone(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.notices.clear()
    shell.press_keys("remove_images")
    shell.wait(lambda: any("Removed" in notice.summary for notice in shell.window.notices.shown))
    shell.press_keys("undo")
    shell.wait(lambda: not any("Removed" in notice.summary for notice in shell.window.notices.shown))


def test_of_several_messages_the_newest_is_whole_and_the_others_are_a_line_each_or_counted(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    notices = shell.window.notices
    notices.clear()
    for number in range(5):
        notices.show_notice(Notice(f"Message {number}.", "What to do about it. " * 8, stays=True))
    shell.rest()
    boxes = {box.notice.summary: box for box in notices.findChildren(NoticeBox)}
    in_sight = [text for text, box in boxes.items() if box.isVisible()]
    assert sorted(in_sight) == ["Message 2.", "Message 3.", "Message 4."]
    assert [boxes[text].is_folded for text in sorted(in_sight)] == [True, True, False]
    assert boxes["Message 2."].height() < boxes["Message 4."].height() // 2
    assert notices.height() < shell.window.canvas.height() // 3
    assert notices.more_button.text() == "And 2 more messages"
    assert "What to do" in boxes["Message 2."].line.toolTip()
    QTest.mouseClick(boxes["Message 4."].close_button, LEFT)
    shell.rest()
    assert boxes["Message 1."].isVisible()
    assert not boxes["Message 3."].is_folded
    notices.show_notice(Notice("The disk is full.", level=NoticeLevel.ERROR))
    for number in range(5, 9):
        notices.show_notice(Notice(f"Message {number}.", stays=True))
    shell.rest()
    shown = [box.notice.summary for box in notices.findChildren(NoticeBox) if box.isVisible()]
    assert "The disk is full." in shown
    assert len(shown) == 3
    QTest.mouseClick(notices.more_button, LEFT)
    assert isinstance(shell.window.dialogs.shown[-1], PastNoticesDialog)


def test_python_holds_no_item_of_a_row_from_which_the_buttons_of_a_message_move(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    shell.window.notices.clear()
    before = len(items_in_python())
    button = NoticeButton("Do it", list)
    boxes = [NoticeBox(Notice("A message."), shell.window.icons, [button]) for _ in range(3)]
    assert len(items_in_python()) == before
    for box in boxes:
        box.fold(True)
        assert box.buttons[0].parentWidget().parentWidget() is box
    assert len(items_in_python()) == before


def test_messages_fade_while_a_hand_draws_beneath_them_and_come_back(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("tool_brush")
    text, notices, canvas = message(shell), shell.window.notices, shell.window.canvas
    far = QPoint(canvas.width() // 2, canvas.height() - 40)
    QTest.mousePress(canvas, LEFT, pos=far)
    QTest.mouseMove(canvas, far + QPoint(10, 0))
    assert not notices.is_aside
    QTest.mouseMove(canvas, canvas.mapFromGlobal(text.mapToGlobal(QPoint(4, 4))))
    assert notices.is_aside
    QTest.mouseRelease(canvas, LEFT, pos=far)
    shell.wait(lambda: not notices.is_aside)


def test_messages_lie_below_the_rulers(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("rulers")
    message(shell)
    assert rect_in_window(shell, shell.window.canvas).contains(rect_in_window(shell, shell.window.notices))
    across = shell.window.workspace.place.ruled.across if shell.window.workspace is not None else None
    assert across is not None
    assert across.isVisible()


def test_no_part_of_a_message_with_buttons_is_a_window_for_a_moment(
    shell: Shell, folder: Path, qapp: QApplication
) -> None:
    shell.open(folder)
    notices = shell.window.notices
    notices.clear()
    windows = ShownWindows(qapp)
    notices.show_notice(Notice("Something was imported."), [NoticeButton("Undo", lambda: None)])
    shell.rest()
    qapp.removeEventFilter(windows)
    assert windows.names == []
    assert [box.buttons[0].isVisible() for box in notices.findChildren(NoticeBox)] == [True]


def test_messages_about_a_project_are_gone_when_it_is_closed(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.notices.show_notice(Notice("A file is not there.", level=NoticeLevel.ERROR))
    shell.window.action_set["close_project"].trigger()
    assert shell.controller.session is None
    assert shell.names_of_notices() == []
    assert "A file is not there." in [past.notice.summary for past in shell.window.notices.past]
