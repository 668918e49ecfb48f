"""A network that takes images of any height and width."""

from __future__ import annotations

from abc import abstractmethod

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom


class PaddedNet(nn.Module):
    """Pads the input to a multiple of `stride`, runs `forward_padded`, crops back.

    The border pixels are repeated: zeros would be a dark frame that the network
    has to learn to ignore. Sides shorter than `smallest` are padded up to it.
    """

    def __init__(self, stride: int, smallest: int = 1) -> None:
        super().__init__()
        self.stride = stride
        self.smallest = smallest

    def forward(self, image: Tensor) -> Tensor:
        """Logits (N, classes, H, W) of `image` (N, C, H, W)."""
        return self.crop(self.forward_padded(self.pad(image)), image)

    def pad(self, image: Tensor) -> Tensor:
        """The image with sides that are multiples of the stride, and not too short."""
        height, width = image.shape[-2:]
        down, right = self._missing(height), self._missing(width)
        if down or right:
            image = F.pad(image, (0, right, 0, down), mode="replicate")
        return image

    def _missing(self, side: int) -> int:
        """How many pixels `side` lacks."""
        # max(lacking, 0) in a form that stays a formula of the image's size in an exported file.
        lacking = self.smallest - side
        lacking = (lacking + abs(lacking)) // 2
        return lacking + -(side + lacking) % self.stride

    def crop(self, logits: Tensor, image: Tensor) -> Tensor:
        """The part of `logits` that belongs to the image before `pad`."""
        height, width = image.shape[-2:]
        return logits[..., :height, :width]

    @abstractmethod
    def forward_padded(self, image: Tensor) -> Tensor:
        """Logits of an image whose sides are multiples of the stride, at the image's size."""


def init_weights(module: nn.Module) -> None:
    """Kaiming start for convolutions, ones and zeros for norms; for `module.apply`."""
    if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
        nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
        if module.bias is not None:
            nn.init.zeros_(module.bias)
    elif isinstance(module, nn.BatchNorm2d):
        nn.init.ones_(module.weight)
        nn.init.zeros_(module.bias)


def concat(parts: list[Tensor]) -> Tensor:
    """The tensors joined along the channel axis."""
    return parts[0] if len(parts) == 1 else torch.cat(parts, dim=1)
