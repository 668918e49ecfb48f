"""Region growing: pixels joined with a seed whose colours its mean and spread explain."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, Rect, RgbU8, bounding_rect
from engine.core.colors.cielab import to_lab
from engine.core.pieces import pieces_with

_LEAST_SPREAD = 1.0
"""Spread in CIELAB that is added to that of the seed: a flat seed still accepts what the eye cannot tell."""


class SeedGrowth:
    """Growth of one seed in one window of an image; measured at the first use, one thread at a time.

    Args:
        pixels: (H, W, 3) uint8, must not change.
        seed: (H, W) bool with a true pixel at least.
    """

    def __init__(self, pixels: RgbU8, seed: BoolMap) -> None:
        self._pixels = pixels
        self._seed = seed
        self._distance: NDArray[np.float32] | None = None

    def grown(self, factor: float) -> tuple[Rect, BoolMap]:
        """Seed and the pixels joined with it by their sides within `factor` spreads of its mean colour.

        The distance is Mahalanobis's in CIELAB, with the covariance of the seed's pixels; `factor` 2 to 4
        takes most of what looks like the seed.

        Returns:
            Bounding rectangle and (h, w) bool of its size.

        Source:
            Region growing after R. Adams and L. Bischof, Seeded region growing, IEEE PAMI 16 (1994), with
            statistics that stay those of the seed, so that the order of growing does not matter.
        """
        if self._distance is None:
            self._distance = self._distances()
        alike = (self._distance <= factor) | self._seed
        covered = pieces_with(alike, self._seed, connectivity=4)
        rect = bounding_rect(covered)
        return rect, covered[rect.slices]

    def _distances(self) -> NDArray[np.float32]:
        lab = to_lab(self._pixels)
        seeded = lab[self._seed].astype(np.float64)
        away = seeded - seeded.mean(axis=0)
        covariance = away.T @ away / len(seeded) + np.eye(3) * _LEAST_SPREAD**2
        # Whitened, a Mahalanobis distance is a plain length.
        whiten = np.linalg.cholesky(np.linalg.inv(covariance)).astype(np.float32)
        white = (lab - seeded.mean(axis=0).astype(np.float32)) @ whiten
        return np.asarray(np.sqrt(np.einsum("ijk,ijk->ij", white, white)), np.float32)
