"""The last layer of a network: from features to a score for each class."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from torch import nn

_SPREAD: Final = 0.01


def class_layer(in_channels: int, class_count: int, kernel: int = 1, rate: int = 1) -> nn.Conv2d:
    """Convolution to the classes that keeps height and width.

    Its weights start near zero, so that at first all classes are about as
    likely, however many features there are.

    Source:
        Chen et al., PAMI 2018, section 4.1.1: Gaussian with standard deviation 0.01.
    """
    layer = nn.Conv2d(in_channels, class_count, kernel, padding=kernel // 2 * rate, dilation=rate)
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
