"""Fingerprint of an image file: tells a copy or a new tag from another picture, and a turned one from both.

>>> import tempfile
>>> from pathlib import Path
>>> from PIL import Image
>>> with tempfile.TemporaryDirectory() as folder:
...     path = Path(folder) / "a.png"
...     Image.new("RGB", (8, 6), "red").save(path)
...     first = fingerprint(path, np.full((6, 8, 3), (255, 0, 0), np.uint8))
...     Image.new("RGB", (8, 6), "blue").save(path)
...     is_same_file(path, first)
False
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8
from engine.core.input_file import open_input
from engine.core.plane_path import files_of
from engine.document.decode import stored_file, unreadable
from engine.document.to_rgb8 import upright

ORIENTATIONS: Final = (1, 2, 3, 4, 5, 6, 7, 8)
"""EXIF orientations; 1 leaves a picture as it is."""

_DIGEST_BYTES: Final = 16
_NUMBER_BYTES: Final = 7
# Files up to this size are read as a whole, larger ones in places: 20 ms on a disk, 1 ms from memory.
_WHOLE_BYTES: Final = 1 << 20
_BLOCK_BYTES: Final = 16 << 10
_BLOCKS: Final = 16
# Rows beyond these are left out evenly: of 12 megapixels every ninth row, 4 ms.
_PIXEL_BYTES: Final = 4 << 20
_SIDE: Final = 16
THUMBNAIL_BYTES: Final = _SIDE * _SIDE
# Mean difference of two thumbnails of the same picture, of 255: JPEG of quality 30 stays below 3.
_ALIKE: Final = 6.0
_CLEARLY: Final = 0.5


@dataclass(frozen=True, slots=True)
class ImageFingerprint:
    """What is remembered of an image file and of its upright pixels.

    `file_digest` is of the bytes, in places where the file is large; `pixel_digest` of the pixels, every
    n-th row of a large image; `thumbnail` has 16 x 16 grey values, uint8. The last two are empty where the
    pixels were never decoded.
    """

    height: int
    width: int
    size_bytes: int
    mtime_ns: int
    file_digest: bytes
    pixel_digest: bytes
    thumbnail: bytes

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W)."""
        return self.height, self.width


@dataclass(frozen=True, slots=True)
class FileStamp:
    """Size, time of the last change and number of a file: differs when the file was written or replaced.

    Of a picture whose channels are files of their own it differs when one of them was.
    """

    size_bytes: int
    mtime_ns: int
    inode: int


def file_stamp(path: Path) -> FileStamp | None:
    """Stamp of the files of the picture at `path`; None where one is missing or cannot be looked at."""
    stamps: list[FileStamp] = []
    for file in files_of(path):
        try:
            status = os.stat(stored_file(file))
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(status.st_mode):
            return None
        stamps.append(FileStamp(status.st_size, status.st_mtime_ns, status.st_ino))
    if len(stamps) == 1:
        return stamps[0]
    number = hashlib.blake2b(repr(stamps).encode(), digest_size=_NUMBER_BYTES).digest()
    return FileStamp(
        sum(stamp.size_bytes for stamp in stamps),
        max(stamp.mtime_ns for stamp in stamps),
        int.from_bytes(number, "big"),
    )


def fingerprint(path: Path, pixels: RgbU8) -> ImageFingerprint:
    """Fingerprint of a file with its pixels, (H, W, 3) uint8 as `read_image` gives them.

    Raises:
        UserError: the file cannot be read.
    """
    size, mtime_ns, digest = _file_facts(path)
    height, width = pixels.shape[:2]
    return ImageFingerprint(height, width, size, mtime_ns, digest, _pixel_digest(pixels), _thumbnail(pixels))


def file_fingerprint(path: Path, shape: tuple[int, int]) -> ImageFingerprint:
    """Fingerprint by the bytes alone, of an image of this shape (H, W) whose pixels were not decoded.

    Raises:
        UserError: the file cannot be read.
    """
    size, mtime_ns, digest = _file_facts(path)
    return ImageFingerprint(*shape, size, mtime_ns, digest, b"", b"")


