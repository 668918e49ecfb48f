"""First page of a TIFF in its own numbers: every compression, depth and layout; channels kept as pages."""

from __future__ import annotations

import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import FileError
from engine.document.claims import check_stored, tiff_ratio
from engine.document.decode import check_pixels, in_plain_words
from engine.document.quiet import silence_decoders

_NONE: Final = 1
_DEFLATE: Final = (8, 32946)
_LZMA: Final = 34925
_LOSSY: Final = (6, 7, 22610, 34892, 34927, 34934, 50001)
"""Compressions that change numbers: JPEG in all its ways, WebP and JPEG XR."""

_BYTES_PER_PIXEL_LIMIT: Final = 16
_WHITE_IS_ZERO: Final = 0
_PALETTE: Final = 3
_NOT_RGB: Final = {5: "CMYK", 6: "YCbCr", 8: "CIELAB", 9: "ICCLAB", 10: "ITULAB"}
_YCBCR: Final = 6
# These decoders give RGB, whatever the page says of its colours.
_DECODED_TO_RGB: Final = (6, 7, 33003, 33004, 33005, 34712, 34892, 34927, 34934, 50001, 50002, 52546)
_USED_CHANNELS: Final = 3
_COLORMAP: Final = 320
_DESCRIPTION: Final = 270
_MOST_CHANNELS: Final = 4096

# A decoder that leaves its buffer as it was gives bytes of one value. An honest page of such takes a 32nd of
# its bytes at most (PackBits takes a 64th), beside the tables and headers of each piece.
_PLAIN_SHARE: Final = 1 / 32
_PLAIN_BYTES_A_PIECE: Final = 2_000


@dataclass(frozen=True, slots=True)
class TiffPage:
    """Header of the first page. `shape` is (H, W, C) as stored, before `orientation`.

    Attributes:
        channel_pages: numbers of the pages that hold the channels, one each, where a microscope's file says
            so; of a file with all channels in one page that page alone.
        channel_count: channels of the file, of which `channel_pages` may be the first only.
        nodata: the value that stands for "nothing was measured here" (tag of GDAL), None for none.
        alpha_count: samples behind the others that say how opaque a pixel is.
        palette: (N, 3) uint8 colours of the numbers, None for none.
    """

    shape: tuple[int, int, int]
    bits: int
    orientation: int
    photometric: int
    compression: int
    channel_pages: tuple[int, ...] = (0,)
    channel_count: int = 1
    nodata: float | None = None
    alpha_count: int = 0
    palette: NDArray[np.uint8] | None = None

    @property
    def is_inverted(self) -> bool:
        """True when 0 stands for white."""
        return self.photometric == _WHITE_IS_ZERO

    @property
    def is_lossless(self) -> bool:
        """Whether the compression gives back the very numbers."""
        return self.compression not in _LOSSY


def probe_tiff(path: Path) -> TiffPage:
    """Facts from the header of the first page.

    Raises:
        UserError: the file is damaged.
    """
    with in_plain_words(path), opened_tiff(path) as file:
        return _facts(file)


def read_tiff(
    path: Path, max_pixels: int, check: Callable[[TiffPage], None] = lambda _: None
) -> tuple[NDArray[Any], TiffPage]:
    """(H, W, C) numbers of the first page in their own type, before its orientation, and its header.

    Where pages are channels, C is the number of `channel_pages`.

    Args:
        check: sees the header before any pixel is decoded, and may refuse.

    Raises:
        UserError: too big, damaged, or compressed in a way that nothing here reads.
    """
    with in_plain_words(path), opened_tiff(path) as file:
        facts = _facts(file)
        check(facts)
        check_page_size(path, facts, _page(file, 0), len(facts.channel_pages), max_pixels)
        planes = [_plane(path, file, number) for number in facts.channel_pages]
    if len(planes) == 1:
        return planes[0].reshape(facts.shape), facts
    return np.stack([plane.reshape(facts.shape[:2]) for plane in planes], axis=2), facts


def refuse_colour_model(path: Path, facts: TiffPage) -> None:
    """Raise UserError for colours that are not red, green and blue once decoded."""
    name = _NOT_RGB.get(facts.photometric)
    is_converted = facts.photometric == _YCBCR and facts.compression in _DECODED_TO_RGB
    if name is not None and not is_converted:
        raise FileError(
            path, f"holds {name} colours in {facts.bits} bits.", "Save it as RGB, or with 8 bits."
        )


