"""Shapes that are drawn and not applied: kept whatever is chosen, never accepted or lost unseen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from engine.core import IGNORE
from engine.document.planes import Plane
from engine.storage import ImageStatus
from gui.bench.driven_window import view_point
from gui.canvas.view import CanvasView
from gui.tools import LivewireTool, RidgeTool
from tests.gui.shell.helpers import Shell

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
CORNERS = ((10, 20), (10, 60), (40, 60))


def point(view: CanvasView, y: float, x: float) -> QPoint:
    return view_point(view, y, x).toPoint()


def drag_to(shell: Shell, end: tuple[int, int] = (40, 60), start: tuple[int, int] = (10, 20)) -> None:
    shell.draw(start, end)


def click_corners(shell: Shell) -> None:
    for y, x in CORNERS:
        QTest.mouseClick(shell.window.canvas, LEFT, pos=point(shell.window.canvas, y, x))


def click_and_wait(shell: Shell) -> None:
    click_corners(shell)
    tool = shell.window.canvas.tool
    assert isinstance(tool, RidgeTool | LivewireTool)
    shell.wait(lambda: not tool.is_busy)


def click_with_alt(shell: Shell) -> None:
    for y, x in CORNERS:
        QTest.mouseClick(shell.window.canvas, LEFT, ALT, point(shell.window.canvas, y, x))


DRAWN: dict[str, Callable[[Shell], None]] = {
    "polygon": click_corners,
    "rectangle": drag_to,
    "ellipse": drag_to,
    "lasso": click_with_alt,
    "ridge": click_and_wait,
    "livewire": click_and_wait,
}
drafting = pytest.mark.parametrize("tool", DRAWN)


def begin(shell: Shell, folder: Path, tool: str) -> np.ndarray:
    """Open a folder, draw a draft with this tool, and return the mask as it was."""
    shell.open(folder)
    shell.see()
    shell.window.action_set[f"tool_{tool}"].trigger()
    DRAWN[tool](shell)
    assert shell.window.canvas.has_draft
    return mask(shell)


def mask(shell: Shell) -> np.ndarray:
    image = shell.session.image
    assert image is not None
    return image.planes.view(Plane.MASK).copy()


@drafting
def test_whatever_is_chosen_a_draft_is_kept_and_nothing_is_painted(
    shell: Shell, folder: Path, tool: str
) -> None:
    begin(shell, folder, tool)
    image, canvas, actions = shell.session.image, shell.window.canvas, shell.window.action_set
    points = canvas.tool.draft.lines[0].points
    shell.press(Qt.Key.Key_B)
    assert not canvas.has_draft
    assert any("it waits" in summary for summary in shell.names_of_notices())
    actions["accept_image"].trigger()
    assert shell.session.image is image
    assert image.record.status is not ImageStatus.ACCEPTED
    assert any("was not accepted" in summary for summary in shell.names_of_notices())
    assert canvas.tool.draft.lines[0].points == points, "what has to be decided is in sight"
    actions["tool_brush"].trigger()
    actions["undo"].trigger()
    actions[f"tool_{tool}"].trigger()
    assert canvas.tool.draft.lines[0].points == points
    shell.press(Qt.Key.Key_D)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id != image.id)
    assert not canvas.has_draft
    assert any("waits there" in summary for summary in shell.names_of_notices())
    actions["tool_brush"].trigger()
    shell.press(Qt.Key.Key_A)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == image.id)
    assert any("Something is drawn in this image" in summary for summary in shell.names_of_notices())
    actions[f"tool_{tool}"].trigger()
    shell.press(Qt.Key.Key_0)
    assert canvas.tool.draft.class_id == 0
    assert canvas.tool.draft.lines[0].points == points
    assert (mask(shell) == IGNORE).all()
    while canvas.has_draft:
        shell.press(Qt.Key.Key_Return)
    assert set(np.unique(mask(shell))) == {0, IGNORE}
    shell.press_keys("undo")
    assert (mask(shell) == IGNORE).all()


@drafting
def test_undo_by_menu_takes_the_draft_back_before_the_mask(shell: Shell, folder: Path, tool: str) -> None:
    begin(shell, folder, tool)
    canvas, undo = shell.window.canvas, shell.window.action_set["undo"]
    assert undo.isEnabled()
    shell.press(Qt.Key.Key_Escape)
    assert not canvas.has_draft
    assert not undo.isEnabled()
    shell.press(Qt.Key.Key_B)
    shell.draw((50, 10), (50, 50))
    painted = mask(shell)
    shell.window.action_set[f"tool_{tool}"].trigger()
    DRAWN[tool](shell)
    while canvas.has_draft:
        assert (mask(shell) == painted).all()
        undo.trigger()
    assert (mask(shell) == painted).all()
    undo.trigger()
    assert (mask(shell) == IGNORE).all()


@pytest.mark.parametrize("way", ["menu", "list", "skip"])
def test_every_way_to_another_image_keeps_the_draft(shell: Shell, folder: Path, way: str) -> None:
    begin(shell, folder, "rectangle")
    image, images = shell.session.image, shell.window.workspace.images
    match way:
        case "menu":
            shell.window.action_set["next_image"].trigger()
        case "list":
            images.image_chosen.emit(int(image.id) + 1)
        case _:
            shell.window.action_set["skip_image"].trigger()
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id != image.id)
    assert not shell.window.canvas.has_draft
    images.image_chosen.emit(int(image.id))
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == image.id)
    assert shell.window.canvas.has_draft
    assert (mask(shell) == IGNORE).all()


@pytest.mark.parametrize("way", ["project", "window"])
def test_leaving_says_what_is_not_applied_and_leaves_when_repeated(
    shell: Shell, folder: Path, way: str
) -> None:
    begin(shell, folder, "ellipse")
    shell.window.action_set["tool_scribble"].trigger()
    leave = shell.window.action_set["close_project"].trigger if way == "project" else shell.window.close
    leave()
    assert shell.controller.session is not None
    assert any("Ellipse in leaf_00.png" in summary for summary in shell.names_of_notices())
    leave()
    assert shell.controller.session is None


@pytest.mark.parametrize(
    ("tool", "action"), [("lasso", "next_image"), ("lasso", "close_project"), ("rectangle", "tool_brush")]
)
def test_an_action_during_the_drag_keeps_what_was_drawn(
    shell: Shell, folder: Path, tool: str, action: str
) -> None:
    shell.open(folder)
    shell.see()
    image, canvas = shell.session.image, shell.window.canvas
    shell.window.action_set[f"tool_{tool}"].trigger()
    QTest.mousePress(canvas, LEFT, pos=point(canvas, 10, 20))
    for y, x in ((10, 60), (40, 60)):
        QTest.mouseMove(canvas, point(canvas, y, x))
        QTest.qWait(20)
    shell.window.action_set[action].trigger()
    QTest.mouseRelease(canvas, LEFT, pos=point(canvas, 40, 60))
    if tool == "lasso":
        assert (image.planes.view(Plane.MASK) == 1).any()
    else:
        shell.window.action_set[f"tool_{tool}"].trigger()
        assert canvas.has_draft


def test_a_region_of_the_mask_becomes_a_polygon_without_waiting_for_it(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.see()
    canvas = shell.window.canvas
    shell.press(Qt.Key.Key_R)
    shell.draw((10, 20), (30, 50))
    shell.press(Qt.Key.Key_Return)
    before = mask(shell)
    shell.press(Qt.Key.Key_L)
    QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.ControlModifier, point(canvas, 20, 30))
    shell.wait(lambda: canvas.has_draft)
    assert (mask(shell) == before).all()
    shell.draw((20, 30), (40, 30))
    assert canvas.apply_draft()
    assert (mask(shell)[30:50, 20:50] == 1).all()
    assert int((mask(shell) == 1).sum()) == 20 * 30
    shell.press_keys("undo")
    assert (mask(shell) == before).all()
