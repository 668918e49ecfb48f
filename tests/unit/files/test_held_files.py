"""Files that another program holds, as on Windows: tried again for a while, then told; nothing is lost."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.core import UserError
from engine.files import held_files
from engine.files.atomic import atomic_file, atomic_folder
from engine.files.held_files import discard_file, remove_file, replace_file
from engine.storage import Project
from tests.helpers.projects import SHAPE, one_image_project


def held(winerror: int) -> PermissionError:
    """The error of Windows for a file that another program has open."""
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = winerror  # type: ignore[attr-defined]
    return error


class Holder:
    """Another program: it lets go after some tries."""

    def __init__(self, act: Callable[..., None], tries: int, winerror: int) -> None:
        self._act = act
        self._winerror = winerror
        self.tries_left = tries

    def __call__(self, *arguments: object, **named: object) -> None:
        if self.tries_left > 0:
            self.tries_left -= 1
            raise held(self._winerror)
        self._act(*arguments, **named)


def write_file(folder: Path) -> None:
    with atomic_file(folder / "a.txt") as temporary:
        temporary.write_text("new")


def write_folder(folder: Path) -> None:
    with atomic_folder(folder / "a") as temporary:
        (temporary / "x").write_text("new")


WRITES: dict[str, Callable[[Path], None]] = {
    "file": write_file,
    "folder": write_folder,
    "replace": lambda folder: replace_file(folder / "source", folder / "target"),
}


@pytest.mark.parametrize("winerror", [5, 32, 33])
@pytest.mark.parametrize("write", WRITES)
def test_a_file_that_is_held_for_a_moment_is_written_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int, write: str
) -> None:
    (tmp_path / "source").write_text("source")
    holder = Holder(os.replace, 3, winerror)
    monkeypatch.setattr(os, "replace", holder)
    WRITES[write](tmp_path)
    assert holder.tries_left == 0
    assert not list(tmp_path.glob(".*"))


def test_a_file_that_stays_held_is_told_and_what_was_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("old")
    monkeypatch.setattr(held_files, "PATIENCE_S", 0.05)
    monkeypatch.setattr(os, "replace", Holder(os.replace, 10_000, 32))
    with pytest.raises(UserError, match="held by another program"):
        write_file(tmp_path)
    assert (tmp_path / "a.txt").read_text() == "old"
    assert not list(tmp_path.glob(".*"))


def test_a_lack_of_rights_elsewhere_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def refuse(*arguments: object) -> None:
        tries.append(arguments)
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(UserError):
        write_file(tmp_path)
    assert len(tries) == 1


def test_removing_waits_and_discarding_leaves_what_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_text("x")
    real = os.unlink
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", Holder(lambda *_, **__: real(path), 10_000, 32))
        discard_file(path)
    assert path.exists()
    monkeypatch.setattr(Path, "unlink", Holder(lambda *_, **__: real(path), 2, 32))
    remove_file(path)
    assert not path.exists()


def test_a_mask_file_that_a_viewer_holds_is_written_when_it_lets_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, image_id = one_image_project(tmp_path)
    holder = Holder(os.replace, 2, 32)
    mask = np.zeros(SHAPE, np.uint8)
    with project:
        monkeypatch.setattr(os, "replace", holder)
        project.write_mask(image_id, mask)
        project.flush()
    with Project.open(project.path, read_only=True) as again:
        written = again.read_mask_file(image_id)
    assert written is not None
    assert np.array_equal(written, mask)
