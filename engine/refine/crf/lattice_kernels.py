"""Kernels of `lattice`: places of pixels in it, touching vertices, and the blur."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core.jit import fast_kernel, kernel

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
F32 = NDArray[np.float32]
U8 = NDArray[np.uint8]

# 256 pixels: the temporaries of a block (some 30 KiB) stay in the first-level cache.
BLOCK: Final = 256
# Adding and taking away 1.5 * 2^23 rounds a float32 to the nearest integer, ties to even.
_ROUND: Final = np.float32(12582912.0)
_NO_KEY: Final = -1
# 2^64 / golden ratio, as a signed number: spreads neighbouring keys over the table.
_SPREAD: Final = np.uint64(0x9E3779B97F4A7C15)


@kernel
def _slot(key: Any, shift: Any) -> Any:
    return np.int64((np.uint64(key) * _SPREAD) >> shift)


@kernel
def _shift_of(capacity: Any) -> Any:
    shift = np.uint64(64)
    while capacity > 1:
        capacity >>= 1
        shift -= np.uint64(1)
    return shift


@kernel
def find(table: I64, ids: I32, key: Any, shift: Any) -> Any:
    """Id of the vertex `key`, or -1."""
    mask = table.size - 1
    at = _slot(key, shift)
    while True:
        held = table[at]
        if held == key:
            return ids[at]
        if held == _NO_KEY:
            return np.int32(-1)
        at = (at + 1) & mask


@kernel
def find_or_add(table: I64, ids: I32, key: Any, shift: Any, count: Any) -> Any:
    """Id of the vertex `key`, which becomes `count` when the table did not have it."""
    mask = table.size - 1
    at = _slot(key, shift)
    while True:
        held = table[at]
        if held == key:
            return ids[at]
        if held == _NO_KEY:
            table[at] = key
            ids[at] = count
            return np.int32(count)
        at = (at + 1) & mask


@kernel
def grown(table: I64, ids: I32, least: Any) -> tuple[I64, I32]:
    """A copy of the table with room for `least` vertices at half load."""
    capacity = max(table.size, 1)
    while capacity < 2 * least:
        capacity *= 2
    new_table = np.full(capacity, _NO_KEY, np.int64)
    new_ids = np.empty(capacity, np.int32)
    shift = _shift_of(capacity)
    for at in range(table.size):
        if table[at] != _NO_KEY:
            find_or_add(new_table, new_ids, table[at], shift, ids[at])
    return new_table, new_ids


@kernel
def keys_in_id_order(table: I64, ids: I32, count: Any) -> I64:
    keys = np.empty(count, np.int64)
    for at in range(table.size):
        if table[at] != _NO_KEY:
            keys[ids[at]] = table[at]
    return keys


@kernel
def _features(colors: U8, width: Any, first: Any, count: Any, sxy: Any, srgb: Any, out: F32) -> None:
    """Feature vectors (x, y[, r, g, b]) in units of the kernel's deviations, one row per dimension."""
    x = first % width
    y = first // width
    for i in range(count):
        out[0, i] = np.float32(x) / sxy
        out[1, i] = np.float32(y) / sxy
        x += 1
        if x == width:
            x = 0
            y += 1
    for c in range(out.shape[0] - 2):
        row = out[c + 2]
        for i in range(count):
            row[i] = np.float32(colors[first + i, c]) / srgb


@kernel
def _elevate(features: F32, scale: F32, elevated: F32) -> None:
    """Positions in the hyperplane whose coordinates sum to 0."""
    d = scale.size
    total = elevated[0]
    total[:] = np.float32(0)
    for j in range(d, 0, -1):
        factor = scale[j - 1]
        weight = np.float32(j)
        source = features[j - 1]
        row = elevated[j]
        for i in range(total.size):
            part = source[i] * factor
            row[i] = total[i] - weight * part
            total[i] += part


