"""Sandbox of a trial: a folder with the files of a user, and what a killed program may have done to it."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from engine.bench.reliability.acknowledgements import Acknowledged, digest
from engine.core import ClassList, EngineError, LabelMap
from engine.document.history import History
from engine.document.planes import LabelPlanes, Plane
from engine.storage import ImageRecord, Project

PROJECT: Final = "work.inkling"
IMAGES: Final = "images"
MASKS: Final = "masks"
OUTPUT: Final = "out"
HOME: Final = "home"
COPIES: Final = "work-backups"
SHAPE: Final = (96, 128)
CLASS_NAMES: Final = ("background", "cell", "debris")

_STEPS_NOT_WRITTEN_DOWN: Final = 2
_SQLITE_MAGIC: Final = b"SQLite format 3\0"
_KEPT_BY_REPAIR: Final = "project-damaged-"
# What a trial may add to or change in, beside its own notes.
_WRITABLE: Final = (PROJECT, OUTPUT, COPIES, HOME)


def environment_of(folder: Path) -> dict[str, str]:
    """Environment of the child: every folder of the user in the sandbox, one thread of work, no display."""
    home = str(folder / HOME)
    folders = ("CONFIG", "DATA", "STATE", "CACHE")
    names = ["HOME", "USERPROFILE", *(f"XDG_{name}_HOME" for name in folders)]
    return dict.fromkeys(names, home) | {
        "TMPDIR": home,
        "OMP_NUM_THREADS": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


def random_mask(seed: int) -> LabelMap:
    """(H, W) uint8 of blocks of all classes; every seed another one."""
    rng = np.random.default_rng(seed)
    blocks = rng.integers(0, len(CLASS_NAMES), (SHAPE[0] // 8, SHAPE[1] // 8), dtype=np.uint8)
    return np.kron(blocks, np.ones((8, 8), np.uint8))


def make_sandbox(folder: Path, *, images: int, accepted: int) -> None:
    """A project of plain pictures in `folder`, the first `accepted` of them with accepted masks."""
    from PIL import Image

    from engine.storage.mask_import import accept_mask

    (folder / IMAGES).mkdir(parents=True)
    (folder / HOME).mkdir()
    rng = np.random.default_rng(7)
    for number in range(images):
        shade = 40 + 80 * random_mask(number)
        pixels = np.clip(shade + rng.integers(-9, 10, SHAPE), 0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(folder / IMAGES / f"picture-{number:03}.png")
    classes = ClassList.from_names(list(CLASS_NAMES))
    with Project.create(folder / PROJECT, name="work", classes=classes) as project:
        project.images.add_folder(folder / IMAGES)
        for number, record in enumerate(project.images.rows()):
            project.images.set_size(record.id, *SHAPE)
            if number < accepted:
                accept_mask(project, record.id, random_mask(number))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Contents of the files in a sandbox that no command may touch, by path.

    Attributes:
        outside: digests of everything but the project, its safety copies, the output and the home folder.
    """

    outside: Mapping[str, str]

    @classmethod
    def of(cls, folder: Path, own: Iterable[str] = ()) -> Snapshot:
        """Snapshot of `folder`; names in `own` are the trial's notes."""
        skipped = {*_WRITABLE, *own}
        paths = (
            path for path in sorted(folder.rglob("*")) if path.relative_to(folder).parts[0] not in skipped
        )
        return cls({str(path.relative_to(folder)): _digest_of(path) for path in paths})

    def differences(self, later: Snapshot) -> list[str]:
        """One line per file that is new, gone or changed."""
        names = sorted({*self.outside, *later.outside})
        return [
            f"outside the project: {name} {_what(self.outside.get(name), later.outside.get(name))}"
            for name in names
            if self.outside.get(name) != later.outside.get(name)
        ]


def stray_files(folder: Path) -> list[str]:
    """Temporary files that are still there after a project was opened again, one line each."""
    roots = (folder / PROJECT, folder / OUTPUT, folder / COPIES)
    strays = [path for root in roots if root.is_dir() for path in root.rglob("*.tmp")]
    strays += list(folder.glob(".*.tmp"))
    return [f"left behind: {path.relative_to(folder)}" for path in strays]


def damaged_databases(folder: Path) -> list[str]:
    """SQLite files of the sandbox that are not whole, safety copies included, one line each."""
    lines = []
    for path in sorted((folder / PROJECT).rglob("*.sqlite")):
        if path.name.startswith(_KEPT_BY_REPAIR):
            continue  # The damaged file itself, which a repair keeps.
        with path.open("rb") as file:
            if file.read(len(_SQLITE_MAGIC)) != _SQLITE_MAGIC:
                lines.append(f"not a database: {path.relative_to(folder)}")
                continue
        connection = sqlite3.connect(path)
        try:
            ((verdict,),) = connection.execute("PRAGMA integrity_check").fetchall()
        except sqlite3.Error as error:
            verdict = str(error)
        finally:
            connection.close()
        if verdict != "ok":
            lines.append(f"damaged: {path.relative_to(folder)}: {verdict}")
    return lines


def opened_labels(project: Project, record: ImageRecord) -> tuple[LabelPlanes, History]:
    """Planes and history of an image as they were left."""
    shape = SHAPE if record.height is None or record.width is None else (record.height, record.width)
    state = project.load_state(record.id, shape)
    journal = project.journal(record.id)
    return state.planes, History(state.planes, journal, state.position, state.length)


def planes_digest(planes: LabelPlanes) -> str:
    """Digest of all planes of an image."""
    return digest(planes.view(plane) for plane in Plane)


def lost_labels(project: Project, record: ImageRecord, acknowledged: Acknowledged) -> str:
    """Sentence about what was lost of an image; empty when nothing was.

    The labels must be those of the last acknowledged step or of a later one. What the child did last may be
    stored and not written down; then undo or redo gives the labels that it did write down. Accepting an image
    with a cut in sight is two steps.
    """
    planes, history = opened_labels(project, record)
    last = acknowledged.reached[-1]
    later = acknowledged.reached[max(0, acknowledged.saved_count - 1) :]
    if planes_digest(planes) in later:
        return ""
    for there, back in ((history.undo, history.redo), (history.redo, history.undo)):
        moved = 0
        is_last = False
        while moved < _STEPS_NOT_WRITTEN_DOWN and not is_last and there() is not None:
            moved += 1
            is_last = planes_digest(planes) == last
        for _ in range(moved):
            back()
        if is_last:
            return ""
    return f"{record.path.name}: labels of an acknowledged step are gone"


def differing_mask_files(project: Project) -> list[str]:
    """Images whose mask file does not hold what the journal says, one line each."""
    lines = []
    for record in project.images.rows():
        mask = project.decided_mask(record.id)
        if mask is None:
            continue
        written = project.read_mask_file(record.id)
        if written is None or not np.array_equal(mask, written):
            lines.append(f"{record.path.name}: the mask file differs from the journal")
    return lines


def run_command(*arguments: object) -> None:
    """A command of the program, run in this process.

    Raises:
        EngineError: it did not end with exit code 0.
    """
    from engine.commands.cli import parse, run_headless

    code = run_headless(parse([str(argument) for argument in arguments]))
    if code != 0:
        raise EngineError(f"The command ended with code {code}.")


def copy_sandbox(template: Path, folder: Path) -> None:
    """A fresh sandbox like `template`."""
    shutil.copytree(template, folder, symlinks=True)


def _digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"


def _what(before: str | None, after: str | None) -> str:
    if before is None:
        return "is new"
    return "is gone" if after is None else "was changed"
