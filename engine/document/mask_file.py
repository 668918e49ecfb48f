"""Mask files read exactly: class ids, never colours, and never a guess."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, LabelMap, UserError, read_only
from engine.document.decode import check_size, in_plain_words, opened

_MAX_PIXELS: Final = 1_200_000_000
_LOSSLESS: Final = ("PNG", "TIFF", "BMP", "GIF")
_SHOWN_IDS: Final = 5


def read_mask(path: Path, shape: tuple[int, int] | None, class_count: int | None) -> LabelMap:
    """(H, W) uint8 read-only class ids, 255 where unlabelled, exactly as stored.

    Palette images give their indices, grey ones their values, 1-bit ones 0 and 1, 16-bit
    ones their values when all fit; three equal channels count as grey.

    Args:
        shape: (H, W) that the mask must have, None for any.
        class_count: ids must be below it or 255, None for any.

    Raises:
        UserError: unreadable, lossy, in colours, of another size, or with unknown ids; the
            message says what to do.
    """
    limit = _MAX_PIXELS if shape is None else shape[0] * shape[1]
    with opened(path) as image:
        if shape is not None and (image.height, image.width) != shape:
            _refuse_size(path, (image.height, image.width), shape)
        check_size(path, image, limit)
        if image.format not in _LOSSLESS:
            raise UserError(
                f"The mask {path.name} is a {image.format}, which does not keep class ids exactly.",
                "Save it as PNG, with the class id as pixel value.",
            )
        with in_plain_words(path):
            mode = image.mode
            ids = _ids(path, mode, np.asarray(image))
    if class_count is not None:
        check_ids(path, ids, class_count)
    return read_only(ids)


def check_ids(path: Path, ids: LabelMap, class_count: int) -> None:
    """Raise UserError when `ids` holds others than 0..class_count-1 and 255."""
    present = np.flatnonzero(np.bincount(ids.ravel(), minlength=256))
    unknown = [int(i) for i in present if i >= class_count and i != IGNORE]
    if unknown:
        shown = ", ".join(str(i) for i in unknown[:_SHOWN_IDS]) + (
            ", ..." if len(unknown) > _SHOWN_IDS else ""
        )
        raise UserError(
            f"The mask {path.name} holds class {shown}, but the class list ends at {class_count - 1}.",
            "Add the missing classes, or correct the mask.",
        )


def _ids(path: Path, mode: str, pixels: NDArray[Any]) -> LabelMap:
    if mode in ("P", "L", "1"):
        return np.ascontiguousarray(pixels, dtype=np.uint8)
    if mode == "I" or mode.startswith("I;"):
        if pixels.min() < 0 or pixels.max() > IGNORE:
            raise UserError(
                f"The mask {path.name} holds the value {int(pixels.max())}, but class ids end at 254.",
                "It may number objects instead of classes; export it with class ids.",
            )
        return pixels.astype(np.uint8)
    if mode == "RGB" and (pixels == pixels[:, :, :1]).all():
        return np.ascontiguousarray(pixels[:, :, 0])
    raise UserError(
        f"The mask {path.name} holds colours ({mode}), not class ids.",
        "Save it as a palette or grey PNG, with the class id as pixel value.",
    )


def _refuse_size(path: Path, shape: tuple[int, int], wanted: tuple[int, int]) -> None:
    swapped = " (width and height are swapped)" if shape == wanted[::-1] else ""
    raise UserError(
        f"The mask {path.name} is {shape[1]}x{shape[0]}{swapped}, but its image is {wanted[1]}x{wanted[0]}.",
        "Pick the mask that belongs to this image.",
    )
