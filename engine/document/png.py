"""PNG files at the level of chunks: facts that Pillow hides, and the pixels in 16 bits, checked first."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from engine.document.quiet import silence_opencv

if TYPE_CHECKING:
    from PIL.Image import Image

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_EXIF_LIMIT: Final = 1 << 20
_SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PIXEL_CHUNKS: Final = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_PORTION: Final = 1 << 20
# (first column, first row, step right, step down) of the seven passes of an interlaced file. PNG
# specification 8.2.
_ADAM7: Final = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)


@dataclass(frozen=True, slots=True)
class PngFacts:
    """Facts of a PNG that Pillow hides: `exif` also when it stands behind the pixels."""

    bits: int
    color_type: int
    exif: bytes


def png_facts(path: Path) -> PngFacts | None:
    """Bit depth, colour type and EXIF of a PNG, from its chunk headers; None for other files."""
    with open(path, "rb") as file:
        return _facts(file)


def facts_of_opened(image: Image) -> PngFacts | None:
    """As `png_facts`, of a file that Pillow has open and has not decoded yet."""
    if image.format != "PNG":
        return None
    file: BinaryIO = image.fp  # type: ignore[attr-defined]
    place = file.tell()
    try:
        file.seek(0)
        return _facts(file)
    finally:
        file.seek(place)


def _facts(file: BinaryIO) -> PngFacts | None:
    if file.read(8) != _SIGNATURE:
        return None
    bits = color_type = 0
    exif = b""
    place, end = 8, os.fstat(file.fileno()).st_size
    while place + 12 <= end:
        length, kind = struct.unpack(">I4s", file.read(8))
        place += length + 12
        if kind == b"IHDR" and length >= 13:
            bits, color_type = file.read(13)[8:10]
        elif kind == b"eXIf" and length <= _EXIF_LIMIT:
            exif = file.read(length)
        elif kind == b"IEND":
            break
        file.seek(place)
    return PngFacts(bits, color_type, exif)


def read_png16(path: Path) -> NDArray[np.uint16]:
    """(H, W) or (H, W, C) samples of a PNG with 16 bits, colours in the order blue, green, red.

    Raises:
        ValueError: the file is damaged.
    """
    import cv2

    silence_opencv()
    # libpng prints what is wrong with a file, so it only gets to see whole ones, without the chunks for
    # profiles and texts that it also has opinions on.
    pixels: NDArray[Any] | None = cv2.imdecode(np.frombuffer(_checked(path), np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None or pixels.dtype != np.uint16:
        raise ValueError("broken data stream")
    return pixels


def _checked(path: Path) -> bytes:
    """The file with nothing but its pixels, every checksum compared and every row unpacked once."""
    parts = [_SIGNATURE]
    with open(path, "rb") as file:
        file.seek(len(_SIGNATURE))
        for kind, data in _chunks(file):
            if kind not in _PIXEL_CHUNKS:
                continue
            checksum = zlib.crc32(kind + data)
            parts += [struct.pack(">I4s", len(data), kind), data, struct.pack(">I", checksum)]
    if [part[4:] for part in parts[1::3] if part[4:] in (b"IHDR", b"IEND")] != [b"IHDR", b"IEND"]:
        raise ValueError("broken data stream")
    if len(parts[2]) != 13 or parts[1][4:] != b"IHDR":
        raise ValueError("broken data stream")
    _check_rows(parts[2], [parts[i + 1] for i in range(1, len(parts), 3) if parts[i][4:] == b"IDAT"])
    return b"".join(parts)


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    end = os.fstat(file.fileno()).st_size
    while file.tell() + 12 <= end:
        length, kind = struct.unpack(">I4s", file.read(8))
        if length > end - file.tell() - 4:
            raise ValueError("image file is truncated")
        data = file.read(length)
        is_sound = zlib.crc32(kind + data) == struct.unpack(">I", file.read(4))[0]
        if not is_sound and kind in _PIXEL_CHUNKS:
            raise ValueError(f"bad checksum of {kind.decode('latin-1')}")
        yield kind, data
        if kind == b"IEND":
            return


def _check_rows(header: bytes, pieces: list[bytes]) -> None:
    """Unpack all rows in small portions that are thrown away.

    Raises:
        ValueError: too few or too many bytes, a bad checksum, or an unknown filter.
    """
    unpacker = zlib.decompressobj()
    source = iter(pieces)
    waiting = b""
    for row_bytes, count in _passes(header):
        rows_a_portion = max(1, _PORTION // row_bytes)
        for start in range(0, count, rows_a_portion):
            wanted = row_bytes * min(rows_a_portion, count - start)
            portion = bytearray()
            while len(portion) < wanted:
                unpacked = unpacker.decompress(waiting, wanted - len(portion))
                waiting = unpacker.unconsumed_tail
                portion += unpacked
                if not unpacked and not waiting:
                    waiting = next(source, b"")
                    if not waiting or unpacker.eof:
                        raise ValueError("image file is truncated")
            if max(portion[::row_bytes]) > 4:
                raise ValueError("bad adaptive filter value")
    rest = waiting + b"".join(source)
    if unpacker.decompress(rest, 1) or not unpacker.eof:
        raise ValueError("broken data stream")


def _passes(header: bytes) -> Iterator[tuple[int, int]]:
    """(bytes of a row with its filter byte, number of rows) of each pass."""
    width, height, bits, color_type, _, _, interlace = struct.unpack(">IIBBBBB", header)
    pixel_bits = bits * _SAMPLES.get(color_type, 4)
    for x, y, right, down in _ADAM7 if interlace else ((0, 0, 1, 1),):
        columns, rows = -(-max(0, width - x) // right), -(-max(0, height - y) // down)
        if columns and rows:
            yield 1 + (columns * pixel_bits + 7) // 8, rows
