"""Split and join without a canvas: drags, seeds, and what becomes of the objects."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from engine.core import IGNORE
from gui.tools.base import Button
from gui.tools.regions.splitting import SplitTool
from tests.gui.canvas.worlds import plain_source
from tests.gui.tools.regions.worlds import OptionPen, RegionHost, at, click, drag


@pytest.fixture
def host() -> RegionHost:
    """Two discs of class 2 that overlap, and a square of class 2 to the right of them."""
    source = plain_source(60, 110)
    y, x = np.mgrid[:60, :110]
    source.mask[((y - 30) ** 2 + (x - 20) ** 2 < 144) | ((y - 30) ** 2 + (x - 40) ** 2 < 144)] = 2
    source.mask[20:40, 60:80] = 2
    return RegionHost(source)


@pytest.fixture
def tool(host: RegionHost) -> SplitTool:
    return SplitTool(host, OptionPen("split"))


def objects(host: RegionHost, class_id: int = 2) -> int:
    return int(ndimage.label(host.image.mask == class_id, np.ones((3, 3)))[1])


def test_a_drag_from_half_to_half_splits_and_one_back_joins(tool: SplitTool, host: RegionHost) -> None:
    before = host.image.mask.copy()
    drag(tool, (30, 16), (30, 44))
    host.work()
    assert objects(host) == 3
    assert set(np.unique(host.image.mask[before != host.image.mask])) == {0}
    assert (before != host.image.mask).sum() < 30
    drag(tool, (30, 16), (30, 44))
    host.work()
    assert objects(host) == 2
    assert not tool.has_draft
    host.undo()
    host.undo()
    assert (host.image.mask == before).all()


def test_beside_a_first_class_that_is_no_background_the_gap_is_unlabelled(
    tool: SplitTool, host: RegionHost
) -> None:
    """Of street scenes: cars before the sky, which is split as they are and is no gap between them."""
    tool._pen.has_background = False  # type: ignore[misc]
    host.image.mask[host.image.mask == IGNORE] = 0
    before = host.image.mask.copy()
    drag(tool, (30, 16), (30, 44))
    host.work()
    assert set(np.unique(host.image.mask[before != host.image.mask])) == {IGNORE}
    before = host.image.mask.copy()
    drag(tool, (30, 40), (30, 70))
    host.work()
    assert (host.image.mask == before).all()


def test_a_drag_from_object_to_object_joins(tool: SplitTool, host: RegionHost) -> None:
    drag(tool, (30, 40), (30, 70))
    host.work()
    assert objects(host) == 1


def test_a_drag_across_cuts_along_its_line(tool: SplitTool, host: RegionHost) -> None:
    drag(tool, (10, 31), (52, 28))
    host.work()
    assert objects(host) == 3
    drag(tool, (-10, 71), (70, 69))
    host.work()
    assert objects(host) == 4


def test_seeds_show_the_line_and_enter_splits(tool: SplitTool, host: RegionHost) -> None:
    click(tool, 30, 16)
    host.work()
    assert not tool.apply()
    assert tool.has_draft
    click(tool, 30, 44)
    host.work()
    assert objects(host) == 2
    assert tool.draft is not None
    assert tool.draft.region is not None
    assert len(tool.draft.handles) == 2
    assert tool.step_back()
    assert tool.draft is not None
    assert tool.draft.region is None
    click(tool, 30, 44)
    host.work()
    assert tool.apply()
    assert objects(host) == 3
    assert not tool.has_draft


def test_objects_of_class_0_are_parted_by_what_is_unlabelled(tool: SplitTool, host: RegionHost) -> None:
    host.image.mask[host.image.mask == 2] = 0
    drag(tool, (30, 16), (30, 44))
    host.work()
    assert objects(host, 0) == 3
    assert (host.image.mask[25:35, 30] == IGNORE).any()


def test_a_bridge_takes_no_pixel_of_another_class(tool: SplitTool, host: RegionHost) -> None:
    host.image.mask[:, 55] = 1
    before = host.image.mask.copy()
    drag(tool, (30, 40), (30, 70))
    host.work()
    assert (host.image.mask == before).all()
    assert "Nothing to split or join" in tool.hint


def test_a_cancelled_drag_and_one_over_nothing_change_nothing(tool: SplitTool, host: RegionHost) -> None:
    before = host.image.mask.copy()
    tool.press(at(30, 16), Button.PRIMARY)
    tool.move([at(30, 44)])
    assert tool.draft is not None
    tool.cancel()
    drag(tool, (2, 2), (8, 90))
    host.work()
    assert host.names == []
    assert (host.image.mask == before).all()
    click(tool, 30, 16)
    assert tool.drop()
    assert tool.draft is None
