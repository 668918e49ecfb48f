"""Work to be killed in that makes a safety copy first: repair, recovery, import in the place of labels."""

from __future__ import annotations

import contextlib
import io
import sqlite3
from pathlib import Path
from typing import Final

import numpy as np

from engine.backup.names import default_folder
from engine.backup.verify import verify_copy
from engine.bench.reliability import sandbox
from engine.core import EngineError
from engine.storage import Project
from engine.storage.paths import MASKS, database_path

_IMAGES: Final = 12
_HEADER_BYTES: Final = 16


def repair(folder: Path) -> None:
    """The repair of a project: a safety copy, rows, files."""
    sandbox.run_command("doctor", folder / sandbox.PROJECT, "--repair")


def make_damaged(folder: Path) -> None:
    """A project of accepted images without mask files, with rows and files that belong to nothing."""
    sandbox.make_sandbox(folder, images=_IMAGES, accepted=_IMAGES)
    project = folder / sandbox.PROJECT
    for path in (project / MASKS).iterdir():
        path.unlink()
    (project / MASKS / "nobody.png").write_bytes(b"no picture")
    with contextlib.closing(_connected(project)) as connection:
        connection.execute("INSERT INTO settings VALUES ('some.key', '{not json')")
        connection.execute("UPDATE models SET metrics = '{broken'")


def make_without_header(folder: Path) -> None:
    """The same project with sound rows in a file whose first bytes are lost."""
    sandbox.make_sandbox(folder, images=_IMAGES, accepted=_IMAGES)
    database = database_path(folder / sandbox.PROJECT)
    with contextlib.closing(_connected(folder / sandbox.PROJECT)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with database.open("r+b") as file:
        file.write(bytes(_HEADER_BYTES))


def check_repair(folder: Path) -> list[str]:
    """The repair can be done again to its end, nothing is wrong then, and every label and copy is there."""
    project = folder / sandbox.PROJECT
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            repair(folder)
    except EngineError as error:
        return [f"the repair cannot be done again: {error}"]
    return _lost_masks(project, _accepted_masks()) + _half_copies(project)


def replace_masks(folder: Path) -> None:
    """The import of a folder of masks over accepted ones."""
    sandbox.run_command("import", folder / sandbox.PROJECT, "--from", folder / sandbox.MASKS, "--replace")


def make_replacement(folder: Path) -> None:
    """A project of accepted images, and another mask for each."""
    from PIL import Image

    sandbox.make_sandbox(folder, images=_IMAGES, accepted=_IMAGES)
    (folder / sandbox.MASKS).mkdir()
    for number, mask in enumerate(_other_masks()):
        Image.fromarray(mask).save(folder / sandbox.MASKS / f"picture-{number:03}.png")


def check_replacement(folder: Path) -> list[str]:
    """Each image has its former mask, or the new one and a copy beside it; done again, all are new."""
    project = folder / sandbox.PROJECT
    problems = _half_copies(project)
    former, other = _accepted_masks(), _other_masks()
    with Project.open(project) as opened:
        problems += sandbox.differing_mask_files(opened)
        masks = [opened.decided_mask(record.id) for record in opened.images.rows()]
    is_new = [mask is not None and np.array_equal(mask, new) for mask, new in zip(masks, other, strict=True)]
    for number, (mask, old) in enumerate(zip(masks, former, strict=True)):
        if not is_new[number] and (mask is None or not np.array_equal(mask, old)):
            problems.append(f"image {number} has neither its former mask nor the new one")
    if any(is_new) and not _copies(project):
        problems.append("masks were replaced without a safety copy")
    with contextlib.redirect_stdout(io.StringIO()):
        replace_masks(folder)
    return problems + _lost_masks(project, other)


def _connected(project: Path) -> sqlite3.Connection:
    return sqlite3.connect(database_path(project), isolation_level=None)


def _accepted_masks() -> list[np.ndarray]:
    return [sandbox.random_mask(number) for number in range(_IMAGES)]


def _other_masks() -> list[np.ndarray]:
    return [sandbox.random_mask(_IMAGES + number) for number in range(_IMAGES)]


def _lost_masks(project: Path, expected: list[np.ndarray]) -> list[str]:
    """Images whose labels or mask files are not the expected ones, one line each."""
    with Project.open(project) as opened:
        opened.flush()
        lines = sandbox.differing_mask_files(opened)
        for record, labels in zip(opened.images.rows(), expected, strict=True):
            mask = opened.decided_mask(record.id)
            if mask is None or not np.array_equal(mask, labels):
                lines.append(f"{record.path.name}: another mask than it should have")
    return lines


def _copies(project: Path) -> list[Path]:
    folder = default_folder(project)
    return [path for path in folder.iterdir() if path.suffix == ".zip"] if folder.is_dir() else []


def _half_copies(project: Path) -> list[str]:
    """Safety copies that are not whole, one line each."""
    lines = []
    for path in _copies(project):
        try:
            verify_copy(path)
        except EngineError as error:
            lines.append(f"half a copy: {path.name}: {error}")
    return lines
