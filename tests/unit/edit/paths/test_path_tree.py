"""Shortest paths against other programs' and against a plain one."""

from __future__ import annotations

import heapq
import itertools
import math

import numpy as np
import pytest
from numpy.typing import NDArray
from skimage.graph import MCP_Geometric

from engine.core import Rect
from engine.edit.paths.path_tree import STEPS, path_tree

F32 = NDArray[np.float32]


def price(cost: F32, along: tuple[F32, F32], share: float, p: tuple[int, int], q: tuple[int, int]) -> float:
    dy, dx = q[0] - p[0], q[1] - p[1]
    length = math.hypot(dy, dx)
    turn = sum(
        math.acos(min(1.0, abs(float(along[0][n]) * dy + float(along[1][n]) * dx) / length)) for n in (p, q)
    )
    return length * (0.5 * float(cost[p] + cost[q]) + share * turn / math.pi)


def plain_distances(
    cost: F32, along: tuple[F32, F32], share: float, start: tuple[int, int]
) -> dict[tuple[int, int], float]:
    reached = {start: 0.0}
    waiting = [(0.0, start)]
    done: set[tuple[int, int]] = set()
    while waiting:
        distance, p = heapq.heappop(waiting)
        if p in done:
            continue
        done.add(p)
        for dy, dx in STEPS:
            q = p[0] + dy, p[1] + dx
            if not (0 <= q[0] < cost.shape[0] and 0 <= q[1] < cost.shape[1]):
                continue
            through = distance + price(cost, along, share, p, q)
            if through < reached.get(q, math.inf):
                reached[q] = through
                heapq.heappush(waiting, (through, q))
    return reached


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("share", [0.0, 0.3])
def test_paths_are_as_short_as_a_plain_search_finds(seed: int, share: float) -> None:
    random = np.random.default_rng(seed)
    shape = int(random.integers(1, 18)), int(random.integers(1, 18))
    cost = random.random(shape, np.float32) ** 3 + np.float32(0.01)
    angle = random.random(shape, np.float32) * np.float32(math.tau)
    along = np.sin(angle), np.cos(angle)
    start = int(random.integers(shape[0])), int(random.integers(shape[1]))
    rect = Rect(100, 200, 100 + shape[0], 200 + shape[1])
    tree = path_tree(rect, 0.5, cost, start, along, share)
    reached = plain_distances(cost, along, share, start)
    for node, distance in reached.items():
        path = [(round(y - 100.5), round(x - 200.5)) for y, x in tree.path_to(node)]
        assert path[0] == start
        assert path[-1] == node
        walked = sum(price(cost, along, share, p, q) for p, q in itertools.pairwise(path))
        assert walked == pytest.approx(distance, rel=1e-4)


def test_without_a_direction_it_is_the_geometric_minimal_path() -> None:
    random = np.random.default_rng(1)
    cost = random.random((60, 70), np.float32) ** 4 + np.float32(0.01)
    tree = path_tree(Rect(0, 0, 60, 70), 0.0, cost, (5, 6))
    distances, _ = MCP_Geometric(cost).find_costs([(5, 6)])
    for node in [(0, 0), (59, 69), (30, 31), (59, 0), (5, 7)]:
        path = [(round(y), round(x)) for y, x in tree.path_to(node)]
        walked = sum(math.dist(p, q) * 0.5 * float(cost[p] + cost[q]) for p, q in itertools.pairwise(path))
        assert walked == pytest.approx(distances[node], rel=1e-4)


def test_a_click_is_moved_to_what_is_cheap_and_near() -> None:
    cost = np.ones((40, 40), np.float32)
    cost[10, 14] = 0.1
    cost[35, 35] = 0.0
    tree = path_tree(Rect(0, 0, 40, 40), 0.5, cost, (0, 0))
    assert tree.snapped((10.5, 10.5), 6.0) == (10, 14)
    assert tree.snapped((10.5, 10.5), 0.0) == (10, 10)
    assert tree.snapped((-5.0, 99.0), 3.0) == (0, 39)
