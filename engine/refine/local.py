"""The part of a request that is open: a window around the corrections, the mask before held beyond it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.core import IGNORE, LabelMap, Rect, RgbU8, UserError, read_only
from engine.refine import unary_kernels as kernels
from engine.refine.colour import ColourBins, colour_costs
from engine.refine.locality import Locality, locality
from engine.refine.problem import (
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

# A dense CRF listens to this far, most of it; the cut needs one pixel.
MARGIN_PX: Final = 32
_MOST_COLOURS: Final = 20_000


@dataclass(frozen=True, slots=True)
class LocalProblem:
    """What must be decided, and where.

    Args:
        problem: of the window alone; None when nothing is open.
        window: its place in the image.
        kept: (H, W) labels of all pixels outside; a new array, for the answer.
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
        return LocalProblem(problem, Rect.of_shape(problem.seeds.shape), np.empty_like(problem.seeds))
    seeds = read_only(np.ascontiguousarray(request.seeds))
    image = read_only(np.ascontiguousarray(request.image))
    counts, _ = kernels.scan_seeds(seeds)
    if counts[request.class_count :].any():
        raise UserError(
            f"A scribble names a class that the project has not: it has {request.class_count}.",
            "Add the class, or remove those scribbles.",
        )
    placed = locality(image, before, seeds, request.settings.reach)
    kept = np.where(seeds != IGNORE, seeds, placed.held)
    is_open = kept == IGNORE
    if not is_open.any():
        return LocalProblem(None, Rect(0, 0, 0, 0), kept)
    window = _bounding(is_open).expand(MARGIN_PX).clip(*seeds.shape)
    prior, classes = _classes_in(request, before, kept, window)
    if len(classes) < 2:
        if (before[is_open] == IGNORE).any():
            raise UserError(*too_few([int(c) for c in np.flatnonzero(counts)]))
        kept[is_open] = before[is_open]
        return LocalProblem(None, window, kept)
    problem = _windowed(request, image, seeds, placed, kept, window, prior, classes)
    return LocalProblem(problem, window, kept)


def _windowed(
    request: RefineRequest,
    image: RgbU8,
    seeds: LabelMap,
    placed: Locality,
    kept: LabelMap,
    window: Rect,
    prior: F32 | None,
    classes: tuple[int, ...],
) -> Problem:
    bins = ColourBins.of(image)
    seen = [_colours_of(c, image, seeds, placed.held, prior) for c in classes]
    colour = colour_costs(image, bins, seen, request.settings.colour_model)
    shape = placed.distance.shape
    network = None
    if prior is not None:
        network = resampled(log_costs(prior[list(classes)]), shape) * placed.trust()
        network = _cropped(network, seeds.shape, window)
    look = texture_costs(request, image, _seen(seeds, placed.held, classes), classes)
    return Problem(
        image=read_only(np.ascontiguousarray(image[window.slices])),
        seeds=read_only(np.ascontiguousarray(kept[window.slices])),
        classes=classes,
        place=places_of(classes),
        bins=bins,
        colour=colour,
        prior=network,
        settings=request.settings,
        look=None if look is None else _cropped(look, seeds.shape, window),
        extra=_cropped(placed.costs(classes), seeds.shape, window),
    )


def _classes_in(
    request: RefineRequest, before: LabelMap, kept: LabelMap, window: Rect
) -> tuple[F32 | None, tuple[int, ...]]:
    """The network's word, and the classes that the window may hold, in order of their first place there."""
    inside, old = kept[window.slices], before[window.slices]
    prior, winners = prior_of(request)
    both = np.concatenate([inside.ravel(), old.ravel()])
    found, first = np.unique(both, return_index=True)
    classes = [int(c) for c in found[np.argsort(first)] if c != IGNORE]
    if (old == IGNORE).any():
        classes += [c for c in winners if c not in classes]
    return prior, tuple(classes)


def _colours_of(
    class_id: int, image: RgbU8, seeds: LabelMap, held: LabelMap, prior: F32 | None
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Colours of the class's scribbles; without any, of what is held of it, else as `colours_of` has it."""
    count = int((seeds == class_id).sum())
    if count == 0:
        places = np.flatnonzero(held.ravel() == class_id)
        if len(places):
            step = -(-len(places) // _MOST_COLOURS)
            return np.ascontiguousarray(image.reshape(-1, 3)[places[::step]])
    return colours_of(class_id, image, seeds, count, prior)


def _seen(seeds: LabelMap, held: LabelMap, classes: tuple[int, ...]) -> LabelMap:
    """The scribbles, and for a class without any, what is held of it."""
    missing = [c for c in classes if not (seeds == c).any()]
    if not missing:
        return seeds
    return np.where((seeds == IGNORE) & np.isin(held, missing), held, seeds)


def _cropped(costs: F32, full: tuple[int, ...], window: Rect) -> F32:
    """The window's part of (C, h, w) costs of the whole image, at about the same resolution."""
    if costs.shape[1:] == tuple(full):
        return np.ascontiguousarray(costs[:, window.y0 : window.y1, window.x0 : window.x1])
    if window == Rect.of_shape((full[0], full[1])):
        return costs
    import cv2

    scale_y, scale_x = costs.shape[1] / full[0], costs.shape[2] / full[1]
    height = min(window.height, max(1, round(window.height * scale_y)))
    width = min(window.width, max(1, round(window.width * scale_x)))
    y = (np.arange(height) + 0.5) * (window.height / height) + window.y0
    x = (np.arange(width) + 0.5) * (window.width / width) + window.x0
    map_x, map_y = np.meshgrid((x * scale_x - 0.5).astype(np.float32), (y * scale_y - 0.5).astype(np.float32))
    return np.stack(
        [cv2.remap(c, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE) for c in costs]
    )


def _bounding(where: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Rect:
    rows, columns = np.flatnonzero(where.any(axis=1)), np.flatnonzero(where.any(axis=0))
    return Rect(int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1)
