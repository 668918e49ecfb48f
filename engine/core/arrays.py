"""Array aliases used in every signature, and the one way to seal an array before it leaves its owner."""

from __future__ import annotations

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
