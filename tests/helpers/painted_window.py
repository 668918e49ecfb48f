"""Painting in the real window of a process of its own, which then waits for its end by a signal.

`paint` runs in the child before the program begins (`CommandServer.start(before=...)`); `painted` waits for
it in the test. `paint_second` is the window that comes second to a project.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.core import LabelMap

if TYPE_CHECKING:
    from gui.window import MainWindow

PAINT = "tests.helpers.painted_window:paint"
PAINT_SECOND = "tests.helpers.painted_window:paint_second"
PAINT_UNDER_A_DIALOG = "tests.helpers.painted_window:paint_under_a_dialog"
PAINT_BEFORE_A_DRAFT = "tests.helpers.painted_window:paint_before_a_draft"
_PAINTED = "painted.npy"
LOOKED = "looked.npy"
"""Mask that the second window shows after a stroke that may change nothing."""
OPEN_AGAIN = "open-again"
"""File at whose sight the second window opens the project again."""
_POLL_MS = 20
_PATIENCE_S = 200.0


def paint() -> None:
    """Draw one stroke as soon as an image is open, and write the mask beside the images."""
    _paint_soon(dialog=None)


def paint_under_a_dialog() -> None:
    """As `paint`, with a dialog open that waits for an answer."""
    _paint_soon(dialog="export")


def paint_before_a_draft() -> None:
    """As `paint`, with a polygon begun that is applied nowhere."""
    _paint_soon(dialog=None, has_draft=True)


def paint_second() -> None:
    """Draw in a project that another window has; open it again when that has gone, and draw once more."""
    from gui.bench.driven_window import session_of

    def look(window: MainWindow) -> bool:
        if not Path(LOOKED).exists():
            assert session_of(window).read_only
            _write(LOOKED, _draw(window))
        elif session_of(window).read_only:
            if Path(OPEN_AGAIN).exists():
                Path(OPEN_AGAIN).unlink()
                window.controller.open_path(session_of(window).project.path)
        else:
            _write(_PAINTED, _draw(window))
            return True
        return False

    _watch(look)


def painted(folder: Path, name: str = _PAINTED) -> LabelMap:
    """The mask that the window shows, when it has been painted in."""
    deadline = time.monotonic() + _PATIENCE_S
    file = folder / name
    while not file.is_file():
        assert time.monotonic() < deadline, "nothing was painted"
        time.sleep(0.01)
    labels: LabelMap = np.load(file)
    return labels


def _paint_soon(dialog: str | None, *, has_draft: bool = False) -> None:
    from PySide6.QtWidgets import QApplication

    from gui.bench.driven_window import drag, view_point

    def look(window: MainWindow) -> bool:
        mask = _draw(window)
        if has_draft:
            window.tools.choose_tool("polygon")
            for x in (10.0, 40.0):
                drag(window.canvas, [view_point(window.canvas, 20.0, x)])
            assert window.canvas.has_draft
        if dialog is not None:
            window.action_set[dialog].trigger()
            assert QApplication.activeModalWidget() is not None or any(
                widget.isVisible() and widget is not window for widget in QApplication.topLevelWidgets()
            )
        _write(_PAINTED, mask)
        return True

    _watch(look)


def _watch(look: Callable[[MainWindow], bool]) -> None:
    """Call `look` with the window again and again while an image is open in it, until it returns True."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from gui.bench.driven_window import has_session, session_of
    from gui.window import MainWindow

    app = QApplication(sys.argv[:1])
    timer = QTimer(app)

    def tick() -> None:
        windows = [widget for widget in app.topLevelWidgets() if isinstance(widget, MainWindow)]
        if not windows or not has_session(windows[0]) or session_of(windows[0]).image is None:
            return
        timer.stop()
        if not look(windows[0]):
            timer.start(_POLL_MS)

    timer.timeout.connect(tick)
    timer.start(_POLL_MS)


def _draw(window: MainWindow) -> LabelMap:
    """The mask after a stroke of the brush."""
    from engine.document.planes import Plane
    from gui.bench.driven_window import drag, session_of, view_point

    image = session_of(window).image
    assert image is not None
    window.tools.choose_tool("brush")
    window.tools.choose_class(1)
    drag(window.canvas, [view_point(window.canvas, 10.0, x) for x in (10.0, 30.0, 50.0)])
    return image.planes.snapshot(Plane.MASK)


def _write(name: str, mask: LabelMap) -> None:
    from engine.files.atomic import atomic_file

    with atomic_file(Path(name)) as path, path.open("wb") as file:
        np.save(file, mask)
