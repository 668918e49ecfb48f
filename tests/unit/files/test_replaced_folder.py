"""Folders that take the place of others: whole, with the files of others, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from engine.core import UserError
from engine.files import atomic
from engine.files.atomic import atomic_folder, replaced_folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("old")
    (folder / "sub" / "mine.txt").write_text("mine")
    (folder / "link").symlink_to("sub/mine.txt")
    return folder


def content(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


def test_the_new_folder_has_what_was_written_and_what_was_kept(old: Path) -> None:
    with replaced_folder(old, ["sub/mine.txt", "link"]) as folder:
        (folder / "b.txt").write_text("new")
        assert content(old)["a.txt"] == "old"
    assert content(old) == {"b.txt": "new", "sub/mine.txt": "mine", "link": "mine"}
    assert (old / "link").is_symlink()
    assert [p.name for p in old.parent.iterdir()] == ["data"]


@pytest.mark.parametrize("fault", ["in the block", "meets", "rename", "first rename"])
def test_whatever_fails_the_old_folder_stays_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    before = content(old)

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    if fault == "rename":
        monkeypatch.setattr(atomic, "replace_file", fail)
    elif fault == "first rename":
        monkeypatch.setattr(os, "rename", fail)

    def replace() -> None:
        with replaced_folder(old, ["sub/mine.txt"]) as folder:
            if fault == "in the block":
                raise RuntimeError
            if fault == "meets":
                (folder / "sub").mkdir()
                (folder / "sub" / "mine.txt").write_text("new")

    with pytest.raises(RuntimeError if fault == "in the block" else UserError):
        replace()
    assert content(old) == before
    assert [p.name for p in old.parent.iterdir()] == ["data"]


def test_the_current_folder_is_filled_wholly_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    replace, calls = atomic.replace_file, list[Path]()

    def fail_at_the_second(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(errno.EIO, "broken", str(target))
        replace(source, target)

    def fill() -> None:
        with atomic_folder(here) as place:
            for name in ("a", "b"):
                (place / name).write_text(name)

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "replace_file", fail_at_the_second)
        with pytest.raises(UserError):
            fill()
    assert [path.name for path in tmp_path.rglob("*")] == ["here"]
    fill()
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["a", "b"]
