"""Tables of files that a project knows by their fingerprints: images under masks, and its mask files."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import ImageId, LabelMap
from engine.document.fingerprint import THUMBNAIL_BYTES, ImageFingerprint
from engine.storage.database import Reader
from engine.storage.writer import Writer

_DIGEST_BYTES: Final = 16
_MASK: Final = "revision, size_bytes, mtime_ns, digest"
_PRINT: Final = ", ".join(field.name for field in fields(ImageFingerprint))


class ImageFileTable:
    """Fingerprints of the files that masks were made on, one for each shape of an image; any thread.

    A project that only older versions have written to has none, and one that is damaged is as good as none.
    """

    def __init__(self, reader: Reader, writer: Writer | None) -> None:
        self._reader = reader
        self._writer = writer

    def get(self, image_id: ImageId, shape: tuple[int, int]) -> ImageFingerprint | None:
        """The file that a mask of this shape (H, W) was made on; None where that is not known."""
        if not _is_there(self._reader, self._writer, "image_files"):
            return None
        row = self._reader.row(
            f"SELECT {_PRINT} FROM image_files WHERE image_id = ? AND height = ? AND width = ?",
            (image_id, *shape),
        )
        return None if row is None else as_fingerprint(row)

    def put(self, image_id: ImageId, fingerprint: ImageFingerprint) -> None:
        """Store the fingerprint; returns at once, and does nothing in a project that is open read-only."""
        if self._writer is not None:
            row = (image_id, *_values(fingerprint))
            sql = f"INSERT OR REPLACE INTO image_files(image_id, {_PRINT}) VALUES (?,?,?,?,?,?,?,?)"
            self._writer.post(_statement(sql, row))


@dataclass(frozen=True, slots=True)
class MaskFileFacts:
    """What is remembered of a mask file: the revision of the labels in it, its size, time and digest."""

    revision: int
    size_bytes: int
    mtime_ns: int
    digest: bytes


def mask_file_facts(path: Path, revision: int, content: bytes | None = None) -> MaskFileFacts:
    """Facts of a mask file as it is now.

    Args:
        content: what it holds, where that is known; None to read it.

    Raises:
        OSError: it cannot be read.
    """
    if content is None:
        with open(path, "rb") as file:
            status, content = os.fstat(file.fileno()), file.read()
    else:
        status = os.stat(path)
    digest = hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest()
    return MaskFileFacts(revision, status.st_size, status.st_mtime_ns, digest)


def is_mask_file(path: Path, facts: MaskFileFacts) -> bool:
    """Whether the file is the one that `facts` are of: by size and time, else by its bytes.

    Raises:
        OSError: there is none, or it cannot be read.
    """
    status = os.stat(path)
    if status.st_size != facts.size_bytes:
        return False
    return status.st_mtime_ns == facts.mtime_ns or mask_file_facts(path, 0).digest == facts.digest


class MaskFileTable:
    """What this program wrote last into each mask file; any thread."""

    def __init__(self, reader: Reader, writer: Writer | None) -> None:
        self._reader = reader
        self._writer = writer

    def all(self) -> dict[ImageId, MaskFileFacts]:
        """Every mask file that is known."""
        if not _is_there(self._reader, self._writer, "mask_files"):
            return {}
        rows = self._reader.rows(f"SELECT image_id, {_MASK} FROM mask_files")
        return {ImageId(row[0]): MaskFileFacts(*row[1:]) for row in rows if _are_of(row[1:], MaskFileFacts)}

    def begun(self, image_id: ImageId) -> frozenset[bytes]:
        """Digests of masks whose writing was begun, and may have been cut short by the end of the program."""
        if not _is_there(self._reader, self._writer, "mask_writes"):
            return frozenset()
        rows = self._reader.rows("SELECT digest FROM mask_writes WHERE image_id = ?", (image_id,))
        return frozenset(digest for (digest,) in rows if type(digest) is bytes)

    def get(self, image_id: ImageId) -> MaskFileFacts | None:
        """The mask file of one image; None where none is known."""
        if not _is_there(self._reader, self._writer, "mask_files"):
            return None
        row = self._reader.row(f"SELECT {_MASK} FROM mask_files WHERE image_id = ?", (image_id,))
        return None if row is None or not _are_of(row, MaskFileFacts) else MaskFileFacts(*row)


def read_mask_facts(connection: sqlite3.Connection, image_id: ImageId) -> MaskFileFacts | None:
    """Facts of one mask file, within a transaction of the writer."""
    row = connection.execute(f"SELECT {_MASK} FROM mask_files WHERE image_id = ?", (image_id,)).fetchone()
    return None if row is None or not _are_of(row, MaskFileFacts) else MaskFileFacts(*row)


def begin_mask_write(connection: sqlite3.Connection, image_id: ImageId, digest: bytes) -> None:
    """Note that a mask of this digest is about to be written, within a transaction of the writer.

    A kill between the file and `note_mask_written` leaves a file of ours that is not the known one.
    """
    connection.execute("INSERT INTO mask_writes(image_id, digest) VALUES (?, ?)", (image_id, digest))


def mask_writes(connection: sqlite3.Connection, image_id: ImageId) -> tuple[int, frozenset[bytes]]:
    """Number of the last write that began for an image, and the digests of all that may be in its file."""
    sql = "SELECT id, digest FROM mask_writes WHERE image_id = ? ORDER BY id"
    rows = [row for row in connection.execute(sql, (image_id,)) if type(row[1]) is bytes]
    return (rows[-1][0] if rows else 0), frozenset(digest for _, digest in rows)


def note_mask_written(
    connection: sqlite3.Connection, image_id: ImageId, revision: int, facts: MaskFileFacts, write: int
) -> None:
    """Note that the mask file holds the labels of `revision`, within a transaction of the writer.

    Args:
        write: number of the write, as `mask_writes` has told it.
    """
    connection.execute("UPDATE images SET file_revision = ? WHERE id = ?", (revision, image_id))
    connection.execute("DELETE FROM mask_writes WHERE image_id = ? AND id <= ?", (image_id, write))
    row = (image_id, revision, *_values(facts)[1:])
    connection.execute(f"INSERT OR REPLACE INTO mask_files(image_id, {_MASK}) VALUES (?, ?, ?, ?, ?)", row)


def mask_digest(mask: LabelMap) -> bytes:
    """Digest of the labels of a mask, (H, W) uint8."""
    digest = hashlib.blake2b(f"{mask.shape}".encode(), digest_size=_DIGEST_BYTES)
    digest.update(np.ascontiguousarray(mask).data)
    return digest.digest()


def as_fingerprint(row: tuple[object, ...]) -> ImageFingerprint | None:
    """Fingerprint of its stored values, in the order of its fields; None where one of them cannot be."""
    if not _are_of(row, ImageFingerprint):
        return None
    stored = ImageFingerprint(*row)  # type: ignore[arg-type]
    return stored if len(stored.thumbnail) in (0, THUMBNAIL_BYTES) else None


def _values(stored: ImageFingerprint | MaskFileFacts) -> tuple[int | bytes, ...]:
    # Not by `astuple`, which makes a deep copy of each value.
    return tuple(getattr(stored, field.name) for field in fields(stored))


def _are_of(row: tuple[object, ...], kind: type[ImageFingerprint] | type[MaskFileFacts]) -> bool:
    """Whether the values are whole numbers and bytes, as `kind` has them."""
    kinds = {"int": int, "bytes": bytes}
    return all(type(value) is kinds[str(field.type)] for value, field in zip(row, fields(kind), strict=True))


def _statement(sql: str, row: tuple[object, ...]) -> Callable[[sqlite3.Connection], None]:
    def task(connection: sqlite3.Connection) -> None:
        connection.execute(sql, row)

    return task


def _is_there(reader: Reader, writer: Writer | None, table: str) -> bool:
    if writer is not None:
        writer.settle()
        return True
    return bool(reader.rows("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)))
