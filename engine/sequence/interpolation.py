"""Masks between two labelled frames: shape-based interpolation, object by object.

Source:
    S. P. Raya, J. K. Udupa, Shape-based interpolation of multidimensional objects, IEEE Transactions on
    Medical Imaging 9 (1), 1990: the signed distance to the edge of a region is interpolated linearly between
    two slices, and the region between them is where it is positive. Objects that move would vanish by that
    where they do not overlap, so that those of one class are matched and laid on each other first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np

from engine.core import IGNORE, BadInputError, BoolMap, CancelToken, LabelMap, Rect
from engine.sequence.objects import MOST_OBJECTS, FrameObject, match_parted, objects_of
from engine.sequence.signed_distance import DistanceMap, signed_distance


class MaskInterpolation:
    """Masks between `before` and `after`, both (H, W) uint8 with 255 where nothing is labelled; any thread.

    Classes in `things` have single objects, which move from one place to the other and change their shape on
    the way, those that touch in one frame and lie apart in the other each for itself; one that only one of
    the frames has grows from nothing or shrinks to nothing. All other classes,
    and what is unlabelled, are interpolated as they lie, behind the objects.

    Raises:
        BadInputError: the masks differ in size.
        CancelledError: the token was cancelled.

    Example:
        >>> before, after = np.zeros((9, 20), np.uint8), np.zeros((9, 20), np.uint8)
        >>> before[3:6, 2:5] = after[3:6, 14:17] = 1
        >>> np.flatnonzero(MaskInterpolation(before, after, frozenset({1})).at(0.5)[4]).tolist()
        [8, 9, 10]
    """

    def __init__(
        self, before: LabelMap, after: LabelMap, things: frozenset[int], token: CancelToken | None = None
    ) -> None:
        if before.shape != after.shape:
            raise BadInputError(f"Masks of one size are needed, got {before.shape} and {after.shape}.")
        self._shape = (before.shape[0], before.shape[1])
        self._ways: list[_Way] = []
        present = [int(n) for n in np.union1d(np.unique(before), np.unique(after)) if n != IGNORE]
        moving = [class_id for class_id in present if class_id in things]
        grounds = [before, after]
        for class_id in moving:
            objects = [objects_of(labels == class_id) for labels in (before, after)]
            if max(map(len, objects)) > MOST_OBJECTS:
                continue
            self._ways += _ways_of(class_id, objects[0], objects[1], self._shape, token)
            grounds = [
                np.where(labels == class_id, _HOLE, ground)
                for labels, ground in zip((before, after), grounds, strict=True)
            ]
        self._grounds = [
            _filled(ground, labels) for ground, labels in zip(grounds, (before, after), strict=True)
        ]

    def at(self, fraction: float) -> LabelMap:
        """(H, W) uint8: the mask at this part of the way, 0 at `before` and 1 at `after`."""
        labels = _ground_at(self._grounds[0], self._grounds[1], fraction)
        best = np.zeros(self._shape, np.float32)
        for way in self._ways:
            rect, distance = way.at(fraction)
            inside = rect.clip(*self._shape)
            if inside.is_empty:
                continue
            part = distance[
                inside.y0 - rect.y0 : inside.y1 - rect.y0, inside.x0 - rect.x0 : inside.x1 - rect.x0
            ]
            is_nearest = part > best[inside.slices]
            best[inside.slices][is_nearest] = part[is_nearest]
            labels[inside.slices][is_nearest] = way.class_id
        return labels


@dataclass(frozen=True, slots=True, eq=False)
class _Moving:
    """Way of an object that both frames have: in windows of one size that lie around its centroids.

    Distances are computed for each frame anew: those of all objects together would fill the memory.
    """

    class_id: int
    before: FrameObject
    after: FrameObject

    def at(self, fraction: float) -> tuple[Rect, DistanceMap]:
        """Its window at this part of the way, and the signed distances there."""
        ends = (self.before, self.after)
        centres = [(round(o.centroid[0]), round(o.centroid[1])) for o in ends]
        pairs = list(zip(centres, (o.rect for o in ends), strict=True))
        # Rows and columns from the centroid's pixel to the farthest edge, and one beyond it.
        reach_y = 1 + max(max(y - rect.y0, rect.y1 - 1 - y) for (y, _), rect in pairs)
        reach_x = 1 + max(max(x - rect.x0, rect.x1 - 1 - x) for (_, x), rect in pairs)
        (y0, x0), (y1, x1) = places = [(y - reach_y, x - reach_x) for y, x in centres]
        start, end = (
            signed_distance(_window(o, place, (2 * reach_y + 1, 2 * reach_x + 1)))
            for o, place in zip(ends, places, strict=True)
        )
        return _between(start, end, fraction, (y0 + fraction * (y1 - y0), x0 + fraction * (x1 - x0)))


@dataclass(frozen=True, slots=True, eq=False)
class _Shrinking:
    """Way of an object that one frame lacks: its innermost pixel is what is left of it there.

    `end` is where on the way that is: 0 or 1.
    """

    class_id: int
    only: FrameObject
    end: int

    def at(self, fraction: float) -> tuple[Rect, DistanceMap]:
        """Its window at this part of the way, and the signed distances there."""
        there = signed_distance(np.pad(self.only.covered, 1))
        gone = np.asarray(there - there.max(), np.float32)
        place = (self.only.rect.y0 - 1, self.only.rect.x0 - 1)
        return _between(there, gone, fraction if self.end == 1 else 1 - fraction, place)


_Way: TypeAlias = _Moving | _Shrinking
_HOLE = np.uint16(256)
"""Beyond all labels: where an object was taken off the ground."""


def _ways_of(
    class_id: int,
    before: list[FrameObject],
    after: list[FrameObject],
    shape: tuple[int, int],
    token: CancelToken | None,
) -> list[_Way]:
    matched = match_parted(before, after, shape, token)
    ways: list[_Way] = [_Moving(class_id, matched.before[i], matched.after[j]) for i, j in matched.pairs]
    first, second = {i for i, _ in matched.pairs}, {j for _, j in matched.pairs}
    ways += [_Shrinking(class_id, o, 1) for i, o in enumerate(matched.before) if i not in first]
    ways += [_Shrinking(class_id, o, 0) for j, o in enumerate(matched.after) if j not in second]
    return ways


def _window(only: FrameObject, place: tuple[int, int], shape: tuple[int, int]) -> BoolMap:
    """(H, W) bool: an object in a window whose upper left corner is at `place`."""
    window = np.zeros(shape, np.bool_)
    top, left = only.rect.y0 - place[0], only.rect.x0 - place[1]
    window[top : top + only.rect.height, left : left + only.rect.width] = only.covered
    return window


def _between(
    start: DistanceMap, end: DistanceMap, fraction: float, place: tuple[float, float]
) -> tuple[Rect, DistanceMap]:
    """Distances between those of both ends, and the rectangle whose upper left corner is at `place`."""
    distance = (1 - fraction) * start + fraction * end
    (y, x), (height, width) = (round(place[0]), round(place[1])), distance.shape
    return Rect(y, x, y + height, x + width), np.asarray(distance, np.float32)


def _filled(ground: np.ndarray, labels: LabelMap) -> LabelMap:
    """The ground with the label of the nearest pixel where objects were taken off; unlabelled if all were."""
    if ground.dtype == np.uint8:
        return labels
    holes: BoolMap = ground == _HOLE
    if holes.all():
        return np.full(labels.shape, IGNORE, np.uint8)
    _, nearest = cv2.distanceTransformWithLabels(
        holes.view(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    values = np.zeros(int(nearest.max()) + 1, np.uint8)
    values[nearest[~holes]] = labels[~holes]
    return np.asarray(values[nearest], np.uint8)


def _ground_at(before: LabelMap, after: LabelMap, fraction: float) -> LabelMap:
    """Each pixel of the label whose interpolated signed distance is the greatest."""
    if np.array_equal(before, after):
        return before.copy()
    labels = np.full(before.shape, IGNORE, np.uint8)
    best = np.full(before.shape, -np.inf, np.float32)
    for label in np.union1d(np.unique(before), np.unique(after)):
        start, end = signed_distance(before == label), signed_distance(after == label)
        start, end = _finite_distance(start, end), _finite_distance(end, start)
        distance = (1 - fraction) * start + fraction * end
        is_nearer = distance > best
        best[is_nearer] = distance[is_nearer]
        labels[is_nearer] = label
    return labels


def _finite_distance(distance: DistanceMap, other: DistanceMap) -> DistanceMap:
    """`distance` of a frame that a region fills, or that has nothing of it, made finite; else as it is.

    Such a frame has no edge of the region. Its distances are those of the other frame, shifted so that the
    pixel of the region that comes first, or goes last, lies on the edge: the change takes the whole way.
    """
    if np.isfinite(distance[0, 0]):
        return distance
    if not np.isfinite(other[0, 0]):
        return np.asarray(np.sign(distance), np.float32)
    return np.asarray(other - (other.max() if distance[0, 0] < 0 else other.min()), np.float32)
