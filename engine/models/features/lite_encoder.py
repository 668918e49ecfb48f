"""EfficientNet-Lite0 down to stride 16: the encoder whose weights ship with Inkling, frozen.

Its own module, as timm takes some seconds to import. Names, shapes and results are those of timm's
`tf_efficientnet_lite0`: inverted residuals without squeeze-and-excitation, ReLU6, batch norm with epsilon
1e-3, TensorFlow's SAME padding.

Source:
    Tan & Le, ICML 2019 (EfficientNet); the Lite variants are of the TensorFlow authors, 2020.
"""

from __future__ import annotations

from typing import Final

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

_EPSILON: Final = 1e-3
_STEM: Final = 32
# Blocks, side of the depthwise kernel, stride and channels of each stage after the first.
_STAGES: Final = ((2, 3, 2, 24), (2, 5, 2, 40), (3, 3, 2, 80), (3, 5, 1, 112))
_EXPANSION: Final = 6


class LiteEncoder(nn.Module):
    """Features of EfficientNet-Lite0 by stride; nothing in it learns, and its batch norms stay as they are.

    Attributes:
        channels: stride -> channels.
    """

    def __init__(self) -> None:
        super().__init__()
        self.channels = {2: 16, 4: 24, 8: 40, 16: 112}
        self.conv_stem = _SameConv(3, _STEM, 3, stride=2)
        self.bn1 = _norm(_STEM)
        self.act = nn.ReLU6()
        stages: list[nn.Module] = [nn.Sequential(_SeparableConv(_STEM, self.channels[2]))]
        width = self.channels[2]
        for count, kernel, stride, out in _STAGES:
            stages.append(
                nn.Sequential(
                    *(
                        _InvertedResidual(out if k else width, out, kernel, 1 if k else stride)
                        for k in range(count)
                    )
                )
            )
            width = out
        self.blocks = nn.Sequential(*stages)
        self.requires_grad_(False)
        self.eval()

    def train(self, mode: bool = True) -> LiteEncoder:
        """Evaluation mode, whatever the network around it is in."""
        return super().train(False)

    def forward(self, image: Tensor) -> dict[int, Tensor]:
        """(N, channels, H / stride, W / stride) by stride.

        Args:
            image: (N, 3, H, W), pixels of 0-1 as (pixel - 0.5) / 0.5; sides are multiples of 16.
        """
        features = self.act(self.bn1(self.conv_stem(image)))
        at: list[Tensor] = []
        for stage in self.blocks:
            features = stage(features)
            at.append(features)
        # Of the two stages at stride 16 the deeper one.
        return dict(zip(self.channels, (*at[:3], at[4]), strict=True))


class _SameConv(nn.Conv2d):
    """Convolution that pads as TensorFlow does for even sides: the odd pixel goes below and to the right."""

    def __init__(self, channels: int, out: int, kernel: int, stride: int, groups: int = 1) -> None:
        padding = kernel // 2 if stride == 1 else 0
        super().__init__(channels, out, kernel, stride, padding, groups=groups, bias=False)
        before = (kernel - stride) // 2
        self._frame = (before, kernel - stride - before) * 2

    def forward(self, input: Tensor) -> Tensor:
        return super().forward(input if self.stride[0] == 1 else F.pad(input, self._frame))


class _SeparableConv(nn.Module):
    def __init__(self, channels: int, out: int) -> None:
        super().__init__()
        self.conv_dw = _SameConv(channels, channels, 3, 1, groups=channels)
        self.bn1 = _norm(channels)
        self.act = nn.ReLU6()
        self.conv_pw = nn.Conv2d(channels, out, 1, bias=False)
        self.bn2 = _norm(out)

    def forward(self, features: Tensor) -> Tensor:
        out: Tensor = self.bn2(self.conv_pw(self.act(self.bn1(self.conv_dw(features)))))
        return out


class _InvertedResidual(nn.Module):
    def __init__(self, channels: int, out: int, kernel: int, stride: int) -> None:
        super().__init__()
        width = channels * _EXPANSION
        self._is_residual = stride == 1 and channels == out
        self.conv_pw = nn.Conv2d(channels, width, 1, bias=False)
        self.bn1 = _norm(width)
        self.act1 = nn.ReLU6()
        self.conv_dw = _SameConv(width, width, kernel, stride, groups=width)
        self.bn2 = _norm(width)
        self.act2 = nn.ReLU6()
        self.conv_pwl = nn.Conv2d(width, out, 1, bias=False)
        self.bn3 = _norm(out)

    def forward(self, features: Tensor) -> Tensor:
        expanded = self.act1(self.bn1(self.conv_pw(features)))
        out: Tensor = self.bn3(self.conv_pwl(self.act2(self.bn2(self.conv_dw(expanded)))))
        return out + features if self._is_residual else out


def _norm(channels: int) -> nn.BatchNorm2d:
    return nn.BatchNorm2d(channels, eps=_EPSILON)
