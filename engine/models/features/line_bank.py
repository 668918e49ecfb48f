"""Filters for thin lines, as cracks, vessels and membranes: how clear a line passes through each pixel.

Source:
    Chaudhuri et al., IEEE Transactions on Medical Imaging 1989 (matched filters of many orientations), here
    the second derivative across the line, as in Steger, PAMI 1998, on a pyramid of means over 2x2 pixels.
"""

from __future__ import annotations

import math
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

_ORIENTATIONS: Final = 8
# Pixels of the level on each side, and deviations across and along the line.
_AROUND: Final = 7
_ACROSS: Final = 1.0
_ALONG: Final = 3.0


class LineBank(nn.Module):
    """The strongest and the weakest response of eight orientations at each pixel, at several scales.

    A filter of one orientation adds up along seven pixels: noise cancels out that a Hessian of one pixel
    takes for a line. Nothing in it learns. Turning the image by a quarter turns the responses and changes
    nothing else.

    Attributes:
        channels_by_level: channels of each level of `by_level`.
    """

    def __init__(self, levels: int) -> None:
        super().__init__()
        self.channels_by_level = (2,) * levels
        self.register_buffer("kernels", _kernels(), persistent=False)
        self.kernels: Tensor

    def by_level(self, image: Tensor) -> list[Tensor]:
        """(N, 2, H / 2**k, W / 2**k) of each level k of `image` (N, channels, H, W), finest first."""
        with torch.no_grad():
            light = image.mean(dim=1, keepdim=True)
            levels: list[Tensor] = []
            for level in range(len(self.channels_by_level)):
                light = F.avg_pool2d(light, 2) if level else light
                framed = F.pad(light, (_AROUND,) * 4, mode="replicate")
                responses = F.conv2d(framed, self.kernels)
                strongest = [responses.amax(dim=1, keepdim=True), responses.amin(dim=1, keepdim=True)]
                levels.append(torch.cat(strongest, dim=1))
            return levels


def _kernels() -> Tensor:
    """(8, 1, 15, 15) of sum 0, and of absolute sum 1."""
    axis = torch.arange(-_AROUND, _AROUND + 1, dtype=torch.float64)
    rows, columns = axis[:, None], axis[None, :]
    kernels: list[Tensor] = []
    for number in range(_ORIENTATIONS):
        angle = math.pi * number / _ORIENTATIONS
        across = columns * math.cos(angle) + rows * math.sin(angle)
        along = rows * math.cos(angle) - columns * math.sin(angle)
        kernel = (across**2 / _ACROSS**2 - 1.0) * torch.exp(
            -(across**2) / (2.0 * _ACROSS**2) - along**2 / (2.0 * _ALONG**2)
        )
        kernel = kernel - kernel.mean()
        kernels.append(kernel / kernel.abs().sum())
    return torch.stack(kernels)[:, None].to(torch.float32)
