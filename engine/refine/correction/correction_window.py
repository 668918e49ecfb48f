"""The part of a request that is open: a window around the corrections, the mask before held beyond it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, CancelToken, LabelMap, Rect, RgbU8, UserError, read_only
from engine.refine.appearance.colour import ColourBins, colour_costs
from engine.refine.correction import geodesic_kernels
from engine.refine.correction.geodesic_reach import WORK_PIXELS, Ground, Locality, locality
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
from engine.refine.solvers.image_pyramid import Levels

I64 = NDArray[np.int64]

# A dense CRF listens to this far, most of it; the cut needs one pixel.
MARGIN_PX: Final = 32
_MOST_COLOURS: Final = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class LocalProblem:
    """What must be decided, and where.

    Args:
        problem: of the window alone; None when nothing is open.
        window: its place in the image; beyond it the labels are those before.
        kept: (window.height, window.width) labels that are settled there, 255 where the problem decides.
    """

    problem: Problem | None
    window: Rect
    kept: LabelMap


def local_problem(request: RefineRequest) -> LocalProblem:
    """The problem that a request asks; of the whole image when there was no mask before.

    Raises:
        BadInputError: an array of the wrong shape, type or range.
        UserError: the inputs do not belong together, or there is nothing to separate.
    """
    check_request(request)
    before = request.before
    if before is None or not (before != IGNORE).any():
        problem = build_problem(request)
        return LocalProblem(problem, Rect.of_shape(problem.seeds.shape), problem.seeds)
    image = read_only(np.ascontiguousarray(request.image))
    levels = Levels.of(image, CancelToken(), WORK_PIXELS)
    return correction_problem(request, Ground.of(levels, before))


def correction_problem(request: RefineRequest, ground: Ground) -> LocalProblem:
    """The same for a request with a mask before, checked already.

    Raises:
        UserError: a scribble of an unknown class, or there is nothing to separate.
    """
    before = request.before
    assert before is not None
    seeds = read_only(np.ascontiguousarray(request.seeds))
    counts, _ = kernels.scan_seeds(seeds)
    if counts[request.class_count :].any():
        raise UserError(
            f"A scribble names a class that the project has not: it has {request.class_count}.",
            "Add the class, or remove those scribbles.",
        )
    places = geodesic_kernels.marked_places(seeds, int(counts.sum()))
    values = seeds.reshape(-1)[places]
    placed = locality(ground, before, places, values, request.settings.reach, MARGIN_PX)
    if placed is None:
        return LocalProblem(None, Rect(0, 0, 0, 0), np.empty((0, 0), np.uint8))
    old, drawn = before[placed.window.slices], seeds[placed.window.slices]
    kept = np.where(placed.is_held, old, drawn)
    is_open = kept == IGNORE
    classes = _classes_in(request, kept, old, placed.window)
    if not is_open.any() or len(classes) < 2:
        if (old[is_open] == IGNORE).any():
            raise too_few([int(c) for c in np.flatnonzero(counts)])
        kept[is_open] = old[is_open]
        return LocalProblem(None, placed.window, kept)
    scribbles = _Scribbles(seeds, counts, places, values)
    problem = _windowed(request, ground, scribbles, placed, kept, classes)
    return LocalProblem(problem, placed.window, kept)


@dataclass(frozen=True, slots=True, eq=False)
class _Scribbles:
    """All scribbles of the image: the map, pixels of each class, places in the flat map, classes there."""

    seeds: LabelMap
    counts: I64
    places: I64
    values: LabelMap


def _windowed(
    request: RefineRequest,
    ground: Ground,
    scribbles: _Scribbles,
    placed: Locality,
    kept: LabelMap,
    classes: tuple[int, ...],
) -> Problem:
    image = read_only(np.ascontiguousarray(request.image))
    bins = ColourBins.of(image)
    seen = [_colours_of(c, image, ground, scribbles, placed, request) for c in classes]
    colour = colour_costs(image, bins, seen)
    network = None
    if request.prior is not None:
        costs = log_costs(_cropped(np.asarray(request.prior), classes, ground.shape, placed.window))
        network = resampled(costs, placed.distance.shape) * placed.trust()
    seeds = _seen(scribbles, request, placed, classes)
    look = texture_costs(request, image, seeds, classes)
    return Problem(
        image=read_only(np.ascontiguousarray(image[placed.window.slices])),
        seeds=read_only(kept),
        classes=classes,
        place=places_of(classes),
        bins=bins,
        colour=colour,
        prior=network,
        settings=request.settings,
        look=None if look is None else _cropped(look, range(len(look)), ground.shape, placed.window),
        extra=placed.costs(classes),
    )


def _classes_in(request: RefineRequest, kept: LabelMap, old: LabelMap, window: Rect) -> tuple[int, ...]:
    """The classes that the window may hold, in order of their first place there; the network's come last."""
    classes: list[int] = []
    for labels in (kept, old):
        counts, first = kernels.scan_seeds(read_only(np.ascontiguousarray(labels)))
        found = (int(c) for c in np.flatnonzero(counts))
        classes += sorted((c for c in found if c not in classes), key=lambda c: int(first[c]))
    if (old == IGNORE).any():
        classes += [c for c in prior_of(request)[1] if c not in classes]
    return tuple(classes)


def _colours_of(
    class_id: int,
    image: RgbU8,
    ground: Ground,
    scribbles: _Scribbles,
    placed: Locality,
    request: RefineRequest,
) -> NDArray[np.uint8]:
    """Colours of the class's scribbles; without any, of what is held of it, else as `colours_of` has it."""
    if scribbles.counts[class_id]:
        drawn: NDArray[np.uint8] = image.reshape(-1, 3)[scribbles.places[scribbles.values == class_id]]
        return drawn
    is_own = ground.labels == class_id
    cells = ground.cells(placed.window)
    is_own[cells.slices] &= placed.distance >= placed.reach
    rows, columns = np.nonzero(is_own)
    if len(rows):
        step = -(-len(rows) // _MOST_COLOURS)
        half = 1 << ground.level >> 1
        y = np.minimum((rows[::step] << ground.level) + half, image.shape[0] - 1)
        x = np.minimum((columns[::step] << ground.level) + half, image.shape[1] - 1)
        held: NDArray[np.uint8] = image[y, x]
        return held
    prior = None if request.prior is None else np.ascontiguousarray(request.prior, np.float32)
    return colours_of(class_id, image, scribbles.seeds, 0, prior)


def _seen(
    scribbles: _Scribbles, request: RefineRequest, placed: Locality, classes: tuple[int, ...]
) -> LabelMap:
    """The scribbles, and for a class without any, what is held of it: what the texture is learned from."""
    missing = [c for c in classes if scribbles.counts[c] == 0]
    if not missing or request.settings.texture == 0.0:
        return scribbles.seeds
    assert request.before is not None
    held = request.before.copy()
    inside = held[placed.window.slices]
    inside[~placed.is_held] = IGNORE
    return np.where((scribbles.seeds == IGNORE) & np.isin(held, missing), held, scribbles.seeds)


def _cropped(values: NDArray[np.floating], rows: Sequence[int], full: tuple[int, int], window: Rect) -> F32:
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
    # Only the part that is looked at: a network's answer is large, and of half precision.
    top, left = max(0, int(y[0]) - 1), max(0, int(x[0]) - 1)
    part = values[picked, top : int(y[-1]) + 3, left : int(x[-1]) + 3].astype(np.float32)
    map_x, map_y = np.meshgrid((x - left).astype(np.float32), (y - top).astype(np.float32))
    return np.stack(
        [cv2.remap(v, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE) for v in part]
    )
