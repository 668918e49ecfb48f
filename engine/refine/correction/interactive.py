"""Interactive segmentation of one object from a few clicks or scribbles, by an exact minimum cut.

The cost of a pixel is the sum of four terms, in nats: the nearer scribble along the image (geodesic), the
colours of the object (colour, learned again after a first cut), the previous mask (memory) and a network's
opinion (odds). A boundary costs what its contrast says. Where an image has learned features, they have their
share in the first mask: in lengths, in what its boundary costs, and as likeness to the scribbles. Far from
the correction the previous mask holds; the nearer to it and the thinner, the more may change, because a user
points into the middle of the largest error: the distance from there to the previous boundary says how large
errors still are.

    >>> import numpy as np
    >>> from engine.core import CancelToken
    >>> image = np.full((60, 80, 3), 40, np.uint8)
    >>> image[20:40, 30:50] = 220
    >>> scribbles = np.full((60, 80), 255, np.uint8)
    >>> scribbles[29:32, 39:42] = OBJECT
    >>> mask = correct(prepare(image), scribbles, None, CancelToken())
    >>> int(mask.sum())
    400
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BadInputError, BoolMap, CancelToken, LabelMap, Rect, RgbU8, read_only
from engine.core.colors.cielab import to_lab
from engine.refine.appearance.colour_quantization import ColourQuantization, quantize_colours
from engine.refine.appearance.image_features import ImageFeatures
from engine.refine.correction import interactive_kernels as kernels
from engine.refine.correction import interactive_window as windows
from engine.refine.correction.interactive_window import distance_to
from engine.refine.scribbles import shrunk_scribbles
from engine.refine.solvers.maxflow import GridFlow

F32 = NDArray[np.float32]

OBJECT: Final = 1
BACKGROUND: Final = 0

_UNITS: Final = 1000.0
"""Whole units of price in a nat."""
# More than every boundary of a pixel together, and far below the solver's 2^29.
_KEEP: Final = 1 << 24
_FAR: Final = 1e6
_RIM: Final[tuple[tuple[int | slice, int | slice], ...]] = (
    (0, slice(None)),
    (-1, slice(None)),
    (slice(None), 0),
    (slice(None), -1),
)
"""Top, bottom, left and right line of an array."""
_SCANS: Final = 3
"""Rounds of raster scans that measure a geodesic distance."""


# Weights are in nats and hold for photographs of any kind.
_PIXELS: Final = 40_000
"""Most pixels that are cut at a time; larger windows are cut at lower resolution."""
_SMOOTHNESS: Final = 5.0
"""Price of one pixel of boundary where the colour does not change."""
_BASE: Final = 0.05
"""Share of it that is paid across the strongest edge too."""
_GEODESIC: Final = 1.0
"""Weight of the nearer scribble."""
_MEMORY: Final = 0.5
"""Weight of the previous mask; between 0 and 1 it hardly changes how many clicks are needed."""
_COLOUR: Final = 0.5
"""Weight of the colour models, whose log ratio is cut off at `_MOST_COLOUR`."""
_MOST_COLOUR: Final = 3.0
_REACH: Final = 12.0
"""Sizes of the error from the correction to the rim of the window."""
_FRAME: Final = np.float32(1.0)
"""Geodesic distance at which the rim of the window counts as scribbled."""
_STEP: Final = 0.03
"""Geodesic length of one pixel without contrast; a full edge is 1."""
_SPREAD: Final = 6.0
"""Distance in L*a*b* over which colours speak for each other."""
_FEATURE_LENGTH: Final = 0.7
"""Share of learned features in the geodesic length of a first mask, where colours have the rest."""
_FEATURE_CAPACITY: Final = 0.3
"""Share of learned features in the price of its boundary."""
_LIKENESS: Final = 1.0
"""Weight of the likeness to its scribbles. In later masks features made worse of what scribbles say."""
_CUTS: Final = 2
"""Cuts of a window; the colours are learned again after each."""


@dataclass(frozen=True, slots=True)
class PreparedImage:
    """An image and its quantised colours, computed once an image. Read-only, for any thread.

    Attributes:
        features: learned features of the same image; None for none.
    """

    image: RgbU8
    quantization: ColourQuantization
    features: ImageFeatures | None = None

    def with_features(self, features: ImageFeatures | None) -> PreparedImage:
        """The same image with these features, or without any."""
        return self if features is self.features else replace(self, features=features)

    def for_strokes(self) -> PreparedImage:
        """The same image without the click network: it knows clicks, and draws lines worse from strokes."""
        features = self.features
        if features is None or features.opinion is None:
            return self
        return replace(self, features=replace(features, opinion=None))


def prepare(image: RgbU8) -> PreparedImage:
    """The image with its colours quantised; it must not change afterwards.

    Raises:
        BadInputError: not (H, W, 3) uint8, or without pixels.
    """
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or image.size == 0:
        raise BadInputError(f"image must be (H, W, 3) uint8, got {image.shape} {image.dtype}")
    return PreparedImage(image, quantize_colours(image, _SPREAD))


def correct(
    prepared: PreparedImage,
    scribbles: LabelMap,
    previous_mask: BoolMap | None,
    token: CancelToken,
    odds: F32 | None = None,
) -> BoolMap:
    """The object's pixels after a correction; scribbles are kept exactly, equal input gives an equal mask.

    Args:
        scribbles: (H, W) uint8, OBJECT or BACKGROUND, 255 elsewhere: all scribbles so far.
        previous_mask: the mask that the newest scribbles correct; None at the first.
        odds: (h, w) log odds of the object by a network, of the whole image at any resolution; None for those
            of the click network, where the image has one.

    Returns:
        (H, W) bool, read-only. Pieces of object without a scribble of it are dropped. `previous_mask`, with
        the scribbles, when no scribble contradicts it.

    Raises:
        BadInputError: arrays of other shapes or types, or other values in `scribbles`.
        CancelledError: the token said so.

    Source:
        Boykov & Jolly, ICCV 2001 (the cut); Bai & Sapiro, ICCV 2007, and Price, Morse & Cohen, CVPR 2010
        (geodesic distance to the scribbles as a unary term); Rother, Kolmogorov & Blake, SIGGRAPH 2004
        (colours learned again from the cut). The memory term is our own.
    """
    _check(prepared.image, scribbles, previous_mask, odds)
    height, width = scribbles.shape
    fresh = scribbles != IGNORE
    if previous_mask is not None:
        fresh &= (scribbles == OBJECT) != previous_mask
    if not fresh.any() or not (scribbles == OBJECT).any():
        start = np.zeros(scribbles.shape, np.bool_) if previous_mask is None else previous_mask.copy()
        return read_only(windows.with_scribbles(start, scribbles, OBJECT))
    error_px = (
        float(max(height, width)) if previous_mask is None else windows.error_size(previous_mask, fresh)
    )
    window = windows.window_around(fresh, error_px * _REACH) if previous_mask is not None else None
    if odds is None and prepared.features is not None:
        odds = prepared.features.odds(prepared.image, scribbles, previous_mask)
    rect = window or Rect(0, 0, height, width)
    cut = _WindowCut(prepared, rect, scribbles, previous_mask, odds)
    window_mask = cut.solve(fresh, error_px, token)
    mask = np.zeros(scribbles.shape, np.bool_) if previous_mask is None else previous_mask.copy()
    mask[rect.slices] = window_mask
    return read_only(
        windows.scribbled_pieces(windows.with_scribbles(mask, scribbles, OBJECT), scribbles, OBJECT)
    )


class _WindowCut:
    """Terms of one window at working resolution; used by one thread, once."""

    def __init__(
        self,
        prepared: PreparedImage,
        rect: Rect,
        scribbles: LabelMap,
        previous_mask: BoolMap | None,
        odds: F32 | None,
    ) -> None:
        self._likeness = prepared.quantization.likeness
        self._full = rect.height, rect.width
        self._scale = min(1.0, (_PIXELS / (rect.height * rect.width)) ** 0.5)
        self._shape = (
            max(2, round(rect.height * self._scale)),
            max(2, round(rect.width * self._scale)),
        )
        small = windows.shrunk_image(np.ascontiguousarray(prepared.image[rect.slices]), self._shape)
        lab = to_lab(small)
        beta = 1.0 / (2.0 * max(1.0, kernels.mean_contrast(lab)))
        price = _SMOOTHNESS * _UNITS
        self._capacity, self._length = kernels.edge_terms(lab, beta, price, _BASE, _STEP)
        self._colours = prepared.quantization.indices(small)
        self._full_scribbles = scribbles[rect.slices]
        self._scribbles = shrunk_scribbles(self._full_scribbles, self._shape)
        self._before = (
            None if previous_mask is None else windows.shrunk_mask(previous_mask[rect.slices], self._shape)
        )
        self._odds = None if odds is None else windows.odds_inside(odds, scribbles.shape, rect, self._shape)
        self._likeness_to_scribbles: F32 | None = None
        if prepared.features is not None and previous_mask is None:
            self._ask(prepared.features, scribbles)
        self._inner = rect.y0 > 0, rect.y1 < scribbles.shape[0], rect.x0 > 0, rect.x1 < scribbles.shape[1]
        self._rect = rect
        self._flow: GridFlow | None = None
        self._terminal = np.zeros(self._shape, np.int32)

    def solve(self, fresh: BoolMap, error_px: float, token: CancelToken) -> BoolMap:
        """The window's mask at full resolution."""
        nearer = self._nearer_scribble()
        wish = _GEODESIC * nearer
        fresh_scribbles = np.where(fresh[self._rect.slices], self._full_scribbles, np.uint8(IGNORE))
        corrected = shrunk_scribbles(fresh_scribbles, self._shape)
        from_fresh = distance_to(corrected != IGNORE)
        if self._before is None:
            # A first guess to learn colours from: the middle of the object is under the scribble.
            size = 0.12 * float(np.sqrt(nearer.size))
            inside = np.exp(-(from_fresh**2) / np.float32(2 * size * size)) * (nearer > 0)
            outside = (nearer < 0).astype(np.float32)
        else:
            wish += _MEMORY * self._memory(self._before, corrected, error_px)
            inside = self._before.astype(np.float32)
            outside = 1 - inside
        if self._odds is not None:
            wish += self._odds
        if self._likeness_to_scribbles is not None:
            wish += _LIKENESS * self._likeness_to_scribbles
        for _ in range(_CUTS):
            token.check()
            mask = self._cut(wish + _COLOUR * self._colour(inside, outside), token)
            inside = mask.astype(np.float32)
            outside = 1 - inside
        return windows.enlarged_mask(mask, self._full)

    def _ask(self, features: ImageFeatures, scribbles: LabelMap) -> None:
        """Let learned features have their share; the window is the whole image."""
        contrast = features.contrast_at(self._shape)
        beta = 1.0 / (2.0 * max(1e-9, kernels.mean_contrast(contrast)))
        capacity, length = kernels.edge_terms(contrast, beta, _SMOOTHNESS * _UNITS, _BASE, _STEP)
        mixed = (1 - _FEATURE_CAPACITY) * self._capacity + _FEATURE_CAPACITY * capacity
        self._capacity = np.rint(mixed).astype(np.int32)
        self._length += np.float32(_FEATURE_LENGTH) * (length - self._length)
        self._likeness_to_scribbles = features.likeness(
            scribbles == OBJECT, scribbles == BACKGROUND, self._shape
        )

    def _nearer_scribble(self) -> F32:
        """(b - f) / (b + f) of the distances: -1 on the background's scribbles to 1 on the object's."""
        far = np.float32(_FAR)
        to_object = np.where(self._scribbles == OBJECT, np.float32(0), far)
        to_background = np.where(self._scribbles == BACKGROUND, np.float32(0), far)
        # Beyond the window all stays as it is; beyond the image there is no object.
        for side, (is_inner, line) in enumerate(zip(self._inner, _RIM, strict=True)):
            is_object = np.zeros(self._shape[1 if side < 2 else 0], np.bool_)
            if is_inner and self._before is not None:
                is_object = self._before[line]
            to_object[line] = np.where(is_object, np.minimum(to_object[line], _FRAME), to_object[line])
            to_background[line] = np.where(
                is_object, to_background[line], np.minimum(to_background[line], _FRAME)
            )
        kernels.spread_distance(to_object, self._length, _SCANS)
        kernels.spread_distance(to_background, self._length, _SCANS)
        total = to_background + to_object + np.float32(1e-6)
        return np.asarray((to_background - to_object) / total, np.float32)

    def _memory(self, previous_mask: BoolMap, corrected: LabelMap, error_px: float) -> F32:
        """Depth in the previous mask, in units of the error's size; near the correction its label."""
        size = np.float32(max(1.5, error_px * self._scale))
        depth = np.where(previous_mask, distance_to(~previous_mask), -distance_to(previous_mask))
        held = np.clip(depth / size, -1.5, 1.5)
        to_added, to_removed = distance_to(corrected == OBJECT), distance_to(corrected == BACKGROUND)
        near = np.clip(2 - 2 * np.minimum(to_added, to_removed) / size, 0, 1)
        label = np.where(to_added <= to_removed, np.float32(1), np.float32(-1))
        return np.asarray(held * (1 - near) + label * near, np.float32)

    def _colour(self, inside: F32, outside: F32) -> F32:
        """Log ratio of the colour's share in the object and outside; scribbles weigh as much as the rest."""
        object_share = self._shares(inside, self._scribbles == OBJECT)
        background_share = self._shares(outside, self._scribbles == BACKGROUND)
        every = np.bincount(self._colours.ravel(), minlength=len(self._likeness)) / self._colours.size
        floor = 0.02 * every + 1e-6
        ratio = np.log((object_share + floor) / (background_share + floor))
        table = np.clip(ratio, -_MOST_COLOUR, _MOST_COLOUR).astype(np.float32)
        return table[self._colours]

    def _shares(self, weight: F32, scribbles: BoolMap) -> NDArray[np.float64]:
        colours, count = self._colours.ravel(), len(self._likeness)
        total = max(1.0, float(weight.sum()))
        every = np.bincount(colours, weight.ravel(), count)
        scribbled = np.bincount(self._colours[scribbles], minlength=count) * (
            total / max(1, int(scribbles.sum()))
        )
        shares = (every + scribbled) @ self._likeness
        return np.asarray(shares / max(1e-9, float(shares.sum())), np.float64)

    def _cut(self, wish: F32, token: CancelToken) -> BoolMap:
        """The exact minimum; the second cut continues the flow of the first."""
        terminal = np.rint(np.clip(wish, -1000, 1000) * np.float32(_UNITS)).astype(np.int32)
        terminal[self._scribbles == OBJECT] = _KEEP
        terminal[self._scribbles == BACKGROUND] = -_KEEP
        if self._flow is None:
            self._terminal = terminal
            self._flow = GridFlow(terminal.copy(), self._capacity, 8)
        else:
            changed = np.flatnonzero(terminal != self._terminal)
            self._flow.change_terminals(changed, terminal.ravel()[changed])
            self._terminal = terminal
        self._flow.solve(token)
        return self._flow.source_side()


def _check(image: RgbU8, scribbles: LabelMap, previous_mask: BoolMap | None, odds: F32 | None) -> None:
    shape = image.shape[:2]
    if scribbles.shape != shape or scribbles.dtype != np.uint8:
        raise BadInputError(f"scribbles must be {shape} uint8, got {scribbles.shape} {scribbles.dtype}")
    if not np.isin(scribbles, (BACKGROUND, OBJECT, IGNORE)).all():
        raise BadInputError("scribbles must hold 0 (background), 1 (object) or 255 (no scribble)")
    if previous_mask is not None and (previous_mask.shape != shape or previous_mask.dtype != np.bool_):
        raise BadInputError(
            f"previous_mask must be {shape} bool, got {previous_mask.shape} {previous_mask.dtype}"
        )
    if odds is not None and (odds.ndim != 2 or not np.isfinite(odds).all()):
        raise BadInputError(f"odds must be a map of finite numbers, got shape {odds.shape}")
