"""Array aliases used in every signature, the one way to seal an array before it leaves its owner, and the
bytes of labels as steps keep them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

RgbU8: TypeAlias = NDArray[np.uint8]
"""(H, W, 3) uint8, sRGB."""
RgbF32: TypeAlias = NDArray[np.float32]
"""(H, W, 3) float32 in 0-1."""
LabelMap: TypeAlias = NDArray[np.uint8]
"""(H, W) uint8 class ids; 255 means unlabelled."""
BoolMap: TypeAlias = NDArray[np.bool_]
"""(H, W) bool."""
ProbMap: TypeAlias = NDArray[np.floating[Any]]
"""(C, H, W) class probabilities that sum to 1 over C."""

_A = TypeVar("_A", bound=NDArray[Any])


def read_only(array: _A) -> _A:
    """The same memory as `array`, as a view that refuses writes."""
    view = array.view()
    view.flags.writeable = False
    return view


def raw_squares(band: LabelMap, side: int) -> list[bytes]:
    """The bytes, in row order, of each square of a band `side` rows high; the last is as wide as is left."""
    height, count = band.shape[0], band.shape[1] // side
    whole = band[:, : count * side].reshape(height, count, side).swapaxes(0, 1)
    raws = [square.tobytes() for square in np.ascontiguousarray(whole)]
    return raws if count * side == band.shape[1] else [*raws, band[:, count * side :].tobytes()]


@lru_cache(maxsize=1024)
def uniform_raw(value: int, count: int) -> bytes:
    """Raw bytes of a tile of one value."""
    return bytes((value,)) * count


def shared_raw(raw: bytes) -> bytes:
    """The same bytes; of a tile of one value those that all such tiles share, as most tiles are."""
    if not raw:
        return raw
    shared = uniform_raw(raw[0], len(raw))
    return shared if raw == shared else raw
