"""Simulated strokes: paths of the pen that paint an error, or scribble on it."""

from __future__ import annotations

import itertools
import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.bench.simulation.human_time import JUDGE_S, ClearError, Point, Work, errors_by_size, next_error
from engine.bench.simulation.pen_kernels import walk
from engine.core import IGNORE, BoolMap, LabelMap, Rect
from engine.edit.raster import sweep

F32 = NDArray[np.float32]

# Radii that are tried for an error, in sizes of the largest disc that fits there.
_SHARES: Final = (1.0, 2 / 3, 1 / 2, 1 / 3)
_MOST_RADIUS_PX: Final = 100.0
_LEAST_RADIUS_PX: Final = 1.0
# Rings of one brush overlap by a tenth.
_RING: Final = 1.8
_MARGIN_PX: Final = 8
# A scribble: no longer, no nearer to the error's edge than this share of its depth, no thicker.
_SCRIBBLE_PX: Final = 200.0
_DEPTH_SHARE: Final = 0.3
_MOST_SCRIBBLE_RADIUS_PX: Final = 4.0
_SKELETON_PIXELS: Final = 100_000


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """An error with its surroundings.

    Attributes:
        rect: the window of the image that the arrays show.
        piece: where the error is.
        depth: how far each pixel is from the nearest that is surely of another class.
    """

    rect: Rect
    piece: BoolMap
    depth: F32


def brush_work(error: ClearError, wrong: BoolMap, truth: LabelMap, hand: Point) -> Work:
    """Brush strokes inside the class that paint the error, as far as the radius allows.

    Of several radii the one that corrects the most pixels a second; the rest is a smaller error. Or one dab
    of a large pen, where that also corrects enough other pixels that are `wrong` around.
    """
    place = _place_of(error, truth)
    fits = float(place.depth[place.piece].max())
    radii = {min(_MOST_RADIUS_PX, max(_LEAST_RADIUS_PX, fits * share)) for share in _SHARES}
    works = [_painted(place, radius) for radius in sorted(radii)]
    dab = _large_dab(error, wrong, truth)
    if dab is not None:
        works.append(dab)
    return max(works, key=lambda work: work.gain_px / work.seconds_from(hand))


def brush_seconds(wrong: BoolMap, truth: LabelMap, hand: Point) -> float:
    """Expected seconds to judge the image and to paint every error once."""
    errors = errors_by_size(wrong, truth)
    left = wrong.copy()
    seconds = JUDGE_S
    while errors:
        error = errors.pop(next_error(errors, hand))
        if int((left[error.rect.slices] & error.piece).sum()) < error.area / 2:
            continue
        work = brush_work(error, left, truth, hand)
        seconds += work.seconds_from(hand)
        hand = work.strokes[-1][-1]
        left[error.rect.slices] &= ~error.piece
        for stroke in work.strokes:
            rect, covered = sweep(list(stroke), work.radius_px, truth.shape)
            left[rect.slices] &= ~(covered & (truth[rect.slices] == error.class_id))
    return seconds


def scribble_work(error: ClearError, truth: LabelMap) -> Work:
    """One line along the middle of the error, through its deepest point."""
    line = _middle_line(error.piece)
    depth = _depth(error.piece)
    deepest = max(range(len(line)), key=lambda k: float(depth[line[k]]))
    first, last = _deep_run(line, depth, deepest)
    place = _place_of(error, truth)
    offset = np.array([error.rect.y0 - place.rect.y0, error.rect.x0 - place.rect.x0])
    at = np.array(line[first : last + 1]) + offset
    room = float(place.depth[at[:, 0], at[:, 1]].min())
    radius = min(_MOST_SCRIBBLE_RADIUS_PX, max(0.5, 0.7 * room))
    path = tuple((y + place.rect.y0 + 0.5, x + place.rect.x0 + 0.5) for y, x in at.tolist())
    return Work((_thinned(path),), radius, error.area)


# ---- the brush


