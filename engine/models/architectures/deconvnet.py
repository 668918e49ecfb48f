"""DeconvNet: VGG down to a 1x1 code, and a mirrored decoder of unpooling and deconvolution.

Source:
    Noh, Hong & Han, ICCV 2015, figure 2 and table 2 (224x224 -> 1x1 -> 224x224), batch norm everywhere.
"""

from __future__ import annotations

from itertools import pairwise

from torch import Tensor, nn

from engine.models.blocks.class_layer import ClassConvolution
from engine.models.blocks.norm import SteadyBatchNorm2d
from engine.models.blocks.padded import PaddedNet, init_weights
from engine.models.blocks.upsample import make_unpooling, max_pool
from engine.models.blocks.vgg import STRIDE, Vgg
from engine.models.blocks.vgg_weights import VggWeights, find_vgg_weights
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec


class DeconvNet(PaddedNet):
    """The fully connected layers are convolutions without padding, so the code grows with the image.

    At a `window` of 7 cells of 32 pixels an image of 224x224 has a code of 1x1,
    one of 320x512 a code of 4x10. Smaller images are padded up to one window.
    """

    def __init__(self, spec: ModelSpec, encoder: Vgg, weights: VggWeights) -> None:
        window, fc_width = spec.int_setting("window"), spec.int_setting("fc_width")
        super().__init__(STRIDE, smallest=window * STRIDE)
        deepest = encoder.widths[-1]
        self.fc6 = nn.Conv2d(deepest, fc_width, window)
        self.fc7 = nn.Conv2d(fc_width, fc_width, 1)
        self.norms = nn.ModuleList(SteadyBatchNorm2d(fc_width) for _ in range(2))
        self.fc6_back = _deconvolution(fc_width, deepest, window, padding=0)
        upsampling = spec.text_setting("upsampling")
        self.unpools = nn.ModuleList(make_unpooling(upsampling, width) for width in encoder.widths)
        self.decoder = nn.ModuleList()
        narrower = encoder.widths[0]
        for count, width in zip(encoder.convolutions, encoder.widths, strict=True):
            widths = [width] * count + [narrower]
            self.decoder.append(
                nn.Sequential(*(_deconvolution(a, b, 3, padding=1) for a, b in pairwise(widths)))
            )
            narrower = width
        self.apply(init_weights)
        self.head = ClassConvolution(encoder.widths[0], spec.class_count, 1)
        # After it, so that `init_weights` leaves what has learned before alone.
        weights.load_fc(6, self.fc6)
        weights.load_fc(7, self.fc7)
        self.encoder = encoder

    def forward_padded(self, image: Tensor) -> Tensor:
        x, indices = image, []
        for stage in self.encoder.stages:
            x, where = max_pool(stage(x))
            indices.append(where)
        x = self.norms[0](self.fc6(x)).relu()
        x = self.norms[1](self.fc7(x)).relu()
        x = self.fc6_back(x)
        for level in reversed(range(len(indices))):
            x = self.decoder[level](self.unpools[level](x, indices[level]))
        logits: Tensor = self.head(x)
        return logits


def _deconvolution(incoming: int, outgoing: int, window: int, padding: int) -> nn.Sequential:
    return nn.Sequential(
        nn.ConvTranspose2d(incoming, outgoing, window, padding=padding, bias=False),
        SteadyBatchNorm2d(outgoing),
        nn.ReLU(inplace=True),
    )


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network, with all that ImageNet's VGG has learned where wanted and reachable."""
    width = spec.int_setting("width")
    weights = find_vgg_weights(spec.encoder, pretrained, width)
    encoder = Vgg(spec.encoder, spec.in_channels, width, weights)
    return BuiltModel(DeconvNet(spec, encoder, weights), weights.is_pretrained, weights.note)
