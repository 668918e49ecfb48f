"""A day of work in the real window: painting, cutting, undo, accepting and learning, image after image.

Run by `bench reliability` in a process of its own: `python -m gui.bench.soak_probe PROJECT FOLDER`. After
every eighth of the images it notes memory, handles, threads, and the lateness of the window's events.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np
import psutil
from PySide6.QtCore import QEvent, QEventLoop, QPointF, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from engine.session import Session
from engine.storage import ImageStatus
from gui.bench.driven_window import SelfDriveError, driven_window, send_mouse, session_of, view_point
from gui.bench.stall_probe import Heart
from gui.modes import ThemeChoice
from gui.window import MainWindow

PARTS: Final = 8
_MOVE_EVERY_MS: Final = 8
_POLL_MS: Final = 10
_PATIENCE_S: Final = 180.0
_FIRST_MODEL_AT: Final = 0.5
"""Share of the first part after which the first model is waited for."""
_LEAST_FOR_MODEL: Final = 8
"""Accepted images with which a model is sure to come; a shorter day does without."""
_STROKE_POINTS: Final = 12
_MIB: Final = 2**20


@dataclass(frozen=True, slots=True)
class DaySample:
    """State of the program after a part of the day.

    Attributes:
        images: accepted so far.
        window_mib, compute_mib: resident memory of the window's process, and of all below it.
        handles, threads: of the window's process.
        p50_ms, p99_ms, longest_ms: gaps between the beats of the event loop in this part.
        models: models that learning has made so far.
        seconds: since the first image.
    """

    images: int
    window_mib: float
    compute_mib: float
    handles: int
    threads: int
    p50_ms: float
    p99_ms: float
    longest_ms: float
    models: int
    seconds: float


def work(project: Path, folder: Path) -> list[DaySample]:
    """Label every image of the project; one sample for each part of them."""
    rng = np.random.default_rng(0)
    samples: list[DaySample] = []
    started = time.monotonic()
    with driven_window(project, folder / "window.ini", QSize(1600, 1000), ThemeChoice.DARK) as window:
        session = session_of(window)
        _run_until(lambda: not session.busy.is_warming_up, "the engine to be warm")
        count = session.project.images.count()
        heart = Heart(window)
        heart.start()
        for number in range(1, count + 1):
            _label_image(window, session, rng)
            if number == round(_FIRST_MODEL_AT * count / PARTS) >= _LEAST_FOR_MODEL:
                # The script has painted in seconds what takes a person half an hour.
                _run_until(lambda: bool(session.models), "the first model")
                heart.stop()
                heart.start()
            if number * PARTS // count > len(samples):
                gaps = np.asarray(heart.stop().gap_ms)
                samples.append(_sample(session, number, gaps, time.monotonic() - started))
                heart.start()
        heart.stop()
    return samples


def _label_image(window: MainWindow, session: Session, rng: np.random.Generator) -> None:
    """Scribbles of two classes, their cut, undo and redo, a brush stroke, accept."""
    image = session.image
    assert image is not None
    image_id = image.id
    for class_id, place in ((0, 0.2), (1, 0.7)):
        _draw(window, "scribble", class_id, place, rng)
    _run_until(lambda: not session.busy.is_refining, "the cut")
    window.action_set["apply_cut"].trigger()
    for action in ("undo", "redo", "mask_smooth", "undo"):
        window.action_set[action].trigger()
        _run_for(_MOVE_EVERY_MS)
    _run_until(lambda: not session.busy.is_refining, "the cut after undo")
    _draw(window, "brush", 1, 0.5, rng)
    _run_until(lambda: not session.busy.is_refining, "the cut after the brush")
    accept = window.action_set["accept_image"]

    def is_accepted() -> bool:
        if session.project.images.get(image_id).status is ImageStatus.ACCEPTED:
            return True
        # What is doubtful about the mask is said first; the same key again goes on.
        accept.trigger()
        return False

    _run_until(is_accepted, "the image to be accepted")
    _run_until(lambda: not session.busy.opening, "the next image")


def _draw(window: MainWindow, tool: str, class_id: int, place: float, rng: np.random.Generator) -> None:
    """A stroke from left to right at a height of the image, wavering, with real mouse events."""
    image = session_of(window).image
    assert image is not None
    height, width = image.shape
    window.tools.choose_tool(tool)
    window.tools.choose_class(class_id)
    steps = np.linspace(0.15, 0.85, _STROKE_POINTS) * width
    rows = np.clip(place * height + rng.normal(0, 0.02 * height, _STROKE_POINTS).cumsum(), 1, height - 2)
    points = [view_point(window.canvas, float(y), float(x)) for y, x in zip(rows, steps, strict=True)]
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    _send(window, QEvent.Type.MouseButtonPress, points[0], left, left)
    for point in points[1:]:
        _run_for(_MOVE_EVERY_MS)
        _send(window, QEvent.Type.MouseMove, point, none, left)
    _send(window, QEvent.Type.MouseButtonRelease, points[-1], left, none)


def _send(
    window: MainWindow, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton
) -> None:
    send_mouse(window.canvas, kind, at, button, held)


def _sample(session: Session, images: int, gaps: np.ndarray, seconds: float) -> DaySample:
    process = psutil.Process()
    below = process.children(recursive=True)
    return DaySample(
        images=images,
        window_mib=process.memory_info().rss / _MIB,
        compute_mib=sum(child.memory_info().rss for child in below) / _MIB,
        handles=process.num_fds() if hasattr(process, "num_fds") else process.num_handles(),
        threads=process.num_threads(),
        p50_ms=float(np.percentile(gaps, 50)),
        p99_ms=float(np.percentile(gaps, 99)),
        longest_ms=float(gaps.max()),
        models=len(session.models),
        seconds=seconds,
    )


def _run_for(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _run_until(condition: Callable[[], bool], what: str) -> None:
    """The event loop itself, as in the program, until `condition` holds."""
    deadline = time.monotonic() + _PATIENCE_S
    while not condition():
        if time.monotonic() > deadline:
            raise SelfDriveError(f"waited {_PATIENCE_S:.0f} s in vain for {what}")
        _run_for(_POLL_MS)


def main(arguments: list[str]) -> int:
    project, folder = Path(arguments[0]), Path(arguments[1])
    samples = work(project, folder)
    (folder / "soak.json").write_text(json.dumps([asdict(sample) for sample in samples]), encoding="utf-8")
    QApplication.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
