"""Expansion moves over one image: each class in turn takes the pixels that make the labelling cheapest.

A move looks only at tiles where something has changed since the same class moved last, and builds a graph
only of those that gain; the graph grows where its cut runs into its rim. Between two moves of a class its
flow is kept, so that the next move, and the proof that nothing gains any more, costs what has changed. The
result of a move is that of the whole graph.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import CancelledError, CancelToken, LabelMap
from engine.refine.energy.edge_capacities import default_threads
from engine.refine.energy.grid import grid_links, padded_size
from engine.refine.solvers import expansion_kernels as kernels
from engine.refine.solvers import ibfs_kernels as levelflow
from engine.refine.solvers import ibfs_start_kernels as start

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

# As in `maxflow`: a slice of this many steps takes 2-20 ms.
_STEPS_A_SLICE: Final = 1 << 16
# Below this many tiles a thread costs more than it brings.
_TILES_A_THREAD: Final = 32


@dataclass(frozen=True, slots=True)
class Level:
    """Prices, labels and flows at one resolution; `labels` and `flows` are changed by moves.

    Args:
        unary: (C, H, W) units.
        weights: (nodes, connectivity / 2) units of the edges to later neighbours, of the padded grid.
        labels: (nodes,) positions, of the padded grid.
        flows: per class (nodes, connectivity / 2), or None for classes whose flow is not kept.
    """

    unary: I32
    weights: I32
    labels: LabelMap
    flows: Sequence[I32 | None]

    @property
    def shape(self) -> tuple[int, int]:
        _, height, width = self.unary.shape
        return height, width

    @property
    def links(self) -> tuple[Any, ...]:
        return grid_links(self.shape[1], 2 * self.weights.shape[1])

    @property
    def inside(self) -> LabelMap:
        """(H, W) live view of the labels."""
        height, width = self.shape
        view: LabelMap = self.labels.reshape(height + 2, width + 2)[1:-1, 1:-1]
        return view


@dataclass(frozen=True, slots=True)
class _Solver:
    """Orphans by level, and loose ones, of one thread; empty between solves."""

    bucket: NDArray[np.uint32]
    loose: NDArray[np.uint32]

    @classmethod
    def of(cls, nodes: int) -> _Solver:
        levels = min(nodes, levelflow.MOST_LEVELS) + 2
        return cls(np.zeros(levels, np.uint32), np.empty(nodes, np.uint32))

    def registers(self) -> I64:
        regs = np.zeros(levelflow.REGISTERS, np.int64)
        regs[levelflow.GROWING] = levelflow.SINK
        regs[levelflow.MOST_LIMIT] = regs[levelflow.LOWEST] = len(self.bucket) - 1
        return regs


class Moves:
    """Makes moves on one level; owned by one thread. Useless after CancelledError, as is the level."""

    def __init__(self, level: Level) -> None:
        self._level = level
        height, width = level.shape
        nodes = padded_size(height, width)
        self._links = level.links
        self._across = -(-width // kernels.SIDE)
        tiles = self._across * -(-height // kernels.SIDE)
        self._cap = np.zeros(nodes * len(self._links), np.int32)
        self._tr = np.zeros(nodes, np.int32)
        self._state = np.zeros(nodes, np.uint32)
        self._queue = np.zeros(nodes, np.uint32)
        self._chain = np.empty(nodes, np.uint32)
        self._stage = np.zeros(tiles, np.uint8)
        self._group = np.zeros(tiles, np.uint8)
        self._stale = np.ones((len(level.unary), tiles), np.uint8)
        # Memory that is never touched costs nothing.
        self._solvers = [_Solver.of(nodes) for _ in range(default_threads())]
        self._stop = np.zeros(1, np.uint8)
        self._unkept: I32 | None = None

    def run(self, token: CancelToken, most: int, done: Callable[[int], None]) -> bool:
        """Moves of the classes in turn until none gains, at most `most`; whether none gains any more."""
        count = len(self._level.unary)
        settled = moves = 0
        while settled < count and moves < most:
            token.check()
            done(moves)
            settled = 1 if self.move(moves % count, token) > 0 else settled + 1
            moves += 1
        return settled >= count

    def move(self, alpha: int, token: CancelToken) -> int:
        """Let `alpha` take the pixels that lower the energy most; by how much.

        Raises:
            CancelledError: the token said so.
        """
        tiles = np.flatnonzero(self._stale[alpha])
        self._stale[alpha] = 0
        flow = self._flow_of(alpha)
        active = self._gaining(tiles, alpha, flow)
        if len(active) == 0:
            self._stage[tiles] = kernels.UNKNOWN
            return 0
        regs = self._start(active, alpha, flow, token)
        filled = self._grow(active, alpha, flow, regs, token)
        gain = self._finish(filled, alpha, flow)
        self._stage[tiles] = kernels.UNKNOWN
        return gain

    def _flow_of(self, alpha: int) -> I32:
        flow = self._level.flows[alpha]
        if flow is not None:
            return flow
        if self._unkept is None:
            self._unkept = np.zeros_like(self._level.weights)
        self._unkept[:] = 0
        return self._unkept

    def _gaining(self, tiles: I64, alpha: int, flow: I32) -> I64:
        """Tiles among `tiles` where becoming alpha gains something that no neighbour pays."""
        level = self._level
        chunks = _chunks(len(tiles))
        for number, (a, b) in enumerate(chunks, start=1):
            self._group[tiles[a:b]] = number
        self._know(tiles, alpha, flow)
        labels = level.labels, alpha, level.shape, self._links, level.weights, flow
        gains = np.empty(len(tiles), np.int64)

        def settle(first: int, last: int) -> None:
            kernels.settle_neighbours(tiles, *labels, self._tr, self._group, first, last)
            kernels.find_gains(tiles, level.shape, self._tr, gains, first, last)

        _at_once([_bound(settle, a, b) for a, b in chunks])
        return tiles[gains > 0]

    def _know(self, tiles: I64, alpha: int, flow: I32) -> None:
        level = self._level
        args = tiles, level.labels, alpha, level.unary, self._links, level.weights, flow, self._tr
        _over_tiles(lambda a, b: kernels.find_terminals(*args, a, b), len(tiles))
        self._stage[tiles] = kernels.KNOWN

    def _start(self, tiles: I64, alpha: int, flow: I32, token: CancelToken) -> I64:
        """Solve the tiles in groups, one a thread, then open the seams between the groups."""
        chunks = _chunks(len(tiles))
        for number, (a, b) in enumerate(chunks, start=1):
            self._group[tiles[a:b]] = number
        self._stage[tiles] = kernels.FILLED
        registers = np.stack([solver.registers() for solver in self._solvers[: len(chunks)]])

        def work(k: int, first: int, last: int) -> None:
            part = tiles[first:last]
            self._fill(part, alpha, flow, 0, len(part))
            self._plant(part, registers[k])
            self._solve(registers[k], self._solvers[k], token)

        _at_once([_bound(work, k, a, b) for k, (a, b) in enumerate(chunks)])
        regs = self._solvers[0].registers()
        start.join_strips(registers, np.empty(0, np.int64), 0, self._state, self._queue, regs)
        for a, b in chunks[1:]:
            self._open(tiles[a:b], alpha, flow, regs)
        self._group[tiles] = 1
        if len(chunks) > 1:
            self._solve(regs, self._solvers[0], token)
        return regs

    def _grow(self, filled: I64, alpha: int, flow: I32, regs: I64, token: CancelToken) -> I64:
        """Add tiles until the source reaches none beyond the graph; all tiles of the graph."""
        level = self._level
        while True:
            wanted = np.zeros_like(self._stage)
            args = level.labels, alpha, level.shape, self._links, level.weights, flow
            if not kernels.find_overflow(filled, *args, self._stage, self._state, wanted):
                return filled
            new = np.flatnonzero(wanted)
            self._know(new[self._stage[new] == kernels.UNKNOWN], alpha, flow)
            self._stage[new] = kernels.FILLED
            self._group[new] = 2
            self._fill(new, alpha, flow, 0, len(new))
            self._plant(new, regs)
            self._open(new, alpha, flow, regs)
            self._group[new] = 1
            self._solve(regs, self._solvers[0], token)
            filled = np.concatenate([filled, new])

    def _fill(self, tiles: I64, alpha: int, flow: I32, first: int, last: int) -> None:
        level = self._level
        kernels.fill_edges(
            tiles, level.labels, alpha, level.shape, self._links, level.weights, flow, self._cap,
            self._stage, self._group, first, last,
        )  # fmt: skip

    def _plant(self, tiles: I64, regs: I64) -> None:
        shape = self._level.shape
        kernels.plant_tiles(tiles, shape, self._links, self._cap, self._tr, self._state, self._queue, regs)

    def _open(self, tiles: I64, alpha: int, flow: I32, regs: I64) -> None:
        level = self._level
        kernels.open_seams(
            tiles, level.labels, alpha, level.shape, self._links, level.weights, flow, self._cap,
            self._stage, self._group, self._state, self._queue, regs,
        )  # fmt: skip

    def _solve(self, regs: I64, solver: _Solver, token: CancelToken) -> None:
        is_done = False
        while not is_done:
            if token.is_cancelled:
                raise CancelledError
            is_done = levelflow.solve(
                self._links, self._cap, self._tr, self._state, self._queue, solver.bucket, self._chain,
                solver.loose, regs, self._stop, _STEPS_A_SLICE,
            )  # fmt: skip

    def _finish(self, filled: I64, alpha: int, flow: I32) -> int:
        """Keep flow and labels; by how much the energy sank."""
        level = self._level
        if level.flows[alpha] is not None:
            kept = filled, level.labels, alpha, level.shape, self._links, level.weights, flow, self._cap
            _over_tiles(lambda a, b: kernels.keep_flow(*kept, self._stage, a, b), len(filled))
        changed = np.zeros_like(self._stage)
        args = filled, level.labels, alpha, level.shape, self._tr, self._state, self._stage, changed
        gains = _over_tiles(lambda a, b: kernels.relabel(*args, a, b), len(filled))
        around = np.zeros_like(changed)
        kernels.mark_around(changed, self._across, around)
        for c, flow_of_c in enumerate(level.flows):
            if flow_of_c is None:
                # Without its flow, what a class gains elsewhere is not known to be paid for.
                self._stale[c] |= changed.any()
            elif c != alpha:
                self._stale[c] |= around
        return sum(gains)


def _chunks(count: int) -> list[tuple[int, int]]:
    """Ranges that cover `count` tiles, one a thread."""
    parts = max(1, min(default_threads(), count // _TILES_A_THREAD))
    edges = [count * k // parts for k in range(parts + 1)]
    return list(itertools.pairwise(edges))


def _over_tiles(work: Callable[[int, int], Any], count: int) -> list[Any]:
    return _at_once([_bound(work, a, b) for a, b in _chunks(count)])


def _bound(work: Callable[..., Any], *args: int) -> Callable[[], Any]:
    return lambda: work(*args)


def _at_once(works: Sequence[Callable[[], Any]]) -> list[Any]:
    """Results of the works, the first on the calling thread, the others on threads of their own."""
    results: list[Any] = [None] * len(works)
    failures: list[BaseException] = []

    def run(k: int) -> None:
        try:
            results[k] = works[k]()
        except BaseException as error:  # noqa: BLE001 - raised again on the calling thread below
            failures.append(error)

    threads = [threading.Thread(target=run, args=(k,), name=f"move-{k}") for k in range(1, len(works))]
    for thread in threads:
        thread.start()
    run(0)
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return results
