"""Principal components of thumbnails, from their running mean and covariance; exact, without descent.

Source:
    Pearson 1901, Hotelling 1933; the eigenvectors of the covariance matrix.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

import torch
from torch import Tensor, nn

from engine.core import UserError
from engine.pretrain.dense import as_rows, thumbnail_size
from engine.pretrain.task import Pixels, PretrainTask, ReconstructionBatch, StepResult, TaskSetup

# The basis is found anew each time that so many times more rows have been seen.
_GROWTH: Final = 1.5


class PcaTask(PretrainTask):
    """Gathers moments with each batch; the basis follows from them."""

    batch_on_processor: ClassVar[int] = 256
    batch_on_card: ClassVar[int] = 1024

    def __init__(self, setup: TaskSetup) -> None:
        super().__init__(setup)
        inputs, code = thumbnail_size(setup), setup.count("code")
        if code > inputs:
            raise UserError(
                f"A thumbnail of {inputs} numbers has no {code} directions.",
                f"Choose at most {inputs}.",
                command_hint=f"Choose at most --set code={inputs}.",
            )
        # In double precision: squares of thousands of rows are added up.
        self._sum = torch.zeros(inputs, dtype=torch.float64)
        self._products = torch.zeros(inputs, inputs, dtype=torch.float64)
        self._count = 0
        self._count_of_basis = 0
        self._basis = nn.Module()
        self._basis.register_buffer("mean", torch.zeros(inputs))
        self._basis.register_buffer("components", torch.zeros(code, inputs))
        self._basis.register_buffer("variances", torch.zeros(code))

    @property
    def module(self) -> nn.Module:
        return self._basis

    def learn(self, patches: Pixels, rate: float, share_done: float) -> StepResult:
        rows = self.rows(patches)
        exact = rows.double()
        self._sum += exact.sum(dim=0)
        self._products += exact.t() @ exact
        self._count += len(rows)
        if self._count >= _GROWTH * self._count_of_basis:
            self._find_basis()
        error = float(((self.restored(rows) - rows) ** 2).mean())
        return StepResult(error, error)

    def finish(self) -> None:
        self._find_basis()

    def show(self, patches: Pixels) -> ReconstructionBatch:
        rows = self.rows(patches)
        return ReconstructionBatch(self._pictures(rows), self._pictures(self.restored(rows)))

    def state(self) -> Mapping[str, Tensor]:
        return dict(self._basis.state_dict())

    def rows(self, patches: Pixels) -> Tensor:
        """(N, inputs) float32 in 0-1, on the processor."""
        return as_rows(self.pixels(patches), self.setup.count("side")).cpu()

    def restored(self, rows: Tensor) -> Tensor:
        """The rows projected onto the components."""
        state = self.state()
        mean, components = state["mean"], state["components"]
        return mean + (rows - mean) @ components.t() @ components

    def _find_basis(self) -> None:
        if self._count in (0, self._count_of_basis):
            return
        mean = self._sum / self._count
        covariance = self._products / self._count - torch.outer(mean, mean)
        variances, directions = torch.linalg.eigh(covariance)
        code = self.setup.count("code")
        best = {
            "mean": mean,
            "components": directions[:, -code:].flip(1).t(),
            "variances": variances[-code:].flip(0).clamp_min(0),
        }
        self._basis.load_state_dict({name: value.float() for name, value in best.items()})
        self._count_of_basis = self._count

    def _pictures(self, rows: Tensor) -> Tensor:
        side = self.setup.count("side")
        return rows.reshape(len(rows), self.setup.in_channels, side, side).clamp(0, 1)


def build(setup: TaskSetup) -> PretrainTask:
    """The task."""
    return PcaTask(setup)
