"""A round by the clock says when a machine is too slow for it, and ends near its time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from engine.learn.batch_size import first_batch, later_batch, usual_batch
from engine.learn.budget import EpochBudget, StepBudget, TimeBudget
from tests.helpers.networks import tiny_request

CPU = torch.device("cpu")


@pytest.mark.parametrize(("step_s", "limit_s"), [(125.0, 3.0), (10.0, 60.0), (0.3, 60.0), (7.0, 8.0)])
def test_a_round_ends_within_half_a_step_of_its_time(step_s: float, limit_s: float) -> None:
    budget, step, seconds = TimeBudget(limit_s), 0, 0.0
    while budget.share_done(step, seconds) < 1.0:
        step, seconds = step + 1, seconds + step_s
    assert step >= 1
    assert seconds <= max(step_s, limit_s + step_s / 2)
    assert seconds >= limit_s - step_s / 2


def test_a_validation_is_not_taken_for_a_step() -> None:
    budget = TimeBudget(60.0)
    budget.share_done(0, 0.0)
    budget.share_done(1, 1.0)
    budget.validated(1, 41.0, 40.0)
    assert budget.share_done(1, 41.0) < 1.0
    assert budget.share_done(2, 42.0) < 1.0


def test_a_slow_machine_is_told_of_after_the_first_step_only() -> None:
    note = TimeBudget(300.0).pace_note(1, 125.0)
    assert note is not None
    assert note.summary == "One step takes about 125 s on this machine; 5 minutes give about 2 steps."
    assert TimeBudget(300.0).pace_note(1, 0.5) is None
    assert TimeBudget(300.0).pace_note(2, 250.0) is None
    assert EpochBudget(3, 3).pace_note(1, 125.0) is None
    assert StepBudget(3, 60.0).pace_note(1, 125.0) is None


def test_big_networks_begin_with_one_patch_and_go_on_with_as_many_as_time_allows(tmp_path: Path) -> None:
    small = replace(tiny_request(tmp_path, []), epochs=None, batch=None, minutes=5.0)
    big = replace(small, architecture="deconvnet", settings={})
    usual = usual_batch(CPU, 1)
    assert first_batch(small, CPU, 1) == usual
    assert first_batch(big, CPU, 1) == 1
    assert first_batch(replace(big, epochs=3), CPU, 1) == usual
    assert first_batch(replace(big, batch=2), CPU, 1) == 2
    assert later_batch(big, 1, 0.5) == usual
    assert later_batch(big, 1, 40.0) == 1
    # One that is left after halving for want of memory stays.
    assert later_batch(small, 1, 0.01) == 1
