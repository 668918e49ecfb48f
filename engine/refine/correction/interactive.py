"""One object from a few clicks or strokes: the energy that a correction minimises, and its exact minimum.

What a pixel costs is the sum of four opinions, in nats: which marks are nearer along the image (geodesic),
which colours the object has (colour, learnt again after a first cut), what was there before the correction
(memory), and what a network thinks (odds). A boundary costs what its contrast says. Far from the correction
the memory holds; the nearer to it and the thinner, the more may change, because who corrects points into the
middle of the largest error: the distance from there to the old boundary says how large errors still are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BadInputError, BoolMap, CancelToken, LabelMap, Rect, RgbU8, read_only
from engine.refine.appearance.colour_quantization import Palette, make_palette, to_lab
from engine.refine.correction import interactive_kernels as kernels
from engine.refine.correction import interactive_window as windows
from engine.refine.correction.interactive_window import distance_to
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
_ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class InteractiveSettings:
    """How marks become an object. Weights are in nats, the defaults hold for photographs of any kind.

    Args:
        pixels: at most so many are cut at a time: larger windows are cut at lower resolution.
        smoothness: price of one pixel of boundary where the colour does not change.
        base: share of it that is paid across the strongest edge too.
        geodesic: weight of the nearer mark.
        memory: weight of the mask before; between 0 and 1 it hardly changes how many clicks are needed.
        colour: weight of the colour models, whose log ratio is cut off at `most_colour`.
        reach: the window extends so many times the size of the error from the correction.
        frame: geodesic distance at which the rim of the window counts as marked.
        step: geodesic length of one pixel without contrast, to be compared with 1 for a full edge.
        spread: distance in L*a*b* over which colours speak for each other.
    """

    pixels: int = 40_000
    smoothness: float = 5.0
    base: float = 0.05
    geodesic: float = 1.0
    memory: float = 0.5
    colour: float = 0.5
    most_colour: float = 3.0
    reach: float = 12.0
    frame: float = 1.0
    step: float = 0.03
    spread: float = 6.0
    rounds: int = 2

    def __post_init__(self) -> None:
        if self.pixels < 1000 or self.rounds < 1:
            raise BadInputError(f"pixels must be >= 1000 and rounds >= 1, got {self.pixels}, {self.rounds}")
        if not 0.0 < self.smoothness <= 10_000.0 or self.spread <= 0.0:
            raise BadInputError("smoothness must be above 0, up to 10000, and spread above 0")


@dataclass(frozen=True, slots=True)
class PreparedImage:
    """What is computed once an image, from a sample of its colours. Read-only, for any thread."""

    image: RgbU8
    palette: Palette
    settings: InteractiveSettings


def prepare(image: RgbU8, settings: InteractiveSettings | None = None) -> PreparedImage:
    """The image with its colours looked up; it must not change afterwards.

    Raises:
        BadInputError: not (H, W, 3) uint8, or without pixels.
    """
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or image.size == 0:
        raise BadInputError(f"image must be (H, W, 3) uint8, got {image.shape} {image.dtype}")
    used = settings or InteractiveSettings()
    return PreparedImage(image, make_palette(image, used.spread), used)


def correct(
    prepared: PreparedImage,
    seeds: LabelMap,
    before: BoolMap | None,
    token: CancelToken,
    odds: F32 | None = None,
) -> BoolMap:
    """The object's pixels after a correction; all marks are kept exactly, the same input gives the same mask.

    Args:
        seeds: (H, W) uint8, OBJECT or BACKGROUND where marked, 255 elsewhere: all marks so far.
        before: the mask that the newest marks correct; None at the first.
        odds: (h, w) log odds of the object by a network, of the whole image at any resolution.

    Returns:
        (H, W) bool, read-only. Pieces of object without a mark of it are dropped. `before`, with the marks,
        when no mark contradicts it.

    Raises:
        BadInputError: arrays of other shapes or types, or other values in `seeds`.
        CancelledError: the token said so.

    Source:
        Boykov & Jolly, ICCV 2001 (the cut); Bai & Sapiro, ICCV 2007, and Price, Morse & Cohen, CVPR 2010
        (geodesic distance to the marks as a unary term); Rother, Kolmogorov & Blake, SIGGRAPH 2004 (colours
        learnt again from the cut). The memory term is our own.
    """
    _check(prepared.image, seeds, before, odds)
    height, width = seeds.shape
    fresh = seeds != IGNORE
    if before is not None:
        fresh &= (seeds == OBJECT) != before
    if not fresh.any() or not (seeds == OBJECT).any():
        start = np.zeros(seeds.shape, np.bool_) if before is None else before.copy()
        return read_only(windows.with_marks(start, seeds, OBJECT))
    error_px = float(max(height, width)) if before is None else windows.error_size(before, fresh)
    window = windows.window_around(fresh, error_px * prepared.settings.reach) if before is not None else None
    rect = window or Rect(0, 0, height, width)
    cut = _WindowCut(prepared, rect, seeds, before, odds)
    found = cut.solve(fresh, error_px, token)
    mask = np.zeros(seeds.shape, np.bool_) if before is None else before.copy()
    mask[rect.slices] = found
    return read_only(windows.marked_pieces(windows.with_marks(mask, seeds, OBJECT), seeds, OBJECT))


class _WindowCut:
    """Terms of one window at working resolution; used by one thread, once."""

    def __init__(
        self,
        prepared: PreparedImage,
        rect: Rect,
        seeds: LabelMap,
        before: BoolMap | None,
        odds: F32 | None,
    ) -> None:
        self._settings = prepared.settings
        self._likeness = prepared.palette.likeness
        self._full = rect.height, rect.width
        self._scale = min(1.0, (self._settings.pixels / (rect.height * rect.width)) ** 0.5)
        self._shape = (
            max(2, round(rect.height * self._scale)),
            max(2, round(rect.width * self._scale)),
        )
        small = windows.shrunk_image(np.ascontiguousarray(prepared.image[rect.slices]), self._shape)
        lab = to_lab(small)
        beta = 1.0 / (2.0 * max(1.0, kernels.mean_contrast(lab)))
        price = self._settings.smoothness * _UNITS
        self._capacity, self._length = kernels.edge_terms(
            lab, beta, price, self._settings.base, self._settings.step
        )
        self._colours = prepared.palette.indices(small)
        self._full_seeds = seeds[rect.slices]
        self._seeds = windows.shrunk_marks(self._full_seeds, self._shape)
        self._before = None if before is None else windows.shrunk_mask(before[rect.slices], self._shape)
        self._odds = None if odds is None else windows.odds_inside(odds, seeds.shape, rect, self._shape)
        self._inner = rect.y0 > 0, rect.y1 < seeds.shape[0], rect.x0 > 0, rect.x1 < seeds.shape[1]
        self._rect = rect
        self._flow: GridFlow | None = None
        self._terminal = np.zeros(self._shape, np.int32)

    def solve(self, fresh: BoolMap, error_px: float, token: CancelToken) -> BoolMap:
        """The window's mask at full resolution."""
        nearer = self._nearer_mark()
        wish = self._settings.geodesic * nearer
        fresh_marks = np.where(fresh[self._rect.slices], self._full_seeds, np.uint8(IGNORE))
        corrected = windows.shrunk_marks(fresh_marks, self._shape)
        from_fresh = distance_to(corrected != IGNORE)
        if self._before is None:
            # A first guess to learn colours from: the middle of the object is under the mark.
            size = 0.12 * float(np.sqrt(nearer.size))
            inside = np.exp(-(from_fresh**2) / np.float32(2 * size * size)) * (nearer > 0)
            outside = (nearer < 0).astype(np.float32)
        else:
            wish += self._settings.memory * self._memory(self._before, corrected, error_px)
            inside = self._before.astype(np.float32)
            outside = 1 - inside
        if self._odds is not None:
            wish += self._odds
        for _ in range(self._settings.rounds):
            token.check()
            mask = self._cut(wish + self._settings.colour * self._colour(inside, outside), token)
            inside = mask.astype(np.float32)
            outside = 1 - inside
        return windows.enlarged_mask(mask, self._full)

    def _nearer_mark(self) -> F32:
        """From -1 on the background's marks to 1 on the object's: (b - f) / (b + f) of their distances."""
        far = np.float32(_FAR)
        to_object = np.where(self._seeds == OBJECT, np.float32(0), far)
        to_background = np.where(self._seeds == BACKGROUND, np.float32(0), far)
        frame = np.float32(self._settings.frame)
        # Beyond the window all stays as it is; beyond the image there is no object.
        for side, (is_inner, line) in enumerate(zip(self._inner, _RIM, strict=True)):
            is_object = np.zeros(self._shape[1 if side < 2 else 0], np.bool_)
            if is_inner and self._before is not None:
                is_object = self._before[line]
            to_object[line] = np.where(is_object, np.minimum(to_object[line], frame), to_object[line])
            to_background[line] = np.where(
                is_object, to_background[line], np.minimum(to_background[line], frame)
            )
        kernels.spread_distance(to_object, self._length, _ROUNDS)
        kernels.spread_distance(to_background, self._length, _ROUNDS)
        total = to_background + to_object + np.float32(1e-6)
        return np.asarray((to_background - to_object) / total, np.float32)

    def _memory(self, before: BoolMap, corrected: LabelMap, error_px: float) -> F32:
        """What was there, in units of the error's size from its boundary; near the correction its label."""
        size = np.float32(max(1.5, error_px * self._scale))
        depth = np.where(before, distance_to(~before), -distance_to(before))
        held = np.clip(depth / size, -1.5, 1.5)
        to_added, to_removed = distance_to(corrected == OBJECT), distance_to(corrected == BACKGROUND)
        near = np.clip(2 - 2 * np.minimum(to_added, to_removed) / size, 0, 1)
        label = np.where(to_added <= to_removed, np.float32(1), np.float32(-1))
        return np.asarray(held * (1 - near) + label * near, np.float32)

    def _colour(self, inside: F32, outside: F32) -> F32:
        """Log ratio of the colour's share in the object and outside; marks weigh as much as all the rest."""
        object_share = self._shares(inside, self._seeds == OBJECT)
        background_share = self._shares(outside, self._seeds == BACKGROUND)
        every = np.bincount(self._colours.ravel(), minlength=len(self._likeness)) / self._colours.size
        floor = 0.02 * every + 1e-6
        ratio = np.log((object_share + floor) / (background_share + floor))
        most = self._settings.most_colour
        table = np.clip(ratio, -most, most).astype(np.float32)
        return table[self._colours]

    def _shares(self, weight: F32, marks: BoolMap) -> NDArray[np.float64]:
        colours, count = self._colours.ravel(), len(self._likeness)
        total = max(1.0, float(weight.sum()))
        here = np.bincount(colours, weight.ravel(), count)
        marked = np.bincount(self._colours[marks], minlength=count) * (total / max(1, int(marks.sum())))
        shares = (here + marked) @ self._likeness
        return np.asarray(shares / max(1e-9, float(shares.sum())), np.float64)

    def _cut(self, wish: F32, token: CancelToken) -> BoolMap:
        """The exact minimum; the second time the flow goes on from the first one's."""
        terminal = np.rint(np.clip(wish, -1000, 1000) * np.float32(_UNITS)).astype(np.int32)
        terminal[self._seeds == OBJECT] = _KEEP
        terminal[self._seeds == BACKGROUND] = -_KEEP
        if self._flow is None:
            self._terminal = terminal
            self._flow = GridFlow(terminal.copy(), self._capacity, 8)
        else:
            changed = np.flatnonzero(terminal != self._terminal)
            self._flow.change_terminals(changed, terminal.ravel()[changed])
            self._terminal = terminal
        self._flow.solve(token)
        return self._flow.source_side()


def _check(image: RgbU8, seeds: LabelMap, before: BoolMap | None, odds: F32 | None) -> None:
    shape = image.shape[:2]
    if seeds.shape != shape or seeds.dtype != np.uint8:
        raise BadInputError(f"seeds must be {shape} uint8, got {seeds.shape} {seeds.dtype}")
    if not np.isin(seeds, (BACKGROUND, OBJECT, IGNORE)).all():
        raise BadInputError("seeds must hold 0 (background), 1 (object) or 255 (no mark)")
    if before is not None and (before.shape != shape or before.dtype != np.bool_):
        raise BadInputError(f"before must be {shape} bool, got {before.shape} {before.dtype}")
    if odds is not None and (odds.ndim != 2 or not np.isfinite(odds).all()):
        raise BadInputError(f"odds must be a map of finite numbers, got shape {odds.shape}")
