"""Maximum flow by incremental breadth-first search: the compiled part. `maxflow.GridFlow` is the way in.

A tree grows from the source's pixels and one from the sink's, a level at a time; where they meet, flow is
pushed along the path between their roots, and nodes whose way is used up (orphans) look for a parent again.

Node ids are positions in the padded grid, node 0 is unused. Each node owns `degree` residuals side by side in
`cap`; direction d and its opposite differ in the lowest bit. `tr` is the signed residual to the terminals:
positive from the source, negative to the sink. `state` is one word a node: the direction of its parent (or
ROOT) in the low bits, then its tree, the ORPHAN bit, and from LEVEL on its level; 0 is a free node. `queue`
chains the active nodes (0: not queued; the last one points at itself), `bucket` and `chain` the orphans by
level. `regs` are the registers of one solver, so that a solve can stop and go on, and two can work on
separate strips.

What must hold, whatever the order of the steps:
- A node's level is higher than its parent's. So a parent of a lower level is never a descendant, and orphans
  taken by rising level meet only settled ones below.
- A tree's node that is not queued has no residual towards a node outside its tree.

Source:
    Goldberg, Hed, Kaplan, Tarjan & Werneck, ESA 2011 (incremental breadth-first search). Levels need not be
    distances here, and a node set free wakes its neighbours: so trees can be reused when terminals change, as
    in Kohli & Torr, PAMI 2007, and when strips are joined.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numba import types
from numba.extending import overload
from numpy.typing import NDArray

from engine.core.jit import i64, lean_inlined, lean_kernel, u64

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U32 = NDArray[np.uint32]
U8 = NDArray[np.uint8]
Links = Any
"""Neighbours: differences of node ids, one a direction (tuple), or a table (nodes, directions)."""

LOW: Final = 0x0F
ROOT: Final = 8
SOURCE: Final = 0x10
SINK: Final = 0x20
ORPHAN: Final = 0x40
LEVEL: Final = 7
MOST_LEVELS: Final = (1 << 25) - 3
LOOSE: Final = (((1 << 25) - 1) << LEVEL) | ORPHAN
"""Level of an orphan that has no place yet: above all others."""

MOST_LIFTS: Final = 2048

FLOW, CURRENT, DIRECTION, GROWING, HEAD, SOURCE_HEAD, SOURCE_TAIL, SINK_HEAD, SINK_TAIL = range(9)
SOURCE_LIMIT, SINK_LIMIT, MOST_LIMIT, LOWEST, COUNT, LOOSE_COUNT = range(9, 15)
"""Registers: flow so far; node being grown, the direction to go on with, the tree that grows; nodes of this
level still to grow; both trees' nodes of the next level; their highest levels, and how high these may become;
lowest orphan's level, orphans, loose nodes."""
REGISTERS: Final = 16

_ONE: Any = np.uint64(1)
_ZERO: Any = np.uint64(0)
_LOW: Any = np.uint64(LOW)


def degree_of(links: Links) -> int:
    """Directions; a tuple's are known when the kernel is compiled, and its loops unrolled."""
    return len(links)


def step(node: int, d: int, links: Links) -> int:
    """The neighbour of `node` in direction d."""
    return int(node + links[d])


@overload(degree_of, jit_options={"forceinline": True}, strict=False)
def _compiled_degree(links: Any) -> Any:
    if isinstance(links, types.BaseTuple):
        return lambda links: u64(len(links))
    return lambda links: u64(links.shape[1])


@overload(step, jit_options={"forceinline": True}, strict=False)
def _compiled_step(node: Any, d: Any, links: Any) -> Any:
    if isinstance(links, types.BaseTuple):
        return lambda node, d, links: node + links[d]
    return lambda node, d, links: u64(links[node, d])


@lean_inlined
def activate(node: int, tree: int, queue: U32, regs: I64) -> None:
    """Queue `node` among the nodes of `tree` that grow next."""
    if queue[node] != 0:
        return
    queue[node] = node
    head, tail = (SOURCE_HEAD, SOURCE_TAIL) if tree == SOURCE else (SINK_HEAD, SINK_TAIL)
    last = u64(regs[tail])
    if regs[head] != 0:
        queue[last] = node
    else:
        regs[head] = i64(node)
    regs[tail] = i64(node)


@lean_inlined
def make_orphan(node: int, state: U32, bucket: U32, chain: U32, regs: I64) -> None:
    """Take `node` off its parent; it waits in the bucket of its level."""
    old = i64(state[node])
    level = old >> LEVEL
    state[node] = old | ORPHAN
    chain[node] = bucket[u64(level)]
    bucket[u64(level)] = node
    regs[LOWEST] = min(regs[LOWEST], level)
    regs[COUNT] += 1


