"""A disk that fails at any write of any command: one sentence, exit code 2, nothing lost or half-written.

`INKLING_ALL_FAULTS=1` lets every write of every command fail once, with every kind of failure.
"""

from __future__ import annotations

import errno
import os
import random
from pathlib import Path

import numpy as np
import pytest

from engine.core import ClassList
from engine.instances import InstanceMethod, InstanceSettings, find_instances
from tests.helpers.command_runs import RUNS, check_project, check_whole, contents, copy_workplace, temporaries
from tests.helpers.killing import CommandServer

EVERYTHING = bool(os.environ.get("INKLING_ALL_FAULTS"))
KINDS = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO)
NAMES = sorted(RUNS) if EVERYTHING else ["export", "import", "new", "predict", "train into the project"]
PER_RUN = 2


@pytest.fixture(autouse=True, scope="module")
def kernels_of_instances() -> None:
    """Compiled before a disk fails: Numba writes what it compiles beside the code."""
    labels = np.zeros((24, 24), np.uint8)
    labels[2:9, 2:9] = labels[9:20, 6:20] = 1
    classes = ClassList.from_names(["background", "cell"])
    for method in InstanceMethod:
        find_instances(labels, classes, InstanceSettings(method), np.zeros_like(labels))


def writes_of(server: CommandServer, name: str, template: Path, folder: Path) -> int:
    """How many writes the undisturbed run makes."""
    place = copy_workplace(template, folder / "undisturbed")
    log = folder / "writes.txt"
    fault = {"nth": 10**9, "number": errno.ENOSPC, "folder": str(place), "log": str(log)}
    ended = server.start(RUNS[name].arguments, place, fault=fault).wait()
    assert ended.code == 0, ended.err
    return len(log.read_text(encoding="utf-8").splitlines()) if log.exists() else 0


def check_failed_run(
    server: CommandServer, name: str, template: Path, place: Path, nth: int, kind: int
) -> None:
    """Let the `nth` write and all after it fail, and look at what is left."""
    run = RUNS[name]
    copy_workplace(template, place)
    fault = {"nth": nth, "number": kind, "folder": str(place)}
    ended = server.start(run.arguments, place, fault=fault).wait()
    what = f"{name}, write {nth}, {os.strerror(kind)}: code {ended.code}, {ended.err}"
    # What a command can do without, such as the note of who holds a lock, may fail.
    assert ended.code in (0, 2), what
    assert "Traceback" not in ended.err, what
    assert "internal failure" not in ended.err, what
    assert ended.code == 0 or "inkling: " in ended.err, what
    assert contents(place, run.written) == contents(template, run.written), what
    assert temporaries(place) == [], what
    for project in run.changes:
        check_project(place / project)
    for output in (place / "out").iterdir():
        check_whole(output)
    if run.copies and (place / run.copies).exists():
        check_whole(place / run.copies)


@pytest.mark.timeout(7200 if EVERYTHING else 300)
@pytest.mark.parametrize("name", NAMES)
def test_a_disk_that_fails_at_any_write_loses_nothing(
    server: CommandServer, workplace: Path, tmp_path: Path, name: str
) -> None:
    count = writes_of(server, name, workplace, tmp_path)
    assert count or EVERYTHING, "a command that writes nothing proves nothing here"
    chosen = random.Random(name)
    numbers = range(1, count + 1)
    if not EVERYTHING and count:
        numbers = chosen.sample(numbers, min(PER_RUN, count))  # type: ignore[assignment]
    for nth in numbers:
        for kind in KINDS if EVERYTHING else (chosen.choice(KINDS),):
            check_failed_run(server, name, workplace, tmp_path / f"{nth}-{kind}", nth, kind)
