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

from engine.core import BoolMap, CancelToken, Rect

MOST_OBJECTS: Final = 2000
"""Objects of one class in a frame that are matched one by one: the table of all pairs has 32 MB then."""
_PARTING_ROUNDS: Final = 12
"""Rounds in which the parts of a region find their centres; two discs need three."""
_PARTING_PIXELS: Final = 1 << 16
"""Pixels of a region that centres are found by, and of which owners are looked for at once."""
_PIXELS_A_PART: Final = 64
"""The least of them for each part on average, where the parts are many."""
_REACH: Final = 4.0
"""Radii that an object moves at most between two frames, unless a quarter of the image is farther."""
_CROSS: Final = np.asarray(cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))


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
    before: Sequence[FrameObject],
    after: Sequence[FrameObject],
    shape: tuple[int, int],
    token: CancelToken | None = None,
) -> MatchedObjects:
    """`matched_objects`, after regions were parted that several of the other frame lie in, touching.

    Objects that no region is left for belong to the nearest one that was matched with another, as long as
    its area is then explained better: two that touch have the area of both.

    Raises:
        CancelledError: the token was cancelled.
    """
    token = CancelToken() if token is None else token
    first, second, pairs = list(before), list(after), matched_objects(before, after, shape)
    parted_after = _part(first, second, pairs, token)
    parted_before = _part(second, first, [(j, i) for i, j in parted_after], token)
    return MatchedObjects(first, second, [(i, j) for j, i in parted_before])


def _part(
    regions: list[FrameObject],
    others: Sequence[FrameObject],
    pairs: list[tuple[int, int]],
    token: CancelToken,
) -> list[tuple[int, int]]:
    """Part those of `regions`, in place, in which several of the `others` touch; the pairs with the parts."""
    found = []
    for i, inside in _members(regions, others, pairs, token).items():
        parts = _parts(regions[i], [others[j] for j in inside], token) if len(inside) > 1 else []
        if not parts:
            found.append((i, inside[0]))
            continue
        regions[i] = parts[0]
        found.append((i, inside[0]))
        for part, j in zip(parts[1:], inside[1:], strict=True):
            found.append((len(regions), j))
            regions.append(part)
    return found


def _members(
    regions: Sequence[FrameObject],
    others: Sequence[FrameObject],
    pairs: list[tuple[int, int]],
    token: CancelToken,
) -> dict[int, list[int]]:
    """The objects of the other frame that lie in each region which has a pair, that of the pair first."""
    members = {i: [j] for i, j in pairs}
    explained = {i: others[j].area for i, j in pairs}
    near = _NearRegions([regions[i] for i in members], list(members))
    left = set(range(len(others))) - {j for _, j in pairs}
    for j in sorted(left, key=lambda j: -others[j].area):
        token.check()
        for i in near.around(others[j]):
            area, sum_px = regions[i].area, explained[i]
            if abs(math.log(area / (sum_px + others[j].area))) < abs(math.log(area / sum_px)):
                members[i].append(j)
                explained[i] += others[j].area
                break
    return members


class _NearRegions:
    """Search for the regions that an object may have come from.

    Args:
        regions: of one frame.
        numbers: index of each in that frame.
    """

    def __init__(self, regions: Sequence[FrameObject], numbers: Sequence[int]) -> None:
        self._regions = regions
        self._numbers = numbers
        rects = [(r.rect.y0, r.rect.x0, r.rect.y1, r.rect.x1) for r in regions]
        self._rects = np.array(rects, np.float64).reshape(-1, 4)
        self._radii = np.array([r.radius for r in regions])
        self._edges: dict[int, NDArray[np.float64]] = {}

    def around(self, other: FrameObject) -> list[int]:
        """Numbers of those within the object's reach of its centroid, the nearest first."""
        y, x = other.centroid
        y0, x0, y1, x1 = self._rects.T
        outside = np.hypot(
            np.maximum(0, np.maximum(y0 - y, y - y1)), np.maximum(0, np.maximum(x0 - x, x - x1))
        )
        # Pixels that an object moves at most when it leaves a region, as for a match.
        reach = _REACH * (self._radii + other.radius) / 2
        gaps = [(self._gap(int(k), y, x), int(k)) for k in np.flatnonzero(outside <= reach)]
        return [self._numbers[k] for gap, k in sorted(gaps) if gap <= reach[k]]

    def _gap(self, k: int, y: float, x: float) -> float:
        """Pixels from a point to the nearest pixel of a region."""
        rect, covered = self._regions[k].rect, self._regions[k].covered
        row, column = round(y) - rect.y0, round(x) - rect.x0
        if 0 <= row < rect.height and 0 <= column < rect.width and covered[row, column]:
            return math.hypot(y - round(y), x - round(x))
        if k not in self._edges:
            # Seen from outside, the nearest pixel has a neighbour that is not covered.
            inner = cv2.erode(np.pad(covered.view(np.uint8), 1), _CROSS)[1:-1, 1:-1]
            pixels = np.argwhere(covered & (inner == 0)).astype(np.float64)
            self._edges[k] = np.add(pixels, (rect.y0, rect.x0))
        return float(np.sqrt(((self._edges[k] - (y, x)) ** 2).sum(axis=1).min()))


