"""Other programs change files under the open window: what it says, offers and keeps."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from engine.document.planes import Plane
from gui.panels.question_bar import QuestionBar, QuestionBars
from tests.gui.shell.helpers import Shell


def bars_of(shell: Shell) -> QuestionBars:
    assert shell.window.workspace is not None
    return shell.window.workspace.place.questions


def bar_of(shell: Shell, subject: str) -> QuestionBar:
    shell.wait(lambda: subject in bars_of(shell).bars)
    return bars_of(shell).bars[subject]


def click(shell: Shell, subject: str, choice: str) -> None:
    QTest.mouseClick(bar_of(shell, subject).buttons[choice], Qt.MouseButton.LeftButton)


def mask_of(shell: Shell) -> np.ndarray:
    assert shell.session.image is not None
    return shell.session.image.planes.snapshot(Plane.MASK)


def test_an_image_made_smaller_under_the_window_offers_what_becomes_of_its_mask(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    mask = mask_of(shell)
    shell.session.project.flush()
    Image.open(folder / "leaf_00.png").resize((48, 32)).save(folder / "leaf_00.png")
    shell.session.tick()
    bar = bar_of(shell, "image")
    assert bar.question.sentence == "leaf_00.png is 48x32 now, but its mask was made on 96x64."
    assert list(bar.buttons) == ["resize", "start-anew"]
    shell.draw((10, 10), (10, 30))
    shell.wait(lambda: bar.question.sentence in shell.names_of_notices())
    click(shell, "image", "resize")
    shell.wait(lambda: "image" not in bars_of(shell).bars)
    assert mask_of(shell).shape == (32, 48)
    shell.draw((25, 10), (25, 30))
    for _ in range(2):
        shell.window.action_set["undo"].trigger()
    bar_of(shell, "image")
    image = shell.session.image
    assert image is not None
    stored = shell.session.project.load_state(image.id, (64, 96))
    assert np.array_equal(stored.planes.view(Plane.MASK), mask)
    click(shell, "image", "bring-back")
    shell.wait(lambda: "image" not in bars_of(shell).bars)
    assert mask_of(shell).shape == (32, 48)


def started(shell: Shell, folder: Path) -> Path:
    """A project with a stroke on its first image; its path."""
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    return shell.session.project.path


def test_a_renamed_project_goes_on_at_its_new_place_with_every_stroke(shell: Shell, folder: Path) -> None:
    path = started(shell, folder)
    new = path.rename(path.with_name("renamed.inkling"))
    shell.session.tick()
    assert bar_of(shell, "project").question.sentence == f"The project's folder {path.name} is {new} now."
    shell.draw((40, 20), (40, 60))
    mask = mask_of(shell)
    click(shell, "project", "go-on")
    shell.wait(lambda: shell.session.project.path == new and shell.session.image is not None)
    assert np.array_equal(mask_of(shell), mask)
    assert not shell.session.read_only
    assert bars_of(shell).bars == {}
    shell.window.action_set["undo"].trigger()
    assert not np.array_equal(mask_of(shell), mask)
    assert not path.exists()


@pytest.mark.parametrize("lose", [shutil.rmtree, lambda path: (path / "project.sqlite").unlink()])
def test_a_deleted_project_is_told_not_left_by_mistake_and_saved_elsewhere(
    shell: Shell,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lose: Callable[[Path], None],
) -> None:
    path = started(shell, folder)
    lose(path)
    shell.session.tick()
    assert "nothing more is saved in it" in bar_of(shell, "project").question.sentence
    shell.draw((40, 20), (40, 60))
    mask = mask_of(shell)
    shell.window.close()
    assert shell.window.isVisible()
    assert any("could not be saved yet" in name for name in shell.names_of_notices())
    assert np.array_equal(mask_of(shell), mask)
    (tmp_path / "other").mkdir()
    answers = {"getExistingDirectory": lambda *_: str(tmp_path / "other")}
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answers["getExistingDirectory"])
    click(shell, "project", "elsewhere")
    new = tmp_path / "other" / path.name
    shell.wait(lambda: shell.session.project.path == new and shell.session.image is not None)
    assert np.array_equal(mask_of(shell), mask)
    shell.draw((50, 20), (50, 60))
    shell.window.action_set["undo"].trigger()
    assert np.array_equal(mask_of(shell), mask)
