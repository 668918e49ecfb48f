"""The repository names no developer's machine, keeps no unfinished marks, and ships no big file."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.imports import CHECKOUT, program_files

MAX_BYTES = 2 << 20

# An absolute path of somebody's home or scratch folder means nothing on another machine.
MACHINE_PATH = re.compile(r"(?<![\w/.])(/home/\w|/Users/\w|/root/|/work/|/mnt/\w|[A-Z]:\\\\?Users)")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, timeout=60, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [CHECKOUT / name for name in names if (CHECKOUT / name).is_file()]


def texts() -> dict[str, str]:
    this_file = Path(__file__).resolve()
    found = {}
    for path in tracked_files():
        content = path.read_bytes()
        if b"\0" not in content and path != this_file:
            found[path.relative_to(CHECKOUT).as_posix()] = content.decode("utf-8")
    return found


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    wrong = [name for name, text in texts().items() if MACHINE_PATH.search(text)]
    assert wrong == []


def test_no_file_of_the_program_is_marked_unfinished() -> None:
    wrong = [
        path.relative_to(CHECKOUT).as_posix()
        for path in program_files()
        if UNFINISHED.search(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_no_file_is_too_big_for_a_repository_of_source() -> None:
    wrong = [path.name for path in tracked_files() if path.stat().st_size > MAX_BYTES]
    assert wrong == []
