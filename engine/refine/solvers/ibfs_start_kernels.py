"""Start of the trees of `ibfs_kernels`: first pushes, roots, joined strips, changed terminals."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from engine.core.jit import i64, lean_inlined, lean_kernel, u64
from engine.refine.solvers.ibfs_kernels import (
    CURRENT,
    FLOW,
    HEAD,
    I32,
    I64,
    LOW,
    ORPHAN,
    ROOT,
    SINK,
    SINK_HEAD,
    SINK_LIMIT,
    SINK_TAIL,
    SOURCE,
    SOURCE_HEAD,
    SOURCE_LIMIT,
    SOURCE_TAIL,
    U32,
    Links,
    activate,
    adopt,
    degree_of,
    make_orphan,
    step,
)

_ONE: Any = np.uint64(1)
_ZERO: Any = np.uint64(0)
_TREES: Final = SOURCE | SINK


@lean_kernel
def push_to_neighbours(links: Links, cap: I32, tr: I32, first: int, last: int) -> int:
    """Send what fits between neighbours of opposite sign, nodes first..last-1; the flow sent.

    Paths of one edge are most of all paths where every pixel has an opinion, and need no trees.
    """
    degree = degree_of(links)
    total: int = i64(0)
    for node in range(u64(first), u64(last)):
        here = i64(tr[node])
        if here == 0:
            continue
        for d in range(degree):
            other = step(node, d, links)
            there = i64(tr[other])
            if here > 0 and there < 0:
                edge = node * degree + d
                back = other * degree + (d ^ _ONE)
                flow = min(i64(cap[edge]), min(here, -there))
            elif here < 0 and there > 0:
                back = node * degree + d
                edge = other * degree + (d ^ _ONE)
                flow = -min(i64(cap[edge]), min(-here, there))
            else:
                continue
            size = abs(flow)
            cap[edge] -= size
            cap[back] += size
            here -= flow
            tr[other] = there + flow
            total += size
        tr[node] = here
    return total


@lean_kernel
def plant_trees(
    links: Links, cap: I32, tr: I32, state: U32, queue: U32, regs: I64, first: int, last: int
) -> None:
    """Make every node with a terminal residual a root; only those at the rim of their tree are active."""
    degree = degree_of(links)
    for node in range(u64(first), u64(last)):
        here = tr[node]
        if here == 0:
            continue
        # Without branches: whether an edge leads there is only asked when the node grows.
        least = most = here
        for d in range(degree):
            there = tr[step(node, d, links)]
            least = min(least, there)
            most = max(most, there)
        if here > 0:
            state[node] = SOURCE | ROOT
            if least <= 0:
                activate(node, SOURCE, queue, regs)
        else:
            state[node] = SINK | ROOT
            if most >= 0:
                activate(node, SINK, queue, regs)


@lean_inlined
def _take_over(part: I64, head: int, tail: int, queue: U32, regs: I64) -> None:
    """Chain one of a strip's queues behind the same one of the whole."""
    if part[head] == 0:
        return
    if regs[head] != 0:
        queue[u64(regs[tail])] = part[head]
    else:
        regs[head] = part[head]
    regs[tail] = part[tail]


@lean_inlined
def _wake(node: int, state: U32, queue: U32, regs: I64) -> None:
    if (state[node] & SOURCE) != 0:
        activate(node, SOURCE, queue, regs)
    elif (state[node] & SINK) != 0:
        activate(node, SINK, queue, regs)


@lean_kernel
def join_strips(strips: I64, seams: I64, seam_nodes: int, state: U32, queue: U32, regs: I64) -> None:
    """Chain the strips' queues into `regs`, and wake the two rows at each seam (from node seams[k] on)."""
    for k in range(len(strips)):
        regs[FLOW] += strips[k, FLOW]
        regs[SOURCE_LIMIT] = max(regs[SOURCE_LIMIT], strips[k, SOURCE_LIMIT])
        regs[SINK_LIMIT] = max(regs[SINK_LIMIT], strips[k, SINK_LIMIT])
        _take_over(strips[k], SOURCE_HEAD, SOURCE_TAIL, queue, regs)
        _take_over(strips[k], SINK_HEAD, SINK_TAIL, queue, regs)
    for k in range(len(strips)):
        _wake(u64(strips[k, CURRENT]), state, queue, regs)
        node = u64(strips[k, HEAD])
        while node != _ZERO:
            after = u64(queue[node])
            queue[node] = 0
            _wake(node, state, queue, regs)
            node = after if after != node else _ZERO
    for k in range(len(seams)):
        for node in range(u64(seams[k]), u64(seams[k] + seam_nodes)):
            _wake(node, state, queue, regs)


@lean_inlined
def _make_root(
    node: int, tree: int, links: Links, state: U32, queue: U32, bucket: U32, chain: U32, regs: I64
) -> None:
    """Hang `node` under the terminal of `tree`; the children it had in the other tree become orphans."""
    degree = degree_of(links)
    other_tree = _TREES - tree
    if (state[node] & other_tree) != 0:
        for d in range(degree):
            other = step(node, d, links)
            found = i64(state[other])
            if (found & other_tree) != 0:
                if (found & (ORPHAN | LOW)) == i64(d ^ _ONE):
                    make_orphan(other, state, bucket, chain, regs)
                activate(other, other_tree, queue, regs)
    state[node] = tree | ROOT
    activate(node, tree, queue, regs)


@lean_kernel
def shift_terminals(nodes: U32, delta: I64, new: I32, tr: I32, regs: I64) -> None:
    """Add `delta` to the terminals of `nodes`, which become `new`; trees must be repaired or planted anew.

    Adding to the residual is exact up to a constant, which goes to the flow: with e(t) = max(-t, 0) the
    value of a node's terms is e(t) + t [on the sink's side], for its terminal and its residual alike.
    """
    for k in range(len(nodes)):
        node = u64(nodes[k])
        old = i64(new[k]) - delta[k]
        before = i64(tr[node])
        after = before + delta[k]
        constant = max(-i64(new[k]), 0) - max(-old, 0) - max(-after, 0) + max(-before, 0)
        regs[FLOW] += constant
        tr[node] = after


@lean_kernel
def repair_trees(
    nodes: U32, links: Links, cap: I32, tr: I32, state: U32, queue: U32, bucket: U32, chain: U32, loose: U32,
    regs: I64,
) -> None:  # fmt: skip
    """Make both trees fit the terminals of `nodes`, which have changed."""
    # A tree at a time, and levels change only while nobody waits in the bucket of another.
    for k in range(len(nodes)):
        node = u64(nodes[k])
        if tr[node] < 0:
            _make_root(node, SINK, links, state, queue, bucket, chain, regs)
        elif tr[node] == 0 and (state[node] & (SOURCE | ORPHAN)) == SOURCE:
            make_orphan(node, state, bucket, chain, regs)
    adopt(SOURCE, links, cap, state, queue, bucket, chain, loose, regs)
    for k in range(len(nodes)):
        node = u64(nodes[k])
        if tr[node] > 0:
            _make_root(node, SOURCE, links, state, queue, bucket, chain, regs)
        elif tr[node] == 0 and (state[node] & (SINK | ORPHAN)) == SINK:
            make_orphan(node, state, bucket, chain, regs)
    adopt(SINK, links, cap, state, queue, bucket, chain, loose, regs)
