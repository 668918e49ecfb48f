"""The images of a project: adding names, asking for rows, noting their state."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any, Final

from engine.core import NO_PROGRESS, BadInputError, CancelToken, ImageId, Progress, Reporter, UserError
from engine.document.listing import list_images
from engine.storage.database import Reader
from engine.storage.records import PROBLEMS, FolderRecord, ImageRecord, ImageStatus
from engine.storage.writer import Writer

_COLUMNS: Final = "id, folder_id, name, rel, width, height, COALESCE(problem, status), split, revision"
_REPORT_EVERY: Final = 1000


class ImageTable:
    """Rows of images; any thread.

    Args:
        home: the folder that holds the project, from which folders are also remembered, so
            that a project and its images can move together.
    """

    def __init__(self, reader: Reader, writer: Writer | None, home: Path) -> None:
        self._reader = reader
        self._writer = writer
        self._home = home
        self._folders: dict[int, Path] = {}

    # --- adding -------------------------------------------------------------

    def add_folder(
        self, folder: Path, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
    ) -> int:
        """Add the images under `folder` by name, without opening one; returns how many are new.

        Raises:
            UserError: the folder cannot be listed or holds no image.
            CancelledError: nothing was added.
        """
        folder = Path(os.path.abspath(folder))
        prefix = len(str(folder).rstrip(os.sep)) + 1
        names: list[str] = []
        for path in list_images(folder):
            names.append(_slashed(str(path)[prefix:]))
            if len(names) % _REPORT_EVERY == 0:
                if token is not None:
                    token.check()
                report(Progress(len(names), 0, "images", "listing"))
        if not names:
            raise UserError(
                f"No image in {folder}.", "Pick a folder with PNG, JPEG, TIFF, BMP, GIF, WebP or AVIF files."
            )
        added = self._write().call(lambda c: _insert(c, folder, names, self._home))
        report(Progress(len(names), len(names), "images"))
        return added

    def add_files(self, paths: Iterable[Path]) -> int:
        """Add single files, in the given order; returns how many are new."""
        by_folder: dict[Path, list[str]] = {}
        for path in paths:
            path = Path(os.path.abspath(path))
            by_folder.setdefault(path.parent, []).append(path.name)
        return sum(
            self._write().call(lambda c, f=folder, n=names: _insert(c, f, n, self._home))  # type: ignore[misc]
            for folder, names in by_folder.items()
        )

    # --- asking -------------------------------------------------------------

    def count(self, status: ImageStatus | None = None, text: str = "") -> int:
        self._settle()
        where, parameters = _where(status, text)
        row = self._reader.row(f"SELECT count(*) FROM images {where}", parameters)
        return int(row[0]) if row else 0

    def counts(self) -> dict[ImageStatus, int]:
        """How many images stand where; every status has an entry."""
        self._settle()
        rows = self._reader.rows("SELECT COALESCE(problem, status), count(*) FROM images GROUP BY 1")
        found = {ImageStatus(status): int(n) for status, n in rows}
        return {status: found.get(status, 0) for status in ImageStatus}

    def rows(
        self, offset: int = 0, limit: int | None = None, status: ImageStatus | None = None, text: str = ""
    ) -> list[ImageRecord]:
        """Images in the order they were added; `text` is looked for in the name, without case."""
        self._settle()
        where, parameters = _where(status, text)
        sql = f"SELECT {_COLUMNS} FROM images {where} ORDER BY id LIMIT ? OFFSET ?"
        rows = self._reader.rows(sql, (*parameters, -1 if limit is None else limit, offset))
        return [self._record(row) for row in rows]

    def get(self, image_id: ImageId) -> ImageRecord:
        """The image with this id.

        Raises:
            BadInputError: there is none.
        """
        self._settle()
        row = self._reader.row(f"SELECT {_COLUMNS} FROM images WHERE id = ?", (image_id,))
        if row is None:
            raise BadInputError(f"The project has no image number {image_id}.")
        return self._record(row)

    def rel(self, image_id: ImageId) -> str:
        """Name of the image's mask; never changes, so this waits for nothing that is being stored."""
        row = self._reader.row("SELECT rel FROM images WHERE id = ?", (image_id,))
        return self.get(image_id).rel if row is None else str(row[0])

    def find(self, path: Path) -> ImageRecord | None:
        """The image whose file this is, or None."""
        self._settle()
        path = Path(os.path.abspath(path))
        for folder in self.folders():
            if folder.path in path.parents:
                name = _stored(path.relative_to(folder.path).as_posix())
                row = self._reader.row(
                    f"SELECT {_COLUMNS} FROM images WHERE folder_id = ? AND name = ?", (folder.id, name)
                )
                if row is not None:
                    return self._record(row)
        return None

    def neighbour(self, image_id: ImageId, step: int, status: ImageStatus | None = None) -> ImageId | None:
        """The image `step` places after (before, when negative) this one, or None past the end."""
        if step == 0:
            return image_id
        self._settle()
        side, order = (">", "ASC") if step > 0 else ("<", "DESC")
        where, parameters = _where(status, "", f"id {side} ?")
        row = self._reader.row(
            f"SELECT id FROM images {where} ORDER BY id {order} LIMIT 1 OFFSET ?",
            (*parameters, image_id, abs(step) - 1),
        )
        return None if row is None else ImageId(row[0])

    def folders(self) -> list[FolderRecord]:
        """The folders that images came from, where they are now."""
        rows = self._reader.rows(
            "SELECT f.id, f.path, f.relative, (SELECT count(*) FROM images i WHERE i.folder_id = f.id)"
            " FROM folders f ORDER BY f.id"
        )
        return [FolderRecord(row[0], self._located(row[1], row[2]), row[3]) for row in rows]

    # --- noting -------------------------------------------------------------

    def set_status(self, image_id: ImageId, status: ImageStatus) -> None:
        """Note where an image stands; a state of the file hides the work's own until that is set."""
        if status in PROBLEMS:
            self._post("UPDATE images SET problem = ? WHERE id = ?", (status.value, image_id))
        else:
            self._post("UPDATE images SET status = ?, problem = NULL WHERE id = ?", (status.value, image_id))

    def clear_problem(self, image_id: ImageId) -> None:
        """The file is fine again: the status from before 'missing' or 'unreadable' is back."""
        self._post("UPDATE images SET problem = NULL WHERE id = ?", (image_id,))

    def set_size(self, image_id: ImageId, height: int, width: int) -> None:
        self._post("UPDATE images SET height = ?, width = ? WHERE id = ?", (height, width, image_id))

    def set_split(self, image_id: ImageId, split: str | None) -> None:
        if split not in ("train", "val", None):
            raise BadInputError(f"A split is 'train', 'val' or None, got {split!r}.")
        self._post("UPDATE images SET split = ? WHERE id = ?", (split, image_id))

    def move_folder(self, folder_id: int, folder: Path) -> None:
        """The images of a folder lie at `folder` now; `check_files` then finds them again."""
        path = Path(os.path.abspath(folder))
        parameters = (_stored(str(path)), _relative(path, self._home), folder_id)
        self._write().call(
            lambda c: c.execute("UPDATE folders SET path = ?, relative = ? WHERE id = ?", parameters) and None
        )
        self._folders.clear()

    def check_files(
        self, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
    ) -> tuple[int, int]:
        """Mark images whose file is gone as missing and take the mark from those that are back.

        Lists each folder once instead of asking for each file.

        Returns:
            (newly missing, found again).
        """
        self._settle()
        present: dict[int, set[Any]] = {}
        where = {folder.id: folder.path for folder in self.folders()}
        for folder in self.folders():
            if token is not None:
                token.check()
            report(Progress(len(present), 0, "folders", folder.path.name))
            present[folder.id] = _names_under(folder.path)
        gone: list[tuple[int]] = []
        back: list[tuple[int]] = []
        for row in self._reader.rows("SELECT id, folder_id, name, problem FROM images"):
            # Files added one by one may have a suffix that no listing offers.
            is_there = row[2] in present[row[1]] or (where[row[1]] / os.fsdecode(row[2])).exists()
            if not is_there and row[3] != ImageStatus.MISSING:
                gone.append((row[0],))
            elif is_there and row[3] == ImageStatus.MISSING:
                back.append((row[0],))

        def note(connection: sqlite3.Connection) -> None:
            connection.executemany("UPDATE images SET problem = 'missing' WHERE id = ?", gone)
            connection.executemany("UPDATE images SET problem = NULL WHERE id = ?", back)

        if gone or back:
            self._write().call(note)
        return len(gone), len(back)

    # --- inside -------------------------------------------------------------

    def _record(self, row: tuple[Any, ...]) -> ImageRecord:
        folder = self._folders.get(row[1])
        if folder is None:
            self._folders.update({f.id: f.path for f in self.folders()})
            folder = self._folders[row[1]]
        path = folder / os.fsdecode(row[2])
        status = ImageStatus(row[6])
        return ImageRecord(ImageId(row[0]), path, row[3], row[4], row[5], status, row[7], row[8])

    def _located(self, path: str | bytes, relative: str | bytes | None) -> Path:
        absolute = Path(os.fsdecode(path))
        if relative is not None and not absolute.is_dir():
            beside = Path(os.path.normpath(self._home / os.fsdecode(relative)))
            if beside.is_dir():
                return beside
        return absolute

    def _post(self, sql: str, parameters: tuple[Any, ...]) -> None:
        def task(connection: sqlite3.Connection) -> None:
            connection.execute(sql, parameters)

        self._write().post(task)

    def _write(self) -> Writer:
        if self._writer is None:
            raise read_only_error()
        return self._writer

    def _settle(self) -> None:
        if self._writer is not None:
            self._writer.settle()


