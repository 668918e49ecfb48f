"""The compiled part of finding instances: flooding, sharing out, numbering, measuring."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core.jit import inlined, kernel

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]
F32 = NDArray[np.float32]
F64 = NDArray[np.float64]


@inlined
def _root(parent: I32, node: Any) -> Any:
    """Representative of a basin; paths are halved on the way."""
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


@kernel
def _downhill(altitude: U16, keys: U8) -> I64:
    """Flat places with a key other than 0, the highest first, in scan order within a level."""
    start = np.zeros(65537, np.int64)
    flat, key = altitude.ravel(), keys.ravel()
    for p in range(flat.size):
        if key[p] != 0:
            start[65535 - np.int64(flat[p]) + 1] += 1
    for level in range(65536):
        start[level + 1] += start[level]
    order = np.empty(start[65536], np.int64)
    for p in range(flat.size):
        if key[p] != 0:
            depth = 65535 - np.int64(flat[p])
            order[start[depth]] = p
            start[depth] += 1
    return order


@kernel
def flood(altitude: U16, keys: U8, depth: int, neighbours: int) -> tuple[I32, U8]:
    """Basins around the peaks of `altitude`, at least `depth` deep, within areas of one key.

    Water falls from the highest level; where two basins of one key meet, the one with the lower
    peak is part of the other unless its peak stands `depth` or more above the meeting place.

    Args:
        altitude: (H, W).
        keys: (H, W), 0 where nothing is.
        neighbours: 4 or 8.

    Returns:
        (H, W) basin of each pixel from 1 on, 0 where the key is 0; and (n + 1,) the key of each basin.

    Source:
        Vincent & Soille, PAMI 1991 (watershed by immersion); Grimaud, SPIE 1992 (dynamics of a peak).
    """
    height, width = altitude.shape
    order = _downhill(altitude, keys)
    label = np.zeros(altitude.size, np.int32)
    flat, key = altitude.ravel(), keys.ravel()
    parent = np.zeros(order.size + 1, np.int32)
    peak = np.zeros(order.size + 1, np.int32)
    count = 0
    roots = np.zeros(8, np.int32)
    for k in range(order.size):
        p = order[k]
        y, x = p // width, p % width
        level, met = np.int32(flat[p]), 0
        best, best_level = np.int32(0), np.int32(-1)
        for dy in range(-1, 2):
            for dx in range(-1, 2):
                if (dy == 0 and dx == 0) or (neighbours == 4 and dy != 0 and dx != 0):
                    continue
                if not (0 <= y + dy < height and 0 <= x + dx < width):
                    continue
                q = p + dy * width + dx
                if label[q] == 0 or key[q] != key[p]:
                    continue
                root = _root(parent, label[q])
                roots[met] = root
                met += 1
                if np.int32(flat[q]) > best_level:
                    best, best_level = root, np.int32(flat[q])
        if met == 0:
            count += 1
            parent[count], peak[count], label[p] = count, level, count
            continue
        top = roots[0]
        for i in range(1, met):
            other = roots[i]
            if peak[other] > peak[top] or (peak[other] == peak[top] and other < top):
                top = other
        for i in range(met):
            if roots[i] != top and peak[roots[i]] - level < depth:
                parent[roots[i]] = top
        label[p] = _root(parent, best)
    return _settled(label, parent).reshape(height, width), _keys_of(label, key, count)


@kernel
def _settled(label: I32, parent: I32) -> I32:
    """`label` with the basins that became part of others resolved, in place."""
    for p in range(label.size):
        if label[p] != 0:
            label[p] = _root(parent, label[p])
    return label


@kernel
def _keys_of(label: I32, key: U8, count: int) -> U8:
    found = np.zeros(count + 1, np.uint8)
    for p in range(label.size):
        found[label[p]] = key[p]
    found[0] = 0
    return found


@kernel
def share_out(ids: I32, free: U8) -> None:
    """Give each free pixel the id that reaches it first through free pixels, side by side, in place.

    Args:
        ids: (H, W), 0 where nothing is.
        free: (H, W), 1 where a pixel may be taken.
    """
    height, width = ids.shape
    queue = np.empty(ids.size, np.int64)
    flat, open_ = ids.ravel(), free.ravel()
    first, last = 0, 0
    for p in range(flat.size):
        if flat[p] != 0:
            y, x = p // width, p % width
            beside = (
                (y > 0 and open_[p - width] != 0 and flat[p - width] == 0)
                or (y + 1 < height and open_[p + width] != 0 and flat[p + width] == 0)
                or (x > 0 and open_[p - 1] != 0 and flat[p - 1] == 0)
                or (x + 1 < width and open_[p + 1] != 0 and flat[p + 1] == 0)
            )
            if beside:
                queue[last] = p
                last += 1
    while first < last:
        p = queue[first]
        first += 1
        y, x = p // width, p % width
        for side in range(4):
            if side == 0 and y > 0:
                q = p - width
            elif side == 1 and x > 0:
                q = p - 1
            elif side == 2 and x + 1 < width:
                q = p + 1
            elif side == 3 and y + 1 < height:
                q = p + width
            else:
                continue
            if flat[q] == 0 and open_[q] != 0:
                flat[q] = flat[p]
                queue[last] = q
                last += 1


@kernel
def number(raw: I32, count: int, least_px: int) -> tuple[I32, I32]:
    """Number the regions of `raw` (0..count) from 1 on in the order of their first pixel, in place.

    Regions with fewer than `least_px` pixels become 0.

    Returns:
        `raw`, and (n + 1,) the old number of each new one.
    """
    flat = raw.ravel()
    area = np.zeros(count + 1, np.int64)
    for p in range(flat.size):
        area[flat[p]] += 1
    new = np.zeros(count + 1, np.int32)
    old = np.zeros(count + 1, np.int32)
    last = 0
    for p in range(flat.size):
        here = flat[p]
        if here == 0:
            continue
        if area[here] < least_px:
            flat[p] = 0
            continue
        if new[here] == 0:
            last += 1
            new[here] = last
            old[last] = here
        flat[p] = new[here]
    return raw, old[: last + 1]


@kernel
def measure(ids: I32, count: int) -> tuple[I64, I32, F64]:
    """Area (n + 1,), box (n + 1, 4) half-open and sum of places (n + 1, 2) of each id up to `count`."""
    height, width = ids.shape
    area = np.zeros(count + 1, np.int64)
    box = np.zeros((count + 1, 4), np.int32)
    total = np.zeros((count + 1, 2), np.float64)
    for y in range(height):
        for x in range(width):
            i = ids[y, x]
            if i == 0:
                continue
            if area[i] == 0:
                box[i, 0], box[i, 1], box[i, 3] = y, x, x + 1
            area[i] += 1
            box[i, 1] = min(box[i, 1], x)
            box[i, 2] = y + 1
            box[i, 3] = max(box[i, 3], x + 1)
            total[i, 0] += y
            total[i, 1] += x
    return area, box, total


@kernel
def inner(ids: I32) -> U8:
    """1 where a pixel and its four neighbours have the same id other than 0; the frame has none."""
    height, width = ids.shape
    out = np.zeros((height, width), np.uint8)
    for y in range(1, height - 1):
        for x in range(1, width - 1):
            i = ids[y, x]
            if i != 0 and ids[y - 1, x] == i and ids[y + 1, x] == i and ids[y, x - 1] == i:
                out[y, x] = ids[y, x + 1] == i
    return out


@kernel
def deepest(ids: I32, distance: F32, count: int) -> tuple[I32, F32]:
    """Place (n + 1, 2) and value (n + 1,) of the largest distance in each id; the first of equals."""
    height, width = ids.shape
    at = np.zeros((count + 1, 2), np.int32)
    best = np.full(count + 1, np.float32(-1))
    for y in range(height):
        for x in range(width):
            i = ids[y, x]
            if i != 0 and distance[y, x] > best[i]:
                best[i] = distance[y, x]
                at[i, 0], at[i, 1] = y, x
    return at, best


@kernel
def renamed(ids: I32, names: I32) -> None:
    """Replace each id by `names[id]`, in place."""
    flat = ids.ravel()
    for p in range(flat.size):
        flat[p] = names[flat[p]]