@lean_inlined
def _residual(node: int, other: int, d: int, tree: int, degree: int, cap: I32) -> int:
    """Capacity from `other` to its neighbour `node` left in `tree`; the reverse in the sink's tree."""
    if tree == SOURCE:
        return cap[other * degree + (d ^ _ONE)]  # type: ignore[no-any-return]
    return cap[node * degree + d]  # type: ignore[no-any-return]


@lean_inlined
def _grow(node: int, first: int, tree: int, links: Links, cap: I32, state: U32, queue: U32, regs: I64) -> int:
    """Grow `tree` around `node` from direction `first` on; the first that meets the other tree, or -1."""
    degree = degree_of(links)
    level = (i64(state[node]) >> LEVEL) + 1
    for d in range(u64(first), degree):
        other = step(node, d, links)
        residual = cap[node * degree + d] if tree == SOURCE else cap[other * degree + (d ^ _ONE)]
        if residual > 0:
            found = i64(state[other])
            if found == 0:
                state[other] = (level << LEVEL) | tree | i64(d ^ _ONE)
                activate(other, tree, queue, regs)
            elif (found & tree) == 0:
                meeting: int = i64(d)
                return meeting
    return -1


@lean_inlined
def _bottleneck(start: int, tree: int, links: Links, cap: I32, tr: I32, state: U32, limit: int) -> int:
    """The least residual between `start` and the root of its tree, at most `limit`."""
    degree = degree_of(links)
    node = start
    while True:
        d = u64(state[node]) & _LOW
        if d == u64(ROOT):
            break
        parent = step(node, d, links)
        limit = min(limit, i64(_residual(node, parent, d, tree, degree, cap)))
        node = parent
    least: int = min(limit, abs(i64(tr[node])))
    return least


@lean_inlined
def _push(
    start: int, tree: int, flow: int, links: Links, cap: I32, tr: I32, state: U32, bucket: U32, chain: U32,
    regs: I64,
) -> None:  # fmt: skip
    """Send `flow` between `start` and its root; nodes whose way is used up become orphans."""
    degree = degree_of(links)
    node = start
    while True:
        d = u64(state[node]) & _LOW
        if d == u64(ROOT):
            break
        parent = step(node, d, links)
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
            make_orphan(node, state, bucket, chain, regs)
        node = parent
    if tree == SOURCE:
        tr[node] -= flow
    else:
        tr[node] += flow
    if tr[node] == 0:
        make_orphan(node, state, bucket, chain, regs)


@lean_inlined
def _augment(
    node: int, d: int, links: Links, cap: I32, tr: I32, state: U32, queue: U32, bucket: U32, chain: U32,
    loose: U32, regs: I64,
) -> None:  # fmt: skip
    """Push as much as fits along the path that crosses from source tree node `node` in direction d."""
    degree = degree_of(links)
    other = step(node, d, links)
    edge = node * degree + d
    flow = i64(cap[edge])
    flow = _bottleneck(node, SOURCE, links, cap, tr, state, flow)
    flow = _bottleneck(other, SINK, links, cap, tr, state, flow)
    cap[edge] -= flow
    cap[other * degree + (d ^ _ONE)] += flow
    regs[FLOW] += flow
    # A loop for each tree, not one that asks: with a branch for each orphan the solve takes twice the time.
    _push(node, SOURCE, flow, links, cap, tr, state, bucket, chain, regs)
    adopt(SOURCE, links, cap, state, queue, bucket, chain, loose, regs)
    _push(other, SINK, flow, links, cap, tr, state, bucket, chain, regs)
    adopt(SINK, links, cap, state, queue, bucket, chain, loose, regs)


@lean_inlined
def _settle(
    node: int, tree: int, level: int, links: Links, cap: I32, state: U32, queue: U32, bucket: U32, chain: U32,
    regs: I64,
) -> None:  # fmt: skip
    """Find the orphan `node` a parent below `level`; else lift it behind its lowest neighbour, or free it."""
    degree = degree_of(links)
    best: int = i64(1) << 40
    for d in range(degree):
        other = step(node, d, links)
        found = i64(state[other])
        if (found & tree) == 0 or (found >> LEVEL) >= best:
            continue
        if _residual(node, other, d, tree, degree, cap) > 0:
            if (found >> LEVEL) < level:
                state[node] = (level << LEVEL) | tree | i64(d)
                return
            best = found >> LEVEL
    for d in range(degree):
        other = step(node, d, links)
        if (i64(state[other]) & (tree | ORPHAN | LOW)) == (tree | i64(d ^ _ONE)):
            make_orphan(other, state, bucket, chain, regs)
    if best < (regs[SOURCE_LIMIT] if tree == SOURCE else regs[SINK_LIMIT]):
        state[node] = ((best + 1) << LEVEL) | tree
        make_orphan(node, state, bucket, chain, regs)
        return
    _free(node, tree, links, cap, state, queue, regs)


