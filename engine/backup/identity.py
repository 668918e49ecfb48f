"""Identity of a project among others of its name, as its safety copies note it."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from engine.backup.manifest import Manifest
from engine.backup.names import default_folder
from engine.core import EngineError
from engine.storage.database import Reader
from engine.storage.paths import database_path
from engine.storage.project_file import IDENTITY, is_identity


@dataclass(frozen=True, slots=True)
class ProjectIdentity:
    """What tells a project from others of its name.

    Attributes:
        project: its folder.
        id: 32 hexadecimal digits, also of a copy that was made in a file manager; empty when it is not known.
        place: digest of the path of its folder.
    """

    project: Path
    id: str
    place: str

    def may_have_made(self, manifest: Manifest) -> bool:
        """Whether a copy in a list of those of this project is to be shown: False where it is another's."""
        is_other = manifest.project_id and self.id and manifest.project_id != self.id
        return not is_other or manifest.place == self.place

    def has_made(self, manifest: Manifest, folder: Path) -> bool:
        """Whether a copy in `folder` is certainly of this project, so that it stands for it and may go.

        One of an earlier version tells its project by the folder beside it alone.
        """
        if os.path.realpath(folder) == os.path.realpath(default_folder(self.project)):
            return manifest.project_id in ("", self.id)
        return bool(self.id) and (manifest.project_id, manifest.place) == (self.id, self.place)


def identity_of(project: Path) -> ProjectIdentity:
    """Identity of the project at `project`; its id is empty where the database cannot be read or has none."""
    place = hashlib.blake2b(os.fsencode(os.path.realpath(project)), digest_size=16).hexdigest()
    return ProjectIdentity(project, _stored_id(database_path(project)), place)


def _stored_id(database: Path) -> str:
    try:
        reader = Reader(database)
        try:
            row = reader.row("SELECT value FROM settings WHERE key = ?", (IDENTITY,))
        finally:
            reader.close()
        value = None if row is None else json.loads(row[0])
    except (EngineError, sqlite3.Error, ValueError, TypeError, RecursionError):
        return ""  # Damaged: the copies of all projects of this name are shown, and none of them goes.
    return value if is_identity(value) else ""
