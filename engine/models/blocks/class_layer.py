"""The last layer of a network: from features to a score for each class."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import torch
from torch import Tensor, nn

_SPREAD: Final = 0.01
# Limits of the fault that `ClassConvolution` tells of, found by trying.
_MOST_CHANNELS: Final = 2048
_FEWEST_OUTPUTS: Final = 16


class ClassConvolution(nn.Conv2d):
    """Convolution to the classes, in float32 under a processor's mixed precision.

    In bfloat16 on processors with AVX-512 or AMX, the gradient of a convolution of more than 2048 channels
    to fewer than 16 overwrites memory that is not its own (torch 2.14.1, oneDNN 3.12; FCN-8s died of it).
    Narrow layers gain nothing from bfloat16.
    """

    def forward(self, input: Tensor) -> Tensor:
        if input.device.type != "cpu" or not torch.is_autocast_enabled("cpu"):
            return super().forward(input)
        with torch.autocast("cpu", enabled=False):
            return super().forward(input.float())


def is_unsafe_in_bfloat16(module: nn.Module) -> bool:
    """Whether a network has convolutions whose gradient in bfloat16 destroys memory on some processors."""
    return any(
        isinstance(layer, nn.Conv2d)
        and not isinstance(layer, ClassConvolution)
        and layer.in_channels > _MOST_CHANNELS
        and layer.out_channels < _FEWEST_OUTPUTS
        for layer in module.modules()
    )


def class_layer(in_channels: int, class_count: int, kernel: int = 1, rate: int = 1) -> ClassConvolution:
    """Convolution to the classes that keeps height and width.

    Its weights start near zero, so that at first all classes are about as
    likely, however many features there are.

    Source:
        Chen et al., PAMI 2018, section 4.1.1: Gaussian with standard deviation 0.01.
    """
    layer = ClassConvolution(in_channels, class_count, kernel, padding=kernel // 2 * rate, dilation=rate)
    nn.init.normal_(layer.weight, std=_SPREAD)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
    return layer


class ClassLayers(nn.Module):
    """The class layers of a network with auxiliary answers; call `main` and `auxiliary` themselves."""

    def __init__(self, main: nn.Module, auxiliary: Iterable[nn.Module]) -> None:
        super().__init__()
        self.main = main
        self.auxiliary = nn.ModuleList(auxiliary)
