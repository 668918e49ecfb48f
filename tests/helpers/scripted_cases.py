"""Cases whose names say what becomes of them; imports no torch, as child processes begin here."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

from engine.core import CancelToken, Reporter
from engine.selftest.case_run import CaseEnded, CaseEvent, MachineFound, SelfTestCase, StepBegun
from engine.selftest.self_test import CaseResult

MACHINE = "a machine"


def run_scripted(cases: tuple[SelfTestCase, ...], emit: Callable[[CaseEvent], None]) -> None:
    """Stand-in for `engine.selftest.case_run.run_cases`, in the child."""
    emit(MachineFound(MACHINE))
    for number, case in enumerate(cases):
        emit(StepBegun(number, "training"))
        if case.name == "crash" or (case.name == "crash unless first" and number):
            os._exit(3)
        if case.name == "slow":
            time.sleep(60.0)
        emit(CaseEnded(number, 0.1, message="It is wrong." if case.name == "wrong" else ""))


def quick_self_test(
    cases: list[SelfTestCase], report: Reporter, token: CancelToken, limit_s: float
) -> Iterator[CaseResult]:
    """Stand-in for `engine.selftest.self_test.run_self_test`: everything passes at once."""
    for case in cases:
        token.check()
        yield CaseResult(case, "passed", 0.1)
