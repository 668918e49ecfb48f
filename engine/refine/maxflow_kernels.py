"""Boykov-Kolmogorov max-flow on a padded grid: the compiled part. `maxflow.GridFlow` is the way in.

Node ids are positions in the padded grid. Each node owns `len(links)` residuals side by side in `cap`;
direction d and its opposite differ in the lowest bit. `tr` is the signed residual to the terminals:
positive from the source, negative to the sink. `link` is one byte: tree in the high half, the direction
of the parent (or ROOT, or ORPHAN) in the low half. `mark` holds timestamp and distance to the root,
side by side. `queue` chains the active nodes (0: not queued; the last one points at itself). `regs` are
the registers of one solver, so that a solve can stop and go on, and two can work on separate strips.

Source:
    Boykov & Kolmogorov, PAMI 2004, with the timestamps and distances of its section 3.2.3; reuse of trees
    after changed terminal weights as in Kohli & Torr, PAMI 2007.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numba import types
from numba.extending import overload
from numpy.typing import NDArray

from engine.refine.jit import i64, lean_inlined, lean_kernel, u64

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U32 = NDArray[np.uint32]
U8 = NDArray[np.uint8]
Links = Any
"""Where neighbours are: differences of node ids, one a direction (tuple), or a table (nodes, directions)."""

SOURCE: Final = 0x10
SINK: Final = 0x20
LOW: Final = 0x0F
ROOT: Final = 8
ORPHAN: Final = 9
FAR: Final = 1 << 30

HEAD, TAIL, CURRENT, TIME, FLOW, FIRST, COUNT = range(7)
"""Registers: active queue's ends, node being grown, clock, flow so far, orphan ring's first and count."""
REGISTERS: Final = 8

_ONE: Any = np.uint64(1)
_ZERO: Any = np.uint64(0)
_LOW: Any = np.uint64(LOW)
_INT_MAX: Final = np.iinfo(np.int32).max


def _degree(links: Links) -> int:
    """Directions; a tuple's are known when the kernel is compiled, and its loops unrolled."""
    return len(links)


def _step(node: int, d: int, links: Links) -> int:
    """The neighbour of `node` in direction d."""
    return int(node + links[d])


@overload(_degree, jit_options={"forceinline": True}, strict=False)
def _compiled_degree(links: Any) -> Any:
    if isinstance(links, types.BaseTuple):
        return lambda links: u64(len(links))
    return lambda links: u64(links.shape[1])


@overload(_step, jit_options={"forceinline": True}, strict=False)
def _compiled_step(node: Any, d: Any, links: Any) -> Any:
    if isinstance(links, types.BaseTuple):
        return lambda node, d, links: node + links[d]
    return lambda node, d, links: u64(links[node, d])


@lean_inlined
def _activate(node: int, queue: U32, regs: I64) -> None:
    if queue[node] == 0:
        queue[node] = node
        tail = u64(regs[TAIL])
        if tail != _ZERO:
            queue[tail] = node
        else:
            regs[HEAD] = i64(node)
        regs[TAIL] = i64(node)


@lean_inlined
def _next_active(link: U8, queue: U32, regs: I64) -> int:
    """The next active node that is still in a tree; 0 when there is none."""
    while True:
        node = u64(regs[HEAD])
        if node == _ZERO:
            return node  # type: ignore[no-any-return]
        after = u64(queue[node])
        if after == node:
            regs[HEAD] = 0
            regs[TAIL] = 0
        else:
            regs[HEAD] = i64(after)
        queue[node] = 0
        if link[node] != 0:
            return node  # type: ignore[no-any-return]


@lean_inlined
def _orphan_first(node: int, tree: int, link: U8, ring: U32, regs: I64) -> None:
    link[node] = tree | ORPHAN
    first = (regs[FIRST] - 1) & (len(ring) - 1)
    ring[u64(first)] = node
    regs[FIRST] = first
    regs[COUNT] += 1


@lean_inlined
def _orphan_last(node: int, tree: int, link: U8, ring: U32, regs: I64) -> None:
    link[node] = tree | ORPHAN
    ring[u64((regs[FIRST] + regs[COUNT]) & (len(ring) - 1))] = node
    regs[COUNT] += 1


