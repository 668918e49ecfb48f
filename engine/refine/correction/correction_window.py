"""Restriction of a request to a window around the corrections, with the previous mask held beyond it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, CancelToken, LabelMap, Rect, RgbU8, UserError, read_only
from engine.refine.appearance.colour import ColourBins, colour_costs
from engine.refine.correction import geodesic_kernels
from engine.refine.correction.decided_lines import costs_without_hints
from engine.refine.correction.geodesic_reach import WORK_PIXELS, GeodesicMap, GeodesicReach, geodesic_reach
from engine.refine.energy import unary_kernels as kernels
from engine.refine.energy.problem import (
    F32,
    Problem,
    build_problem,
    colours_of,
    log_costs,
    places_of,
    prior_of,
    resampled,
    texture_costs,
    too_few,
)
from engine.refine.settings import RefineRequest, check_request
from engine.refine.solvers.image_pyramid import CutPyramid

I64 = NDArray[np.int64]

# Pixels further away hardly change a dense CRF; the cut needs one pixel.
MARGIN_PX: Final = 32
_MOST_COLOURS: Final = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class WindowProblem:
    """Problem of the pixels that are open, and its place in the image.

    Args:
        problem: of the window alone; None when nothing is open.
        window: its place in the image; beyond it the previous mask stays.
        settled: (window.height, window.width) labels that are settled there, 255 where the problem decides.
    """

    problem: Problem | None
    window: Rect
    settled: LabelMap


def window_problem(request: RefineRequest) -> WindowProblem:
    """The problem of a request; of the whole image without a previous mask.

    Raises:
        BadInputError: an array of the wrong shape, type or range.
        UserError: the inputs do not belong together, or there is nothing to separate.
    """
    check_request(request)
    previous_mask = request.previous_mask
    if previous_mask is None or not (previous_mask != IGNORE).any():
        problem = build_problem(request)
        return WindowProblem(problem, Rect.of_shape(problem.scribbles.shape), problem.scribbles)
    image = read_only(np.ascontiguousarray(request.image))
    pyramid = CutPyramid.of(image, CancelToken(), WORK_PIXELS)
    return correction_problem(request, GeodesicMap.of(pyramid, previous_mask))


def correction_problem(request: RefineRequest, geodesic_map: GeodesicMap) -> WindowProblem:
    """`window_problem` of a request with a previous mask, already checked.

    Raises:
        UserError: a scribble of an unknown class, or there is nothing to separate.
    """
    previous_mask = request.previous_mask
    assert previous_mask is not None
    scribbles = read_only(np.ascontiguousarray(request.scribbles))
    counts, _ = kernels.scan_scribbles(scribbles)
    if counts[request.class_count :].any():
        raise UserError(
            f"A scribble names a class that the project has not: it has {request.class_count}.",
            "Add the class, or remove those scribbles.",
        )
    places = geodesic_kernels.scribbled_places(scribbles, int(counts.sum()))
    values = scribbles.reshape(-1)[places]
    reach = geodesic_reach(geodesic_map, previous_mask, places, values, request.settings.reach, MARGIN_PX)
    if reach is None:
        return WindowProblem(None, Rect(0, 0, 0, 0), np.empty((0, 0), np.uint8))
    old, drawn = previous_mask[reach.window.slices], scribbles[reach.window.slices]
    settled = np.where(reach.is_held, old, drawn)
    is_open = settled == IGNORE
    classes = _classes_in(request, settled, old, reach.window)
    if not is_open.any() or len(classes) < 2:
        if (old[is_open] == IGNORE).any():
            raise too_few([int(c) for c in np.flatnonzero(counts)])
        settled[is_open] = old[is_open]
        return WindowProblem(None, reach.window, settled)
    scribbled = _ScribbledPixels(scribbles, counts, places, values)
    problem = _windowed(request, geodesic_map, scribbled, reach, settled, classes)
    return WindowProblem(problem, reach.window, settled)


@dataclass(frozen=True, slots=True, eq=False)
class _ScribbledPixels:
    """Scribbles of the image: (H, W) labels, pixels of each class, places in the flat map, classes there."""

    labels: LabelMap
    counts: I64
    places: I64
    values: LabelMap


def _windowed(
    request: RefineRequest,
    geodesic_map: GeodesicMap,
    scribbled: _ScribbledPixels,
    reach: GeodesicReach,
    settled: LabelMap,
    classes: tuple[int, ...],
) -> Problem:
    image = read_only(np.ascontiguousarray(request.image))
    bins = ColourBins.of(image)
    class_colours = [_colours_of(c, image, geodesic_map, scribbled, reach, request) for c in classes]
    colour = colour_costs(image, bins, class_colours)
    assert request.previous_mask is not None
    decided = request.previous_mask.reshape(-1)[scribbled.places]
    colour += costs_without_hints(geodesic_map.line_costs, classes, scribbled.values, decided)[:, None]
    network = None
    if request.prior is not None:
        costs = log_costs(_in_window(np.asarray(request.prior), classes, geodesic_map.shape, reach.window))
        network = resampled(costs, reach.distance.shape) * reach.trust()
    scribbles = _seen(scribbled, request, reach, classes)
    texture_cost = texture_costs(request, image, scribbles, classes)
    return Problem(
        image=read_only(np.ascontiguousarray(image[reach.window.slices])),
        scribbles=read_only(settled),
        classes=classes,
        place=places_of(classes),
        bins=bins,
        colour=colour,
        prior=network,
        settings=request.settings,
        texture_cost=None
        if texture_cost is None
        else _in_window(texture_cost, range(len(texture_cost)), geodesic_map.shape, reach.window),
        extra=reach.costs(classes),
    )


def _classes_in(request: RefineRequest, settled: LabelMap, old: LabelMap, window: Rect) -> tuple[int, ...]:
    """The classes that the window may hold, in order of their first place there; the network's come last."""
    classes: list[int] = []
    for labels in (settled, old):
        counts, first = kernels.scan_scribbles(read_only(np.ascontiguousarray(labels)))
        ids = (int(c) for c in np.flatnonzero(counts))
        classes += sorted((c for c in ids if c not in classes), key=lambda c: int(first[c]))
    if (old == IGNORE).any():
        classes += [c for c in prior_of(request)[1] if c not in classes]
    return tuple(classes)


