"""A pixel classifier on filter responses: useful after a second or two of training.

It sees no shapes, so networks overtake it; until they do, it is what there is.

Source:
    Arganda-Carreras et al. (Trainable Weka Segmentation), Bioinformatics 2017, and Berg et al. (ilastik),
    Nature Methods 2019, with two small layers in place of a random forest.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn

from engine.models.blocks.class_layer import ClassConvolution
from engine.models.blocks.filter_bank import FilterBank
from engine.models.blocks.padded import PaddedNet, init_weights
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

_SECOND_LAYER: Final = 24


class FilterClassifier(PaddedNet):
    """Two hidden layers on the responses of each pixel.

    Attributes:
        bank: the filters.
        mean, scale: (bank.channels, 1, 1), what responses are shifted and then multiplied by.
    """

    def __init__(self, spec: ModelSpec) -> None:
        levels = spec.int_setting("levels")
        super().__init__(stride=2 ** (levels - 1))
        self.bank = FilterBank(spec.in_channels, levels)
        width = spec.int_setting("width")
        self.layers = nn.Sequential(
            nn.Conv2d(self.bank.channels, width, 1), nn.ReLU(), nn.Conv2d(width, _SECOND_LAYER, 1), nn.ReLU()
        )
        self.head = ClassConvolution(_SECOND_LAYER, spec.class_count, 1)
        self.apply(init_weights)
        self.register_buffer("mean", torch.zeros(self.bank.channels, 1, 1))
        self.register_buffer("scale", torch.ones(self.bank.channels, 1, 1))
        self.mean: Tensor
        self.scale: Tensor

    def forward_padded(self, image: Tensor) -> Tensor:
        return self.score(self.bank(image))

    def score(self, responses: Tensor) -> Tensor:
        """Logits (N, classes, H, W) by filter responses (N, bank.channels, H, W)."""
        logits: Tensor = self.head(self.layers((responses - self.mean) * self.scale))
        return logits


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The classifier; there are no pretrained weights for it, so it always starts from random ones."""
    return BuiltModel(FilterClassifier(spec))
