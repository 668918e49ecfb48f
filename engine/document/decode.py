"""Opening an image file safely: what the header says, before any pixel is decoded."""

from __future__ import annotations

import lzma
import os
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.core import EngineError, FileError
from engine.core.input_file import open_input
from engine.core.plane_path import file_of
from engine.document.claims import check_claim
from engine.document.png import PngFacts
from engine.document.quiet import silence_decoders
from engine.files.disk_errors import disk_error, is_known

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS: Final = 1_200_000_000
"""Most pixels of a file of labels, and of the image that they are for."""

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
    SystemError,
    SyntaxError,
    EOFError,
    ImportError,
    MemoryError,
    BufferError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)

_FORMATS: Final = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "AVIF", "TIFF")
_ORIENTATION: Final = 0x0112
_HEAD_BYTES: Final = 512
# What a folder of OME-Zarr says of itself, in version 3 and 2 of Zarr.
_ZARR_FILES: Final = ("zarr.json", ".zattrs")
_TIFF_SIGNATURES: Final = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEIF_BRANDS: Final = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
# What a decoder says where a package, or a part of it, is not there.
_PACKAGE: Final = re.compile(r"requires the '([\w.-]+)' package")
_UNKNOWN_CODEC: Final = re.compile(
    r"not (?:supported|implemented)|is not a known COMPRESSION|missing dependenc", re.IGNORECASE
)
_PIP_NAMES: Final = {
    "pillow_heif": "pillow-heif",
    "pydicom": '"inkling[medical]"',
    "nibabel": '"inkling[medical]"',
    "zarr": '"inkling[zarr]"',
    "pylibCZIrw": '"inkling[microscopy]"',
    "liffile": '"inkling[microscopy]"',
}
"""What pip is to be asked for where a package is missing, if that is not its name."""
_FOREIGN: Final = {
    b"%PDF": "PDF",
    b"8BPS": "Photoshop",
    b"gimp xcf": "GIMP",
    b"\x89HDF": "HDF5",
    b"\xda\xce\xbe\x0a": "ND2",
    b"\x70\0\0\0": "LIF",
    b"SIMPLE  =": "FITS",
    b"\x93NUMPY": "NumPy",
    b"\x76\x2f\x31\x01": "OpenEXR",
    b"PK\x03\x04": "zip",
}
"""First bytes of formats that people have pictures in, and that nothing here reads."""


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """Facts from an image's header; width and height as seen upright."""

    width: int
    height: int
    channels: int
    bits: int
    format: str
    leaves_channels_out: bool = False
    """Whether only the first three channels are read."""
    has_channel_pages: bool = False
    """Whether the channels are stored as pages, one each."""


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn what a decoder raises into one UserError that names the file."""
    try:
        yield
    except EngineError:
        raise
    except MemoryError as error:
        raise FileError(
            path, "needs more memory than there is.", "Close other programs, or cut it into parts."
        ) from error
    except DECODE_ERRORS as error:
        if isinstance(error, OSError) and is_known(error):
            # The disk, or too many open files: the image itself may be whole.
            raise disk_error(error, path, "read") from error
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        if package := _missing_package(error):
            raise FileError(
                path,
                f"needs {package} to be read.",
                f"Install it with: pip install {_PIP_NAMES.get(package, package)}",
            ) from error
        if _UNKNOWN_CODEC.search(reason):
            raise FileError(
                path,
                f"is packed in a way that nothing here reads ({reason}).",
                "Save it uncompressed or with Deflate.",
            ) from error
        raise FileError(
            path, f"is damaged and cannot be read ({reason}).", "Copy or export it again."
        ) from error


def _missing_package(error: BaseException) -> str | None:
    """Name, as pip knows it, of the package without which a decoder gave up; None for another reason."""
    name = ""
    if match := _PACKAGE.search(str(error)):
        name = match[1]
    elif isinstance(error, ImportError):
        name = (error.name or "imagecodecs").partition(".")[0]
    return {"pillow_heif": "pillow-heif"}.get(name, name) or None


def require_file(path: Path) -> bytes:
    """The first bytes of a plain file that is there and not empty.

    Raises:
        UserError: it is missing, a folder or a device, empty, or may not be read.
    """
    try:
        with open_input(stored_file(path)) as file:
            return file.read(_HEAD_BYTES)
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> FileError:
    """The refusal of a file that the disk does not give."""
    return FileError(path, f"cannot be read: {error.strerror or error}.", "Check its rights and its disk.")


def stored_file(path: Path) -> Path:
    """The plain file behind the path of a picture: that of a plane; of a folder of Zarr its description."""
    file = file_of(path)
    if file.suffix.lower() == ".zarr":
        return next((file / name for name in _ZARR_FILES if os.path.isfile(file / name)), file)
    return file


def is_tiff(head: bytes) -> bool:
    return head[:4] in _TIFF_SIGNATURES


@contextmanager
def opened(path: Path, head: bytes = b"") -> Iterator[Image]:
    """The file as a Pillow image with nothing decoded yet; the content decides, not the suffix.

    Args:
        head: its first bytes, as `require_file` gave them just now; empty to read them.

    Raises:
        UserError: it is no image of a known format.
    """
    from PIL import Image, UnidentifiedImageError

    # Our own check of the size comes before decoding; Pillow's would warn on every whole slide.
    Image.MAX_IMAGE_PIXELS = None
    silence_decoders()
    # Opened once for all that is read of it: in an import of small masks each opening counts.
    with open_input(path) as file:
        with in_plain_words(path):
            if not head:
                head = file.read(_HEAD_BYTES)
                file.seek(0)
            try:
                image = Image.open(file, formats=_formats(head))
            except UnidentifiedImageError as error:
                raise _no_image(path, head) from error
        with image:
            yield image


def _formats(head: bytes) -> tuple[str, ...]:
    """Names of the formats that Pillow may take a file with these first bytes for."""
    if head[4:8] != b"ftyp" or head[8:12] not in _HEIF_BRANDS:
        return _FORMATS
    from pillow_heif import register_heif_opener

    register_heif_opener(thumbnails=False)
    return (*_FORMATS, "HEIF")


def _no_image(path: Path, head: bytes) -> FileError:
    for start, name in _FOREIGN.items():
        if head.startswith(start):
            return FileError(path, f"is a {name} file, which is not read here.", "Export it as PNG or TIFF.")
    return FileError(
        path, "is not an image that Inkling can read.", "Use PNG, JPEG, TIFF, BMP, GIF, WebP or AVIF."
    )


def check_pixels(path: Path, width: int, height: int, max_pixels: int) -> None:
    """Raise UserError when the image is larger than is sensible to decode."""
    if width < 1 or height < 1:
        raise FileError(path, f"has no pixels ({width}x{height}).", "Copy or export it again.")
    if width * height > max_pixels:
        raise FileError(
            path,
            f"is {width}x{height}, {width * height / 1e6:.0f} megapixels; "
            f"Inkling opens up to {max_pixels / 1e6:.0f}.",
            "Cut it into smaller images.",
        )


def check_size(path: Path, image: Image, max_pixels: int, head: bytes = b"") -> None:
    """Raise UserError when decoding `image` would take too much memory or, for a hollow file, time.

    Args:
        head: its first bytes, as `require_file` gave them just now; empty to read them.
    """
    check_pixels(path, *image.size, max_pixels)
    with in_plain_words(path):
        check_claim(path, image, head or require_file(path))


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
