"""Memory of label planes: of a very large one little stays in the process, the rest in a file without a name.

A byte a pixel, 268 megapixels would be 256 MiB that no system can take back, as nothing else holds them.
Mapped from a file they are the system's to write out and to read again, and parts that were not looked at
lately are given back at once. The file has no name: it is gone with the process, whatever ends that.
"""

from __future__ import annotations

import logging
import mmap
import os
import shutil
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import LabelMap, Rect

LARGE_BYTES: Final = 48_000_000
"""From so many on a plane may lie in a file."""
RESIDENT_BYTES: Final = 40 << 20
"""So much of a plane stays in memory: a stroke of 2000 pixels is at work on 32 MiB of 268 megapixels."""
LEAST_FREE_BYTES: Final = 2 << 30
"""So much of the disk stays free."""

_CHUNK: Final = 2 << 20
"""Bytes that are given back together."""
_RESERVING: Final = frozenset({"ext4", "xfs"})
"""File systems that keep the room of a file once it is allocated: no write fails later for want of it.

Where data are written to a new place each time (btrfs, ZFS), or belong to another machine, a full disk would
end the process in the middle of a stroke.
"""
_MOUNTS: Final = Path("/proc/self/mountinfo")

_log = logging.getLogger(__name__)


class PlaneMemory:
    """Bytes of one plane (H, W), zeros at first, which take no memory until they are written; any thread.

    Args:
        shape: (H, W).
        resident_bytes: what stays in memory of a very large one, after whatever was done with it; None: all.
            A plane that grows under a hand has few bytes that are not zero, and the first touch of a page of
            a file takes ten times as long as that of plain memory.
        array: memory to use instead of zeros.
    """

    def __init__(
        self, shape: tuple[int, int], resident_bytes: int | None, array: LabelMap | None = None
    ) -> None:
        self._array: LabelMap = np.zeros(shape, np.uint8) if array is None else array
        self._resident_bytes = resident_bytes
        self._mapping: mmap.mmap | None = None
        self._is_settled = array is not None or resident_bytes is None
        # Numbers of the pieces that may be in memory, those looked at last at the end.
        self._pieces: dict[int, None] = {}
        self._lock = threading.Lock()

    def read(self, rect: Rect) -> LabelMap:
        """(h, w) uint8: memory of a rectangle inside the plane, to be read at once."""
        self._note_touched(rect)
        return self._array[rect.slices]

    def writable(self, rect: Rect) -> LabelMap:
        """(h, w) uint8: memory of a rectangle inside the plane, to be written to at once."""
        if not self._is_settled:
            self._settle()
        self._note_touched(rect)
        return self._array[rect.slices]

    def whole(self, rect: Rect) -> LabelMap:
        """(H, W) uint8: memory of the plane, of which a rectangle inside it is read or written at once."""
        self.writable(rect)
        return self._array

    def is_all_zero(self) -> bool:
        """True when every byte is 0."""
        # By bands: NumPy looks at all of an array, and most say something at their top.
        return not any(self.read(band).any() for band in self._bands(self._rect))

    def is_nowhere_zero(self) -> bool:
        """True when no byte is 0; of 33 megapixels in 3 ms."""
        import cv2

        return all(cv2.countNonZero(self.read(band)) == band.area for band in self._bands(self._rect))

    def flipped(self, rect: Rect) -> LabelMap:
        """(h, w) uint8: a copy of a rectangle inside the plane, 255 less each value."""
        if self._mapping is None:
            return np.bitwise_not(self._array[rect.slices])
        out = np.empty((rect.height, rect.width), np.uint8)
        for band in self._bands(rect):
            np.bitwise_not(self.read(band), out=out[band.y0 - rect.y0 : band.y1 - rect.y0])
        return out

    def copy(self, rect: Rect) -> PlaneMemory:
        """The bytes of a rectangle inside the plane in memory of their own."""
        shape = rect.height, rect.width
        if self._mapping is None:
            return PlaneMemory(shape, self._resident_bytes, self._array[rect.slices].copy())
        other = PlaneMemory(shape, self._resident_bytes)
        for band in self._bands(rect):
            other.writable(band.shifted(-rect.y0, -rect.x0))[...] = self.read(band)
        return other

    @property
    def _rect(self) -> Rect:
        return Rect.of_shape(self._array.shape)

    def _bands(self, rect: Rect) -> Iterator[Rect]:
        """A rectangle as pieces from the top down, each far smaller than what stays in memory."""
        rows = max(1, _CHUNK // self._array.shape[1])
        for y in range(rect.y0, rect.y1, rows):
            yield Rect(y, rect.x0, min(y + rows, rect.y1), rect.x1)

    def _settle(self) -> None:
        """Move into a file where that is possible, before the first write: until then all are zeros."""
        with self._lock:
            if self._is_settled:
                return
            mapping = _mapped_file(self._array.size) if self._array.size >= LARGE_BYTES else None
            if mapping is not None:
                self._array = np.frombuffer(mapping, np.uint8, self._array.size).reshape(self._array.shape)
                self._mapping = mapping
            self._is_settled = True

    def _note_touched(self, rect: Rect) -> None:
        """Note the pieces of a rectangle, and give the oldest back where there are too many before it."""
        if self._mapping is None or self._resident_bytes is None or rect.is_empty:
            return
        width = self._array.shape[1]
        first, last = rect.y0 * width + rect.x0, (rect.y1 - 1) * width + rect.x1 - 1
        with self._lock:
            # Before: what is looked at now is read after this, however much it is.
            self._give_back(self._resident_bytes // _CHUNK)
            for number in range(first // _CHUNK, last // _CHUNK + 1):
                self._pieces.pop(number, None)
                self._pieces[number] = None

    def _give_back(self, kept: int) -> None:
        """Give back all but so many pieces; under the lock."""
        assert self._mapping is not None
        while len(self._pieces) > kept:
            number = next(iter(self._pieces))
            del self._pieces[number]
            size = min(_CHUNK, self._array.size - number * _CHUNK)
            # What was written stays in the file: the mapping is a shared one.
            self._mapping.madvise(mmap.MADV_DONTNEED, number * _CHUNK, size)


def squares_unlike(memory: PlaneMemory | None, labels: LabelMap, side: int) -> Iterator[tuple[int, int]]:
    """Row and column of each square of `side` pixels in which `labels` (H, W) are not 255 less the bytes.

    No memory is zeros. By rows of squares: of 33 megapixels in 9 ms, and one by one in 52.
    """
    height, width = labels.shape
    firsts = np.arange(0, width, side)
    for row, y in enumerate(range(0, height, side)):
        rows = labels[y : y + side]
        # 255 where both are equal.
        likeness = (
            rows if memory is None else np.bitwise_xor(rows, memory.read(Rect(y, 0, y + len(rows), width)))
        )
        lowest = np.minimum.reduceat(likeness.min(axis=0), firsts)
        for column in np.flatnonzero(lowest != 255).tolist():
            yield row, column


def _mapped_file(size: int) -> mmap.mmap | None:
    """So many bytes, zeros, of a file without a name in the user's cache; None where that cannot be."""
    if not hasattr(os, "O_TMPFILE") or not hasattr(mmap, "MADV_DONTNEED"):
        return None
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("inkling", appauthor=False)) / "planes"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if shutil.disk_usage(folder).free - size < LEAST_FREE_BYTES:
            return None
        opened = os.open(folder, os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            if _file_system(os.fstat(opened).st_dev) not in _RESERVING:
                return None
            # All of its room at once: a disk that is full later must not end the process.
            os.posix_fallocate(opened, 0, size)
            return mmap.mmap(opened, size)
        finally:
            os.close(opened)
    except (OSError, ValueError) as error:
        _log.info("planes stay in memory, as no file in %s can hold them: %s", folder, error)
        return None


@cache
def _file_system(device: int) -> str:
    """Kind of the file system on a device; empty where that cannot be told."""
    place = f"{os.major(device)}:{os.minor(device)}"
    # Not `splitlines`: the name of a place may have one of the rarer ends of a line in it.
    for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").rstrip("\n").split("\n"):
        fields, _, kind = line.partition(" - ")
        if fields.split(" ")[2] == place:
            return kind.split(" ")[0]
    return ""
