"""W-Net: a U-Net that segments the image, and a second one that reconstructs the image from the segments.

      U-Enc                                        U-Dec
    image -> [ 1]----join---->[ 9] -> K logits -> [10]----join---->[18] -> image
              \\[ 2]---join--->[ 8]/    softmax     \\[11]---join-->[17]/
               \\[ 3]--join-->[ 7]/                  \\[12]--join->[16]/
                \\[ 4]-join->[ 6]/                    \\[13]-join>[15]/
                 \\--->[ 5]-----/                      \\-->[14]----/

A module is two 3x3 convolutions, each followed by ReLU and batch norm; they are
separable by depth but for the outermost of each U. Pooling is 2x2, up-convolution
2x2; channels run from 64 to 1024.

The network that predicts is U-Enc alone. It learns without labels together with
U-Dec (task `wnet` of `pretrain`), from labels, or from labels after that.

Source:
    Xia & Kulis, "W-Net: A Deep Model for Fully Unsupervised Image Segmentation", 2017,
    section 3.1 and figure 2. It drops 0.65 of the features and does not say which; here the deepest.
"""

from __future__ import annotations

from typing import Final

from torch import Tensor, nn

from engine.models.blocks.class_layer import ClassConvolution
from engine.models.blocks.norm import SteadyBatchNorm2d
from engine.models.blocks.padded import PaddedNet
from engine.models.blocks.u_shape import Contracting, Expanding, Level
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

# Zeros would show where the image ends, and a cut along there is cheaper than one around things:
# nuclei learned so for 150 s got a strip along the upper border as a segment of its own.
PADDING: Final = "replicate"


class UEncoder(PaddedNet):
    """Modules 1 to 9: image -> logits of the segments; `depth` times down and up."""

    def __init__(self, spec: ModelSpec, width: int, depth: int, dropout: float) -> None:
        super().__init__(stride=2**depth)
        widths, levels = _widths_and_levels(width, depth)
        self.encoder = Contracting(spec.in_channels, widths, levels, dropout)
        self.decoder = Expanding(widths, levels[:-1])
        self.head = ClassConvolution(width, spec.class_count, 1)

    def forward_padded(self, image: Tensor) -> Tensor:
        logits: Tensor = self.head(self.decoder(self.encoder(image)))
        return logits


class UDecoder(PaddedNet):
    """Modules 10 to 18: probabilities of the segments -> the image, scaled as U-Enc sees it."""

    def __init__(self, spec: ModelSpec, width: int, depth: int, dropout: float) -> None:
        super().__init__(stride=2**depth)
        widths, levels = _widths_and_levels(width, depth)
        self.encoder = Contracting(spec.class_count, widths, levels, dropout)
        self.decoder = Expanding(widths, levels[:-1])
        self.paint = nn.Conv2d(width, spec.in_channels, 1)

    def forward_padded(self, image: Tensor) -> Tensor:
        painted: Tensor = self.paint(self.decoder(self.encoder(image)))
        return painted


def module_of_two(in_channels: int, out_channels: int) -> nn.Sequential:
    """Two 3x3 convolutions, each followed by ReLU and batch norm."""
    return nn.Sequential(
        nn.Conv2d(in_channels, out_channels, 3, padding=1, padding_mode=PADDING),
        *_relu_and_norm(out_channels),
        nn.Conv2d(out_channels, out_channels, 3, padding=1, padding_mode=PADDING),
        *_relu_and_norm(out_channels),
    )


def separable_module_of_two(in_channels: int, out_channels: int) -> nn.Sequential:
    """The same with 3x3 convolutions within each channel, followed by 1x1 across channels."""
    return nn.Sequential(
        *_separable(in_channels, out_channels),
        *_relu_and_norm(out_channels),
        *_separable(out_channels, out_channels),
        *_relu_and_norm(out_channels),
    )


def _separable(in_channels: int, out_channels: int) -> tuple[nn.Module, nn.Module]:
    return (
        nn.Conv2d(
            in_channels, in_channels, 3, padding=1, padding_mode=PADDING, groups=in_channels, bias=False
        ),
        nn.Conv2d(in_channels, out_channels, 1),
    )


def _relu_and_norm(channels: int) -> tuple[nn.Module, nn.Module]:
    return nn.ReLU(inplace=True), SteadyBatchNorm2d(channels)


def _widths_and_levels(width: int, depth: int) -> tuple[list[int], list[Level]]:
    widths = [width * 2**level for level in range(depth + 1)]
    return widths, [module_of_two, *[separable_module_of_two] * depth]


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """U-Enc; there are no pretrained weights for it, so it always starts from random ones."""
    del pretrained
    return BuiltModel(UEncoder(spec, *_settings(spec)))


def build_decoder(spec: ModelSpec) -> UDecoder:
    """The U-Dec that belongs to the U-Enc of a full specification."""
    return UDecoder(spec, *_settings(spec))


def _settings(spec: ModelSpec) -> tuple[int, int, float]:
    return spec.int_setting("width"), spec.int_setting("depth"), spec.float_setting("dropout")
