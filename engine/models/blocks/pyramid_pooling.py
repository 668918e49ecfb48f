"""Pyramid pooling: means over the whole image and over grids of up to 6 x 6 cells, as context."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from torch import Tensor, nn

from engine.models.blocks.norm import SteadyBatchNorm2d
from engine.models.blocks.padded import concat
from engine.models.blocks.resize import resize, size_of

BINS: Final = (1, 2, 3, 6)


class PyramidPooling(nn.Module):
    """Means over a grid of b x b cells for each b of `bins`, reduced, brought back to size and joined.

    The levels together have as many channels as the input, so that neither side
    outweighs the other.

    Source:
        Zhao et al., CVPR 2017, figure 3 (c).
    """

    def __init__(self, in_channels: int, bins: Sequence[int] = BINS) -> None:
        super().__init__()
        width = in_channels // len(bins)
        self.levels = nn.ModuleList(_level(in_channels, width, cells) for cells in bins)
        self.out_channels = in_channels + len(bins) * width

    def forward(self, x: Tensor) -> Tensor:
        """(N, out_channels, H, W) from (N, in_channels, H, W); the input comes first."""
        return concat([x, *(resize(level(x), size_of(x)) for level in self.levels)])


def _level(in_channels: int, width: int, cells: int) -> nn.Sequential:
    return nn.Sequential(
        nn.AdaptiveAvgPool2d(cells),
        nn.Conv2d(in_channels, width, 1, bias=False),
        SteadyBatchNorm2d(width),
        nn.ReLU(inplace=True),
    )
