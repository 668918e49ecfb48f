"""Process group of distributed training, started by torchrun and joined through Hugging Face Accelerate.

The backend is NCCL on graphics cards and Gloo on processors.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from engine.core.launch import Launch, launched
from engine.learn.distributed.reductions import SyncedBatchNorm
from engine.models.blocks.auxiliary import WeightedLogits, training_outputs

if TYPE_CHECKING:
    from accelerate import Accelerator

T = TypeVar("T")

# A process that has ended is noticed at once; this is for one that takes longer than the others.
_LONGEST_WAIT: Final = timedelta(hours=6)


class ProcessGroup:
    """This process and the others; collective methods have to be called by all of them.

    Attributes:
        rank: 0 for the main process, which writes files and reports.
        count: number of processes (world size); 1 without distributed training.
        device: of this process; None for a single process, which may choose.
    """

    def __init__(self, accelerator: Accelerator | None = None) -> None:
        self._accelerator = accelerator
        self.rank: int = 0 if accelerator is None else accelerator.process_index
        self.count: int = 1 if accelerator is None else accelerator.num_processes
        self.device: torch.device | None = None if accelerator is None else accelerator.device

    @property
    def is_main(self) -> bool:
        return self.rank == 0

    def barrier(self) -> None:
        """Collective: wait until all processes have called this."""
        self.broadcast(None)

    def broadcast(self, value: T) -> T:
        """Collective: the main process's value."""
        if self._accelerator is None:
            return value
        from accelerate.utils import broadcast_object_list

        values: list[T] = broadcast_object_list([value])
        return values[0]

    @contextmanager
    def main_process_first(self) -> Iterator[None]:
        """Collective: the block runs in the main process first, then in the others."""
        if not self.is_main:
            self.barrier()
        yield
        if self.is_main:
            self.barrier()

    def all_gather(self, value: T) -> list[T]:
        """Collective: the values of all processes, by rank."""
        if self._accelerator is None:
            return [value]
        from accelerate.utils import gather_object

        values: list[T] = gather_object([value])
        return values

    def shard(self, size: int) -> slice:
        """This process's slice of `size` items; the slices' lengths differ by one at most."""
        return slice(self.rank * size // self.count, (self.rank + 1) * size // self.count)

    def shard_of(self, items: Sequence[T]) -> Sequence[T]:
        """This process's items: every `count`-th."""
        return items[self.rank :: self.count]

    def data_parallel(self, module: nn.Module, example: Tensor) -> Callable[[Tensor], WeightedLogits]:
        """Collective: the forward pass for training, data-parallel: gradients are averaged over processes.

        All processes start from the main one's weights. `example` is an input of the usual shape.
        """
        forward = _TrainingOutputs(module, shares_batch=self.count > 1)
        if self._accelerator is None:
            return forward
        # The search for parameters without a gradient costs time in each step, and without it such
        # parameters are an error.
        self._accelerator.ddp_handler.find_unused_parameters = _has_idle_parameters(module, example)
        outputs: Callable[[Tensor], WeightedLogits] = self._accelerator.prepare(forward)
        return outputs

    def seed_step(self, seed: int, step: int) -> None:
        """Seed dropout for a step: differently in each process, and the same again in a resumed round."""
        if self.count > 1:
            state = np.random.SeedSequence([seed, step, self.rank]).generate_state(1)
            torch.manual_seed(int(state[0]))

    def destroy(self) -> None:
        """Leave the group; no collective method may be called any more."""
        if self._accelerator is not None:
            self._accelerator.end_training()


SINGLE_PROCESS: Final = ProcessGroup()


@cache
def join_process_group() -> ProcessGroup:
    """The process group that torchrun has started; `SINGLE_PROCESS` where it has not.

    Raises:
        UserError: the environment is contradictory.
    """
    launch = launched()
    if launch is None:
        return SINGLE_PROCESS
    _use_cores(launch)
    from accelerate import Accelerator, DistributedDataParallelKwargs, InitProcessGroupKwargs

    has_cards = torch.cuda.is_available()
    return ProcessGroup(
        Accelerator(
            cpu=not has_cards,
            mixed_precision="no",  # The trainer's own autocast leaves the loss out.
            kwargs_handlers=[
                InitProcessGroupKwargs(backend="nccl" if has_cards else "gloo", timeout=_LONGEST_WAIT),
                DistributedDataParallelKwargs(),
            ],
        )
    )


def _use_cores(launch: Launch) -> None:
    """Give each process of this machine its share of the cores; torchrun gives each one core."""
    if os.environ.get("OMP_NUM_THREADS", "1") == "1":
        threads = max(1, available_cores() // launch.local_count)
        os.environ["OMP_NUM_THREADS"] = str(threads)
        torch.set_num_threads(threads)


def available_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _TrainingOutputs(nn.Module):
    """A network whose output is the weighted logits of its loss."""

    def __init__(self, module: nn.Module, *, shares_batch: bool) -> None:
        super().__init__()
        self.module = module
        self._shares_batch = shares_batch

    def forward(self, image: Tensor) -> WeightedLogits:
        if not self._shares_batch:
            return training_outputs(self.module, image)
        with SyncedBatchNorm():
            return training_outputs(self.module, image)


def _has_idle_parameters(module: nn.Module, example: Tensor) -> bool:
    """Whether some parameters take no part in the loss."""
    was_training = module.training
    # Evaluation draws no random numbers and keeps no statistics.
    module.eval()
    logits = [logits.sum() for _, logits in training_outputs(module, example)]
    torch.autograd.backward(torch.stack(logits).sum())
    idle = any(p.requires_grad and p.grad is None for p in module.parameters())
    module.zero_grad(set_to_none=True)
    module.train(was_training)
    return idle
