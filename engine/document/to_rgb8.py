"""Conversion of the numbers in an image file to upright 8-bit RGB."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8

_LOW_PERCENT: Final = 0.1
_HIGH_PERCENT: Final = 99.9
# Percentiles of some million values are those of the whole, and cost milliseconds.
_SAMPLED_VALUES: Final = 4_000_000
_BLOCK_VALUES: Final = 4_000_000
_NO_MEASUREMENT: Final = 3.4e38


def upright(pixels: NDArray[Any], orientation: int) -> NDArray[Any]:
    """`pixels` (H, W, ...) turned and mirrored as an EXIF orientation of 1-8 asks; a view."""
    if orientation in (5, 6, 7, 8):
        pixels = np.swapaxes(pixels, 0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return pixels


def three_channels(pixels: NDArray[Any]) -> NDArray[Any]:
    """(H, W, 3): grey repeated, two channels as red and green, the first three of more."""
    if pixels.ndim == 2:
        pixels = pixels[:, :, np.newaxis]
    count = pixels.shape[2]
    if count == 1:
        return np.broadcast_to(pixels, (*pixels.shape[:2], 3))
    if count == 2:
        return np.concatenate([pixels, np.zeros_like(pixels[:, :, :1])], axis=2)
    return pixels[:, :, :3]


def eight_bits(pixels: NDArray[Any], nodata: float | None = None) -> NDArray[np.uint8]:
    """`pixels` of any number type as uint8, the 0.1th to the 99.9th percentile over 0-255.

    The range is that of the finite values of all channels together, so that colours keep
    their hue; NaN becomes 0. uint8 stays as it is and bool becomes 0 and 255.

    Args:
        nodata: value of pixels where nothing was measured: they are left out of the range, and get the
            mean of the others, so that they weigh nothing in the light that networks count from.
    """
    if pixels.dtype == np.uint8:
        return pixels
    if pixels.dtype == np.bool_:
        return pixels.astype(np.uint8) * np.uint8(255)
    # Damaged floats hold numbers that are none, of which NumPy warns at each step.
    with np.errstate(invalid="ignore", over="ignore"):
        return _stretched(pixels, _as_stored(pixels, nodata))


def in_range(pixels: NDArray[Any], low: float, high: float) -> NDArray[np.uint8]:
    """`pixels` as uint8, `low` as 0 and `high` as 255; what lies beyond is the nearer of them, NaN is 0."""
    scale = 255.0 / (high - low) if high != low else 0.0
    result = np.empty(pixels.shape, np.uint8)
    rows = max(1, _BLOCK_VALUES // max(1, pixels[0].size))
    for start in range(0, pixels.shape[0], rows):
        part = slice(start, start + rows)
        block = np.nan_to_num(pixels[part].astype(np.float64), nan=low, posinf=high, neginf=low)
        result[part] = (np.clip((block - low) * scale, 0.0, 255.0) + 0.5).astype(np.uint8)
    return result


def each_in_eight_bits(pixels: NDArray[Any], nodata: float | None = None) -> NDArray[np.uint8]:
    """As `eight_bits`, each channel of (H, W, C) in its own range: those of a microscope share no light."""
    channels = [eight_bits(pixels[:, :, channel], nodata) for channel in range(pixels.shape[2])]
    return np.stack(channels, axis=2)


def _as_stored(pixels: NDArray[Any], nodata: float | None) -> float | None:
    """`nodata` as the number type of `pixels` holds it; None where it cannot be among them."""
    if nodata is None or np.isnan(nodata):
        return None
    if pixels.dtype.kind == "f":
        return float(np.asarray(nodata).astype(pixels.dtype))
    limits = np.iinfo(pixels.dtype)
    return nodata if limits.min <= nodata <= limits.max else None


def _stretched(pixels: NDArray[Any], nodata: float | None) -> NDArray[np.uint8]:
    low, high = value_range(pixels, nodata)
    scale = 255.0 / (high - low) if high > low else 0.0
    result = np.empty(pixels.shape, np.uint8)
    total, count = 0, 0
    rows = max(1, _BLOCK_VALUES // max(1, pixels[0].size))
    for start in range(0, pixels.shape[0], rows):
        part = slice(start, start + rows)
        block = pixels[part].astype(np.float64)
        is_data = None if nodata is None else block != nodata
        block = np.clip(np.nan_to_num(block, nan=low, posinf=high, neginf=low), low, high)
        result[part] = ((block - low) * scale + 0.5).astype(np.uint8)
        if is_data is not None:
            total += int(result[part].sum(where=is_data))
            count += int(is_data.sum())
    if nodata is not None and count < pixels.size:
        result[pixels == nodata] = round(total / count) if count else 0
    return result


def over_white(rgb: RgbU8, alpha: NDArray[np.uint8]) -> RgbU8:
    """`rgb` (H, W, 3) laid over white with `alpha` (H, W)."""
    result = np.empty_like(rgb)
    rows = max(1, _BLOCK_VALUES // max(1, rgb[0].size))
    for start in range(0, rgb.shape[0], rows):
        part = slice(start, start + rows)
        weight = alpha[part, :, np.newaxis].astype(np.uint16)
        mixed = rgb[part] * weight + np.uint16(255) * (np.uint16(255) - weight)
        result[part] = (mixed + np.uint16(127)) // np.uint16(255)
    return result


def value_range(pixels: NDArray[Any], nodata: float | None) -> tuple[float, float]:
    """The 0.1th and the 99.9th percentile of the finite values of (H, W) or (H, W, C), by a sample."""
    step = max(1, round((pixels.size / _SAMPLED_VALUES) ** 0.5))
    sample = pixels[::step, ::step].astype(np.float64).ravel()
    # The lowest and highest float32 stand for "nothing" in rasters whose tag was lost.
    sample = sample[np.abs(sample) < _NO_MEASUREMENT]
    if nodata is not None:
        sample = sample[sample != nodata]
    if not sample.size:
        return 0.0, 0.0
    low, high = np.percentile(sample, (_LOW_PERCENT, _HIGH_PERCENT))
    if high <= low:
        # Less than one value in a thousand differs: those are what there is to see.
        low, high = sample.min(), sample.max()
    return float(low), float(high)
