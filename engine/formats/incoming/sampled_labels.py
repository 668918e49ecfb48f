"""Labels and pictures of a sample of a source as they are shown before it is imported: small and checked."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8, UserError
from engine.document.image import probe_image, read_reduced
from engine.formats.incoming.contents import MOST_UNSEEN_PX, ClassKey, IncomingLabels
from engine.formats.incoming.raster import refuse_other_size

_SIDE_PX: Final = 640


def keys_of(labels: IncomingLabels) -> tuple[ClassKey, ...]:
    """Keys that labels hold, in order of their numbers, then of their shapes."""
    keys: dict[ClassKey, None] = {}
    if labels.values is not None:
        keys.update(dict.fromkeys(int(value) for value in np.unique(labels.values)))
    elif labels.unlabelled is not None:
        keys[labels.unlabelled] = None
    keys.update(dict.fromkeys(shape.class_key for shape in labels.shapes))
    return tuple(keys)


def picture_size(file: Path) -> tuple[int, int] | None:
    """(H, W) of a picture; None where it cannot be read, which its example says."""
    try:
        info = probe_image(file)
    except UserError:
        return None
    return info.height, info.width


def check_claim(claimed: tuple[int, int], name: str, own: tuple[int, int] | None) -> None:
    """Refuse labels that are said to be of another size (H, W) than their picture, or large without one.

    Raises:
        UserError: they are.
    """
    if own is not None:
        refuse_other_size(claimed, name, own)
    elif claimed[0] * claimed[1] > MOST_UNSEEN_PX:
        size = f"{claimed[1]}x{claimed[0]}"
        raise UserError(
            f"The labels of {name} are for {size} pixels, and its picture was not found.",
            "Put the picture beside its labels.",
        )


def reduced_picture(file: Path | None) -> tuple[RgbU8 | None, str]:
    """A picture made small, or why there is none."""
    if file is None:
        return None, "The picture was not found."
    try:
        return read_reduced(file, _SIDE_PX), ""
    except UserError as error:
        return None, str(error)


def reduced_places(places: NDArray[np.uint8], shape: tuple[int, ...] | None) -> NDArray[np.uint8]:
    """Every so manyth pixel: as many as a picture of `shape` has, else at most some hundred a side."""
    height, width = places.shape
    if shape is None:
        step = max(1, -(-max(height, width) // _SIDE_PX))
        return np.ascontiguousarray(places[::step, ::step])
    rows = (np.arange(shape[0]) * height) // shape[0]
    columns = (np.arange(shape[1]) * width) // shape[1]
    return np.ascontiguousarray(places[np.ix_(rows, columns)])


def key_order(key: ClassKey) -> tuple[bool, int, str]:
    """What keys are sorted by: numbers come before names."""
    return (True, 0, key) if isinstance(key, str) else (False, key, "")
