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
>>> planes.has_nothing(Plane.MASK)
True
"""

from __future__ import annotations

import itertools
import weakref
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from types import TracebackType
from typing import Final, Self

import numpy as np

from engine.core import IGNORE, BadInputError, BoolMap, EngineError, LabelMap, Rect, read_only
from engine.core.arrays import raw_squares, shared_raw, uniform_raw
from engine.files.plane_memory import RESIDENT_BYTES, PlaneMemory, squares_unlike

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


class TileChange:
    """One tile before and after, as raw bytes in row order (tiles at the edge are smaller); never changed.

    Args:
        is_packed: `before` and `after` are compressed by zlib, and stay so: for a step of very many tiles.
    """

    __slots__ = ("_after", "_before", "_is_packed", "plane", "tx", "ty")

    def __init__(
        self, plane: int, ty: int, tx: int, before: bytes, after: bytes, *, is_packed: bool = False
    ) -> None:
        self.plane = plane
        self.ty = ty
        self.tx = tx
        self._before = before
        self._after = after
        self._is_packed = is_packed

    @property
    def before(self) -> bytes:
        return self._raw(self._before)

    @property
    def after(self) -> bytes:
        return self._raw(self._after)

    @property
    def nbytes(self) -> int:
        """Memory of both; tiles of one value count although they share theirs."""
        return len(self._before) + len(self._after)

    def _raw(self, stored: bytes) -> bytes:
        return zlib.decompress(stored) if self._is_packed and stored else stored

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TileChange) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[int, int, int, bytes, bytes]:
        return self.plane, self.ty, self.tx, self.before, self.after


@dataclass(frozen=True, slots=True)
class Reshape:
    """Shapes (H, W) of the labels before and after a step that fits them to an image of another size."""

    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the history. `rect` bounds the changed tiles in image pixels; a decision may have none.

    With `reshape` the tiles before and after belong to planes of two shapes, and no bytes stand for a tile
    that is not there; such a step is stored, and never applied to planes in memory.
    """

    label: str
    tiles: tuple[TileChange, ...]
    rect: Rect
    reshape: Reshape | None = None
    nbytes: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Where the step is made: a step of a whole image is thousands of tiles, too many for the GUI thread.
        object.__setattr__(self, "nbytes", sum(tile.nbytes for tile in self.tiles))


@lru_cache(maxsize=4096)
def tile_rect(ty: int, tx: int, shape: tuple[int, int]) -> Rect:
    """Pixels of tile (ty, tx) in an image of this shape."""
    return Rect(ty * TILE, tx * TILE, (ty + 1) * TILE, (tx + 1) * TILE).clip(*shape)


