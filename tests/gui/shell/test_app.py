"""The start of the window, the way back from threads, and errors that nobody caught."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from gui.bridge import QtDispatcher
from gui.logs import install_hooks, log_file

CHECKOUT = Path(__file__).resolve().parents[3]


def run_script(script: str, config: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "INKLING_CONFIG_DIR": str(config), "QT_QPA_PLATFORM": "offscreen", **more}
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )


def test_the_first_paint_needs_neither_numpy_nor_any_heavier_library(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from gui.app import run\n"
        "code = run()\n"
        "heavy = ('numpy', 'cv2', 'torch', 'numba', 'skimage', 'scipy', 'qtawesome', 'pyqtgraph')\n"
        "print(code, [name for name in heavy if name in sys.modules])\n"
    )
    probe = tmp_path / "probe"
    started = time.time()
    done = run_script(script, tmp_path, INKLING_STARTUP_PROBE=str(probe))
    assert done.stdout.strip() == "0 []", done.stderr
    assert started < float(probe.read_text()) < time.time()


def test_the_window_starts_opens_a_folder_and_ends(tmp_path: Path, folder: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "import gui.app\n"
        "app = QApplication([])\n"
        "gui.app.WARM_UP_DELAY_MS = 10_000_000\n"
        "def watch():\n"
        "    window = next((w for w in app.topLevelWidgets() if hasattr(w, 'controller')), None)\n"
        "    session = window and window.controller.session\n"
        "    if not session or session.image is None:\n"
        "        QTimer.singleShot(50, watch)\n"
        "        return\n"
        "    print(session.image.record.path.name)\n"
        "    window.close()\n"
        "def look():\n"
        "    page = next(w for w in app.topLevelWidgets() if hasattr(w, 'welcome')).welcome\n"
        "    print(page.opening_label.isVisible(), page.folder_button.isVisible())\n"
        "QTimer.singleShot(0, look)\n"
        "QTimer.singleShot(500, watch)\n"
        f"print(gui.app.run(Path({str(folder)!r})))\n"
        "print('torch' in sys.modules)\n"
    )
    done = run_script(script, tmp_path / "config")
    # The first steps are not shown on the way.
    assert done.stdout.split() == ["True", "False", "leaf_00.png", "0", "False"], done.stderr
    assert (tmp_path / "config" / "window.ini").is_file()


def test_what_a_thread_posts_runs_on_the_window_s_thread_in_order(qtbot: QtBot) -> None:
    dispatcher = QtDispatcher()
    seen: list[tuple[int, bool]] = []
    own = QThread.currentThread()

    def post_all() -> None:
        for number in range(5):
            dispatcher.post(lambda n=number: seen.append((n, QThread.currentThread() is own)))

    thread = threading.Thread(target=post_all)
    thread.start()
    thread.join()
    assert seen == []
    qtbot.waitUntil(lambda: len(seen) == 5, timeout=60_000)
    assert seen == [(number, True) for number in range(5)]


def test_nothing_runs_after_the_window_is_gone(qtbot: QtBot) -> None:
    dispatcher = QtDispatcher()
    seen: list[int] = []
    dispatcher.post(lambda: seen.append(1))
    dispatcher.close()
    dispatcher.post(lambda: seen.append(2))
    qtbot.wait(20)
    assert seen == []


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    monkeypatch.setenv("INKLING_CONFIG_DIR", str(tmp_path))
    errors: list[BaseException] = []
    restore = install_hooks(errors.append)
    yield errors
    restore()


@pytest.mark.expects_log
def test_an_error_that_nobody_caught_is_told(told: list[BaseException]) -> None:
    error = ValueError("seven is no colour")
    sys.excepthook(ValueError, error, None)
    assert told == [error]


@pytest.mark.expects_log
def test_an_error_on_a_thread_is_told_too(told: list[BaseException]) -> None:
    def fail() -> None:
        raise ValueError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert [str(error) for error in told] == ["in a thread"]


def test_the_log_lies_beside_the_settings_when_these_are_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INKLING_CONFIG_DIR", str(tmp_path))
    assert log_file() == tmp_path / "inkling.log"
