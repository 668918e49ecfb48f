"""A checked request as energy terms: the classes that take part, and the cost of each at each pixel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import (
    IGNORE,
    BadInputError,
    CancelToken,
    LabelMap,
    RgbU8,
    TooFewScribblesError,
    UserError,
    read_only,
)
from engine.refine.appearance.colour import ColourBins, colour_costs
from engine.refine.energy import edge_capacities
from engine.refine.energy import unary_kernels as kernels
from engine.refine.energy.edge_capacities import EdgePrices, over_rows
from engine.refine.settings import CutSettings, RefineRequest, check_request

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]

# One pixel of the network must be able to be outvoted: no probability counts as less.
LEAST_PROBABILITY: Final = 1e-4
RIDGES: Final = 0.4
"""Weight of ridges where lines are followed; of colours, the rest."""
# The network must do a little better than "all classes alike" for a class to enter by it.
_SURE_MARGIN: Final = 1.001


@dataclass(frozen=True, slots=True)
class Problem:
    """Pixels to label, classes to choose from, and the terms of the energy.

    The order of `classes` depends on the scribbles and the prior only, not on the ids, so that renumbering
    the classes renumbers the result.

    Args:
        classes: ids that take part.
        place: (256,) position in `classes` of each id; 255 for the others.
        prior: (len(classes), h, w) -log probability, or None.
        colour: (len(classes), cells) -log likelihood of each colour.
        texture_cost: (len(classes), h, w) -log probability by texture, or None.
        ridge_cost: (len(classes), h, w) -log probability by ridges, or None.
        extra: (len(classes), h, w) nats on top, whatever the weights, or None.
    """

    image: RgbU8
    scribbles: LabelMap
    classes: tuple[int, ...]
    place: LabelMap
    bins: ColourBins
    colour: F32
    prior: F32 | None
    settings: CutSettings
    texture_cost: F32 | None = None
    extra: F32 | None = None
    ridge_cost: F32 | None = None

    @property
    def units(self) -> float:
        """Whole units of price in a nat."""
        return edge_capacities.units_per_nat(self.settings.smoothness)

    @property
    def prices(self) -> tuple[I32, int, int, F32]:
        """Prices of every class in the kernels' terms, see `unary_kernels`."""
        network = 0.0 if self.prior is None else self.settings.prior_weight
        texture = 0.0 if self.texture_cost is None else (1.0 - network) * self.settings.texture
        ridges = 0.0 if self.ridge_cost is None else (1.0 - network - texture) * RIDGES
        colours = 1.0 - network - texture - ridges
        table = np.rint(self.colour * np.float32(colours * self.units)).astype(np.int32)
        for class_id, nats in self.settings.favour:
            if class_id in self.classes:
                table[self.classes.index(class_id)] -= round(nats * self.units)
        of_classes = ((self.prior, network), (self.texture_cost, texture), (self.ridge_cost, ridges))
        weighted = (*of_classes, (self.extra, 1.0))
        layers = [(layer, weight) for layer, weight in weighted if layer is not None and weight > 0.0]
        if not layers:
            return table, self.bins.axes, self.bins.levels, np.zeros((len(self.classes), 0, 0), np.float32)
        shape = max((layer.shape[1:] for layer, _ in layers), key=lambda s: s[0] * s[1])
        total = np.zeros((len(self.classes), *shape), np.float32)
        for layer, weight in layers:
            total += resampled(layer, shape) * np.float32(weight * self.units)
        return table, self.bins.axes, self.bins.levels, total

    def ids_of(self, labels: LabelMap) -> LabelMap:
        """Ids of classes for positions in `classes`; a new array."""
        ids = np.zeros(256, np.uint8)
        ids[: len(self.classes)] = self.classes
        named: LabelMap = np.take(ids, labels)
        return named

    def edge_prices(self) -> EdgePrices:
        """Prices of the boundaries between its pixels."""
        return EdgePrices.of(self.image, self.settings.smoothness, self.units)

    def unary(self) -> I32:
        """(classes, H, W) units above each pixel's cheapest class; scribbles are HARD."""
        out = np.empty((len(self.classes), *self.scribbles.shape), np.int32)
        args = self.image, self.prices, self.scribbles, self.place, out
        over_rows(lambda a, b: kernels.fill_unary(*args, a, b), *self.scribbles.shape)
        return out

    def terminal(self) -> I32:
        """(H, W) price of the second class minus that of the first, in units; two classes only."""
        table, axes, levels, prior = self.prices
        prices = (table[1:] - table[:1], axes, levels, prior[1:] - prior[:1])
        out = np.empty(self.scribbles.shape, np.int32)
        args = self.image, prices, self.scribbles, self.place, out
        over_rows(lambda a, b: kernels.fill_terminal(*args, a, b), *self.scribbles.shape)
        return out

    def price(self, labels: LabelMap, edges: EdgePrices) -> int:
        """Units of `labels` (positions in `classes`, scribbles kept): the energy, above the cheapest."""
        args = labels, self.image, self.prices, self.scribbles
        pixels = over_rows(lambda a, b: kernels.pixel_price(*args, a, b), *labels.shape)
        return int(sum(pixels)) + edges.boundary_price(labels, self.image)


