"""Netpbm images (PBM, PGM, PPM, PAM) and PFM: header and numbers as stored, 1 to 16 bits and floats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.document.claims import check_stored
from engine.document.decode import check_pixels, in_plain_words

_HEAD_BYTES: Final = 1 << 16
_TOKEN: Final = re.compile(rb"(?:\s|#[^\r\n]*[\r\n])*([^\s#]+)")
_BITMAPS: Final = (b"P1", b"P4")
_PLAIN: Final = (b"P1", b"P2", b"P3")
_COLOURS: Final = (b"P3", b"P6", b"PF")
_FLOATS: Final = (b"PF", b"Pf")
_MAGICS: Final = (b"P1", b"P2", b"P3", b"P4", b"P5", b"P6", b"P7", *_FLOATS)
_HIGHEST: Final = 65_535
_MOST_CHANNELS: Final = 4096
_MOST_IMAGES: Final = 100_000


@dataclass(frozen=True, slots=True)
class NetpbmHeader:
    """Header of one image. `shape` is (H, W, C); `highest` the number that stands for full light.

    Attributes:
        start: place of the first byte behind the header.
        scale: of PFM: negative where the least significant byte comes first.
        has_alpha: the last channel of a PAM says how opaque a pixel is.
    """

    magic: bytes
    shape: tuple[int, int, int]
    highest: int
    start: int
    scale: float = 1.0
    has_alpha: bool = False

    @property
    def is_bitmap(self) -> bool:
        """Whether 1 stands for black."""
        return self.magic in _BITMAPS

    @property
    def is_text(self) -> bool:
        """Whether the numbers are written as text, of which no length is known ahead."""
        return self.magic in _PLAIN

    @property
    def full(self) -> int:
        """The number of full light in `in_full_light`."""
        return max(255, self.highest)

    @property
    def format(self) -> str:
        """Name for messages."""
        if self.magic in _FLOATS:
            return "PFM"
        if self.magic == b"P7":
            return "PAM"
        return "PBM" if self.is_bitmap else "PPM" if self.magic in _COLOURS else "PGM"

    @property
    def bits(self) -> int:
        if self.magic in _FLOATS:
            return 32
        return 1 if self.is_bitmap else self.highest.bit_length()

    @property
    def dtype(self) -> np.dtype[Any]:
        """Type of the stored numbers; of plain text the smallest that holds them."""
        if self.magic in _FLOATS:
            return np.dtype("<f4" if self.scale < 0 else ">f4")
        return np.dtype(">u2" if self.highest > 255 else "u1")

    @property
    def stored_bytes(self) -> int:
        """Bytes of the numbers; of plain text the least that they can take."""
        height, width, channels = self.shape
        if self.magic == b"P4":
            return height * ((width + 7) // 8)
        if self.magic in _PLAIN:
            return height * width * channels
        return height * width * channels * self.dtype.itemsize


def probe_netpbm(path: Path, head: bytes) -> NetpbmHeader | None:
    """The header of the first image; None for any other kind of file.

    Args:
        head: the first bytes of the file.

    Raises:
        UserError: the header is damaged.
    """
    if head[:2] not in _MAGICS or not head[2:3].isspace():
        return None
    with in_plain_words(path), open(path, "rb") as file:
        return _header(file.read(_HEAD_BYTES), 0)


def read_netpbm(path: Path, header: NetpbmHeader, max_pixels: int) -> NDArray[Any]:
    """(H, W, C) numbers as stored, from the top down; of a bitmap 1 is black.

    Raises:
        UserError: too large, or damaged.
    """
    height, width, _ = header.shape
    check_pixels(path, width, height, max_pixels)
    check_stored(path, (width, height), header.stored_bytes, path.stat().st_size, 1)
    with in_plain_words(path), open(path, "rb") as file:
        file.seek(header.start)
        if header.magic in _PLAIN:
            pixels = _of_text(file.read(), header)
        else:
            data = file.read(header.stored_bytes)
            if len(data) < header.stored_bytes:
                raise ValueError("image file is truncated")
            if header.magic == b"P4":
                rows = np.frombuffer(data, np.uint8).reshape(height, -1)
                pixels = np.unpackbits(rows, axis=1, count=width).reshape(header.shape)
            else:
                pixels = np.frombuffer(data, header.dtype).reshape(header.shape)
        if header.magic in _FLOATS:
            return pixels[::-1].astype(np.float32)
        if pixels.size and int(pixels.max()) > header.highest:
            raise ValueError(f"holds a number above {header.highest}, the highest of its header")
        return pixels.astype(pixels.dtype.newbyteorder("="))


def in_full_light(pixels: NDArray[Any], header: NetpbmHeader) -> NDArray[Any]:
    """Numbers as seen: 8 bits where `highest` fits them, else as they are; of a bitmap black is 0."""
    if header.is_bitmap:
        return (1 - pixels) * np.uint8(255)
    if header.magic in _FLOATS or header.highest > 255:
        return pixels
    if header.highest == 255:
        return pixels
    return ((pixels.astype(np.uint16) * 255 + header.highest // 2) // header.highest).astype(np.uint8)


def count_netpbm(path: Path) -> int:
    """Images one after the other in the file; those behind a damaged one do not count.

    Raises:
        UserError: the header of the first is damaged.
    """
    size = path.stat().st_size
    count, at = 0, 0
    with in_plain_words(path), open(path, "rb") as file:
        while at < size and count < _MOST_IMAGES:
            file.seek(at)
            try:
                header = _header(file.read(_HEAD_BYTES), at)
            except (ValueError, IndexError):
                if not count:
                    raise
                break
            count += 1
            if header.magic in _PLAIN:
                break
            at = header.start + header.stored_bytes
    return count


def _header(data: bytes, at: int) -> NetpbmHeader:
    """The header that begins with `data`, which lies at the place `at` in its file.

    Raises:
        ValueError: it is damaged.
    """
    magic = data[:2]
    if magic not in _MAGICS:
        raise ValueError("no Netpbm header")
    if magic == b"P7":
        return _pam_header(data, at)
    names = ("width", "height") if magic in _BITMAPS else ("width", "height", "highest value")
    values: list[bytes] = []
    place = 2
    for name in names:
        match = _TOKEN.match(data, place)
        if match is None:
            raise ValueError(f"its header ends before the {name}")
        values.append(match[1])
        place = match.end()
    # One blank, whatever it is, ends the header; what follows may look like another.
    start = at + place + 1
    width, height = _whole(values[0]), _whole(values[1])
    channels = 3 if magic in _COLOURS else 1
    if magic in _FLOATS:
        scale = float(values[2])
        if not scale or not np.isfinite(scale):
            raise ValueError("its scale is no number")
        return NetpbmHeader(magic, (height, width, channels), 0, start, scale)
    highest = 1 if magic in _BITMAPS else _highest(values[2])
    return NetpbmHeader(magic, (height, width, channels), highest, start)


def _pam_header(data: bytes, at: int) -> NetpbmHeader:
    end = data.find(b"ENDHDR\n")
    if end < 0:
        raise ValueError("its header has no end")
    fields = {
        parts[0]: parts[1].strip()
        for line in data[2:end].split(b"\n")
        if not line.startswith(b"#") and len(parts := line.split(None, 1)) == 2
    }
    channels = _whole(fields[b"DEPTH"])
    if channels > _MOST_CHANNELS:
        raise ValueError(f"has {channels} channels")
    return NetpbmHeader(
        b"P7",
        (_whole(fields[b"HEIGHT"]), _whole(fields[b"WIDTH"]), channels),
        _highest(fields[b"MAXVAL"]),
        at + end + len(b"ENDHDR\n"),
        has_alpha=fields.get(b"TUPLTYPE", b"").endswith(b"_ALPHA") and channels > 1,
    )


def _whole(token: bytes) -> int:
    if not token.isdigit() or len(token) > 9 or not int(token):
        raise ValueError(f"{ascii(token[:20])[2:-1]} is no size")
    return int(token)


def _highest(token: bytes) -> int:
    value = _whole(token)
    if value > _HIGHEST:
        raise ValueError(f"its highest value {value} is above {_HIGHEST}")
    return value


def _of_text(data: bytes, header: NetpbmHeader) -> NDArray[Any]:
    text = re.sub(rb"#[^\r\n]*", b"", data)
    count = int(np.prod(header.shape))
    # Digits of a bitmap need no blanks between them.
    tokens = list(re.sub(rb"\s", b"", text[: 4 * count + 64])) if header.magic == b"P1" else text.split()
    if len(tokens) < count:
        raise ValueError("image file is truncated")
    if header.magic == b"P1":
        numbers = np.array(tokens[:count], np.int64) - ord("0")
    else:
        numbers = np.array([int(token) for token in tokens[:count]], np.int64)
    if numbers.min() < 0 or numbers.max() > header.highest:
        raise ValueError(f"holds a number above {header.highest}, the highest of its header")
    return numbers.reshape(header.shape).astype(header.dtype)