@kernel
def _round(elevated: F32, nearest: F32, rank: I32, excess: I32) -> None:
    """Nearest vertex of remainder 0 in the hyperplane, and the order of the offsets from it."""
    sides = elevated.shape[0]
    inverse = np.float32(1.0) / np.float32(sides)
    times = np.float32(sides)
    excess[:] = 0
    for j in range(sides):
        row, near, ranks = elevated[j], nearest[j], rank[j]
        for i in range(excess.size):
            whole = (inverse * row[i] + _ROUND) - _ROUND
            near[i] = whole * times
            excess[i] += np.int32(whole)
            ranks[i] = 0
    for j in range(sides - 1):
        row_j, near_j, ranks_j = elevated[j], nearest[j], rank[j]
        for k in range(j + 1, sides):
            row_k, near_k, ranks_k = elevated[k], nearest[k], rank[k]
            for i in range(excess.size):
                less = np.int32(row_j[i] - near_j[i] < row_k[i] - near_k[i])
                ranks_j[i] += less
                ranks_k[i] += np.int32(1) - less
    for j in range(sides):
        near, ranks = nearest[j], rank[j]
        for i in range(excess.size):
            ranked = ranks[i] + excess[i]
            move = np.int32(ranked < 0) - np.int32(ranked >= sides)
            ranks[i] = ranked + move * np.int32(sides)
            near[i] += np.float32(move) * times


@kernel
def _barycentric(elevated: F32, nearest: F32, rank: I32, by_rank: F32, weights: F32) -> None:
    """Weights of the d + 1 corners, which sum to 1; corner r is the vertex of remainder r."""
    sides = elevated.shape[0]
    inverse = np.float32(1.0) / np.float32(sides)
    by_rank[:] = np.float32(0)
    for j in range(sides):
        row, near, ranks = elevated[j], nearest[j], rank[j]
        for place in range(sides):
            sorted_row = by_rank[place]
            for i in range(ranks.size):
                offset = (row[i] - near[i]) * inverse
                sorted_row[i] += offset if ranks[i] == place else np.float32(0)
    for corner in range(1, sides):
        high, low, out = by_rank[sides - 1 - corner], by_rank[sides - corner], weights[corner]
        for i in range(out.size):
            out[i] = high[i] - low[i]
    high, low, out = by_rank[sides - 1], by_rank[0], weights[0]
    for i in range(out.size):
        out[i] = high[i] + (np.float32(1) - low[i])


@kernel
def _corner_keys(nearest: F32, rank: I32, steps: I64, bias: Any, keys: I64) -> None:
    """Packed keys of the d + 1 corners.

    Coordinate j of a vertex of remainder r is (d + 1) q_j + r. A key holds the d
    numbers q_j side by side (`steps`: the unit of each) above three bits of r.
    """
    sides = nearest.shape[0]
    inverse = np.float32(1.0) / np.float32(sides)
    base = keys[0]
    base[:] = bias
    for j in range(sides - 1):
        near, step = nearest[j], steps[j]
        for i in range(base.size):
            base[i] += np.int64(np.int32((near[i] * inverse + _ROUND) - _ROUND)) * step
    for corner in range(1, sides):
        before, row = keys[corner - 1], keys[corner]
        row[:] = before + 1
        for j in range(sides - 1):
            ranks, step = rank[j], steps[j]
            for i in range(row.size):
                row[i] -= step if ranks[i] == sides - corner else np.int64(0)


@kernel
def place(
    colors: U8,
    width: Any,
    first: Any,
    last: Any,
    deviations: tuple[Any, Any],
    scale: F32,
    steps: I64,
    bias: Any,
    table: I64,
    ids: I32,
    count: Any,
    corners: I32,
    weights: F32,
) -> tuple[I64, I32, Any]:
    """Find the cell of pixels first..last-1 and number its vertices in the order in which they turn up.

    Returns:
        The vertex table, its ids (both anew when they had to grow) and the number of vertices.
    """
    d = scale.size
    features = np.empty((d, BLOCK), np.float32)
    elevated = np.empty((d + 1, BLOCK), np.float32)
    nearest = np.empty((d + 1, BLOCK), np.float32)
    by_rank = np.empty((d + 1, BLOCK), np.float32)
    shares = np.empty((d + 1, BLOCK), np.float32)
    rank = np.empty((d + 1, BLOCK), np.int32)
    excess = np.empty(BLOCK, np.int32)
    keys = np.empty((d + 1, BLOCK), np.int64)
    last_key = np.full(d + 1, _NO_KEY, np.int64)
    last_id = np.zeros(d + 1, np.int32)
    features[:] = np.float32(0)
    for start in range(first, last, BLOCK):
        size = min(BLOCK, last - start)
        _features(colors, width, start, size, deviations[0], deviations[1], features)
        _elevate(features, scale, elevated)
        _round(elevated, nearest, rank, excess)
        _barycentric(elevated, nearest, rank, by_rank, shares)
        _corner_keys(nearest, rank, steps, bias, keys)
        if 2 * (count + size * (d + 1)) > table.size:
            table, ids = grown(table, ids, 2 * (count + size * (d + 1)))
        shift = _shift_of(table.size)
        for corner in range(d + 1):
            previous_key, previous_id = last_key[corner], last_id[corner]
            for i in range(size):
                key = keys[corner, i]
                if key != previous_key:
                    previous_key = key
                    previous_id = find_or_add(table, ids, key, shift, count)
                    if previous_id == count:
                        count += 1
                corners[start + i, corner] = previous_id
                weights[start + i, corner] = shares[corner, i]
            last_key[corner], last_id[corner] = previous_key, previous_id
    return table, ids, count


