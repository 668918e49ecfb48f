"""Compiled loops of paths: the tree of shortest paths, and lines of changing width."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from engine.core.jit import fast_kernel, inlined

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]


@inlined
def _sift_up(heap: I32, place: I32, distance: F32, at: int) -> None:
    node = heap[at]
    while at > 0:
        above = (at - 1) >> 1
        if distance[heap[above]] <= distance[node]:
            break
        heap[at] = heap[above]
        place[heap[at]] = at
        at = above
    heap[at] = node
    place[node] = at


@inlined
def _sift_down(heap: I32, place: I32, distance: F32, size: int) -> None:
    at = 0
    node = heap[0]
    while True:
        below = 2 * at + 1
        if below >= size:
            break
        if below + 1 < size and distance[heap[below + 1]] < distance[heap[below]]:
            below += 1
        if distance[heap[below]] >= distance[node]:
            break
        heap[at] = heap[below]
        place[heap[at]] = at
        at = below
    heap[at] = node
    place[node] = at


@fast_kernel
def grow(
    cost: F32, along_y: F32, along_x: F32, turn_share: float, start_row: int, start_column: int
) -> NDArray[np.uint8]:
    """Steps of the shortest paths from one node, see `path_tree`: Dijkstra with a binary heap."""
    height, width = cost.shape
    count = height * width
    distance = np.full(count, np.inf, np.float32)
    steps = np.full((height, width), 8, np.uint8)
    heap = np.empty(count, np.int32)
    # -1: not met yet; -2: done.
    place = np.full(count, -1, np.int32)
    start = start_row * width + start_column
    distance[start] = 0.0
    heap[0] = start
    place[start] = 0
    size = 1
    root = math.sqrt(2.0)
    while size > 0:
        node = heap[0]
        size -= 1
        if size > 0:
            heap[0] = heap[size]
            place[heap[0]] = 0
            _sift_down(heap, place, distance, size)
        place[node] = -2
        row = node // width
        column = node - row * width
        number = -1
        for dy in range(-1, 2):
            for dx in range(-1, 2):
                if dy == 0 and dx == 0:
                    continue
                number += 1
                y = row + dy
                x = column + dx
                if y < 0 or x < 0 or y >= height or x >= width:
                    continue
                other = y * width + x
                if place[other] == -2:
                    continue
                length = root if dy != 0 and dx != 0 else 1.0
                price = 0.5 * (cost[row, column] + cost[y, x])
                if turn_share > 0.0:
                    here = abs(along_y[row, column] * dy + along_x[row, column] * dx) / length
                    there = abs(along_y[y, x] * dy + along_x[y, x] * dx) / length
                    price += turn_share * (math.acos(min(1.0, here)) + math.acos(min(1.0, there))) / math.pi
                reached = np.float32(distance[node] + length * price)
                if reached < distance[other]:
                    distance[other] = reached
                    steps[y, x] = number
                    if place[other] == -1:
                        place[other] = size
                        heap[size] = other
                        size += 1
                    _sift_up(heap, place, distance, place[other])
    return steps


@fast_kernel
def cover_line(points: NDArray[np.float64], radii: NDArray[np.float64], covered: NDArray[np.bool_]) -> None:
    """Mark the pixels whose centres are within the radius of a line, which changes evenly between points.

    `raster.sweep` gives the same but for single pixels, without a compiler, as the pen needs it at once: in
    0.4 ms a piece. A traced line has thousands of pieces, which take 1 ms each thousand here.

    Args:
        points: (N, 2) y, x, relative to `covered`.
        radii: (N,).
        covered: (h, w) bool, changed in place.
    """
    height, width = covered.shape
    for i in range(max(1, len(points) - 1)):
        j = min(i + 1, len(points) - 1)
        y0, x0, y1, x1 = points[i, 0], points[i, 1], points[j, 0], points[j, 1]
        most = max(radii[i], radii[j])
        dy, dx = y1 - y0, x1 - x0
        squared = dy * dy + dx * dx
        top, bottom = max(0, int(min(y0, y1) - most - 1)), min(height, int(max(y0, y1) + most + 2))
        left, right = max(0, int(min(x0, x1) - most - 1)), min(width, int(max(x0, x1) + most + 2))
        for row in range(top, bottom):
            for column in range(left, right):
                py, px = row + 0.5 - y0, column + 0.5 - x0
                share = 0.0
                if squared > 0.0:
                    share = min(1.0, max(0.0, (py * dy + px * dx) / squared))
                radius = radii[i] + share * (radii[j] - radii[i])
                py -= share * dy
                px -= share * dx
                if py * py + px * px <= radius * radius:
                    covered[row, column] = True


@fast_kernel
def cover_discs(centres: NDArray[np.float64], radii: NDArray[np.float64], covered: NDArray[np.bool_]) -> None:
    """Mark the pixels whose centres are within the radius of one of many points.

    Args:
        centres: (N, 2) y, x, relative to `covered`.
        radii: (N,).
        covered: (h, w) bool, changed in place.
    """
    height, width = covered.shape
    for i in range(len(centres)):
        y, x, radius = centres[i, 0], centres[i, 1], radii[i]
        for row in range(max(0, int(y - radius - 1)), min(height, int(y + radius + 2))):
            for column in range(max(0, int(x - radius - 1)), min(width, int(x + radius + 2))):
                py, px = row + 0.5 - y, column + 0.5 - x
                if py * py + px * px <= radius * radius:
                    covered[row, column] = True
