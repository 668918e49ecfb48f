"""Colour models of the classes: Gaussian mixtures of their scribbled pixels, one table of costs a class.

A table makes the price of a pixel a look-up, whatever the model behind it. Colours are counted in 32 levels a
channel; an image whose channels are equal (microscopy, X-ray) keeps its 256 levels.

Source:
    Boykov & Jolly, ICCV 2001 (colours of the scribbles); Rother et al., SIGGRAPH 2004 (mixtures).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8
from engine.refine.appearance import colour_kernels as kernels
from engine.refine.appearance.gmm import fit_mixture

F32 = NDArray[np.float32]

# A scribble shows a part of its region: this share of each class is taken to have the colours of the
# whole image, so that a colour without a scribble favours no class.
_UNSEEN_SHARE: Final = 0.1
# Standard deviations, in 8-bit steps: the least of a mixture's components, and the blur of the whole image.
_LEAST_SPREAD: Final = 5.0
_WHOLE_SPREAD: Final = 24.0
SAMPLE_STEP_PIXELS: Final = 200_000
"""Of larger images, pixels at even distances tell the colours of the whole: at least so many."""


@dataclass(frozen=True, slots=True)
class ColourBins:
    """Cells of the colour cube: `axes` x `levels`, cell of a colour = sum of (channel >> shift) * stride."""

    axes: int
    levels: int

    @classmethod
    def of(cls, image: RgbU8) -> ColourBins:
        """256 cells for a grey image, 32 x 32 x 32 for the others."""
        return cls(1, 256) if kernels.is_grey(image) else cls(3, 32)

    @property
    def size(self) -> int:
        return int(self.levels**self.axes)

    @property
    def step(self) -> float:
        """Width of a cell in 8-bit steps."""
        return 256.0 / self.levels

    def centres(self) -> F32:
        """(size, axes) colour in the middle of each cell, 0-255."""
        line = (np.arange(self.levels, dtype=np.float32) + 0.5) * self.step
        mesh = np.meshgrid(*([line] * self.axes), indexing="ij")
        return np.stack([m.ravel() for m in mesh], axis=1)


def colour_costs(image: RgbU8, bins: ColourBins, class_colours: Sequence[NDArray[np.uint8]]) -> F32:
    """-log likelihood of each colour cell in each class, in nats.

    Args:
        image: (H, W, 3), the background of all models.
        bins: its colour cells.
        class_colours: (n, 3) colours of the pixels of each class; one without any gets those of the image.

    Returns:
        (classes, cells) float32.
    """
    step = max(1, int(np.sqrt(image.shape[0] * image.shape[1] / SAMPLE_STEP_PIXELS)))
    everything = kernels.count_image(image, step, bins.axes, bins.levels)
    whole = _density(everything, bins, _WHOLE_SPREAD)
    costs = np.empty((len(class_colours), bins.size), np.float32)
    for k, colours in enumerate(class_colours):
        likelihood = whole
        if len(colours):
            likelihood = (1 - _UNSEEN_SHARE) * _mixture(colours, bins) + _UNSEEN_SHARE * whole
        costs[k] = -np.log(likelihood + 1e-9 / bins.size)
    return costs


def _mixture(colours: NDArray[np.uint8], bins: ColourBins) -> F32:
    mixture = fit_mixture(colours[:, : bins.axes].astype(np.float64), least_deviation=_LEAST_SPREAD)
    scales, whiteners = mixture.whitened()
    centres = bins.centres().astype(np.float64)
    return _normalised(kernels.mixture_density(centres, scales, mixture.means, whiteners))


def _density(counts: F32, bins: ColourBins, spread: float) -> F32:
    """Probability of each cell after a Gaussian blur of the counts along every axis."""
    taps = _taps(spread / bins.step)
    blurred = counts.reshape((bins.levels,) * bins.axes)
    for axis in range(bins.axes):
        lines = np.moveaxis(blurred, axis, -1)
        flat = np.ascontiguousarray(lines).reshape(-1, bins.levels)
        blurred = np.moveaxis(kernels.blur_lines(flat, taps).reshape(lines.shape), -1, axis)
    return _normalised(np.ascontiguousarray(blurred).ravel())


def _normalised(density: F32) -> F32:
    total = density.sum(dtype=np.float64)
    if total <= 0:
        return np.full_like(density, 1.0 / density.size)
    result: F32 = (density / total).astype(np.float32)
    return result


def _taps(deviation: float) -> NDArray[Any]:
    """Half of a Gaussian kernel from its centre outwards; the whole sums to 1."""
    radius = max(1, int(3 * deviation + 0.5))
    taps = np.exp(-0.5 * (np.arange(radius + 1) / max(deviation, 1e-3)) ** 2)
    half: F32 = (taps / (taps[0] + 2 * taps[1:].sum())).astype(np.float32)
    return half
