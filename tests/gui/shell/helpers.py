"""What the tests of the window hold: the window, its controller, and a network that never answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.session import Session
from gui.bench.driven_window import view_point
from gui.project_controller import ProjectController
from gui.window import MainWindow


class SilentCompute:
    """A compute process that takes every request and answers none."""

    def warm_up(self) -> None: ...

    def submit(self, request: object, on_event: object) -> SilentCompute:
        return self

    def send(self, message: object) -> None: ...

    def cancel(self) -> None: ...

    def close(self) -> None: ...


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
        self.bot.waitUntil(condition, timeout=8000)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard focus is."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)

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

    def names_of_notices(self) -> list[str]:
        return [notice.summary for notice in self.window.notices.shown]
