"""Geodesic reach of a correction: costs that hold each pixel to the label of the previous mask.

A scribble that contradicts the mask under it is a correction. With g, the geodesic distance to the nearest
correction in units of the error's size (see `geodesic_reach`), a pixel with the label l before and the
nearest correction of class n costs, in nats,

    g <= 1      FAVOUR (1 - g)                     for every class but n
    1 < g < R   HOLD (g - 1) / (R - 1)             for every class but l
    g >= R      infinitely much                    for every class but l

where R is `REACH` times the setting `reach`. The weight of a network there grows
from none at g <= 1 to all of it at g = R. An endless reach holds nothing and charges `HOLD` / 4 everywhere
beyond g = 1.

Source:
    Geodesic distances to strokes as in Bai & Sapiro, ICCV 2007; that the depth of a correction inside the
    region it contradicts tells the size of the error is our own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BadInputError, LabelMap, Rect, RgbU8
from engine.refine.correction import geodesic_kernels as kernels
from engine.refine.correction.decided_lines import costs_of_lines
from engine.refine.solvers.image_pyramid import CutPyramid

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

FAVOUR: Final = 1.5
HOLD: Final = 8.0
# 166 errors planted on boundaries in 56 photographs (GrabCut, Berkeley, DAVIS and COCO sets), corrected by a
# dab in the middle, a stroke inside, or one that wanders on into what was right. What is left of the error,
# new ones included, median of each, and how often more than was planted:
#     reach 5, hold 4, squared, edge 2, crossing 3     0.21  0.22  0.22   11 %
#     reach 5, hold 8                                  0.19  0.19  0.24    8 %
#     reach 3, hold 8                                  0.22  0.12  0.22    4 %
#     reach 2, hold 8                                  0.29  0.13  0.22    4 %
#     reach 3, hold 8, edge 1, crossing 1.5            0.19  0.16  0.21    5 %
# With an endless reach the rest of the image changed 17 times as much as there was wrong.
REACH: Final = 3.0
"""Sizes of the error from a correction at which nothing changes any more."""

WORK_PIXELS: Final = 300_000
"""Distances of larger images are measured on a coarser level of them."""

# In sizes of the error: what a step across a strong edge adds (an edge is two or three steps wide after
# the blur), and one from a region of the previous mask into the next.
_EDGE: Final = 1.0
_CROSSING: Final = 1.5
# A contrast counts as an edge where it is so many times the usual one of the image, and visible at all.
_USUAL_TIMES: Final = 12.0
_LEAST_EDGE: Final = 3 * 8.0**2
_BLUR_PX: Final = 1.0
_ROUNDS: Final = 8
_LEAST_SIZE_PX: Final = 3.0
# Nothing that one stroke corrects is thicker than twice this share of the image's side.
_MOST_SIZE: Final = 0.15
_SAMPLES: Final = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class GeodesicMap:
    """Image and previous mask at the resolution of the distances; made once for all corrections of a mask.

    Args:
        image: (h, w, 3), blurred.
        labels: (h, w) of the previous mask: cell (y, x) stands for the pixels from (y, x) << level.
        level: pixels are halved so many times.
        shape: (H, W) of the image itself.
        undecided: bounds of the pixels that no mask covers.
        terms: what edges and boundaries add to the way, see `geodesic_kernels.spread`.
        line_costs: (256,) nats of each class that is decided as a line, see `costs_of_lines`.
    """

    image: RgbU8
    labels: LabelMap
    level: int
    shape: tuple[int, int]
    undecided: Rect
    terms: tuple[np.float32, np.float32, np.float32]
    line_costs: F32

    @classmethod
    def of(cls, pyramid: CutPyramid, previous_mask: LabelMap) -> GeodesicMap:
        """The map of an image and its previous mask.

        Args:
            pyramid: of the image.
            previous_mask: (H, W) uint8, 255 where no label was.

        Raises:
            BadInputError: mask and image differ in shape.
        """
        if previous_mask.shape != pyramid.shape(0):
            raise BadInputError(f"The previous mask is {previous_mask.shape}, the image {pyramid.shape(0)}.")
        level = pyramid.level_of(WORK_PIXELS)
        image = np.asarray(cv2.GaussianBlur(pyramid.images[level], (0, 0), _BLUR_PX), np.uint8)
        height, width = previous_mask.shape
        rows, columns = (
            np.minimum((np.arange(n) << level) + (1 << level >> 1), side - 1)
            for n, side in zip(pyramid.shape(level), previous_mask.shape, strict=True)
        )
        labels = np.ascontiguousarray(previous_mask[rows][:, columns])
        undecided = Rect(*(int(v) for v in kernels.bounds_of(previous_mask, IGNORE)))
        line_costs = costs_of_lines(previous_mask)
        return cls(image, labels, level, (height, width), undecided, _terms(image), line_costs)

    def cells(self, rect: Rect) -> Rect:
        """Cells over a part of the image."""
        last = (1 << self.level) - 1
        return Rect(
            rect.y0 >> self.level,
            rect.x0 >> self.level,
            (rect.y1 + last) >> self.level,
            (rect.x1 + last) >> self.level,
        )

    def pixels(self, cells: Rect) -> Rect:
        """The part of the image that cells stand for."""
        k = self.level
        return Rect(cells.y0 << k, cells.x0 << k, cells.y1 << k, cells.x1 << k).clip(*self.shape)


@dataclass(frozen=True, slots=True, eq=False)
class GeodesicReach:
    """Geodesic distances around the corrections, and what they hold. Read by one refinement only.

    Args:
        window: part of the image outside which nothing may change.
        distance: (h, w) g of the window's cells; inf where no correction leads.
        nearest: (h, w) class of the nearest correction, 255 where there is none.
        previous_mask: (h, w) labels of the previous mask.
        is_held: (window.height, window.width) where pixels must keep their label.
        limit: R, the distance from which on nothing changes.
    """

    window: Rect
    distance: F32
    nearest: LabelMap
    previous_mask: LabelMap
    is_held: NDArray[np.bool_]
    limit: float

    def costs(self, classes: Sequence[int]) -> F32:
        """(len(classes), h, w) nats as in the module's formula; none where no label was."""
        gain = np.float32(FAVOUR) * np.maximum(1 - self.distance, 0)
        loss = self._loss()
        loss[self.previous_mask == IGNORE] = 0
        out = np.empty((len(classes), *self.distance.shape), np.float32)
        for k, class_id in enumerate(classes):
            out[k] = np.where(self.nearest == class_id, 0, gain)
            out[k] += np.where(self.previous_mask == class_id, 0, loss)
        return out

    def trust(self) -> F32:
        """(h, w) share of its weight that a network keeps, 0-1."""
        if math.isinf(self.limit):
            return (self.distance > 1).astype(np.float32)
        share: F32 = np.clip((self.distance - 1) / np.float32(self.limit - 1), 0, 1)
        share[self.previous_mask == IGNORE] = 1
        return share

    def _loss(self) -> F32:
        if math.isinf(self.limit):
            return np.where(self.distance > 1, np.float32(HOLD / 4), np.float32(0))
        way = np.clip((self.distance - 1) / np.float32(self.limit - 1), 0, 1)
        result: F32 = np.float32(HOLD) * way
        return result


