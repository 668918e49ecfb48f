"""Compiled kernel of the simulated strokes: the path of the pen through a ring of positions.

Compiled because a ring around all membranes of an image has ten thousand places, and each step looks at all
of them: in Python a bare image took two minutes.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap
from engine.core.jit import inlined, kernel

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]


@kernel
def walk(
    centres: NDArray[np.int64], depth: F32, left: BoolMap, radius: float, start: F64, is_down: bool
) -> tuple[F64, BoolMap]:
    """Visit those of `centres` that cover something, always the nearest next.

    The pen is lifted where the straight way would leave the class. What is covered goes out of `left`.

    Args:
        centres: (N, 2) rows and columns where the pen may go.
        depth: (H, W), how far each pixel is from another class.
        left: (H, W), what is still to be covered.
        start: (y, x) of the pen.
        is_down: whether a stroke ends at `start`, which the first point may continue.

    Returns:
        Points (M, 2), and (M,) whether each begins a stroke.
    """
    reach = max(1.0, radius / 2)
    count = len(centres)
    is_gone = np.zeros(count, np.bool_)
    points = np.empty((count, 2), np.float64)
    begins = np.empty(count, np.bool_)
    taken = 0
    y, x = start[0], start[1]
    while True:
        # One step as far as the pen can go along the ring without leaving a gap.
        chosen, nearest = -1, np.inf
        for k in range(count):
            if not is_gone[k]:
                away = (centres[k, 0] - y) ** 2 + (centres[k, 1] - x) ** 2
                if away < nearest:
                    chosen, nearest = k, away
        if chosen < 0:
            break
        is_gone[chosen] = True
        to_y, to_x = float(centres[chosen, 0]), float(centres[chosen, 1])
        if not _covers_any(left, to_y, to_x, radius):
            continue
        is_joined = is_down and _stays_inside(depth, y, x, to_y, to_x, radius)
        _cover(left, y if is_joined else to_y, x if is_joined else to_x, to_y, to_x, radius)
        points[taken, 0], points[taken, 1], begins[taken] = to_y, to_x, not is_joined
        taken += 1
        y, x, is_down = to_y, to_x, True
        for k in range(count):
            if not is_gone[k] and math.hypot(centres[k, 0] - y, centres[k, 1] - x) < reach:
                is_gone[k] = not _covers_any(left, float(centres[k, 0]), float(centres[k, 1]), radius)
    return points[:taken], begins[:taken]


@inlined
def _covers_any(left: BoolMap, y: float, x: float, radius: float) -> bool:
    limit = max(radius, 0.5) ** 2
    for i in range(max(0, math.ceil(y - radius)), min(left.shape[0], math.floor(y + radius) + 1)):
        for j in range(max(0, math.ceil(x - radius)), min(left.shape[1], math.floor(x + radius) + 1)):
            if left[i, j] and (i - y) ** 2 + (j - x) ** 2 < limit:
                return True
    return False


@inlined
def _cover(left: BoolMap, y0: float, x0: float, y1: float, x1: float, radius: float) -> None:
    limit = max(radius, 0.5) ** 2
    count = max(1, math.ceil(math.hypot(y1 - y0, x1 - x0) / max(0.5, radius / 4)))
    for k in range(count + 1):
        y, x = y0 + (y1 - y0) * k / count, x0 + (x1 - x0) * k / count
        for i in range(max(0, math.ceil(y - radius)), min(left.shape[0], math.floor(y + radius) + 1)):
            for j in range(max(0, math.ceil(x - radius)), min(left.shape[1], math.floor(x + radius) + 1)):
                if (i - y) ** 2 + (j - x) ** 2 < limit:
                    left[i, j] = False


@inlined
def _stays_inside(depth: F32, y0: float, x0: float, y1: float, x1: float, radius: float) -> bool:
    count = max(1, math.ceil(math.hypot(y1 - y0, x1 - x0)))
    for k in range(count + 1):
        i = int(np.rint(y0 + (y1 - y0) * k / count))
        j = int(np.rint(x0 + (x1 - x0) * k / count))
        # A pixel of tolerance: the middle between two pixels of a slanted border is a little nearer to it.
        if depth[i, j] < radius - 1.0:
            return False
    return True
