"""DeepLab v3, parallel: atrous pyramid with batch norm and the mean of the whole image.

Source:
    Chen, Papandreou, Schroff & Adam, "Rethinking Atrous Convolution", arXiv 1706.05587, figure 5.
"""

from __future__ import annotations

from typing import Final

from torch import Tensor

from engine.models.blocks.aspp import WIDTH, AtrousPyramid
from engine.models.blocks.class_layer import class_layer
from engine.models.blocks.dilated_encoder import DilatedEncoder
from engine.models.blocks.padded import PaddedNet, init_weights
from engine.models.blocks.resize import resize, size_of
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

OUTPUT_STRIDE: Final = 16
RATES_AT_16: Final = (6, 12, 18)
MULTI_GRID: Final = (1, 2, 4)


class DeepLabV3(PaddedNet):
    """ResNet with multi-grid in its last stage, the pyramid, and a 1x1 convolution to the classes."""

    def __init__(self, spec: ModelSpec, encoder: DilatedEncoder) -> None:
        output_stride = encoder.strides[-1]
        # Two cells of the last stage at least: batch norm needs more than one value.
        super().__init__(stride=2 * output_stride)
        # At half the stride the same view takes twice the rate.
        self.pyramid = AtrousPyramid(encoder.channels[-1], [r * 16 // output_stride for r in RATES_AT_16])
        self.apply(init_weights)
        self.head = class_layer(WIDTH, spec.class_count)
        encoder.use_multi_grid(MULTI_GRID)
        # Last, so that `init_weights` leaves the encoder's own weights alone.
        self.encoder = encoder

    def forward_padded(self, image: Tensor) -> Tensor:
        features = self.encoder(image)[-1]
        return resize(self.head(self.pyramid(features)), size_of(image))


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network, with ImageNet weights in its encoder where wanted and reachable."""
    stride = spec.int_setting("stride", OUTPUT_STRIDE)
    encoder = DilatedEncoder(spec.encoder, spec.in_channels, pretrained, stride)
    return BuiltModel(DeepLabV3(spec, encoder), encoder.is_pretrained, encoder.weights_note)
