"""Expansion moves on the tiles of a grid that a move can change: kernels of `expansion_moves`.

Nodes, `links`, `cap`, `tr` and `state` are those of `ibfs_kernels`. An edge belongs to its earlier end:
`weights` and `flow` are (nodes, connectivity / 2), one column for each pair of opposite directions; `flow` is
what the last move of a class sent from the earlier to the later end. Any flow that its capacities allow is a
valid start, so a move takes over that of the same class before, or of a coarser level, cut off where labels
around it have changed since.

Let s be 1 where a pixel becomes alpha. Two neighbours that both hold one other label pay w when they part.
With two other labels they pay w unless both become alpha: half of w as a gain of each, half when they part.
Beside alpha the edge is a gain of w.

A tile's `stage` is UNKNOWN, KNOWN (its terminals are) or FILLED (its edges to FILLED tiles of the same
`group` are in the graph).

Source:
    Boykov, Veksler & Zabih, PAMI 2001. Moves that start from the flow before: Alahari, Kohli & Torr, PAMI
    2010.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import LabelMap
from engine.core.jit import i64, lean_inlined, lean_kernel, u64
from engine.refine.solvers.ibfs_kernels import SINK, SOURCE, activate
from engine.refine.solvers.ibfs_start_kernels import plant_trees

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U32 = NDArray[np.uint32]
U8 = NDArray[np.uint8]
Links = Any

SHIFT: Final = 5
SIDE: Final = 1 << SHIFT
"""Pixels along the side of a tile: a row of its residuals is 1 KiB, and a boundary touches few others."""
UNKNOWN: Final = 0
KNOWN: Final = 1
FILLED: Final = 2

_DY: Final = np.array([0, 0, 1, -1, 1, -1, 1, -1])
_DX: Final = np.array([1, -1, 0, 0, 1, -1, -1, 1])
_ONE: Any = np.uint64(1)


@lean_inlined
def _bounds(tile: int, height: int, width: int) -> tuple[int, int, int, int]:
    """First and last + 1 row and column of a tile."""
    across = (width + SIDE - 1) >> SHIFT
    top = (tile // across) << SHIFT
    left = (tile % across) << SHIFT
    return top, min(top + SIDE, height), left, min(left + SIDE, width)


@lean_inlined
def _range_of(here: int, other: int, alpha: int, weight: int) -> tuple[int, int]:
    """Least and largest flow that an edge takes from its earlier end; both 0 beside alpha."""
    if here == alpha or other == alpha:
        return i64(0), i64(0)
    if here == other:
        return -weight, weight
    return (weight >> 1) - weight, weight >> 1


@lean_inlined
def _residual(
    node: int, d: int, labels: LabelMap, alpha: int, links: Links, weights: I32, flow: I32
) -> tuple[int, int]:
    """Residual capacity from `node` in direction d, and back."""
    other = node + links[d]
    earlier = node if (d & _ONE) == u64(0) else other
    column = d >> _ONE
    weight = i64(weights[earlier, column])
    if weight == 0:
        return i64(0), i64(0)
    low, high = _range_of(labels[node], labels[other], alpha, weight)
    sent = min(max(i64(flow[earlier, column]), low), high)
    if (d & _ONE) == u64(0):
        return high - sent, sent - low
    return sent - low, high - sent


@lean_kernel
def find_terminals(
    tiles: I64, labels: LabelMap, alpha: int, unary: I32, links: Links, weights: I32, flow: I32, tr: I32,
    first: int, last: int,
) -> None:  # fmt: skip
    """Write what becoming alpha gains at each pixel of tiles[first:last], after the flow, into `tr`."""
    degree = u64(len(links))
    _, height, width = unary.shape
    for t in range(first, last):
        top, bottom, left, right = _bounds(tiles[t], height, width)
        for y in range(top, bottom):
            for x in range(left, right):
                node = u64((y + 1) * (width + 2) + x + 1)
                here = labels[node]
                if here == alpha:
                    tr[node] = 0
                    continue
                gain = i64(unary[here, y, x]) - i64(unary[alpha, y, x])
                for d in range(degree):
                    other = node + links[d]
                    earlier = node if (d & _ONE) == u64(0) else other
                    column = d >> _ONE
                    weight = i64(weights[earlier, column])
                    if weight == 0:
                        continue
                    there = labels[other]
                    if there == alpha:
                        gain += weight
                        continue
                    low, high = _range_of(here, there, alpha, weight)
                    sent = min(max(i64(flow[earlier, column]), low), high)
                    if (d & _ONE) == u64(0):
                        gain -= sent
                        if here != there:
                            gain += high
                    else:
                        gain += sent
                        if here != there:
                            gain -= low
                tr[node] = gain


@lean_kernel
def settle_neighbours(
    tiles: I64, labels: LabelMap, alpha: int, shape: tuple[int, int], links: Links, weights: I32, flow: I32,
    tr: I32, group: U8, first: int, last: int,
) -> None:  # fmt: skip
    """Send gains of tiles[first:last] to neighbours that lose, inside tiles of the same group."""
    degree = u64(len(links))
    height, width = shape
    across = (width + SIDE - 1) >> SHIFT
    for t in range(first, last):
        top, bottom, left, right = _bounds(tiles[t], height, width)
        own = group[tiles[t]]
        for y in range(top, bottom):
            for x in range(left, right):
                node = u64((y + 1) * (width + 2) + x + 1)
                gain = i64(tr[node])
                if gain <= 0:
                    continue
                for d in range(degree):
                    other = node + links[d]
                    loss = -i64(tr[other])
                    if loss <= 0 or group[((y + _DY[d]) >> SHIFT) * across + ((x + _DX[d]) >> SHIFT)] != own:
                        continue
                    out, _ = _residual(node, d, labels, alpha, links, weights, flow)
                    sent = min(gain, min(loss, out))
                    if sent > 0:
                        _keep(node, d, labels, alpha, links, weights, flow, out - sent)
                        gain -= sent
                        tr[other] = sent - loss
                        if gain == 0:
                            break
                tr[node] = gain


@lean_inlined
def _keep(
    node: int, d: int, labels: LabelMap, alpha: int, links: Links, weights: I32, flow: I32, residual: int
) -> None:
    """Write the flow that leaves `residual` from `node` in direction d."""
    other = node + links[d]
    column = d >> _ONE
    if (d & _ONE) == u64(0):
        _, high = _range_of(labels[node], labels[other], alpha, i64(weights[node, column]))
        flow[node, column] = high - residual
    else:
        low, _ = _range_of(labels[other], labels[node], alpha, i64(weights[other, column]))
        flow[other, column] = residual + low


@lean_kernel
def find_gains(tiles: I64, shape: tuple[int, int], tr: I32, out: I64, first: int, last: int) -> None:
    """Sum of the gains that are left in each of tiles[first:last], into `out` beside it."""
    height, width = shape
    for t in range(first, last):
        top, bottom, left, right = _bounds(tiles[t], height, width)
        total = i64(0)
        for y in range(top, bottom):
            row = u64((y + 1) * (width + 2) + 1)
            for x in range(left, right):
                total += max(tr[row + u64(x)], 0)
        out[t] = total


@lean_kernel
def fill_edges(
    tiles: I64, labels: LabelMap, alpha: int, shape: tuple[int, int], links: Links, weights: I32, flow: I32,
    cap: I32, stage: U8, group: U8, first: int, last: int,
) -> None:  # fmt: skip
    """Write all residuals from the nodes of tiles[first:last]; none from and to other groups and stages."""
    degree = u64(len(links))
    height, width = shape
    across = (width + SIDE - 1) >> SHIFT
    for t in range(first, last):
        top, bottom, left, right = _bounds(tiles[t], height, width)
        own = group[tiles[t]]
        for y in range(top, bottom):
            is_edge_row = y == top or y == bottom - 1
            for x in range(left, right):
                node = u64((y + 1) * (width + 2) + x + 1)
                for d in range(degree):
                    out, _ = _residual(node, d, labels, alpha, links, weights, flow)
                    if is_edge_row or x == left or x == right - 1:
                        v, u = y + _DY[d], x + _DX[d]
                        if v < 0 or u < 0 or v >= height or u >= width:
                            continue
                        there = (v >> SHIFT) * across + (u >> SHIFT)
                        if stage[there] != FILLED or group[there] != own:
                            out = i64(0)
                            # The sink's tree reads it from the other end.
                            cap[(node + links[d]) * degree + (d ^ _ONE)] = 0
                    cap[node * degree + d] = out


@lean_kernel
def plant_tiles(
    tiles: I64, shape: tuple[int, int], links: Links, cap: I32, tr: I32, state: U32, queue: U32, regs: I64
) -> None:
    """`ibfs_start_kernels.plant_trees` in `tiles`, whose nodes are free."""
    height, width = shape
    for t in range(len(tiles)):
        top, bottom, left, right = _bounds(tiles[t], height, width)
        for y in range(top, bottom):
            row = (y + 1) * (width + 2) + 1
            plant_trees(links, cap, tr, state, queue, regs, row + left, row + right)


@lean_inlined
def _wake(node: int, state: U32, queue: U32, regs: I64) -> None:
    """Let a tree's node grow again."""
    if (state[node] & SOURCE) != 0:
        activate(node, SOURCE, queue, regs)
    elif (state[node] & SINK) != 0:
        activate(node, SINK, queue, regs)


