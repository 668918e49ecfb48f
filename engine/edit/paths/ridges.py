"""Ridges: lines that are darker or brighter than what is beside them, of any width up to a given one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import Rect, RgbU8
from engine.core.bending import second_derivatives

F32 = NDArray[np.float32]

_CHANNELS: Final = ((0.299, 0.587, 0.114), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
"""Weights of red, green and blue: luminance, and each alone. Vessels of a retina are in green alone."""
_LUMINANCE_BONUS: Final = 1.15
_LEAST_SCALE_PX: Final = 0.8
_SCALE_STEP: Final = 1.5
_FLOOR: Final = 0.02
"""Cost of a node on the ridge: so much of that beside it, which is 1."""


@dataclass(frozen=True, slots=True)
class LineKind:
    """Kind of a line.

    Attributes:
        weights: of red, green and blue, in which it stands out best.
        is_dark: darker than its surroundings.
        strength: of the ridge at the place where it was taken from, in grey levels.
    """

    weights: tuple[float, float, float]
    is_dark: bool
    strength: float


def grey_of(pixels: RgbU8, weights: tuple[float, float, float]) -> F32:
    """(h, w) float32 in 0-255: a weighted sum of the channels."""
    return np.asarray(pixels.astype(np.float32) @ np.array(weights, np.float32))


def scales_up_to(widest_px: float) -> list[float]:
    """Standard deviations in pixels at which lines of up to this width are looked for.

    A line of width w answers most strongly at w / sqrt(12), the deviation of a box of that width.
    """
    most = max(_LEAST_SCALE_PX, widest_px / math.sqrt(12.0))
    count = 1 + max(0, math.ceil(math.log(most / _LEAST_SCALE_PX) / math.log(_SCALE_STEP)))
    return [float(s) for s in np.geomspace(_LEAST_SCALE_PX, most, count)] if count > 1 else [most]


def ridge_strength(grey: F32, scales: list[float], *, is_dark: bool) -> F32:
    """Strength of the ridge at each pixel: the largest over the scales.

    At one scale it is the larger eigenvalue of the Hessian, normalised by the scale's square, less the
    absolute value of the other one: a blob, which bends both ways, is no line, and noise is a heap of blobs.

    Source:
        Frangi et al., Multiscale vessel enhancement filtering, MICCAI 1998; Lindeberg, Edge detection and
        ridge detection with automatic scale selection, IJCV 30(2), 1998.

    Args:
        grey: (h, w) float32.

    Returns:
        (h, w) float32 >= 0, in grey levels.
    """
    strongest = np.zeros_like(grey)
    sign = np.float32(1.0 if is_dark else -1.0)
    for scale in scales:
        smooth = cv2.GaussianBlur(grey, (0, 0), scale, borderType=cv2.BORDER_REFLECT)
        yy, xx, xy = second_derivatives(smooth * (sign * np.float32(scale * scale)))
        half = 0.5 * (yy + xx)
        spread = np.sqrt(0.25 * (yy - xx) ** 2 + xy * xy)
        np.maximum(strongest, half + spread - np.abs(half - spread), out=strongest)
    return strongest


def line_kind(
    pixels: RgbU8,
    rect: Rect,
    place: tuple[float, float],
    reach_px: float,
    widest_px: float,
    is_dark: bool | None = None,
) -> LineKind:
    """Kind of the strongest line within reach of a place: its channel, and whether it is dark or bright.

    Args:
        pixels: (h, w, 3) uint8 around the place.
        rect: of these pixels in the image.
        place: (y, x) in the image.
        is_dark: only dark or only bright lines; None for both.
    """
    polarities = (True, False) if is_dark is None else (is_dark,)
    y, x = place[0] - rect.y0 - 0.5, place[1] - rect.x0 - 0.5
    rows, columns = np.indices(pixels.shape[:2])
    distance = np.hypot(rows - y, columns - x)
    near = distance <= max(1.0, reach_px)
    if not near.any():
        near = distance <= distance.min()
    nearness = 1.0 / (1.0 + 0.5 * distance[near] / max(1.0, reach_px))
    scales = scales_up_to(widest_px)
    best, kind = -1.0, LineKind(_CHANNELS[0], polarities[0], 1.0)
    for weights in _CHANNELS:
        grey = grey_of(pixels, weights)
        # In a noisy channel noise is strong as well.
        noise = 1.0 + float(np.median(np.abs(_noise(grey))))
        for polarity in polarities:
            strength = ridge_strength(grey, scales, is_dark=polarity)[near]
            bonus = _LUMINANCE_BONUS if weights == _CHANNELS[0] else 1.0
            score = float((strength * nearness).max()) / noise * bonus
            if score > best:
                best, kind = score, LineKind(weights, polarity, float(strength.max()))
    return kind


def ridge_cost(strength: F32, usual: float) -> F32:
    """Cost of a path at each pixel: small on a ridge that is as strong as `usual`, 1 where there is none."""
    share = np.minimum(strength * np.float32(1.0 / max(usual, 1e-3)), 1.0)
    return np.asarray(_FLOOR + (1.0 - _FLOOR) * (1.0 - share) ** 2, np.float32)


def strength_of_cost(cost: F32, usual: float) -> F32:
    """Strength that `ridge_cost` made these costs of; no more than `usual`."""
    beside = np.maximum((cost - _FLOOR) / (1.0 - _FLOOR), 0.0)
    return np.asarray(np.float32(usual) * (1.0 - np.sqrt(beside)), np.float32)


def _noise(grey: F32) -> F32:
    """What a median of nine leaves over."""
    return np.asarray(grey - cv2.medianBlur(grey, 3))
