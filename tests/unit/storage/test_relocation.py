"""Copy of a project to another place: what the old disk does not give is named, the new must take all."""

from __future__ import annotations

import errno
import io
from pathlib import Path
from typing import IO, Any

import pytest

from engine.core import UserError
from engine.storage import Project
from engine.storage.external import relocation
from tests.helpers.worked_project import worked_project


class Failing(io.BytesIO):
    """A file that fails at its first reading or writing."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(self._number, "failed")

    def write(self, data: Any, /) -> int:
        raise OSError(self._number, "failed")


def failing_open(
    monkeypatch: pytest.MonkeyPatch, mode: str, suffix: str, number: int, *, at_once: bool
) -> None:
    def opened(path: Path, how: str) -> IO[bytes]:
        if how != mode or path.suffix != suffix:
            return open(path, how)
        if at_once:
            raise OSError(number, "failed")
        if "x" in how:
            path.touch()
        return Failing(number)

    monkeypatch.setattr(relocation, "open", opened, raising=False)


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ESTALE])
@pytest.mark.parametrize("suffix", [".png", ".safetensors"])
def test_what_cannot_be_read_is_named_and_the_rest_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, number: int, at_once: bool
) -> None:
    path, target = worked_project(tmp_path, 2), tmp_path / "new" / "copy.inkling"
    with Project.open(path) as project:
        masks = [project.decided_mask(record.id) for record in project.images.rows()]
        failing_open(monkeypatch, "rb", suffix, number, at_once=at_once)
        left_out = project.copy_to(target)
    files = [file for name in ("masks", "models") for file in (path / name).rglob("*") if file.is_file()]
    lost = [file.relative_to(path).as_posix() for file in files if file.suffix == suffix]
    assert sorted(left_out) == sorted(lost)
    assert lost
    assert not [name for name in lost if (target / name).exists()]
    assert all((target / file.relative_to(path)).exists() for file in files if file.suffix != suffix)
    with Project.open(target) as copy:
        assert [(copy.decided_mask(r.id) == m).all() for r, m in zip(copy.images.rows(), masks, strict=True)]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_failure_of_the_new_place_ends_the_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    path, target = worked_project(tmp_path, 2), tmp_path / "new" / "copy.inkling"
    with Project.open(path) as project:
        failing_open(monkeypatch, "xb", ".png", errno.ENOSPC, at_once=at_once)
        with pytest.raises(UserError, match=r"disk is full: .*copy\.inkling"):
            project.copy_to(target)
        project.settings.set("reviewer", "Bo")
    assert not target.exists()
