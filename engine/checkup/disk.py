"""Check of a project's files: images, mask files that no image has, models, caches, and what a kill left."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from engine.checkup.damage import Damage, DamageKind, StoredImage
from engine.checkup.values import is_file
from engine.core import UserError
from engine.core.checked import json_object
from engine.files.sqlite_files import connect
from engine.files.temporary_names import is_unfinished_name
from engine.storage.caches.prediction_folder import FOLDER as PREDICTIONS
from engine.storage.checks.names import inside_project
from engine.storage.paths import MASKS, MODELS

ASIDE: Final = "set-aside"
"""Folder in a project for files that the check took out of the way; nothing reads it."""

_LOCK: Final = "lock"
HOLDER: Final = "lock-holder.json"
_FORMERLY_UNFINISHED: Final = ".prediction.unfinished"
"""Ending of the unfinished predictions of earlier versions."""
_CACHES: Final = ("scores.sqlite", "vectors.sqlite")
_FOLDERS: Final = frozenset({MASKS, MODELS, PREDICTIONS, ASIDE})
# A repair needs them itself.
_FIXED: Final = frozenset({ASIDE, _LOCK, HOLDER})
_MOST_HEADER: Final = 1 << 28


def check_places(project: Path) -> list[Damage]:
    """Parts of the project's folder through which a repair would write, move or remove files elsewhere."""
    findings = []
    for name in (MASKS, MODELS, PREDICTIONS, ASIDE, *_CACHES, _LOCK, HOLDER):
        try:
            inside_project(project, name)
        except UserError as error:
            findings.append(Damage(DamageKind.PLACE, name, error.summary, advice=error.hint))
            continue
        path = project / name
        if path.exists() and path.is_dir() != (name in _FOLDERS):
            findings.append(
                Damage(
                    DamageKind.PLACE,
                    name,
                    f"{path} is a {'file, not a folder' if name in _FOLDERS else 'folder, not a file'}.",
                    "" if name in _FIXED else f"It is put into the folder {ASIDE}.",
                    "Move it out of the project's folder." if name in _FIXED else "",
                    files=None if name in _FIXED else partial(put_aside, project, path),
                )
            )
    return findings


def check_orphan_masks(project: Path, images: list[StoredImage]) -> Iterator[Damage]:
    """Mask files that belong to no image of the project."""
    folder = project / MASKS
    if not folder.is_dir():
        yield Damage(
            DamageKind.MASK_FILE,
            MASKS,
            "The project has no folder of masks.",
            "It is made.",
            files=partial(folder.mkdir, exist_ok=True),
        )
        return
    known = {f"{image.mask_name}.png".casefold() for image in images}
    for path in _files_below(folder):
        name = path.relative_to(folder).as_posix()
        if name.casefold() not in known and not path.name.startswith("."):
            yield Damage(
                DamageKind.ORPHAN,
                name,
                f"The mask {name} belongs to no image of the project.",
                f"It is put into the folder {ASIDE}.",
                files=partial(put_aside, project, path),
            )


def check_model_files(project: Path, connection: sqlite3.Connection) -> Iterator[Damage]:
    """Model files in the project that cannot be read."""
    for model_id, file in connection.execute("SELECT id, file FROM models").fetchall():
        if not isinstance(model_id, str) or not isinstance(file, str | bytes):
            continue
        path = project / MODELS / os.fsdecode(file)
        if path.suffix != ".safetensors" or not is_file(path) or is_whole_model(path):
            continue
        if not _is_inside(project, os.fsdecode(file)):
            yield Damage(
                DamageKind.MODEL_FILE,
                model_id,
                f"The file of the model {model_id} is damaged: {path}.",
                advice="It is no file of the project: bring it back from where it came.",
            )
        else:
            yield Damage(
                DamageKind.MODEL_FILE,
                model_id,
                f"The file of the model {model_id} is damaged.",
                f"The model goes from the list, its file into the folder {ASIDE}.",
                rows=partial(_drop_model, model_id),
                files=partial(put_aside, project, path),
            )


