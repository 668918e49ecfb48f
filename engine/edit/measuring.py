"""Lengths, angles and areas of lines through points of an image."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

Point = tuple[float, float]
"""(y, x) in image pixels."""


def length_px(points: Sequence[Point], *, is_closed: bool = False) -> float:
    """Pixels along the line, back to its first point where it is closed."""
    ring = [*points, points[0]] if is_closed and points else points
    return sum(math.dist(a, b) for a, b in itertools.pairwise(ring))


def angle_degrees(before: Point, corner: Point, after: Point) -> float:
    """Angle at a corner between the ways to the points before and after it, 0-180."""
    first = math.atan2(before[0] - corner[0], before[1] - corner[1])
    second = math.atan2(after[0] - corner[0], after[1] - corner[1])
    turn = abs(first - second) % math.tau
    return math.degrees(min(turn, math.tau - turn))


def slope_degrees(start: Point, end: Point) -> float:
    """Angle of a line against the horizontal, 0-180, counterclockwise as it is seen."""
    return math.degrees(math.atan2(start[0] - end[0], end[1] - start[1])) % 180.0


def area_px(points: Sequence[Point]) -> float:
    """Square pixels inside a closed line that does not cross itself."""
    ring = [*points, *points[:1]]
    return abs(sum(a[1] * b[0] - b[1] * a[0] for a, b in itertools.pairwise(ring))) / 2.0
