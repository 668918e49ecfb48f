"""The list of images in tests of the real window: its panel, and rows that are chosen in it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel

from gui.panels.images import ImagesPanel
from tests.gui.shell.helpers import Shell


def panel_of(shell: Shell) -> ImagesPanel:
    assert shell.window.workspace is not None
    return shell.window.workspace.images


def choose(shell: Shell, *rows: int) -> None:
    """Choose these rows and no others."""
    panel = panel_of(shell)
    panel.view.clearSelection()
    for row in rows:
        index = panel.rows.index(row, 0)
        panel.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
