"""Image files of every common kind as upright 8-bit RGB; others are refused in one sentence.

>>> import tempfile
>>> from pathlib import Path
>>> from PIL import Image
>>> with tempfile.TemporaryDirectory() as folder:
...     path = Path(folder) / "grey.png"
...     Image.new("L", (4, 3), 200).save(path)
...     pixels = read_image(path)
...     info = probe_image(path)
>>> pixels.shape, pixels[0, 0].tolist()
((3, 4, 3), [200, 200, 200])
>>> info.width, info.height, info.bits
(4, 3, 8)
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from engine.core import RgbU8, UserError, read_only
from engine.document.decode import (
    ImageInfo,
    PngFacts,
    check_size,
    in_plain_words,
    is_tiff,
    opened,
    orientation_of,
    png_facts,
    require_file,
)
from engine.document.listing import IMAGE_SUFFIXES, list_images
from engine.document.mask_file import read_mask
from engine.document.tiff import probe_tiff, read_tiff
from engine.document.to_rgb8 import eight_bits, over_white, three_channels, upright

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS: Final = 300_000_000

__all__ = [
    "IMAGE_SUFFIXES",
    "MAX_PIXELS",
    "ImageInfo",
    "list_images",
    "probe_image",
    "read_image",
    "read_mask",
    "read_reduced",
]

_JPEG_SIGNATURE: Final = b"\xff\xd8\xff"
_SWAPPED: Final = (5, 6, 7, 8)
_CHANNELS: Final = {"1": 1, "L": 1, "P": 1, "I": 1, "F": 1, "LA": 2, "PA": 2, "La": 2}
_BITS: Final = {"1": 1, "I": 32, "F": 32}


def probe_image(path: Path) -> ImageInfo:
    """Facts from the header of an image, its size as seen upright; decodes no pixel.

    Raises:
        UserError: no image, or its header is damaged.
    """
    if _is_wide_tiff(path):
        tiff = probe_tiff(path)
        height, width, channels = tiff.shape
        if tiff.orientation in _SWAPPED:
            height, width = width, height
        return ImageInfo(width, height, channels, tiff.bits, "TIFF")
    with opened(path) as image, in_plain_words(path):
        png = png_facts(path)
        width, height = image.size
        if orientation_of(image, png) in _SWAPPED:
            width, height = height, width
        channels = _CHANNELS.get(image.mode, 1 if image.mode.startswith("I;") else len(image.getbands()))
        bits = png.bits if png else _BITS.get(image.mode, 16 if image.mode.startswith("I;") else 8)
        return ImageInfo(width, height, channels, bits, image.format or "")


def read_image(path: Path, max_pixels: int = MAX_PIXELS) -> RgbU8:
    """The image upright, (H, W, 3) uint8, contiguous and read-only.

    The content decides, not the suffix. Of several pages or frames the first, of many
    channels the first three; grey gives three equal channels; transparency is laid over
    white; CMYK and LAB are converted, other colour profiles left aside. More than 8 bits,
    and floats, are stretched from the 0.1th to the 99.9th percentile.

    Raises:
        UserError: missing, empty, damaged, no image, or more than `max_pixels`.
    """
    if _is_wide_tiff(path):
        rgb = _from_wide_tiff(path, max_pixels)
    else:
        with opened(path) as image:
            check_size(path, image, max_pixels)
            with in_plain_words(path):
                png = png_facts(path)
                orientation = orientation_of(image, png)
                rgb = upright(_decoded(path, image, png), orientation)
    return read_only(np.ascontiguousarray(rgb))


def read_reduced(path: Path, side_px: int, max_pixels: int = MAX_PIXELS) -> RgbU8:
    """The image as `read_image` gives it, shrunk so that its longer side is at most `side_px`.

    A JPEG is decoded at a half, quarter or eighth of its size, which takes a fraction of the
    time and memory; anything else in full. A smaller image stays as it is.

    Raises:
        UserError: as `read_image`.
    """
    from PIL import Image

    if require_file(path).startswith(_JPEG_SIGNATURE):
        with opened(path) as image:
            check_size(path, image, max_pixels)
            with in_plain_words(path):
                orientation = orientation_of(image, None)
                # Twice the wanted size is left to the filter below, which is better than the decoder's.
                image.draft(image.mode, (2 * side_px, 2 * side_px))
                rgb = upright(_decoded(path, image, None), orientation)
    else:
        rgb = read_image(path, max_pixels)
    height, width = rgb.shape[:2]
    longer = max(height, width)
    if longer > side_px:
        size = (max(1, round(width * side_px / longer)), max(1, round(height * side_px / longer)))
        picture = Image.fromarray(np.ascontiguousarray(rgb))
        rgb = np.asarray(picture.resize(size, Image.Resampling.BILINEAR, reducing_gap=3.0))
    return read_only(np.ascontiguousarray(rgb))


def _is_wide_tiff(path: Path) -> bool:
    """True for a TIFF whose samples Pillow would cut to 8 bits, leave out, or not read at all."""
    if not is_tiff(require_file(path)):
        return False
    try:
        with opened(path) as image, in_plain_words(path):
            tags: Any = image.tag_v2  # type: ignore[attr-defined]
            bits = max(tags.get(258, (1,)))
            samples = tags.get(277, 1)
            is_signed = 2 in tags.get(339, (1,))
            # Pillow takes signed bytes for unsigned, and large unsigned values for negative.
            is_misread = (bits == 8 and is_signed) or (bits == 32 and image.mode == "I" and not is_signed)
            return samples > 4 or samples == 2 or (samples > 1 and bits > 8) or is_misread
    except UserError:
        # Not a layout that Pillow knows; the reader for wide ones tells what is wrong, if it is.
        return True


def _from_wide_tiff(path: Path, max_pixels: int) -> RgbU8:
    pixels, facts = read_tiff(path, max_pixels)
    rgb = eight_bits(three_channels(pixels))
    if facts.is_inverted:
        rgb = np.uint8(255) - rgb
    return upright(rgb, facts.orientation)


def _decoded(path: Path, image: Image, png: PngFacts | None) -> RgbU8:
    """(H, W, 3) uint8 as stored, not yet turned upright."""
    mode = image.mode
    if png is not None and png.bits == 16 and png.color_type != 0:
        return _from_png16(path)
    if mode in ("F", "I") or mode.startswith("I;"):
        grey = eight_bits(np.asarray(image))
        if image.format == "TIFF" and image.tag_v2.get(262) == 0:  # type: ignore[attr-defined]
            grey = np.uint8(255) - grey
        return three_channels(grey)
    if mode in ("1", "L") and "transparency" not in image.info:
        return three_channels(np.asarray(image.convert("L")))
    if mode in ("LA", "PA", "La", "RGBA", "RGBa") or "transparency" in image.info:
        rgba = np.asarray(image.convert("RGBA") if mode != "La" else image.convert("LA").convert("RGBA"))
        return over_white(rgba[:, :, :3], rgba[:, :, 3])
    if mode == "LAB":
        return np.asarray(_lab_to_rgb(image))
    return np.asarray(image if mode == "RGB" else image.convert("RGB"))


def _from_png16(path: Path) -> RgbU8:
    import cv2

    # Pillow keeps the high byte only, which turns a 12-bit camera's picture black.
    pixels = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None:
        raise ValueError("broken data stream")
    if pixels.ndim == 2:
        return three_channels(eight_bits(pixels))
    rgb = eight_bits(pixels[:, :, 2::-1])
    if pixels.shape[2] < 4:
        return rgb
    alpha = (pixels[:, :, 3] // 257).astype(np.uint8)
    return over_white(rgb, alpha)


def _lab_to_rgb(image: Image) -> Image:
    from PIL import ImageCms

    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    convert: Callable[..., Image | None] = ImageCms.applyTransform
    converted = convert(image, ImageCms.buildTransform(lab, srgb, "LAB", "RGB"))
    if converted is None:
        raise ValueError("no colour conversion")
    return converted
