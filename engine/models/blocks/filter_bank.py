"""A bank of fixed filters at several scales: features of each pixel before anything has been learned.

Source:
    The responses of Arganda-Carreras et al. (Trainable Weka Segmentation), Bioinformatics 2017, and Berg et
    al. (ilastik), Nature Methods 2019: smoothed values, gradient, Hessian, structure tensor; here on a
    pyramid of means over 2x2 pixels, which costs a third more than its finest level.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

_RESPONSES: Final = 8
# Pixels around, on each side, that local mean and spread are taken over.
_AROUND: Final = 4
_LEAST_VARIANCE: Final = 1e-3
# Keeps square roots away from 0, where they have no slope.
_TINY: Final = 1e-8


class FilterBank(nn.Module):
    """Filter responses of every pixel; nothing in it learns, and no gradient passes.

    At each level of a pyramid (level k has pixels of 2**k x 2**k) there are eight: lightness, gradient,
    Laplacian, both eigenvalues of the Hessian and of the structure tensor, and lightness in local spreads.
    Beside them the image itself, and its channels at the coarser levels where it has several. Turning the
    image by a quarter turns the responses and changes nothing else.

    Attributes:
        channels: responses a pixel.
    """

    def __init__(self, in_channels: int, levels: int) -> None:
        super().__init__()
        self._levels = levels
        self._in_channels = in_channels
        self._colours = in_channels if in_channels > 1 else 0
        self.channels = sum(self.channels_by_level)
        smooth = torch.tensor([0.25, 0.5, 0.25])
        slope, bend = torch.tensor([-0.5, 0.0, 0.5]), torch.tensor([1.0, -2.0, 1.0])
        # Rows, then columns: smooth, along x, along y, twice along x, twice along y, along both.
        pairs = (
            (smooth, smooth),
            (smooth, slope),
            (slope, smooth),
            (smooth, bend),
            (bend, smooth),
            (slope,) * 2,
        )
        kernels = torch.stack([torch.outer(rows, columns) for rows, columns in pairs])
        self.register_buffer("kernels", kernels[:, None], persistent=False)
        self.register_buffer("blur", kernels[:1, None].repeat(3, 1, 1, 1), persistent=False)
        self.kernels: Tensor
        self.blur: Tensor

    def forward(self, image: Tensor) -> Tensor:
        """(N, channels, H, W) of `image` (N, in_channels, H, W); sides are multiples of 2**(levels - 1)."""
        with torch.no_grad():
            size = image.shape[-2:]
            finest, *coarser = self.by_level(image)
            enlarged = [
                F.interpolate(responses, size=size, mode="bilinear", align_corners=False)
                for responses in coarser
            ]
            return torch.cat([finest, *enlarged], dim=1)

    def by_level(self, image: Tensor) -> list[Tensor]:
        """The responses of each level (N, channels of it, H / 2**k, W / 2**k), finest first."""
        with torch.no_grad():
            levels = [torch.cat([image, self._at_level(image)], dim=1)]
            for _ in range(1, self._levels):
                image = F.avg_pool2d(image, 2)
                responses = self._at_level(image)
                levels.append(torch.cat([responses, image], dim=1) if image.shape[1] > 1 else responses)
            return levels

    @property
    def channels_by_level(self) -> tuple[int, ...]:
        """Channels of each level of `by_level`."""
        return (self._in_channels + _RESPONSES, *[_RESPONSES + self._colours] * (self._levels - 1))

    def _at_level(self, image: Tensor) -> Tensor:
        light = image.mean(dim=1, keepdim=True)
        smooth, dx, dy, xx, yy, xy = _planes(F.conv2d(_framed(light), self.kernels))
        products = torch.cat([dx * dx, dx * dy, dy * dy], dim=1)
        sxx, sxy, syy = _planes(F.conv2d(_framed(products), self.blur, groups=3))
        tensor = _root((sxx - syy) ** 2 + 4.0 * sxy**2)
        hessian = _root((xx - yy) ** 2 / 4.0 + xy**2)
        middle = (xx + yy) / 2.0
        return torch.cat(
            [
                smooth,
                _root(dx * dx + dy * dy),
                2.0 * middle,
                middle + hessian,
                middle - hessian,
                _root((sxx + syy + tensor) / 2.0),
                _root((sxx + syy - tensor) / 2.0),
                _in_local_spreads(light, smooth),
            ],
            dim=1,
        )


def _planes(stack: Tensor) -> list[Tensor]:
    return [stack[:, k : k + 1] for k in range(stack.shape[1])]


def _framed(planes: Tensor) -> Tensor:
    return F.pad(planes, (1, 1, 1, 1), mode="replicate")


def _root(values: Tensor) -> Tensor:
    return torch.sqrt(values.clamp_min(0.0) + _TINY)


def _in_local_spreads(light: Tensor, smooth: Tensor) -> Tensor:
    """How far `smooth` is from the mean around it, in standard deviations there."""
    planes = torch.cat([light, light * light], dim=1)
    side = 2 * _AROUND + 1
    mean, square = _planes(F.avg_pool2d(planes, side, 1, _AROUND, count_include_pad=False))
    spread = torch.sqrt((square - mean * mean).clamp_min(0.0) + _LEAST_VARIANCE)
    return (smooth - mean) / spread
