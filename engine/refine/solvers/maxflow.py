"""Exact minimum cut on a pixel grid: `GridFlow` holds the residual graph and its two search trees.

A grid has a border of one pixel without capacity, so the kernels never ask whether a neighbour exists.
A solved GridFlow can be solved again after a few terminal weights changed, for the price of the change.
"""

from __future__ import annotations

import itertools
import threading
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, BoolMap, CancelledError, CancelToken
from engine.refine.energy.grid import DIRECTIONS, grid_links
from engine.refine.solvers import ibfs_kernels as kernels
from engine.refine.solvers import ibfs_start_kernels as start

I64 = NDArray[np.int64]
U32 = NDArray[np.uint32]

# A slice of this many steps takes 2-20 ms: that is how soon a token is obeyed.
_STEPS_A_SLICE: Final = 1 << 16
# When more than one pixel in so many changes, the residual is kept but both trees are grown anew: 26 ms
# instead of 500 for a million pixels that all change a little.
_LEAST_SHARE_TO_REPLANT: Final = 16
# Below this many nodes a second thread costs more than it brings.
_MIN_NODES_A_STRIP: Final = 1 << 16


class _Residual:
    """Residual graph with its search trees, and the loop that solves it in slices."""

    def __init__(self, links: Any, capacity: NDArray[np.int32], terminal: NDArray[np.int32]) -> None:
        size = terminal.size
        degree = links.shape[1] if isinstance(links, np.ndarray) else len(links)
        if capacity.shape != (size * degree,) or capacity.dtype != np.int32:
            raise BadInputError(
                f"capacity must be ({size * degree},) int32, got {capacity.shape} {capacity.dtype}"
            )
        self._links = links
        self._cap = capacity
        self._tr = terminal
        self._state = np.zeros(size, np.uint32)
        self._queue = np.zeros(size, np.uint32)
        self._chain = np.empty(size, np.uint32)
        # Hardly ever touched beyond its beginning, and what is never touched costs nothing.
        self._loose = np.empty(size, np.uint32)
        self._bucket = _bucket(size)
        self._regs = _registers(self._bucket)
        self._stop = np.zeros(1, np.uint8)

    def stop(self) -> None:
        """Make a running `solve` raise CancelledError within 4096 steps; from any thread."""
        self._stop[0] = 1

    @property
    def flow(self) -> int:
        """Flow sent so far; after `solve` it is the capacity of the minimum cut for the present terminals."""
        return int(self._regs[kernels.FLOW])

    def _run(self, regs: I64, bucket: U32, loose: U32, token: CancelToken) -> None:
        is_done = False
        while not is_done:
            if token.is_cancelled:
                raise CancelledError
            is_done = kernels.solve(
                self._links, self._cap, self._tr, self._state, self._queue, bucket, self._chain, loose,
                regs, self._stop, _STEPS_A_SLICE,
            )  # fmt: skip
            if self._stop[0]:
                raise CancelledError

    def _plant_nodes(self, first: int, last: int, regs: I64) -> None:
        start.plant_trees(self._links, self._cap, self._tr, self._state, self._queue, regs, first, last)


class TableFlow(_Residual):
    """A cut among nodes with a table of neighbours: the band of a large grid, without the grid.

    Args:
        table: (n + 1, directions) uint32: the neighbour of each node, 0 for none; node 0 is nobody.
        terminal: (n + 1) int32, as GridFlow's; that of node 0 is 0.
        capacity: (n + 1) x directions int32, flat; given away.
    """

    def __init__(
        self, table: NDArray[np.uint32], terminal: NDArray[np.int32], capacity: NDArray[np.int32]
    ) -> None:
        super().__init__(table, capacity, terminal.copy())

    def solve(self, token: CancelToken) -> BoolMap:
        """(n + 1) whether the source still reaches each node. Once only: it cannot be changed afterwards."""
        self._stop[0] = 0
        self._plant_nodes(1, self._tr.size, self._regs)
        self._run(self._regs, self._bucket, self._loose, token)
        side: BoolMap = (self._state & kernels.SOURCE) != 0
        return side


