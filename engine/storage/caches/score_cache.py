"""Uncertainty scores of the images by model, beside the project: a cache that may be deleted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.core import ImageId, ModelId
from engine.storage.caches.cache_file import CacheFile

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
    """The latest score of each image; any thread, one at a time. A cache, see `CacheFile`.

    Args:
        path: in the project's folder.
        read_only: the folder is not ours to write to: begin with what the file holds, and keep
            what is added in a temporary one.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._cache = CacheFile(path, _TABLES, read_only=read_only)

    def all(self) -> dict[ImageId, StoredScore]:
        """Every score, by rising id of the image; damaged ones are made again."""
        rows = self._cache.rows(
            "SELECT image_id, model_id, doubtful, unsure, places, open_px FROM scores ORDER BY image_id"
        )
        return {ImageId(row[0]): StoredScore(ModelId(row[1]), *row[2:]) for row in rows if _is_sound(row)}

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
        sql = "INSERT OR REPLACE INTO scores VALUES (?, ?, ?, ?, ?, ?)"
        self._cache.write(lambda connection: connection.execute(sql, row))

    def close(self) -> None:
        self._cache.close()


def _is_sound(row: tuple[object, ...]) -> bool:
    _, model_id, *shares, regions, pixels = row
    return (
        isinstance(model_id, str)
        and all(type(share) in (int, float) and 0 <= share <= 1 for share in shares)  # type: ignore[operator]
        and all(type(count) is int and count >= 0 for count in (regions, pixels))
    )
