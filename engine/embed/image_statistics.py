"""Image statistics as an embedding without a network: layout, colours, texture."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, RgbU8

PICTURES_VERSION: Final = 1
"""Grows when `describe_picture` answers differently, so that stored vectors are made anew."""

SIDE_PX: Final = 128
"""Longer side at which images are looked at."""

_LAYOUT_SIDE: Final = 16
_CHROMA_SIDE: Final = 8
_GREY_BINS: Final = 16
_CHROMA_BINS: Final = 6
_ORIENTATIONS: Final = 8
_SCALES: Final = 3

BLOCKS: Final = (
    _LAYOUT_SIDE**2 + 2 * _CHROMA_SIDE**2,
    _GREY_BINS + _CHROMA_BINS**2,
    _SCALES * (_ORIENTATIONS + 2),
)
"""Lengths of the three parts of a vector: layout, colours, texture; each counts alike in a space."""


def describe_picture(image: RgbU8) -> NDArray[np.float32]:
    """A vector of sum(BLOCKS) float32, each in -1 to 1, the same for the same pixels.

    Layout: grey of a 16 x 16 copy and two opponent colours of an 8 x 8 copy. Colours: square
    roots of a grey histogram and of a joint one of the opponent colours (their Euclidean distance
    is Hellinger's). Texture: at three scales how strong edges are, how unevenly they are
    spread, and which way they run.

    Args:
        image: (H, W, 3) uint8, any size >= 1; best about `SIDE_PX`.
    """
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or image.size == 0:
        raise BadInputError(f"image must be (H, W, 3) uint8 and not empty, got {image.shape} {image.dtype}")
    pixels = image.astype(np.float32) / 255.0
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    grey = (red + green + blue) / 3.0
    red_green, yellow_blue = red - green, (red + green) / 2.0 - blue
    layout = [
        cell_means(grey, _LAYOUT_SIDE) - 0.5,
        cell_means(red_green, _CHROMA_SIDE),
        cell_means(yellow_blue, _CHROMA_SIDE),
    ]
    vector = np.concatenate(
        [
            *(part.ravel() for part in layout),
            *_colours(grey, red_green, yellow_blue),
            *_textures(grey),
        ]
    )
    return vector.astype(np.float32)


def cell_means(plane: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """(side, side) means over a grid laid on the plane, which may be smaller than the grid."""
    rows, columns = _edges(plane.shape[0], side), _edges(plane.shape[1], side)
    sums = np.zeros((plane.shape[0] + 1, plane.shape[1] + 1))
    sums[1:, 1:] = plane.astype(np.float64).cumsum(axis=0).cumsum(axis=1)
    (top, bottom), (left, right) = rows, columns
    total = (
        sums[np.ix_(bottom, right)]
        - sums[np.ix_(top, right)]
        - sums[np.ix_(bottom, left)]
        + sums[np.ix_(top, left)]
    )
    means: NDArray[np.float32] = (total / np.outer(bottom - top, right - left)).astype(np.float32)
    return means


def _edges(length: int, side: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """First and last-but-one-past line of each cell; a cell holds at least one line."""
    first = np.arange(side) * length // side
    last = np.maximum(first + 1, (np.arange(side) + 1) * length // side)
    return first, last


def _colours(
    grey: NDArray[np.float32], red_green: NDArray[np.float32], yellow_blue: NDArray[np.float32]
) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    shades = np.histogram(grey, _GREY_BINS, (0.0, 1.0))[0] / grey.size
    # Roots spread the greyish colours, which most pixels have, over more bins.
    first, second = (np.sign(c).ravel() * np.sqrt(np.abs(c)).ravel() for c in (red_green, yellow_blue))
    joint = np.histogram2d(first, second, _CHROMA_BINS, [[-1.0, 1.0], [-1.0, 1.0]])[0]
    return np.sqrt(shades), np.sqrt(joint.ravel() / grey.size)


def _textures(grey: NDArray[np.float32]) -> list[NDArray[np.floating]]:
    parts: list[NDArray[np.floating]] = []
    for _ in range(_SCALES):
        if min(grey.shape) < 2:
            parts.append(np.zeros(_ORIENTATIONS + 2))
            continue
        down, right = np.gradient(grey)
        strength = np.hypot(down, right)
        turn = np.mod(np.arctan2(down, right), np.pi) / np.pi
        # In double precision: np.histogram sums the weights in order, and a sum of 10^4 floats drifts.
        ways = np.histogram(turn, _ORIENTATIONS, (0.0, 1.0), weights=strength.astype(np.float64))[0]
        shares = ways / max(float(ways.sum()), 1e-6)
        parts.append(np.sqrt([strength.mean(), strength.std(), *shares]))
        grey = _halved(grey)
    return parts


def _halved(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    height, width = plane.shape[0] // 2 * 2, plane.shape[1] // 2 * 2
    even = plane[:height, :width]
    halved: NDArray[np.float32] = even.reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3))
    return halved
