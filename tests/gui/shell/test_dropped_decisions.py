"""Decisions that waited for a cut and did not come to it: what became of them stays in sight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from engine.refine.image_cuts import ImageCuts
from gui.messages import shown_ms
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_decisions import Gate, image_of, scribble_both

LEAVING: dict[str, Callable[[Shell], object]] = {
    "Its labels were changed": lambda shell: shell.draw((4, 30), (4, 60)),
    "Another image was opened": lambda shell: shell.press(Qt.Key.Key_D),
}


@pytest.mark.parametrize("reason", LEAVING)
def test_a_waiting_decision_that_was_dropped_stays_in_sight_until_the_next_one(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    gate = Gate()
    monkeypatch.setattr(ImageCuts, "best", gate.before(ImageCuts.best))
    assert shell.window.workspace is not None
    shell.window.workspace.cut._shares["smoothness"].slider.setValue(52)
    shell.press_ctrl(Qt.Key.Key_Return)
    LEAVING[reason](shell)
    gate.open.set()
    expected = f"{image.record.shown_name} was not accepted."
    shell.wait(lambda: expected in [notice.summary for notice in shell.window.notices.shown])
    shell.see()
    said = next(notice for notice in shell.window.notices.shown if notice.summary == expected)
    assert reason in said.hint
    assert shown_ms(said) is None
    shell.press_ctrl(Qt.Key.Key_Return)
    shell.wait(lambda: expected not in [notice.summary for notice in shell.window.notices.shown])
