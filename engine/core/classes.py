"""The list of classes of a project: names, colours, stable ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from engine.core.errors import UserError

IGNORE: Final = 255
"""The id of an unlabelled pixel, in masks, scribbles, losses and metrics."""

MAX_CLASSES: Final = 255

Color = tuple[int, int, int]


def palette_color(index: int) -> Color:
    """Colour number `index` (0-255) of the PASCAL VOC palette, as (red, green, blue).

    Source:
        PASCAL VOC development kit, VOClabelcolormap: bit k of the index spreads
        over bit 7-k of the three channels.
    """
    red = green = blue = 0
    rest = index
    for bit in range(7, -1, -1):
        red |= (rest & 1) << bit
        green |= (rest >> 1 & 1) << bit
        blue |= (rest >> 2 & 1) << bit
        rest >>= 3
    return red, green, blue


# Chosen to stay apart on photographs and on grey microscopy, and for the usual
# forms of colour blindness (after Okabe & Ito, with lighter companions).
_DISPLAY_COLORS: Final[tuple[Color, ...]] = (
    (96, 108, 128),
    (230, 159, 0),
    (86, 180, 233),
    (0, 158, 115),
    (240, 228, 66),
    (213, 94, 0),
    (204, 121, 167),
    (0, 114, 178),
    (148, 103, 189),
    (140, 210, 90),
    (255, 127, 150),
    (23, 190, 207),
    (188, 143, 80),
    (255, 187, 120),
    (120, 94, 240),
    (174, 199, 232),
)


def display_color(class_id: int) -> Color:
    """Default colour of a class on the canvas; the VOC palette takes over past the first sixteen."""
    if class_id < len(_DISPLAY_COLORS):
        return _DISPLAY_COLORS[class_id]
    return palette_color(class_id)


@dataclass(frozen=True, slots=True)
class ClassInfo:
    """One class. `color` is (red, green, blue), 0-255.

    `is_thing`: its regions are single objects that can be counted; else it is "stuff", such as sky.
    """

    id: int
    name: str
    color: Color
    is_thing: bool = True


def is_thing_at_first(class_id: int) -> bool:
    """True for every class but the background, number 0: a thing, until the user says otherwise."""
    return class_id != 0


class ClassList:
    """Classes in id order, 0..n-1; immutable, so it may cross threads.

    Example:
        >>> classes = ClassList.from_names(["background", "cell"])
        >>> classes[1].name, classes[1].color, classes[0].is_thing
        ('cell', (230, 159, 0), False)
        >>> classes.with_added("debris").names
        ('background', 'cell', 'debris')
    """

    __slots__ = ("_classes",)

    def __init__(self, classes: Iterable[ClassInfo]) -> None:
        self._classes = tuple(classes)
        if [c.id for c in self._classes] != list(range(len(self._classes))):
            raise UserError(
                "Class ids must be 0, 1, 2, ... without gaps.",
                "Give the classes one per line, in id order.",
            )
        _check_names([c.name for c in self._classes])

    @classmethod
    def from_names(cls, names: Iterable[str]) -> ClassList:
        """Classes with these names, in id order, in the default colours."""
        return cls(ClassInfo(i, n, display_color(i), is_thing_at_first(i)) for i, n in enumerate(names))

    @classmethod
    def parse(cls, text: str, source: str) -> ClassList:
        """Read a class file: one name a line, in id order; blank lines at the end are ignored.

        Raises:
            UserError: no class, an empty line between names, a duplicate, or more than 255.
        """
        lines = [line.strip() for line in text.lstrip("\ufeff").splitlines()]
        while lines and not lines[-1]:
            lines.pop()
        if not lines:
            raise UserError(f"{source} names no class.", "Write one class name a line.")
        if "" in lines:
            raise UserError(
                f"Line {lines.index('') + 1} of {source} is empty.",
                "The line number is the class id, so remove the empty line or name the class.",
            )
        try:
            return cls.from_names(lines)
        except UserError as error:
            raise UserError(f"{source}: {error.summary}", error.hint) from None

    def __len__(self) -> int:
        return len(self._classes)

    def __iter__(self) -> Iterator[ClassInfo]:
        return iter(self._classes)

    def __getitem__(self, class_id: int) -> ClassInfo:
        return self._classes[class_id]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ClassList) and self._classes == other._classes

    def __hash__(self) -> int:
        return hash(self._classes)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(c.name for c in self._classes)

    def with_added(self, name: str, color: Color | None = None) -> ClassList:
        """This list with one more class at its end."""
        new_id = len(self._classes)
        new = ClassInfo(new_id, name, color or display_color(new_id), is_thing_at_first(new_id))
        return ClassList((*self._classes, new))

    def with_changed(
        self,
        class_id: int,
        name: str | None = None,
        color: Color | None = None,
        is_thing: bool | None = None,
    ) -> ClassList:
        """This list with another name, colour or kind for one class."""
        old = self._classes[class_id]
        kind = old.is_thing if is_thing is None else is_thing
        new = ClassInfo(class_id, name or old.name, color or old.color, kind)
        return ClassList(new if c.id == class_id else c for c in self._classes)


def _check_names(names: list[str]) -> None:
    if len(names) > MAX_CLASSES:
        raise UserError(
            f"{len(names)} classes, but a mask can hold {MAX_CLASSES}.",
            "Split the project or merge classes.",
        )
    seen: dict[str, int] = {}
    for line, name in enumerate(names, start=1):
        if not name.strip():
            raise UserError(f"Class {line - 1} has no name.", "Give every class a name.")
        if name in seen:
            raise UserError(
                f"The class name '{name}' stands twice (lines {seen[name]} and {line}).",
                "Give each class a name of its own.",
            )
        seen[name] = line
