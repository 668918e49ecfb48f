"""Peer of the canvas benchmark: napari, with the image and the mask as layers.

Run by the interpreter of an environment with napari: `python -m gui.bench.peer_napari REQUEST RESULT`.
Needs a display with OpenGL, of which a virtual one with a software renderer is enough.
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

import napari
import numpy as np
from qtpy.QtCore import QEvent, QPoint, QPointF, Qt
from qtpy.QtGui import QMouseEvent, QWheelEvent
from qtpy.QtWidgets import QApplication

from gui.bench.event_train import PEER_LIMIT_S, PaintLog, timed_events

Step = Callable[[], object]
_STROKE_MOVES = 60


def measure(request: dict[str, Any]) -> dict[str, Any]:
    """Timings of the cases in napari's own window of the same size as the program's."""
    # WORKAROUND: some call into its binding of Qt takes one reference to None too many away with each event;
    # Python before 3.12 ends when none is left. Such a number of them cannot be used up.
    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 40
    mask = np.array(np.load(request["mask"], mmap_mode="r"))
    image = np.load(request["pixels"], mmap_mode="r")
    viewer = napari.Viewer(show=True)
    attrgetter("window._qt_window")(viewer).resize(1920, 1080)
    viewer.add_image(image, rgb=True)
    labels = viewer.add_labels(mask, opacity=0.5)
    canvas = attrgetter("window._qt_viewer.canvas")(viewer)
    native, log = canvas.native, PaintLog()
    attrgetter("_scene_canvas")(canvas).events.draw.connect(lambda _event: log.note(), position="last")
    app = QApplication.instance()
    assert app is not None
    figures: dict[str, Any] = {"cases": {}, "version": napari.__version__}

    def run(name: str, zoom: float | None, mode: str, steps: Iterable[Step]) -> None:
        labels.mode = mode
        viewer.reset_view()
        if zoom is not None:
            viewer.camera.zoom = zoom
        _rest(app)
        figures["cases"][name] = timed_events(
            steps, log, QApplication.processEvents, limit_s=PEER_LIMIT_S
        ).to_json()

    events = request["events"]
    run("pan at 1:1", 1.0, "pan_zoom", _drag(native, events, 0))
    run("pan zoomed out", 1 / 8, "pan_zoom", _drag(native, events, 0))
    run("wheel", None, "pan_zoom", _wheel(native, events))
    labels.selected_label = 2
    for name, diameter, zoom in (("40-px brush", 40, 1.0), ("2000-px brush", 2000, 0.25)):
        labels.brush_size = diameter
        run(name, zoom, "paint", _drag(native, events, _STROKE_MOVES))
    run("opacity", None, "pan_zoom", _opacities(labels, events))
    figures["memory"] = {"rss": _resident_mib()}
    viewer.close()
    return figures


def _drag(target: Any, count: int, stroke_moves: int) -> Iterator[Step]:
    """Moves with the left button down along a circle; with `stroke_moves` the button goes up and down."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    centre, reach = QPointF(target.rect().center()), 0.25 * min(target.width(), target.height())
    angles = np.arange(count + 1) * 11.0 / reach
    places = [centre + QPointF(np.cos(angle), np.sin(angle)) * reach for angle in angles]
    if not stroke_moves:
        _mouse(target, QEvent.Type.MouseButtonPress, places[0], left, left)
    for number, at in enumerate(places[1:]):
        kind, button, held = QEvent.Type.MouseMove, none, left
        if stroke_moves and number % stroke_moves == 0:
            kind, button = QEvent.Type.MouseButtonPress, left
        elif stroke_moves and (number % stroke_moves == stroke_moves - 1 or number == count - 1):
            kind, button, held = QEvent.Type.MouseButtonRelease, left, none
        yield lambda kind=kind, at=at, button=button, held=held: _mouse(  # type: ignore[misc]
            target, kind, at, button, held
        )
    if not stroke_moves:
        _mouse(target, QEvent.Type.MouseButtonRelease, places[-1], left, none)


def _wheel(target: Any, count: int) -> Iterator[Step]:
    at = QPointF(target.width() * 0.4, target.height() * 0.45)
    for number in range(count):
        notch = 120 if number // 9 % 2 == 0 else -120
        yield lambda notch=notch: QApplication.sendEvent(  # type: ignore[misc]
            target,
            QWheelEvent(
                at,
                QPointF(target.mapToGlobal(at.toPoint())),
                QPoint(),
                QPoint(0, notch),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )


def _opacities(layer: Any, count: int) -> Iterator[Step]:
    for number in range(count):
        value = 0.3 + 0.4 * abs((number % 100) / 50 - 1)
        yield lambda value=value: setattr(layer, "opacity", value)  # type: ignore[misc]


def _mouse(target: Any, kind: Any, at: Any, button: Any, held: Any) -> None:
    everywhere = QPointF(target.mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, everywhere, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, event)


def _rest(app: Any) -> None:
    end = time.monotonic() + 1.0
    while time.monotonic() < end:
        app.processEvents()


def _resident_mib() -> float:
    import psutil

    return float(psutil.Process().memory_info().rss) / 2**20


if __name__ == "__main__":
    result = measure(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    Path(sys.argv[2]).write_text(json.dumps(result), encoding="utf-8")
