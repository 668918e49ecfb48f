"""Time model of a simulated person: seconds of hand movements, and the errors that they see.

Source:
    Time model (rate of mouse events, speeds of painting and travelling, seconds to find a target and to judge
    an image) and the tolerance along borders as in the simulated annotator of RootPainter: Smith et al.,
    RootPainter, New Phytologist 2022. What counts as an error of a thin thing is our own, see `clear_errors`.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from engine.core import IGNORE, BoolMap, LabelMap, Rect
from engine.learn.validation.metrics import iou

Point: TypeAlias = tuple[float, float]
"""(y, x) in image pixels; the centre of pixel (i, j) is (i + 0.5, j + 0.5)."""

EVENTS_PER_S: Final = 120.0
PAINT_PX_PER_S: Final = 400.0
TRAVEL_PX_PER_S: Final = 800.0
FIND_S: Final = 0.2
JUDGE_S: Final = 2.0
KEY_S: Final = 0.2
"""Pressing a key (undo, apply) takes as long as finding a target."""

TOLERANCE_PX: Final = 2
REACH_PX: Final = 20.0
"""Pieces of one region that lie at most twice as far apart count as one target."""

LINE_DEPTH_PX: Final = 4.0
"""Things are lines where nine tenths of their pixels are no deeper than this."""

LEAST_ERROR_PX: Final = 12
"""Specks smaller than a disc of the tolerance's radius are left alone."""


def painting_s(length_px: float) -> float:
    """Seconds with the pen down for a path of so many pixels; a dab is one event of the mouse."""
    return (1 + math.ceil(length_px * EVENTS_PER_S / PAINT_PX_PER_S - 1e-9)) / EVENTS_PER_S


def travelling_s(distance_px: float) -> float:
    """Seconds to bring the pen, up, over so many pixels."""
    return distance_px / TRAVEL_PX_PER_S


def length_of(path: Sequence[Point]) -> float:
    """Pixels along a path of straight pieces."""
    return sum(math.dist(a, b) for a, b in itertools.pairwise(path))


def as_events(path: Sequence[Point]) -> list[Point]:
    """Points of the mouse's events: every corner, and as many between as its speed allows."""
    step = PAINT_PX_PER_S / EVENTS_PER_S
    events = [path[0]]
    for a, b in itertools.pairwise(path):
        count = max(1, math.ceil(math.dist(a, b) / step))
        dy, dx = (b[0] - a[0]) / count, (b[1] - a[1]) / count
        events += [(a[0] + dy * k, a[1] + dx * k) for k in range(1, count + 1)]
    return events


@dataclass(frozen=True, slots=True)
class Work:
    """Strokes of one correction, in order, drawn without looking for another target between them.

    Attributes:
        strokes: paths of the pen.
        radius_px: of the pen.
        gain_px: pixels of clear error that the strokes cover.
    """

    strokes: tuple[tuple[Point, ...], ...]
    radius_px: float
    gain_px: int

    def seconds_from(self, hand: Point) -> float:
        """Seconds from seeing the error, with the hand at `hand`, to lifting the pen for the last time."""
        spent, at = FIND_S, hand
        for stroke in self.strokes:
            spent += travelling_s(math.dist(at, stroke[0])) + painting_s(length_of(stroke))
            at = stroke[-1]
        return spent


@dataclass(frozen=True, slots=True, eq=False)
class ClearError:
    """Clear error: a region, or near pieces of one region, that should be of one class and is not.

    Attributes:
        class_id: what should be there.
        rect: around it.
        piece: (rect.height, rect.width), where it is.
        area: its pixels.
    """

    class_id: int
    rect: Rect
    piece: BoolMap
    area: int


def clear_errors(shown: LabelMap, truth: LabelMap, tolerance_px: int = TOLERANCE_PX) -> BoolMap:
    """Pixels that a person would call wrong.

    A wrong pixel, shown as s where the truth is t, is forgiven where a border lies a little off: when the
    truth has an s within `tolerance_px` of it, and also t is shown within `tolerance_px` of it. The second
    half keeps thin things from being forgiven altogether when nothing of them is shown. Pixels without a
    label are always wrong; pixels that the truth leaves open never are.
    """
    wrong: BoolMap = (shown != truth) & (truth != IGNORE)
    is_true, is_shown = np.zeros_like(wrong), np.zeros_like(wrong)
    for class_id in np.unique(np.concatenate([shown[wrong], truth[wrong]])):
        if class_id == IGNORE:
            continue
        np.logical_or(is_true, near(truth == class_id, tolerance_px) & (shown == class_id), out=is_true)
        np.logical_or(is_shown, near(shown == class_id, tolerance_px) & (truth == class_id), out=is_shown)
    return wrong & ~(is_true & is_shown)


