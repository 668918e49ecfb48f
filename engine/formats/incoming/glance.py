"""Glance at a folder: some of its files, found at once however many there are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from engine.files.project_signature import PROJECT_SUFFIX

_MOST_FILES: Final = 400
_MOST_FOLDERS: Final = 40


def glance(folder: Path) -> list[Path]:
    """Some files of a folder, then some of the folders in it and of those in these; nothing is sorted."""
    files: list[Path] = []
    waiting = [(folder, 0)]
    for _ in range(_MOST_FOLDERS):
        if not waiting:
            break
        place, depth = waiting.pop(0)
        for entry in islice(_entries(place), _MOST_FILES):
            if entry.name.startswith("."):
                continue
            if entry.is_file():
                files.append(Path(entry.path))
            elif entry.is_dir() and depth < 2 and not entry.name.endswith(PROJECT_SUFFIX):
                waiting.append((Path(entry.path), depth + 1))
        if len(files) >= _MOST_FILES:
            break
    return files


def only_folder_in(folder: Path) -> Path | None:
    """The one folder that a folder holds, where there is nothing else in it; hidden ones do not count."""
    shown = (entry for entry in _entries(folder) if not entry.name.startswith((".", "__MACOSX")))
    found = list(islice(shown, 2))
    if len(found) != 1 or not found[0].is_dir() or found[0].name.endswith(PROJECT_SUFFIX):
        return None
    return Path(found[0].path)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except OSError:
        # What cannot be listed speaks for no format; opening it says so.
        return
