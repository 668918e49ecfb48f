"""A project that is left while it learns says what becomes of its learning."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from engine.session import LearningPhase
from tests.gui.shell.helpers import Shell, make_leaves


def learn(shell: Shell) -> None:
    """Paint two classes, accept, and wait until learning has begun."""
    shell.window.tools.choose_tool("brush")
    for class_id, x in ((0, 12), (1, 80)):
        shell.window.tools.choose_class(class_id)
        shell.draw((20, x), (44, x))
    shell.accept()
    shell.wait(lambda: shell.session.learning_state.phase is not LearningPhase.IDLE)


def test_another_project_says_that_the_learning_of_the_one_before_has_stopped(
    shell: Shell, folder: Path, tmp_path: Path
) -> None:
    shell.open(folder)
    learn(shell)
    name = shell.session.project.name
    shell.open(make_leaves(tmp_path / "others"))
    assert any(said.startswith(f"Learning in '{name}' has stopped") for said in shell.names_of_notices())


def test_a_project_in_which_nothing_learns_is_left_without_a_word(
    shell: Shell, folder: Path, tmp_path: Path
) -> None:
    shell.open(folder)
    shell.open(make_leaves(tmp_path / "others"))
    assert not any("has stopped" in said for said in shell.names_of_notices())


def test_a_project_that_is_closed_while_it_learns_says_so_too(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    learn(shell)
    shell.press_ctrl(Qt.Key.Key_W)
    shell.wait(lambda: shell.controller.session is None)
    assert any("has stopped" in said for said in shell.names_of_notices())
