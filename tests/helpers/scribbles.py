"""Small images with planted regions, and scribbles on them."""

from __future__ import annotations

import numpy as np

from engine.core import LabelMap, RgbU8

COLOURS = ((200, 40, 40), (40, 60, 190), (60, 170, 70), (230, 220, 80))


def quarters(side: int = 48, noise: float = 8.0) -> tuple[RgbU8, LabelMap]:
    """An image of four coloured quarters with noise, and the quarters' numbers 0-3."""
    y, x = np.mgrid[:side, :side]
    truth = (2 * (y >= side // 2) + (x >= side // 2)).astype(np.uint8)
    rng = np.random.default_rng(5)
    image = np.array(COLOURS, np.float64)[truth] + rng.normal(0, noise, (side, side, 3))
    return image.clip(0, 255).astype(np.uint8), truth


def halves(side: int = 48, noise: float = 8.0) -> tuple[RgbU8, LabelMap]:
    """Two coloured halves, left 0 and right 1."""
    image, truth = quarters(side, noise)
    return np.ascontiguousarray(np.tile(image[: side // 2], (2, 1, 1))), np.tile(truth[: side // 2], (2, 1))


def dabs(truth: LabelMap, classes: tuple[int, ...], size: int = 4) -> LabelMap:
    """A square scribble of each class in the middle of its region."""
    scribbles = np.full(truth.shape, 255, np.uint8)
    for class_id in classes:
        rows, columns = np.nonzero(truth == class_id)
        y, x = int(rows.mean()) - size // 2, int(columns.mean()) - size // 2
        scribbles[y : y + size, x : x + size] = class_id
    return scribbles
