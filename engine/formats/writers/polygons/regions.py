"""Regions of one image for formats of outlines: its objects, and what else is labelled, class by class.

The regions cover each labelled pixel once, so that drawn again they make the very mask. The background
is what no region covers; without such a class that is unlabelled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BoolMap, ClassInfo, ClassList, Rect
from engine.formats.dataset import IMAGES
from engine.formats.outgoing.contents import Item
from engine.formats.shapes.outlines import Ring, rings_by_id

IGNORED_LABEL: Final = "__ignore__"
"""Label of unlabelled pixels in labelme and in what is written like it."""


@dataclass(frozen=True, slots=True, eq=False)
class OutgoingRegion:
    """One region to write.

    Attributes:
        class_id: 255 for unlabelled pixels.
        number: of the object, 1 or more; 0 where it is no single object.
        rings: around its pixels, see `shapes.outlines`.
        bitmap: (h, w) bool, its pixels in `box`.
    """

    class_id: int
    number: int
    rings: tuple[Ring, ...]
    bitmap: BoolMap
    box: Rect

    @property
    def area_px(self) -> int:
        return int(np.count_nonzero(self.bitmap))


def drawn_classes(classes: ClassList) -> list[ClassInfo]:
    """The classes that outlines are written of."""
    return [info for info in classes.present if not info.is_background]


def regions_of(item: Item, classes: ClassList, *, with_ignored: bool = False) -> list[OutgoingRegion]:
    """The regions of an image: its objects by number, then what else there is of each class.

    Objects as the mask has them: pixels that are shared out among objects and belong to another class, such
    as a boundary, are written as that class; what is too small to be an object is written, too.

    Args:
        with_ignored: unlabelled pixels are a region, too, where there is a background to tell them from.
    """
    instances = item.instances()
    table = instances.class_table()
    numbers = np.where(table[instances.ids] == item.mask, instances.ids, 0)
    # 255 stands for "no object" in the table and for "unlabelled" in the mask.
    numbers[item.mask == IGNORE] = 0
    first = int(numbers.max()) + 1
    wanted = np.zeros(IGNORE + 1, np.bool_)
    wanted[[info.id for info in drawn_classes(classes)]] = True
    wanted[IGNORE] = with_ignored and classes.has_background
    is_rest = (numbers == 0) & wanted[item.mask]
    numbers[is_rest] = item.mask[is_rest].astype(np.int32) + first
    return list(_regions(numbers, table, first))


def _regions(numbers: NDArray[np.int32], table: NDArray[np.uint8], first: int) -> Iterator[OutgoingRegion]:
    for number, rings in rings_by_id(numbers).items():
        corners = np.concatenate(rings)
        (x0, y0), (x1, y1) = corners.min(axis=0).astype(int), corners.max(axis=0).astype(int)
        box = Rect(int(y0), int(x0), int(y1), int(x1))
        bitmap = numbers[box.slices] == number
        is_object = number < first
        class_id = int(table[number]) if is_object else number - first
        yield OutgoingRegion(class_id, number if is_object else 0, tuple(rings), bitmap, box)


def class_name(classes: ClassList, class_id: int) -> str:
    """The name of a class; that of unlabelled pixels for 255."""
    return IGNORED_LABEL if class_id == IGNORE else classes[class_id].name


def hex_color(info: ClassInfo) -> str:
    """The colour of a class as "#rrggbb"."""
    return "#{:02x}{:02x}{:02x}".format(*info.color)


def split_folder(folder: Path, item: Item, name: str = IMAGES) -> Path:
    """`name`/train, val or test below `folder`; images without a split are for training."""
    return folder / name / (item.split or "train")


class SplitPieces:
    """Count of the objects of several pieces, each of which a format takes for an object."""

    def __init__(self) -> None:
        self._count = 0

    def add(self, region: OutgoingRegion, pieces: int) -> None:
        """Count a region that is written as so many pieces."""
        self._count += pieces > 1 and region.number > 0

    @property
    def sentence(self) -> str:
        """What is to be said of it; empty for nothing."""
        if not self._count:
            return ""
        if self._count == 1:
            return "1 object of several pieces is several objects there."
        return f"{self._count:,} objects of several pieces are several objects there."
