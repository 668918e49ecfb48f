"""Check of the rows of images, and of labels whose image is lost."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Final

from engine.checkup.damage import Damage, DamageKind, StoredImage
from engine.checkup.values import MOST_NAME, is_name, shown, unique_name
from engine.document.image import MAX_PIXELS
from engine.document.planes import TILE
from engine.storage.checks.rows import MAX_ID, MAX_SIDE
from engine.storage.records import COVERING, ImageStatus

_LABELS: Final = ("tiles", "steps")
_NEW_ID: Final = 0
"""Stands for a number that is given at the repair."""
_WORK: Final = (ImageStatus.NEW, ImageStatus.STARTED, ImageStatus.ACCEPTED, ImageStatus.SKIPPED)


def check_images(
    connection: sqlite3.Connection, folders: dict[int, Path]
) -> tuple[list[StoredImage], list[Damage]]:
    """All rows of images as far as they can be believed, and what is wrong with them."""
    findings: list[Damage] = []
    images: list[StoredImage] = []
    keys: set[str] = set()
    rows = connection.execute(
        "SELECT id, folder_id, name, rel, rel_key, width, height, status, problem, split, position, revision,"
        " file_revision FROM images ORDER BY id"
    ).fetchall()
    for row in rows:
        image, finding = _checked_image(row, folders, keys)
        images.append(image)
        if finding is not None:
            findings.append(finding)
    return images, findings


def check_lost_images(connection: sqlite3.Connection, images: list[StoredImage]) -> Iterator[Damage]:
    """Labels of images whose entry is lost."""
    known = {image.id for image in images}
    taken = {image.mask_name.casefold() for image in images}
    rows = connection.execute("SELECT image_id FROM tiles UNION SELECT image_id FROM steps").fetchall()
    for (image_id,) in rows:
        if image_id in known:
            continue
        is_number = isinstance(image_id, int) and 0 < image_id < 1 << 40
        shape = shape_from_labels(connection, image_id) if is_number else None
        if shape is None:
            yield Damage(
                DamageKind.ORPHAN,
                shown(image_id),
                f"There are labels of an image number {shown(image_id)}, of which nothing else is known.",
                "They go; the safety copy has them.",
                rows=partial(_delete_labels, image_id),
            )
            continue
        name = unique_name(f"lost-image-{image_id}", taken)
        yield Damage(
            DamageKind.IMAGE_ROW,
            name,
            f"The entry of image number {image_id} is lost, but its labels are there.",
            f"It comes back as {name}; give its image that name to see both.",
            rows=partial(_insert_image, image_id, name, shape),
        )


def shape_from_labels(connection: sqlite3.Connection, image_id: Any) -> tuple[int, int] | None:
    """(H, W) of an image, told from the lengths of its stored tiles; None where they leave it open."""
    areas: dict[tuple[int, int], int] = {}
    for ty, tx, data in connection.execute(
        "SELECT ty, tx, data FROM tiles WHERE image_id = ?", (image_id,)
    ).fetchall():
        if isinstance(ty, int) and isinstance(tx, int) and isinstance(data, bytes):
            with suppress(zlib.error):
                areas[ty, tx] = len(zlib.decompressobj().decompress(data, TILE * TILE))
    if not areas:
        return None
    rows, columns = max(ty for ty, _ in areas), max(tx for _, tx in areas)
    height = next((areas[rows, tx] // TILE for tx in range(columns) if (rows, tx) in areas), None)
    width = next((areas[ty, columns] // TILE for ty in range(rows) if (ty, columns) in areas), None)
    corner = areas.get((rows, columns))
    if corner == TILE * TILE:
        height, width = TILE, TILE
    if height is None and width and corner:
        height = corner // width
    if width is None and height and corner:
        width = corner // height
    if not height or not width:
        return None
    return rows * TILE + height, columns * TILE + width


def set_size(image_id: int, shape: tuple[int, int], connection: sqlite3.Connection) -> None:
    """Store the size (H, W) of an image."""
    connection.execute("UPDATE images SET height = ?, width = ? WHERE id = ?", (*shape, image_id))


def _checked_image(
    row: tuple[Any, ...], folders: dict[int, Path], keys: set[str]
) -> tuple[StoredImage, Damage | None]:
    image_id, folder_id, name, rel, key, width, height, status, problem, split, *numbers = row
    wrong: dict[str, dict[str, Any]] = {}
    if folder_id not in folders:
        wrong["its folder"] = {"folder_id": min(folders, default=None)}
    if isinstance(name, str) and not is_name(name) and is_name(os.fsencode(name)):
        name = os.fsencode(name)  # No Unicode, which is kept as bytes.
        wrong["its name"] = {"name": name}
    if not 1 <= image_id <= MAX_ID:
        wrong["its number"] = {"id": _NEW_ID}
    if not is_name(name):
        name = f"lost-{image_id}"
        wrong["its name"] = {"name": name}
    is_taken = isinstance(rel, str) and rel.casefold() in keys
    if is_taken or not _is_mask_name(rel) or key != rel.casefold():
        rel = unique_name(rel if _is_mask_name(rel) else f"image-{image_id}", keys)
        wrong["the name of its mask"] = {"rel": rel, "rel_key": rel.casefold()}
    keys.add(rel.casefold())
    if not (_is_side(width) and _is_side(height) and width * height <= MAX_PIXELS) and (width, height) != (
        None,
        None,
    ):
        width = height = None
        wrong["its size"] = {"width": None, "height": None}
    if status not in _WORK or problem not in (*COVERING, None):
        good = status if status in _WORK else ImageStatus.STARTED.value
        wrong["its status"] = {"status": good, "problem": None}
    if split not in ("train", "val", None):
        wrong["its part in training"] = {"split": None}
    position, revision, written, place = _checked_numbers(*numbers)
    if place:
        wrong["its place in its history"] = place
    image = StoredImage(
        image_id,
        folder_id,
        os.fsdecode(name),
        rel,
        width,
        height,
        position,
        revision,
        written,
        problem == ImageStatus.REMOVED,
    )
    if not wrong:
        return image, None
    finding = Damage(
        DamageKind.IMAGE_ROW,
        image.name,
        f"The entry of the image {shown(image.name)} is damaged: {', '.join(wrong)}.",
        "It gets what can be; its mask and history stay.",
        rows=partial(
            _update_image, image_id, {k: v for changes in wrong.values() for k, v in changes.items()}
        ),
    )
    return image, finding


def _checked_numbers(
    position: object, revision: object, written: object
) -> tuple[int, int, int, dict[str, int]]:
    """Place in the history, revision, revision of the mask file, and those of them that have to change."""
    stored = {"position": position, "revision": revision, "file_revision": written}
    good = {name: n if isinstance(n, int) and 0 <= n <= MAX_ID else 0 for name, n in stored.items()}
    if good["revision"] != revision or good["file_revision"] > good["revision"]:
        # The mask file counts as older than the history, which is what we trust.
        good |= {"revision": max(1, good["revision"]), "file_revision": 0}
    changes = {name: n for name, n in good.items() if n != (stored[name] or 0)}
    return good["position"], good["revision"], good["file_revision"], changes


def _is_mask_name(name: object) -> bool:
    return isinstance(name, str) and len(name) <= MOST_NAME and is_name(name)


def _update_image(image_id: int, changes: dict[str, Any], connection: sqlite3.Connection) -> None:
    changes = dict(changes)
    if changes.get("folder_id", 0) is None:
        # Every folder is lost with the image's own: one that says so takes its place.
        connection.execute("INSERT OR IGNORE INTO folders(id, path) VALUES (1, 'lost')")
        changes = {**changes, "folder_id": 1}
    if changes.pop("id", None) is not None:
        # Above the labels of lost images, too, which come back under their own numbers.
        highest = [
            number
            for sql in ("SELECT max(id) FROM images", *(f"SELECT max(image_id) FROM {t}" for t in _LABELS))
            for (number,) in connection.execute(sql)
            if isinstance(number, int) and number < MAX_ID
        ]
        new = max(0, *highest) + 1
        connection.execute("UPDATE images SET id = ? WHERE id = ?", (new, image_id))
        image_id = new
    for column, value in changes.items():
        connection.execute(f"UPDATE OR IGNORE images SET {column} = ? WHERE id = ?", (value, image_id))


def _insert_image(image_id: int, name: str, shape: tuple[int, int], connection: sqlite3.Connection) -> None:
    row = connection.execute("SELECT min(id) FROM folders").fetchone()
    folder = row[0]
    if folder is None:
        folder = connection.execute("INSERT INTO folders(path) VALUES ('lost')").lastrowid
    (position,) = connection.execute("SELECT count(*) FROM steps WHERE image_id = ?", (image_id,)).fetchone()
    connection.execute(
        "INSERT INTO images"
        "(id, folder_id, name, rel, rel_key, height, width, status, problem, position, revision)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 'started', 'missing', ?, 1)",
        (image_id, folder, name, name, name.casefold(), *shape, position),
    )


def _delete_labels(image_id: Any, connection: sqlite3.Connection) -> None:
    """Delete what belongs to this number; what is no number cannot always be asked for, and goes together."""
    is_it, values = "image_id = ?", [image_id]
    if not isinstance(image_id, int):
        is_it, values = "typeof(image_id) <> 'integer'", []
    connection.execute(
        f"DELETE FROM step_tiles WHERE step_id IN (SELECT id FROM steps WHERE {is_it})", values
    )
    for table in ("steps", "tiles"):
        connection.execute(f"DELETE FROM {table} WHERE {is_it}", values)


def _is_side(value: object) -> bool:
    return isinstance(value, int) and 1 <= value <= MAX_SIDE
