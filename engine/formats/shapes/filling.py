"""Pixels of outlines: filled by the even-odd rule, exactly for outlines along the edges of pixels.

A pixel belongs to a shape when its centre lies inside an odd number of the rings. So rings along pixel edges
give the very region that they were drawn around. Polygons of other programs are taken by the same rule,
whatever their corners mean there: COCO's own filling differs from it by pixels whose centres lie within one
pixel of the line, those of OpenCV and Pillow (Ultralytics, labelme), which take corners for centres of pixels
and draw the line as well, within two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, Rect
from engine.formats.shapes.outlines import Ring, following

_NOTHING: Final = Rect(0, 0, 0, 0)
_FAR: Final = 1e9
"""No image reaches so far; a corner beyond is taken for one here, so that no figure overflows."""


def fill_rings(rings: Sequence[Ring], shape: tuple[int, int]) -> tuple[Rect, BoolMap]:
    """Pixels of an image whose centres lie inside an odd number of rings.

    What lies outside the image is cut off; a ring of fewer than three corners encloses nothing.

    Source:
        The scan-line rule of Foley, van Dam, Feiner and Hughes, Computer Graphics (1990), section 3.6, with
        half-open edges.

    Args:
        rings: finite x, y in pixels from the outer corner of the first pixel.
        shape: (H, W) of the image.

    Returns:
        The rectangle around them inside the image, and (h, w) bool of its size; empty when there are none.
    """
    height, width = shape
    closed = [np.hstack([ring, following(ring)]) for ring in rings if len(ring) > 2]
    if not closed:
        return _NOTHING, np.zeros((0, 0), np.bool_)
    x0, y0, x1, y1 = np.clip(np.concatenate(closed), -_FAR, _FAR).T
    rect = Rect(
        int(np.floor(np.clip(y0.min(), 0, height))),
        int(np.floor(np.clip(x0.min(), 0, width))),
        int(np.ceil(np.clip(y0.max(), 0, height))),
        int(np.ceil(np.clip(x0.max(), 0, width))),
    )
    if rect.is_empty:
        return _NOTHING, np.zeros((0, 0), np.bool_)
    # Rows whose centre line an edge crosses: the upper end counts, the lower one is the next edge's.
    first = np.clip(np.ceil(np.minimum(y0, y1) - 0.5), rect.y0, rect.y1).astype(np.intp)
    last = np.clip(np.ceil(np.maximum(y0, y1) - 0.5), rect.y0, rect.y1).astype(np.intp)
    counts = last - first
    edge = np.repeat(np.arange(len(y0)), counts)
    rows = np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts) + first[edge]
    run = np.where(y1 == y0, 1.0, y1 - y0)
    crossings = x0[edge] + (rows + 0.5 - y0[edge]) * ((x1 - x0) / run)[edge]
    columns = np.clip(np.ceil(crossings - 0.5), rect.x0, rect.x1).astype(np.intp)
    return rect, _between(rows - rect.y0, columns - rect.x0, (rect.height, rect.width))


def _between(rows: NDArray[np.intp], columns: NDArray[np.intp], shape: tuple[int, int]) -> BoolMap:
    """(h, w) bool: the pixels from each odd crossing of their row to the next one."""
    height, width = shape
    flips = np.bincount(rows * (width + 1) + columns, minlength=height * (width + 1))
    parity = (flips.reshape(height, width + 1)[:, :-1] & 1).astype(np.uint8)
    covered: BoolMap = np.bitwise_xor.accumulate(parity, axis=1).view(np.bool_)
    return covered
