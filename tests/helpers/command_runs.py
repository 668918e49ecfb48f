"""A small workplace with every kind of input, and a run of each command in it.

Whoever tests all commands at once (paths, signals, full disks, closed streams) takes the runs from here, so
that a new command is a new row of `RUNS`, and a missing row fails a test.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import numpy as np
from PIL import Image

from tests.helpers.datasets import make_cells

NETWORK = ("--set", "width=4", "--set", "depth=2")


@dataclass(frozen=True)
class CommandRun:
    """A command line for a copy of the workplace, relative to its folder.

    Args:
        outputs: files and folders that it makes or replaces, beside the `--json` that a test may add.
        changes: inputs that it is meant to change: a project.
        copies: folder of the safety copies that it makes before it changes something.
    """

    arguments: tuple[str, ...]
    outputs: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    copies: str = ""

    @property
    def written(self) -> tuple[str, ...]:
        """Everything in a workplace that the run may make or change."""
        return (*self.changes, "out", *[self.copies] * bool(self.copies))

    @property
    def command(self) -> str:
        return self.arguments[0]


NEEDS_A_SERVER = frozenset({"bridge"})
"""Commands without a run here: tests of them have a server of their own."""

RUNS: dict[str, CommandRun] = {
    "new": CommandRun(
        ("new", "out/n.inkling", "--images", "images", "--masks", "masks", "--classes", "classes.txt"),
        outputs=("out/n.inkling",),
    ),
    "train": CommandRun(
        ("train", "cells.inkling", *NETWORK, "--no-pretrained", "--epochs", "1", "--batch", "2",
         "--out", "out/m.safetensors"),
        outputs=("out/m.safetensors",),
    ),
    "train into the project": CommandRun(
        ("train", "cells.inkling", *NETWORK, "--no-pretrained", "--epochs", "1", "--batch", "2"),
        changes=("cells.inkling",),
    ),
    "pretrain": CommandRun(
        ("pretrain", "--images", "images", "--task", "convolutional", "--set-arch", "width=4",
         "--set-arch", "depth=2", "--crop", "32", "--epochs", "1", "--out", "out/e.safetensors"),
        outputs=("out/e.safetensors",),
    ),
    "predict": CommandRun(
        ("predict", "images", "--model", "model.safetensors", "--out", "out/masks", "--uncertainty",
         "--instances", "components"),
        outputs=("out/masks",),
    ),
    "export-model": CommandRun(
        ("export-model", "model.safetensors", "--out", "out/m.onnx"), outputs=("out/m.onnx",)
    ),
    "export-model complete": CommandRun(
        ("export-model", "model.safetensors", "--complete", "--out", "out/m.onnx"), outputs=("out/m.onnx",)
    ),
    "refine": CommandRun(
        ("refine", "images/00.png", "--scribbles", "scribbles.png", "--prior", "prior.npy",
         "--out", "out/cut.png"),
        outputs=("out/cut.png",),
    ),
    "evaluate": CommandRun(("evaluate", "masks", "truth", "--classes", "classes.txt")),
    "sequence": CommandRun(
        ("sequence", "cells.inkling", "--from", "00.png", "--frames", "1"), changes=("cells.inkling",)
    ),
    "relink": CommandRun(("relink", "cells.inkling", "--to", "moved"), changes=("cells.inkling",)),
    "import": CommandRun(("import", "cells.inkling", "--from", "masks"), changes=("cells.inkling",)),
    "import in the place of labels": CommandRun(
        ("import", "cells.inkling", "--from", "other", "--replace"),
        changes=("cells.inkling",),
        copies="cells-backups",
    ),
    "export": CommandRun(
        ("export", "cells.inkling", "--format", "coco", "--out", "out/coco"), outputs=("out/coco",)
    ),
    "backup": CommandRun(
        ("backup", "cells.inkling", "--out", "out/copies", "--with-images"), outputs=("out/copies",)
    ),
    "restore": CommandRun(("restore", "copy.zip", "--to", "out/r.inkling"), outputs=("out/r.inkling",)),
    "effort": CommandRun(("effort", "cells.inkling", "--csv", "out/effort.csv"), outputs=("out/effort.csv",)),
    "next": CommandRun(("next", "cells.inkling", "--by", "in-order")),
    "models": CommandRun(("models", "model.safetensors")),
    "bench": CommandRun(("bench",)),
    "formats": CommandRun(("formats",)),
    "audit": CommandRun(("audit", "cells.inkling")),
    "audit with repairs": CommandRun(
        ("audit", "cells.inkling", "--repair", "islands", "holes"), changes=("cells.inkling",)
    ),
    "tags": CommandRun(("tags", "cells.inkling")),
    "tags given": CommandRun(
        ("tags", "cells.inkling", "--add", "night", "--images", "00.png"), changes=("cells.inkling",)
    ),
    "doctor": CommandRun(("doctor", "cells.inkling")),
    "prepare": CommandRun(("prepare",)),
    "repair": CommandRun(
        ("doctor", "damaged.inkling", "--repair"), changes=("damaged.inkling",), copies="damaged-backups"
    ),
    "licences": CommandRun(("licences", "--texts", "out/licences.txt"), outputs=("out/licences.txt",)),
}  # fmt: skip
"""Name of a run -> the run; each command has one at least."""

LONG_RUNS: dict[str, CommandRun] = {
    "self-test": CommandRun(("doctor", "--self-test")),
    "bench networks": CommandRun(
        ("bench", "networks", "--data", ".", "--arch", "unet-small", "--steps", "3",
         "--out", "out/figures.jsonl"),
        outputs=("out/figures.jsonl",),
    ),
}  # fmt: skip
"""Runs of minutes, for signals and failing disks alone."""


def make_workplace(folder: Path) -> Path:
    """The folder with images, masks, a project, a model, scribbles and a prior; `out` in it is empty."""
    from engine.commands.cli import parse, run_headless
    from engine.core import ClassList
    from tests.helpers.networks import tiny_model_file

    make_cells(folder, count=3, size=(64, 80))
    shutil.copytree(folder / "masks", folder / "truth")
    shutil.copytree(folder / "images", folder / "moved")
    (folder / "split-train.txt").write_text("00\n01\n", encoding="utf-8")
    (folder / "split-val.txt").write_text("02\n", encoding="utf-8")
    (folder / "other").mkdir()
    for path in (folder / "masks").iterdir():
        with Image.open(path) as mask:
            Image.fromarray(np.flipud(np.asarray(mask)).copy()).save(folder / "other" / path.name)
    scribbles = np.full((64, 80), 255, np.uint8)
    scribbles[4, 4:40], scribbles[40, 40:60] = 0, 1
    Image.fromarray(scribbles).save(folder / "scribbles.png")
    np.save(folder / "prior.npy", np.full((2, 64, 80), 0.5, np.float32))
    tiny_model_file(folder / "model.safetensors", ClassList.from_names(["background", "cell"]))
    (folder / "out").mkdir()
    before = Path.cwd()
    os.chdir(folder)
    try:
        arguments = ["new", "cells.inkling", "--images", "images", "--masks", "masks"]
        assert run_headless(parse(arguments)) == 0
        assert run_headless(parse(["backup", "cells.inkling", "--out", "copy.zip"])) == 0
        _make_damaged_project(folder)
    finally:
        os.chdir(before)
    return folder


def _make_damaged_project(folder: Path) -> None:
    """A project with damage in rows and in files, so that a repair writes both."""
    project = folder / "damaged.inkling"
    shutil.copytree(folder / "cells.inkling", project)
    for path in (project / "masks").iterdir():
        path.unlink()
    Image.new("L", (7, 7)).save(project / "masks" / "nobody.png")
    connection = sqlite3.connect(project / "project.sqlite", isolation_level=None)
    try:
        connection.execute("INSERT INTO settings VALUES ('some.key', '{not json')")
        connection.execute("UPDATE images SET problem = 'odd' WHERE id = 2")
    finally:
        connection.close()


def copy_workplace(template: Path, target: Path) -> Path:
    """A workplace of one's own."""
    return shutil.copytree(template, target, symlinks=True)


