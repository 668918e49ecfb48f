"""DeepLab v1, LargeFOV: VGG at output stride 8, with atrous convolutions for a large field of view.

Source:
    Chen, Papandreou, Kokkinos, Murphy & Yuille, ICLR 2015, section 3.1 and table 1 (LargeFOV:
    3x3, rate 12, 1024 channels). Its dense CRF is a step after the network.
"""

from __future__ import annotations

from typing import Final

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.models.blocks.class_layer import class_layer
from engine.models.blocks.padded import PaddedNet, init_weights
from engine.models.blocks.resize import resize, size_of
from engine.models.blocks.vgg import Vgg, pool_in_place
from engine.models.blocks.vgg_weights import VggWeights, find_vgg_weights
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

OUTPUT_STRIDE: Final = 8
FC6_RATE: Final = 12


class DeepLabV1(PaddedNet):
    """The last two poolings keep the size; the convolutions after them have holes, to see as far."""

    def __init__(self, spec: ModelSpec, encoder: Vgg, weights: VggWeights) -> None:
        super().__init__(OUTPUT_STRIDE)
        width = spec.int_setting("fc_width")
        self.fc6 = nn.Conv2d(encoder.widths[-1], width, 3, padding=FC6_RATE, dilation=FC6_RATE)
        self.fc7 = nn.Conv2d(width, width, 1)
        self.dropout = nn.Dropout2d(spec.float_setting("dropout"))
        self.apply(init_weights)
        self.head = class_layer(width, spec.class_count)
        # After it, so that `init_weights` leaves what has learned before alone.
        weights.load_fc(6, self.fc6)
        weights.load_fc(7, self.fc7)
        self.encoder = encoder

    def forward_padded(self, image: Tensor) -> Tensor:
        x = pool_in_place(self.encoder(image)[OUTPUT_STRIDE])
        x = self.dropout(F.relu(self.fc6(x)))
        x = self.dropout(F.relu(self.fc7(x)))
        return resize(self.head(x), size_of(image))


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network, with all that ImageNet's VGG has learned where wanted and reachable."""
    width = spec.int_setting("width")
    weights = find_vgg_weights(spec.encoder, pretrained, width)
    encoder = Vgg(spec.encoder, spec.in_channels, width, weights, is_dilated=True)
    return BuiltModel(DeepLabV1(spec, encoder, weights), weights.is_pretrained, weights.note)
