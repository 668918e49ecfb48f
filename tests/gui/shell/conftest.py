"""A real window on a real project, with a network that never answers and settings of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.session import Notice, self_test_job
from gui import messages
from gui.modes import ThemeChoice
from gui.project_controller import ProjectController
from gui.settings import Settings
from gui.style.theme import Theme
from gui.window import MainWindow
from tests.gui.shell.helpers import (
    Shell,
    build_window,
    close_window,
    look_of,
    make_leaves,
    windows_without_collector,
)
from tests.helpers.scripted_cases import quick_self_test


@pytest.fixture(autouse=True, scope="session")
def no_waiting_for_the_compiler(compiled_kernels: None) -> None:
    """Tests of the window give a cut one minute; compiling takes longer."""


@pytest.fixture(autouse=True, scope="module")
def collector_between_modules() -> Iterator[None]:
    """What is left of windows is ended on this thread, some windows at once."""
    with windows_without_collector():
        yield


@pytest.fixture(autouse=True)
def no_minute_of_self_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that use every action would begin a self-test of a minute each time."""
    monkeypatch.setattr(self_test_job, "run_self_test", quick_self_test)


@pytest.fixture(autouse=True)
def messages_that_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a message of three seconds is gone before a test looks for it."""
    passing_ms = messages.shown_ms

    def shown_ms(notice: Notice) -> int | None:
        return None if passing_ms(notice) is None else 600_000

    monkeypatch.setattr(messages, "shown_ms", shown_ms)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("INKLING_CONFIG_DIR", str(tmp_path / "config"))
    return Settings(tmp_path / "config" / "window.ini")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, ThemeChoice.DARK)
    yield made
    made.deleteLater()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six images of 64 x 96 pixels: left half dark, right half bright."""
    return make_leaves(tmp_path / "leaves")


@pytest.fixture
def make_demo() -> Callable[[], Path] | None:
    """What makes the sample project; a module of tests that needs one overrides it."""
    return None


@pytest.fixture
def shell(
    qtbot: QtBot, theme: Theme, settings: Settings, make_demo: Callable[[], Path] | None
) -> Iterator[Shell]:
    window, controller, dispatcher = build_window(theme, settings, make_demo)
    yield Shell(window, controller, qtbot)
    close_window(window, controller, dispatcher)


@pytest.fixture(scope="module")
def standing_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Images of the standing window's project, as in `folder`."""
    return make_leaves(tmp_path_factory.mktemp("standing") / "leaves")


@pytest.fixture(scope="module")
def standing_window(
    qapp: QApplication, standing_folder: Path
) -> Iterator[tuple[MainWindow, ProjectController]]:
    """One window on `standing_folder` for all tests of a module; hidden between them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INKLING_CONFIG_DIR", str(standing_folder.parent / "config"))
        theme = Theme(qapp, ThemeChoice.DARK)
        settings = Settings(standing_folder.parent / "config" / "window.ini")
        window, controller, dispatcher = build_window(theme, settings, None)
        assert controller.open_path(standing_folder)
        window.hide()
        yield window, controller
        close_window(window, controller, dispatcher)
        theme.deleteLater()


@pytest.fixture
def standing(standing_window: tuple[MainWindow, ProjectController], qtbot: QtBot) -> Iterator[Shell]:
    """The window of the module, for tests that open a dialog and close it: half of the time of a new window.

    A test fails that leaves a dialog, a message, a pressed button or a change of the project behind.
    """
    window, controller = standing_window
    shell = Shell(window, controller, qtbot)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    # Open, and "6 images found in leaves." has been said.
    shell.wait(lambda: shell.session.image is not None and bool(window.notices.past))
    before = look_of(shell)
    yield shell
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left, after = list(window.dialogs.shown), look_of(shell)
    window.dialogs.close_all()
    window.hide()
    assert left == []
    assert after == before


LASTING = {
    "review_wall": "its lanes live as long as the project",
    "instance_settings": "instances are shown from then on",
    "check_machine": "its work may end after the dialog",
    "check_project": "its work may end after the dialog",
}
"""Dialogs that leave something behind -> what."""


@pytest.fixture
def looked_at(request: pytest.FixtureRequest, name: str, standing_window: object) -> tuple[Shell, Path]:
    """A window on a folder, and the folder, for a test that opens the dialog `name` and closes it."""
    if name not in LASTING:
        return request.getfixturevalue("standing"), request.getfixturevalue("standing_folder")
    shell, folder = request.getfixturevalue("shell"), request.getfixturevalue("folder")
    shell.open(folder)
    return shell, folder
