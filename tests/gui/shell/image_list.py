"""The list of images in tests of the real window: its panel, and rows that are chosen in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel

from engine.core import ImageId
from engine.session.active_learning.queue import LabellingQueue
from engine.storage.caches.score_cache import FILE, ScoreFile, StoredScore
from gui.panels.images import ImagesPanel
from tests.gui.shell.helpers import Shell


def panel_of(shell: Shell) -> ImagesPanel:
    assert shell.window.workspace is not None
    return shell.window.workspace.images


def open_predicted(shell: Shell, folder: Path, *numbers: int) -> LabellingQueue:
    """Open the project of a folder, of whose images those of these ids are predicted."""
    shell.open(folder)
    path = shell.session.project.path
    shell.controller.close_project()
    file = ScoreFile(path / FILE, read_only=False)
    for number in numbers:
        file.put(ImageId(number), StoredScore("m1", 0.2, 0.1, 3, 100))
    file.close()
    shell.open(path)
    queue = shell.controller.queue
    assert isinstance(queue, LabellingQueue)
    shell.wait(lambda: len(queue.scores) == len(numbers))
    return queue


def choose(shell: Shell, *rows: int) -> None:
    """Choose these rows and no others."""
    panel = panel_of(shell)
    panel.view.clearSelection()
    for row in rows:
        index = panel.rows.index(row, 0)
        panel.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
