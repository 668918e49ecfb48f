"""JPEG XL, JPEG 2000, and JPEG of 12 bits or without loss: size from the header, numbers by imagecodecs.

imagecodecs is loaded where the first such file is decoded.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.document.claims import TILE_CODEC, check_stored
from engine.document.decode import check_pixels, in_plain_words

_HEAD_BYTES: Final = 1 << 20
_JXL_STREAM: Final = b"\xff\x0a"
_JXL_BOXES: Final = b"\0\0\0\x0cJXL \r\n\x87\n"
_JP2_BOXES: Final = b"\0\0\0\x0cjP  \r\n\x87\n"
_JP2_STREAM: Final = b"\xff\x4f\xff\x51"
_JPEG: Final = b"\xff\xd8\xff"
# Frame headers (SOF) of a JPEG; C4, C8 and CC are no such. ITU-T T.81, table B.1.
_SOF: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SOF_LOSSLESS: Final = 0xC3
_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD9)))
# Width over height by the three bits of the JPEG XL header. ISO/IEC 18181-1, D.2.
_RATIOS: Final = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_SWAPPED: Final = (5, 6, 7, 8)


@dataclass(frozen=True, slots=True)
class Codestream:
    """Header of such a file; height and width upright. `channels` and `bits` are 0 where unknown."""

    format: str
    height: int
    width: int
    channels: int = 0
    bits: int = 0


def probe_codestream(path: Path, head: bytes) -> Codestream | None:
    """The header of a JPEG XL, a JPEG 2000 or an unusual JPEG; None for any other file.

    Args:
        head: the first bytes of the file.

    Raises:
        UserError: the header is damaged.
    """
    if not head.startswith((_JXL_STREAM, _JXL_BOXES, _JP2_BOXES, _JP2_STREAM, _JPEG)):
        return None
    with in_plain_words(path):
        with open(path, "rb") as file:
            start = file.read(_HEAD_BYTES)
        if start.startswith(_JPEG):
            return _jpeg(start)
        return _jpeg_xl(start) if start.startswith((_JXL_STREAM, _JXL_BOXES)) else _jpeg_2000(start)


def read_codestream(path: Path, stream: Codestream, max_pixels: int) -> NDArray[Any]:
    """(H, W) or (H, W, C) numbers, upright.

    Raises:
        UserError: too large, damaged, or imagecodecs is missing.
    """
    size = stream.width, stream.height
    check_pixels(path, *size, max_pixels)
    claimed = stream.width * stream.height * max(1, stream.channels) * max(8, stream.bits) // 8
    check_stored(path, size, claimed, path.stat().st_size, TILE_CODEC)
    with in_plain_words(path):
        import imagecodecs

        data = path.read_bytes()
        if stream.format == "JPEG XL":
            pixels = imagecodecs.jpegxl_decode(data, index=0)
        elif stream.format == "JPEG 2000":
            pixels = imagecodecs.jpeg2k_decode(data)
        else:
            pixels = imagecodecs.jpeg_decode(data, bitspersample=stream.bits)
        array: NDArray[Any] = np.asarray(pixels)
        if array.shape[:2] != (stream.height, stream.width) or array.ndim not in (2, 3):
            raise ValueError(f"decoded to {array.shape}, not {stream.height}x{stream.width}")
        return array


def _jpeg(data: bytes) -> Codestream | None:
    """The frame header of a JPEG that Pillow does not read; None for the usual kind."""
    at = 2
    while at + 10 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _SOF:
            bits, height, width, channels = struct.unpack_from(">BHHB", data, at + 4)
            is_usual = bits == 8 and marker != _SOF_LOSSLESS
            return None if is_usual else Codestream("JPEG", height, width, channels, bits)
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _jpeg_2000(data: bytes) -> Codestream:
    at = data.find(_JP2_STREAM)
    if at < 0:
        raise ValueError("no codestream")
    right, bottom, left, top = struct.unpack_from(">4I", data, at + 8)
    channels, depth = struct.unpack_from(">HB", data, at + 40)
    return Codestream("JPEG 2000", bottom - top, right - left, channels, (depth & 0x7F) + 1)


def _jpeg_xl(data: bytes) -> Codestream:
    bits = _Bits(data[_jxl_start(data) + len(_JXL_STREAM) :])
    is_small = bits.take(1)
    height = 8 * (1 + bits.take(5)) if is_small else 1 + bits.size()
    ratio = bits.take(3)
    if ratio:
        numerator, denominator = _RATIOS[ratio - 1]
        width = height * numerator // denominator
    else:
        width = 8 * (1 + bits.take(5)) if is_small else 1 + bits.size()
    is_default = bits.take(1)
    orientation = 1
    if not is_default and bits.take(1):
        orientation = 1 + bits.take(3)
    if orientation in _SWAPPED:
        height, width = width, height
    return Codestream("JPEG XL", height, width)


def _jxl_start(data: bytes) -> int:
    """Place of the codestream, which may lie in the boxes of a container."""
    if data.startswith(_JXL_STREAM):
        return 0
    at = 0
    while at + 16 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = 8
        if length == 1:
            length, body = struct.unpack_from(">Q", data, at + 8)[0], 16
        if kind in (b"jxlc", b"jxlp"):
            start = at + body + (4 if kind == b"jxlp" else 0)
            if data[start : start + 2] == _JXL_STREAM:
                return start
        if length < 8:
            break
        at += length
    raise ValueError("no codestream")


class _Bits:
    """Bits of a JPEG XL header, the least significant of each byte first."""

    def __init__(self, data: bytes) -> None:
        self._number = int.from_bytes(data[:64], "little")
        self._left = 8 * min(64, len(data))

    def take(self, count: int) -> int:
        """The next bits as a number.

        Raises:
            ValueError: the header ends before.
        """
        if count > self._left:
            raise ValueError("header is truncated")
        value = self._number & ((1 << count) - 1)
        self._number >>= count
        self._left -= count
        return value

    def size(self) -> int:
        """A side less one, in 9, 13, 18 or 30 bits."""
        return self.take((9, 13, 18, 30)[self.take(2)])