def _large_dab(error: ClearError, wrong: BoolMap, truth: LabelMap) -> Work | None:
    """One dab of the largest pen that covers the error and stays inside the class; None if there is none.

    Specks in open areas are removed together, not one by one.
    """
    rect = error.rect.expand(int(_MOST_RADIUS_PX)).clip(*truth.shape)
    depth = np.minimum(_class_depth(truth[rect.slices], error.class_id), _MOST_RADIUS_PX)
    inner = error.rect
    rows = np.arange(rect.y0, rect.y1)[:, None]
    columns = np.arange(rect.x0, rect.x1)[None]
    reach = np.hypot(
        np.maximum(np.abs(rows - inner.y0), np.abs(rows - inner.y1 + 1)),
        np.maximum(np.abs(columns - inner.x0), np.abs(columns - inner.x1 + 1)),
    )
    # The largest that there is room for; in the open, where all are as large, the one around the error.
    room = np.where(reach < depth, depth - 1e-3 * reach, 0.0)
    y, x = (int(v) for v in np.unravel_index(int(room.argmax()), room.shape))
    if room[y, x] <= 0.0:
        return None
    radius = float(depth[y, x])
    window, disc = _disc(room.shape, np.array([y, x]), radius)
    mends = wrong[rect.slices][window] & (truth[rect.slices][window] == error.class_id) & disc
    return Work((((y + rect.y0 + 0.5, x + rect.x0 + 0.5),),), radius, int(mends.sum()))


def _painted(place: _Place, radius: float) -> Work:
    """Rings of a pen that stays inside the class, from the outside inwards, until all is covered."""
    left = place.piece.copy()
    total = int(left.sum())
    near = cv2.distanceTransform((~place.piece).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE) < radius
    strokes: list[list[Point]] = []
    ring = radius
    while left.any():
        inside = (place.depth >= ring - 1e-4) & near
        if not inside.any():
            break
        eroded = cv2.erode(inside.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        centres = np.argwhere(inside & ~eroded)
        start = np.array(strokes[-1][-1] if strokes else centres[0], np.float64)
        points, begins = walk(centres, place.depth, left, radius, start, bool(strokes))
        for (y, x), is_first in zip(points.tolist(), begins.tolist(), strict=True):
            if is_first:
                strokes.append([])
            strokes[-1].append((y, x))
        ring += _RING * radius
    moved = tuple(tuple((y + place.rect.y0 + 0.5, x + place.rect.x0 + 0.5) for y, x in s) for s in strokes)
    return Work(moved, radius, total - int(left.sum()))


def _disc(
    shape: tuple[int, ...], centre: NDArray[np.generic], radius: float
) -> tuple[tuple[slice, slice], BoolMap]:
    """The disc of `radius` around `centre`, as a window and a mask in it."""
    y, x = float(centre[0]), float(centre[1])
    y0, y1 = max(0, math.ceil(y - radius)), min(shape[0], math.floor(y + radius) + 1)
    x0, x1 = max(0, math.ceil(x - radius)), min(shape[1], math.floor(x + radius) + 1)
    rows, columns = np.ogrid[y0:y1, x0:x1]
    return (slice(y0, y1), slice(x0, x1)), (rows - y) ** 2 + (columns - x) ** 2 < max(radius, 0.5) ** 2


# ---- the scribble


def _middle_line(piece: BoolMap) -> list[tuple[int, int]]:
    """The longest way through the skeleton of a region, as pixels of it."""
    from skimage.morphology import skeletonize

    scale = max(1, math.ceil(math.sqrt(piece.size / _SKELETON_PIXELS)))
    small = np.pad(piece[::scale, ::scale], 1)
    bones = skeletonize(small)  # type: ignore[no-untyped-call]
    _, parts, stats, _ = cv2.connectedComponentsWithStats(bones.astype(np.uint8), connectivity=8)
    if len(stats) < 2:
        deepest = int(_depth(piece).argmax())
        return [divmod(deepest, piece.shape[1])]
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    pixels = {(int(y), int(x)) for y, x in np.argwhere(parts == largest)}
    one_end = _ways(pixels, min(pixels))[0]
    other_end, previous = _ways(pixels, one_end)
    line = [other_end]
    while line[-1] != one_end:
        line.append(previous[line[-1]])
    full = [((y - 1) * scale, (x - 1) * scale) for y, x in line]
    return list(_without_gaps(full)) if scale > 1 else full


def _ways(
    pixels: set[tuple[int, int]], start: tuple[int, int]
) -> tuple[tuple[int, int], dict[tuple[int, int], tuple[int, int]]]:
    """The pixel with the longest shortest path from `start`, and the predecessor of each pixel."""
    previous = {start: start}
    waiting = deque([start])
    last = start
    while waiting:
        last = y, x = waiting.popleft()
        for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)):
            there = y + dy, x + dx
            if there in pixels and there not in previous:
                previous[there] = last
                waiting.append(there)
    return last, previous


