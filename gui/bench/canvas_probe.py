"""Costs of the canvas in the real window: one part of `bench canvas`, in a process of its own.

`python -m gui.bench.canvas_probe REQUEST RESULT`, both JSON files. The request names the part, see `PARTS`.
"""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QWidget

from engine.core import ModelId, Rect
from engine.document.stroke_kind import StrokeKind
from engine.session import ImagePrediction, OpenImage, Session
from gui.bench.canvas_cases import Step, opacities, pan, strokes, turn_wheel, wheel
from gui.bench.driven_window import (
    SelfDriveError,
    driven_window,
    run_events,
    session_of,
    wait_for,
    workspace_of,
)
from gui.bench.event_train import PaintLog, timed_events
from gui.bench.plain_composition import compare
from gui.bench.window_memory import memory_mib, reset_peak
from gui.canvas.camera import least_scale
from gui.canvas.overlay_style import make_overlay_style
from gui.canvas.view import CanvasView
from gui.modes import OverlayMode, ThemeChoice
from gui.window import MainWindow

SIZE: Final = QSize(1920, 1080)
_PATIENCE_S: Final = 600.0
_REST_S: Final = 0.3
_IN_SIGHT_S: Final = 0.6
"""So long is an image looked at before it is accepted: what is hardly in sight is refused."""
_ACCEPTANCES: Final = 20
_SETTLE_S: Final = 1.0
_LAST_TURNS: Final = 20


class PaintWatch(QObject):
    """Event filter that notes each paint of a widget in a log, once `process` has let it end."""

    def __init__(self, widget: QWidget, log: PaintLog) -> None:
        super().__init__(widget)
        self._log = log
        self._has_begun = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._has_begun |= event.type() == QEvent.Type.Paint
        return False

    def process(self) -> None:
        """Handle what waits in the event loop."""
        QApplication.processEvents()
        if self._has_begun:
            self._has_begun = False
            self._log.note()


def large(request: dict[str, Any]) -> dict[str, Any]:
    """Pan, wheel, brushes and opacity over a large image, its mask as fill; then with outlines and doubts."""
    figures: dict[str, Any] = {"cases": {}, "pixels": {}, "memory": {}}
    with _window(request) as window:
        canvas = window.canvas
        wait_for(lambda: not session_of(window).busy.is_warming_up, "the engine to be warm", _PATIENCE_S)
        figures["device pixels"] = [*canvas.device_size()]
        figures["ratio"] = canvas.devicePixelRatioF()
        wait_for(lambda: not canvas.is_building, "the smaller copies", _PATIENCE_S)
        run_events(_SETTLE_S)
        figures["memory"]["open"] = memory_mib()
        figures["memory"]["painted"] = _run_cases(window, request["events"], figures, "")
        if request["with overlays"]:
            _show_overlays(window)
            how = ", outlines and uncertainty"
            figures["memory"]["overlays"] = _run_cases(window, request["events"], figures, how)
    return figures


def opening(request: dict[str, Any]) -> dict[str, Any]:
    """First picture of a large image, another image, and the large one again."""
    figures: dict[str, Any] = {"seconds": {}, "memory": {}}
    with _window(request) as window:
        session = session_of(window)
        first = session.image
        assert first is not None
        small_id = first.id
        large_id = session.project.images.rows()[-1].id
        wait_for(lambda: not session.busy.is_warming_up, "the engine to be warm", _PATIENCE_S)
        run_events(_SETTLE_S)
        for name in ("opened", "opened again"):
            started = time.perf_counter()
            session.open_image(large_id)
            _wait_quickly(lambda: window.canvas_link.pictures.shown_id == large_id)
            figures["seconds"][f"{name}, first picture"] = time.perf_counter() - started
            _wait_quickly(lambda: session.image is not None and session.image.id == large_id)
            figures["seconds"][f"{name}, all pixels"] = time.perf_counter() - started
            wait_for(lambda: not window.canvas.is_building, "the smaller copies", _PATIENCE_S)
            run_events(_SETTLE_S)
            figures["memory"][name] = memory_mib()
            session.open_image(small_id)
            wait_for(lambda: session.image is not None and session.image.id == small_id, "the small image")
            run_events(_SETTLE_S)
    return figures


def crowd(request: dict[str, Any]) -> dict[str, Any]:
    """A project with very many images: opening, scrolling, filtering."""
    figures: dict[str, Any] = {"cases": {}, "memory": {}}
    with _window(request) as window:
        wait_for(lambda: not session_of(window).busy.is_warming_up, "the engine to be warm", _PATIENCE_S)
        run_events(_SETTLE_S)
        figures["memory"]["before"] = memory_mib()
        before = session_of(window)
        started = time.perf_counter()
        window.controller.open_path(Path(request["other project"]))
        _wait_quickly(lambda: window.links.session is not None and window.links.session.session is not before)
        _wait_quickly(lambda: session_of(window).image is not None and window.canvas.has_image)
        figures["seconds"] = time.perf_counter() - started
        run_events(_SETTLE_S)
        panel = workspace_of(window).images
        figures["rows"] = panel.rows.rowCount()
        log = PaintLog()
        watch = PaintWatch(panel.view.viewport(), log)
        events = request["events"]
        scrolled = timed_events(_scrolls(window, events), log, watch.process, 60.0)
        figures["cases"]["scroll"] = scrolled.to_json()
        figures["cases"]["filter"] = timed_events(
            _filters(window, events), log, watch.process, 60.0
        ).to_json()
        run_events(_SETTLE_S)
        figures["memory"]["crowd"] = memory_mib()
    return figures


