"""Boundaries of one class fitted to the edges of the image: a cut of what lies near them, without scribbles.

A network draws boundaries a pixel or two off, and so does a hand in a hurry; what is inside and what is
outside is known all the same. The colours of both, and the contrast of the image, say where the edge is.

Colours and contrast are those of the whole; the cut is made tile by tile, and is that of the whole all the
same. Where open pixels join a tile with its rim, it is cut twice: with all of the rim outside, and with all
of it inside. A cheapest cut never takes a pixel from the class because pixels elsewhere join it, so that the
cut of the whole lies between both; where they agree, they are it, and where they do not, the tile grows.

Source:
    V. Kolmogorov, R. Zabih, What energy functions can be minimized via graph cuts?, PAMI 26 (2004), and
    G. Gallo, M. Grigoriadis, R. Tarjan, A fast parametric maximum flow algorithm, SIAM J. Comput. 18 (1989):
    smallest cheapest cuts grow with what is held.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from engine.core import (
    IGNORE,
    NO_PROGRESS,
    BoolMap,
    CancelToken,
    LabelMap,
    ProbMap,
    Progress,
    Rect,
    Reporter,
    RgbU8,
    bounding_rect,
    read_only,
)
from engine.refine.appearance import colour_kernels
from engine.refine.appearance.colour import SAMPLE_STEP_PIXELS, ColourBins, colour_costs
from engine.refine.appearance.gmm import MOST_PIXELS
from engine.refine.energy import edge_kernels
from engine.refine.energy.edge_capacities import EdgePrices, pair_count
from engine.refine.energy.problem import Problem, log_costs, places_of
from engine.refine.settings import CutSettings
from engine.refine.solvers.graphcut import cut_in_two

F32 = NDArray[np.float32]

_OUTSIDE, _INSIDE = 0, 1

BAND_PX: Final = 3.0
"""Pixels nearer to the boundary than this, or as near, may change sides."""

TILE_PX: Final = 1536
"""Side of the tiles: a cut of one, with what is around it, takes some 150 MB."""
_MARGIN_PX: Final = 64
"""What is around a tile at first."""
_BANDS_PX: Final = 256
_REACH_PX: Final = 8
"""Pixels farther away have no part in what is kept (`BAND_PX` and one more), nor in the odds (6)."""
_AROUND_PX: Final = 24
"""So much of what is outside tells its colours."""
_BLUR_PX: Final = 1.5
_SETTINGS: Final = CutSettings(smoothness=2.0, prior_weight=0.3)
# A pixel of the middle is as deep as its neighbours, up to rounding.
_ROUNDING: Final = 1e-3


class EdgeTrust(StrEnum):
    """How much the image, against the model's own odds, says where a predicted boundary is."""

    LITTLE = "little"
    SOME = "some"
    MUCH = "much"


_SETTINGS_OF: Final = {
    EdgeTrust.LITTLE: CutSettings(smoothness=1.0, prior_weight=0.7),
    EdgeTrust.SOME: CutSettings(smoothness=2.0, prior_weight=0.7),
    EdgeTrust.MUCH: _SETTINGS,
}


def fitted_to_edges(
    image: RgbU8,
    labels: LabelMap,
    class_id: int,
    fixed: BoolMap,
    token: CancelToken,
    report: Reporter = NO_PROGRESS,
    tile_px: int = TILE_PX,
) -> LabelMap:
    """A copy of `labels` in which the boundary of a class lies where the image has its edge.

    The boundary is where the class meets another one; what lies beside unlabelled pixels alone has none.
    Pixels farther than BAND_PX from it stay; so does the middle of what is too thin to have such pixels,
    whatever is unlabelled, and what is `fixed`. What the class loses becomes what is nearest to it.

    Args:
        tile_px: side of the tiles; it makes no difference to the result.

    Raises:
        CancelledError: the token was cancelled.

    Example:
        >>> image = np.zeros((40, 40, 3), np.uint8)
        >>> image[10:30, 10:30] = 200
        >>> drawn = np.zeros((40, 40), np.uint8)
        >>> drawn[12:30, 9:28] = 1
        >>> fitted = fitted_to_edges(image, drawn, 1, np.zeros((40, 40), bool), CancelToken())
        >>> bool(((fitted == 1) == (image[..., 0] == 200)).all())
        True
    """
    window = _around(labels, class_id)
    if window is None:
        return labels.copy()
    parts = image[window.slices], labels[window.slices], class_id, fixed[window.slices]
    return _fitted(labels, window, _Scene(*parts, _SETTINGS), token, report, tile_px)


