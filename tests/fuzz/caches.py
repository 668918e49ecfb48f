"""Fuzzing target: the caches of a project; what cannot be read there is made again."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import ImageId, ModelId, UserError
from engine.storage.caches.embedding_cache import VectorFile
from engine.storage.caches.prediction_file import DamagedPredictionError, StoredPrediction, pack, unpack
from engine.storage.caches.score_cache import ScoreFile, StoredScore
from tests.fuzz.mutators import BYTE_MUTATORS
from tests.fuzz.targets import FuzzTarget

_ABOUT: Final[dict[str, Any]] = {"image": 1, "model": "m", "shape": [20, 30, 3]}
_IMAGES: Final = {ImageId(number) for number in range(1, 6)}


@cache
def corpus() -> Mapping[str, bytes]:
    """Scores, embeddings and a prediction."""
    flat = np.zeros((20, 30), np.uint8)
    with tempfile.TemporaryDirectory() as folder:
        scores, vectors = Path(folder) / "scores.sqlite", Path(folder) / "vectors.sqlite"
        with closing(ScoreFile(scores, read_only=False)) as file:
            for image in _IMAGES:
                file.put(image, StoredScore(ModelId("m"), 0.5, 0.25, 3, 10))
        with closing(VectorFile(vectors, read_only=False)) as file:
            file.put("v", [(image, "s", np.ones(4, np.float32)) for image in sorted(_IMAGES)])
        return {
            "one.prediction": pack(
                _ABOUT, StoredPrediction(flat, flat, np.full((2, 5, 8), 0.5, np.float16), 4)
            ),
            scores.name: scores.read_bytes(),
            vectors.name: vectors.read_bytes(),
        }


def read(path: Path) -> int:
    """Read the cache as what its name says; the bytes that came of it."""
    if path.suffix == ".prediction":
        try:
            prediction = unpack(path.read_bytes(), _ABOUT)
        except DamagedPredictionError as error:
            raise UserError(str(error)) from error
        return prediction.labels.nbytes + prediction.probs.nbytes
    if path.name.startswith("scores"):
        with closing(ScoreFile(path, read_only=False)) as file:
            return 64 * len(file.all())
    with closing(VectorFile(path, read_only=False)) as vectors:
        return sum(chunk.nbytes for _, chunk in vectors.chunks("v", _IMAGES))


TARGET = FuzzTarget("caches", corpus, read, BYTE_MUTATORS, may_write=True, short_count=60)
