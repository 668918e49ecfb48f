"""Padding by reflection, as wide as one likes."""

from __future__ import annotations

import torch
from torch import Tensor


def mirror_pad(image: Tensor, top: int, bottom: int, left: int, right: int) -> Tensor:
    """`image` (N, C, H, W) continued beyond its border as in a mirror that stands on the border pixel.

    Where the padding is wider than the image, the reflection is reflected again,
    which torch's own padding refuses; an image of one pixel is repeated.
    """
    height, width = image.shape[-2:]
    rows = _reflected(top, height, bottom, image.device)
    columns = _reflected(left, width, right, image.device)
    return image.index_select(-2, rows).index_select(-1, columns)


def _reflected(before: int, length: int, after: int, device: torch.device) -> Tensor:
    """Indices of the pixels that stand at -before .. length + after - 1."""
    period = max(1, 2 * (length - 1))
    places = torch.arange(-before, length + after, device=device).remainder(period)
    return torch.minimum(places, period - places) if length > 1 else torch.zeros_like(places)