class LabelPlanes:
    """The label planes of one image; lives on the GUI thread.

    Workers hold none but a loan (`lend`), or get `snapshot()`, a read-only copy.
    """

    def __init__(self, height: int, width: int) -> None:
        if height < 1 or width < 1:
            raise BadInputError(f"An image needs at least one pixel, got {width}x{height}.")
        self._shape = (height, width)
        # A plane is allocated at its first write, and holds 255 less the id: zeros take no memory until they
        # are written, so that at 268 megapixels a stroke costs its own tiles and not 268 MB a plane.
        self._data: dict[Plane, PlaneMemory] = {}
        self._blank = read_only(np.broadcast_to(np.uint8(IGNORE), self._shape))
        self._open_edit: Edit | None = None
        self._revision = 0
        self._protected: frozenset[int] = frozenset()
        # Planes whose memory is that of the lender, and the loans of these planes that may be alive.
        self._borrowed: set[Plane] = set()
        self._loans: list[weakref.ref[LabelPlanes]] = []
        self._watches: dict[Plane, set[tuple[int, int]]] = {}
        # Plane after the step of these tiles, done again (True) or taken back (False); until a write.
        self._aside: tuple[tuple[TileChange, ...], bool, PlaneMemory | None] | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W)."""
        return self._shape

    @property
    def revision(self) -> int:
        """Grows with every committed or applied change."""
        return self._revision

    @property
    def protected(self) -> frozenset[int]:
        """Ids whose decided pixels no edit changes; undo and redo do."""
        return self._protected

    def protect(self, ids: frozenset[int]) -> None:
        """Let edits that begin from now on leave the pixels alone that are decided as one of these ids."""
        self._protected = ids

    def protected_in(self, rect: Rect) -> BoolMap | None:
        """(h, w) bool: the pixels of `rect`, inside the image, that no edit changes; None for none at all."""
        if not self._protected or self.is_blank(Plane.MASK):
            return None
        is_protected: BoolMap = _table_of(self._protected)[self.view(Plane.MASK, rect)]
        return is_protected if is_protected.any() else None

    def view(self, plane: Plane, rect: Rect | None = None) -> LabelMap:
        """(h, w) uint8, read-only: the pixels of `rect`, inside the image, as they are now; None: of all.

        A copy, so that it may cross threads.
        """
        rect = Rect.of_shape(self._shape) if rect is None else rect
        data = self._data.get(plane)
        return self._blank[rect.slices] if data is None else read_only(data.flipped(rect))

    def read(self, plane: Plane, rect: Rect) -> LabelMap:
        """(h, w) uint8: a copy of the pixels of `rect`, inside the image, that may be written to."""
        data = self._data.get(plane)
        return np.array(self._blank[rect.slices]) if data is None else data.flipped(rect)

    def snapshot(self, plane: Plane) -> LabelMap:
        """(H, W) uint8, a read-only copy with memory of its own."""
        return read_only(self.read(plane, Rect.of_shape(self._shape)))

    def copy(self, *planes: Plane, rect: Rect | None = None) -> LabelPlanes:
        """These planes alone, copied, the others blank, for another thread; `rect` lies inside the image."""
        rect = Rect.of_shape(self._shape) if rect is None else rect
        other = LabelPlanes(rect.height, rect.width)
        other._data = {plane: self._data[plane].copy(rect) for plane in planes if plane in self._data}
        other._revision, other._protected = self._revision, self._protected
        return other

    def lend(self, *planes: Plane) -> LabelPlanes:
        """These planes as they are now, the others blank, for another thread; takes no time.

        Both share the memory until one of them writes to a plane, which is copied then, unless the other is
        gone by then.
        """
        for plane in self._borrowed & set(planes):
            self._writable(plane)
        other = LabelPlanes(*self._shape)
        other._data = {plane: self._data[plane] for plane in planes if plane in self._data}
        other._borrowed = set(other._data)
        other._revision, other._protected = self._revision, self._protected
        self._loans = [loan for loan in self._loans if loan() is not None]
        self._loans.append(weakref.ref(other))
        return other

    def adopt(self, loan: LabelPlanes, changes: Iterable[Change]) -> None:
        """Take over what `changes` made of a loan of these planes, which nobody uses any more.

        Where that is one step of one plane, undo and redo of it take no time as long as nothing is written.

        Raises:
            EngineError: these planes were changed since they were lent.
        """
        changes = tuple(changes)
        if self._open_edit is not None or loan._revision != self._revision + len(changes):
            raise EngineError("The labels have changed since they were lent.")
        written = {Plane(tile.plane) for change in changes for tile in change.tiles}
        is_kept = len(written) == len(changes) == 1 and not written & self._borrowed
        self._aside = (changes[0].tiles, False, self._data.get(min(written))) if is_kept else None
        self._data |= {plane: loan._data[plane] for plane in written}
        for plane, tiles in self._watches.items():
            tiles.update((t.ty, t.tx) for change in changes for t in change.tiles if t.plane == plane)
        self._revision = loan._revision

    def watch(self, plane: Plane) -> set[tuple[int, int]]:
        """Tiles (ty, tx) of a plane that were written; all of them for one that was written before.

        The set grows with every write; whoever watches empties it. Only the newest one of a plane grows.
        """
        is_blank = self.is_blank(plane)
        tiles = self._watches[plane] = set() if is_blank else set(_tiles_of(Rect.of_shape(self._shape)))
        return tiles

    def is_blank(self, plane: Plane) -> bool:
        """True when the plane was never written, a cheap test; False says nothing."""
        return plane not in self._data

    def has_nothing(self, plane: Plane) -> bool:
        """True when no pixel of the plane says anything."""
        data = self._data.get(plane)
        return data is None or data.is_all_zero()

    def says_all(self, plane: Plane) -> bool:
        """True when every pixel of the plane says something; of 33 megapixels in 3 ms."""
        data = self._data.get(plane)
        return data is not None and data.is_nowhere_zero()

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
        """Put the tiles of `change` in: after (redo) or before (undo).

        Raises:
            BadInputError: the change gives the planes another shape.
        """
        if change.reshape is not None:
            raise BadInputError(f"The step '{change.label}' gives the planes another shape.")
        if not self._swap(change, forward=forward):
            for tile in change.tiles:
                self.load_tile(Plane(tile.plane), tile.ty, tile.tx, tile.after if forward else tile.before)
        self._revision += bool(change.tiles)

    def _swap(self, change: Change, *, forward: bool) -> bool:
        """Exchange the memory of a plane for what the step makes of it, where that was kept; else False.

        Tile by tile the step of 100 megapixels takes 0.15 s.
        """
        tiles, is_forward, memory = self._aside or (None, forward, None)
        if tiles is not change.tiles or is_forward != forward:
            return False
        plane = Plane(change.tiles[0].plane)
        self._aside = change.tiles, not forward, self._data.pop(plane, None)
        self._data |= {} if memory is None else {plane: memory}
        self._note_written(plane, ((tile.ty, tile.tx) for tile in change.tiles))
        return True

    def load_tile(self, plane: Plane, ty: int, tx: int, raw: bytes) -> None:
        """Replace one tile by raw bytes; for undo and for reading a stored state."""
        rect = tile_rect(ty, tx, self._shape)
        if rect.is_empty or len(raw) != rect.area:
            raise BadInputError(
                f"Tile ({ty}, {tx}) does not fit an image of {self._shape[1]}x{self._shape[0]}."
            )
        labels = np.frombuffer(raw, np.uint8).reshape(rect.height, rect.width)
        target = self._writable(plane, RESIDENT_BYTES).writable(rect)
        self._note_written(plane, ((ty, tx),))
        # Blank over blank would take the memory of a tile that was never written.
        if raw != uniform_raw(IGNORE, len(raw)) or target.any():
            np.bitwise_not(labels, out=target)

    def _writable(self, plane: Plane, resident_bytes: int | None = None) -> PlaneMemory:
        """The plane's memory, of its own: 255 less the id. Of a blank one so much is to stay in memory."""
        self._aside = None
        data = self._data.get(plane)
        if data is None:
            data = self._data[plane] = PlaneMemory(self._shape, resident_bytes)
        elif plane in self._borrowed or self._is_lent(plane, data):
            data = self._data[plane] = data.copy(Rect.of_shape(self._shape))
            self._borrowed.discard(plane)
        return data

    def _note_written(self, plane: Plane, tiles: Iterable[tuple[int, int]]) -> None:
        if plane in self._watches:
            self._watches[plane].update(tiles)

    def _is_lent(self, plane: Plane, data: PlaneMemory) -> bool:
        loans = [loan() for loan in self._loans]
        return any(loan is not None and loan._data.get(plane) is data for loan in loans)

    def _raw_tiles(self, plane: Plane, tiles: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, bytes]]:
        """Tiles (ty, tx) of a plane that was written, in order, with their raw bytes.

        Neighbours in a row are read at once: a tile alone is 128 places of memory that are far apart.
        """
        data = self._data[plane]
        places = enumerate(sorted(tiles))
        for _, run in itertools.groupby(places, lambda place: (place[1][0], place[1][1] - place[0])):
            (_, (ty, first)), *more = run
            rect = tile_rect(ty, first, self._shape)
            right = tile_rect(ty, first + len(more), self._shape).x1
            band = data.flipped(Rect(rect.y0, rect.x0, rect.y1, right))
            for tx, raw in enumerate(raw_squares(band, TILE), start=first):
                yield ty, tx, shared_raw(raw)

    def _finish_edit(self, *, changed: bool) -> None:
        self._open_edit, self._revision = None, self._revision + changed


