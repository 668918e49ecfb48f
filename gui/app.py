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

from engine.crash.native import NativeCrashFile, take_earlier_crash
from gui.bridge import QtDispatcher, WindowSignals
from gui.crash.guard import CrashGuard
from gui.language.languages import install_language
from gui.language.sentences import sentence
from gui.language.texts import counted, marked, tr
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
OWN_FILES_MS: Final = 60_000
_SETTINGS_NOT_SAVED: Final = marked("Settings of the window are not saved: {reason}")
_LOG_NOT_WRITTEN: Final = marked("The log is not written: {reason}")
_SETTINGS_HINT: Final = marked("The program goes on with those of this run; projects are not concerned.")
_LOG_HINT: Final = marked("The program goes on without it; projects are not concerned.")


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
    install_language(app, settings.language)
    window = MainWindow(Theme(app, settings.theme), settings, make_demo)
    program = Program(window, settings, target, lambda: handler.problem)
    signals = WindowSignals(program.end, window)
    restore_hooks = install_hooks(program.guard.caught)
    native = NativeCrashFile(log_file().parent)
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    try:
        window.show()
        return app.exec() or signals.exit_code
    finally:
        signals.close()
        program.close()
        native.close()
        restore_hooks()
        logging.getLogger().removeHandler(handler)
        handler.close()


class Program:
    """Owner of the dispatcher and, after the first paint, of the engine; lives as long as the window."""

    def __init__(
        self, window: MainWindow, settings: Settings, target: Path | None, log_problem: Callable[[], str]
    ) -> None:
        self._window = window
        self._settings = settings
        self._target = target or settings.last_project
        if self._target is not None:
            # From the first paint on: whoever goes on with a project does not see the first steps.
            window.welcome.show_opening(self._target.name or str(self._target))
        self._log_problem = log_problem
        self._said_problems: set[str] = set()
        self._dispatcher = QtDispatcher(window)
        self._controller: ProjectController | None = None
        self.guard = CrashGuard(window, self._dispatcher, window.recent_actions, self._save_all)
        self.guard.repeated.connect(self._fault_repeated)
        window.first_painted.connect(self._after_first_paint)

    def end(self) -> None:
        """Save and close the window, as its close button does; at the second call in any case.

        Whoever sends a signal answers no question: what is drawn and not applied is left at the first one.
        """
        if self._controller is not None:
            self._controller.leave_unapplied()
        if self._window.close():
            # A file dialog of the system has a loop of its own, which closing the window does not end.
            QApplication.quit()

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
        if self._target is not None:
            self._controller.open_path(self._target.absolute())
        earlier = take_earlier_crash(log_file().parent)
        if earlier is not None:
            self.guard.show_earlier(earlier)
        QTimer.singleShot(WARM_UP_DELAY_MS, self._warm_up)
        self._say_problems()
        timer = QTimer(self._window)
        timer.timeout.connect(self._say_problems)
        timer.start(OWN_FILES_MS)

    def _say_problems(self) -> None:
        """Say, once for each, that settings or log cannot be written."""
        from engine.session import Notice, NoticeLevel

        self._settings.sync()
        for text, problem, hint in (
            (_SETTINGS_NOT_SAVED, self._settings.problem, _SETTINGS_HINT),
            (_LOG_NOT_WRITTEN, self._log_problem(), _LOG_HINT),
        ):
            if problem and text not in self._said_problems:
                self._said_problems.add(text)
                summary = tr(text, reason=sentence(problem))
                self._window.notices.show_notice(Notice(summary, tr(hint), NoticeLevel.WARNING))

    def _warm_up(self) -> None:
        if self._controller is not None:
            self._controller.warm_up()

    def _save_all(self, on_done: Callable[[str], None]) -> None:
        """Store everything after a fault; `on_done` is told what was lost."""
        from engine.session.rescue import save_after_fault

        session = None if self._controller is None else self._controller.session
        save_after_fault(session, self._dispatcher, on_done)

    def _fault_repeated(self, count: int) -> None:
        """Say that a fault that was shown has come again."""
        if self._window.workspace is None:
            return
        from engine.session import Notice, NoticeLevel

        summary = counted(
            count,
            "The same fault has happened again ({count} time in all).",
            "The same fault has happened again ({count} times in all).",
        )
        hint = tr("Your work is saved. If the window behaves oddly, close it and start again.")
        self._window.notices.show_notice(Notice(summary, hint, NoticeLevel.WARNING))
