"""Kernels of `colour`: counts of colour cells, their blur, and densities of Gaussian mixtures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8
from engine.core.jit import fast_kernel, i64, inlined, kernel

F32 = NDArray[np.float32]


@inlined
def cell_of(red: int, green: int, blue: int, axes: int, levels: int) -> int:
    """Colour cell of one pixel; grey images use one axis of 256 levels."""
    if axes == 1:
        return red
    return ((red >> 3) * levels + (green >> 3)) * levels + (blue >> 3)


@kernel
def is_grey(image: RgbU8) -> bool:
    """True when the three channels are equal everywhere; stops at the first pixel where they are not."""
    height, width, _ = image.shape
    for y in range(height):
        for x in range(width):
            red = image[y, x, 0]
            if image[y, x, 1] != red or image[y, x, 2] != red:
                return False
    return True


@kernel
def count_image(image: RgbU8, step: int, axes: int, levels: int) -> F32:
    """Pixels in each colour cell, every `step`-th in both directions."""
    counts = np.zeros(levels**axes, np.float32)
    height, width, _ = image.shape
    for y in range(step // 2, height, step):
        for x in range(step // 2, width, step):
            cell = cell_of(i64(image[y, x, 0]), i64(image[y, x, 1]), i64(image[y, x, 2]), axes, levels)
            counts[cell] += 1
    return counts


@kernel
def blur_lines(lines: F32, taps: F32) -> F32:
    """Each row convolved with the symmetric kernel `taps` (from its centre outwards); ends are mirrored."""
    count, length = lines.shape
    out = np.zeros_like(lines)
    for k in range(count):
        for x in range(length):
            value = lines[k, x]
            if value == 0:
                continue
            out[k, x] += value * taps[0]
            for t in range(1, len(taps)):
                left = x - t
                if left < 0:
                    left = min(-left - 1, length - 1)
                right = x + t
                if right >= length:
                    right = max(2 * length - 1 - right, 0)
                out[k, left] += value * taps[t]
                out[k, right] += value * taps[t]
    return out


@fast_kernel
def mixture_density(
    points: NDArray[np.float64],
    log_scales: NDArray[np.float64],
    means: NDArray[np.float64],
    whiteners: NDArray[np.float64],
) -> F32:
    """Sum over k of exp(log_scales[k] - |whiteners[k] (point - means[k])|^2 / 2) at each of (n, d) points."""
    count, dims = points.shape
    out = np.zeros(count, np.float32)
    for i in range(count):
        total = 0.0
        for k in range(len(means)):
            square = 0.0
            for a in range(dims):
                along = 0.0
                for b in range(a + 1):
                    along += whiteners[k, a, b] * (points[i, b] - means[k, b])
                square += along * along
            total += np.exp(log_scales[k] - 0.5 * square)
        out[i] = total
    return out
