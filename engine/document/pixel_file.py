"""Files of decoded pixels: a very large image and its smaller copies, mapped into memory instead of read.

Mapped pixels take memory only while they are looked at, and an image whose file of pixels is there opens
without being decoded. The file has a header of one page, then every level, each from the start of a page on.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Callable
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import EngineError, RgbU8, read_only
from engine.document.image import read_stripes
from engine.document.smaller_copies import halved, level_shapes

MAGIC: Final = b"INKLING pixels 1\n"

_PAGE: Final = 4096
_CHANNELS: Final = 3


class NoPixelFileError(EngineError):
    """The file is not one of these pixels, or is not whole."""


@dataclass(frozen=True, slots=True, eq=False)
class ImagePixels:
    """Pixels of one image, read-only.

    Attributes:
        pixels: (H, W, 3) uint8.
        smaller: its smaller copies, from half its size on; empty where none were kept.
        mapping: the mapped file that they lie in; None where they are in memory.
    """

    pixels: RgbU8
    smaller: tuple[RgbU8, ...] = ()
    mapping: mmap.mmap | None = None

    def release(self) -> None:
        """Give the memory of mapped pixels back; the system maps them again as they are looked at."""
        if self.mapping is not None and hasattr(mmap, "MADV_DONTNEED"):
            self.mapping.madvise(mmap.MADV_DONTNEED)


def file_bytes(shape: tuple[int, int]) -> int:
    """Size of the file of an image of this shape (H, W)."""
    shapes = level_shapes(shape)
    return _offsets(shapes)[-1] + _level_bytes(shapes[-1])


def write_pixel_file(
    image: Path, target: Path, about: str, shape: tuple[int, int], done: Callable[[float], object]
) -> None:
    """Decode an image into a file of pixels, a band at a time.

    Args:
        about: one line that says what the pixels are of; `map_pixel_file` compares it.
        shape: (H, W) of the image.
        done: is called with the share that is written, 0-1.

    Raises:
        UserError: the image cannot be read.
        OSError: the disk failed.
        NoPixelFileError: the image has another shape by now.
    """
    shapes = level_shapes(shape)
    offsets = _offsets(shapes)
    # So many rows that each band gives whole rows of every level.
    rows = 1 << max(7, len(shapes))
    with open(target, "r+b") as file:
        file.truncate(file_bytes(shape))
        first = 0
        for band in read_stripes(image, rows):
            if band.shape[1:] != (shape[1], _CHANNELS) or first + len(band) > shape[0]:
                raise NoPixelFileError(f"{image} is of another size than before.")
            below = np.ascontiguousarray(band)
            for number, offset in enumerate(offsets):
                file.seek(offset + (first >> number) * shapes[number][1] * _CHANNELS)
                file.write(below.data)
                below = np.ascontiguousarray(halved(below)) if number + 1 < len(offsets) else below
            first += len(band)
            done(first / shape[0])
        if first != shape[0]:
            raise NoPixelFileError(f"{image} is of another size than before.")
        # Last: a file that was not written to its end has no header.
        file.flush()
        file.seek(0)
        file.write(MAGIC + json.dumps({"about": about, "shape": list(shape)}).encode() + b"\n")


def map_pixel_file(path: Path, about: str, shape: tuple[int, int]) -> ImagePixels:
    """The pixels in the file, if they are those of `about`.

    Raises:
        NoPixelFileError: they are others, or the file is not whole.
        OSError: it cannot be read.
    """
    expected = MAGIC + json.dumps({"about": about, "shape": list(shape)}).encode() + b"\n"
    with open(path, "rb") as file:
        if file.read(len(expected)) != expected:
            raise NoPixelFileError(f"{path} has other pixels.")
        size = file.seek(0, 2)
        if size != file_bytes(shape):
            raise NoPixelFileError(f"{path} is not whole.")
        mapping = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    shapes = level_shapes(shape)
    levels = [
        read_only(np.frombuffer(mapping, np.uint8, _level_bytes(level), offset).reshape(*level, _CHANNELS))
        for level, offset in zip(shapes, _offsets(shapes), strict=True)
    ]
    return ImagePixels(levels[0], tuple(levels[1:]), mapping)


def _level_bytes(shape: tuple[int, int]) -> int:
    return prod(shape) * _CHANNELS


def _offsets(shapes: list[tuple[int, int]]) -> list[int]:
    """Place of each level in the file."""
    offsets = [_PAGE]
    for shape in shapes[:-1]:
        offsets.append(-(-(offsets[-1] + _level_bytes(shape)) // _PAGE) * _PAGE)
    return offsets
