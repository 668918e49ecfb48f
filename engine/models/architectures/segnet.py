"""SegNet: VGG's convolutions, and a mirrored decoder that unpools with the encoder's pooling indices.

Source:
    Badrinarayanan, Kendall & Cipolla, PAMI 2017, figure 2: 13 convolutions down, 13 up, all with batch norm.
"""

from __future__ import annotations

from torch import Tensor, nn

from engine.models.blocks.class_layer import ClassConvolution
from engine.models.blocks.conv import conv_norm_relu
from engine.models.blocks.padded import PaddedNet, init_weights
from engine.models.blocks.upsample import make_unpooling, max_pool
from engine.models.blocks.vgg import STRIDE, Vgg
from engine.models.blocks.vgg_weights import find_vgg_weights
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec


class SegNet(PaddedNet):
    """The decoder has the encoder's stages in reverse; each ends at the width of the next.

    `head`, the last convolution of all, is 3x3, as in the authors' network.
    """

    def __init__(self, spec: ModelSpec, encoder: Vgg) -> None:
        super().__init__(STRIDE)
        upsampling = spec.text_setting("upsampling")
        self.unpools = nn.ModuleList(make_unpooling(upsampling, width) for width in encoder.widths)
        self.decoder = nn.ModuleList()
        outgoing = (encoder.widths[0], *encoder.widths)
        for count, width, narrower in zip(encoder.convolutions, encoder.widths, outgoing, strict=False):
            convolutions = [conv_norm_relu(width, width) for _ in range(count - 1)]
            # The first stage's last convolution is the head.
            if self.decoder:
                convolutions.append(conv_norm_relu(width, narrower))
            self.decoder.append(nn.Sequential(*convolutions))
        self.apply(init_weights)
        self.head = ClassConvolution(encoder.widths[0], spec.class_count, 3, padding=1)
        # After it, so that `init_weights` leaves the encoder's own weights alone.
        self.encoder = encoder

    def forward_padded(self, image: Tensor) -> Tensor:
        x, indices = image, []
        for stage in self.encoder.stages:
            x, where = max_pool(stage(x))
            indices.append(where)
        for level in reversed(range(len(indices))):
            x = self.decoder[level](self.unpools[level](x, indices[level]))
        logits: Tensor = self.head(x)
        return logits


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network, with ImageNet weights in its encoder where wanted and reachable."""
    width = spec.int_setting("width")
    weights = find_vgg_weights(spec.encoder, pretrained, width)
    encoder = Vgg(spec.encoder, spec.in_channels, width, weights)
    return BuiltModel(SegNet(spec, encoder), weights.is_pretrained, weights.note)
