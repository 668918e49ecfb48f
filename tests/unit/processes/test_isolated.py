"""Work in a process of its own: its result, its failures, its death, and its end when nobody wants it."""

from __future__ import annotations

import multiprocessing

import pytest

from engine.core import NO_PROGRESS, CancelledError, Progress
from engine.processes.isolated import IsolatedProcessError, peak_memory_bytes, run_isolated
from tests.helpers import apart_work


def test_the_result_and_the_progress_come_back() -> None:
    seen: list[Progress] = []
    assert run_isolated(apart_work.doubled, 21, seen.append, limit_s=60) == 42
    assert Progress(1, 2, "halves") in seen


def test_a_users_error_comes_back_as_its_sentence() -> None:
    with pytest.raises(IsolatedProcessError, match="9 is too much"):
        run_isolated(apart_work.refuses, 9, NO_PROGRESS, limit_s=60)


def test_any_other_error_comes_back_with_its_kind() -> None:
    with pytest.raises(IsolatedProcessError, match="ZeroDivisionError"):
        run_isolated(apart_work.breaks, 9, NO_PROGRESS, limit_s=60)


def test_a_process_that_dies_is_told_with_its_code() -> None:
    with pytest.raises(IsolatedProcessError, match="exit code 3"):
        run_isolated(apart_work.dies, 3, NO_PROGRESS, limit_s=60)


def test_a_process_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(IsolatedProcessError, match="too long"):
        run_isolated(apart_work.never_ends, 1, NO_PROGRESS, limit_s=0.1)
    assert multiprocessing.active_children() == []


def test_cancelling_stops_the_process() -> None:
    def cancel(progress: Progress) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        run_isolated(apart_work.never_ends, 1, cancel, limit_s=60)
    assert multiprocessing.active_children() == []


def test_the_peak_memory_is_at_least_what_was_held() -> None:
    held = bytearray(50_000_000)
    assert peak_memory_bytes() > len(held)