@lean_kernel
def open_seams(
    tiles: I64, labels: LabelMap, alpha: int, shape: tuple[int, int], links: Links, weights: I32, flow: I32,
    cap: I32, stage: U8, group: U8, state: U32, queue: U32, regs: I64,
) -> None:  # fmt: skip
    """Join `tiles` with FILLED tiles of other groups, and wake the trees on both sides."""
    degree = u64(len(links))
    height, width = shape
    across = (width + SIDE - 1) >> SHIFT
    for t in range(len(tiles)):
        top, bottom, left, right = _bounds(tiles[t], height, width)
        own = group[tiles[t]]
        for y in range(top, bottom):
            step = 1 if y == top or y == bottom - 1 else max(1, right - left - 1)
            for x in range(left, right, step):
                node = u64((y + 1) * (width + 2) + x + 1)
                for d in range(degree):
                    out, back = _residual(node, d, labels, alpha, links, weights, flow)
                    if out == 0 and back == 0:
                        continue
                    there = ((y + _DY[d]) >> SHIFT) * across + ((x + _DX[d]) >> SHIFT)
                    if stage[there] != FILLED or group[there] == own:
                        continue
                    other = node + links[d]
                    cap[node * degree + d] = out
                    cap[other * degree + (d ^ _ONE)] = back
                    _wake(node, state, queue, regs)
                    _wake(other, state, queue, regs)


