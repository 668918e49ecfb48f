"""Naming of images: which files are new to a project, and a mask name of its own for each."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any, Final

from engine.core.plane_path import files_of, is_of_channel_files, is_plane_name, view_of, without_view
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_images
from engine.storage.checks.rows import MAX_ID

_SHOWN: Final = 80


def insert_images(connection: sqlite3.Connection, names: Mapping[Path, Sequence[str]], home: Path) -> int:
    """Add rows for those names (slashed, relative to their folder) that are new; returns how many."""
    # The keys alone would do, were they all as they should be.
    taken = {
        text.casefold()
        for row in connection.execute("SELECT rel, rel_key FROM images")
        for text in row
        if isinstance(text, str)
    }
    first = _first_free_id(connection)
    added = sum(_insert_folder(connection, folder, names[folder], home, taken) for folder in names)
    views = {
        (stored_name(str(folder)), stored_name(without_view(name))): view
        for folder, listed in names.items()
        for name in listed
        if (view := view_of(name))
    }
    if views:
        sql = "SELECT i.id, f.path, i.name FROM images i JOIN folders f ON f.id = i.folder_id WHERE i.id >= ?"
        new = connection.execute(sql, (first,)).fetchall()
        rows = [(number, views[folder, name]) for number, folder, name in new if (folder, name) in views]
        connection.executemany("INSERT OR IGNORE INTO image_views VALUES (?, ?)", rows)
    return added


def _insert_folder(
    connection: sqlite3.Connection, folder: Path, names: Sequence[str], home: Path, taken: set[str]
) -> int:
    """Add rows for those `names` that are new; `taken` has the mask names of all images, in small letters."""
    known_names: set[Any] = set()
    folder_id = None
    others: list[tuple[int, Path]] = []
    for row_id, stored in connection.execute("SELECT id, path FROM folders"):
        if not isinstance(stored, str | bytes):
            continue  # A damaged row, left out everywhere.
        if os.fsdecode(stored) == str(folder):
            folder_id = row_id
        others.append((row_id, Path(os.fsdecode(stored))))
    if folder_id is None:
        folder_id = connection.execute(
            "INSERT INTO folders(path, relative) VALUES (?, ?)",
            (stored_name(str(folder)), relative_to_home(folder, home)),
        ).lastrowid
    for row_id, path in others:
        known_names |= _known_names(connection, row_id, path, folder)
    own = {_base(os.fsdecode(name)).casefold() for name in known_names}
    # A file whose planes are images is none itself.
    stacks = {
        file.as_posix()
        for name in map(os.fsdecode, known_names)
        if is_plane_name(name)
        for file in files_of(Path(name))
    }
    rows = []
    for name in map(without_view, names):
        stored = stored_name(name)
        if stored in known_names or name in stacks:
            continue
        known_names.add(stored)
        mask_name = _free_mask_name(name, folder, taken, own)
        own.add(_base(name).casefold())
        taken.add(mask_name.casefold())
        rows.append((folder_id, stored, mask_name, mask_name.casefold()))
    first = _first_free_id(connection)
    connection.executemany(
        "INSERT INTO images(id, folder_id, name, rel, rel_key) VALUES (?, ?, ?, ?, ?)",
        [(number, *row) for number, row in enumerate(rows, start=first)],
    )
    return len(rows)


def _first_free_id(connection: sqlite3.Connection) -> int:
    """Number after the highest that an image has or had; damaged ones beyond all counting do not count."""
    (highest,) = connection.execute(
        "SELECT max(n) FROM (SELECT max(id) n FROM images WHERE id <= ?1 UNION ALL"
        " SELECT seq FROM sqlite_sequence WHERE name = 'images' AND typeof(seq) = 'integer' AND seq <= ?1)",
        (MAX_ID,),
    ).fetchone()
    return max(0, highest or 0) + 1


def _known_names(connection: sqlite3.Connection, folder_id: int, stored: Path, folder: Path) -> set[Any]:
    """Images of another stored folder, as names seen from `folder`, where the two overlap."""
    if not (stored == folder or folder in stored.parents or stored in folder.parents):
        return set()
    stored_names = connection.execute("SELECT name FROM images WHERE folder_id = ?", (folder_id,))
    rows = [row for row in stored_names if isinstance(row[0], str | bytes)]
    if stored == folder:
        return {name for (name,) in rows}
    if folder in stored.parents:
        prefix = stored.relative_to(folder).as_posix() + "/"
        return {stored_name(prefix + os.fsdecode(name)) for (name,) in rows}
    prefix = folder.relative_to(stored).as_posix() + "/"
    return {stored_name(n[len(prefix) :]) for (name,) in rows if (n := os.fsdecode(name)).startswith(prefix)}


def _free_mask_name(name: str, folder: Path, taken: set[str], own: set[str]) -> str:
    """A mask name that no other image has, also where upper and lower case are the same.

    'a/cell.jpg' is 'a/cell'; beside it 'a/cell.png' is 'a/cell-png' (`own`: the bases of
    this folder); the next folder's is 'folder/a/cell'; numbers come last.
    """
    base = _base(name)
    if base.casefold() not in taken:
        return base
    suffix = os.path.splitext(name)[1][1:].lower()
    candidates = [f"{base}-{suffix}"] if base.casefold() in own else []
    in_folder = f"{_printable(folder.name) or 'root'}/{base}"
    candidates += [in_folder, f"{in_folder}-{suffix}"]
    for candidate in candidates:
        if candidate.casefold() not in taken:
            return candidate
    return next(c for n in count(2) if (c := f"{in_folder}-{n}").casefold() not in taken)


def _base(name: str) -> str:
    if is_plane_name(name):
        file, _, plane = _printable(name).rpartition("/")
        if is_of_channel_files(name):
            return os.path.splitext(file)[0]
        return f"{os.path.splitext(file)[0]}/{plane[1:]}"
    return os.path.splitext(_printable(name))[0]


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def shown_name(name: object) -> str:
    """A name from a row for a message: one line of bounded length, whatever is in it."""
    if not isinstance(name, str):
        return name[: 4 * _SHOWN].decode("utf-8", "replace")[:_SHOWN] if isinstance(name, bytes) else ""
    line = "".join(c if c.isprintable() else "\ufffd" for c in name[:_SHOWN])
    return line if len(name) <= _SHOWN else f"{line}…"


def slashed(name: str) -> str:
    """`name` with the separators of a stored name."""
    return name.replace(os.sep, "/")


def names_under(folder: Path) -> set[Any]:
    """Images under a folder that can be listed, as their names are stored; empty when it is not there."""
    if not os.path.isdir(folder):
        return set()
    prefix = len(str(folder).rstrip(os.sep)) + 1
    images = list_images(folder, left_out=LeftOutFiles())
    return {stored_name(slashed(str(path)[prefix:])) for path in images}


def relative_to_home(folder: Path, home: Path) -> str | bytes | None:
    """`folder` as stored relative to the folder that holds the project; None where there is no way."""
    try:
        return stored_name(Path(os.path.relpath(folder, home)).as_posix())
    except ValueError:
        return None  # Another drive on Windows: there is no relative path.


def folder_on_disk(home: Path, path: str | bytes, relative: str | bytes | None) -> Path:
    """A stored folder of images where it is now: as `relative` to `home` when it is gone from `path`."""
    absolute = Path(os.fsdecode(path))
    # Not `Path.is_dir`, which raises where a name is longer than the disk takes.
    if relative is not None and not os.path.isdir(absolute):
        beside = Path(os.path.normpath(home / os.fsdecode(relative)))
        if os.path.isdir(beside):
            return beside
    return absolute


def stored_name(name: str) -> str | bytes:
    """`name` for SQLite, whose text must be valid Unicode, which file names need not be."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name)
    return name