def resampled(costs: F32, shape: tuple[int, ...]) -> F32:
    """(C, h, w) costs of an image at another resolution, interpolated."""
    if costs.shape[1:] == tuple(shape):
        return costs
    import cv2

    size = shape[1], shape[0]
    return np.stack([cv2.resize(layer, size, interpolation=cv2.INTER_LINEAR) for layer in costs])


def build_problem(request: RefineRequest) -> Problem:
    """The problem of a request.

    Raises:
        BadInputError: an array of the wrong shape, type or range.
        UserError: the scribbles do not fit the image or the classes, or there is nothing to separate.
    """
    check_request(request)
    # Read-only in every case: Numba compiles once more for arrays that may be written.
    image = read_only(np.ascontiguousarray(request.image))
    scribbles = read_only(np.ascontiguousarray(request.scribbles))
    counts, first = kernels.scan_scribbles(scribbles)
    prior, classes = classes_of(request, counts, first)
    class_colours = [colours_of(c, image, scribbles, int(counts[c]), prior) for c in classes]
    return problem_of(request, image, scribbles, prior, classes, class_colours)


def classes_of(
    request: RefineRequest, counts: NDArray[np.int64], first: NDArray[np.int64]
) -> tuple[F32 | None, tuple[int, ...]]:
    """The prior, if it counts, and the classes that take part: scribbled ones first.

    Args:
        counts: (256,) scribbled pixels of each class.
        first: (256,) the first of them in reading order.

    Raises:
        UserError: the scribbles do not fit the classes, or there is nothing to separate.
    """
    scribbled = [int(c) for c in np.flatnonzero(counts[:IGNORE])]
    if scribbled and scribbled[-1] >= request.class_count:
        raise UserError(
            f"The scribbles name class {scribbled[-1]} "
            f"but the project has only {request.class_count} classes.",
            "Add the class, or remove those scribbles.",
        )
    scribbled.sort(key=lambda c: int(first[c]))
    prior, winners = prior_of(request)
    classes = tuple(scribbled + [c for c in winners if c not in scribbled])
    if len(classes) < 2:
        raise too_few(scribbled)
    return prior, classes


def problem_of(
    request: RefineRequest,
    image: RgbU8,
    scribbles: LabelMap,
    prior: F32 | None,
    classes: tuple[int, ...],
    class_colours: Sequence[NDArray[np.uint8]],
) -> Problem:
    """The problem of the whole image, with (n, 3) colours of each class."""
    bins = ColourBins.of(image)
    colour = colour_costs(image, bins, class_colours)
    own_prior = None if prior is None else log_costs(prior[list(classes)])
    return Problem(
        image,
        scribbles,
        classes,
        places_of(classes),
        bins,
        colour,
        own_prior,
        request.settings,
        texture_costs(request, image, scribbles, classes),
        ridge_cost=_ridge_costs(request, image, scribbles, classes),
    )