def contents(folder: Path, apart_from: tuple[str, ...] = ()) -> dict[str, str]:
    """Digest of each file below `folder` (or its link's target), by its path there, without some folders."""
    return dict(_contents(folder, {folder / name for name in apart_from}))


def _contents(folder: Path, left_out: set[Path]) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        # Locks and SQLite's own files come and go with every opening; they hold nothing of the user's.
        if path.name in ("lock", "lock-holder.json") or path.name.endswith(("-wal", "-shm")):
            continue
        if left_out.intersection((path, *path.parents)):
            continue
        if path.is_symlink():
            yield path.relative_to(folder).as_posix(), os.readlink(path)
        elif path.is_file():
            yield path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def temporaries(folder: Path) -> list[str]:
    """Unfinished files and folders that somebody has left behind."""
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.name.endswith((".tmp", ".part", ".unfinished"))
    ]


def check_whole(path: Path) -> None:
    """Assert that an output is whole: that a reader of its kind reads all of it."""
    from engine.models.files.weights import read_metadata

    if path.suffix == ".inkling":
        check_project(path)
    elif path.is_dir():
        for file in path.rglob("*"):
            if file.is_file():
                check_whole(file)
    elif path.suffix == ".png":
        with Image.open(path) as image:
            image.load()
    elif path.suffix == ".json":
        json.loads(path.read_text(encoding="utf-8"))
    elif path.suffix == ".safetensors":
        from safetensors.numpy import load_file

        read_metadata(path)
        load_file(path)
    elif path.suffix == ".zip":
        with ZipFile(path) as archive:
            assert archive.testzip() is None
    elif path.suffix in (".csv", ".txt"):
        assert path.read_text(encoding="utf-8").endswith("\n")
    else:
        assert path.stat().st_size > 0


def check_project(path: Path) -> None:
    """Assert that a project opens, that SQLite finds no damage, and that every mask is whole and stored."""
    from engine.storage import Project

    connection = sqlite3.connect(path / "project.sqlite")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        connection.close()
    with Project.open(path) as project:
        project.flush()
        for record in project.images.rows():
            stored, written = project.decided_mask(record.id), project.read_mask_file(record.id)
            if stored is not None and written is not None:
                assert np.array_equal(stored, written), record
    for model in (path / "models").glob("*.safetensors"):
        check_whole(model)
