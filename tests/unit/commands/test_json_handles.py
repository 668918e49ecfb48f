"""The result of a command under the name of an open file: only one that was opened to be written is."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.commands.frame.json_result import JsonTarget
from engine.core import UserError
from engine.files.write_guard import WriteGuard

pytestmark = pytest.mark.skipif(os.name == "nt", reason="open files have no names there")
WORDS = "precious\n"
NAMES = ["/dev/fd/{}", "/proc/self/fd/{}"] if sys.platform == "linux" else ["/dev/fd/{}"]


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    path = tmp_path / "precious.txt"
    path.write_text(WORDS)
    return path


def test_standard_input_is_never_replaced(precious: Path) -> None:
    main = Path(__file__).parents[3] / "main.py"
    command = [sys.executable, str(main), "models", "--json", "/dev/stdin"]
    with open(precious) as stream:
        ended = subprocess.run(command, stdin=stream, capture_output=True, text=True, timeout=200)
    assert (ended.returncode, precious.read_text()) == (2, WORDS)
    assert "open for reading only" in ended.stderr


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("reads", [False, True])
@pytest.mark.parametrize("flags", [os.O_RDONLY, os.O_RDWR])
def test_open_files_that_are_read_stay(precious: Path, name: str, reads: bool, flags: int) -> None:
    if flags != os.O_RDONLY and (not reads or not name.startswith("/proc")):
        pytest.skip("the shell has opened it to be written, and nothing reads it")
    handle = os.open(precious, flags)
    with contextlib.closing(os.fdopen(handle)), pytest.raises(UserError):
        JsonTarget(name.format(handle), WriteGuard([precious] if reads else []))
    assert precious.read_text() == WORDS


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_open_for_writing_takes_the_result(tmp_path: Path, name: str) -> None:
    path = tmp_path / "result.json"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT)
    JsonTarget(name.format(handle), WriteGuard()).write({"a": 1}, io.StringIO())
    assert path.read_text() == '{\n  "a": 1\n}\n'
