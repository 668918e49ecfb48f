"""Light decoder: a small network from the deepest features of an encoder back to a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import torch
from torch import Tensor, nn

from engine.models.blocks.conv import conv_norm_relu

_WIDEST: Final = 128
_NARROWEST: Final = 16
# A channel that is always black has an infinite logit.
_LEAST_SHARE: Final = 0.01


class LightDecoder(nn.Module):
    """Decoder that doubles the size and halves the channels in each step; no skip connections.

    Args:
        channels: of the features.
        stride: of the features, a power of two.
        out_channels: of the picture.
    """

    def __init__(self, channels: int, stride: int, out_channels: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        width = min(_WIDEST, channels)
        while stride > 1:
            layers += [
                conv_norm_relu(channels, width),
                nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False),
            ]
            channels, width, stride = width, max(_NARROWEST, width // 2), stride // 2
        self.layers = nn.Sequential(*layers, conv_norm_relu(channels, _NARROWEST))
        self.last = nn.Conv2d(_NARROWEST, out_channels, 3, padding=1)

    @torch.no_grad()
    def start_at(self, mean: Sequence[float]) -> None:
        """Begin near pictures of one colour, the mean (0-1) of each channel, instead of mid grey."""
        self.last.bias = nn.Parameter(torch.logit(torch.tensor(mean), eps=_LEAST_SHARE))

    def forward(self, features: Tensor) -> Tensor:
        """Logits (N, out_channels, H, W) of `features` (N, channels, H / stride, W / stride)."""
        logits: Tensor = self.last(self.layers(features))
        return logits
