"""Safety copies of projects of one name in one folder: each has its own, and none takes another's away."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.backup import before
from engine.backup.before import BackupOptions, copy_before, make_due_copy
from engine.backup.collection import is_backup_due, list_copies, thin_out
from engine.backup.make import make_backup
from engine.backup.manifest import MANIFEST
from engine.backup.names import default_folder, new_copy_path
from engine.backup.restore import restore_backup
from engine.checkup.project_check import repair_project
from engine.core import UserError
from engine.storage import Project
from engine.storage.paths import database_path
from engine.storage.project_file import IDENTITY
from tests.helpers.projects import CLASSES

START = datetime(2026, 1, 1, tzinfo=UTC)


def made(folder: Path, name: str = "cells") -> Path:
    path = folder / f"{name}.inkling"
    folder.mkdir(exist_ok=True)
    Project.create(path, name=name, classes=CLASSES).close()
    return path


def another(project: Path, folder: Path) -> Path:
    return made(folder, project.stem)


def copied_in_a_file_manager(project: Path, folder: Path) -> Path:
    folder.mkdir()
    shutil.copytree(project, folder / project.name)
    return folder / project.name


def with_a_long_name_in_common(project: Path, folder: Path) -> Path:
    return made(folder, project.stem[:120] + "other")


def of_earlier_versions(copy: Path) -> None:
    """Take from a copy what earlier versions did not note."""
    with zipfile.ZipFile(copy) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(contents[MANIFEST])
    del manifest["project_id"], manifest["place"]
    contents[MANIFEST] = json.dumps(manifest).encode()
    with zipfile.ZipFile(copy, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)


@pytest.mark.parametrize("second", [another, copied_in_a_file_manager, with_a_long_name_in_common])
def test_one_folder_for_projects_of_one_name(tmp_path: Path, second: Callable[[Path, Path], Path]) -> None:
    first = made(tmp_path / "a", "c" * 130)
    projects, folder = [first, second(first, tmp_path / "b")], tmp_path / "copies"
    copies: list[list[Path]] = []
    for project in projects:
        assert is_backup_due(project, folder, timedelta(days=1))
        copies.append([])
        for day in range(5):
            copies[-1].append(new_copy_path(project, folder, START + timedelta(days=day)))
            make_backup(project, copies[-1][-1])
        assert not is_backup_due(project, folder, timedelta(days=1))
    thin_out(projects[0], folder, 1)
    assert all(path.exists() for path in copies[1])
    assert sum(path.exists() for path in copies[0]) == 1
    listed = [copy.path for copy in list_copies(projects[1], folder)]
    assert set(copies[1]) <= set(listed)
    assert (second is copied_in_a_file_manager) == bool(set(copies[0]) & set(listed))


@pytest.mark.parametrize("is_chosen", [False, True])
def test_copies_of_earlier_versions_are_listed_and_restored(tmp_path: Path, is_chosen: bool) -> None:
    project = made(tmp_path / "a")
    folder = tmp_path / "copies" if is_chosen else default_folder(project)
    copies = [new_copy_path(project, folder, START + timedelta(days=day)) for day in range(3)]
    for copy in copies:
        make_backup(project, copy)
        of_earlier_versions(copy)
    assert [copy.path for copy in list_copies(project, folder)] == copies[::-1]
    restored = restore_backup(copies[0], tmp_path / "restored.inkling").project
    Project.open(restored).close()
    # In a folder of many projects nothing tells whose they are: they stay, and stand for none.
    thin_out(project, folder, 1)
    assert sum(copy.exists() for copy in copies) == (3 if is_chosen else 1)
    assert is_backup_due(project, folder, timedelta(0)) == is_chosen


def test_a_moved_project_still_finds_its_copies(tmp_path: Path) -> None:
    project, folder = made(tmp_path / "a"), tmp_path / "copies"
    copy = make_backup(project, new_copy_path(project, folder, START)).path
    (tmp_path / "b").mkdir()
    moved = project.rename(tmp_path / "b" / project.name)
    assert [listed.path for listed in list_copies(moved, folder)] == [copy]


def test_a_project_of_an_earlier_version_gets_its_id_once(tmp_path: Path) -> None:
    ids = []
    project = made(tmp_path)
    with Project.open(project) as opened:
        opened.settings.set(IDENTITY, 7)
    for _ in range(2):
        with Project.open(project) as opened:
            ids.append(opened.settings.get(IDENTITY))
    assert ids[0] == ids[1]
    assert len(ids[0]) == 32


def test_copies_before_work_follow_one_rule(tmp_path: Path) -> None:
    project, folder = made(tmp_path / "a"), tmp_path / "copies"
    folder.mkdir()
    options = BackupOptions(keep=2, folder=folder)
    first = copy_before(project, options)
    assert (first.parent, copy_before(project, options)) == (folder, first)
    for _ in range(3):
        make_due_copy(project, options, None)
    assert len(list(folder.iterdir())) <= 2
    gone = BackupOptions(folder=tmp_path / "gone")
    for is_repair in (False, True):
        with pytest.raises(UserError, match="Nothing was changed"):
            copy_before(project, gone, is_repair=is_repair)


def test_a_copy_that_is_removed_while_it_is_looked_for_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, folder = made(tmp_path / "a"), tmp_path / "copies"
    folder.mkdir()
    options = BackupOptions(keep=2, folder=folder)
    first = copy_before(project, options)

    def removed_meanwhile(*_: object) -> bool:
        first.unlink()
        return False

    monkeypatch.setattr(before, "is_backup_due", removed_meanwhile)
    again = copy_before(project, options)
    assert again.is_file()
    assert again.parent == folder


def test_the_copy_before_a_repair_is_in_the_list(tmp_path: Path) -> None:
    project, folder = made(tmp_path / "a"), tmp_path / "copies"
    folder.mkdir()
    options = BackupOptions(keep=2, folder=folder)
    for chosen in (None, options):
        content = bytearray(database_path(project).read_bytes())
        content[:100] = bytes(100)
        database_path(project).write_bytes(content)
        result = repair_project(project) if chosen is None else repair_project(project, options=chosen)
        assert result.repaired
    listed = [copy for place in options.places(project) for copy in list_copies(project, place)]
    assert {copy.path.parent for copy in listed} == {folder, default_folder(project)}
