"""Reader of Supervisely's projects: meta.json, and data sets with img/ and ann/, a JSON file a picture.

Bitmaps and polygons with holes; rectangles, and lines and points, are counted and left out. Objects
lie in the order of the file.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from engine.core import UserError
from engine.core.checked import DamagedValueError, whole_number
from engine.core.class_names import clean_class_name
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
from engine.formats.readers.polygons.files import (
    color_of,
    files_below,
    head_of,
    list_of,
    load_json,
    name_of,
    object_of,
    png_bitmap,
    ring_of_points,
    size_of,
)
from engine.formats.readers.raster.folders import split_named

_META: Final = "meta.json"
_FAR: Final = 1_000_000
_SLACK: Final = 1 << 16


class SuperviselyReader:
    """Reader of a project folder."""

    def recognise(self, source: Path) -> Recognition | None:
        if b'"geometry_config"' in (head := head_of(source / _META)) or b'"classes"' in head:
            return Recognition(CERTAIN, f"{_META} has the classes of a project of Supervisely.")
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        classes = _classes(source / _META)
        left_out = LeftOutFiles()
        files = [path for path in files_below(source, (".json",), left_out) if path.parent.name == "ann"]
        if not files:
            raise UserError(f"{source} has no folder ann with JSON files.", "Name the folder of the project.")

        def images() -> Iterator[IncomingImage]:
            for path in files:
                yield _image(path, source, left_out)

        return IncomingDataset((*classes, ground_class()), images, len(files), left_out=left_out)


def _classes(path: Path) -> list[IncomingClass]:
    try:
        entries = list_of(object_of(load_json(path), "it").get("classes"), "classes")
        classes: dict[str, IncomingClass] = {}
        for entry in entries:
            title = object_of(entry, "a class").get("title")
            name = name_of(title, "the title of a class")
            classes[str(title)] = IncomingClass(str(title), name, color_of(_lower(entry.get("color"))))
    except DamagedValueError as error:
        raise FileError(path, f"is not in order: {error}", "Download the project again.") from error
    return list(classes.values())


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def _image(path: Path, root: Path, left_out: LeftOutFiles) -> IncomingImage:
    dataset = path.parent.parent
    name = path.name[: -len(".json")]
    picture = dataset / "img" / name
    shown = (dataset.relative_to(root) / name).as_posix()
    split = split_named(dataset.name)
    found = picture if picture.is_file() else None
    return sized_image(shown, found, None, partial(_labels, path, left_out), split, path)


def _labels(path: Path, left_out: LeftOutFiles, picture: SizedBy) -> IncomingLabels:
    try:
        record = object_of(load_json(path), "the file")
        size = object_of(record.get("size"), "size")
        shape = size_of(size.get("height"), size.get("width"), picture)
        entries = [object_of(e, "an object") for e in list_of(record.get("objects"), "objects")]
        shapes = [_shape(entry, number, shape) for number, entry in enumerate(entries, start=1)]
    except DamagedValueError as error:
        raise FileError(path, f"is not in order: {error}", "Download the project again.") from error
    boxes = sum(entry.get("geometryType") == "rectangle" for entry in entries)
    lines = sum(one is None for one in shapes) - boxes
    return labels_without_boxes(shape, list(filter(None, shapes)), boxes, left_out, lines)


def _shape(entry: dict[str, Any], number: int, shape: tuple[int, int]) -> IncomingShape | None:
    """The area of an object; None where it has none."""
    title = entry.get("classTitle")
    if not isinstance(title, str) or not clean_class_name(title):
        raise DamagedValueError("an object has no classTitle.")
    if isinstance(entry.get("bitmap"), dict):
        bitmap = entry["bitmap"]
        origin = list_of(bitmap.get("origin"), "the origin of a bitmap")
        left, top = (
            whole_number(v, "the origin of a bitmap", -_FAR, _FAR) for v in (*origin, None, None)[:2]
        )
        pixels = png_bitmap(_unpacked(bitmap.get("data"), shape), shape)
        return IncomingShape(title, bitmap=pixels, top=top, left=left, number=number)
    if entry.get("geometryType", "polygon") != "polygon":
        return None
    points = object_of(entry.get("points"), "the points of an object")
    interior = list_of(points.get("interior", []), "the holes of an object")
    rings = [ring_of_points(ring, "an outline") for ring in (points.get("exterior"), *interior)]
    return IncomingShape(title, tuple(rings), number=number)


def _unpacked(data: Any, shape: tuple[int, int]) -> bytes:
    """The bytes of a picture from its text, which unpack to no more than a picture of this size may take."""
    try:
        packed = base64.b64decode(data if isinstance(data, str) else "", validate=True)
        stream = zlib.decompressobj()
        content = stream.decompress(packed, 4 * shape[0] * shape[1] + _SLACK)
    except (binascii.Error, ValueError, zlib.error) as error:
        raise DamagedValueError("a bitmap is damaged.") from error
    if stream.unconsumed_tail:
        raise DamagedValueError("a bitmap is larger than its picture.")
    return content
