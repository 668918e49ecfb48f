"""DeepLab v3+: DeepLab v3 as the encoder, and a small decoder that finds the boundaries again.

Source:
    Chen, Zhu, Papandreou, Schroff & Adam, "Encoder-Decoder with Atrous Separable Convolution",
    ECCV 2018, figure 2.
"""

from __future__ import annotations

from typing import Final

from torch import Tensor, nn

from engine.core import UserError
from engine.models.architectures.deeplab_v3 import MULTI_GRID, OUTPUT_STRIDE, RATES_AT_16
from engine.models.blocks.aspp import WIDTH, AtrousPyramid
from engine.models.blocks.atrous import separable_atrous_conv
from engine.models.blocks.class_layer import class_layer
from engine.models.blocks.conv import conv_norm_relu
from engine.models.blocks.dilated_encoder import DilatedEncoder
from engine.models.blocks.padded import PaddedNet, concat, init_weights
from engine.models.blocks.resize import resize, size_of
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

LOW_LEVEL_STRIDE: Final = 4
LOW_LEVEL_WIDTH: Final = 48


class DeepLabV3Plus(PaddedNet):
    """The pyramid's answer, four times as large, joined with 48 channels of early features."""

    def __init__(self, spec: ModelSpec, encoder: DilatedEncoder) -> None:
        output_stride = encoder.strides[-1]
        # Two cells of the last stage at least: batch norm needs more than one value.
        super().__init__(stride=2 * output_stride)
        if LOW_LEVEL_STRIDE not in encoder.strides:
            raise UserError(
                f"The encoder '{spec.encoder}' has no features at a quarter of the image's size.",
                "Choose a ResNet, such as resnet50.",
            )
        self._low_level = encoder.strides.index(LOW_LEVEL_STRIDE)
        rates = [r * 16 // output_stride for r in RATES_AT_16]
        self.pyramid = AtrousPyramid(encoder.channels[-1], rates, atrous=separable_atrous_conv)
        # Few channels, so that they do not outweigh the pyramid's.
        self.reduce = conv_norm_relu(encoder.channels[self._low_level], LOW_LEVEL_WIDTH, kernel=1)
        self.refine = nn.Sequential(
            separable_atrous_conv(WIDTH + LOW_LEVEL_WIDTH, WIDTH), separable_atrous_conv(WIDTH, WIDTH)
        )
        self.apply(init_weights)
        self.head = class_layer(WIDTH, spec.class_count)
        encoder.use_multi_grid(MULTI_GRID)
        # Last, so that `init_weights` leaves the encoder's own weights alone.
        self.encoder = encoder

    def forward_padded(self, image: Tensor) -> Tensor:
        features = self.encoder(image)
        fine = self.reduce(features[self._low_level])
        coarse = resize(self.pyramid(features[-1]), size_of(fine))
        return resize(self.head(self.refine(concat([coarse, fine]))), size_of(image))


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network, with ImageNet weights in its encoder where wanted and reachable."""
    stride = spec.int_setting("stride", OUTPUT_STRIDE)
    encoder = DilatedEncoder(spec.encoder, spec.in_channels, pretrained, stride)
    return BuiltModel(DeepLabV3Plus(spec, encoder), encoder.is_pretrained, encoder.weights_note)