def errors_by_size(wrong: BoolMap, truth: LabelMap, least_px: int = LEAST_ERROR_PX) -> list[ClearError]:
    """Clear errors as targets, by true class, the largest first; specks are left out.

    Pieces of one region of the truth that lie at most twice REACH_PX apart are one target, as a person finds
    them at one glance: painting a bare vessel tree takes one search, though the pen is lifted forty times,
    and so does mending the gaps in it.
    """
    errors: list[ClearError] = []
    for class_id in np.unique(truth[wrong]):
        is_class: BoolMap = truth == class_id
        region = _without_islands(wrong & is_class, least_px)
        if not region.any():
            continue
        away = cv2.distanceTransform((~region).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        joined = (is_class & (away <= REACH_PX)).astype(np.uint8)
        _, groups = cv2.connectedComponents(joined, connectivity=8)
        groups[~region] = 0
        for number, box in enumerate(ndimage.find_objects(groups), start=1):
            if box is None:
                continue
            rows, columns = box
            piece = groups[rows, columns] == number
            rect = Rect(rows.start, columns.start, rows.stop, columns.stop)
            errors.append(ClearError(int(class_id), rect, piece, int(piece.sum())))
    return sorted(errors, key=lambda error: -error.area)


def next_error(errors: Sequence[ClearError], hand: Point) -> int:
    """Index of the error with the most pixels a second, from the position of the hand.

    A person estimates only the size, the length and the distance of an error: the path of the pen is the
    way there plus the distance between the error's corners.
    """

    def promise(error: ClearError) -> float:
        rect = error.rect
        away = math.hypot(
            max(rect.y0 - hand[0], 0.0, hand[0] - rect.y1), max(rect.x0 - hand[1], 0.0, hand[1] - rect.x1)
        )
        return error.area / (FIND_S + travelling_s(away) + painting_s(math.hypot(rect.height, rect.width)))

    return max(range(len(errors)), key=lambda k: promise(errors[k]))


def are_lines(truth: LabelMap) -> bool:
    """Whether the classes but the first are lines, as cracks, vessels and membranes are."""
    things = ((truth > 0) & (truth != IGNORE)).astype(np.uint8)
    depth = cv2.distanceTransform(things, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)[things > 0]
    return bool(len(depth)) and float(np.quantile(depth, 0.9)) <= LINE_DEPTH_PX


def quality(shown: LabelMap, truth: LabelMap, class_count: int) -> float:
    """Mean IoU over the classes but the first, of those shown or true here; 1 when there are none.

    Pixels that the truth leaves open do not count. The first class is the background in every data set
    of this benchmark: its IoU is near 1 from the start and would only hide the others'.
    """
    counted = truth != IGNORE
    pairs = truth[counted].astype(np.int64) * 256 + shown[counted]
    table = np.bincount(pairs, minlength=65536).reshape(256, 256)
    ious = [iou(int(table[c, c]), int(table[c].sum()), int(table[:, c].sum())) for c in range(1, class_count)]
    known = [score for score in ious if score is not None]
    return float(np.mean(known)) if known else 1.0


def _without_islands(wrong: BoolMap, least_px: int) -> BoolMap:
    _, pieces, stats, _ = cv2.connectedComponentsWithStats(wrong.astype(np.uint8), connectivity=8)
    is_kept = stats[:, cv2.CC_STAT_AREA] >= least_px
    is_kept[0] = False
    return np.asarray(is_kept[pieces])


def near(region: BoolMap, distance_px: int) -> NDArray[np.bool_]:
    """Pixels within a distance of a region, measured between centres; none where there is no region."""
    if not region.any():
        return np.zeros_like(region)
    away = cv2.distanceTransform((~region).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return np.asarray(away <= distance_px)
