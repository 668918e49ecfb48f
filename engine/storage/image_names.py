"""Naming of images: which files are new to a project, and a mask name of its own for each."""

from __future__ import annotations

import os
import sqlite3
from itertools import count
from pathlib import Path
from typing import Any

from engine.document.listing import list_images


def insert_images(connection: sqlite3.Connection, folder: Path, names: list[str], home: Path) -> int:
    """Add rows for those `names` (slashed, relative to `folder`) that are new; returns how many."""
    known_names: set[Any] = set()
    folder_id = None
    others: list[tuple[int, Path]] = []
    for row_id, stored in connection.execute("SELECT id, path FROM folders"):
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
    taken = {key for (key,) in connection.execute("SELECT rel_key FROM images")}
    own = {_base(os.fsdecode(name)).casefold() for name in known_names}
    rows = []
    for name in names:
        stored = stored_name(name)
        if stored in known_names:
            continue
        known_names.add(stored)
        mask_name = _free_mask_name(name, folder, taken, own)
        own.add(_base(name).casefold())
        taken.add(mask_name.casefold())
        rows.append((folder_id, stored, mask_name, mask_name.casefold()))
    connection.executemany("INSERT INTO images(folder_id, name, rel, rel_key) VALUES (?, ?, ?, ?)", rows)
    return len(rows)


def _known_names(connection: sqlite3.Connection, folder_id: int, stored: Path, folder: Path) -> set[Any]:
    """Images of another stored folder, as names seen from `folder`, where the two overlap."""
    rows = connection.execute("SELECT name FROM images WHERE folder_id = ?", (folder_id,))
    if stored == folder:
        return {name for (name,) in rows}
    if folder in stored.parents:
        prefix = stored.relative_to(folder).as_posix() + "/"
        return {stored_name(prefix + os.fsdecode(name)) for (name,) in rows}
    if stored in folder.parents:
        prefix = folder.relative_to(stored).as_posix() + "/"
        return {
            stored_name(n[len(prefix) :]) for (name,) in rows if (n := os.fsdecode(name)).startswith(prefix)
        }
    return set()


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
    return os.path.splitext(_printable(name))[0]


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def slashed(name: str) -> str:
    """`name` with the separators of a stored name."""
    return name.replace(os.sep, "/")


def names_under(folder: Path) -> set[Any]:
    """Images under a folder, as their names are stored; empty when it is not there."""
    if not folder.is_dir():
        return set()
    prefix = len(str(folder).rstrip(os.sep)) + 1
    return {stored_name(slashed(str(path)[prefix:])) for path in list_images(folder)}


def relative_to_home(folder: Path, home: Path) -> str | bytes | None:
    """`folder` as stored relative to the folder that holds the project; None where there is no way."""
    try:
        return stored_name(Path(os.path.relpath(folder, home)).as_posix())
    except ValueError:
        return None  # Another drive on Windows: there is no relative path.


def stored_name(name: str) -> str | bytes:
    """`name` for SQLite, whose text must be valid Unicode, which file names need not be."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name)
    return name
