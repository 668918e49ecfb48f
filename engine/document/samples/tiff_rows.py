"""Rows of a page of a TIFF, decoded tile by tile: a whole slide is never in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.document.samples.tiff_page import TiffPage

_UPRIGHT: Final = 1
_NONE: Final = 1
_BLOCK_BYTES: Final = 32 << 20
_PLAIN: Final = ("YX", "YXS")


def has_rows(page: Any, facts: TiffPage) -> bool:
    """Whether the rows of a page can be read without the others: upright, channels together, in pieces."""
    is_upright = facts.orientation == _UPRIGHT and page.axes in _PLAIN
    # One piece for all of it gains nothing.
    return is_upright and len(page.dataoffsets) > 1 and len(page.chunks) == len(page.shape)


def has_seekable_rows(page: Any, facts: TiffPage) -> bool:
    """Whether `has_rows`, or all rows lie one behind the other as they are."""
    is_upright = facts.orientation == _UPRIGHT and page.axes in _PLAIN
    return has_rows(page, facts) or (is_upright and _is_plain(page))


def _is_plain(page: Any) -> bool:
    is_whole_bytes = int(page.bitspersample) == 8 * page.dtype.itemsize
    return int(page.compression) == _NONE and bool(page.is_contiguous) and is_whole_bytes


def read_rows(page: Any, handle: Any, rows: int) -> Iterator[NDArray[Any]]:
    """(n, W, S) numbers from the top down; n is `rows`, but for the last.

    Holds the rows of one band and of one row of tiles.

    Args:
        page: a tifffile.TiffPage of which `has_seekable_rows` is true.
        handle: the file handle of its tifffile.TiffFile.

    Raises:
        ValueError: a piece is missing.
    """
    height, width = page.shape[:2]
    samples = page.shape[2] if page.axes == "YXS" else 1
    if len(page.dataoffsets) == 1 and _is_plain(page):
        yield from _plain_rows(page, handle, rows)
        return
    tall = page.chunks[0]
    waiting: list[NDArray[Any]] = []
    count = 0
    for first in range(0, height, tall):
        strip = _tiles_of(page, handle, first, min(tall, height - first))
        waiting.append(strip.reshape(len(strip), width, samples))
        count += len(strip)
        while count >= rows:
            together = np.concatenate(waiting) if len(waiting) > 1 else waiting[0]
            yield together[:rows]
            waiting, count = [together[rows:]], count - rows
    if count:
        yield np.concatenate(waiting)


def reduced_rows(page: Any, handle: Any, rows: int, factor: int, *, is_mean: bool) -> Iterator[NDArray[Any]]:
    """As `read_rows`, of a copy of the page that is `factor` times smaller; the rest of a cell is left out.

    Holds some megabytes beside one band, whatever the page's size.

    Args:
        is_mean: a pixel is the mean of its cell; else the first of it, for numbers that stand for something.
    """
    height, width = page.shape[:2]
    samples = page.shape[2] if page.axes == "YXS" else 1
    columns = width // factor
    at_once = max(1, _BLOCK_BYTES // (factor * width * samples * page.dtype.itemsize))
    waiting: list[NDArray[Any]] = []
    left = height // factor
    for band in read_rows(page, handle, factor * min(rows, at_once)):
        cells = band[: len(band) // factor * factor, : columns * factor]
        if not len(cells):
            break
        waiting.append(_means(cells, factor) if is_mean else cells[::factor, ::factor].copy())
        have = sum(map(len, waiting))
        while have >= rows:
            together = np.concatenate(waiting)
            yield together[:rows]
            left -= rows
            waiting, have = [together[rows:]], have - rows
    if left and waiting:
        yield np.concatenate(waiting)


def _means(cells: NDArray[Any], factor: int) -> NDArray[Any]:
    """(h, w, S) of the means of factor x factor pixels, in the numbers' own type."""
    height, width, samples = cells.shape
    if factor == 1:
        return cells
    blocks = cells.reshape(height // factor, factor, width // factor, factor, samples)
    # Sums of whole numbers are exact, and quicker than means of float64.
    if cells.dtype.kind in "ui" and cells.dtype.itemsize <= 4:
        sums = blocks.sum(axis=3, dtype=np.int32 if cells.dtype.itemsize == 1 else np.int64).sum(axis=1)
        means: NDArray[Any] = (sums + factor * factor // 2) // (factor * factor)
    else:
        means = blocks.mean(axis=(1, 3))
    return means.astype(cells.dtype)


def _plain_rows(page: Any, handle: Any, rows: int) -> Iterator[NDArray[Any]]:
    height = page.shape[0]
    row = page.shape[1:]
    row_bytes = page.nbytes // height
    kind = page.dtype.newbyteorder(page.parent.byteorder)
    for first in range(0, height, rows):
        count = min(rows, height - first)
        handle.seek(page.dataoffsets[0] + first * row_bytes)
        data = handle.read(count * row_bytes)
        if len(data) < count * row_bytes:
            raise ValueError("image file is truncated")
        pixels = np.frombuffer(data, kind).astype(page.dtype).reshape(count, *row)
        yield pixels if pixels.ndim == 3 else pixels[:, :, np.newaxis]


def _tiles_of(page: Any, handle: Any, first: int, count: int) -> NDArray[Any]:
    """One row of tiles, or one strip, (count, W) or (count, W, S)."""
    across = page.chunked[1]
    start = first // page.chunks[0] * across
    strip = np.full((count, *page.shape[1:]), page.nodata, page.dtype)
    for index in range(start, start + across):
        offset, length = page.dataoffsets[index], page.databytecounts[index]
        if not length:
            continue  # An empty tile is of one colour, by the rules of GDAL and of scanners.
        handle.seek(offset)
        data = handle.read(length)
        if len(data) < length:
            raise ValueError("image file is truncated")
        tile, place, shape = page.decode(data, index, jpegtables=page.jpegtables)
        if tile is None:
            continue
        left = place[-2]
        tile = tile.reshape(tile.shape[-3:])[: shape[-3], : shape[-2]]
        right = min(page.shape[1], left + tile.shape[1])
        part = tile[:count, : right - left]
        strip[:, left:right] = part if strip.ndim == 3 else part[:, :, 0]
    return strip
