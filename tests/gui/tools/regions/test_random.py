"""Random use of every tool that finds regions, and undo of all of it."""

from __future__ import annotations

import numpy as np
import pytest

from gui.tools import tool_spec
from gui.tools.base import Button
from tests.gui.canvas.worlds import noisy_source
from tests.gui.tools.regions.worlds import OptionPen, RegionHost, at, drag, painted_source

TOOLS = ["wand", "threshold", "growing", "superpixels", "split", "object_box", "click"]


@pytest.mark.parametrize("name", TOOLS)
def test_undoing_everything_gives_back_the_first_mask(name: str, compiled_kernels: None) -> None:
    random = np.random.default_rng(7)
    source = painted_source()
    source.mask = noisy_source(60, 80).mask
    host = RegionHost(source)
    pen = OptionPen(name)
    tool = tool_spec(name).make(host, pen)
    first = host.image.mask.copy()

    def place() -> tuple[float, float]:
        return float(random.uniform(-4, 64)), float(random.uniform(-4, 84))

    drag(tool, (6, 7), (33, 44))
    host.work()
    tool.apply()
    for _ in range(40):
        keys = {key: bool(random.random() < 0.2) for key in ("has_shift", "has_ctrl", "has_alt")}
        match random.integers(12):
            case 0:
                tool.step_back()
            case 1:
                tool.drop()
            case 2 | 3:
                tool.apply()
            case 4:
                host.work()
            case 5:
                for letter in tool.letters:
                    tool.type_letter(letter)
            case 6:
                tool.hover(at(*place()))
            case 7:
                for option in tool_spec(name).options:
                    pen.set_option(option.id, int(random.integers(option.least, option.most + 1)))
                tool.options_changed()
            case 8:
                tool.choose_class(int(random.integers(4)))
            case _:
                tool.press(
                    at(*place(), **keys), Button.SECONDARY if random.random() < 0.2 else Button.PRIMARY
                )
                tool.move([at(*place(), **keys) for _ in range(int(random.integers(4)))])
                if random.random() < 0.15:
                    tool.cancel()
                else:
                    tool.release(at(*place(), **keys))
        _ = tool.draft, tool.hint, tool.cursor(), tool.has_draft
    host.work()
    assert host.names, "nothing was painted"
    while host.names:
        host.undo()
    assert (host.image.mask == first).all()
