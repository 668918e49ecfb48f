"""Folders of a process in the system's place for temporary files."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from engine.files.temporary_folders import temporary_folder, temporary_place
from tests.helpers.cli import CHECKOUT

_KILLED = """
import os, signal, sys
from pathlib import Path
from engine.files.temporary_folders import temporary_folder
with temporary_folder("test", Path(sys.argv[1])) as folder:
    (folder / "large").write_bytes(bytes(1000))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_folder_ends_with_the_block(tmp_path: Path) -> None:
    with temporary_folder("test", tmp_path) as folder:
        (folder / "a").mkdir()
        assert folder.parent == tmp_path
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no signal that ends at once")
def test_what_a_killed_process_has_left_goes_with_the_next_one(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], cwd=CHECKOUT, check=False)
    assert len(list(tmp_path.iterdir())) == 1
    with temporary_folder("test", tmp_path) as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_what_other_programs_have_left_there_stays(tmp_path: Path) -> None:
    # Named as files of earlier versions were, and older than those may be.
    theirs = tmp_path / ".cache-0123456789ab.tmp"
    theirs.touch()
    os.utime(theirs, (1.0, 1.0))
    with temporary_folder("test", tmp_path):
        assert theirs.is_file()


def test_there_is_a_place_while_every_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", list)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with pytest.raises(FileNotFoundError):
        tempfile.gettempdir()
    assert temporary_place() == tmp_path
    # For libraries, which ask Python.
    assert tempfile.gettempdir() == str(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that a program is in cannot be removed")
def test_there_is_a_place_where_the_current_folder_has_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", list)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert temporary_place() == tmp_path