def acceptance(request: dict[str, Any]) -> dict[str, Any]:
    """Accepting a large image, drawn on before, and one with a prediction only: the window's thread."""
    figures: dict[str, Any] = {}
    with _window(request) as window:
        session = session_of(window)
        session.writable_learner().set_auto(False)
        wait_for(lambda: not window.canvas.is_building, "the smaller copies", _PATIENCE_S)
        wait_for(lambda: not session.busy.is_warming_up, "the engine to be warm", _PATIENCE_S)
        run_events(_SETTLE_S)
        image = session.image
        assert image is not None
        for number in range(request.get("repeats", _ACCEPTANCES)):
            stroke = session.begin_stroke(StrokeKind.BRUSH, 1 + number % 3, 20.0)
            stroke.extend([(100.0 + 5 * number, 100.0), (100.0 + 5 * number, 400.0)])
            stroke.finish()
            _note_accepting(session, figures, "decided")
        session.clear_image()
        wait_for(lambda: not session.busy.waiting, "the mask to be cleared", _PATIENCE_S)
        for number in range(request.get("repeats", _ACCEPTANCES)):
            if number:
                session.undo()
            _predict(image, len(session.classes), number)
            session.events.shown_changed.emit(image.rect)
            _note_accepting(session, figures, "predicted")
    return {"kinds": figures, "megapixels": image.rect.area / 1e6}


