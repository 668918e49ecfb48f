"""Tools without a canvas: what they ask of their sink."""

from __future__ import annotations

import pytest

from engine.core import UserError
from engine.document.stroke_kind import StrokeKind
from gui.tools import BrushTool, EraserTool, PanTool, Pointer, ScribbleTool
from gui.tools.base import Button
from tests.gui.canvas.worlds import FakePen, Recorder, plain_source


def at(y: float, x: float, shift: bool = False) -> Pointer:
    return Pointer(y, x, y, x, shift)


class Table:
    """A panner that counts."""

    def __init__(self) -> None:
        self.moved = (0, 0)

    def pan_by(self, dy: int, dx: int) -> None:
        self.moved = (self.moved[0] + dy, self.moved[1] + dx)


@pytest.mark.parametrize(
    ("kind", "tool"),
    [
        (StrokeKind.BRUSH, BrushTool),
        (StrokeKind.ERASER, EraserTool),
        (StrokeKind.SCRIBBLE, ScribbleTool),
    ],
)
def test_each_tool_begins_its_own_kind_of_stroke(kind: StrokeKind, tool: type[BrushTool]) -> None:
    sink = Recorder()
    hand = tool(sink, FakePen(radius_px=4.5, class_id=3))
    hand.press(at(1, 2), Button.PRIMARY)
    hand.move([at(2, 3), at(3, 4)])
    hand.release(at(3, 4))
    assert sink.log == [("begin", kind, 3, 4.5), ("finish",)]
    assert sink.points == [(1, 2), (2, 3), (3, 4)]


def test_a_cancelled_stroke_does_not_move_the_start_of_the_next_straight_line() -> None:
    sink = Recorder()
    tool = BrushTool(sink, FakePen())
    tool.press(at(1, 1), Button.PRIMARY)
    tool.release(at(1, 1))
    tool.press(at(50, 50), Button.PRIMARY)
    tool.cancel()
    sink.points.clear()
    tool.press(at(9, 9, shift=True), Button.PRIMARY)
    assert sink.points == [(1, 1), (9, 9)]


def test_a_refused_stroke_leaves_the_tool_idle() -> None:
    class Closed:
        image = plain_source(9, 9)

        def begin_stroke(self, kind: StrokeKind, class_id: int, radius_px: float) -> Recorder:
            raise UserError("No image is open.")

    tool = BrushTool(Closed(), FakePen())
    with pytest.raises(UserError):
        tool.press(at(1, 1), Button.PRIMARY)
    assert not tool.is_active
    tool.move([at(2, 2)])
    tool.release(at(2, 2))


def test_the_size_stays_while_a_stroke_is_drawn() -> None:
    pen = FakePen(radius_px=5)
    tool = BrushTool(Recorder(), pen)
    tool.step_size(1)
    tool.press(at(1, 1), Button.PRIMARY)
    tool.step_size(1)
    assert pen.radius_px == 6


def test_the_cursor_shows_the_class_that_is_being_drawn() -> None:
    tool = ScribbleTool(Recorder(), FakePen(class_id=3))
    assert tool.cursor().class_id == 3
    tool.press(at(1, 1), Button.SECONDARY)
    assert tool.cursor().class_id == 0
    assert EraserTool(Recorder(), FakePen()).cursor().class_id is None


def test_fractions_of_a_pixel_do_not_add_up_to_a_drift() -> None:
    table = Table()
    tool = PanTool(table)
    tool.press(at(0, 0), Button.PRIMARY)
    for step in range(1, 11):
        tool.move([at(step * 0.4, step * 0.4)])
    tool.release(at(4.0, 4.0))
    assert table.moved == (4, 4)


def test_a_cancelled_pan_goes_back() -> None:
    table = Table()
    tool = PanTool(table)
    tool.press(at(0, 0), Button.PRIMARY)
    tool.move([at(30, -7)])
    tool.cancel()
    assert table.moved == (0, 0)


class Widths:
    """A stroke that writes down its radii."""

    def __init__(self) -> None:
        self.radii: list[float] = []
        self.image = plain_source(20, 20)

    def begin_stroke(self, kind: StrokeKind, class_id: int, radius_px: float) -> Widths:
        self._radius_px = radius_px
        return self

    def extend(self, points_yx: list[tuple[float, float]], radii_px: list[float] | None = None) -> None:
        self.radii += radii_px or [self._radius_px] * len(points_yx)

    def finish(self) -> None: ...


class LightPen(FakePen):
    """Choices of the hand, with the width under a light touch in percent."""

    def __init__(self, percent: int) -> None:
        super().__init__(radius_px=6.0)
        self._percent = percent

    def option(self, name: str) -> float:
        return self._percent


@pytest.mark.parametrize(("percent", "radii"), [(50, [3.0, 4.5, 6.0, 6.0]), (100, [6.0] * 4)])
def test_a_brush_is_wider_the_harder_the_pen_is_pressed(percent: int, radii: list[float]) -> None:
    sink = Widths()
    tool = BrushTool(sink, LightPen(percent))
    tool.press(Pointer(1, 1, 1, 1, pressure=0.0), Button.PRIMARY)
    tool.move([Pointer(1, 5, 1, 5, pressure=0.5), Pointer(1, 9, 1, 9, pressure=1.0)])
    tool.release(Pointer(1, 12, 1, 12, pressure=0.0))
    assert sink.radii == radii


@pytest.mark.parametrize("tool", [BrushTool, ScribbleTool])
def test_alt_takes_the_class_under_the_pointer_and_draws_nothing(tool: type[BrushTool]) -> None:
    sink, pen = Recorder(), FakePen(class_id=2)
    sink.image.mask[3, 4] = 1
    hand = tool(sink, pen)
    assert "Alt+click" in hand.hint
    hand.press(Pointer(3.5, 4.5, 3.5, 4.5, has_alt=True), Button.PRIMARY)
    hand.release(Pointer(3.5, 9.5, 3.5, 9.5, has_alt=True))
    assert pen.class_id == 1
    hand.press(Pointer(9, 9, 9, 9, has_alt=True), Button.PRIMARY)
    assert pen.class_id == 1
    assert "Nothing is labelled" in hand.hint
    assert sink.log == []
