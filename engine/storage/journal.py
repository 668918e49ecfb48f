"""The durable history of one image: its steps as tiles before and after, and its current tiles."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from engine.core import EngineError, ImageId, LabelMap, Rect, UserError, read_only
from engine.document.planes import TILE, Change, LabelPlanes, Plane, TileChange
from engine.storage.database import Reader
from engine.storage.image_table import ImageTable
from engine.storage.writer import Writer

# Label tiles are long runs of one value: level 1 is within some per cent of the best size
# and many times faster.
_LEVEL: Final = 1

Ask = Callable[[str, tuple[Any, ...]], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class JournalState:
    """Stored labels of an image: its planes, and where in its history it stands.

    `recent` has the steps on both sides of `position` by their number, as far as they were read.
    """

    planes: LabelPlanes
    position: int
    length: int
    recent: Mapping[int, Change] = field(default_factory=dict)


class SqliteJournal:
    """Journal of one image in a project's file; satisfies `engine.document.history.Journal`.

    `append` and `move` return at once: the writer's thread compresses and stores, in order.
    `load` waits for them. In a read-only project `append` and `move` raise UserError.
    """

    def __init__(self, image_id: ImageId, reader: Reader, writer: Writer | None, images: ImageTable) -> None:
        self._image_id = image_id
        self._reader = reader
        self._writer = writer
        self._images = images

    def append(self, seq: int, change: Change) -> None:
        """Store step `seq`, dropping it and every later one first; the tiles become `after`."""
        image_id = self._image_id

        def task(connection: sqlite3.Connection) -> None:
            _append(connection, image_id, seq, change)

        self._images.post_step(image_id, True, task)

    def move(self, position: int, change: Change, forward: bool) -> None:
        """`position` steps are in force now; the tiles become `after`, or `before` when undone."""
        image_id = self._image_id
        tiles = [(t.plane, t.ty, t.tx, t.after if forward else t.before) for t in change.tiles]

        def task(connection: sqlite3.Connection) -> None:
            _put_tiles(connection, image_id, [(p, y, x, _pack(raw)) for p, y, x, raw in tiles])
            connection.execute(
                "UPDATE images SET position = ?, revision = revision + 1 WHERE id = ?", (position, image_id)
            )

        self._images.post_step(image_id, False, task)

    def load(self, seq: int) -> Change:
        """Step `seq` as it was appended.

        Raises:
            EngineError: there is no such step, or changes wait that cannot be stored now.
        """
        if self._writer is not None:
            self._writer.flush()
        return _read_step(self._reader.rows, self._image_id, seq)


def load_state(
    reader: Reader, writer: Writer | None, image_id: ImageId, shape: tuple[int, int], recent_bytes: int = 0
) -> JournalState:
    """The planes of an image as they were left, and its place in its history.

    Args:
        recent_bytes: how much of the history around its place to read as well, in raw tiles.

    Raises:
        UserError: the stored tiles belong to an image of another size.
    """
    if writer is not None:
        writer.flush()
    with reader.snapshot() as rows:
        images = rows("SELECT position, height, width, name FROM images WHERE id = ?", (image_id,))
        tiles = rows("SELECT plane, ty, tx, data FROM tiles WHERE image_id = ?", (image_id,))
        ((length,),) = rows("SELECT count(*) FROM steps WHERE image_id = ?", (image_id,))
        if not images:
            raise EngineError(f"The project has no image number {image_id}.")
        position, height, width, name = images[0]
        recent = _read_recent(rows, image_id, position, length, recent_bytes)
    if tiles and height is not None and (height, width) != shape:
        raise UserError(
            f"{name} is {shape[1]}x{shape[0]} now, but its mask was made on {width}x{height}.",
            "Put the original image back, or add the new one under another name.",
        )
    planes = LabelPlanes(*shape)
    for plane, ty, tx, data in tiles:
        planes.load_tile(Plane(plane), ty, tx, _unpack(data))
    return JournalState(planes, position, length, recent)


def _read_recent(ask: Ask, image_id: ImageId, position: int, length: int, limit: int) -> dict[int, Change]:
    """Steps by their number, those next to be undone or redone first, until they reach `limit` bytes."""
    recent: dict[int, Change] = {}
    size = 0
    for seq in sorted(range(length), key=lambda seq: abs(seq + 0.5 - position)):
        if size >= limit:
            break
        recent[seq] = _read_step(ask, image_id, seq)
        size += recent[seq].nbytes
    return recent


def _read_step(ask: Ask, image_id: ImageId, seq: int) -> Change:
    steps = ask("SELECT id, label, y0, x0, y1, x1 FROM steps WHERE image_id = ? AND seq = ?", (image_id, seq))
    if not steps:
        raise EngineError(f"Step {seq} of image number {image_id} is not in the project.")
    step_id, label, *corners = steps[0]
    tiles = ask(
        "SELECT plane, ty, tx, before, after FROM step_tiles WHERE step_id = ? ORDER BY rowid", (step_id,)
    )
    changes = tuple(
        TileChange(p, ty, tx, _unpack(before), _unpack(after)) for p, ty, tx, before, after in tiles
    )
    return Change(label, changes, Rect(*corners))


def load_mask(reader: Reader, image_id: ImageId, shape: tuple[int, int]) -> LabelMap | None:
    """(H, W) read-only mask as stored, or None when nothing was ever decided."""
    tiles = reader.rows(
        "SELECT ty, tx, data FROM tiles WHERE image_id = ? AND plane = ?", (image_id, int(Plane.MASK))
    )
    if not tiles:
        return None
    planes = LabelPlanes(*shape)
    for ty, tx, data in tiles:
        planes.load_tile(Plane.MASK, ty, tx, _unpack(data))
    return read_only(planes.view(Plane.MASK))


def _append(connection: sqlite3.Connection, image_id: ImageId, seq: int, change: Change) -> None:
    connection.execute("DELETE FROM steps WHERE image_id = ? AND seq >= ?", (image_id, seq))
    (known,) = connection.execute("SELECT count(*) FROM steps WHERE image_id = ?", (image_id,)).fetchone()
    if known != seq:
        raise EngineError(f"Step {seq} of image number {image_id} cannot follow {known} stored steps.")
    rect = change.rect
    step_id = connection.execute(
        "INSERT INTO steps(image_id, seq, label, y0, x0, y1, x1) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (image_id, seq, change.label, rect.y0, rect.x0, rect.y1, rect.x1),
    ).lastrowid
    packed = [(t.plane, t.ty, t.tx, _pack(t.before), _pack(t.after)) for t in change.tiles]
    connection.executemany(
        "INSERT INTO step_tiles(step_id, plane, ty, tx, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        [(step_id, *tile) for tile in packed],
    )
    _put_tiles(connection, image_id, [(plane, ty, tx, after) for plane, ty, tx, _, after in packed])
    connection.execute(
        "UPDATE images SET position = ?, revision = revision + 1,"
        " status = CASE status WHEN 'new' THEN 'started' ELSE status END WHERE id = ?",
        (seq + 1, image_id),
    )


def _put_tiles(
    connection: sqlite3.Connection, image_id: ImageId, tiles: list[tuple[int, int, int, bytes]]
) -> None:
    connection.executemany(
        "INSERT INTO tiles(image_id, plane, ty, tx, data) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT(image_id, plane, ty, tx) DO UPDATE SET data = excluded.data",
        [(image_id, *tile) for tile in tiles],
    )


def _pack(raw: bytes) -> bytes:
    # Half of all tiles are of one value (nothing decided yet, deep inside an object):
    # comparing costs a fortieth of compressing.
    if raw == raw[:1] * len(raw):
        return _pack_flat(raw)
    return zlib.compress(raw, _LEVEL)


@lru_cache(maxsize=1024)
def _pack_flat(raw: bytes) -> bytes:
    return zlib.compress(raw, _LEVEL)


def _unpack(data: bytes) -> bytes:
    # No tile is longer than a full one, so damaged data cannot grow without end.
    unpacker = zlib.decompressobj()
    try:
        raw = unpacker.decompress(data, TILE * TILE)
    except zlib.error as error:
        raise EngineError(
            f"A stored tile is damaged: {error}.", "Bring the project back from a copy."
        ) from error
    if not unpacker.eof:
        raise EngineError(
            "A stored tile is longer than a tile can be.", "Bring the project back from a copy."
        )
    return raw
