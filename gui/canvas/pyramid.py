"""Smaller copies of an image and of its labels, so that zooming out costs what the screen costs.

Level 0 is the source itself and never copied; a cell of level k stands for 2^k x 2^k pixels.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

import cv2
import numpy as np

from engine.core import LabelMap, Rect, RgbU8
from engine.document.smaller_copies import halved, level_shapes
from engine.edit.ready_kernels import READY
from engine.files.plane_memory import PlaneMemory
from gui.canvas.pixels import U8, Pixels, has_any, looked_up, shrunk, to_rgb32, with_border
from gui.canvas.source import CanvasSource

# One piece of image pyramid is about 1 ms of work, so a budget of a few ms is kept.
_PIECE_PIXELS: Final = 1 << 20
# Copies of at most so many pixels are kept as the screen has them too, 21 MB for all of them: they are what
# is read when a large image is zoomed out, where up to four of their pixels become one.
_KEPT_PIXELS: Final = 1 << 22
# A tile of labels that is built at once in the background: 512 px cost about 1 ms.
TILE: Final = 512
# A cell looks at the 2 x 2 cells below it and two more on each side (see `pool_labels`).
_REACH: Final = 2
# So much of a very large level stays in memory: what is in view, and what a stroke of 2000 pixels reads.
_RESIDENT_BYTES: Final = 16 << 20

# Cells pooled at once, squared: their arrays fit the processor's cache, which halves the
# time, and most such squares inside a large area are of one label, which saves the rest.
_POOL_SIDE: Final = 192
# The same for the compiled kernel, which makes no arrays.
_KERNEL_SIDE: Final = 1024


class ImagePyramid:
    """Area averages of an image, built piece by piece between events; lives on the GUI thread.

    Args:
        smaller: levels from 1 on that are there already.
    """

    def __init__(self, pixels: RgbU8, smaller: Sequence[RgbU8] = ()) -> None:
        height, width = pixels.shape[:2]
        self.shapes = level_shapes((height, width))
        self._levels: list[RgbU8] = [pixels, *smaller]
        self._kept: dict[int, Pixels] = {}
        self._rows_done = 0

    @property
    def is_complete(self) -> bool:
        return len(self._levels) == len(self.shapes) and self._rows_done == 0

    @property
    def finished_levels(self) -> int:
        """Levels 0 to this number, exclusive, can be read."""
        return len(self._levels) - (self._rows_done > 0)

    def level(self, wanted: int) -> tuple[int, RgbU8]:
        """The finished level nearest to `wanted` that is not smaller than it, with its number."""
        number = min(wanted, self.finished_levels - 1)
        return number, self._levels[number]

    def rgb32(self, number: int, area: Rect) -> Pixels:
        """Pixels of a rectangle of a finished level as the screen has them; not to be written to."""
        level = self._levels[number]
        if level.shape[0] * level.shape[1] > _KEPT_PIXELS:
            return to_rgb32(level[area.slices])
        if number not in self._kept:
            self._kept[number] = to_rgb32(level)
        return self._kept[number][area.slices]

    def build(self, budget_s: float) -> bool:
        """Build for about this long; True when everything is built."""
        deadline = time.perf_counter() + budget_s
        while not self.is_complete:
            self._build_piece()
            if time.perf_counter() >= deadline:
                break
        return self.is_complete

    def _build_piece(self) -> None:
        if self._rows_done == 0:
            height, width = self.shapes[len(self._levels)]
            self._levels.append(np.empty((height, width, 3), np.uint8))
        below, target = self._levels[-2], self._levels[-1]
        rows = max(1, _PIECE_PIXELS // (4 * target.shape[1]))
        first, last = self._rows_done, min(self._rows_done + rows, target.shape[0])
        target[first:last] = halved(below[2 * first : 2 * last])
        self._rows_done = last if last < target.shape[0] else 0


@dataclass(frozen=True, slots=True)
class Cells:
    """Labels of a rectangle of cells, ready to draw. All (h, w) uint8.

    `marks`: class + 1, 0 where there is no label. `open_marks`: 1 where the label is only
    the model's. `scribbles`: class + 1 of a scribble, 0 where there is none. `uncertainty`: 0-255.
    """

    marks: U8
    open_marks: U8
    scribbles: U8
    uncertainty: U8 | None

    @property
    def has_open(self) -> bool:
        """Whether there is a label that is only the model's."""
        # The smaller of 1 and a mark is 0 where one of them is; OpenCV looks ten times as fast as NumPy.
        return has_any(self.open_marks) and has_any(cast("U8", cv2.min(self.open_marks, self.marks)))


