"""The durable history of one image: its steps as tiles before and after, and its current tiles."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import numpy as np

from engine.core import IGNORE, EngineError, ImageId, LabelMap, UserError, read_only
from engine.core.checked import DamagedValueError
from engine.core.class_names import clean_class_name
from engine.document.planes import TILE, Change, LabelPlanes, Plane
from engine.document.step_names import LOOKED_PAST
from engine.storage.checks.rows import history_place, step_row
from engine.storage.checks.step_shapes import StepShapes, stored_shape
from engine.storage.checks.tiles import BOUNDED_TILE, tile_place, unpack_tile
from engine.storage.database import Reader
from engine.storage.image_names import shown_name
from engine.storage.image_table import ImageTable
from engine.storage.records import ImageStatus
from engine.storage.writer import Writer

# Label tiles are long runs of one value: level 1 is within some per cent of the best size
# and many times faster.
_LEVEL: Final = 1

# A step without tiles, as a decision is, counts as this many: else a million of them would be read.
_LEAST_STEP_BYTES: Final = 2048
_LONGEST_LABEL: Final = 200
_ALL_STEPS: Final = 1 << 62
_RAW_TILES: Final = 1024
"""A step of more tiles, 17 megapixels, stays packed in memory: raw, each tile has 32 KB."""
_SELECT_TILES: Final = f"SELECT plane, ty, tx, {BOUNDED_TILE.format('data')} FROM tiles"

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

    Args:
        is_work: a new step is somebody's work on this image: a skipped one, too, is in work by it.
    """

    def __init__(
        self, image_id: ImageId, reader: Reader, writer: Writer | None, images: ImageTable, *, is_work: bool
    ) -> None:
        self._image_id = image_id
        self._reader = reader
        self._writer = writer
        self._images = images
        self._begins = (ImageStatus.NEW, ImageStatus.SKIPPED) if is_work else (ImageStatus.NEW,)

    def append(self, seq: int, change: Change) -> None:
        """Store step `seq`, dropping it and every later one first; the tiles become `after`."""
        image_id, begins = self._image_id, self._begins

        def task(connection: sqlite3.Connection) -> None:
            _append(connection, image_id, seq, change, begins)

        shape = None if change.reshape is None else change.reshape.after
        self._images.post_step(image_id, begins, task, shape, _is_newer(change))

    def move(self, position: int, change: Change, forward: bool) -> None:
        """`position` steps are in force now; the tiles become `after`, or `before` when undone."""
        image_id = self._image_id
        shape = None
        if change.reshape is not None:
            shape = change.reshape.after if forward else change.reshape.before
        is_newer = _is_newer(change)

        def task(connection: sqlite3.Connection) -> None:
            tiles = ((t.plane, t.ty, t.tx, t.after if forward else t.before) for t in change.tiles)
            _put_tiles(connection, image_id, [(p, y, x, pack_tile(raw)) for p, y, x, raw in tiles])
            connection.execute(
                "UPDATE images SET position = ?, revision = revision + ? WHERE id = ?",
                (position, is_newer, image_id),
            )
            _set_shape(connection, image_id, shape)

        self._images.post_step(image_id, (), task, shape, is_newer)

    def labels(self) -> list[str]:
        """Labels of all steps in order, undone ones too; empty for a damaged one. Waits for the disk."""
        return self._labels("")

    def labels_in_force(self) -> list[str]:
        """The same without steps that are undone."""
        return self._labels(" AND seq < (SELECT position FROM images WHERE id = image_id)")

    def _labels(self, which: str) -> list[str]:
        if self._writer is not None:
            self._writer.flush()
        label = f"substr(label, 1, {_LONGEST_LABEL})"
        query = f"SELECT seq, {label} FROM steps WHERE image_id = ?{which} ORDER BY seq"
        labels: list[str] = []
        for seq, step in self._reader.rows(query, (self._image_id,)):
            if seq != len(labels):
                break  # Opening the image tells of the damage.
            labels.append(step if isinstance(step, str) else "")
        return labels

    def held_classes(self) -> set[int]:
        """Classes that any plane holds as stored; damaged tiles count as empty. Waits for the disk."""
        return self._classes_of("tiles WHERE image_id = ?", "data", self._image_id)

    def written_classes(self, before: int | None = None) -> set[int]:
        """Classes that steps wrote, undone ones too, or those before this one alone. Waits for the disk."""
        steps = "step_tiles WHERE step_id IN (SELECT id FROM steps WHERE image_id = ? AND seq < ?)"
        return self._classes_of(steps, "after", self._image_id, _ALL_STEPS if before is None else before)

    def _classes_of(self, place: str, column: str, *numbers: int) -> set[int]:
        if self._writer is not None:
            self._writer.flush()
        rows = self._reader.rows(f"SELECT {BOUNDED_TILE.format(column)} FROM {place}", numbers)
        found = (np.bincount(np.frombuffer(_labels_of(packed), np.uint8)) for (packed,) in rows)
        return {int(c) for counts in found for c in np.flatnonzero(counts)} - {IGNORE}

    def load(self, seq: int) -> Change:
        """Step `seq` as it was appended.

        Raises:
            UserError: the step is damaged.
            EngineError: there is no such step, or changes wait that cannot be stored now.
        """
        if self._writer is not None:
            self._writer.flush()
        with self._reader.snapshot() as rows:
            images = rows("SELECT height, width, rel FROM images WHERE id = ?", (self._image_id,))
            if not images:
                raise EngineError(f"The project has no image number {self._image_id}.")
            height, width, name = images[0]
            try:
                shapes = StepShapes(rows, self._image_id, stored_shape(height, width))
                return _read_step(rows, self._image_id, seq, shapes)
            except DamagedValueError as error:
                raise _damage(f"A step in the history of {shown_name(name)} is damaged: {error}") from error


