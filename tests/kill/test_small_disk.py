"""A real disk that is full: writes of compiled libraries fail as those of Python do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.command_runs import RUNS, check_whole, contents, copy_workplace, temporaries
from tests.helpers.killing import CommandServer

NAMES = ["train", "predict", "new", "export"]
FREE_BYTES = 4096


@pytest.fixture
def place(workplace: Path, tmp_path: Path) -> Iterator[Path]:
    """A workplace whose folder `out` is a disk of its own with a few free bytes."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    folder = copy_workplace(workplace, tmp_path / "place")
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "inkling-test", str(folder / "out")]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this system mounts no disk in memory")
    try:
        free = shutil.disk_usage(folder / "out").free
        (folder / "out" / "others.bin").write_bytes(bytes(free - FREE_BYTES))
        yield folder
    finally:
        subprocess.run(["umount", str(folder / "out")], check=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_full_disk_is_one_sentence_and_nothing_half_written(
    server: CommandServer, workplace: Path, place: Path, name: str
) -> None:
    ended = server.start(RUNS[name].arguments, place).wait()
    assert ended.code == 2, ended.err
    (line,) = ended.err.splitlines()
    assert line.startswith("inkling: The disk is full: ")
    assert name != "predict" or "masks written to out/masks before." in line
    assert temporaries(place) == []
    assert contents(place, ("out",)) == contents(workplace, ("out",))
    for output in (place / "out").iterdir():
        check_whole(output)
