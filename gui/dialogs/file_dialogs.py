"""Choosers of files and folders that begin where the same thing was chosen last."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gui.settings import Settings


class FileDialogs:
    """Choosers of one window; each purpose ("images", "masks") has its own folder, which is remembered."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def choose_folder(self, parent: QWidget, purpose: str, title: str, beside: str = "") -> Path | None:
        """A folder that is there; None when nothing was chosen. `beside`: where to begin instead."""
        chosen = QFileDialog.getExistingDirectory(parent, title, self._start(purpose, beside))
        return self._chosen(purpose, chosen, Path(chosen).parent)

    def choose_file(
        self, parent: QWidget, purpose: str, title: str, kinds: str, beside: str = ""
    ) -> Path | None:
        """A file that is there; None when nothing was chosen."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, self._start(purpose, beside), kinds)
        return self._chosen(purpose, chosen, Path(chosen).parent)

    def choose_new_file(
        self, parent: QWidget, purpose: str, title: str, kinds: str, name: str, endings: Sequence[str]
    ) -> Path | None:
        """A file to write; None when nothing was chosen.

        Args:
            name: proposed, in the folder that was chosen last.
            endings: what it may end in; a name that ends otherwise gets the first of them.
        """
        start = str(Path(self._start(purpose, "")) / name)
        chosen, _ = QFileDialog.getSaveFileName(parent, title, start, kinds)
        path = self._chosen(purpose, chosen, Path(chosen).parent)
        if path is None or path.suffix.casefold() in endings:
            return path
        # Nobody was asked whether this one may be replaced.
        return _free_name(path, endings[0])

    def _start(self, purpose: str, beside: str) -> str:
        return nearest_folder(beside) or str(self._settings.folder(purpose) or Path.home())

    def _chosen(self, purpose: str, chosen: str, folder: Path) -> Path | None:
        if not chosen:
            return None
        self._settings.set_folder(purpose, folder)
        return Path(chosen)


def _free_name(path: Path, ending: str) -> Path:
    number, free = 1, path.with_name(path.name + ending)
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.name}-{number}{ending}")
    return free


def nearest_folder(named: str) -> str:
    """The nearest folder that exists of a path that may not; empty for an empty name."""
    if not named:
        return ""
    path = Path(named).absolute()
    return next((str(folder) for folder in (path, *path.parents) if os.path.isdir(folder)), "")
