"""Drafts of a tool on the canvas: drawn over the picture, applied and taken back."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core import Rect, UserError
from gui.canvas.camera import Camera
from gui.canvas.draft_layer import paint_draft
from gui.canvas.view import CanvasView
from gui.tools.base import Button, Draft, DraftLine, DraftRegion, Pointer, Tool
from tests.gui.canvas.worlds import plain_source

SHAPE = (40, 60)


class PinTool(Tool):
    """Each click adds a point; the draft is the line through them, with handles."""

    def __init__(self) -> None:
        self.points: list[tuple[float, float]] = []
        self.applied: list[tuple[float, float]] = []
        self.is_refused = False
        self.clicks: list[int] = []
        self.hovered: list[Pointer | None] = []
        self.typed: list[str] = []
        self.seen: list[Rect | None] = []

    @property
    def letters(self) -> str:
        return "OX" if self.points else ""

    def type_letter(self, letter: str) -> None:
        self.typed.append(letter)

    def press(self, at: Pointer, button: Button) -> None:
        self.points.append(at.point)
        self.clicks.append(at.clicks)
        self.seen.append(at.seen)

    def hover(self, at: Pointer | None) -> None:
        self.hovered.append(at)

    @property
    def draft(self) -> Draft | None:
        if not self.points:
            return None
        rect = Rect(5, 5, 15, 25)
        region = DraftRegion(rect, np.ones((rect.height, rect.width), bool))
        return Draft((DraftLine(tuple(self.points)),), tuple(self.points), 0, region, 1, "12 px")

    @property
    def has_draft(self) -> bool:
        return bool(self.points)

    @property
    def hint(self) -> str:
        return f"{len(self.points)} points"

    def apply(self) -> bool:
        if self.is_refused:
            raise UserError("Not now.")
        self.applied, self.points = self.points, []
        return True

    def step_back(self) -> bool:
        return bool(self.points) and bool(self.points.pop())

    def drop(self) -> bool:
        was = bool(self.points)
        self.points.clear()
        return was


@pytest.fixture
def tool() -> PinTool:
    return PinTool()


@pytest.fixture
def view(qtbot: QtBot, tool: PinTool) -> Iterator[CanvasView]:
    view = CanvasView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.waitExposed(view)
    view.set_source(plain_source(*SHAPE))
    view.set_tool(tool)
    yield view
    view.hide()


def click(view: CanvasView, y: int, x: int) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(x, y))


def picture(view: CanvasView) -> QImage:
    return view.grab().toImage()


def test_a_draft_is_drawn_and_goes_again_without_a_trace(view: CanvasView, tool: PinTool) -> None:
    before = picture(view)
    click(view, 100, 100)
    click(view, 150, 200)
    assert picture(view) != before
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert tool.points == []
    QTest.mouseMove(view, QPoint(1, 1))
    view.leaveEvent(None)  # type: ignore[arg-type]
    assert picture(view) == before


@pytest.mark.parametrize(
    ("key", "modifier", "left"),
    [
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, 1),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, 0),
    ],
)
def test_keys_take_the_draft_back(
    view: CanvasView, tool: PinTool, key: Qt.Key, modifier: Qt.KeyboardModifier, left: int
) -> None:
    click(view, 100, 100)
    click(view, 150, 200)
    QTest.keyClick(view, key, modifier)
    assert len(tool.points) == left


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_applies_the_draft(view: CanvasView, tool: PinTool, key: Qt.Key) -> None:
    click(view, 100, 100)
    QTest.keyClick(view, key)
    assert len(tool.applied) == 1
    assert not view.has_draft


def test_a_refused_draft_stays(view: CanvasView, tool: PinTool) -> None:
    refusals: list[object] = []
    view.refused.connect(refusals.append)
    click(view, 100, 100)
    tool.is_refused = True
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert len(refusals) == 1
    assert view.has_draft


def test_the_second_press_of_a_double_click_says_so(view: CanvasView, tool: PinTool) -> None:
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert tool.clicks[-1] == 2


def test_the_hint_follows_the_tool(view: CanvasView, tool: PinTool) -> None:
    hints: list[str] = []
    view.hint_changed.connect(hints.append)
    click(view, 100, 100)
    view.set_tool(None)
    assert hints == ["1 points", ""]


def test_a_resting_pointer_is_told_and_its_leaving(view: CanvasView, tool: PinTool, qtbot: QtBot) -> None:
    QTest.mouseMove(view, QPoint(50, 60))
    qtbot.waitUntil(lambda: bool(tool.hovered), timeout=60_000)
    view.leaveEvent(None)  # type: ignore[arg-type]
    assert isinstance(tool.hovered[0], Pointer)
    assert tool.hovered[-1] is None


def test_letters_reach_the_tool_while_it_wants_them(view: CanvasView, tool: PinTool) -> None:
    QTest.keyClick(view, Qt.Key.Key_O)
    click(view, 100, 100)
    QTest.keyClick(view, Qt.Key.Key_O)
    QTest.keyClick(view, Qt.Key.Key_Q)
    QTest.keyClick(view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_X)
    assert tool.typed == ["O", "X"]


def test_a_press_says_what_part_of_the_image_is_in_view(view: CanvasView, tool: PinTool) -> None:
    click(view, 100, 100)
    view.zoom_to(32.0, (20.0, 30.0))
    click(view, 100, 100)
    whole, part = tool.seen
    assert whole == Rect(0, 0, *SHAPE)
    assert part is not None
    assert part.height <= 300 // 32 + 2
    assert part.contains(20, 30)


@pytest.mark.parametrize("grey", [0, 40, 90, 160, 255])
@pytest.mark.parametrize("color", [(0, 0, 0), (40, 40, 40), (128, 128, 128), (255, 255, 0), (255, 255, 255)])
def test_a_line_of_any_colour_stands_out_from_any_picture(color: tuple[int, int, int], grey: int) -> None:
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(grey, grey, grey))
    painter = QPainter(image)
    paint_draft(painter, Draft((DraftLine(((10.5, 5.0), (10.5, 55.0))),)), color, Camera(), (20, 60), 1, None)
    painter.end()
    across = [image.pixelColor(30, row).lightness() for row in range(20)]
    assert max(abs(value - grey) for value in across) > 60