def visible_cells(cells: Cells, visible: U8 | None) -> Cells:
    """The cells without the labels and scribbles of hidden classes.

    Args:
        visible: (256,) see `OverlayStyle.visible`.
    """
    if visible is None:
        return cells
    return replace(
        cells, marks=looked_up(cells.marks, visible), scribbles=looked_up(cells.scribbles, visible)
    )


def read_cells(source: CanvasSource, rect: Rect, with_uncertainty: bool) -> Cells:
    """The labels of a rectangle of the image itself."""
    shown, is_open = source.shown_and_open(rect)
    return Cells(
        marks=shown + np.uint8(1),
        open_marks=is_open,
        scribbles=_marks_of(source.scribbles(rect)),
        uncertainty=source.uncertainty(rect) if with_uncertainty else None,
    )


def _marks_of(labels: LabelMap) -> U8:
    """Class + 1 of each label; of a blank plane at once, which is one value for all pixels.

    NumPy adds to such a one five times as slowly as all else takes that is read of labels.
    """
    if labels.size and labels.strides == (0, 0):
        return np.full(labels.shape, (int(labels[0, 0]) + 1) % 256, np.uint8)
    return labels + np.uint8(1)


def pool_labels(marks: U8) -> U8:
    """Half-size marks that keep thin labels, whichever class is the thin one.

    Of the lowest and the highest mark in a block of 2 x 2, the one that is rarer in the
    6 x 6 around the block wins: a line up to two pixels wide never vanishes, at any level,
    and straight borders between areas stay where they are. A label always beats none.

    Args:
        marks: (2h + 4, 2w + 4): the cells and two more on every side.

    Returns:
        (h, w).
    """
    a, b, c, d = _quarters(marks[2:-2, 2:-2])
    high = np.maximum(np.maximum(a, b), np.maximum(c, d))
    low = np.minimum(np.minimum(a, b), np.minimum(c, d))
    mixed = np.flatnonzero((low != high) & (low > 0))
    if not mixed.size:
        return high
    ys, xs = np.divmod(mixed, high.shape[1])
    hi, lo = high[ys, xs], low[ys, xs]
    width = marks.shape[1]
    square = (np.arange(6)[:, None] * width + np.arange(6)).ravel()
    around = marks.ravel().take((2 * ys * width + 2 * xs)[:, None] + square)
    high_count = np.add.reduce(around == hi[:, None], axis=1, dtype=np.uint8)
    rarer = high_count > np.add.reduce(around == lo[:, None], axis=1, dtype=np.uint8)
    high[ys[rarer], xs[rarer]] = lo[rarer]
    return high


