"""One moment of a project's database, held while its files are copied beside a window that paints."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from engine.core import CancelToken, ImageId, LabelMap, UserError
from engine.document.planes import Plane
from engine.files.sqlite_files import connect
from engine.storage.checks.rows import class_row, folder_row, image_row
from engine.storage.checks.step_shapes import stored_shape
from engine.storage.database import Reader, tolerant_text
from engine.storage.image_names import folder_on_disk
from engine.storage.journal import mask_of_tiles
from engine.storage.mask_writer import VOC_PALETTE, Palette
from engine.storage.paths import database_path
from engine.storage.project_file import IDENTITY

_PAGES_AT_A_TIME: Final = 4096
_JOURNAL_MODES_AT: Final = 18
"""Place in the header of an SQLite file of the two bytes that tell how it is written and read."""

# What changes by opening and looking at a project: a copy for its sake alone is not worth the space.
_PASSING_SETTINGS: Final = ("last_image", IDENTITY)
_STATE: Final = (
    "SELECT id, status, split, revision, position, rel FROM images ORDER BY id",
    "SELECT * FROM classes ORDER BY id",
    "SELECT * FROM models ORDER BY id",
    "SELECT id, path FROM folders ORDER BY id",
)


@dataclass(frozen=True, slots=True)
class SnapshotImage:
    """Row of an image at the moment of the snapshot; `name` is relative to its folder."""

    id: ImageId
    folder_id: int
    name: str
    mask_name: str
    width: int | None
    height: int | None
    status: str
    revision: int
    file_revision: int


class DatabaseSnapshot:
    """The rows of a project at one moment. For one thread; the project's writer goes on meanwhile.

    SQLite keeps the pages of the moment in its write-ahead log until this is closed.

    Raises:
        UserError: the database cannot be read, or is of another version.
    """

    def __init__(self, project: Path) -> None:
        self.project = project
        # Checks the version, and finds a way to read where nothing can be written.
        self._live = Reader(database_path(project))
        try:
            self._connection = self._live.second_connection()
        except BaseException:
            self._live.close()
            raise
        try:
            # One text that is no UTF-8 must not keep the whole project from being copied.
            self._connection.text_factory = tolerant_text
            self._connection.execute("BEGIN")
            self.images = self._read_images()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()
        self._live.close()

    def folders(self) -> dict[int, Path]:
        """Folders of images by their id, where they are now."""
        home = self.project.parent
        folders = {}
        for row in self._connection.execute("SELECT id, path, relative FROM folders").fetchall():
            with suppress(UserError):
                number, path, relative = folder_row(row)
                folders[number] = folder_on_disk(home, path, relative)
        return folders

    def state(self) -> str:
        """Digest of the rows that the user's work changes."""
        digest = hashlib.sha256()
        for sql in _STATE:
            for row in self._connection.execute(sql):
                digest.update(repr(row).encode("utf-8", "surrogatepass"))
        for row in self._connection.execute("SELECT key, value FROM settings ORDER BY key"):
            if row[0] not in _PASSING_SETTINGS:
                digest.update(repr(row).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def copy_database(self, target: Path, token: CancelToken) -> None:
        """Write the rows of this moment to `target`, a file on its own without a log beside it.

        Raises:
            UserError: the database is damaged.
            CancelledError: `target` is unfinished.
        """
        copy = connect(target, isolation_level=None)
        try:
            # A kill leaves `target` alone behind, which a sweep knows, not a journal beside it.
            copy.execute("PRAGMA journal_mode=MEMORY")
            copy.execute("PRAGMA synchronous=OFF")
            # This connection reads in one transaction, so the steps all see the same moment.
            self._connection.backup(
                copy, pages=_PAGES_AT_A_TIME, progress=lambda _state, _left, _all: token.check()
            )
        finally:
            copy.close()
        with open(target, "r+b") as file:
            file.seek(_JOURNAL_MODES_AT)
            file.write(b"\1\1")  # A rollback journal, not a write-ahead log: the file stands alone.
        checked = connect(f"{target.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            # What is thinned out later rests on the newest copies: a damaged one must not count as one.
            (verdict,) = checked.execute("PRAGMA integrity_check(1)").fetchone()
        finally:
            checked.close()
        if verdict != "ok":
            raise sqlite3.DatabaseError(str(verdict))

    def is_as_then(self, image: SnapshotImage) -> bool:
        """Whether the image has had no step since this moment."""
        row = self._live.row("SELECT revision FROM images WHERE id = ?", (image.id,))
        return row is not None and row[0] == image.revision

    def mask(self, image: SnapshotImage) -> LabelMap | None:
        """(H, W) decided labels of this moment, None where nothing was ever decided.

        Raises:
            DamagedValueError: a tile or the size is damaged.
        """
        if image.height is None or image.width is None:
            return None
        tiles = self._connection.execute(
            "SELECT plane, ty, tx, data FROM tiles WHERE image_id = ? AND plane = ?",
            (image.id, int(Plane.MASK)),
        ).fetchall()
        return mask_of_tiles(tiles, stored_shape(image.height, image.width)) if tiles else None

    def palette(self) -> Palette:
        """Colours of the classes of this moment."""
        palette = list(VOC_PALETTE)
        for row in self._connection.execute("SELECT id, name, red, green, blue FROM classes").fetchall():
            with suppress(UserError):
                info = class_row(row, ())
                palette[info.id] = info.color
        return tuple(palette)

    def _read_images(self) -> tuple[SnapshotImage, ...]:
        # Damaged rows are in the database that is copied; the mask files that they name are copied as files.
        read = image_row(self.folders())
        images: list[SnapshotImage] = []
        # One after the other: all of a large project at once take 70 MB beside the images.
        for row in self._connection.execute(
            "SELECT id, folder_id, name, rel, width, height, status, problem, split, revision, rel_key,"
            " file_revision FROM images ORDER BY id"
        ):
            with suppress(UserError):
                image = read(row[:-1])
                name, shape = os.fsdecode(image.name), (image.width, image.height)
                written = row[-1] if isinstance(row[-1], int) else 0
                images.append(
                    SnapshotImage(
                        ImageId(image.id),
                        image.folder_id,
                        name,
                        image.mask_name,
                        *shape,
                        image.status,
                        image.revision,
                        written,
                    )
                )
        return tuple(images)
