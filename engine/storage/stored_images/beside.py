"""Notes on images in tables beside their own rows: labels and groups, views, checks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import TypeAlias

from engine.core import ImageId
from engine.storage.records import UNCHECKED

NoteTask: TypeAlias = Callable[[sqlite3.Connection], None]
"""Stores what was noted."""


def notes_task(notes: Mapping[ImageId, tuple[str, str]]) -> NoteTask:
    """What stores the label and the group of each image; two empty ones are no row."""
    kept = [(int(image_id), *note) for image_id, note in notes.items() if any(note)]
    gone = [(int(image_id),) for image_id, note in notes.items() if not any(note)]

    def task(connection: sqlite3.Connection) -> None:
        connection.executemany("INSERT OR REPLACE INTO image_notes VALUES (?, ?, ?)", kept)
        connection.executemany("DELETE FROM image_notes WHERE image_id = ?", gone)

    return task


def views_task(views: Mapping[ImageId, str]) -> NoteTask:
    """What stores how channels of each image are shown; empty is no row."""
    kept = [(int(image_id), view) for image_id, view in views.items() if view]
    gone = [(int(image_id),) for image_id, view in views.items() if not view]

    def task(connection: sqlite3.Connection) -> None:
        connection.executemany("INSERT OR REPLACE INTO image_views VALUES (?, ?)", kept)
        connection.executemany("DELETE FROM image_views WHERE image_id = ?", gone)

    return task


def checks_task(checks: Mapping[ImageId, int]) -> NoteTask:
    """What stores at which revision of its mask each image was checked; `UNCHECKED` is no row."""
    kept = [(int(image_id), revision) for image_id, revision in checks.items() if revision != UNCHECKED]
    gone = [(int(image_id),) for image_id, revision in checks.items() if revision == UNCHECKED]

    def task(connection: sqlite3.Connection) -> None:
        connection.executemany("INSERT OR REPLACE INTO image_checks VALUES (?, ?)", kept)
        connection.executemany("DELETE FROM image_checks WHERE image_id = ?", gone)

    return task
