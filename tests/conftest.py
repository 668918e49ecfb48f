"""Rules for every test: no display, no trace of the user's own settings, nothing left running."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples each time, so that a run tells about the change and not about luck.
# HYPOTHESIS_PROFILE=explore looks for new ones.
# No deadline: 0.2 s for an example says how busy the machine is.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", print_blob=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

# Before anything imports Qt. A test run under a real display may set it to "xcb".
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The test machine's accelerator and hub must not decide whether a test passes.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
# Some hundred programs are started by tests: each would compile the whole of the sources for itself.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Threads that libraries start once and keep, and the helpers of the canvas, which all windows share.
STANDING_THREADS = (
    "zarr_io",
    "tqdm",
    "pydevd",
    "QtTest",
    "Dummy",
    "asyncio",
    "ThreadPoolExecutor-timm",
    "canvas",
)
LEAK_GRACE_S = 60.0
CACHE_HOME = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
# Downloaded weights stay where they are; compiled kernels lie beside the code.
WEIGHTS = {
    name: os.environ.get(name) or str(Path(CACHE_HOME, folder))
    for name, folder in (("TORCH_HOME", "torch"), ("HF_HOME", "huggingface"))
}


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Halves of the tests in their order: what a module makes once is made by one process and not by both.

    A process that is done early takes over half of what is left of another's.
    """
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getvalue("dist") == "load" else None


def pytest_collection_finish() -> None:
    """Leave what test modules have imported out of each garbage collection: a twentieth of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def one_thread() -> Iterator[None]:
    """Torch on one thread, for tests whose figures have to repeat to the last digit."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def compiled_kernels() -> None:
    """Every kernel of the cut compiled or loaded, for tests that wait a few seconds for a cut.

    On a new machine that takes a minute; without it, whichever test came first would wait in vain.
    """
    from engine.core import NO_PROGRESS
    from engine.refine import warm_up

    warm_up(NO_PROGRESS)


@pytest.fixture(autouse=True, scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home for the whole run, so that fixtures of a module touch no settings of the user's either."""
    with pytest.MonkeyPatch.context() as patch:
        _move_home(patch, tmp_path_factory.mktemp("shared-home"))
        yield


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test: no settings of an earlier one."""
    home = tmp_path_factory.mktemp("home")
    _move_home(monkeypatch, home)
    return home


def _move_home(patch: pytest.MonkeyPatch, home: Path) -> None:
    patch.setenv("HOME", str(home))
    patch.setenv("USERPROFILE", str(home))
    patch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    patch.setenv("XDG_DATA_HOME", str(home / "data"))
    patch.setenv("XDG_STATE_HOME", str(home / "state"))
    patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    for name, folder in WEIGHTS.items():
        patch.setenv(name, folder)
    # Unless a test is about them: no results of the machine's, and no trial beside each short training.
    patch.setenv("INKLING_CACHE", str(home / "cache"))
    patch.setenv("INKLING_TRUST_PRECISION", "1")


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail a test that leaves a thread running which it started."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + LEAK_GRACE_S
    leaked = _new_threads(before)
    while leaked and time.monotonic() < deadline:
        leaked[0].join(0.05)
        leaked = _new_threads(before)
    assert not leaked, f"threads still running: {[thread.name for thread in leaked]}"


@pytest.fixture(autouse=True)
def no_leaked_windows() -> Iterator[None]:
    """Fail a test that leaves a window behind, hidden or not, or a ticking timer, where Qt is in use.

    A window that was only closed has its 540 parts styled anew with each theme of a later test: 0.2 s each.
    """
    before = _main_windows()
    # qtbot closes its widgets in its own teardown, which must come before this check.
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    visible = [widget for widget in application.topLevelWidgets() if widget.isVisible()]
    for widget in visible:
        # So that only the test that left it open fails, and not all that follow.
        widget.hide()
    assert not visible, f"windows still open: {visible}"
    # The standing window of a module was there before its first test.
    assert _main_windows() <= before, "a window was closed, but lives on"
    ticking = [timer for timer in application.findChildren(QTimer) if timer.isActive()]
    assert not ticking, f"timers still running: {ticking}"


@pytest.fixture(autouse=True)
def no_unexpected_log_lines(
    caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it is marked `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    records = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not records, f"unexpected log lines: {[r.getMessage() for r in records]}"


def _main_windows() -> int:
    """How many windows of the program there are in this process."""
    if "PySide6.QtWidgets" not in sys.modules:
        return 0
    from PySide6.QtWidgets import QApplication, QMainWindow

    return sum(isinstance(widget, QMainWindow) for widget in QApplication.topLevelWidgets())


def _new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before and thread.is_alive() and not thread.name.startswith(STANDING_THREADS)
    ]
