"""Work that the kill benchmark interrupts: what a child does, and what must be true after its death.

Each subject has a template of its files, made once; a function that a forked child runs until it is
killed; and a check that opens the files again as the next start of the program would.
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.bench.reliability import repair_work, sandbox
from engine.bench.reliability.acknowledgements import Acknowledgements, digest, read_acknowledged
from engine.bench.support.machine import PROGRAM_FOLDER
from engine.core import EngineError
from engine.document.stroke_kind import StrokeKind
from engine.storage import ImageStatus, Project
from engine.storage.paths import database_path

if TYPE_CHECKING:
    from engine.jobs import QueueDispatcher
    from engine.session import Session

_IMPORTED: Final = 24
_LEARNED: Final = 8
_ROUND_MINUTES: Final = 30.0
_POLL_S: Final = 0.02
_PAUSE_S: Final = 0.1
_OLDER_ROWS: Final = 20_000
_TO_VERSION_1: Final = """
DROP TABLE effort;
DROP TABLE sittings;
CREATE TABLE effort(
    id INTEGER PRIMARY KEY, image_id INTEGER NOT NULL REFERENCES images(id) ON DELETE CASCADE,
    class_id INTEGER, tool TEXT NOT NULL, strokes INTEGER NOT NULL, clicks INTEGER NOT NULL,
    seconds REAL NOT NULL, at TEXT NOT NULL, agreement REAL);
PRAGMA user_version=1;
"""
_WRITTEN_BY_OLDER: Final = PROGRAM_FOLDER / "tests" / "data" / "written_by_0_1"


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of work to be killed in.

    Attributes:
        name: in the table.
        work: "module:function" of the child; takes the sandbox.
        make: fills an empty sandbox.
        check: problems of a sandbox whose child is dead, one line each.
        is_training: its child trains a network in a compute process, and is killed after the first step of
            that; it notes both.
    """

    name: str
    work: str
    make: Callable[[Path], None]
    check: Callable[[Path], list[str]]
    is_training: bool = False


def warm() -> None:
    """Load the compiled kernels, once for all children; run by the fork server."""
    from engine.core import NO_PROGRESS
    from engine.refine import warm_up

    warm_up(NO_PROGRESS)


# ---- a session without a window


def paint_in_session(folder: Path) -> None:
    """Strokes, cuts, undo, redo and accepting in a session, image after image, until killed."""
    session, dispatcher = _opened_session(folder)
    session.writable_learner().set_auto(False)
    _paint(session, dispatcher, Acknowledgements(folder), pause_s=0.0)


def learn_in_session(folder: Path) -> None:
    """The same with learning: a round that outlives the trial, filters, and images that come with it."""
    from engine.session.learning.learning_choices import LearningChoices
    from engine.session.state import LearningPhase, LearningState

    session, dispatcher = _opened_session(folder)
    notes = Acknowledgements(folder)
    learner = session.writable_learner()
    was_running = False

    def note(state: LearningState) -> None:
        nonlocal was_running
        # The first loss comes after the first step: the compute process is at work then, not just there.
        is_running = state.phase is LearningPhase.RUNNING and bool(state.loss)
        if is_running is not was_running:
            was_running = is_running
            notes.training(is_running)

    session.events.learning_changed.subscribe(note)
    learner.choose(LearningChoices(minutes=_ROUND_MINUTES))
    learner.set_auto(True)
    learner.start()
    # Painting at full speed takes the processors from the compute process, which is nice: the training
    # would not begin, or stand still.
    while not was_running:
        dispatcher.pump(_POLL_S)
    _paint(session, dispatcher, notes, pause_s=_PAUSE_S)


def _opened_session(folder: Path) -> tuple[Session, QueueDispatcher]:
    from engine.jobs import QueueDispatcher
    from engine.service import Service

    dispatcher = QueueDispatcher()
    return Service(dispatcher).open_project(folder / sandbox.PROJECT).session, dispatcher


