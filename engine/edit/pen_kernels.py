"""Compiled loops of a round pen: the arithmetic of `raster`, step by step, so that no pixel differs."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from engine.core.jit import i64, lean_inlined, typed_kernel, u64

I64 = NDArray[np.int64]

# A piece that rises by less is level: dividing by its rise could overflow, and no pixel can tell.
LEVEL = 1e-9


@lean_inlined
def _crossed(x_in: float, x_out: float, is_last: bool) -> tuple[int, int]:
    """First and last column of a row that a piece runs through from `x_in` to `x_out`."""
    lowest, highest = math.floor(min(x_in, x_out)), math.floor(max(x_in, x_out))
    # The lower edge of a row belongs to the next row, so the run ends just before it.
    if not is_last and x_out > x_in and highest == x_out:
        highest -= 1
    return lowest, highest


@typed_kernel(f"void(int64, {'float64, ' * 7} int64, int64, int64[::1], int64[::1])")
def pen_spans(
    top: int,
    ay: float,
    ax: float,
    ar: float,
    by: float,
    bx: float,
    br: float,
    length: float,
    x0: int,
    x1: int,
    left: I64,
    right: I64,
) -> None:
    """Columns [left, right), inside [x0, x1), of each row from `top` on that a pen covers from `a` to `b`.

    `length` is the way between their centres.
    """
    dy, dx, wider = by - ay, bx - ax, br - ar
    is_long = length > abs(wider)
    lean = upright = 0.0
    if is_long:
        lean = -wider / length
        upright = math.sqrt(1 - lean * lean)
    # The crossed pixels go from the upper end of the piece to the lower one.
    uy, ux, ly, lx = (ay, ax, by, bx) if ay <= by else (by, bx, ay, ax)
    first, last = math.floor(uy), math.floor(ly)
    slope = (lx - ux) / (ly - uy) if ly - uy >= LEVEL else 0.0
    for i in range(len(left)):
        row = top + i
        centre_y = row + 0.5
        low, high = math.inf, -math.inf
        for end in range(2):
            y, x, radius = (ay, ax, ar) if end == 0 else (by, bx, br)
            if abs(centre_y - y) < radius:
                half = math.sqrt(max(radius * radius - (centre_y - y) * (centre_y - y), 0.0))
                low, high = min(low, x - half), max(high, x + half)
        if is_long:
            for sign in range(2):
                side = upright if sign == 0 else -upright
                across_y, across_x = dy * lean + side * dx, dx * lean - side * dy
                y_at, x_at = ay + ar * across_y / length, ax + ar * across_x / length
                rise, run = dy + wider * across_y / length, dx + wider * across_x / length
                if abs(rise) >= LEVEL:
                    t = (centre_y - y_at) / rise
                    if 0 <= t <= 1:
                        low, high = min(low, x_at + t * run), max(high, x_at + t * run)
        begin, end_x = i64(2**61), i64(-(2**61))
        if low < high:
            near, far = math.floor(low - 0.5) + 1, math.ceil(high - 0.5) - 1
            if near <= far:
                begin, end_x = near, far + 1
        if first <= row <= last:
            x_in = ux if row == first else ux + (row - uy) * slope
            x_out = lx if row == last else ux + (row + 1 - uy) * slope
            lowest, highest = _crossed(x_in, x_out, row == last)
            begin, end_x = min(begin, lowest), max(end_x, highest + 1)
        left[u64(i)] = min(max(begin, x0), x1)
        right[u64(i)] = min(max(end_x, x0), x1)


@typed_kernel("void(boolean[:,::1], int64, int64, int64, int64[::1], int64[::1])")
def fill_spans(covered: NDArray[np.bool_], y0: int, x0: int, top: int, left: I64, right: I64) -> None:
    """Set the pixels of these spans, whose first row is `top`, in `covered`, whose corner is (y0, x0)."""
    for i in range(len(left)):
        row = top + i - y0
        if 0 <= row < covered.shape[0]:
            for x in range(left[u64(i)] - x0, right[u64(i)] - x0):
                covered[u64(row), u64(x)] = True
