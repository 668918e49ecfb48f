"""Opening an image file safely: what the header says, before any pixel is decoded."""

from __future__ import annotations

import io
import logging
import lzma
import os
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.core import EngineError, UserError

if TYPE_CHECKING:
    from PIL.Image import Image

# What readers raise on damaged or hostile files; fuzzed TIFFs have raised every one of them.
DECODE_ERRORS: Final = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    RuntimeError,
    SyntaxError,
    EOFError,
    MemoryError,
    BufferError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)

_FORMATS: Final = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "AVIF", "TIFF")
_ORIENTATION: Final = 0x0112
_BMP_RUN_LENGTH: Final = (1, 2)
_HOLLOW_PIXELS: Final = 4_000_000
_HOLLOW_RATIO: Final = 256
_PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_TIFF_SIGNATURES: Final = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """Facts from an image's header; width and height as seen upright."""

    width: int
    height: int
    channels: int
    bits: int
    format: str


@dataclass(frozen=True, slots=True)
class PngFacts:
    """Facts of a PNG that Pillow hides: `exif` also when it stands behind the pixels."""

    bits: int
    color_type: int
    exif: bytes


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn what a decoder raises into one UserError that names the file."""
    try:
        yield
    except EngineError:
        raise
    except MemoryError as error:
        raise UserError(
            f"{path.name} needs more memory than there is.", "Close other programs, or cut it into parts."
        ) from error
    except DECODE_ERRORS as error:
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        raise UserError(
            f"{path.name} is damaged and cannot be read ({reason}).", "Copy or export it again."
        ) from error


def require_file(path: Path) -> bytes:
    """The first bytes of a file that is there and not empty.

    Raises:
        UserError: it is missing, a folder, empty, or may not be read.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(32)
    except FileNotFoundError:
        raise UserError(
            f"{path.name} is not in {path.parent}.", "Put it back, or take it off the list."
        ) from None
    except OSError as error:
        raise UserError(
            f"{path.name} cannot be opened: {error.strerror or error}.", "Check its rights and its disk."
        ) from error
    if not head:
        raise UserError(f"{path.name} is empty (0 bytes).", "Copy it again from where it came from.")
    return head


def is_tiff(head: bytes) -> bool:
    return head[:4] in _TIFF_SIGNATURES


@contextmanager
def opened(path: Path) -> Iterator[Image]:
    """The file as a Pillow image with nothing decoded yet; the content decides, not the suffix.

    Raises:
        UserError: it is no image of a known format.
    """
    from PIL import Image, UnidentifiedImageError

    # Our own check of the size comes before decoding; Pillow's would warn on every whole slide.
    Image.MAX_IMAGE_PIXELS = None
    # What is wrong with a file is raised, or does not matter; Pillow also warns of it and logs it.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    logging.getLogger("PIL").setLevel(logging.CRITICAL)
    require_file(path)
    try:
        with in_plain_words(path):
            image = Image.open(path, formats=_FORMATS)
    except UserError as error:
        if isinstance(error.__cause__, UnidentifiedImageError):
            raise UserError(
                f"{path.name} is not an image that Inkling can read.",
                "Use PNG, JPEG, TIFF, BMP, GIF, WebP or AVIF.",
            ) from error.__cause__
        raise
    with image:
        yield image


def check_pixels(path: Path, width: int, height: int, max_pixels: int) -> None:
    """Raise UserError when the image is larger than is sensible to decode."""
    if width < 1 or height < 1:
        raise UserError(f"{path.name} has no pixels ({width}x{height}).", "Copy or export it again.")
    if width * height > max_pixels:
        raise UserError(
            f"{path.name} is {width}x{height}, {width * height / 1e6:.0f} megapixels; "
            f"Inkling opens up to {max_pixels / 1e6:.0f}.",
            "Cut it into smaller images.",
        )


def check_size(path: Path, image: Image, max_pixels: int) -> None:
    """Raise UserError when decoding `image` would take too much memory or, for a hollow file, time."""
    width, height = image.size
    check_pixels(path, width, height, max_pixels)
    is_run_length = image.format == "BMP" and image.info.get("compression") in _BMP_RUN_LENGTH
    # Pillow fills the lines of such a file pixel by pixel: a header that lies costs a minute.
    if is_run_length and width * height > _HOLLOW_PIXELS + _HOLLOW_RATIO * path.stat().st_size:
        raise UserError(
            f"{path.name} is damaged: its header says {width}x{height}, which is far more than it holds.",
            "Copy or export it again.",
        )


def png_facts(path: Path) -> PngFacts | None:
    """Bit depth, colour type and EXIF of a PNG, from its chunk headers; None for other files."""
    with open(path, "rb") as file:
        if file.read(8) != _PNG_SIGNATURE:
            return None
        bits = color_type = 0
        exif = b""
        end = os.fstat(file.fileno()).st_size
        while file.tell() + 12 <= end:
            length, kind = struct.unpack(">I4s", file.read(8))
            if kind == b"IHDR" and length >= 13:
                bits, color_type = file.read(13)[8:10]
                length -= 13
            elif kind == b"eXIf" and length <= 1 << 20:
                exif = file.read(length)
                length = 0
            elif kind == b"IEND":
                break
            file.seek(length + 4, io.SEEK_CUR)
    return PngFacts(bits, color_type, exif)


def orientation_of(image: Image, png: PngFacts | None) -> int:
    """EXIF orientation 1-8, 1 when it has none or a senseless one. Decodes no pixel.

    1 for TIFF too, whose size and pixels Pillow turns upright by itself.
    """
    from PIL.Image import Exif

    if image.format == "TIFF":
        return 1
    try:
        if png is not None and png.exif:
            exif = Exif()
            exif.load(png.exif)
        elif png is not None and "Raw profile type exif" not in image.info:
            # Pillow would decode the whole picture to look for a chunk that is not there.
            return 1
        else:
            exif = image.getexif()
        value: Any = exif.get(_ORIENTATION)
    except DECODE_ERRORS:
        # Cameras and editors write broken EXIF blocks; the pixels are fine without.
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1
