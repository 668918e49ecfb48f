"""Kernels of `problem`: prices of pixels.

`Prices` is (table, axes, levels, prior): units of each colour cell in each class (C, cells), the shape of the
cells (see `colour.ColourBins`), and units of the network in each class (C, h, w) at any resolution, or
(C, 0, 0). Scribbles are passed as the map of class ids and `place`, the position in C of each id.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import LabelMap, RgbU8
from engine.core.jit import f32, i64, inlined, kernel
from engine.refine.appearance.colour_kernels import cell_of

I32 = NDArray[np.int32]
F32 = NDArray[np.float32]
Prices = tuple[Any, int, int, Any]

HARD: Final = 1 << 28
"""Price in units of going against a scribble: more than all edges of a pixel and its unary together."""
_NONE: Final = 255


@inlined
def _between(position: int, size: int, samples: int) -> tuple[int, int, float]:
    """The two samples around the centre of pixel `position` of `size`, and the share of the second."""
    at = min(max((position + 0.5) * samples / size - 0.5, 0.0), samples - 1.0)
    low = int(at)
    return low, min(low + 1, samples - 1), f32(at - low)


@inlined
def _blend(prior: F32, c: int, rows: tuple[int, int, float], columns: tuple[int, int, float]) -> float:
    above = prior[c, rows[0], columns[0]]
    above += columns[2] * (prior[c, rows[0], columns[1]] - above)
    below = prior[c, rows[1], columns[0]]
    below += columns[2] * (prior[c, rows[1], columns[1]] - below)
    value: float = above + rows[2] * (below - above)
    return value


@inlined
def layer_price(layers: F32, c: int, y: int, x: int, height: int, width: int) -> float:
    """Row c of (C, h, w) `layers` at pixel (y, x) of a height x width image, interpolated."""
    return _blend(layers, c, _between(y, height, layers.shape[1]), _between(x, width, layers.shape[2]))


@inlined
def price_pixel(image: RgbU8, y: int, x: int, prices: Prices, out: Any) -> None:
    """Units of each class at one pixel, above the cheapest."""
    table, axes, levels, prior = prices
    height, width, _ = image.shape
    cell = cell_of(i64(image[y, x, 0]), i64(image[y, x, 1]), i64(image[y, x, 2]), axes, levels)
    least = i64(1) << 40
    for c in range(len(table)):
        price = i64(table[c, cell])
        if prior.shape[1] > 0:
            rows = _between(y, height, prior.shape[1])
            columns = _between(x, width, prior.shape[2])
            price += i64(np.rint(_blend(prior, c, rows, columns)))
        out[c] = price
        least = min(least, price)
    for c in range(len(table)):
        out[c] -= least


@kernel
def fill_unary(
    image: RgbU8, prices: Prices, scribbles: LabelMap, place: LabelMap, out: I32, first: int, last: int
) -> None:
    """`price_pixel` of rows first..last-1 into (C, H, W); scribbled pixels cost 0 and HARD."""
    count, _, width = out.shape
    for y in range(first, last):
        for x in range(width):
            scribble = place[scribbles[y, x]]
            if scribble != _NONE:
                for c in range(count):
                    out[c, y, x] = 0 if c == scribble else HARD
            else:
                price_pixel(image, y, x, prices, out[:, y, x])


@kernel
def fill_terminal(
    image: RgbU8, prices: Prices, scribbles: LabelMap, place: LabelMap, out: I32, first: int, last: int
) -> None:
    """Price of the second class minus price of the first, (H, W); `prices` are that difference, C = 1."""
    table, axes, levels, prior = prices
    height, width = out.shape
    for y in range(first, last):
        rows = _between(y, height, prior.shape[1])
        for x in range(width):
            scribble = place[scribbles[y, x]]
            if scribble != _NONE:
                out[y, x] = HARD if scribble == 0 else -HARD
                continue
            cell = cell_of(i64(image[y, x, 0]), i64(image[y, x, 1]), i64(image[y, x, 2]), axes, levels)
            price = i64(table[0, cell])
            if prior.shape[1] > 0:
                columns = _between(x, width, prior.shape[2])
                price += i64(np.rint(_blend(prior, 0, rows, columns)))
            out[y, x] = price


@kernel
def pixel_price(
    labels: LabelMap, image: RgbU8, prices: Prices, scribbles: LabelMap, first: int, last: int
) -> int:
    """Units of `labels` in rows first..last-1 without edges; scribbled pixels are taken to be kept."""
    width = labels.shape[1]
    units = np.empty(len(prices[0]), np.int64)
    total: int = i64(0)
    for y in range(first, last):
        for x in range(width):
            if scribbles[y, x] == _NONE:
                price_pixel(image, y, x, prices, units)
                total += units[labels[y, x]]
    return total


@kernel
def scan_scribbles(scribbles: LabelMap) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pixels of each value 0-254, and the first place of each in reading order (-1: none)."""
    counts = np.zeros(256, np.int64)
    first = np.full(256, -1, np.int64)
    height, width = scribbles.shape
    for y in range(height):
        for x in range(width):
            value = scribbles[y, x]
            if value != _NONE:
                if counts[value] == 0:
                    first[value] = y * width + x
                counts[value] += 1
    return counts, first


@kernel
def scribble_colours(image: RgbU8, scribbles: LabelMap, class_id: int, count: int) -> NDArray[np.uint8]:
    """(count, 3) colours of the `count` pixels that hold `class_id`, in reading order."""
    out = np.empty((count, 3), np.uint8)
    k = 0
    height, width = scribbles.shape
    for y in range(height):
        for x in range(width):
            if scribbles[y, x] == class_id:
                for channel in range(3):
                    out[k, channel] = image[y, x, channel]
                k += 1
    return out