def _is_inside(project: Path, file: str) -> bool:
    try:
        inside_project(project, MODELS, file)
    except UserError:
        return False
    return True


def is_whole_model(path: Path) -> bool:
    """Whether a safetensors file is as long as its header says; the weights are not read."""
    try:
        with open(path, "rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            size = os.fstat(file.fileno()).st_size
            if length > min(_MOST_HEADER, size):
                return False
            header = json_object(file.read(length), "The header")
        ends = [entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__"]
        return bool(8 + length + max(ends, default=0) == size)
    except (
        OSError,
        UserError,
        ValueError,
        struct.error,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
    ):
        return False


def check_leftovers(project: Path) -> Iterator[Damage]:
    """Unfinished files, and the note of a holder of the lock that nobody holds."""
    held = is_held(project)
    for folder in (project, project / MASKS, project / MODELS, project / PREDICTIONS):
        if held or not folder.is_dir():
            continue  # What a program at work has not finished is no leftover.
        for path in _files_below(folder) if folder.name == MASKS else sorted(folder.iterdir()):
            is_unfinished = is_unfinished_name(path.name) or path.name.endswith(_FORMERLY_UNFINISHED)
            if is_unfinished and path.is_file():
                yield Damage(
                    DamageKind.LEFTOVER,
                    path.name,
                    f"{path.name} is the unfinished file of a program that was ended.",
                    "It goes.",
                    files=partial(path.unlink, missing_ok=True),
                )
    holder = project / HOLDER
    if holder.is_file() and not held:
        yield Damage(
            DamageKind.LEFTOVER,
            HOLDER,
            "The project is noted as open, but no program has it open.",
            "The note goes.",
            files=partial(holder.unlink, missing_ok=True),
        )


def check_caches(project: Path, images: list[StoredImage]) -> Iterator[Damage]:
    """Kept predictions of images that are not in the project, and caches that SQLite finds damaged."""
    known = {str(image.id) for image in images}
    folder = project / PREDICTIONS
    if folder.is_dir():
        lost = [p for p in sorted(folder.glob("*.prediction")) if p.name.split("-")[0] not in known]
        if lost:
            yield Damage(
                DamageKind.ORPHAN,
                PREDICTIONS,
                f"{len(lost)} kept predictions are of images that are not in the project.",
                "They go; they can be made again.",
                files=partial(_remove, lost),
            )
    for name in _CACHES:
        path = project / name
        if path.is_file() and not _is_sound(path):
            yield Damage(
                DamageKind.CACHE,
                name,
                f"The cache {name} is damaged.",
                "It goes; it is made again.",
                files=partial(_remove, [path, *(path.with_name(name + end) for end in ("-wal", "-shm"))]),
            )


def is_held(project: Path) -> bool:
    """Whether a program has the project open for writing now."""
    if not (project / _LOCK).exists():
        return False
    lock = FileLock(project / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except OSError:
        return False  # Nobody can write here, so nobody does.
    lock.release()
    return False


def put_aside(project: Path, path: Path) -> None:
    """Move a file of the project into its folder of files set aside, under a name that is free.

    One that is gone with its folder is there already.
    """
    if not os.path.lexists(path):
        return
    place = path.relative_to(project)
    folder = inside_project(project, ASIDE, *place.parent.parts)
    target, number = folder / path.name, 2
    while os.path.lexists(target):
        target, number = folder / f"{path.stem}-{number}{path.suffix}", number + 1
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)


def _drop_model(model_id: str, connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM models WHERE id = ?", (model_id,))
    row = connection.execute("SELECT value FROM settings WHERE key = 'model.current'").fetchone()
    if row is not None and row[0] == f'"{model_id}"':
        connection.execute("DELETE FROM settings WHERE key = 'model.current'")


def _is_sound(path: Path) -> bool:
    try:
        connection = connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return True  # Held by the program that has the project open.
    except sqlite3.DatabaseError:
        return False


def _files_below(folder: Path) -> list[Path]:
    return sorted(Path(parent, name) for parent, _, names in os.walk(folder) for name in names)


def _remove(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
