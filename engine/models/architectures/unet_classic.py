"""U-Net as most people build it today: same-padded, with batch norm.

    H x W                                                                  H x W
    image -> 64 64 ----------------------- join -----------------------> 64 64 -> classes
               | pool 2x2                                  up 2x2 |
              128 128 -------------------- join ----------------> 128 128
                 | pool                                      up |
                256 256 ------------------ join --------------> 256 256
                   | pool                                  up |
                  512 512 ---------------- join ------------> 512 512
                     | pool                              up |
                     '-----> 1024 1024, dropout ------------'

Source:
    Ronneberger, Fischer & Brox, MICCAI 2015, figure 1; batch norm before each ReLU as in
    Cicek et al., MICCAI 2016 (its version for volumes).
"""

from __future__ import annotations

from torch import Tensor

from engine.models.blocks.class_layer import ClassConvolution
from engine.models.blocks.conv import double_conv
from engine.models.blocks.padded import PaddedNet, init_weights
from engine.models.blocks.u_shape import Contracting, Expanding
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec


class ClassicUNet(PaddedNet):
    """`depth` times down and up; `width` channels at full size, doubled at each level."""

    def __init__(self, spec: ModelSpec, width: int, depth: int, dropout: float) -> None:
        super().__init__(stride=2**depth)
        widths = [width * 2**level for level in range(depth + 1)]
        self.encoder = Contracting(spec.in_channels, widths, [double_conv] * (depth + 1), dropout)
        self.decoder = Expanding(widths, [double_conv] * depth)
        self.head = ClassConvolution(width, spec.class_count, 1)
        self.apply(init_weights)

    def forward_padded(self, image: Tensor) -> Tensor:
        logits: Tensor = self.head(self.decoder(self.encoder(image)))
        return logits


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network; there are no pretrained weights for it, so it always starts from random ones."""
    del pretrained
    width, depth = spec.int_setting("width"), spec.int_setting("depth")
    return BuiltModel(ClassicUNet(spec, width, depth, spec.float_setting("dropout")))
