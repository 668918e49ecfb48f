"""Folders for work of this process in the system's place for temporary files; a kill leaves none for long."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from engine.files.temporary_names import sweep_temporaries, unfinished_beside

_BEGINNING: Final = "inkling-"


def temporary_place() -> Path:
    """The system's folder for temporary files, also where all disks are full.

    Python finds none then, and torch, which only asks for its name, could not be imported. From the first
    call on everybody in this process is told the one where a write fails with what is the matter.
    """
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError:
        names = (os.environ.get(name, "") for name in ("TMPDIR", "TEMP", "TMP"))
        known = (name for name in (*names, "/tmp", "/var/tmp") if name and os.path.isdir(name))
        tempfile.tempdir = next(known, None) or os.getcwd()
        return Path(tempfile.tempdir)


@contextmanager
def temporary_folder(purpose: str, place: Path | None = None) -> Iterator[Path]:
    """A new folder that ends with the block; those of processes that were killed go first.

    Args:
        purpose: one word, for whoever finds it.
        place: where; by default in the system's folder for temporary files.

    Raises:
        OSError: none can be made.
    """
    place = place or temporary_place()
    sweep_temporary_folders(place)
    with unfinished_beside(place / f"{_BEGINNING}{purpose}") as folder:
        folder.mkdir(mode=0o700)
        yield folder


def sweep_temporary_folders(place: Path) -> list[Path]:
    """Remove those of processes that were killed; returns them. What other programs have there stays."""
    return sweep_temporaries((place,), beginning=f".{_BEGINNING}")
