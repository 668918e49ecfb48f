"""Image pyramid: levels of half the resolution of the one before, with the edge prices of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import CancelToken, RgbU8, read_only
from engine.refine.appearance.colour import ColourBins
from engine.refine.energy.edge_capacities import EdgePrices, image_beta, over_rows
from engine.refine.settings import CutSettings
from engine.refine.solvers import pyramid_kernels as kernels

COARSE_PIXELS: Final = 300_000
"""The coarsest level has at most this many pixels: some tens of milliseconds for a first cut."""
_SAMPLES_A_SIDE: Final = 4


@dataclass(frozen=True, slots=True)
class CutPyramid:
    """Levels of one image, level 0 is the image itself; made once, for any thread. A third larger in all.

    Args:
        images: read-only, (h, w, 3).
    """

    images: tuple[RgbU8, ...]
    _betas: dict[int, float] = field(default_factory=dict)
    _cells: dict[tuple[int, ColourBins], NDArray[np.uint16]] = field(default_factory=dict)

    @classmethod
    def of(cls, image: RgbU8, token: CancelToken, most_pixels: int = COARSE_PIXELS) -> CutPyramid:
        """Levels until one has at most `most_pixels`."""
        images = [read_only(np.ascontiguousarray(image))]
        while images[-1].shape[0] * images[-1].shape[1] > most_pixels:
            token.check()
            images.append(_halved(images[-1]))
        return cls(tuple(images))

    @property
    def top(self) -> int:
        """Number of the coarsest level."""
        return len(self.images) - 1

    def level_of(self, most_pixels: int) -> int:
        """Number of the finest level with at most so many pixels, or of the coarsest."""
        for level, image in enumerate(self.images):
            if image.shape[0] * image.shape[1] <= most_pixels:
                return level
        return self.top

    def shape(self, level: int) -> tuple[int, int]:
        height, width, _ = self.images[level].shape
        return height, width

    def cells(self, level: int, bins: ColourBins) -> NDArray[np.uint16]:
        """(h, w, n) colour cells of up to 16 pixels of the image under each pixel of the level."""
        key = level, bins
        if key not in self._cells:
            scale = 1 << level
            step = max(1, scale // _SAMPLES_A_SIDE)
            shape = self.shape(level)
            out = np.empty((*shape, (scale // step) ** 2), np.uint16)
            args = self.images[0], scale, step, bins.axes, bins.levels, out
            over_rows(lambda a, b: kernels.sample_cells(*args, a, b), *shape)
            self._cells[key] = out
        return self._cells[key]

    def edges(self, level: int, settings: CutSettings, units: float) -> EdgePrices:
        """Edge prices of a level for `block_prices`, which are means: a side of 2 counts half as much.

        Each level has the contrast that is usual at its own resolution.
        """
        image = self.images[level]
        if level not in self._betas:
            self._betas[level] = image_beta(image)
        smoothness = settings.smoothness / (1 << level)
        return EdgePrices.of(image, smoothness, units, self._betas[level])


def _halved(image: RgbU8) -> RgbU8:
    height, width, _ = image.shape
    small = np.empty(((height + 1) // 2, (width + 1) // 2, 3), np.uint8)
    over_rows(lambda a, b: kernels.halve_image(image, small, a, b), *small.shape[:2])
    return read_only(small)
