"""Objects of a class in two frames: connected regions, matched with each other by place and size.

Objects that touch are one region. Where the other frame shows them apart, they are parted.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, Rect

MOST_OBJECTS: Final = 2000
"""Objects of one class in a frame that are matched one by one: the table of all pairs has 32 MB then."""
_PARTING_ROUNDS: Final = 12
"""Rounds in which the parts of a region find their centres; two discs need three."""
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


@dataclass(frozen=True, slots=True)
class MatchedObjects:
    """Objects of both frames, touching ones parted, and pairs (i, j) of those that are one object in both."""

    before: list[FrameObject]
    after: list[FrameObject]
    pairs: list[tuple[int, int]]


def match_parted(
    before: Sequence[FrameObject], after: Sequence[FrameObject], shape: tuple[int, int]
) -> MatchedObjects:
    """`matched_objects`, after regions were parted that several of the other frame lie in, touching.

    Objects that no region is left for belong to the nearest one that was matched with another, as long as
    its area is then explained better: two that touch have the area of both.
    """
    first, second, pairs = list(before), list(after), matched_objects(before, after, shape)
    parted_after = _part(first, second, pairs)
    parted_before = _part(second, first, [(j, i) for i, j in parted_after])
    return MatchedObjects(first, second, [(i, j) for j, i in parted_before])


def _part(
    regions: list[FrameObject], others: Sequence[FrameObject], pairs: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Part those of `regions`, in place, in which several of the `others` touch; the pairs with the parts."""
    members = {i: [j] for i, j in pairs}
    left = set(range(len(others))) - {j for _, j in pairs}
    for j in sorted(left, key=lambda j: -others[j].area):
        near = [(_gap(regions[i], others[j]), i) for i in members]
        for gap, i in sorted(near):
            if gap > _reach_of(regions[i], others[j]):
                break
            area, sum_px = regions[i].area, sum(others[k].area for k in members[i])
            if abs(math.log(area / (sum_px + others[j].area))) < abs(math.log(area / sum_px)):
                members[i].append(j)
                break
    found = []
    for i, inside in members.items():
        parts = _parts(regions[i], [others[j] for j in inside]) if len(inside) > 1 else []
        if not parts:
            found.append((i, inside[0]))
            continue
        regions[i] = parts[0]
        found.append((i, inside[0]))
        for part, j in zip(parts[1:], inside[1:], strict=True):
            found.append((len(regions), j))
            regions.append(part)
    return found


def _reach_of(region: FrameObject, other: FrameObject) -> float:
    """Pixels that an object moves at most when it leaves a region, as for a match."""
    return _REACH * (region.radius + other.radius) / 2


def _gap(region: FrameObject, other: FrameObject) -> float:
    """Pixels from the centroid of one object to the nearest pixel of another."""
    y, x = other.centroid
    rect = region.rect
    outside = math.hypot(max(rect.y0 - y, y - rect.y1, 0), max(rect.x0 - x, x - rect.x1, 0))
    if outside > _reach_of(region, other):
        return outside
    rows, columns = np.nonzero(region.covered)
    return float(np.sqrt(((rows + rect.y0 - y) ** 2 + (columns + rect.x0 - x) ** 2).min()))


def _parts(region: FrameObject, inside: Sequence[FrameObject]) -> list[FrameObject]:
    """Parts of a region, one for each object that is inside it, in their order; none where one has no pixel.

    A pixel belongs to the disc of its object in which it lies deepest, a power diagram; the discs lie as the
    objects lie to each other in the other frame, and move to the centroids of their parts (S. P. Lloyd, Least
    squares quantization in PCM, IEEE Transactions on Information Theory 28, 1982).
    """
    pixels = np.argwhere(region.covered).astype(np.float64)
    areas = np.array([o.area for o in inside], np.float64)
    places = np.array([o.centroid for o in inside])
    centres = places - (areas @ places) / areas.sum() + pixels.mean(axis=0)
    radii_squared = areas / areas.sum() * len(pixels) / math.pi
    owner = np.zeros(len(pixels), np.intp)
    for _ in range(_PARTING_ROUNDS):
        depth = ((pixels[:, None] - centres[None]) ** 2).sum(axis=2) - radii_squared
        owner = depth.argmin(axis=1)
        counts = np.bincount(owner, minlength=len(inside))
        if not counts.all():
            return []
        centres = np.stack([np.bincount(owner, pixels[:, k]) / counts for k in (0, 1)], axis=1)
    return [_object_of(region.rect, pixels[owner == k].astype(np.intp)) for k in range(len(inside))]


def _object_of(rect: Rect, pixels: NDArray[np.intp]) -> FrameObject:
    """The object of these pixels (y, x), counted from the corner of `rect`."""
    (top, left), (bottom, right) = pixels.min(axis=0), pixels.max(axis=0) + 1
    covered = np.zeros((bottom - top, right - left), np.bool_)
    covered[pixels[:, 0] - top, pixels[:, 1] - left] = True
    y, x = pixels.mean(axis=0)
    own = Rect(int(top), int(left), int(bottom), int(right)).shifted(rect.y0, rect.x0)
    return FrameObject(own, covered, (float(y) + rect.y0, float(x) + rect.x0), len(pixels))


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
