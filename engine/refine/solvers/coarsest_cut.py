"""Cut of the coarsest level as a whole, and again after a few scribbles changed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.core import CancelToken, LabelMap
from engine.refine.energy.edge_capacities import default_threads
from engine.refine.energy.edge_kernels import expansion_move
from engine.refine.energy.grid import NEIGHBOURS, grid_links
from engine.refine.energy.unary_kernels import HARD
from engine.refine.solvers.maxflow import GridFlow

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]


class TwoClassCut:
    """Two classes: the exact cut, whose flow continues after changes.

    Args:
        prices: (1, h, w) price of the second class minus that of the first.
        capacity: of the grid's edges, see `maxflow.GridFlow`; given away.
    """

    def __init__(self, prices: I32, capacity: I32) -> None:
        self._flow = GridFlow(prices[0], capacity, NEIGHBOURS)

    def solve(self, token: CancelToken) -> LabelMap:
        """(h, w) positions of classes."""
        self._flow.solve(token, default_threads())
        labels: LabelMap = (~self._flow.source_side()).view(np.uint8)
        return labels

    def change(self, pixels: I64, prices: I32, scribbled: int | None) -> None:
        """Pixels (row * w + column, each once) that have other prices (n, 1) now."""
        self._flow.change_terminals(pixels, np.ascontiguousarray(prices[:, 0]))


class ManyClassCut:
    """More classes: expansion moves; while one class is scribbled, its move's flow continues after changes.

    Args:
        prices: (C - 1, h, w) price of class c + 1 minus that of the first; HARD ones are scribbles.
    """

    def __init__(self, prices: I32, capacity: I32) -> None:
        count, height, width = prices.shape
        self._unary = np.zeros((count + 1, height, width), np.int32)
        self._unary[1:] = prices
        self._capacity = capacity
        self._links = grid_links(width, NEIGHBOURS)
        self._labels = np.zeros((height + 2, width + 2), np.uint8)
        self._labels[1:-1, 1:-1] = np.argmin(self._unary, axis=0)
        self._open_move: _OpenMove | None = None
        self._is_solved = False

    def solve(self, token: CancelToken) -> LabelMap:
        """(h, w) positions of classes: two rounds of moves at first and after a change of many classes."""
        if self._open_move is not None:
            self._labels[1:-1, 1:-1] = self._open_move.solve(token)
        elif not self._is_solved:
            for _ in range(2):
                for alpha in range(len(self._unary)):
                    token.check()
                    self._labels[1:-1, 1:-1] = self._expansion(alpha).solve(token)
            self._is_solved = True
        return np.ascontiguousarray(self._labels[1:-1, 1:-1])

    def change(self, pixels: I64, prices: I32, scribbled: int | None) -> None:
        """Pixels (row * w + column, each once) that have other prices (n, C - 1) now.

        Args:
            scribbled: the class that all of them have a scribble of now, if there is one such.
        """
        flat = self._unary.reshape(len(self._unary), -1)
        if scribbled is None:
            flat[1:, pixels] = prices.T
            self._open_move = None
            self._is_solved = False
            return
        if self._open_move is None or self._open_move.alpha != scribbled:
            self._open_move = self._expansion(scribbled)
        old_gain = self._open_move.gain(flat, pixels)
        flat[1:, pixels] = prices.T
        self._open_move.add(pixels, self._open_move.gain(flat, pixels) - old_gain)

    def _expansion(self, alpha: int) -> _OpenMove:
        terminal = np.empty(self._unary.shape[1:], np.int32)
        capacity = np.zeros_like(self._capacity)
        expansion_move(
            self._labels.ravel(), alpha, self._unary, self._links, self._capacity, terminal, capacity
        )
        base = np.ascontiguousarray(self._labels[1:-1, 1:-1])
        return _OpenMove(alpha, base, terminal, GridFlow(terminal, capacity, NEIGHBOURS))


class _OpenMove:
    """The expansion of one class from fixed labels, open to more scribbles of that class."""

    def __init__(self, alpha: int, base: LabelMap, terminal: I32, flow: GridFlow) -> None:
        self.alpha = alpha
        self._base = base
        self._terminal = terminal
        self._flow = flow
        self._pending: list[tuple[I64, I64]] = []
        self._is_solved = False

    def gain(self, unary: I32, pixels: I64) -> I64:
        """Units that the pixels save by becoming alpha, edges not counted."""
        own = unary[self._base.reshape(-1)[pixels], pixels].astype(np.int64)
        result: I64 = own - unary[self.alpha, pixels]
        return result

    def add(self, pixels: I64, gains: I64) -> None:
        self._pending.append((pixels, gains))

    def solve(self, token: CancelToken) -> LabelMap:
        if not self._is_solved:
            self._flow.solve(token, default_threads())
            self._is_solved = True
        flat = self._terminal.reshape(-1)
        while self._pending:
            pixels, gains = self._pending.pop(0)
            new = np.clip(flat[pixels] + gains, -2 * HARD, 2 * HARD).astype(np.int32)
            self._flow.change_terminals(pixels, new)
        self._flow.solve(token)
        labels: LabelMap = np.where(self._flow.source_side(), np.uint8(self.alpha), self._base)
        return labels
