"""What the tests of the window hold: the window, its controller, and a network that never answers."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.service import Service
from engine.session import Session
from engine.session.editing import decisions
from engine.storage import ImageStatus
from gui.actions import ACTIONS, spec_of
from gui.bench.driven_window import view_point
from gui.bridge import QtDispatcher
from gui.canvas.view import CanvasView
from gui.project_controller import ProjectController
from gui.settings import Settings
from gui.style.theme import Theme
from gui.window import MainWindow
from tests.helpers.paused_collector import paused_collector


class SilentCompute:
    """A compute process that takes every request and answers none."""

    def warm_up(self) -> None: ...

    def submit(self, request: object, on_event: object) -> SilentCompute:
        return self

    def send(self, message: object) -> None: ...

    def cancel(self) -> None: ...

    def close(self) -> None: ...


def make_leaves(folder: Path) -> Path:
    """Six images of 64 x 96 pixels: left half dark, right half bright."""
    folder.mkdir()
    pixels = np.full((64, 96, 3), 40, np.uint8)
    pixels[:, 48:] = 220
    for number in range(6):
        Image.fromarray(pixels).save(folder / f"leaf_{number:02d}.png")
    return folder


def collect_windows() -> None:
    """End what Python holds of earlier windows here: later any thread might, which Qt forbids."""
    gc.collect()
    gc.freeze()


WINDOWS_AT_ONCE: Final = 8
"""Windows that are made before the collector ends what is left of them: each time is 0.1 to 0.3 s."""

_windows_made = itertools.count()


@contextmanager
def windows_without_collector() -> Iterator[None]:
    """No thread ends what is left of a window by chance; all that is left is ended here at the end."""
    with paused_collector():
        yield
        gc.collect()


def build_window(
    theme: Theme, settings: Settings, make_demo: Callable[[], Path] | None
) -> tuple[MainWindow, ProjectController, QtDispatcher]:
    """A window on the screen with all of its parts, and a network that never answers."""
    if next(_windows_made) % WINDOWS_AT_ONCE == 0:
        gc.collect()
    window = MainWindow(theme, settings, make_demo)
    dispatcher = QtDispatcher()
    window.resize(1440, 900)
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    controller = ProjectController(Service(dispatcher, SilentCompute()), dispatcher)
    window.build_engine_parts(controller, CanvasView())
    window.activateWindow()
    return window, controller, dispatcher


def close_window(window: MainWindow, controller: ProjectController, dispatcher: QtDispatcher) -> None:
    """End what `build_window` made, its threads included."""
    # Twice: the first time may only say that something drawn is not applied.
    _ = window.close() or window.close()
    controller.close()
    dispatcher.close()
    # Slots that are functions are held by the object whose signal they hear, and hold the window.
    for part in (window, controller):
        part.deleteLater()


@dataclass
class Shell:
    """The window under test and what a test needs of it."""

    window: MainWindow
    controller: ProjectController
    bot: QtBot

    @property
    def session(self) -> Session:
        assert self.controller.session is not None
        return self.controller.session

    def open(self, path: Path) -> None:
        """Open a path and wait until its image is on the canvas."""
        assert self.controller.open_path(path)
        self.wait(lambda: self.session.image is not None)

    def wait(self, condition: Callable[[], bool]) -> None:
        self.bot.waitUntil(condition, timeout=60_000)

    def rest(self, ms: int = 20) -> None:
        """Let the window work for so long, and until what it has begun by then is through."""
        self.bot.wait(ms)
        for _ in range(3):
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard focus is."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)

    def press_keys(self, action_id: str, keys: str = "") -> None:
        """Press keys of an action, its first ones where none are named, where the keyboard focus is."""
        modal = QApplication.activeModalWidget()
        target = QApplication.focusWidget() or modal or self.window
        QTest.keySequence(target, QKeySequence(keys or spec_of(action_id).keys[0]))

    def press_ctrl(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def draw(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Draw a line between two image points (y, x) with the mouse."""
        view = self.window.canvas
        first, last = (view_point(view, *point).toPoint() for point in (start, end))
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
        QTest.mouseMove(view, QPoint((first.x() + last.x()) // 2, (first.y() + last.y()) // 2))
        QTest.mouseMove(view, last)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)

    def see(self) -> None:
        """Wait until nothing is being cut and the canvas has painted the labels as they are."""
        session = self.session
        self.wait(lambda: not session.busy.is_refining and not session.busy.opening)
        self.wait(lambda: session.sight.is_current and not session.busy.waiting)

    def look(self) -> None:
        """See the open image for as long as somebody does who judges it."""
        self.see()
        sight = self.session.sight
        self.wait(lambda: sight.untouched_s is None or sight.untouched_s >= decisions.LEAST_IN_SIGHT_S)

    def read(self) -> None:
        """Let the time pass in which a message about the mask is read."""
        self.bot.wait(round(1000 * decisions.LEAST_READING_S) + 10)

    def apply(self) -> None:
        """Apply the cut in sight, by its key."""
        self.see()
        self.press(Qt.Key.Key_Return)
        self.see()

    def accept(self) -> None:
        """Accept the image by its key; once more, where something about it is doubtful."""
        self.look()
        image = self.session.image
        assert image is not None
        self.press_ctrl(Qt.Key.Key_Return)
        if self.session.image is image and image.record.status is not ImageStatus.ACCEPTED:
            self.read()
            self.press_ctrl(Qt.Key.Key_Return)

    def names_of_notices(self) -> list[str]:
        return [notice.summary for notice in self.window.notices.shown]


def look_of(shell: Shell) -> tuple[object, ...]:
    """What a test that only looks leaves as it is: project, open image, buttons and messages."""
    session, window = shell.session, shell.window
    project, image = session.project, session.image
    return (
        tuple((row.id, row.status) for row in project.images.rows()),
        project.classes,
        tuple(session.models),
        window.action_set["undo"].isEnabled(),
        None if image is None else image.id,
        tuple(spec.id for spec in ACTIONS if window.action_set[spec.id].isChecked()),
        len(window.notices.past),
    )


def picture_bytes(pixmap: QPixmap) -> bytes:
    """Pixels of a picture, copied while it is held: its bits alone do not keep it."""
    picture = pixmap.toImage()
    return bytes(picture.constBits())