def _paint(session: Session, dispatcher: QueueDispatcher, notes: Acknowledgements, *, pause_s: float) -> None:
    rng = np.random.default_rng()
    records = session.project.images.rows()
    for turn in range(10_000):
        session.open_image(records[turn % len(records)].id)
        session.settle(dispatcher)
        image = session.image
        assert image is not None
        for _ in range(int(rng.integers(3, 9))):
            notes.begins(image.record.path.name)
            _random_step(session, rng)
            time.sleep(pause_s)
            session.settle(dispatcher)
            notes.reached(image.record.path.name, sandbox.planes_digest(image.planes))
            if rng.random() < 0.5:
                session.project.flush()
                notes.saved(image.record.path.name)
        # What is doubtful about the mask is said first; the second call goes on.
        if rng.random() < 0.5 and (session.accept_image() or session.accept_image()):
            notes.reached(image.record.path.name, sandbox.planes_digest(image.planes))
            session.project.flush()
            notes.saved(image.record.path.name)
            notes.accepted(image.record.path.name)


def _random_step(session: Session, rng: np.random.Generator) -> None:
    match int(rng.integers(0, 8)):
        case 0:
            session.undo()
        case 1:
            session.redo()
        case 2:
            session.apply_preview()
        case kind:
            stroke_kind = (StrokeKind.BRUSH, StrokeKind.SCRIBBLE, StrokeKind.ERASER)[kind % 3]
            stroke = session.begin_stroke(stroke_kind, int(rng.integers(0, 3)), float(rng.uniform(1, 8)))
            points = rng.uniform((0, 0), sandbox.SHAPE, (5, 2))
            stroke.extend([(float(y), float(x)) for y, x in points])
            stroke.finish()


def check_labels(folder: Path) -> list[str]:
    """Every acknowledged step is there, every accepted image is, every mask file is that of the journal."""
    problems: list[str] = []
    acknowledged = read_acknowledged(folder)
    with Project.open(folder / sandbox.PROJECT) as project:
        for record in project.images.rows():
            image = acknowledged.get(record.path.name)
            if image is None or not image.reached:
                continue
            problems += filter(None, [sandbox.lost_labels(project, record, image)])
            if image.is_accepted and image.saved_count and record.status is not ImageStatus.ACCEPTED:
                problems.append(f"{record.path.name}: was accepted, is {record.status.value}")
        problems += sandbox.differing_mask_files(project)
    return problems


# ---- commands


def train(folder: Path) -> None:
    """A short training of the smallest network, with checkpoints and a model at its end."""
    sandbox.run_command(
        "train", folder / sandbox.PROJECT, "--arch", "unet-small", "--set", "width=4", "--epochs", "3"
    )


def check_training(folder: Path) -> list[str]:
    """Every model of the project can be read, and no mask has changed."""
    with Project.open(folder / sandbox.PROJECT) as project:
        return _unreadable_models(project) + _changed_masks(project)


def check_learning(folder: Path) -> list[str]:
    """The labels are as after painting without learning, and every model of the project can be read."""
    problems = check_labels(folder)
    with Project.open(folder / sandbox.PROJECT) as project:
        return problems + _unreadable_models(project)


def _unreadable_models(project: Project) -> list[str]:
    """Models that the project names, and others in its folder, that cannot be read, one line each."""
    from engine.models.files.weights import read_card

    problems: list[str] = []
    named = {model.path for model in project.models.all()}
    for path in sorted(named | set(project.models_dir.glob("*.safetensors"))):
        try:
            read_card(path)
        except EngineError as error:
            problems.append(f"{path.name}: {error}")
    return problems


def _changed_masks(project: Project) -> list[str]:
    """Accepted masks of the template that are others now, one line each."""
    lines = []
    for number, record in enumerate(project.images.rows()):
        if record.status is not ImageStatus.ACCEPTED:
            continue
        mask = project.decided_mask(record.id)
        if mask is None or not np.array_equal(mask, sandbox.random_mask(number)):
            lines.append(f"{record.path.name}: the accepted mask has changed")
    return lines


