"""Drawn microscope pictures of cells, with the true mask: the sample project needs no download."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

SHAPE: Final = (256, 320)
BACKGROUND: Final = 0
CELL: Final = 1
_CELLS: Final = 11
_DEBRIS: Final = 9


def draw_cells(seed: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """One picture and its truth; the same seed gives the same pixels.

    Returns:
        image (H, W, 3) uint8: bright cells with darker nuclei, small debris, uneven light, noise;
        mask (H, W) uint8: 1 inside a cell, 0 elsewhere (debris is background).
    """
    random = np.random.default_rng(seed)
    height, width = SHAPE
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    light = 46 + 22 * np.sin(x / width * 2.1 + seed) + 16 * (y / height)
    body = np.zeros(SHAPE, np.float32)
    nucleus = np.zeros(SHAPE, np.float32)
    mask = np.zeros(SHAPE, np.uint8)
    for center_y, center_x in _scattered(random, _CELLS, distance=52):
        radii = random.uniform(17, 27, 2)
        distance = _wobbly_distance(random, y - center_y, x - center_x, radii)
        body = np.maximum(body, np.clip((1.06 - distance) * 9, 0, 1) * random.uniform(0.75, 1.0))
        nucleus = np.maximum(nucleus, np.clip((0.42 - distance) * 8, 0, 1))
        mask[distance < 1.0] = CELL
    debris = np.zeros(SHAPE, np.float32)
    for center_y, center_x in random.uniform((0, 0), SHAPE, (_DEBRIS, 2)):
        debris = np.maximum(debris, np.clip(3.5 - np.hypot(y - center_y, x - center_x), 0, 1))
    texture = _smooth_noise(random) * 9
    brightness = light + body * (95 + texture) - nucleus * 48 + debris * 70 * (1 - body)
    noise = random.normal(0, 5, SHAPE)
    tint = np.array([0.62, 1.0, 0.78], np.float32)
    image = np.clip((brightness + noise)[..., None] * tint, 0, 255).astype(np.uint8)
    return image, mask


def _scattered(random: np.random.Generator, count: int, distance: float) -> list[tuple[float, float]]:
    """Centres that keep their distance, so that cells touch now and then but never cover each other."""
    chosen: list[tuple[float, float]] = []
    for center_y, center_x in random.uniform((8, 8), (SHAPE[0] - 8, SHAPE[1] - 8), (600, 2)):
        if all(np.hypot(center_y - cy, center_x - cx) >= distance for cy, cx in chosen):
            chosen.append((float(center_y), float(center_x)))
        if len(chosen) == count:
            break
    return chosen


def _wobbly_distance(
    random: np.random.Generator, dy: NDArray[np.float32], dx: NDArray[np.float32], radii: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Distance from a cell's centre in units of its uneven outline: 1 is the membrane."""
    turn = random.uniform(0, np.pi)
    along = dx * np.cos(turn) + dy * np.sin(turn)
    across = dy * np.cos(turn) - dx * np.sin(turn)
    angle = np.arctan2(across, along)
    outline = 1 + sum(
        random.uniform(-0.07, 0.07) * np.cos(k * angle + random.uniform(0, 6)) for k in (2, 3, 5)
    )
    distance: NDArray[np.float32] = np.hypot(along / radii[0], across / radii[1]) / outline
    return distance


def _smooth_noise(random: np.random.Generator) -> NDArray[np.float64]:
    """Noise of grain 4 pixels, mean 0, deviation about 1."""
    noise = random.normal(0, 1, SHAPE)
    for axis in (0, 1):
        noise = sum(np.roll(noise, shift, axis) for shift in (-2, -1, 0, 1, 2)) / np.sqrt(5)
    return noise
