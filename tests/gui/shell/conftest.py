"""A real window on a real project, with a network that never answers and settings of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.service import Service
from gui.bridge import QtDispatcher
from gui.canvas.view import CanvasView
from gui.modes import ThemeChoice
from gui.project_controller import ProjectController
from gui.settings import Settings
from gui.style.theme import Theme
from gui.window import MainWindow
from tests.gui.shell.helpers import Shell, SilentCompute


@pytest.fixture(autouse=True, scope="session")
def no_waiting_for_the_compiler(compiled_kernels: None) -> None:
    """Tests of the window give a cut eight seconds; compiling takes longer."""


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
    images = tmp_path / "leaves"
    images.mkdir()
    pixels = np.full((64, 96, 3), 40, np.uint8)
    pixels[:, 48:] = 220
    for number in range(6):
        Image.fromarray(pixels).save(images / f"leaf_{number:02d}.png")
    return images


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme, settings: Settings) -> Iterator[Shell]:
    window = MainWindow(theme, settings)
    dispatcher = QtDispatcher()
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    controller = ProjectController(Service(dispatcher, SilentCompute()), dispatcher)
    window.build_engine_parts(controller, CanvasView())
    window.activateWindow()
    yield Shell(window, controller, qtbot)
    window.close()
    controller.close()
    dispatcher.close()
    window.deleteLater()
