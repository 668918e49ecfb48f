"""Who has no right to look at a place is told so, and not that nothing is there."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from engine.commands.cli import parse, run_headless
from engine.core import NO_PROGRESS, UserError
from engine.jobs import QueueDispatcher
from engine.service import Service
from engine.storage import Project, default_project_path
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.projects import new_project, save_image


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a project and images, in which the system lets us look at nothing.

    The superuser may look everywhere, so rights alone would be no test.
    """
    folder = tmp_path / "locked"
    (folder / "images").mkdir(parents=True)
    save_image(folder / "images" / "a.png")
    new_project(folder).close()
    stat, lstat = os.stat, os.lstat

    def refuse(path: Any) -> None:
        if isinstance(path, str | os.PathLike) and folder in Path(os.path.abspath(os.fspath(path))).parents:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    def forbidden_stat(path: Any, *args: Any, **named: Any) -> os.stat_result:
        refuse(path)
        return stat(path, *args, **named)

    def forbidden_lstat(path: Any, *args: Any, **named: Any) -> os.stat_result:
        refuse(path)
        return lstat(path, *args, **named)

    monkeypatch.setattr(os, "stat", forbidden_stat)
    monkeypatch.setattr(os, "lstat", forbidden_lstat)
    return folder


COMMANDS = [
    ["audit", "LOCKED/images"],
    ["audit", "LOCKED"],
    ["backup", "LOCKED", "--out", "OUT/p.backup.zip"],
    ["effort", "LOCKED/p.inkling"],
    ["export", "LOCKED/p.inkling", "--out", "OUT/e"],
    ["import", "OUT/p.inkling", "--from", "LOCKED/images"],
    ["new", "OUT/n.inkling", "--images", "LOCKED/images"],
    ["new", "OUT/n.inkling", "--images", "LOCKED"],
    ["new", "LOCKED/n.inkling", "--images", "OUT"],
    ["predict", "LOCKED/images", "--model", "LOCKED/m.safetensors", "--out", "OUT/predictions"],
    ["pretrain", "--images", "LOCKED/images", "--out", "OUT/x.safetensors"],
    ["train", "LOCKED"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_says_that_a_place_may_not_be_looked_at(
    locked: Path, tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    arguments = [word.replace("LOCKED", str(locked)).replace("OUT", str(out)) for word in words]
    try:
        code = run_headless(parse(arguments))
    except SystemExit as end:
        code = int(end.code or 0)
    said = capsys.readouterr().err
    assert code == 2
    assert "You may not read" in said or "You may not write" in said, said
    assert str(locked) in said
    assert len(said.splitlines()) == 1
    assert not list(out.iterdir())


def test_a_project_and_a_folder_that_the_window_is_to_open_may_not_be_looked_at(
    locked: Path,
) -> None:
    with pytest.raises(UserError, match="You may not read"):
        Project.open(locked)
    service = Service(QueueDispatcher(), FakeCompute())
    try:
        with pytest.raises(UserError, match="You may not read"):
            service.open_path(locked / "p.inkling", NO_PROGRESS)
    finally:
        service.close()


def test_a_new_project_goes_elsewhere_where_the_place_beside_may_not_be_looked_at(locked: Path) -> None:
    assert locked not in default_project_path(locked / "images").parents
