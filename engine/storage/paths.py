"""Paths inside a project folder, and the place of a new project."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.files.project_signature import DATABASE, PROJECT_SUFFIX, has_database

MASKS: Final = "masks"
MODELS: Final = "models"


def database_path(project: Path) -> Path:
    return project / DATABASE


def is_project(path: Path) -> bool:
    """True when `path` is the folder of a project.

    Raises:
        UserError: this user has no right to look there; `os.path.isfile` would say that there is none.
    """
    return has_database(path)


def default_project_path(folder: Path) -> Path:
    """Place of the project of an image folder: beside it, as `<folder>.inkling`.

    When nothing can be written there, a folder in the user's documents is the answer;
    its name carries a digest of the folder's path, so that two folders of the same name
    never share a project. Compare the parent with the folder's to tell the user.
    """
    folder = Path(os.path.abspath(folder))
    beside = folder.with_name(folder.name + PROJECT_SUFFIX)
    with contextlib.suppress(UserError):
        if folder.name and (is_project(beside) or os.access(folder.parent, os.W_OK)):
            return beside
    from platformdirs import user_documents_path

    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:8]
    return user_documents_path() / "Inkling" / f"{folder.name or 'images'}-{digest}{PROJECT_SUFFIX}"


def path_text(path: str) -> str:
    """A path as text that a setting can hold, also where a name in it is no Unicode.

    Example:
        >>> path_text("/data/caf\\udce9")
        '/data/caf\\\\xe9'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")
