"""Kernels of `interactive`: edge capacities and geodesic lengths of a window, and geodesic distances."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.core.jit import fast_kernel, inlined

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]


@inlined
def _contrast(lab: F32, y: int, x: int, v: int, u: int) -> float:
    a = lab[y, x, 0] - lab[v, u, 0]
    b = lab[y, x, 1] - lab[v, u, 1]
    c = lab[y, x, 2] - lab[v, u, 2]
    return a * a + b * b + c * c  # type: ignore[no-any-return]


@fast_kernel
def mean_contrast(lab: F32) -> float:
    """Mean squared L*a*b* distance between neighbours to the right and below."""
    height, width, _ = lab.shape
    total = 0.0
    for y in range(height - 1):
        for x in range(width - 1):
            total += _contrast(lab, y, x, y, x + 1) + _contrast(lab, y, x, y + 1, x)
    return total / max(1, 2 * (height - 1) * (width - 1))  # type: ignore[no-any-return]


@fast_kernel
def edge_terms(lab: F32, beta: float, price: float, base: float, step: float) -> tuple[I32, F32]:
    """Capacities of the 8-connected padded grid, and (H, W, 4) geodesic lengths to E, S, SE and SW.

    With e = exp(-beta contrast) and the distance d of the neighbours (1 or sqrt 2), a boundary between two
    costs price (e + base) / d, and walking across it 1 - e + step d.
    """
    height, width, _ = lab.shape
    stride = width + 2
    capacity = np.zeros((height + 2) * stride * 8, np.int32)
    length = np.zeros((height, width, 4), np.float32)
    for y in range(height):
        for x in range(width):
            for k in range(4):
                dy = 0 if k == 0 else 1
                dx = 0 if k == 1 else (-1 if k == 3 else 1)
                if y + dy >= height or x + dx >= width or x + dx < 0:
                    continue
                alike = np.exp(-beta * _contrast(lab, y, x, y + dy, x + dx))
                apart = 1.0 if k < 2 else 1.4142135
                node = (y + 1) * stride + x + 1
                here = np.int32(price * (alike + base) / apart)
                capacity[node * 8 + 2 * k] = here
                capacity[(node + dy * stride + dx) * 8 + 2 * k + 1] = here
                length[y, x, k] = 1.0 - alike + step * apart
    return capacity, length


@fast_kernel
def spread_distance(distance: F32, length: F32, rounds: int) -> None:
    """Lower `distance` in place to the shortest way from its small values, by raster scans.

    Each round is a forward and a backward scan (Toivanen, Pattern Recognition Letters 1996); a way that
    turns back more often than there are rounds comes out a little too long.
    """
    height, width = distance.shape
    for _ in range(rounds):
        for y in range(height):
            for x in range(width):
                best = distance[y, x]
                if x > 0:
                    best = min(best, distance[y, x - 1] + length[y, x - 1, 0])
                if y > 0:
                    best = min(best, distance[y - 1, x] + length[y - 1, x, 1])
                    if x > 0:
                        best = min(best, distance[y - 1, x - 1] + length[y - 1, x - 1, 2])
                    if x + 1 < width:
                        best = min(best, distance[y - 1, x + 1] + length[y - 1, x + 1, 3])
                distance[y, x] = best
        for y in range(height - 1, -1, -1):
            for x in range(width - 1, -1, -1):
                best = distance[y, x]
                if x + 1 < width:
                    best = min(best, distance[y, x + 1] + length[y, x, 0])
                if y + 1 < height:
                    best = min(best, distance[y + 1, x] + length[y, x, 1])
                    if x + 1 < width:
                        best = min(best, distance[y + 1, x + 1] + length[y, x, 2])
                    if x > 0:
                        best = min(best, distance[y + 1, x - 1] + length[y, x, 3])
                distance[y, x] = best
