"""Embedding space of a collection of images: centred, on its main axes, at unit length.

>>> import numpy as np
>>> raw = np.array([[0, 1], [0, 1.1], [5, 0], [-5, 0]], np.float32)
>>> space = build_space(lambda: [(np.arange(4), raw)], blocks=[2])
>>> [row for row, similarity in nearest(space, 0, count=1)]
[1]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, read_only

AXES: Final = 128
"""Most main axes kept of a block; fewer numbers than that are only turned, not cut."""

_ROWS_AT_ONCE: Final = 8192

Chunks = Callable[[], Iterable[tuple[Sequence[int], NDArray[np.float32]]]]
"""Gives (keys, (n, d) float32) in pieces, the same each time it is called."""


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Embeddings of a collection.

    Attributes:
        keys: whose vector each row is; ascending.
        vectors: (n, d) float32 of unit length, read-only; a row of zeros stands for an image
            that is exactly average.
        plane: (n, 2) float32, the two main axes for a map, read-only.
        shown: share of the collection's variance that lies in the plane, 0-1.
    """

    keys: NDArray[np.int64]
    vectors: NDArray[np.float32]
    plane: NDArray[np.float32]
    shown: float

    def row_of(self, key: int) -> int | None:
        """Row of an image, or None when it has no vector."""
        row = int(np.searchsorted(self.keys, key))
        return row if row < len(self.keys) and self.keys[row] == key else None


@dataclass(frozen=True, slots=True, eq=False)
class Axes:
    """Main axes of a block: project with (x - mean) @ axes.

    Attributes:
        mean: (d,) float64.
        axes: (d, k) float64, columns of unit length, by falling variance.
        variances: (k,) float64, along each axis.
        total: variance in all directions.
    """

    mean: NDArray[np.float64]
    axes: NDArray[np.float64]
    variances: NDArray[np.float64]
    total: float


def build_space(chunks: Chunks, blocks: Sequence[int], check: Callable[[], None] = lambda: None) -> Space:
    """Put a collection's raw vectors into one space.

    Each block is centred, turned on its main axes and divided by its standard deviation, so that
    blocks count alike; then rows get unit length. Memory beside the result is one chunk and a
    square of the block's length.

    Args:
        chunks: the raw vectors, keys ascending over all chunks; read twice or thrice.
        blocks: lengths of the parts of a raw vector, which must add up to its length.
        check: called once a chunk; raises to stop.

    Raises:
        BadInputError: a vector has another length.
    """
    axes = _fit(chunks, blocks, check)
    keys: list[NDArray[np.int64]] = []
    rows: list[NDArray[np.float32]] = []
    for numbers, raw in chunks():
        check()
        keys.append(np.asarray(numbers, np.int64))
        rows.append(_projected(raw, blocks, axes))
    if not rows:
        empty = np.zeros((0, 2), np.float32)
        return Space(np.zeros(0, np.int64), empty, empty, 0.0)
    vectors = np.concatenate(rows)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    # An image without any difference from the mean has no direction.
    vectors /= np.where(lengths > 1e-9, lengths, 1.0)
    pieces = [vectors[i : i + _ROWS_AT_ONCE] for i in range(0, len(vectors), _ROWS_AT_ONCE)]
    flat = principal_axes(lambda: pieces, 2, check)
    plane = ((vectors - flat.mean) @ flat.axes).astype(np.float32)
    plane = np.pad(plane, ((0, 0), (0, 2 - plane.shape[1])))
    shown = float(flat.variances.sum() / flat.total) if flat.total > 0 else 0.0
    return Space(np.concatenate(keys), read_only(vectors), read_only(plane), shown)


def principal_axes(
    chunks: Callable[[], Iterable[NDArray[np.float32]]], count: int, check: Callable[[], None] = lambda: None
) -> Axes:
    """The `count` directions of largest variance; fewer when the rows or columns are.

    By the covariance's eigenvectors, summed in double precision chunk by chunk; by the singular
    values of the rows themselves where there are fewer rows than columns. The sign of an axis is
    such that its largest entry is positive.
    """
    row_count, mean = _mean(chunks, check)
    length = len(mean)
    if row_count <= length:
        whole = np.concatenate([rows.astype(np.float64) for rows in chunks()]) - mean
        _, scale, turned = np.linalg.svd(whole, full_matrices=False)
        variances: NDArray[np.float64] = scale**2 / row_count
        axes: NDArray[np.float64] = turned.T
    else:
        covariance: NDArray[np.float64] = np.zeros((length, length))
        for rows in chunks():
            check()
            centred = rows.astype(np.float64) - mean
            covariance += centred.T @ centred
        variances, axes = np.linalg.eigh(covariance / row_count)
        variances, axes = np.maximum(variances[::-1], 0.0), axes[:, ::-1]
    total = float(variances.sum())
    axes = axes[:, :count]
    largest = axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])]
    return Axes(mean, axes * np.where(largest < 0, -1.0, 1.0), variances[:count], total)


def nearest(space: Space, row: int, count: int) -> list[tuple[int, float]]:
    """(row, cosine similarity -1 to 1) of the most similar others, best first; exact.

    Of equally similar ones the earlier row comes first.
    """
    if not 0 <= row < len(space.keys):
        raise BadInputError(f"the space has {len(space.keys)} rows, no row {row}")
    similarity = space.vectors @ space.vectors[row]
    similarity[row] = -np.inf
    order = np.argsort(-similarity, kind="stable")[: min(count, len(similarity) - 1)]
    return [(int(other), float(similarity[other])) for other in order]


def _fit(chunks: Chunks, blocks: Sequence[int], check: Callable[[], None]) -> list[Axes]:
    fitted = []
    for part in _slices(blocks):

        def of_block(part: slice = part) -> Iterable[NDArray[np.float32]]:
            for _, raw in chunks():
                if raw.ndim != 2 or raw.shape[1] != sum(blocks):
                    raise BadInputError(f"vectors must be (n, {sum(blocks)}), got {raw.shape}")
                yield raw[:, part]

        if next(iter(of_block()), None) is None:
            return []
        fitted.append(principal_axes(of_block, AXES, check))
    return fitted


def _projected(
    raw: NDArray[np.float32], blocks: Sequence[int], fitted: Sequence[Axes]
) -> NDArray[np.float32]:
    parts = []
    for part, block in zip(_slices(blocks), fitted, strict=True):
        deviation = np.sqrt(block.total) if block.total > 1e-12 else 1.0
        parts.append((raw[:, part] - block.mean) @ block.axes / deviation)
    projected: NDArray[np.float32] = np.concatenate(parts, axis=1).astype(np.float32)
    return projected


def _slices(blocks: Sequence[int]) -> list[slice]:
    ends = np.cumsum(blocks)
    return [slice(int(end - length), int(end)) for end, length in zip(ends, blocks, strict=True)]


def _mean(
    chunks: Callable[[], Iterable[NDArray[np.float32]]], check: Callable[[], None]
) -> tuple[int, NDArray[np.float64]]:
    row_count = 0
    total: NDArray[np.float64] = np.zeros(0)
    for rows in chunks():
        check()
        sums: NDArray[np.float64] = rows.astype(np.float64).sum(axis=0)
        total = sums if row_count == 0 else total + sums
        row_count += len(rows)
    if row_count == 0:
        raise BadInputError("there are no vectors to find axes of")
    return row_count, total / row_count
