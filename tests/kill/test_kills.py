"""kill -9 at random moments, short form of `bench reliability --kills`: nothing acknowledged is lost."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.bench.reliability import sandbox
from engine.bench.reliability.acknowledgements import (
    Acknowledged,
    Acknowledgements,
    read_acknowledged,
    was_training,
)
from engine.bench.reliability.fork_server import ForkServer
from engine.bench.reliability.kills import ORPHAN_S, kill_often
from engine.bench.reliability.sandbox import Snapshot
from engine.bench.reliability.subjects import MODULES, SUBJECTS, check_labels, check_learning
from engine.core import Rect
from engine.document.planes import Plane
from engine.storage import Project
from engine.storage.schema import MIGRATIONS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

# The window's trials take seconds each.
KILLS = {"window": 1, "session": 1, "learning": 1, "training": 1}
LONGEST_S = 4.0


@pytest.fixture(scope="module")
def server(compiled_kernels: None) -> Iterator[ForkServer]:
    with ForkServer(MODULES) as running:
        yield running


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_program_killed_at_random_moments_has_lost_nothing(
    name: str, server: ForkServer, tmp_path: Path
) -> None:
    # Another moment in each run: what fails once names its moment, and leaves its sandbox.
    rng = np.random.default_rng()
    count = KILLS.get(name, 3)
    result = kill_often(SUBJECTS[name], server, tmp_path / name, count, rng, lambda: None, LONGEST_S)
    # The benchmark's limit is that of an idle machine.
    problems = [line for line in result.problems if "a process lived" not in line]
    assert problems == []
    assert result.longest_orphan_s < 5 * ORPHAN_S
    assert result.kills + result.ended == count
    assert result.trained == count * SUBJECTS[name].is_training


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sandbox.make_sandbox(tmp_path / "box", images=2, accepted=0)
    return tmp_path / "box"


def paint_steps(folder: Path, count: int) -> list[str]:
    """Brush a pixel more with each step; the digests after each."""
    digests = []
    with Project.open(folder / sandbox.PROJECT) as project:
        record = project.images.rows()[0]
        planes, history = sandbox.opened_labels(project, record)
        for step in range(count):
            with planes.edit("Brush") as edit:
                edit.put(Plane.MASK, Rect(step, 0, step + 1, 1), None, 1)
            assert edit.change is not None
            history.push(edit.change)
            digests.append(sandbox.planes_digest(planes))
    return digests


def loss(folder: Path, acknowledged: Acknowledged) -> str:
    with Project.open(folder / sandbox.PROJECT) as project:
        return sandbox.lost_labels(project, project.images.rows()[0], acknowledged)


def test_an_acknowledged_step_that_is_gone_is_noticed(folder: Path) -> None:
    first, second, third = paint_steps(folder, 3)
    assert loss(folder, Acknowledged([first, second, third], saved_count=3)) == ""
    assert "are gone" in loss(folder, Acknowledged([first, second, third, "later"], saved_count=4))


def test_steps_after_the_last_acknowledged_one_may_be_there_or_not(folder: Path) -> None:
    first, second, third, fourth = paint_steps(folder, 4)
    assert loss(folder, Acknowledged([first, second, third, fourth, "in memory only"], saved_count=2)) == ""
    # What was done last was stored before the child could write it down: one step, or two for accepting.
    assert loss(folder, Acknowledged([first, second, third], saved_count=3)) == ""
    assert loss(folder, Acknowledged([first, second], saved_count=2)) == ""
    assert "are gone" in loss(folder, Acknowledged([first], saved_count=1))


def test_acknowledgements_are_read_as_they_were_written(tmp_path: Path) -> None:
    notes = Acknowledgements(tmp_path)
    notes.reached("a.png", "one")
    notes.saved("a.png")
    notes.reached("a.png", "two")
    notes.accepted("b.png")
    read = read_acknowledged(tmp_path)
    assert read["a.png"] == Acknowledged(["one", "two"], saved_count=1)
    assert read["b.png"].is_accepted
    notes.begins("b.png")
    assert not read_acknowledged(tmp_path)["b.png"].is_accepted
    read = read_acknowledged(tmp_path)
    assert not was_training(tmp_path)
    for is_running in (True, False, True):
        notes.training(is_running)
        assert was_training(tmp_path) is is_running
    assert read_acknowledged(tmp_path) == read
    assert read_acknowledged(tmp_path / "nothing") == {}


def test_files_outside_that_are_new_gone_or_changed_are_noticed(folder: Path) -> None:
    before = Snapshot.of(folder)
    assert before.differences(Snapshot.of(folder)) == []
    pictures = sorted((folder / sandbox.IMAGES).iterdir())
    pictures[0].write_bytes(b"other")
    pictures[1].unlink()
    (folder / "new.txt").touch()
    (folder / sandbox.PROJECT / "inside.txt").touch()
    lines = before.differences(Snapshot.of(folder))
    assert [line.split()[-1] for line in lines] == ["changed", "gone", "new"]


def test_temporary_files_and_damaged_databases_are_noticed(folder: Path) -> None:
    assert sandbox.stray_files(folder) == sandbox.damaged_databases(folder) == []
    (folder / sandbox.PROJECT / "masks" / ".a.png.1.tmp").touch()
    (folder / sandbox.PROJECT / "copy.sqlite").write_bytes(b"SQLite format 3\0" + bytes(500))
    (folder / sandbox.PROJECT / "half.sqlite").write_bytes(b"SQL")
    assert len(sandbox.stray_files(folder)) == 1
    assert len(sandbox.damaged_databases(folder)) == 2


def test_a_mask_file_that_differs_from_the_journal_is_noticed(folder: Path) -> None:
    paint_steps(folder, 1)
    with Project.open(folder / sandbox.PROJECT) as project:
        assert sandbox.differing_mask_files(project) == []
        path = project.mask_path(project.images.rows()[0].id)
        Image.fromarray(np.zeros(sandbox.SHAPE, np.uint8)).save(path)
        assert "differs from the journal" in "".join(sandbox.differing_mask_files(project))


def test_an_acceptance_that_is_gone_is_noticed(folder: Path) -> None:
    (last,) = paint_steps(folder, 1)
    notes = Acknowledgements(folder)
    notes.reached("picture-000.png", last)
    notes.saved("picture-000.png")
    assert check_labels(folder) == []
    notes.accepted("picture-000.png")
    (problem,) = check_labels(folder)
    assert "was accepted, is" in problem
    # A step that had begun may have been the undo of accepting.
    notes.begins("picture-000.png")
    assert check_labels(folder) == []


def test_a_migration_has_something_to_migrate_and_its_copy_is_looked_at(tmp_path: Path) -> None:
    place = tmp_path / "box"
    subject = SUBJECTS["migration"]
    subject.make(place)
    database = place / sandbox.PROJECT / "project.sqlite"
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert subject.check(place) == []
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    copy = database.with_name("project-before-update.sqlite")
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("DELETE FROM effort WHERE id > 5")
    assert len(subject.check(place)) == 1
    copy.unlink()
    assert len(subject.check(place)) == 1


def test_a_half_model_in_the_project_is_noticed(folder: Path) -> None:
    assert check_learning(folder) == []
    with Project.open(folder / sandbox.PROJECT) as project:
        (project.models_dir / "model-001.safetensors").write_bytes(b"half")
    assert len(check_learning(folder)) == 1
