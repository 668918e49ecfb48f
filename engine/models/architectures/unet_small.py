"""A light U-Net with its own encoder: useful after a minute of training on one or two processor cores.

Source:
    Ronneberger, Fischer & Brox, MICCAI 2015, same-padded, with batch norm, and narrow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.models.blocks.class_layer import ClassConvolution
from engine.models.blocks.conv import double_conv, plain_double_conv
from engine.models.blocks.padded import PaddedNet, init_weights
from engine.models.blocks.unet_decoder import UNetDecoder
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

_LEVELS: Final[dict[str, Callable[[int, int], nn.Module]]] = {
    "batch": double_conv,
    "none": plain_double_conv,
}


class SmallEncoder(nn.ModuleList):
    """Double convolutions with pooling between them.

    Attributes:
        channels: stride -> channels.
    """

    def __init__(
        self,
        in_channels: int,
        channels: Mapping[int, int],
        level: Callable[[int, int], nn.Module] = double_conv,
    ) -> None:
        super().__init__()
        self.channels = dict(channels)
        for outgoing in channels.values():
            self.append(level(in_channels, outgoing))
            in_channels = outgoing

    def forward(self, image: Tensor) -> dict[int, Tensor]:
        """Features (N, channels, H / stride, W / stride) by stride."""
        features: dict[int, Tensor] = {}
        x = image
        for stride, block in zip(self.channels, self, strict=True):
            x = block(x if stride == 1 else F.max_pool2d(x, 2))
            features[stride] = x
        return features


class SmallUNet(PaddedNet):
    """`depth` times down and up; `width` channels at full size, doubled at each level."""

    def __init__(self, spec: ModelSpec) -> None:
        width, depth = spec.int_setting("width"), spec.int_setting("depth")
        super().__init__(stride=2**depth)
        widths = {2**level: width * 2**level for level in range(depth + 1)}
        level = _LEVELS[spec.text_setting("norm")]
        self.encoder = SmallEncoder(spec.in_channels, widths, level)
        self.dropout = nn.Dropout2d(spec.float_setting("dropout"))
        self.decoder = UNetDecoder(widths, widths, "bilinear", level)
        self.head = ClassConvolution(self.decoder.out_channels, spec.class_count, 1)
        self.apply(init_weights)

    def forward_padded(self, image: Tensor) -> Tensor:
        features: dict[int, Tensor] = self.encoder(image)
        features[self.stride] = self.dropout(features[self.stride])
        logits: Tensor = self.head(self.decoder(features))
        return logits


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network; there are no pretrained weights for it, so it always starts from random ones."""
    return BuiltModel(SmallUNet(spec))
