"""Masks that are written together: what happens to their files, and to the notes of them, in between."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.core import EngineError, ImageId
from engine.document.mask_file import read_mask
from engine.files import atomic, pinned_folders
from engine.storage import Project, mask_writer
from engine.storage.external.mask_changes import find_mask_changes
from engine.storage.mask_writer import write_mask_png
from tests.helpers.projects import CLASSES, SHAPE, new_project, save_image

CHECKOUT = Path(__file__).resolve().parents[3]
COUNT = 12
FAILURE = OSError(errno.EIO, os.strerror(errno.EIO))
PALETTE = mask_writer.class_palette(CLASSES)


class Waiting:
    """A project with masks of many images given to it, which are written together once `write` is called."""

    def __init__(self, tmp_path: Path, count: int = COUNT) -> None:
        for number in range(count):
            save_image(tmp_path / "images" / f"{number:03}.png")
        self.project = new_project(tmp_path, tmp_path / "images")
        self.ids = [record.id for record in self.project.images.rows()]
        self.held: list[ImageId] = []
        self.project.set_mask_handler(self.held.append)
        self.give(100)
        self.write()

    def give(self, first: int) -> None:
        assert self.project._writer is not None
        self.may_store = threading.Event()
        self.project._writer.post(lambda _: self.may_store.wait(60) and None)
        with self.project.images.one_change():
            for number, image_id in enumerate(self.ids):
                self.project.write_mask(image_id, np.full(SHAPE, first + number, np.uint8))

    def write(self) -> None:
        self.may_store.set()
        self.project.flush()

    def values(self) -> list[int]:
        """What is in the file of each mask."""
        masks = [read_mask(self.project.mask_path(image_id), None, None) for image_id in self.ids]
        return [int(mask[0, 0]) for mask in masks]

    def names(self) -> list[str]:
        return sorted(os.listdir(self.project.mask_path(self.ids[0]).parent))


@pytest.fixture
def waiting(tmp_path: Path) -> Any:
    waiting = Waiting(tmp_path)
    with waiting.project:
        yield waiting


def before_call(
    monkeypatch: pytest.MonkeyPatch, module: Any, name: str, act: Callable[[int], object]
) -> list[int]:
    """Have `act` called with the number of the call, from 1 on, before each call of a function."""
    real = getattr(module, name)
    calls: list[int] = []

    def call(*args: Any) -> Any:
        calls.append(len(calls) + 1)
        act(len(calls))
        return real(*args)

    monkeypatch.setattr(module, name, call)
    return calls


def fail_at(nth: int) -> Callable[[int], None]:
    def act(number: int) -> None:
        if number == nth:
            raise FAILURE

    return act


@pytest.mark.parametrize("count", [1, COUNT])
def test_what_another_program_saves_during_the_wait_for_the_disk_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    waiting = Waiting(tmp_path, count)
    theirs = waiting.project.mask_path(waiting.ids[-1])
    their_mask = np.full(SHAPE, 200, np.uint8)
    real, saved = pinned_folders.require_pinned, threading.Event()

    def saves_before_the_names(path: Path) -> None:
        real(path)
        # Unfinished files are there, and their bytes are on the disk: this is the second look at the folder.
        is_waiting = any(name.endswith(".tmp") for name in os.listdir(theirs.parent))
        if is_waiting and not saved.is_set():
            saved.set()
            write_mask_png(theirs, their_mask, PALETTE)

    with waiting.project:
        waiting.give(0)
        monkeypatch.setattr(atomic, "require_pinned", saves_before_the_names)
        waiting.write()
        assert saved.is_set()
        assert waiting.held == [waiting.ids[-1]]
        assert waiting.values() == [*range(count - 1), 200]
        assert [change.image_id for change in find_mask_changes(waiting.project)] == [waiting.ids[-1]]
        assert [name for name in waiting.names() if not name.endswith(".png")] == []


@pytest.mark.parametrize("count", [1, COUNT])
@pytest.mark.parametrize("nth", range(1, 5))
def test_a_disk_that_does_not_tell_what_is_there_never_counts_as_nothing_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, nth: int
) -> None:
    waiting = Waiting(tmp_path, count)
    theirs = waiting.project.mask_path(waiting.ids[0])
    write_mask_png(theirs, np.full(SHAPE, 200, np.uint8), PALETTE)
    looks: list[object] = []

    def broken(real: Callable[..., Any]) -> Callable[..., Any]:
        def look(path: Any, *args: Any, **more: Any) -> Any:
            if os.fspath(path) == str(theirs):
                looks.append(path)
                if len(looks) == nth:
                    raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(path))
            return real(path, *args, **more)

        return look

    with waiting.project:
        waiting.give(0)
        with monkeypatch.context() as patch:
            patch.setattr(os, "stat", broken(os.stat))
            patch.setattr(os, "lstat", broken(os.lstat))
            told = ""
            try:
                waiting.write()
            except EngineError as error:
                told = str(error)
        assert theirs.name in told or waiting.held == [waiting.ids[0]]
        assert waiting.values() == [200, *range(1, count)]


def test_a_change_that_was_lost_before_is_told_and_not_swallowed_by_masks(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(connection: sqlite3.Connection) -> None:
        raise sqlite3.IntegrityError("CHECK constraint failed")

    project = waiting.project
    assert project._writer is not None
    assert project._mask_writer is not None
    encoded, is_lost = threading.Event(), threading.Event()
    real = mask_writer.mask_png

    def slow(*args: Any) -> bytes:
        encoded.set()
        is_lost.wait(60)
        return real(*args)

    monkeypatch.setattr(mask_writer, "mask_png", slow)
    waiting.give(0)
    waiting.may_store.set()
    assert encoded.wait(60)
    project._writer.post(lost)
    project._writer.settle()
    is_lost.set()
    project._mask_writer.flush()
    with pytest.raises(EngineError, match="is undone"):
        project.flush()
    project.flush()
    assert waiting.values() == list(range(COUNT))


@pytest.mark.parametrize("name", ["replace_file", "sync_folder"])
@pytest.mark.parametrize("nth", [1, 5])
def test_a_failure_among_the_names_leaves_every_file_whole_and_known(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch, name: str, nth: int
) -> None:
    waiting.give(0)
    with monkeypatch.context() as patch:
        calls = before_call(patch, atomic, name, fail_at(nth))
        waiting.write()
        assert len(calls) >= nth or name == "sync_folder"
    assert waiting.values() == list(range(COUNT))
    assert waiting.held == []
    assert not find_mask_changes(waiting.project)
    assert [file for file in waiting.names() if not file.endswith(".png")] == []


def test_masks_that_cannot_be_noted_are_told_and_known_as_our_own_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Waiting(tmp_path)
    waiting.give(0)

    def fail(*args: Any) -> None:
        raise sqlite3.IntegrityError("CHECK constraint failed")

    monkeypatch.setattr(mask_writer, "note_mask_written", fail)
    told: list[EngineError] = []
    waiting.project.set_error_handler(told.append)
    waiting.write()
    monkeypatch.undo()
    waiting.project.close()
    assert all("is undone" in str(error) for error in told)
    assert told
    with Project.open(waiting.project.path) as again:
        again.set_mask_handler(waiting.held.append)
        for image_id in waiting.ids:
            again.write_mask(image_id, np.full(SHAPE, 77, np.uint8))
        again.flush()
    assert waiting.held == []
    assert waiting.values() == [77] * COUNT


DIES = """
import os, sys
from pathlib import Path
from engine.files import atomic
from tests.unit.storage.test_masks_together import Waiting
waiting = Waiting(Path(sys.argv[1]))
waiting.give(0)
# Once all names of a batch are changed, or in the midst of them: before any of them is noted.
real, calls, last = atomic.replace_file, [], int(sys.argv[2])
def replace(source, target):
    real(source, target)
    calls.append(target)
    if len(calls) == last:
        os._exit(9)
