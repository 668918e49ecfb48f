"""SegNet-Basic: four wide convolutions down, four up, joined by the pooling indices alone.

Source:
    Badrinarayanan, Kendall & Cipolla, PAMI 2017, section 3.1: 7x7 windows, 64 channels everywhere, batch
    norm after each convolution, no biases, ReLU on the way down only.
"""

from __future__ import annotations

from typing import Final

from torch import Tensor, nn

from engine.models.blocks.class_layer import ClassConvolution
from engine.models.blocks.conv import conv_norm_relu
from engine.models.blocks.padded import PaddedNet, init_weights
from engine.models.blocks.upsample import make_unpooling, max_pool
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

LEVELS: Final = 4
WINDOW: Final = 7


class BasicEncoder(nn.ModuleList):
    """One convolution a level, pooling between them.

    Attributes:
        channels: stride -> channels.
    """

    def __init__(self, in_channels: int, width: int) -> None:
        incoming = (in_channels, *[width] * (LEVELS - 1))
        super().__init__(conv_norm_relu(channels, width, WINDOW) for channels in incoming)
        self.channels = {2**level: width for level in range(LEVELS)}

    def forward(self, image: Tensor) -> dict[int, Tensor]:
        """Features (N, channels, H / stride, W / stride) by stride, not yet pooled."""
        features: dict[int, Tensor] = {}
        x = image
        for stride, convolution in zip(self.channels, self, strict=True):
            x = features[stride] = convolution(x if stride == 1 else max_pool(x)[0])
        return features


class SegNetBasic(PaddedNet):
    """A pixel of the deepest level sees 106x106 pixels of the image."""

    def __init__(self, spec: ModelSpec) -> None:
        super().__init__(2**LEVELS)
        width, upsampling = spec.int_setting("width"), spec.text_setting("upsampling")
        self.encoder = BasicEncoder(spec.in_channels, width)
        self.unpools = nn.ModuleList(make_unpooling(upsampling, width) for _ in range(LEVELS))
        self.decoder = nn.ModuleList(
            nn.Sequential(
                nn.Conv2d(width, width, WINDOW, padding=WINDOW // 2, bias=False), nn.BatchNorm2d(width)
            )
            for _ in range(LEVELS)
        )
        self.apply(init_weights)
        self.head = ClassConvolution(width, spec.class_count, 1)

    def forward_padded(self, image: Tensor) -> Tensor:
        x, indices = image, []
        for convolution in self.encoder:
            x, where = max_pool(convolution(x))
            indices.append(where)
        for level in reversed(range(LEVELS)):
            x = self.decoder[level](self.unpools[level](x, indices[level]))
        logits: Tensor = self.head(x)
        return logits


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network; there are no pretrained weights for it, so it always starts from random ones."""
    return BuiltModel(SegNetBasic(spec))
