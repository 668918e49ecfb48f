"""Random cut problems on grids, and the peer that solves them."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.refine.energy.grid import DIRECTIONS
from engine.refine.solvers.ibfs_kernels import SINK
from engine.refine.solvers.maxflow import GridFlow

I32 = NDArray[np.int32]


def random_grid(
    seed: int, height: int, width: int, connectivity: int, most: int = 40, most_edge: int = 20
) -> tuple[I32, I32]:
    """(H, W) terminals from -most to most, and capacities that differ between the two directions."""
    rng = np.random.default_rng(seed)
    terminal = rng.integers(-most, most + 1, (height, width)).astype(np.int32)
    capacity = np.zeros((height + 2, width + 2, connectivity), np.int32)
    y, x = np.mgrid[:height, :width]
    for d, (dy, dx) in enumerate(DIRECTIONS[connectivity]):
        is_inside = (y + dy >= 0) & (y + dy < height) & (x + dx >= 0) & (x + dx < width)
        capacity[1:-1, 1:-1, d] = rng.integers(0, most_edge + 1, (height, width)) * is_inside
    return terminal, capacity.reshape(-1)


def cut_price(is_source: NDArray[np.bool_], terminal: I32, capacity: I32, connectivity: int) -> int:
    """What the cut around `is_source` costs, counted edge by edge."""
    height, width = terminal.shape
    total = int(np.maximum(terminal, 0)[~is_source].sum() + np.maximum(-terminal, 0)[is_source].sum())
    padded = np.pad(is_source, 1)
    grid = capacity.reshape(height + 2, width + 2, connectivity)
    for d, (dy, dx) in enumerate(DIRECTIONS[connectivity]):
        there = np.roll(padded, (-dy, -dx), (0, 1))
        total += int(grid[..., d][padded & ~there].sum())
    return total


def peer_flow(terminal: I32, capacity: I32, connectivity: int) -> int:
    """PyMaxflow's answer; skips the test where it is not installed."""
    maxflow = pytest.importorskip("maxflow")
    height, width = terminal.shape
    graph = maxflow.Graph[int](terminal.size, terminal.size * connectivity)
    nodes = graph.add_grid_nodes((height, width))
    grid = capacity.reshape(height + 2, width + 2, connectivity)[1:-1, 1:-1]
    for d, (dy, dx) in enumerate(DIRECTIONS[connectivity]):
        structure = np.zeros((3, 3), np.int64)
        structure[1 + dy, 1 + dx] = 1
        weights = np.ascontiguousarray(grid[..., d])
        graph.add_grid_edges(nodes, weights=weights, structure=structure, symmetric=False)
    graph.add_grid_tedges(nodes, np.maximum(terminal, 0), np.maximum(-terminal, 0))
    return int(graph.maxflow())


def sink_side(flow: GridFlow) -> NDArray[np.bool_]:
    """(H, W) pixels of a solved grid that can still reach the sink; the rest may go to either side."""
    return (flow._grid(flow._state) & SINK) != 0
