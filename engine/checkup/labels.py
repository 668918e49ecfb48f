"""Check of one image's labels: stored tiles, steps of its history, and its mask file against both.

A tile of the current state that is damaged comes from the history where that knows it, else from the mask
file; a damaged step ends the history there, and the state stays as it is. A step that fitted
the labels to an image of another size is read by the sizes that are stored with it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from engine.checkup.damage import Damage, DamageKind, StoredImage
from engine.core import ImageId, LabelMap, Rect, UserError
from engine.document.planes import TILE, LabelPlanes, Plane, Reshape, tile_rect
from engine.storage.checks.rows import step_row
from engine.storage.checks.step_shapes import StepShapes
from engine.storage.checks.tiles import tile_place, unpack_tile
from engine.storage.journal import pack_tile

REPAIR_LABEL: Final = "Repair"
_SHOWN: Final = 3


class TileKey(NamedTuple):
    """Place of a tile: plane, row and column of the grid."""

    plane: int
    ty: int
    tx: int


@dataclass(slots=True)
class StoredStep:
    """A step as far as it can be read: labels before and after of each tile.

    `is_reshape`: the labels after it are of another size, and only what it lists is there.
    """

    id: int
    seq: int
    is_reshape: bool = False
    before: dict[TileKey, bytes] = field(default_factory=dict)
    after: dict[TileKey, bytes] = field(default_factory=dict)
    problem: str = ""


@dataclass(slots=True)
class LabelRepair:
    """Result of looking at the labels of one image: the state and history that it should have.

    Attributes:
        tiles: the state, of every tile that has one.
        keep: numbers of the steps that stay, from the first to before the second.
        position: steps in force, counted from the first that stays.
        appended: tiles that one new step changes, as (before, after).
        has_sizes: whether the sizes stored with its steps can be believed; else they go.
    """

    tiles: dict[TileKey, bytes]
    keep: tuple[int, int]
    position: int
    appended: dict[TileKey, tuple[bytes, bytes]] = field(default_factory=dict)
    findings: list[Damage] = field(default_factory=list)
    has_sizes: bool = True

    def mask(self, shape: tuple[int, int]) -> LabelMap | None:
        """(H, W) decided labels, None where there are none."""
        if not any(key.plane == Plane.MASK for key in self.tiles):
            return None
        planes = LabelPlanes(*shape)
        for key, raw in self.tiles.items():
            if key.plane == Plane.MASK:
                planes.load_tile(Plane.MASK, key.ty, key.tx, raw)
        return planes.view(Plane.MASK)


def examine_labels(
    connection: sqlite3.Connection, image: StoredImage, mask_file: LabelMap | None
) -> LabelRepair:
    """The labels of an image as they should be, with a finding for each thing that is not so.

    Args:
        mask_file: (H, W) what the image's mask file holds; None where it is not there or cannot be read.
    """
    assert image.shape is not None
    tiles, bad_tiles = _stored_tiles(connection, image)
    shapes = _shapes_of_steps(connection, image)
    steps, position = _stored_steps(connection, image, shapes)
    low, high, problems = _readable_stretch(steps, position)
    expected = _state_of(steps[low:high], position - low)
    repair = LabelRepair(tiles, (low, high), position - low)
    if shapes is None:
        _note_sizes(repair, image)
    _note_history(repair, image, steps, position, problems)
    for key in bad_tiles:
        _mend_tile(repair, image, key, expected, steps, mask_file)
    _compare_state(repair, image, expected, mask_file)
    return repair


def store_labels(image: StoredImage, repair: LabelRepair, connection: sqlite3.Connection) -> None:
    """Store the labels and the history that `repair` describes."""
    low, high = repair.keep
    ids = [row[0] for row in connection.execute(_STEP_IDS, (image.id,))]
    if not repair.has_sizes:
        connection.executemany("DELETE FROM step_shapes WHERE step_id = ?", [(step_id,) for step_id in ids])
    _drop_steps(connection, [*ids[:low], *ids[high:]])
    for number, step_id in enumerate(ids[low:high]):
        connection.execute("UPDATE steps SET seq = ? WHERE id = ?", (number, step_id))
    position = repair.position
    if repair.appended:
        _append_step(image, repair, position, connection)
        position += 1
    connection.execute("DELETE FROM tiles WHERE image_id = ?", (image.id,))
    connection.executemany(
        "INSERT INTO tiles(image_id, plane, ty, tx, data) VALUES (?, ?, ?, ?, ?)",
        [(image.id, *key, pack_tile(raw)) for key, raw in repair.tiles.items()],
    )
    connection.execute(
        "UPDATE images SET position = ?, revision = revision + 1, height = ?, width = ? WHERE id = ?",
        (position, image.height, image.width, image.id),
    )


_STEP_IDS: Final = "SELECT id FROM steps WHERE image_id = ? ORDER BY seq, id"


def _drop_steps(connection: sqlite3.Connection, ids: list[int]) -> None:
    # The connection of a repair does not cascade: rows without a parent are what it is there for.
    for sql in (
        "DELETE FROM step_tiles WHERE step_id = ?",
        "DELETE FROM step_shapes WHERE step_id = ?",
        "DELETE FROM steps WHERE id = ?",
    ):
        connection.executemany(sql, [(step_id,) for step_id in ids])


def _append_step(
    image: StoredImage, repair: LabelRepair, position: int, connection: sqlite3.Connection
) -> None:
    redone = "SELECT id FROM steps WHERE image_id = ? AND seq >= ?"
    _drop_steps(connection, [row[0] for row in connection.execute(redone, (image.id, position))])
    assert image.shape is not None
    rects = [tile_rect(key.ty, key.tx, image.shape) for key in repair.appended]
    bounds = (
        min(r.y0 for r in rects),
        min(r.x0 for r in rects),
        max(r.y1 for r in rects),
        max(r.x1 for r in rects),
    )
    step_id = connection.execute(
        "INSERT INTO steps(image_id, seq, label, y0, x0, y1, x1) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (image.id, position, REPAIR_LABEL, *bounds),
    ).lastrowid
    connection.executemany(
        "INSERT INTO step_tiles(step_id, plane, ty, tx, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (step_id, *key, pack_tile(before), pack_tile(after))
            for key, (before, after) in repair.appended.items()
        ],
    )


def take_over(repair: LabelRepair, mask: LabelMap, shape: tuple[int, int]) -> None:
    """Make `mask` (H, W) the state, by one step that undo takes back."""
    for ty in range(-(-shape[0] // TILE)):
        for tx in range(-(-shape[1] // TILE)):
            key = TileKey(int(Plane.MASK), ty, tx)
            rect = tile_rect(ty, tx, shape)
            after = mask[rect.slices].tobytes()
            before = repair.tiles.get(key, b"\xff" * rect.area)
            if before != after:
                first = repair.appended.get(key, (before, after))[0]
                repair.appended[key] = (first, after)
                repair.tiles[key] = after


def ids_in(repair: LabelRepair) -> set[int]:
    """Class numbers that the state holds, 255 left out."""
    present: set[int] = set()
    for raw in repair.tiles.values():
        present |= ids_of(raw)
    return present


def ids_of(raw: bytes) -> set[int]:
    """Class numbers in raw labels, 255 left out."""
    present: set[int] = set()
    # A pass for each number that occurs, some microseconds long; counting all of them takes 0.4 ms a tile.
    while raw:
        present.add(raw[0])
        raw = raw.translate(None, raw[:1])
    return present - {255}


def _stored_tiles(
    connection: sqlite3.Connection, image: StoredImage
) -> tuple[dict[TileKey, bytes], list[TileKey]]:
    assert image.shape is not None
    tiles: dict[TileKey, bytes] = {}
    bad: list[TileKey] = []
    for plane, ty, tx, data in connection.execute(
        "SELECT plane, ty, tx, data FROM tiles WHERE image_id = ?", (image.id,)
    ):
        key = TileKey(plane, ty, tx)
        raw = _tile(key, data, image.shape)
        if raw is None:
            bad.append(key)
        else:
            tiles[key] = raw
    return tiles, bad


def _tile(key: TileKey, data: object, shape: tuple[int, int]) -> bytes | None:
    """Raw labels of a stored tile; None where place or content cannot be."""
    try:
        tile_place(key, shape)
        return unpack_tile(data, key.ty, key.tx, shape)
    except UserError:
        return None


def _rect(key: TileKey, image: StoredImage) -> Rect | None:
    assert image.shape is not None
    try:
        tile_place(key, image.shape)
    except UserError:
        return None
    return tile_rect(key.ty, key.tx, image.shape)


def _shapes_of_steps(connection: sqlite3.Connection, image: StoredImage) -> StepShapes | None:
    """Sizes before and after each step; None where those stored contradict each other or the image."""
    assert image.shape is not None

    def ask(sql: str, parameters: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        return connection.execute(sql, parameters).fetchall()

    try:
        shapes = StepShapes(ask, ImageId(image.id), image.shape)
    except UserError:
        return None
    last = image.position - 1
    now = shapes.of(last).after if last >= 0 else shapes.of(0).before
    return shapes if now == image.shape and shapes.is_consistent else None


def _stored_steps(
    connection: sqlite3.Connection, image: StoredImage, shapes: StepShapes | None
) -> tuple[list[StoredStep], int]:
    """The steps of an image, and how many of them are in force; without `shapes` all are of its size."""
    assert image.shape is not None
    steps: list[StoredStep] = []
    previous, in_force = -1, 0
    for number, (step_id, seq, label, *corners) in enumerate(
        connection.execute(
            "SELECT id, seq, label, y0, x0, y1, x1 FROM steps WHERE image_id = ? ORDER BY seq, id",
            (image.id,),
        ).fetchall()
    ):
        step, reshape = StoredStep(step_id, number), Reshape(image.shape, image.shape)
        if shapes is not None and isinstance(seq, int):
            reshape = shapes.of(seq)
            step.is_reshape = shapes.reshape(seq) is not None
        if seq != previous + 1:
            step.problem = "a step before it is lost"
        elif not _is_sound_step((step_id, label, *corners), reshape.after):
            step.problem = "its entry is damaged"
        _read_tiles(connection, step, reshape)
        previous = seq if isinstance(seq, int) else previous
        in_force += isinstance(seq, int) and seq < image.position
        steps.append(step)
    return steps, in_force


def _read_tiles(connection: sqlite3.Connection, step: StoredStep, reshape: Reshape) -> None:
    for plane, ty, tx, *packed in connection.execute(
        "SELECT plane, ty, tx, before, after FROM step_tiles WHERE step_id = ? ORDER BY rowid", (step.id,)
    ):
        key = TileKey(plane, ty, tx)
        sides = ((step.before, reshape.before), (step.after, reshape.after))
        for data, (tiles, shape) in zip(packed, sides, strict=True):
            if step.is_reshape and data == b"":
                continue  # No tile is there in the labels of this size.
            raw = _tile(key, data, shape)
            if raw is None:
                step.problem = f"its tile at row {_number(ty)}, column {_number(tx)} is damaged"
            else:
                tiles[key] = raw


def _is_sound_step(row: tuple[Any, ...], shape: tuple[int, int]) -> bool:
    try:
        step_row(row, shape)
    except UserError:
        return False
    return True


def _readable_stretch(steps: list[StoredStep], position: int) -> tuple[int, int, list[StoredStep]]:
    """First and last + 1 of the steps around `position` that fit each other, and those that do not."""
    last: dict[TileKey, bytes] = {}
    problems: list[StoredStep] = []
    for step in steps:
        if not step.problem and any(last.get(key, raw) != raw for key, raw in step.before.items()):
            step.problem = "it does not follow from the step before it"
        if step.problem:
            problems.append(step)
        if step.is_reshape:
            last.clear()
        last.update(step.after)
    low, high = 0, len(steps)
    for step in problems:
        if step.seq < position:
            # A step whose own content is good but which follows from nothing can itself be undone.
            follows = step.problem.startswith(("it does not follow", "a step before"))
            low = max(low, step.seq if follows else step.seq + 1)
        else:
            high = min(high, step.seq)
    return low, high, problems


def _state_of(steps: list[StoredStep], position: int) -> dict[TileKey, bytes]:
    """Tiles as they are after `position` of the steps, of those tiles that any step knows."""
    state: dict[TileKey, bytes] = {}
    for number, step in enumerate(steps):
        if number < position:
            if step.is_reshape:
                state.clear()
            state.update(step.after)
            continue
        for key, raw in step.before.items():
            state.setdefault(key, raw)
        if step.is_reshape:
            break  # What is redone behind it is of another size.
    return state


def _note_sizes(repair: LabelRepair, image: StoredImage) -> None:
    repair.has_sizes = False
    repair.findings.append(
        Damage(
            DamageKind.HISTORY,
            image.name,
            f"The sizes that the mask of {image.name} had before do not fit each other.",
            "They go; undo goes back as far as the mask had its present size.",
        )
    )


def _note_history(
    repair: LabelRepair,
    image: StoredImage,
    steps: list[StoredStep],
    position: int,
    problems: list[StoredStep],
) -> None:
    name = image.name
    for step in problems[:_SHOWN]:
        side = "undo goes back to here" if step.seq < position else "redo ends before it"
        repair.findings.append(
            Damage(
                DamageKind.STEP,
                name,
                f"Step {step.seq} of {name} cannot be used: {step.problem}.",
                f"The mask stays as it is; {side}.",
            )
        )
    if len(problems) > _SHOWN:
        repair.findings.append(
            Damage(
                DamageKind.STEP,
                name,
                f"{len(problems) - _SHOWN} more steps of {name} cannot be used.",
                "The mask stays as it is.",
            )
        )
    if image.position > len(steps) and not problems:
        repair.findings.append(
            Damage(
                DamageKind.HISTORY,
                name,
                f"The history of {name} stands at step {image.position} of {len(steps)}.",
                "It stands at its last step.",
            )
        )


def _mend_tile(
    repair: LabelRepair,
    image: StoredImage,
    key: TileKey,
    expected: dict[TileKey, bytes],
    steps: list[StoredStep],
    mask_file: LabelMap | None,
) -> None:
    place = f"The tile at row {_number(key.ty)}, column {_number(key.tx)} of {image.name}"
    rect = _rect(key, image)
    raw = expected.get(key)
    if rect is None:
        result = "It goes: the image has no such place."
    elif raw is not None:
        result = "It is taken from the history."
    elif key.plane == Plane.MASK and mask_file is not None:
        raw, result = mask_file[rect.slices].tobytes(), "It is taken from the mask file."
    else:
        known = (step.after[key] for step in reversed(steps) if key in step.after)
        raw = next((labels for labels in known if len(labels) == rect.area), None)
        result = (
            "Its last known labels are taken."
            if raw is not None
            else "It becomes empty: nothing else has it."
        )
    if rect is not None and raw is not None:
        repair.tiles[key] = raw
    repair.findings.append(
        Damage(DamageKind.TILE, image.name, f"{place} ({_plane(key.plane)}) is damaged.", result)
    )


def _compare_state(
    repair: LabelRepair, image: StoredImage, expected: dict[TileKey, bytes], mask_file: LabelMap | None
) -> None:
    """Settle the tiles whose state is another than their history says."""
    assert image.shape is not None
    wrong = 0
    for key, raw in expected.items():
        rect = tile_rect(key.ty, key.tx, image.shape)
        stored = repair.tiles.get(key, b"\xff" * rect.area)
        if stored == raw:
            continue
        wrong += 1
        if key not in repair.tiles:
            repair.tiles[key] = raw  # Its row is lost: a step writes every tile that it changes.
            continue
        is_mask = key.plane == Plane.MASK and mask_file is not None
        if is_mask and mask_file is not None and mask_file[rect.slices].tobytes() == raw:
            repair.tiles[key] = raw
        else:
            repair.tiles[key] = stored
            repair.appended[key] = (raw, stored)
    if wrong:
        repair.findings.append(
            Damage(
                DamageKind.HISTORY,
                image.name,
                f"1 tile of {image.name} is not as its history says."
                if wrong == 1
                else f"{wrong:,} tiles of {image.name} are not as its history says.",
                "The history counts where a tile is lost or the mask file agrees; else undo gives it.",
            )
        )


def _number(value: object) -> str:
    return str(value) if isinstance(value, int) else "?"


def _plane(value: object) -> str:
    names = {Plane.MASK: "mask", Plane.SCRIBBLES: "scribbles", Plane.HAND: "painted by hand"}
    return next((text for plane, text in names.items() if plane == value), "no plane")
