"""Names of unfinished files: those of dead owners are swept, all others stay."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.files import temporary_names
from engine.files.temporary_names import sweep_temporaries, temporary_beside, unfinished_beside

HOUR_S = 3600.0


def aged(path: Path, age_s: float = HOUR_S) -> Path:
    path.touch()
    then = path.stat().st_mtime - age_s
    os.utime(path, (then, then))
    return path


def name_of_a_dead_process(path: Path) -> Path:
    """A temporary path beside `path` as a process that has ended named it."""
    lines = (
        "import sys",
        "from pathlib import Path",
        "from engine.files.temporary_names import temporary_beside",
        "print(temporary_beside(Path(sys.argv[1])))",
    )
    program = "\n".join(lines)
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True, timeout=200
    )
    return Path(done.stdout.strip())


def test_what_a_dead_process_left_is_swept(tmp_path: Path) -> None:
    # Its age does not matter: nobody will go on with it.
    file = name_of_a_dead_process(tmp_path / "a.png")
    file.touch()
    folder = name_of_a_dead_process(tmp_path / "new.inkling")
    folder.mkdir()
    (folder / "masks").mkdir()
    os.utime(folder, (1.0, 1.0))
    assert sorted(sweep_temporaries([tmp_path])) == sorted([file, folder])
    assert list(tmp_path.iterdir()) == []


def test_the_process_is_looked_up_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = temporary_beside(tmp_path / "a.png")

    def fail(*_: object, **__: object) -> str:
        raise AssertionError("read again")

    monkeypatch.setattr(Path, "read_text", fail)
    second = temporary_beside(tmp_path / "a.png")
    assert first.name.rpartition("-")[0] == second.name.rpartition("-")[0]
    assert first != second


def test_what_is_being_written_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    own = temporary_beside(tmp_path / "a.png")
    own.touch()
    others = [
        aged(tmp_path / name)
        for name in ("notes.tmp", ".hidden.tmp", ".a.png.1-0.tmp", "a.1-00000000-000000000000.tmp", "b.png")
    ]
    elsewhere = aged(tmp_path / ".c.png.1-00000000-0123456789ab.tmp")
    assert sweep_temporaries([tmp_path, tmp_path / "gone"]) == []
    assert sorted(tmp_path.iterdir()) == sorted([own, *others, elsewhere])


def test_the_number_of_a_dead_process_may_be_that_of_a_living_one(tmp_path: Path) -> None:
    # In a container the program has the same number each time.
    head, computer, start, end = temporary_beside(tmp_path / "a.png").name.split("-")
    other = "".join(reversed(start))
    left = tmp_path / "-".join((head, computer, other, end))
    left.touch()
    assert sweep_temporaries([tmp_path]) == [left]


@pytest.mark.parametrize("years", [-20, 20])
def test_a_clock_that_is_set_while_a_file_is_written_does_not_make_it_look_dead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, years: int
) -> None:
    own = [aged(temporary_beside(tmp_path / name), years * 365 * 24 * HOUR_S) for name in ("a.png", "b.png")]
    later = time.time() + years * 365 * 24 * HOUR_S
    monkeypatch.setattr(temporary_names.time, "time", lambda: later)
    assert sweep_temporaries([tmp_path]) == []
    assert sorted(tmp_path.iterdir()) == sorted(own)


def test_a_file_of_a_process_that_is_hidden_from_this_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = aged(temporary_beside(tmp_path / "a.png"))

    def hidden(pid: int) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(temporary_names, "_ticks_of", hidden)
    monkeypatch.setattr(temporary_names.sys, "platform", "linux")
    assert sweep_temporaries([tmp_path]) == []
    assert own.exists()


def test_files_of_other_computers_and_older_versions_go_after_a_week(tmp_path: Path) -> None:
    old = [
        aged(tmp_path / name, age_s=8 * 24 * HOUR_S)
        for name in (
            ".c.png.1-00000000-0123456789ab.tmp",
            ".d.png.1-00000000-11111111-0123456789ab.tmp",
            ".m.png.0123456789ab.tmp",
            ".m-0123456789ab.tmp",
        )
    ]
    assert sorted(sweep_temporaries([tmp_path])) == sorted(old)


def test_a_long_name_stays_within_the_limits_of_file_systems(tmp_path: Path) -> None:
    temporary = temporary_beside(tmp_path / ("細" * 84))
    temporary.touch()
    assert len(os.fsencode(temporary.name)) <= 255


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_what_sqlite_left_beside_an_unfinished_database_is_swept_with_it(tmp_path: Path, ending: str) -> None:
    dead = name_of_a_dead_process(tmp_path / "project.sqlite")
    own = temporary_beside(tmp_path / "project.sqlite")
    left = dead.with_name(dead.name + ending)
    kept = [
        own.with_name(own.name + ending),
        tmp_path / f"project.sqlite{ending}",
        tmp_path / f"x.tmp{ending}",
    ]
    for path in (left, *kept):
        path.touch()
    assert sweep_temporaries([tmp_path]) == [left]
    assert sorted(tmp_path.iterdir()) == sorted(kept)
    with unfinished_beside(tmp_path / "other.sqlite") as temporary:
        temporary.with_name(temporary.name + ending).touch()
    assert sorted(tmp_path.iterdir()) == sorted(kept)


def test_young_files_of_another_computer_stay_whoever_runs_here(tmp_path: Path) -> None:
    rng = random.Random(1)
    names = [f".a.png.{rng.randrange(1, 1 << 22)}-{rng.getrandbits(32):08x}-{n:012x}.tmp" for n in range(50)]
    files = [aged(tmp_path / name, age_s=rng.uniform(0, 6.9) * 24 * HOUR_S) for name in names]
    assert sweep_temporaries([tmp_path]) == []
    assert sorted(tmp_path.iterdir()) == sorted(files)


@pytest.mark.parametrize(
    ("part", "value"),
    [("_machine_number", "other"), ("_process_space", "pid:[1]"), (None, "other-name")],
)
def test_a_computer_of_the_same_name_is_another_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str | None, value: str
) -> None:
    temporary_names.this_computer.cache_clear()
    with monkeypatch.context() as patched:
        target = temporary_names.socket if part is None else temporary_names
        patched.setattr(target, part or "gethostname", lambda: value)
        theirs = temporary_beside(tmp_path / "a.png")
    temporary_names.this_computer.cache_clear()
    # Its process number is one that runs here, but began later than the file.
    aged(theirs, age_s=6 * 24 * HOUR_S)
    assert sweep_temporaries([tmp_path]) == []
    assert theirs.exists()


def test_a_clock_that_is_days_ahead_sweeps_nothing_that_is_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / ".c.png.1-00000000-0123456789ab.tmp"
    theirs.touch()
    later = time.time() + 30 * 24 * HOUR_S
    monkeypatch.setattr(temporary_names.time, "time", lambda: later)
    assert sweep_temporaries([tmp_path]) == []
    assert list(tmp_path.iterdir()) == [theirs]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="file names are Unicode there")
def test_a_name_in_letters_that_the_system_does_not_know_gets_one(tmp_path: Path) -> None:
    lines = (
        "import os, sys",
        "from pathlib import Path",
        "from engine.files.temporary_names import unfinished_beside",
        "assert sys.getfilesystemencoding() == 'ascii'",
        "with unfinished_beside(Path(os.fsdecode(os.environb[b'NAME']))) as path:",
        "    path.mkdir()",
        "    print(path.is_dir())",
    )
    environment = os.environ | {"PYTHONUTF8": "0", "LC_ALL": "C", "NAME": str(tmp_path / "細.inkling")}
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=False, env=environment
    )
    assert (done.stdout, done.stderr) == ("True\n", "")
