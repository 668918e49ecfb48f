"""One prediction as bytes: a header in JSON, then labels, uncertainty and probabilities, each compressed."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import EngineError, LabelMap, ProbMap, read_only

MAGIC: Final = b"INKLING prediction 1\n"

_LENGTH_BYTES: Final = 4
# Level 1: higher ones take three times as long and save a tenth.
_LEVEL: Final = 1

# Roots are stored in 255 steps, so that what is unlikely keeps its order of magnitude (the least is 1.5e-5),
# which the cut's costs are made of; what is likely is off by 0.004 at most.
_ROOT_STEPS: Final = 255
_PROBS: Final = ((np.arange(_ROOT_STEPS + 1) / _ROOT_STEPS) ** 2).astype(np.float16)


class DamagedPredictionError(EngineError):
    """The bytes are no prediction, or not the one that is wanted."""


@dataclass(frozen=True, slots=True, eq=False)
class StoredPrediction:
    """Prediction of one image by a model, read-only.

    Attributes:
        labels: (H, W) uint8.
        uncertainty: (H, W) uint8, 0 sure to 255.
        probs: (C, ceil(H / stride), ceil(W / stride)) float16.
    """

    labels: LabelMap
    uncertainty: NDArray[np.uint8]
    probs: ProbMap
    stride: int


def pack(about: dict[str, Any], prediction: StoredPrediction) -> bytes:
    """The prediction as bytes; `about` says what it is of, in JSON's types."""
    roots = np.sqrt(prediction.probs.astype(np.float32)) * _ROOT_STEPS
    arrays = (prediction.labels, prediction.uncertainty, np.rint(roots).clip(0, _ROOT_STEPS).astype(np.uint8))
    parts = [zlib.compress(np.ascontiguousarray(array).tobytes(), _LEVEL) for array in arrays]
    header = {
        "about": about,
        "shapes": [list(array.shape) for array in arrays],
        "sizes": [len(part) for part in parts],
        "stride": prediction.stride,
    }
    words = json.dumps(header, sort_keys=True).encode()
    return b"".join((MAGIC, len(words).to_bytes(_LENGTH_BYTES, "little"), words, *parts))


def unpack(raw: bytes, about: dict[str, Any]) -> StoredPrediction:
    """The prediction that `pack` was given; zlib's checksums have been compared.

    Raises:
        DamagedPredictionError: the bytes are something else, or of something else than `about`.
    """
    start = len(MAGIC) + _LENGTH_BYTES
    if not raw.startswith(MAGIC):
        raise DamagedPredictionError("This is no prediction.")
    try:
        end = start + int.from_bytes(raw[len(MAGIC) : start], "little")
        header = json.loads(raw[start:end])
        if header["about"] != about:
            raise DamagedPredictionError(f"It is of {header['about']}, not of {about}.")
        arrays = []
        for shape, size in zip(header["shapes"], header["sizes"], strict=True):
            count = int(np.prod(shape, dtype=np.int64))
            data = zlib.decompress(memoryview(raw)[end : end + size], bufsize=max(1, count))
            arrays.append(np.frombuffer(data, np.uint8).reshape(shape))
            end += size
        labels, uncertainty, roots = arrays
        return StoredPrediction(labels, uncertainty, read_only(_PROBS[roots]), int(header["stride"]))
    except (ValueError, KeyError, TypeError, OverflowError, MemoryError, zlib.error) as error:
        raise DamagedPredictionError(f"The prediction is damaged: {error}.") from error
