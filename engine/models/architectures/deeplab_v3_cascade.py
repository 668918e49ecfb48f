"""DeepLab v3, cascade: the last stage of a ResNet three times more, at growing atrous rates.

Source:
    Chen, Papandreou, Schroff & Adam, "Rethinking Atrous Convolution", arXiv 1706.05587, figure 3 (b)
    and table 3: block7 with multi-grid (1, 2, 1).
"""

from __future__ import annotations

import copy
from typing import Any, Final

from torch import Tensor, nn

from engine.core import UserError
from engine.models.blocks.class_layer import class_layer
from engine.models.blocks.dilated_encoder import DilatedEncoder, set_rates
from engine.models.blocks.padded import PaddedNet, init_weights
from engine.models.blocks.resize import resize, size_of
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

OUTPUT_STRIDE: Final = 16
RATES: Final = (4, 8, 16)
"""Of block5, block6 and block7; block4 has rate 2, as its stride is 16 instead of 32."""
MULTI_GRID: Final = (1, 2, 1)


class DeepLabV3Cascade(PaddedNet):
    """Blocks 1 to 4 from the encoder, blocks 5 to 7 in its likeness, and a 1x1 convolution to the classes."""

    def __init__(self, spec: ModelSpec, encoder: DilatedEncoder) -> None:
        # Two cells of the last stage at least: batch norm needs more than one value.
        super().__init__(stride=2 * OUTPUT_STRIDE)
        block4 = encoder.last_stage
        if block4 is None:
            raise UserError(
                f"The encoder '{spec.encoder}' has no residual stage that could be repeated.",
                "Choose a ResNet, such as resnet50.",
            )
        self.cascade = nn.Sequential(*(_block_like(block4, encoder.channels[-1], rate) for rate in RATES))
        self.apply(init_weights)
        self.head = class_layer(encoder.channels[-1], spec.class_count)
        encoder.use_multi_grid(MULTI_GRID)
        # Last, so that `init_weights` leaves the encoder's own weights alone.
        self.encoder = encoder

    def forward_padded(self, image: Tensor) -> Tensor:
        features = self.encoder(image)[-1]
        return resize(self.head(self.cascade(features)), size_of(image))


def _block_like(block4: nn.Sequential, channels: int, rate: int) -> nn.Sequential:
    """As many residual units as block4 has, all with a plain shortcut; weights are still to be drawn."""
    if len(block4) > 1:
        block = nn.Sequential(*(copy.deepcopy(block4[-1]) for _ in block4))
    else:
        # The only unit changes the channels on its shortcut; here they stay as they are.
        kind: Any = type(block4[0])
        block = nn.Sequential(kind(channels, channels // kind.expansion))
    set_rates(block, rate, MULTI_GRID)
    return block


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network, with ImageNet weights in its encoder where wanted and reachable."""
    encoder = DilatedEncoder(spec.encoder, spec.in_channels, pretrained, OUTPUT_STRIDE)
    return BuiltModel(DeepLabV3Cascade(spec, encoder), encoder.is_pretrained, encoder.weights_note)
