"""Hand tools over a cut that is not applied, by real events: what they do not paint stays as it is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.document.planes import Plane
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_decisions import image_of, scribble_both
from tests.gui.shell.test_drafts_kept import DRAWN


def drag(shell: Shell) -> None:
    shell.draw((4, 30), (12, 60))


def apply(shell: Shell) -> None:
    """Press Enter: it closes an outline first, then applies it."""
    shell.press(Qt.Key.Key_Return)
    if shell.window.canvas.has_draft:
        shell.press(Qt.Key.Key_Return)


def click(shell: Shell) -> None:
    shell.draw((6, 40), (6, 40))


TOOLS: dict[str, Callable[[Shell], None]] = {
    **DRAWN,
    "brush": drag,
    "eraser": drag,
    "rectangle": drag,
    "ellipse": drag,
    "wand": click,
    "superpixels": click,
}


@pytest.mark.parametrize("tool", TOOLS)
def test_a_hand_tool_changes_no_pixel_of_the_cut_that_it_did_not_paint(
    shell: Shell, folder: Path, tool: str
) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    before, hand = image.shown(image.rect), image.planes.snapshot(Plane.HAND)
    shell.window.tools.choose_class(2)
    shell.window.tools.choose_tool(tool)
    TOOLS[tool](shell)
    if shell.window.canvas.has_draft:
        apply(shell)
    shell.wait(lambda: tool == "eraser" or not image.planes.is_blank(Plane.HAND))
    shell.wait(lambda: shell.session.is_settled)
    shell.see()
    is_painted = image.planes.view(Plane.HAND) != hand
    assert tool == "eraser" or is_painted.any()
    np.testing.assert_array_equal(image.shown(image.rect)[~is_painted], before[~is_painted])
    assert image.preview is not None
