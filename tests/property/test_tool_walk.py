"""Random use of every drawing tool in the real window: undoing all gives back the image."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from engine.document.planes import Plane
from gui.tools import TOOLS
from tests.helpers.complaints import Complaints
from tests.helpers.window_walk import Walker

STEPS = 40
ENDS = (
    Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Backspace,
    "undo", "redo", "paint_over", "class_0", "class_1", "tool_brush", "take_back",
)  # fmt: skip


@pytest.fixture
def walker(qapp: QApplication, tmp_path: Path) -> Iterator[Walker]:
    complaints = Complaints()
    with complaints.listening():
        made = Walker(tmp_path / "walk", complaints)
        yield made
        made.stop()
        made.check()


def test_random_use_of_the_tools_can_be_undone(walker: Walker) -> None:
    random = np.random.default_rng(1)
    assert walker.open(walker.world["project"])
    walker.after_step(is_patient=True)
    image = walker.image
    assert image is not None
    before, position = image.planes.view(Plane.MASK).copy(), image.history.position
    for step in range(STEPS):
        spec = TOOLS[step % len(TOOLS)]
        walker.act(spec.action_id, 0)
        for _ in range(random.integers(1, 4)):
            button = Qt.MouseButton.RightButton if random.random() < 0.3 else Qt.MouseButton.LeftButton
            places = [(int(y), int(x)) for y, x in random.integers(-5, 106, (3, 2))]
            walker.mouse_down(places[0], button)
            for place in places[1:]:
                walker.mouse_move(place)
            if random.random() < 0.9:
                walker.mouse_up(places[-1])
        for end in random.choice(len(ENDS), random.integers(0, 4)):
            name = ENDS[end]
            if isinstance(name, str):
                walker.act(name, 0)
            else:
                walker.press(name, Qt.KeyboardModifier.NoModifier)
        walker.mouse_up((50, 50))
        walker.after_step(is_patient=False)
    assert walker.image is image
    assert image.history.position > position, "nothing was drawn"
    walker.window.canvas.drop_draft()
    walker.settle()
    assert walker.session is not None
    while image.history.position > position:
        assert walker.session.undo()
    assert (image.planes.view(Plane.MASK) == before).all()
    walker.finish()
