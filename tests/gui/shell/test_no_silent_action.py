"""Every action that can be used does something that is seen, or says why it does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from engine.core import ModelId
from engine.session import CUT_METHODS
from engine.session.active_learning.acquisition import AcquisitionOrder
from engine.storage import ModelRecord, Project
from gui.actions import ACTIONS
from gui.modes import OverlayMode, ThemeChoice
from tests.gui.shell.helpers import Shell

# One ends the program; one gives the keyboard to a field that may have it already.
ELSEWHERE = {"quit", "find_image"}


def empty(shell: Shell, folder: Path) -> None:
    """A project without a readable image."""
    for file in folder.iterdir():
        file.write_bytes(b"no image")
    assert shell.controller.open_path(folder)
    shell.wait(lambda: not shell.session.busy.opening and bool(shell.window.notices.past))


def no_project(shell: Shell, folder: Path) -> None:
    """The welcome page."""


def fresh(shell: Shell, folder: Path) -> None:
    """A new project with its first image."""
    shell.open(folder)


def single(shell: Shell, folder: Path) -> None:
    """One image, with one class painted over all of it, and nothing else to do."""
    for file in sorted(folder.iterdir())[1:]:
        file.unlink()
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))


def looked_at(shell: Shell, folder: Path) -> None:
    """A project that is open elsewhere, so that it can only be looked at."""
    shell.open(folder)
    path = shell.session.project.path
    assert shell.controller.close_project()
    other = Project.open(path)
    try:
        shell.open(path)
    finally:
        other.close()


def with_model(shell: Shell, folder: Path) -> None:
    """A project with a model that never answers."""
    shell.open(folder)
    project = shell.session.project
    file = project.models_dir / "model-001.safetensors"
    file.touch()
    project.models.add(ModelRecord(ModelId("model-001"), file, "2026-01-01T00:00:00+00:00"))
    shell.session.use_model(ModelId("model-001"))


STATES: dict[str, Callable[[Shell, Path], None]] = {
    work.__name__: work for work in (no_project, empty, fresh, single, looked_at, with_model)
}


def sight(shell: Shell) -> tuple[object, ...]:
    """Everything that one sees or hears of the window."""
    window, session = shell.window, shell.controller.session
    tools = window.tools
    choices = (tools.tool, tools.class_id, tools.radius_px, tools.opacity.value, tools.overlay.value)
    more = (
        tools.only_over.value,
        tools.split_side.value,
        tools.cut.value,
        tools.careful.value,
        tools.is_uncertainty_shown.value,
        window.theme.choice,
    )
    seen: tuple[object, ...] = (
        len(window.notices.past),
        [type(widget).__name__ for widget in QApplication.topLevelWidgets() if widget.isVisible()],
        window.stack.currentIndex(),
        window.isFullScreen(),
        choices,
        more,
        window.display_link.adjustment,
        window.status.hint.text(),
        {spec.id: window.action_set[spec.id].isChecked() for spec in ACTIONS},
        type(QApplication.focusWidget()).__name__,
    )
    if session is None or window.workspace is None:
        return seen
    image, rows = session.image, window.workspace.images.rows
    history = None if image is None else (image.id, image.history.position, image.history.length)
    names = [None if (row := rows.row(n)) is None else (row.id, row.status) for n in range(rows.rowCount())]
    busy = session.busy
    panel = window.workspace.images
    return (
        *seen,
        history,
        session.wanted_image_id,
        None if image is None else (image.preview is None, image.prediction is None),
        window.canvas.camera,
        names,
        session.classes,
        busy,
        session.learning_state,
        panel.next.box.currentText(),
        panel.reason.isVisible(),
        window.workspace.are_panels_shown,
        window.status.model.text(),
    )


@pytest.mark.parametrize("state", STATES)
def test_no_action_does_nothing_without_a_word(shell: Shell, folder: Path, state: str) -> None:
    STATES[state](shell, folder)
    silent: list[str] = []
    with (
        mock.patch.object(QFileDialog, "getExistingDirectory", return_value="") as directory,
        mock.patch.object(QFileDialog, "getOpenFileName", return_value=("", "")),
        mock.patch.object(QDesktopServices, "openUrl", return_value=True),
    ):
        for spec in ACTIONS:
            if spec.id in ELSEWHERE or spec.held or not shell.window.action_set[spec.id].isEnabled():
                continue
            for _ in range(2):
                if not shell.window.action_set[spec.id].isEnabled():
                    break
                shell.window.activateWindow()
                shell.window.canvas.setFocus()
                shell.window.notices.clear()
                shell.window.status.show_hint("")
                before, asked = sight(shell), directory.call_count
                shell.window.action_set[spec.id].trigger()
                try:
                    shell.wait(lambda was=before, n=asked: sight(shell) != was or directory.call_count > n)
                except shell.bot.TimeoutError:
                    silent.append(f"{spec.id} ({shell.window.action_set[spec.id].text()})")
                shell.window.dialogs.close_all()
            if shell.controller.session is None and state != "no_project":
                assert shell.controller.open_path(folder)
                shell.wait(lambda: not shell.session.busy.opening)
    assert silent == [], " ".join(silent)


@pytest.mark.parametrize(
    "action",
    ["size_smaller", "size_larger", "opacity_less", "opacity_more", "zoom_in", "zoom_out", "class_next"],
)
def test_the_end_of_a_range_is_said_once_however_long_the_key_is_held(
    shell: Shell, folder: Path, action: str
) -> None:
    shell.open(folder)
    before = len(shell.window.notices.past)
    for _ in range(120):
        shell.window.action_set[action].trigger()
    assert len(shell.window.notices.past) == before + 1


SWITCHES: dict[str, tuple[int, Callable[[Shell], object]]] = {
    "overlay": (len(OverlayMode), lambda shell: shell.window.tools.overlay.value),
    "theme_next": (len(ThemeChoice), lambda shell: shell.window.theme.choice),
    "queue_order": (len(AcquisitionOrder), lambda shell: order_of(shell)),
    "cut_method": (len(CUT_METHODS), lambda shell: shell.window.tools.cut.value.method),
}


def order_of(shell: Shell) -> AcquisitionOrder:
    assert shell.controller.queue is not None
    return shell.controller.queue.order


@pytest.mark.parametrize("action", SWITCHES)
def test_every_state_of_a_switch_of_several_is_entered_painted_and_left(
    shell: Shell, folder: Path, action: str
) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    count, state = SWITCHES[action]
    states = []
    for _ in range(count + 1):
        shell.window.action_set[action].trigger()
        shell.window.grab()
        states.append(state(shell))
    assert len(set(states)) == count
    assert states[0] == states[-1]


def test_instances_of_a_mere_prediction_or_of_stuff_say_that_there_are_none(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    shell.window.action_set["instances"].trigger()
    shell.wait(lambda: any("single object" in text for text in shell.names_of_notices()))
    assert shell.window.action_set["instances"].isChecked(), "it shows those that are drawn next"


@pytest.mark.parametrize("action", ["effort", "export", "check_project", "image_map"])
def test_a_key_pressed_twice_before_its_dialog_is_there_opens_one(
    shell: Shell, folder: Path, action: str
) -> None:
    shell.open(folder)
    with mock.patch.object(QFileDialog, "getExistingDirectory", return_value=""):
        for _ in range(2):
            shell.window.activateWindow()
            shell.press_keys(action)
        shell.wait(lambda: not shell.session.busy.files)
        shell.rest(30)
    assert len(shell.window.dialogs.shown) <= 1
    shell.window.dialogs.close_all()
