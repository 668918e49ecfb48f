"""Tools of labelled objects in the window, by real events: each is one step that undo takes back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.core import IGNORE
from engine.document.planes import Plane
from gui.bench.driven_window import view_point
from tests.gui.shell.helpers import Shell

LEFT = Qt.MouseButton.LeftButton


def mask(shell: Shell) -> np.ndarray:
    assert shell.session.image is not None
    return shell.session.image.planes.view(Plane.MASK).copy()


def labelled(shell: Shell, folder: Path) -> np.ndarray:
    """Open a folder and paint two strokes of class 1 that lie one below the other; the mask."""
    shell.open(folder)
    shell.see()
    shell.press(Qt.Key.Key_B)
    shell.press(Qt.Key.Key_1)
    shell.draw((20, 20), (20, 60))
    shell.draw((60, 20), (60, 60))
    return mask(shell)


@pytest.mark.parametrize(
    ("tool", "start", "end", "label"),
    [
        ("split", (2, 40), (40, 40), 0),
        ("split", (20, 40), (60, 40), 1),
        ("nudge", (20, 40), (30, 44), 1),
    ],
)
def test_a_drag_changes_objects_as_one_step(
    shell: Shell, folder: Path, tool: str, start: tuple[int, int], end: tuple[int, int], label: int
) -> None:
    before = labelled(shell, folder)
    shell.press_keys(f"tool_{tool}")
    shell.draw(start, end)
    shell.wait(lambda: (mask(shell) != before).any())
    assert (mask(shell) == label).sum() > (before == label).sum()
    shell.press_keys("undo")
    assert (mask(shell) == before).all()


def test_picking_takes_the_class_and_measuring_paints_nothing(shell: Shell, folder: Path) -> None:
    before = labelled(shell, folder)
    canvas = shell.window.canvas
    shell.press(Qt.Key.Key_0)
    shell.press_keys("tool_pick")
    QTest.mouseClick(canvas, LEFT, pos=view_point(canvas, 20, 40).toPoint())
    assert shell.window.tools.class_id == 1
    shell.press_keys("tool_measure")
    shell.draw((10, 10), (10, 50))
    assert canvas.tool is not None
    assert canvas.tool.draft is not None
    assert canvas.tool.draft.text.startswith("40.0 px, ")
    shell.press(Qt.Key.Key_Backspace)
    assert len(canvas.tool.draft.handles) == 1
    shell.press(Qt.Key.Key_Escape)
    assert canvas.tool.draft is None
    assert (mask(shell) == before).all()
    assert (before != IGNORE).any()
