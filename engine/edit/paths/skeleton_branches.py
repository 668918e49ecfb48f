"""Branches of a skeleton: its ways between ends and crossings, each in the order of its pixels."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, CancelToken

Places = NDArray[np.int64]
"""(n, 2): pixels (y, x), each beside the next one."""

_AROUND = ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1))


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """One way of a skeleton.

    Attributes:
        places: its pixels, and those of the crossings at its ends.
        free_ends: how many of its two ends lie at no crossing; 2 for a ring, too.
    """

    places: Places
    free_ends: int

    @property
    def middles(self) -> NDArray[np.float64]:
        """(n, 2) y, x of its pixels' centres."""
        return self.places.astype(np.float64) + 0.5


def branches_of(bones: BoolMap, token: CancelToken) -> list[Branch]:
    """Branches of a skeleton one pixel wide, the pixels of crossings alone left out.

    >>> cross = np.zeros((5, 5), np.bool_)
    >>> cross[2] = cross[:, 2] = True
    >>> [(len(branch.places), branch.free_ends) for branch in branches_of(cross, CancelToken())]
    [(2, 1), (2, 1), (2, 1), (2, 1)]

    Raises:
        CancelledError: the token was cancelled.
    """
    around = cv2.filter2D(
        bones.astype(np.uint8), -1, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_CONSTANT
    )
    crossing = bones & (np.asarray(around) > 3)
    way = bones & ~crossing
    _, numbers = cv2.connectedComponents(way.astype(np.uint8), connectivity=8)
    y, x = np.nonzero(way)
    by_number = np.argsort(np.asarray(numbers)[y, x], kind="stable")
    y, x = y[by_number], x[by_number]
    starts = np.flatnonzero(np.diff(np.asarray(numbers)[y, x])) + 1
    groups = zip(np.split(y, starts), np.split(x, starts), strict=True)
    crossings = set(zip(*(axis.tolist() for axis in np.nonzero(crossing)), strict=True))
    branches = []
    for ys, xs in groups:
        token.check()
        if len(ys):
            branches.append(_branch(ys.tolist(), xs.tolist(), crossings))
    return branches


def _branch(ys: list[int], xs: list[int], crossings: set[tuple[int, int]]) -> Branch:
    """One branch in order, from any of its ends."""
    left = set(zip(ys, xs, strict=True))
    start = min(left, key=lambda place: len(_beside(place, left)))
    line = [start]
    left.discard(start)
    while near := _beside(line[-1], left):
        line.append(near[0])
        left.discard(near[0])
    first = _beside(line[0], crossings)
    last = _beside(line[-1], crossings)
    if len(line) == 1 and first:
        # Its one pixel is both ends: pixels that touch the first crossing found are of that crossing.
        last = [place for place in last if not _touch(place, first[0])]
    line = [*first[:1], *line, *last[:1]]
    free_ends = (not first) + (not last)
    return Branch(np.array(line, np.int64).reshape(-1, 2), free_ends)


def _beside(place: tuple[int, int], others: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the pixels beside one that are among `others`, sides before corners."""
    y, x = place
    return [near for dy, dx in _AROUND if (near := (y + dy, x + dx)) in others]


def _touch(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return max(abs(a[0] - b[0]), abs(a[1] - b[1])) <= 1