@lean_inlined
def _grow(node: int, tree: int, links: Links, cap: I32, link: U8, mark: I32, queue: U32, regs: I64) -> int:
    """Grow `tree` around `node`; the direction of the first neighbour in the other tree, or -1."""
    degree = _degree(links)
    row = node * degree
    time = mark[node + node]
    reach = mark[node + node + _ONE]
    for d in range(degree):
        other = _step(node, d, links)
        if tree == SOURCE:
            residual = cap[row + d]
        else:
            residual = cap[other * degree + (d ^ _ONE)]
        if residual > 0:
            state = link[other]
            if state == 0:
                link[other] = u64(tree) | (d ^ _ONE)
                mark[other + other] = time
                mark[other + other + _ONE] = reach + 1
                _activate(other, queue, regs)
            elif (state & tree) == 0:
                found: int = i64(d)
                return found
            elif mark[other + other] <= time and mark[other + other + _ONE] > reach:
                link[other] = u64(tree) | (d ^ _ONE)
                mark[other + other] = time
                mark[other + other + _ONE] = reach + 1
    return -1


@lean_inlined
def _bottleneck(start: int, tree: int, links: Links, cap: I32, tr: I32, link: U8, limit: int) -> int:
    """The least residual between `start` and the root of its tree, at most `limit`."""
    degree = _degree(links)
    node = start
    while True:
        d = u64(link[node]) & _LOW
        if d == u64(ROOT):
            break
        parent = _step(node, d, links)
        if tree == SOURCE:
            residual = i64(cap[parent * degree + (d ^ _ONE)])
        else:
            residual = i64(cap[node * degree + d])
        limit = min(limit, residual)
        node = parent
    least: int = min(limit, abs(i64(tr[node])))
    return least


@lean_inlined
def _push(
    start: int, tree: int, flow: int, links: Links, cap: I32, tr: I32, link: U8, ring: U32, regs: I64
) -> None:
    """Send `flow` between `start` and its root; nodes whose way is used up become orphans."""
    degree = _degree(links)
    node = start
    while True:
        d = u64(link[node]) & _LOW
        if d == u64(ROOT):
            break
        parent = _step(node, d, links)
        down = parent * degree + (d ^ _ONE)
        up = node * degree + d
        if tree == SOURCE:
            cap[up] += flow
            cap[down] -= flow
            is_used_up = cap[down] == 0
        else:
            cap[down] += flow
            cap[up] -= flow
            is_used_up = cap[up] == 0
        if is_used_up:
            _orphan_first(node, tree, link, ring, regs)
        node = parent
    if tree == SOURCE:
        tr[node] -= flow
    else:
        tr[node] += flow
    if tr[node] == 0:
        _orphan_first(node, tree, link, ring, regs)


@lean_inlined
def _augment(node: int, d: int, links: Links, cap: I32, tr: I32, link: U8, ring: U32, regs: I64) -> None:
    """Push as much as fits along the path that crosses from source tree node `node` in direction d."""
    degree = _degree(links)
    other = _step(node, d, links)
    edge = node * degree + d
    flow = i64(cap[edge])
    flow = _bottleneck(node, SOURCE, links, cap, tr, link, flow)
    flow = _bottleneck(other, SINK, links, cap, tr, link, flow)
    cap[edge] -= flow
    cap[other * degree + (d ^ _ONE)] += flow
    _push(node, SOURCE, flow, links, cap, tr, link, ring, regs)
    _push(other, SINK, flow, links, cap, tr, link, ring, regs)
    regs[FLOW] += flow


@lean_inlined
def _distance_to_root(start: int, links: Links, link: U8, mark: I32, time: int) -> int:
    """Steps from `start` to its root, FAR when an orphan is in between; remembers them with `time`."""
    node = start
    distance = 0
    while True:
        if mark[node + node] == time:
            distance += mark[node + node + _ONE]
            break
        distance += 1
        d = u64(link[node]) & _LOW
        if d == u64(ROOT):
            mark[node + node] = time
            mark[node + node + _ONE] = 1
            break
        if d == u64(ORPHAN):
            return FAR
        node = _step(node, d, links)
    left = distance
    node = start
    while mark[node + node] != time:
        mark[node + node] = time
        mark[node + node + _ONE] = left
        left -= 1
        node = _step(node, u64(link[node]) & _LOW, links)
    return distance


