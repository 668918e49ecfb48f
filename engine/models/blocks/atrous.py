"""Atrous (dilated) convolutions: a larger receptive field at the same resolution and count of weights."""

from __future__ import annotations

from torch import nn


def atrous_conv(in_channels: int, out_channels: int, rate: int) -> nn.Sequential:
    """3x3 convolution whose taps lie `rate` pixels apart, batch norm, ReLU; keeps height and width."""
    return nn.Sequential(
        nn.Conv2d(in_channels, out_channels, 3, padding=rate, dilation=rate, bias=False),
        nn.BatchNorm2d(out_channels),
        nn.ReLU(inplace=True),
    )


def separable_atrous_conv(in_channels: int, out_channels: int, rate: int = 1) -> nn.Sequential:
    """The same in two cheaper parts: 3x3 within each channel, then 1x1 across channels.

    Batch norm and ReLU follow each part.

    Source:
        Chen et al., ECCV 2018, section 3.1 and, for the norm between the parts, section 4.
    """
    return nn.Sequential(
        nn.Conv2d(in_channels, in_channels, 3, padding=rate, dilation=rate, groups=in_channels, bias=False),
        nn.BatchNorm2d(in_channels),
        nn.ReLU(inplace=True),
        nn.Conv2d(in_channels, out_channels, 1, bias=False),
        nn.BatchNorm2d(out_channels),
        nn.ReLU(inplace=True),
    )
