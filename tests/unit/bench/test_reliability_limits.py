"""Limits of the reliability benchmark: each can be broken, and a broken one fails the command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.bench.reliability import page, reliability
from engine.bench.reliability.kills import KillResult
from engine.bench.reliability.limits import day_results, kill_results, long_test_results
from engine.bench.reliability.long_tests import LongTestResult, fuzz_test
from engine.commands.cli import parse, run_headless

SAMPLE: dict[str, float] = {
    "images": 8, "window_mib": 400.0, "compute_mib": 300.0, "handles": 40, "threads": 9, "p50_ms": 4.0,
    "p99_ms": 20.0, "longest_ms": 90.0, "models": 3, "seconds": 60.0,
}  # fmt: skip


def broken(results: list[Any]) -> list[str]:
    return [limit.sentence for limit in results if not limit.is_held]


@pytest.mark.parametrize(
    ("result", "word"),
    [
        (KillResult(kills=5, problems=["a step is gone"]), "1 edits lost"),
        (KillResult(kills=5, outside=1, problems=["a file is new"]), "1 files outside"),
        (KillResult(kills=5, orphans=1, problems=["a process lived"]), "1 processes lived 2 s"),
        (KillResult(kills=5, is_training=True, trained=2), "2 of 5 kills"),
    ],
)
def test_a_problem_of_a_kill_breaks_its_own_limit_only(result: KillResult, word: str) -> None:
    (sentence,) = broken(kill_results({"window": KillResult(kills=9), "learning": result}))
    assert word in sentence


def test_kills_without_a_problem_hold_every_limit() -> None:
    results = {"window": KillResult(kills=9), "learning": KillResult(kills=5, is_training=True, trained=3)}
    assert broken(kill_results(results)) == []
    assert len(kill_results(results)) == 4
    assert kill_results({}) == day_results([]) == []


@pytest.mark.parametrize(
    ("key", "held", "too_much"),
    [
        ("window_mib", 419.9, 420.0),
        ("compute_mib", 314.9, 315.0),
        ("handles", 43, 44),
        ("threads", 12, 13),
        ("p99_ms", 21.0, 21.1),
    ],
)
def test_a_day_that_grows_breaks_the_limit_of_what_grew(key: str, held: float, too_much: float) -> None:
    assert broken(day_results([SAMPLE, SAMPLE | {key: held}])) == []
    assert len(broken(day_results([SAMPLE, SAMPLE | {key: too_much}]))) == 1


def test_lateness_may_scatter_but_not_rise() -> None:
    scattered = (20.0, 26.0, 19.0, 25.0, 20.0, 26.0, 19.0, 24.0)
    rising = (20.0, 20.8, 21.6, 22.4, 23.2, 24.0, 24.8, 25.6)
    assert broken(day_results([SAMPLE | {"p99_ms": value} for value in scattered])) == []
    assert len(broken(day_results([SAMPLE | {"p99_ms": value} for value in rising]))) == 1


@pytest.mark.parametrize(("is_passed", "code"), [(True, 0), (False, 1)])
def test_a_broken_limit_fails_the_command(
    is_passed: bool,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    test = LongTestResult(fuzz_test(5), is_passed, ("the last line",))
    monkeypatch.setattr(reliability, "run_long_test", lambda _: test)
    monkeypatch.setattr(page, "PAGE", tmp_path / "reliability.md")
    assert len(broken(long_test_results([test]))) == code
    arguments = ["bench", "reliability", "--kills", "0", "--inputs", "5", "--moments", "0", "--hours", "0"]
    assert run_headless(parse(arguments)) == code
    captured = capsys.readouterr()
    assert f"inkling: BROKEN: {test.test.name}: failed." in captured.err or is_passed
    assert f"held: {test.test.name}: passed." in captured.out or not is_passed
    text = (tmp_path / "reliability.md").read_text(encoding="utf-8")
    assert ("BROKEN" in text) is not is_passed
