"""A light U-Net with an encoder of its own: useful after a minute on one or two processor cores.

Source:
    Ronneberger, Fischer & Brox, MICCAI 2015, same-padded, with batch norm, and narrow.
"""

from __future__ import annotations

from typing import Final

from torch import Tensor, nn

from engine.models.blocks.conv import double_conv
from engine.models.blocks.padded import PaddedNet, init_weights
from engine.models.blocks.unet_decoder import UNetDecoder
from engine.models.built import BuiltModel
from engine.models.spec import ModelSpec

# Measured on membranes, one core, 60 s: 16 channels make 57 steps and IoU 0.55, 8 make 155 and 0.60.
DEFAULT_WIDTH: Final = 8
DEFAULT_DEPTH: Final = 4


class SmallUNet(PaddedNet):
    """`depth` times down and up; `width` channels at full size, doubled at each level."""

    def __init__(self, spec: ModelSpec, width: int, depth: int) -> None:
        super().__init__(stride=2**depth)
        widths = {2**level: width * 2**level for level in range(depth + 1)}
        self.pool = nn.MaxPool2d(2)
        self.encoder = nn.ModuleList()
        incoming = spec.in_channels
        for channels in widths.values():
            self.encoder.append(double_conv(incoming, channels))
            incoming = channels
        self.decoder = UNetDecoder(widths, widths, "bilinear")
        self.head = nn.Conv2d(self.decoder.out_channels, spec.class_count, 1)
        self.apply(init_weights)

    def forward_padded(self, image: Tensor) -> Tensor:
        features: dict[int, Tensor] = {}
        x = image
        for level, block in enumerate(self.encoder):
            x = block(x if level == 0 else self.pool(x))
            features[2**level] = x
        logits: Tensor = self.head(self.decoder(features))
        return logits


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network; there are no pretrained weights for it, so it always starts from random ones."""
    width, depth = spec.int_setting("width", DEFAULT_WIDTH), spec.int_setting("depth", DEFAULT_DEPTH)
    return BuiltModel(SmallUNet(spec, width, depth))
