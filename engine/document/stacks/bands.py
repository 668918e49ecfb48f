"""Large TIFF pictures in bands: decoded tile by tile, from the level of a pyramid that fits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import RgbU8
from engine.core.plane_path import AXES, PlanePath
from engine.document.decode import in_plain_words, is_tiff, require_file
from engine.document.samples.tiff_directories import first_page_size
from engine.document.stacks.layout import LARGEST_PX
from engine.document.stacks.tiff_stack import tiff_stack
from engine.document.to_rgb8 import three_channels

BANDS_PX: Final = 24_000_000
"""From so many pixels on a TIFF is decoded in bands, by all readers, so that all get the same pixels."""


def has_bands(path: Path) -> bool:
    """Whether a picture is a large one of a TIFF, of 8 bits in grey or colour, whose rows can be read alone.

    Raises:
        UserError: it cannot be read.
    """
    plane = PlanePath.parse(path) or PlanePath(path)
    if plane.view or any(isinstance(place, str) for _, place in plane.places):
        return False
    if not is_tiff(require_file(plane.file)):
        return False
    height, width = first_page_size(plane.file)
    if height * width < BANDS_PX:
        return False
    with in_plain_words(path), tiff_stack(plane.file, LARGEST_PX) as stack:
        return stack.rows_of(plane) is not None


def smaller_level(path: Path, side_px: int) -> Path | None:
    """The picture at the smallest level of a large TIFF that is not below `side_px`; None for none.

    Raises:
        UserError: it cannot be read.
    """
    plane = PlanePath.parse(path) or PlanePath(path)
    height, width = first_page_size(plane.file)
    if height * width < BANDS_PX:
        return None
    with tiff_stack(plane.file, LARGEST_PX) as stack:
        series = plane.at("s")
        layout = stack.layouts[series if isinstance(series, int) and series < len(stack.layouts) else 0]
    fits = [number for number, shape in enumerate(layout.levels) if max(shape) >= side_px]
    if not fits or fits[-1] == 0:
        return None
    places = {letter: place for letter, place in plane.places if letter != "l"}
    at_level = {letter: fits[-1] if letter == "l" else places.get(letter) for letter in AXES}
    kept = tuple((letter, place) for letter, place in at_level.items() if place is not None)
    return PlanePath(plane.file, kept, plane.view).path


def picture_bands(path: Path, rows: int, max_pixels: int) -> Iterator[RgbU8]:
    """(n, W, 3) uint8 from the top down of a picture that `has_bands`; n is `rows`, but for the last.

    Raises:
        UserError: damaged.
    """
    plane = PlanePath.parse(path) or PlanePath(path)
    with in_plain_words(path), tiff_stack(plane.file, max_pixels) as stack:
        page = stack.rows_of(plane)
        if page is None:
            raise ValueError("its rows cannot be read one by one")
        for band in page.read(stack.handle, rows):
            yield np.ascontiguousarray(three_channels(band[:, :, 0] if band.shape[2] == 1 else band))