def _colours_of(
    class_id: int,
    image: RgbU8,
    geodesic_map: GeodesicMap,
    scribbled: _ScribbledPixels,
    reach: GeodesicReach,
    request: RefineRequest,
) -> NDArray[np.uint8]:
    """Colours of the class's scribbles; where all of these agree with the mask, of its held pixels as well.

    A scribble that agrees knows few colours of its class: alone it would leave the others to another class.
    One that contradicts says that the mask's own colours tell nothing here. Without either: `colours_of`.
    """
    assert request.previous_mask is not None
    places = scribbled.places[scribbled.values == class_id]
    drawn: NDArray[np.uint8] = image.reshape(-1, 3)[places]
    if (request.previous_mask.reshape(-1)[places] != class_id).any():
        return drawn
    held = _held_colours(class_id, image, geodesic_map, reach)
    if not len(drawn) and not len(held):
        prior = None if request.prior is None else np.ascontiguousarray(request.prior, np.float32)
        return colours_of(class_id, image, scribbled.labels, 0, prior)
    if not len(drawn) or not len(held):
        return drawn if len(drawn) else held
    # Half and half.
    count = max(len(drawn), len(held))
    return np.concatenate([np.resize(drawn, (count, 3)), np.resize(held, (count, 3))])


def _held_colours(
    class_id: int, image: RgbU8, geodesic_map: GeodesicMap, reach: GeodesicReach
) -> NDArray[np.uint8]:
    """(n, 3) colours of pixels that hold to this class in the mask; some of them, where they are many."""
    is_own = geodesic_map.labels == class_id
    cells = geodesic_map.cells(reach.window)
    is_own[cells.slices] &= reach.distance >= reach.limit
    rows, columns = np.nonzero(is_own)
    step = max(1, -(-len(rows) // _MOST_COLOURS))
    half = 1 << geodesic_map.level >> 1
    y = np.minimum((rows[::step] << geodesic_map.level) + half, image.shape[0] - 1)
    x = np.minimum((columns[::step] << geodesic_map.level) + half, image.shape[1] - 1)
    held: NDArray[np.uint8] = image[y, x]
    return held


def _seen(
    scribbled: _ScribbledPixels, request: RefineRequest, reach: GeodesicReach, classes: tuple[int, ...]
) -> LabelMap:
    """Pixels to learn textures from: the scribbles, and for a class without any, its held pixels."""
    missing = [c for c in classes if scribbled.counts[c] == 0]
    if not missing or request.settings.texture == 0.0:
        return scribbled.labels
    assert request.previous_mask is not None
    held = request.previous_mask.copy()
    inside = held[reach.window.slices]
    inside[~reach.is_held] = IGNORE
    return np.where((scribbled.labels == IGNORE) & np.isin(held, missing), held, scribbled.labels)


def _in_window(values: NDArray[np.floating], rows: Sequence[int], full: tuple[int, int], window: Rect) -> F32:
    """The window's part of some of the (C, h, w) values of the whole image, at about the same resolution."""
    picked = list(rows)
    if values.shape[1:] == full:
        return np.ascontiguousarray(values[picked, window.y0 : window.y1, window.x0 : window.x1], np.float32)
    if window == Rect.of_shape(full):
        return np.ascontiguousarray(values[picked], np.float32)
    import cv2

    scale_y, scale_x = values.shape[1] / full[0], values.shape[2] / full[1]
    height = min(window.height, max(1, round(window.height * scale_y)))
    width = min(window.width, max(1, round(window.width * scale_x)))
    y = ((np.arange(height) + 0.5) * (window.height / height) + window.y0) * scale_y - 0.5
    x = ((np.arange(width) + 0.5) * (window.width / width) + window.x0) * scale_x - 0.5
    # Only the part that is needed: a network's probabilities are large, and of half precision.
    top, left = max(0, int(y[0]) - 1), max(0, int(x[0]) - 1)
    part = values[picked, top : int(y[-1]) + 3, left : int(x[-1]) + 3].astype(np.float32)
    map_x, map_y = np.meshgrid((x - left).astype(np.float32), (y - top).astype(np.float32))
    return np.stack(
        [cv2.remap(v, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE) for v in part]
    )
