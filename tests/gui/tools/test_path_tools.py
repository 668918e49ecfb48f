"""Ridge tracing and live-wire without a canvas: clicks, waiting for paths, taking back, applying."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, UserError
from gui.tools import LivewireTool, RidgeTool
from gui.tools.base import Button, Tool
from tests.gui.canvas.worlds import PlainSource
from tests.gui.tools.path_worlds import ArrayHost, OptionPen, at, click


def picture(is_line: bool) -> PlainSource:
    """A dark bent line of 5 px, or a bright square."""
    grey = np.full((120, 160), 140.0)
    if is_line:
        columns = np.arange(160)
        middle = 60 + 25 * np.sin(columns / 30)
        grey[np.abs(np.arange(120)[:, None] + 0.5 - middle) < 3] = 60
    else:
        grey[30:90, 40:120] = 200
    grey += np.random.default_rng(0).normal(0, 3, grey.shape)
    return PlainSource(np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2))


CLICKS = {"ridge": [(60, 3), (86, 45), (59, 95)], "livewire": [(29, 42), (28, 118), (91, 119), (92, 41)]}


def made(name: str, *, is_patient: bool = False) -> tuple[Tool, ArrayHost, OptionPen]:
    host = ArrayHost(picture(name == "ridge"), is_patient=is_patient)
    pen = OptionPen(name)
    tool: Tool = RidgeTool(host, pen) if name == "ridge" else LivewireTool(host, pen)
    return tool, host, pen


def test_a_line_is_painted_in_its_width_as_one_step() -> None:
    tool, host, _ = made("ridge")
    for y, x in CLICKS["ridge"]:
        click(tool, y, x)
    assert (host.image.mask == IGNORE).all()
    draft = tool.draft
    assert draft is not None
    assert draft.region is not None
    assert len(draft.handles) == 3
    shown = draft.region
    assert tool.apply()
    dark = host.image.pixels[..., 0] < 100
    painted = host.image.mask == 2
    assert (painted[shown.rect.slices] == shown.covered).all()
    assert painted.sum() == shown.covered.sum()
    inner = np.s_[:, 10:88]
    assert (painted & dark)[inner].sum() / (painted | dark)[inner].sum() > 0.93
    assert len(host.steps) == 1
    host.undo()
    assert (host.image.mask == IGNORE).all()
    assert not tool.has_draft


def test_clicks_around_a_square_become_a_polygon_and_the_square() -> None:
    tool, host, _ = made("livewire")
    for y, x in CLICKS["livewire"]:
        click(tool, y, x)
    tool.hover(at(60, 39))
    assert tool.draft is not None
    assert any(line.is_dashed for line in tool.draft.lines)
    click(tool, 31, 41)
    assert tool.draft.lines[0].is_closed
    assert (host.image.mask == IGNORE).all()
    assert tool.apply()
    square = np.zeros((120, 160), bool)
    square[30:90, 40:120] = True
    painted = host.image.mask == 2
    assert (painted & square).sum() / (painted | square).sum() > 0.985
    assert not tool.has_draft


def test_a_closed_line_opens_again_where_it_was_closed() -> None:
    tool, _, _ = made("livewire")
    for y, x in CLICKS["livewire"]:
        click(tool, y, x)
    assert tool.draft is not None
    before = tool.draft.handles
    tool.apply()
    assert tool.draft.lines[0].is_closed
    tool.step_back()
    assert tool.draft.handles == before
    assert not tool.draft.lines[0].is_closed


@pytest.mark.parametrize("name", ["ridge", "livewire"])
def test_clicks_and_enter_wait_for_paths_and_give_the_same(name: str) -> None:
    quick, quick_host, _ = made(name)
    patient, patient_host, _ = made(name, is_patient=True)
    for tool in (quick, patient):
        for y, x in CLICKS[name]:
            click(tool, y, x)
    assert patient.apply()
    assert (patient_host.image.mask == IGNORE).all()
    assert "Finding" in patient.hint
    patient_host.work_on()
    quick.apply()
    for tool in (quick, patient):
        if tool.has_draft:
            tool.apply()
    assert (quick_host.image.mask == patient_host.image.mask).all()
    assert (quick_host.image.mask != IGNORE).any()


@pytest.mark.parametrize("name", ["ridge", "livewire"])
@pytest.mark.parametrize("is_patient", [True, False])
def test_backspace_goes_back_click_by_click(name: str, is_patient: bool) -> None:
    tool, host, _ = made(name, is_patient=is_patient)
    for y, x in CLICKS[name]:
        click(tool, y, x)
    count = 0
    while tool.step_back():
        host.work_on()
        count += 1
    # A click that waited was taken back before it made a piece.
    assert count == len(CLICKS[name])
    assert tool.draft is None


@pytest.mark.parametrize("name", ["ridge", "livewire"])
def test_what_arrives_after_it_was_dropped_is_forgotten(name: str) -> None:
    tool, host, _ = made(name, is_patient=True)
    click(tool, *CLICKS[name][0])
    tool.drop()
    host.work_on()
    assert tool.draft is None
    click(tool, *CLICKS[name][0])
    tool.forget()
    host.work_on()
    assert not tool.has_draft


@pytest.mark.parametrize("name", ["ridge", "livewire"])
def test_a_refusal_keeps_the_draft_and_is_said(name: str) -> None:
    tool, host, _ = made(name)
    for y, x in CLICKS[name]:
        click(tool, y, x)
    if name == "livewire":
        tool.apply()
    host.is_closed = True
    with pytest.raises(UserError):
        tool.apply()
    assert tool.has_draft
    host.is_closed = False
    assert tool.apply()


def test_a_refusal_after_waiting_is_said_in_the_hint() -> None:
    tool, host, _ = made("ridge", is_patient=True)
    click(tool, *CLICKS["ridge"][0])
    host.work_on()
    click(tool, *CLICKS["ridge"][1])
    tool.apply()
    host.is_closed = True
    host.work_on()
    assert tool.has_draft
    assert tool.hint == "Not now."


def test_a_double_click_applies_and_a_cancelled_press_does_nothing() -> None:
    tool, host, _ = made("ridge")
    for y, x in CLICKS["ridge"][:2]:
        click(tool, y, x)
    tool.press(at(59, 95), Button.PRIMARY)
    tool.cancel()
    assert tool.draft is not None
    assert len(tool.draft.handles) == 2
    click(tool, 86, 45, clicks=2)
    assert len(host.steps) == 1


def test_width_options_and_the_polarity_change_what_is_drawn() -> None:
    tool, _, pen = made("ridge")
    for y, x in CLICKS["ridge"][:2]:
        click(tool, y, x)

    def area() -> int:
        draft = tool.draft
        assert draft is not None
        assert draft.region is not None
        return int(draft.region.covered.sum())

    measured = area()
    pen.set_option("wider", 2)
    tool.options_changed()
    assert area() > measured
    pen.set_option("wider", 0)
    tool.options_changed()
    pen.set_option("fixed", 1)
    tool.options_changed()
    assert area() < measured / 2
    assert "bright" in tool.hint
    assert tool.letters == "X"
    tool.type_letter("X")
    assert "dark" in tool.hint


def test_the_secondary_button_draws_the_background() -> None:
    tool, host, _ = made("ridge")
    click(tool, *CLICKS["ridge"][0], button=Button.SECONDARY)
    click(tool, *CLICKS["ridge"][1], button=Button.SECONDARY)
    tool.apply()
    assert set(np.unique(host.image.mask)) == {0, IGNORE}


def test_alt_draws_a_straight_piece() -> None:
    tool, _, _ = made("livewire")
    click(tool, 29, 42)
    click(tool, 90, 119, has_alt=True)
    assert tool.draft is not None
    assert len(tool.draft.lines[0].points) == 2


@pytest.mark.parametrize("name", ["ridge", "livewire"])
def test_what_another_image_interrupted_is_sought_again(name: str) -> None:
    tool, host, _ = made(name, is_patient=True)
    click(tool, *CLICKS[name][0])
    host.waiting.clear()
    host.image = picture(name == "ridge")
    tool.hover(at(60, 60))
    host.work_on()
    assert tool.draft is not None
    assert len(tool.draft.lines) == 1
    click(tool, *CLICKS[name][1])
    host.work_on()
    assert len(tool.draft.handles) == 2


def test_shift_click_traces_the_whole_line_and_more_of_them_and_enter_applies_all() -> None:
    tool, host, _ = made("ridge")
    before = host.image.mask.copy()
    click(tool, 86, 45, has_shift=True)
    assert tool.has_draft
    assert tool.draft is not None
    first = np.array(tool.draft.lines[0].points)
    # From end to end, and not only from the place clicked.
    assert np.ptp(first[:, 1]) > 150
    assert tool.draft.region is not None
    handles = len(tool.draft.handles)
    click(tool, *np.array(tool.draft.handles[-1]).tolist(), has_shift=True)
    assert len(tool.draft.handles) == handles + 1
    assert tool.step_back()
    assert len(tool.draft.handles) == handles
    assert tool.apply()
    assert not tool.has_draft
    assert (host.image.mask != before).any()
    host.undo()
    np.testing.assert_array_equal(host.image.mask, before)


def test_shift_click_where_there_is_no_line_says_so_and_leaves_no_draft() -> None:
    host = ArrayHost(PlainSource(np.full((60, 80, 3), 90, np.uint8)))
    tool = RidgeTool(host, OptionPen("ridge"))
    click(tool, 30, 40, has_shift=True)
    assert not tool.has_draft
    assert "No line" in tool.hint
    assert not tool.apply()


def test_a_line_that_is_still_sought_can_be_taken_back() -> None:
    tool, host, _ = made("ridge", is_patient=True)
    click(tool, 86, 45, has_shift=True)
    assert tool.step_back()
    assert not tool.has_draft
    host.work_on()
    assert not tool.has_draft


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_line_that_nobody_has_seen_is_not_painted_before_enter_is_pressed_again(is_whole: bool) -> None:
    tool, host, _ = made("ridge", is_patient=True)
    reasons: list[str] = []
    tool.refused = lambda error: reasons.append(error.summary)
    for y, x in [(86, 45)] if is_whole else CLICKS["ridge"]:
        click(tool, y, x, has_shift=is_whole)
    assert tool.apply()
    assert not tool.paints_itself
    host.work_on()
    assert not host.steps
    assert tool.has_draft
    assert reasons == ["What is shown has changed since the key was pressed."]
    assert tool.apply()
    assert len(host.steps) == 1


def test_a_line_in_sight_is_painted_as_soon_as_its_width_is_known() -> None:
    tool, host, _ = made("ridge", is_patient=True)
    for y, x in CLICKS["ridge"]:
        host.work_on()
        click(tool, y, x)
    assert tool.apply()
    assert tool.paints_itself
    host.work_on()
    assert len(host.steps) == 1


def test_a_line_that_nobody_has_seen_waits_for_enter_when_it_comes_back_into_sight() -> None:
    tool, host, _ = made("ridge", is_patient=True)
    click(tool, 86, 45, has_shift=True)
    tool.apply()
    tool.put_aside()
    host.work_on()
    assert not host.steps
    assert tool.has_draft


@pytest.mark.parametrize(("name", "has_shift"), [("ridge", False), ("ridge", True), ("livewire", False)])
@pytest.mark.parametrize("place", [(60, -40), (60, 200), (-40, 45), (160, 45)])
def test_a_click_beside_the_image_begins_nothing(name: str, has_shift: bool, place: tuple[int, int]) -> None:
    tool, _, _ = made(name)
    click(tool, *place, has_shift=has_shift)
    assert not tool.has_draft
    y, x = CLICKS[name][0]
    click(tool, y, x, has_shift=has_shift)
    assert tool.has_draft
