"""Damaged and hostile caches of a project: what they hold is made again, whatever is in them."""

from __future__ import annotations

import json
import random
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from engine.core import ImageId, ModelId
from engine.storage.caches.embedding_cache import VectorFile
from engine.storage.caches.prediction_file import (
    MAGIC,
    DamagedPredictionError,
    StoredPrediction,
    pack,
    unpack,
)
from engine.storage.caches.score_cache import ScoreFile, StoredScore
from tests.fuzz.projects import VALUES

ABOUT = {"image": 1, "model": "m", "shape": [20, 30, 3]}
SCORE = StoredScore(ModelId("m"), 0.5, 0.25, 3, 10)


def prediction() -> bytes:
    flat = np.zeros((20, 30), np.uint8)
    return pack(ABOUT, StoredPrediction(flat, flat, np.full((2, 5, 8), 0.5, np.float16), 4))


def header_of(raw: bytes) -> tuple[dict[str, object], bytes]:
    start = len(MAGIC) + 4
    length = int.from_bytes(raw[len(MAGIC) : start], "little")
    return json.loads(raw[start : start + length]), raw[start + length :]


def file_of(header: object, data: bytes) -> bytes:
    text = json.dumps(header).encode()
    return MAGIC + len(text).to_bytes(4, "little") + text + data


def test_a_prediction_never_unpacks_to_more_than_its_image() -> None:
    header, _ = header_of(prediction())
    bomb = zlib.compress(bytes(200_000_000), 9)
    data = bomb * 3
    for shapes in (header["shapes"], [[20000, 10000]] * 3, [[20, 30], [20, 30], [10**6, 5, 8]]):
        with pytest.raises(DamagedPredictionError):
            unpack(file_of(header | {"sizes": [len(bomb)] * 3, "shapes": shapes}, data), ABOUT)


def test_a_damaged_prediction_is_told_as_one() -> None:
    rng, raw = random.Random(2), prediction()
    assert unpack(raw, ABOUT).stride == 4
    header, data = header_of(raw)
    for key in header:
        for value in (None, -1, 0, 10**30, "x", [], {}, [[]], [[1], [2], [3]], True, 1e308):
            with pytest.raises(DamagedPredictionError):
                unpack(file_of(header | {key: value}, data), ABOUT)
    for _ in range(300):
        damaged = bytearray(raw[: rng.randrange(1, len(raw) + 1)])
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
        try:
            unpack(bytes(damaged), ABOUT)
        except DamagedPredictionError:
            continue


def test_damaged_scores_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "scores.sqlite"
    for column in ("model_id", "doubtful", "unsure", "places", "open_px"):
        for value in VALUES[:40:4]:
            with closing(ScoreFile(path, read_only=False)) as file:
                file.put(ImageId(1), SCORE)
                file.put(ImageId(2), SCORE)
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute(f"UPDATE OR IGNORE scores SET {column} = ? WHERE image_id = 1", (value,))
            with closing(ScoreFile(path, read_only=True)) as file:
                scores = file.all()
            assert scores[ImageId(2)] == SCORE
            for score in scores.values():
                assert isinstance(score.model, str)
                assert 0 <= score.uncertain_share <= 1


@pytest.mark.parametrize(
    "sql", ["CREATE TRIGGER t AFTER INSERT ON scores BEGIN DELETE FROM scores; END", "DROP TABLE scores"]
)
def test_a_cache_with_other_tables_is_made_anew(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "scores.sqlite"
    ScoreFile(path, read_only=False).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql)
        connection.execute("CREATE TABLE IF NOT EXISTS scores(x)")
    with closing(ScoreFile(path, read_only=False)) as file:
        file.put(ImageId(1), SCORE)
        assert file.all() == {ImageId(1): SCORE}


def test_vectors_of_other_lengths_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "vectors.sqlite"
    with closing(VectorFile(path, read_only=False)) as file:
        file.put("v", [(ImageId(n), "s", np.ones(4, np.float32)) for n in range(1, 6)])
        for number, value in enumerate((b"", b"x", b"xx", b"x" * 80, "text"), start=1):
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute("UPDATE vectors SET vector = ? WHERE image_id = 5", (value,))
            ((images, vectors),) = file.chunks("v", {ImageId(n) for n in range(1, 6)})
            assert (images, vectors.shape) == ([ImageId(n) for n in range(1, 5)], (4, 4)), number
