"""Polygon tool without a canvas: corners, editing, and regions taken from the mask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.core import IGNORE, BoolMap, CancelToken, Rect
from engine.document.stroke_kind import StrokeKind
from gui.tools.base import Button, Pointer
from gui.tools.polygon import PolygonTool
from tests.gui.canvas.worlds import FakePen, PlainSource, plain_source


class MaskHost:
    """Image in plain arrays that strokes are painted on."""

    def __init__(self, image: PlainSource) -> None:
        self.image = image
        self.names: list[str] = []

    def begin_stroke(self, kind: StrokeKind, class_id: int, radius_px: float, name: str = "") -> MaskHost:
        self.names.append(name)
        self._class_id = class_id
        return self

    def extend(self, points_yx: Any) -> None:
        raise AssertionError("a polygon is a region")

    def cover(self, rect: Rect, covered: BoolMap) -> None:
        self.image.mask[rect.slices][covered] = self._class_id

    def uncover(self, rect: Rect, covered: BoolMap) -> None:
        self.image.mask[rect.slices][covered] = IGNORE

    def finish(self) -> None:
        pass

    def cancel(self) -> None:
        raise AssertionError("nothing was cancelled")

    def compute(self, key: str, work: Callable[..., Any], done: Callable[[Any], Any]) -> None:
        done(work(CancelToken()))


def at(y: float, x: float, **keys: Any) -> Pointer:
    return Pointer(y, x, y, x, **keys)


def click(tool: PolygonTool, y: float, x: float, **keys: Any) -> None:
    tool.press(at(y, x, **keys), Button.PRIMARY)
    tool.release(at(y, x, **keys))


def drag(tool: PolygonTool, start: tuple[float, float], end: tuple[float, float]) -> None:
    tool.press(at(*start), Button.PRIMARY)
    tool.move([at(*end)])
    tool.release(at(*end))


@pytest.fixture
def host() -> MaskHost:
    return MaskHost(plain_source(100, 120))


@pytest.fixture
def tool(host: MaskHost) -> PolygonTool:
    return PolygonTool(host, FakePen(class_id=2))


def square(tool: PolygonTool) -> None:
    for y, x in ((10, 20), (10, 80), (60, 80), (60, 20)):
        click(tool, y, x)


def test_nothing_is_painted_before_enter_closes_and_enter_applies(tool: PolygonTool, host: MaskHost) -> None:
    square(tool)
    assert tool.apply()
    assert (host.image.mask == IGNORE).all()
    assert tool.apply()
    assert (host.image.mask[10:60, 20:80] == 2).all()
    assert int((host.image.mask == 2).sum()) == 50 * 60
    assert not tool.has_draft
    assert not tool.apply()


@pytest.mark.parametrize("is_double", [False, True])
def test_the_first_corner_and_a_double_click_close(
    tool: PolygonTool, host: MaskHost, is_double: bool
) -> None:
    square(tool)
    if is_double:
        click(tool, 40, 20, clicks=2)
    else:
        click(tool, 12, 22)
    assert tool.draft is not None
    assert tool.draft.lines[0].is_closed
    assert len(tool.draft.handles) == 4


def test_closed_corners_edges_and_the_whole_are_dragged(tool: PolygonTool, host: MaskHost) -> None:
    square(tool)
    tool.apply()
    drag(tool, (60, 80), (70, 90))
    drag(tool, (10, 50), (4, 50))
    drag(tool, (35, 50), (45, 55))
    assert tool.draft is not None
    assert set(tool.draft.handles) == {(20, 25), (14, 55), (20, 85), (80, 95), (70, 25)}
    click(tool, 14, 55, has_alt=True)
    assert len(tool.draft.handles) == 4


def test_a_cancelled_press_changes_nothing(tool: PolygonTool) -> None:
    square(tool)
    tool.apply()
    before = tool.draft
    tool.press(at(60, 80), Button.PRIMARY)
    tool.move([at(90, 90)])
    tool.cancel()
    assert before is not None
    assert tool.draft is not None
    assert tool.draft.handles == before.handles


def test_backspace_goes_back_corner_by_corner(tool: PolygonTool) -> None:
    square(tool)
    tool.apply()
    counts = []
    while tool.step_back():
        counts.append(0 if tool.draft is None else len(tool.draft.handles))
    assert counts == [4, 3, 2, 1, 0]


def test_shift_keeps_to_steps_of_45_degrees(tool: PolygonTool) -> None:
    click(tool, 10, 10)
    click(tool, 12, 50, has_shift=True)
    assert tool.draft is not None
    assert tool.draft.handles[1][0] == pytest.approx(10)


def test_the_secondary_button_draws_the_background(tool: PolygonTool, host: MaskHost) -> None:
    tool.press(at(10, 20), Button.SECONDARY)
    tool.release(at(10, 20))
    for y, x in ((10, 80), (60, 80)):
        click(tool, y, x)
    tool.apply()
    tool.apply()
    assert (host.image.mask == 0).any()


def test_a_region_of_the_mask_becomes_a_polygon_and_the_same_region_again(
    tool: PolygonTool, host: MaskHost
) -> None:
    y, x = np.mgrid[:100, :120]
    host.image.mask[(y - 50) ** 2 + (x - 60) ** 2 < 35**2] = 3
    host.image.mask[45:52, 50:70] = 1
    host.image.mask[0:5, 0:5] = 3
    before = host.image.mask.copy()
    click(tool, 30, 60, has_ctrl=True)
    assert tool.draft is not None
    assert tool.draft.class_id == 3
    assert tool.apply()
    assert (host.image.mask == before).all()


def test_a_region_that_is_moved_leaves_nothing_behind(tool: PolygonTool, host: MaskHost) -> None:
    host.image.mask[20:40, 20:40] = 3
    click(tool, 30, 30, has_ctrl=True)
    drag(tool, (30, 30), (50, 60))
    tool.apply()
    assert (host.image.mask[40:60, 50:70] == 3).all()
    assert int((host.image.mask == 3).sum()) == 20 * 20


def test_another_image_forgets_the_draft(tool: PolygonTool) -> None:
    square(tool)
    tool.forget()
    assert not tool.has_draft
