"""Reader of CVAT's XML for images, version 1.1: polygons and masks by their z_order, with their subsets.

Boxes, lines, points and tags are counted and left out. Later shapes of a like z_order lie above earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import BoolMap, UserError
from engine.core.checked import DamagedValueError
from engine.core.errors import FileError
from engine.document.left_out import LeftOutFiles
from engine.formats.incoming.contents import (
    CERTAIN,
    Answers,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    IncomingShape,
    Recognition,
    SizedBy,
    ground_class,
    labels_without_boxes,
    sized_image,
)
from engine.formats.incoming.picture_finder import PictureFinder
from engine.formats.readers.polygons.files import (
    color_of,
    files_below,
    head_of,
    load_xml,
    name_of,
    number_in,
    root_of,
    size_of,
    whole_in,
)
from engine.formats.readers.raster.folders import split_named
from engine.formats.shapes.run_lengths import checked_bounds

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

UNTOUCHED: Final = "untouched"
"""Attribute of an image that nobody has worked on, in files that were fetched from a server."""

_AREAS: Final = frozenset(("polygon", "mask"))
_OTHERS: Final = ("box", "polyline", "points", "ellipse", "cuboid", "skeleton", "tag")


class CvatReader:
    """Reader of annotations.xml of one task, or of several below a folder."""

    def recognise(self, source: Path) -> Recognition | None:
        for path in files_below(source, (".xml",), LeftOutFiles()):
            head = head_of(path)
            return (
                Recognition(CERTAIN, f"{path.name} has annotations of images as CVAT writes them.")
                if b"<annotations>" in head and b"<version>1.1" in head
                else None
            )
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        left_out = LeftOutFiles()
        files = [p for p in files_below(source, (".xml",), left_out) if b"<annotations>" in head_of(p)]
        if not files:
            raise UserError(
                f"{source} has no annotations.xml of CVAT.", "Export it as 'CVAT for images 1.1'."
            )
        roots = [(path, load_xml(path)) for path in files]
        finder = PictureFinder(root_of(source))
        classes: dict[str, IncomingClass] = {}
        others = 0
        for path, root in roots:
            for listed in _classes(path, root):
                classes.setdefault(str(listed.key), listed)
            others += sum(len(image.findall(tag)) for image in root.iter("image") for tag in _OTHERS)
        notes: list[str] = []
        if others == 1:
            notes = ["1 shape without area (boxes, lines, points) is left out."]
        elif others:
            notes = [f"{others:,} shapes without area (boxes, lines, points) are left out."]

        def images() -> Iterator[IncomingImage]:
            for path, root in roots:
                for element in root.iter("image"):
                    yield _image(path, element, finder)
            notes.extend(finder.notes)

        count = sum(1 for _, root in roots for _ in root.iter("image"))
        listed_classes = (*classes.values(), ground_class())
        return IncomingDataset(listed_classes, images, count, notes=notes, left_out=left_out)


def _classes(path: Path, root: Element) -> Iterator[IncomingClass]:
    """The labels of the task, else those of its shapes."""
    try:
        for label in root.iter("label"):
            name = label.findtext("name") or ""
            yield IncomingClass(name, name_of(name, "the name of a label"), color_of(label.findtext("color")))
        for image in root.iter("image"):
            for shape in image:
                if shape.tag in _AREAS:
                    name = shape.get("label", "")
                    yield IncomingClass(name, name_of(name, "the label of a shape"))
    except DamagedValueError as error:
        raise FileError(path, f"is not in order: {error}", "Export it again from CVAT.") from error


def _image(path: Path, element: Element, finder: PictureFinder) -> IncomingImage:
    name = element.get("name") or "a picture without a name"
    subset = element.get("subset") or ""
    picture = (finder.find(f"images/{subset}/{name}") if subset else None) or finder.find(name)
    shown = f"{subset}/{name}" if subset else name
    read = partial(_labels, path, element)
    return sized_image(shown, picture, None, read, split_named(subset), path)


def _labels(path: Path, element: Element, picture: SizedBy) -> IncomingLabels:
    try:
        height, width = (whole_in(element.get(name), f"the {name}", 1) for name in ("height", "width"))
        shape = size_of(height, width, picture)
        drawn = [
            (whole_in(child.get("z_order", "0"), "a z_order", -1 << 20), _shape(child, number, shape))
            for number, child in enumerate(element, start=1)
            if child.tag in _AREAS
        ]
    except DamagedValueError as error:
        name = element.get("name", "")
        raise FileError(path, f"is not in order at {name}: {error}", "Export it again from CVAT.") from error
    drawn.sort(key=lambda pair: pair[0])
    # What is not covered by the shapes of a frame that nobody has worked on is not background.
    if not drawn and element.get(UNTOUCHED) == "1":
        return IncomingLabels(shape)
    boxes = len(element.findall("box"))
    return labels_without_boxes(shape, [shape for _, shape in drawn], boxes, None)


def _shape(element: Element, number: int, shape: tuple[int, int]) -> IncomingShape:
    label = element.get("label", "")
    group = element.get("group_id")
    if group and group.isdecimal() and 0 < len(group) < 9:
        number = (1 << 30) + int(group)
    if element.tag == "polygon":
        pairs = [pair.split(",") for pair in (element.get("points") or "").split(";")]
        if any(len(pair) != 2 for pair in pairs):
            raise DamagedValueError("the points of a polygon are no pairs.")
        ring = np.array([[number_in(value, "a point") for value in pair] for pair in pairs])
        return IncomingShape(label, (ring,), number=number)
    left, top = (whole_in(element.get(name), f"the {name} of a mask", -1 << 20) for name in ("left", "top"))
    width, height = (whole_in(element.get(name), f"the {name} of a mask", 1) for name in ("width", "height"))
    if height > shape[0] or width > shape[1]:
        raise DamagedValueError(f"a mask is {width}x{height}, its picture {shape[1]}x{shape[0]}.")
    bitmap = region_of_mask_runs(element.get("rle") or "", (height, width))
    return IncomingShape(label, bitmap=bitmap, top=top, left=left, number=number)


def region_of_mask_runs(text: str, shape: tuple[int, int]) -> BoolMap:
    """(h, w) bool of the run lengths of a mask: row by row, of nothing first.

    Raises:
        DamagedValueError: they do not make up a mask of this size.
    """
    try:
        lengths = [int(part) for part in text.split(",")]
    except ValueError as error:
        raise DamagedValueError("the run lengths of a mask are no numbers.") from error
    bounds = checked_bounds(lengths, shape[0] * shape[1])
    flips = np.zeros(shape[0] * shape[1] + 1, np.uint8)
    np.add.at(flips, bounds, 1)
    region: BoolMap = np.bitwise_xor.accumulate(flips[:-1] & 1).view(np.bool_).reshape(shape)
    return region
