"""Reader of projects of the VGG Image Annotator, versions 1 and 2: polygons, rectangles, circles, ellipses.

One attribute of the regions names their class; which one is asked where there are several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import UserError
from engine.core.checked import DamagedValueError, finite_number
from engine.core.class_names import clean_class_name
from engine.core.errors import FileError
from engine.document.left_out import LeftOutFiles
from engine.formats.incoming.contents import (
    CERTAIN,
    UNCOVERED,
    Answers,
    ImportQuestion,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    IncomingShape,
    Recognition,
    SizedBy,
    ground_class,
    sized_image,
)
from engine.formats.incoming.picture_finder import PictureFinder
from engine.formats.readers.polygons.files import (
    files_below,
    head_of,
    list_of,
    load_json,
    object_of,
    picture_size,
    ring_of_points,
    root_of,
)

ATTRIBUTE_KEY: Final = "class-attribute"
"""Key of the question which attribute names the class."""
UNNAMED: Final = "object"
"""Class of regions without the attribute."""

_MARK: Final = re.compile(rb'"_via_img_metadata"|"shape_attributes"|"_via_settings"')
_CORNERS: Final = 360
_FAR: Final = 1e7
_OBJECT: Final = "object"


class ViaReader:
    """Reader of a project or of an export of annotations as JSON, with the pictures there or below."""

    def recognise(self, source: Path) -> Recognition | None:
        path = _file(source)
        if path is None:
            return None
        return Recognition(CERTAIN, f"{path.name} has regions as the VGG Image Annotator writes them.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        path = _file(source)
        if path is None:
            raise UserError(f"{source} has no project of VIA.", "Save the project as JSON there.")
        try:
            pictures = _pictures(load_json(path))
        except DamagedValueError as error:
            raise FileError(path, f"is not in order: {error}", "Save it again with VIA.") from error
        attributes = _attributes(pictures)
        attribute = answers.get(ATTRIBUTE_KEY, attributes[0] if attributes else "")
        question = ImportQuestion(
            ATTRIBUTE_KEY, "Which attribute names the class of a region?", tuple((a, a) for a in attributes)
        )
        finder = PictureFinder(root_of(source))
        names = dict.fromkeys(_class_name(r, attribute) for p in pictures for r in p.regions)
        classes = (*(IncomingClass(name, clean_class_name(name)) for name in names), ground_class())
        others = sum(r.kind not in _AREAS for p in pictures for r in p.regions)
        notes: list[str] = []
        if others == 1:
            notes = ["1 region without area (lines, points) is left out."]
        elif others:
            notes = [f"{others:,} regions without area (lines, points) are left out."]

        def images() -> Iterator[IncomingImage]:
            for entry in pictures:
                picture = finder.find(entry.name)
                read = partial(_read, path, entry, attribute)
                yield sized_image(entry.name, picture, None, read, entry.split, path)
            notes.extend(finder.notes)

        questions = (question,) if len(attributes) > 1 else ()
        return IncomingDataset(classes, images, len(pictures), questions, notes, has_order=False)


class _Region:
    """One region: its kind of shape, its figures and its attributes."""

    def __init__(self, entry: Any) -> None:
        entry = object_of(entry, "a region")
        self.shape = object_of(entry.get("shape_attributes"), "the shape of a region")
        attributes = object_of(entry.get("region_attributes", {}), "the attributes of a region")
        self.attributes = {key: _text(value) for key, value in attributes.items()}
        self.kind = str(self.shape.get("name"))


class _Picture:
    """One picture with its regions."""

    def __init__(self, entry: Any) -> None:
        entry = object_of(entry, "a picture")
        name = entry.get("filename")
        if not isinstance(name, str) or not name.strip():
            raise DamagedValueError("a picture has no filename.")
        self.name = name
        regions = entry.get("regions", [])
        # Version 1 numbers them, version 2 lists them.
        listed = list(regions.values()) if isinstance(regions, dict) else list_of(regions, "regions")
        self.regions = [_Region(region) for region in listed]
        attributes = entry.get("file_attributes")
        split = attributes.get("split") if isinstance(attributes, dict) else ""
        self.split = split if split in ("train", "val", "test") else ""


def _file(source: Path) -> Path | None:
    files = files_below(source, (".json",), LeftOutFiles())
    return next((path for path in files if _MARK.search(head_of(path))), None)


def _pictures(content: Any) -> list[_Picture]:
    whole = object_of(content, "the file")
    metadata = object_of(whole.get("_via_img_metadata", whole), "the list of pictures")
    return [_Picture(entry) for entry in metadata.values()]


def _attributes(pictures: list[_Picture]) -> list[str]:
    """The attributes of regions, those with few different values first: such name classes, not objects."""
    values: dict[str, set[str]] = {}
    for picture in pictures:
        for region in picture.regions:
            for key, value in region.attributes.items():
                values.setdefault(key, set()).add(value)
    if len(values) == 2 and "class" in values and _OBJECT in values:
        return ["class"]  # As we write them: the other one numbers the objects.
    return sorted(values, key=lambda key: len(values[key]))


def _text(value: Any) -> str:
    """An attribute as text; of several that are chosen, the first one."""
    if isinstance(value, dict):
        return next((str(key) for key, chosen in value.items() if chosen), "")
    return value if isinstance(value, str) else str(value)


def _class_name(region: _Region, attribute: str) -> str:
    name = region.attributes.get(attribute, "")
    return name if clean_class_name(name) else UNNAMED


def _read(path: Path, entry: _Picture, attribute: str, picture: SizedBy) -> IncomingLabels:
    shape = picture_size(picture, entry.name)
    numbers: dict[str, int] = {}
    shapes: list[IncomingShape] = []
    try:
        for place, region in enumerate(entry.regions, start=1):
            if region.kind in _AREAS:
                key = region.attributes.get(_OBJECT) or f"#{place}"
                number = numbers.setdefault(key, len(numbers) + 1)
                name = _class_name(region, attribute)
                shapes.append(IncomingShape(name, (_AREAS[region.kind](region.shape),), number=number))
    except DamagedValueError as error:
        sentence = f"is not in order at {entry.name}: {error}"
        raise FileError(path, sentence, "Save it again with VIA.") from error
    return IncomingLabels(shape, shapes=tuple(shapes), unlabelled=UNCOVERED)


def _figures(shape: dict[str, Any], *names: str) -> list[float]:
    return [finite_number(shape.get(name), f"{name} of a region", -_FAR, _FAR) for name in names]


def _polygon(shape: dict[str, Any]) -> NDArray[np.float64]:
    xs = list_of(shape.get("all_points_x"), "all_points_x")
    ys = list_of(shape.get("all_points_y"), "all_points_y")
    if len(xs) != len(ys):
        raise DamagedValueError("a polygon has not as many x as y.")
    return ring_of_points([[x, y] for x, y in zip(xs, ys, strict=True)], "a polygon")


def _rectangle(shape: dict[str, Any]) -> NDArray[np.float64]:
    x, y, width, height = _figures(shape, "x", "y", "width", "height")
    return np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height]])


def _circle(shape: dict[str, Any]) -> NDArray[np.float64]:
    cx, cy, radius = _figures(shape, "cx", "cy", "r")
    return _round(cx, cy, radius, radius)


def _ellipse(shape: dict[str, Any]) -> NDArray[np.float64]:
    return _round(*_figures(shape, "cx", "cy", "rx", "ry"))


def _round(cx: float, cy: float, rx: float, ry: float) -> NDArray[np.float64]:
    angles = np.linspace(0, 2 * np.pi, _CORNERS, endpoint=False)
    return np.stack([cx + rx * np.cos(angles), cy + ry * np.sin(angles)], axis=1)


_AREAS: Final = {"polygon": _polygon, "rect": _rectangle, "circle": _circle, "ellipse": _ellipse}
