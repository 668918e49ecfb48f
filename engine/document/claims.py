"""Sizes that a file's header claims, held against the bytes that the file has, before memory is taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.core import FileError, UserError

if TYPE_CHECKING:
    from PIL.Image import Image

# Bytes that one stored byte can stand for at most. Deflate: 258 bytes for two bits, and zlib's own bound
# 1032. LZW: a full table gives strings of up to 4,000 bytes for 12 bits. PackBits: 128 bytes for two. JPEG: a
# bit for each 8x8 block and component, up to ten blocks for 4x2 of them of luminance. LZMA and ZSTD: measured
# on zeros, rounded up.
_DEFLATE: Final = 1_032
_LZW: Final = 3_000
_PACKBITS: Final = 64
_FAX: Final = 30_000
_JPEG: Final = 2_000
_LZMA: Final = 10_000
_ZSTD: Final = 40_000
# JPEG 2000, JPEG XL, WebP and LERC say "all of it is one value" in some bytes for each tile.
TILE_CODEC: Final = 20_000
_TIFF_CODECS: Final = {
    1: 1,
    2: _FAX,
    3: _FAX,
    4: _FAX,
    5: _LZW,
    6: _JPEG,
    7: _JPEG,
    8: _DEFLATE,
    32773: _PACKBITS,
    32946: _DEFLATE,
    34925: _LZMA,
    34926: _ZSTD,
    50000: _ZSTD,
    **dict.fromkeys((33003, 33004, 33005, 34712, 34887, 34927, 50001, 50002, 52546), TILE_CODEC),
}
_SLACK_BYTES: Final = 4_000_000
"""A header may claim so much whatever the file holds: decoding is cheap, and says what is wrong."""

_BMP_RUN_LENGTH: Final = (1, 2)
_RUN_LENGTH_RATIO: Final = 256

# WebP and AVIF can say "all of it is white" in some bytes, and their decoders take 16 bytes for a pixel on
# the way.
_FREE_PIXELS: Final = 24_000_000
_PIXELS_A_BYTE: Final = 400

# A file that is almost nothing but repetition takes long to unpack for its size.
_HOLLOW_RATIO: Final = 100
_HOLLOW_BYTES: Final = 1_300_000_000


def check_claim(path: Path, image: Image, head: bytes) -> None:
    """Refuse an image whose header claims more pixels than its file can hold.

    Args:
        head: the first bytes of the file, at least 32.

    Raises:
        UserError: with both sizes.
    """
    width, height = image.size
    stored = path.stat().st_size
    if image.format in ("WEBP", "AVIF"):
        if width * height > _FREE_PIXELS + _PIXELS_A_BYTE * stored:
            raise _refusal(path, width, height, stored)
        return
    bits, ratio = _pixel_bits(image, head), _ratio(image)
    if image.format == "TIFF":
        tags: Any = image.tag_v2  # type: ignore[attr-defined]
        pieces = tiff_pieces(tags, width, height)
        check_stored(path, (width, height), pieces * bits // 8, stored, ratio)
    else:
        check_stored(path, (width, height), width * height * bits // 8, stored, ratio)


def check_stored(
    path: Path, size: tuple[int, int], claimed_bytes: int, stored_bytes: int, ratio: int
) -> None:
    """Refuse `claimed_bytes` that `stored_bytes` cannot unpack to at `ratio` to one.

    Raises:
        UserError: with both sizes.
    """
    is_possible = claimed_bytes <= _SLACK_BYTES + ratio * stored_bytes
    is_hollow = claimed_bytes > _HOLLOW_BYTES and claimed_bytes > _HOLLOW_RATIO * stored_bytes
    if not is_possible or is_hollow:
        raise _refusal(path, *size, stored_bytes)


def tiff_ratio(compression: int) -> int:
    """Bytes that one byte of a TIFF can unpack to at most; an unknown compression counts as Deflate."""
    return _TIFF_CODECS.get(compression, _DEFLATE)


def tiff_pieces(tags: Any, width: int, height: int) -> int:
    """Pixels of all tiles of a TIFF, those beyond its edge included; of one without tiles width x height."""
    tile_width, tile_height = _whole(tags.get(322)), _whole(tags.get(323))
    if tile_width < 1 or tile_height < 1:
        return width * height
    return -(-width // tile_width) * tile_width * -(-height // tile_height) * tile_height


def _whole(value: Any) -> int:
    while isinstance(value, tuple) and value:
        value = value[0]
    return value if isinstance(value, int) else 0


def _pixel_bits(image: Image, head: bytes) -> int:
    """Bits that a pixel takes at least, unpacked, as its file stores it; Pillow widens few bits to eight."""
    if image.format == "TIFF":
        tags: Any = image.tag_v2  # type: ignore[attr-defined]
        bits = [_whole(value) for value in tags.get(258, (1,))]
        return max(1, sum(bits) if len(bits) > 1 else bits[0] * _whole(tags.get(277, 1)))
    if image.format == "PNG":
        return head[24] * _PNG_SAMPLES.get(head[25], 1)
    if image.format == "BMP":
        return int.from_bytes(head[24:26] if head[14] == _OLD_BMP_HEADER else head[28:30], "little")
    return 8 * len(image.getbands())


_PNG_SAMPLES: Final = {2: 3, 4: 2, 6: 4}
_OLD_BMP_HEADER: Final = 12


def _ratio(image: Image) -> int:
    match image.format:
        case "PNG":
            return _DEFLATE
        case "GIF":
            return _LZW
        case "BMP":
            is_run_length = image.info.get("compression") in _BMP_RUN_LENGTH
            return _RUN_LENGTH_RATIO if is_run_length else 1
        case "TIFF":
            return tiff_ratio(_whole(image.tag_v2.get(259, 1)))  # type: ignore[attr-defined]
        case _:
            return _JPEG


def _refusal(path: Path, width: int, height: int, stored_bytes: int) -> UserError:
    return FileError(
        path,
        f"says that it is {width}x{height}, far more than its {stored_bytes:,} bytes can hold.",
        "Copy or export it again; if it really is so empty, save it as PNG.",
    )
