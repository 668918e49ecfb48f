"""One prediction as bytes: a header in JSON, then labels, uncertainty and probabilities, each compressed."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from math import prod
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import EngineError, LabelMap, ProbMap, read_only
from engine.core.checked import DamagedValueError, json_object, whole_number
from engine.core.classes import MAX_CLASSES

MAGIC: Final = b"INKLING prediction 1\n"

_LENGTH_BYTES: Final = 4
_LONGEST_HEADER: Final = 100_000
_MOST_STRIDE: Final = 4096
_MOST_SIDE: Final = 1 << 20
_MOST_PIXELS: Final = 1 << 30
_DAMAGES: Final = (
    *(ValueError, LookupError, TypeError, OverflowError, MemoryError, zlib.error),
    DamagedValueError,
)
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


def unpack_labels(raw: bytes, about: dict[str, Any]) -> LabelMap:
    """The labels alone, of whichever pixels: much quicker, for looking through many predictions.

    Args:
        about: what the prediction must be of; what it says beyond that, as of its pixels, is not compared.

    Raises:
        DamagedPredictionError: the bytes are something else, or of something else than `about`.
    """
    try:
        header, end = _header(raw)
        if any(header["about"][name] != value for name, value in about.items()):
            raise DamagedPredictionError("It is of something else.")
        height, width = header["about"]["shape"][:2]
        shape = (whole_number(height, "height", 1, _MOST_SIDE), whole_number(width, "width", 1, _MOST_SIDE))
        if prod(shape) > _MOST_PIXELS or list(shape) != header["shapes"][0]:
            raise DamagedPredictionError("Its shapes are not those of its image.")
        return _unpacked(raw, end, header["sizes"][0], shape)
    except _DAMAGES as error:
        raise DamagedPredictionError(f"The prediction is damaged: {error}.") from error


def unpack(raw: bytes, about: dict[str, Any]) -> StoredPrediction:
    """The prediction that `pack` was given; zlib's checksums have been compared.

    Raises:
        DamagedPredictionError: the bytes are something else, or of something else than `about`.
    """
    try:
        header, end = _header(raw)
        if header["about"] != about:
            raise DamagedPredictionError("It is of something else.")
        stride = whole_number(header["stride"], "stride", 1, _MOST_STRIDE)
        height, width = about["shape"][:2]
        classes = whole_number(header["shapes"][2][0], "classes", 1, MAX_CLASSES)
        shapes = ((height, width), (height, width), (classes, -(-height // stride), -(-width // stride)))
        if [list(shape) for shape in shapes] != header["shapes"]:
            raise DamagedPredictionError("Its shapes are not those of its image.")
        arrays = []
        for shape, size in zip(shapes, header["sizes"], strict=True):
            arrays.append(_unpacked(raw, end, size, shape))
            end += size
        labels, uncertainty, roots = arrays
        return StoredPrediction(labels, uncertainty, read_only(_PROBS[roots]), stride)
    except _DAMAGES as error:
        raise DamagedPredictionError(f"The prediction is damaged: {error}.") from error


def _header(raw: bytes) -> tuple[dict[str, Any], int]:
    """The header, and where the arrays begin.

    Raises:
        DamagedPredictionError: the bytes are no prediction.
        DamagedValueError: the header is none.
    """
    start = len(MAGIC) + _LENGTH_BYTES
    if not raw.startswith(MAGIC):
        raise DamagedPredictionError("This is no prediction.")
    end = start + int.from_bytes(raw[len(MAGIC) : start], "little")
    return json_object(raw[start:end], "the header", _LONGEST_HEADER), end


def _unpacked(raw: bytes, start: int, size: int, shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """One array; no more than the image has is unpacked, whatever the bytes hold."""
    count = prod(shape)
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(memoryview(raw)[start : start + size], count + 1)
    if len(data) != count or not unpacker.eof:
        raise DamagedPredictionError("It has more or fewer pixels than its image.")
    return np.frombuffer(data, np.uint8).reshape(shape)
