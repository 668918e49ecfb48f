"""Motion as the difference of two frames, the earlier one laid on the later by their common shift."""

from __future__ import annotations

import math
from typing import Final

import cv2
import numpy as np

from engine.core import BadInputError, RgbU8
from engine.edit.threshold import GreyMap, to_grey

_LONGEST_SIDE: Final = 1024
"""Larger frames are shrunk to find their shift."""
_LEAST_SIDE: Final = 16
"""Frames with a shorter side are compared as they lie."""
_PEAK_PX: Final = 1.5
_EPSILON: Final = 1e-9


def change_map(before: RgbU8, now: RgbU8) -> GreyMap:
    """(H, W) uint8: how much each pixel of `now` differs from `before`, once the shift of the camera is out.

    Pixels that come into view by that shift do not differ.

    Raises:
        BadInputError: the frames differ in size.
    """
    if before.shape != now.shape:
        raise BadInputError("Frames of one size are needed.")
    first, second = to_grey(before), to_grey(now)
    best = cv2.absdiff(first, second)
    dx, dy = common_shift(first, second)
    if dx == 0.0 and dy == 0.0:
        return np.asarray(best)
    height, width = first.shape
    way = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
    moved = cv2.warpAffine(first, way, (width, height), flags=cv2.INTER_LINEAR, borderValue=0)
    in_view = cv2.warpAffine(np.full_like(first, 255), way, (width, height), flags=cv2.INTER_NEAREST)
    difference = cv2.absdiff(moved, second)
    # A large thing that moves shifts nothing but itself: then most pixels agree best as they lie.
    if in_view.any() and difference[in_view > 0].mean() >= best[in_view > 0].mean():
        return np.asarray(best)
    difference[in_view == 0] = 0
    return np.asarray(difference)


def common_shift(before: GreyMap, now: GreyMap) -> tuple[float, float]:
    """How far right and down the content of a frame has moved as a whole, in pixels.

    Source:
        C. D. Kuglin, D. C. Hines, The phase correlation image alignment method, IEEE Int. Conf. on
        Cybernetics and Society, 1975; with a Hann window, and a Gaussian whose peak gives parts of a pixel.
        (cv2.phaseCorrelate is off by half a pixel where a side is odd.)
    """
    height, width = before.shape
    if min(height, width) < _LEAST_SIDE:
        return 0.0, 0.0
    scale = min(1.0, _LONGEST_SIDE / max(height, width))
    rows, columns = max(_LEAST_SIDE, round(height * scale)), max(_LEAST_SIDE, round(width * scale))
    window = np.outer(np.hanning(rows), np.hanning(columns))
    spectra = []
    for grey in (before, now):
        small = cv2.resize(grey, (columns, rows), interpolation=cv2.INTER_AREA).astype(np.float64)
        spectra.append(np.fft.rfft2((small - small.mean()) * window))
    cross = spectra[1] * spectra[0].conj()
    strength = np.abs(cross)
    if not strength.any():
        return 0.0, 0.0
    square = np.add.outer(np.fft.fftfreq(rows) ** 2, np.fft.rfftfreq(columns) ** 2)
    soft = np.exp(-2 * (math.pi * _PEAK_PX) ** 2 * square)
    peaks = np.fft.irfft2(soft * cross / np.maximum(strength, _EPSILON), (rows, columns))
    row, column = divmod(int(peaks.argmax()), columns)
    dy = _peak(peaks[(row - 1) % rows, column], peaks[row, column], peaks[(row + 1) % rows, column])
    dx = _peak(peaks[row, column - 1], peaks[row, column], peaks[row, (column + 1) % columns])
    # The second half of the places stands for shifts to the left and up.
    way_y = (row + rows // 2) % rows - rows // 2 + dy
    way_x = (column + columns // 2) % columns - columns // 2 + dx
    return way_x * width / columns, way_y * height / rows


def _peak(left: float, middle: float, right: float) -> float:
    """Place of the top of a Gaussian through three neighbours, from the middle one."""
    if min(left, middle, right) <= 0:
        return 0.0
    low, high, top = math.log(left), math.log(right), math.log(middle)
    bend = low - 2 * top + high
    return 0.0 if bend >= 0 else 0.5 * (low - high) / bend