@lean_kernel
def find_overflow(
    tiles: I64, labels: LabelMap, alpha: int, shape: tuple[int, int], links: Links, weights: I32, flow: I32,
    stage: U8, state: U32, wanted: U8,
) -> int:  # fmt: skip
    """Mark in `wanted` the tiles beyond the graph that the source still reaches; how many."""
    degree = u64(len(links))
    height, width = shape
    across = (width + SIDE - 1) >> SHIFT
    count = 0
    for t in range(len(tiles)):
        top, bottom, left, right = _bounds(tiles[t], height, width)
        for y in range(top, bottom):
            step = 1 if y == top or y == bottom - 1 else max(1, right - left - 1)
            for x in range(left, right, step):
                node = u64((y + 1) * (width + 2) + x + 1)
                if (state[node] & SOURCE) == 0:
                    continue
                for d in range(degree):
                    out, _ = _residual(node, d, labels, alpha, links, weights, flow)
                    if out == 0:
                        continue
                    there = ((y + _DY[d]) >> SHIFT) * across + ((x + _DX[d]) >> SHIFT)
                    if stage[there] != FILLED and wanted[there] == 0:
                        wanted[there] = 1
                        count += 1
    return count


@lean_kernel
def keep_flow(
    tiles: I64, labels: LabelMap, alpha: int, shape: tuple[int, int], links: Links, weights: I32, flow: I32,
    cap: I32, stage: U8, first: int, last: int,
) -> None:  # fmt: skip
    """Write the flow that the residuals of tiles[first:last] tell of."""
    half = u64(len(links) // 2)
    degree = u64(len(links))
    height, width = shape
    across = (width + SIDE - 1) >> SHIFT
    for t in range(first, last):
        top, bottom, left, right = _bounds(tiles[t], height, width)
        for y in range(top, bottom):
            for x in range(left, right):
                node = u64((y + 1) * (width + 2) + x + 1)
                here = labels[node]
                if here == alpha:
                    continue
                for column in range(half):
                    d = column << _ONE
                    weight = i64(weights[node, column])
                    there = labels[node + links[d]]
                    if weight == 0 or there == alpha:
                        continue
                    tile = ((y + _DY[d]) >> SHIFT) * across + ((x + _DX[d]) >> SHIFT)
                    if stage[tile] == FILLED:
                        _, high = _range_of(here, there, alpha, weight)
                        flow[node, column] = high - cap[node * degree + d]


@lean_kernel
def relabel(
    tiles: I64, labels: LabelMap, alpha: int, shape: tuple[int, int], tr: I32, state: U32, stage: U8,
    changed: U8, first: int, last: int,
) -> int:  # fmt: skip
    """Make the source's side alpha in tiles[first:last], forget the trees; by how much the energy sinks."""
    height, width = shape
    gain: int = i64(0)
    for t in range(first, last):
        top, bottom, left, right = _bounds(tiles[t], height, width)
        for y in range(top, bottom):
            for x in range(left, right):
                node = u64((y + 1) * (width + 2) + x + 1)
                if (state[node] & SOURCE) != 0:
                    labels[node] = alpha
                    changed[tiles[t]] = 1
                    gain += max(i64(tr[node]), 0)
                state[node] = 0
        stage[tiles[t]] = UNKNOWN
    return gain


@lean_kernel
def mark_around(changed: U8, across: int, stale: U8) -> None:
    """Set `stale` in the changed tiles and their eight neighbours."""
    down = len(changed) // across
    for tile in range(len(changed)):
        if changed[tile]:
            y, x = tile // across, tile % across
            for v in range(max(y - 1, 0), min(y + 2, down)):
                for u in range(max(x - 1, 0), min(x + 2, across)):
                    stale[v * across + u] = 1