def load_state(
    reader: Reader, writer: Writer | None, image_id: ImageId, shape: tuple[int, int], recent_bytes: int = 0
) -> JournalState:
    """The planes of an image as they were left, and its place in its history.

    Args:
        recent_bytes: how much of the history around its place to read as well, in raw tiles.

    Raises:
        UserError: the stored tiles belong to an image of another size, or are damaged. Nothing of them is
            shown then: an edit would be stored over what may still be repaired.
    """
    if writer is not None:
        writer.flush()
    with reader.snapshot() as rows:
        images = rows("SELECT position, height, width, name FROM images WHERE id = ?", (image_id,))
        tiles = rows(
            f"SELECT plane, ty, tx, {BOUNDED_TILE.format('data')} FROM tiles WHERE image_id = ?", (image_id,)
        )
        ((length, first, last),) = rows(
            "SELECT count(*), min(seq), max(seq) FROM steps WHERE image_id = ?", (image_id,)
        )
        if not images:
            raise EngineError(f"The project has no image number {image_id}.")
        position, height, width, name = images[0]
        if tiles and height is not None and (height, width) != shape:
            raise UserError(
                f"{name} is {shape[1]}x{shape[0]} now, but its mask was made on {width}x{height}.",
                "Put the original image back, or add the new one under another name.",
            )
        with _named(name):
            position = history_place(position, length, first, last)
            planes = _planes(shape, tiles)
            shapes = StepShapes(rows, image_id, shape)
        recent = _read_recent(rows, image_id, position, length, shapes, recent_bytes)
    return JournalState(planes, position, length, recent)


@contextmanager
def _named(name: object) -> Iterator[None]:
    """Damage inside the block is told with the image's name."""
    try:
        yield
    except DamagedValueError as error:
        raise _damage(f"The labels of {shown_name(name)} are damaged: {error}") from error


def _planes(shape: tuple[int, int], tiles: list[tuple[Any, ...]]) -> LabelPlanes:
    """The planes of an image of (H, W) `shape` from rows of plane, ty, tx, data."""
    planes = LabelPlanes(*shape)
    for *place, data in tiles:
        plane, ty, tx = tile_place(place, shape)
        planes.load_tile(plane, ty, tx, unpack_tile(data, ty, tx, shape))
    return planes


def _read_recent(
    ask: Ask, image_id: ImageId, position: int, length: int, shapes: StepShapes, limit: int
) -> dict[int, Change]:
    """Steps by their number, those next to be undone or redone first, until they reach `limit` bytes.

    It ends before a damaged one, which is told when undo gets there.
    """
    recent: dict[int, Change] = {}
    size = 0
    # The nearest to `position` come first, without a list of all: there may be very many.
    for distance in range(max(position, length - position)):
        for seq in (position + distance, position - 1 - distance):
            if not 0 <= seq < length:
                continue
            if size >= limit:
                return recent
            try:
                recent[seq] = _read_step(ask, image_id, seq, shapes)
            except DamagedValueError:
                return recent
            size += max(recent[seq].nbytes, _LEAST_STEP_BYTES)
    return recent


