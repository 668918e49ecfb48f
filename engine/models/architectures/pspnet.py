"""PSPNet: a dilated encoder with pyramid pooling, and an auxiliary output while it trains.

Source:
    Zhao, Shi, Qi, Wang & Jia, "Pyramid Scene Parsing Network", CVPR 2017, figure 3.
"""

from __future__ import annotations

from typing import Final

from torch import Tensor, nn

from engine.models.blocks.auxiliary import PaddedNetWithAuxiliary, WeightedLogits
from engine.models.blocks.class_layer import ClassLayers, class_layer
from engine.models.blocks.conv import conv_norm_relu
from engine.models.blocks.dilated_encoder import DilatedEncoder
from engine.models.blocks.padded import init_weights
from engine.models.blocks.pyramid_pooling import PyramidPooling
from engine.models.blocks.resize import resize, size_of
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

OUTPUT_STRIDE: Final = 8
AUXILIARY_WEIGHT: Final = 0.4
_DROPOUT: Final = 0.1


class PSPNet(PaddedNetWithAuxiliary):
    """Pyramid pooling on the last stage; while learning, a second answer from the stage before it."""

    def __init__(self, spec: ModelSpec, encoder: DilatedEncoder) -> None:
        # Two cells of the last stage at least: batch norm needs more than one value.
        super().__init__(stride=2 * OUTPUT_STRIDE)
        deep, auxiliary = encoder.channels[-1], encoder.channels[-2]
        self.pyramid = PyramidPooling(deep)
        self.fuse = nn.Sequential(
            conv_norm_relu(self.pyramid.out_channels, deep // 4), nn.Dropout2d(_DROPOUT)
        )
        self.auxiliary = nn.Sequential(conv_norm_relu(auxiliary, auxiliary // 4), nn.Dropout2d(_DROPOUT))
        self.apply(init_weights)
        self.head = ClassLayers(
            class_layer(deep // 4, spec.class_count), [class_layer(auxiliary // 4, spec.class_count)]
        )
        # Last, so that `init_weights` leaves the encoder's own weights alone.
        self.encoder = encoder

    def forward_padded(self, image: Tensor) -> Tensor:
        return self._answer(self.encoder(image)[-1], image)

    def outputs_padded(self, image: Tensor) -> WeightedLogits:
        features = self.encoder(image)
        early = resize(self.head.auxiliary[0](self.auxiliary(features[-2])), size_of(image))
        return [(1.0, self._answer(features[-1], image)), (AUXILIARY_WEIGHT, early)]

    def _answer(self, features: Tensor, image: Tensor) -> Tensor:
        return resize(self.head.main(self.fuse(self.pyramid(features))), size_of(image))


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network, with ImageNet weights in its encoder where wanted and reachable."""
    encoder = DilatedEncoder(spec.encoder, spec.in_channels, pretrained, OUTPUT_STRIDE)
    return BuiltModel(PSPNet(spec, encoder), encoder.is_pretrained, encoder.weights_note)
