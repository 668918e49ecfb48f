"""The dialog for unlabelled images: what it says, what it asks for, what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.session.learning.pretraining import OFFERED_TASKS, PretrainPhase, PretrainState
from gui.dialogs.pretrain import PretrainDialog, status_text
from gui.panels.reconstructions import CELL, points_within, strip
from gui.style.theme import Theme
from tests.gui.shell.helpers import Shell

PICTURES = np.arange(2 * 4 * 4 * 3, dtype=np.uint8).reshape(2, 4, 4, 3)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> Iterator[PretrainDialog]:
    made = PretrainDialog(theme, 12, "unet-small")
    qtbot.addWidget(made)
    yield made
    made.end()


def running(**changes: object) -> PretrainState:
    values = {
        "phase": PretrainPhase.RUNNING,
        "minutes": 3.0,
        "seconds": 65.0,
        "errors": ((1.0, 40.0), (65.0, 20.0)),
    }
    return PretrainState(**(values | changes))  # type: ignore[arg-type]


def test_a_strip_holds_every_picture_with_clear_gaps() -> None:
    row = strip(PICTURES, side=8, gap=2)
    assert row.shape == (8, 8 + 2 + 8, 4)
    assert np.array_equal(row[::2, :8:2, :3], PICTURES[0])
    assert np.array_equal(row[1::2, 11::2, :3], PICTURES[1])
    assert not row[:, 8:10].any()
    assert (row[:, :8, 3] == 255).all()


def test_the_curve_has_time_to_the_right_and_zero_at_the_bottom() -> None:
    points = points_within(((10.0, 4.0), (20.0, 0.0), (30.0, 2.0)), QRectF(0, 0, 100, 50))
    assert [(p.x(), p.y()) for p in points] == [(0.0, 0.0), (50.0, 50.0), (100.0, 25.0)]
    assert points_within(((10.0, 4.0),), QRectF(0, 0, 100, 50)) == []


def test_the_status_tells_the_error_and_what_was_left_out() -> None:
    text = status_text(running(notes=("a.png is damaged.", "b.png is damaged.")))
    assert "restored to 20.0 grey levels" in text
    assert "Left out: a.png is damaged. (2 images in all)" in text


def test_the_chosen_task_and_minutes_are_asked_for(qtbot: QtBot, dialog: PretrainDialog) -> None:
    dialog.tasks.setCurrentIndex(1)
    dialog.minutes.setValue(7.5)
    with qtbot.waitSignal(dialog.begin_requested) as asked:
        dialog.learn_button.click()
    assert asked.args == [OFFERED_TASKS[1].name, 7.5]


@pytest.mark.parametrize("number", range(len(OFFERED_TASKS)))
def test_only_what_starts_networks_can_be_a_start(dialog: PretrainDialog, number: int) -> None:
    dialog.tasks.setCurrentIndex(number)
    info = OFFERED_TASKS[number]
    assert dialog.use_box.isEnabled() is info.starts_networks
    assert info.note in dialog.note.text()


def test_pictures_stand_over_what_became_of_them(dialog: PretrainDialog) -> None:
    dialog.show_state(running(originals=PICTURES, reconstructions=PICTURES))
    shown = {name: not pixels.isHidden() for name, (_, pixels) in dialog.pictures.rows.items()}
    assert shown == {"originals": True, "seen": False, "reconstructions": True}
    assert dialog.pictures.rows["originals"][1].pixmap().height() == CELL


def test_while_it_learns_only_stopping_is_possible(qtbot: QtBot, dialog: PretrainDialog) -> None:
    dialog.show_state(running())
    assert not dialog.learn_button.isEnabled()
    assert not dialog.tasks.isEnabled()
    dialog.show()
    with qtbot.waitSignal(dialog.stop_requested):
        dialog.reject()
    assert dialog.isVisible()
    dialog.show_state(running(phase=PretrainPhase.STOPPED))
    dialog.reject()
    assert not dialog.isVisible()


def test_the_menu_opens_it_and_it_asks_the_network_process(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_ctrl(Qt.Key.Key_U)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PretrainDialog))
    assert dialog.isVisible()
    dialog.learn_button.click()
    assert dialog.message.text() == "Starting the network process"
    assert dialog.close_button.text() == "Stop"
    # Closing the project must not leave the dialog behind, whatever runs.
    shell.controller.close_project()
    shell.wait(lambda: not dialog.isVisible())
