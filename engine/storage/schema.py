"""The tables of a project file, and the steps that bring an older file up to date."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from engine.core import EngineError, UserError
from engine.files.atomic import atomic_file
from engine.files.disk_errors import is_known
from engine.files.project_signature import APPLICATION_ID, is_project_file
from engine.files.sqlite_files import connect

# The table `runs` was never written; it stays, as files of every version have it.
_FIRST: Final = """
CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE classes(
    id INTEGER PRIMARY KEY, name TEXT NOT NULL,
    red INTEGER NOT NULL, green INTEGER NOT NULL, blue INTEGER NOT NULL);

CREATE TABLE folders(id INTEGER PRIMARY KEY, path NOT NULL UNIQUE, relative);
CREATE TABLE images(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    folder_id INTEGER NOT NULL REFERENCES folders(id),
    name NOT NULL,
    rel TEXT NOT NULL,
    rel_key TEXT NOT NULL UNIQUE,
    width INTEGER, height INTEGER,
    status TEXT NOT NULL DEFAULT 'new',
    problem TEXT,
    split TEXT CHECK (split IN ('train', 'val')),
    position INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL DEFAULT 0,
    file_revision INTEGER,
    UNIQUE (folder_id, name));
CREATE INDEX images_by_status ON images(status, id);

