"""Start of the window: first paint, then the engine; errors that nobody caught are shown and logged."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui.bridge import QtDispatcher
from gui.logs import install_hooks, log_file, start_log
from gui.settings import Settings, settings_file
from gui.style.theme import Theme
from gui.window import MainWindow

if TYPE_CHECKING:
    from gui.project_controller import ProjectController

PROBE_VARIABLE: Final = "INKLING_STARTUP_PROBE"
# A shorter interval lets the GUI thread in quickly while Python code runs on an engine thread:
# 124 ms worst wait became 7 ms.
SWITCH_INTERVAL_S: Final = 1e-4
WARM_UP_DELAY_MS: Final = 400


def run(target: Path | None = None, make_demo: Callable[[], Path] | None = None) -> int:
    """Show the window until it is closed; returns the exit code.

    Args:
        target: project, folder or image to open; None opens the last project, if any.
        make_demo: makes the sample project and returns its path; None takes the demo out of the window.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("inkling")
    app.setApplicationDisplayName("Inkling")
    app.setDesktopFileName("inkling")
    handler = start_log()
    settings = Settings(settings_file())
    window = MainWindow(Theme(app, settings.theme), settings, make_demo)
    program = Program(window, settings, target)
    restore_hooks = install_hooks(program.report)
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    try:
        window.show()
        return app.exec()
    finally:
        program.close()
        restore_hooks()
        logging.getLogger().removeHandler(handler)
        handler.close()


class Program:
    """Owner of the dispatcher and, after the first paint, of the engine; lives as long as the window."""

    def __init__(self, window: MainWindow, settings: Settings, target: Path | None) -> None:
        self._window = window
        self._settings = settings
        self._target = target
        self._dispatcher = QtDispatcher(window)
        self._controller: ProjectController | None = None
        window.first_painted.connect(self._after_first_paint)

    def report(self, error: BaseException) -> None:
        """Show an error that nobody caught; any thread."""
        text = f"{type(error).__name__}: {error}"
        self._dispatcher.post(lambda: self._show_error(text))

    def close(self) -> None:
        """End every thread and process of the engine."""
        self._dispatcher.close()
        if self._controller is not None:
            self._controller.close()
            self._controller = None

    def _after_first_paint(self) -> None:
        probe = os.environ.get(PROBE_VARIABLE)
        if probe:
            Path(probe).write_text(f"{time.time():.6f}\n", encoding="utf-8")
            self._window.close()
            QApplication.exit(0)
            return
        self._load_engine()

    def _load_engine(self) -> None:
        from engine.service import Service
        from gui.canvas.view import CanvasView
        from gui.project_controller import ProjectController

        self._controller = ProjectController(Service(self._dispatcher), self._dispatcher, self._window)
        self._window.build_engine_parts(self._controller, CanvasView())
        target = self._target or self._settings.last_project
        if target is not None:
            self._controller.open_path(target.absolute())
        QTimer.singleShot(WARM_UP_DELAY_MS, self._warm_up)

    def _warm_up(self) -> None:
        if self._controller is not None:
            self._controller.warm_up()

    def _show_error(self, text: str) -> None:
        from engine.session import Notice, NoticeLevel

        summary = f"Something went wrong inside Inkling ({text})."
        hint = f"Your work up to the last stroke is saved. The details are in {log_file()}."
        if self._window.workspace is None:
            from PySide6.QtWidgets import QMessageBox

            icon = QMessageBox.Icon.Critical
            box = QMessageBox(icon, "Inkling", f"{summary}\n\n{hint}", parent=self._window)
            box.open()
        else:
            self._window.notices.show_notice(Notice(summary, hint, NoticeLevel.ERROR))
