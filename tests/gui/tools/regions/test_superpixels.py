"""Superpixel brush without a canvas: strokes take whole patches, at once or when they are made."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, Rect
from gui.tools.base import Button
from gui.tools.regions.superpixels import SuperpixelTool
from tests.gui.tools.regions.worlds import OptionPen, RegionHost, at, click, drag, painted_source


@pytest.fixture
def host() -> RegionHost:
    return RegionHost(painted_source())


@pytest.fixture
def pen() -> OptionPen:
    pen = OptionPen("superpixels")
    pen.options["side"] = 10
    return pen


@pytest.fixture
def tool(host: RegionHost, pen: OptionPen) -> SuperpixelTool:
    return SuperpixelTool(host, pen)


def test_a_stroke_takes_whole_patches_as_one_step(tool: SuperpixelTool, host: RegionHost) -> None:
    tool.hover(at(20, 20))
    host.work()
    drag(tool, (14, 14), (14, 36), (26, 36), (26, 14))
    assert host.names == []
    host.work()
    assert host.names == ["Superpixels"]
    painted = host.image.mask == 2
    assert int(painted.sum()) > 200
    # Patches end at the edge of the square.
    assert int(painted[10:30, 10:40].sum()) > 0.95 * int(painted.sum())
    assert tool.draft is None or tool.draft.region is not None
    host.undo()
    assert (host.image.mask == IGNORE).all()


def test_with_merging_by_colour_a_click_takes_the_whole_area(
    tool: SuperpixelTool, host: RegionHost, pen: OptionPen
) -> None:
    pen.options["merge"] = 120
    click(tool, 20, 20)
    host.work()
    # The square of the picture, however large the patches of one size would be.
    rows, columns = np.nonzero(host.image.mask == 2)
    assert (rows.min(), rows.max() + 1, columns.min(), columns.max() + 1) == (10, 30, 10, 40)
    assert len(rows) == 20 * 30
    pen.options["side"] = 40
    tool.options_changed()
    assert not host.is_busy
    pen.options["merge"] = 0
    tool.options_changed()
    assert host.is_busy


def test_a_stroke_before_the_patches_are_made_is_painted_then(tool: SuperpixelTool, host: RegionHost) -> None:
    click(tool, 20, 20)
    click(tool, 45, 60)
    assert host.names == []
    host.work()
    assert host.names == ["Superpixels", "Superpixels"]
    assert host.image.mask[20, 20] == host.image.mask[45, 60] == 2


def test_the_patch_under_the_pointer_is_shown(tool: SuperpixelTool, host: RegionHost) -> None:
    tool.hover(at(20, 20))
    assert "being made" in tool.hint
    assert tool.draft is None
    host.work()
    assert tool.draft is not None
    assert tool.draft.region is not None
    assert not tool.has_draft
    first = tool.draft.region.covered.sum()
    tool.hover(None)
    assert tool.draft is None
    assert 20 < first < 400


def test_another_size_makes_others(tool: SuperpixelTool, host: RegionHost, pen: OptionPen) -> None:
    tool.hover(at(50, 20))
    host.work()
    assert tool.draft is not None
    assert tool.draft.region is not None
    small = tool.draft.region.covered.sum()
    pen.options["side"] = 40
    tool.options_changed()
    host.work()
    assert tool.draft.region.covered.sum() > small


def test_only_another_view_makes_others(tool: SuperpixelTool, host: RegionHost) -> None:
    tool.hover(at(20, 20, seen=Rect(0, 0, 40, 40)))
    host.work()
    tool.hover(at(20, 20, seen=Rect(4, 4, 44, 44)))
    assert not host.is_busy
    tool.hover(at(50, 70, seen=Rect(30, 50, 60, 80)))
    assert host.is_busy


def test_alt_removes_the_right_button_draws_class_0_and_escape_nothing(
    tool: SuperpixelTool, host: RegionHost
) -> None:
    host.image.mask[...] = 1
    click(tool, 20, 20, has_alt=True)
    click(tool, 45, 60, button=Button.SECONDARY)
    host.work()
    assert host.image.mask[20, 20] == IGNORE
    assert host.image.mask[45, 60] == 0
    before = host.image.mask.copy()
    tool.press(at(20, 30), Button.PRIMARY)
    tool.cancel()
    host.work()
    click(tool, -4, 20)
    host.work()
    assert np.array_equal(host.image.mask, before)


def test_a_refused_stroke_waits_for_enter(tool: SuperpixelTool, host: RegionHost) -> None:
    host.is_closed = True
    click(tool, 20, 20)
    host.work()
    assert tool.has_draft
    host.is_closed = False
    assert tool.apply()
    assert host.image.mask[20, 20] == 2
