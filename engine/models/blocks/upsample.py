"""Upsampling and unpooling blocks.

Those of `UPSAMPLINGS` need nothing but the features; max-unpooling also needs
the pooling indices of the maxima, so only networks that keep them offer it.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import BadInputError, unknown_name
from engine.models.catalog import MAX_UNPOOLING, UNPOOLINGS, UPSAMPLINGS


class BedOfNails(nn.Module):
    """Each value at the upper left of a 2x2 cell, zeros at the other three."""

    def forward(self, x: Tensor) -> Tensor:
        batch, channels, height, width = x.shape
        out = torch.zeros(batch, channels, 2 * height, 2 * width, dtype=x.dtype, device=x.device)
        out[..., ::2, ::2] = x
        return out


class BilinearTransposed(nn.Module):
    """Transposed convolution, one filter a channel, that starts as bilinear interpolation.

    At the start it equals `F.interpolate(mode="bilinear", align_corners=False)`
    everywhere: the border values are repeated once before, else the missing
    neighbours would count as zeros and the rim would fade.

    Args:
        channels: of the input, and of the output.
        factor: how many times larger height and width become; even.
        is_learned: False keeps the filters as they are, as FCN does in its last layer.

    Raises:
        BadInputError: the factor is odd or less than 2.

    Source:
        Long, Shelhamer & Darrell, CVPR 2015, section 3.3 and 4.2. One filter a channel instead of
        a full one, which starts with zeros between the channels.
    """

    weight: Tensor

    def __init__(self, channels: int, factor: int, is_learned: bool = True) -> None:
        super().__init__()
        if factor < 2 or factor % 2:
            raise BadInputError(f"factor must be even and >= 2, got {factor}")
        self.factor = factor
        filters = bilinear_filter(factor).expand(channels, 1, -1, -1).contiguous()
        if is_learned:
            self.weight = nn.Parameter(filters)
        else:
            self.register_buffer("weight", filters)

    def forward(self, x: Tensor) -> Tensor:
        x = F.pad(x, (1, 1, 1, 1), mode="replicate")
        # Half a filter, and the enlarged rim that was just added.
        padding = self.factor // 2 + self.factor
        return F.conv_transpose2d(x, self.weight, stride=self.factor, padding=padding, groups=x.shape[1])


def bilinear_filter(factor: int) -> Tensor:
    """Weights (2 * factor, 2 * factor) of bilinear interpolation by an even factor; they sum to factor^2."""
    distance = torch.arange(2 * factor, dtype=torch.float32) - (factor - 0.5)
    tent = 1.0 - distance.abs() / factor
    return tent[:, None] * tent[None, :]


def max_pool(x: Tensor) -> tuple[Tensor, Tensor]:
    """Maxima of 2x2 cells, and where they were.

    Args:
        x: (N, C, H, W), H and W even.

    Returns:
        maxima (N, C, H/2, W/2), and their indices as flat positions y * W + x, int64.
    """
    maxima, indices = F.max_pool2d(x, 2, return_indices=True)
    return maxima, indices


class MaxUnpool(nn.Module):
    """Each value back at the place from which `max_pool` took the maximum, zeros elsewhere.

    Source:
        Zeiler & Fergus, ECCV 2014 ("switches"); Noh et al., ICCV 2015; Badrinarayanan et al., PAMI 2017.
    """

    def forward(self, x: Tensor, indices: Tensor) -> Tensor:
        """(N, C, 2H, 2W) from `x` and `indices`, both (N, C, H, W)."""
        if not torch.onnx.is_in_onnx_export():
            return F.max_unpool2d(x, indices, (2, 2))
        # ONNX has no unpooling that leaves the size open; scattering is the same, but slower.
        batch, channels, height, width = x.shape
        empty = torch.zeros(batch, channels, 4 * height * width, dtype=x.dtype, device=x.device)
        full = empty.scatter(2, indices.flatten(2), x.flatten(2))
        return full.view(batch, channels, 2 * height, 2 * width)


class IgnoringIndices(nn.Module):
    """An upsampling called like `MaxUnpool`: it leaves the pooling indices unused."""

    def __init__(self, upsampling: nn.Module) -> None:
        super().__init__()
        self.upsampling = upsampling

    def forward(self, x: Tensor, indices: Tensor) -> Tensor:
        del indices
        enlarged: Tensor = self.upsampling(x)
        return enlarged


def make_upsampling(name: str, channels: int) -> nn.Module:
    """A block (N, channels, H, W) -> (N, channels, 2H, 2W).

    Raises:
        UserError: no such upsampling.
    """
    if name == "nearest":
        return nn.Upsample(scale_factor=2, mode="nearest")
    if name == "bilinear":
        return nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False)
    if name == "transposed":
        return nn.ConvTranspose2d(channels, channels, kernel_size=2, stride=2)
    if name == "transposed-bilinear":
        return BilinearTransposed(channels, factor=2)
    if name == "bed-of-nails":
        return BedOfNails()
    raise unknown_name("upsampling", name, UPSAMPLINGS)


def make_unpooling(name: str, channels: int) -> nn.Module:
    """A block from (N, channels, H, W) and the indices of `max_pool` to (N, channels, 2H, 2W).

    Args:
        name: "max-unpooling", or one of `UPSAMPLINGS`, which make no use of the indices.

    Raises:
        UserError: no such upsampling.
    """
    if name == MAX_UNPOOLING:
        return MaxUnpool()
    if name not in UPSAMPLINGS:
        raise unknown_name("upsampling", name, UNPOOLINGS)
    return IgnoringIndices(make_upsampling(name, channels))
