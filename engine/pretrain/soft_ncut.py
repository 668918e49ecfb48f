"""Soft normalised cut: loss of a soft segmentation that separates pixels which are near and alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import torch
from torch import Tensor
from torch.autograd import Function

from engine.core import BadInputError

RADIUS_PX: Final = 5.0
SIGMA_COLOUR: Final = 10.0
SIGMA_PLACE_PX: Final = 4.0

# Keeps the quotient of a segment that has no pixel left at zero.
_TINY: Final = 1e-8

Step = tuple[int, int]


class PixelGraph:
    """Weights between each pixel and those nearer than `radius_px`, for a batch of images.

    w(u, v) = exp(-|F(u) - F(v)|^2 / sigma_colour^2) exp(-|X(u) - X(v)|^2 / sigma_place_px^2)

    F is the colour and X the place; w(u, u) = 1, and w = 0 from `radius_px` on. Each pair is held
    once: half the weights of a full neighbourhood.

    Args:
        pixels: (N, C, H, W) in 0-255; `sigma_colour` has the same unit.
        radius_px, sigma_colour, sigma_place_px: > 0.

    Attributes:
        degrees: (N, H, W), the sum of each pixel's weights, its own included.

    Source:
        Shi & Malik, PAMI 2000, section 3 (the weights); Xia & Kulis 2017, equation 5 and section 5,
        for the soft form and the values of the radius and both sigmas.
    """

    def __init__(
        self,
        pixels: Tensor,
        radius_px: float = RADIUS_PX,
        sigma_colour: float = SIGMA_COLOUR,
        sigma_place_px: float = SIGMA_PLACE_PX,
    ) -> None:
        if min(radius_px, sigma_colour, sigma_place_px) <= 0:
            raise BadInputError(f"want > 0, got {radius_px}, {sigma_colour}, {sigma_place_px}")
        pixels = pixels.detach()
        pixels = pixels if pixels.dtype == torch.float64 else pixels.float()
        height, width = pixels.shape[-2:]
        self._weights: dict[Step, Tensor] = {}
        for dy, dx in _half_disc(radius_px):
            if dy >= height or abs(dx) >= width:
                continue
            pixel, neighbour = _pair(pixels, (dy, dx))
            place = (dy * dy + dx * dx) / sigma_place_px**2
            colour = (pixel - neighbour).square().sum(dim=1) / sigma_colour**2
            self._weights[dy, dx] = torch.exp(-colour - place)
        self.degrees = self.spread(torch.ones_like(pixels[:, :1]))[:, 0]

    def spread(self, values: Tensor) -> Tensor:
        """W v for each of (N, K, H, W) `values`: at each pixel, the weighted sum of its neighbours'."""
        out = values.clone()
        for step, weight in self._weights.items():
            (pixel, neighbour), (pixel_sum, neighbour_sum) = _pair(values, step), _pair(out, step)
            pixel_sum.add_(weight[:, None] * neighbour)
            neighbour_sum.add_(weight[:, None] * pixel)
        return out


def soft_ncut(probs: Tensor, graph: PixelGraph) -> Tensor:
    """K - sum_k assoc(A_k, A_k) / assoc(A_k, V), mean over the batch: 0 is best, K - 1 as bad as all alike.

    assoc(A_k, A_k) = sum_u sum_v p_k(u) w(u, v) p_k(v), and assoc(A_k, V) = sum_u p_k(u) sum_v w(u, v).

    Args:
        probs: (N, K, H, W), sums of one over K; float32 or float64.

    Source:
        Xia & Kulis, "W-Net: A Deep Model for Fully Unsupervised Image Segmentation", 2017, equation 4.
    """
    within: Tensor = _Within.apply(probs, graph)
    whole = (probs * graph.degrees[:, None]).sum(dim=(2, 3))
    return (probs.shape[1] - (within / (whole + _TINY)).sum(dim=1)).mean()


class _Within(Function):
    """assoc(A_k, A_k) = p^T W p, (N, K); its gradient 2 W p is kept instead of every single product."""

    @staticmethod
    def forward(ctx: Any, probs: Tensor, graph: PixelGraph) -> Tensor:
        spread = graph.spread(probs)
        ctx.save_for_backward(spread)
        return (probs * spread).sum(dim=(2, 3))

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None]:
        (spread,) = ctx.saved_tensors
        return 2.0 * gradients[0][..., None, None] * spread, None


def _half_disc(radius_px: float) -> Iterator[Step]:
    """Steps (dy, dx) shorter than the radius, one of each opposite pair, without (0, 0)."""
    furthest = int(radius_px)
    for dy in range(furthest + 1):
        for dx in range(-furthest, furthest + 1):
            if (dy > 0 or dx > 0) and dy * dy + dx * dx < radius_px**2:
                yield dy, dx


def _pair(values: Tensor, step: Step) -> tuple[Tensor, Tensor]:
    """Views of (..., H, W) `values`: those that have a neighbour `step` away, and these neighbours."""
    dy, dx = step
    height, width = values.shape[-2:]
    pixel = values[..., : height - dy, max(0, -dx) : width - max(0, dx)]
    neighbour = values[..., dy:, max(0, dx) : width + min(0, dx)]
    return pixel, neighbour
