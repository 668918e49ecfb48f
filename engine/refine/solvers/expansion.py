"""Alpha-expansion from coarse to fine: labels for three classes and more that no expansion move improves.

Each level starts from the labels and the flows of the coarser one. Labels make the moves small; flows make
them quick, because what travels far is on its way already.

Source:
    Boykov, Veksler & Zabih, PAMI 2001 (expansion moves); exact moves after Kolmogorov & Zabih, PAMI 2004.
    Levels that restrict the energy to blocks: Kohli, Lempitsky & Rother, ECCV 2010 Workshops. That the flow
    of a level starts the next one is our own.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import CancelToken, LabelMap, Progress, Reporter
from engine.refine.energy.edge_capacities import over_rows
from engine.refine.energy.grid import NEIGHBOURS, padded_size
from engine.refine.energy.problem import Problem
from engine.refine.solvers import expansion_level_kernels as kernels
from engine.refine.solvers.expansion_moves import Level, Moves

I32 = NDArray[np.int32]

_COARSEST_PIXELS: Final = 5_000
_MOST_CYCLES: Final = 20
_COARSE_CYCLES: Final = 1
# Flows of all classes together; classes beyond it move without.
_MOST_FLOW_BYTES: Final = 512 << 20


def expand(problem: Problem, token: CancelToken, report: Reporter) -> tuple[LabelMap, int]:
    """Labels (positions in the problem's classes) that no expansion move improves, and their units."""
    levels = [_finest(problem)]
    while levels[-1].unary[0].size > _COARSEST_PIXELS:
        token.check()
        levels.append(_halved(levels[-1]))
    top = levels[-1]
    over_rows(lambda a, b: kernels.cheapest_labels(top.unary, top.labels, a, b), *top.shape)
    count = len(problem.classes)
    for coarser, level in zip([None, *levels[:0:-1]], reversed(levels), strict=True):
        if coarser is not None:
            _start_from(level, coarser, token)
        most = count * (_MOST_CYCLES if level is levels[0] else _COARSE_CYCLES)
        Moves(level).run(token, most, lambda moves: report(Progress(moves, 0, "moves")))
    return np.ascontiguousarray(levels[0].inside), _price(levels[0])


def _finest(problem: Problem) -> Level:
    unary = problem.unary()
    edges = problem.edge_prices()
    height, width = problem.scribbles.shape
    weights = np.zeros((padded_size(height, width), NEIGHBOURS // 2), np.int32)
    args = problem.image, edges.straight, edges.slanted, weights
    over_rows(lambda a, b: kernels.fill_weights(*args, a, b), height, width)
    return _with_room(unary, weights)


def _with_room(unary: I32, weights: I32) -> Level:
    kept_flows = max(0, _MOST_FLOW_BYTES // weights.nbytes)
    flows = [np.zeros_like(weights) if c < kept_flows else None for c in range(len(unary))]
    return Level(unary, weights, np.zeros(len(weights), np.uint8), flows)


def _halved(level: Level) -> Level:
    height, width = ((side + 1) // 2 for side in level.shape)
    unary = np.empty((len(level.unary), height, width), np.int32)
    weights = np.zeros((padded_size(height, width), level.weights.shape[1]), np.int32)

    def work(first: int, last: int) -> None:
        kernels.halve_unary(level.unary, unary, first, last)
        kernels.halve_weights(level.weights, level.shape, weights, width, first, last)

    over_rows(work, height, width)
    return _with_room(unary, weights)


def _start_from(level: Level, coarse: Level, token: CancelToken) -> None:
    """Take over labels and flows."""
    width = coarse.shape[1]

    def work(first: int, last: int) -> None:
        kernels.enlarge_labels(coarse.labels, width, level.unary, level.labels, first, last)
        for fine_flow, flow in zip(level.flows, coarse.flows, strict=True):
            if fine_flow is not None and flow is not None:
                kernels.enlarge_flow(
                    level.weights, level.shape, coarse.weights, flow, width, fine_flow, first, last
                )

    token.check()
    over_rows(work, *level.shape)


def _price(level: Level) -> int:
    args = level.labels, level.unary, level.links, level.weights
    return int(sum(over_rows(lambda a, b: kernels.price(*args, a, b), *level.shape)))
