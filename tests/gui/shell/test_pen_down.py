"""Whatever is done while the pen is down, what it has drawn is kept; only Esc and undo take it back."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from engine.core import IGNORE
from engine.storage import Project
from gui.bench.driven_window import view_point
from tests.gui.shell.helpers import Shell

LEFT = Qt.MouseButton.LeftButton
ACTS = (
    "tool_eraser", "tool_scribble", "class_0", "next_image", "skip_image", "remove_images", "add_class",
    "mask_grow", "overlay", "panels", "export", "add_images", "close_project", "quit", "open_folder",
)  # fmt: skip


@pytest.mark.parametrize("action", ACTS)
def test_a_stroke_in_progress_is_kept_whatever_is_done(shell: Shell, folder: Path, action: str) -> None:
    shell.open(folder)
    path, session, canvas = shell.session.project.path, shell.session, shell.window.canvas
    shell.press(Qt.Key.Key_B)
    shell.press(Qt.Key.Key_1)
    image = session.image
    assert image is not None
    QTest.mousePress(canvas, LEFT, pos=view_point(canvas, 30, 30).toPoint())
    assert session.strokes.is_drawing
    with mock.patch.object(QFileDialog, "getExistingDirectory", return_value=""):
        shell.window.action_set[action].trigger()
    shell.window.dialogs.close_all()
    QTest.mouseRelease(canvas, LEFT, pos=view_point(canvas, 30, 30).toPoint())
    shell.window.close()
    with Project.open(path) as project:
        labels = project.decided_mask(image.id)
    assert labels is not None
    assert (labels[labels != IGNORE] == 1).any()
