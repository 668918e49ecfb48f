"""Islands and small holes of a mask, and their repair.

An island is a piece of a class, connected by sides and corners, with few pixels and away from the border of
the image. A hole is a piece of background, or of unlabelled pixels, connected by sides, with few pixels, that
one class encloses. Pieces of background between several regions are neither: such gaps are often right.

>>> import numpy as np
>>> labels = np.zeros((12, 12), np.uint8)
>>> labels[2:9, 2:9], labels[4, 4], labels[10, 10] = 1, 0, 1
>>> [piece.rect for piece in find_holes(labels, 10)], [piece.rect for piece in find_islands(labels, 1, 10)]
([Rect(y0=4, x0=4, y1=5, x1=5)], [Rect(y0=10, x0=10, y1=11, x1=11)])
>>> mended = without_holes(without_islands(labels, 1, 10), 1, 10)
>>> int(mended[4, 4]), int(mended[10, 10])
(1, 0)
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.core import BACKGROUND, IGNORE, BoolMap, LabelMap, Rect
from engine.edit.morphology import given_away

TYPICAL_TIMES: Final = 8
"""Islands of a class are a fault only where half of its area, over all masks, lies in pieces of so many times
the size of an island: else the class itself is made of small pieces, such as the ends of cracks or stars."""

_POWERS: Final = 64
_Table = NDArray[np.int32]
_Facts = NDArray[np.int32]


class LabelPiece(NamedTuple):
    """A connected piece: its bounds, its pixels, its label, and the one around it (its own for several)."""

    rect: Rect
    pixels: int
    label: int
    around: int


class PieceSizes:
    """Sizes of the pieces of each class: the pixels in pieces of each power of two."""

    def __init__(self) -> None:
        self._pixels: dict[int, NDArray[np.int64]] = {}

    @property
    def classes(self) -> tuple[int, ...]:
        """Classes that have pieces."""
        return tuple(self._pixels)

    def add(self, class_id: int, sizes: NDArray[np.int64]) -> None:
        """Count pieces of a class with these sizes in pixels, 1 or more each."""
        powers = np.floor(np.log2(sizes)).astype(np.int64)
        counts = np.bincount(powers, weights=sizes, minlength=_POWERS).astype(np.int64)
        self._pixels[class_id] = self._pixels.get(class_id, 0) + counts

    def add_all(self, other: PieceSizes) -> None:
        """Count what another one has counted."""
        for class_id, counts in other._pixels.items():
            self._pixels[class_id] = self._pixels.get(class_id, 0) + counts

    def typical_px(self, class_id: int) -> int:
        """Size from which on pieces hold half of the area of the class, rounded down to a power of two."""
        counts = self._pixels.get(class_id)
        if counts is None:
            return 0
        return 1 << int(np.searchsorted(np.cumsum(counts), counts.sum() / 2))


def find_islands(
    labels: LabelMap, class_id: int, least_px: int, sizes: PieceSizes | None = None
) -> list[LabelPiece]:
    """Islands of one class with fewer than `least_px` pixels, the largest first.

    Args:
        sizes: counts all pieces of the class.
    """
    _, facts, small = _small_pieces(labels == class_id, least_px, 8)
    if sizes is not None and len(facts) > 1:
        sizes.add(class_id, facts[1:, 4].astype(np.int64))
    return _sorted([LabelPiece(bounds_of(facts[i]), int(facts[i, 4]), class_id, class_id) for i in small])


def find_holes(labels: LabelMap, least_px: int, *, has_background: bool = True) -> list[LabelPiece]:
    """Holes with fewer than `least_px` pixels, the largest first; `around` is the class around each.

    Without a background there are unlabelled holes alone.
    """
    holes = []
    for label in (BACKGROUND, IGNORE) if has_background else (IGNORE,):
        table, facts, small = _small_pieces(labels == label, least_px, 4)
        for number in small:
            rect = bounds_of(facts[number])
            around = _around(labels, table, number, rect)
            if around not in (label, IGNORE):
                holes.append(LabelPiece(rect, int(facts[number, 4]), label, around))
    return _sorted(holes)


def without_islands(labels: LabelMap, class_id: int, least_px: int) -> LabelMap:
    """Labels in which each island of the class goes to what is nearest around it."""
    table, _, small = _small_pieces(labels == class_id, least_px, 8)
    is_island: BoolMap = np.isin(table, small)
    return given_away(labels.copy(), class_id, is_island)


def without_holes(labels: LabelMap, class_id: int, least_px: int) -> LabelMap:
    """Labels in which each hole of background inside the class is of the class; unlabelled pixels stay."""
    out = labels.copy()
    table, facts, small = _small_pieces(labels == BACKGROUND, least_px, 4)
    for number in small:
        rect = bounds_of(facts[number])
        if _around(labels, table, number, rect) == class_id:
            out[rect.slices][table[rect.slices] == number] = class_id
    return out


def _small_pieces(
    where: BoolMap, least_px: int, connectivity: int
) -> tuple[_Table, _Facts, NDArray[np.int64]]:
    """Number of each pixel's piece, facts of all pieces, and the numbers of small ones off the border."""
    import cv2

    _, table, stats, _ = cv2.connectedComponentsWithStats(where.astype(np.uint8), connectivity=connectivity)
    facts: _Facts = np.asarray(stats).astype(np.int32)
    height, width = where.shape
    x0, y0, across, down, pixels = facts.T
    is_inside = (x0 > 0) & (y0 > 0) & (x0 + across < width) & (y0 + down < height)
    is_small = is_inside & (pixels < least_px)
    is_small[0] = False
    return np.asarray(table, np.int32), facts, np.flatnonzero(is_small).astype(np.int64)


def _around(labels: LabelMap, table: _Table, number: int, rect: Rect) -> int:
    """The one label beside all sides of a piece that touches no border; the piece's own for several."""
    import cv2

    window = rect.expand(1)
    piece = table[window.slices] == number
    ring = (cv2.dilate(piece.astype(np.uint8), _CROSS) > 0) & ~piece
    beside = labels[window.slices][ring]
    if bool((beside == beside[0]).all()):
        return int(beside[0])
    return int(labels[window.slices][piece][0])


_CROSS: Final[NDArray[Any]] = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.uint8)


def bounds_of(facts: NDArray[np.int32]) -> Rect:
    """Bounds of a connected component by its row of OpenCV's facts: x, y, width, height, pixels."""
    x0, y0, width, height = (int(value) for value in facts[:4])
    return Rect(y0, x0, y0 + height, x0 + width)


def _sorted(pieces: list[LabelPiece]) -> list[LabelPiece]:
    return sorted(pieces, key=lambda piece: (-piece.pixels, piece.rect.y0, piece.rect.x0))
