"""Window of an image that paths are sought in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from engine.core import Rect

_MOST_WINDOW_PX: Final = 4_000_000
"""Largest window that paths are sought in: about a second's work."""
_LEAST_MARGIN_PX: Final = 160
_MARGIN_SHARE: Final = 0.5


def window_around(points: Sequence[tuple[float, float]], shape: tuple[int, int]) -> Rect | None:
    """Window of the image to seek paths between these points in; None when it would be too large."""
    ys, xs = [y for y, _ in points], [x for _, x in points]
    extent = max(max(ys) - min(ys), max(xs) - min(xs))
    margin = _LEAST_MARGIN_PX + math.ceil(_MARGIN_SHARE * extent)
    box = Rect(math.floor(min(ys)), math.floor(min(xs)), math.floor(max(ys)) + 1, math.floor(max(xs)) + 1)
    rect = box.expand(margin).clip(*shape)
    return rect if 0 < rect.area <= _MOST_WINDOW_PX else None
