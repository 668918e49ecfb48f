"""Rectangle, ellipse and lasso without a canvas."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.core import IGNORE, Rect, UserError
from gui.tools import EllipseTool, LassoTool, RectangleTool
from gui.tools.base import Button, Pointer, Tool
from gui.tools.box import BoxTool
from tests.gui.canvas.worlds import FakePen, plain_source
from tests.gui.tools.test_polygon import MaskHost

SHAPE = (100, 120)
BOXES = [RectangleTool, EllipseTool]


def at(y: float, x: float, **keys: Any) -> Pointer:
    return Pointer(y, x, y, x, **keys)


def drag(tool: Tool, *points: tuple[float, float], button: Button = Button.PRIMARY, **keys: Any) -> None:
    tool.press(at(*points[0], **keys), button)
    tool.move([at(*point, **keys) for point in points[1:]])
    tool.release(at(*points[-1], **keys))


def corners(tool: BoxTool) -> set[tuple[float, float]]:
    assert tool.draft is not None
    return {tool.draft.handles[number] for number in (0, 2, 4, 6)}


def box(y0: float, x0: float, y1: float, x1: float) -> set[tuple[float, float]]:
    return {(y0, x0), (y0, x1), (y1, x0), (y1, x1)}


@pytest.fixture
def host() -> MaskHost:
    return MaskHost(plain_source(*SHAPE))


@pytest.mark.parametrize("kind", BOXES)
@pytest.mark.parametrize(
    ("keys", "drawn"),
    [
        ({}, box(20, 30, 40, 70)),
        ({"has_shift": True}, box(20, 30, 60, 70)),
        ({"has_alt": True}, box(0, -10, 40, 70)),
        ({"has_ctrl": True, "has_shift": True}, box(-20, -10, 60, 70)),
    ],
)
def test_a_drag_draws_a_box(
    host: MaskHost, kind: type[BoxTool], keys: dict[str, bool], drawn: set[tuple[float, float]]
) -> None:
    tool = kind(host, FakePen(class_id=2))
    drag(tool, (20, 30), (25, 35), (40, 70), **keys)
    assert corners(tool) == drawn
    assert (host.image.mask == IGNORE).all()


def test_a_rectangle_paints_what_is_seen_and_an_ellipse_what_is_inside(host: MaskHost) -> None:
    tool: BoxTool = RectangleTool(host, FakePen(class_id=2))
    drag(tool, (20.3, 30.4), (40.2, 69.8))
    assert tool.apply()
    assert int((host.image.mask == 2).sum()) == 20 * 40
    tool = EllipseTool(host, FakePen(class_id=3))
    drag(tool, (50, 50), (80, 90))
    tool.apply()
    y, x = np.mgrid[: SHAPE[0], : SHAPE[1]] + 0.5
    assert ((host.image.mask == 3) == (((y - 65) / 15) ** 2 + ((x - 70) / 20) ** 2 < 1)).all()
    assert host.names == ["Rectangle", "Ellipse"]


@pytest.mark.parametrize("kind", BOXES)
@pytest.mark.parametrize(
    ("start", "end", "keys", "drawn"),
    [
        ((40, 70), (50, 90), {}, box(20, 30, 50, 90)),
        ((20, 50), (10, 99), {}, box(10, 30, 40, 70)),
        ((30, 70), (99, 20), {}, box(20, 20, 40, 30)),
        ((30, 70), (30, 80), {"has_alt": True}, box(20, 20, 40, 80)),
        ((40, 70), (60, 60), {"has_shift": True}, box(20, 30, 60, 70)),
        ((30, 50), (35, 48), {}, box(25, 28, 45, 68)),
    ],
)
def test_corners_sides_and_the_inside_are_dragged(
    host: MaskHost,
    kind: type[BoxTool],
    start: tuple[float, float],
    end: tuple[float, float],
    keys: dict[str, bool],
    drawn: set[tuple[float, float]],
) -> None:
    tool = kind(host, FakePen())
    drag(tool, (20, 30), (40, 70))
    drag(tool, start, end, **keys)
    assert corners(tool) == drawn
    assert tool.step_back()
    assert corners(tool) == box(20, 30, 40, 70)
    assert tool.step_back()
    assert not tool.has_draft


@pytest.mark.parametrize("kind", BOXES)
def test_a_press_elsewhere_applies_and_begins_the_next(host: MaskHost, kind: type[BoxTool]) -> None:
    tool = kind(host, FakePen(class_id=2))
    drag(tool, (20, 30), (40, 50))
    drag(tool, (60, 70), (80, 90), button=Button.SECONDARY)
    assert set(np.unique(host.image.mask)) == {2, IGNORE}
    assert corners(tool) == box(60, 70, 80, 90)
    drag(tool, (5, 5))
    assert not tool.has_draft
    assert set(np.unique(host.image.mask)) == {0, 2, IGNORE}


@pytest.mark.parametrize("kind", [*BOXES, LassoTool])
def test_a_cancelled_press_and_a_click_change_nothing(host: MaskHost, kind: type[Tool]) -> None:
    tool = kind(host, FakePen())
    tool.press(at(10, 10), Button.PRIMARY)
    tool.move([at(50, 20), at(50, 60)])
    tool.cancel()
    assert not tool.is_active
    assert not tool.has_draft
    drag(tool, (10, 10))
    assert not tool.has_draft
    assert (host.image.mask == IGNORE).all()


def test_a_lasso_is_painted_at_its_release(host: MaskHost) -> None:
    tool = LassoTool(host, FakePen(class_id=2))
    drag(tool, (10, 20), (10, 60), (50, 60), (50, 20))
    assert (host.image.mask[10:50, 20:60] == 2).all()
    assert int((host.image.mask == 2).sum()) == 40 * 40
    assert not tool.has_draft
    assert host.names == ["Lasso"]


def test_alt_makes_straight_pieces_click_by_click(host: MaskHost) -> None:
    tool = LassoTool(host, FakePen(class_id=2))
    for point in ((10, 20), (10, 60), (50, 60)):
        drag(tool, point, has_alt=True)
    drag(tool, (99, 99), has_alt=True)
    assert tool.step_back()
    assert (host.image.mask == IGNORE).all()
    drag(tool, (50, 20))
    assert int((host.image.mask == 2).sum()) == 40 * 40


def test_alt_during_the_drag_keeps_the_way_to_the_pointer_straight(host: MaskHost) -> None:
    tool = LassoTool(host, FakePen(class_id=2))
    tool.press(at(10, 20), Button.PRIMARY)
    tool.move([at(30, 33, has_alt=True), at(2, 50, has_alt=True), at(10, 60, has_alt=True)])
    tool.move([at(50, 60), at(50, 20)])
    tool.release(at(50, 20))
    assert int((host.image.mask == 2).sum()) == 40 * 40


@pytest.mark.parametrize("kind", [*BOXES, LassoTool])
def test_random_use_taken_back_changes_nothing(host: MaskHost, kind: type[Tool]) -> None:
    random = np.random.default_rng(1)
    tool = kind(host, FakePen(class_id=2))
    for _ in range(60):
        points = [(float(y), float(x)) for y, x in random.uniform(0, 100, (3, 2))]
        keys = dict(zip(("has_shift", "has_alt", "has_ctrl"), random.random(3) < 0.3, strict=True))
        tool.press(at(*points[0], **keys), Button.PRIMARY)
        tool.move([at(*point, **keys) for point in points])
        if random.random() < 0.5 or kind is LassoTool:
            tool.cancel()
        else:
            tool.release(at(*points[-1], **keys))
            while tool.step_back():
                pass
        assert not tool.has_draft
        assert (host.image.mask == IGNORE).all()


@pytest.mark.parametrize("kind", BOXES)
def test_what_is_out_of_view_is_not_applied_by_a_press_elsewhere(host: MaskHost, kind: type[BoxTool]) -> None:
    tool = kind(host, FakePen())
    drag(tool, (20, 30), (40, 50))
    with pytest.raises(UserError):
        tool.press(at(80, 80, seen=Rect(60, 60, 100, 120)), Button.PRIMARY)
    assert not tool.is_active
    assert tool.has_draft
    assert (host.image.mask == IGNORE).all()