@lean_inlined
def _adopt_one(
    node: int, tree: int, links: Links, cap: I32, link: U8, mark: I32, queue: U32, ring: U32, regs: I64
) -> None:
    """Find the orphan `node` a new parent in `tree`, the nearest to the root, or set it free."""
    degree = _degree(links)
    time = regs[TIME]
    best = FAR
    best_d = _ZERO
    for d in range(degree):
        other = _step(node, d, links)
        residual = cap[other * degree + (d ^ _ONE)] if tree == SOURCE else cap[node * degree + d]
        if residual > 0 and (link[other] & tree) != 0:
            distance = _distance_to_root(other, links, link, mark, time)
            if distance < best:
                best = distance
                best_d = d
    if best < FAR:
        link[node] = u64(tree) | best_d
        mark[node + node] = time
        mark[node + node + _ONE] = best + 1
        return
    link[node] = 0
    for d in range(degree):
        other = _step(node, d, links)
        state = link[other]
        if (state & tree) != 0:
            residual = cap[other * degree + (d ^ _ONE)] if tree == SOURCE else cap[node * degree + d]
            if residual > 0:
                _activate(other, queue, regs)
            if (u64(state) & _LOW) == (d ^ _ONE):
                _orphan_last(other, tree, link, ring, regs)


@lean_inlined
def _adopt(links: Links, cap: I32, link: U8, mark: I32, queue: U32, ring: U32, regs: I64) -> None:
    while regs[COUNT] > 0:
        first = regs[FIRST]
        node = u64(ring[u64(first)])
        regs[FIRST] = (first + 1) & (len(ring) - 1)
        regs[COUNT] -= 1
        if (link[node] & LOW) != ORPHAN:
            continue
        if (link[node] & SOURCE) != 0:
            _adopt_one(node, SOURCE, links, cap, link, mark, queue, ring, regs)
        else:
            _adopt_one(node, SINK, links, cap, link, mark, queue, ring, regs)


@lean_kernel
def solve(
    links: Links,
    cap: I32,
    tr: I32,
    link: U8,
    mark: I32,
    queue: U32,
    ring: U32,
    regs: I64,
    stop: U8,
    budget: int,
) -> bool:
    """Augment until no path is left; False when `stop` was set or `budget` steps were made before.

    Call again to go on. The flag is read every 4096 steps: 0.8 ms at most.
    """
    node = u64(regs[CURRENT])
    for step in range(budget):
        if (step & 4095) == 0 and stop[0] != 0:
            regs[CURRENT] = i64(node)
            return False
        if node == _ZERO or link[node] == 0:
            node = _next_active(link, queue, regs)
            if node == _ZERO:
                regs[CURRENT] = 0
                return True
        if (link[node] & SOURCE) != 0:
            found = _grow(node, SOURCE, links, cap, link, mark, queue, regs)
        else:
            found = _grow(node, SINK, links, cap, link, mark, queue, regs)
        if found < 0:
            node = _ZERO
            continue
        d = u64(found)
        regs[TIME] += 1
        if (link[node] & SOURCE) != 0:
            _augment(node, d, links, cap, tr, link, ring, regs)
        else:
            _augment(_step(node, d, links), d ^ _ONE, links, cap, tr, link, ring, regs)
        _adopt(links, cap, link, mark, queue, ring, regs)
    regs[CURRENT] = i64(node)
    return False


@lean_kernel
def push_to_neighbours(links: Links, cap: I32, tr: I32, first: int, last: int) -> int:
    """Send what fits between neighbours of opposite sign, nodes first..last-1; the flow sent.

    Paths of one edge are most of all paths where every pixel has an opinion, and need no trees.
    """
    degree = _degree(links)
    total: int = i64(0)
    for node in range(u64(first), u64(last)):
        here = i64(tr[node])
        if here == 0:
            continue
        for d in range(degree):
            other = _step(node, d, links)
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