class LabelPyramid:
    """Smaller copies of labels, scribbles and uncertainty; lives on the GUI thread.

    Memory that was never labelled stays untouched (and so unallocated).
    """

    def __init__(self, source: CanvasSource) -> None:
        self._source = source
        self.shapes = level_shapes(source.shape)
        self._marks = self._blank_levels()
        self._open = self._blank_levels()
        self._scribbles = self._blank_levels()
        self._uncertainty: list[PlaneMemory] | None = None
        height, width = source.shape
        rows, columns = -(-height // TILE), -(-width // TILE)
        # The lowest level of each tile that is to be read again, with all above it; 0 where none is.
        self._stale = np.zeros((rows, columns) if len(self.shapes) > 1 else (0, 0), np.uint8)
        self._mark_all()

    @property
    def is_fresh(self) -> bool:
        return not self._stale.any()

    def is_fresh_in(self, rect: Rect, number: int) -> bool:
        """Whether this level of this rectangle of the image, which lies inside it, needs no work."""
        if rect.is_empty or not self._stale.size:
            return True
        stale = self._stale[_tiles_of(rect)]
        return not ((stale > 0) & (stale <= number)).any()

    def level(self, number: int, rect: Rect, with_uncertainty: bool) -> Cells:
        """Labels of a rectangle of cells of one level (>= 1), as views of memory that later changes."""
        below = number - 1
        doubts = self._uncertainty if with_uncertainty else None
        return Cells(
            self._marks[below].read(rect),
            self._open[below].read(rect),
            self._scribbles[below].read(rect),
            None if doubts is None else doubts[below].read(rect),
        )

    def want_uncertainty(self, wanted: bool) -> None:
        """Keep levels of the uncertainty too, or let them go."""
        if wanted and self._uncertainty is None:
            self._uncertainty = self._blank_levels()
            self._mark_all()
        elif not wanted:
            self._uncertainty = None

    def _blank_levels(self) -> list[PlaneMemory]:
        # What grows under the hand from nothing is memory of what was drawn alone.
        resident_bytes = _RESIDENT_BYTES if self._source.has_labels else None
        return [PlaneMemory(shape, resident_bytes) for shape in self.shapes[1:]]

    def _mark_all(self) -> None:
        # Reading 268 megapixels without a label takes seconds.
        if self._source.has_labels:
            self._stale[:] = 1

    def mark_stale(self, rect: Rect, lowest: int = 1) -> None:
        """Have the levels from `lowest` on of this rectangle of the image read again by `build`."""
        if rect.is_empty or not self._stale.size or lowest >= len(self.shapes):
            return
        stale = self._stale[_tiles_of(rect)]
        stale[(stale == 0) | (stale > lowest)] = lowest

    def build(self, budget_s: float, first: Rect, seen: int | None = None) -> list[Rect]:
        """Read stale tiles for about this long, those in `first` before the others.

        Args:
            seen: the level on the screen, 0 for the image itself; None: any.

        Returns:
            the rectangles of the image whose drawing may differ now.
        """
        now = time.perf_counter()
        deadline = now + budget_s
        changed: list[Rect] = []
        for ty, tx in self._stale_tiles(first):
            tile = Rect(ty * TILE, tx * TILE, (ty + 1) * TILE, (tx + 1) * TILE).clip(*self._source.shape)
            touched = self.refresh(tile, lowest=int(self._stale[ty, tx]))
            if seen is None or self._stale[ty, tx] <= seen:
                changed.append(touched)
            self._stale[ty, tx] = 0
            before, now = now, time.perf_counter()
            # No tile is begun that would not be done in time, if it takes as long as this one.
            if now + (now - before) > deadline:
                break
        return changed

    def refresh(self, rect: Rect, highest: int | None = None, lowest: int = 1) -> Rect:
        """Read this rectangle again, through all levels; returns what may look different.

        Args:
            highest: the last level that is read now; `build` reads those above it later.
            lowest: the first level that is read; those below it are as they should be.
        """
        touched = changed = rect
        if lowest > 1:
            # What has changed below reaches a little further than the rectangle.
            size = 1 << (lowest - 1)
            below = Rect(rect.y0 // size, rect.x0 // size, -(-rect.y1 // size), -(-rect.x1 // size))
            changed = below.expand(_REACH)
        last = len(self.shapes) - 1 if highest is None else min(highest, len(self.shapes) - 1)
        self.mark_stale(rect, last + 1)
        for number in range(lowest, last + 1):
            grown = changed.expand(_REACH)
            cells = Rect(grown.y0 // 2, grown.x0 // 2, -(-grown.y1 // 2), -(-grown.x1 // 2))
            changed = cells.clip(*self.shapes[number])
            if changed.is_empty:
                break
            side = _POOL_SIDE if READY.halve is None else _KERNEL_SIDE
            for y0 in range(changed.y0, changed.y1, side):
                for x0 in range(changed.x0, changed.x1, side):
                    self._pool(number, Rect(y0, x0, y0 + side, x0 + side).intersect(changed))
            size = 1 << number
            touched = touched.union(
                Rect(changed.y0 * size, changed.x0 * size, changed.y1 * size, changed.x1 * size)
            )
        return touched.clip(*self._source.shape)

    def _stale_tiles(self, first: Rect) -> list[tuple[int, int]]:
        seen = Rect(first.y0 // TILE, first.x0 // TILE, -(-first.y1 // TILE), -(-first.x1 // TILE))
        ys, xs = np.nonzero(self._stale)
        tiles = list(zip(ys.tolist(), xs.tolist(), strict=True))
        return sorted(tiles, key=lambda tile: not seen.contains(*tile))

    def _pool(self, number: int, cells: Rect) -> None:
        below_shape = self.shapes[number - 1]
        wanted = Rect(cells.y0 * 2, cells.x0 * 2, cells.y1 * 2, cells.x1 * 2).expand(_REACH)
        inside = wanted.clip(*below_shape)
        with_uncertainty = self._uncertainty is not None
        if number == 1:
            below = read_cells(self._source, inside, with_uncertainty)
        else:
            below = self.level(number - 1, inside, with_uncertainty)
        self._pool_marks(number, cells, below.marks, inside, wanted)
        if has_any(below.open_marks):
            marks = _padded(below.marks, wanted, inside)
            is_open = _padded(below.open_marks, wanted, inside)
            pooled = self._marks[number - 1].read(cells)
            _store(self._open[number - 1], cells, _pool_open(marks, is_open, pooled))
        else:
            _clear(self._open[number - 1], cells)
        if has_any(below.scribbles):
            scribbles = _padded(below.scribbles, wanted, inside)
            _store(self._scribbles[number - 1], cells, _pool_max(scribbles[2:-2, 2:-2]))
        else:
            _clear(self._scribbles[number - 1], cells)
        if self._uncertainty is not None and below.uncertainty is not None:
            uncertainty = _padded(below.uncertainty, wanted, inside)[2:-2, 2:-2]
            mean = shrunk(uncertainty, (cells.width, cells.height))
            _store(self._uncertainty[number - 1], cells, mean)
        elif self._uncertainty is not None:
            _clear(self._uncertainty[number - 1], cells)

    def _pool_marks(self, number: int, cells: Rect, below: U8, inside: Rect, wanted: Rect) -> None:
        """Write the marks of these cells by those `below`, the part `inside` of what is `wanted` of them."""
        if READY.halve is None:
            marks = _padded(below, wanted, inside)
            low, high = int(marks.min()), int(marks.max())
            is_even = low == high
            pooled = np.full((cells.height, cells.width), high, np.uint8) if is_even else pool_labels(marks)
            _store(self._marks[number - 1], cells, pooled)
            return
        source, corner = below, (inside.y0, inside.x0)
        if number > 1:
            source, corner = self._marks[number - 2].whole(inside), (0, 0)
        target = self._marks[number - 1].whole(cells)
        rows = np.empty((2, cells.width), np.uint8)
        place = (cells.y0, cells.x0, cells.y1, cells.x1)
        READY.halve(source, *corner, *self.shapes[number - 1], target, *place, *rows)


def _tiles_of(rect: Rect) -> tuple[slice, slice]:
    return (
        slice(rect.y0 // TILE, (rect.y1 - 1) // TILE + 1),
        slice(rect.x0 // TILE, (rect.x1 - 1) // TILE + 1),
    )


def _store(level: PlaneMemory, cells: Rect, values: U8) -> None:
    # Writing zeros over zeros would allocate the memory of a label plane that is still empty.
    if has_any(values) or has_any(level.read(cells)):
        level.writable(cells)[...] = values


def _clear(level: PlaneMemory, cells: Rect) -> None:
    if has_any(level.read(cells)):
        level.writable(cells)[...] = 0


def _padded(plane: LabelMap, wanted: Rect, inside: Rect) -> U8:
    """`plane`, which covers `inside`, with its edge repeated out to `wanted`."""
    above, left = inside.y0 - wanted.y0, inside.x0 - wanted.x0
    below, right = wanted.y1 - inside.y1, wanted.x1 - inside.x1
    if not (above or left or below or right):
        return plane
    return with_border(plane, above, below, left, right)


def _pool_max(plane: U8) -> U8:
    a, b, c, d = _quarters(plane)
    highest: U8 = np.maximum(np.maximum(a, b), np.maximum(c, d))
    return highest


def _pool_open(marks: U8, is_open: U8, pooled: U8) -> U8:
    """1 where every pixel with the winning label is only the model's."""
    inner_open = is_open[2:-2, 2:-2]
    # Marks that somebody decided; where the model's labels are, nothing.
    decided = marks[2:-2, 2:-2] * (inner_open ^ 1)
    a, b, c, d = _quarters(decided)
    is_decided = (a == pooled) | (b == pooled) | (c == pooled) | (d == pooled)
    is_open_still: U8 = (~is_decided & (pooled > 0)).view(np.uint8)
    return is_open_still


def _quarters(plane: U8) -> tuple[U8, U8, U8, U8]:
    """The upper left, upper right, lower left and lower right of each block of 2 x 2.

    Split by OpenCV, which is five times faster than NumPy's steps of two.
    """
    halves = plane.reshape(plane.shape[0], plane.shape[1] // 2, 2)
    upper, lower = cv2.split(halves[::2]), cv2.split(halves[1::2])
    return cast("tuple[U8, U8, U8, U8]", (*upper, *lower))
