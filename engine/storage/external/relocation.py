"""Copy of an open project to another place, with the changes that could not be stored in its own."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

from engine.core import UserError
from engine.files.atomic import atomic_folder
from engine.files.disk_errors import disk_errors
from engine.files.project_signature import PROJECT_SUFFIX
from engine.files.sqlite_files import connect
from engine.storage.database import storage_error, transaction
from engine.storage.external.project_place import ProjectPlace
from engine.storage.image_names import folder_on_disk, relative_to_home, stored_name
from engine.storage.paths import MASKS, MODELS, database_path, is_project
from engine.storage.writer import Writer

_COPIED: Final = (MASKS, MODELS)
_CHUNK: Final = 1 << 20


def copy_with_unsaved(writer: Writer, place: ProjectPlace, old: Path, target: Path) -> list[str]:
    """Write the project to the new folder `target`: its database, and what waits to be stored in it.

    The database is read through the handle that is open, which also works when its folder is gone. Mask
    files and models are copied where they can still be read; masks are written anew when the copy is opened.
    For any thread but the GUI's.

    Args:
        old: the path by which the project was opened.

    Returns:
        Files and folders (with a slash at the end) of the project that could not be read and are not in it.

    Raises:
        UserError: there is something at `target`, it cannot be written, or the database cannot be read
            any more; nothing is left at `target`.
    """
    if target.suffix != PROJECT_SUFFIX:
        raise UserError(f"{target.name} is no name of a project.", f"End it in {PROJECT_SUFFIX}.")
    if is_project(target):
        raise UserError(f"There is a project at {target} already.", "Name another place.")
    report = place.check()
    source = report.path if report.path is not None and place.is_at(report.path) else None
    left_out: list[str] = []
    with atomic_folder(target) as folder:
        for name in _COPIED:
            left_out += _copy_folder(None if source is None else source / name, folder / name)
        database = database_path(folder)
        try:
            writer.hand_over(lambda connection, tasks: _copy_database(connection, tasks, database))
            with closing(connect(database, isolation_level=None)) as connection:
                _settle_in(connection, (source or old).parent, target.parent)
        except sqlite3.Error as error:
            raise storage_error(error, old.name) from error
    return left_out


def _copy_database(
    connection: sqlite3.Connection, tasks: Sequence[Callable[[sqlite3.Connection], Any]], target: Path
) -> None:
    with closing(connect(target, isolation_level=None)) as copy:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        for task in tasks:
            with transaction(copy):
                task(copy)


def _settle_in(connection: sqlite3.Connection, old_home: Path, home: Path) -> None:
    """Make what is stored relative to the project's place true at its new one."""
    folders = connection.execute("SELECT id, path, relative FROM folders").fetchall()
    with transaction(connection):
        for number, path, relative in folders:
            with suppress(UserError):
                now = folder_on_disk(old_home, path, relative)
                connection.execute(
                    "UPDATE folders SET path = ?, relative = ? WHERE id = ?",
                    (stored_name(str(now)), relative_to_home(now, home), number),
                )
        # The copies of the mask files may be older than the labels, or missing.
        connection.execute("UPDATE images SET file_revision = 0 WHERE revision > 0")


def _copy_folder(source: Path | None, target: Path) -> list[str]:
    """Copy the plain files below `source` into the new folder `target`; returns what could not be read.

    Raises:
        UserError: a file cannot be written.
    """
    target.mkdir()
    if source is None:
        return []
    left_out: list[str] = []
    home = source.parent

    def unreadable(error: OSError) -> None:
        left_out.append(Path(os.fsdecode(error.filename)).relative_to(home).as_posix() + "/")

    for folder, _, names in os.walk(source, onerror=unreadable):
        there = target / Path(folder).relative_to(source)
        with disk_errors(there):
            there.mkdir(exist_ok=True)
        for name in names:
            path = Path(folder, name)
            if name.endswith(".tmp") or not stat.S_ISREG(_mode_of(path)):
                continue
            if not _copy_file(path, there / name):
                left_out.append(path.relative_to(home).as_posix())
    return left_out


def _mode_of(path: Path) -> int:
    """Mode of a file, not of what a link leads to; that of a plain file where the disk does not tell it."""
    try:
        return path.lstat().st_mode
    except OSError:
        return stat.S_IFREG


def _copy_file(source: Path, target: Path) -> bool:
    """Copy one file; returns False, with nothing at `target`, where it cannot be read.

    What the old place lost, it had lost before: only a failure of the new one ends the copy.

    Raises:
        UserError: `target` cannot be written.
    """
    try:
        file = open(source, "rb")  # noqa: SIM115 - closed below, but opened where its failure is seen
    except OSError:
        return False
    is_whole = True
    with file, disk_errors(target), open(target, "xb") as copy:
        while is_whole:
            try:
                chunk = file.read(_CHUNK)
            except OSError:
                is_whole = False
                break
            if not chunk:
                break
            copy.write(chunk)
    with disk_errors(target):
        if not is_whole:
            target.unlink()
        else:
            with suppress(OSError):  # Times say nothing that the copy needs.
                shutil.copystat(source, target)
    return is_whole
