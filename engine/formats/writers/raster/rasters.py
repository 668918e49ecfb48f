"""Image files of masks as other programs have them: grey, in colours, objects packed with their class."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, ClassList, LabelMap, UserError, palette_color
from engine.core.class_names import Color
from engine.core.words import plural
from engine.formats.outgoing.contents import Item
from engine.instances import IdMap, InstanceMap, numbered_up_to

IGNORE_NAME: Final = "ignore"
TRAIN: Final = "train"
_DEEP_MOST: Final = 65535


def save_grey_png(path: Path, values: NDArray[np.uint8] | NDArray[np.uint16]) -> None:
    """Write (H, W) values as a grey PNG without a palette, which some readers would turn into colours."""
    from PIL import Image

    with open(path, "wb") as file:
        Image.fromarray(np.ascontiguousarray(values)).save(file, format="PNG", compress_level=1)


def save_colour_png(path: Path, mask: LabelMap, colors: NDArray[np.uint8]) -> None:
    """Write (H, W) class ids in their colours, (256, 3), as an RGB PNG."""
    save_grey_png(path, colors[mask])


def distinct_colors(classes: ClassList) -> NDArray[np.uint8]:
    """(256, 3) colours, no two of those in use alike: the classes' own where they can be, 255 the ignored."""
    colors = np.array([palette_color(number) for number in range(256)], np.uint8)
    taken: set[Color] = set()
    for info in classes:
        colors[info.id] = color = _free_color(info.color, info.id, taken)
        taken.add(color)
    colors[IGNORE] = _free_color(palette_color(IGNORE), IGNORE, taken)
    return colors


def _free_color(wanted: Color, number: int, taken: set[Color]) -> Color:
    if wanted not in taken:
        return wanted
    color = palette_color(number)
    while color in taken:
        red, green, blue = color
        color = (red, green, blue + 1) if blue < 255 else ((red + 1) % 256, green, 0)
    return color


def colour_lines(classes: ClassList, colors: NDArray[np.uint8], *, is_line_number: bool = False) -> str:
    """Table of colours as CamVid has it: "red green blue name" a line, in id order, the ignored one last.

    Args:
        is_line_number: readers take the number of the line for that of the class, so that none is left out.
    """
    names = {info.id: info.name for info in classes.present}
    if is_line_number:
        names = dict(enumerate(classes.names_by_place))
    names[IGNORE] = _free_name(classes)
    return "".join(
        f"{' '.join(map(str, colors[number].tolist()))} {name}\n" for number, name in names.items()
    )


def _free_name(classes: ClassList) -> str:
    """A name for what is not labelled that readers take for it; none of the classes'."""
    own = {name.casefold() for name in classes.names}
    return next(name for name in (IGNORE_NAME, "void", "unlabelled", "__ignore__") if name not in own)


class PackedObjects(NamedTuple):
    """Objects with their class in one number.

    Attributes:
        ids: (H, W) int32; 0 where no object is.
        numbers: (largest id + 1,) int32: number of each instance.
        left: objects that have no number.
    """

    ids: IdMap
    numbers: NDArray[np.int32]
    left: int


def packed_objects(
    instances: InstanceMap, class_values: NDArray[Any], base: int, first: int = 1, lowest: int = 1
) -> PackedObjects:
    """Each instance as value of its class times `base`, and its own number, from `first` to `base` - 1.

    An instance whose number is of that form already, as it came from such a data set, keeps it.

    Args:
        class_values: (256,) value of each class.
        lowest: the lowest number that an object can have; the highest is 65535.
    """
    numbers = np.zeros(int(instances.numbers.max(initial=0)) + 1, np.int32)
    by_value: dict[int, list[int]] = {}
    taken: set[int] = set()
    for number, class_id in zip(instances.numbers.tolist(), instances.classes.tolist(), strict=True):
        value = int(class_values[class_id])
        if number // base == value and lowest <= number <= _DEEP_MOST and number % base >= first:
            numbers[number] = number
            taken.add(number)
        else:
            by_value.setdefault(value, []).append(number)
    left = 0
    for value, members in by_value.items():
        start, end = max(value * base + first, lowest), min((value + 1) * base, _DEEP_MOST + 1)
        free = (number for number in range(start, end) if number not in taken)
        for number in members:
            numbers[number] = next(free, 0)
            left += numbers[number] == 0
    return PackedObjects(numbers[instances.ids], numbers, int(left))


def small_ids(item: Item, most: int = _DEEP_MOST) -> IdMap:
    """Numbers of the objects, those above `most` replaced by free ones.

    Raises:
        UserError: there are more objects than that.
    """
    instances = item.instances()
    if len(instances) > most:
        raise UserError(
            f"{item.record.name} has {len(instances):,} objects, more than the {most:,} of the format.",
            "Ask for a larger least size, or choose another format.",
        )
    return numbered_up_to(instances, most).ids


class BareNames:
    """Names of items without the ending that the format puts behind them, as they may have it already.

    Where two would be alike, the later one keeps it.
    """

    def __init__(self, ending: str) -> None:
        self._ending = ending
        self._taken: set[str] = set()

    def of(self, item: Item) -> str:
        """The name of an item; the same for the same item as long as those before it are the same."""
        name = item.name.removesuffix(self._ending) or item.name
        if name.casefold() in self._taken:
            name = item.name
        self._taken.add(name.casefold())
        return name


def left_sentence(left: int) -> str:
    """What is to be said of objects that a format could not number; empty for none."""
    if not left:
        return ""
    return f"{plural(left, 'object')} could not be numbered: the format has too few numbers for a class."


def renamed_picture(item: Item, folder: Path, stem: str, suffixes: frozenset[str] | None = None) -> Path:
    """Write the picture into a folder by another name than the item's, without suffix; returns where."""
    file = item.picture(folder, suffixes=suffixes)
    renamed = file.rename(file.with_name(f"{stem}{file.suffix}"))
    if item.written is not None:
        item.written = replace(item.written, path=renamed)
    return renamed


def lost_sentence(*sentences: str) -> str:
    """The sentences that are not empty, as one text."""
    return " ".join(sentence for sentence in sentences if sentence)
