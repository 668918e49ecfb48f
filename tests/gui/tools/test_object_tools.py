"""Split, push an edge, pick and measure without a canvas."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, UserError
from engine.document.pixel_size import PixelSize
from gui.tools import TOOLS
from gui.tools.base import Button, Tool
from tests.gui.canvas.worlds import plain_source
from tests.gui.tools.path_worlds import ArrayHost, OptionPen, at, click, drag

NAMES = ["split", "nudge", "pick", "measure"]
PAINTING = NAMES[:2]
DRAGS = {
    "split": [(5, 30), (95, 30)],
    "nudge": [(50, 38), (50, 44), (50, 50)],
}


def made(name: str, *, is_patient: bool = False) -> tuple[Tool, ArrayHost, OptionPen]:
    host = ArrayHost(plain_source(100, 120), is_patient=is_patient)
    host.image.mask[:] = 0
    host.image.mask[20:80, 20:40] = 3
    host.image.mask[20:80, 80:100] = 3
    host.image.mask[:10] = IGNORE
    pen = OptionPen(name, radius_px=12.0 if name == "nudge" else 2.0, class_id=1)
    spec = next(spec for spec in TOOLS if spec.id == name)
    return spec.make(host, pen), host, pen


@pytest.mark.parametrize("name", PAINTING)
def test_a_drag_is_one_step_that_undo_takes_back(name: str) -> None:
    tool, host, _ = made(name)
    before = host.image.mask.copy()
    drag(tool, *DRAGS[name])
    assert len(host.steps) == 1
    changed = host.image.mask != before
    assert changed.any()
    label = 0 if name == "split" else 3
    assert (host.image.mask[changed] == label).all()
    host.undo()
    assert (host.image.mask == before).all()
    assert tool.draft is None


@pytest.mark.parametrize("name", PAINTING)
def test_a_cancelled_drag_changes_nothing(name: str) -> None:
    tool, host, _ = made(name)
    before = host.image.mask.copy()
    tool.press(at(*DRAGS[name][0]), Button.PRIMARY)
    tool.move([at(*DRAGS[name][-1])])
    assert tool.is_active
    tool.cancel()
    assert not tool.is_active
    tool.release(at(*DRAGS[name][-1]))
    assert (host.image.mask == before).all()
    assert not host.steps


def test_a_line_that_changes_nothing_says_why() -> None:
    tool, host, _ = made("split")
    drag(tool, (3, 50), (6, 60))
    assert not host.steps
    assert "Nothing to split or join" in tool.hint
    drag(tool, *DRAGS["split"])
    assert len(host.steps) == 1


def test_a_refusal_of_a_line_is_said() -> None:
    tool, host, _ = made("split", is_patient=True)
    drag(tool, *DRAGS["split"])
    assert tool.has_draft
    host.is_closed = True
    host.work_on()
    assert tool.hint.startswith("Not now.")
    assert tool.drop()
    assert tool.draft is None


def test_the_secondary_button_unlabels_the_gap_of_a_split() -> None:
    tool, host, _ = made("split")
    drag(tool, *DRAGS["split"], button=Button.SECONDARY)
    assert (host.image.mask[20:80, 28:32] == IGNORE).any(axis=1).all()


def test_shift_keeps_a_line_straight() -> None:
    tool, _, _ = made("split")
    tool.press(at(5, 30), Button.PRIMARY)
    tool.move([at(50, 90, has_shift=True), at(95, 30, has_shift=True)])
    assert tool.draft is not None
    assert tool.draft.lines[0].points == ((5, 30), (95, 30))


def test_a_push_of_nothing_says_so_and_a_refused_one_raises() -> None:
    tool, host, _ = made("nudge")
    drag(tool, (3, 50), (3, 60))
    assert not host.steps
    assert "labelled" in tool.hint
    host.is_closed = True
    with pytest.raises(UserError):
        tool.press(at(50, 38), Button.PRIMARY)
    assert not tool.is_active


def test_a_click_picks_the_class_that_is_there() -> None:
    tool, _, pen = made("pick")
    click(tool, 50, 30)
    assert pen.class_id == 3
    click(tool, 3, 30)
    assert pen.class_id == 3
    assert "labelled" in tool.hint
    click(tool, 50, 50)
    assert pen.class_id == 0


def test_length_angle_and_area_are_read() -> None:
    tool, host, _ = made("measure")
    before = host.image.mask.copy()

    def text() -> str:
        assert tool.draft is not None
        return tool.draft.text

    drag(tool, (10, 10), (10, 50))
    tool.hover(None)
    assert text() == "40.0 px, 0.0°"
    click(tool, 40, 50)
    tool.hover(None)
    assert text() == "70.0 px, 90.0°"
    click(tool, 10, 10)
    assert text() == "600 px², around it 120.0 px"
    assert tool.step_back()
    assert tool.step_back()
    tool.hover(at(10, 20))
    assert text().endswith("°")
    assert tool.drop()
    assert tool.draft is None
    assert (host.image.mask == before).all()


@pytest.mark.parametrize("name", NAMES)
def test_random_use_and_undo_all_gives_back_the_mask(name: str) -> None:
    tool, host, _ = made(name)
    before = host.image.mask.copy()
    random = np.random.default_rng(len(name))
    for _ in range(25):
        places = [tuple(map(float, random.random(2) * 140 - 10)) for _ in range(random.integers(1, 5))]
        button = Button.PRIMARY if random.random() < 0.7 else Button.SECONDARY
        drag(tool, *places, button=button, has_shift=bool(random.random() < 0.3))
        if random.random() < 0.2:
            tool.step_back()
    while host.steps:
        host.undo()
    assert (host.image.mask == before).all()


def test_a_measurement_is_in_the_unit_of_the_project() -> None:
    tool, host, _ = made("measure")
    host.pixel_size = PixelSize(0.5, "µm")
    drag(tool, (10, 10), (10, 50))
    tool.hover(None)
    assert tool.draft is not None
    assert tool.draft.text == "20.00 µm, 0.0°"
