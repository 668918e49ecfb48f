"""`bench reliability`: a thousand kills, ten thousand mutated inputs, every signal, and a day of work."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.bench.reliability.day import work_a_day
from engine.bench.reliability.fork_server import ForkServer
from engine.bench.reliability.kills import ORPHAN_S, KillResult, kill_often
from engine.bench.reliability.limits import day_results, growth_percent, kill_results, long_test_results
from engine.bench.reliability.long_tests import LongTestResult, fuzz_test, run_long_test, signal_test
from engine.bench.reliability.page import write_page
from engine.bench.reliability.subjects import MODULES, SUBJECTS
from engine.bench.support.machine import describe_machine
from engine.bench.support.options import Choices
from engine.bench.support.rows import Row
from engine.core import Progress, Reporter
from engine.files.temporary_folders import temporary_folder

KILLS: Final = 1000
INPUTS: Final = 10_000
MOMENTS: Final = 10
HOURS: Final = 8.0
# A kill costs the work until then: a window's seconds, an export's tenths.
_SHARES: Final = {"window": 0.15, "session": 0.15, "learning": 0.1}


def run(data: Path | None, report: Reporter, choices: Choices) -> list[Row]:
    """All parts one after another; in a checkout the page of measurements is written.

    A line for each limit is said, and a broken one fails the command.

    Args:
        data: not needed.
        choices: `kills`, `inputs`, `moments` and `hours` shorten a part; 0 leaves it out.
    """
    kills = KILLS if choices.kills is None else choices.kills
    inputs = INPUTS if choices.inputs is None else choices.inputs
    moments = MOMENTS if choices.moments is None else choices.moments
    hours = HOURS if choices.hours is None else choices.hours
    # Before the run: afterwards the load would be our own.
    machine = describe_machine()
    killed = kill_all(kills, report, choices.say) if kills else {}
    tests: list[LongTestResult] = []
    for test in [fuzz_test(inputs)] * bool(inputs) + [signal_test(moments)] * bool(moments):
        tests.append(run_long_test(test))
        choices.say(f"{test.name}: {tests[-1].summary}")
    samples: list[dict[str, Any]] = []
    if hours:
        with temporary_folder("day") as folder:
            samples = work_a_day(hours, folder)
    choices.describe(
        f"{kills} kills, {inputs} mutated inputs, {moments} moments of signals, {hours:g} simulated hours."
    )
    write_page(killed, tests, samples, machine)
    for limit in [*kill_results(killed), *long_test_results(tests), *day_results(samples)]:
        (choices.say if limit.is_held else choices.fail)(limit.line)
    return [*_kill_rows(killed), *_test_rows(tests), *_day_rows(samples)]


def kill_all(count: int, report: Reporter, say: Callable[[str], None]) -> dict[str, KillResult]:
    """`count` kills over all subjects; sandboxes with problems stay in the system's folder for such files."""
    rng = np.random.default_rng(0)
    results: dict[str, KillResult] = {}
    done = 0

    def one_more() -> None:
        nonlocal done
        done += 1
        report(Progress(done, count, "kills"))

    folder = Path(tempfile.mkdtemp(prefix="inkling-kills-"))
    with ForkServer(MODULES) as server:
        for name, share in _shares(count).items():
            results[name] = kill_often(SUBJECTS[name], server, folder / name, share, rng, one_more)
            for line in results[name].problems:
                say(line)
    if not any(result.problems for result in results.values()):
        shutil.rmtree(folder)
    return results


def _shares(count: int) -> dict[str, int]:
    """Kills for each subject: the slow ones their part, the others the rest in equal parts."""
    shares = {name: round(part * count) for name, part in _SHARES.items()}
    others = [name for name in SUBJECTS if name not in shares]
    rest = count - sum(shares.values())
    for position, name in enumerate(others):
        shares[name] = rest // len(others) + (position < rest % len(others))
    return {name: share for name, share in shares.items() if share}


def _kill_rows(results: dict[str, KillResult]) -> list[Row]:
    return [
        row
        for name, result in results.items()
        for row in (
            Row("killed", float(result.kills), "", n=result.kills + result.ended, subject=name),
            Row("killed while training", float(result.trained), "", subject=name),
            Row("acknowledged steps", float(result.acknowledged), "", subject=name),
            Row("problems", float(len(result.problems)), "", subject=name),
            Row(f"alive after {ORPHAN_S:g} s", float(result.orphans), "", subject=name),
            Row("longest life of a child", result.longest_orphan_s, "s", subject=name),
        )
    ]


def _test_rows(results: list[LongTestResult]) -> list[Row]:
    return [
        Row(f"{result.test.name}: passed", float(result.is_passed), "", note=result.summary)
        for result in results
    ]


def _day_rows(samples: list[dict[str, Any]]) -> list[Row]:
    if not samples:
        return []
    first, last = samples[0], samples[-1]
    figures = (
        ("memory of the window", "window_mib", "MiB"),
        ("memory of the compute process", "compute_mib", "MiB"),
        ("handles", "handles", ""),
        ("threads", "threads", ""),
        ("gap between events, 99th percentile", "p99_ms", "ms"),
    )
    growth = [
        Row(f"growth of {name} after the warm-up", growth_percent(samples, key), "%")
        for name, key, unit in figures
        if unit == "MiB"
    ]
    return growth + [
        Row(f"{name}, last part of the day", float(last[key]), unit, note=f"first part: {first[key]:.4g}")
        for name, key, unit in figures
    ]
