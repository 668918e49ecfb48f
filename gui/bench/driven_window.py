"""Driver of the real window for benchmarks and screenshots: a script in place of a user."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from engine.session import Session
from gui.app import SWITCH_INTERVAL_S, Program
from gui.canvas.view import CanvasView
from gui.modes import ThemeChoice
from gui.settings import Settings
from gui.style.theme import Theme
from gui.window import MainWindow
from gui.workspace import Workspace

_PATIENCE_S: Final = 600.0


class SelfDriveError(Exception):
    """State that the script waited for in vain."""


@contextmanager
def driven_window(
    project: Path, settings_file: Path, size: QSize, theme: ThemeChoice
) -> Iterator[MainWindow]:
    """The program as `main.py open PROJECT` shows it, with its first image open."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    settings = Settings(settings_file)
    settings.theme = theme
    shown_theme = Theme(app, theme)
    window = MainWindow(shown_theme, settings)
    program = Program(window, settings, project, lambda: "")
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    window.resize(size)
    window.show()
    try:
        wait_for(lambda: has_session(window) and session_of(window).image is not None, "the first image")
        yield window
    finally:
        # Twice: the first time may only say that something drawn is not applied.
        _ = window.close() or window.close()
        program.close()
        run_events(0.05)
        # What is left of a window takes part in each style sheet that is set later in this process.
        for part in (window, shown_theme):
            part.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def has_session(window: MainWindow) -> bool:
    """Whether a project is open; false, too, before the engine is loaded."""
    return window.workspace is not None and window.links.session is not None


def session_of(window: MainWindow) -> Session:
    """The session of the open project."""
    if not has_session(window):
        raise SelfDriveError("no project is open")
    link = window.links.session
    assert link is not None
    return link.session


def workspace_of(window: MainWindow) -> Workspace:
    """The panels around the canvas."""
    if window.workspace is None:
        raise SelfDriveError("no project is open")
    return window.workspace


def wait_for(condition: Callable[[], bool], what: str, patience_s: float = _PATIENCE_S) -> None:
    """Run the window until `condition` holds.

    Raises:
        SelfDriveError: it did not within `patience_s`.
    """
    deadline = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > deadline:
            raise SelfDriveError(f"waited {patience_s:.0f} s in vain for {what}")
        run_events(0.02)


def run_events(seconds: float) -> None:
    """Let the window work for at least this long."""
    end = time.monotonic() + seconds
    while True:
        QApplication.processEvents()
        rest = end - time.monotonic()
        if rest <= 0:
            return
        time.sleep(min(rest, 0.005))


def send_mouse(
    target: QWidget, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton
) -> None:
    """One mouse event, as the window system would send it."""
    event = QMouseEvent(kind, at, target.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, event)


def view_point(canvas: CanvasView, y: float, x: float) -> QPointF:
    """Point of the canvas widget over an image point."""
    view_y, view_x = canvas.camera.to_view(y, x)
    ratio = canvas.devicePixelRatioF()
    return QPointF(view_x / ratio, view_y / ratio)


def drag(target: QWidget, points: list[QPointF], button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Press at the first point, move through the others, release at the last."""
    none = Qt.MouseButton.NoButton
    send_mouse(target, QEvent.Type.MouseButtonPress, points[0], button, button)
    for point in points[1:]:
        send_mouse(target, QEvent.Type.MouseMove, point, none, button)
        run_events(0.01)
    send_mouse(target, QEvent.Type.MouseButtonRelease, points[-1], button, none)
