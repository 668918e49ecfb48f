"""Files and folders of this process in the system's temporary places; a kill leaves none for long."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from engine.files.temporary_names import sweep_temporaries, temporary_beside, unfinished_beside

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
    sweep_place(place)
    with unfinished_beside(_path(purpose, place)) as folder:
        folder.mkdir(mode=0o700)
        yield folder


def temporary_path(purpose: str, place: Path) -> Path:
    """An unused path of a file there, for whoever removes it; `sweep_place` does after a kill.

    Args:
        purpose: as of `temporary_folder`.
    """
    return temporary_beside(_path(purpose, place))


def sweep_place(place: Path) -> list[Path]:
    """Remove what killed processes have left there; returns it. What other programs have there stays."""
    return sweep_temporaries((place,), beginning=f".{_BEGINNING}")


def _path(purpose: str, place: Path) -> Path:
    return place / f"{_BEGINNING}{purpose}"