def import_masks(folder: Path) -> None:
    """The import of a folder of masks."""
    sandbox.run_command("import", folder / sandbox.PROJECT, "--from", folder / sandbox.MASKS)


def check_import(folder: Path) -> list[str]:
    """Each image has its whole mask or none, and the same import done again brings the rest."""
    with Project.open(folder / sandbox.PROJECT) as project:
        problems = _changed_masks(project) + sandbox.differing_mask_files(project)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import_masks(folder)
    except EngineError as error:
        problems.append(f"the import cannot be done again: {error}")
    with Project.open(folder / sandbox.PROJECT) as project:
        statuses = [record.status for record in project.images.rows()]
        problems += _changed_masks(project)
    if any(status is not ImageStatus.ACCEPTED for status in statuses):
        problems.append("the import done again leaves images without their masks")
    return problems


def export(folder: Path, name: str = "set") -> None:
    """An export in the COCO format, whose files need each other."""
    target = folder / sandbox.OUTPUT / name
    sandbox.run_command("export", folder / sandbox.PROJECT, "--format", "coco", "--out", target)


def check_export(folder: Path) -> list[str]:
    """The data set is there with every image that its list names, or not at all; another can be made."""
    with contextlib.redirect_stdout(io.StringIO()):
        export(folder, "another")
    target = folder / sandbox.OUTPUT / "set"
    problems: list[str] = []
    if target.exists():
        lists = list((target / "annotations").glob("*.json"))
        named = [entry["file_name"] for path in lists for entry in json.loads(path.read_text())["images"]]
        pictures = {path.name for path in target.rglob("*.png")} | {
            path.name for path in target.rglob("*.jpg")
        }
        problems += [f"the export lacks {name}" for name in named if Path(name).name not in pictures]
        if len(named) != _IMPORTED:
            problems.append(f"the export names {len(named)} of {_IMPORTED} images")
    with Project.open(folder / sandbox.PROJECT) as project:
        return problems + _changed_masks(project)


def back_up(folder: Path) -> None:
    """A safety copy of the project."""
    sandbox.run_command("backup", folder / sandbox.PROJECT, "--out", folder / sandbox.OUTPUT)


def check_safety_copy(folder: Path) -> list[str]:
    """Every file with the name of a copy is a whole one, and the next copy can be made."""
    from engine.backup.verify import verify_copy

    with contextlib.redirect_stdout(io.StringIO()):
        back_up(folder)
    problems: list[str] = []
    copies = [path for path in (folder / sandbox.OUTPUT).iterdir() if not path.name.startswith(".")]
    for path in copies:
        try:
            verify_copy(path)
        except EngineError as error:
            problems.append(f"half a copy: {path.name}: {error}")
    with Project.open(folder / sandbox.PROJECT) as project:
        return problems + _changed_masks(project)


def migrate(folder: Path) -> None:
    """The first opening of a project of version 0.1."""
    Project.open(folder / sandbox.PROJECT).close()


def make_older_project(folder: Path) -> None:
    """A project written by version 0.1, from the tests of a checkout, its tables as of file version 1."""
    shutil.copytree(_WRITTEN_BY_OLDER / "samples.inkling", folder / sandbox.PROJECT)
    for name in ("lab", "field"):
        shutil.copytree(_WRITTEN_BY_OLDER / name, folder / name)
    (folder / sandbox.HOME).mkdir()
    database = database_path(folder / sandbox.PROJECT)
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.executescript(_TO_VERSION_1)
        # Long enough to be killed in: each row is copied to the file beside it and to the new table.
        rows = [(1, "brush", 1, 1, 0.5, f"2025-01-01T00:00:00+00:{n % 60:02}") for n in range(_OLDER_ROWS)]
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO effort(image_id, tool, strokes, clicks, seconds, at) VALUES (?, ?, ?, ?, ?, ?)", rows
        )
        connection.execute("COMMIT")


