"""Any timm network that can keep its resolution, as the encoder of a dilated segmentation network."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from engine.core import UserError
from engine.models.blocks.timm_encoder import create_features, find_encoder_weights


class DilatedEncoder(nn.Module):
    """Features of every stage; from `output_stride` on, convolutions grow holes instead of halving.

    Attributes:
        channels, strides: of each stage, the image's side first.
        is_pretrained: whether weights were found.
        weights_note: what the user should know about the starting weights; may be empty.
    """

    def __init__(self, name: str, in_channels: int, pretrained: bool, output_stride: int) -> None:
        super().__init__()
        found = find_encoder_weights(name, pretrained)
        self.is_pretrained, self.weights_note = found.path is not None, found.note
        self.net = create_features(name, in_channels, found.path, output_stride=output_stride)
        self.channels = tuple(int(c) for c in self.net.feature_info.channels())
        self.strides = tuple(int(s) for s in self.net.feature_info.reduction())
        if self.strides[-1] != output_stride:
            raise UserError(
                f"The encoder '{name}' cannot be used here: it cannot keep a stride of {output_stride}.",
                "Choose a ResNet, such as resnet50.",
            )
        self._rate = 32 // output_stride

    def forward(self, image: Tensor) -> list[Tensor]:
        """(N, channels, H / stride, W / stride) of each stage."""
        stages: list[Tensor] = list(self.net(image))
        return stages

    @property
    def last_stage(self) -> nn.Sequential | None:
        """The residual units of a ResNet's last stage ("block4" of the papers); None for other encoders."""
        stage = self.net["layer4"] if "layer4" in dict(self.net.named_children()) else None
        return stage if isinstance(stage, nn.Sequential) else None

    def use_multi_grid(self, units: Sequence[int]) -> None:
        """Multiply the last stage's rate by another factor in each of its residual units.

        Encoders without residual stages stay as they are.

        Source:
            Chen et al., arXiv 1706.05587, section 3.2.1.
        """
        if self.last_stage is not None:
            set_rates(self.last_stage, self._rate, units)


def set_rates(stage: nn.Sequential, rate: int, units: Sequence[int]) -> None:
    """Give the 3x3 convolutions of the i-th residual unit the rate `rate * units[i]`."""
    for index, unit in enumerate(stage):
        factor = rate * units[index % len(units)]
        for conv in unit.modules():
            if isinstance(conv, nn.Conv2d) and conv.kernel_size == (3, 3):
                conv.dilation = conv.padding = (factor, factor)