def _without_gaps(line: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pixels on the way between those of a reduced line."""
    for (y0, x0), (y1, x1) in itertools.pairwise(line):
        count = max(abs(y1 - y0), abs(x1 - x0))
        yield from ((y0 + (y1 - y0) * k // count, x0 + (x1 - x0) * k // count) for k in range(count))
    yield line[-1]


def _deep_run(line: list[tuple[int, int]], depth: F32, deepest: int) -> tuple[int, int]:
    """First and last index of the part around `deepest` that is deep enough, at most _SCRIBBLE_PX long."""
    least = _DEPTH_SHARE * float(depth[line[deepest]])
    first = last = deepest
    length = 0.0
    while length < _SCRIBBLE_PX:
        before = first > 0 and depth[line[first - 1]] >= max(least, 0.5)
        after = last + 1 < len(line) and depth[line[last + 1]] >= max(least, 0.5)
        if not (before or after):
            break
        if before:
            first -= 1
            length += math.dist(line[first], line[first + 1])
        if after:
            last += 1
            length += math.dist(line[last - 1], line[last])
    return first, last


def _thinned(path: tuple[Point, ...]) -> tuple[Point, ...]:
    """Every third point and the last: a hand is smoother than a skeleton."""
    return path if len(path) < 4 else (*path[:-1:3], path[-1])


# ---- both


def _place_of(error: ClearError, truth: LabelMap) -> _Place:
    height, width = truth.shape
    # As wide as any pen that could fit: what lies outside the window cannot limit it.
    margin = _MARGIN_PX + int(min(_MOST_RADIUS_PX, max(error.rect.height, error.rect.width)))
    rect = Rect(
        error.rect.y0 - margin, error.rect.x0 - margin, error.rect.y1 + margin, error.rect.x1 + margin
    ).clip(height, width)
    inner = Rect(
        error.rect.y0 - rect.y0, error.rect.x0 - rect.x0, error.rect.y1 - rect.y0, error.rect.x1 - rect.x0
    )
    piece = np.zeros((rect.height, rect.width), np.bool_)
    piece[inner.slices] = error.piece
    depth = _class_depth(truth[rect.slices], error.class_id)
    depth[np.isinf(depth)] = margin
    return _Place(rect, piece, depth)


def _class_depth(truth: LabelMap, class_id: int) -> F32:
    """Distance of each pixel to the nearest one surely of another class; infinite where there is none."""
    allowed = (truth == class_id) | (truth == IGNORE)
    if allowed.all():
        return np.full(truth.shape, np.inf, np.float32)
    away = cv2.distanceTransform(allowed.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return np.asarray(away, np.float32)


def _depth(piece: BoolMap) -> F32:
    """Depth of each pixel in a region that ends at the window's border."""
    padded = np.pad(piece.astype(np.uint8), 1)
    return np.asarray(cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)[
        1:-1, 1:-1
    ]
