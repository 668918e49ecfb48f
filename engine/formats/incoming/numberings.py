"""Numberings that values without names may have: the project's own, those of well-known data sets, new ones.

>>> from engine.core import ClassList
>>> values = [IncomingClass(value, "", count=100) for value in (0, 3, 10)]
>>> question = numbering_question(values, ClassList.from_names(["background", "object"]))
>>> question.default is None, [value for value, _ in question.choices]
(True, ['project', 'camvid', 'cityscapes', 'voc', 'cityscapes-ids', 'ade20k-from-0', 'ade20k', 'new'])
>>> question.previews[1]
'0 sky: 100; 3 road: 100; 10 bicyclist: 100'
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from engine.core import IGNORE, ClassList
from engine.core.class_names import is_background_name, normal_class_name
from engine.formats.class_templates import CLASS_TEMPLATES, NEW_NUMBERING, NUMBERING_KEY, OWN_NUMBERING
from engine.formats.incoming.contents import ClassKey, ImportQuestion, IncomingClass
from engine.formats.incoming.mapping import (
    ClassTarget,
    has_no_names,
    new_class_target,
    suggested_mapping,
)
from engine.formats.shapes.street_classes import STREET_COLORS, STREET_VOID

_CAMVID_VOID: Final = 11
_SHOWN: Final = 24


@dataclass(frozen=True, slots=True)
class Numbering:
    """What the numbers of one well-known data set mean."""

    id: str
    title: str
    classes: tuple[IncomingClass, ...]

    @property
    def names(self) -> dict[int, str]:
        """Names by number."""
        return {int(entry.key): entry.name for entry in self.classes}

    @property
    def last(self) -> int:
        """The highest number of a class, as opposed to what is not labelled."""
        return max(int(entry.key) for entry in self.classes if entry.role == "class")


@cache
def known_numberings() -> tuple[Numbering, ...]:
    """The numberings of well-known data sets, the shortest first."""
    listed = {template.id: template.entries() for template in CLASS_TEMPLATES}
    named = {
        name: tuple(IncomingClass(number, entry.name, entry.color) for number, entry in enumerate(entries))
        for name, entries in listed.items()
    }
    void = IncomingClass(_CAMVID_VOID, "void", role="ignore")
    street = (
        IncomingClass(number, name, color, "ignore" if number < STREET_VOID else "class")
        for number, (name, color) in enumerate(STREET_COLORS)
    )
    other = IncomingClass(0, "other objects", role="ignore")
    from_one = (replace(entry, key=int(entry.key) + 1) for entry in named["ade20k"])
    return (
        Numbering("camvid", "CamVid", (*named["camvid"], void)),
        Numbering("cityscapes", "Cityscapes, train ids", named["cityscapes"]),
        Numbering("voc", "PASCAL VOC", named["voc"]),
        Numbering("cityscapes-ids", "Cityscapes and KITTI, ids", tuple(street)),
        Numbering("ade20k-from-0", "ADE20K, walls are 0", named["ade20k"]),
        Numbering("ade20k", "ADE20K, walls are 1", (other, *from_one)),
    )


def known_numbering(name: str | None) -> Numbering | None:
    """The numbering of a well-known data set; None for another answer."""
    return next((known for known in known_numberings() if known.id == name), None)


def numbering_question(
    sources: Sequence[IncomingClass],
    classes: ClassList,
    *,
    holds_masks: bool = False,
    earlier: Collection[str] = (),
    is_answered: bool = False,
) -> ImportQuestion | None:
    """The question what values without names mean; None where they have names, or no other meaning.

    It needs an answer unless the project names all values and either its classes hold masks already, or
    every other numbering that names them is longer than its list, and so less likely.

    Args:
        sources: classes of the source with their pixels.
        classes: of the project.
        holds_masks: images of the project are labelled with them.
        earlier: answers about other sources: where one was a different numbering, masks say nothing.
        is_answered: ask though there is no doubt, as there is an answer.
    """
    values = _values(sources)
    if not values:
        return None
    own = {value: classes[value].name for value in values if classes.has(value)}
    others = [known for known in known_numberings() if _is_another(known, values, own)]
    is_open = bool(others)
    if len(own) == len(values):
        rivals = [known for known in others if known.last <= classes.present[-1].id]
        if _is_half_of_a_list(values, classes):
            rivals = others
        was_other = NEW_NUMBERING in earlier or any(known.id in earlier for known in others)
        is_open = was_other if holds_masks else bool(rivals)
    # 0 and 1 of a background and an object say enough.
    if not (is_open or is_answered) and (not others or values.keys() <= {0, 1}):
        return None
    choices = [
        *([(OWN_NUMBERING, _own_words(len(own) == len(values)))] if own else []),
        *((known.id, known.title) for known in others),
        (NEW_NUMBERING, "New classes, one for each value"),
    ]
    names = {known.id: known.names for known in others} | {OWN_NUMBERING: own}
    previews = tuple(_preview(values, names.get(choice, {})) for choice, _ in choices)
    text = "The values of these masks have no names. Whose numbers are they?"
    default = None if is_open or not own else OWN_NUMBERING
    return ImportQuestion(NUMBERING_KEY, text, tuple(choices), default, previews)


def numbered_classes(sources: Sequence[IncomingClass], answer: str | None) -> tuple[IncomingClass, ...]:
    """Classes of a source under an answer: all those of a well-known data set, with the pixels here."""
    numbering = known_numbering(answer)
    if numbering is None or not has_no_names(sources):
        return tuple(sources)
    counts = {source.key: source.count for source in sources}
    named = [replace(entry, count=counts.get(entry.key, 0)) for entry in numbering.classes]
    known = {entry.key for entry in named}
    return (*named, *(source for source in sources if source.key not in known))


def numbered_mapping(
    sources: Sequence[IncomingClass], classes: ClassList, answer: str | None
) -> dict[ClassKey, ClassTarget]:
    """Suggested targets of `numbered_classes`: values that have no name still are numbers of the project's
    classes under no other answer than that.
    """
    mapping = suggested_mapping(sources, classes)
    if answer in (None, OWN_NUMBERING):
        return mapping
    bare = (source.key for source in sources if not source.name and source.role == "class")
    return mapping | {key: new_class_target(f"class {key}", classes) for key in bare}


def are_own_numbers(sources: Iterable[IncomingClass], answers: Mapping[str, str]) -> bool:
    """Whether values that nobody mapped are numbers of the project's classes."""
    return has_no_names(sources) and answers.get(NUMBERING_KEY, OWN_NUMBERING) == OWN_NUMBERING


