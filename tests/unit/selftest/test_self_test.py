"""The self-test: what it covers, what it remembers, and how failures look."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.core import NO_PROGRESS, CancelledError, CancelToken
from engine.learn.machine_record import BFLOAT16, FLOAT32, MachineRecord
from engine.learn.network_trial import NetworkTrial, TrialError, try_network
from engine.models.catalog import ARCHITECTURES
from engine.refine.solvers import maxflow
from engine.selftest import self_test
from engine.selftest.case_run import KERNELS, CaseEnded, CaseEvent, SelfTestCase, StepBegun, run_cases
from engine.selftest.kernels import KernelFaultError, check_kernels
from engine.selftest.self_test import run_self_test, self_test_cases
from tests.helpers.scripted_cases import MACHINE, run_scripted

CASE = SelfTestCase("unet-small", BFLOAT16, "", {"width": 4}, is_full=True)


def test_all_networks_at_both_precisions_and_one_of_each_family_in_the_short_form() -> None:
    every, short = self_test_cases(is_all=True), self_test_cases(is_all=False)
    assert [case.name for case in every[1:]] == [a.name for a in ARCHITECTURES for _ in range(2)]
    assert all(case.is_full for case in every)
    modules = {a.name: a.module for a in ARCHITECTURES}
    families = [modules[case.name] for case in short[1::2]]
    assert len(set(families)) == len(families) == len(set(modules.values()))
    assert {case.precision for case in short[1:]} == {FLOAT32, BFLOAT16}


def test_the_kernels_are_right_here() -> None:
    assert check_kernels(0, NO_PROGRESS) > 20


def test_a_wrong_kernel_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    solve = maxflow.GridFlow.solve
    monkeypatch.setattr(maxflow.GridFlow, "solve", lambda self, token: solve(self, token) + 1)
    with pytest.raises(KernelFaultError, match="cheapest"):
        check_kernels(0, NO_PROGRESS)


@pytest.mark.parametrize("precision", [FLOAT32, BFLOAT16])
def test_a_network_is_tried(precision: Any) -> None:
    result = try_network(NetworkTrial("unet-small", "", {"width": 4}, precision), NO_PROGRESS)
    assert result.step_s > 0


def test_numbers_that_are_none_are_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "engine.learn.losses.make_loss", lambda name: lambda logits, targets: logits.sum() / 0.0
    )
    with pytest.raises(TrialError, match="no number"):
        try_network(NetworkTrial("unet-small", "", {"width": 4}), NO_PROGRESS)


def cases(*names: str) -> list[SelfTestCase]:
    return [replace(CASE, name=name) for name in names]


@pytest.mark.parametrize(
    ("names", "states"),
    [
        (("a", "crash", "b"), ("passed", "failed", "passed")),
        (("crash", "crash", "b"), ("failed", "failed", "passed")),
        (("a", "crash"), ("passed", "failed")),
        (("a", "wrong", "b"), ("passed", "failed", "passed")),
        (("a", "slow", "b"), ("passed", "too slow", "passed")),
        (("a", "crash unless first", "b"), ("passed", "failed", "passed")),
    ],
)
def test_a_crash_costs_its_own_case_and_no_other(
    monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], states: tuple[str, ...]
) -> None:
    monkeypatch.setattr(self_test, "run_cases", run_scripted)
    monkeypatch.setattr(self_test, "network_key", lambda name, *_: name)
    # The start of the process counts, too.
    limit_s = 8.0 if "slow" in names else 60.0
    ended = list(run_self_test(cases(*names), NO_PROGRESS, CancelToken(), limit_s))
    assert tuple(result.state for result in ended) == states
    assert [result.case.name for result in ended] == list(names)
    certain = {"a": True, "b": True, "crash": False, "wrong": False, "slow": None}
    for name in names:
        assert MachineRecord(machine=MACHINE).result(name, BFLOAT16) is certain.get(name), name
    for result in ended:
        if "crash" in result.case.name:
            assert "exit code 3" in result.message
            assert "while training" in result.message
        if result.case.name == "crash unless first":
            assert "passed alone" in result.message


def test_a_case_reports_each_step_before_it_begins() -> None:
    events: list[CaseEvent] = []
    run_cases((replace(CASE, precision=FLOAT32),), events.append)
    steps = [event.step for event in events if isinstance(event, StepBegun)]
    assert steps == ["loading", "building", "training", "predicting"]
    (ended,) = [event for event in events if isinstance(event, CaseEnded)]
    assert ended.message == ""
    assert ended.trial is not None


def test_a_case_that_raises_is_a_failure_in_words_and_the_next_one_runs() -> None:
    events: list[CaseEvent] = []
    run_cases((replace(CASE, name="no-such-network"), CASE), events.append)
    first, second = (event for event in events if isinstance(event, CaseEnded))
    assert "no-such-network" in first.message
    assert second.message == ""


def test_the_short_form_is_small() -> None:
    short = self_test_cases(is_all=False)
    assert all(case.side_px == 32 or case.is_full for case in short)
    assert sum(case.exports for case in short) <= 6


def test_cancelling_ends_it() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        list(run_self_test([SelfTestCase(KERNELS, FLOAT32, "", {}, is_full=True)], NO_PROGRESS, token, 60.0))