def _parts(region: FrameObject, inside: Sequence[FrameObject], token: CancelToken) -> list[FrameObject]:
    """Parts of a region, one for each object that is inside it, in their order; none where one has no pixel.

    A pixel belongs to the disc of its object in which it lies deepest, a power diagram; the discs lie as the
    objects lie to each other in the other frame, and move to the centroids of their parts (S. P. Lloyd, Least
    squares quantization in PCM, IEEE Transactions on Information Theory 28, 1982), in a large region to those
    of a part of its pixels.
    """
    areas = np.array([o.area for o in inside], np.float64)
    places = np.array([o.centroid for o in inside])
    corner = np.array([region.rect.y0, region.rect.x0])
    centres = places - (areas @ places) / areas.sum() + region.centroid - corner
    radii_squared = areas / areas.sum() * region.area / math.pi
    step = math.ceil(math.sqrt(region.area / max(_PARTING_PIXELS, _PIXELS_A_PART * len(inside))))
    sample = np.argwhere(region.covered[::step, ::step]) * step
    for _ in range(_PARTING_ROUNDS - 1):
        token.check()
        owner = _deepest(sample, centres, radii_squared)
        counts = np.bincount(owner, minlength=len(inside))
        sums = np.stack([np.bincount(owner, sample[:, k], len(inside)) for k in (0, 1)], axis=1)
        # One that has nothing stays where it is.
        centres = np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], centres)
    return _cut_out(region, centres, radii_squared, token)


def _deepest(
    pixels: NDArray[np.intp], centres: NDArray[np.float64], radii_squared: NDArray[np.float64]
) -> NDArray[np.intp]:
    """(n,) the disc in which each pixel (y, x) lies deepest.

    With a third coordinate for what the squared radius lacks of the greatest it is the nearest of all points.
    """
    from scipy.spatial import cKDTree

    heights = np.sqrt(radii_squared.max() - radii_squared)
    tree = cKDTree(np.column_stack([centres, heights]))
    owner: NDArray[np.intp] = tree.query(np.pad(pixels, ((0, 0), (0, 1))))[1]
    return owner


def _cut_out(
    region: FrameObject,
    centres: NDArray[np.float64],
    radii_squared: NDArray[np.float64],
    token: CancelToken,
) -> list[FrameObject]:
    """The parts of a region that belong to discs, in their order; none where one has no pixel."""
    from scipy.ndimage import find_objects

    count = len(centres)
    numbers = np.zeros(region.covered.shape, np.int32)
    counts, sums = np.zeros(count, np.int64), np.zeros((count, 2))
    band = max(1, _PARTING_PIXELS // region.rect.width)
    for top in range(0, region.rect.height, band):
        token.check()
        pixels = np.argwhere(region.covered[top : top + band])
        pixels[:, 0] += top
        owner = _deepest(pixels, centres, radii_squared)
        numbers[pixels[:, 0], pixels[:, 1]] = owner + 1
        counts += np.bincount(owner, minlength=count)
        sums += np.stack([np.bincount(owner, pixels[:, k], count) for k in (0, 1)], axis=1)
    if not counts.all():
        return []
    parts = []
    for k, place in enumerate(find_objects(numbers, count)):
        y, x = sums[k] / counts[k] + (region.rect.y0, region.rect.x0)
        own = Rect(place[0].start, place[1].start, place[0].stop, place[1].stop)
        covered: BoolMap = numbers[place] == k + 1
        placed = own.shifted(region.rect.y0, region.rect.x0)
        parts.append(FrameObject(placed, covered, (float(y), float(x)), int(counts[k])))
    return parts


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
