"""Mapping of the classes of a source to those of the project.

>>> from engine.core import ClassList
>>> from engine.formats.incoming.contents import IncomingClass
>>> source = [IncomingClass(3, "CELL"), IncomingClass(9, "debris"), IncomingClass(10, "void", role="ignore")]
>>> mapping = suggested_mapping(source, ClassList.from_names(["background", "cell"]))
>>> [str(target) for target in mapping.values()]
['cell', 'new:debris', 'unlabelled']
>>> resolved = resolve_mapping(mapping, source, ClassList.from_names(["background", "cell"]))
>>> resolved.classes.names, resolved.ids
(('background', 'cell', 'debris'), {3: 1, 9: 2, 10: 255})
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from engine.core import BACKGROUND, IGNORE, ClassList, UserError
from engine.core.class_names import (
    Color,
    clean_class_name,
    confusable_names,
    is_background_name,
    likely_same_class,
    normal_class_name,
)
from engine.core.classes import is_unused_name
from engine.formats.incoming.contents import ClassKey, IncomingClass

WHITE_ANSWER: Final = "value-255"
"""Key of the answer what 255 stands for in masks whose values have no names."""

_SHOWN: Final = 6


class TargetKind(StrEnum):
    """Kind of thing that a source class becomes."""

    CLASS = "class"
    """A class that the project has."""
    NEW = "new"
    """A class that is added to the project."""
    UNLABELLED = "unlabelled"
    """Pixels of it are not decided (255)."""
    LEFT_OUT = "left-out"
    """Pixels of it stay what they were; shapes of it are not drawn."""


@dataclass(frozen=True, slots=True)
class ClassTarget:
    """What a source class becomes; `name` is that of the class in the project, empty for none."""

    kind: TargetKind
    name: str = ""

    def __str__(self) -> str:
        """As `--classes` takes it."""
        match self.kind:
            case TargetKind.CLASS:
                return self.name
            case TargetKind.NEW:
                return f"new:{self.name}"
            case _:
                return self.kind.value


ClassMapping: TypeAlias = Mapping[ClassKey, ClassTarget]
"""Targets by the keys of source classes."""

UNLABELLED_TARGET: Final = ClassTarget(TargetKind.UNLABELLED)
LEFT_OUT_TARGET: Final = ClassTarget(TargetKind.LEFT_OUT)


@dataclass(frozen=True, slots=True)
class ResolvedMapping:
    """A mapping in numbers.

    Attributes:
        classes: of the project after the import.
        ids: class id of each key, 255 for unlabelled, None for left out.
        added: names of the classes that the project does not have yet.
    """

    classes: ClassList
    ids: Mapping[ClassKey, int | None]
    added: tuple[str, ...]


def suggested_mapping(incoming: Iterable[IncomingClass], classes: ClassList) -> dict[ClassKey, ClassTarget]:
    """Targets by name: one written the same, else one that differs in case or joints alone, else a new class.
    A background is that of the project, whatever the two are called.

    Values without a name are class numbers of the project; those that it does not have get a new class with
    the number in its name. What no shape covers is the background, where no shape is drawn as that, and
    unlabelled in a project without one.
    """
    listed = list(incoming)
    mapping = {source.key: _suggested(source, classes) for source in listed}
    ground = next((source.key for source in listed if source.role == "ground"), None)
    if ground is not None and classes.has(BACKGROUND):
        background = classes[BACKGROUND]
        # A class that is drawn by shapes is not what lies between them.
        is_drawn = any(target.name == background.name for target in mapping.values())
        if background.is_background and not is_drawn:
            mapping[ground] = ClassTarget(TargetKind.CLASS, background.name)
    return mapping


def parse_mapping(
    lines: Iterable[str],
    incoming: Sequence[IncomingClass],
    classes: ClassList,
    suggested: ClassMapping | None = None,
) -> dict[ClassKey, ClassTarget]:
    """Targets written as SOURCE=TARGET, a line each; source classes that no line names are as suggested.

    SOURCE is a name or a key of the source; TARGET a class of the project, `new` or `new:NAME`,
    `unlabelled` or `left-out`.

    Args:
        suggested: targets of all source classes; None for those by name.

    Raises:
        UserError: a line is none of these, or names a class that the source or the project does not have.
    """
    mapping = dict(suggested_mapping(incoming, classes) if suggested is None else suggested)
    for line in lines:
        text, sign, target = line.rpartition("=")
        if not sign or not text.strip() or not target.strip():
            raise UserError(
                f"'{line}' maps no class.", "Write SOURCE=TARGET, such as tumour=cell or 255=unlabelled."
            )
        source = _source_class(text.strip(), incoming)
        mapping[source.key] = _target(target.strip(), source, classes)
    return mapping


def mapped_names(lines: Iterable[str]) -> set[str]:
    """Names and keys of the source that lines of `parse_mapping` speak of."""
    return {line.rpartition("=")[0].strip() for line in lines}


def open_values(
    lines: Iterable[str], incoming: Sequence[IncomingClass], mapping: ClassMapping
) -> list[IncomingClass]:
    """Values without a name, unknown to the project, that no line of `parse_mapping` speaks of."""
    mapped = mapped_names(lines)
    return [
        source
        for source in incoming
        if not source.name and mapping[source.key].kind is TargetKind.NEW and str(source.key) not in mapped
    ]


def resolve_mapping(
    mapping: ClassMapping,
    incoming: Sequence[IncomingClass],
    classes: ClassList,
    *,
    replaces: bool = False,
) -> ResolvedMapping:
    """The mapping in numbers, with new classes at the end of the list.

    Args:
        replaces: nothing uses the classes of the project: those of the source take their place, in the
            order of its numbers, behind the background, see `_first_classes`.

    Raises:
        UserError: a class of the project is gone, or there are more classes than a mask can hold.
    """
    if replaces:
        resolved = resolve_mapping(_as_new(mapping), incoming, _first_classes(mapping, incoming, classes))
        others = tuple(name for name in resolved.added if name not in classes.names)
        # Without one more, nothing is to be replaced: a project of one class could not be labelled.
        if others:
            return ResolvedMapping(resolved.classes, resolved.ids, others)
    by_key = {source.key: source for source in incoming}
    ids: dict[ClassKey, int | None] = {}
    added: list[str] = []
    extended = classes
    for key, target in mapping.items():
        if target.kind is TargetKind.UNLABELLED:
            ids[key] = IGNORE
        elif target.kind is TargetKind.LEFT_OUT:
            ids[key] = None
        elif target.kind is TargetKind.CLASS:
            ids[key] = _id_of(target.name, classes)
        else:
            name = clean_class_name(target.name)
            numbers = {info.name: info.id for info in extended.present}
            if name not in numbers:
                color = by_key[key].color if key in by_key else None
                extended = extended.with_added(name, color)
                added.append(name)
            ids[key] = numbers.get(name, len(extended) - 1)
    return ResolvedMapping(extended, ids, tuple(added))


def mapping_warnings(
    mapping: ClassMapping,
    incoming: Sequence[IncomingClass],
    classes: ClassList,
    after: ClassList | None = None,
) -> list[str]:
    """What is to be said of a mapping: names that are nearly the same, several classes that become one.

    Args:
        classes: of the project.
        after: those that it has afterwards; None where all of its classes stay.
    """
    staying = classes.names if after is None else after.names
    present = [info.name for info in classes.present if info.name in staying]
    sentences = _near_names(mapping, incoming, present)
    pairs = confusable_names([source.name for source in incoming if source.name and source.role == "class"])
    if pairs:
        shown = ", ".join(f"'{one}' and '{other}'" for one, other in pairs[:_SHOWN])
        sentences.append(f"The source has names that are easily taken for each other: {shown}.")
    by_target: dict[str, list[str]] = {}
    for source in incoming:
        target = mapping.get(source.key)
        if target is not None and target.name:
            by_target.setdefault(target.name, []).append(class_title(source))
    for name, titles in by_target.items():
        if len(titles) > 1:
            sentences.append(f"{len(titles):,} classes of the source become '{name}': {_some(titles)}.")
    return sentences


def _near_names(
    mapping: ClassMapping, incoming: Sequence[IncomingClass], present: Sequence[str]
) -> list[str]:
    """What is to be said of classes whose names are nearly those of the project."""
    taken, new = [], []
    for source in incoming:
        target, name = mapping.get(source.key), clean_class_name(source.name)
        if target is None or not name or source.role != "class":
            continue
        is_alike = normal_class_name(name) == normal_class_name(target.name)
        if target.kind is TargetKind.CLASS and is_alike and name != target.name:
            taken.append(f"'{name}' for '{target.name}'")
        elif target.kind is TargetKind.NEW and (near := likely_same_class(target.name, present)):
            new.append(f"'{target.name}' beside '{near}'")
    sentences = []
    if taken:
        sentences.append(f"Names that are nearly the same are taken for one: {_some(taken)}.")
    if new:
        sentences.append(f"New classes have nearly the name of one of the project: {_some(new)}.")
    return sentences


def _some(texts: Sequence[str]) -> str:
    return ", ".join(texts[:_SHOWN]) + (", ..." if len(texts) > _SHOWN else "")


def has_no_names(incoming: Iterable[IncomingClass]) -> bool:
    """Whether the source has values without names, but for 255."""
    return all(not source.name or source.key == IGNORE for source in incoming)


def value_text(source: IncomingClass, incoming: Iterable[IncomingClass]) -> str:
    """The value of a source class for people: red, green and blue where the values are colours.

    Empty where the source knows the class by its name, or by no value.

    Args:
        incoming: all classes of the source.

    Example:
        >>> grey = IncomingClass(0x808080, "#808080", (128, 128, 128))
        >>> value_text(grey, [grey]), value_text(IncomingClass(3, "cell"), [])
        ('128, 128, 128', '3')
    """
    if source.key == source.name or source.role == "ground":
        return ""
    colored = [each for each in incoming if each.color is not None]
    are_colors = all(each.key == _color_code(each.color) for each in colored if each.color is not None)
    if source.color is not None and are_colors and any(each.key != 0 for each in colored):
        return ", ".join(map(str, source.color))
    return str(source.key)


def _color_code(color: Color) -> int:
    red, green, blue = color
    return red << 16 | green << 8 | blue


def class_title(source: IncomingClass) -> str:
    """A source class for people: its name, else its value."""
    return source.name or str(source.key)


def new_class_target(name: str, classes: ClassList) -> ClassTarget:
    """A new class; that of the project where it has one of this name."""
    is_present = any(info.name == name for info in classes.present)
    return ClassTarget(TargetKind.CLASS if is_present else TargetKind.NEW, name)


def _first_classes(mapping: ClassMapping, incoming: Sequence[IncomingClass], classes: ClassList) -> ClassList:
    """What stays of untouched classes: the background, unless one of several others has the value 0 and no
    class of the source becomes the background.

    Where shapes are drawn, 0 is the number of a shape's class and no value.
    """
    background = classes[BACKGROUND]
    names = {target.name for target in mapping.values() if target.name}
    has_ground = background.name in names or any(source.role == "ground" for source in incoming)
    has_own_zero = 0 in mapping and bool(mapping[0].name) and len(names) > 1
    return ClassList(() if has_own_zero and not has_ground else (background,))


def _as_new(mapping: ClassMapping) -> ClassMapping:
    """The targets for a list that lacks their classes, by the values of the source.

    Where those are colours, black comes first and the others as the source has them.
    """
    are_values = all(key <= IGNORE for key in mapping if isinstance(key, int))

    def place(key: ClassKey) -> tuple[bool, int]:
        return (False, key if are_values else key != 0) if isinstance(key, int) else (True, 0)

    return {
        key: ClassTarget(TargetKind.NEW, mapping[key].name) if mapping[key].name else mapping[key]
        for key in sorted(mapping, key=place)
    }


def _suggested(source: IncomingClass, classes: ClassList) -> ClassTarget:
    if source.role in ("ignore", "ground"):
        return UNLABELLED_TARGET
    if source.role == "nothing":
        return LEFT_OUT_TARGET
    name = clean_class_name(source.name)
    if is_unused_name(name):
        return LEFT_OUT_TARGET
    if not name:
        if isinstance(source.key, int) and classes.has(source.key):
            return ClassTarget(TargetKind.CLASS, classes[source.key].name)
        return new_class_target(f"class {source.key}", classes)
    present = [info.name for info in classes.present]
    if name in present:
        return ClassTarget(TargetKind.CLASS, name)
    alike = [own for own in present if normal_class_name(own) == normal_class_name(name)]
    if not alike and classes.has_background and is_background_name(name):
        # One background, in whatever language.
        return ClassTarget(TargetKind.CLASS, classes[BACKGROUND].name)
    return ClassTarget(TargetKind.CLASS, alike[0]) if len(alike) == 1 else new_class_target(name, classes)


def _source_class(text: str, incoming: Sequence[IncomingClass]) -> IncomingClass:
    exact = [source for source in incoming if source.name == text or str(source.key) == text]
    matches = exact or [
        source for source in incoming if normal_class_name(source.name) == normal_class_name(text)
    ]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise UserError(
            f"'{text}' may be several classes of the source.",
            f"Write its value: {', '.join(str(source.key) for source in matches[:_SHOWN])}.",
        )
    shown = ", ".join(class_title(source) for source in incoming[:_SHOWN])
    more = ", ..." if len(incoming) > _SHOWN else ""
    raise UserError(f"The source has no class '{text}'.", f"It has: {shown}{more}.")


def _target(text: str, source: IncomingClass, classes: ClassList) -> ClassTarget:
    if text in (TargetKind.UNLABELLED, TargetKind.LEFT_OUT):
        return ClassTarget(TargetKind(text))
    if text == TargetKind.NEW or text.startswith("new:"):
        name = clean_class_name(text.removeprefix("new").removeprefix(":")) or clean_class_name(source.name)
        if not name:
            raise UserError(f"The new class for {source.key} has no name.", "Write new:NAME.")
        return ClassTarget(TargetKind.NEW, name)
    _id_of(text, classes)
    return ClassTarget(TargetKind.CLASS, text)


def _id_of(name: str, classes: ClassList) -> int:
    for info in classes.present:
        if info.name == name:
            return info.id
    names = ", ".join(info.name for info in classes.present[:_SHOWN])
    raise UserError(f"The project has no class '{name}'.", f"Write new:{name} to add it, or one of: {names}.")
