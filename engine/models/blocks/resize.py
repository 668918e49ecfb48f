"""Bilinear resizing with the one convention of all networks here."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own custom


def resize(x: Tensor, size: tuple[int, int]) -> Tensor:
    """`x` (N, C, h, w) bilinearly at `size` (H, W); pixels are areas, so borders stay borders."""
    if tuple(x.shape[-2:]) == size:
        return x
    return F.interpolate(x, size=size, mode="bilinear", align_corners=False)


def size_of(x: Tensor) -> tuple[int, int]:
    """Height and width; not made plain numbers, so that ONNX files work for other sizes too."""
    return x.shape[-2], x.shape[-1]
