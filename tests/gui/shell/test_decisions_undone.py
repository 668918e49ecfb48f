"""Accepting and skipping taken back by the key of undo, in the window: opened again, said, and listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.storage import ImageStatus
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_queue import open_name


@pytest.mark.parametrize("name", ["accept", "skip"])
def test_the_key_of_undo_right_after_it_opens_the_image_again(shell: Shell, folder: Path, name: str) -> None:
    shell.open(folder)
    shell.press_keys("panel_history")
    history = shell.window.workspace.history
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 30))
    first = open_name(shell)
    shell.accept() if name == "accept" else shell.press(Qt.Key.Key_K)
    shell.wait(lambda: open_name(shell) != first and not shell.session.busy.opening)
    shell.press_ctrl(Qt.Key.Key_Z)
    shell.wait(lambda: open_name(shell) == first and not shell.session.busy.opening)
    image = shell.session.image
    assert image is not None
    shell.wait(lambda: image.record.status is ImageStatus.STARTED)
    assert any(first in said for said in shell.names_of_notices()), shell.names_of_notices()
    shown = history.rows.index(history.rows.rowCount() - 1).data()
    assert (shown, history.delegate.position) == (f"{name.capitalize()} image", image.history.length - 1)
    shell.press_ctrl(Qt.Key.Key_Y)
    shell.wait(lambda: image.record.status.value.startswith(name))


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_the_image_that_the_program_opens_is_chosen_alone_whatever_keys_are_held(
    shell: Shell, folder: Path, held: Qt.KeyboardModifier
) -> None:
    shell.open(folder)
    images, session = shell.window.workspace.images, shell.session
    assert session.image is not None
    first = session.image.id
    handle = shell.window.windowHandle()
    # By way of the window: only then Qt knows which keys are held.
    QTest.keyPress(handle, Qt.Key.Key_F35, held)
    assert QApplication.keyboardModifiers() == held
    opened = []
    for step in ("skip_image", "undo", "redo"):
        shell.window.action_set[step].trigger()
        shell.wait(lambda: not session.busy.opening)
        shell.rest()
        assert session.image is not None
        assert images.chosen_ids() == [session.image.id], step
        opened.append(session.image.id == first)
    # Redo goes on to the next image, as skipping did.
    assert opened == [False, True, False]
    QTest.keyRelease(handle, Qt.Key.Key_F35)
