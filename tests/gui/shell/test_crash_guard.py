"""Faults of the window: caught wherever they happen, saved first, shown once, counted after that."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.compute import InlineCompute
from engine.compute.jobs import ComputeJob
from engine.core import EngineError, ImageId, UserError
from engine.crash.crash_report import native_crash_report
from engine.crash.incidents import note_incident
from engine.crash.native import NativeCrashFile, take_earlier_crash
from engine.jobs import Lane, QueueDispatcher
from engine.session.rescue import save_after_fault
from engine.storage.mask_writer import MaskFile, MaskWriter
from engine.storage.writer import Writer
from gui.bridge import QtDispatcher
from gui.crash.guard import CrashGuard
from gui.logs import install_hooks
from tests.helpers.dying import RaisingRequest
from tests.helpers.projects import blobs

SECRET = "Zebra_Melanom"
NOTHING = "Nothing is lost."

pytestmark = pytest.mark.expects_log


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    widget.show()
    return widget


@pytest.fixture
def saved() -> list[str]:
    return []


@pytest.fixture
def guard(
    frame: QWidget, saved: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CrashGuard]:
    monkeypatch.setenv("INKLING_CONFIG_DIR", str(tmp_path / SECRET))

    def save(on_done: Callable[[str], None]) -> None:
        saved.append("saved")
        on_done(NOTHING)

    guard = CrashGuard(frame, QtDispatcher(frame), ["undo", SECRET], save)
    # pytest-qt has a hook of its own, which would take errors of slots as failures of the test.
    restore = install_hooks(guard.caught)
    yield guard
    restore()
    if guard.dialog is not None:
        guard.dialog.close()


def fail() -> None:
    raise ValueError(SECRET)


def in_a_slot(qtbot: QtBot, frame: QWidget, folder: Path) -> None:
    button = QPushButton(frame)
    button.clicked.connect(fail)
    button.click()


def in_a_paint_event(qtbot: QtBot, frame: QWidget, folder: Path) -> None:
    class Broken(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            fail()

    widget = Broken(frame)
    widget.resize(50, 50)
    widget.show()
    for _ in range(3):
        widget.update()
        qtbot.wait(20)
    widget.hide()


def in_a_timer(qtbot: QtBot, frame: QWidget, folder: Path) -> None:
    QTimer.singleShot(0, fail)


def in_a_thread(qtbot: QtBot, frame: QWidget, folder: Path) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_a_lane(qtbot: QtBot, frame: QWidget, folder: Path) -> None:
    lane = Lane("files", QueueDispatcher())
    lane.submit("x", lambda token, report: fail(), lambda outcome: None)
    qtbot.waitUntil(lambda: not lane.is_busy, timeout=60_000)
    lane.close()


def in_the_writer(qtbot: QtBot, frame: QWidget, folder: Path) -> None:
    writer = Writer(
        lambda: sqlite3.connect(":memory:", isolation_level=None), SECRET, on_error=lambda e: None
    )
    writer.post(lambda connection: fail())
    writer.settle()
    writer.close()


def mask_file(folder: Path) -> MaskFile:
    """A mask whose end nobody can be told."""
    return MaskFile(folder / "a.png", blobs(), (), None, frozenset(), True, lambda facts: fail())


def in_the_mask_writer(qtbot: QtBot, frame: QWidget, folder: Path) -> None:
    writer = MaskWriter(folder, lambda: folder, on_error=lambda e: None)
    writer.submit(ImageId(1), mask_file(folder))
    with pytest.raises(UserError):
        writer.flush()
    with pytest.raises(UserError):
        writer.close()


def in_a_listener_of_the_compute(qtbot: QtBot, frame: QWidget, folder: Path) -> None:
    job = ComputeJob(1, lambda event: fail(), lambda command: None)
    thread = threading.Thread(target=lambda: job.deliver("event", is_last=True), name="compute")  # type: ignore[arg-type]
    thread.start()
    thread.join()


def in_a_job_of_the_compute(qtbot: QtBot, frame: QWidget, folder: Path) -> None:
    compute = InlineCompute(threads=1)
    compute.submit(RaisingRequest(SECRET), lambda event: None).wait()
    compute.close()


def in_garbage(qtbot: QtBot, frame: QWidget, folder: Path) -> None:
    class Args:
        exc_type, exc_traceback, err_msg, object = ValueError, None, None, None

        def __init__(self) -> None:
            try:
                writer = MaskWriter(folder, lambda: folder)
                writer.close()
                writer.submit(ImageId(1), mask_file(folder))
            except EngineError as error:
                self.exc_value, self.exc_traceback = error, error.__traceback__

    sys.unraisablehook(Args())  # type: ignore[arg-type]


PLACES = [
    in_a_slot,
    in_a_paint_event,
    in_a_timer,
    in_a_thread,
    in_a_lane,
    in_the_writer,
    in_the_mask_writer,
    in_a_listener_of_the_compute,
    in_a_job_of_the_compute,
    in_garbage,
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_a_fault_is_caught_saved_first_and_shown_once_without_names(
    qtbot: QtBot,
    frame: QWidget,
    guard: CrashGuard,
    saved: list[str],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    place: Callable[[QtBot, QWidget, Path], None],
) -> None:
    place(qtbot, frame, tmp_path)
    qtbot.waitUntil(lambda: guard.dialog is not None, timeout=60_000)
    place(qtbot, frame, tmp_path)
    dialog = guard.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.count.isHidden(), timeout=60_000)
    assert saved == ["saved"]
    assert "Uncaught, 1 times" in caplog.text
    assert len([w for w in QApplication.topLevelWidgets() if type(w).__name__ == "CrashDialog"]) == 1
    assert dialog.lost.text() == NOTHING
    dialog.copy_button.click()
    text = QApplication.clipboard().text()
    assert "Last actions: undo" in text
    assert SECRET not in text
    assert str(tmp_path) not in text


def test_after_going_on_a_repetition_is_counted_and_another_fault_is_shown(
    qtbot: QtBot, guard: CrashGuard, saved: list[str]
) -> None:
    guard.caught(ValueError("one"))
    qtbot.waitUntil(lambda: guard.dialog is not None, timeout=60_000)
    assert guard.dialog is not None
    guard.dialog.continue_button.click()
    assert guard.dialog is None
    with qtbot.waitSignal(guard.repeated, timeout=60_000):
        guard.caught(ValueError("one"))
    assert guard.dialog is None
    guard.caught(KeyError("two"))
    qtbot.waitUntil(lambda: guard.dialog is not None, timeout=60_000)
    assert saved == ["saved", "saved"]


def test_the_guard_says_whether_its_dialog_shows_a_fault(qtbot: QtBot, guard: CrashGuard) -> None:
    assert guard.caught(ValueError("one"))
    qtbot.waitUntil(lambda: guard.dialog is not None, timeout=60_000)
    assert guard.caught(ValueError("one"))
    assert guard.dialog is not None
    guard.dialog.continue_button.click()
    # From here on it is for the owner of the work to say that it failed.
    assert not guard.caught(ValueError("one"))


def test_deaths_of_the_network_process_are_part_of_every_later_report(
    qtbot: QtBot, guard: CrashGuard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.crash.incidents._counts", Counter())
    for _ in range(2):
        note_incident("Network process: killed by signal 11 while predicting")
    guard.caught(ValueError("one"))
    qtbot.waitUntil(lambda: guard.dialog is not None, timeout=60_000)
    assert guard.dialog is not None
    assert "killed by signal 11 while predicting: 2 times" in guard.dialog.report.toPlainText()


def test_another_fault_meanwhile_joins_the_report(qtbot: QtBot, guard: CrashGuard) -> None:
    guard.caught(ValueError("one"))
    guard.caught(KeyError("two"))
    qtbot.waitUntil(lambda: guard.dialog is not None, timeout=60_000)
    guard.caught(IndexError("three"))
    assert guard.dialog is not None
    dialog = guard.dialog
    qtbot.waitUntil(lambda: "IndexError" in dialog.report.toPlainText(), timeout=60_000)
    assert "ValueError" in dialog.report.toPlainText()
    assert "KeyError" in dialog.report.toPlainText()


def test_quit_closes_the_window(qtbot: QtBot, frame: QWidget, guard: CrashGuard) -> None:
    guard.caught(ValueError("one"))
    qtbot.waitUntil(lambda: guard.dialog is not None, timeout=60_000)
    assert guard.dialog is not None
    guard.dialog.quit_button.click()
    assert not frame.isVisible()


def test_saving_that_fails_itself_still_ends_in_the_dialog(
    qtbot: QtBot, frame: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(on_done: Callable[[str], None]) -> None:
        raise RuntimeError("broken as well")

    guard = CrashGuard(frame, QtDispatcher(frame), [], save)
    guard.caught(ValueError("one"))
    qtbot.waitUntil(lambda: guard.dialog is not None, timeout=60_000)
    assert guard.dialog is not None
    assert "could not be checked" in guard.dialog.lost.text()
    guard.dialog.close()


def test_a_crash_of_the_last_run_is_told_at_the_next_start_and_a_clean_end_leaves_nothing(
    qtbot: QtBot, guard: CrashGuard, tmp_path: Path
) -> None:
    (tmp_path / "native-crash-999999999.txt").write_text("Fatal Python error: Aborted\n")
    (tmp_path / "native-crash-999999998.txt").write_text("")
    file = NativeCrashFile(tmp_path)
    report = take_earlier_crash(tmp_path)
    assert report is not None
    assert report.summary == "Aborted"
    guard.show_earlier(report)
    qtbot.waitUntil(lambda: guard.dialog is not None, timeout=60_000)
    file.close()
    assert list(tmp_path.glob("native-crash-*")) == []
    assert take_earlier_crash(tmp_path) is None
    assert native_crash_report("") is None


def test_without_a_session_nothing_is_lost() -> None:
    said: list[str] = []
    save_after_fault(None, QueueDispatcher(), said.append)
    assert said == ["Nothing is lost: everything up to the last stroke is saved."]
