"""Self-test: its cases, run in a process that is started anew behind each crash, and their results.

Networks that pass in bfloat16 as the window trains them are remembered for the trainings of this machine.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from engine.core import CancelToken, Progress, Reporter
from engine.learn.machine_record import BFLOAT16, FLOAT32, MachineRecord, network_key
from engine.learn.network_trial import TrialPrecision
from engine.models.catalog import ARCHITECTURES, ArchitectureInfo
from engine.models.settings import full_settings
from engine.models.spec import Setting
from engine.processes.isolated import IsolatedProcessError, stream_isolated
from engine.selftest.case_run import (
    KERNELS,
    CaseEnded,
    CaseState,
    MachineFound,
    SelfTestCase,
    StepBegun,
    run_cases,
)

LIMIT_S: Final = 120.0
LIMIT_ALL_S: Final = 900.0

# Widths at which the VGG networks take seconds; their kernels are the same but for the widest layers.
_SMALL: Final[dict[str, Setting]] = {"width": 8, "fc_width": 64}
_SMALL_FROM_MILLIONS: Final = 20.0
# In the short form: the patches of networks above, and the networks that are exported below.
_SMALL_SIDE_PX: Final = 32
_SMALL_SIDE_FROM_MILLIONS: Final = 2.0
_EXPORTED_UP_TO_MILLIONS: Final = 0.5
_SMALL_RESNET: Final = "resnet18"


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How a case ended.

    Attributes:
        seconds: from its begin to its end; the first one loads torch.
        step_s: of one training step of two patches; None for the kernels and where it failed.
        message: the reason of a failure.
        is_certain: False where its process died of it once but passed the second time.
    """

    case: SelfTestCase
    state: CaseState
    seconds: float
    step_s: float | None = None
    is_exported: bool = False
    message: str = ""
    is_certain: bool = True

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "name": self.case.name,
            "precision": self.case.precision,
            "full_width": self.case.is_full,
            "state": self.state,
            "seconds": round(self.seconds, 2),
            "step_seconds": None if self.step_s is None else round(self.step_s, 3),
            "exported": self.is_exported,
            "message": self.message,
        }


def self_test_cases(*, is_all: bool) -> list[SelfTestCase]:
    """The kernels, then the networks: the smallest of each family, the big ones narrowed; or all as they are.

    The short form took 72 s of a processor's time on two busy cores, torch and kernels included.
    """
    cases = [SelfTestCase(KERNELS, FLOAT32, "", {}, is_full=True)]
    has_onnx = importlib.util.find_spec("onnx") is not None
    for info in ARCHITECTURES if is_all else _families():
        case = _full_case(info, exports=has_onnx) if is_all else _short_case(info, exports=has_onnx)
        precisions: tuple[TrialPrecision, ...] = (FLOAT32, BFLOAT16)
        cases += [replace(case, precision=precision) for precision in precisions]
    return cases


def run_self_test(
    cases: list[SelfTestCase], report: Reporter, token: CancelToken, limit_s: float
) -> Iterator[CaseResult]:
    """Results in the order of the cases; each is remembered as soon as it is known.

    All cases share a process, so that torch is loaded once. When it dies, a new one goes on behind the case
    that it died of. A case that was not the first of its process gets a second try as the first of the next
    one: another may have destroyed the memory before it.

    Raises:
        CancelledError: the token was set; the process is ended.
    """
    run = _Run(cases, report, token, limit_s)
    while run.first < len(cases):
        for result in run.one_process():
            case = result.case
            is_known = result.state != "too slow" and result.is_certain
            if case.name != KERNELS and case.is_full and is_known and run.machine:
                network = network_key(case.name, case.encoder, case.settings)
                MachineRecord(machine=run.machine).note(
                    network, case.precision, has_passed=result.state == "passed"
                )
            yield result


class _Run:
    """Run of the cases over one process after the other; `first` is the next case without a result.

    Attributes:
        machine: key of the machine in the record; empty until a process has said it.
    """

    def __init__(self, cases: list[SelfTestCase], report: Reporter, token: CancelToken, limit_s: float):
        self._cases = cases
        self._report = report
        self._token = token
        self._limit_s = limit_s
        self._step = ""
        # How the process died before, of the case that gets its second try.
        self._suspicion = ""
        self.first = 0
        self.machine = ""

    def one_process(self) -> Iterator[CaseResult]:
        """Results until the cases are through, or their process is gone."""
        done, self._step, began_s = 0, "loading", time.monotonic()
        events = stream_isolated(run_cases, tuple(self._cases[self.first :]), self._watch, self._limit_s)
        try:
            for event in events:
                match event:
                    case MachineFound(key):
                        self.machine = key
                    case StepBegun(_, step):
                        self._step = step
                    case CaseEnded():
                        yield self._result(event)
                        done, began_s = done + 1, time.monotonic()
        except IsolatedProcessError as error:
            message = f"{error.summary.rstrip('.')}, while {self._step}."
            if error.is_fault and done and self.first < len(self._cases):
                self._suspicion = message
                return
            state: CaseState = "failed" if error.is_fault else "too slow"
            self._suspicion = ""
            yield CaseResult(self._next(), state, time.monotonic() - began_s, message=message)

    def _watch(self) -> None:
        self._token.check()
        number = min(self.first, len(self._cases) - 1)
        case = self._cases[number]
        self._report(Progress(self.first, len(self._cases), "checks", f"{case.name} in {case.precision}"))

    def _next(self) -> SelfTestCase:
        case = self._cases[self.first]
        self.first += 1
        return case

    def _result(self, event: CaseEnded) -> CaseResult:
        case, suspicion, self._suspicion = self._next(), self._suspicion, ""
        if event.message:
            return CaseResult(case, "failed", event.seconds, message=event.message)
        if suspicion:
            message = f"{suspicion} It passed alone, so one of the checks before may have destroyed memory."
            return CaseResult(case, "failed", event.seconds, message=message, is_certain=False)
        trial = event.trial
        if trial is None:
            return CaseResult(case, "passed", event.seconds)
        return CaseResult(case, "passed", event.seconds, trial.step_s, trial.is_exported)


def _families() -> list[ArchitectureInfo]:
    """The smallest network of each module."""
    families: dict[str, ArchitectureInfo] = {}
    for info in ARCHITECTURES:
        if info.module not in families or info.millions < families[info.module].millions:
            families[info.module] = info
    return list(families.values())


def _full_case(info: ArchitectureInfo, *, exports: bool) -> SelfTestCase:
    settings = full_settings(info.name, info.settings, {})
    return SelfTestCase(info.name, FLOAT32, info.default_encoder, settings, is_full=True, exports=exports)


def _short_case(info: ArchitectureInfo, *, exports: bool) -> SelfTestCase:
    full = _full_case(info, exports=exports and info.millions <= _EXPORTED_UP_TO_MILLIONS)
    if info.millions < _SMALL_SIDE_FROM_MILLIONS:
        return full
    settings = full.settings
    if info.millions >= _SMALL_FROM_MILLIONS:
        names = {setting.name for setting in info.settings}
        small = {name: value for name, value in _SMALL.items() if name in names}
        settings = full_settings(info.name, info.settings, small)
    encoder = _SMALL_RESNET if info.default_encoder.startswith("resnet") else info.default_encoder
    return replace(full, settings=settings, encoder=encoder, side_px=_SMALL_SIDE_PX, is_full=False)
