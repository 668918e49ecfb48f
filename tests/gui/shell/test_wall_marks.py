"""Marks of the review wall are taken back before its pages; warnings fit into their lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from engine.session.review.review_wall import TileState
from gui.wall.tile_painter import fitting_lines
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_review_wall import (
    CTRL,
    KEYS,
    done,
    ids,
    open_wall,
    predicted,
    press,
    see,
    statuses,
)


@pytest.mark.parametrize(
    ("key", "marked_state"), [(KEYS.Key_Space, TileState.MARKED), (KEYS.Key_W, TileState.CONFIRMED)]
)
def test_ctrl_z_takes_back_what_was_marked_since_the_last_page(
    shell: Shell, folder: Path, key: Qt.Key, marked_state: TileState
) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    last = ids(shell)[-1]
    dialog.grid.go_to(last)
    press(dialog, key)
    assert dialog.wall.state(last) is marked_state
    press(dialog, KEYS.Key_Z, CTRL)
    assert dialog.wall.state(last) is TileState.OPEN
    assert dialog.wall.marked == ()
    press(dialog, KEYS.Key_Z, CTRL)
    assert "no page" in dialog.foot.message.text()


def test_a_warning_that_does_not_fit_ends_with_an_ellipsis_and_no_half_line(shell: Shell) -> None:
    metrics = shell.window.fontMetrics()
    room = QSize(metrics.averageCharWidth() * 20, metrics.lineSpacing() * 2 + 2)
    text = "Only 'pavement' is labelled: 100 % of this image. 62 % of this image is unlabelled."
    shown = fitting_lines(text, metrics, room)
    assert shown.endswith("…")
    assert text.startswith(shown[:-1])
    assert fitting_lines("Short.", metrics, room) == "Short."


def test_the_button_takes_the_page_back_and_leaves_the_marks(shell: Shell, folder: Path) -> None:
    predicted(shell, folder)
    before = statuses(shell)
    dialog = open_wall(shell)
    see(shell, dialog)
    press(dialog, KEYS.Key_Y)
    done(shell, dialog)
    assert statuses(shell) != before
    last = ids(shell)[-1]
    dialog.grid.go_to(last)
    press(dialog, KEYS.Key_Space)
    QTest.mouseClick(dialog.undo_button, Qt.MouseButton.LeftButton)
    done(shell, dialog)
    assert statuses(shell) == before
    assert dialog.wall.state(last) is TileState.MARKED
