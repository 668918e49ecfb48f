"""Numbers of an image file exactly as stored, upright: never inverted, scaled or mapped to colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.document.decode import (
    check_size,
    in_plain_words,
    is_tiff,
    opened,
    orientation_of,
    require_file,
)
from engine.document.png import PngFacts, facts_of_opened, read_png16
from engine.document.samples.codestreams import Codestream, probe_codestream, read_codestream
from engine.document.samples.netpbm import NetpbmHeader, probe_netpbm, read_netpbm
from engine.document.samples.tiff_page import TiffPage, read_tiff, refuse_colour_model
from engine.document.to_rgb8 import upright

if TYPE_CHECKING:
    from PIL.Image import Image

_LOSSLESS: Final = ("PNG", "BMP", "GIF")
_ALPHA_MODES: Final = ("LA", "PA", "La", "RGBA", "RGBa")
_SWAPPED: Final = (5, 6, 7, 8)
# Pillow widens grey values of few bits to eight by these factors.
_WIDENED: Final = {2: 85, 4: 17}
_GREY_PNG: Final = 0
_EIGHT: Final = 8
_DEEP: Final = 16
_PLAIN_MODES: Final = ("L", "RGB")
_PLAIN_FORMATS: Final = ("JPEG", "MPO", "BMP")
_PLAIN_PNG: Final = (0, 2)
# Photometric interpretation and samples of a pixel: black is zero, RGB.
_PLAIN_TIFF: Final = ((1, 1), (2, 3))

SizeCheck = Callable[[int, int], None]
"""Sees (height, width), upright, before any pixel is decoded, and may refuse."""


@dataclass(frozen=True, slots=True)
class StoredSamples:
    """Numbers of the first page of an image file.

    Attributes:
        pixels: (H, W) or (H, W, C), upright, in their own number type; one bit as uint8 of 0 and 1.
        layout: what Pillow or TIFF calls it, such as "RGB", for messages.
        alpha: (H, W) opaqueness, None where the file has none; not in `pixels`.
        palette: (N, 3) uint8 colours that the numbers stand for, None where they stand for none.
        nodata: the number that stands for "nothing was measured here", None for none.
    """

    pixels: NDArray[Any]
    layout: str
    format: str
    is_lossless: bool
    alpha: NDArray[Any] | None = None
    palette: NDArray[np.uint8] | None = None
    nodata: float | None = None


def read_samples(
    path: Path, max_pixels: int, check: SizeCheck = lambda _height, _width: None
) -> StoredSamples:
    """The stored numbers of an image file; of several pages or frames the first.

    Raises:
        UserError: missing, damaged, no image, more than `max_pixels`, or what `check` raises.
    """
    head = require_file(path)
    if is_tiff(head):
        return _of_tiff(path, max_pixels, check)
    if (netpbm := probe_netpbm(path, head)) is not None:
        return _of_netpbm(path, netpbm, max_pixels, check)
    stream = probe_codestream(path, head)
    if stream is not None:
        return _of_codestream(path, stream, max_pixels, check)
    with opened(path, head) as image:
        with in_plain_words(path):
            facts = facts_of_opened(image)
            orientation = orientation_of(image, facts)
        width, height = image.size
        check(*((width, height) if orientation in _SWAPPED else (height, width)))
        check_size(path, image, max_pixels, head)
        with in_plain_words(path):
            pixels = upright(_of_pillow(path, image, facts), orientation)
            has_alpha = image.mode in _ALPHA_MODES
            pixels, alpha = _without_alpha(pixels, int(has_alpha))
            return StoredSamples(
                pixels,
                image.mode,
                image.format or "",
                image.format in _LOSSLESS or _is_lossless_webp(path, image),
                alpha,
                _palette(image),
            )


def _of_tiff(path: Path, max_pixels: int, check: SizeCheck) -> StoredSamples:
    def check_page(page: TiffPage) -> None:
        height, width, _ = page.shape
        check(*((width, height) if page.orientation in _SWAPPED else (height, width)))
        refuse_colour_model(path, page)

    pixels, page = read_tiff(path, max_pixels, check_page)
    pixels, alpha = _without_alpha(upright(pixels, page.orientation), page.alpha_count)
    if pixels.dtype == np.bool_:
        pixels = pixels.astype(np.uint8)
    layout = f"{pixels.shape[2]} channels" if pixels.ndim == 3 else "grey"
    return StoredSamples(pixels, layout, "TIFF", page.is_lossless, alpha, page.palette, page.nodata)


def _of_codestream(path: Path, stream: Codestream, max_pixels: int, check: SizeCheck) -> StoredSamples:
    check(stream.height, stream.width)
    pixels = read_codestream(path, stream, max_pixels)
    is_with_alpha = pixels.ndim == 3 and pixels.shape[2] in (2, 4)
    pixels, alpha = _without_alpha(pixels, int(is_with_alpha))
    # The two JPEG of later years may be without loss, and their ids say whether they were.
    return StoredSamples(pixels, f"{stream.channels} channels", stream.format, stream.format != "JPEG", alpha)


def _of_netpbm(path: Path, header: NetpbmHeader, max_pixels: int, check: SizeCheck) -> StoredSamples:
    check(*header.shape[:2])
    pixels, alpha = _without_alpha(read_netpbm(path, header, max_pixels), int(header.has_alpha))
    return StoredSamples(pixels, f"{header.shape[2]} channels", header.format, True, alpha)


def _of_pillow(path: Path, image: Image, facts: PngFacts | None) -> NDArray[Any]:
    if facts is not None and facts.bits == _DEEP and facts.color_type != _GREY_PNG:
        deep = read_png16(path)
        return deep if deep.ndim == 2 else deep[:, :, [2, 1, 0, 3][: deep.shape[2]]]
    pixels: NDArray[Any] = np.asarray(image)
    if pixels.dtype == np.bool_:
        return pixels.astype(np.uint8)
    if facts is not None and facts.color_type == _GREY_PNG and facts.bits in _WIDENED:
        return pixels // np.uint8(_WIDENED[facts.bits])
    return pixels


def _without_alpha(pixels: NDArray[Any], alpha_count: int) -> tuple[NDArray[Any], NDArray[Any] | None]:
    """The colours, (H, W) where there is but one, and the last channel as alpha where that is one."""
    alpha = None
    if pixels.ndim == 3 and 0 < alpha_count < pixels.shape[2]:
        alpha = pixels[:, :, -1]
        pixels = pixels[:, :, : pixels.shape[2] - alpha_count]
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[:, :, 0]
    return pixels, alpha


def _palette(image: Image) -> NDArray[np.uint8] | None:
    if image.mode != "P":
        return None
    values = image.getpalette("RGB") or []
    return np.asarray(values, np.uint8).reshape(-1, 3)


def _is_lossless_webp(path: Path, image: Image) -> bool:
    """Whether a WebP holds a lossless stream (VP8L) and no lossy one."""
    if image.format != "WEBP":
        return False
    with open(path, "rb") as file:
        start = file.read(1 << 16)
    return b"VP8L" in start and b"VP8 " not in start


def is_plain(path: Path) -> bool:
    """Whether `read_image` gives the stored numbers: 8 bits of grey or colour, nothing converted.

    By the header alone, and only for the kinds of files that most images are; False says nothing.

    Raises:
        UserError: missing, damaged, or no image.
    """
    head = require_file(path)
    if is_tiff(head):
        return _is_plain_tiff(path)
    is_netpbm = probe_netpbm(path, head) is not None
    if is_netpbm or probe_codestream(path, head) is not None:
        return False
    with opened(path) as image, in_plain_words(path):
        if image.mode not in _PLAIN_MODES or "transparency" in image.info:
            return False
        facts = facts_of_opened(image)
        if facts is None:
            return image.format in _PLAIN_FORMATS
        return facts.bits == _EIGHT and facts.color_type in _PLAIN_PNG


def _is_plain_tiff(path: Path) -> bool:
    """Whether a TIFF is one page of 8 bits, grey or RGB, without opaqueness and not turned.

    What slide scanners write; reading the numbers of 268 megapixels would take 768 MB beside the picture.
    """
    import tifffile

    with in_plain_words(path), tifffile.TiffFile(path) as file:
        page = file.pages[0]
        if len(file.pages) != 1 or not isinstance(page, tifffile.TiffPage):
            return False
        orientation = page.tags.get("Orientation")
        is_upright = orientation is None or orientation.value == 1
        kind = (int(page.photometric), page.samplesperpixel)
        return is_upright and page.dtype == np.uint8 and page.bitspersample == _EIGHT and kind in _PLAIN_TIFF