def _read_step(ask: Ask, image_id: ImageId, seq: int, shapes: StepShapes) -> Change:
    steps = ask("SELECT id, label, y0, x0, y1, x1 FROM steps WHERE image_id = ? AND seq = ?", (image_id, seq))
    if not steps:
        raise EngineError(f"Step {seq} of image number {image_id} is not in the project.")
    step_id, label, rect = step_row(steps[0], shapes.of(seq).after)
    tiles = ask(
        f"SELECT plane, ty, tx, {BOUNDED_TILE.format('before')}, {BOUNDED_TILE.format('after')}"
        " FROM step_tiles WHERE step_id = ? ORDER BY rowid",
        (step_id,),
    )
    is_packed = len(tiles) > _RAW_TILES
    changes = tuple(shapes.tile_change(seq, row, is_packed=is_packed) for row in tiles)
    return Change(label, changes, rect, shapes.reshape(seq))


def load_mask(reader: Reader, image_id: ImageId, shape: tuple[int, int], name: str) -> LabelMap | None:
    """(H, W) read-only mask as stored, or None when nothing was ever decided.

    Args:
        name: of the image, for messages.

    Raises:
        UserError: a tile is damaged.
    """
    tiles = reader.rows(f"{_SELECT_TILES} WHERE image_id = ? AND plane = ?", (image_id, int(Plane.MASK)))
    if not tiles:
        return None
    with _named(name):
        return mask_of_tiles(tiles, stored_shape(*shape))


def mask_of_tiles(tiles: list[tuple[Any, ...]], shape: tuple[int, int]) -> LabelMap:
    """(H, W) read-only mask of rows of plane, ty, tx, data of the plane of the mask.

    Raises:
        DamagedValueError: a tile is damaged.
    """
    return read_only(_planes(shape, tiles).view(Plane.MASK))


def newest_labels(reader: Reader) -> dict[ImageId, str]:
    """Name of the newest step in force of each image that has tiles of the mask; damaged names left out.

    Decisions and steps that change whole masks, see `LOOKED_PAST`, are looked past.
    """
    # Downwards from the newest: most images have no such step, and one look into the index is enough.
    rows = reader.rows(
        "SELECT i.id, s.label FROM images i JOIN steps s ON s.image_id = i.id AND s.seq ="
        " (SELECT t.seq FROM steps t WHERE t.image_id = i.id AND t.seq < i.position"
        f" AND NOT ({' OR '.join(['substr(t.label, 1, ?) = ?'] * len(LOOKED_PAST))})"
        " ORDER BY t.seq DESC LIMIT 1)"
        " WHERE EXISTS (SELECT 1 FROM tiles t WHERE t.image_id = i.id AND t.plane = ?)",
        (*(part for text in LOOKED_PAST for part in (len(text), text)), int(Plane.MASK)),
    )
    return {ImageId(number): label for number, label in rows if isinstance(label, str)}


def count_class(reader: Reader, image_id: ImageId, class_id: int) -> tuple[int, bool]:
    """Pixels of a class in the mask of an image as stored, and whether any plane holds it.

    Damaged tiles count as empty.
    """
    count, is_used = 0, False
    rows = reader.rows(
        f"SELECT plane, {BOUNDED_TILE.format('data')} FROM tiles WHERE image_id = ?", (image_id,)
    )
    for plane, data in rows:
        found = _labels_of(data).count(class_id)
        is_used = is_used or found > 0
        count += found if plane == Plane.MASK else 0
    return count, is_used


def _labels_of(packed: object) -> bytes:
    """Label ids of a stored tile of any size; empty where it is damaged."""
    if not isinstance(packed, bytes):
        return b""
    try:
        return zlib.decompressobj().decompress(packed, TILE * TILE)
    except zlib.error:
        return b""