CREATE TABLE steps(
    id INTEGER PRIMARY KEY,
    image_id INTEGER NOT NULL REFERENCES images(id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    label TEXT NOT NULL,
    y0 INTEGER NOT NULL, x0 INTEGER NOT NULL, y1 INTEGER NOT NULL, x1 INTEGER NOT NULL,
    UNIQUE (image_id, seq));
CREATE TABLE step_tiles(
    step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
    plane INTEGER NOT NULL, ty INTEGER NOT NULL, tx INTEGER NOT NULL,
    before BLOB NOT NULL, after BLOB NOT NULL,
    UNIQUE (step_id, plane, ty, tx));
CREATE TABLE tiles(
    image_id INTEGER NOT NULL REFERENCES images(id) ON DELETE CASCADE,
    plane INTEGER NOT NULL, ty INTEGER NOT NULL, tx INTEGER NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (image_id, plane, ty, tx));

CREATE TABLE models(
    id TEXT NOT NULL UNIQUE, file NOT NULL, created TEXT NOT NULL,
    metrics TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE runs(
    id INTEGER PRIMARY KEY, started TEXT NOT NULL, seconds REAL NOT NULL, steps INTEGER NOT NULL,
    reason TEXT NOT NULL, verdict TEXT NOT NULL, model_id TEXT,
    loss TEXT NOT NULL, iou TEXT NOT NULL, settings TEXT NOT NULL);
CREATE TABLE effort(
    id INTEGER PRIMARY KEY, image_id INTEGER NOT NULL REFERENCES images(id) ON DELETE CASCADE,
    class_id INTEGER, tool TEXT NOT NULL, strokes INTEGER NOT NULL, clicks INTEGER NOT NULL,
    seconds REAL NOT NULL, at TEXT NOT NULL, agreement REAL);
"""

# Effort by sitting: what was noted of one image until then becomes one sitting. The share of agreeing
# pixels, which nothing ever wrote, goes; a sitting knows how good its prediction was instead.
_WORK_SESSIONS: Final = """
CREATE TABLE sittings(
    id INTEGER PRIMARY KEY, image_id INTEGER NOT NULL REFERENCES images(id) ON DELETE CASCADE,
    began TEXT NOT NULL, accepted TEXT,
    shown_model TEXT, shown BLOB,
    model_id TEXT, agreement REAL, mean_iou REAL, iou TEXT);
CREATE INDEX sittings_by_image ON sittings(image_id, id);
INSERT INTO sittings(image_id, began, accepted)
    SELECT e.image_id, min(e.at), CASE i.status WHEN 'accepted' THEN max(e.at) END
    FROM effort e JOIN images i ON i.id = e.image_id GROUP BY e.image_id ORDER BY max(e.at);
CREATE TABLE sitting_effort(
    sitting_id INTEGER NOT NULL REFERENCES sittings(id) ON DELETE CASCADE,
    tool TEXT NOT NULL, class_id INTEGER,
    strokes INTEGER NOT NULL, clicks INTEGER NOT NULL, keys INTEGER NOT NULL, undos INTEGER NOT NULL,
    seconds REAL NOT NULL);
INSERT INTO sitting_effort
    SELECT s.id, e.tool, e.class_id, sum(e.strokes), sum(e.clicks), 0, 0, sum(e.seconds)
    FROM effort e JOIN sittings s ON s.image_id = e.image_id GROUP BY s.id, e.tool, e.class_id;
CREATE INDEX effort_by_sitting ON sitting_effort(sitting_id);
DROP TABLE effort;
ALTER TABLE sitting_effort RENAME TO effort;
"""

_SHOWN: Final = 60
_SQLITE_MAGIC: Final = b"SQLite format 3\0"

ADDITIONS: Final = """
CREATE TABLE IF NOT EXISTS image_files(
    image_id INTEGER NOT NULL REFERENCES images(id) ON DELETE CASCADE,
    height INTEGER NOT NULL, width INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    file_digest BLOB NOT NULL, pixel_digest BLOB NOT NULL, thumbnail BLOB NOT NULL,
    PRIMARY KEY (image_id, height, width));
CREATE TABLE IF NOT EXISTS mask_files(
    image_id INTEGER PRIMARY KEY REFERENCES images(id) ON DELETE CASCADE,
    revision INTEGER NOT NULL, size_bytes INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, digest BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS mask_writes(
    id INTEGER PRIMARY KEY,
    image_id INTEGER NOT NULL REFERENCES images(id) ON DELETE CASCADE, digest BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS step_shapes(
    step_id INTEGER PRIMARY KEY REFERENCES steps(id) ON DELETE CASCADE,
    height_before INTEGER NOT NULL, width_before INTEGER NOT NULL,
    height_after INTEGER NOT NULL, width_after INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS image_notes(
    image_id INTEGER PRIMARY KEY REFERENCES images(id) ON DELETE CASCADE,
    label TEXT NOT NULL, group_name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS object_numbers(
    image_id INTEGER PRIMARY KEY REFERENCES images(id) ON DELETE CASCADE,
    height INTEGER NOT NULL, width INTEGER NOT NULL, ids BLOB NOT NULL, labels BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS image_views(
    image_id INTEGER PRIMARY KEY REFERENCES images(id) ON DELETE CASCADE,
    view TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS image_checks(
    image_id INTEGER PRIMARY KEY REFERENCES images(id) ON DELETE CASCADE,
    revision INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS image_tags(
    image_id INTEGER NOT NULL REFERENCES images(id) ON DELETE CASCADE,
    tag TEXT NOT NULL, has INTEGER NOT NULL,
    PRIMARY KEY (image_id, tag));
"""
"""Tables that a file of any version may lack and that older programs do not look at; see decision 18."""

MIGRATIONS: Final[tuple[str, ...]] = (_FIRST, _WORK_SESSIONS)
"""Script n brings a file from version n to n + 1. Only ever append: files of every version exist."""


def stored_version(connection: sqlite3.Connection) -> int:
    """Version of the tables in the file; 0 for an empty one.

    Raises:
        UserError: the file is not an Inkling project.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    is_ours = application == APPLICATION_ID and version > 0
    if not is_ours and (version or connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()):
        raise UserError(
            "The project file was made by another program.", "Open a folder whose name ends in .inkling."
        )
    return int(version)


def check_not_empty(connection: sqlite3.Connection) -> None:
    """Refuse a file without tables, which a new project would be made of in place of a lost one.

    Raises:
        UserError: it is empty, or not an Inkling project.
    """
    if stored_version(connection) == 0:
        raise UserError(
            "The project file is empty: everything in it is gone.",
            "Bring it back from a copy, or make a new project and import its masks folder.",
        )


def check_tables(connection: sqlite3.Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Refuse a file whose tables are not those of its version, or which has triggers, views or the like.

    Tables that are none of ours may stand beside them, with their indices.

    Raises:
        UserError: the file is not as Inkling has made it.
    """
    version = stored_version(connection)
    needed = _tables_of(tuple(migrations[:version]))
    # Not of an empty file, which another program may be about to fill.
    expected = _tables_of((*migrations[:version], ADDITIONS)) if version else needed
    actual = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    foreign = [
        f"the {kind} '{str(name)[:_SHOWN]}'"
        for kind, name, table, sql in actual
        if not _is_harmless(kind, name, table, sql, expected)
    ]
    missing = set(needed) - {(kind, name) for kind, name, _, _ in actual}
    if foreign or missing:
        what = f"holds {foreign[0]}" if foreign else f"lacks the {' '.join(min(missing))}"
        raise UserError(
            f"The project file is not as Inkling has made it: it {what}.",
            "Ask who sent it for another copy, or bring it back from one of yours.",
        )


def needed_tables() -> frozenset[str]:
    """Names of the tables that every up-to-date project file has; those of `ADDITIONS` may be missing."""
    tables = (name for kind, name in _tables_of(MIGRATIONS) if kind == "table")
    return frozenset(name for name in tables if not name.startswith("sqlite_"))


def check_version(connection: sqlite3.Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Refuse tables that this program cannot read without changing them.

    Raises:
        UserError: the file is empty, or older or newer than the program.
    """
    check_not_empty(connection)
    version = stored_version(connection)
    refuse_newer(connection, migrations)
    if version < len(migrations):
        raise UserError(
            "The project was made by an older Inkling and must be brought up to date first.",
            "Open it once for writing.",
        )


def migrate(connection: sqlite3.Connection, backup: Path, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Bring the tables up to date, one transaction a version; a file with content is copied first.

    Args:
        connection: in autocommit mode.
        backup: where the copy goes, when one is needed.

    Raises:
        UserError: the file is newer than this program.
    """
    version = stored_version(connection)
    refuse_newer(connection, migrations)
    check_tables(connection, migrations)
    if 0 < version < len(migrations):
        _copy_before_update(connection, backup, version)
    for step in range(version, len(migrations)):
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;{migrations[step]};PRAGMA application_id={APPLICATION_ID};"
                f"PRAGMA user_version={step + 1};COMMIT;"
            )
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if is_known(error):
                raise  # The disk failed, not the step: whoever opened the file says so.
            raise EngineError(
                f"The project could not be brought from version {step} to {step + 1}: {error}.",
                "Nothing was changed; please report this.",
            ) from error
    connection.executescript(ADDITIONS)


def _copy_before_update(connection: sqlite3.Connection, backup: Path, version: int) -> None:
    """Copy the file to `backup`, whole or not at all.

    A copy of another version that is there stays, and so does what is no copy: another name is taken then.

    Raises:
        UserError: the disk failed; nothing was changed.
    """
    former = _version_of(backup)
    if (former is not None and former != version) or _is_of_others(backup):
        backup = backup.with_stem(f"{backup.stem}-{version}")
    with atomic_file(backup) as temporary:
        connection.execute("VACUUM INTO ?", (str(temporary),))


def _is_of_others(path: Path) -> bool:
    """Whether there is a file with something in it that no Inkling has put there, killed or not."""
    try:
        with path.open("rb") as file:
            begin = file.read(len(_SQLITE_MAGIC))
    except OSError:
        return False
    return any(begin) and begin != _SQLITE_MAGIC[: len(begin)]


def _version_of(copy: Path) -> int | None:
    """Version of a whole copy; None where there is none, or one that a killed Inkling left half-written."""
    if not is_project_file(copy):
        return None
    connection = connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        is_whole = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        return stored_version(connection) if is_whole else None
    except sqlite3.Error:
        return None
    finally:
        connection.close()


def refuse_newer(connection: sqlite3.Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Refuse a file with tables that only a later version knows.

    Raises:
        UserError: it is one.
    """
    version = stored_version(connection)
    if version > len(migrations):
        raise UserError(
            f"The project was made by a newer Inkling (file version {version}, known {len(migrations)}).",
            "Update Inkling to open it.",
        )


@lru_cache(maxsize=8)
def _tables_of(migrations: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """(kind, name) of everything that these scripts make, and how it is defined, in a comparable form."""
    connection = connect(":memory:", isolation_level=None)
    try:
        for script in migrations:
            connection.executescript(script)
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    finally:
        connection.close()
    return {(kind, name): _comparable(sql) for kind, name, sql in rows}


def _is_harmless(
    kind: object, name: object, table: object, sql: object, expected: dict[tuple[str, str], str]
) -> bool:
    if (kind, name) in expected:
        return _comparable(sql) == expected[kind, name]  # type: ignore[index]
    if kind not in ("table", "index") or ("table", table) in expected:
        return False
    return sql is None or (isinstance(sql, str) and not _comparable(sql).startswith("createvirtual"))


def _comparable(sql: object) -> str:
    """A definition without what versions of SQLite write differently: space and quotes of names."""
    return re.sub(r'[\s"`]', "", sql).lower() if isinstance(sql, str) else ""
