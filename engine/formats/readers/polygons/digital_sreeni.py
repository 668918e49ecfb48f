"""Reader of projects of the DigitalSreeni Image Annotator (.iap): polygons and boxes by class.

Slices of stacks, which lie in no file of their own, are left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from engine.core import UserError
from engine.core.checked import DamagedValueError
from engine.core.errors import FileError
from engine.core.words import plural
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
    list_of,
    load_json,
    name_of,
    object_of,
    picture_size,
    ring_of_numbers,
    root_of,
    size_of,
)


class DigitalSreeniReader:
    """Reader of one project file, with the pictures below its folder."""

    def recognise(self, source: Path) -> Recognition | None:
        path = next(files_below(source, (".iap",), LeftOutFiles()), None)
        if path is None:
            return None
        return Recognition(CERTAIN, f"{path.name} is a project of the DigitalSreeni annotator.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        left_out = LeftOutFiles()
        files = list(files_below(source, (".iap",), left_out))
        if len(files) != 1:
            raise UserError(f"{source} has {plural(len(files), 'project file')}.", "Name one .iap file.")
        path = files[0]
        try:
            content = object_of(load_json(path), "it")
            classes = [_class(object_of(entry, "a class")) for entry in content.get("classes") or []]
            entries = [object_of(e, "a picture") for e in list_of(content.get("images"), "images")]
            for entry in entries:
                name_of(entry.get("file_name"), "the name of a picture")
        except DamagedValueError as error:
            raise FileError(path, f"is not in order: {error}", "Save the project again.") from error
        pictures = [entry for entry in entries if not entry.get("is_multi_slice")]
        stacks = len(entries) - len(pictures)
        notes = []
        if stacks == 1:
            notes = ["1 stack of slices is left out: export it as COCO."]
        elif stacks:
            notes = [f"{stacks:,} stacks of slices are left out: export them as COCO."]
        finder = PictureFinder(root_of(source))

        def images() -> Iterator[IncomingImage]:
            for entry in pictures:
                name = entry["file_name"]
                picture = finder.find(f"images/{name}") or finder.find(name)
                yield sized_image(name, picture, None, partial(_read, path, entry, left_out), mask_file=path)
            notes.extend(finder.notes)

        listed = (*classes, ground_class())
        return IncomingDataset(listed, images, len(pictures), notes=notes, has_order=False, left_out=left_out)


def _class(entry: dict[str, Any]) -> IncomingClass:
    name = name_of(entry.get("name"), "the name of a class")
    return IncomingClass(str(entry["name"]), name, color_of(entry.get("color")))


def _read(path: Path, entry: dict[str, Any], left_out: LeftOutFiles, picture: SizedBy) -> IncomingLabels:
    name = entry["file_name"]
    try:
        has_size = entry.get("height") is not None and entry.get("width") is not None
        shape = size_of(entry["height"], entry["width"], picture) if has_size else picture_size(picture, name)
        by_class = object_of(entry.get("annotations", {}), "the annotations of a picture")
        pairs = [
            (label, object_of(annotation, "an annotation"))
            for label, annotations in by_class.items()
            for annotation in list_of(annotations, "the annotations of a class")
        ]
        shapes = [
            _shape(label, annotation, number) for number, (label, annotation) in enumerate(pairs, start=1)
        ]
    except DamagedValueError as error:
        raise FileError(path, f"is not in order at {name}: {error}", "Save the project again.") from error
    boxes = sum(a.get("segmentation") is None and a.get("bbox") is not None for _, a in pairs)
    lines = sum(one is None for one in shapes) - boxes
    return labels_without_boxes(shape, list(filter(None, shapes)), boxes, left_out, lines)


def _shape(label: str, annotation: dict[str, Any], number: int) -> IncomingShape | None:
    """The polygon of an annotation; None for boxes and key points, which cover no area of their own."""
    points = annotation.get("segmentation")
    if points is None:
        return None
    return IncomingShape(label, (ring_of_numbers(points, "a polygon"),), number=number)
