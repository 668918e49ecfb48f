"""Peer of the canvas benchmark: labelme, which opens the image; it has polygons, no brush and no opacity.

Run by the interpreter of an environment with labelme: `python -m gui.bench.peer_labelme REQUEST RESULT`.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path
from typing import Any

from gui.bench.event_train import PEER_LIMIT_S, PaintLog, timed_events

Step = Callable[[], object]


def _binding() -> str:
    """The binding of Qt that labelme has loaded."""
    import labelme.app  # noqa: F401 - loads its binding

    return next(name for name in ("PyQt5", "PyQt6", "PySide6") if f"{name}.QtWidgets" in sys.modules)


def measure(request: dict[str, Any]) -> dict[str, Any]:
    """Timings of the cases in labelme's own window of the same size as the program's."""
    binding = _binding()
    core, gui, widgets = (importlib.import_module(f"{binding}.{n}") for n in ("QtCore", "QtGui", "QtWidgets"))
    from labelme.app import MainWindow

    app = widgets.QApplication.instance() or widgets.QApplication(sys.argv[:1])
    if binding != "PyQt5":
        gui.QImageReader.setAllocationLimit(0)
    window = MainWindow()
    window.resize(1920, 1080)
    window.show()
    started = time.perf_counter()
    # Its names differ from version to version.
    name = next(n for n in ("load_file", "loadFile", "_load_file") if hasattr(window, n))
    load = attrgetter(name)(window)
    load(request["image"])
    for _ in range(200):
        app.processEvents()
    canvas = attrgetter("canvas" if hasattr(window, "canvas") else "_canvas_widgets.canvas")(window)
    pixmap = canvas.pixmap
    if pixmap is None or pixmap.isNull():
        return {"reason": "does not open the image"}
    figures: dict[str, Any] = {
        "cases": {},
        "version": version("labelme"),
        "opened_s": time.perf_counter() - started,
    }
    log = PaintLog()
    # The class of the running program, not of the package: labelme is left as it is.
    canvas_type = type(canvas)
    paint = canvas_type.paintEvent

    def painted(self: Any, event: Any) -> None:
        paint(self, event)
        log.note()

    canvas_type.paintEvent = painted
    area = canvas.parent().parent()
    figures["cases"]["pan at 1:1"] = timed_events(
        _scrolls(area, request["events"]), log, app.processEvents, limit_s=PEER_LIMIT_S
    ).to_json()
    figures["cases"]["wheel"] = timed_events(
        _wheel(core, gui, widgets, canvas, request["events"]),
        log,
        app.processEvents,
        limit_s=PEER_LIMIT_S,
    ).to_json()
    return figures


def _scrolls(area: Any, count: int) -> Iterator[Step]:
    """Pans by the scroll bars, as its middle button does."""
    bars = area.horizontalScrollBar(), area.verticalScrollBar()
    for number in range(count):
        sign = 1 if number // 100 % 2 == 0 else -1
        bar = bars[number % 2]
        yield lambda bar=bar, sign=sign: bar.setValue(bar.value() + 11 * sign)  # type: ignore[misc]


def _wheel(core: Any, gui: Any, widgets: Any, target: Any, count: int) -> Iterator[Step]:
    """Notches with Ctrl, which zoom."""
    qt = core.Qt
    at = core.QPointF(200.0, 200.0)
    for number in range(count):
        notch = 120 if number // 9 % 2 == 0 else -120
        yield lambda notch=notch: widgets.QApplication.sendEvent(  # type: ignore[misc]
            target,
            gui.QWheelEvent(
                at,
                core.QPointF(target.mapToGlobal(at.toPoint())),
                core.QPoint(),
                core.QPoint(0, notch),
                qt.MouseButton.NoButton,
                qt.KeyboardModifier.ControlModifier,
                qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )


if __name__ == "__main__":
    result = measure(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    Path(sys.argv[2]).write_text(json.dumps(result), encoding="utf-8")
