"""Interactive graph cut: one exact minimum cut for two classes, alpha-expansion for more (see `expansion`).

Source:
    Boykov & Jolly, ICCV 2001.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.core import CancelToken, LabelMap, Reporter
from engine.refine.energy.edge_capacities import EdgePrices, default_threads
from engine.refine.energy.grid import NEIGHBOURS
from engine.refine.energy.problem import Problem
from engine.refine.solvers.expansion import expand
from engine.refine.solvers.maxflow import GridFlow


@dataclass(frozen=True, slots=True)
class Labelling:
    """Positions in the problem's classes, what they cost in units, and whether nothing costs less."""

    labels: LabelMap
    units: int
    exact: bool


def cut(problem: Problem, token: CancelToken, report: Reporter) -> Labelling:
    """The cheapest labelling of two classes; of more, one that no expansion move improves."""
    token.check()
    if len(problem.classes) == 2:
        return cut_in_two(problem, problem.edge_prices(), token)
    labels, units = expand(problem, token, report)
    return Labelling(labels, units, False)


def cut_in_two(problem: Problem, edges: EdgePrices, token: CancelToken) -> Labelling:
    """The cheapest labelling of two classes, with these prices of boundaries."""
    token.check()
    terminal = problem.terminal()
    capacity = edges.capacity(problem.image)
    token.check()
    flow = GridFlow(terminal, capacity, NEIGHBOURS)
    units = flow.solve(token, default_threads())
    # Pixels that either side would take at the same price go to the second class.
    return Labelling((~flow.source_side()).view(np.uint8), units, True)