def read_only_error() -> UserError:
    return UserError("The project is open read-only.", "Open it for writing to change it.")


def _where(status: ImageStatus | None, text: str, also: str = "") -> tuple[str, tuple[Any, ...]]:
    """A WHERE clause; the parameters of `also` come after those returned."""
    clauses: list[str] = []
    parameters: list[Any] = []
    if status in PROBLEMS:
        clauses.append("problem = ?")
        parameters.append(str(status))
    elif status is not None:
        clauses.append("status = ? AND problem IS NULL")
        parameters.append(str(status))
    if text:
        escaped = text.casefold().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        clauses.append("rel_key LIKE ? ESCAPE '\\'")
        parameters.append(f"%{escaped}%")
    if also:
        clauses.append(also)
    return ("WHERE " + " AND ".join(clauses) if clauses else ""), tuple(parameters)


def _insert(connection: sqlite3.Connection, folder: Path, names: list[str], home: Path) -> int:
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
            (_stored(str(folder)), _relative(folder, home)),
        ).lastrowid
    for row_id, path in others:
        known_names |= _known_names(connection, row_id, path, folder)
    taken = {key for (key,) in connection.execute("SELECT rel_key FROM images")}
    own = {_base(os.fsdecode(name)).casefold() for name in known_names}
    rows = []
    for name in names:
        stored_name = _stored(name)
        if stored_name in known_names:
            continue
        known_names.add(stored_name)
        rel = _free_rel(name, folder, taken, own)
        own.add(_base(name).casefold())
        taken.add(rel.casefold())
        rows.append((folder_id, stored_name, rel, rel.casefold()))
    connection.executemany("INSERT INTO images(folder_id, name, rel, rel_key) VALUES (?, ?, ?, ?)", rows)
    return len(rows)