def channels_in_pages(description: str) -> tuple[int, int]:
    """(channels, distance of their pages) that a description says are stored as pages; (1, 1) for none.

    >>> channels_in_pages("ImageJ=1.53k\\nimages=6\\nchannels=2\\nslices=3\\n")
    (2, 1)
    >>> channels_in_pages('<OME><Pixels DimensionOrder="XYZCT" SizeC="2" SizeT="1" SizeZ="5"/></OME>')
    (2, 5)
    """
    if description.startswith("ImageJ="):
        match = re.search(r"^channels=(\d{1,5})\s*$", description, re.MULTILINE)
        return (max(1, int(match[1])) if match else 1), 1
    if "<OME" not in description and "openmicroscopy" not in description:
        return 1, 1
    start = description.find("<Pixels")
    pixels = description[start : description.find(">", start)] if start >= 0 else ""
    sizes = {axis: int(size) for axis, size in re.findall(r"\bSize([CZT])=\"(\d{1,7})\"", pixels)}
    order = re.search(r"\bDimensionOrder=\"XY([CZT]{3})\"", pixels)
    samples = re.search(r"\bSamplesPerPixel=\"(\d{1,5})\"", description)
    channels = sizes.get("C", 1) // max(1, int(samples[1]) if samples else 1)
    distance = 1
    for axis in order[1] if order else "CZT":
        if axis == "C":
            break
        distance *= max(1, sizes.get(axis, 1))
    return max(1, channels), distance


@contextmanager
def opened_tiff(path: Path) -> Iterator[Any]:
    """The file as a tifffile.TiffFile, closed at the end."""
    import tifffile

    silence_decoders()
    with tifffile.TiffFile(path) as file:
        yield file


def _page(file: Any, number: int) -> Any:
    page = file.pages[number]
    if number and not hasattr(page, "axes"):
        raise ValueError(f"page {number + 1} has no layout")
    if page.axes not in ("YX", "YXS", "SYX") or page.dtype is None:
        raise ValueError(f"unknown layout {page.axes or '?'}")
    if page.dtype.kind == "c":
        path = Path(file.filehandle.path)
        raise FileError(path, "holds complex numbers, which are no picture.", "Save their magnitude as TIFF.")
    return page


def _facts(file: Any) -> TiffPage:
    page = _page(file, 0)
    facts = page_facts(page)
    if facts.shape[2] > 1:
        return facts
    pages, count = _channel_pages(file, page)
    return replace(facts, channel_pages=pages, channel_count=count)


def page_facts(page: Any) -> TiffPage:
    """Facts of one page, a tifffile.TiffPage, by itself."""
    sizes = dict(zip(page.axes, page.shape, strict=True))
    orientation = page.tags.get(274)
    samples = sizes.get("S", 1)
    return TiffPage(
        shape=(sizes["Y"], sizes["X"], samples),
        bits=int(page.bitspersample),
        orientation=int(orientation.value) if orientation and orientation.value in range(1, 9) else 1,
        photometric=int(page.photometric),
        compression=int(page.compression),
        channel_count=samples,
        nodata=_nodata(page),
        alpha_count=sum(int(kind) in (1, 2) for kind in page.extrasamples or ()) if samples > 1 else 0,
        palette=_palette(page),
    )


def _channel_pages(file: Any, first: Any) -> tuple[tuple[int, ...], int]:
    """Numbers of the pages of the first channels, and how many channels there are."""
    tag = first.tags.get(_DESCRIPTION)
    text = tag.value if tag is not None and isinstance(tag.value, str) else ""
    count, distance = channels_in_pages(text)
    if not 2 <= count <= _MOST_CHANNELS or int(first.photometric) == _PALETTE:
        return (0,), 1
    numbers = tuple(channel * distance for channel in range(min(count, _USED_CHANNELS)))
    if numbers[-1] < planes_behind_first(file):
        return numbers, count
    try:
        others = [_page(file, number) for number in numbers]
    except IndexError:
        # Fewer pages than the text says.
        return (0,), 1
    is_alike = all(page.shape == first.shape and page.dtype == first.dtype for page in others)
    return (numbers, count) if is_alike else ((0,), 1)


