"""The label planes of one image and the edits on them, stored as changed tiles.

A write goes through an `Edit`: the first touch of a tile keeps its old pixels, leaving
the edit makes one `Change` of all tiles that differ, an exception puts everything back.

>>> planes = LabelPlanes(30, 40)
>>> with planes.edit("Brush") as edit:
...     edit.put(Plane.MASK, Rect(2, 3, 4, 6), None, 7)
>>> planes.view(Plane.MASK)[2, 2:7].tolist()
[255, 7, 7, 7, 255]
>>> edit.change.label, len(edit.change.tiles)
('Brush', 1)
>>> planes.apply(edit.change, forward=False)
>>> bool((planes.view(Plane.MASK) == 255).all())
True
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from types import TracebackType
from typing import Final, Self

import numpy as np

from engine.core import IGNORE, BadInputError, BoolMap, EngineError, LabelMap, Rect, read_only

# 128 px: a 600-px stroke touches about 16 tiles (256 KiB raw, 2 KiB compressed);
# smaller tiles cost more bookkeeping than they save pixels.
TILE: Final = 128


class Plane(IntEnum):
    """The planes of an image; every one holds class ids, 255 where it says nothing."""

    MASK = 0
    """Decisions of the user; where it is 255 the prediction shows through."""
    SCRIBBLES = 1
    """Hints for the cut."""
    HAND = 2
    """Pixels painted by hand: no cut may change them."""


@dataclass(frozen=True, slots=True)
class TileChange:
    """One tile before and after, as raw bytes in row order (tiles at the edge are smaller)."""

    plane: int
    ty: int
    tx: int
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the history. `rect` bounds the changed tiles in image pixels."""

    label: str
    tiles: tuple[TileChange, ...]
    rect: Rect

    @property
    def nbytes(self) -> int:
        return sum(len(t.before) + len(t.after) for t in self.tiles)


def tile_rect(ty: int, tx: int, shape: tuple[int, int]) -> Rect:
    """Pixels of tile (ty, tx) in an image of this shape."""
    return Rect(ty * TILE, tx * TILE, (ty + 1) * TILE, (tx + 1) * TILE).clip(*shape)


