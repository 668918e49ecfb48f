"""Names and places of safety copies."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.files.project_signature import PROJECT_SUFFIX

SUFFIX: Final = ".backup.zip"
_FOLDER: Final = "-backups"
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_NAMED: Final = re.compile(r"(?P<stem>.+)-(?P<stamp>\d{8}T\d{6}Z)(-\d+)?\.backup\.zip\Z", re.DOTALL)


def default_folder(project: Path) -> Path:
    """The folder for copies of `project` beside it: `cells.inkling` has `cells-backups`."""
    return project.with_name(project.stem + _FOLDER)


def new_copy_path(project: Path, folder: Path, now: datetime) -> Path:
    """A name in `folder` that nothing has, which sorts by time: `cells-20260131T081500Z.backup.zip`."""
    base = f"{project.stem[:120]}-{now.astimezone(UTC).strftime(_STAMP)}"
    path, number = folder / (base + SUFFIX), 2
    while os.path.lexists(path):
        path = folder / f"{base}-{number}{SUFFIX}"
        number += 1
    return path


def copies_in(folder: Path, project: Path) -> list[Path]:
    """Files in `folder` with the name of a copy of `project`, the newest first by name."""
    stem = project.stem[:120]
    try:
        names = sorted((entry.name for entry in os.scandir(folder) if entry.is_file()), reverse=True)
    except OSError:
        return []
    return [folder / name for name in names if (found := _NAMED.match(name)) and found["stem"] == stem]


def restored_path(copy: Path, project_name: str, created: datetime) -> Path:
    """Place for a project restored from `copy`, free now: beside the project that it was made of.

    `cells-backups/cells-….backup.zip` becomes `cells-restored-….inkling` beside the folder of copies.
    """
    home = copy.parent.parent if copy.parent.name.endswith(_FOLDER) else copy.parent
    stem = f"{_plain(project_name)}-restored-{created.astimezone(UTC).strftime(_STAMP)}"
    path, number = home / (stem + PROJECT_SUFFIX), 2
    while os.path.lexists(path) or os.path.lexists(images_folder(path)):
        path = home / f"{stem}-{number}{PROJECT_SUFFIX}"
        number += 1
    return path


def images_folder(project: Path) -> Path:
    """Folder beside a restored project for the images that came with the copy."""
    return project.with_name(project.stem + "-images")


def refuse_inside_project(target: Path, project: Path) -> None:
    """Refuse a place for copies that would be lost together with the project.

    Raises:
        UserError: `target` is, or lies in, the project's folder.
    """
    real = Path(os.path.realpath(target))
    inside = Path(os.path.realpath(project))
    if real == inside or inside in real.parents:
        raise UserError(
            f"{target} lies inside the project.", "Put safety copies beside it, or on another disk."
        )


def _plain(name: str) -> str:
    """`name` without what leads elsewhere or is no letter, digit, space, dot, dash or underscore."""
    cleaned = re.sub(r"[^\w .\-]+", "_", name).strip(" .")[:120]
    return cleaned or "project"