def _nodata(page: Any) -> float | None:
    tag = page.tags.get(42113)
    if tag is None:
        return None
    try:
        return float(str(tag.value).strip("\0 \n"))
    except ValueError:
        return None


def _palette(page: Any) -> NDArray[np.uint8] | None:
    tag = page.tags.get(_COLORMAP)
    if int(page.photometric) != _PALETTE or tag is None:
        return None
    values = np.asarray(tag.value, np.uint16).ravel()
    count = len(values) // 3
    # Three rows of 16 bits; some programs wrote 8.
    is_wide = bool(count) and int(values.max()) > 255
    return (values[: 3 * count].reshape(3, count).T >> (8 if is_wide else 0)).astype(np.uint8)


def check_page_size(path: Path, facts: TiffPage, page: Any, count: int, max_pixels: int) -> None:
    """Refuse `count` pages like this one that are too large, or claim more than the file can hold."""
    height, width, channels = facts.shape
    channels *= count
    itemsize = page.dtype.itemsize
    check_pixels(path, width, height, max_pixels)
    size = height * width * channels * itemsize
    if size > max_pixels * _BYTES_PER_PIXEL_LIMIT:
        raise FileError(
            path,
            f"holds {channels} channels, {size / 1e9:.0f} GB in all.",
            "Keep the channels that you label by, or cut it into smaller images.",
        )
    pieces = count * int(np.prod(page.chunks)) * int(np.prod(page.chunked)) * itemsize
    stored = path.stat().st_size
    check_stored(path, (width, height), max(size, pieces), stored, tiff_ratio(facts.compression))


def _plane(path: Path, file: Any, number: int) -> NDArray[Any]:
    """(H, W) or (H, W, C) numbers of one page."""
    if number and number >= len(file.pages) and number < planes_behind_first(file):
        first = _page(file, 0)
        file.filehandle.seek(first.dataoffsets[0] + number * first.nbytes)
        data = file.filehandle.read(first.nbytes)
        return np.frombuffer(data, first.dtype.newbyteorder(file.byteorder)).reshape(first.shape)
    return decoded_page(path, _page(file, number), file.filehandle)


def planes_behind_first(file: Any) -> int:
    """Planes of a stack that ImageJ wrote with one directory for all, as it does beyond 4 GB; else 1.

    They lie behind the first, uncompressed; those that a truncated file lacks do not count.
    """
    first = file.pages[0]
    text = first.description or ""
    match = re.search(r"^images=(\d{1,9})\s*$", text, re.MULTILINE) if text.startswith("ImageJ=") else None
    if match is None or len(file.pages) != 1 or int(first.compression) != _NONE or not first.is_contiguous:
        return 1
    there = int((file.filehandle.size - first.dataoffsets[0]) // max(1, first.nbytes))
    return max(1, min(int(match[1]), there))


def decoded_page(path: Path, page: Any, handle: Any) -> NDArray[Any]:
    """(H, W) or (H, W, C) numbers of one page, before its orientation.

    Args:
        handle: the file handle of its tifffile.TiffFile.

    Raises:
        UserError: it has no pixels, unpacks to more than it says, or was decoded to nothing.
    """
    stored_bytes = sum(page.databytecounts)
    if not stored_bytes:
        raise FileError(path, "stores no pixels: all its pieces are empty.", "Copy or export it again.")
    _refuse_bombs(path, page, handle)
    pixels: NDArray[Any] = page.asarray()
    plain_bytes = pixels.nbytes * _PLAIN_SHARE + _PLAIN_BYTES_A_PIECE * len(page.databytecounts)
    if int(page.compression) != _NONE and stored_bytes > plain_bytes and _is_untouched(pixels):
        raise FileError(
            path,
            f"was decoded to nothing: its {stored_bytes:,} bytes hold more than one value.",
            "Save it uncompressed or with Deflate.",
        )
    if page.axes == "SYX":
        pixels = np.moveaxis(pixels, 0, 2)
    return pixels


def _is_untouched(pixels: NDArray[Any]) -> bool:
    """Whether all bytes are the same, as in memory that nobody wrote to."""
    first = pixels.ravel()[:1]
    return len(set(first.tobytes())) == 1 and bool((pixels == first).all())


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
            raise FileError(path, "unpacks to more than its header says.", "Copy or export it again.")
