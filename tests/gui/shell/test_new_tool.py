"""A drawing tool that is added as one class and one row of the table works everywhere in the window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.imports import CHECKOUT

SCRIPT = """
import json, sys
from pathlib import Path

import gui.tools
from engine.document.stroke_kind import StrokeKind
from gui.tools.stroke import StrokeTool


class MarkerTool(StrokeTool):
    def __init__(self, sink, pen):
        super().__init__(StrokeKind.BRUSH, sink, pen)


row = gui.tools.ToolSpec("marker", MarkerTool, 7.5, "Marker", "F9", "mdi6.marker", "Paints as a marker does")
gui.tools.TOOLS = (*gui.tools.TOOLS, row)

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from engine.document.planes import Plane
from gui.bench.driven_window import drag, driven_window, session_of, view_point
from gui.modes import ThemeChoice
from gui.settings import Settings

home, images = Path(sys.argv[1]), Path(sys.argv[2])
ini = home / "window.ini"
with driven_window(images, ini, QSize(1200, 800), ThemeChoice.DARK) as window:
    canvas, image = window.canvas, session_of(window).image
    QTest.keyClick(canvas, Qt.Key.Key_F9)
    radius_px = window.tools.radius_px
    drag(canvas, [view_point(canvas, 30, x) for x in (20, 40, 60)])
    titles = [button.text() or button.accessibleName() for button in window.workspace.tool.tool_buttons]
    is_checked = window.action_set["tool_marker"].isChecked()
    painted_px = int((image.planes.view(Plane.MASK) == 1).sum())
    card = window.workspace.tool
    overhang_px = card.width() - card.parentWidget().parentWidget().width()
    window.tools.set_radius_px(9.0)
again = Settings(ini)
print(json.dumps({
    "radius_px": radius_px, "titles": titles, "is_checked": is_checked, "painted_px": painted_px,
    "overhang_px": overhang_px, "remembered": [again.tool, again.radius_px("marker")],
}))
"""


def test_one_class_and_one_row_make_a_tool_usable(tmp_path: Path, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), str(folder)],
        cwd=CHECKOUT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "INKLING_CONFIG_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["radius_px"] == 7.5
    assert seen["titles"][:3] == ["Scribble", "Brush", "Eraser"]
    assert seen["titles"][-1] == "Marker"
    assert seen["is_checked"]
    assert seen["painted_px"] > 100
    assert seen["overhang_px"] <= 0, "the card is wider than the panel that shows it"
    assert seen["remembered"] == ["marker", 9.0]
