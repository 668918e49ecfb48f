"""The guard of written paths: inputs, projects, pipes and other people's files stay as they are."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.core import UserError
from engine.files.project_signature import APPLICATION_ID
from engine.files.write_guard import WriteGuard


def anything(path: Path) -> bool:
    return True


def nothing(path: Path) -> bool:
    return False


def plain(target: Path) -> Path:
    return target


def other_spelling(target: Path) -> Path:
    return target.parent / ".." / target.parent.name / target.name


def symbolic_link(target: Path) -> Path:
    link = target.parent.parent / f"link-{target.name}"
    link.symlink_to(target)
    return link


def chain_of_links(target: Path) -> Path:
    link = target.parent.parent / f"second-{target.name}"
    link.symlink_to(symbolic_link(target))
    return link


def hard_link(target: Path) -> Path:
    link = target.parent.parent / f"hard-{target.name}"
    link.hardlink_to(target)
    return link


def through_linked_folder(target: Path) -> Path:
    link = target.parent.parent / "linked-folder"
    link.symlink_to(target.parent)
    return link / target.name


WAYS: tuple[Callable[[Path], Path], ...] = (
    plain,
    other_spelling,
    symbolic_link,
    chain_of_links,
    hard_link,
    through_linked_folder,
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "inputs" / "a.png"
    path.parent.mkdir()
    path.write_bytes(b"pixels")
    return path


def project_at(path: Path) -> Path:
    """A folder with the bare mark of a project, and a mask."""
    (path / "masks").mkdir(parents=True)
    connection = sqlite3.connect(path / "project.sqlite")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute("CREATE TABLE images(id)")
    connection.close()
    (path / "masks" / "a.png").write_bytes(b"mask")
    return path


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_file_that_is_read_is_never_written_under_any_name(
    source: Path, way: Callable[[Path], Path]
) -> None:
    with pytest.raises(UserError, match="is read by this command"):
        WriteGuard([source]).check_file(way(source), anything)


@pytest.mark.parametrize("way", [plain, other_spelling, symbolic_link, through_linked_folder])
def test_a_folder_that_is_read_takes_no_outputs(source: Path, way: Callable[[Path], Path]) -> None:
    with pytest.raises(UserError, match="is read by this command"):
        WriteGuard([source.parent]).check_folder(way(source.parent))


@pytest.mark.parametrize(
    "inside", ["project.sqlite", "masks/a.png", "masks/new.png", "lock", "new/deep.json"]
)
@pytest.mark.parametrize("way", [plain, other_spelling, symbolic_link, through_linked_folder])
def test_nothing_in_a_project_is_written(tmp_path: Path, inside: str, way: Callable[[Path], Path]) -> None:
    target = project_at(tmp_path / "some" / "cells.inkling") / inside
    with pytest.raises(UserError, match="is in the project"):
        WriteGuard().check_file(way(target), anything)


def test_a_project_is_known_by_its_signature_under_any_name(tmp_path: Path) -> None:
    project = project_at(tmp_path / "renamed")
    (project / "project.sqlite").rename(tmp_path / "elsewhere.json")
    with pytest.raises(UserError, match="is the file of a project"):
        WriteGuard().check_file(tmp_path / "elsewhere.json", anything)
    with pytest.raises(UserError, match="is in the project"):
        WriteGuard().check_folder(project_at(tmp_path / "again"))
    with pytest.raises(UserError, match="is in the project"):
        WriteGuard().check_new_project(tmp_path / "again" / "inner.inkling")


def test_a_new_project_may_lie_among_the_images_that_it_is_made_of(tmp_path: Path) -> None:
    guard = WriteGuard([tmp_path])
    guard.check_new_project(tmp_path / "cells.inkling")
    with pytest.raises(UserError, match="is read by this command"):
        guard.check_new_project(tmp_path / "cells")
    (tmp_path / "given.inkling").mkdir()
    guard.add_reads([tmp_path / "given.inkling"])
    with pytest.raises(UserError, match="is read by this command"):
        guard.check_new_project(tmp_path / "given.inkling")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_and_devices_are_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/null")
    for path in (tmp_path / "pipe", tmp_path / "link", Path("/dev/null")):
        with pytest.raises(UserError, match="is a pipe or a device"):
            WriteGuard().check_file(path, anything)
        with pytest.raises(UserError, match="is a pipe or a device"):
            WriteGuard().check_folder(path)


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(b"mine")
    with pytest.raises(UserError, match="was not written by this command"):
        WriteGuard().check_file(path, nothing)
    path.write_bytes(b"")
    assert WriteGuard().check_file(path, nothing) == path


def test_a_link_is_followed_to_the_file_that_is_written(source: Path) -> None:
    assert WriteGuard().check_file(symbolic_link(source), anything) == source


def test_an_output_in_a_missing_folder_is_refused_early(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        WriteGuard().check_file(tmp_path / "no" / "out.png", anything)


def test_a_folder_is_no_output_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        WriteGuard().check_file(tmp_path, anything)
