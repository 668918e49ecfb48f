"""Ways to double height and width, each a small block of its own."""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn

from engine.models.catalog import unknown_name

UPSAMPLINGS: Final = ("nearest", "bilinear", "transposed", "bed-of-nails")


class BedOfNails(nn.Module):
    """Each value at the upper left of a 2x2 cell, zeros at the other three places."""

    def forward(self, x: Tensor) -> Tensor:
        batch, channels, height, width = x.shape
        out = torch.zeros(batch, channels, 2 * height, 2 * width, dtype=x.dtype, device=x.device)
        out[..., ::2, ::2] = x
        return out


def make_upsampling(name: str, channels: int) -> nn.Module:
    """A block (N, channels, H, W) -> (N, channels, 2H, 2W).

    Raises:
        UserError: no such upsampling.
    """
    if name == "nearest":
        return nn.Upsample(scale_factor=2, mode="nearest")
    if name == "bilinear":
        return nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False)
    if name == "transposed":
        return nn.ConvTranspose2d(channels, channels, kernel_size=2, stride=2)
    if name == "bed-of-nails":
        return BedOfNails()
    raise unknown_name("upsampling", name, UPSAMPLINGS)