class GridFlow(_Residual):
    """Exact cut of an H x W grid; owned by one thread at a time.

    Args:
        terminal: (H, W) int32: capacity from the source (positive) or to the sink (negative).
        capacity: int32, (H+2)(W+2) x connectivity, flat: capacity from each node of the padded grid in
            each of DIRECTIONS; zero towards the border.
        connectivity: 4 or 8.

    Both arrays are given away: `capacity` becomes the residual, `terminal` follows `change_terminals`.
    All capacities must stay below 2^29 and sum to less than 2^31 a node.

    A row of three pixels, the first held by the source and the last by the sink; the edge to the right of
    the second pixel is the cheapest to cut:

        >>> terminal = np.array([[9, 0, -9]], np.int32)
        >>> capacity = np.zeros((3, 5, 4), np.int32)
        >>> capacity[1, 1, 0], capacity[1, 2, 0] = 5, 2
        >>> flow = GridFlow(terminal, capacity.reshape(-1), 4)
        >>> flow.solve(CancelToken()), flow.source_side().tolist()
        (2, [[True, True, False]])
    """

    def __init__(self, terminal: NDArray[np.int32], capacity: NDArray[np.int32], connectivity: int) -> None:
        if terminal.ndim != 2 or terminal.dtype != np.int32:
            raise BadInputError(f"terminal must be (H, W) int32, got {terminal.shape} {terminal.dtype}")
        self.height, self.width = terminal.shape
        links = grid_links(self.width, connectivity)
        super().__init__(links, capacity, np.pad(terminal, 1).reshape(-1))
        self._terminal = terminal
        self._is_planted = False

    def _grid(self, flat: NDArray[Any]) -> NDArray[Any]:
        """The pixels, without the border, of one value a node."""
        return flat.reshape(self.height + 2, self.width + 2)[1:-1, 1:-1]

    def solve(self, token: CancelToken, threads: int = 1) -> int:
        """Value of the maximum flow; continues where a cancelled solve stopped.

        Args:
            token: checked every 65,536 steps (some milliseconds).
            threads: strips that the first solve cuts the grid into, each on a thread of its own.

        Raises:
            CancelledError: the token or `stop` said so; a later call continues.
        """
        self._stop[0] = 0
        if not self._is_planted:
            strips = min(threads, self.height // 2, max(1, self._tr.size // _MIN_NODES_A_STRIP))
            if strips > 1:
                self._solve_strips(strips, token)
            else:
                self._plant(0, self.height, self._regs)
            self._is_planted = True
        self._run(self._regs, self._bucket, self._loose, token)
        return self.flow

    def source_side(self) -> BoolMap:
        """(H, W) pixels that residual capacity still reaches from the source: the smallest such side."""
        side: BoolMap = (self._grid(self._state) & kernels.SOURCE) != 0
        return side

    def change_terminals(self, pixels: NDArray[np.int64], terminal: NDArray[np.int32]) -> None:
        """Give the pixels (row * width + column, each once) other terminals; `solve` continues the flow.

        Raises:
            BadInputError: before the first solve, when there are no trees to keep.
        """
        if not self._is_planted:
            raise BadInputError("change_terminals needs a solved grid")
        y, x = np.divmod(pixels, self.width)
        nodes = ((y + 1) * (self.width + 2) + x + 1).astype(np.uint32)
        delta = terminal.astype(np.int64) - self._terminal.reshape(-1)[pixels]
        self._terminal.reshape(-1)[pixels] = terminal
        start.shift_terminals(nodes, delta, terminal, self._tr, self._regs)
        if len(pixels) * _LEAST_SHARE_TO_REPLANT > self._terminal.size:
            flow = self.flow
            self._state.fill(0)
            self._queue.fill(0)
            self._regs = _registers(self._bucket)
            self._regs[kernels.FLOW] = flow
            self._plant(0, self.height, self._regs)
            return
        start.repair_trees(
            nodes, self._links, self._cap, self._tr, self._state, self._queue, self._bucket, self._chain,
            self._loose, self._regs,
        )  # fmt: skip

    def _plant(self, first: int, last: int, regs: I64) -> None:
        """Make trees in image rows first..last-1."""
        stride = self.width + 2
        nodes = (first + 1) * stride + 1, last * stride + self.width + 1
        regs[kernels.FLOW] += start.push_to_neighbours(self._links, self._cap, self._tr, *nodes)
        self._plant_nodes(*nodes, regs)

    def _solve_strips(self, strips: int, token: CancelToken) -> None:
        """Solve horizontal strips by themselves, one a thread, then join their trees and queues.

        A cancelled strip leaves its queue to the whole, so nothing is lost when the solve continues.
        """
        stride = self.width + 2
        rows = [round(self.height * k / strips) for k in range(strips + 1)]
        seams = [_Seam(self._cap.reshape(self.height + 2, self.width + 2, -1), r + 1) for r in rows[1:-1]]
        buckets = [_bucket((b - a) * (self.width + 2)) for a, b in itertools.pairwise(rows)]
        regs = np.stack([_registers(bucket) for bucket in buckets])
        failures: list[BaseException] = []

        def work(k: int) -> None:
            try:
                self._plant(rows[k], rows[k + 1], regs[k])
                loose = self._loose[(rows[k] + 1) * stride : (rows[k + 1] + 1) * stride]
                self._run(regs[k], buckets[k], loose, token)
            except BaseException as error:  # noqa: BLE001 - handed to the calling thread below
                failures.append(error)

        others = [threading.Thread(target=work, args=(k,), name=f"cut-{k}") for k in range(1, strips)]
        for thread in others:
            thread.start()
        work(0)
        for thread in others:
            thread.join()
        for seam in seams:
            seam.open()
        self._is_planted = True
        first_nodes = np.array([row * (self.width + 2) for row in rows[1:-1]], np.int64)
        start.join_strips(regs, first_nodes, 2 * (self.width + 2), self._state, self._queue, self._regs)
        if failures:
            raise failures[0]


class _Seam:
    """Takes the capacity between two rows out of the graph, and gives it back."""

    def __init__(self, cap: NDArray[np.int32], row: int) -> None:
        directions = DIRECTIONS[cap.shape[2]]
        down = [d for d, (dy, _) in enumerate(directions) if dy > 0]
        up = [d for d, (dy, _) in enumerate(directions) if dy < 0]
        self._places = [(cap[row - 1], down), (cap[row], up)]
        self._kept = [row_cap[:, d] for row_cap, d in self._places]
        for row_cap, d in self._places:
            row_cap[:, d] = 0

    def open(self) -> None:
        for (row_cap, d), kept in zip(self._places, self._kept, strict=True):
            row_cap[:, d] = kept


def _bucket(size: int) -> U32:
    """Room for as many levels as there are nodes; memory that is never touched costs nothing."""
    return np.zeros(min(size, kernels.MOST_LEVELS) + 2, np.uint32)


def _registers(bucket: U32) -> I64:
    regs = np.zeros(kernels.REGISTERS, np.int64)
    regs[kernels.GROWING] = kernels.SINK
    regs[kernels.MOST_LIMIT] = regs[kernels.LOWEST] = len(bucket) - 1
    return regs
