"""Standardization of each image (z-score): pixels relative to its own mean, in its own standard deviations.

One stain is dark on white, the next bright on black; one lamp is twice as strong as the other. A network
trained on raw pixels mistakes another light for another thing:
docs/decisions/0010-each-image-in-its-own-light.md.

Source:
    Standardization of each image, as nnU-Net does for other modalities than CT: Isensee et al., Nature
    Methods 2021. Ours is kept in bytes, with one deviation for red, green and blue, so that colours stay;
    chosen channels of a microscope or a satellite have one each, as there.

Example:
    >>> image = np.array([50, 60, 70, 80], np.uint8).reshape(2, 2, 1)
    >>> dark = Standardization().table(image)
    >>> bright = Standardization().table(2 * image)  # under a lamp twice as strong
    >>> bool((apply_standardization(image, dark) == apply_standardization(2 * image, bright)).all())
    True
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

StandardizationTable: TypeAlias = NDArray[np.uint8]
"""(256, bands) lookup table: new value of each pixel value in each band."""

HistogramTail: TypeAlias = Literal["", "dark", "bright"]

TARGET_MEAN: Final = 110.0
"""New mean of each image; below the middle of 0-255, as bright things reach further than dark ones."""

TARGET_DEVIATION: Final = 40.0
"""New standard deviation of each image: 2.7 of them fit below the mean and 3.6 above it."""

MIN_DEVIATION: Final = 2.0
"""Grey levels; an image with less is empty, and its noise must not be amplified to things."""

MIN_SKEWNESS: Final = 0.25
"""Skewness from which an image has a tail: few pixels much darker, or much brighter, than most."""

ENOUGH_PIXELS: Final = 1_000_000
"""Pixels that are enough for the mean of a larger image."""


@dataclass(frozen=True, slots=True)
class Standardization:
    """Standardization of images before a network.

    Attributes:
        negative_of: images with a clear tail on this side, in which few pixels are much darker (or
            brighter) than most, are inverted: dark things on white become bright on black.
        is_by_channel: each channel is counted in its own deviations.
    """

    negative_of: HistogramTail = ""
    is_by_channel: bool = False

    def table(self, image: NDArray[np.uint8]) -> StandardizationTable:
        """Lookup table for an image (H, W, bands) uint8: p -> 110 + 40 (p - mean of its band) / deviation.

        The deviation is the mean of the bands' own, or each band's, at least 2 grey levels. Any thread.
        """
        means, deviations, skewness = _moments(image)
        if not self.is_by_channel:
            deviations = np.full_like(deviations, deviations.mean())
        scale = TARGET_DEVIATION / np.maximum(MIN_DEVIATION, deviations)
        if self.negative_of and self.negative_of == histogram_tail(skewness):
            scale = -scale
        table = TARGET_MEAN + scale * (np.arange(256, dtype=np.float64)[:, None] - means)
        return np.asarray(np.clip(np.rint(table), 0, 255), np.uint8)


def histogram_tail(skewness: float) -> HistogramTail:
    """Side of the histogram's tail, where few pixels lie far from most; "" where neither is clear."""
    if abs(skewness) < MIN_SKEWNESS:
        return ""
    return "dark" if skewness < 0 else "bright"


def histogram_skewness(image: NDArray[np.uint8]) -> float:
    """Third central moment, mean over the bands, in cubes of the deviation; < 0 for a dark tail."""
    return _moments(image)[2]


def sampling_step(image: NDArray[np.uint8]) -> int:
    """Step between the rows and columns that are enough to measure an image's mean and deviation."""
    return max(1, math.isqrt(image.shape[0] * image.shape[1] // ENOUGH_PIXELS))


def _moments(image: NDArray[np.uint8]) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """(bands,) means and deviations, and the skewness."""
    step = sampling_step(image)
    some = image[::step, ::step]
    levels = np.arange(256, dtype=np.float64)
    means, deviations, thirds = [], [], []
    for band in range(image.shape[2]):
        share = np.bincount(some[..., band].ravel(), minlength=256) / some[..., band].size
        mean = float(share @ levels)
        means.append(mean)
        deviations.append(math.sqrt(float(share @ (levels - mean) ** 2)))
        thirds.append(float(share @ (levels - mean) ** 3))
    deviation = float(np.mean(deviations))
    skewness = float(np.mean(thirds)) / max(deviation, MIN_DEVIATION) ** 3
    return np.array(means), np.array(deviations), skewness


def apply_standardization(pixels: NDArray[np.uint8], table: StandardizationTable) -> NDArray[np.uint8]:
    """Standardized pixels (h, w, bands) uint8 of the image that the table was made for."""
    # The window, which only reads specifications, must not load OpenCV for them.
    import cv2

    return np.asarray(cv2.LUT(pixels, table[None]), np.uint8).reshape(pixels.shape)
