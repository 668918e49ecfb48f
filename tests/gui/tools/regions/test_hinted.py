"""Click and box without a canvas: one object as a draft, corrected by hints, applied by Enter."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, UserError
from engine.refine.appearance.image_features import ImageFeatures
from gui.tools.base import Button
from gui.tools.regions.click import ClickTool
from gui.tools.regions.object_box import ObjectBoxTool
from tests.gui.tools.regions.worlds import OptionPen, RegionHost, at, click, drag, painted_source

RIGHT = Button.SECONDARY


@pytest.fixture
def host() -> RegionHost:
    return RegionHost(painted_source())


@pytest.fixture
def clicker(host: RegionHost, compiled_kernels: None) -> ClickTool:
    return ClickTool(host, OptionPen("click"))


@pytest.fixture
def boxer(host: RegionHost, compiled_kernels: None) -> ObjectBoxTool:
    return ObjectBoxTool(host, OptionPen("object_box"))


def area(tool: ClickTool | ObjectBoxTool) -> int:
    assert tool.draft is not None
    return 0 if tool.draft.region is None else int(tool.draft.region.covered.sum())


def test_one_click_is_one_object_and_enter_paints_it(clicker: ClickTool, host: RegionHost) -> None:
    click(clicker, 20, 25)
    host.work()
    assert (host.image.mask == IGNORE).all()
    assert area(clicker) == 20 * 30
    assert clicker.apply()
    assert (host.image.mask[10:30, 10:40] == 2).all()
    assert int((host.image.mask == 2).sum()) == 20 * 30
    assert host.names == ["Click"]
    assert not clicker.has_draft
    assert clicker.draft is None
    host.undo()
    assert (host.image.mask == IGNORE).all()


def test_a_second_click_corrects_and_backspace_takes_it_back(clicker: ClickTool, host: RegionHost) -> None:
    click(clicker, 20, 25)
    host.work()
    click(clicker, 20, 14, button=RIGHT)
    host.work()
    assert area(clicker) < 20 * 30
    assert clicker.draft is not None
    assert len(clicker.draft.handles) == 2
    assert clicker.step_back()
    host.work()
    assert area(clicker) == 20 * 30
    click(clicker, 45, 60)
    host.work()
    assert area(clicker) >= 20 * 30 + 10 * 20
    assert clicker.step_back()
    assert clicker.step_back()
    assert not clicker.has_draft
    assert host.names == []


def test_alt_marks_what_does_not_belong(clicker: ClickTool, host: RegionHost) -> None:
    click(clicker, 20, 25)
    drag(clicker, (12, 12), (28, 12), has_alt=True)
    host.work()
    assert clicker.draft is not None
    assert clicker.draft.region is not None
    region = clicker.draft.region
    whole = np.zeros(host.image.shape, bool)
    whole[region.rect.slices] = region.covered
    assert not whole[12:28, 12].any()
    assert whole[20, 25]


def test_shift_applies_and_begins_the_next(clicker: ClickTool, host: RegionHost) -> None:
    click(clicker, 20, 25)
    host.work()
    click(clicker, 45, 60, has_shift=True)
    host.work()
    assert (host.image.mask[10:30, 10:40] == 2).all()
    assert area(clicker) == 10 * 20
    assert clicker.apply()
    assert int((host.image.mask == 2).sum()) == 20 * 30 + 10 * 20


@pytest.mark.parametrize("is_seen_first", [True, False])
def test_shift_applies_nothing_that_nobody_has_seen_and_says_so(
    clicker: ClickTool, host: RegionHost, *, is_seen_first: bool
) -> None:
    if is_seen_first:
        click(clicker, 20, 25)
        host.work()
    click(clicker, 21, 26)
    with pytest.raises(UserError, match="still being cut"):
        clicker.press(at(45, 60, has_shift=True), Button.PRIMARY)
    assert not clicker.is_active
    host.work()
    assert (host.image.mask == IGNORE).all()
    assert area(clicker) == 20 * 30
    click(clicker, 45, 60, has_shift=True)
    assert (host.image.mask[10:30, 10:40] == 2).all()


def test_a_box_with_shift_waits_for_the_object_before_it_as_well(
    boxer: ObjectBoxTool, host: RegionHost
) -> None:
    drag(boxer, (6, 7), (33, 44))
    with pytest.raises(UserError, match="still being cut"):
        boxer.press(at(37, 46, has_shift=True), Button.PRIMARY)
    host.work()
    assert (host.image.mask == IGNORE).all()
    assert area(boxer) == 20 * 30


def test_escape_after_enter_drops_what_is_still_being_cut(clicker: ClickTool, host: RegionHost) -> None:
    click(clicker, 20, 25)
    host.work()
    click(clicker, 21, 26)
    assert clicker.apply()
    assert clicker.drop()
    host.work()
    assert (host.image.mask == IGNORE).all()
    assert not clicker.has_draft


def test_enter_before_the_answer_waits_to_be_pressed_again_and_keeps_the_class(
    clicker: ClickTool, host: RegionHost
) -> None:
    reasons: list[str] = []
    clicker.refused = lambda error: reasons.append(error.summary)
    click(clicker, 20, 25)
    assert clicker.apply()
    clicker.choose_class(3)
    host.work()
    assert (host.image.mask == IGNORE).all(), "nobody has seen it"
    assert reasons == ["What is shown has changed since the key was pressed."]
    assert clicker.apply()
    assert int((host.image.mask == 2).sum()) == 20 * 30
    assert not clicker.has_draft


def test_a_draft_says_whether_it_is_cut_or_waits_for_the_preparation(
    clicker: ClickTool, host: RegionHost
) -> None:
    host.is_preparing = True
    click(clicker, 20, 25)
    assert clicker.draft is not None
    assert clicker.draft.text == "waiting until the cut is prepared, once on this machine…"
    host.is_preparing = False
    assert clicker.draft.text == "cutting…"
    host.work()
    assert clicker.draft.text == ""


class NoObject:
    """A cut with which nothing is found in a window of `shape`."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self._shape = shape

    def mask(self, _hints: object, _token: object) -> np.ndarray:
        return np.zeros(self._shape, np.bool_)


