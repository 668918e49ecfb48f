"""Signals at random moments: every command ends with its exit code and leaves nothing half-written.

The codes are 130 after SIGINT, 143 after SIGTERM, 129 after SIGHUP.

`INKLING_KILL_MOMENTS=10` tries that many moments of every command with each signal.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.helpers.command_runs import (
    LONG_RUNS,
    RUNS,
    CommandRun,
    check_project,
    check_whole,
    contents,
    copy_workplace,
    temporaries,
)
from tests.helpers.killing import STOP_SIGNALS, CommandServer, Death

MOMENTS = int(os.environ.get("INKLING_KILL_MOMENTS", "0"))
# Of runs that take minutes, the first part stands for all of it.
LATEST_S = 20.0
EVERY_RUN = RUNS | LONG_RUNS
# The normal run takes one moment of those that write most, within a few seconds.
SHORT = ["import in the place of labels", "new", "predict", "repair", "train into the project"]
NAMES = sorted(EVERY_RUN) if MOMENTS else SHORT


def undisturbed_s(server: CommandServer, run: CommandRun, template: Path, folder: Path) -> float:
    """Duration of the run, which succeeds and writes whole files."""
    place = copy_workplace(template, folder)
    ended = server.start(run.arguments, place).wait()
    assert ended.code == 0, ended.err
    check_place(run, place, template)
    for output in (*run.outputs, *[run.copies] * bool(run.copies)):
        assert (place / output).exists()
    return min(ended.seconds, LATEST_S)


def check_place(run: CommandRun, place: Path, template: Path) -> None:
    """Inputs are as before, projects whole, outputs whole or not there, nothing unfinished."""
    assert temporaries(place) == []
    assert contents(place, run.written) == contents(template, run.written)
    for project in run.changes:
        check_project(place / project)
    for output in (place / "out").iterdir():
        check_whole(output)
    if run.copies and masks_of(place, run) != masks_of(template, run):
        # What has changed a mask has made a copy before.
        assert list((place / run.copies).iterdir())
    if run.copies and (place / run.copies).exists():
        check_whole(place / run.copies)


def masks_of(place: Path, run: CommandRun) -> list[dict[str, str]]:
    """Mask files of the projects that a run changes."""
    return [contents(place / project / "masks") for project in run.changes]


def check_end(ended: Death, code: int, *, is_untouched: bool) -> None:
    """The exit code is that of the signal, or of success where it came too late; one true line is said.

    Without a word ends what had not begun: the place is untouched then.
    """
    assert ended.code in (0, code), ended.err
    assert "Traceback" not in ended.err
    assert ended.survivors == []
    if ended.code and not ended.err:
        assert is_untouched
    else:
        assert ended.err.count("inkling: stopped") == (1 if ended.code else 0)


@pytest.mark.timeout(7200 if MOMENTS else 300)
@pytest.mark.parametrize("name", NAMES)
def test_a_command_that_is_stopped_leaves_nothing_half_written(
    server: CommandServer, workplace: Path, tmp_path: Path, tally: Counter[str], name: str
) -> None:
    # Other moments in each run: what fails says which.
    run, moments = EVERY_RUN[name], random.Random()
    duration_s = undisturbed_s(server, run, workplace, tmp_path / "undisturbed")
    for number, code in STOP_SIGNALS.items():
        for turn in range(MOMENTS or 1):
            place = copy_workplace(workplace, tmp_path / f"{number}-{turn}")
            running = server.start(run.arguments, place)
            after_s = moments.uniform(0.0, duration_s)
            running.signal_after(after_s, number)
            ended = running.wait()
            is_untouched = contents(place) == contents(workplace)
            check_end(ended, code, is_untouched=is_untouched)
            check_place(run, place, workplace)
            if ended.code == 0 or "results are complete" in ended.err:
                assert all((place / output).exists() for output in run.outputs)
            tally["stopped" if ended.err else "not begun" if ended.code else "finished before"] += 1
            # Only the places of failures stay.
            shutil.rmtree(place)


@pytest.mark.parametrize(
    ("code", "err", "is_untouched"),
    [
        (143, "", False),
        (143, "inkling: stopped; twice.\ninkling: stopped; twice.\n", True),
        (143, "something else", True),
        (0, "inkling: stopped; though it was done.\n", True),
        (1, "inkling: stopped", True),
    ],
)
def test_an_end_that_is_wrong_is_noticed(code: int, err: str, is_untouched: bool) -> None:
    with pytest.raises(AssertionError):
        check_end(Death(code, "", err, 0.0, []), 143, is_untouched=is_untouched)
    check_end(Death(143, "", "inkling: stopped; nothing is left.\n", 0.0, []), 143, is_untouched=False)


def test_a_second_signal_ends_at_once_without_half_files(
    server: CommandServer, workplace: Path, tmp_path: Path
) -> None:
    run = RUNS["train into the project"]
    place = copy_workplace(workplace, tmp_path / "place")
    arguments = [*run.arguments, "--epochs", "100000"]
    running = server.start(arguments, place)
    running.signal_after(0.5, signal.SIGTERM)
    running.signal_after(0.52, signal.SIGINT)
    ended = running.wait()
    # On a busy machine the later one may come first.
    assert ended.code in (143, 130)
    assert ended.survivors == []
    check_place(run, place, workplace)


@pytest.mark.parametrize("number", STOP_SIGNALS)
def test_a_signal_while_the_process_ends_leaves_the_exit_code_of_the_finished_work(number: int) -> None:
    ends = {}
    for times, gap_s in ((1, 0.2), (2, 1.0)):
        script = (
            "import atexit, os, signal, sys, time\n"
            # Work in the background of a shell has Ctrl-C ignored.
            f"signal.signal({int(number)}, signal.SIG_DFL)\n"
            "import main\n"
            # Two signals on the heels of each other are one, where another thread takes them.
            f"kill = lambda: (os.kill(os.getpid(), {int(number)}), time.sleep({gap_s}))\n"
            f"atexit.register(lambda: [kill() for _ in range({times})])\n"
            "sys.exit(main.main())\n"
        )
        command = [sys.executable, "-c", script, "licences"]
        ends[times] = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert (ends[1].returncode, ends[1].stderr) == (0, "")
    assert "torch" in ends[1].stdout
    # Who insists gets an end at once: what still tidies up may hang.
    assert ends[2].returncode == 128 + number
