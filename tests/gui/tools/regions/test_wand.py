"""Wand without a canvas: what a press, a drag and the modifiers paint."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE
from gui.tools.base import Button
from gui.tools.regions.wand import WandTool
from tests.gui.tools.regions.worlds import OptionPen, RegionHost, at, click, drag, painted_source


@pytest.fixture
def host() -> RegionHost:
    return RegionHost(painted_source())


@pytest.fixture
def pen() -> OptionPen:
    return OptionPen("wand")


@pytest.fixture
def tool(host: RegionHost, pen: OptionPen) -> WandTool:
    return WandTool(host, pen)


def test_a_click_paints_the_region_of_its_colour_as_one_step(tool: WandTool, host: RegionHost) -> None:
    click(tool, 20, 20)
    assert (host.image.mask == IGNORE).all()
    host.work()
    assert (host.image.mask[10:30, 10:40] == 2).all()
    assert int((host.image.mask == 2).sum()) == 20 * 30
    assert host.names == ["Wand"]
    assert tool.draft is None
    host.undo()
    assert (host.image.mask == IGNORE).all()


def test_ctrl_takes_all_of_the_colour_and_the_right_button_class_0(tool: WandTool, host: RegionHost) -> None:
    click(tool, 20, 20, has_ctrl=True)
    host.work()
    assert int((host.image.mask == 2).sum()) == 20 * 30 + 10 * 20
    click(tool, 20, 20, button=Button.SECONDARY)
    host.work()
    assert int((host.image.mask == 0).sum()) == 20 * 30


def test_alt_removes(tool: WandTool, host: RegionHost) -> None:
    host.image.mask[...] = 1
    click(tool, 20, 20, has_alt=True)
    host.work()
    assert int((host.image.mask == IGNORE).sum()) == 20 * 30


def test_dragging_raises_the_tolerance_live_and_remembers_it(
    tool: WandTool, host: RegionHost, pen: OptionPen
) -> None:
    host.image.pixels[...] = np.arange(80, dtype=np.uint8)[None, :, None] * 3
    tool.press(at(20, 40), Button.PRIMARY)
    host.work()
    assert tool.draft is not None
    assert tool.draft.region is not None
    narrow = tool.draft.region.rect
    tool.move([at(20, 80)])
    host.work()
    wide = tool.draft.region.rect
    assert wide.width > narrow.width
    assert tool.draft.text == "tolerance 22 %"
    tool.move([at(50, 40)])
    host.work()
    assert tool.draft.region.rect.width < narrow.width
    tool.move([at(20, 80)])
    tool.release(at(20, 80))
    host.work()
    assert pen.options["tolerance"] == 22
    assert int((host.image.mask == 2).sum()) == wide.area


def test_a_click_into_an_enclosed_gap_fills_it_and_a_drag_goes_by_colour(
    tool: WandTool, host: RegionHost
) -> None:
    host.image.mask[15:25, 15:60] = 3
    host.image.mask[18:22, 35:50] = IGNORE
    before = host.image.mask.copy()
    click(tool, 20, 45)
    host.work()
    assert (host.image.mask[18:22, 35:50] == 2).all()
    assert int((host.image.mask != before).sum()) == 4 * 15
    host.undo()
    drag(tool, (20, 45), (20, 54), (20, 45))
    host.work()
    assert (host.image.mask[0] == 2).all()


def test_a_cancelled_press_and_a_press_outside_paint_nothing(tool: WandTool, host: RegionHost) -> None:
    tool.press(at(20, 20), Button.PRIMARY)
    tool.cancel()
    host.work()
    click(tool, -3, 500)
    host.work()
    assert host.names == []
    assert tool.draft is None


def test_quick_clicks_all_count(tool: WandTool, host: RegionHost) -> None:
    click(tool, 20, 20)
    click(tool, 45, 60)
    host.work()
    assert int((host.image.mask == 2).sum()) == 20 * 30 + 10 * 20


def test_what_is_refused_in_the_background_waits_for_enter(tool: WandTool, host: RegionHost) -> None:
    host.is_closed = True
    click(tool, 20, 20)
    host.work()
    assert tool.has_draft
    assert "Nothing can be drawn" in tool.hint
    host.is_closed = False
    assert tool.apply()
    assert int((host.image.mask == 2).sum()) == 20 * 30
    assert not tool.has_draft


def test_only_what_is_in_view_is_taken(tool: WandTool, host: RegionHost) -> None:
    from engine.core import Rect

    click(tool, 20, 20, has_ctrl=True, seen=Rect(15, 0, 45, 60))
    host.work()
    assert int((host.image.mask == 2).sum()) == 15 * 30 + 5 * 10


def test_an_answer_that_was_not_delivered_is_looked_for_again(tool: WandTool, host: RegionHost) -> None:
    click(tool, 20, 20)
    host.lose()
    assert tool.has_draft
    assert tool.apply()
    host.work()
    assert int((host.image.mask == 2).sum()) == 20 * 30
    assert host.names == ["Wand"]
    assert not tool.has_draft
