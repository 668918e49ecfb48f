"""Copies of images in a data set: as they are, turned upright, or in a format that the data set can have."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from engine.core import UserError
from engine.document.decode import in_plain_words, opened, orientation_of
from engine.document.image import MAX_PIXELS, is_read_apart, is_wide_tiff, read_image
from engine.document.png import facts_of_opened, png_facts, read_png16
from engine.document.samples.tiff_page import probe_tiff, read_tiff
from engine.document.stacks.reading import is_plane
from engine.document.to_rgb8 import upright
from engine.storage.records import ImageRecord

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

_LOSSLESS: Final = (".png", ".tif", ".tiff", ".bmp")
_JPEG: Final = (".jpg", ".jpeg")
_TIFF: Final = (".tif", ".tiff")
_FORMATS: Final = {".png": "PNG", ".tif": "TIFF", ".tiff": "TIFF", ".bmp": "BMP"}
_JPEG_QUALITY: Final = 95
# Modes that PNG holds as they are.
_PNG_MODES: Final = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")
_TIFF_ORIENTATION: Final = 274
_GDAL_NODATA: Final = 42113
_INVERTED: Final = 0
_RGB: Final = 2


@dataclass(frozen=True, slots=True)
class WrittenPicture:
    """One image in a data set.

    Attributes:
        path: where it is.
        orientation: EXIF orientation (1-8) by which its original is turned; 1 for not at all.
        is_turned: it was turned upright, pixel by pixel, and carries no orientation any more.
        is_converted: it is in another format than its original, as the data set cannot have that one.
    """

    path: Path
    orientation: int = 1
    is_turned: bool = False
    is_converted: bool = False

    @property
    def lies_turned(self) -> bool:
        """Whether readers that pass over the orientation see it turned against its mask."""
        return self.orientation != 1 and not self.is_turned


def write_picture(
    record: ImageRecord, stem: Path, suffixes: frozenset[str] | None, *, is_upright: bool
) -> WrittenPicture:
    """Write the image beside `stem`, whose name it gets with a suffix.

    A file that need not change is copied byte by byte. One that its orientation turns is written upright
    without loss: as PNG, or as TIFF where its samples have more than 8 bits.

    Args:
        suffixes: endings that it may have, in small letters; None for any.
        is_upright: images that are turned by their orientation are turned upright.

    Raises:
        UserError: the image cannot be read, or none of the endings can be written.
    """
    if is_plane(record.path):
        # A plane, or a view of some channels, is a picture of its own: its file holds others, too.
        path = stem.with_name(stem.name + _ending(record, suffixes))
        _save_view(record.path, path)
        return WrittenPicture(path, is_converted=True)
    orientation = stored_orientation(record.path)
    # A format with endings of its own looks for them in small letters.
    suffix = record.path.suffix if suffixes is None else record.path.suffix.lower()
    fits = suffixes is None or suffix in suffixes
    is_turned = is_upright and orientation != 1
    if fits and not is_turned:
        path = stem.with_name(stem.name + suffix)
        copy_image(record, path)
        return WrittenPicture(path, orientation)
    if is_turned and _may_be(".tif", suffixes) and is_wide_tiff(record.path):
        path = stem.with_name(stem.name + (suffix if suffix.lower() in _TIFF and fits else ".tif"))
        if _write_turned_tiff(record.path, path):
            return WrittenPicture(path, orientation, is_turned=True, is_converted=not fits)
    path = stem.with_name(stem.name + _ending(record, suffixes))
    _write_pixels(record.path, path, orientation)
    # Pixels are upright now, whether that was the reason or another format was.
    return WrittenPicture(path, orientation, is_turned=orientation != 1, is_converted=not fits)


def stored_orientation(path: Path) -> int:
    """EXIF orientation (1-8) by which the pixels of an image file are turned; 1 where they are upright.

    Raises:
        UserError: it cannot be read.
    """
    if is_plane(path) or is_read_apart(path):
        return 1
    if is_wide_tiff(path):
        return probe_tiff(path).orientation
    with opened(path) as image, in_plain_words(path):
        if image.format == "TIFF":
            stored = image.tag_v2.get(_TIFF_ORIENTATION, 1)  # type: ignore[attr-defined]
            return stored if stored in range(1, 9) else 1
        return orientation_of(image, facts_of_opened(image))


def copy_image(record: ImageRecord, target: Path) -> None:
    """Copy the image's file as it is.

    Raises:
        UserError: it cannot be read.
    """
    try:
        source = open(record.path, "rb")  # noqa: SIM115 - closed below; only opening is the image's fault
    except OSError as error:
        raise UserError(
            f"The image {record.path} cannot be read: {error.strerror or error}.",
            "Put it back, or skip it.",
        ) from error
    with source, open(target, "wb") as copy:
        shutil.copyfileobj(source, copy, 1 << 20)


def _may_be(ending: str, suffixes: frozenset[str] | None) -> bool:
    return suffixes is None or ending in suffixes


def _ending(record: ImageRecord, suffixes: frozenset[str] | None) -> str:
    """The ending of an image that is written anew: one that loses nothing where the data set can have it."""
    ending = next((e for e in (*_LOSSLESS, *_JPEG) if _may_be(e, suffixes)), None)
    if ending is None:
        raise UserError(
            f"{record.name} cannot be converted to one of {', '.join(sorted(suffixes or ()))}.",
            "Convert the image before the export.",
        )
    return ending


def _write_turned_tiff(source: Path, target: Path) -> bool:
    """Write the samples of a wide TIFF upright; False for one whose numbers mean something special."""
    import tifffile

    pixels, page = read_tiff(source, MAX_PIXELS)
    if page.palette is not None or page.photometric == _INVERTED or len(page.channel_pages) > 1:
        return False
    photometric = "rgb" if page.photometric == _RGB else "minisblack"
    turned = np.ascontiguousarray(upright(pixels, page.orientation))
    if turned.ndim == 3 and turned.shape[2] == 1:
        turned = turned[:, :, 0]
    layout = "contig" if turned.ndim == 3 else None
    nodata = [] if page.nodata is None else [(_GDAL_NODATA, "s", 0, f"{page.nodata:g}", True)]
    tifffile.imwrite(target, turned, photometric=photometric, planarconfig=layout, extratags=nodata)
    return True


def _write_pixels(source: Path, target: Path, orientation: int) -> None:
    """Write the pixels of an image upright in the format that the ending of `target` says."""
    from PIL import Image

    if target.suffix in _JPEG:
        _save_view(source, target)
        return
    if target.suffix == ".png" and (deep := _deep_png(source)) is not None:
        _save_png16(target, upright(deep, orientation))
        return
    with open(target, "wb") as file:
        picture = _as_stored(source, orientation) or Image.fromarray(read_image(source))
        options: dict[str, Any] = {"compress_level": 1} if target.suffix == ".png" else {}
        profile = picture.info.get("icc_profile")
        picture.save(file, format=_FORMATS[target.suffix], icc_profile=profile, **options)


def _save_view(source: Path, target: Path) -> None:
    """Write the 8-bit picture of an image in the format that the ending of `target` says."""
    from PIL import Image

    picture = Image.fromarray(read_image(source))
    with open(target, "wb") as file:
        if target.suffix in _JPEG:
            picture.save(file, format="JPEG", quality=_JPEG_QUALITY, subsampling=0)
        else:
            picture.save(file, format=_FORMATS[target.suffix])


def _as_stored(source: Path, orientation: int) -> Image | None:
    """The image upright with its own channels, where a PNG holds them; None for others."""
    from PIL import Image

    if is_wide_tiff(source) or is_read_apart(source):
        return None
    with opened(source) as image, in_plain_words(source):
        if image.mode not in _PNG_MODES or "transparency" in image.info or getattr(image, "n_frames", 1) > 1:
            return None
        image.load()
        # Pillow turns a TIFF itself.
        turns = 1 if image.format == "TIFF" else orientation
        profile = image.info.get("icc_profile")
        method = _TRANSPOSED.get(turns)
        picture = image.copy() if method is None else image.transpose(Image.Transpose(method))
        picture.info = {"icc_profile": profile} if profile else {}
        return picture


# EXIF orientation -> Pillow's number of the transposition that makes it upright.
_TRANSPOSED: Final = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}


def _deep_png(source: Path) -> NDArray[np.uint16] | None:
    """Samples of a PNG with 16 bits a channel; None for every other file."""
    facts = png_facts(source)
    return read_png16(source) if facts is not None and facts.bits == 16 else None


def _save_png16(target: Path, pixels: NDArray[Any]) -> None:
    import cv2

    _, content = cv2.imencode(".png", np.ascontiguousarray(pixels))
    target.write_bytes(content.tobytes())