@lean_kernel
def _hang_or_loosen(
    node: int, tree: int, level: int, links: Links, cap: I32, state: U32, bucket: U32, chain: U32, loose: U32,
    regs: I64,
) -> None:  # fmt: skip
    """Find the orphan `node` a parent below `level`; else it is loose, and its children are orphans."""
    degree = degree_of(links)
    for d in range(degree):
        other = step(node, d, links)
        found = i64(state[other])
        if (found & tree) == 0 or (found >> LEVEL) >= level:
            continue
        if _residual(node, other, d, tree, degree, cap) > 0:
            state[node] = (level << LEVEL) | tree | i64(d)
            return
    for d in range(degree):
        other = step(node, d, links)
        if (i64(state[other]) & (tree | ORPHAN | LOW)) == (tree | i64(d ^ _ONE)):
            make_orphan(other, state, bucket, chain, regs)
    state[node] = LOOSE | tree
    loose[u64(regs[LOOSE_COUNT])] = node
    regs[LOOSE_COUNT] += 1


@lean_inlined
def _offer(
    node: int, tree: int, links: Links, cap: I32, state: U32, bucket: U32, chain: U32, regs: I64
) -> None:
    """Put the loose `node` into the bucket behind its lowest neighbour that is no orphan."""
    degree = degree_of(links)
    best: int = i64(LOOSE)
    for d in range(degree):
        other = step(node, d, links)
        found = i64(state[other])
        if (found & (tree | ORPHAN)) != tree or found >= best:
            continue
        if _residual(node, other, d, tree, degree, cap) > 0:
            best = (found & ~LOW) | i64(d)
    level = (best >> LEVEL) + 1
    if level <= (regs[SOURCE_LIMIT] if tree == SOURCE else regs[SINK_LIMIT]):
        state[node] = (level << LEVEL) | tree | (best & LOW)
        make_orphan(node, state, bucket, chain, regs)


@lean_inlined
def _hang(
    node: int, tree: int, level: int, links: Links, cap: I32, state: U32, bucket: U32, chain: U32, regs: I64
) -> None:
    """Settle the loose `node` at `level`, and give its loose neighbours a place behind it."""
    degree = degree_of(links)
    state[node] = i64(state[node]) & ~ORPHAN
    if level >= (regs[SOURCE_LIMIT] if tree == SOURCE else regs[SINK_LIMIT]):
        return
    for d in range(degree):
        other = step(node, d, links)
        if (i64(state[other]) & (LOOSE | tree)) == (LOOSE | tree):
            residual = cap[node * degree + d] if tree == SOURCE else cap[other * degree + (d ^ _ONE)]
            if residual > 0:
                state[other] = ((level + 1) << LEVEL) | tree | i64(d ^ _ONE)
                make_orphan(other, state, bucket, chain, regs)


@lean_inlined
def _free(node: int, tree: int, links: Links, cap: I32, state: U32, queue: U32, regs: I64) -> None:
    """Let `node` go, and wake the neighbours that could take it in when they may grow."""
    degree = degree_of(links)
    state[node] = 0
    for d in range(degree):
        other = step(node, d, links)
        if (state[other] & tree) != 0 and _residual(node, other, d, tree, degree, cap) > 0:
            activate(other, tree, queue, regs)


# Called, not inlined: it is rare, and compiled once for both trees.
@lean_kernel
def _rehang(
    tree: int, links: Links, cap: I32, state: U32, queue: U32, bucket: U32, chain: U32, loose: U32, regs: I64
) -> None:
    """Find the loose nodes of `tree` new places, by rising level, or set them free."""
    count = regs[LOOSE_COUNT]
    regs[LOOSE_COUNT] = 0
    for k in range(u64(count)):
        _offer(u64(loose[k]), tree, links, cap, state, bucket, chain, regs)
    level = regs[LOWEST]
    while regs[COUNT] > 0:
        node = u64(bucket[u64(level)])
        if node == _ZERO:
            level += 1
            continue
        bucket[u64(level)] = chain[node]
        regs[COUNT] -= 1
        _hang(node, tree, level, links, cap, state, bucket, chain, regs)
    for k in range(u64(count)):
        node = u64(loose[k])
        if (i64(state[node]) & LOOSE) == LOOSE:
            _free(node, tree, links, cap, state, queue, regs)
    regs[LOWEST] = regs[MOST_LIMIT]


