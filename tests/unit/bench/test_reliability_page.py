"""Page of the reliability benchmark: parts that did not run keep their figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.bench.reliability import page
from engine.bench.reliability.kills import KillResult
from engine.bench.reliability.long_tests import LongTestResult, fuzz_test, signal_test
from engine.bench.support.machine import describe_machine

DAY = {
    "images": 8,
    "window_mib": 400.0,
    "compute_mib": 300.0,
    "handles": 40,
    "threads": 9,
    "p50_ms": 4.0,
    "p99_ms": 20.0,
    "longest_ms": 90.0,
    "models": 3,
    "seconds": 60.0,
}


@pytest.fixture
def page_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(page, "PAGE", tmp_path / "reliability.md")
    return tmp_path / "reliability.md"


def write(
    kills: dict[str, KillResult] | None = None,
    tests: tuple[LongTestResult, ...] = (),
    samples: tuple[dict[str, float], ...] = (),
) -> None:
    page.write_page(kills or {}, tests, samples, describe_machine())


def test_a_part_that_did_not_run_keeps_its_figures(page_file: Path) -> None:
    write({"window": KillResult(kills=7)}, (LongTestResult(fuzz_test(100), True, ("all fine",)),))
    write(
        tests=(LongTestResult(signal_test(2), False, ("1 failed",)),),
        samples=(DAY, DAY | {"window_mib": 410.0}),
    )
    write(tests=(LongTestResult(fuzz_test(200), True, ("fine again",)),))
    text = page_file.read_text(encoding="utf-8")
    assert text.count("# Reliability") == 1
    assert "| window | 7 |" in text
    assert "all fine" not in text
    assert "fine again" in text
    assert "**failed**" in text
    assert "held: memory of the window +2.5 % after the warm-up" in text
    assert "BROKEN: signals: failed." in text
    assert text.count("## ") == 4


def test_writing_the_same_part_again_changes_nothing(page_file: Path) -> None:
    write({"window": KillResult(kills=7)}, samples=(DAY,))
    first = page_file.read_text(encoding="utf-8")
    write(samples=(DAY,))
    assert page_file.read_text(encoding="utf-8") == first
