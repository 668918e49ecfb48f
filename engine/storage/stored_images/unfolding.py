"""Change of an image that is a whole file into one of its planes, with its mask and history."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from engine.core import ImageId
from engine.core.plane_path import is_plane_name, view_of, without_view
from engine.storage.image_names import stored_name
from engine.storage.stored_images.image_row import ImageRow


def as_plane(row: ImageRow, part: str) -> ImageRow:
    """The row of a file as that of a plane of it.

    Args:
        part: last part of the path of the plane; empty or a mere view for the file itself.
    """
    name = os.fsdecode(row.name)
    if is_plane_name(name):
        name = name.rpartition("/")[0]
    path = f"{name}/{part}" if part else name
    return row._replace(name=stored_name(without_view(path)), view=view_of(path))


def renamed(row: ImageRow, name: str | bytes, view: str) -> ImageRow:
    """The row under another name and view."""
    return row._replace(name=name, view=view)


def unfolded(
    rows: Iterable[ImageRow], folders: Mapping[int, Path], planes: Mapping[ImageId, Sequence[str]]
) -> tuple[dict[Path, list[str]], list[ImageRow]]:
    """Names of the planes that are added, by folder, and the rows that become the first of them.

    Args:
        rows: all images.
        planes: see `ImageTable.unfold`.
    """
    listed = {row.id: row for row in rows}
    taken = {(row.folder_id, row.name): row.id for row in listed.values()}
    changed: list[ImageRow] = []
    names: dict[Path, list[str]] = {}
    for image_id, parts in planes.items():
        row = as_plane(listed[image_id], parts[0])
        # Of an image that is this plane already, the other one stays as it is.
        changed += [row] if taken.get((row.folder_id, row.name), row.id) == row.id else []
        others = [as_plane(row, part).picture for part in parts[1:]]
        names.setdefault(folders[row.folder_id], []).extend(others)
    return names, changed


def store_planes(connection: sqlite3.Connection, rows: Iterable[ImageRow]) -> None:
    """Store the names and views of these rows."""
    for row in rows:
        connection.execute("UPDATE images SET name = ? WHERE id = ?", (row.name, row.id))
        connection.execute("DELETE FROM image_views WHERE image_id = ?", (row.id,))
        if row.view:
            connection.execute("INSERT INTO image_views VALUES (?, ?)", (row.id, row.view))
