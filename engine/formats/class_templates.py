"""Class templates: the classes of well-known data sets, to be added to a project by name."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import Final

from engine.core.class_names import NamedColor, read_class_lines


@dataclass(frozen=True, slots=True)
class ClassTemplate:
    """One list of classes that comes with the program; `id` is the name of its file in `resources`."""

    id: str
    title: str
    about: str

    def entries(self) -> list[NamedColor]:
        """Names in the order of the data set, with its colours where it has some."""
        path = resources.files("resources").joinpath("class_lists", f"{self.id}.txt")
        return read_class_lines(path.read_text(encoding="utf-8"), self.title)


CLASS_TEMPLATES: Final = (
    ClassTemplate("cityscapes", "Cityscapes", "Roads and towns from a car: the 19 evaluated classes"),
    ClassTemplate("camvid", "CamVid", "Road scenes in the 11 classes that are usual for CamVid"),
    ClassTemplate(
        "voc", "PASCAL VOC", "20 kinds of things: people, animals, vehicles, furniture; and background"
    ),
    ClassTemplate("ade20k", "ADE20K", "150 classes of rooms, towns and landscapes"),
)
"""Templates that can be chosen, in the order of the menu."""
