"""Import, undo, and import again in the window: the same numbers, and nothing is learned meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.core import CancelToken
from engine.session import LearningPhase
from engine.session.importing import dataset_imports
from tests.gui.shell.helpers import Shell, SilentCompute
from tests.gui.shell.test_import_labels import accepted, imported, is_free, read
from tests.gui.shell.test_import_numberings import answer_numbering
from tests.helpers.fake_compute import FakeCompute


@pytest.fixture
def masks(folder: Path, tmp_path: Path) -> Path:
    """Masks of two images with values of CamVid, which nothing names."""
    made = tmp_path / "nameless"
    made.mkdir()
    mask = np.repeat(np.arange(12, dtype=np.uint8), 8)[None].repeat(64, axis=0)
    mask[mask == 11] = 255
    for name in ("leaf_01.png", "leaf_02.png"):
        Image.fromarray(mask).save(made / name)
    return made


@pytest.fixture
def compute(monkeypatch: pytest.MonkeyPatch) -> FakeCompute:
    compute = FakeCompute()
    monkeypatch.setattr(SilentCompute, "submit", lambda _silent, *parts: compute.submit(*parts))
    return compute


def take_in(shell: Shell, masks: Path) -> tuple[object, list[bytes]]:
    """Import by the dialog; the classes and the masks that there are then."""
    dialog = read(shell, masks)
    if dialog.questions.card is not None:
        answer_numbering(shell, dialog, "CamVid")
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    imported(shell)
    shell.wait(lambda: is_free(shell) and len(accepted(shell)) == 2)
    project = shell.session.project
    stored = [project.decided_mask(row.id) for row in project.images.rows()]
    return project.classes, [mask.tobytes() for mask in stored if mask is not None]


def test_an_import_that_is_undone_and_made_again_is_as_the_first_and_is_not_learned_from_meanwhile(
    shell: Shell, folder: Path, masks: Path, compute: FakeCompute
) -> None:
    shell.open(folder)
    before = shell.session.classes
    first = take_in(shell, masks)
    assert len(shell.session.classes) == 11
    for count in (1, 2):
        shell.wait(lambda count=count: len(compute.trainings) == count)
        shell.window.action_set["undo"].trigger()
        shell.wait(lambda: is_free(shell) and not accepted(shell))
        shell.wait(lambda: shell.session.classes == before)
        shell.wait(lambda: shell.session.learning_state.message.startswith("Accept an image first"))
        state = shell.session.learning_state
        assert (state.phase, state.train_count, state.model_id) == (LearningPhase.IDLE, 0, None)
        assert compute.trainings[-1].is_cancelled
        assert take_in(shell, masks) == first


def test_an_import_that_is_stopped_ends_as_soon_as_it_can_and_it_is_not_said_that_nothing_runs(
    shell: Shell, folder: Path, masks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_read = threading.Event()

    def read_slowly(*parts: object, **options: object) -> None:
        assert is_read.wait(60)
        token = parts[-1]
        assert isinstance(token, CancelToken)
        token.check()

    monkeypatch.setattr(dataset_imports, "import_dataset", read_slowly)
    shell.open(folder)
    dialog = read(shell, masks)
    answer_numbering(shell, dialog, "CamVid")
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    shell.wait(lambda: not is_free(shell) and shell.session.busy.files is not None)
    shell.window.activateWindow()
    shell.wait(lambda: QApplication.activeWindow() is shell.window)
    shell.press_keys("stop_work")
    shell.wait(lambda: "It stops as soon as it can." in shell.names_of_notices())
    is_read.set()
    shell.wait(lambda: is_free(shell) and shell.session.image is not None)
    assert "Nothing runs that could be stopped." not in shell.names_of_notices()
    assert not accepted(shell)
