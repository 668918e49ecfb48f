"""The process beside a command: it speaks after a crash in compiled code, and after nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.cli import CHECKOUT

WATCHED = """
import os, sys
from pathlib import Path
from engine.crash.crash_watch import CrashWatch
from engine.crash.native import NativeCrashFile
note = NativeCrashFile(Path(sys.argv[1]), "crash-")
watch = CrashWatch(note.path, "It crashed ({crash}). Run it again.")
number = int(sys.argv[2])
if number:
    os.kill(os.getpid(), number)
watch.close()
note.close()
"""


def ended(folder: Path, number: int) -> tuple[int, str]:
    """Exit code and error output of a watched process that gets this signal, 0 for none."""
    arguments = [sys.executable, "-c", WATCHED, str(folder), str(number)]
    # The output ends only with the process beside it, so that a forgotten one would be seen here.
    done = subprocess.run(arguments, cwd=CHECKOUT, capture_output=True, check=False, timeout=120, text=True)
    return done.returncode, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="such signals are of other systems")
@pytest.mark.parametrize("name", ["SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL"])
def test_a_crash_is_said_at_once_in_one_line(tmp_path: Path, name: str) -> None:
    code, words = ended(tmp_path, getattr(signal, name))
    assert code == -getattr(signal, name)
    assert words.startswith("It crashed (")
    assert words.endswith("). Run it again.\n")
    assert len(words.splitlines()) == 1
    assert len(list(tmp_path.iterdir())) == 1, "the note stays for the next run"


@pytest.mark.parametrize("name", ["", "SIGKILL", "SIGTERM"])
def test_nothing_is_said_after_another_end(tmp_path: Path, name: str) -> None:
    if name and os.name == "nt":
        pytest.skip("such signals are of other systems")
    number = int(getattr(signal, name)) if name else 0
    assert ended(tmp_path, number) == (-number, "")
