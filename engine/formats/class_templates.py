"""Class templates: the classes of well-known data sets, to be added to a project by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from engine.core import ClassList
from engine.core.class_names import NamedColor, read_class_lines


@dataclass(frozen=True, slots=True)
class ClassTemplate:
    """One list of classes that comes with the program; `id` is the name of its file in `resources`."""

    id: str
    title: str
    about: str

    @property
    def lines(self) -> str:
        """The text of a class file."""
        return _lines(self.id)

    def entries(self) -> list[NamedColor]:
        """Names in the order of the data set, with its colours where it has some."""
        return read_class_lines(self.lines, self.title)

    def classes(self) -> ClassList:
        """The classes in the order of the data set, from 0 on."""
        return ClassList.from_entries(self.entries(), self.title)


CLASS_TEMPLATES: Final = (
    ClassTemplate("cityscapes", "Cityscapes", "Roads and towns from a car: the 19 evaluated classes"),
    ClassTemplate("camvid", "CamVid", "Road scenes in the 11 classes that are usual for CamVid"),
    ClassTemplate(
        "voc", "PASCAL VOC", "20 kinds of things: people, animals, vehicles, furniture; and background"
    ),
    ClassTemplate("ade20k", "ADE20K", "150 classes of rooms, towns and landscapes"),
)
"""Templates that can be chosen, in the order of the menu."""

NUMBERING_KEY: Final = "numbering"
"""Key of the question what values without names mean."""
OWN_NUMBERING: Final = "project"
"""Answer: they are the numbers of the project's classes."""
NEW_NUMBERING: Final = "new"
"""Answer: each is a new class."""
NUMBERINGS: Final = (
    *(OWN_NUMBERING, NEW_NUMBERING, "camvid", "cityscapes", "voc", "cityscapes-ids", "ade20k-from-0"),
    "ade20k",
)
"""All answers: these two, and the numberings of well-known data sets."""


@cache
def _lines(template_id: str) -> str:
    path = resources.files("resources").joinpath("class_lists", f"{template_id}.txt")
    return path.read_text(encoding="utf-8")
