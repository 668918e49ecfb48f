"""Tree of the shortest paths from one point of a window of the image to all others."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import Rect
from engine.edit.paths.path_kernels import grow

F32 = NDArray[np.float32]
PointYX = tuple[float, float]
"""(y, x) in image pixels; pixel (i, j) is the square [i, i + 1) x [j, j + 1)."""

STEPS: Final = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))
"""Row and column of a step, by the number that `PathTree.steps` holds."""
START: Final = 8
"""Number of the start of a tree."""


@dataclass(frozen=True, slots=True, eq=False)
class PathTree:
    """Shortest paths from `start` to every node of a window, 8-connected.

    Attributes:
        rect: window of the image; node (0, 0) lies at (rect.y0 + offset, rect.x0 + offset).
        offset: 0.5 where nodes are centres of pixels, 0 where they are corners of pixels.
        cost: (h, w) float32 of the nodes, > 0.
        steps: (h, w) uint8, the step into each node that the path takes, see `STEPS`; `START` at the start.
        start: row and column of the start.
    """

    rect: Rect
    offset: float
    cost: F32
    steps: NDArray[np.uint8]
    start: tuple[int, int]

    @property
    def start_point(self) -> PointYX:
        return self._point(*self.start)

    def holds(self, point: PointYX) -> bool:
        """Whether the window reaches to this point."""
        return self.rect.contains(math.floor(point[0]), math.floor(point[1]))

    def snapped(self, point: PointYX, reach_px: float) -> tuple[int, int]:
        """Node near a point, inside the window, that is cheap for its distance, see `cheapest_near`."""
        return cheapest_near(self.cost, self._node(point), reach_px)

    def path_to(self, node: tuple[int, int]) -> list[PointYX]:
        """Points of the shortest path from the start to a node, both included."""
        row, column = node
        points = [self._point(row, column)]
        while self.steps[row, column] != START:
            dy, dx = STEPS[self.steps[row, column]]
            row, column = row - dy, column - dx
            points.append(self._point(row, column))
        points.reverse()
        return points

    def _point(self, row: int, column: int) -> PointYX:
        return self.rect.y0 + row + self.offset, self.rect.x0 + column + self.offset

    def _node(self, point: PointYX) -> tuple[float, float]:
        return point[0] - self.rect.y0 - self.offset, point[1] - self.rect.x0 - self.offset


def cheapest_near(cost: F32, node: tuple[float, float], reach_px: float) -> tuple[int, int]:
    """Node with the least sum of its cost and its distance in reaches, of those within reach of a place.

    Args:
        cost: (h, w), in 0-1 or so.
        node: row and column, also between nodes or outside, where the nearest inside counts.
        reach_px: how far away a node may lie; with 0 it is the nearest node.
    """
    height, width = cost.shape
    y, x = min(max(node[0], 0.0), height - 1.0), min(max(node[1], 0.0), width - 1.0)
    row, column = math.floor(y + 0.5), math.floor(x + 0.5)
    reach = math.floor(reach_px)
    if reach < 1:
        return row, column
    top, left = max(0, row - reach), max(0, column - reach)
    near = cost[top : row + reach + 1, left : column + reach + 1]
    rows, columns = np.indices(near.shape)
    distance = np.hypot(rows + top - y, columns + left - x) / (reach_px + 0.5)
    place = int(np.argmin(np.where(distance <= 1.0, near + distance, np.inf)))
    return top + place // near.shape[1], left + place % near.shape[1]


def path_tree(
    rect: Rect,
    offset: float,
    cost: F32,
    start: tuple[int, int],
    direction: tuple[F32, F32] | None = None,
    turn_share: float = 0.0,
) -> PathTree:
    """Shortest paths from one node to all others.

    A step from p to q costs its length times the mean of both nodes' costs, and `turn_share` times its
    length times how far it turns from the `direction` at p and at q, 0 along it to 1 across it.

    Source:
        Dijkstra, Numerische Mathematik 1 (1959), 269-271; the cost of turning: Mortensen and Barrett,
        Intelligent scissors for image composition, SIGGRAPH 1995.

    Args:
        cost: (h, w) float32, > 0.
        direction: (h, w) float32 y and x of unit vectors along what is followed; (0, 0) where there is none.
    """
    along_y, along_x = (np.zeros((1, 1), np.float32),) * 2 if direction is None else direction
    steps = grow(
        np.ascontiguousarray(cost, np.float32),
        np.ascontiguousarray(along_y, np.float32),
        np.ascontiguousarray(along_x, np.float32),
        0.0 if direction is None else turn_share,
        start[0],
        start[1],
    )
    return PathTree(rect, offset, cost, steps, start)
