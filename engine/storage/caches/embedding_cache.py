"""Vectors that describe images, kept beside the project: a cache, which may be deleted at any time."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import ImageId
from engine.storage.caches.cache_file import CacheFile

FILE: Final = "vectors.sqlite"

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS sources(id INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS vectors(
    source_id INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
    image_id INTEGER NOT NULL, stamp TEXT NOT NULL, vector BLOB,
    PRIMARY KEY (source_id, image_id));
"""

# Half precision: relative error 5e-4, far below what tells two images apart, at half the size.
_STORED: Final = np.dtype("<f2")
CHUNK_ROWS: Final = 4096


class VectorFile:
    """Vectors by source version and image; any thread, one at a time.

    A file of its own, so that 100,000 vectors weigh neither on the project's file nor on its
    backups. A cache, see `CacheFile`.

    Args:
        path: in the project's folder.
        read_only: the folder is not ours to write to: begin with what the file holds, and keep
            what is added in a temporary one.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._cache = CacheFile(path, _TABLES, read_only=read_only)

    def stamps(self, version: str) -> dict[ImageId, str]:
        """Of which state of its file each image has been described, also where it could not be."""
        rows = self._cache.rows(
            "SELECT image_id, stamp FROM vectors JOIN sources ON id = source_id WHERE version = ?", (version,)
        )
        return {ImageId(image_id): str(stamp) for image_id, stamp in rows}

    def put(self, version: str, rows: Iterable[tuple[ImageId, str, NDArray[np.float32] | None]]) -> None:
        """Store (image, stamp, vector); None for an image that cannot be read. Replaces older ones."""
        packed = [
            (image_id, stamp, None if vector is None else vector.astype(_STORED).tobytes())
            for image_id, stamp, vector in rows
        ]

        def task(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT OR IGNORE INTO sources(version) VALUES (?)", (version,))
            connection.executemany(
                "INSERT OR REPLACE INTO vectors(source_id, image_id, stamp, vector)"
                " SELECT id, ?, ?, ? FROM sources WHERE version = ?",
                [(*row, version) for row in packed],
            )

        self._cache.write(task)

    def chunks(
        self, version: str, wanted: Set[ImageId]
    ) -> Iterator[tuple[list[ImageId], NDArray[np.float32]]]:
        """(images, (n, d) float32) by rising id, at most `CHUNK_ROWS` at once, of the wanted images."""
        last = -1
        while True:
            rows = self._cache.rows(
                "SELECT image_id, vector FROM vectors JOIN sources ON id = source_id WHERE version = ?"
                " AND image_id > ? AND vector IS NOT NULL ORDER BY image_id LIMIT ?",
                (version, last, CHUNK_ROWS),
            )
            if not rows:
                return
            last = rows[-1][0]
            kept = [
                (ImageId(image_id), vector)
                for image_id, vector in rows
                if image_id in wanted and isinstance(vector, bytes) and len(vector) % _STORED.itemsize == 0
            ]
            # A damaged one has another length than the others.
            length = Counter(len(vector) for _, vector in kept).most_common(1)
            kept = [(image_id, vector) for image_id, vector in kept if len(vector) == length[0][0] > 0]
            if kept:
                vectors = np.stack([np.frombuffer(vector, _STORED) for _, vector in kept])
                yield [image_id for image_id, _ in kept], vectors.astype(np.float32)

    def keep_only(self, versions: Set[str]) -> None:
        """Drop what other sources said: models come and go, and each says something of every image."""

        def task(connection: sqlite3.Connection) -> None:
            known = connection.execute("SELECT version FROM sources").fetchall()
            gone = [(version,) for (version,) in known if version not in versions]
            connection.executemany("DELETE FROM sources WHERE version = ?", gone)

        self._cache.write(task)

    def close(self) -> None:
        self._cache.close()
