"""Painting over one label only, the width of a pen, and the card of the tools, in the real window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.core import IGNORE
from engine.document.planes import Plane
from gui.bench.driven_window import view_point
from gui.tools import TOOLS
from tests.gui.shell.helpers import Shell


def mask(shell: Shell) -> np.ndarray:
    image = shell.session.image
    assert image is not None
    return image.planes.view(Plane.MASK).copy()


def hover(shell: Shell, y: int, x: int) -> None:
    QTest.mouseMove(shell.window.canvas, view_point(shell.window.canvas, y, x).toPoint())
    QApplication.processEvents()


def test_only_what_is_chosen_is_painted_over_and_the_window_says_so(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.see()
    canvas, card = shell.window.canvas, shell.window.workspace.tool
    shell.press(Qt.Key.Key_B)
    shell.press(Qt.Key.Key_0)
    shell.draw((20, 20), (20, 70))
    shell.press(Qt.Key.Key_1)
    before = mask(shell)
    shell.press_keys("paint_over")
    assert card.over.currentText() == "Only unlabelled"
    assert shell.window.status.hint.text().startswith("Only over unlabelled")
    shell.draw((20, 30), (20, 40))
    shell.draw((20, 30), (20, 40))
    assert (mask(shell) == before).all()
    assert shell.names_of_notices().count("Nothing changed: not all labels may be painted over now.") == 1
    shell.draw((5, 45), (60, 45))
    changed = mask(shell) != before
    assert changed.any()
    assert (before[changed] == IGNORE).all()
    shell.press_keys("undo")
    hover(shell, 20, 50)
    shell.press_keys("paint_over")
    name = shell.session.classes[0].name
    assert card.over.currentText() == f"Only {name}"
    assert canvas.limit == f"Only over {name}"
    shell.draw((5, 45), (60, 45))
    changed = mask(shell) != before
    assert changed.any()
    assert (before[changed] == 0).all()
    shell.press(Qt.Key.Key_S)
    assert canvas.limit == "", "a scribble goes over everything"
    shell.press(Qt.Key.Key_R)
    assert shell.window.status.hint.text().startswith(f"Only over {name}")
    shell.press_keys("paint_over")
    assert canvas.limit == ""
    assert card.over.currentText() == "Everything"
    shell.draw((2, 2), (60, 90))
    shell.press(Qt.Key.Key_Return)
    assert (mask(shell)[5:60, 5:88] == 1).all()


def test_the_card_chooses_what_is_painted_over(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    over = shell.window.workspace.tool.over
    shell.press(Qt.Key.Key_B)
    assert over.count() == 2 + len(shell.session.classes.present)
    over.setFocus()
    QTest.keyClick(over, Qt.Key.Key_Down)
    assert shell.session.strokes.only_over == IGNORE
    shell.window.action_set["close_project"].trigger()
    shell.open(folder)
    assert over.currentText() == "Everything"
    assert shell.session.strokes.only_over is None


def test_a_pen_draws_wider_the_harder_it_is_pressed(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.see()
    canvas = shell.window.canvas
    shell.press(Qt.Key.Key_B)
    shell.window.tools.set_radius_px(9.0)
    kinds = QEvent.Type
    steps = ((kinds.TabletPress, 10, 0.01), (kinds.TabletMove, 40, 0.5), (kinds.TabletMove, 80, 1.0))
    for kind, x, pressure in (*steps, (kinds.TabletRelease, 80, 0.0)):
        place = view_point(canvas, 32.5, x + 0.5)
        button = Qt.MouseButton.NoButton if kind is kinds.TabletMove else Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind is kinds.TabletRelease else Qt.MouseButton.LeftButton
        keys = Qt.KeyboardModifier.NoModifier
        event = QTabletEvent(
            kind, QPointingDevice.primaryPointingDevice(), place, QPointF(canvas.mapToGlobal(place)),
            pressure, 0.0, 0.0, 0.0, 0.0, 0.0, keys, button, held,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)
        QApplication.processEvents()
    widths = (mask(shell) == 1).sum(axis=0)
    assert widths[10] in (6, 7)
    assert widths[10] < widths[25] < widths[60] < widths[80] == 17
    shell.press_keys("undo")
    assert (mask(shell) == IGNORE).all()


def test_every_tool_has_a_button_with_name_and_key_at_the_narrowest(shell: Shell, folder: Path) -> None:
    shell.window.resize(QSize(600, 480))
    shell.open(folder)
    card = shell.window.workspace.tool
    for spec, button in zip(TOOLS, card.tool_buttons, strict=True):
        assert button.accessibleName() == spec.title
        assert spec.title in button.toolTip()
        assert spec.tip in button.toolTip()
        assert card.rect().contains(button.geometry())
        button.click()
        assert shell.window.tools.tool == spec.id
        assert button.isChecked()
    room = card.parentWidget().parentWidget().width()
    assert card.width() <= room
    picture = card.tool_buttons[0].grab().toImage()
    shell.window.action_set["tool_scribble"].setShortcuts([])
    assert card.tool_buttons[0].grab().toImage() != picture, "the key is drawn"


def test_what_may_be_painted_over_is_offered_where_the_tool_heeds_it(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    over = shell.window.workspace.tool.over
    for tool, is_offered in (("scribble", False), ("brush", True), ("measure", False), ("wand", True)):
        shell.window.tools.choose_tool(tool)
        assert over.isEnabled() is is_offered
