"""Kernels of `image_pyramid` and `banded_cut`: smaller images, scribbles and prices of each level."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import LabelMap, RgbU8
from engine.core.jit import i64, inlined, kernel
from engine.refine.appearance.colour_kernels import cell_of
from engine.refine.energy.unary_kernels import HARD, Prices, layer_price

I32 = NDArray[np.int32]

NONE: Final = 255
MIXED: Final = 254
"""In a level's scribbles: pixels of two classes meet here, so that none is sure."""
_PIECE: Final = 64
_BLANK: Any = np.uint64(0xFFFFFFFFFFFFFFFF)


@kernel
def halve_image(image: RgbU8, out: RgbU8, first: int, last: int) -> None:
    """Means of 2 x 2 pixels into rows first..last-1 of `out`; an odd side repeats its last."""
    height, width, _ = image.shape
    for y in range(first, last):
        top = 2 * y
        bottom = min(top + 1, height - 1)
        for x in range(out.shape[1]):
            left = 2 * x
            right = min(left + 1, width - 1)
            for c in range(3):
                total = i64(image[top, left, c]) + image[top, right, c]
                total += i64(image[bottom, left, c]) + image[bottom, right, c]
                out[y, x, c] = (total + 2) >> 2


@inlined
def _words(scribbles: LabelMap) -> Any:
    """The map as words of eight pixels, without a last piece of less."""
    return scribbles.reshape(-1)[: scribbles.size // 8 * 8].view(np.uint64)


@inlined
def _is_blank(words: Any, first: int, last: int) -> bool:
    """True when pixels first..last-1, and others in their words, have no scribble: NONE has all bits set."""
    if (last + 7) // 8 > len(words):
        return False
    bits = _BLANK
    for k in range(first // 8, (last + 7) // 8):
        bits &= words[k]
    return bits == _BLANK  # type: ignore[no-any-return]


@kernel
def place_scribbles(scribbles: LabelMap, place: LabelMap, out: LabelMap, first: int, last: int) -> None:
    """Position of the class scribbled on each pixel of rows first..last-1; NONE where none takes part."""
    width = scribbles.shape[1]
    words = _words(scribbles)
    for y in range(first, last):
        for left in range(0, width, _PIECE):
            right = min(left + _PIECE, width)
            if _is_blank(words, y * width + left, y * width + right):
                for x in range(left, right):
                    out[y, x] = NONE
            else:
                for x in range(left, right):
                    out[y, x] = place[scribbles[y, x]]


@kernel
def halve_scribbles(scribbles: LabelMap, out: LabelMap, top: int, left: int, bottom: int, right: int) -> None:
    """The class scribbled on each 2 x 2 pixels into a part of `out`; MIXED where two classes meet."""
    height, width = scribbles.shape
    words = _words(scribbles)
    for y in range(top, bottom):
        last = min(2 * y + 1, height - 1)
        for start in range(left, right, _PIECE):
            end = min(start + _PIECE, right)
            until = min(2 * end, width)
            above, below = 2 * y * width, last * width
            is_blank = _is_blank(words, above + 2 * start, above + until)
            if is_blank and _is_blank(words, below + 2 * start, below + until):
                for x in range(start, end):
                    out[y, x] = NONE
                continue
            for x in range(start, end):
                found = NONE
                for v in range(2 * y, last + 1):
                    for u in range(2 * x, min(2 * x + 2, width)):
                        scribble = scribbles[v, u]
                        if scribble != NONE and scribble != found:
                            found = i64(scribble) if found == NONE else MIXED
                out[y, x] = found


@inlined
def mean_price(
    image: RgbU8, y: int, x: int, scale: int, c: int, prices: Prices, height: int, width: int
) -> int:
    """Mean units of row c of `prices` over the pixels of block (y, x).

    The price of the block's mean colour would be wrong in any texture: half black and half white is not grey.
    """
    table, axes, levels, layers = prices
    bottom = min((y + 1) * scale, image.shape[0])
    right = min((x + 1) * scale, image.shape[1])
    total = i64(0)
    count = 0
    for v in range(y * scale, bottom):
        for u in range(x * scale, right):
            cell = cell_of(i64(image[v, u, 0]), i64(image[v, u, 1]), i64(image[v, u, 2]), axes, levels)
            total += table[c, cell]
            count += 1
    price = total // count
    if layers.shape[1] > 0:
        price += i64(np.rint(layer_price(layers, c, y, x, height, width)))
    units: int = price
    return units


@kernel
def sample_cells(
    image: RgbU8,
    scale: int,
    step: int,
    axes: int,
    levels: int,
    out: NDArray[np.uint16],
    first: int,
    last: int,
) -> None:
    """Colour cells of every `step`-th pixel in both directions of each block, (h, w, n), in some rows.

    Blocks over the rim of the image repeat its last pixels.
    """
    height, width, _ = image.shape
    for y in range(first, last):
        for x in range(out.shape[1]):
            k = 0
            for v in range(y * scale, (y + 1) * scale, step):
                for u in range(x * scale, (x + 1) * scale, step):
                    b, a = min(v, height - 1), min(u, width - 1)
                    out[y, x, k] = cell_of(
                        i64(image[b, a, 0]), i64(image[b, a, 1]), i64(image[b, a, 2]), axes, levels
                    )
                    k += 1


@inlined
def _sampled_price(cells: NDArray[np.uint16], y: int, x: int, c: int, prices: Prices) -> int:
    table, _, _, layers = prices
    total = i64(0)
    for k in range(cells.shape[2]):
        total += table[c, cells[y, x, k]]
    price = total // cells.shape[2]
    if layers.shape[1] > 0:
        price += i64(np.rint(layer_price(layers, c, y, x, cells.shape[0], cells.shape[1])))
    units: int = price
    return units


@kernel
def block_prices(
    cells: NDArray[np.uint16], prices: Prices, scribbles: LabelMap, out: I32, first: int, last: int
) -> None:
    """Price of class c + 1 minus that of the first, (C - 1, h, w), in rows first..last-1 of a level.

    Args:
        cells: of the level, see `sample_cells`.
        prices: differences to the first class.
        scribbles: of the level, as positions; they get HARD differences.
    """
    count, _, width = out.shape
    for y in range(first, last):
        for x in range(width):
            scribble = scribbles[y, x]
            for c in range(count):
                if scribble >= MIXED:
                    out[c, y, x] = _sampled_price(cells, y, x, c, prices)
                elif scribble == 0:
                    out[c, y, x] = HARD
                else:
                    out[c, y, x] = -HARD if scribble == c + 1 else 0


@kernel
def changed_prices(
    pixels: NDArray[np.int64], cells: NDArray[np.uint16], prices: Prices, scribbles: LabelMap
) -> I32:
    """(n, C - 1) like `block_prices` at (n, 2) y, x of the level."""
    count = len(prices[0])
    out = np.empty((len(pixels), count), np.int32)
    for k in range(len(pixels)):
        y, x = pixels[k, 0], pixels[k, 1]
        scribble = scribbles[y, x]
        for c in range(count):
            if scribble >= MIXED:
                out[k, c] = _sampled_price(cells, y, x, c, prices)
            elif scribble == 0:
                out[k, c] = HARD
            else:
                out[k, c] = -HARD if scribble == c + 1 else 0
    return out


@kernel
def some_block_prices(
    nodes: NDArray[np.int64], image: RgbU8, scale: int, prices: Prices, height: int, width: int
) -> I32:
    """(n, C - 1) like `block_prices`, of all pixels and without scribbles, for nodes 1.. of a padded grid."""
    stride = width + 2
    count = len(prices[0])
    out = np.zeros((len(nodes), count), np.int32)
    for k in range(1, len(nodes)):
        y = nodes[k] // stride - 1
        x = nodes[k] - (y + 1) * stride - 1
        for c in range(count):
            out[k, c] = mean_price(image, y, x, scale, c, prices, height, width)
    return out


@kernel
def enlarge_labels(
    coarse: LabelMap, scale: int, scribbles: LabelMap, fine: LabelMap, first: int, last: int
) -> None:
    """Labels of a level onto rows first..last-1 of a finer one, scribbles on top; both padded by one pixel.

    Args:
        scale: pixels of `fine` along the side of one of `coarse`.
    """
    width = fine.shape[1] - 2
    row = np.empty(width, np.uint8)
    is_of = -1
    for y in range(first, last):
        v = y // scale
        if v != is_of:
            is_of = v
            for x in range(width):
                row[x] = coarse[v + 1, x // scale + 1]
        for x in range(width):
            scribble = scribbles[y, x]
            fine[y + 1, x + 1] = scribble if scribble < MIXED else row[x]


@kernel
def put_patch(
    scribbles: LabelMap, top: int, left: int, patch: LabelMap, counts: NDArray[np.int64]
) -> NDArray[Any]:
    """Write `patch` into `scribbles`, keep `counts` of its values; (n, 2) y, x of the pixels that changed."""
    height, width = patch.shape
    found = np.empty((height * width, 2), np.int64)
    count = 0
    for y in range(height):
        is_same = True
        for x in range(width):
            is_same &= scribbles[top + y, left + x] == patch[y, x]
        if is_same:
            continue
        for x in range(width):
            if scribbles[top + y, left + x] != patch[y, x]:
                counts[scribbles[top + y, left + x]] -= 1
                counts[patch[y, x]] += 1
                scribbles[top + y, left + x] = patch[y, x]
                found[count, 0] = top + y
                found[count, 1] = left + x
                count += 1
    return found[:count].copy()


@kernel
def name_labels(labels: LabelMap, ids: LabelMap, out: LabelMap, first: int, last: int) -> None:
    """The class of each position in rows first..last-1."""
    zero, one = ids[0], ids[1]
    for y in range(first, last):
        if len(ids) == 2:
            for x in range(labels.shape[1]):
                out[y, x] = one if labels[y, x] else zero
        else:
            for x in range(labels.shape[1]):
                out[y, x] = ids[labels[y, x]]