@lean_inlined
def adopt(
    tree: int, links: Links, cap: I32, state: U32, queue: U32, bucket: U32, chain: U32, loose: U32, regs: I64
) -> None:
    """Settle all orphans of `tree` by rising level.

    The first are lifted step by step; when there are many, a whole region may be cut off, which would be
    lifted again and again: then the rest is taken off first and hung anew in one round.
    """
    level = regs[LOWEST]
    budget: int = i64(MOST_LIFTS)
    while regs[COUNT] > 0:
        node = u64(bucket[u64(level)])
        if node == _ZERO:
            level += 1
            continue
        bucket[u64(level)] = chain[node]
        regs[COUNT] -= 1
        # Those that became roots meanwhile need nothing.
        if (i64(state[node]) & (tree | ORPHAN)) != (tree | ORPHAN):
            continue
        if budget > 0:
            budget -= 1
            _settle(node, tree, level, links, cap, state, queue, bucket, chain, regs)
        else:
            _hang_or_loosen(node, tree, level, links, cap, state, bucket, chain, loose, regs)
    regs[LOWEST] = regs[MOST_LIMIT]
    if regs[LOOSE_COUNT] > 0:
        _rehang(tree, links, cap, state, queue, bucket, chain, loose, regs)


@lean_inlined
def _begin_level(regs: I64) -> bool:
    """Take the other tree's next level, or this one's when that has none; False when neither has."""
    has_source, has_sink = regs[SOURCE_HEAD] != 0, regs[SINK_HEAD] != 0
    if not has_source and not has_sink:
        return False
    if has_source and (not has_sink or regs[GROWING] != SOURCE):
        regs[GROWING] = SOURCE
        regs[HEAD] = regs[SOURCE_HEAD]
        regs[SOURCE_HEAD] = 0
        regs[SOURCE_LIMIT] = min(regs[SOURCE_LIMIT] + 1, regs[MOST_LIMIT])
    else:
        regs[GROWING] = SINK
        regs[HEAD] = regs[SINK_HEAD]
        regs[SINK_HEAD] = 0
        regs[SINK_LIMIT] = min(regs[SINK_LIMIT] + 1, regs[MOST_LIMIT])
    return True


@lean_inlined
def _next_active(state: U32, queue: U32, regs: I64) -> int:
    """The next node to grow; 0 when neither tree has one. Those of other levels or trees are queued there."""
    while True:
        node = u64(regs[HEAD])
        if node == _ZERO:
            if not _begin_level(regs):
                return node  # type: ignore[no-any-return]
            continue
        after = u64(queue[node])
        regs[HEAD] = i64(after) if after != node else 0
        queue[node] = 0
        tree = regs[GROWING]
        found = i64(state[node])
        limit = regs[SOURCE_LIMIT] if tree == SOURCE else regs[SINK_LIMIT]
        if (found & tree) != 0 and ((found >> LEVEL) < limit or limit == regs[MOST_LIMIT]):
            return node  # type: ignore[no-any-return]
        if (found & SOURCE) != 0:
            activate(node, SOURCE, queue, regs)
        elif (found & SINK) != 0:
            activate(node, SINK, queue, regs)


@lean_kernel
def solve(
    links: Links, cap: I32, tr: I32, state: U32, queue: U32, bucket: U32, chain: U32, loose: U32, regs: I64,
    stop: U8, budget: int,
) -> bool:  # fmt: skip
    """Augment until no path is left; False when `stop` was set or `budget` steps were made before.

    Call again to go on. The flag is read every 1024 steps.
    """
    node = u64(regs[CURRENT])
    first = regs[DIRECTION]
    for k in range(budget):
        if (k & 1023) == 0 and stop[0] != 0:
            break
        if node == _ZERO:
            node = _next_active(state, queue, regs)
            first = i64(0)
            if node == _ZERO:
                regs[CURRENT] = 0
                return True
        if regs[GROWING] == SOURCE:
            first = _grow(node, first, SOURCE, links, cap, state, queue, regs)
        else:
            first = _grow(node, first, SINK, links, cap, state, queue, regs)
        if first < 0:
            node = _ZERO
            continue
        d = u64(first)
        before = i64(state[node]) >> LEVEL
        start, across = node, d
        if regs[GROWING] == SINK:
            start, across = step(node, d, links), d ^ _ONE
        _augment(start, across, links, cap, tr, state, queue, bucket, chain, loose, regs)
        # A node that was lifted waits for its level; one that was set free is out.
        if (state[node] & regs[GROWING]) == 0:
            node = _ZERO
        elif (i64(state[node]) >> LEVEL) > before:
            activate(node, regs[GROWING], queue, regs)
            node = _ZERO
    regs[CURRENT] = i64(node)
    regs[DIRECTION] = first
    return False
