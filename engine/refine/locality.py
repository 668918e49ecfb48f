"""A correction changes what is near it: how strongly each pixel keeps the label that it has.

A scribble that contradicts the mask under it is a correction. With g, the geodesic distance to the nearest
correction in units of the error's size (see `locality`), a pixel with the label l before and the nearest
correction of class n costs, in nats,

    g <= 1      FAVOUR (1 - g)                     for every class but n
    1 < g < R   HOLD ((g - 1) / (R - 1))^2         for every class but l
    g >= R      infinitely much                    for every class but l

where R is `REACH` times the setting `reach`. A network that was contradicted there has a say that grows
from none at g <= 1 to all of it at g = R. An endless reach holds nothing and asks `HOLD` / 2 everywhere
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

from engine.core import IGNORE, BadInputError, BoolMap, LabelMap, RgbU8
from engine.refine import locality_kernels as kernels

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]

FAVOUR: Final = 1.5
HOLD: Final = 4.0
# Planted errors on 12 photographs (Berkeley and GrabCut sets, 400 px), one dab each; what is left of the
# error, new errors included: dabs in the middle 10 % at reach 4, 11 % at 5, 17 % at 6; dabs anywhere inside
# 20 %, 16 %, 14 %. With an endless reach the rest of the image changed 17 times as much as there was wrong.
REACH: Final = 5.0
"""Sizes of the error from a correction at which nothing changes any more."""

WORK_PIXELS: Final = 300_000
"""Distances of larger images are measured at lower resolution: 30 ms at most."""

# In sizes of the error: what a step across a strong edge adds (an edge is two or three steps wide after
# the blur), and one from a region of the mask before into the next.
_EDGE: Final = 2.0
_CROSSING: Final = 3.0
# A contrast counts as an edge where it is so many times the usual one of the image, and visible at all.
_USUAL_TIMES: Final = 12.0
_LEAST_EDGE: Final = 3 * 8.0**2
_BLUR_PX: Final = 1.0
_ROUNDS: Final = 8
_LEAST_SIZE_PX: Final = 3.0
# Nothing that one stroke corrects is thicker than twice this share of the image's side.
_MOST_SIZE: Final = 0.15
_SAMPLES: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Locality:
    """How every pixel is placed to the corrections. Arrays are read by one refinement only.

    Args:
        distance: (h, w) g, at the working resolution; inf where no correction leads.
        nearest: (h, w) class of the nearest correction, 255 where there is none.
        before: (h, w) labels before, at the working resolution.
        held: (H, W) the label that a pixel must keep, 255 where it may change.
        reach: R.
    """

    distance: F32
    nearest: LabelMap
    before: LabelMap
    held: LabelMap
    reach: float

    def costs(self, classes: Sequence[int]) -> F32:
        """(len(classes), h, w) nats as in the module's formula; where nothing was before, none."""
        gain = np.float32(FAVOUR) * np.maximum(1 - self.distance, 0)
        loss = self._loss()
        loss[self.before == IGNORE] = 0
        out = np.empty((len(classes), *self.distance.shape), np.float32)
        for k, class_id in enumerate(classes):
            out[k] = np.where(self.nearest == class_id, 0, gain)
            out[k] += np.where(self.before == class_id, 0, loss)
        return out

    def trust(self) -> F32:
        """(h, w) share of its say that a network keeps, 0-1."""
        if math.isinf(self.reach):
            return (self.distance > 1).astype(np.float32)
        kept: F32 = np.clip((self.distance - 1) / np.float32(self.reach - 1), 0, 1)
        kept[self.before == IGNORE] = 1
        return kept

    def _loss(self) -> F32:
        if math.isinf(self.reach):
            return np.where(self.distance > 1, np.float32(HOLD / 2), np.float32(0))
        way = np.clip((self.distance - 1) / np.float32(self.reach - 1), 0, 1)
        result: F32 = np.float32(HOLD) * way * way
        return result


def contradictions(before: LabelMap, seeds: LabelMap) -> BoolMap:
    """(H, W) where a scribble says otherwise than the mask before."""
    result: BoolMap = (seeds != IGNORE) & (before != IGNORE) & (seeds != before)
    return result


