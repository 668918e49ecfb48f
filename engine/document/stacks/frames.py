"""Frames of an animation (GIF, APNG, WebP, AVIF), by Pillow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.document.decode import DECODE_ERRORS, check_size, in_plain_words, opened, orientation_of
from engine.document.png import facts_of_opened
from engine.document.stacks.layout import StackAxis, StackChannel, StackLayout
from engine.document.stacks.source import PlaneSamples, of_channels
from engine.document.to_rgb8 import over_white, upright

if TYPE_CHECKING:
    from PIL.Image import Image

_SWAPPED = (5, 6, 7, 8)
_RGB = (StackChannel("red"), StackChannel("green"), StackChannel("blue"))


def frame_count(image: Image) -> int:
    """Frames of an image that Pillow has opened; 1 where those behind the first are damaged."""
    try:
        return max(1, int(getattr(image, "n_frames", 1)))
    except DECODE_ERRORS:
        # The first, which is the one that is used, need not be.
        return 1


class Frames:
    """Frames of an image that Pillow has opened; transparency lies over white."""

    def __init__(self, path: Path, image: Image, max_pixels: int) -> None:
        self._path = path
        self._image = image
        self._max_pixels = max_pixels
        self._orientation = orientation_of(image, facts_of_opened(image))
        width, height = image.size
        if self._orientation in _SWAPPED:
            width, height = height, width
        count = frame_count(image)
        axes = (StackAxis("p", count),) if count > 1 else ()
        self._layout = StackLayout(
            image.format or "",
            height,
            width,
            axes,
            _RGB,
            True,
            unit_word="frame",
        )

    @property
    def layouts(self) -> tuple[StackLayout, ...]:
        """The one series."""
        return (self._layout,)

    def read(self, series: int, at: Mapping[str, int], channels: Sequence[int]) -> PlaneSamples:
        """See `PlaneSource.read`."""
        with in_plain_words(self._path):
            self._image.seek(at.get("p", 0))
            check_size(self._path, self._image, self._max_pixels)
            rgba = np.asarray(self._image.convert("RGBA"))
            if upright(rgba, self._orientation).shape[:2] != (self._layout.height, self._layout.width):
                raise ValueError("its frames are of several sizes")
        rgb = over_white(rgba[:, :, :3], rgba[:, :, 3]) if (rgba[:, :, 3] != 255).any() else rgba[:, :, :3]
        return PlaneSamples(of_channels(upright(rgb, self._orientation), channels))


@contextmanager
def frames(path: Path, max_pixels: int) -> Iterator[Frames]:
    """The frames of an image file.

    Raises:
        UserError: damaged, or no image.
    """
    with opened(path) as image, in_plain_words(path):
        yield Frames(path, image, max_pixels)