class LabelPlanes:
    """The label planes of one image; lives on the GUI thread.

    Workers never hold a LabelPlanes. They get `snapshot()`, a read-only copy.
    """

    def __init__(self, height: int, width: int) -> None:
        if height < 1 or width < 1:
            raise BadInputError(f"An image needs at least one pixel, got {width}x{height}.")
        self._shape = (height, width)
        # A plane is allocated at its first write: most images never get a HAND plane,
        # and at 24 megapixels each would cost 24 MB.
        self._data: dict[Plane, LabelMap] = {}
        self._blank = read_only(np.broadcast_to(np.uint8(IGNORE), self._shape))
        self._open_edit: Edit | None = None
        self._revision = 0

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W)."""
        return self._shape

    @property
    def revision(self) -> int:
        """Grows with every committed or applied change."""
        return self._revision

    def view(self, plane: Plane) -> LabelMap:
        """(H, W) uint8, live and read-only; only for the GUI thread."""
        data = self._data.get(plane)
        return self._blank if data is None else read_only(data)

    def snapshot(self, plane: Plane) -> LabelMap:
        """(H, W) uint8, a read-only copy that may cross threads."""
        return read_only(np.array(self.view(plane)))

    def copy(self, *planes: Plane) -> LabelPlanes:
        """These planes alone, copied, the others blank: for a reader on another thread."""
        other = LabelPlanes(*self._shape)
        other._data = {plane: self._data[plane].copy() for plane in planes if plane in self._data}
        other._revision = self._revision
        return other

    def is_blank(self, plane: Plane) -> bool:
        """True when the plane was never written, a cheap test; False says nothing."""
        return plane not in self._data

    def edit(self, label: str) -> Edit:
        """Start an edit; at most one is open at a time.

        Raises:
            EngineError: another edit is still open.
        """
        if self._open_edit is not None:
            raise EngineError(f"'{label}' began before '{self._open_edit.label}' had ended.")
        self._open_edit = Edit(self, label)
        return self._open_edit

    def apply(self, change: Change, *, forward: bool) -> None:
        """Put the tiles of `change` in: after (redo) or before (undo)."""
        for tile in change.tiles:
            self.load_tile(Plane(tile.plane), tile.ty, tile.tx, tile.after if forward else tile.before)
        self._revision += 1

    def load_tile(self, plane: Plane, ty: int, tx: int, raw: bytes) -> None:
        """Replace one tile by raw bytes; for undo and for reading a stored state."""
        rect = tile_rect(ty, tx, self._shape)
        if rect.is_empty or len(raw) != rect.area:
            raise BadInputError(
                f"Tile ({ty}, {tx}) does not fit an image of {self._shape[1]}x{self._shape[0]}."
            )
        target = self._allocated(plane)
        target[rect.slices] = np.frombuffer(raw, np.uint8).reshape(rect.height, rect.width)

    def _allocated(self, plane: Plane) -> LabelMap:
        data = self._data.get(plane)
        if data is None:
            data = self._data[plane] = np.full(self._shape, IGNORE, np.uint8)
        return data

    def _finish_edit(self, *, changed: bool) -> None:
        self._open_edit = None
        self._revision += changed


class Edit:
    """One open edit on a LabelPlanes; a context manager that commits, or puts back on an exception.

    After a commit `change` is the Change made, or None when no pixel differs.
    """

    def __init__(self, planes: LabelPlanes, label: str) -> None:
        self._planes = planes
        self._before: dict[tuple[Plane, int, int], bytes] = {}
        self._is_open = True
        self.label = label
        self.change: Change | None = None

    @property
    def is_open(self) -> bool:
        return self._is_open

    def writable(self, plane: Plane, rect: Rect) -> LabelMap:
        """The pixels of `rect` (clipped to the image), writable until the edit ends."""
        if not self._is_open:
            raise EngineError(f"The edit '{self.label}' has ended; begin a new one.")
        rect = rect.clip(*self._planes.shape)
        data = self._planes._allocated(plane)
        if rect.is_empty:
            return data[0:0, 0:0]
        for ty, tx in _tiles_of(rect):
            key = (plane, ty, tx)
            if key not in self._before:
                tile = data[tile_rect(ty, tx, self._planes.shape).slices]
                self._before[key] = tile.tobytes()
        return data[rect.slices]

    def put(self, plane: Plane, rect: Rect, where: BoolMap | None, value: int) -> None:
        """Write `value` into `rect`, or only where `where` (of rect's shape) is true."""
        inside = rect.clip(*self._planes.shape)
        if inside.is_empty:
            return
        target = self.writable(plane, inside)
        if where is None:
            target[...] = value
            return
        cropped = where[inside.y0 - rect.y0 : inside.y1 - rect.y0, inside.x0 - rect.x0 : inside.x1 - rect.x0]
        target[cropped] = value

    def write(self, plane: Plane, labels: LabelMap) -> None:
        """Replace the whole plane by `labels` (H, W); tiles that are equal stay untouched."""
        if labels.shape != self._planes.shape:
            raise BadInputError(f"Labels are {labels.shape}, the image is {self._planes.shape}.")
        old = self._planes.view(plane)
        for ty, tx in _tiles_of(Rect.of_shape(labels.shape)):
            rect = tile_rect(ty, tx, self._planes.shape)
            if not np.array_equal(old[rect.slices], labels[rect.slices]):
                self.writable(plane, rect)[...] = labels[rect.slices]

    def restore_tile(self, plane: Plane, ty: int, tx: int, raw: bytes) -> None:
        """Replace one tile by raw bytes of an earlier change."""
        rect = tile_rect(ty, tx, self._planes.shape)
        self.writable(plane, rect)
        self._planes.load_tile(plane, ty, tx, raw)

    def commit(self) -> Change | None:
        """End the edit and return what changed, or None when no pixel differs."""
        if not self._is_open:
            return self.change
        self._is_open = False
        tiles = tuple(self._changed_tiles())
        if tiles:
            rect = Rect.bounding(tile_rect(t.ty, t.tx, self._planes.shape) for t in tiles)
            self.change = Change(self.label, tiles, rect)
        self._planes._finish_edit(changed=bool(tiles))
        return self.change

    def cancel(self) -> Rect:
        """End the edit with every pixel as it was; returns what was put back."""
        if not self._is_open:
            return Rect(0, 0, 0, 0)
        self._is_open = False
        for (plane, ty, tx), raw in self._before.items():
            self._planes.load_tile(plane, ty, tx, raw)
        self._planes._finish_edit(changed=False)
        return Rect.bounding(tile_rect(ty, tx, self._planes.shape) for _, ty, tx in self._before)

    def _changed_tiles(self) -> Iterator[TileChange]:
        for (plane, ty, tx), before in self._before.items():
            after = self._planes._allocated(plane)[tile_rect(ty, tx, self._planes.shape).slices].tobytes()
            if after != before:
                yield TileChange(int(plane), ty, tx, before, after)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.commit()
        else:
            self.cancel()


def _tiles_of(rect: Rect) -> Iterator[tuple[int, int]]:
    for ty in range(rect.y0 // TILE, (rect.y1 - 1) // TILE + 1):
        for tx in range(rect.x0 // TILE, (rect.x1 - 1) // TILE + 1):
            yield ty, tx
