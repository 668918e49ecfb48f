"""Channels of an image file of one plane, such as a PNG, a JPEG 2000 or a Netpbm file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from engine.document.samples.stored import read_samples
from engine.document.stacks.layout import StackChannel, StackLayout
from engine.document.stacks.source import PlaneSamples, of_channels

_RGB = (StackChannel("red"), StackChannel("green"), StackChannel("blue"))
OPAQUENESS: Final = "opaqueness"
"""Name of the channel that says how opaque a picture is."""


class SingleImage:
    """An image file as its only plane; opaqueness is the last of its channels. Decoded at once."""

    def __init__(self, path: Path, max_pixels: int) -> None:
        samples = read_samples(path, max_pixels)
        pixels = samples.pixels
        if samples.palette is not None:
            pixels = samples.palette[np.minimum(pixels, len(samples.palette) - 1)]
        pixels = pixels[:, :, np.newaxis] if pixels.ndim == 2 else pixels
        names = list(_RGB) if pixels.shape[2] == 3 else [StackChannel() for _ in range(pixels.shape[2])]
        if samples.alpha is not None:
            pixels = np.dstack([pixels, samples.alpha.astype(pixels.dtype)])
            names.append(StackChannel(OPAQUENESS))
        self._pixels = pixels
        height, width = pixels.shape[:2]
        self._layout = StackLayout(
            samples.format,
            height,
            width,
            channels=tuple(names),
            is_rgb=pixels.shape[2] == 3,
            bits=8 * pixels.dtype.itemsize,
        )

    @property
    def layouts(self) -> tuple[StackLayout, ...]:
        """The one series."""
        return (self._layout,)

    def read(self, series: int, at: Mapping[str, int], channels: Sequence[int]) -> PlaneSamples:
        """See `PlaneSource.read`."""
        return PlaneSamples(of_channels(self._pixels, channels))
