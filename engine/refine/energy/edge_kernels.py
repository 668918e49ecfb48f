"""Kernels of `edge_capacities`: prices of the edges between neighbours, and expansion moves."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core import LabelMap, RgbU8
from engine.core.jit import i64, inlined, kernel, u64

I32 = NDArray[np.int32]
Links = tuple[Any, ...]


@inlined
def _square(image: RgbU8, y: int, x: int, v: int, u: int) -> int:
    red = i64(image[y, x, 0]) - i64(image[v, u, 0])
    green = i64(image[y, x, 1]) - i64(image[v, u, 1])
    blue = i64(image[y, x, 2]) - i64(image[v, u, 2])
    square: int = red * red + green * green + blue * blue
    return square


@inlined
def edge_price(image: RgbU8, y: int, x: int, v: int, u: int, table: I32) -> int:
    """Units between pixels (y, x) and (v, u): the table's last entry stands for all larger contrasts."""
    units: int = i64(table[min(_square(image, y, x, v, u), len(table) - 1)])
    return units


@kernel
def contrast(image: RgbU8, first: int, last: int) -> int:
    """Sum of squared colour differences between rows first..last-1 and their later neighbours."""
    height, width, _ = image.shape
    total: int = i64(0)
    for y in range(first, last):
        for x in range(width - 1):
            total += _square(image, y, x, y, x + 1)
        if y + 1 < height:
            for x in range(width):
                total += _square(image, y, x, y + 1, x)
            for x in range(width - 1):
                total += _square(image, y, x, y + 1, x + 1)
                total += _square(image, y, x + 1, y + 1, x)
    return total


@inlined
def _join(
    image: RgbU8, y: int, x: int, v: int, u: int, table: I32, node: int, d: int, links: Links, cap: I32
) -> None:
    degree = u64(len(links))
    price = edge_price(image, y, x, v, u, table)
    here = u64(node)
    there = here + links[d]
    cap[here * degree + u64(d)] = price
    cap[there * degree + u64(d + 1)] = price


@kernel
def fill_capacity(
    image: RgbU8, straight: I32, slanted: I32, links: Links, cap: I32, first: int, last: int
) -> None:
    """Write the price of each pair of neighbours that begins in rows first..last-1, in both directions."""
    height, width, _ = image.shape
    for y in range(first, last):
        row = (y + 1) * (width + 2) + 1
        for x in range(width):
            if x + 1 < width:
                _join(image, y, x, y, x + 1, straight, row + x, 0, links, cap)
            if y + 1 < height:
                _join(image, y, x, y + 1, x, straight, row + x, 2, links, cap)
                if x + 1 < width:
                    _join(image, y, x, y + 1, x + 1, slanted, row + x, 4, links, cap)
                if x > 0:
                    _join(image, y, x, y + 1, x - 1, slanted, row + x, 6, links, cap)


@kernel
def boundary_price(labels: LabelMap, image: RgbU8, straight: I32, slanted: I32, first: int, last: int) -> int:
    """Units of all boundaries that begin in rows first..last-1."""
    height, width = labels.shape
    total: int = i64(0)
    for y in range(first, last):
        for x in range(width):
            here = labels[y, x]
            if x + 1 < width and labels[y, x + 1] != here:
                total += edge_price(image, y, x, y, x + 1, straight)
            if y + 1 < height:
                if labels[y + 1, x] != here:
                    total += edge_price(image, y, x, y + 1, x, straight)
                if x + 1 < width and labels[y + 1, x + 1] != here:
                    total += edge_price(image, y, x, y + 1, x + 1, slanted)
                if x > 0 and labels[y + 1, x - 1] != here:
                    total += edge_price(image, y, x, y + 1, x - 1, slanted)
    return total


@kernel
def expansion_move(
    labels: LabelMap, alpha: int, unary: I32, links: Links, weights: I32, terminal: I32, cap: I32
) -> None:
    """The cut whose source side is what should become `alpha`; overwrites `terminal` and `cap`.

    Let x be 1 where a pixel becomes alpha. Neighbours p before q that hold two other labels pay w, w, w, 0
    at (x_p, x_q) = 00, 01, 10, 11: w when p stays, and w when p becomes alpha and q does not.

    Args:
        labels: padded, flat: (H+2)(W+2).
        cap: like `weights`.
    """
    degree = u64(len(links))
    _, height, width = unary.shape
    for y in range(height):
        for x in range(width):
            node = u64((y + 1) * (width + 2) + x + 1)
            here = labels[node]
            is_alpha = here == alpha
            gain = i64(0) if is_alpha else i64(unary[here, y, x]) - i64(unary[alpha, y, x])
            for d in range(degree):
                edge = node * degree + d
                price = weights[edge]
                cap[edge] = 0
                if price == 0 or is_alpha:
                    continue
                other = labels[node + links[d]]
                if other == alpha:
                    gain += price
                elif here == other:
                    cap[edge] = price
                elif (d & u64(1)) == u64(0):
                    gain += price
                    cap[edge] = price
            terminal[y, x] = gain
