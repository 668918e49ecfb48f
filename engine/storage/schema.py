"""The tables of a project file, and the steps that bring an older file up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from engine.core import EngineError, UserError

APPLICATION_ID: Final = 0x494E4B4C
"""'INKL' in the SQLite header: tells our files from others."""

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

MIGRATIONS: Final[tuple[str, ...]] = (_FIRST, _WORK_SESSIONS)
"""Script n brings a file from version n to n + 1. Only ever append: files of every version exist."""


def stored_version(connection: sqlite3.Connection) -> int:
    """Version of the tables in the file; 0 for an empty one.

    Raises:
        UserError: the file is not an Inkling project.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if version and application != APPLICATION_ID:
        raise UserError(
            "The project file was made by another program.", "Open a folder whose name ends in .inkling."
        )
    return int(version)


def check_version(connection: sqlite3.Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Refuse tables that this program cannot read without changing them.

    Raises:
        UserError: the file is older or newer than the program.
    """
    version = stored_version(connection)
    _refuse_newer(version, migrations)
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
    _refuse_newer(version, migrations)
    if 0 < version < len(migrations) and not backup.exists():
        connection.execute("VACUUM INTO ?", (str(backup),))
    for step in range(version, len(migrations)):
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;{migrations[step]};PRAGMA application_id={APPLICATION_ID};"
                f"PRAGMA user_version={step + 1};COMMIT;"
            )
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise EngineError(
                f"The project could not be brought from version {step} to {step + 1}: {error}.",
                "Nothing was changed; please report this.",
            ) from error


def _refuse_newer(version: int, migrations: Sequence[str]) -> None:
    if version > len(migrations):
        raise UserError(
            f"The project was made by a newer Inkling (file version {version}, known {len(migrations)}).",
            "Update Inkling to open it.",
        )
