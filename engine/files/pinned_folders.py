"""Folders that must stay the same ones while something is written below them: those of open projects.

A folder that is moved away may leave its path to another one, with another project in it, or to nobody, while
a training or a prediction still has the old path. What writes whole files looks here first, so that neither
the other project is changed nor half a folder is made at the old place.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from engine.core import UserError

_Identity: TypeAlias = tuple[int, int]


class FolderPin:
    """Pin of the folder that is at `path` now, if there is one, until `release`; any thread."""

    def __init__(self, path: Path) -> None:
        self.folder = Path(os.path.abspath(path))
        self.identity = _identity(self.folder)
        _pins[id(self)] = self

    def release(self) -> None:
        """Let another folder take the place."""
        _pins.pop(id(self), None)


# No lock: the garbage collector may release the pin of an abandoned job on a thread that is just reading
# here, which would wait for itself. Setting, popping and copying a dict are one step each under the GIL.
_pins: dict[int, FolderPin] = {}


@contextmanager
def pinned(path: Path) -> Iterator[None]:
    """Pin the folder at `path` over the block."""
    pin = FolderPin(path)
    try:
        yield
    finally:
        pin.release()


def is_away(path: Path) -> bool:
    """Whether `path` lies below a pinned folder that is not at its place now."""
    return _folder_away(path) is not None


def require_pinned(path: Path) -> None:
    """Refuse to write below a pinned folder that is not at its place.

    Raises:
        UserError: it is gone, or another one has taken its place.
    """
    folder = _folder_away(path)
    if folder is not None:
        raise UserError(
            f"{folder} is gone, or another folder has taken its place: nothing is written there.",
            "Put the project's folder back, or save your work to another place.",
        )


def _folder_away(path: Path) -> Path | None:
    whole = Path(os.path.abspath(path))
    pins = [
        pin for pin in _pins.copy().values() if pin.identity is not None and whole.is_relative_to(pin.folder)
    ]
    for folder in {pin.folder for pin in pins}:
        # A project may be opened anew at a path while the old one is still being closed.
        if _identity(folder) not in [pin.identity for pin in pins if pin.folder == folder]:
            return folder
    return None


def _identity(folder: Path) -> _Identity | None:
    try:
        status = os.stat(folder)
    except OSError:
        return None
    return status.st_dev, status.st_ino
