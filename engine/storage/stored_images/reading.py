"""Folders and images of a project as its file stores them, with names, groups and views."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from engine.core import ImageId, UserError
from engine.storage.checks.findings import Finding, sound_rows
from engine.storage.checks.rows import check_row, folder_row, image_row, note_row, view_row
from engine.storage.database import Reader
from engine.storage.image_names import shown_name
from engine.storage.stored_images.image_row import ImageRow

_SELECT: Final = (
    "SELECT id, folder_id, name, rel, width, height, status, problem, split, revision, rel_key FROM images"
    " WHERE id > ? ORDER BY id LIMIT ?"
)
_PART: Final = 4000
"""Rows that are read at a time: all at once, what is stored would be in memory twice."""
_SELECT_FOLDERS: Final = "SELECT id, path, relative FROM folders ORDER BY id"
_SELECT_NOTES: Final = "SELECT image_id, label, group_name FROM image_notes WHERE image_id > ?"
_SELECT_VIEWS: Final = "SELECT image_id, view FROM image_views WHERE image_id > ?"
_SELECT_CHECKS: Final = "SELECT image_id, revision FROM image_checks WHERE image_id > ?"
_HAS_TABLE: Final = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"

T = TypeVar("T")
_Ask = Callable[[str, tuple[Any, ...]], list[tuple[Any, ...]]]

StoredFolder = tuple[int, str | bytes, str | bytes | None]
"""Number, path, and path relative to the project's home."""


def read_images(
    reader: Reader, after: int, build: Callable[[Iterator[ImageRow]], T]
) -> tuple[list[StoredFolder], T, tuple[Finding, ...]]:
    """The sound folders, the sound images of a higher number than `after`, and what is damaged.

    Args:
        build: keeps the rows, which come one by one: those of 100,000 images would take 40 MB.
    """
    findings: list[Finding] = []
    with reader.snapshot() as ask, _without_collector():
        folders = list(sound_rows(ask(_SELECT_FOLDERS, ()), folder_row, _finding("folders"), findings))
        # A project that only older versions have written to has no such tables.
        stored = ask(_SELECT_NOTES, (after,)) if ask(_HAS_TABLE, ("image_notes",)) else []
        sound = sound_rows(stored, note_row, _finding("image_notes"), findings)
        notes = {row[0]: row[1:] for row in sound}
        stored = ask(_SELECT_VIEWS, (after,)) if ask(_HAS_TABLE, ("image_views",)) else []
        views = dict(sound_rows(stored, view_row, _finding("image_views"), findings))
        stored = ask(_SELECT_CHECKS, (after,)) if ask(_HAS_TABLE, ("image_checks",)) else []
        checks = dict(sound_rows(stored, check_row, _finding("image_checks"), findings))
        read = image_row({row[0] for row in folders})
        rows = sound_rows(_image_rows(ask, after), read, _image_finding, findings)
        if notes:
            rows = (r._replace(label=n[0], group=n[1]) if (n := notes.get(r.id)) else r for r in rows)
        if views:
            rows = (r._replace(view=views[r.id]) if r.id in views else r for r in rows)
        if checks:
            rows = (r._replace(checked=checks[r.id]) if r.id in checks else r for r in rows)
        built = build(rows)
    return folders, built, tuple(findings)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Block in which Python looks for no cycles: 100,000 rows are none, and looked at again and again."""
    is_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_enabled:
            gc.enable()


def _image_rows(ask: _Ask, after: int) -> Iterator[tuple[Any, ...]]:
    """Rows of images of a higher number than `after`, as they are stored."""
    while part := ask(_SELECT, (after, _PART)):
        yield from part
        after = part[-1][0]


def _finding(table: str) -> Any:
    def of_row(row: tuple[Any, ...], error: UserError) -> Finding:
        return Finding(table, row[0], "", None, error.summary)

    return of_row


def _image_finding(row: tuple[Any, ...], error: UserError) -> Finding:
    image = next((value for value in row[2:4] if isinstance(value, str)), "")
    return Finding("images", row[0], shown_name(image), ImageId(row[0]), error.summary)
