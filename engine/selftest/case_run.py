"""Run of the cases of the self-test, one after the other, in one process that says each step beforehand."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from engine.core import NO_PROGRESS, EngineError, Progress
from engine.learn.machine_record import FLOAT32, machine_key
from engine.learn.network_trial import NetworkTrial, TrialPrecision, TrialResult, try_network
from engine.models.spec import Setting
from engine.selftest.kernels import check_kernels

CaseState: TypeAlias = Literal["passed", "failed", "too slow"]

KERNELS: Final = "kernels"


@dataclass(frozen=True, slots=True)
class SelfTestCase:
    """The kernels, or a network at a precision.

    Attributes:
        is_full: the network as the window trains it: in full width, on patches as large as in its trial.
        side_px: side of the patches.
        exports: whether it is exported as ONNX, too.
    """

    name: str
    precision: TrialPrecision
    encoder: str
    settings: dict[str, Setting]
    is_full: bool
    side_px: int = 64
    exports: bool = False


@dataclass(frozen=True, slots=True)
class StepBegun:
    """Step of a case that begins now: what the process dies of from here on."""

    case: int
    step: str


@dataclass(frozen=True, slots=True)
class CaseEnded:
    """End of a case.

    Attributes:
        trial: None for the kernels, and where it failed.
        message: reason of a failure; empty where it passed.
    """

    case: int
    seconds: float
    trial: TrialResult | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class MachineFound:
    """The machine for the record, as the parent loads no torch."""

    key: str


CaseEvent: TypeAlias = MachineFound | StepBegun | CaseEnded


def run_cases(cases: tuple[SelfTestCase, ...], emit: Callable[[CaseEvent], None]) -> None:
    """Run the cases; for `engine.processes.isolated.stream_isolated`. A case that raises stops no other."""
    emit(MachineFound(machine_key()))
    for number, case in enumerate(cases):
        began_s = time.monotonic()
        emit(StepBegun(number, "loading"))

        def step(progress: Progress, number: int = number) -> None:
            emit(StepBegun(number, progress.note))

        trial, message = None, ""
        try:
            if case.name == KERNELS:
                check_kernels(0, NO_PROGRESS)
            else:
                trial = try_network(_trial(case), step)
        except EngineError as error:
            message = error.summary
        except Exception as error:  # noqa: BLE001 - the border of a case: becomes its failure
            message = f"{type(error).__name__}: {error}"
        emit(CaseEnded(number, time.monotonic() - began_s, trial, message))
        gc.collect()  # The next network may need all the memory.


def _trial(case: SelfTestCase) -> NetworkTrial:
    from resources.demo_cells import draw_cells

    image, _ = draw_cells(seed=1)
    return NetworkTrial(
        case.name,
        case.encoder,
        case.settings,
        case.precision,
        side_px=case.side_px,
        image=image,
        exports=case.exports and case.precision == FLOAT32,
    )