def _known_names(connection: sqlite3.Connection, folder_id: int, stored: Path, folder: Path) -> set[Any]:
    """Images of another stored folder, as names seen from `folder`, where the two overlap."""
    rows = connection.execute("SELECT name FROM images WHERE folder_id = ?", (folder_id,))
    if stored == folder:
        return {name for (name,) in rows}
    if folder in stored.parents:
        prefix = stored.relative_to(folder).as_posix() + "/"
        return {_stored(prefix + os.fsdecode(name)) for (name,) in rows}
    if stored in folder.parents:
        prefix = folder.relative_to(stored).as_posix() + "/"
        return {_stored(n[len(prefix) :]) for (name,) in rows if (n := os.fsdecode(name)).startswith(prefix)}
    return set()


def _free_rel(name: str, folder: Path, taken: set[str], own: set[str]) -> str:
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


def _slashed(name: str) -> str:
    return name.replace(os.sep, "/")


def _names_under(folder: Path) -> set[Any]:
    if not folder.is_dir():
        return set()
    prefix = len(str(folder).rstrip(os.sep)) + 1
    return {_stored(_slashed(str(path)[prefix:])) for path in list_images(folder)}


def _relative(folder: Path, home: Path) -> str | bytes | None:
    try:
        return _stored(Path(os.path.relpath(folder, home)).as_posix())
    except ValueError:
        return None  # Another drive on Windows: there is no relative path.


def _stored(name: str) -> str | bytes:
    """`name` for SQLite, whose text must be valid Unicode, which file names need not be."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name)
    return name
