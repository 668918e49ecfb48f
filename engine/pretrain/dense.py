"""Dense autoencoder of one layer on thumbnails, and the base class of its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.pretrain.task import GradientTask, Pixels, ReconstructionBatch, TaskSetup

# A pixel that is always black has an infinite logit.
_LEAST_SHARE: Final = 0.01

_SQUASH: Final = {"linear": nn.Identity, "relu": nn.ReLU, "sigmoid": nn.Sigmoid}


class DenseAutoencoder(nn.Module):
    """Autoencoder x -> code = f(W x + b) -> g(V code + c).

    Args:
        hidden: f, one of linear, relu, sigmoid.
        output: g, likewise.
        tied: V is the transpose of W and not a weight of its own.
    """

    def __init__(self, inputs: int, code: int, hidden: str, output: str, *, tied: bool = False) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(code, inputs))
        self.hidden_bias = nn.Parameter(torch.zeros(code))
        self.output_bias = nn.Parameter(torch.zeros(inputs))
        nn.init.xavier_uniform_(self.weight)
        self.back: nn.Parameter | None = None
        if not tied:
            self.back = nn.Parameter(torch.empty(inputs, code))
            nn.init.xavier_uniform_(self.back)
        self.hidden, self.output = _SQUASH[hidden](), _SQUASH[output]()

    @torch.no_grad()
    def centre(self, rows: Tensor) -> None:
        """Set the biases so that the mean of `rows` has a code of zeros before f, and such a code gives it.

        Without this a unit encodes the mean, for thousands of steps.
        """
        mean = rows.mean(dim=0)
        self.hidden_bias.copy_(-self.weight @ mean)
        is_sigmoid = isinstance(self.output, nn.Sigmoid)
        self.output_bias.copy_(torch.logit(mean, eps=_LEAST_SHARE) if is_sigmoid else mean)

    def encode(self, x: Tensor) -> Tensor:
        """(N, code) of (N, inputs)."""
        code: Tensor = self.hidden(F.linear(x, self.weight, self.hidden_bias))
        return code

    def decode(self, code: Tensor) -> Tensor:
        """(N, inputs) of (N, code)."""
        back = self.weight.t() if self.back is None else self.back
        restored: Tensor = self.output(F.linear(code, back, self.output_bias))
        return restored

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))


class ThumbnailTask(GradientTask):
    """Base of tasks on thumbnails, as (N, channels * side * side) rows of pixels in 0-1."""

    batch_on_processor: ClassVar[int] = 128
    batch_on_card: ClassVar[int] = 512

    def rows(self, pixels: Tensor) -> Tensor:
        """Patches as rows: reduced to thumbnails, then laid out."""
        return as_rows(pixels, self.setup.count("side"))

    def pictures(self, rows: Tensor) -> Tensor:
        """Rows as patches again, (N, C, side, side), within 0-1."""
        side = self.setup.count("side")
        return rows.reshape(len(rows), self.setup.in_channels, side, side).clamp(0, 1)

    def restored_rows(self, rows: Tensor) -> Tensor:
        """Reconstruction of these rows."""
        restored: Tensor = self._module(rows)
        return restored

    @torch.no_grad()
    def show(self, patches: Pixels) -> ReconstructionBatch:
        self._module.eval()
        rows = self.rows(self.pixels(patches))
        return ReconstructionBatch(self.pictures(rows), self.pictures(self.restored_rows(rows)))

    def state(self) -> Mapping[str, Tensor]:
        return dict(self._module.state_dict())


def as_rows(pixels: Tensor, side: int) -> Tensor:
    """(N, C * side * side) thumbnails of (N, C, S, S): each value the mean of its pixels."""
    return F.adaptive_avg_pool2d(pixels, side).flatten(1)


def thumbnail_size(setup: TaskSetup) -> int:
    """Numbers in a thumbnail."""
    return setup.in_channels * setup.count("side") ** 2


def half_squared(restored: Tensor, target: Tensor) -> Tensor:
    """Half the squared distance, averaged over the rows."""
    return 0.5 * ((restored - target) ** 2).sum(dim=1).mean()
