"""Mask files read exactly: class ids as stored numbers, never as a picture, and never a guess."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, LabelMap, UserError, read_only
from engine.core.plane_path import PlanePath
from engine.core.words import plural
from engine.document.colour_table import ColourTable
from engine.document.decode import MOST_PIXELS
from engine.document.mask_survey import label_counts
from engine.document.samples.stored import StoredSamples, read_samples

_SHOWN_IDS: Final = 5
# Levels near black and near white: what JPEG of quality 75 makes of the two stays within 24.
_NEAR: Final = 32
_HALF: Final = 128
# Share of pixels that may lie between: soft edges. More is a picture in grey.
_BETWEEN: Final = 0.1
# Side of a square between black and white, and how far its levels may differ: JPEG leaves areas that flat,
# and an edge of blurred black and white falls by more on its way.
_AREA_PX: Final = 5
_FLAT: Final = 8
# Share of pixels that may have a colour: noise of JPEG beside edges, of which each is less than a pixel wide.
_COLOURED: Final = 0.005


def read_mask(
    path: Path,
    shape: tuple[int, int] | None,
    class_count: int | None,
    colours: ColourTable | None = None,
) -> LabelMap:
    """(H, W) uint8 read-only class ids, 255 where unlabelled, exactly as stored, upright.

    Whole numbers count in any wrapping: palette images give their indices, grey ones their values, few bits
    and one bit their numbers, 16 to 64 bits and floats their values when all are whole and fit; equal
    channels count as grey; a plain opaqueness is left aside. What a TIFF declares as its "no data" value is
    unlabelled where it is no class id.

    Args:
        shape: (H, W) that the mask must have, None for any.
        class_count: ids must be below it or 255, None for any.
        colours: the classes of colours, for masks in colours; None where there is no such table.

    Raises:
        UserError: unreadable, lossy, in unknown colours, of another size, or with unknown ids; the
            message says what to do.
    """
    samples = _samples(path, shape)
    if not samples.is_lossless:
        raise UserError(
            f"The mask {path.name} is a {samples.format}, which does not keep class ids exactly.",
            "Save it as PNG, with the class id as pixel value.",
        )
    ids = _ids(path, samples, colours)
    if class_count is not None:
        check_ids(path, ids, class_count)
    return read_only(ids)


def read_black_and_white(path: Path, shape: tuple[int, int] | None) -> LabelMap:
    """(H, W) uint8 read-only: 1 where a mask of black and white is nearer to white, else 0.

    For masks with soft edges, and those that were saved as JPEG.

    Args:
        shape: (H, W) that the mask must have, None for any.

    Raises:
        UserError: unreadable, of another size, or not of black and white.
    """
    samples = _samples(path, shape)
    grey = samples.pixels
    is_grey = True
    if grey.ndim == 3:
        channels = grey[:, :, :3]
        grey, lowest = channels.max(axis=2), channels.min(axis=2)
        # Classes in colours are no black and white, however far apart their brightest channels are.
        is_grey = bool(((grey - lowest) > _NEAR).mean() <= _COLOURED)
    if grey.dtype == np.uint8 and samples.palette is None and is_grey:
        is_between = (grey >= _NEAR) & (grey < 256 - _NEAR)
        has_both = bool((grey < _NEAR).any() and (grey >= 256 - _NEAR).any())
        is_of_classes = _has_level_between(grey, is_between) or _has_numbers_alone(grey)
        if has_both and is_between.mean() <= _BETWEEN and not is_of_classes:
            return read_only((grey >= _HALF).astype(np.uint8))
    raise UserError(f"The mask {path.name} is not of black and white.", "Save it with the class id as value.")


def grey_count(path: Path) -> int:
    """Pixels of a mask that are neither black nor white.

    Raises:
        UserError: unreadable.
    """
    grey = _samples(path, None).pixels
    grey = grey[:, :, :3].max(axis=2) if grey.ndim == 3 else grey
    return int(np.count_nonzero((grey != 0) & (grey != IGNORE)))


def _has_level_between(grey: NDArray[np.uint8], is_between: NDArray[np.bool_]) -> bool:
    """Whether an area is of one grey: a class of its own between black and white, and no soft edge."""
    import cv2

    square = np.ones((_AREA_PX, _AREA_PX), np.uint8)
    is_flat = cv2.dilate(grey, square) - cv2.erode(grey, square) <= _FLAT
    return bool((is_flat & is_between).any())


def _has_numbers_alone(grey: NDArray[np.uint8]) -> bool:
    """Whether all values beside black and white are nearly black: numbers, as edges run through greys."""
    others = grey[(grey != 0) & (grey != IGNORE)]
    return bool(others.size and others.max() < _NEAR)


def check_ids(path: Path, ids: LabelMap, class_count: int) -> None:
    """Raise UserError when `ids` holds others than 0..class_count-1 and 255."""
    counts = label_counts(ids)
    present = np.flatnonzero(counts)
    unknown = [int(i) for i in present if i >= class_count and i != IGNORE]
    if unknown:
        shown = ", ".join(str(i) for i in unknown[:_SHOWN_IDS]) + (
            ", ..." if len(unknown) > _SHOWN_IDS else ""
        )
        raise UserError(
            f"The mask {path.name} holds class {shown} in {plural(int(counts[unknown].sum()), 'pixel')}, but "
            f"the class list ends at {class_count - 1}.",
            "Add the missing classes, or correct the mask.",
        )


def _samples(path: Path, shape: tuple[int, int] | None) -> StoredSamples:
    def check(height: int, width: int) -> None:
        if shape is not None and (height, width) != shape:
            _refuse_size(path, (height, width), shape)

    if PlanePath.parse(path) is not None:
        from engine.document.stacks.reading import read_stored

        stored = read_stored(path, MOST_PIXELS)
        check(*stored.pixels.shape[:2])
        return stored
    return read_samples(path, MOST_PIXELS if shape is None else shape[0] * shape[1], check)


def _ids(path: Path, samples: StoredSamples, colours: ColourTable | None) -> LabelMap:
    pixels = samples.pixels
    if samples.alpha is not None and not _is_plainly_opaque(samples.alpha):
        raise UserError(
            f"The mask {path.name} is transparent in parts, which no class id says ({samples.layout}).",
            "Save it without transparency, with the class id as pixel value.",
        )
    if pixels.ndim == 3:
        if not (pixels == pixels[:, :, :1]).all():
            if colours is not None and pixels.shape[2] == 3 and pixels.dtype == np.uint8:
                return colours.ids(path, pixels)
            raise UserError(
                f"The mask {path.name} holds colours ({samples.layout}), not class ids.",
                "Save it as a palette or grey PNG, with the class id as pixel value, or put a labelmap.txt "
                "(name:red,green,blue) beside it.",
            )
        if colours is not None and pixels.shape[2] == 3 and pixels.dtype == np.uint8:
            # Black and greys are colours of the table, too.
            return colours.ids(path, pixels)
        pixels = pixels[:, :, 0]
    if pixels.dtype == np.uint8:
        return np.ascontiguousarray(pixels)
    return _whole(path, pixels, samples.nodata)


def _is_plainly_opaque(alpha: NDArray[Any]) -> bool:
    return bool(alpha.min() == alpha.max() != 0)


def _whole(path: Path, pixels: NDArray[Any], nodata: float | None) -> LabelMap:
    """Numbers of any type as class ids.

    Raises:
        UserError: one is no whole number, or none that an id can be.
    """
    unlabelled = _without_data(pixels, nodata)
    if unlabelled is not None:
        pixels = np.where(unlabelled, pixels.dtype.type(IGNORE), pixels)
    if pixels.dtype.kind == "f":
        with np.errstate(invalid="ignore"):
            is_odd = ~(np.floor(pixels) == pixels) | ~np.isfinite(pixels)
        if is_odd.any():
            raise UserError(
                f"The mask {path.name} holds {float(pixels[is_odd][0]):.9g}, which is no whole number.",
                "Export it with class ids.",
            )
    elif pixels.dtype.kind not in "iu":
        raise UserError(
            f"The mask {path.name} holds numbers of type {pixels.dtype}, not class ids.",
            "Export it with class ids.",
        )
    lowest, highest = pixels.min(), pixels.max()
    if lowest < 0 or highest > IGNORE:
        odd = int(lowest) if lowest < 0 else int(highest)
        raise UserError(
            f"The mask {path.name} holds the value {odd}, but class ids end at 254.",
            "It may number objects instead of classes; export it with class ids.",
        )
    return pixels.astype(np.uint8)


def _without_data(pixels: NDArray[Any], nodata: float | None) -> NDArray[np.bool_] | None:
    """Pixels of a "no data" value that is no class id; None for none."""
    if nodata is None or 0 <= nodata <= IGNORE or pixels.dtype.kind not in "iuf":
        return None
    if pixels.dtype == np.uint8 or (pixels.dtype.kind == "i" and pixels.dtype.itemsize == 1):
        return None  # 255 does not fit beside it.
    if np.isnan(nodata):
        return np.isnan(pixels) if pixels.dtype.kind == "f" else None
    with np.errstate(over="ignore"):
        equal: NDArray[np.bool_] = pixels == np.asarray(nodata, np.float64).astype(
            pixels.dtype if pixels.dtype.kind == "f" else np.float64
        )
    return equal


def _refuse_size(path: Path, shape: tuple[int, int], wanted: tuple[int, int]) -> None:
    swapped = " (width and height are swapped)" if shape == wanted[::-1] else ""
    raise UserError(
        f"The mask {path.name} is {shape[1]}x{shape[0]}{swapped}, but its image is {wanted[1]}x{wanted[0]}.",
        "Pick the mask that belongs to this image.",
    )
