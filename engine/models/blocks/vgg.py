"""VGG's five stages of 3x3 convolutions, which several networks pool and unpool in ways of their own.

Source:
    Simonyan & Zisserman, ICLR 2015, table 1, configurations A (11), B (13), D (16), E (19).
"""

from __future__ import annotations

from typing import Final

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.models.blocks.padded import init_weights
from engine.models.blocks.vgg_configurations import convolutions_of
from engine.models.blocks.vgg_weights import VggWeights

STRIDE: Final = 32
"""After the fifth pooling."""


class Vgg(nn.Module):
    """The convolutions of VGG by stage.

    Called, it returns each stage's features, as encoders do. Networks that need
    more of the pooling than its result call the stages one by one.

    Args:
        name: a timm name such as vgg16 or vgg16_bn; a tag after a dot is allowed.
        width: channels of the first stage; then twice, four, eight and eight times as many.
        weights: what the convolutions start from.
        is_dilated: the last stage stays at stride 8, its convolutions spread to rate 2 to see as much
            as before (DeepLab v1).

    Attributes:
        stages: five blocks, each (N, C, H, W) -> (N, its width, H, W).
        widths: channels of each stage.
        convolutions: how many each stage has.
        channels: stride -> channels of the deepest stage there.

    Raises:
        UserError: not a VGG, or the weights are another network's.
    """

    def __init__(
        self, name: str, in_channels: int, width: int, weights: VggWeights, is_dilated: bool = False
    ) -> None:
        super().__init__()
        self.convolutions = convolutions_of(name)
        self.widths = tuple(width * factor for factor in (1, 2, 4, 8, 8))
        self._strides = (1, 2, 4, 8, 8) if is_dilated else (1, 2, 4, 8, 16)
        self.channels = dict(zip(self._strides, self.widths, strict=True))
        rates = (1, 1, 1, 1, 2 if is_dilated else 1)
        with_norm = name.split(".")[0].endswith("_bn")
        self.stages = nn.ModuleList()
        incoming = in_channels
        for count, outgoing, rate in zip(self.convolutions, self.widths, rates, strict=True):
            self.stages.append(_stage(incoming, outgoing, count, rate, with_norm))
            incoming = outgoing
        self.apply(init_weights)
        weights.load_convolutions(self.stages, in_channels)

    def forward(self, image: Tensor) -> dict[int, Tensor]:
        """Features (N, channels, H / stride, W / stride) by stride, not yet pooled."""
        features: dict[int, Tensor] = {}
        x, reached = image, 1
        for stage, stride in zip(self.stages, self._strides, strict=True):
            if features:
                x = F.max_pool2d(x, 2) if stride > reached else pool_in_place(x)
            x = features[stride] = stage(x)
            reached = stride
        return features


def pool_in_place(x: Tensor) -> Tensor:
    """Maxima of 3x3 pixels around each pixel: pooling that keeps height and width.

    Not 2x2, which would shift everything by half a pixel.
    """
    return F.max_pool2d(x, 3, stride=1, padding=1)


def _stage(incoming: int, outgoing: int, count: int, rate: int, with_norm: bool) -> nn.Sequential:
    layers: list[nn.Module] = []
    for _ in range(count):
        layers.append(nn.Conv2d(incoming, outgoing, 3, padding=rate, dilation=rate))
        if with_norm:
            layers.append(nn.BatchNorm2d(outgoing))
        layers.append(nn.ReLU(inplace=True))
        incoming = outgoing
    return nn.Sequential(*layers)
