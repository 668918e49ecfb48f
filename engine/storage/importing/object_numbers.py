"""Table of the numbers that another program gave to objects, one map for each image that came with them."""

from __future__ import annotations

import sqlite3
import zlib
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import ImageId, read_only
from engine.core.errors import BadInputError
from engine.core.numbered_objects import NumberedObjects
from engine.storage.database import Reader
from engine.storage.writer import Writer

_LEVEL: Final = 1
# zlib makes what it cannot shrink longer by a few bytes in 16 KB.
_SLACK: Final = 1.01
_SLACK_BYTES: Final = 1024
_IDS: Final = np.dtype("<i4")
_LABELS: Final = np.dtype(np.uint8)


class ObjectNumberTable:
    """Objects as they were imported, by image; any thread.

    Numbers hold for the labels that are stored with them, so that later edits, and their undo, need no
    change here. A damaged row is as good as none.
    """

    def __init__(self, reader: Reader, writer: Writer | None) -> None:
        self._reader = reader
        self._writer = writer

    def get(self, image_id: ImageId, shape: tuple[int, int]) -> NumberedObjects | None:
        """The objects of an image of this shape (H, W); None where none came with it. Waits for the disk."""
        if self._writer is not None:
            self._writer.settle()
        elif not self._reader.rows("SELECT 1 FROM sqlite_master WHERE name = 'object_numbers'", ()):
            return None
        most = [
            int(shape[0] * shape[1] * size * _SLACK) + _SLACK_BYTES
            for size in (_IDS.itemsize, _LABELS.itemsize)
        ]
        row = self._reader.row(
            "SELECT ids, labels FROM object_numbers WHERE image_id = ? AND height = ? AND width = ?"
            " AND length(ids) <= ? AND length(labels) <= ?",
            (image_id, *shape, *most),
        )
        if row is None:
            return None
        ids, labels = _unpacked(row[0], _IDS, shape), _unpacked(row[1], _LABELS, shape)
        if ids is None or labels is None:
            return None
        try:
            return NumberedObjects(
                read_only(ids.astype(np.int32, copy=False)), read_only(labels.astype(np.uint8, copy=False))
            )
        except BadInputError:
            return None

    def put(self, image_id: ImageId, objects: NumberedObjects | None) -> None:
        """Store the objects of an image in the place of those that it had, or None for none any more.

        Returns at once; does nothing in a project that is open read-only.
        """
        if self._writer is None:
            return
        if objects is None:
            delete = "DELETE FROM object_numbers WHERE image_id = ?"
            self._writer.post(lambda connection: _run(connection, delete, (image_id,)))
            return
        ids = zlib.compress(np.ascontiguousarray(objects.ids, _IDS).tobytes(), _LEVEL)
        labels = zlib.compress(np.ascontiguousarray(objects.labels).tobytes(), _LEVEL)
        insert = "INSERT OR REPLACE INTO object_numbers VALUES (?, ?, ?, ?, ?)"
        row = (image_id, *objects.ids.shape, ids, labels)
        self._writer.post(lambda connection: _run(connection, insert, row))


def _run(connection: sqlite3.Connection, sql: str, row: tuple[object, ...]) -> None:
    connection.execute(sql, row)


def _unpacked(data: object, kind: np.dtype[Any], shape: tuple[int, int]) -> NDArray[Any] | None:
    """(H, W) numbers; None where the bytes are damaged. Never more memory than these take."""
    size = shape[0] * shape[1] * kind.itemsize
    unpacker = zlib.decompressobj()
    try:
        raw = unpacker.decompress(data, size + 1) if isinstance(data, bytes) else b""
    except zlib.error:
        return None
    return np.frombuffer(raw, kind).reshape(shape) if len(raw) == size else None
