"""Masks among the pictures of a folder: by their names, and JPEG, as cameras write photographs, by a look."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import UserError
from engine.document.decode import check_size, in_plain_words, opened
from engine.document.pairing.mask_names import masks_beside_images

_JPEG: Final = frozenset((".jpg", ".jpeg", ".jpe", ".jfif", ".jif"))
_MOST_PIXELS: Final = 50_000_000
_ALIKE: Final = 3
_STEP: Final = 8
_COLOURS: Final = 8
_LEAST_SHARE: Final = 0.8
_RARE: Final = 0.002
_LEAST_SPAN: Final = 100


def masks_beside(files: Iterable[Path]) -> set[str]:
    """Names of those of the image files of one folder that are masks of others in it.

    Only JPEG that bear the name of a mask are opened: car_gt.jpg beside car.jpg may be a photograph as well.
    """
    by_name = {file.name: file for file in files}
    named = masks_beside_images(by_name)
    return {name for name in named if not _is_jpeg(name) or _is_mask_like(by_name[name])}


def _is_jpeg(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in _JPEG


def _is_mask_like(path: Path) -> bool:
    """Whether a picture is of even areas of a few colours, as far as JPEG keeps them; not what is damaged."""
    try:
        with opened(path) as image, in_plain_words(path):
            check_size(path, image, _MOST_PIXELS)
            pixels = np.asarray(image.convert("RGB"))
    except UserError:
        return False  # What is wrong with a file is said when it is read.
    if pixels.max(initial=0) < _STEP:
        return True  # Black: a mask of nothing.
    steps = np.abs(np.diff(pixels.astype(np.int16), axis=1)).max(axis=2)
    if steps.size and (steps <= _ALIKE).mean() < _LEAST_SHARE:
        return False
    red, green, blue = (pixels[:, :, channel].astype(np.int64) // _STEP for channel in range(3))
    counts = np.bincount((red << 10 | green << 5 | blue).ravel())
    most = np.argsort(counts)[-_COLOURS:]
    often = most[counts[most] > _RARE * counts.sum()]
    # Of a photograph of dark cells, or of a bright slide, all frequent colours are alike.
    span = max(int(np.ptp(often >> shift & 31)) for shift in (10, 5, 0)) * _STEP
    return bool(counts[most].sum() >= _LEAST_SHARE * counts.sum()) and span >= _LEAST_SPAN
