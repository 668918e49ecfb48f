"""The expanding half of a U-Net, for features at any set of strides."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from torch import Tensor, nn

from engine.models.blocks.conv import double_conv
from engine.models.blocks.padded import concat
from engine.models.blocks.upsample import make_upsampling


class UNetDecoder(nn.Module):
    """Doubles the deepest features step by step to full size, joining the skip of each stride.

    A stride between 1 and the deepest one without features of its own is passed
    without a skip, so that encoders which start at stride 4, or know only one
    stride (ViT), fit as well.

    Args:
        channels: stride -> channels of the encoder's features there; powers of two.
        widths: stride -> channels of the decoder there, for every stride below the deepest.
        upsampling: a name of `blocks.upsample.UPSAMPLINGS`.
        level: what joins a skip with what came up: (in_channels, out_channels) -> module.
    """

    def __init__(
        self,
        channels: Mapping[int, int],
        widths: Mapping[int, int],
        upsampling: str,
        level: Callable[[int, int], nn.Module] = double_conv,
    ) -> None:
        super().__init__()
        stride = max(channels)
        incoming = channels[stride]
        self._skip_strides: list[int] = []
        self.ups = nn.ModuleList()
        self.levels = nn.ModuleList()
        while stride > 1:
            stride //= 2
            self.ups.append(make_upsampling(upsampling, incoming))
            self.levels.append(level(incoming + channels.get(stride, 0), widths[stride]))
            self._skip_strides.append(stride)
            incoming = widths[stride]
        self.out_channels = incoming

    def forward(self, features: Mapping[int, Tensor]) -> Tensor:
        """Features (N, out_channels, H, W) at full size from `features` by stride."""
        x = features[max(features)]
        for stride, up, level in zip(self._skip_strides, self.ups, self.levels, strict=True):
            x = up(x)
            x = level(concat([x, features[stride]]) if stride in features else x)
        return x
