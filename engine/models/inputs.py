"""Pixels to network input: the only place that scales them, for training and prediction alike."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.core import UserError
from engine.models.spec import ModelSpec
from engine.models.standardization import (
    MIN_DEVIATION,
    MIN_SKEWNESS,
    TARGET_DEVIATION,
    TARGET_MEAN,
    Standardization,
)


def to_input(images: NDArray[np.uint8], spec: ModelSpec, device: torch.device) -> Tensor:
    """Scaled float32 input (N, C, H, W) in channels-last memory from `images` (N, H, W, bands).

    A network of one channel sees the mean of three bands.

    Raises:
        UserError: the bands do not fit the network.
    """
    bands = images.shape[-1]
    if bands != spec.in_channels and not (bands == 3 and spec.in_channels == 1):
        raise UserError(
            f"The network wants images of {spec.in_channels} channels, this one has {bands}.",
            "Use a network that was trained on such images.",
        )
    # A copy, as images are read-only and torch wants memory that it could write to.
    pixels = torch.from_numpy(np.array(images)).to(device).permute(0, 3, 1, 2).float()
    if bands != spec.in_channels:
        pixels = pixels.mean(dim=1, keepdim=True)
    scale = torch.tensor([1.0 / (255.0 * s) for s in spec.std], device=device)
    shift = torch.tensor([-m / s for m, s in zip(spec.mean, spec.std, strict=True)], device=device)
    scaled = pixels.mul_(scale[:, None, None]).add_(shift[:, None, None])
    return scaled.contiguous(memory_format=torch.channels_last)


def standardized(image: Tensor, standardization: Standardization) -> Tensor:
    """Whole images (N, C, H, W) of values in 0-1, shown as `Standardization` does it to bytes."""
    apart = image - image.mean(dim=(2, 3), keepdim=True)
    deviation = apart.square().mean(dim=(2, 3), keepdim=True).sqrt()
    if not standardization.is_by_channel:
        deviation = deviation.mean(dim=1, keepdim=True)
    deviation = deviation.clamp_min(MIN_DEVIATION / 255.0)
    scale = TARGET_DEVIATION / 255.0 / deviation
    if standardization.negative_of:
        third = apart.pow(3).mean(dim=(1, 2, 3), keepdim=True)
        skewness = third / deviation.mean(dim=1, keepdim=True) ** 3
        towards = -skewness if standardization.negative_of == "dark" else skewness
        scale = torch.where(towards >= MIN_SKEWNESS, -scale, scale)
    return (apart * scale + TARGET_MEAN / 255.0).clamp(0.0, 1.0)


def multiplies_bfloat16(device: torch.device) -> bool:
    """Whether the device has instructions for bfloat16: cards do, and processors since about 2020."""
    if device.type == "cuda":
        return True
    known: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return bool(known.get("avx512_bf16") or known.get("amx_bf16"))


def pick_device() -> torch.device:
    """The graphics card when torch can use one, else the processor."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
