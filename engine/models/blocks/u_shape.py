"""The U of a U-Net, same-padded: features go down and come up again, at the size of the image."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

Level = Callable[[int, int], nn.Module]
"""Makes the convolutions of one level: (in_channels, out_channels) -> module that keeps the size."""


class Contracting(nn.Module):
    """A level, 2x2 max-pooling, the next level, and so on; dropout after the last.

    Attributes:
        channels: stride -> channels.
    """

    def __init__(self, in_channels: int, widths: Sequence[int], levels: Sequence[Level], dropout: float):
        super().__init__()
        self.channels = {2**level: width for level, width in enumerate(widths)}
        incoming = [in_channels, *widths[:-1]]
        self.levels = nn.ModuleList(
            make(before, after) for make, before, after in zip(levels, incoming, widths, strict=True)
        )
        self.dropout = nn.Dropout(dropout)

    def forward(self, image: Tensor) -> dict[int, Tensor]:
        """Features (N, channels, H / stride, W / stride) by stride; H and W multiples of the deepest."""
        features: dict[int, Tensor] = {}
        x = image
        for stride, level in zip(self.channels, self.levels, strict=True):
            x = level(x if stride == 1 else F.max_pool2d(x, 2))
            features[stride] = x
        features[stride] = self.dropout(x)
        return features


class Expanding(nn.Module):
    """From the deepest up: 2x2 up-convolution that halves the channels, join with the skip, a level.

    Args:
        widths: channels by level, from full size down, as for `Contracting`.
        levels: what makes the convolutions, from full size down, without the deepest.
    """

    def __init__(self, widths: Sequence[int], levels: Sequence[Level]) -> None:
        super().__init__()
        upwards = list(reversed(range(len(widths) - 1)))
        self.up = nn.ModuleList(nn.ConvTranspose2d(widths[i + 1], widths[i], 2, stride=2) for i in upwards)
        self.levels = nn.ModuleList(levels[i](2 * widths[i], widths[i]) for i in upwards)

    def forward(self, features: dict[int, Tensor]) -> Tensor:
        """Features (N, widths[0], H, W) at full size."""
        stride = max(features)
        x = features[stride]
        for up, level in zip(self.up, self.levels, strict=True):
            stride //= 2
            x = level(torch.cat([features[stride], up(x)], dim=1))
        return x
