"""Project check where the project's folder leads elsewhere: nothing outside is moved, written or removed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from engine.checkup.damage import DamageKind
from engine.checkup.project_check import check_project, repair_project
from engine.core import UserError
from engine.storage import Project
from tests.fuzz.projects import raw, tree
from tests.helpers.worked_project import worked_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project, and beside it a folder with files that a repair of their kind would take away."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("a.png", "77-0.prediction", ".x.0123456789ab.tmp", "m.safetensors", "scores.sqlite"):
        (elsewhere / name).write_bytes(b"precious")
    return worked_project(tmp_path)


def outside(project: Path) -> dict[str, tuple[int, int]]:
    return tree(project.parent / "elsewhere", but=project)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        *((folder, "") for folder in ("masks", "models", "predictions", "set-aside")),
        *((file, "a.png") for file in ("lock", "lock-holder.json", "scores.sqlite", "vectors.sqlite")),
        *((f"project.sqlite{end}", "a.png") for end in ("-wal", "-shm", "-journal")),
    ],
)
def test_a_repair_touches_nothing_behind_a_link(project: Path, name: str, target: str) -> None:
    path = project / name
    if path.is_dir():
        shutil.move(path, project.parent / "old")
    path.unlink(missing_ok=True)
    path.symlink_to(project.parent / "elsewhere" / target)
    before = outside(project)
    messages: list[str] = []
    for work in (check_project, repair_project):
        try:
            assert DamageKind.PLACE in {finding.kind for finding in work(project).findings}
        except UserError as error:
            messages.append(str(error))
    assert all("is a link" in message for message in messages)
    assert outside(project) == before


def test_a_mask_below_a_linked_folder_is_neither_read_nor_written(project: Path) -> None:
    (project / "masks" / "sub").symlink_to(project.parent / "elsewhere")
    with raw(project) as connection:
        connection.execute("UPDATE images SET rel = 'sub/a', rel_key = 'sub/a' WHERE id = 2")
    before = outside(project)
    result = repair_project(project)
    assert [finding.kind for finding in result.findings] == [DamageKind.PLACE]
    assert outside(project) == before


@pytest.mark.parametrize("is_absolute", [True, False])
def test_a_damaged_model_file_elsewhere_stays_where_it_is(project: Path, is_absolute: bool) -> None:
    file = "../../elsewhere/m.safetensors"
    if is_absolute:
        file = str(project.parent / "elsewhere" / "m.safetensors")
    with raw(project) as connection:
        connection.execute("UPDATE models SET file = ?", (file,))
    before = outside(project)
    result = repair_project(project)
    assert [(f.kind, f.is_repairable) for f in result.findings] == [(DamageKind.MODEL_FILE, False)]
    assert outside(project) == before


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_what_is_no_file_in_the_place_of_a_mask_is_put_aside(project: Path, kind: str) -> None:
    path = project / "masks" / "im1.png"
    path.unlink()
    if kind == "folder":
        path.mkdir()
        (path / "notes.txt").write_text("mine")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(project.parent / "elsewhere" / "a.png")
    before = outside(project)
    assert repair_project(project).findings == ()
    assert path.is_file()
    assert os.path.lexists(project / "set-aside" / "masks" / "im1.png")
    assert check_project(project).findings == ()
    assert outside(project) == before


@pytest.mark.parametrize("name", ["masks", "models", "predictions", "scores.sqlite", "vectors.sqlite"])
def test_a_file_in_the_place_of_a_folder_and_the_other_way_round_are_put_aside(
    project: Path, name: str
) -> None:
    path = project / name
    if name.endswith(".sqlite"):
        path.mkdir()
    else:
        shutil.rmtree(path, ignore_errors=True)
        path.write_text("mine")
    assert [finding.kind for finding in check_project(project).findings] == [DamageKind.PLACE]
    assert repair_project(project).findings == ()
    assert os.path.lexists(project / "set-aside" / name)
    assert check_project(project).findings == ()
    with Project.open(project) as opened:
        assert all(opened.decided_mask(record.id) is not None for record in opened.images.rows())