PARTS: Final[dict[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {
    "large": large,
    "opening": opening,
    "crowd": crowd,
    "acceptance": acceptance,
}


def _window(request: dict[str, Any]) -> AbstractContextManager[MainWindow]:
    settings = Path(request["folder"]) / "window.ini"
    return driven_window(Path(request["project"]), settings, SIZE, ThemeChoice.DARK)


def _run_cases(window: MainWindow, events: int, figures: dict[str, Any], how: str) -> dict[str, float]:
    """Every case, with the pixels afterwards against the plain composition.

    Returns:
        the most memory of all cases; that of the plain composition between them does not count.
    """
    canvas, tools = window.canvas, window.tools
    memory: dict[str, float] = {}
    small = _small_scale(canvas)
    log = PaintLog()
    canvas.painted.connect(log.note)

    def run(name: str, steps: Iterable[Step]) -> None:
        run_events(_REST_S)
        reset_peak()
        figures["cases"][name + how] = timed_events(steps, log, QApplication.processEvents).to_json()
        for kind, mib in memory_mib().items():
            memory[kind] = max(mib, memory.get(kind, 0.0))

    canvas.zoom_to(1.0)
    run("pan at 1:1", pan(canvas, events))
    canvas.zoom_to(small)
    run("pan zoomed out", pan(canvas, events))
    canvas.fit()
    run("wheel", wheel(canvas, events))
    tools.choose_tool("brush")
    for name, diameter_px, scale in (
        ("40-px brush", 40.0, 1.0),
        ("2000-px brush", 2000.0, max(small, 1 / 4)),
    ):
        tools.choose_class(1 + len(figures["cases"]) % 3)
        tools.set_radius_px(diameter_px / 2)
        canvas.zoom_to(scale)
        run(name, strokes(canvas, events))
        _compare_at(window, figures, f"after the {name}{how}", scale)
    canvas.fit()
    run("opacity", opacities(window, events))
    for scale in (1.0, small):
        _compare_at(window, figures, f"at 1:{round(1 / scale)}{how}", scale)
    canvas.painted.disconnect(log.note)
    return memory


def _small_scale(canvas: CanvasView) -> float:
    """1:8; for an image that cannot be shown so small, the power of two that comes nearest."""
    assert canvas.source is not None
    least = least_scale(canvas.device_size(), canvas.source.shape)
    return max(1 / 8, 2.0 ** math.ceil(math.log2(least)))


def _compare_at(window: MainWindow, figures: dict[str, Any], name: str, scale: float) -> None:
    canvas, tools = window.canvas, window.tools
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    canvas.zoom_to(scale)
    wait_for(lambda: not canvas.is_building, "the smaller copies", _PATIENCE_S)
    run_events(_REST_S)
    style = make_overlay_style(
        session_of(window).classes, tools.opacity.value, tools.overlay.value, tools.is_uncertainty_shown.value
    )
    figures["pixels"][name] = asdict(compare(canvas, style))
    image = session_of(window).image
    assert image is not None
    # The plain composition has looked at far more of the mapped pixels than the window does.
    image.release_pixels()


def _show_overlays(window: MainWindow) -> None:
    """Outlines beside the fill, and a prediction with its uncertainty."""
    session = session_of(window)
    image = session.image
    assert image is not None
    wave = (127.5 + 127.5 * np.sin(np.arange(max(image.shape)) / 97.0)).astype(np.uint8)
    uncertainty = np.minimum(wave[: image.shape[0], None], wave[None, : image.shape[1]])
    labels = np.zeros(image.shape, np.uint8)
    probs = np.zeros((len(session.classes), -(-image.shape[0] // 64), -(-image.shape[1] // 64)), np.float16)
    image.prediction = ImagePrediction(image.id, ModelId("synthetic"), labels, uncertainty, probs, 64)
    window.tools.overlay.set(OverlayMode.BOTH)
    window.tools.is_uncertainty_shown.set(True)
    session.events.shown_changed.emit(Rect.of_shape(image.shape))
    run_events(_REST_S)
    wait_for(lambda: not window.canvas.is_building, "the smaller copies", _PATIENCE_S)


def _scrolls(window: MainWindow, count: int) -> Iterable[Step]:
    """Turns of the wheel over the list: most of them by a notch, each tenth far away."""
    view = workspace_of(window).images.view
    bar = view.verticalScrollBar()
    for number in range(count):
        if number % 10 == 9:
            yield lambda number=number: bar.setValue(bar.maximum() * (number * 37 % 101) // 101)  # type: ignore[misc]
        else:
            down = number // 100 % 2 == 0
            yield lambda down=down: turn_wheel(view.viewport(), -120 if down else 120)  # type: ignore[misc]


def _filters(window: MainWindow, count: int) -> Iterable[Step]:
    """Words typed letter by letter into the search, and removed again; the status in between."""
    panel = workspace_of(window).images
    words = ("day-017", "field-0001", "99", "of-day-3")
    texts = [part for word in words for part in [*_beginnings(word), ""]]
    for number in range(count):
        if number % 7 == 6:
            index = (number // 7 + 1) % 2
            yield lambda index=index: panel.status_box.setCurrentIndex(index)  # type: ignore[misc]
        else:
            text = texts[number % len(texts)]
            yield lambda text=text: panel.search.setText(text)  # type: ignore[misc]


def _beginnings(word: str) -> list[str]:
    return [word[: end + 1] for end in range(len(word))]


def _wait_quickly(condition: Callable[[], bool]) -> None:
    """Run the event loop until `condition` holds, without the pauses of `wait_for`."""
    deadline = time.monotonic() + _PATIENCE_S
    while not condition():
        if time.monotonic() > deadline:
            raise SelfDriveError("waited in vain")
        QApplication.processEvents()
        time.sleep(0.0005)


def _predict(image: OpenImage, class_count: int, number: int) -> None:
    """A synthetic prediction of squares of all classes."""
    wave = np.arange(max(image.shape)) // 200 + number
    labels = ((wave[: image.shape[0], None] + wave[None, : image.shape[1]]) % class_count).astype(np.uint8)
    probs = np.zeros((class_count, -(-image.shape[0] // 64), -(-image.shape[1] // 64)), np.float16)
    uncertainty = np.zeros(image.shape, np.uint8)
    image.prediction = ImagePrediction(image.id, ModelId("synthetic"), labels, uncertainty, probs, 64)


def _note_accepting(session: Session, figures: dict[str, Any], kind: str) -> None:
    wait_for(lambda: session.sight.is_current and session.is_settled, "the picture", _PATIENCE_S)
    run_events(_IN_SIGHT_S)
    blocks = _blocks_of_accepting(session)
    values = figures.setdefault(kind, {"longest_ms": [], "work_ms": []})
    values["longest_ms"].append(1e3 * max(seconds for seconds, _ in blocks))
    values["work_ms"].append(1e3 * max(work_s for _, work_s in blocks))


def _blocks_of_accepting(session: Session) -> list[tuple[float, float]]:
    """How long the window's thread was busy in one go, until all is stored and painted.

    Returns:
        seconds by the clock and of processor time, for each turn of the event loop.
    """
    blocks: list[tuple[float, float]] = []
    is_accepted: list[bool] = []
    _timed(blocks, lambda: session.accept_image(lambda: is_accepted.append(True)))
    deadline = time.monotonic() + _PATIENCE_S
    while not (is_accepted and session.is_settled and session.sight.is_current):
        if time.monotonic() > deadline:
            raise SelfDriveError("the image was not accepted")
        _timed(blocks, QApplication.processEvents)
        time.sleep(0.0005)
    for _ in range(_LAST_TURNS):
        _timed(blocks, QApplication.processEvents)
    return blocks


def _timed(blocks: list[tuple[float, float]], work: Callable[[], object]) -> None:
    started, worked_s = time.perf_counter(), time.thread_time()
    work()
    blocks.append((time.perf_counter() - started, time.thread_time() - worked_s))


def main(arguments: list[str]) -> int:
    request = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    figures = PARTS[request["part"]](request)
    Path(arguments[1]).write_text(json.dumps(figures), encoding="utf-8")
    QApplication.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