def _values(sources: Sequence[IncomingClass]) -> dict[int, int]:
    """Pixels of each value, where no value of the source has a name; 255 is asked about by itself."""
    if not has_no_names(sources):
        return {}
    met = (source for source in sources if source.role == "class" and source.count and source.key != IGNORE)
    return dict(sorted((source.key, source.count) for source in met if isinstance(source.key, int)))


def _is_another(known: Numbering, values: Mapping[int, int], own: Mapping[int, str]) -> bool:
    """Whether a numbering names all values, and not just as the project does."""
    names = known.names
    if not names.keys() >= values.keys():
        return False
    return any(normal_class_name(own.get(v, "")) != normal_class_name(names[v]) for v in values)


def _is_half_of_a_list(values: Mapping[int, int], classes: ClassList) -> bool:
    """Whether masks of two values meet a list that begins with a class, such as sky, and no background."""
    if not values.keys() <= {0, 1} or len(classes.present) <= 2 or not classes.has(0):
        return False
    first = normal_class_name(classes[0].name)
    return any(
        first == normal_class_name(entry.name)
        for known in known_numberings()
        for entry in known.classes
        if not is_background_name(entry.name)
    )


def _own_words(is_whole: bool) -> str:
    if is_whole:
        return "Those of the project's classes"
    return "Those of the project's classes, which do not name all values"


def _preview(values: Mapping[int, int], names: Mapping[int, str]) -> str:
    """Name and pixels of each value."""
    return "; ".join(_preview_parts(values, names))


def _preview_parts(values: Mapping[int, int], names: Mapping[int, str]) -> Iterator[str]:
    for place, (value, count) in enumerate(values.items()):
        if place == _SHOWN:
            yield "…"
            return
        yield f"{value} {names[value]}: {count:,}" if value in names else f"{value}: {count:,}"