def is_same_file(path: Path, known: ImageFingerprint) -> bool:
    """Whether the file is the one of `known`, by its bytes alone; False says that the pixels decide.

    Raises:
        UserError: the file cannot be read.
    """
    size, mtime_ns, digest = _file_facts(path)
    # Of a large file not every byte is looked at, so that its time must be the same, too.
    is_certain = size <= _WHOLE_BYTES or mtime_ns == known.mtime_ns
    return size == known.size_bytes and digest == known.file_digest and is_certain


def turned_by(known: ImageFingerprint, pixels: RgbU8) -> int | None:
    """EXIF orientation by which the picture of `known` was turned or mirrored to become `pixels`.

    1 where both are the same picture, pixel for pixel; None where no turn makes one the other.
    """
    if not known.pixel_digest:
        return None
    for orientation in ORIENTATIONS:
        back = upright(pixels, inverse_of(orientation))
        if back.shape[:2] == known.shape and _pixel_digest(back) == known.pixel_digest:
            return orientation
    return _turned_by_thumbnail(known, pixels)


def inverse_of(orientation: int) -> int:
    """The EXIF orientation that takes `orientation` back."""
    return {6: 8, 8: 6}.get(orientation, orientation)


def is_alike(known: ImageFingerprint, pixels: RgbU8) -> bool:
    """Whether both are the same picture at a glance, such as one saved anew or made smaller."""
    return bool(known.thumbnail) and _difference(known, _thumbnail(pixels)) < _ALIKE


def _turned_by_thumbnail(known: ImageFingerprint, pixels: RgbU8) -> int | None:
    """The turn for which the thumbnails are alike, where it is clearly one of them and no mere copy."""
    by_orientation = {
        orientation: _difference(known, _thumbnail(upright(pixels, inverse_of(orientation))))
        for orientation in ORIENTATIONS
    }
    best, second = sorted(by_orientation, key=lambda orientation: by_orientation[orientation])[:2]
    is_clear = by_orientation[best] < min(_ALIKE, _CLEARLY * by_orientation[second])
    return best if is_clear and best != 1 else None


def _file_facts(path: Path) -> tuple[int, int, bytes]:
    """(size in bytes, time of the last change in ns, digest) of the files of a picture together.

    Raises:
        UserError: one cannot be read.
    """
    facts = [_facts_of_one(file) for file in files_of(path)]
    if len(facts) == 1:
        return facts[0]
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for size, mtime_ns, own in facts:
        # The latest change does not tell that of each.
        digest.update(f"{size} {mtime_ns if size > _WHOLE_BYTES else 0} ".encode() + own)
    return sum(size for size, _, _ in facts), max(mtime_ns for _, mtime_ns, _ in facts), digest.digest()


def _facts_of_one(path: Path) -> tuple[int, int, bytes]:
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    try:
        with open_input(stored_file(path)) as file:
            status = os.fstat(file.fileno())
            if status.st_size <= _WHOLE_BYTES:
                digest.update(file.read(status.st_size))
            else:
                for place in range(_BLOCKS):
                    file.seek((status.st_size - _BLOCK_BYTES) * place // (_BLOCKS - 1))
                    digest.update(file.read(_BLOCK_BYTES))
    except OSError as error:
        raise unreadable(path, error) from error
    return status.st_size, status.st_mtime_ns, digest.digest()


def _pixel_digest(pixels: RgbU8) -> bytes:
    height, width = pixels.shape[:2]
    step = max(1, -(-pixels.size // _PIXEL_BYTES))
    digest = hashlib.blake2b(f"{height}x{width}".encode(), digest_size=_DIGEST_BYTES)
    digest.update(np.ascontiguousarray(pixels[::step]).data)
    return digest.digest()


def _thumbnail(pixels: RgbU8) -> bytes:
    import cv2

    # In two steps, as means of all pixels of a large image cost 20 ms and those of a sample a tenth.
    step = max(1, min(pixels.shape[:2]) // (8 * _SIDE))
    grey = pixels[::step, ::step].mean(axis=2, dtype=np.float32)
    small = cv2.resize(grey, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    return bytes(np.rint(small).astype(np.uint8).tobytes())


def _difference(known: ImageFingerprint, thumbnail: bytes) -> float:
    """Mean difference of two thumbnails, 0-255."""
    first: NDArray[np.uint8] = np.frombuffer(known.thumbnail, np.uint8)
    second: NDArray[np.uint8] = np.frombuffer(thumbnail, np.uint8)
    return float(np.abs(first.astype(np.int16) - second.astype(np.int16)).mean())
