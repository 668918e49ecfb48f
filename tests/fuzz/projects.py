"""A small project with a row in every table, and mutators of its cells, tiles and paths."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from engine.checkup.project_check import check_project
from engine.core import ClassList, ImageId, ModelId, Rect, UserError
from engine.document.history import History
from engine.document.planes import Plane
from engine.formats.export import export
from engine.storage import EffortRow, ImageStatus, ModelRecord, Project
from tests.helpers.projects import opened_history, paint

SHAPE = (140, 200)
IMAGES = 4
"""Their names are 0 to 3, in the order of their ids; two in each of two folders."""
CLASSES = ClassList.from_names(["background", "cell", "debris"])

# Every kind of value that SQLite can hold in any column, and texts that mean more than they say.
NUMBERS = (
    0,
    1,
    -1,
    255,
    256,
    2**31,
    10**12,
    2**63 - 1,
    -(2**63),
    0.5,
    -0.5,
    1e308,
    float("inf"),
    -float("inf"),
)
TEXTS = (
    "",
    " ",
    "0",
    "nan",
    "text",
    "\0",
    "a\0b",
    "a\nb",
    "\x1b[31m",
    "\u202e",
    "\u2028",
    "x" * 70_000,
    "☃" * 300,
)
WORDS = (
    "accepted",
    "new",
    "missing",
    "removed",
    "frobnicate",
    "val",
    "2025-13-45",
    "2025-01-01T00:00:00+00:00",
)
PATHS = (
    *("../../x", "/tmp/x", "..\\..\\x", "C:\\x", "\\\\host\\share\\x", "a/../../../x", "con", "masks/../.."),
    *("a//b", "/dev/zero", "~/x", "file:///etc/passwd", "3", "2"),
)
JSONS = (
    *("{}", "[]", "null", "true", "1", "-1", "1e999", "NaN", '"x"', "{", "[" + "9" * 5000 + "]"),
    *("[" * 10_000 + "]" * 10_000, '{"a":' * 500 + "1" + "}" * 500, '{"x": "\\ud800"}', "[[[0]]]"),
    json.dumps({"choices": 1, "out": "../../x", "init": 7, "kind": {}, "path": [], "4": None}),
)
BLOBS = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"x" * 100_000,
    zlib.compress(bytes(50_000_000), 9),
    zlib.compress(bytes(16384), 1),
)
VALUES: tuple[Any, ...] = (None, *NUMBERS, *TEXTS, *WORDS, *PATHS, *JSONS, *BLOBS)

SQL_VALUES = (
    *("CAST(x'ff80' AS TEXT)", "CAST(x'61ff' AS TEXT)", "zeroblob(30000000)", "CAST(zeroblob(9) AS TEXT)"),
    "randomblob(20000000)",
)


@dataclass(frozen=True)
class Mutation:
    """One changed cell: `what` for messages, and whose image it may spoil (None: any)."""

    what: str
    table: str
    column: str
    row_id: int
    image_id: int | None
    value: Any


def make_project(folder: Path) -> Path:
    """A project whose tables all have rows: images with steps on all planes, a model, effort, settings."""
    rng = np.random.default_rng(0)
    for number in range(IMAGES):
        images = folder / ("near" if number < 2 else "far")
        images.mkdir(parents=True, exist_ok=True)
        Image.fromarray(rng.integers(0, 255, (*SHAPE, 3), dtype=np.uint8)).save(images / f"{number}.png")
    with Project.create(folder / "p.inkling", name="P", classes=CLASSES) as project:
        project.images.add_folder(folder / "near")
        project.images.add_folder(folder / "far")
        for record in project.images.rows():
            project.images.set_size(record.id, *SHAPE)
            _draw(project, record.id)
            _note_effort(project, record.id)
        path = project.models.next_path()
        path.write_bytes(b"")
        project.models.add(
            ModelRecord(ModelId("model-001"), path, "2025-01-01T00:00:00+00:00", {"mean_iou": 0.5})
        )
        project.models.set_current(ModelId("model-001"))
        for key, value in SETTINGS.items():
            project.settings.set(key, value)
        project.flush()
    return folder / "p.inkling"


SETTINGS: dict[str, Any] = {
    "last_image": 2,
    "auto_learning": False,
    "look_ahead": False,
    "next_by": "uncertainty",
    "learning_choices": {"architecture": "filters", "minutes": 0.1, "augment": {"level": "light"}},
    "predictions_aside": {"1": "model-001"},
    "edge_gains": {"1": {"2": {"little": [0.1, 0.01], "some": [0.1, 0.01], "much": [0.1, 0.01]}}},
    "edge_fits": {"model-001": {"1": "little"}},
    "compare_by": {"kind": "model", "path": None},
    "instances": {"method": "watershed", "connectivity": 4},
    "start_encoder": "encoder-001.safetensors",
    "training_under_way": {"choices": [], "out": "model-002.safetensors", "init": None, "encoder": None},
}


def _draw(project: Project, image_id: ImageId) -> None:
    state = project.load_state(image_id, SHAPE)
    history = History(state.planes, project.journal(image_id))
    for plane, rect, value in (
        (Plane.MASK, Rect.of_shape(SHAPE), 0),
        (Plane.MASK, Rect(10, 100, 60, 160), 1),
        (Plane.SCRIBBLES, Rect(5, 5, 9, 90), 2),
        (Plane.HAND, Rect(20, 110, 30, 140), 1),
    ):
        with state.planes.edit("Brush") as edit:
            edit.put(plane, rect, None, value)
        assert edit.change is not None
        history.push(edit.change)
    history.undo()
    mask = state.planes.snapshot(Plane.MASK)
    project.write_mask(image_id, mask)
    project.images.set_status(image_id, project.images.get(image_id).status.__class__.ACCEPTED)
    project.images.set_split(image_id, "val" if image_id == 2 else "train")


def _note_effort(project: Project, image_id: ImageId) -> None:
    log = project.effort_log
    number = log.new_id()
    log.put(number, image_id, "2025-01-01T00:00:00+00:00", (EffortRow("brush", 1, strokes=2, seconds=1.5),))
    labels = np.zeros(SHAPE, np.uint8)
    log.put_shown(number, ModelId("model-001"), labels)
    from engine.session.effort.effort_meter import agreement_of

    log.accept(number, image_id, "2025-01-01T00:01:00+00:00", lambda: labels, agreement_of)


@contextmanager
def raw(project: Path) -> Iterator[sqlite3.Connection]:
    """A connection that checks nothing, as an attacker's."""
    with closing(sqlite3.connect(project / "project.sqlite", isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")


def cells(project: Path) -> list[tuple[str, str]]:
    """(table, column) of every column of every table that the program reads."""
    with raw(project) as connection:
        tables = [t for (t,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [
            (table, column)
            for table in sorted(set(tables) - {"runs", "sqlite_sequence"})
            for _, column, *_ in connection.execute(f"PRAGMA table_info({table})")
        ]


# To the image that a row belongs to.
_OWNER = {
    "images": "SELECT id FROM images WHERE rowid = ?",
    "tiles": "SELECT image_id FROM tiles WHERE rowid = ?",
    "steps": "SELECT image_id FROM steps WHERE rowid = ?",
    "step_tiles": "SELECT image_id FROM steps s JOIN step_tiles t ON s.id = t.step_id WHERE t.rowid = ?",
    "sittings": "SELECT image_id FROM sittings WHERE rowid = ?",
}


def mutate(project: Path, rng: random.Random, cell: tuple[str, str]) -> Mutation | None:
    """Give one cell of a random row another value; None where the table itself does not take it."""
    table, column = cell
    with raw(project) as connection:
        row_ids = [i for (i,) in connection.execute(f"SELECT rowid FROM {table}")]
        if not row_ids:
            return None
        row_id = rng.choice(row_ids)
        owner = connection.execute(_OWNER[table], (row_id,)).fetchone() if table in _OWNER else None
        value = rng.choice((*VALUES, *SQL_VALUES))
        try:
            if value in SQL_VALUES:
                connection.execute(f"UPDATE {table} SET {column} = {value} WHERE rowid = ?", (row_id,))
            else:
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, row_id))
        except (sqlite3.Error, OverflowError):
            return None
    what = f"{table}.{column} of row {row_id} = {value!r:.80}"
    return Mutation(what, table, column, row_id, None if owner is None else owner[0], value)


def spoiled(mutation: Mutation) -> set[str]:
    """Names of the images that a mutation may spoil: at most those that its row belongs to."""
    if mutation.table == "folders":
        return {"0", "1"} if mutation.row_id == 1 else {"2", "3"}
    if mutation.table in ("images", "tiles", "steps", "step_tiles"):
        # A row that goes to another image spoils that one, too.
        moved = (
            mutation.value if mutation.column in ("image_id", "step_id", "id", "rel", "folder_id") else None
        )
        names = {str((mutation.image_id or 0) - 1)}
        return names | {str(moved - 1)} if isinstance(moved, int) else names
    return set()


def stored(project: Path, mutation: Mutation) -> list[Any]:
    """The mutated cell as it is in the file; bytes for texts that are none."""
    with raw(project) as connection:
        connection.text_factory = bytes
        sql = f"SELECT {mutation.column} FROM {mutation.table} WHERE rowid = ?"
        return [row[0] for row in connection.execute(sql, (mutation.row_id,))]


def tree(folder: Path, but: Path) -> dict[str, tuple[int, int]]:
    """Everything below `folder`, except below `but`: size and time of change."""
    return {
        str(path): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in folder.rglob("*")
        if path != but and but not in path.parents
    }


def read_everything(project: Project) -> list[str]:
    """Every question that a project answers; returns the sentences of those it refuses."""
    refused = []
    tuple(project.classes), project.name, project.models.all(), project.models.current, project.findings
    project.images.counts(), project.images.folders(), project.effort_log.all(), project.effort_log.findings()
    for key in ("last_image", "learning_choices", "model.current"):
        project.settings.get(key)
    for record in project.images.rows():
        try:
            state = project.load_state(record.id, SHAPE, 1 << 20)
            project.decided_mask(record.id)
            for seq in range(state.length):
                project.journal(record.id).load(seq)
        except UserError as error:
            refused.append(str(error))
    return refused + [str(finding) for finding in project.findings]


def use(path: Path, out: Path) -> tuple[set[str], list[str]]:
    """Open, read, export, write a stroke; names of the exported images and every sentence on the way."""
    with Project.open(path, read_only=True) as project:
        sentences = read_everything(project)
        report = export(project, out / "export", "png")
        sentences += [problem.sentence for problem in report.problems]
    sentences += [damage.sentence for damage in check_project(path).findings]
    exported = {p.stem for p in (out / "export" / "images").iterdir()}
    shutil.rmtree(out / "export")
    with Project.open(path) as project:
        for record in project.images.rows():
            try:
                planes, history = opened_history(project, record.id)
            except UserError:
                continue
            paint(planes, history, Rect(0, 0, 3, 3), 2)
            project.images.set_status(record.id, ImageStatus.SKIPPED)
            break
        project.images.check_files()
        project.flush()
    return exported, sentences