def places_of(classes: Sequence[int]) -> LabelMap:
    """(256,) position of each id in `classes`, 255 for the others."""
    place = np.full(256, IGNORE, np.uint8)
    place[list(classes)] = np.arange(len(classes), dtype=np.uint8)
    return place


def texture_costs(
    request: RefineRequest, image: RgbU8, scribbles: LabelMap, classes: Sequence[int]
) -> F32 | None:
    """(len(classes), h, w) -log probability by texture; None when texture does not count."""
    if request.settings.texture == 0.0:
        return None
    from engine.refine.appearance.texture import describe

    texture = describe(image) if request.texture is None else request.texture
    return texture.costs(scribbles, classes)


def _ridge_costs(
    request: RefineRequest, image: RgbU8, scribbles: LabelMap, classes: Sequence[int]
) -> F32 | None:
    """(len(classes), H, W) -log probability by ridges; None when they do not count."""
    if not request.settings.follows_lines:
        return None
    from engine.refine.appearance.ridges import ridges_of

    ridges = ridges_of(image, CancelToken()) if request.ridges is None else request.ridges
    return ridges.costs(scribbles, classes)


def too_few(scribbled: list[int]) -> TooFewScribblesError:
    if scribbled:
        return TooFewScribblesError(
            "Only one class has a scribble, so there is nothing to separate it from.",
            "Scribble a second class as well; or fill what is unlabelled: Mask > The rest is this class.",
            command_hint="Scribble a second class as well.",
        )
    return TooFewScribblesError(
        "There is no scribble yet.", "Scribble at least two classes, or let a network predict first."
    )


def prior_of(request: RefineRequest) -> tuple[F32 | None, list[int]]:
    """The prior, if it counts, and the classes that it finds somewhere, largest share first."""
    if request.prior is None or (request.settings.prior_weight == 0 and _has_two_scribbles(request)):
        return None, []
    prior = np.ascontiguousarray(request.prior, np.float32)
    if prior.shape[1] > request.scribbles.shape[0] or prior.shape[2] > request.scribbles.shape[1]:
        raise BadInputError(
            f"The prior is {prior.shape[2]}x{prior.shape[1]}, larger than the image "
            f"({request.scribbles.shape[1]}x{request.scribbles.shape[0]})."
        )
    best = prior.argmax(axis=0)
    is_sure = prior.max(axis=0) > _SURE_MARGIN * prior.sum(axis=0) / len(prior)
    won = np.bincount(best[is_sure], minlength=len(prior))
    mass = prior.sum(axis=(1, 2), dtype=np.float64)
    winners = [int(c) for c in np.flatnonzero(won)]
    return prior, sorted(winners, key=lambda c: (-int(won[c]), -float(mass[c]), c))


def _has_two_scribbles(request: RefineRequest) -> bool:
    counts, _ = kernels.scan_scribbles(read_only(np.ascontiguousarray(request.scribbles)))
    return int((counts > 0).sum()) > 1


def log_costs(prior: F32) -> F32:
    result: F32 = -np.log(np.maximum(prior, np.float32(LEAST_PROBABILITY)))
    return result


def colours_of(
    class_id: int, image: RgbU8, scribbles: LabelMap, count: int, prior: F32 | None
) -> NDArray[np.uint8]:
    """Colours of the class's scribbles; without scribbles, those where the network is sure of it."""
    if count or prior is None:
        return kernels.scribble_colours(image, scribbles, class_id, count)
    rows = (np.arange(prior.shape[1]) * 2 + 1) * image.shape[0] // (2 * prior.shape[1])
    columns = (np.arange(prior.shape[2]) * 2 + 1) * image.shape[1] // (2 * prior.shape[2])
    is_sure = prior[class_id] > 0.5
    colours: NDArray[np.uint8] = image[np.ix_(rows, columns)][is_sure]
    return colours
