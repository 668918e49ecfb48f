"""The self-test of `doctor` in the terminal: a line for each check, and what the failures come to."""

from __future__ import annotations

from typing import Any

from engine.commands.support.terminal import Terminal
from engine.core import UserError
from engine.selftest.self_test import LIMIT_ALL_S, LIMIT_S, CaseResult, run_self_test, self_test_cases


def run_and_report(terminal: Terminal, *, is_all: bool) -> list[dict[str, Any]]:
    """Results as JSON values; every check that failed is a rejected input."""
    cases = self_test_cases(is_all=is_all)
    results: list[CaseResult] = []
    terminal.say(f"\nSelf-test: {len(cases)} checks, in a process of their own")
    with terminal.progress("Checking this machine") as report:
        for result in run_self_test(cases, report, terminal.token, LIMIT_ALL_S if is_all else LIMIT_S):
            results.append(result)
            terminal.say(_line(result))
    failed = [result for result in results if result.state == "failed"]
    for result in failed:
        terminal.reject(
            UserError(f"{result.case.name} in {result.case.precision}: {result.message}", _advice(result))
        )
    terminal.say(f"  {len(results) - len(failed)} of {len(results)} passed or were too slow to tell")
    return [result.to_json() for result in results]


def _line(result: CaseResult) -> str:
    step = "" if result.step_s is None else f", a step {result.step_s:.2f} s"
    exported = ", exported" if result.is_exported else ""
    return (
        f"  {result.case.name:26} {result.case.precision:9} {result.state:9} "
        f"{result.seconds:6.1f} s{step}{exported} {result.message}".rstrip()
    )


def _advice(result: CaseResult) -> str:
    if result.case.precision == "bfloat16":
        return "It is trained in float32 on this machine; nothing has to be done."
    return "Choose another network, or another version of torch, and report this with the output of doctor."
