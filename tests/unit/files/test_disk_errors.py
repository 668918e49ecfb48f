"""Failures of disks and of SQLite come as one sentence that says what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.checkup.project_check import check_project
from engine.core import ClassList, UserError
from engine.document.decode import in_plain_words
from engine.files.atomic import atomic_file, atomic_folder
from engine.files.disk_errors import disk_error, disk_errors, is_known
from engine.storage import Project

FAILURES = {
    errno.ENOSPC: "The disk is full",
    errno.EDQUOT: "share of the disk is used up",
    errno.EROFS: "can only be read",
    errno.EACCES: "You may not write",
    errno.EPERM: "You may not write",
    errno.ENAMETOOLONG: "is too long",
    errno.EIO: "The disk failed",
    errno.ENOENT: "its folder has gone",
    errno.ENOTCONN: "does not answer",
    errno.ESTALE: "does not answer",
}


@pytest.mark.parametrize(("number", "words"), FAILURES.items())
def test_each_failure_of_a_disk_is_told_with_the_file_and_what_to_do(number: int, words: str) -> None:
    error = disk_error(OSError(number, "system's words", "/hidden.tmp"), Path("/shown/a.png"))
    assert words in error.summary
    assert "/shown/a.png" in error.summary
    assert error.hint
    assert is_known(OSError(number, "x"))


def test_an_unknown_failure_is_told_in_the_systems_words() -> None:
    assert "strange" in disk_error(OSError(9999, "strange"), "x").summary
    assert not is_known(OSError(9999, "strange"))


@pytest.mark.parametrize("make", [atomic_file, atomic_folder])
def test_a_disk_that_fails_in_the_middle_leaves_nothing(tmp_path: Path, make: object) -> None:
    with (
        pytest.raises(UserError, match=r"The disk is full: .*out could not be written\."),
        make(tmp_path / "out"),  # type: ignore[operator]
    ):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_full_database_is_a_full_disk(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)
    try:
        connection.execute("PRAGMA max_page_count=1")
        with pytest.raises(UserError, match="The disk is full"), disk_errors("cells"):
            connection.execute("CREATE TABLE a(b)")
    finally:
        connection.close()


@pytest.mark.parametrize("ask", [lambda path: Project.open(path, read_only=True), check_project])
def test_a_project_that_cannot_be_opened_for_want_of_room_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Callable[[Path], object]
) -> None:
    path = tmp_path / "cells.inkling"
    Project.create(path, name="cells", classes=ClassList.from_names("ab")).close()

    def connect(*_: object, **__: object) -> sqlite3.Connection:
        # As SQLite fails on a full disk, where it makes a file beside the project's for its readers.
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
        raise error

    monkeypatch.setattr("engine.storage.database.connect", connect)
    monkeypatch.setattr("engine.checkup.recovery.connect", connect)
    monkeypatch.setattr("os.access", lambda *_: True)
    with pytest.raises(UserError, match=r"The disk is full: .* could not be written\."):
        ask(path)


@pytest.mark.parametrize("number", [errno.EMFILE, errno.EIO, errno.ESTALE])
def test_a_disk_that_fails_makes_no_image_damaged(number: int) -> None:
    with pytest.raises(UserError) as error, in_plain_words(Path("a.png")):
        raise OSError(number, os.strerror(number), "b.py")
    assert "a.png" in str(error.value)
    assert "damaged" not in str(error.value)


@pytest.mark.parametrize("unfinished", [atomic_file, atomic_folder])
def test_messages_name_no_hidden_file(tmp_path: Path, unfinished: Callable[[Path], Any]) -> None:
    target = tmp_path / "result.png"
    with pytest.raises(UserError) as error, unfinished(target) as temporary:
        raise UserError(f"Cannot write {temporary}.", f"Look at {temporary.name}.")
    assert str(error.value) == f"Cannot write {target}. Look at result.png."
