"""Limits that the reliability benchmark holds the program to, and whether the figures are within them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from engine.bench.reliability.kills import ORPHAN_S, KillResult
from engine.bench.reliability.long_tests import LongTestResult

_GROWTH_PERCENT: Final = 5.0
"""Growth of memory after the warm-up that is too much."""
_FLAT: Final = 3
"""Handles or threads by which the last count may be above the first after the warm-up, and still be flat."""
_LEAST_NOISE_MS: Final = 1.0
_SCATTERS: Final = 2.0
_LEAST_TRAINED: Final = 0.5


@dataclass(frozen=True, slots=True)
class LimitResult:
    """One limit: what it says with the figure that was measured, and whether that is within it."""

    sentence: str
    is_held: bool

    @property
    def line(self) -> str:
        """The sentence behind the word that judges it."""
        return f"{'held' if self.is_held else 'BROKEN'}: {self.sentence}"


def kill_results(kills: Mapping[str, KillResult]) -> list[LimitResult]:
    """Nothing lost, nothing outside, no orphan, over all subjects; those that train did so when killed."""
    if not kills:
        return []
    lost, outside, orphans = (
        sum(getattr(result, name) for result in kills.values()) for name in ("lost", "outside", "orphans")
    )
    alive = f"processes lived {ORPHAN_S:g} s after their parent"
    results = [
        LimitResult(f"{lost} edits lost, or files damaged or left behind; the limit is 0.", lost == 0),
        LimitResult(f"{outside} files outside the project changed; the limit is 0.", outside == 0),
        LimitResult(f"{orphans} {alive}; the limit is 0.", orphans == 0),
    ]
    for name, result in kills.items():
        if result.is_training:
            all_kills = result.kills + result.ended
            results.append(
                LimitResult(
                    f"{result.trained} of {all_kills} kills of '{name}' met a training; "
                    f"the least is {_LEAST_TRAINED:.0%}.",
                    result.trained >= _LEAST_TRAINED * all_kills,
                )
            )
    return results


def long_test_results(tests: Sequence[LongTestResult]) -> list[LimitResult]:
    """Every long form of a test passes."""
    return [
        LimitResult(f"{result.test.name}: {'passed' if result.is_passed else 'failed'}.", result.is_passed)
        for result in tests
    ]


def day_results(samples: Sequence[Mapping[str, Any]]) -> list[LimitResult]:
    """Memory, handles, threads and lateness of the last part against the first, which ends the warm-up."""
    if not samples:
        return []
    return [
        *(
            _growth_limit(samples, name, key)
            for name, key in (("window", "window_mib"), ("compute process", "compute_mib"))
        ),
        *(_flat_limit(samples, name) for name in ("handles", "threads")),
        _lateness_limit(samples),
    ]


def growth_percent(samples: Sequence[Mapping[str, Any]], key: str) -> float:
    """Growth from the end of the warm-up, the first sample, to the last one, in percent of the first."""
    first, last = float(samples[0][key]), float(samples[-1][key])
    return 100.0 * (last / first - 1.0) if first else 0.0


def _growth_limit(samples: Sequence[Mapping[str, Any]], name: str, key: str) -> LimitResult:
    growth = growth_percent(samples, key)
    sentence = f"memory of the {name} {growth:+.1f} % after the warm-up; the limit is {_GROWTH_PERCENT:g} %."
    return LimitResult(sentence, growth < _GROWTH_PERCENT)


def _flat_limit(samples: Sequence[Mapping[str, Any]], name: str) -> LimitResult:
    first, last = int(samples[0][name]), int(samples[-1][name])
    sentence = f"{last} {name} at the end, {first} after the warm-up; flat is {_FLAT} more at most."
    return LimitResult(sentence, last <= first + _FLAT)


def _lateness_limit(samples: Sequence[Mapping[str, Any]]) -> LimitResult:
    p99_ms = np.array([sample["p99_ms"] for sample in samples], float)
    noise_ms = max(_LEAST_NOISE_MS, _SCATTERS * _scatter(p99_ms))
    sentence = (
        f"p99 of the gaps {p99_ms[-1]:.1f} ms in the last part, {p99_ms[0]:.1f} ms in the first; the limit "
        f"is {noise_ms:.1f} ms more, the noise: twice the scatter of the parts about their trend, "
        f"{_LEAST_NOISE_MS:g} ms at least."
    )
    return LimitResult(sentence, bool(p99_ms[-1] <= p99_ms[0] + noise_ms))


def _scatter(values: np.ndarray) -> float:
    """Standard deviation of the values about their straight line; 0 where two points make it."""
    if len(values) < 3:
        return 0.0
    places = np.arange(len(values))
    rest = values - np.polyval(np.polyfit(places, values, 1), places)
    return float(np.sqrt((rest**2).sum() / (len(values) - 2)))