def are_apart(paths: Iterable[str]) -> bool:
    """Whether no two of these slashed paths end in one name."""
    ends: set[str] = set()
    for number, path in enumerate(paths, start=1):
        ends.add(path.rpartition("/")[2])
        if len(ends) < number:
            return False
    return True


def own_names(paths: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Names for images whose file name others have too: the shortest end of the path that no other has.

    Images that alone have their file name are left out.

    Args:
        paths: number and slashed path of each image.

    Example:
        >>> own_names([(1, "/x/day/a.png"), (2, "/x/b.png"), (3, "/x/day/deep/a.png"), (4, "/y/day/a.png")])
        {3: 'deep/a.png', 1: 'x/day/a.png', 4: 'y/day/a.png'}
    """
    listed = list(paths)
    counts = Counter(path.rpartition("/")[2] for _, path in listed)
    left = [(number, path.split("/")) for number, path in listed if counts[path.rpartition("/")[2]] > 1]
    names: dict[int, str] = {}
    size = 2
    while left:
        counts = Counter("/".join(parts[-size:]) for _, parts in left)
        rest = []
        for number, parts in left:
            end = "/".join(parts[-size:])
            if counts[end] == 1 or size >= len(parts):
                names[number] = end
            else:
                rest.append((number, parts))
        left, size = rest, size + 1
    return names
