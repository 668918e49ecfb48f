"""Stacked autoencoder: dense layers trained one after the other, each on the codes of those below.

Source:
    Bengio, Lamblin, Popovici & Larochelle, NeurIPS 2006 (greedy layer by layer); tied weights as in
    Vincent et al., JMLR 2010.
"""

from __future__ import annotations

import itertools
from typing import ClassVar, Final

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import UserError
from engine.core.ranges import NumberRange
from engine.pretrain.dense import DenseAutoencoder, ThumbnailTask, half_squared, thumbnail_size
from engine.pretrain.task import Pixels, PretrainTask, StepResult, TaskSetup

_UNITS: Final = NumberRange(1, 16_384, is_whole=True)
_MOST_LAYERS: Final = 8


class StackedTask(ThumbnailTask):
    """Greedy layer-wise training: each layer gets an equal share of the run, the others are frozen."""

    usual_rate: ClassVar[float] = 2e-3

    def __init__(self, setup: TaskSetup, layers: list[DenseAutoencoder]) -> None:
        self.layers = layers
        self.active = 0
        super().__init__(setup, nn.ModuleList(layers))

    def make_optimizer(self) -> torch.optim.Optimizer:
        for index, layer in enumerate(self.layers):
            layer.requires_grad_(index == self.active)
        return super().make_optimizer()

    def part_done(self, share_done: float) -> float:
        place = share_done * len(self.layers)
        return place - min(int(place), len(self.layers) - 1)

    def learn(self, patches: Pixels, rate: float, share_done: float) -> StepResult:
        due = min(int(share_done * len(self.layers)), len(self.layers) - 1)
        if due != self.active:
            self.active = due
            self._optimizer = self.make_optimizer()
        return super().learn(patches, rate, share_done)

    def loss(self, patches: Pixels) -> tuple[Tensor, Tensor]:
        rows = self.rows(self.pixels(patches))
        below = self._codes_below(rows)
        restored = self.layers[self.active](below)
        with torch.no_grad():
            error = F.mse_loss(self._decode_below(restored), rows)
        return half_squared(restored, below), error

    def restored_rows(self, rows: Tensor) -> Tensor:
        return self._decode_below(self.layers[self.active](self._codes_below(rows)))

    @torch.no_grad()
    def _codes_below(self, rows: Tensor) -> Tensor:
        for layer in self.layers[: self.active]:
            rows = layer.encode(rows)
        return rows

    def _decode_below(self, codes: Tensor) -> Tensor:
        for layer in reversed(self.layers[: self.active]):
            codes = layer.decode(codes)
        return codes


def widths_of(text: str) -> list[int]:
    """Units of each layer from "256-128-64".

    Raises:
        UserError: not such a list.
    """
    parts = text.split("-")
    # Ten digits at most: a longer number is out of the range, and Python refuses to read endless ones.
    widths = [int(part) if part.isdecimal() and len(part) <= 10 else 0 for part in parts]
    if not all(width in _UNITS for width in widths) or len(parts) > _MOST_LAYERS:
        raise UserError(
            f"'{text[:60]}' names no layers.",
            f"Write 1 to {_MOST_LAYERS} numbers of units, each {_UNITS}, such as 256-128-64.",
        )
    return widths


def build(setup: TaskSetup) -> PretrainTask:
    """Sigmoid layers of the widths that the settings name."""
    widths = [thumbnail_size(setup), *widths_of(str(setup.settings["layers"]))]
    tied = bool(setup.count("tied"))
    return StackedTask(
        setup,
        [
            DenseAutoencoder(below, above, "sigmoid", "sigmoid", tied=tied)
            for below, above in itertools.pairwise(widths)
        ],
    )
