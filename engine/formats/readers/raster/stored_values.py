"""Values of mask files as whole numbers of any size: classes, objects, and colours as numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import UserError
from engine.core.class_names import Color
from engine.document.decode import MOST_PIXELS
from engine.document.samples.stored import StoredSamples, read_samples

_LIMITS: Final = np.iinfo(np.int32)

Values = NDArray[np.int32]
"""(H, W) int32."""


def read_values(path: Path) -> Values:
    """(H, W) whole numbers of a mask of one channel, or of equal channels, exactly as stored, upright.

    Raises:
        UserError: unreadable, lossy, in colours, or no whole numbers of 32 bits.
    """
    samples = _lossless(path)
    pixels = samples.pixels
    if pixels.ndim == 3:
        if not (pixels == pixels[:, :, :1]).all():
            raise UserError(
                f"The mask {path.name} holds colours ({samples.layout}), not numbers.",
                "Save it as a grey PNG or TIFF, with the number as pixel value.",
            )
        pixels = pixels[:, :, 0]
    return whole_numbers(pixels, path.name)


def read_channels(path: Path) -> NDArray[np.uint8]:
    """(H, W, 3) uint8 colours of a mask, exactly as stored, upright; a palette is looked up.

    Raises:
        UserError: unreadable, lossy, or not of 8 bits.
    """
    return _channels(path, _lossless(path))


def read_colours(path: Path) -> Values:
    """(H, W) colours of a mask as numbers, red first (`colour_key`), upright.

    Raises:
        UserError: unreadable, lossy, or not of 8 bits.
    """
    wide = read_channels(path).astype(np.int32)
    return (wide[:, :, 0] << 16) | (wide[:, :, 1] << 8) | wide[:, :, 2]


def colour_key(color: Color) -> int:
    """A colour as one number."""
    red, green, blue = color
    return red << 16 | green << 8 | blue


def color_of(key: int) -> Color:
    """The colour of a number."""
    return key >> 16 & 255, key >> 8 & 255, key & 255


def whole_numbers(pixels: NDArray[Any], name: str) -> Values:
    """Numbers of any type as int32.

    Args:
        name: of the file, for messages.

    Raises:
        UserError: they are no whole numbers, or longer than 31 bits.
    """
    if pixels.dtype.kind == "b":
        return pixels.astype(np.int32)
    if pixels.dtype.kind not in "iuf":
        raise UserError(f"{name} holds {pixels.dtype}, not whole numbers.", "Export it with whole numbers.")
    if pixels.dtype.kind == "f":
        with np.errstate(invalid="ignore"):
            is_odd = ~(np.floor(pixels) == pixels) | ~np.isfinite(pixels)
        if is_odd.any():
            raise UserError(
                f"{name} holds {float(pixels[is_odd][0]):g}, which is no whole number.",
                "Export it with whole numbers.",
            )
    if pixels.size and (pixels.min() < _LIMITS.min or pixels.max() > _LIMITS.max):
        raise UserError(
            f"{name} holds numbers of more than 31 bits.", "Number classes and objects from 1 on."
        )
    return np.ascontiguousarray(pixels, np.int32)


def _lossless(path: Path) -> StoredSamples:
    samples = read_samples(path, MOST_PIXELS)
    if not samples.is_lossless:
        raise UserError(
            f"The mask {path.name} is a {samples.format}, which does not keep numbers exactly.",
            "Save it as PNG.",
        )
    return samples


def _channels(path: Path, samples: StoredSamples) -> NDArray[np.uint8]:
    pixels = samples.pixels
    if samples.palette is not None and pixels.ndim == 2:
        table = np.zeros((256, 3), np.uint8)
        table[: len(samples.palette)] = samples.palette[:256]
        return table[pixels.astype(np.uint8)]
    if pixels.dtype != np.uint8:
        raise UserError(f"The mask {path.name} is not of 8 bits a colour.", "Save it as an RGB PNG.")
    if pixels.ndim == 2:
        return np.repeat(pixels[:, :, None], 3, axis=2)
    if pixels.shape[2] < 3:
        raise UserError(f"The mask {path.name} has {pixels.shape[2]} channels.", "Save it as an RGB PNG.")
    return np.ascontiguousarray(pixels[:, :, :3])
