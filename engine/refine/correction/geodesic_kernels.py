"""Kernels of `geodesic_reach`: geodesic distances to corrections, contrasts and bounds."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import LabelMap, RgbU8
from engine.core.jit import f32, fast_kernel, inlined, kernel

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]

_SLANT: Final = 1.4142135
_NONE: Final = 255


@inlined
def _step(
    image: RgbU8, labels: LabelMap, at: tuple[int, int], to: tuple[int, int], pixel: float, terms: Any
) -> float:
    """Length of one step: its pixels, the contrast that it climbs, and the boundary that it crosses."""
    threshold, edge, crossing = terms
    contrast = f32(0)
    for channel in range(3):
        d = f32(image[at[0], at[1], channel]) - f32(image[to[0], to[1], channel])
        contrast += d * d
    x = contrast / threshold
    x *= x
    length: float = pixel + edge * x / (f32(1) + x)
    if labels[at[0], at[1]] != labels[to[0], to[1]]:
        length += crossing
    return length


@fast_kernel
def contrasts(image: RgbU8, step: int) -> F32:
    """Squared colour distance of every `step`-th pixel in both directions to its right neighbour."""
    height, width, _ = image.shape
    rows, columns = (height + step - 1) // step, max(0, (width - 1 + step - 1) // step)
    out = np.empty(rows * columns, np.float32)
    k = 0
    for y in range(0, height, step):
        for x in range(0, width - 1, step):
            total = f32(0)
            for channel in range(3):
                d = f32(image[y, x, channel]) - f32(image[y, x + 1, channel])
                total += d * d
            out[k] = total
            k += 1
    return out[:k]


@fast_kernel
def spread(
    image: RgbU8, labels: LabelMap, pixel: F32, terms: Any, distance: F32, origin: I32, rounds: int
) -> None:
    """Lower `distance` in place to the shortest way from its zeros, and note in `origin` from which scribble.

    Raster scans (Toivanen, Pattern Recognition Letters 1996): a way that turns back more often than there
    are rounds comes out a little too long. `pixel[k]` is the length of one pixel for stroke k.
    """
    height, width = distance.shape
    for _ in range(rounds):
        changed = False
        for direction in range(2):
            sign = 1 - 2 * direction
            y = 0 if direction == 0 else height - 1
            for _row in range(height):
                x = 0 if direction == 0 else width - 1
                for _column in range(width):
                    best, whose = distance[y, x], origin[y, x]
                    for k in range(4):
                        dy = 0 if k == 0 else -sign
                        dx = -sign if k < 2 else (0 if k == 2 else sign)
                        v, u = y + dy, x + dx
                        if v < 0 or v >= height or u < 0 or u >= width or origin[v, u] < 0:
                            continue
                        if distance[v, u] >= best:
                            continue
                        own = pixel[origin[v, u]]
                        if k == 1 or k == 3:
                            own *= f32(_SLANT)
                        tried = distance[v, u] + _step(image, labels, (v, u), (y, x), own, terms)
                        if tried < best:
                            best, whose = tried, origin[v, u]
                            changed = True
                    distance[y, x] = best
                    origin[y, x] = whose
                    x += sign
                y += sign
        if not changed:
            break


@kernel
def bounds_of(labels: LabelMap, value: int) -> tuple[int, int, int, int]:
    """First row and column, and last ones plus one, of a value; zeros when there is none."""
    height, width = labels.shape
    top, left, bottom, right = height, width, 0, 0
    for y in range(height):
        found = 0
        for x in range(width):
            found += labels[y, x] == value
        if found == 0:
            continue
        top, bottom = min(top, y), y + 1
        x = 0
        while labels[y, x] != value:
            x += 1
        left = min(left, x)
        x = width - 1
        while labels[y, x] != value:
            x -= 1
        right = max(right, x + 1)
    if bottom == 0:
        return 0, 0, 0, 0
    return top, left, bottom, right


@kernel
def bounds_below(distance: F32, limit: float) -> tuple[int, int, int, int]:
    """As `bounds_of`, of the cells below `limit`."""
    height, width = distance.shape
    top, left, bottom, right = height, width, 0, 0
    for y in range(height):
        for x in range(width):
            if distance[y, x] < limit:
                top, bottom = min(top, y), y + 1
                left, right = min(left, x), max(right, x + 1)
    if bottom == 0:
        return 0, 0, 0, 0
    return top, left, bottom, right


@kernel
def scribbled_places(scribbles: LabelMap, count: int) -> NDArray[np.int64]:
    """The `count` places, in the flat image, that hold something else than 255."""
    out = np.empty(count, np.int64)
    k = 0
    height, width = scribbles.shape
    for y in range(height):
        for x in range(width):
            if scribbles[y, x] != _NONE:
                out[k] = y * width + x
                k += 1
    return out
