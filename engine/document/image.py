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

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8, UserError, read_only
from engine.document.decode import (
    ImageInfo,
    check_size,
    in_plain_words,
    is_tiff,
    opened,
    orientation_of,
    require_file,
)
from engine.document.listing import list_images
from engine.document.mask_file import read_mask
from engine.document.png import PngFacts, facts_of_opened, read_png16
from engine.document.samples.codestreams import Codestream, probe_codestream, read_codestream
from engine.document.samples.netpbm import NetpbmHeader, in_full_light, probe_netpbm, read_netpbm
from engine.document.samples.tiff_page import (
    channels_in_pages,
    probe_tiff,
    read_tiff,
    refuse_colour_model,
)
from engine.document.stacks.bands import has_bands, picture_bands, smaller_level
from engine.document.stacks.layout import LARGEST_PX
from engine.document.stacks.reading import is_plane, plane_layout, read_plane
from engine.document.to_rgb8 import each_in_eight_bits, eight_bits, over_white, three_channels, upright

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS: Final = LARGEST_PX

__all__ = [
    "MAX_PIXELS",
    "ImageInfo",
    "list_images",
    "probe_image",
    "read_image",
    "read_mask",
    "read_reduced",
    "read_stripes",
    "smaller_level",
]

_JPEG_SIGNATURE: Final = b"\xff\xd8\xff"
_SWAPPED: Final = (5, 6, 7, 8)
_CHANNELS: Final = {"1": 1, "L": 1, "P": 1, "I": 1, "F": 1, "LA": 2, "PA": 2, "La": 2}
_BITS: Final = {"1": 1, "I": 32, "F": 32}
_EIGHT: Final = 8
_BAND_ROWS: Final = 256
_IMAGE_DESCRIPTION: Final = 270
# None, the three of fax, LZW, both JPEG, both Deflate, PackBits: what every libtiff inside Pillow has.
_LIBTIFF: Final = (1, 2, 3, 4, 5, 6, 7, 8, 32946, 32773)


def probe_image(path: Path) -> ImageInfo:
    """Facts from the header of an image, its size as seen upright; decodes no pixel.

    Raises:
        UserError: no image, or its header is damaged.
    """
    head = require_file(path)
    if is_plane(path, head):
        layout, view = plane_layout(path, MAX_PIXELS)
        channels = len(layout.channels)
        is_cut = channels > len(view.channels)
        return ImageInfo(layout.width, layout.height, channels, layout.bits, layout.format, is_cut)
    if is_tiff(head) and is_wide_tiff(path):
        tiff = probe_tiff(path)
        height, width, channels = tiff.shape
        if tiff.orientation in _SWAPPED:
            height, width = width, height
        channels = max(channels, tiff.channel_count)
        return ImageInfo(
            width, height, channels, tiff.bits, "TIFF", channels > 3, len(tiff.channel_pages) > 1
        )
    if (netpbm := probe_netpbm(path, head)) is not None:
        height, width, channels = netpbm.shape
        return ImageInfo(width, height, channels, netpbm.bits, netpbm.format, channels > 4)
    if (stream := probe_codestream(path, head)) is not None:
        return ImageInfo(stream.width, stream.height, stream.channels or 3, stream.bits or 8, stream.format)
    with opened(path, head) as image, in_plain_words(path):
        png = facts_of_opened(image)
        width, height = image.size
        if orientation_of(image, png) in _SWAPPED:
            width, height = height, width
        channels = _CHANNELS.get(image.mode, 1 if image.mode.startswith("I;") else len(image.getbands()))
        bits = png.bits if png else _BITS.get(image.mode, 16 if image.mode.startswith("I;") else 8)
        # Pillow passes over a fourth channel of a TIFF that is no transparency.
        stored = image.tag_v2.get(277, 1) if image.format == "TIFF" else channels  # type: ignore[attr-defined]
        channels, is_cut = max(channels, stored), stored > channels
        return ImageInfo(width, height, channels, bits, image.format or "", is_cut)


