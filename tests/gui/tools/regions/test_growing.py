"""Region growing without a canvas: seeds, the reach by dragging, and what is painted."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE
from gui.tools.base import Button
from gui.tools.regions.growing import GrowingTool
from tests.gui.tools.regions.worlds import OptionPen, RegionHost, at, click, drag, painted_source


@pytest.fixture
def host() -> RegionHost:
    return RegionHost(painted_source())


@pytest.fixture
def pen() -> OptionPen:
    return OptionPen("growing")


@pytest.fixture
def tool(host: RegionHost, pen: OptionPen) -> GrowingTool:
    return GrowingTool(host, pen)


def test_a_seed_grows_to_its_region_and_enter_paints_it(tool: GrowingTool, host: RegionHost) -> None:
    drag(tool, (20, 18), (20, 30))
    host.work()
    assert tool.has_draft
    assert (host.image.mask == IGNORE).all()
    assert tool.apply()
    assert (host.image.mask[10:30, 10:40] == 2).all()
    assert int((host.image.mask == 2).sum()) == 20 * 30
    assert not tool.has_draft


def test_a_drag_sets_the_reach_and_it_is_remembered(
    tool: GrowingTool, host: RegionHost, pen: OptionPen
) -> None:
    host.image.pixels[...] = np.arange(80, dtype=np.uint8)[None, :, None] * 3
    drag(tool, (20, 38), (30, 42))
    host.work()
    first = _area(tool)
    drag(tool, (20, 40), (20, 80))
    host.work()
    assert _area(tool) > first
    assert pen.options["reach"] == 40
    tool.press(at(20, 40), Button.PRIMARY)
    tool.move([at(140, 40)])
    host.work()
    assert _area(tool) < first
    tool.cancel()
    host.work()
    assert _area(tool) > first


def test_shift_adds_to_the_seed_and_backspace_takes_it_back(tool: GrowingTool, host: RegionHost) -> None:
    click(tool, 20, 20)
    click(tool, 45, 60, has_shift=True)
    host.work()
    assert _area(tool) == 20 * 30 + 10 * 20
    assert tool.step_back()
    host.work()
    assert _area(tool) == 20 * 30
    assert tool.step_back()
    assert not tool.has_draft
    assert not tool.step_back()


def test_alt_removes_and_the_right_button_draws_class_0(tool: GrowingTool, host: RegionHost) -> None:
    host.image.mask[...] = 1
    click(tool, 20, 20, has_alt=True)
    host.work()
    tool.apply()
    assert int((host.image.mask == IGNORE).sum()) == 20 * 30
    click(tool, 45, 60, button=Button.SECONDARY)
    host.work()
    tool.apply()
    assert int((host.image.mask == 0).sum()) == 10 * 20
    host.undo()
    host.undo()
    assert (host.image.mask == 1).all()


def test_a_cancelled_seed_and_a_press_outside_leave_nothing(tool: GrowingTool, host: RegionHost) -> None:
    tool.press(at(20, 20), Button.PRIMARY)
    tool.cancel()
    assert tool.draft is None
    click(tool, -5, 20)
    assert tool.draft is None
    click(tool, 20, 20)
    tool.press(at(45, 60, has_shift=True), Button.PRIMARY)
    tool.cancel()
    host.work()
    assert _area(tool) == 20 * 30
    tool.forget()
    assert not tool.has_draft


def _area(tool: GrowingTool) -> int:
    assert tool.draft is not None
    assert tool.draft.region is not None
    return int(tool.draft.region.covered.sum())
