"""Kernels of `banded_cut`: a band around the boundaries of a coarse labelling, as a graph of its own.

Maps of labels are padded by one pixel, and nodes are places in the padded map of their level, flat. Lists
of nodes for a flow begin with an unused entry at place 0.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import LabelMap, RgbU8
from engine.core.jit import i64, inlined, kernel
from engine.refine.energy.edge_kernels import edge_price
from engine.refine.solvers.pyramid_kernels import MIXED, NONE

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U32 = NDArray[np.uint32]
U8 = NDArray[np.uint8]

DECIDED: Final = 0xFFFFFFFF
"""In the numbers of nodes: decided in a band of this level that is closed."""
_SEEN: Final = 1
_TAKEN: Final = 2


@inlined
def _is_settled(coarse: LabelMap, fine: LabelMap, scribbles: LabelMap, y: int, x: int) -> bool:
    """True when coarse pixel (y, x), its eight neighbours and the pixels under it have one label."""
    here = coarse[y + 1, x + 1]
    height, width = coarse.shape[0] - 2, coarse.shape[1] - 2
    for v in range(max(y - 1, 0), min(y + 2, height)):
        for u in range(max(x - 1, 0), min(x + 2, width)):
            if coarse[v + 1, u + 1] != here:
                return False
    for v in range(2 * y, min(2 * y + 2, scribbles.shape[0])):
        for u in range(2 * x, min(2 * x + 2, scribbles.shape[1])):
            if fine[v + 1, u + 1] != here or (scribbles[v, u] != NONE and scribbles[v, u] != here):
                return False
    return True


@kernel
def doubtful(
    starts: I64, coarse: LabelMap, fine: LabelMap, scribbles: LabelMap, margin: int, visited: U8
) -> I64:
    """Coarse nodes to decide anew one level down: unsettled ones at most a pixel from `starts`.

    Args:
        margin: pixels around each of them that are decided anew as well.
        scribbles: positions, of the fine level.
        visited: (h + 2, w + 2) zeros, and zeros again afterwards.
    """
    height, width = coarse.shape[0] - 2, coarse.shape[1] - 2
    stride = width + 2
    seen = np.empty(min(9 * len(starts), height * width), np.int64)
    most = 9 * (2 * margin + 1) * (2 * margin + 1) * len(starts)
    taken = np.empty(min(most, height * width), np.int64)
    seen_count = taken_count = 0
    for k in range(len(starts)):
        y, x = starts[k] // stride - 1, starts[k] % stride - 1
        for v in range(max(y - 1, 0), min(y + 2, height)):
            for u in range(max(x - 1, 0), min(x + 2, width)):
                if visited[v + 1, u + 1] & _SEEN:
                    continue
                visited[v + 1, u + 1] |= _SEEN
                seen[seen_count] = (v + 1) * stride + u + 1
                seen_count += 1
                if _is_settled(coarse, fine, scribbles, v, u):
                    continue
                for b in range(max(v - margin, 0), min(v + margin + 1, height)):
                    for a in range(max(u - margin, 0), min(u + margin + 1, width)):
                        if not visited[b + 1, a + 1] & _TAKEN:
                            visited[b + 1, a + 1] |= _TAKEN
                            taken[taken_count] = (b + 1) * stride + a + 1
                            taken_count += 1
    flat = visited.reshape(-1)
    for k in range(seen_count):
        flat[seen[k]] = 0
    for k in range(taken_count):
        flat[taken[k]] = 0
    return taken[:taken_count].copy()


@kernel
def unsettled_nodes(coarse: LabelMap, scribbles: LabelMap) -> I64:
    """All nodes of a level left of, above or right above another label, or under a scribble of two classes.

    Args:
        scribbles: of the same level.
    """
    height, width = scribbles.shape
    out = np.empty(height * width, np.int64)
    count = 0
    for y in range(1, height + 1):
        below = min(y + 1, height)
        for x in range(1, width + 1):
            here = coarse[y, x]
            right = min(x + 1, width)
            is_edge = (coarse[y, right] != here) | (coarse[below, x] != here)
            is_edge |= (coarse[below, right] != here) | (coarse[below, max(x - 1, 1)] != here)
            if is_edge | (scribbles[y - 1, x - 1] == MIXED):
                out[count] = y * (width + 2) + x
                count += 1
    return out[:count].copy()


@kernel
def spread_labels(coarse_nodes: I64, coarse: LabelMap, scribbles: LabelMap, fine: LabelMap) -> I64:
    """Give the pixels under `coarse_nodes` their label, or their scribble's; the nodes of those pixels."""
    height, width = scribbles.shape
    stride = coarse.shape[1]
    out = np.empty(4 * len(coarse_nodes), np.int64)
    count = 0
    for k in range(len(coarse_nodes)):
        y, x = coarse_nodes[k] // stride - 1, coarse_nodes[k] % stride - 1
        label = coarse[y + 1, x + 1]
        for v in range(2 * y, min(2 * y + 2, height)):
            for u in range(2 * x, min(2 * x + 2, width)):
                scribble = scribbles[v, u]
                fine[v + 1, u + 1] = scribble if scribble < MIXED else label
                out[count] = (v + 1) * (width + 2) + u + 1
                count += 1
    return out[:count]