def is_in_steps(reader: Reader, image_id: ImageId, class_id: int) -> bool:
    """Whether any step of an image, done or undone, ever wrote a class."""
    steps = reader.rows("SELECT id FROM steps WHERE image_id = ?", (image_id,))
    for (step_id,) in steps:
        query = f"SELECT {BOUNDED_TILE.format('after')} FROM step_tiles WHERE step_id = ?"
        for (data,) in reader.rows(query, (step_id,)):
            if class_id in _labels_of(data):
                return True
    return False


def _append(
    connection: sqlite3.Connection,
    image_id: ImageId,
    seq: int,
    change: Change,
    begins: Sequence[ImageStatus],
) -> None:
    connection.execute("DELETE FROM steps WHERE image_id = ? AND seq >= ?", (image_id, seq))
    (known,) = connection.execute("SELECT count(*) FROM steps WHERE image_id = ?", (image_id,)).fetchone()
    if known != seq:
        raise EngineError(f"Step {seq} of image number {image_id} cannot follow {known} stored steps.")
    rect = change.rect
    step_id = connection.execute(
        "INSERT INTO steps(image_id, seq, label, y0, x0, y1, x1) VALUES (?, ?, ?, ?, ?, ?, ?)",
        # Names of folders are part of some; what is no line of text could not be read again.
        (image_id, seq, clean_class_name(change.label)[:_LONGEST_LABEL], rect.y0, rect.x0, rect.y1, rect.x1),
    ).lastrowid
    packed = [(t.plane, t.ty, t.tx, pack_tile(t.before), pack_tile(t.after)) for t in change.tiles]
    connection.executemany(
        "INSERT INTO step_tiles(step_id, plane, ty, tx, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        [(step_id, *tile) for tile in packed],
    )
    _put_tiles(connection, image_id, [(plane, ty, tx, after) for plane, ty, tx, _, after in packed])
    connection.execute(
        "UPDATE images SET position = ?, revision = revision + ?,"
        f" status = CASE WHEN status IN ({', '.join('?' * len(begins))}) THEN ? ELSE status END WHERE id = ?",
        (seq + 1, _is_newer(change), *begins, ImageStatus.STARTED, image_id),
    )
    if change.reshape is not None:
        connection.execute(
            "INSERT INTO step_shapes VALUES (?, ?, ?, ?, ?)",
            (step_id, *change.reshape.before, *change.reshape.after),
        )
        _set_shape(connection, image_id, change.reshape.after)


def _is_newer(change: Change) -> bool:
    """Whether the mask is another one after this step: a decision about it leaves it as it is."""
    return bool(change.tiles) or change.reshape is not None


def _set_shape(connection: sqlite3.Connection, image_id: ImageId, shape: tuple[int, int] | None) -> None:
    if shape is not None:
        connection.execute("UPDATE images SET height = ?, width = ? WHERE id = ?", (*shape, image_id))


def _put_tiles(
    connection: sqlite3.Connection, image_id: ImageId, tiles: list[tuple[int, int, int, bytes]]
) -> None:
    """Store tiles by their packed data; without data a tile is not there any more."""
    connection.executemany(
        "INSERT INTO tiles(image_id, plane, ty, tx, data) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT(image_id, plane, ty, tx) DO UPDATE SET data = excluded.data",
        [(image_id, *tile) for tile in tiles if tile[3]],
    )
    connection.executemany(
        "DELETE FROM tiles WHERE image_id = ? AND plane = ? AND ty = ? AND tx = ?",
        [(image_id, *tile[:3]) for tile in tiles if not tile[3]],
    )


def pack_tile(raw: bytes) -> bytes:
    """A tile as it is stored; no bytes, which stand for a tile that is not there, stay none."""
    # Half of all tiles are of one value (nothing decided yet, deep inside an object):
    # comparing costs a fortieth of compressing.
    if raw == raw[:1] * len(raw):
        return _pack_flat(raw) if raw else b""
    return zlib.compress(raw, _LEVEL)


@lru_cache(maxsize=1024)
def _pack_flat(raw: bytes) -> bytes:
    return zlib.compress(raw, _LEVEL)


def _damage(summary: str) -> UserError:
    return UserError(
        summary,
        "Everything else goes on working; Help > Check this project says what can be done.",
        command_hint="Everything else goes on working; "
        "`inkling doctor PROJECT --repair` says what can be done.",
    )
