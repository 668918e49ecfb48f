"""Coreset selection: images to label next so that the labelled ones stand for all, by greedy k-centre.

>>> import numpy as np
>>> vectors = np.array([[0, 0], [0, 1], [9, 9]], np.float32)
>>> labelled = np.array([True, False, False])
>>> [pick.row for pick in farthest_first(vectors, labelled, candidates=~labelled, count=2)]
[2, 1]
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError

# 8192 x 256 products of 4 bytes are 8 MB, whatever the size of the collection.
_ROWS_AT_ONCE: Final = 8192
_CENTERS_AT_ONCE: Final = 256


@dataclass(frozen=True, slots=True)
class Pick:
    """One chosen row.

    Attributes:
        row: its number among the vectors.
        nearest: the labelled or earlier chosen row that is nearest to it; None for the very first.
        distance: how far that one is, 0-2 for unit vectors; 0 for the very first.
    """

    row: int
    nearest: int | None
    distance: float


def farthest_first(
    vectors: NDArray[np.float32],
    labelled: NDArray[np.bool_],
    candidates: NDArray[np.bool_],
    count: int,
    check: Callable[[], None] = lambda: None,
) -> list[Pick]:
    """The next `count` rows to label: each the farthest from all labelled and chosen before.

    Where nothing is labelled the row nearest to the mean of the candidates comes first. Of rows
    equally far the first wins, so the answer is always the same. The largest distance from any
    candidate to its nearest centre is at most twice the best that so many picks can reach.

    Args:
        vectors: (n, d) float32.
        labelled: (n,) bool, the centres that are there already.
        candidates: (n,) bool, the rows that may be chosen; labelled ones never are.
        count: how many at most; fewer when the candidates run out.
        check: called some times a second; raises to stop.

    Source:
        Gonzalez, Theor. Comput. Sci. 1985; for active learning Sener & Savarese, ICLR 2018, algorithm 1.
    """
    if labelled.shape != (len(vectors),) or candidates.shape != (len(vectors),) or count < 0:
        raise BadInputError(
            f"{len(vectors)} vectors need as many flags, got {labelled.shape} and {candidates.shape};"
            f" count must be >= 0, got {count}"
        )
    is_open = candidates & ~labelled
    cover = _Cover(vectors, check)
    cover.add(np.flatnonzero(labelled))
    picks: list[Pick] = []
    while len(picks) < count and is_open.any():
        picks.append(cover.next(np.flatnonzero(is_open)))
        is_open[picks[-1].row] = False
        cover.add(np.array([picks[-1].row]))
    return picks


class _Cover:
    """Distance of each row from the nearest centre."""

    def __init__(self, vectors: NDArray[np.float32], check: Callable[[], None]) -> None:
        self._vectors = vectors
        self._check = check
        self._squares = np.einsum("ij,ij->i", vectors, vectors)
        self._distance2 = np.full(len(vectors), np.inf, np.float32)
        self._nearest = np.full(len(vectors), -1, np.intp)

    def add(self, centers: NDArray[np.intp]) -> None:
        """Shorten every distance for which one of these is nearer than those before."""
        for begin in range(0, len(centers), _CENTERS_AT_ONCE):
            some = centers[begin : begin + _CENTERS_AT_ONCE]
            for first in range(0, len(self._vectors), _ROWS_AT_ONCE):
                self._check()
                self._shorten(slice(first, first + _ROWS_AT_ONCE), some)

    def _shorten(self, rows: slice, centers: NDArray[np.intp]) -> None:
        products = self._vectors[rows] @ self._vectors[centers].T
        distance2 = self._squares[rows, None] + self._squares[centers] - 2.0 * products
        best = distance2.argmin(axis=1)
        closest = distance2[np.arange(len(best)), best]
        closer = closest < self._distance2[rows]
        self._distance2[rows][closer] = closest[closer]
        self._nearest[rows][closer] = centers[best[closer]]

    def next(self, rows: NDArray[np.intp]) -> Pick:
        """The row that is farthest from every centre, or the most typical while there is none."""
        if self._nearest[rows[0]] < 0:
            mean = self._vectors[rows].mean(axis=0, dtype=np.float64)
            return Pick(int(rows[np.argmin(np.linalg.norm(self._vectors[rows] - mean, axis=1))]), None, 0.0)
        # Rounded, so that the last digit of a sum does not decide between equal images.
        row = int(rows[np.argmax(self._distance2[rows].round(5))])
        return Pick(row, int(self._nearest[row]), math.sqrt(max(0.0, float(self._distance2[row]))))