def fitted_prediction(
    image: RgbU8,
    labels: LabelMap,
    odds: ProbMap,
    class_id: int,
    trust: EdgeTrust,
    token: CancelToken,
    tile_px: int = TILE_PX,
) -> LabelMap:
    """As `fitted_to_edges`, of what a model says: where it is unsure it gives way sooner.

    Args:
        odds: (C, H, W) probabilities that the model gives its classes.

    Raises:
        CancelledError: the token was cancelled.
    """
    window = _around(labels, class_id)
    if window is None:
        return labels.copy()
    nothing = np.broadcast_to(np.False_, (window.height, window.width))
    parts = image[window.slices], labels[window.slices], class_id, nothing
    scene = _Scene(*parts, _SETTINGS_OF[trust], odds[class_id][window.slices])
    return _fitted(labels, window, scene, token, NO_PROGRESS, tile_px)


def _around(labels: LabelMap, class_id: int) -> Rect | None:
    """The class and what tells the colours outside; None where it has no boundary."""
    is_class = labels == class_id
    if not is_class.any():
        return None
    window = bounding_rect(is_class).expand(_AROUND_PX).clip(*labels.shape)
    part = labels[window.slices]
    return window if ((part != IGNORE) & (part != class_id)).any() else None


def _fitted(
    labels: LabelMap, window: Rect, scene: _Scene, token: CancelToken, report: Reporter, tile_px: int
) -> LabelMap:
    """A copy of `labels`, fitted in the window that the scene is of."""
    held = scene.held(token)
    model = scene.model(held, token)
    out = labels.copy()
    fitted = out[window.slices]
    tiles = list(_tiles(Rect.of_shape(held.shape), tile_px))
    for number, tile in enumerate(tiles):
        report(Progress(number, len(tiles), "tiles"))
        token.check()
        if bool(scene.is_open(held, tile).any()):
            fitted[tile.slices] = _fitted_tile(scene, held, model, tile, token)
    return out


def _tiles(whole: Rect, side: int) -> Iterator[Rect]:
    for y in range(whole.y0, whole.y1, side):
        for x in range(whole.x0, whole.x1, side):
            yield Rect(y, x, min(y + side, whole.y1), min(x + side, whole.x1))


