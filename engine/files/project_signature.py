"""The mark of a project on disk, by which every part of the program knows the folder that is not its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.files.disk_errors import disk_errors

APPLICATION_ID: Final = 0x494E4B4C
"""'INKL' in the SQLite header: tells our files from others."""

DATABASE: Final = "project.sqlite"

EXPORT_LIST: Final = "inkling/export.json"
"""File by which an export of ours is known, below its folder."""

PROJECT_SUFFIX: Final = ".inkling"
"""End of the name of a project's folder."""

_MAGIC: Final = b"SQLite format 3\x00"
_APPLICATION_ID_AT: Final = 68


def is_project_file(path: Path) -> bool:
    """Whether `path` is the database of a project, or a copy of one, by its first bytes."""
    try:
        # A pipe of that name would hold us up.
        if not path.is_file():
            return False
        with path.open("rb") as file:
            start = file.read(_APPLICATION_ID_AT + 4)
    except OSError:
        return False
    return start.startswith(_MAGIC) and start[_APPLICATION_ID_AT:] == APPLICATION_ID.to_bytes(4, "big")


def lies_in_export(folder: Path, below: Path) -> bool:
    """Whether a folder is, or lies in, an export of ours that lies below another one."""
    inside = (place for place in (folder, *folder.parents) if below in place.parents)
    return any((place / EXPORT_LIST).is_file() for place in inside)


def refuse_as_images(folder: Path) -> None:
    """Raise UserError where images are to be read from a project's own files: its masks are none."""
    project = project_above(folder)
    if project is not None:
        raise UserError(
            f"{folder} is in the project {project.name}, which holds masks, not images.",
            "Name the folder of its images, or export the project first.",
            command_hint="Name the folder of its images, or export it first: "
            "inkling export PROJECT --out DIR.",
        )


def has_database(folder: Path) -> bool:
    """Whether a project's database, whole or damaged, lies in a folder.

    Raises:
        UserError: this user has no right to look there.
    """
    with disk_errors(folder, "read"):
        return (folder / DATABASE).is_file()


def project_above(path: Path) -> Path | None:
    """The innermost project folder that `path` is or lies in, links resolved; None where there is none.

    Raises:
        UserError: this user has no right to look there.
    """
    real = Path(os.path.realpath(path))
    for folder in (real, *real.parents):
        # A damaged database marks a project too: that is when it needs its masks most.
        if has_database(folder):
            return folder
    return None
