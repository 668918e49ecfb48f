"""Atrous spatial pyramid pooling: the same features seen at several scales side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from torch import Tensor, nn

from engine.models.blocks.atrous import atrous_conv
from engine.models.blocks.conv import conv_norm_relu
from engine.models.blocks.norm import SteadyBatchNorm2d
from engine.models.blocks.padded import concat

WIDTH: Final = 256


class ImagePooling(nn.Module):
    """The mean over the whole image, as a feature of every pixel."""

    def __init__(self, in_channels: int, out_channels: int) -> None:
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.reduce = nn.Sequential(
            nn.Conv2d(in_channels, out_channels, 1, bias=False),
            SteadyBatchNorm2d(out_channels),
            nn.ReLU(inplace=True),
        )

    def forward(self, x: Tensor) -> Tensor:
        """(N, out_channels, H, W) from (N, in_channels, H, W), the same at every pixel."""
        mean: Tensor = self.reduce(self.pool(x))
        return mean.expand(-1, -1, *x.shape[-2:])


class AtrousPyramid(nn.Module):
    """1x1, 3x3 at each of `rates`, and image pooling, joined by a 1x1 convolution; 256 channels each.

    Args:
        atrous: makes the 3x3 branches from (in_channels, out_channels, rate).

    Source:
        Chen et al., arXiv 1706.05587, figure 5.
    """

    def __init__(
        self,
        in_channels: int,
        rates: Sequence[int],
        atrous: Callable[[int, int, int], nn.Module] = atrous_conv,
    ) -> None:
        super().__init__()
        self.branches = nn.ModuleList(
            [
                conv_norm_relu(in_channels, WIDTH, kernel=1),
                *(atrous(in_channels, WIDTH, rate) for rate in rates),
                ImagePooling(in_channels, WIDTH),
            ]
        )
        self.project = conv_norm_relu(len(self.branches) * WIDTH, WIDTH, kernel=1)

    def forward(self, x: Tensor) -> Tensor:
        """(N, 256, H, W) from (N, in_channels, H, W)."""
        joined: Tensor = self.project(concat([branch(x) for branch in self.branches]))
        return joined