@lean_inlined
def _plant(node: int, links: Links, cap: I32, tr: I32, link: U8, mark: I32, queue: U32, regs: I64) -> None:
    degree = _degree(links)
    mark[node + node] = 0
    mark[node + node + _ONE] = 1
    here = tr[node]
    if here == 0:
        link[node] = 0
        return
    link[node] = (SOURCE if here > 0 else SINK) | ROOT
    for d in range(degree):
        other = _step(node, d, links)
        if here > 0:
            is_rim = tr[other] <= 0 and cap[node * degree + d] > 0
        else:
            is_rim = tr[other] >= 0 and cap[other * degree + (d ^ _ONE)] > 0
        if is_rim:
            _activate(node, queue, regs)
            return


@lean_kernel
def plant_trees(
    links: Links, cap: I32, tr: I32, link: U8, mark: I32, queue: U32, regs: I64, first: int, last: int
) -> None:
    """Make every node with a terminal residual a root; only those at the rim of their tree are active."""
    for node in range(u64(first), u64(last)):
        _plant(node, links, cap, tr, link, mark, queue, regs)


@lean_kernel
def join_strips(strips: I64, seams: I64, seam_nodes: int, link: U8, queue: U32, regs: I64) -> None:
    """Chain the strips' queues into `regs`, and wake the two rows at each seam (from node seams[k] on)."""
    for k in range(len(strips)):
        regs[FLOW] += strips[k, FLOW]
        regs[TIME] = max(regs[TIME], strips[k, TIME])
        head = strips[k, HEAD]
        if head != 0:
            if regs[TAIL] != 0:
                queue[u64(regs[TAIL])] = head
            else:
                regs[HEAD] = head
            regs[TAIL] = strips[k, TAIL]
    for k in range(len(strips)):
        node = u64(strips[k, CURRENT])
        if node != _ZERO and link[node] != 0:
            _activate(node, queue, regs)
    for k in range(len(seams)):
        for node in range(u64(seams[k]), u64(seams[k] + seam_nodes)):
            if link[node] != 0:
                _activate(node, queue, regs)


@lean_inlined
def _make_root(
    node: int, tree: int, links: Links, cap: I32, link: U8, mark: I32, queue: U32, ring: U32, regs: I64
) -> None:
    """Hang `node` under the terminal of `tree`; the children it had in the other tree become orphans."""
    degree = _degree(links)
    was = link[node]
    if (was & tree) == 0:
        for d in range(degree):
            other = _step(node, d, links)
            state = link[other]
            if state != 0 and (state & tree) == 0:
                if (u64(state) & _LOW) == (d ^ _ONE):
                    _orphan_last(other, SOURCE + SINK - tree, link, ring, regs)
                _activate(other, queue, regs)
    link[node] = tree | ROOT
    mark[node + node] = regs[TIME]
    mark[node + node + _ONE] = 1
    _activate(node, queue, regs)


@lean_kernel
def change_terminals(
    nodes: U32,
    delta: I64,
    new: I32,
    links: Links,
    cap: I32,
    tr: I32,
    link: U8,
    mark: I32,
    queue: U32,
    ring: U32,
    regs: I64,
) -> None:
    """Add `delta` to the terminals of `nodes`, which become `new`, and repair both trees around them.

    Adding to the residual is exact up to a constant, which goes to the flow: with e(t) = max(-t, 0) the
    value of a node's terms is e(t) + t [on the sink's side], for its terminal and its residual alike.
    """
    regs[TIME] += 1
    for k in range(len(nodes)):
        node = u64(nodes[k])
        old = i64(new[k]) - delta[k]
        before = i64(tr[node])
        after = before + delta[k]
        constant = max(-i64(new[k]), 0) - max(-old, 0) - max(-after, 0) + max(-before, 0)
        regs[FLOW] += constant
        tr[node] = after
        if after > 0:
            _make_root(node, SOURCE, links, cap, link, mark, queue, ring, regs)
        elif after < 0:
            _make_root(node, SINK, links, cap, link, mark, queue, ring, regs)
        elif link[node] != 0 and (link[node] & LOW) != ORPHAN:
            _orphan_last(node, link[node] & (SOURCE | SINK), link, ring, regs)
    _adopt(links, cap, link, mark, queue, ring, regs)