@dataclass(frozen=True, slots=True)
class _Scene:
    """The class and what is around it: views of the image, of the labels, and of what is fixed.

    Attributes:
        predicted: (H, W) probability of the class by a model; None where the mask itself is the odds.
    """

    image: RgbU8
    labels: LabelMap
    class_id: int
    fixed: BoolMap
    settings: CutSettings
    predicted: NDArray[Any] | None = None

    def sides(self, rect: Rect) -> tuple[BoolMap, BoolMap]:
        """(h, w) bool both: what is outside of the class there, and what is inside."""
        part = self.labels[rect.slices]
        inside: BoolMap = part == self.class_id
        return (part != IGNORE) & ~inside, inside

    def odds(self, rect: Rect) -> F32:
        """(2, h, w) odds of what is outside and inside there, as the whole has them."""
        if self.predicted is not None:
            of_class = self.predicted[rect.slices].astype(np.float32)
            return np.stack([1.0 - of_class, of_class])
        wide = rect.expand(_REACH_PX).clip(*self.labels.shape)
        inner = rect.shifted(-wide.y0, -wide.x0)
        outside, inside = self.sides(wide)
        return np.ascontiguousarray(_odds(inside, inside | outside)[:, *inner.slices])

    def is_open(self, held: LabelMap, rect: Rect) -> BoolMap:
        """(h, w) bool: pixels there whose label the cut decides."""
        return np.asarray((held[rect.slices] == IGNORE) & (self.labels[rect.slices] != IGNORE))

    def held(self, token: CancelToken) -> LabelMap:
        """(H, W) uint8: the side of each pixel that keeps its own; 255 for unlabelled and open ones."""
        whole = Rect.of_shape(self.labels.shape)
        held = np.full(self.labels.shape, IGNORE, np.uint8)
        for y in range(0, whole.height, _BANDS_PX):
            token.check()
            band = Rect(y, 0, min(y + _BANDS_PX, whole.height), whole.width)
            around = band.expand(_REACH_PX).clip(whole.height, whole.width)
            outside, inside = self.sides(around)
            fixed, part = self.fixed[around.slices], np.full(outside.shape, IGNORE, np.uint8)
            for side, (region, other) in ((_OUTSIDE, (outside, inside)), (_INSIDE, (inside, outside))):
                part[region & (_is_kept(region, other) | fixed)] = side
            held[band.slices] = part[y - around.y0 : band.y1 - around.y0]
        return held

    def model(self, held: LabelMap, token: CancelToken) -> _Model:
        """Colours of both sides and the contrast, of the whole."""
        height, width = held.shape
        is_grey, contrast = True, 0
        for y in range(0, height, _BANDS_PX):
            token.check()
            rows = _as_one(self.image[y : min(y + _BANDS_PX + 1, height)])
            is_grey = is_grey and bool(colour_kernels.is_grey(rows))
            contrast += int(edge_kernels.contrast(rows, 0, min(_BANDS_PX, height - y)))
        bins = ColourBins(1, 256) if is_grey else ColourBins(3, 32)
        places = [_thinned_places(held, side) for side in (_OUTSIDE, _INSIDE)]
        order = tuple(sorted((_OUTSIDE, _INSIDE), key=lambda side: int(places[side][0])))
        colours = [np.ascontiguousarray(self.image[np.divmod(places[side], width)]) for side in order]
        step = max(1, int(np.sqrt(height * width / SAMPLE_STEP_PIXELS)))
        sample = _as_one(self.image[step // 2 :: step, step // 2 :: step])
        beta = pair_count(height, width) / (2.0 * contrast) if contrast > 0 else 0.0
        return _Model(order, bins, colour_costs(sample, bins, colours), beta)


@dataclass(frozen=True, slots=True, eq=False)
class _Model:
    """What the price of a cut is made of, beside the tile that it is made in.

    Attributes:
        order: of the sides, as they are met first; the second one takes what is of one price.
        beta: see `image_beta`.
    """

    order: tuple[int, ...]
    bins: ColourBins
    colour: F32
    beta: float


def _thinned_places(held: LabelMap, side: int) -> NDArray[np.int64]:
    """Flat places of up to `MOST_PIXELS` pixels of a side, in reading order: those that a mixture takes."""
    width = held.shape[1]
    bands = range(0, len(held), _BANDS_PX)
    counts = [int((held[y : y + _BANDS_PX] == side).sum()) for y in bands]
    step = max(1, -(-sum(counts) // MOST_PIXELS))
    places, before = [np.zeros(0, np.int64)], 0
    for y, count in zip(bands, counts, strict=True):
        found = np.flatnonzero(held[y : y + _BANDS_PX] == side)
        places.append(found[-before % step :: step] + y * width)
        before += count
    return np.concatenate(places)


def _fitted_tile(scene: _Scene, held: LabelMap, model: _Model, tile: Rect, token: CancelToken) -> LabelMap:
    """Labels of a tile as the cut of the whole makes them."""
    whole = Rect.of_shape(held.shape)
    margin = _MARGIN_PX
    while True:
        token.check()
        around = tile.expand(margin).clip(whole.height, whole.width)
        core = tile.shifted(-around.y0, -around.x0)
        part = held[around.slices].copy()
        rim = _open_rim(part, around, whole)
        # Of unlabelled pixels nothing is asked but what they do to the others.
        wanted = scene.is_open(held, tile)
        if not (_joined_with(rim, part)[core.slices] & wanted).any():
            return _relabelled(scene, around, core, _cut(scene, part, model, around, token))
        cuts = []
        for side in (_OUTSIDE, _INSIDE):
            part[rim] = side
            cuts.append(_cut(scene, part, model, around, token))
        if not ((cuts[0] != cuts[1])[core.slices] & wanted).any():
            return _relabelled(scene, around, core, cuts[0])
        margin *= 2


def _open_rim(held: LabelMap, around: Rect, whole: Rect) -> BoolMap:
    """Pixels of a part that the cut decides, and that have neighbours beyond it in the whole."""
    is_rim = np.zeros(held.shape, np.bool_)
    is_rim[0] |= around.y0 > whole.y0
    is_rim[-1] |= around.y1 < whole.y1
    is_rim[:, 0] |= around.x0 > whole.x0
    is_rim[:, -1] |= around.x1 < whole.x1
    return np.asarray(is_rim & (held == IGNORE))


def _joined_with(rim: BoolMap, held: LabelMap) -> BoolMap:
    """Open pixels that open ones join with those of the rim: to all others the rim makes no difference."""
    if not rim.any():
        return rim
    is_open = (held == IGNORE).astype(np.uint8)
    count, numbers = cv2.connectedComponents(is_open, connectivity=8)
    is_joined = np.zeros(count, np.bool_)
    is_joined[numbers[rim]] = True
    return np.asarray(is_joined[numbers])


def _cut(scene: _Scene, held: LabelMap, model: _Model, around: Rect, token: CancelToken) -> LabelMap:
    """(h, w) uint8: the side of each pixel of a part, with these held."""
    if not (held == IGNORE).any():
        return held
    problem = Problem(
        _as_one(scene.image[around.slices]),
        read_only(np.ascontiguousarray(held)),
        model.order,
        places_of(model.order),
        model.bins,
        model.colour,
        log_costs(scene.odds(around)[list(model.order)]),
        scene.settings,
    )
    edges = EdgePrices.of(problem.image, scene.settings.smoothness, problem.units, model.beta)
    return problem.ids_of(cut_in_two(problem, edges, token).labels)


def _relabelled(scene: _Scene, around: Rect, core: Rect, sides: LabelMap) -> LabelMap:
    """Labels of the core of a part, by the side of each pixel of the part."""
    part = scene.labels[around.slices]
    outside, inside = scene.sides(around)
    fitted = part[core.slices].copy()
    lost = (inside & (sides == _OUTSIDE))[core.slices]
    if lost.any():
        fitted[lost] = _nearest(part, outside)[core.slices][lost]
    fitted[(outside & (sides == _INSIDE))[core.slices]] = scene.class_id
    return fitted


def _as_one(pixels: RgbU8) -> RgbU8:
    """Read-only in one piece, as the kernels are compiled for."""
    return read_only(np.ascontiguousarray(pixels))


def _is_kept(region: BoolMap, other: BoolMap) -> BoolMap:
    """Pixels of a side that are far from the other one, or no nearer to it than their side around them."""
    depth = _distance(other) * region
    return np.asarray((depth > BAND_PX) | (depth >= cv2.dilate(depth, np.ones((3, 3), np.uint8)) - _ROUNDING))


def _distance(region: BoolMap) -> F32:
    """Distance of each pixel to a region, which goes on beyond the rim of the array."""
    padded = np.pad((~region).astype(np.uint8), 1, mode="edge")
    away = cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return np.asarray(away[1:-1, 1:-1], np.float32)


def _odds(inside: BoolMap, known: BoolMap) -> F32:
    """(2, h, w) shares of both sides around each pixel; alike where nothing is known."""
    # Not OpenCV's: its last columns are rounded differently, which would be seen in tiles.
    share, whole = (
        ndimage.gaussian_filter(side.astype(np.float32), _BLUR_PX, mode="mirror") for side in (inside, known)
    )
    odds = np.where(whole > _ROUNDING, share / np.maximum(whole, _ROUNDING), 0.5).clip(0.0, 1.0)
    return np.stack([1.0 - odds, odds]).astype(np.float32)


def _nearest(labels: LabelMap, others: BoolMap) -> LabelMap:
    """Of each pixel, the label of the nearest one among `others`."""
    rows, columns = ndimage.distance_transform_edt(~others, return_distances=False, return_indices=True)
    nearest: LabelMap = labels[rows, columns]
    return nearest
