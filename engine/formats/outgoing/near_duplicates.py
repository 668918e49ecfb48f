"""Near-duplicates: images that are one picture saved anew, smaller, lighter or darker, mirrored or turned.

Two grey thumbnails are compared in the eight positions of a square, in two steps. Coarse, 16 x 16, each in
its own light (mean 0, length 1): all pairs as a product of matrices, which for 10,000 images takes seconds.
Pairs with a correlation of at least `LEAST_COARSE` are compared by their details, 48 x 48, less a blurred
copy and divided by the contrast around: pictures that are taken alike, such as eyes or slides, agree in the
coarse and not in the details. Copies as JPEG of quality 30, of half the size, brighter by a fifth or with
gamma 0.7 have 0.88 to 1.0 (of 50 photographs and micrographs few below 0.95); different eyes of DRIVE at most
0.92, half of them below 0.81.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8
from engine.document.image import read_reduced

LEAST_COARSE: Final = 0.95
LEAST_FINE: Final = 0.92
SIDE_PX: Final = 48
_COARSE: Final = 16
_READ_PX: Final = 128
# Thumbnails whose grey values differ by less say nothing about the picture: they are alike if they are equal.
_LEAST_SPREAD: Final = 1.0
_BLUR_PX: Final = 2.0
_AROUND_PX: Final = 4.0
_ROWS: Final = 1024
_PAIRS: Final = 4096

Thumbnail = NDArray[np.uint8]
"""(48, 48) grey values."""


def thumbnail_of(path: Path) -> Thumbnail:
    """Grey thumbnail of an image file; a JPEG is decoded at a fraction of its size.

    Raises:
        UserError: it cannot be read.
    """
    return thumbnail(read_reduced(path, _READ_PX))


def thumbnail(pixels: RgbU8) -> Thumbnail:
    """Grey thumbnail of (H, W, 3) pixels."""
    import cv2

    grey = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2GRAY)
    small: Thumbnail = cv2.resize(grey, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA).astype(np.uint8)
    return small


def alike_pairs(thumbnails: Sequence[Thumbnail]) -> Iterator[tuple[int, int]]:
    """Places of the pairs that are alike, the smaller place first; a pair may come more than once."""
    if not thumbnails:
        return
    stacked = np.stack(thumbnails)
    vectors, details = _coarse(stacked), _details(stacked)
    for turned in _positions(stacked):
        others, other_details = _coarse(turned), _details(turned)
        for start in range(0, len(vectors), _ROWS):
            rows, columns = np.nonzero(vectors[start : start + _ROWS] @ others.T >= LEAST_COARSE)
            is_first = rows + start < columns
            rows, columns = rows[is_first] + start, columns[is_first]
            for first in range(0, len(rows), _PAIRS):
                one, other = rows[first : first + _PAIRS], columns[first : first + _PAIRS]
                is_alike = (details[one] * other_details[other]).sum(axis=1) >= LEAST_FINE
                yield from zip(one[is_alike].tolist(), other[is_alike].tolist(), strict=True)


def _coarse(thumbnails: Thumbnail) -> NDArray[np.float32]:
    """(N, 256) blocks of mean 0 and length 1; of an even picture a vector of its own grey value."""
    factor = SIDE_PX // _COARSE
    blocks = thumbnails.reshape(-1, _COARSE, factor, _COARSE, factor).mean(axis=(2, 4), dtype=np.float32)
    flat = blocks.reshape(len(thumbnails), -1)
    centred = flat - flat.mean(axis=1, keepdims=True)
    length = np.linalg.norm(centred, axis=1, keepdims=True)
    is_even = length[:, 0] < _LEAST_SPREAD * _COARSE
    unit: NDArray[np.float32] = centred / np.maximum(length, 1e-6)
    # One place for each grey value: even pictures are alike where they are equally light.
    unit[is_even] = 0.0
    unit[is_even, np.clip(flat[is_even].mean(axis=1), 0, 255).astype(np.int64)] = 1.0
    return unit


def _details(thumbnails: Thumbnail) -> NDArray[np.float32]:
    """(N, 2304) details of mean 0 and length 1; of a picture without any an equal number everywhere."""
    import cv2

    unit = np.empty((len(thumbnails), SIDE_PX * SIDE_PX), np.float32)
    for place, thumb in enumerate(thumbnails):
        grey = np.ascontiguousarray(thumb).astype(np.float32)
        detail = grey - cv2.GaussianBlur(grey, (0, 0), _BLUR_PX)
        detail /= np.sqrt(cv2.GaussianBlur(detail * detail, (0, 0), _AROUND_PX)) + 1.0
        flat = (detail - detail.mean()).ravel()
        length = float(np.linalg.norm(flat))
        unit[place] = flat / length if length > _LEAST_SPREAD else 1.0 / SIDE_PX
    return unit


def _positions(thumbnails: Thumbnail) -> Iterable[Thumbnail]:
    """The thumbnails in the eight positions of a square."""
    for quarter in range(4):
        turned = np.rot90(thumbnails, quarter, axes=(1, 2))
        yield turned
        yield turned[:, :, ::-1]