def read_image(path: Path, max_pixels: int = MAX_PIXELS) -> RgbU8:
    """The image upright, (H, W, 3) uint8, contiguous and read-only.

    The content decides, not the suffix. A path may name a plane of a file (`PlanePath`). Of several
    pages or frames the first, of many channels the first three, also where a microscope's file
    keeps channels as pages; grey gives three equal channels; transparency is laid over white; CMYK
    and LAB are converted, other colour profiles left aside. More than 8 bits, and floats, are
    stretched from the 0.1th to the 99.9th percentile of what was measured: the "no data" value of
    a raster is left out.

    Raises:
        UserError: missing, empty, damaged, no image, or more than `max_pixels`.
    """
    head = require_file(path)
    if is_tiff(head) and has_bands(path):
        rgb = _of_bands(path, max_pixels)
    elif is_plane(path, head):
        rgb = read_plane(path, max_pixels)
    elif is_tiff(head) and is_wide_tiff(path):
        rgb = _from_wide_tiff(path, max_pixels)
    elif (netpbm := probe_netpbm(path, head)) is not None:
        rgb = _from_netpbm(path, netpbm, max_pixels)
    elif (stream := probe_codestream(path, head)) is not None:
        rgb = _from_codestream(path, stream, max_pixels)
    else:
        with opened(path) as image:
            check_size(path, image, max_pixels)
            with in_plain_words(path):
                png = facts_of_opened(image)
                orientation = orientation_of(image, png)
                rgb = upright(_decoded(path, image, png), orientation)
    return read_only(np.ascontiguousarray(rgb))


def read_reduced(path: Path, side_px: int, max_pixels: int = MAX_PIXELS) -> RgbU8:
    """The image as `read_image` gives it, shrunk so that its longer side is at most `side_px`.

    A JPEG is decoded at a half, quarter or eighth of its size, which takes a fraction of the
    time and memory; of a pyramid a smaller level is read; anything else in full. A smaller image
    stays as it is.

    Raises:
        UserError: as `read_image`.
    """
    from PIL import Image

    head = require_file(path)
    if is_tiff(head) and (level := smaller_level(path, side_px)) is not None:
        rgb = read_plane(level, max_pixels)
    elif head.startswith(_JPEG_SIGNATURE) and not is_plane(path) and probe_codestream(path, head) is None:
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


def read_stripes(path: Path, rows: int, max_pixels: int = MAX_PIXELS) -> Iterator[RgbU8]:
    """The image as `read_image` gives it, (n, W, 3) uint8, from the top down; n is `rows`, but for the last.

    Where the decoder's pixels are RGB already no second copy of the whole is made.

    Raises:
        UserError: as `read_image`.
    """
    if has_bands(path):
        yield from picture_bands(path, rows, max_pixels)
        return
    if not is_plane(path) and not is_wide_tiff(path) and not is_read_apart(path):
        with opened(path) as image:
            check_size(path, image, max_pixels)
            with in_plain_words(path):
                png = facts_of_opened(image)
                is_plain = image.mode == "RGB" and (png is None or png.bits <= 8)
                if is_plain and "transparency" not in image.info and orientation_of(image, png) == 1:
                    width, height = image.size
                    for y in range(0, height, rows):
                        yield np.asarray(image.crop((0, y, width, min(height, y + rows))))
                    return
    whole = read_image(path, max_pixels)
    for y in range(0, len(whole), rows):
        yield whole[y : y + rows]


def is_wide_tiff(path: Path) -> bool:
    """True for a TIFF whose samples Pillow would cut to 8 bits, leave out, misread, or not read at all."""
    if not is_tiff(require_file(path)):
        return False
    try:
        with opened(path) as image, in_plain_words(path):
            tags: Any = image.tag_v2  # type: ignore[attr-defined]
            bits = max(tags.get(258, (1,)))
            samples = tags.get(277, 1)
            # Pillow takes signed bytes for unsigned.
            is_signed = 2 in tags.get(339, (1,))
            has_channel_pages = channels_in_pages(str(tags.get(_IMAGE_DESCRIPTION, "")))[0] > 1
            is_foreign = tags.get(259, 1) not in _LIBTIFF
            is_wide = bits > _EIGHT or samples == 2 or samples > 4
            return is_wide or is_signed or is_foreign or has_channel_pages
    except UserError:
        # Not a layout that Pillow knows; the reader for wide ones tells what is wrong, if it is.
        return True


