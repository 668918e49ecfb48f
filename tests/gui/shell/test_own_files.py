"""Settings, log and crash file on a disk that takes nothing: the window goes on, and says it once."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.crash.native import NativeCrashFile
from gui.logs import start_log
from gui.settings import Settings
from tests.gui.shell.test_app import run_script


def in_a_file(folder: Path) -> Path:
    (folder / "file").write_text("")
    return folder / "file" / "config"


def names_taken(folder: Path) -> Path:
    for name in ("window.ini", "inkling.log"):
        (folder / "config" / name / "x").mkdir(parents=True)
    return folder / "config"


@pytest.fixture
def log_to(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    for handler in list(logging.getLogger().handlers):
        if type(handler).__name__ == "LogFile":
            logging.getLogger().removeHandler(handler)
            handler.close()


@pytest.mark.parametrize("spoil", [in_a_file, names_taken])
def test_settings_that_cannot_be_written_are_those_of_this_run(tmp_path: Path, spoil: object) -> None:
    path = spoil(tmp_path) / "window.ini"  # type: ignore[operator]
    settings = Settings(path)
    settings.opacity = 0.25
    settings.sync()
    assert settings.opacity == 0.25
    assert str(path) in settings.problem


def test_a_disk_that_takes_nothing_later_is_noticed_and_the_choices_stay(tmp_path: Path) -> None:
    path = tmp_path / "config" / "window.ini"
    settings = Settings(path)
    settings.opacity = 0.25
    settings.sync()
    assert settings.problem == ""
    path.unlink()
    path.parent.rmdir()
    path.parent.write_text("")
    settings.opacity = 0.75
    settings.sync()
    assert settings.problem == f"{path} cannot be written."
    assert settings.opacity == 0.75


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full")
def test_a_full_disk_under_the_log_is_noticed_once_and_silent(
    tmp_path: Path, log_to: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    log_to.setenv("INKLING_CONFIG_DIR", str(tmp_path))
    (tmp_path / "inkling.log").symlink_to("/dev/full")
    handler = start_log()
    for number in range(3):
        logging.getLogger("inkling").info("line %d", number)
    assert "The disk is full" in handler.problem
    handler.close()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("spoil", [in_a_file, names_taken])
def test_a_log_that_cannot_be_opened_is_noticed(
    tmp_path: Path, log_to: pytest.MonkeyPatch, spoil: object, capfd: pytest.CaptureFixture[str]
) -> None:
    log_to.setenv("INKLING_CONFIG_DIR", str(spoil(tmp_path)))  # type: ignore[operator]
    handler = start_log()
    logging.getLogger("inkling").info("a line")
    assert str(tmp_path) in handler.problem
    assert capfd.readouterr().err == ""


def test_a_crash_file_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    folder = in_a_file(tmp_path)
    was_enabled = faulthandler.is_enabled()
    NativeCrashFile(folder).close()
    assert not folder.exists()
    assert faulthandler.is_enabled() == was_enabled


@pytest.mark.skipif(sys.platform == "win32", reason="paths as on Linux and macOS")
def test_the_window_starts_without_a_place_for_its_files_and_says_it_once(tmp_path: Path) -> None:
    script = (
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "import gui.app\n"
        "app = QApplication([])\n"
        "gui.app.WARM_UP_DELAY_MS = 10_000_000\n"
        "gui.app.OWN_FILES_MS = 20\n"
        "def watch():\n"
        "    window = next((w for w in app.topLevelWidgets() if hasattr(w, 'controller')), None)\n"
        "    if window is None or len(window.notices.past) < 2:\n"
        "        QTimer.singleShot(50, watch)\n"
        "        return\n"
        "    def end():\n"
        "        print([past.notice.summary.split(':')[0] for past in window.notices.past])\n"
        "        window.close()\n"
        "    QTimer.singleShot(300, end)\n"
        "QTimer.singleShot(300, watch)\n"
        "print(gui.app.run())\n"
    )
    done = run_script(script, in_a_file(tmp_path))
    expected = "['Settings of the window are not saved', 'The log is not written']\n0\n"
    assert done.stdout == expected, done.stderr
    assert "Traceback" not in done.stderr