def test_a_box_with_nothing_in_it_says_so_also_when_the_next_one_has_begun(
    boxer: ObjectBoxTool, host: RegionHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    reasons: list[str] = []
    boxer.refused = lambda error: reasons.append(error.summary)
    with monkeypatch.context() as patch:
        patch.setattr(host, "object_cut", lambda window, _box: NoObject((window.height, window.width)))
        drag(boxer, (6, 7), (33, 44))
    host.work()
    assert boxer.draft is not None
    assert boxer.draft.text == "Nothing was found there."
    drag(boxer, (37, 46), (54, 74), has_shift=True)
    host.work()
    assert reasons == ["Nothing was found there."]
    assert area(boxer) == 10 * 20
    assert boxer.draft is not None
    assert boxer.draft.text == ""
    assert host.names == []


def test_a_box_cuts_its_object_out(boxer: ObjectBoxTool, host: RegionHost) -> None:
    drag(boxer, (6, 7), (33, 44))
    host.work()
    assert area(boxer) == 20 * 30
    assert (host.image.mask == IGNORE).all()
    click(boxer, 20, 14, button=RIGHT)
    host.work()
    assert 0 < area(boxer) < 20 * 30
    boxer.step_back()
    host.work()
    assert area(boxer) == 20 * 30
    assert boxer.apply()
    assert (host.image.mask[10:30, 10:40] == 2).all()
    assert host.names == ["Object box"]
    assert boxer.draft is None


def test_shift_and_a_drag_is_the_next_box(boxer: ObjectBoxTool, host: RegionHost) -> None:
    drag(boxer, (6, 7), (33, 44))
    host.work()
    drag(boxer, (37, 46), (54, 74), has_shift=True)
    host.work()
    boxer.apply()
    assert int((host.image.mask == 2).sum()) == 20 * 30 + 10 * 20
    assert host.names == ["Object box", "Object box"]


def test_a_box_from_outside_the_image_a_tiny_one_and_a_cancelled_one_are_none(
    boxer: ObjectBoxTool, host: RegionHost
) -> None:
    drag(boxer, (-5, -5), (30, 30))
    click(boxer, 20, 20)
    boxer.press(at(6, 7), Button.PRIMARY)
    boxer.move([at(33, 44)])
    assert boxer.draft is not None
    boxer.cancel()
    assert boxer.draft is None
    host.work()
    assert not boxer.has_draft
    drag(boxer, (6, 7), (33, 44))
    assert boxer.step_back()
    assert not boxer.has_draft


@pytest.mark.parametrize("name", ["clicker", "boxer"])
def test_a_cancelled_hint_leaves_the_object(
    name: str, host: RegionHost, request: pytest.FixtureRequest
) -> None:
    tool = request.getfixturevalue(name)
    tool.press(at(20, 20), Button.PRIMARY)
    tool.cancel()
    assert tool.draft is None
    drag(tool, (15, 15), (25, 35))
    host.work()
    before = area(tool)
    tool.press(at(20, 20), Button.SECONDARY)
    tool.move([at(28, 12)])
    tool.cancel()
    host.work()
    assert area(tool) == before
    tool.forget()
    assert tool.draft is None
    host.work()
    assert host.names == []


def test_features_that_came_before_the_first_click_are_those_of_its_part(
    host: RegionHost, compiled_kernels: None
) -> None:
    contrast, contents = np.zeros((16, 20, 3), np.float16), np.zeros((4, 5, 4), np.float16)
    # There is nothing to see, and two things to know.
    host.image.pixels[...] = 80
    contrast[:, 10:], contents[:, 3:] = 8.0, 8.0
    tool = ClickTool(host, OptionPen("click"))
    click(tool, 20, 16)
    host.work()
    by_colours = area(tool)
    tool.drop()
    host.features = ImageFeatures.of(contrast, contents, host.image.shape)
    click(tool, 20, 16)
    host.work()
    assert 0 < area(tool) != by_colours
