"""Objects of a class in two frames: connected regions, matched with each other by place and size."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from engine.core import BoolMap, Rect

MOST_OBJECTS: Final = 2000
"""Objects of one class in a frame that are matched one by one: the table of all pairs has 32 MB then."""
_REACH: Final = 4.0
"""Radii that an object moves at most between two frames, unless a quarter of the image is farther."""


@dataclass(frozen=True, slots=True, eq=False)
class FrameObject:
    """Connected region of a frame.

    Attributes:
        rect: its bounding rectangle.
        covered: (h, w) bool of that size.
        centroid: (y, x) of its pixels' centres, in image pixels.
        area: its pixels.
    """

    rect: Rect
    covered: BoolMap
    centroid: tuple[float, float]
    area: int

    @property
    def radius(self) -> float:
        """Radius of the disc of its area, in pixels."""
        return math.sqrt(self.area / math.pi)


def objects_of(mask: BoolMap) -> list[FrameObject]:
    """Regions of true pixels that hang together by sides or corners.

    Args:
        mask: (H, W) bool.
    """
    count, numbers, stats, centroids = cv2.connectedComponentsWithStats(
        np.ascontiguousarray(mask).view(np.uint8), connectivity=8
    )
    objects = []
    for number in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[number])
        rect = Rect(y, x, y + height, x + width)
        centre_x, centre_y = centroids[number]
        covered: BoolMap = numbers[rect.slices] == number
        objects.append(FrameObject(rect, covered, (float(centre_y), float(centre_x)), area))
    return objects


def matched_objects(
    before: Sequence[FrameObject], after: Sequence[FrameObject], shape: tuple[int, int]
) -> list[tuple[int, int]]:
    """Pairs of indices of what is one object in both frames; each object is in at most one pair.

    The sum over all pairs of the distance of their centroids and the difference of their radii is the least
    that there is (H. W. Kuhn, The Hungarian method for the assignment problem, Naval Research Logistics 2,
    1955). Objects too far from each other are no pair; two that are alone in their frames always are one.

    Args:
        shape: (H, W) of the frames.
    """
    from scipy.optimize import linear_sum_assignment

    if not before or not after:
        return []
    if len(before) == len(after) == 1:
        return [(0, 0)]
    places = [np.array([o.centroid for o in objects]) for objects in (before, after)]
    radii = [np.array([o.radius for o in objects]) for objects in (before, after)]
    distance = np.linalg.norm(places[0][:, None] - places[1][None], axis=2)
    reach = np.maximum(_REACH * np.add.outer(*radii) / 2, math.hypot(*shape) / 4)
    cost = distance + np.abs(np.subtract.outer(*radii))
    is_near = distance <= reach
    # Dearer than all real pairs together, so that as many of those as possible are made.
    cost[~is_near] = cost.sum() + 1.0
    rows, columns = linear_sum_assignment(cost)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if is_near[i, j]]
