"""Integrity of a project's SQLite file, and recovery of what can be read from a damaged one."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from engine.checkup.raw_pages import rows_of_pages, with_new_header
from engine.core import UserError
from engine.files.disk_errors import disk_error, error_number
from engine.files.sqlite_files import connect
from engine.storage.database import transaction
from engine.storage.schema import MIGRATIONS, check_tables, migrate, needed_tables, stored_version

_SHOWN: Final = 5
_FAR: Final = 1 << 40
"""Beyond this distance behind an unreadable row nothing is looked for."""
_LOWEST: Final = -(1 << 63)


def integrity_problems(database: Path) -> list[str]:
    """Complaints of SQLite about a file, a few at most; empty when it is sound."""
    try:
        with contextlib.closing(_open(database)) as connection:
            rows = connection.execute(f"PRAGMA integrity_check({_SHOWN})").fetchall()
            if stored_version(connection) == len(MIGRATIONS):
                check_tables(connection)
    except sqlite3.OperationalError as error:
        if error_number(error) == errno.ENOSPC:
            raise disk_error(error, database) from error
        if _is_of_the_disk(getattr(error, "sqlite_errorcode", 0)):
            raise UserError(
                f"The project file {database} cannot be read: {error}.",
                "Close what holds it, look at its disk, and try again.",
            ) from error
        return [str(error)]
    except sqlite3.DatabaseError as error:
        return [str(error) if isinstance(error, sqlite3.Error) else "its list of tables is no text"]
    except UserError as error:
        return [error.summary.rstrip(".")]
    texts = [str(text).replace("\n", " ") for (text,) in rows]
    # A text of another length than its row says is answered by bytes that are no text.
    return [] if texts == ["ok"] else texts


def _is_of_the_disk(code: int) -> bool:
    """Whether SQLite failed at what is around the file; what cannot be read of the file itself is damage."""
    if code & 0xFF == sqlite3.SQLITE_IOERR:
        return code not in (
            sqlite3.SQLITE_IOERR,
            sqlite3.SQLITE_IOERR_READ,
            sqlite3.SQLITE_IOERR_SHORT_READ,
            sqlite3.SQLITE_IOERR_CORRUPTFS,
        )
    return code & 0xFF in (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
    )


def recover(damaged: Path, target: Path) -> int:
    """Write the rows of `damaged` that can be read to the new database `target`; returns how many.

    Row by row around what is unreadable; where the list of tables itself is, from the pages.
    """
    target.unlink(missing_ok=True)
    connection = connect(target, isolation_level=None)
    try:
        migrate(connection, target.with_suffix(".never"))
        # Whatever the program's own tables are: a list of them here would forget the next one.
        columns = {table: _columns(connection, table) for table in _tables(connection)}
        with transaction(connection):
            count = 0
            for table, row in _readable_rows(damaged, columns):
                count += _insert(connection, table, columns[table], row)
    finally:
        connection.close()
    return count


def _readable_rows(damaged: Path, columns: dict[str, list[str]]) -> Iterator[tuple[str, dict[str, Any]]]:
    # A file that SQLite refuses as a whole may have lost no more than its first bytes.
    for opened_source in (contextlib.nullcontext, with_new_header):
        try:
            with opened_source(damaged) as source, contextlib.closing(_open(source)) as connection:
                stored = {table: _columns(connection, table) for table in columns}
                if not all(stored[table] for table in needed_tables()):
                    continue
                for table, names in stored.items():
                    if not names:
                        continue
                    for row in _rows_around_damage(connection, table):
                        values = dict(zip(["rowid", *names], row, strict=True))
                        yield table, values
                yield from _images_of_indexes(damaged)
                return
        except sqlite3.DatabaseError:
            continue
    yield from rows_of_pages(damaged, columns)


def _rows_around_damage(connection: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    """Every row that can be read, in the order of rowids, whatever lies between."""
    last = _LOWEST
    while True:
        try:
            for row in connection.execute(
                f"SELECT rowid, * FROM {table} WHERE rowid > ? ORDER BY rowid", (last,)
            ):
                if row[0] <= last:
                    break  # Pages that point at each other: their rows would come for ever.
                yield row
                last = row[0]
            else:
                return
        except sqlite3.DatabaseError:
            pass  # As after a break, the next readable row is looked for.
        following = _next_readable(connection, table, last)
        if following is not None:
            last = following - 1
        elif last < -1:
            last = -1  # Numbers below are rare; those that count from one lie behind the unreadable ones.
        else:
            return


def _next_readable(connection: sqlite3.Connection, table: str, last: int) -> int | None:
    """The first rowid behind an unreadable stretch that begins after `last`; None when there is none."""
    low, distance = last + 1, 1
    while distance < _FAR:
        row = _probe(connection, table, last + distance)
        if row is not _UNREADABLE:
            break
        low, distance = last + distance, distance * 2
    else:
        return None
    high = last + distance
    while high - low > 1:
        middle = (low + high) // 2
        if _probe(connection, table, middle) is _UNREADABLE:
            low = middle
        else:
            high = middle
    found = _probe(connection, table, high)
    return found if isinstance(found, int) else None


_UNREADABLE: Final = "unreadable"


def _probe(connection: sqlite3.Connection, table: str, at: int) -> int | str | None:
    """The rowid of the first row from `at` on, None when there is none, _UNREADABLE."""
    try:
        row = connection.execute(
            f"SELECT rowid, * FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT 1", (at,)
        ).fetchone()
    except sqlite3.DatabaseError:
        return _UNREADABLE
    if row is None:
        return None
    return int(row[0]) if row[0] > at else _UNREADABLE


def _images_of_indexes(damaged: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows of images as far as the indexes of the table have them: folder, name and mask name.

    They come after the rows themselves, and are only taken where those are lost.
    """
    known: dict[int, dict[str, Any]] = {}
    for index, names in (
        ("sqlite_autoindex_images_2", ("folder_id", "name")),
        ("sqlite_autoindex_images_1", ("rel_key",)),
    ):
        try:
            with contextlib.closing(_open(damaged)) as connection:
                sql = f"SELECT id, {', '.join(names)} FROM images INDEXED BY {index} ORDER BY {names[0]}"
                for row in islice(connection.execute(sql), damaged.stat().st_size):
                    known.setdefault(row[0], {}).update(zip(names, row[1:], strict=True))
        except sqlite3.DatabaseError:
            continue
    for image_id, values in known.items():
        if {"name", "rel_key"} <= set(values):
            yield "images", {"id": image_id, "rel": values["rel_key"], **values}


def _insert(connection: sqlite3.Connection, table: str, columns: list[str], row: dict[str, Any]) -> int:
    names = [name for name in columns if row.get(name) is not None]
    if not names:
        return 0
    marks = ", ".join("?" * len(names))
    cursor = connection.execute(
        f"INSERT OR IGNORE INTO {table}({', '.join(names)}) VALUES ({marks})", [row[name] for name in names]
    )
    return cursor.rowcount


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Names of the tables in the order in which they were made: those that others refer to come first."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    return [name for (name,) in connection.execute(f"{sql} ORDER BY rowid")]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _open(database: Path) -> sqlite3.Connection:
    connection = connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.text_factory = readable_text
    return connection


def readable_text(raw: bytes) -> str | bytes:
    """Stored text, as bytes where it is none."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw
