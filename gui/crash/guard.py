"""Guard of the window against its own faults: everything is saved, then one dialog tells of the first."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.language.texts import tr

if TYPE_CHECKING:
    from engine.crash.crash_report import CrashReport
    from engine.crash.unexpected import Fault
    from gui.bridge import QtDispatcher
    from gui.dialogs.crash import CrashDialog

_log = logging.getLogger("inkling")

Save = Callable[[Callable[[str], None]], None]
"""Stores everything and calls back, on the GUI thread, with what was lost in one sentence."""

_MOST_REPORTS: Final = 5
"""Different faults that one dialog shows; later ones are only counted."""


class CrashGuard(QObject):
    """Catcher of errors of every thread; made and shown on the GUI thread.

    While a dialog is open, or everything is being saved for it, no second one comes: a repetition is counted,
    another fault joins the report. A fault that was shown is not shown again, only counted.

    Args:
        frame: the parent of the dialog.
        actions: ids of the user's last actions, the newest last.
        save: see `Save`.
    """

    repeated = Signal(int)
    """A fault that was shown before has happened again, so many times in all."""

    def __init__(
        self, frame: QWidget, dispatcher: QtDispatcher, actions: Collection[str], save: Save
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._dispatcher = dispatcher
        self._actions = actions
        self._save = save
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._reports: list[CrashReport] = []
        self._is_handling = False
        self._is_update_posted = False
        self._noted: set[str] = set()
        self.dialog: CrashDialog | None = None

    def caught(self, fault: Fault) -> bool:
        """Take a fault that nobody caught; any thread, returns at once.

        Returns:
            Whether the dialog shows it: this is its first time, or the dialog is open and counts it.
        """
        from engine.crash.crash_report import crash_report, with_actions

        actions = tuple(self._actions)
        error = fault if isinstance(fault, BaseException) else None
        if isinstance(fault, BaseException):
            report = crash_report(fault, actions, threading.current_thread().name)
        else:
            report = with_actions(fault, actions)
        with self._lock:
            self._counts[report.fault] += 1
            count = self._counts[report.fault]
        # A fault in painting comes with every frame: the log names it at 1, 2, 4, 8, ... times.
        if count & (count - 1) == 0:
            _log.critical("Uncaught, %d times: %s", count, report.summary, exc_info=error)
        return self._take(report, is_new=count == 1)

    def show_earlier(self, report: CrashReport) -> None:
        """Tell of a crash that ended the last run."""
        self._take(report, is_new=True, save=_was_saved)

    def _take(self, report: CrashReport, *, is_new: bool, save: Save | None = None) -> bool:
        with self._lock:
            if is_new and len(self._reports) < _MOST_REPORTS:
                self._reports.append(report)
            if self._is_handling or not is_new:
                if not self._is_update_posted:
                    self._is_update_posted = True
                    self._dispatcher.post(self._update)
                return self._is_handling
            self._is_handling = True
        self._dispatcher.post(lambda: self._begin(save or self._save))
        return True

    def _begin(self, save: Save) -> None:
        try:
            save(self._show)
        except Exception:  # noqa: BLE001 - a fault in here must not hide the one that is to be shown
            # Saving is at fault itself: that it is said matters more than by whom.
            _log.exception("Saving after a fault failed")
            self._show(tr("It could not be checked whether everything is saved."))

    def _show(self, lost: str) -> None:
        from gui.dialogs.crash import CrashDialog
        from gui.panels.screen_fit import fit_screen
        from gui.style.dialog_keys import settle_return

        with self._lock:
            reports = tuple(self._reports)
        dialog = self.dialog = CrashDialog(lost, _text_of(reports), self._frame)
        dialog.finished.connect(self._closed)
        dialog.quit_requested.connect(self._frame.close)
        self._show_counts()
        fit_screen(dialog)
        settle_return(dialog)
        dialog.open()

    def _update(self) -> None:
        with self._lock:
            self._is_update_posted = False
        self._show_counts()
        if self.dialog is None and not self._is_handling:
            for fault, count in self._counts.items():
                if count > 1 and fault not in self._noted:
                    self._noted.add(fault)
                    self.repeated.emit(count)

    def _show_counts(self) -> None:
        if self.dialog is not None:
            with self._lock:
                reports, total = tuple(self._reports), self._counts.total()
            self.dialog.show_state(_text_of(reports), total)

    def _closed(self, _result: int) -> None:
        with self._lock:
            self._is_handling = False
            self._reports.clear()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _was_saved(on_done: Callable[[str], None]) -> None:
    on_done(tr("Everything up to the last stroke had been saved by then."))


def _text_of(reports: Collection[CrashReport]) -> str:
    return "\n".join(report.text for report in reports)
