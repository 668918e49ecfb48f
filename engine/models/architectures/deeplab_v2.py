"""DeepLab v2: atrous spatial pyramid pooling on a dilated ResNet, over three scales of the image.

The paper sharpens the answer with a dense CRF: `predict --crf`.

Source:
    Chen, Papandreou, Kokkinos, Murphy & Yuille, "DeepLab", PAMI 2018 (arXiv 1606.00915),
    figures 4 and 7, section 4.1.2.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn

from engine.models.blocks.class_layer import class_layer
from engine.models.blocks.dilated_encoder import DilatedEncoder
from engine.models.blocks.padded import PaddedNet
from engine.models.blocks.resize import resize, size_of
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

OUTPUT_STRIDE: Final = 8
RATES: Final = (6, 12, 18, 24)
SCALES: Final = (0.5, 0.75, 1.0)


class DeepLabV2(PaddedNet):
    """Four 3x3 convolutions at growing rates give scores that are summed.

    The same network looks at the image at each of `SCALES`; of the three scores
    for a class, the highest counts, in training as in prediction.
    """

    def __init__(self, spec: ModelSpec, encoder: DilatedEncoder) -> None:
        # At half size, two cells of the last stage at least: batch norm needs more than one value.
        super().__init__(stride=4 * OUTPUT_STRIDE)
        self.head = nn.ModuleList(
            class_layer(encoder.channels[-1], spec.class_count, kernel=3, rate=rate) for rate in RATES
        )
        self.encoder = encoder

    def forward_padded(self, image: Tensor) -> Tensor:
        height, width = size_of(image)
        fused = self.scores(image)
        for scale in SCALES:
            if scale != 1.0:
                # Sides are multiples of 32: quarters of them are whole.
                quarters = round(4 * scale)
                smaller = resize(image, (height * quarters // 4, width * quarters // 4))
                fused = torch.maximum(fused, resize(self.scores(smaller), size_of(fused)))
        return resize(fused, (height, width))

    def scores(self, image: Tensor) -> Tensor:
        """(N, classes, H / 8, W / 8) of an image at one size."""
        features = self.encoder(image)[-1]
        return torch.stack([branch(features) for branch in self.head]).sum(dim=0)


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network, with ImageNet weights in its encoder where wanted and reachable."""
    encoder = DilatedEncoder(spec.encoder, spec.in_channels, pretrained, OUTPUT_STRIDE)
    return BuiltModel(DeepLabV2(spec, encoder), encoder.is_pretrained, encoder.weights_note)