def locality(image: RgbU8, before: LabelMap, seeds: LabelMap, reach: float = 1.0) -> Locality:
    """Geodesic distance of every pixel to the corrections, and what must stay.

    A step of one pixel is 1 / size long, size being the largest depth of its stroke's contradicting pixels
    inside the region that they contradict: whoever corrects points into the error, and from there the
    boundary is as far as the error is thick. Edges of the image and boundaries of the mask lengthen the way.

    Args:
        image: (H, W, 3) uint8.
        before: (H, W) labels that were there, 255 where none was.
        seeds: (H, W) all scribbles, 255 where none is.
        reach: multiplies `REACH`; inf holds nothing.

    Raises:
        BadInputError: shapes that differ, or reach not above 0.
    """
    if before.shape != seeds.shape or image.shape[:2] != seeds.shape:
        raise BadInputError(f"The mask before is {before.shape}, the scribbles are {seeds.shape}.")
    if not reach > 0:
        raise BadInputError(f"reach must be > 0, got {reach!r}")
    limit = max(1.5, REACH * reach)
    fresh = contradictions(before, seeds)
    if not fresh.any():
        return _undisturbed(before, seeds, limit)
    shape = _work_shape(seeds.shape)
    small = np.asarray(cv2.GaussianBlur(_shrunk_image(image, shape), (0, 0), _BLUR_PX), np.uint8)
    labels = _shrunk_labels(before, shape)
    marks = _shrunk_marks(np.where(fresh, seeds, np.uint8(IGNORE)), shape)
    origin, class_of = _strokes(marks)
    pixel = (1.0 / _sizes(labels, marks, origin, len(class_of) - 1)).astype(np.float32)
    distance = np.where(marks != IGNORE, np.float32(0), np.float32(np.inf))
    kernels.spread(small, labels, pixel, _terms(small), distance, origin, _ROUNDS)
    # The last entry of the table belongs to -1: nobody.
    nearest = class_of[origin]
    return Locality(distance, nearest, labels, _held(before, seeds, distance, limit), limit)


def _undisturbed(before: LabelMap, seeds: LabelMap, limit: float) -> Locality:
    shape = _work_shape(seeds.shape)
    nowhere = np.full(shape, np.inf, np.float32)
    nobody = np.full(shape, IGNORE, np.uint8)
    held = np.full(seeds.shape, IGNORE, np.uint8) if math.isinf(limit) else before
    return Locality(nowhere, nobody, _shrunk_labels(before, shape), held, limit)


def _held(before: LabelMap, seeds: LabelMap, distance: F32, limit: float) -> LabelMap:
    if math.isinf(limit):
        return np.full(seeds.shape, IGNORE, np.uint8)
    # The rim of a corrected region must not be held by the far side of its own edge.
    bounded = cv2.erode(np.minimum(distance, np.float32(2 * limit)), np.ones((3, 3), np.uint8))
    full = cv2.resize(bounded, seeds.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.where((np.asarray(full) >= limit) & (seeds == IGNORE), before, np.uint8(IGNORE))


def _terms(image: RgbU8) -> tuple[np.float32, np.float32, np.float32]:
    step = max(1, int((image.shape[0] * image.shape[1] / _SAMPLES) ** 0.5))
    seen = kernels.contrasts(np.ascontiguousarray(image), step)
    usual = float(np.median(seen)) if len(seen) else 0.0
    threshold = max(_LEAST_EDGE, _USUAL_TIMES * usual)
    return np.float32(threshold), np.float32(_EDGE), np.float32(_CROSSING)


def _strokes(marks: LabelMap) -> tuple[I32, LabelMap]:
    """The connected piece of one class that each pixel is in (-1: none), and each piece's class; 255 last."""
    pieces = np.full(marks.shape, -1, np.int32)
    classes: list[int] = []
    for class_id in np.unique(marks[marks != IGNORE]):
        count, found = cv2.connectedComponents((marks == class_id).astype(np.uint8), connectivity=8)
        pieces[found > 0] = found[found > 0] - 1 + len(classes)
        classes += [int(class_id)] * (count - 1)
    return pieces, np.array([*classes, IGNORE], np.uint8)


def _sizes(labels: LabelMap, marks: LabelMap, strokes: I32, count: int) -> F32:
    """(count,) pixels: how deep each stroke lies in the region that it contradicts."""
    most = max(_LEAST_SIZE_PX, _MOST_SIZE * float(np.sqrt(labels.size)))
    sizes = np.full(count, _LEAST_SIZE_PX, np.float32)
    is_mark = (marks != IGNORE) & (labels != marks)
    for label in np.unique(labels[is_mark]):
        depth = np.asarray(cv2.distanceTransform((labels == label).astype(np.uint8), cv2.DIST_L2, 3))
        here = is_mark & (labels == label)
        np.maximum.at(sizes, strokes[here], depth[here].astype(np.float32))
    return np.minimum(sizes, np.float32(most))


def _work_shape(shape: tuple[int, ...]) -> tuple[int, int]:
    scale = min(1.0, (WORK_PIXELS / (shape[0] * shape[1])) ** 0.5)
    return max(1, round(shape[0] * scale)), max(1, round(shape[1] * scale))


def _shrunk_image(image: RgbU8, shape: tuple[int, int]) -> RgbU8:
    if image.shape[:2] == shape:
        return image
    return np.asarray(cv2.resize(image, shape[::-1], interpolation=cv2.INTER_AREA), np.uint8)


def _shrunk_labels(labels: LabelMap, shape: tuple[int, int]) -> LabelMap:
    if labels.shape == shape:
        return labels
    return np.asarray(cv2.resize(labels, shape[::-1], interpolation=cv2.INTER_NEAREST), np.uint8)


def _shrunk_marks(marks: LabelMap, shape: tuple[int, int]) -> LabelMap:
    """Marks where any of the pixels is marked, so that none is lost."""
    if marks.shape == shape:
        return marks
    small = np.full(shape, IGNORE, np.uint8)
    y, x = np.nonzero(marks != IGNORE)
    small[y * shape[0] // marks.shape[0], x * shape[1] // marks.shape[1]] = marks[y, x]
    return small