def check_migration(folder: Path) -> list[str]:
    """The next opening ends the migration; labels and effort are those of one without a kill, and the file
    as it was before is whole.
    """
    undisturbed = folder.parent / "undisturbed"
    if not undisturbed.exists():
        make_older_project(undisturbed)
        migrate(undisturbed)
    migrate(folder)
    states = [_versions_and_effort(place / sandbox.PROJECT) for place in (folder, undisturbed)]
    problems = [] if states[0] == states[1] else [f"versions and effort are {states[0]}, not {states[1]}"]
    return problems + [
        f"{name}: labels differ from those of an undisturbed migration"
        for (name, labels), (_, expected) in zip(
            _labels_by_name(folder), _labels_by_name(undisturbed), strict=True
        )
        if labels != expected
    ]


def _versions_and_effort(project: Path) -> list[tuple[int, int]]:
    """(version, rows of effort) of the project's file, and of every copy of it from before a migration."""
    states = []
    for path in (database_path(project), *sorted(project.glob("project-before-update*.sqlite"))):
        with contextlib.closing(sqlite3.connect(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (rows,) = connection.execute("SELECT count(*) FROM effort").fetchone()
        states.append((version, rows))
    return states


def _labels_by_name(folder: Path) -> list[tuple[str, str]]:
    with Project.open(folder / sandbox.PROJECT) as project:
        masks = [(record.path.name, project.decided_mask(record.id)) for record in project.images.rows()]
    return [(name, "" if mask is None else digest([mask])) for name, mask in masks]


def check_all(subject: Subject, folder: Path) -> list[str]:
    """Problems in a dead trial's project: those of its subject, and files left behind or damaged."""
    try:
        problems = subject.check(folder)
    except EngineError as error:
        problems = [f"cannot be opened again: {error}"]
    return problems + sandbox.stray_files(folder) + sandbox.damaged_databases(folder)


def _make_empty(folder: Path) -> None:
    sandbox.make_sandbox(folder, images=4, accepted=0)


def _make_accepted(folder: Path) -> None:
    sandbox.make_sandbox(folder, images=_IMPORTED, accepted=_IMPORTED)


def _make_learned(folder: Path) -> None:
    sandbox.make_sandbox(folder, images=_LEARNED, accepted=_LEARNED)


def _make_masks(folder: Path) -> None:
    from PIL import Image

    sandbox.make_sandbox(folder, images=_IMPORTED, accepted=0)
    (folder / sandbox.MASKS).mkdir()
    for number in range(_IMPORTED):
        Image.fromarray(sandbox.random_mask(number)).save(folder / sandbox.MASKS / f"picture-{number:03}.png")


_HERE: Final = "engine.bench.reliability.subjects"
_REPAIR: Final = "engine.bench.reliability.repair_work"

SUBJECTS: Final[dict[str, Subject]] = {
    subject.name: subject
    for subject in (
        Subject("window", "gui.bench.killed_window:paint_in_window", _make_empty, check_labels),
        Subject("session", f"{_HERE}:paint_in_session", _make_empty, check_labels),
        Subject("learning", f"{_HERE}:learn_in_session", _make_learned, check_learning, is_training=True),
        Subject("training", f"{_HERE}:train", _make_accepted, check_training),
        Subject("import", f"{_HERE}:import_masks", _make_masks, check_import),
        Subject("export", f"{_HERE}:export", _make_accepted, check_export),
        Subject("safety copy", f"{_HERE}:back_up", _make_accepted, check_safety_copy),
        Subject("repair", f"{_REPAIR}:repair", repair_work.make_damaged, repair_work.check_repair),
        Subject("recovery", f"{_REPAIR}:repair", repair_work.make_without_header, repair_work.check_repair),
        Subject(
            "import over labels",
            f"{_REPAIR}:replace_masks",
            repair_work.make_replacement,
            repair_work.check_replacement,
        ),
        Subject("migration", f"{_HERE}:migrate", make_older_project, check_migration),
    )
}
"""Name -> the work; the window's is driven by real events in `gui.bench`."""

MODULES: Final = ("engine.commands.cli", "engine.service", "engine.learn.trainer", f"{_HERE}:warm")
"""What the fork server loads; "module:function" is called too."""
