"""Tracing of a line between two places: its kind, the shortest path along its ridge, its width."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from engine.core import Rect, RgbU8
from engine.edit.paths.line_edges import CLEAR, edges_of_line
from engine.edit.paths.line_width import F32, LEAST_WIDTH_PX, MeasuredLine, line_region, measure_line
from engine.edit.paths.path_tree import PathTree, PointYX, cheapest_near, path_tree
from engine.edit.paths.ridges import (
    LineKind,
    grey_of,
    line_kind,
    ridge_cost,
    ridge_strength,
    scales_up_to,
    strength_of_cost,
)

_AROUND_PX: Final = 2.0
"""So much wider than it was measured a line is drawn to look for its edges."""
_LEAST_POINTS: Final = 3
# Times the usual strength of ridges in the window. In noise alone the best way is at 2.3-2.9. Of clicks on
# lines (cracks of asphalt, vessels of retinas, membranes in electron microscopy) 2 in 100 are below, of those
# far from any line 40 to 95 in 100.
_WHOLE_STANDS_OUT: Final = 3.0
_NEAR_STANDS_OUT: Final = 2.4
_NEAR_POINTS: Final = 20
"""So many points on each side of the place clicked have to stand out: the way may run into another line."""
_LEAST_STRENGTH: Final = 0.3
"""Grey levels; what is weaker is the rounding of an image without noise."""


@dataclass(frozen=True, slots=True, eq=False)
class RidgeTree:
    """Shortest paths from one point along the ridges of one kind of line."""

    tree: PathTree
    kind: LineKind


def ridge_tree(
    pixels: RgbU8,
    rect: Rect,
    start: PointYX,
    reach_px: float,
    widest_px: float,
    *,
    kind: LineKind | None = None,
    is_dark: bool | None = None,
) -> RidgeTree:
    """Paths along ridges from the ridge nearest to a point.

    Args:
        pixels: (H, W, 3) uint8, the whole image.
        rect: window of the image to seek paths in.
        reach_px: how far the start may be moved onto a ridge.
        widest_px: of lines.
        kind: of the line; None for that of the strongest line near the start.
        is_dark: where the kind is sought, only dark or only bright lines; None for both.
    """
    window = pixels[rect.slices]
    if kind is None:
        near_px = math.ceil(reach_px + 3 * widest_px)
        row, column = math.floor(start[0]), math.floor(start[1])
        near = Rect(row, column, row + 1, column + 1).expand(near_px).intersect(rect)
        kind = line_kind(pixels[near.slices], near, start, reach_px, widest_px, is_dark)
    strength = ridge_strength(grey_of(window, kind.weights), scales_up_to(widest_px), is_dark=kind.is_dark)
    cost = ridge_cost(strength, kind.strength)
    node = cheapest_near(cost, (start[0] - rect.y0 - 0.5, start[1] - rect.x0 - 0.5), reach_px)
    return RidgeTree(path_tree(rect, 0.5, cost, node), kind)


def is_line(traced: RidgeTree, path: Sequence[PointYX]) -> bool:
    """Whether a way through the start of a tree is more of a line than what is found where there is none.

    Its mean strength is compared with the median of the window: along all of it, and near the start.
    """
    tree, usual = traced.tree, traced.kind.strength
    nodes = np.floor(np.array(path, np.float64)).astype(np.intp) - (tree.rect.y0, tree.rect.x0)
    along = strength_of_cost(tree.cost[nodes[:, 0], nodes[:, 1]], usual)
    median = float(np.median(strength_of_cost(tree.cost, usual)))
    beside = max(median, _LEAST_STRENGTH)
    start = int(np.abs(nodes - tree.start).sum(axis=1).argmin())
    near = along[max(0, start - _NEAR_POINTS) : start + _NEAR_POINTS + 1]
    return (
        float(along.mean()) >= _WHOLE_STANDS_OUT * beside and float(near.mean()) >= _NEAR_STANDS_OUT * beside
    )


def traced_line(pixels: RgbU8, path: Sequence[PointYX], kind: LineKind, widest_px: float) -> MeasuredLine:
    """Middle and width of the line that a path of the whole image follows.

    As `measure_line` finds it, and then between its edges, see `edges_of_line`: the first alone takes what is
    beside a line for part of it.
    """
    points = np.array(path, np.float64).reshape(-1, 2)
    low, high = np.floor(points.min(axis=0)).astype(int), np.floor(points.max(axis=0)).astype(int) + 1
    rect = Rect(int(low[0]), int(low[1]), int(high[0]), int(high[1]))
    rect = rect.expand(math.ceil(widest_px) + 8).clip(*pixels.shape[:2])
    grey = grey_of(pixels[rect.slices], kind.weights)
    line = measure_line(grey, (rect.y0, rect.x0), points, widest_px, is_dark=kind.is_dark)
    line = _between_edges(-grey if kind.is_dark else grey, rect, line)
    # Compiled here, on this thread: the window draws the line's region anew with each change of its width.
    line_region(MeasuredLine(line.points[:1], line.widths[:1]), pixels.shape[:2])
    return line


def _between_edges(bright: F32, rect: Rect, line: MeasuredLine) -> MeasuredLine:
    """The line between the edges that it has in a slightly wider one; as it is where it hardly stands out."""
    if len(line.points) < _LEAST_POINTS:
        return line
    corner = np.array([rect.y0, rect.x0], np.float64)
    drawn = np.zeros(bright.shape, np.bool_)
    wider = MeasuredLine(line.points - corner, line.widths + _AROUND_PX)
    part, covered = line_region(wider, bright.shape)
    drawn[part.slices] = covered
    edges = edges_of_line(bright, drawn, wider.points, 0.5 * float(wider.widths.max()) + 1.0)
    if edges.clearness < CLEAR:
        return line
    points = edges.points + edges.middle[:, None] * edges.normals + corner
    way, measured_way = (np.linspace(0.0, 1.0, len(each.points)) for each in (edges, line))
    # At half of the contrast a blurred line is never narrower than it is.
    widths = np.minimum(edges.right - edges.left, np.interp(way, measured_way, line.widths))
    return MeasuredLine(points, np.maximum(widths, LEAST_WIDTH_PX))


def with_width(line: MeasuredLine, fixed_px: float, wider_px: float) -> MeasuredLine:
    """The line with a fixed width, or with its own where that is 0, and `wider_px` added."""
    widths = np.full_like(line.widths, fixed_px) if fixed_px > 0 else line.widths
    return replace(line, widths=np.maximum(widths + wider_px, LEAST_WIDTH_PX))
