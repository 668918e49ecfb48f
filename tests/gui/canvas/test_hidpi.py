"""On a fine screen one image pixel at 1:1 is one device pixel."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

app = QApplication([])
from gui.canvas.view import CanvasView
from gui.tools import BrushTool
from tests.gui.canvas.worlds import CLASSES, FakePen, Recorder, noisy_source

source = noisy_source(600, 700)
source.mask[:], source.predicted = 255, None
source.scribble_map[:] = 255
view = CanvasView()
view.resize(200, 120)
view.set_classes(CLASSES)
view.set_source(source)
view.show()
app.processEvents()
view.zoom_to(1.0, (300, 350))
grab = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
rows = np.frombuffer(grab.constBits(), np.uint32).reshape(grab.height(), -1)[:, : grab.width()]
rgb = np.stack([rows >> 16 & 255, rows >> 8 & 255, rows & 255], axis=-1)
camera = view.camera
assert grab.width() == round(200 * view.devicePixelRatioF()), grab.width()
shown = source.pixels[camera.top : camera.top + rgb.shape[0], camera.left : camera.left + rgb.shape[1]]
np.testing.assert_array_equal(rgb, shown)
sink = Recorder()
view.set_tool(BrushTool(sink, FakePen()))
QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 30))
ratio = view.devicePixelRatioF()
assert sink.points == [(30 * ratio + camera.top, 40 * ratio + camera.left)], sink.points
print("ratio", ratio)
"""


@pytest.mark.parametrize("ratio", ["1.5", "2"])
def test_pixels_and_clicks_are_exact_on_a_fine_screen(ratio: str) -> None:
    root = Path(__file__).parents[3]
    env = {**os.environ, "QT_SCALE_FACTOR": ratio, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=root, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout.split()[1]) == float(ratio)
