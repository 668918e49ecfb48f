"""Threshold without a canvas: rectangles, levels, keys, and what is painted."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE
from gui.tools.base import Button
from gui.tools.regions.threshold import ThresholdTool
from tests.gui.tools.regions.worlds import OptionPen, RegionHost, at, click, drag, painted_source


@pytest.fixture
def host() -> RegionHost:
    return RegionHost(painted_source())


@pytest.fixture
def pen() -> OptionPen:
    return OptionPen("threshold")


@pytest.fixture
def tool(host: RegionHost, pen: OptionPen) -> ThresholdTool:
    return ThresholdTool(host, pen)


def test_bright_objects_of_a_rectangle_are_painted_on_enter(tool: ThresholdTool, host: RegionHost) -> None:
    drag(tool, (5, 5), (35, 45))
    host.work()
    assert (host.image.mask == IGNORE).all()
    assert tool.apply()
    assert int((host.image.mask == 2).sum()) == 20 * 30
    assert host.names == ["Threshold"]
    assert not tool.has_draft
    assert not tool.apply()


def test_the_slider_shows_otsus_level_until_it_is_moved(
    tool: ThresholdTool, host: RegionHost, pen: OptionPen
) -> None:
    drag(tool, (5, 5), (35, 45))
    host.work()
    assert tool.draft is not None
    assert tool.draft.text == f"bright, Otsu {pen.options['level']}"
    assert pen.options["level"] != 128
    pen.options["level"] += 20
    tool.options_changed()
    host.work()
    assert tool.draft.text == f"bright, level {pen.options['level']}"


def test_a_level_found_for_a_draft_that_waits_moves_no_slider_of_another_tool(
    tool: ThresholdTool, host: RegionHost, pen: OptionPen
) -> None:
    drag(tool, (5, 5), (35, 45))
    tool.put_aside()
    pen.options = {}
    host.work()
    assert tool.has_draft


def test_a_click_takes_the_whole_view_and_x_the_dark(tool: ThresholdTool, host: RegionHost) -> None:
    click(tool, 5, 5)
    tool.type_letter("X")
    host.work()
    tool.apply()
    assert int((host.image.mask == 2).sum()) == 60 * 80 - 20 * 30 - 10 * 20


@pytest.mark.parametrize("is_labelled", [True, False])
def test_ctrl_and_a_click_look_only_inside_the_region_under_the_pointer(
    tool: ThresholdTool, host: RegionHost, is_labelled: bool
) -> None:
    """A slanted region over both squares: neither pixels nor Otsu's level come from outside of it."""
    y, x = np.mgrid[:60, :80]
    inside = (x + y > 35) & (x + y < 75)
    host.image.pixels[~inside] = 5
    host.image.mask[inside == is_labelled] = 1
    click(tool, 45, 10, has_ctrl=True)
    host.work()
    draft = tool.draft
    assert draft is not None
    assert tool.apply()
    host.work()
    grey = host.image.pixels[..., 0]
    wanted = inside & (grey > 100)
    assert 0 < wanted.sum() < inside.sum()
    np.testing.assert_array_equal(host.image.mask == 2, wanted)


def test_enter_before_the_answer_paints_what_was_in_sight_and_nothing_else(
    tool: ThresholdTool, host: RegionHost
) -> None:
    click(tool, 5, 5)
    assert tool.apply()
    host.work()
    assert host.names == []
    tool.type_letter("X")
    assert tool.apply()
    host.work()
    assert host.names == [], "the dark was not in sight"
    for _ in range(3):
        tool.type_letter("X")
    host.work()
    for _ in range(2):
        tool.type_letter("X")
    assert tool.apply()
    assert host.names == []
    host.work()
    assert int((host.image.mask == 2).sum()) == 20 * 30 + 10 * 20
    assert not tool.has_draft


def test_dragging_inside_sets_the_level(tool: ThresholdTool, host: RegionHost) -> None:
    host.image.pixels[...] = np.arange(80, dtype=np.uint8)[None, :, None] * 3
    click(tool, 5, 5)
    host.work()
    tool.type_letter("O")
    first = _width(tool)
    drag(tool, (30, 30), (30, 50))
    host.work()
    assert _width(tool) > first
    wide = _width(tool)
    tool.press(at(30, 30), Button.PRIMARY)
    tool.move([at(30, 10)])
    host.work()
    assert _width(tool) < wide
    tool.cancel()
    host.work()
    assert _width(tool) == wide
    tool.type_letter("O")
    host.work()
    assert _width(tool) == first