def contradicting(previous_mask: LabelMap, places: I64, values: LabelMap) -> NDArray[np.bool_]:
    """(n,) whether scribbles, `values` at `places` of the flat image, contradict the previous mask."""
    known = previous_mask.reshape(-1)[places]
    result: NDArray[np.bool_] = (known != IGNORE) & (known != values)
    return result


def geodesic_reach(
    geodesic_map: GeodesicMap,
    previous_mask: LabelMap,
    places: I64,
    values: LabelMap,
    reach: float = 1.0,
    margin_px: int = 0,
) -> GeodesicReach | None:
    """Geodesic distance of pixels to the corrections, and what they hold; None when nothing may change.

    A step of one pixel is 1 / size long, size being the largest depth of its stroke's contradicting pixels
    inside the region that they contradict: a user points into the error, and from there the
    boundary is as far as the error is thick. Edges of the image and boundaries of the mask lengthen the way.

    Args:
        previous_mask: (H, W) previous labels, 255 where none was.
        places: (n,) where scribbles are, in the flat image.
        values: (n,) their classes.
        reach: multiplies `REACH`; inf holds nothing.
        margin_px: pixels that the window takes in on each side of what may change.

    Raises:
        BadInputError: reach not above 0.
    """
    if not reach > 0:
        raise BadInputError(f"reach must be > 0, got {reach!r}")
    limit = max(1.5, REACH * reach)
    whole = Rect.of_shape(geodesic_map.labels.shape)
    distance = np.full(geodesic_map.labels.shape, np.inf, np.float32)
    nearest = np.full(geodesic_map.labels.shape, IGNORE, np.uint8)
    reached = Rect(0, 0, 0, 0)
    is_fresh = contradicting(previous_mask, places, values)
    if is_fresh.any():
        reached = _measure(geodesic_map, places[is_fresh], values[is_fresh], limit, distance, nearest)
    open_cells = whole if math.isinf(limit) else reached.union(geodesic_map.cells(geodesic_map.undecided))
    if open_cells.is_empty:
        return None
    margin = -(-margin_px >> geodesic_map.level) + 1
    cells = open_cells.expand(margin).clip(*geodesic_map.labels.shape)
    window = geodesic_map.pixels(cells)
    part = distance[cells.slices]
    is_held = _held(previous_mask[window.slices], part, limit, geodesic_map.level)
    at_pixel = (places // geodesic_map.shape[1], places % geodesic_map.shape[1])
    is_inside = (at_pixel[0] >= window.y0) & (at_pixel[0] < window.y1)
    is_inside &= (at_pixel[1] >= window.x0) & (at_pixel[1] < window.x1)
    is_held[at_pixel[0][is_inside] - window.y0, at_pixel[1][is_inside] - window.x0] = False
    old = geodesic_map.labels[cells.slices]
    return GeodesicReach(window, np.ascontiguousarray(part), nearest[cells.slices], old, is_held, limit)


def _measure(
    geodesic_map: GeodesicMap, places: I64, values: LabelMap, limit: float, distance: F32, nearest: LabelMap
) -> Rect:
    """Write the distances to contradicting scribbles; the cells nearer than `limit`, and some more."""
    width = geodesic_map.shape[1]
    rows, columns = (places // width) >> geodesic_map.level, (places % width) >> geodesic_map.level
    coarse_scribbles = np.full(geodesic_map.labels.shape, IGNORE, np.uint8)
    coarse_scribbles[rows, columns] = values
    origin, class_of = _connected_scribbles(coarse_scribbles)
    sizes = _sizes(geodesic_map.labels, coarse_scribbles, origin, len(class_of) - 1)
    cells = Rect.of_shape(coarse_scribbles.shape)
    if math.isfinite(limit):
        # No step takes a way further than its own length in sizes, so that nothing beyond is nearer.
        margin = math.ceil(limit * float(sizes.max())) + 2
        box = Rect(int(rows.min()), int(columns.min()), int(rows.max()) + 1, int(columns.max()) + 1)
        cells = box.expand(margin).clip(*geodesic_map.labels.shape)
    at = cells.slices
    cell_distance = np.where(coarse_scribbles[at] != IGNORE, np.float32(0), np.float32(np.inf))
    nearest_piece = np.ascontiguousarray(origin[at])
    pixel = (1.0 / sizes).astype(np.float32)
    image, labels = (
        np.ascontiguousarray(geodesic_map.image[at]),
        np.ascontiguousarray(geodesic_map.labels[at]),
    )
    kernels.spread(image, labels, pixel, geodesic_map.terms, cell_distance, nearest_piece, _ROUNDS)
    distance[at] = cell_distance
    # The last entry of the table belongs to -1: nobody.
    nearest[at] = class_of[nearest_piece]
    near = Rect(*(int(v) for v in kernels.bounds_below(cell_distance, limit)))
    return Rect(near.y0 + cells.y0, near.x0 + cells.x0, near.y1 + cells.y0, near.x1 + cells.x0)


def _held(previous_mask: LabelMap, distance: F32, limit: float, level: int) -> NDArray[np.bool_]:
    """(H, W) pixels of the window that lie out of reach."""
    if math.isinf(limit):
        return np.zeros(previous_mask.shape, np.bool_)
    # The rim of a corrected region must not be held by the far side of its own edge.
    bounded = cv2.erode(np.minimum(distance, np.float32(2 * limit)), np.ones((3, 3), np.uint8))
    size = distance.shape[1] << level, distance.shape[0] << level
    full = np.asarray(cv2.resize(bounded, size, interpolation=cv2.INTER_LINEAR))
    result: NDArray[np.bool_] = (full[: previous_mask.shape[0], : previous_mask.shape[1]] >= limit) & (
        previous_mask != IGNORE
    )
    return result


def _terms(image: RgbU8) -> tuple[np.float32, np.float32, np.float32]:
    step = max(1, int((image.shape[0] * image.shape[1] / _SAMPLES) ** 0.5))
    sampled = kernels.contrasts(np.ascontiguousarray(image), step)
    usual = float(np.median(sampled)) if len(sampled) else 0.0
    threshold = max(_LEAST_EDGE, _USUAL_TIMES * usual)
    return np.float32(threshold), np.float32(_EDGE), np.float32(_CROSSING)


def _connected_scribbles(coarse_scribbles: LabelMap) -> tuple[I32, LabelMap]:
    """The connected piece of one class that each pixel is in (-1: none), and each piece's class; 255 last."""
    pieces = np.full(coarse_scribbles.shape, -1, np.int32)
    classes: list[int] = []
    for class_id in np.unique(coarse_scribbles[coarse_scribbles != IGNORE]):
        count, numbered = cv2.connectedComponents(
            (coarse_scribbles == class_id).astype(np.uint8), connectivity=8
        )
        pieces[numbered > 0] = numbered[numbered > 0] - 1 + len(classes)
        classes += [int(class_id)] * (count - 1)
    return pieces, np.array([*classes, IGNORE], np.uint8)


def _sizes(labels: LabelMap, coarse_scribbles: LabelMap, pieces: I32, count: int) -> F32:
    """(count,) depth in pixels of each piece of scribbles in the region that it contradicts."""
    most = max(_LEAST_SIZE_PX, _MOST_SIZE * float(np.sqrt(labels.size)))
    sizes = np.full(count, _LEAST_SIZE_PX, np.float32)
    is_contradicting = (coarse_scribbles != IGNORE) & (labels != coarse_scribbles)
    for label in np.unique(labels[is_contradicting]):
        depth = np.asarray(cv2.distanceTransform((labels == label).astype(np.uint8), cv2.DIST_L2, 3))
        is_own = is_contradicting & (labels == label)
        np.maximum.at(sizes, pieces[is_own], depth[is_own].astype(np.float32))
    return np.minimum(sizes, np.float32(most))