@kernel
def open_band(coarse_nodes: I64, coarse_width: int, scribbles: LabelMap, fine: LabelMap, where: U32) -> I64:
    """The nodes under `coarse_nodes` without a scribble, numbered from 1 in `where`; scribbles are obeyed."""
    height, width = scribbles.shape
    stride = coarse_width + 2
    nodes = np.zeros(4 * len(coarse_nodes) + 1, np.int64)
    count = 1
    for k in range(len(coarse_nodes)):
        y, x = coarse_nodes[k] // stride - 1, coarse_nodes[k] % stride - 1
        for v in range(2 * y, min(2 * y + 2, height)):
            for u in range(2 * x, min(2 * x + 2, width)):
                if scribbles[v, u] < MIXED:
                    fine[v + 1, u + 1] = scribbles[v, u]
                    continue
                node = (v + 1) * (width + 2) + u + 1
                nodes[count] = node
                where[node] = count
                count += 1
    return nodes[:count].copy()


@kernel
def close_band(nodes: I64, where: U32, value: int) -> None:
    """Instead of the numbers that `open_band` gave, write DECIDED or 0 for not decided."""
    for k in range(1, len(nodes)):
        where[nodes[k]] = value


@inlined
def _gain_outside(here: int, other: int, alpha: int, price: int) -> int:
    """Units that becoming alpha saves at the edge to a pixel whose label is settled."""
    gain = 0
    if here != other:
        gain += price
    if alpha != other:
        gain -= price
    return gain


@inlined
def _unary_gain(unary: I32, k: int, here: int, alpha: int) -> int:
    gain = i64(0)
    if here > 0:
        gain += unary[k, here - 1]
    if alpha > 0:
        gain -= unary[k, alpha - 1]
    units: int = gain
    return units


@kernel
def link_band(nodes: I64, where: U32, steps: I64, stride: int) -> U32:
    """(nodes, directions) number of the neighbour in each of `steps` (dy, dx); 0 for none."""
    degree = len(steps)
    table = np.zeros((len(nodes), degree), np.uint32)
    for k in range(1, len(nodes)):
        for d in range(degree):
            other = where[nodes[k] + steps[d, 0] * stride + steps[d, 1]]
            table[k, d] = 0 if other == DECIDED else other
    return table


@kernel
def band_move(
    nodes: I64, table: U32, labels: LabelMap, alpha: int, unary: I32, image: RgbU8,
    straight: I32, slanted: I32, steps: I64, terminal: I32, cap: I32,
) -> None:  # fmt: skip
    """`edge_kernels.expansion_move` among `nodes`, with every other pixel settled.

    Args:
        labels: padded, flat.
        unary: (n, C - 1) price of class c + 1 minus that of the first.
        steps: (directions, 2) dy, dx of the directions.
        terminal, cap: zeros; written for `maxflow.TableFlow`.
    """
    degree = table.shape[1]
    height, width, _ = image.shape
    stride = width + 2
    for k in range(1, len(nodes)):
        node = nodes[k]
        y = node // stride - 1
        x = node - (y + 1) * stride - 1
        here = labels[node]
        if here == alpha:
            continue
        gain = _unary_gain(unary, k, i64(here), alpha)
        for d in range(degree):
            other_k = i64(table[k, d])
            v, u = y + steps[d, 0], x + steps[d, 1]
            if other_k == 0:
                if v < 0 or u < 0 or v >= height or u >= width:
                    continue
                price = edge_price(image, y, x, v, u, straight if d < 4 else slanted)
                gain += _gain_outside(here, labels[(v + 1) * stride + u + 1], alpha, price)
                continue
            other = labels[(v + 1) * stride + u + 1]
            if other == here:
                # Both directions at once: the price of an edge is most of the work.
                if d % 2 == 0:
                    price = edge_price(image, y, x, v, u, straight if d < 4 else slanted)
                    cap[k * degree + d] = price
                    cap[other_k * degree + d + 1] = price
                continue
            price = edge_price(image, y, x, v, u, straight if d < 4 else slanted)
            if other == alpha:
                gain += price
            elif d % 2 == 0:
                gain += price
                cap[k * degree + d] = price
        terminal[k] += gain


@kernel
def rim_parents(nodes: I64, labels: LabelMap, scribbles: LabelMap, where: U32, coarse_width: int) -> I64:
    """Coarse nodes just outside all solved bands where a boundary ran into their rim, to go on there."""
    height, width = scribbles.shape
    stride = width + 2
    flat = labels.reshape(-1)
    out = np.empty(8 * len(nodes), np.int64)
    count = 0
    for k in range(1, len(nodes)):
        node = nodes[k]
        here = flat[node]
        y = node // stride - 1
        x = node - (y + 1) * stride - 1
        for v in range(max(y - 1, 0), min(y + 2, height)):
            for u in range(max(x - 1, 0), min(x + 2, width)):
                other = (v + 1) * stride + u + 1
                if where[other] == 0 and flat[other] != here and scribbles[v, u] >= MIXED:
                    out[count] = ((v >> 1) + 1) * (coarse_width + 2) + (u >> 1) + 1
                    count += 1
    return out[:count].copy()


@kernel
def take_changes(nodes: I64, labels: LabelMap, old: LabelMap) -> I64:
    """Nodes among `nodes` (padded, flat) whose label is not the old one, each once; updates `old`."""
    out = np.empty(len(nodes), np.int64)
    count = 0
    for k in range(len(nodes)):
        node = nodes[k]
        if labels[node] != old[node]:
            old[node] = labels[node]
            out[count] = node
            count += 1
    return out[:count].copy()
