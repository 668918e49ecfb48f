"""Region splitting and merging: areas of one colour, of any size, that part a window of an image."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8
from engine.core.colors.cielab import to_lab
from engine.edit.patch_map import PatchMap, averaged

if TYPE_CHECKING:
    from engine.core import CancelToken

_F32 = NDArray[np.float32]
_I64 = NDArray[np.int64]
_BLOCKS: Final = (32, 16, 8, 4, 2)
"""Sides of the squares that a window is split into, until each is of one colour."""
_SPLIT_SHARE: Final = 1 / 8
"""Part of the difference at which squares are split: with half of it, areas have the corners of squares."""
_LEAST_PX: Final = 16
"""Smaller areas go to the neighbour that they are most like, whatever the difference."""


class UniformAreas(PatchMap):
    """Areas of one window of an image whose colours are alike.

    Squares are split in four until each is of one colour; neighbours are then merged, the most alike first,
    as long as the means of their colours differ by no more than `difference`.

    Args:
        pixels: (H, W, 3) uint8.
        difference: largest difference of colour within an area (CIE 1976, Euclidean in CIELAB), > 0.
        step: pixels on a side that are averaged to one.
        token: asked between the rounds of merging.

    Source:
        S. L. Horowitz, T. Pavlidis, Picture segmentation by a tree traversal algorithm, Journal of the ACM 23
        (1976); all most alike neighbours are merged at once, round by round.
    """

    def __init__(self, pixels: RgbU8, difference: float, token: CancelToken, step: int = 1) -> None:
        lab = to_lab(averaged(pixels, step))
        merger = _Merger(_split(lab, difference * _SPLIT_SHARE), lab)
        while merger.merge(difference):
            token.check()
        while merger.absorb():
            token.check()
        super().__init__(merger.labels.astype(np.int32) + 1, (pixels.shape[0], pixels.shape[1]))


def _split(lab: _F32, difference: float) -> _I64:
    """(H, W) numbers, from 0 on, of the squares of one colour; the smallest are single pixels."""
    height, width = lab.shape[:2]
    side = _BLOCKS[0]
    padded = np.pad(lab, ((0, -height % side), (0, -width % side), (0, 0)), mode="edge")
    shape = padded.shape[:2]
    numbers = np.full(shape, -1, np.int64)
    for side in _BLOCKS:
        blocks = padded.reshape(shape[0] // side, side, shape[1] // side, side, 3)
        spread = blocks.max(axis=(1, 3)) - blocks.min(axis=(1, 3))
        is_one = np.square(spread).sum(axis=2) <= difference**2
        first = np.arange(is_one.size, dtype=np.int64).reshape(is_one.shape) + int(numbers.max()) + 1
        whole = np.repeat(np.repeat(np.where(is_one, first, -1), side, axis=0), side, axis=1)
        np.copyto(numbers, whole, where=numbers < 0)
    rest = numbers < 0
    numbers[rest] = np.arange(int(rest.sum())) + int(numbers.max()) + 1
    return _counted(numbers[:height, :width])


class _Merger:
    """Areas that neighbours are merged into; `labels` is the number of each pixel's, from 0 on."""

    def __init__(self, labels: _I64, lab: _F32) -> None:
        self.labels = labels
        flat = labels.ravel()
        self._sizes = np.bincount(flat).astype(np.float64)
        colors = lab.reshape(-1, 3).astype(np.float64)
        self._sums = np.stack([np.bincount(flat, colors[:, c]) for c in range(3)], axis=1)
        beside = np.concatenate([_pairs(labels[:, :-1], labels[:, 1:]), _pairs(labels[:-1], labels[1:])])
        self._pairs = _distinct(beside, len(self._sizes))

    def merge(self, difference: float) -> bool:
        """Merge each area with the neighbour that it is most like, if that is alike; False: none was."""
        distances = self._distances()
        is_alike = distances <= difference
        return self._join(distances, np.stack([is_alike, is_alike], axis=1))

    def absorb(self) -> bool:
        """Merge each small area with the neighbour that it is most like; False where there is none."""
        # Ranks: of two that are as like, a small area must not join both.
        order = np.argsort(self._distances(), kind="stable")
        ranks = np.empty(len(order))
        ranks[order] = np.arange(len(order))
        return self._join(ranks, self._sizes[self._pairs] < _LEAST_PX)

    def _distances(self) -> NDArray[np.float64]:
        means = self._sums / self._sizes[:, None]
        apart = means[self._pairs[:, 0]] - means[self._pairs[:, 1]]
        return np.asarray(np.sqrt(np.square(apart).sum(axis=1)))

    def _join(self, distances: NDArray[np.float64], chooses: NDArray[np.bool_]) -> bool:
        """Join each area with its nearest neighbour among the pairs in which it `chooses`, (n, 2) bool."""
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        may_join = chooses.any(axis=1)
        if not may_join.any():
            return False
        pairs, distances, chooses = self._pairs[may_join], distances[may_join], chooses[may_join]
        count = len(self._sizes)
        least = np.full(count, np.inf)
        for end in (0, 1):
            np.minimum.at(least, pairs[chooses[:, end], end], distances[chooses[:, end]])
        chosen = pairs[((distances[:, None] <= least[pairs]) & chooses).any(axis=1)]
        graph = coo_array((np.ones(len(chosen), np.int8), (chosen[:, 0], chosen[:, 1])), (count, count))
        number, joined = connected_components(graph, directed=False)
        joined = joined.astype(np.int64)
        self.labels = joined[self.labels]
        self._sizes = np.bincount(joined, self._sizes, number).astype(np.float64)
        self._sums = np.stack([np.bincount(joined, self._sums[:, c], number) for c in range(3)], axis=1)
        left = joined[self._pairs]
        self._pairs = _distinct(_pairs(left[:, 0], left[:, 1]), number)
        return True


def _counted(numbers: _I64) -> _I64:
    """The same numbers without gaps, from 0 on."""
    return np.asarray(np.unique(numbers, return_inverse=True)[1], np.int64).reshape(numbers.shape)


def _distinct(pairs: _I64, count: int) -> _I64:
    """Each of the pairs of numbers below `count` once."""
    numbers = np.unique(pairs[:, 0] * count + pairs[:, 1])
    return np.stack(np.divmod(numbers, count), axis=1)


def _pairs(ones: _I64, others: _I64) -> _I64:
    """(n, 2) different numbers that lie side by side, the smaller first."""
    both = np.stack([ones.ravel(), others.ravel()], axis=1)
    return np.sort(both[both[:, 0] != both[:, 1]], axis=1)
