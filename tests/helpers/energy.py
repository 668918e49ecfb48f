"""The energy of a labelling in plain NumPy: what the solvers promise to make small, said a second time.

E(x) = sum_i U_i(x_i) + sum_ij w_ij [x_i != x_j], with w_ij = smoothness * exp(-beta |z_i - z_j|^2) / |i - j|.

Source:
    Boykov & Jolly, ICCV 2001 (boundary penalty, divided by the distance); beta as in Rother, Kolmogorov
    & Blake, SIGGRAPH 2004: 1 / (2 <|z_i - z_j|^2>), the mean taken over all neighbours of the image.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, LabelMap, RgbU8

STEPS: Final = ((0, 1), (1, 0), (1, 1), (1, -1))
"""(dy, dx) to the neighbours that come later in reading order."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """Price of a boundary between each pixel and its neighbour at (dy, dx), for pixels that have one."""

    dy: int
    dx: int
    cost: NDArray[np.float64]


def neighbour_pairs(array: NDArray[Any], dy: int, dx: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Views of the pixels that have a neighbour at (dy, dx), and of those neighbours; dy is 0 or 1."""
    height, width = array.shape[:2]
    here = array[: height - dy, max(0, -dx) : width - max(0, dx)]
    there = array[dy:, max(0, dx) : width + min(0, dx)]
    return here, there


def contrast_beta(image: RgbU8) -> float:
    """1 / (2 <|z_i - z_j|^2>) over all neighbours; 0 for an image of one colour."""
    total, count = 0.0, 0
    for dy, dx in STEPS:
        squares = _squared_contrast(image, dy, dx)
        total += float(squares.sum())
        count += squares.size
    return count / (2.0 * total) if total > 0 else 0.0


def boundary_costs(image: RgbU8, smoothness: float, beta: float | None = None) -> list[Boundary]:
    """What it costs to separate neighbours, in nats; `beta` comes from the image when it is None."""
    if beta is None:
        beta = contrast_beta(image)
    return [
        Boundary(dy, dx, smoothness * np.exp(-beta * _squared_contrast(image, dy, dx)) / np.hypot(dy, dx))
        for dy, dx in STEPS
    ]


def energy(labels: LabelMap, unary: NDArray[np.floating[Any]], boundaries: list[Boundary]) -> float:
    """E(labels).

    Args:
        labels: (H, W) indices into the first axis of `unary`.
        unary: (C, H, W) price of each class at each pixel.
    """
    if unary.shape[1:] != labels.shape:
        raise BadInputError(f"unary is {unary.shape} but labels are {labels.shape}")
    chosen = np.take_along_axis(unary, labels[None].astype(np.intp), axis=0)
    total = float(chosen.sum(dtype=np.float64))
    for boundary in boundaries:
        here, there = neighbour_pairs(labels, boundary.dy, boundary.dx)
        total += float(boundary.cost[here != there].sum())
    return total


def _squared_contrast(image: RgbU8, dy: int, dx: int) -> NDArray[np.float64]:
    here, there = neighbour_pairs(image, dy, dx)
    difference = here.astype(np.float64) - there
    squares: NDArray[np.float64] = (difference * difference).sum(axis=2)
    return squares
