"""Pages of a TIFF by the chain of its directories, without an object for each and without its pixels."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import Any, BinaryIO, Final

_MOST_PAGES: Final = 100_000
_DESCRIPTION: Final = 1 << 16
# Bits of NewSubfileType: a smaller copy of another page, and its transparency mask (TIFF 6.0, section 8).
_NO_PAGE: Final = 0b101
_SUBFILE_TYPE: Final = 254
_WIDTH: Final = 256
_HEIGHT: Final = 257
_IMAGE_DESCRIPTION: Final = 270
_USED_TAGS: Final = (_SUBFILE_TYPE, _WIDTH, _HEIGHT, _IMAGE_DESCRIPTION)
_IMAGEJ_IMAGES: Final = re.compile(rb"^ImageJ=.*?^images=(\d{1,9})\s*$", re.DOTALL | re.MULTILINE)


def tiff_pages(file: BinaryIO) -> int:
    """Pages of a TIFF without the smaller copies of others, along the chain of its directories."""
    pages = TiffDirectories(file)
    try:
        pages.walk()
    except (struct.error, OverflowError, OSError, ValueError):
        # The chain ends in damage: those before it are counted.
        return max(1, pages.count)
    return max(1, pages.count)


def first_page_size(path: Path) -> tuple[int, int]:
    """(H, W) of the first page as its directory says, before its orientation; (0, 0) where it says none."""
    with open(path, "rb") as file:
        chain = TiffDirectories(file)
        try:
            chain.walk(most=1)
        except (struct.error, OverflowError, OSError, ValueError):
            return 0, 0
    return chain.first_size


class TiffDirectories:
    """Chain of the directories of a TIFF or BigTIFF, each of which describes a page.

    Not by tifffile, which reads the pixels: it makes an object of each page before it tells whether that is a
    smaller copy of another (5,000 pages take 1.1 s, here 0.09 s), and goes round for ever in a chain that
    leads back to its beginning.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0
        self.is_circular = False
        self.first_size = (0, 0)

    def walk(self, most: int = _MOST_PAGES) -> None:
        """Count the pages; ends at the last, at one that was counted already, or after `most`.

        Raises:
            struct.error: the file ends within a directory.
        """
        head = self._file.read(4)
        order = "<" if head[:2] == b"II" else ">"
        is_big = 43 in (head[2], head[3])
        number, entry = (f"{order}Q", f"{order}HHQ8s") if is_big else (f"{order}H", f"{order}HHI4s")
        pointer = f"{order}Q" if is_big else f"{order}I"
        self._file.seek(8 if is_big else 4)
        at = self._unpack(pointer)
        seen: set[int] = set()
        images = 0
        while at and at not in seen and len(seen) < most:
            seen.add(at)
            self._file.seek(at)
            size = struct.calcsize(entry)
            block = self._file.read(size * min(self._unpack(number), 1 << 16))
            tags = {
                tag: (kind, length, value)
                for tag, kind, length, value in struct.iter_unpack(entry, block)
                if tag in _USED_TAGS
            }
            following = self._unpack(pointer)
            # The first is the one that is shown, also where it is a smaller copy of a later one.
            if len(seen) == 1 or not self._number(tags, _SUBFILE_TYPE, order) & _NO_PAGE:
                self.count += 1
            if len(seen) == 1:
                self.first_size = (self._number(tags, _HEIGHT, order), self._number(tags, _WIDTH, order))
                images = self._images_of_imagej(tags, order, pointer)
            at = following
        self.is_circular = at in seen
        if self.count == 1 and images > 1:
            self.count = images

    def _unpack(self, form: str) -> int:
        return int(struct.unpack(form, self._file.read(struct.calcsize(form)))[0])

    def _number(self, tags: dict[int, Any], tag: int, order: str) -> int:
        """A number of 16 or 32 bits; 0 where there is none."""
        if tag not in tags:
            return 0
        kind, _, value = tags[tag]
        return int(struct.unpack_from(f"{order}H" if kind == 3 else f"{order}I", value)[0])

    def _images_of_imagej(self, tags: dict[int, Any], order: str, pointer: str) -> int:
        """Pages of a stack that ImageJ wrote with one directory for all, as it does beyond 4 GB; else 0."""
        _, length, value = tags.get(_IMAGE_DESCRIPTION, (0, 0, b""))
        if length <= len(value):
            return 0
        self._file.seek(struct.unpack(pointer, value)[0])
        match = _IMAGEJ_IMAGES.match(self._file.read(min(length, _DESCRIPTION)))
        return 0 if match is None else int(match[1])