def test_the_adaptive_threshold_follows_the_surroundings(
    tool: ThresholdTool, host: RegionHost, pen: OptionPen
) -> None:
    slope = np.tile(np.arange(80, dtype=np.uint8)[None, :] * 2, (60, 1))
    slope[20:24, 10:14] += 30
    slope[20:24, 60:64] += 30
    host.image.pixels[...] = slope[..., None]
    pen.options["surroundings"] = 21
    click(tool, 5, 5)
    tool.type_letter("A")
    host.work()
    tool.apply()
    assert (host.image.mask[20:24, 10:14] == 2).all()
    assert (host.image.mask[20:24, 60:64] == 2).all()
    assert int((host.image.mask == 2).sum()) < 3 * 32


def test_another_side_of_the_square_is_looked_at_at_once(
    tool: ThresholdTool, host: RegionHost, pen: OptionPen
) -> None:
    click(tool, 5, 5)
    tool.type_letter("A")
    host.work()
    before = _width(tool)
    pen.options["surroundings"] = 5
    tool.options_changed()
    host.work()
    assert _width(tool) != before


def test_nothing_waits_after_escape_or_another_image(tool: ThresholdTool, host: RegionHost) -> None:
    assert tool.letters == ""
    drag(tool, (5, 5), (35, 45))
    assert tool.letters == "OAX"
    assert tool.drop()
    host.work()
    assert tool.draft is None
    drag(tool, (5, 5), (35, 45))
    tool.forget()
    assert not tool.apply()
    tool.press(at(5, 5), Button.PRIMARY)
    tool.move([at(30, 40)])
    tool.cancel()
    assert tool.draft is None
    assert host.names == []


def test_a_refused_threshold_stays(tool: ThresholdTool, host: RegionHost) -> None:
    click(tool, 5, 5)
    host.work()
    host.is_closed = True
    tool.type_letter("X")
    tool.type_letter("X")
    tool.apply()
    host.work()
    assert tool.has_draft
    assert "Nothing can be drawn" in tool.hint
    host.is_closed = False
    assert tool.apply()
    assert (host.image.mask == 2).any()


def _width(tool: ThresholdTool) -> int:
    assert tool.draft is not None
    assert tool.draft.region is not None
    return int(tool.draft.region.covered.sum())


def test_nothing_to_paint_is_said(tool: ThresholdTool, host: RegionHost) -> None:
    click(tool, 5, 5)
    drag(tool, (30, 70), (30, -900))
    host.work()
    assert _width(tool) == 0
    assert tool.apply()
    assert "Nothing was found" in tool.hint
    assert host.names == []
    click(tool, 5, 5)
    assert "Nothing" not in tool.hint


def test_another_class_is_that_of_the_draft(tool: ThresholdTool, host: RegionHost) -> None:
    click(tool, 5, 5)
    host.work()
    tool.choose_class(3)
    assert tool.draft is not None
    assert tool.draft.class_id == 3
    tool.apply()
    assert int((host.image.mask == 3).sum()) == 20 * 30 + 10 * 20


def test_the_slider_sets_the_level_and_a_drag_moves_the_slider(
    tool: ThresholdTool, host: RegionHost, pen: OptionPen
) -> None:
    host.image.pixels[...] = np.arange(80, dtype=np.uint8)[None, :, None] * 3
    click(tool, 5, 5)
    host.work()
    pen.options["level"] = 200
    tool.options_changed()
    host.work()
    assert _width(tool) == 60 * 13
    drag(tool, (30, 30), (30, 50))
    assert pen.options["level"] == 190
    host.work()
    before = _width(tool)
    tool.options_changed()
    host.work()
    assert _width(tool) == before
    tool.type_letter("O")
    tool.options_changed()
    host.work()
    assert _width(tool) != before


def test_escape_in_the_middle_of_the_rectangle_leaves_no_draft(tool: ThresholdTool, host: RegionHost) -> None:
    tool.press(at(5, 5), Button.PRIMARY)
    tool.move([at(35, 45)])
    tool.cancel()
    assert not tool.has_draft
    assert tool.draft is None
    assert tool.letters == ""
    host.work()
    assert not tool.apply()
    drag(tool, (5, 5), (35, 45))
    host.work()
    assert tool.apply()
    assert int((host.image.mask == 2).sum()) == 20 * 30


@pytest.mark.parametrize("way", ["click", "escape in the middle"])
def test_a_finished_threshold_stays_until_another_rectangle_is_drawn(
    tool: ThresholdTool, host: RegionHost, way: str
) -> None:
    drag(tool, (5, 5), (35, 45))
    host.work()
    before = tool.draft
    assert before is not None
    tool.press(at(50, 60), Button.PRIMARY)
    if way == "escape in the middle":
        tool.move([at(55, 70)])
        tool.cancel()
    else:
        tool.release(at(50, 60))
    assert tool.draft == before
    drag(tool, (40, 50), (58, 78))
    host.work()
    after = tool.draft
    assert after is not None
    assert after.lines != before.lines
    assert tool.apply()
    assert int((host.image.mask == 2).sum()) == 10 * 20
