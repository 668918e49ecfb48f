"""Pictures of places that have nothing in common, as the scenes of a film."""

from __future__ import annotations

import cv2
import numpy as np

from engine.core import RgbU8


def scene(seed: int, shape: tuple[int, int]) -> RgbU8:
    """Discs of all sizes that hide each other, in shades of a colour of its own, as a place has."""
    rng = np.random.default_rng(seed)
    pixels = np.zeros((*shape, 3), np.uint8)
    colour = rng.integers(60, 196, 3)
    for _ in range(600):
        shade = (colour + rng.normal(0, 30) + rng.normal(0, 8, 3)).clip(0, 255)
        centre = int(rng.integers(shape[1])), int(rng.integers(shape[0]))
        cv2.circle(pixels, centre, int(min(40, 3 / rng.random())), shade.tolist(), -1)
    return pixels