class Edit:
    """One open edit on a LabelPlanes; a context manager that commits, or puts back on an exception.

    Pixels of MASK and HAND that are decided as a protected class when the edit begins stay as they are.

    Attributes:
        change: after a commit the Change made, or None when no pixel differs.
        kept_ids: the protected classes that had pixels in MASK which the edit would have changed.
    """

    def __init__(self, planes: LabelPlanes, label: str) -> None:
        self._planes = planes
        self._before: dict[tuple[Plane, int, int], bytes] = {}
        self._is_open = True
        self._table = _table_of(planes.protected) if planes.protected else None
        # For each tile touched of MASK or HAND: its protected pixels, None where it has none.
        self._kept: dict[tuple[int, int], BoolMap | None] = {}
        self.kept_ids: set[int] = set()
        self.label = label
        self.change: Change | None = None

    @property
    def is_open(self) -> bool:
        return self._is_open

    def _touched(self, plane: Plane, rect: Rect) -> LabelMap:
        """Memory of the pixels of `rect`, inside the image: 255 less the id. Notes its tiles as they were."""
        if not self._is_open:
            raise EngineError(f"The edit '{self.label}' has ended; begin a new one.")
        data = self._planes._writable(plane)
        tiles = list(_tiles_of(rect))
        self._planes._note_written(plane, tiles)
        new = [tile for tile in tiles if (plane, *tile) not in self._before]
        for tile in new if self._table is not None else ():
            self._keep_protected(plane, *tile)
        if new:
            self._before |= {(plane, ty, tx): raw for ty, tx, raw in self._planes._raw_tiles(plane, new)}
        return data.writable(rect)

    def put(self, plane: Plane, rect: Rect, where: BoolMap | None, value: int) -> None:
        """Write `value` into `rect`, or only where `where` (of rect's shape) is true."""
        inside = rect.clip(*self._planes.shape)
        if inside.is_empty:
            return
        target = self._touched(plane, inside)
        if where is None:
            target[...] = IGNORE - value
        else:
            top, left = inside.y0 - rect.y0, inside.x0 - rect.x0
            target[where[top : top + inside.height, left : left + inside.width]] = IGNORE - value
        # At once, not at the end with all that `writable` gave: a stroke is seen while it is drawn.
        self._put_protected_back(plane, inside)

    def write(self, plane: Plane, labels: LabelMap) -> None:
        """Replace the whole plane by `labels` (H, W); tiles that are equal stay untouched."""
        if labels.shape != self._planes.shape:
            raise BadInputError(f"Labels are {labels.shape}, the image is {self._planes.shape}.")
        for ty, tx in squares_unlike(self._planes._data.get(plane), labels, TILE):
            # Before the tile is touched, which would take a blank plane for one that grows under a hand.
            self._planes._writable(plane, RESIDENT_BYTES)
            rect = tile_rect(ty, tx, self._planes.shape)
            np.bitwise_not(labels[rect.slices], out=self._touched(plane, rect))

    def restore_tile(self, plane: Plane, ty: int, tx: int, raw: bytes) -> None:
        """Replace one tile by raw bytes of an earlier change."""
        self._touched(plane, tile_rect(ty, tx, self._planes.shape))
        self._planes.load_tile(plane, ty, tx, raw)

    def commit(self) -> Change | None:
        """End the edit and return what changed, or None when no pixel differs."""
        if not self._is_open:
            return self.change
        self._is_open = False
        for plane, ty, tx in self._before if self._table is not None else ():
            self._put_protected_back(plane, tile_rect(ty, tx, self._planes.shape))
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

    def _keep_protected(self, plane: Plane, ty: int, tx: int) -> None:
        """Note which pixels of a tile are protected, before MASK or HAND are written there first."""
        if self._table is None or plane is Plane.SCRIBBLES or (ty, tx) in self._kept:
            return
        tile = self._planes.view(Plane.MASK, tile_rect(ty, tx, self._planes.shape))
        is_protected: BoolMap = self._table[tile]
        self._kept[ty, tx] = is_protected if is_protected.any() else None

    def _put_protected_back(self, plane: Plane, rect: Rect) -> None:
        if self._table is None or plane is Plane.SCRIBBLES:
            return
        for ty, tx in _tiles_of(rect):
            is_protected = self._kept.get((ty, tx))
            if is_protected is None:
                continue
            part = tile_rect(ty, tx, self._planes.shape)
            tile = self._planes._writable(plane).writable(part)
            before = np.frombuffer(self._before[plane, ty, tx], np.uint8).reshape(tile.shape)
            is_lost = is_protected & (np.bitwise_not(tile) != before)
            if is_lost.any():
                tile[is_lost] = IGNORE - before[is_lost]
                if plane is Plane.MASK:
                    self.kept_ids.update(np.unique(before[is_lost]).tolist())

    def _changed_tiles(self) -> Iterator[TileChange]:
        for plane in dict.fromkeys(plane for plane, _, _ in self._before):
            tiles = [(ty, tx) for written, ty, tx in self._before if written == plane]
            for ty, tx, after in self._planes._raw_tiles(plane, tiles):
                before = self._before[plane, ty, tx]
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


def _table_of(ids: frozenset[int]) -> BoolMap:
    """(256,) bool: True at these ids."""
    table = np.zeros(256, np.bool_)
    table[list(ids)] = True
    return table


def _tiles_of(rect: Rect) -> Iterator[tuple[int, int]]:
    for ty in range(rect.y0 // TILE, (rect.y1 - 1) // TILE + 1):
        for tx in range(rect.x0 // TILE, (rect.x1 - 1) // TILE + 1):
            yield ty, tx