@kernel
def add_keys(table: I64, ids: I32, count: Any, keys: I64) -> tuple[I64, I32, Any, I32]:
    """Take over the vertices of another table; also gives the new id of each."""
    table, ids = grown(table, ids, count + keys.size)
    shift = _shift_of(table.size)
    new_ids = np.empty(keys.size, np.int32)
    for i in range(keys.size):
        new_ids[i] = find_or_add(table, ids, keys[i], shift, count)
        if new_ids[i] == count:
            count += 1
    return table, ids, count, new_ids


@kernel
def renumber(corners: I32, first: Any, last: Any, new_ids: I32) -> None:
    for i in range(first, last):
        for corner in range(corners.shape[1]):
            corners[i, corner] = new_ids[corners[i, corner]]


@kernel
def connect(
    table: I64, ids: I32, keys: I64, steps: I64, axis: Any, first: Any, last: Any, pairs: I32
) -> None:
    """Neighbours of vertices first..last-1 along one axis.

    `pairs` (axes, vertices, 2) must be filled with the number of vertices, which
    stands for "no neighbour". Each call writes slot 0 of its own vertices and
    slot 1 of vertices that no other call reaches, so ranges may run in parallel.
    """
    shift = _shift_of(table.size)
    d = steps.size
    wrap = np.int64(d)
    for j in range(d):
        wrap -= steps[j]
    along = steps[axis] if axis < d else np.int64(0)
    for vertex in range(first, last):
        key = keys[vertex]
        key += (wrap if key & 7 == 0 else np.int64(-1)) + along
        other = find(table, ids, key, shift)
        if other >= 0:
            pairs[axis, vertex, 0] = other
            pairs[axis, other, 1] = vertex


@fast_kernel
def splat_one(corners: I32, weights: F32, first: Any, last: Any, out: F32) -> None:
    """Add 1 times its weights for each pixel, into (vertices + 1, 1)."""
    for i in range(first, last):
        for corner in range(corners.shape[1]):
            out[corners[i, corner], 0] += weights[i, corner]


@fast_kernel
def normalise(corners: I32, weights: F32, first: Any, last: Any, values: F32, alpha: Any) -> None:
    """Multiply the weights of each pixel by 1 / sqrt(filtered 1), for splat and slice alike."""
    for i in range(first, last):
        total = np.float32(0)
        for corner in range(corners.shape[1]):
            total += weights[i, corner] * values[corners[i, corner], 0]
        factor = np.float32(1.0 / np.sqrt(np.float64(total * alpha) + 1e-20))
        for corner in range(corners.shape[1]):
            weights[i, corner] *= factor


@fast_kernel
def blur_one(values: F32, pairs: I32, axis: Any, first: Any, last: Any, gain: Any, out: F32) -> None:
    """One channel: out = gain * (value + half of both neighbours along `axis`)."""
    half = np.float32(0.5)
    for vertex in range(first, last):
        near = values[pairs[axis, vertex, 0], 0] + values[pairs[axis, vertex, 1], 0]
        out[vertex, 0] = gain * (values[vertex, 0] + half * near)
