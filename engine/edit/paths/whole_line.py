"""Whole line through one place: along its ridge to both of its ends."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.edit.paths.path_tree import START, STEPS, PathTree, PointYX

Nodes = NDArray[np.intp]

_ON_RIDGE: Final = 0.45
"""Cost of a node that is on the line: its ridge is about a third as strong as at the place clicked."""
_GAP_PRICE: Final = 2.0
"""So many pixels of line must follow on one pixel of gap."""
_LEAST_PX: Final = 6
"""A shorter way from the place to an end is none."""
_AWAY_STEPS: Final = 10
"""After so many steps the two ways from the place lie on opposite sides of it."""


def whole_line(tree: PathTree) -> list[PointYX]:
    """Points of the line through the start of a tree of ridges, from end to end; the start if there is none.

    The end of a way is where its length on the ridge, less the price of its gaps, is greatest; the other way
    leaves the start on the other side. At a branching the longer branch is taken.

    Args:
        tree: of `ridge_tree`, whose costs are low on the line.
    """
    parents = _parents(tree)
    steps = np.where(parents == np.arange(parents.size), 0.0, _lengths(tree))
    is_on = tree.cost.ravel() <= _ON_RIDGE
    worth = np.where(is_on, steps, -_GAP_PRICE * steps)
    # Sums along the ways from the start, by doubling: each round goes to the ancestor twice as far away.
    above, total, depths = parents, worth, (steps > 0).astype(np.int32)
    while True:
        further = above[above]
        if np.array_equal(further, above):
            break
        total, depths, above = total + total[above], depths + depths[above], further
    start = tree.start[0] * tree.cost.shape[1] + tree.start[1]
    first = int(total.argmax())
    if total[first] < _LEAST_PX:
        return [tree.start_point]
    side = _sides(tree, parents, depths)
    away = side[first]
    opposite = np.where((side @ away < 0) & (depths >= _AWAY_STEPS), total, -np.inf)
    second = int(opposite.argmax())
    width = tree.cost.shape[1]
    one = tree.path_to((first // width, first % width))
    if opposite[second] < _LEAST_PX or second == start:
        return one
    other = tree.path_to((second // width, second % width))
    return [*reversed(other), *one[1:]]


def _parents(tree: PathTree) -> Nodes:
    """(h * w,) the node before each on its way from the start; the start, and what has no way, their own."""
    height, width = tree.cost.shape
    moves = np.array([dy * width + dx for dy, dx in STEPS] + [0], np.intp)
    assert len(moves) == START + 1
    nodes: Nodes = np.arange(height * width, dtype=np.intp)
    return nodes - moves[tree.steps.ravel()]


def _lengths(tree: PathTree) -> NDArray[np.float64]:
    """(h * w,) length in pixels of the step into each node."""
    lengths = np.array([np.hypot(dy, dx) for dy, dx in STEPS] + [0.0])
    return np.asarray(lengths[tree.steps.ravel()])


def _sides(tree: PathTree, parents: Nodes, depths: NDArray[np.int32]) -> NDArray[np.float64]:
    """(h * w, 2) y, x from the start to where the way to each node is after `_AWAY_STEPS`, or ends."""
    ancestor: Nodes = np.arange(parents.size, dtype=np.intp)
    stop = np.where(depths <= _AWAY_STEPS, ancestor, parents)
    while True:
        further = stop[stop]
        if np.array_equal(further, stop):
            break
        stop = further
    rows, columns = np.divmod(stop, tree.cost.shape[1])
    return np.column_stack([rows - tree.start[0], columns - tree.start[1]]).astype(np.float64)
