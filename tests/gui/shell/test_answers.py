"""Messages that answer an act end with the next one; undo and scribbles say what is seen nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui import messages
from tests.gui.shell.helpers import Shell
from tests.gui.shell.image_list import choose

NOT_ACCEPTED = "Only an accepted image can be marked as checked. Accept it first."


def test_an_answer_is_over_with_the_next_action(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("check_image")
    assert NOT_ACCEPTED in shell.names_of_notices()
    shell.press_keys("check_image")
    assert shell.names_of_notices().count(NOT_ACCEPTED) == 1, "said again, it stays"
    shell.press_keys("copy_paths")
    assert NOT_ACCEPTED not in shell.names_of_notices()
    assert "Copied: 1 path." in shell.names_of_notices()
    shell.press_keys("tool_brush")
    assert "Copied: 1 path." not in shell.names_of_notices()


def test_an_answer_is_over_with_the_next_press_on_the_canvas(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("check_image")
    shell.draw((20, 20), (20, 40))
    assert NOT_ACCEPTED not in shell.names_of_notices()


def test_a_held_key_that_can_do_nothing_is_answered_once(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    before = len(shell.window.notices.past)
    for _ in range(4):
        shell.press_keys("show_classes")
    said = [past.notice.summary for past in list(shell.window.notices.past)[before:]]
    assert said == ["No class is hidden."]
    assert shell.names_of_notices().count("No class is hidden.") == 1


def test_answers_pass_by_themselves_too(shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "shown_ms", lambda _notice: 1)
    shell.open(folder)
    shell.press_keys("check_image")
    assert shell.window.notices.past[-1].notice.summary == NOT_ACCEPTED
    shell.wait(lambda: NOT_ACCEPTED not in shell.names_of_notices())


def test_undo_and_redo_of_what_only_a_list_shows_say_what_they_did(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("hide_class")
    shell.press_keys("undo")
    assert shell.names_of_notices()[-1] == "Taken back: Hide class object."
    shell.press_keys("redo")
    assert shell.names_of_notices()[-1] == "Done again: Hide class object."
    assert "Taken back: Hide class object." not in shell.names_of_notices()
    shell.press_keys("undo")
    choose(shell, 0)
    shell.press_keys("remove_images")
    before = len(shell.window.notices.past)
    shell.press_keys("undo")
    said = [past.notice.summary for past in list(shell.window.notices.past)[before:]]
    assert said == ["Back in the project: leaf_00.png."], "what says itself what it did is not said twice"


def test_a_scribble_over_painted_pixels_says_why_it_changes_nothing(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("tool_brush")
    shell.window.tools.set_radius_px(8.0)
    shell.draw((30, 20), (30, 40))
    shell.press_keys("tool_scribble")
    shell.press(Qt.Key.Key_0)
    shell.window.tools.set_radius_px(1.0)
    shell.draw((30, 22), (30, 38))
    said = "Nothing changes here: what was painted by hand stays under scribbles as it is."
    assert said in shell.names_of_notices()
    shell.window.notices.clear()
    shell.draw((30, 22), (60, 80))
    assert said not in shell.names_of_notices(), "it goes over other pixels as well"
    shell.press(Qt.Key.Key_1)
    shell.draw((30, 22), (30, 38))
    assert said not in shell.names_of_notices(), "the class is the one that was painted"


def test_that_one_class_has_a_scribble_is_over_once_it_is_undone(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("tool_scribble")
    said = "Only one class has a scribble, so there is nothing to separate it from."
    shell.draw((20, 20), (20, 40))
    shell.wait(lambda: said in shell.names_of_notices())
    shell.press_keys("undo")
    shell.rest()
    assert said not in shell.names_of_notices()
    # Undone before it was said, it is not said later either.
    shell.draw((20, 20), (20, 40))
    QTest.keyClick(shell.window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shell.wait(lambda: not shell.session.busy.is_refining)
    shell.rest()
    assert said not in shell.names_of_notices()
