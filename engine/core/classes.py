"""The list of classes of a project: names, colours, stable ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from engine.core.class_names import (
    MOST_LETTERS,
    Color,
    NamedColor,
    clean_class_name,
    is_background_name,
    read_class_lines,
)
from engine.core.errors import UserError

IGNORE: Final = 255
"""The id of an unlabelled pixel, in masks, scribbles, losses and metrics."""

BACKGROUND: Final = 0
"""The id of the first class, which stands for all that is no object."""

MAX_CLASSES: Final = 255

DEFAULT_CLASSES: Final = ("background", "object")
"""Names of the classes that a project has until somebody names others."""

_DELETED: Final = " (deleted)"
_UNUSED: Final = re.compile(r"__unused_\d+__")


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
# forms of colour blindness: the first after Okabe & Ito, with lighter companions; all of
# them at a distance of 12.9 or more from each other in any vision (`color_vision`).
_DISPLAY_COLORS: Final[tuple[Color, ...]] = (
    (96, 108, 128),
    (230, 159, 0),
    (86, 180, 233),
    (0, 158, 115),
    (240, 228, 66),
    (213, 94, 0),
    (204, 121, 167),
    (0, 114, 178),
    (0, 0, 255),
    (140, 210, 90),
    (255, 127, 150),
    (23, 190, 207),
    (188, 143, 80),
    (146, 0, 36),
    (120, 94, 240),
    (0, 255, 219),
    (146, 0, 73),
    (182, 0, 0),
    (146, 255, 182),
    (146, 146, 255),
    (109, 0, 182),
    (0, 255, 255),
    (146, 255, 146),
    (36, 73, 255),
)


def display_color(class_id: int) -> Color:
    """Default colour of a class on the canvas; the VOC palette takes over past the first twenty-four."""
    if class_id < len(_DISPLAY_COLORS):
        return _DISPLAY_COLORS[class_id]
    return palette_color(class_id)


@dataclass(frozen=True, slots=True)
class ClassInfo:
    """One class. `color` is (red, green, blue), 0-255; `name` is made one line of visible text.

    `is_thing`: its regions are single objects that can be counted; else it is "stuff", such as sky.
    `is_deleted`: the user took it away; only its number stays, so that no other class moves to it.
    `is_locked`: pixels decided as it stay as they are; `is_hidden`: it is not drawn, and they stay, too.
    `group`: the heading that lists show it under, empty for none; `place`: its place there, None for its id.
    """

    id: int
    name: str
    color: Color
    is_thing: bool = True
    is_deleted: bool = False
    is_locked: bool = False
    is_hidden: bool = False
    group: str = ""
    place: int | None = None

    def __post_init__(self) -> None:
        # Wherever a name comes from: class files, exports and the window have one line for it.
        object.__setattr__(self, "name", clean_class_name(self.name))
        object.__setattr__(self, "group", clean_class_name(self.group)[:MOST_LETTERS])

    @property
    def is_background(self) -> bool:
        """Whether it is what lies between the objects: class 0 by that name, unless the user made it a thing.

        Class 0 of another name, such as the sky of CamVid, is a class like the others.
        """
        is_first = self.id == BACKGROUND and not self.is_deleted
        return is_first and not self.is_thing and is_background_name(self.name)

    @property
    def name_before(self) -> str:
        """The name that a deleted class had; that of any other one."""
        return self.name.partition(_DELETED)[0] if self.is_deleted else self.name


def is_deleted_name(name: str) -> bool:
    """Whether a file that says it by the name alone means a class that was deleted.

    Example:
        >>> is_deleted_name("cell (deleted)"), is_deleted_name("__unused_1__"), is_deleted_name("cell")
        (True, True, False)
    """
    return _DELETED in name or is_unused_name(name)


def is_unused_name(name: str) -> bool:
    """Whether a name in a file stands for a number without a class, see `ClassList.names_by_place`."""
    return _UNUSED.fullmatch(name) is not None


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
        """Read a class file, see `class_names.read_class_lines`; blank lines at the end are ignored.

        Raises:
            UserError: no class, an empty line between names, a duplicate, or more than 255.
        """
        return cls.from_entries(read_class_lines(text, source), source)

    @classmethod
    def from_entries(cls, entries: Iterable[NamedColor], source: str) -> ClassList:
        """Classes with these names, and with their colours where they have some, in id order.

        Raises:
            UserError: a name twice, or more than 255.
        """
        try:
            return cls(
                ClassInfo(i, e.name, e.color or display_color(i), is_thing_at_first(i) and not gone, gone)
                for i, e in enumerate(entries)
                for gone in (is_unused_name(e.name),)
            )
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

    def has(self, class_id: int) -> bool:
        """Whether there is such a class, and it was not deleted."""
        return 0 <= class_id < len(self._classes) and not self._classes[class_id].is_deleted

    @property
    def has_background(self) -> bool:
        """Whether the first class is the background."""
        return any(info.is_background for info in self._classes[:1])

    @property
    def present(self) -> tuple[ClassInfo, ...]:
        """The classes that were not deleted."""
        return tuple(c for c in self._classes if not c.is_deleted)

    @property
    def names_by_place(self) -> tuple[str, ...]:
        """Names for files in which the place is the number: a deleted class leaves a mark at its place.

        Example:
            >>> classes = ClassList.from_names(["background", "cell", "debris", "dust"]).without(1).without(3)
            >>> classes.names_by_place
            ('background', '__unused_1__', 'debris')
        """
        most = max((c.id for c in self.present), default=-1)
        return tuple(f"__unused_{c.id}__" if c.is_deleted else c.name for c in self._classes[: most + 1])

    @property
    def in_order(self) -> tuple[ClassInfo, ...]:
        """The classes that were not deleted as lists show them: by place, those of a group together.

        Example:
            >>> classes = ClassList.from_names(["background", "car", "tree", "bus"])
            >>> grouped = classes.with_infos(replace(classes[i], group="vehicles") for i in (1, 3))
            >>> [info.name for info in grouped.in_order]
            ['background', 'car', 'bus', 'tree']
        """
        by_place = sorted(self.present, key=lambda c: (c.id if c.place is None else c.place, c.id))
        first: dict[str, int] = {}
        for number, info in enumerate(by_place):
            first.setdefault(info.group or f"\n{info.id}", number)
        return tuple(sorted(by_place, key=lambda c: first[c.group or f"\n{c.id}"]))

    @property
    def protected(self) -> frozenset[int]:
        """Ids of the classes whose decided pixels stay as they are: the locked and the hidden ones."""
        return frozenset(c.id for c in self.present if c.is_locked or c.is_hidden)

    def with_infos(self, infos: Iterable[ClassInfo]) -> ClassList:
        """This list with these classes in the place of those with their ids.

        Raises:
            UserError: two classes would have one name.
        """
        changed = {info.id: info for info in infos}
        return ClassList(changed.get(c.id, c) for c in self._classes)

    def with_added(self, name: str, color: Color | None = None) -> ClassList:
        """This list with one more class at its end; a deleted class of this name gets another one.

        Raises:
            UserError: the name is empty or taken, or there are as many classes as a mask can hold.
        """
        wanted = clean_class_name(name)
        gone = [c for c in self._classes if c.is_deleted and c.name == wanted]
        kept = self.with_infos(replace(c, name=self._free_name(c.name, len(self))) for c in gone)
        kept._check_free(name)
        new_id = len(kept)
        new = ClassInfo(new_id, name, color or display_color(new_id), is_thing_at_first(new_id))
        return ClassList((*kept, new))

    def with_changed(
        self,
        class_id: int,
        name: str | None = None,
        color: Color | None = None,
        is_thing: bool | None = None,
    ) -> ClassList:
        """This list with another name, colour or kind for one class.

        Raises:
            UserError: another class has this name.
        """
        old = self._classes[class_id]
        if name and clean_class_name(name) != old.name:
            self._check_free(name)
        kind = old.is_thing if is_thing is None else is_thing
        return self.with_infos([replace(old, name=name or old.name, color=color or old.color, is_thing=kind)])

    def without(self, class_id: int) -> ClassList:
        """This list with one class marked as deleted: its number stays, so that the others keep theirs.

        Example:
            >>> classes = ClassList.from_names(["background", "cell", "debris"]).without(1)
            >>> classes.names, [c.id for c in classes.present]
            (('background', 'cell (deleted)', 'debris'), [0, 2])
            >>> classes.with_restored(1).names
            ('background', 'cell', 'debris')
        """
        old = self._classes[class_id]
        name = self._free_name(old.name + _DELETED, class_id)
        return self.with_infos([replace(old, name=name, is_thing=False, is_deleted=True)])

    def with_restored(self, class_id: int, is_thing: bool | None = None) -> ClassList:
        """This list with a deleted class back, under its name, or one like it where that is taken.

        Args:
            is_thing: whether it has single objects; None where that is not known: as of a new class.
        """
        gone = self._classes[class_id]
        name = self._free_name(gone.name_before, class_id)
        kind = is_thing_at_first(class_id) if is_thing is None else is_thing
        return self.with_infos([replace(gone, name=name, is_thing=kind, is_deleted=False)])

    def _check_free(self, name: str) -> None:
        name = clean_class_name(name)
        if not name:
            raise UserError("A class needs a name with at least one letter.", "Write a name.")
        if len(name) > MOST_LETTERS:
            raise UserError(f"The name is longer than {MOST_LETTERS} letters.", "Shorten it.")
        if name in self.names:
            raise UserError(f"There is a class '{name}' already.", "Give each class a name of its own.")

    def _free_name(self, wanted: str, class_id: int) -> str:
        taken = {c.name for c in self._classes if c.id != class_id}
        return next(name for name in _numbered(wanted) if name not in taken)


def _numbered(name: str) -> Iterator[str]:
    """The name, then "name 2", "name 3" and so on."""
    yield name
    yield from (f"{name} {number}" for number in count(2))


def _check_names(names: list[str]) -> None:
    if len(names) > MAX_CLASSES:
        raise UserError(
            f"{len(names)} classes, but a mask can hold {MAX_CLASSES}.",
            "Split the project or merge classes.",
        )
    seen: set[str] = set()
    for class_id, name in enumerate(names):
        if not name:
            raise UserError(f"Class {class_id} has no name.", "Give every class a name.")
        if name in seen:
            raise UserError(f"Two classes are called '{name}'.", "Give each class a name of its own.")
        seen.add(name)
