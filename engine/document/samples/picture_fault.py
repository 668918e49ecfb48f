"""Damage of an image file behind a sound header.

A file that was cut off, or filled up with zeros where a copy broke off, has the header of the whole picture.
Its end is looked at first, which costs little; only a file with an odd end is decoded.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from engine.core import FileError, UserError
from engine.core.plane_path import files_of
from engine.document.decode import is_tiff, opened, require_file, stored_file
from engine.document.image import read_reduced
from engine.document.samples.netpbm import probe_netpbm

_JPEG: Final = b"\xff\xd8\xff"
_JPEG_END: Final = b"\xff\xd9"
_JPEG_SCAN: Final = 0xDA
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_TAIL_BYTES: Final = 1 << 16
_TIFF_PLACES: Final = ((273, 279), (324, 325))
"""Tags of where strips and tiles lie and how long they are. TIFF 6.0, sections 8 and 15."""
_SMALL_PX: Final = 256


@dataclass(frozen=True, slots=True)
class PictureFault:
    """Damage of an image file.

    Attributes:
        error: in one sentence, with what to do.
        is_shown: a part of the picture can be decoded and shown; nobody knows how much of it is right.
    """

    error: UserError
    is_shown: bool


def picture_fault(path: Path) -> PictureFault | None:
    """Damage of the files of a picture, as far as their ends tell; None where all seem whole.

    Of several damaged files it is that of one of which nothing can be shown, if there is one.
    """
    files = files_of(path)
    if len(files) == 1:
        return _fault_of_one(path)
    faults = [fault for file in files if (fault := _fault_of_one(file)) is not None]
    return min(faults, key=lambda fault: fault.is_shown, default=None)


def breaks_off(path: Path) -> bool:
    """Whether a part of a picture can be shown, and a part is missing."""
    fault = picture_fault(path)
    return fault is not None and fault.is_shown


def _fault_of_one(path: Path) -> PictureFault | None:
    """The same of a picture that has one file."""
    file = stored_file(path)
    try:
        head = require_file(file)
        if _seems_whole(file, head):
            return None
        read_reduced(path, _SMALL_PX)
    except UserError as error:
        return PictureFault(error, is_shown=False)
    if not head.startswith(_JPEG):
        # All of the picture is there, whatever the file lacks behind it.
        return None
    missing = "breaks off, so that a part of the picture is missing."
    return PictureFault(FileError(path, missing, "Copy it again from where it came."), is_shown=True)


def _seems_whole(file: Path, head: bytes) -> bool:
    """Whether a file ends as its format does; also where nothing here knows how that looks."""
    try:
        size = os.path.getsize(file)
        if is_tiff(head):
            return _tiff_bytes(file) <= size
        netpbm = probe_netpbm(file, head)
        if netpbm is not None:
            # Of text only the decoder knows.
            return not netpbm.is_text and netpbm.start + netpbm.stored_bytes <= size
        with open(file, "rb") as content:
            return _has_end(content, head, size)
    except (OSError, ValueError, TypeError, struct.error, UserError):
        return False  # The decoder says what is wrong with it.


def _has_end(content: BinaryIO, head: bytes, size: int) -> bool:
    if head.startswith(_JPEG):
        return _has_jpeg_end(content, size)
    if head.startswith(_PNG):
        return _has_png_end(content, size)
    if head.startswith(b"GIF8"):
        return b"\x3b" in _tail(content, size, 16)
    if head[:4] == b"RIFF":
        return size >= 8 + int(struct.unpack("<I", head[4:8])[0])
    if head[:2] == b"BM":
        return size >= int(struct.unpack("<I", head[2:6])[0])
    if head[4:8] == b"ftyp":
        return _has_whole_boxes(content, size)
    if head[4:8] == b"jP  " or head.startswith(b"\xff\x4f\xff\x51"):
        return _JPEG_END in _tail(content, size, 64)
    return True


def _has_jpeg_end(content: BinaryIO, size: int) -> bool:
    """Whether the end of a picture follows its scan: in the coded data these two bytes are nowhere else.

    Cameras put previews and films behind it, so that it is not always the end of the file.
    """
    place = 2
    while True:
        content.seek(place)
        marker = content.read(4)
        if len(marker) < 4 or marker[0] != 0xFF:
            return False
        if marker[1] == 0xFF:
            place += 1  # Filling.
            continue
        if marker[1] == _JPEG_SCAN:
            break
        place += 2 + int(struct.unpack(">H", marker[2:])[0])
    content.seek(max(place, size - _TAIL_BYTES))
    if _JPEG_END in content.read():
        return True
    with mmap.mmap(content.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        return int(mapped.find(_JPEG_END, place)) >= 0


def _has_png_end(content: BinaryIO, size: int) -> bool:
    place = 8
    while place + 12 <= size:
        content.seek(place)
        length, kind = struct.unpack(">I4s", content.read(8))
        place += int(length) + 12
        if kind == b"IEND":
            return place <= size
    return False


def _has_whole_boxes(content: BinaryIO, size: int) -> bool:
    """Whether the boxes of an ISO file (HEIC, AVIF, MP4) end with it. ISO/IEC 14496-12, 4.2."""
    place = 0
    while place + 8 <= size:
        content.seek(place)
        length, _, large = struct.unpack(">I4sQ", content.read(16).ljust(16, b"\0"))
        if length == 0:
            return True  # Up to the end of the file.
        step = large if length == 1 else length
        if step < 8:
            return False
        place += step
    return place == size


def _tiff_bytes(file: Path) -> int:
    """How far the pixels of the first page of a TIFF reach."""
    with opened(file) as image:
        return max(_ends(image.tag_v2), default=0)  # type: ignore[attr-defined]


def _ends(tags: dict[int, tuple[int, ...]]) -> Iterator[int]:
    for places, counts in _TIFF_PLACES:
        for place, count in zip(tags.get(places, ()), tags.get(counts, ()), strict=False):
            yield place + count


def _tail(content: BinaryIO, size: int, count: int) -> bytes:
    content.seek(max(0, size - count))
    return content.read()
