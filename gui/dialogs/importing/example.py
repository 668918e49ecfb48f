"""Drawing of an example of an import: its picture, with the labels as they would come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, ClassList, RgbU8
from engine.formats.incoming.contents import ClassKey
from engine.formats.incoming.source_sample import ImportExample
from engine.session.review.tile_drawing import TileStyle, draw_tile

_OPACITY: Final = 0.45
_IN_THE_DARK: Final = np.array([0.3, 0.3, 0.3, 0.0], np.float32)
_OPAQUE: Final = np.array([0, 0, 0, 255], np.uint8)
_GREY: Final = 96
"""Of a picture that is not there."""


def draw_picture(example: ImportExample) -> NDArray[np.uint8] | None:
    """(h, w, 4) uint8, blue, green, red, 255: the picture alone; None without one."""
    if example.picture is None:
        return None
    bare = TileStyle(ClassList(()), 0.0, has_fill=False, has_outline=False)
    return draw_tile(example.picture, np.zeros(example.picture.shape[:2], np.uint8), bare)


def draw_example(
    example: ImportExample,
    ids: Mapping[ClassKey, int | None],
    classes: ClassList,
    emphasised: frozenset[ClassKey] = frozenset(),
) -> NDArray[np.uint8] | None:
    """(h, w, 4) uint8, blue, green, red, 255: the picture with its labels, over grey where it was not found.

    Args:
        ids: id in `classes` for each class of the source, 255 for unlabelled, None for left out.
        classes: of the project after the import.
        emphasised: classes of the source that stand out, all else is dark; none: all are as bright.

    Returns:
        None where the labels cannot be read and there is no picture.
    """
    if example.places is None:
        return draw_picture(example)
    table = np.full(256, IGNORE, np.uint8)
    for place, key in enumerate(example.keys):
        number = ids.get(key)
        table[place] = IGNORE if number is None else number
    shown = ClassList(replace(info, is_hidden=False) for info in classes)
    style = TileStyle(shown, _OPACITY, has_fill=True, has_outline=False)
    drawn = draw_tile(_picture_of(example), table[example.places], style)
    if not emphasised:
        return drawn
    lit = np.isin(example.places, [place for place, key in enumerate(example.keys) if key in emphasised])
    return np.where(lit[..., None], drawn, (drawn * _IN_THE_DARK + _OPAQUE).astype(np.uint8))


def _picture_of(example: ImportExample) -> RgbU8:
    assert example.places is not None
    if example.picture is not None:
        return example.picture
    return np.full((*example.places.shape, 3), _GREY, np.uint8)


def shrunk(example: ImportExample, side: int) -> ImportExample:
    """The example at most twice as large as `side` pixels, every so manyth of its own."""
    shape = next((a.shape for a in (example.picture, example.places) if a is not None), (1, 1))
    step = max(1, max(shape[:2]) // side)
    picture = None if example.picture is None else example.picture[::step, ::step]
    return replace(
        example, picture=picture, places=None if example.places is None else example.places[::step, ::step]
    )


def key_at(example: ImportExample, down: float, across: float) -> ClassKey | None:
    """Class of the source at a point, 0-1 down and across; None outside, and where there is nothing."""
    if example.places is None or not (0 <= down < 1 and 0 <= across < 1):
        return None
    height, width = example.places.shape
    place = int(example.places[int(down * height), int(across * width)])
    return example.keys[place] if place < len(example.keys) else None
