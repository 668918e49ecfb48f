"""File of a project: making a new one, and opening the database of one that is there."""

from __future__ import annotations

import re
import sqlite3
import uuid
from pathlib import Path
from typing import Final, TypeGuard

from engine.core import ClassList, UserError
from engine.files.atomic import atomic_folder
from engine.files.disk_errors import disk_error, is_known
from engine.files.project_signature import DATABASE
from engine.storage.checks.names import inside_project
from engine.storage.class_table import store_classes
from engine.storage.database import connect_writing, storage_error
from engine.storage.paths import MASKS, MODELS, database_path, is_project
from engine.storage.schema import check_not_empty, check_tables, migrate, refuse_newer
from engine.storage.settings_table import store_setting

TITLE: Final = "project.name"
"""Setting that holds the name of the project."""

IDENTITY: Final = "project.id"
"""Setting that holds the id of a project: 32 hexadecimal digits, drawn at random."""

_IDENTITY: Final = re.compile(r"[0-9a-f]{32}")
_BEFORE_UPDATE: Final = "project-before-update.sqlite"


def make_project(path: Path, name: str, classes: ClassList) -> None:
    """Make an empty project at `path`, an absolute path; it appears there whole or not at all.

    Raises:
        UserError: something is at `path` already, or nothing can be written there.
    """
    refuse_project_at(path)
    with atomic_folder(path) as temporary:
        (temporary / MASKS).mkdir()
        (temporary / MODELS).mkdir()
        _fill(database_path(temporary), name, classes)


def refuse_project_at(path: Path) -> None:
    """Raise UserError where there is a project already."""
    if is_project(path):
        raise UserError(f"There is a project at {path} already.", "Open it, or name another place.")


def new_identity() -> str:
    """An id for a project, which no other has."""
    return uuid.uuid4().hex


def is_identity(value: object) -> TypeGuard[str]:
    """Whether a stored value is the id of a project."""
    return isinstance(value, str) and _IDENTITY.fullmatch(value) is not None


def database_of(project: Path) -> Path:
    """The project's SQLite file; neither it nor the files that SQLite puts beside it are links or folders.

    SQLite would write through links, those of the log even when it only reads.

    Raises:
        UserError: one is.
    """
    for suffix in ("-wal", "-shm", "-journal"):
        path = inside_project(project, DATABASE + suffix)
        if path.is_dir():
            raise UserError(f"{path} is a folder, not a file.", "Move it out of the project's folder.")
    return inside_project(project, DATABASE)


def _fill(database: Path, name: str, classes: ClassList) -> None:
    connection = connect_writing(database, check_tables)
    try:
        migrate(connection, database)
        store_classes(connection, classes)
        store_setting(connection, TITLE, name)
        store_setting(connection, IDENTITY, new_identity())
    finally:
        connection.close()


def _check_ours(connection: sqlite3.Connection) -> None:
    check_not_empty(connection)
    refuse_newer(connection)
    check_tables(connection)


def connect_current(database: Path) -> sqlite3.Connection:
    """A writing connection to an up-to-date file.

    Raises:
        EngineError: the disk failed, or the file is damaged.
    """
    connection: sqlite3.Connection | None = None
    try:
        connection = connect_writing(database, _check_ours)
        migrate(connection, inside_project(database.parent, _BEFORE_UPDATE))
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        if is_known(error):
            raise disk_error(error, database.parent) from error
        raise storage_error(error, database.parent.name) from error
    except BaseException:
        if connection is not None:
            connection.close()
        raise
    return connection
