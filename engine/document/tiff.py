"""TIFFs that Pillow cannot read in full: more than 8 bits in colour, more than four channels."""

from __future__ import annotations

import logging
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import UserError
from engine.document.decode import check_pixels, in_plain_words

_NONE: Final = 1
_PACKBITS: Final = 32773
_DEFLATE: Final = (8, 32946)
_LZMA: Final = 34925
_OURS: Final = (_NONE, _PACKBITS, *_DEFLATE, _LZMA)
_BYTES_PER_PIXEL_LIMIT: Final = 16
_WHITE_IS_ZERO: Final = 0
_NOT_RGB: Final = {5: "CMYK", 6: "YCbCr", 8: "CIELAB", 9: "ICCLAB", 10: "ITULAB"}


@dataclass(frozen=True, slots=True)
class WideTiff:
    """Header of the first page. `shape` is (H, W, C) as stored, before `orientation`."""

    shape: tuple[int, int, int]
    bits: int
    orientation: int
    photometric: int
    compression: int

    @property
    def is_inverted(self) -> bool:
        """True when 0 stands for white."""
        return self.photometric == _WHITE_IS_ZERO


def probe_tiff(path: Path) -> WideTiff:
    """Facts from the header of the first page.

    Raises:
        UserError: the file is damaged.
    """
    with in_plain_words(path), _open(path) as file:
        return _facts(_first_page(file))


def read_tiff(path: Path, max_pixels: int) -> tuple[NDArray[Any], WideTiff]:
    """(H, W, C) pixels of the first page in their own number type, and its header.

    Raises:
        UserError: too big, damaged, or compressed in a way that nothing here reads.
    """
    with in_plain_words(path), _open(path) as file:
        page = _first_page(file)
        facts = _facts(page)
        height, width, channels = facts.shape
        check_pixels(path, width, height, max_pixels)
        if facts.photometric in _NOT_RGB:
            raise UserError(
                f"{path.name} holds {_NOT_RGB[facts.photometric]} colours in {facts.bits} bits.",
                "Save it as RGB, or with 8 bits.",
            )
        size = height * width * channels * page.dtype.itemsize
        if size > max_pixels * _BYTES_PER_PIXEL_LIMIT:
            raise UserError(
                f"{path.name} holds {channels} channels, {size / 1e9:.0f} GB in all.",
                "Keep the channels that you label by, or cut it into smaller images.",
            )
        if facts.compression not in _OURS:
            return _with_opencv(path, facts), facts
        _refuse_bombs(path, page, file.filehandle)
        pixels = page.asarray()
        axes = page.axes
    if axes == "SYX":
        pixels = np.moveaxis(pixels, 0, 2)
    return pixels.reshape(facts.shape), facts


def _open(path: Path) -> Any:
    import tifffile

    # It logs every odd tag; what matters is raised.
    logging.getLogger("tifffile").setLevel(logging.CRITICAL)
    return tifffile.TiffFile(path)


def _first_page(file: Any) -> Any:
    page = file.pages[0]
    if page.axes not in ("YX", "YXS", "SYX") or page.dtype is None:
        raise ValueError(f"unknown layout {page.axes or '?'}")
    return page


def _facts(page: Any) -> WideTiff:
    sizes = dict(zip(page.axes, page.shape, strict=True))
    tag = page.tags.get(274)
    orientation = tag.value if tag is not None and tag.value in range(1, 9) else 1
    return WideTiff(
        shape=(sizes["Y"], sizes["X"], sizes.get("S", 1)),
        bits=8 * page.dtype.itemsize,
        orientation=int(orientation),
        photometric=int(page.photometric),
        compression=int(page.compression),
    )


def _refuse_bombs(path: Path, page: Any, handle: Any) -> None:
    """Unpack every piece up to the size it should have, in small portions that are thrown away."""
    compression = int(page.compression)
    start: Callable[[], Any]
    if compression in _DEFLATE:
        start = zlib.decompressobj
    elif compression == _LZMA:
        start = lzma.LZMADecompressor
    else:
        return
    # A piece holds at most all channels of a tile, or of the strips' rows, padded to a full one.
    limit = (int(np.prod(page.chunks)) + 1) * page.dtype.itemsize
    for offset, length in zip(page.dataoffsets, page.databytecounts, strict=False):
        if offset + length > handle.size:
            raise ValueError("image file is truncated")
        handle.seek(offset)
        data = handle.read(length)
        if len(start().decompress(data, limit + 1)) > limit:
            raise UserError(f"{path.name} unpacks to more than its header says.", "Copy or export it again.")


def _with_opencv(path: Path, facts: WideTiff) -> NDArray[Any]:
    import cv2

    # It prints what is wrong with a file; that is raised below.
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    pixels: NDArray[Any] | None = None
    if facts.shape[2] <= 4:
        try:
            pixels = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_UNCHANGED)
        except cv2.error as error:
            raise ValueError(str(error)) from error
    if pixels is None or pixels.shape[:2] != facts.shape[:2]:
        raise UserError(
            f"{path.name} is compressed in a way that Inkling cannot read for {facts.shape[2]} channels "
            f"of {facts.bits} bits.",
            "Save it uncompressed or with Deflate.",
        )
    if pixels.ndim == 3:
        pixels = pixels[:, :, [2, 1, 0, 3][: pixels.shape[2]]]
    return pixels.reshape(*facts.shape[:2], -1)[:, :, : facts.shape[2]]