def _from_wide_tiff(path: Path, max_pixels: int) -> RgbU8:
    pixels, facts = read_tiff(path, max_pixels, lambda page: refuse_colour_model(path, page))
    if facts.palette is not None:
        return upright(_of_palette(pixels, facts.palette), facts.orientation)
    if len(facts.channel_pages) > 1:
        rgb = three_channels(each_in_eight_bits(pixels, facts.nodata))
    else:
        rgb = eight_bits(three_channels(pixels), facts.nodata)
    if facts.is_inverted:
        rgb = np.uint8(255) - rgb
    return upright(rgb, facts.orientation)


def _of_bands(path: Path, max_pixels: int) -> RgbU8:
    info = probe_image(path)
    rgb = np.empty((info.height, info.width, 3), np.uint8)
    first = 0
    for band in picture_bands(path, _BAND_ROWS, max_pixels):
        rgb[first : first + len(band)] = band
        first += len(band)
    return rgb


def is_read_apart(path: Path) -> bool:
    """Whether the file has a reader of its own, and is upright: Netpbm, JPEG 2000, JPEG XL and the like."""
    head = require_file(path)
    return probe_netpbm(path, head) is not None or probe_codestream(path, head) is not None


def _from_netpbm(path: Path, header: NetpbmHeader, max_pixels: int) -> RgbU8:
    pixels = in_full_light(read_netpbm(path, header, max_pixels), header)
    if not header.has_alpha:
        return eight_bits(three_channels(pixels))
    rgb = eight_bits(three_channels(pixels[:, :, :-1]))
    return over_white(rgb, (pixels[:, :, -1].astype(np.uint32) * 255 // header.full).astype(np.uint8))


def _of_palette(pixels: NDArray[Any], palette: NDArray[np.uint8]) -> RgbU8:
    # Numbers beyond the palette, which only damaged files have, are its last colour.
    rgb: RgbU8 = palette[np.minimum(pixels.reshape(pixels.shape[:2]), len(palette) - 1)]
    return rgb


def _from_codestream(path: Path, stream: Codestream, max_pixels: int) -> RgbU8:
    pixels = read_codestream(path, stream, max_pixels)
    count = pixels.shape[2] if pixels.ndim == 3 else 1
    rgb = eight_bits(three_channels(pixels[:, :, :1] if count == 2 else pixels))
    if count not in (2, 4) or pixels.dtype.kind != "u":
        return rgb
    alpha = pixels[:, :, -1] >> (8 * (pixels.dtype.itemsize - 1))
    return over_white(rgb, alpha.astype(np.uint8))


def _decoded(path: Path, image: Image, png: PngFacts | None) -> RgbU8:
    """(H, W, 3) uint8 as stored, not yet turned upright."""
    mode = image.mode
    if png is not None and png.bits == 16 and png.color_type != 0:
        return _from_png16(path)
    if mode in ("F", "I") or mode.startswith("I;"):
        return three_channels(eight_bits(np.asarray(image)))
    if mode in ("1", "L") and "transparency" not in image.info:
        return three_channels(np.asarray(image.convert("L")))
    if mode in ("LA", "PA", "La", "RGBA", "RGBa") or "transparency" in image.info:
        rgba = np.asarray(image.convert("RGBA") if mode != "La" else image.convert("LA").convert("RGBA"))
        return over_white(rgba[:, :, :3], rgba[:, :, 3])
    if mode == "LAB":
        return np.asarray(_lab_to_rgb(image))
    return np.asarray(image if mode == "RGB" else image.convert("RGB"))


def _from_png16(path: Path) -> RgbU8:
    # Pillow keeps the high byte only, which turns a 12-bit camera's picture black.
    pixels = read_png16(path)
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
