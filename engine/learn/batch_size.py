"""Batch size: the usual one of a device, the search for the best, and half of one that did not fit."""

from __future__ import annotations

from typing import Final

import torch

from engine.core import UserError
from engine.learn.request import TrainRequest
from engine.models.catalog import architecture_info

# On processors a larger batch is no faster per patch, and means fewer steps (docs/measurements/learning.md).
_ON_PROCESSOR: Final = 4
_ON_CARD: Final = 16
_LARGEST_ON_CARD: Final = 256
# Share of a card's memory that may be filled: predictions need some, and steps differ.
_MEMORY_SHARE: Final = 0.8
# Twice the batch is half the steps: patches must go by at least this much faster.
_WORTH: Final = 1.15
# The first steps of a size make plans and take memory; the fastest of the others counts.
_STEPS_TO_MEASURE: Final = 4
# Networks of so many million weights begin with one patch a step, on processors and by the clock: a step of
# DeconvNet took 125 s on two cores, in a round of 3 s.
_BIG_MILLIONS: Final = 20.0
# With a larger batch there should still be so many steps.
_LEAST_STEPS: Final = 20


def usual_batch(device: torch.device, processes: int) -> int:
    """Batch size (patches a step) of all processes together.

    Processes on processors share the batch that one process would take, so that their number changes nothing.
    """
    return _ON_CARD * processes if device.type == "cuda" else max(_ON_PROCESSOR, processes)


def first_batch(request: TrainRequest, device: torch.device, processes: int) -> int:
    """Batch size of the first step: what is wanted, or usual; one patch where a step may take minutes."""
    usual = request.batch or usual_batch(device, processes)
    is_alone = device.type == "cpu" and processes == 1
    return 1 if usual == _ON_PROCESSOR and is_alone and _may_be_slow(request) else usual


def later_batch(request: TrainRequest, batch: int, first_step_s: float) -> int:
    """Batch size after a first step of `batch` patches: the usual one where time allows."""
    if batch != 1 or not _may_be_slow(request):
        return batch
    affordable = int(60.0 * request.minutes / (_LEAST_STEPS * max(first_step_s, 1e-9)))
    return min(max(1, affordable), _ON_PROCESSOR)


def _may_be_slow(request: TrainRequest) -> bool:
    """Whether a step on a processor may take a good part of the round's time."""
    is_timed = request.batch is None and request.epochs is None and request.steps is None
    return is_timed and architecture_info(request.architecture).millions >= _BIG_MILLIONS


def smaller_batch(batch: int, device: torch.device, processes: int) -> int:
    """Half of a batch that did not fit the memory.

    Raises:
        UserError: not even one patch fits, or there are several processes, which cannot repeat the step.
    """
    if processes > 1:
        raise UserError(
            f"The memory is too small for this process's part of {batch} patches a step.",
            f"Start again with fewer, such as {max(processes, batch // 2)}.",
            command_hint=f"Start again with fewer: --batch {max(processes, batch // 2)}.",
        )
    refusal = UserError(
        "The memory is too small to train this network, even one patch at a time.",
        "Choose a smaller network or smaller patches, or close other programs.",
    )
    return halve_batch(batch, 1, refusal, device)


def halve_batch(batch: int, least: int, refusal: UserError, device: torch.device) -> int:
    """Half a batch that did not fit the memory.

    Raises:
        UserError: `refusal`, when not even `least` fit.
    """
    if batch <= least:
        raise refusal
    if device.type == "cuda":
        torch.cuda.empty_cache()
    return batch // 2


class BatchSearch:
    """Search for the batch size: doubled in the first steps of a round while that pays and memory allows.

    The steps are steps of the training: the search costs nothing.

    Args:
        batch: first batch size.
        processes: number of processes that share a batch.
    """

    def __init__(self, batch: int, processes: int = 1) -> None:
        self.batch = batch
        self._largest = _LARGEST_ON_CARD * processes
        self._seconds: list[float] = []
        self._pace_before = 0.0
        self.is_over = False

    def note_step(self, seconds: float, memory_share: float) -> None:
        """Note the time of a step with `batch` patches; `memory_share` (0-1): peak share of memory in use."""
        self._seconds.append(seconds)
        if self.is_over or len(self._seconds) < _STEPS_TO_MEASURE:
            return
        pace = self.batch / min(self._seconds[1:])
        if pace < _WORTH * self._pace_before:
            self.batch //= 2
            self.is_over = True
        elif 2.0 * memory_share > _MEMORY_SHARE or 2 * self.batch > self._largest:
            self.is_over = True
        else:
            self.batch, self._pace_before, self._seconds = 2 * self.batch, pace, []


def memory_share(device: torch.device) -> float:
    """Peak share (0-1) of a card's memory that this process has used so far; 0 on processors."""
    if device.type != "cuda":
        return 0.0
    return torch.cuda.max_memory_reserved(device) / torch.cuda.mem_get_info(device)[1]


def batch_search(request: TrainRequest, device: torch.device, processes: int) -> BatchSearch | None:
    """A search for rounds by working time on a card; others repeat exactly, and processors gain nothing."""
    is_timed = request.epochs is None and request.steps is None
    if device.type != "cuda" or request.batch is not None or not is_timed:
        return None
    return BatchSearch(usual_batch(device, processes), processes)
