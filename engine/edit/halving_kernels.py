"""Compiled loop of smaller copies of labels: the rule of `pool_labels` of the canvas, without its arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core.jit import lean_inlined, typed_kernel, u64

U8 = NDArray[np.uint8]
_INDEX = "int64, " * 4


@lean_inlined
def _is_rarer(
    below: U8, below_y: int, below_x: int, height: int, width: int, y: int, x: int, low: Any, high: Any
) -> bool:
    """Whether fewer cells around the four from (y, x) on are of the mark `low` than of `high`."""
    more = 0
    for dy in range(-2, 4):
        row = u64(min(max(y + dy, 0), height - 1) - below_y)
        for dx in range(-2, 4):
            mark = below[row, u64(min(max(x + dx, 0), width - 1) - below_x)]
            if mark == high:
                more += 1
            elif mark == low:
                more -= 1
    return more > 0


@typed_kernel(f"void(uint8[:,::1], {_INDEX} uint8[:,::1], {_INDEX} uint8[::1], uint8[::1])")
def halve(
    below: U8,
    below_y: int,
    below_x: int,
    height: int,
    width: int,
    target: U8,
    y0: int,
    x0: int,
    y1: int,
    x1: int,
    highest: U8,
    gaps: U8,
) -> None:
    """Write cells [y0, y1) x [x0, x1) of the level `target` by what is `below` them.

    Args:
        below: part of the level below from (below_y, below_x) on, which is of `height` x `width` in all: two
            cells on each side of those that are written, as far as the level reaches.
        highest: (x1 - x0,) for the loop alone, as `gaps`.
    """
    count = u64(x1 - x0)
    last = u64(width - 1 - below_x)
    # Cells whose 2 x 2 lie inside; at an odd edge the last one repeats its column.
    whole = u64(min(x1, width // 2) - x0)
    first = u64(2 * x0 - below_x)
    for y in range(y0, y1):
        upper = u64(2 * y - below_y)
        lower = u64(min(2 * y + 1, height - 1) - below_y)
        row = u64(y)
        some = np.uint8(0)
        for i in range(count):
            left = first + u64(2) * u64(i)
            right = left + u64(1) if u64(i) < whole else last
            a, b = below[upper, left], below[upper, right]
            c, d = below[lower, left], below[lower, right]
            high = max(max(a, b), max(c, d))
            low = min(min(a, b), min(c, d))
            gap = np.uint8(0) if low == np.uint8(0) else np.uint8(high - low)
            highest[u64(i)] = high
            gaps[u64(i)] = gap
            some |= gap
        if some:
            for i in range(count):
                if gaps[u64(i)]:
                    high = highest[u64(i)]
                    low = np.uint8(high - gaps[u64(i)])
                    if _is_rarer(below, below_y, below_x, height, width, 2 * y, 2 * (x0 + i), low, high):
                        highest[u64(i)] = low
        changed = np.uint8(0)
        for i in range(count):
            changed |= highest[u64(i)] ^ target[row, u64(x0) + u64(i)]
        # Writing zeros over zeros would take the memory of a level that is empty still.
        if changed:
            for i in range(count):
                target[row, u64(x0) + u64(i)] = highest[u64(i)]
