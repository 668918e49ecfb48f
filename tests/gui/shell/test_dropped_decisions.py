"""Decisions that waited for a cut and did not come to it: what became of them stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from engine.refine.image_cuts import ImageCuts
from gui.messages import shown_ms
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_decisions import CHANGED, Gate, image_of, scribble, scribble_both

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


@pytest.fixture
def waiting(shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """A cut that nobody has seen runs until the gate is opened."""
    shell.open(folder)
    gate = Gate()
    for way in ("live", "best"):
        monkeypatch.setattr(ImageCuts, way, gate.before(getattr(ImageCuts, way)))
    scribble(shell, 0, 12)
    scribble(shell, 1, 80)
    shell.window.notices.clear()
    yield gate
    gate.open.set()


KEYS = {
    "apply": (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    "accept": (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    "grow": (Qt.Key.Key_Equal, Qt.KeyboardModifier.NoModifier),
}


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("apply", "grow", "The cut of {name} was not applied."),
        ("accept", "apply", "{name} was not accepted."),
        ("grow", "grow", "The mask of {name} was not tidied."),
        ("apply", "accept", ""),
        ("apply", "apply", ""),
    ],
)
def test_a_key_that_takes_the_place_of_a_waiting_one_says_at_once_that_that_one_does_nothing(
    shell: Shell, waiting: Gate, first: str, second: str, said: str
) -> None:
    shell.press(*KEYS[first])
    assert shell.names_of_notices() == []
    shell.press(*KEYS[second])
    expected = [said.format(name=image_of(shell).record.shown_name)] if said else []
    assert shell.names_of_notices() == expected


@pytest.mark.parametrize("leaves", [True, False])
def test_that_what_is_shown_has_changed_is_said_while_it_is_shown(
    shell: Shell, waiting: Gate, leaves: bool
) -> None:
    shell.press(*KEYS["apply"])
    waiting.open.set()
    shell.wait(lambda: CHANGED in shell.names_of_notices())
    shell.see()
    if leaves:
        shell.press(Qt.Key.Key_D)
    else:
        shell.draw((4, 30), (4, 60))
    shell.wait(lambda: CHANGED not in shell.names_of_notices())
