"""Uncertainty scores of the images by model, beside the project: a cache that may be deleted."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.core import ImageId, ModelId
from engine.storage.caches.cache_file import open_cache_file
from engine.storage.database import storage_error

FILE: Final = "scores.sqlite"

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS scores(
    image_id INTEGER PRIMARY KEY, model_id TEXT NOT NULL, doubtful REAL NOT NULL, unsure REAL NOT NULL,
    places INTEGER NOT NULL, open_px INTEGER NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class StoredScore:
    """Uncertainty of a model in an image; the numbers as in `engine.predict.image_score.ImageScore`.

    The columns of the table have the names of version 0.1: doubtful, unsure, places, open_px.
    """

    model: ModelId
    uncertain_share: float
    unclear_share: float
    unclear_regions: int
    unclear_px: int


class ScoreFile:
    """The latest score of each image; any thread, one at a time. A damaged file is made anew.

    Args:
        path: in the project's folder.
        read_only: the folder is not ours to write to: begin with what the file holds, and keep
            what is added in a temporary one.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._name = path.parent.name
        self._lock = threading.Lock()
        self._connection = open_cache_file(path, _TABLES, read_only=read_only)

    def all(self) -> dict[ImageId, StoredScore]:
        """Every score, by rising id of the image."""
        with self._lock:
            try:
                rows = self._connection.execute(
                    "SELECT image_id, model_id, doubtful, unsure, places, open_px FROM scores"
                    " ORDER BY image_id"
                ).fetchall()
            except sqlite3.Error as error:
                raise storage_error(error, self._name) from error
        return {ImageId(row[0]): StoredScore(ModelId(row[1]), *row[2:]) for row in rows}

    def put(self, image: ImageId, score: StoredScore) -> None:
        """Store a score; the one before, of whichever model, is gone."""
        row = (
            image,
            score.model,
            score.uncertain_share,
            score.unclear_share,
            score.unclear_regions,
            score.unclear_px,
        )
        with self._lock:
            try:
                self._connection.execute("INSERT OR REPLACE INTO scores VALUES (?, ?, ?, ?, ?, ?)", row)
            except sqlite3.Error as error:
                raise storage_error(error, self._name) from error

    def close(self) -> None:
        with self._lock:
            self._connection.close()
