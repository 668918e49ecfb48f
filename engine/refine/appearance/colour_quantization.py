"""Quantisation of an image to a few dozen colours, over which a colour model is a short histogram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8
from engine.core.colors.cielab import to_lab

F32 = NDArray[np.float32]

COLOURS: Final = 64
_SAMPLES: Final = 6000
_ROUNDS: Final = 8
_BITS: Final = 5
"""Bits a channel of the table from RGB to colour; 32 KiB."""


@dataclass(frozen=True, slots=True)
class ColourQuantization:
    """A few dozen colours of one image; read-only, for any thread.

    Args:
        table: (32768,) uint8: index of the nearest colour of each RGB cell.
        likeness: (n, n) float32, rows sum to 1: weights that spread one colour's counts over similar ones.
    """

    table: NDArray[np.uint8]
    likeness: F32

    def indices(self, image: RgbU8) -> NDArray[np.uint8]:
        """(H, W) index of the colour of each pixel."""
        cells = image.astype(np.uint16) >> (8 - _BITS)
        place = (cells[..., 0] << (2 * _BITS)) | (cells[..., 1] << _BITS) | cells[..., 2]
        return np.take(self.table, place)


def quantize_colours(image: RgbU8, spread: float) -> ColourQuantization:
    """Colours of an image by k-means in CIE L*a*b*; equal images give equal colours.

    Args:
        image: (H, W, 3) uint8; some 6,000 pixels, evenly spread, are clustered.
        spread: distance in L*a*b* over which counts spread to similar colours, > 0.
    """
    height, width = image.shape[:2]
    step = max(1, int((height * width / _SAMPLES) ** 0.5))
    y, x = min(step // 2, height - 1), min(step // 2, width - 1)
    pixels = to_lab(np.ascontiguousarray(image[y::step, x::step])).reshape(-1, 3)
    colours = _centres(pixels) if len(pixels) > COLOURS else pixels
    likeness = np.exp(-_squared_distances(colours, colours) / (2 * spread * spread))
    likeness = (likeness / likeness.sum(axis=1, keepdims=True)).astype(np.float32)
    return ColourQuantization(_nearest_table(colours), likeness)


def _centres(pixels: F32) -> F32:
    cv2.setRNGSeed(0)  # OpenCV draws the starting points from this thread's generator
    criteria = (cv2.TERM_CRITERIA_COUNT, _ROUNDS, 0.0)
    _, _, centres = cv2.kmeans(pixels, COLOURS, None, criteria, 1, cv2.KMEANS_PP_CENTERS)  # type: ignore[call-overload]
    return np.asarray(centres, np.float32)


def _nearest_table(colours: F32) -> NDArray[np.uint8]:
    levels = ((np.arange(1 << _BITS) + 0.5) * (256 >> _BITS)).astype(np.uint8)
    cells = np.stack(np.meshgrid(levels, levels, levels, indexing="ij"), axis=-1).reshape(1, -1, 3)
    distances = _squared_distances(to_lab(np.ascontiguousarray(cells))[0], colours)
    return np.asarray(distances.argmin(axis=1), np.uint8)


def _squared_distances(a: F32, b: F32) -> F32:
    return (a * a).sum(axis=1)[:, None] - 2 * a @ b.T + (b * b).sum(axis=1)[None]  # type: ignore[no-any-return]
