"""Outlines of regions as COCO writes them: polygons along the pixels' edges, or run lengths."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap

Polygon = list[int]
"""x, y, x, y ... of the corners, in pixels from the image's upper left corner."""

# Where an edge leads to when it goes right, down, left or up: (dy, dx).
_STEPS: Final = ((0, 1), (1, 0), (0, -1), (-1, 0))


def polygons(region: BoolMap, top: int = 0, left: int = 0) -> list[Polygon] | None:
    """The region's outline along the edges of its pixels, exactly; None when it has a hole.

    Pieces that touch only at a corner become polygons of their own. COCO's polygons are united, so
    that none of them can stand for a hole.

    Args:
        region: (h, w), a part of the image that holds the region.
        top, left: place of that part in the image.
    """
    edges = _edges(region)
    found: list[Polygon] = []
    while edges:
        corners = _loop(edges)
        if _signed_area(corners) < 0:
            return None
        found.append([value for y, x in corners for value in (x + left, y + top)])
    return found


def run_lengths(region: BoolMap) -> list[int]:
    """Lengths of the runs of 0 and 1 in turn, down the columns; the first run is of 0 and may be empty."""
    flat = np.asarray(region, np.bool_).ravel(order="F")
    changes = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    bounds = np.concatenate(([0], changes, [flat.size]))
    lengths: list[int] = np.diff(bounds).tolist()
    return [0, *lengths] if flat[0] else lengths


def packed(lengths: list[int]) -> str:
    """Run lengths as the text that COCO's tools call compressed.

    Source:
        The COCO mask API's format: from the third length on the difference to the one two before; five
        bits a character from 48 on, the lowest first, bit 5 says that more follow, the last carries the sign.
    """
    text: list[str] = []
    for index, length in enumerate(lengths):
        rest = length - lengths[index - 2] if index > 2 else length
        more = True
        while more:
            bits = rest & 31
            rest >>= 5
            more = rest != (-1 if bits & 16 else 0)
            text.append(chr((bits | (32 if more else 0)) + 48))
    return "".join(text)


def _edges(region: BoolMap) -> dict[tuple[int, int, int], None]:
    """The sides of pixels that lie on the outline, (y, x, direction) of where each starts, clockwise."""
    own = np.pad(np.asarray(region, np.bool_), 1)
    inside = own[1:-1, 1:-1]
    sides: tuple[tuple[NDArray[np.bool_], int, int], ...] = (
        (own[:-2, 1:-1], 0, 0),
        (own[1:-1, 2:], 0, 1),
        (own[2:, 1:-1], 1, 1),
        (own[1:-1, :-2], 1, 0),
    )
    found: dict[tuple[int, int, int], None] = {}
    for direction, (beyond, dy, dx) in enumerate(sides):
        ys, xs = np.nonzero(inside & ~beyond)
        starts = zip((ys + dy).tolist(), (xs + dx).tolist(), strict=True)
        found.update(dict.fromkeys((y, x, direction) for y, x in starts))
    return found


def _loop(edges: dict[tuple[int, int, int], None]) -> list[tuple[int, int]]:
    """Take one closed outline out of `edges`; only its corners."""
    y, x, direction = next(iter(edges))
    corners: list[tuple[int, int]] = []
    while (y, x, direction) in edges:
        del edges[y, x, direction]
        y, x = y + _STEPS[direction][0], x + _STEPS[direction][1]
        # To the right first: where two pixels touch at a corner, the outline stays with its own.
        for turn in (1, 0, 3):
            following = (direction + turn) % 4
            if (y, x, following) in edges:
                if turn:
                    corners.append((y, x))
                direction = following
                break
        else:
            corners.append((y, x))
    return corners


def _signed_area(corners: list[tuple[int, int]]) -> int:
    """Twice the area, positive when the corners go clockwise as seen on the screen."""
    beside = [*corners[1:], corners[0]]
    return sum(x0 * y1 - x1 * y0 for (y0, x0), (y1, x1) in zip(corners, beside, strict=True))
