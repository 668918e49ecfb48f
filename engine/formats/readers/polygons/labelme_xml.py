"""Reader of the XML files of LabelMe (MIT), one for each picture, as CVAT and Datumaro write them, too.

Annotations/FOLDER/NAME.xml beside Images/FOLDER/NAME.jpg, or both in one folder. Objects are polygons or
masks (PNG files in Masks/ or beside); later ones lie above earlier ones, deleted ones are left out.

Source:
    Russell, Torralba, Murphy, Freeman: LabelMe: a database and web-based tool for image annotation,
    IJCV 2008.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

import numpy as np

from engine.core.checked import DamagedValueError, shortened
from engine.document.left_out import LeftOutFiles
from engine.formats.incoming.contents import (
    Answers,
    IncomingLabels,
    IncomingShape,
    SizedBy,
    labels_without_boxes,
)
from engine.formats.readers.polygons.files import (
    bytes_of,
    head_of,
    load_xml,
    name_of,
    number_in,
    picture_size,
    png_bitmap,
    size_of,
    whole_in,
)
from engine.formats.readers.polygons.per_picture import PerPictureReader

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FILE: Final = re.compile(rb"<filename>\s*([^<]{1,400}?)\s*</filename>")
_OBJECTS: Final = re.compile(rb"<object>.*?</object>", re.DOTALL)
_DELETED: Final = re.compile(rb"<deleted>\s*1\s*</deleted>")
_MOST_OBJECTS: Final = 10_000_000
_MOST_MASK_BYTES: Final = 64 << 20


class LabelmeXmlReader(PerPictureReader):
    """Reader of a folder of such files."""

    suffixes: ClassVar = (".xml",)
    # PASCAL VOC's files of boxes begin alike, but have none of these.
    mark: ClassVar = re.compile(
        rb"^\s*(?:<\?xml[^>]*>\s*)?<annotation>(?=.*?<(?:polygon|segm|sourceImage|sourceAnnotation|nrows)>)",
        re.DOTALL,
    )
    label: ClassVar = re.compile(rb"<object>\s*<name>([^<]{1,400})</name>")
    reason: ClassVar = "{} has polygons as LabelMe writes them."

    def picture_name(self, path: Path) -> str:
        match = _FILE.search(head_of(path))
        return _text(match[1]) if match else path.stem

    def label_names(self, path: Path) -> list[str]:
        """Names of the objects of a file that are not deleted."""
        names = []
        for entry in _OBJECTS.findall(bytes_of(path)):
            match = self.label.search(entry)
            if match and not _DELETED.search(entry):
                names.append(_text(match[1]))
        return names

    def labels(
        self, path: Path, picture: SizedBy, answers: Answers, left_out: LeftOutFiles
    ) -> IncomingLabels:
        root = load_xml(path)
        shape = _size(root, picture, self.picture_name(path))
        objects = [entry for entry in root.iter("object") if (entry.findtext("deleted") or "").strip() != "1"]
        numbers = _numbers(objects)
        shapes = [_shape(entry, number, path, shape) for entry, number in zip(objects, numbers, strict=True)]
        bare = sum(one is None for one in shapes)
        return labels_without_boxes(shape, list(filter(None, shapes)), bare, left_out)


def _size(root: Element, picture: SizedBy, name: str) -> tuple[int, int]:
    """(H, W) as the file says it; that of the picture where it says nothing."""
    rows, columns = root.findtext("imagesize/nrows"), root.findtext("imagesize/ncols")
    if rows is None or columns is None:
        return picture_size(picture, name)
    height, width = whole_in(rows, "the number of rows", 1), whole_in(columns, "the number of columns", 1)
    return size_of(height, width, picture)


def _shape(entry: Element, number: int, path: Path, shape: tuple[int, int]) -> IncomingShape | None:
    """The area of an object; None where it has none."""
    name = name_of(entry.findtext("name"), "the name of an object")
    polygon, mask = entry.find("polygon"), entry.find("segm")
    if polygon is not None:
        points = [
            [number_in(point.findtext(axis), "a point") for axis in ("x", "y")]
            for point in polygon.findall("pt")
        ]
        return IncomingShape(name, (np.array(points, np.float64).reshape(-1, 2),), number=number)
    if mask is None:
        return None
    file = _mask_file(path, (mask.findtext("mask") or "").strip())
    bitmap = png_bitmap(bytes_of(file, _MOST_MASK_BYTES), shape)
    if bitmap.shape != shape:
        raise DamagedValueError(f"the mask {file.name} is not as large as its picture.")
    return IncomingShape(name, bitmap=bitmap, number=number)


def _mask_file(path: Path, name: str) -> Path:
    """The file of a mask: in Masks/ beside Annotations/ or beside the file, by its bare name."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    if not bare or "\0" in bare or bare in (".", ".."):
        raise DamagedValueError(f"the name of a mask is {shortened(name)}.")
    folder = path.parent
    places = (folder / "Masks", folder, folder.parent.parent / "Masks" / folder.name)
    return next((p / bare for p in places if (p / bare).is_file()), folder / bare)


def _numbers(objects: list[Element]) -> list[int]:
    """Number of each object, from 1 on; parts of one object of the same name have its number."""
    ids = [_id(entry, place) for place, entry in enumerate(objects)]
    names = {own: entry.findtext("name") for own, entry in zip(ids, objects, strict=True)}
    wholes: list[int] = []
    for own, entry in zip(ids, objects, strict=True):
        owner = (entry.findtext("parts/ispartof") or "").strip()
        whole = int(owner) if owner.isdecimal() and len(owner) < 9 else own
        # A wheel is part of a car, and an object of its own.
        wholes.append(whole if names.get(whole) == entry.findtext("name") else own)
    order = {whole: number for number, whole in enumerate(dict.fromkeys(wholes), start=1)}
    return [order[whole] for whole in wholes]


def _id(entry: Element, place: int) -> int:
    text = (entry.findtext("id") or "").strip()
    # Files of the first years have no ids.
    return int(text) if text.isdecimal() and len(text) < 9 else _MOST_OBJECTS * 100 + place


def _text(data: bytes) -> str:
    return unescape(data.decode("utf-8", "replace").strip())
