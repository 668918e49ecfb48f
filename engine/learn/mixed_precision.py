"""Mixed precision: whether a round multiplies in bfloat16, and the trial that comes before on processors."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from typing import Final

import torch
from torch import nn

from engine.core import NO_PROGRESS
from engine.learn.machine_record import BFLOAT16, MachineRecord, network_key
from engine.learn.network_trial import NetworkTrial, try_network
from engine.learn.request import TrainRequest
from engine.models.blocks.class_layer import is_unsafe_in_bfloat16
from engine.models.inputs import multiplies_bfloat16
from engine.models.spec import ModelSpec
from engine.processes.isolated import IsolatedProcessError, run_isolated

TRUST_VARIABLE: Final = "INKLING_TRUST_PRECISION"
"""Environment variable: 1 uses bfloat16 without a trial, as benchmarks on a machine that is known do."""

_TRIAL_LIMIT_S: Final = 600.0


def uses_mixed_precision(request: TrainRequest, device: torch.device, module: nn.Module) -> bool:
    """Whether a round uses mixed precision: always on cards, on processors in rounds by working time.

    Cards need half the memory and are twice as fast. On processors with the instructions, 60 s make 350
    steps of the small U-Net instead of 250, and IoU at 10, 30 and 60 s was higher each time
    (docs/measurements/learning.md). Rounds of counted steps stay in float32: they are to repeat elsewhere.
    """
    if not request.mixed_precision:
        return False
    if device.type == "cuda":
        return True
    is_timed = request.epochs is None and request.steps is None
    return is_timed and multiplies_bfloat16(device) and not is_unsafe_in_bfloat16(module)


class MixedPrecision:
    """Mixed precision of one round; on a processor only once a trial of the network has passed there.

    The first round of a network on a machine begins in float32, beside the trial, and changes over.
    """

    def __init__(
        self, request: TrainRequest, device: torch.device, module: nn.Module, spec: ModelSpec
    ) -> None:
        self._is_wanted = uses_mixed_precision(request, device, module)
        self._trial: BackgroundTrial | None = None
        if not request.mixed_precision and uses_mixed_precision(
            replace(request, mixed_precision=True), device, module
        ):
            _distrust(spec)
        if self._is_wanted and device.type == "cpu" and os.environ.get(TRUST_VARIABLE) != "1":
            self._trial = BackgroundTrial(spec)

    @property
    def is_on(self) -> bool:
        """Whether the next step multiplies in bfloat16."""
        return self._is_wanted and (self._trial is None or self._trial.has_passed)


def _distrust(spec: ModelSpec) -> None:
    """Remember that a process has died of a network in bfloat16 although its trial had passed.

    It holds for this version of torch on this processor, until a self-test of the network passes. Without a
    passed trial the round was in float32, and its death says nothing of bfloat16.
    """
    record, network = MachineRecord(), network_key(spec.architecture, spec.encoder, spec.settings)
    if record.result(network, BFLOAT16) is True:
        record.note(network, BFLOAT16, has_passed=False)


class BackgroundTrial:
    """A trial of a network in bfloat16, begun unless the result is known; any thread."""

    def __init__(self, spec: ModelSpec) -> None:
        self._spec = spec
        self._record = MachineRecord()
        self._network = network_key(spec.architecture, spec.encoder, spec.settings)
        known = self._record.result(self._network, BFLOAT16)
        self.has_passed = known is True
        if known is None:
            threading.Thread(target=self._run, name="precision-trial", daemon=True).start()

    def _run(self) -> None:
        trial = NetworkTrial(self._spec.architecture, self._spec.encoder, dict(self._spec.settings))
        try:
            run_isolated(try_network, trial, NO_PROGRESS, _TRIAL_LIMIT_S)
        except IsolatedProcessError as error:
            # What may pass is not remembered: the next round tries again.
            if error.is_fault:
                self._record.note(self._network, BFLOAT16, has_passed=False)
        except OSError:
            return  # No process could be started: nothing is known.
        else:
            self._record.note(self._network, BFLOAT16, has_passed=True)
            self.has_passed = True
