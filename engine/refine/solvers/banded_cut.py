"""Banded graph cut: the coarsest level is cut as a whole, finer ones only around its boundaries.

Source:
    Lombaert, Sun, Grady & Xu, ICCV 2005 (banded graph cuts). Prices of coarse pixels are means over the
    pixels under them, after Kohli, Lempitsky & Rother, ECCV 2010 Workshops (multi-scale energies); the band
    that follows a boundary which runs into its rim is our own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, BoolMap, CancelToken, LabelMap, Rect, UserError, bounding_rect
from engine.refine.energy.edge_capacities import EdgePrices, over_rows
from engine.refine.energy.grid import DIRECTIONS, NEIGHBOURS
from engine.refine.energy.problem import Problem
from engine.refine.solvers import band_kernels, pyramid_kernels
from engine.refine.solvers.coarsest_cut import ManyClassCut, TwoClassCut
from engine.refine.solvers.image_pyramid import CutPyramid
from engine.refine.solvers.maxflow import TableFlow
from engine.refine.solvers.pyramid_kernels import MIXED, NONE

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

_CYCLES: Final = 2


@dataclass(frozen=True, slots=True)
class CutEffort:
    """Effort of a banded cut: pixels decided anew on each finer level.

    Args:
        margin: coarse pixels on each side of a boundary.
        growths: how often a band is continued where the boundary ran into its rim, on level 0, 1, ...; the
            last one holds for all coarser levels. This is what follows leaves and hairs that the coarser
            level has cut off: each round takes them two coarse pixels further.
    """

    margin: int
    growths: tuple[int, ...]

    def rounds(self, level: int) -> int:
        return 1 + self.growths[min(level, len(self.growths) - 1)]


# Energy above the exact cut, nine scenes of 12 megapixels. With level 3 cut as a whole: QUICK_EFFORT +0.8 to
# 5.0 %, STEADY_EFFORT +0.5 to 2.8 % in 1.6 times the time; with level 2: THOROUGH_EFFORT +0.5 to 2.1 % in
# three times the time.
QUICK_EFFORT: Final = CutEffort(0, (1, 8))
STEADY_EFFORT: Final = CutEffort(1, (1, 8))
THOROUGH_EFFORT: Final = CutEffort(1, (4, 32))


class BandedCut:
    """Labels of one image on all levels; owned by one thread.

    Memory: 7 bytes a pixel of the image and a third of that again, besides `pyramid`.

    Args:
        top: the level that is cut as a whole.
    """

    def __init__(self, pyramid: CutPyramid, top: int) -> None:
        self._pyramid = pyramid
        self._top = top
        shapes = [pyramid.shape(level) for level in range(top + 1)]
        padded = [(h + 2, w + 2) for h, w in shapes]
        # Written, not only allocated: the first stroke shall not wait for the system to map the memory.
        self._scribbles = [np.full(s, NONE, np.uint8) for s in shapes]
        self._labels = [np.full(s, 0, np.uint8) for s in padded]
        self._old = [np.full(s, 0, np.uint8) for s in padded]
        self._visited = [np.full(s, 0, np.uint8) for s in padded[1:]]
        self._where = [np.full(h * w, 0, np.uint32) for h, w in padded[:-1]]
        self._problem: Problem | None = None
        self._cut: TwoClassCut | ManyClassCut | None = None
        self._changed: list[I64] = []
        self._touched = np.empty(0, np.int64)
        self._steps = np.array(DIRECTIONS[NEIGHBOURS], np.int64)
        self.resolved_level = top

    @property
    def problem(self) -> Problem:
        """The problem that is cut.

        Raises:
            BadInputError: nothing yet.
        """
        if self._problem is None:
            raise BadInputError("there is no problem yet")
        return self._problem

    def set_problem(self, problem: Problem) -> None:
        """Set the problem; `cut_all` must follow."""
        if len(problem.classes) >= MIXED:
            raise UserError(
                f"{len(problem.classes)} classes are too many for one cut of a large image.",
                f"Scribble at most {MIXED - 1} of them.",
            )
        self._problem = problem
        table, axes, cells, layers = problem.prices
        self._prices = table[1:] - table[:1], axes, cells, np.ascontiguousarray(layers[1:] - layers[:1])
        settings = problem.settings
        self._edges = [self._pyramid.edges(k, settings, problem.units) for k in range(self._top + 1)]
        self._cut = None
        self._changed.clear()

    @property
    def labels(self) -> LabelMap:
        """(H, W) positions in the problem's classes; a live view."""
        return self._labels[0][1:-1, 1:-1]

    # ---- the whole image

    def cut_all(
        self, token: CancelToken, effort: CutEffort, is_time_up: Callable[[], bool] = lambda: False
    ) -> None:
        """Label the whole image from scratch; the labels are undefined when it raises.

        Args:
            is_time_up: called before each level; the finer ones then show coarser labels enlarged, until
                `resolve_finer` is called.
        """
        self._changed.clear()
        self._place_all()
        self._solve_coarsest(token)
        self.resolved_level = self._top
        if self._top > 0:
            self._touched = band_kernels.unsettled_nodes(self._labels[self._top], self._scribbles[self._top])
        self._go_down(token, effort, is_time_up)

    def resolve_finer(
        self, token: CancelToken, effort: CutEffort, is_time_up: Callable[[], bool] = lambda: False
    ) -> bool:
        """Decide levels that had to be left out, down to `resolved_level`; True when there were any."""
        if self.resolved_level == 0:
            return False
        self._go_down(token, effort, is_time_up)
        return True

    def _go_down(self, token: CancelToken, effort: CutEffort, is_time_up: Callable[[], bool]) -> None:
        level = self.resolved_level
        touched = self._touched
        while level > 0 and not is_time_up():
            level -= 1
            self._enlarge(level + 1, level)
            touched = self._resolve_level(level, touched, effort, token)
        for finer in range(level - 1, -1, -1):
            self._enlarge(level, finer)
        for old, labels in zip(self._old, self._labels, strict=True):
            np.copyto(old, labels)
        self.resolved_level = level
        self._touched = touched

    def _enlarge(self, level: int, finer: int) -> None:
        args = self._labels[level], 1 << (level - finer), self._scribbles[finer], self._labels[finer]
        over_rows(lambda a, b: pyramid_kernels.enlarge_labels(*args, a, b), *self._pyramid.shape(finer))

    def adopt(self, labels: LabelMap) -> Rect:
        """Take better labels (positions) of the image over; the bounding box of what differs."""
        differs = labels != self.labels
        self._labels[0][1:-1, 1:-1] = labels
        np.copyto(self._old[0], self._labels[0])
        self.resolved_level = 0
        return bounding_rect(differs)

    # ---- a few scribbles

    def put_scribbles(self, pixels: I64, scribbles: LabelMap) -> None:
        """Scribble (positions, NONE for none) on (n, 2) pixels of the image."""
        if self._cut is None:
            raise BadInputError("put_scribbles needs labels of the whole image")
        if len(pixels) == 0:
            return
        self._scribbles[0][pixels[:, 0], pixels[:, 1]] = scribbles
        top, left = (int(v) for v in pixels.min(axis=0))
        bottom, right = (int(v) + 1 for v in pixels.max(axis=0))
        for level in range(1, self._top + 1):
            top, left, bottom, right = top >> 1, left >> 1, (bottom + 1) >> 1, (right + 1) >> 1
            pyramid_kernels.halve_scribbles(
                self._scribbles[level - 1], self._scribbles[level], top, left, bottom, right
            )
        self._changed.append(pixels)

    def update(self, token: CancelToken, effort: CutEffort) -> Rect:
        """Labels after `put_scribbles`, decided anew only where something changed; the bounding box of that.

        The whole level is cut exactly, by the flow that it has; `cut_all` must follow when this raises.
        """
        if not self._changed or self._cut is None:
            return Rect(0, 0, 0, 0)
        where = np.concatenate(self._changed)
        changed = self._update_coarsest(where, token)
        for level in range(self._top - 1, -1, -1):
            scribbles, labels = self._scribbles[level], self._labels[level]
            touched = band_kernels.spread_labels(changed, self._labels[level + 1], scribbles, labels)
            starts = np.concatenate([changed, self._nodes_of(where, level + 1)])
            if level >= self.resolved_level:
                decided = self._resolve_level(level, starts, effort, token)
            else:
                decided = band_kernels.spread_labels(starts, self._labels[level + 1], scribbles, labels)
            every = np.concatenate([touched, decided, self._nodes_of(where, level)])
            changed = band_kernels.take_changes(every, labels.reshape(-1), self._old[level].reshape(-1))
        self._changed.clear()
        # What `resolve_finer` still has to do is where boundaries are now.
        if self.resolved_level > 0:
            self._touched = band_kernels.unsettled_nodes(
                self._labels[self.resolved_level], self._scribbles[self.resolved_level]
            )
        return self._bounding(changed)

    def _update_coarsest(self, where: I64, token: CancelToken) -> I64:
        """The nodes of the top level whose label changed."""
        assert self._cut is not None
        level = self._top
        width = self._pyramid.shape(level)[1]
        pixels = np.unique(where >> level, axis=0)
        places = pixels[:, 0] * width + pixels[:, 1]
        cells, scribbles = self._pyramid.cells(level, self.problem.bins), self._scribbles[level]
        prices = pyramid_kernels.changed_prices(pixels, cells, self._prices, scribbles)
        present = np.unique(scribbles.reshape(-1)[places])
        scribbled = int(present[0]) if len(present) == 1 and present[0] < MIXED else None
        self._cut.change(places, prices, scribbled)
        labels = self._labels[level]
        labels[1:-1, 1:-1] = self._cut.solve(token)
        everywhere = np.flatnonzero(labels != self._old[level])
        return band_kernels.take_changes(everywhere, labels.reshape(-1), self._old[level].reshape(-1))

    def _nodes_of(self, pixels: I64, level: int) -> I64:
        """Nodes of a level over (n, 2) pixels of the image."""
        over = pixels >> level
        nodes: I64 = (over[:, 0] + 1) * (self._pyramid.shape(level)[1] + 2) + over[:, 1] + 1
        return nodes

    def _bounding(self, nodes: I64) -> Rect:
        if len(nodes) == 0:
            return Rect(0, 0, 0, 0)
        y, x = np.divmod(nodes, self._pyramid.shape(0)[1] + 2)
        return Rect(int(y.min()) - 1, int(x.min()) - 1, int(y.max()), int(x.max()))

    # ---- its parts

    def _place_all(self) -> None:
        problem = self.problem
        over_rows(
            lambda a, b: pyramid_kernels.place_scribbles(
                problem.scribbles, problem.place, self._scribbles[0], a, b
            ),
            *problem.scribbles.shape,
        )
        for level in range(1, self._top + 1):
            self._halve_scribbles(level)

    def _halve_scribbles(self, level: int) -> None:
        fine, coarse = self._scribbles[level - 1], self._scribbles[level]
        over_rows(
            lambda a, b: pyramid_kernels.halve_scribbles(fine, coarse, a, 0, b, coarse.shape[1]),
            *coarse.shape,
        )

    def _solve_coarsest(self, token: CancelToken) -> None:
        level = self._top
        shape = self._pyramid.shape(level)
        prices = np.empty((len(self.problem.classes) - 1, *shape), np.int32)
        args = self._pyramid.cells(level, self.problem.bins), self._prices, self._scribbles[level], prices
        over_rows(lambda a, b: pyramid_kernels.block_prices(*args, a, b), *shape)
        token.check()
        edges, image = self._edges[level], self._pyramid.images[level]
        kind = TwoClassCut if len(prices) == 1 else ManyClassCut
        self._cut = kind(prices, edges.capacity(image))
        self._labels[level][1:-1, 1:-1] = self._cut.solve(token)

    # ---- one level

    def _resolve_level(self, level: int, starts: I64, effort: CutEffort, token: CancelToken) -> I64:
        """Decide a level anew around the unsettled of `starts`, nodes one level up; the nodes it decided."""
        decided = [np.zeros(1, np.int64)]
        labels, scribbles, where = self._labels[level], self._scribbles[level], self._where[level]
        coarse, visited = self._labels[level + 1], self._visited[level]
        width = self._pyramid.shape(level + 1)[1]
        try:
            for k in range(effort.rounds(level)):
                if len(starts) == 0:
                    break
                token.check()
                # What lies outside a rim is settled, one coarse level up: only a margin takes it in.
                margin = max(effort.margin, min(k, 1))
                under = band_kernels.doubtful(starts, coarse, labels, scribbles, margin, visited)
                nodes = band_kernels.open_band(under, width, scribbles, labels, where)
                decided.append(nodes[1:])
                self._solve_band(level, nodes, token)
                band_kernels.close_band(nodes, where, band_kernels.DECIDED)
                starts = band_kernels.rim_parents(nodes, labels, scribbles, where, width)
        finally:
            every = np.concatenate(decided)
            band_kernels.close_band(every, where, 0)
        return every[1:]

    def _solve_band(self, level: int, nodes: I64, token: CancelToken) -> None:
        """Give `nodes` their best labels, all others settled; the energy does not rise."""
        image, edges = self._pyramid.images[level], self._edges[level]
        height, width = self._pyramid.shape(level)
        table = band_kernels.link_band(nodes, self._where[level], self._steps, width + 2)
        unary = pyramid_kernels.some_block_prices(
            nodes, self._pyramid.images[0], 1 << level, self._prices, height, width
        )
        flat = self._labels[level].reshape(-1)
        count = len(self.problem.classes)
        if count == 2:
            # From "all second class" the expansion of the first is the exact cut of the band.
            flat[nodes[1:]] = 1
            moves: Sequence[int] = (0,)
        else:
            moves = [c for _ in range(_CYCLES) for c in range(count)]
        for alpha in moves:
            _move(nodes, table, flat, alpha, unary, image, edges, self._steps, token)


def _move(
    nodes: I64,
    table: NDArray[np.uint32],
    flat: LabelMap,
    alpha: int,
    unary: I32,
    image: NDArray[np.uint8],
    edges: EdgePrices,
    steps: I64,
    token: CancelToken,
) -> None:
    terminal = np.zeros(len(nodes), np.int32)
    capacity = np.zeros(table.size, np.int32)
    band_kernels.band_move(
        nodes, table, flat, alpha, unary, image, edges.straight, edges.slanted, steps, terminal, capacity
    )
    side: BoolMap = TableFlow(table, terminal, capacity).solve(token)
    flat[nodes[side]] = alpha
