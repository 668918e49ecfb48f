"""U-Net as published: convolutions without padding, so that its answer is smaller than its image.

    572x572                                                              388x388
    image -> 64 64 ------------------- crop and join -----------------> 64 64 -> classes
               | pool 2x2                                  up 2x2 |
              128 128 ---------------- crop and join -----------> 128 128
                 | pool                                      up |
                256 256 -------------- crop and join ---------> 256 256
                   | pool                                  up |
                  512 512 ------------ crop and join -------> 512 512
                     | pool                              up |
                     '-----> 1024 1024, dropout ------------'

Every pixel of the answer has seen real pixels only, never a padded border, so an
image may be cut into tiles whose answers fit together without a seam. At the
border of the image itself the missing surroundings are mirrored.

Source:
    Ronneberger, Fischer & Brox, "U-Net: Convolutional Networks for Biomedical Image
    Segmentation", MICCAI 2015, figure 1 (the network), figure 2 (overlap-tile), section 3 (weights).
"""

from __future__ import annotations

from math import sqrt

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import BadInputError
from engine.models.blocks.class_layer import ClassConvolution
from engine.models.blocks.mirror import mirror_pad
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec


class OriginalUNet(nn.Module):
    """`depth` times down and up; `width` channels at full size, doubled at each level.

    Attributes:
        margin_px: by how much the answer of `valid` is smaller than its image, on each side.
    """

    def __init__(self, spec: ModelSpec, width: int, depth: int, dropout: float) -> None:
        super().__init__()
        self.depth = depth
        self.margin_px = 6 * (1 << depth) - 4
        widths = [width * 2**level for level in range(depth + 1)]
        self.down = nn.ModuleList(
            two_convolutions(incoming, outgoing)
            for incoming, outgoing in zip([spec.in_channels, *widths[:-2]], widths[:-1], strict=True)
        )
        self.bottom = two_convolutions(widths[-2], widths[-1])
        self.dropout = nn.Dropout(dropout)
        self.up = nn.ModuleList(nn.ConvTranspose2d(2 * w, w, 2, stride=2) for w in reversed(widths[:-1]))
        self.joined = nn.ModuleList(two_convolutions(2 * w, w) for w in reversed(widths[:-1]))
        self.head = ClassConvolution(width, spec.class_count, 1)
        self.apply(_init_weights)

    def valid(self, image: Tensor) -> Tensor:
        """Logits (N, classes, H - 2 margin_px, W - 2 margin_px) of `image` (N, C, H, W).

        Raises:
            BadInputError: a side of the image that `input_length` would not give.
        """
        for length in image.shape[-2:]:
            if self.input_length(length - 2 * self.margin_px) != length:
                raise BadInputError(f"{length} pixels cannot be halved {self.depth} times without a rest")
        skips: list[Tensor] = []
        x = image
        for level in self.down:
            x = level(x)
            skips.append(x)
            x = F.max_pool2d(x, 2)
        x = self.dropout(self.bottom(x))
        for up, joined, skip in zip(self.up, self.joined, reversed(skips), strict=True):
            x = up(x)
            x = joined(torch.cat([_centre(skip, x), x], dim=1))
        logits: Tensor = self.head(x)
        return logits

    def forward(self, image: Tensor) -> Tensor:
        """Logits (N, classes, H, W) of `image` (N, C, H, W): overlap-tile, with one tile."""
        height, width = image.shape[-2:]
        margin = self.margin_px
        below = self.input_length(height) - margin - height
        right = self.input_length(width) - margin - width
        return self.valid(mirror_pad(image, margin, below, margin, right))[..., :height, :width]

    def input_length(self, length: int) -> int:
        """Side in pixels of the smallest image whose answer is at least `length` pixels long.

        Every pooling must find an even length. The answer is then 2^depth k + 4
        pixels long, for k = 0, 1, 2, ...
        """
        cell = 1 << self.depth
        # Rounded up by adding: in ONNX, divisions of negative numbers round the other way.
        return max(0, (length - 4 + cell - 1) // cell) * cell + 4 + 2 * self.margin_px


def two_convolutions(in_channels: int, out_channels: int) -> nn.Sequential:
    """3x3 convolution without padding and ReLU, twice: each side loses four pixels."""
    return nn.Sequential(
        nn.Conv2d(in_channels, out_channels, 3),
        nn.ReLU(inplace=True),
        nn.Conv2d(out_channels, out_channels, 3),
        nn.ReLU(inplace=True),
    )


def _centre(skip: Tensor, x: Tensor) -> Tensor:
    """The middle of `skip`, as large as `x`."""
    height, width = x.shape[-2:]
    top, left = (skip.shape[-2] - height) // 2, (skip.shape[-1] - width) // 2
    return skip[..., top : top + height, left : left + width]


def _init_weights(module: nn.Module) -> None:
    """Normal with deviation sqrt(2 / N), N the number of values that one value of the output sums."""
    if isinstance(module, nn.Conv2d):
        summed = module.in_channels * module.kernel_size[0] * module.kernel_size[1]
    elif isinstance(module, nn.ConvTranspose2d):
        # Kernels as wide as the stride do not overlap: one tap of each.
        summed = module.in_channels
    else:
        return
    nn.init.normal_(module.weight, std=sqrt(2.0 / summed))
    if module.bias is not None:
        nn.init.zeros_(module.bias)


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network; there are no pretrained weights for it, so it always starts from random ones."""
    del pretrained
    width, depth = spec.int_setting("width"), spec.int_setting("depth")
    return BuiltModel(OriginalUNet(spec, width, depth, spec.float_setting("dropout")))