atomic.replace_file = replace
waiting.write()
"""


@pytest.mark.parametrize("last", [COUNT // 2, COUNT])
def test_a_program_that_dies_between_names_and_notes_knows_its_files_again(tmp_path: Path, last: int) -> None:
    ended = subprocess.run([sys.executable, "-c", DIES, str(tmp_path), str(last)], cwd=CHECKOUT, check=False)
    assert ended.returncode == 9
    held: list[ImageId] = []
    with Project.open(tmp_path / "p.inkling") as again:
        again.set_mask_handler(held.append)
        ids = [record.id for record in again.images.rows()]
        values = [int(read_mask(again.mask_path(image_id), None, None)[0, 0]) for image_id in ids]
        assert all(value in (number, 100 + number) for number, value in enumerate(values))
        assert sum(value < 100 for value in values) == last
        for image_id in ids:
            again.write_mask(image_id, np.full(SHAPE, 77, np.uint8))
        again.flush()
        assert held == []
        assert {int(read_mask(again.mask_path(i), None, None)[0, 0]) for i in ids} == {77}


@pytest.mark.parametrize("limit", ["_MOST_TOGETHER", "_MOST_TOGETHER_PX"])
def test_more_than_one_batch_is_written_wholly(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    most = 5 if limit == "_MOST_TOGETHER" else 5 * SHAPE[0] * SHAPE[1]
    monkeypatch.setattr(mask_writer, limit, most)
    batches: list[int] = []

    def counted(targets: Mapping[Path, Callable[[], bool]]) -> Any:
        batches.append(len(targets))
        return atomic.atomic_files(targets)

    monkeypatch.setattr(mask_writer, "atomic_files", counted)
    waiting.give(0)
    waiting.write()
    assert max(batches) == 5
    assert waiting.values() == list(range(COUNT))
