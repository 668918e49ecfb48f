"""The rest of an image becomes one class by a key, which the warning of an unfinished mask names."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt

from engine.core import IGNORE
from engine.document.planes import Plane
from engine.storage import ImageStatus
from tests.gui.shell.helpers import Shell


def test_the_warning_of_one_class_names_the_key_that_fills_the_rest(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.tools.choose_tool("brush")
    shell.window.tools.choose_class(1)
    shell.draw((20, 12), (20, 80))
    image = shell.session.image
    assert image is not None
    line = image.planes.view(Plane.MASK) == 1
    shell.see()
    shell.press_ctrl(Qt.Key.Key_Return)
    hint = shell.window.notices.shown[-1].hint
    assert "[[mask_fill_rest]]" in hint
    shell.window.tools.choose_class(0)
    shell.press_keys("mask_fill_rest")
    assert np.array_equal(image.planes.view(Plane.MASK), np.where(line, 1, 0))
    shell.see()
    shell.press_ctrl(Qt.Key.Key_Return)
    assert shell.session.project.images.get(image.id).status is ImageStatus.ACCEPTED


def test_the_rest_is_taken_back_by_undo(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    image = shell.session.image
    assert image is not None
    shell.window.tools.choose_class(0)
    shell.press_keys("mask_fill_rest")
    assert (image.planes.view(Plane.MASK) == 0).all()
    shell.press_keys("undo")
    assert (image.planes.view(Plane.MASK) == IGNORE).all()
