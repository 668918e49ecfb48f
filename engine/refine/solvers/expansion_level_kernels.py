"""Kernels of `expansion`: prices of 2 x 2 pixels at once, and labels and flows back from them.

A level asks for the same energy as the image, of labellings that are constant on its blocks, and in half the
units of the level below: blocks have twice the perimeter, so that prices of edges keep their size.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import LabelMap, RgbU8
from engine.core.jit import i64, inlined, kernel, u64
from engine.refine.energy.edge_kernels import edge_price
from engine.refine.energy.unary_kernels import HARD

I32 = NDArray[np.int32]

_DY: Final = np.array([0, 1, 1, 1])
_DX: Final = np.array([1, 0, 1, -1])


@kernel
def fill_weights(image: RgbU8, straight: I32, slanted: I32, out: I32, first: int, last: int) -> None:
    """Price of the edges from each pixel of rows first..last-1 to its later neighbours."""
    height, width, _ = image.shape
    for y in range(first, last):
        for x in range(width):
            node = (y + 1) * (width + 2) + x + 1
            for k in range(out.shape[1]):
                v, u = y + _DY[k], x + _DX[k]
                if v < height and u >= 0 and u < width:
                    out[node, k] = edge_price(image, y, x, v, u, straight if k < 2 else slanted)


@kernel
def halve_unary(unary: I32, out: I32, first: int, last: int) -> None:
    """Half the sum over 2 x 2 pixels, above the cheapest class and at most HARD, in rows of `out`."""
    count, height, width = unary.shape
    for y in range(first, last):
        for x in range(out.shape[2]):
            least = i64(HARD)
            for c in range(count):
                total = i64(0)
                for v in range(2 * y, min(2 * y + 2, height)):
                    for u in range(2 * x, min(2 * x + 2, width)):
                        total += unary[c, v, u]
                out[c, y, x] = min(total >> 1, HARD)
                least = min(least, out[c, y, x])
            for c in range(count):
                out[c, y, x] -= least


@inlined
def _coarse_edge(y: int, x: int, k: int, width: int) -> tuple[int, int, int]:
    """Node and column of the coarse edge that holds edge k of pixel (y, x), and 1, or -1 when reversed.

    The last is 0 when both ends lie in one block. `width` is that of the coarse level.
    """
    v, u = y >> 1, x >> 1
    down = ((y + _DY[k]) >> 1) - v
    right = ((x + _DX[k]) >> 1) - u
    node = (v + 1) * (width + 2) + u + 1
    if down == 0:
        if right == 0:
            return node, i64(0), i64(0)
        if right < 0:
            return node - 1, i64(0), i64(-1)
        return node, i64(0), i64(1)
    if right == 0:
        return node, i64(1), i64(1)
    return node, i64(2) if right > 0 else i64(3), i64(1)


@kernel
def halve_weights(
    weights: I32, shape: tuple[int, int], out: I32, coarse_width: int, first: int, last: int
) -> None:
    """Half the sum of the edges between blocks, for the coarse rows first..last-1 of zeros in `out`."""
    height, width = shape
    for y in range(2 * first, min(2 * last, height)):
        for x in range(width):
            node = (y + 1) * (width + 2) + x + 1
            for k in range(weights.shape[1]):
                weight = weights[node, k]
                if weight != 0:
                    at, column, sign = _coarse_edge(y, x, k, coarse_width)
                    if sign != 0:
                        out[at, column] += weight
    for node in range((first + 1) * (coarse_width + 2), (last + 1) * (coarse_width + 2)):
        for k in range(weights.shape[1]):
            out[node, k] = (out[node, k] + 1) >> 1


@kernel
def enlarge_flow(
    weights: I32, shape: tuple[int, int], coarse_weights: I32, coarse_flow: I32, coarse_width: int,
    out: I32, first: int, last: int,
) -> None:  # fmt: skip
    """The flow of a coarse edge shared out among its edges by their prices, in rows first..last-1."""
    width = shape[1]
    for y in range(first, last):
        for x in range(width):
            node = (y + 1) * (width + 2) + x + 1
            for k in range(weights.shape[1]):
                weight = i64(weights[node, k])
                if weight == 0:
                    continue
                at, column, sign = _coarse_edge(y, x, k, coarse_width)
                if sign != 0 and coarse_weights[at, column] > 0:
                    flow = i64(coarse_flow[at, column]) * weight // coarse_weights[at, column]
                    out[node, k] = sign * flow


@kernel
def enlarge_labels(
    coarse: LabelMap, coarse_width: int, unary: I32, out: LabelMap, first: int, last: int
) -> None:
    """Labels of blocks on their pixels, padded and flat; scribbled pixels take their own."""
    count, _, width = unary.shape
    for y in range(first, last):
        for x in range(width):
            label = coarse[((y >> 1) + 1) * (coarse_width + 2) + (x >> 1) + 1]
            if unary[label, y, x] == HARD:
                for c in range(count):
                    if unary[c, y, x] == 0:
                        label = c
            out[(y + 1) * (width + 2) + x + 1] = label


@kernel
def cheapest_labels(unary: I32, out: LabelMap, first: int, last: int) -> None:
    """The class that is cheapest at each pixel without its edges, the first of equals; padded and flat."""
    count, _, width = unary.shape
    for y in range(first, last):
        for x in range(width):
            best = 0
            for c in range(1, count):
                if unary[c, y, x] < unary[best, y, x]:
                    best = c
            out[(y + 1) * (width + 2) + x + 1] = best


@kernel
def price(labels: LabelMap, unary: I32, links: Any, weights: I32, first: int, last: int) -> int:
    """Units of the pixels of rows first..last-1 and of their edges to later neighbours."""
    _, _, width = unary.shape
    half = u64(len(links) // 2)
    total: int = i64(0)
    for y in range(first, last):
        for x in range(width):
            node = u64((y + 1) * (width + 2) + x + 1)
            here = labels[node]
            total += unary[here, y, x]
            for k in range(half):
                if labels[node + links[k << u64(1)]] != here:
                    total += weights[node, k]
    return total
