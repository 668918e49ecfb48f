"""Reader of Datumaro's own data sets: annotations/SUBSET.json and images/, masks and polygons by z_order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from engine.core import UserError
from engine.core.checked import DamagedValueError, whole_number
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
    files_below,
    head_of,
    list_of,
    load_json,
    name_of,
    object_of,
    picture_size,
    ring_of_numbers,
    root_of,
    size_of,
)
from engine.formats.readers.raster.folders import split_named
from engine.formats.shapes.run_lengths import region_of_runs, unpacked

_MARK: Final = re.compile(rb'"dm_format_version"|"media_type"\s*:\s*\d')
_AREAS: Final = frozenset(("mask", "polygon"))
_HIGHEST: Final = 1 << 31


class DatumaroReader:
    """Reader of a data set in Datumaro's format; the subset of an image is the name of its file."""

    def recognise(self, source: Path) -> Recognition | None:
        path = next(_files(source, LeftOutFiles()), None)
        if path is None:
            return None
        return Recognition(CERTAIN, f"{path.name} has categories and items as Datumaro writes them.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        left_out = LeftOutFiles()
        files = list(_files(source, left_out))
        if not files:
            raise UserError(f"{source} has no annotations of Datumaro.", "Name the folder of the data set.")
        subsets = [_Subset(path) for path in files]
        root = root_of(source)
        root = root.parent if root.name == "annotations" else root
        finder = PictureFinder(root, (root / "images",))
        names = subsets[0].names
        for subset in subsets:
            if subset.names != names:
                raise FileError(
                    subset.path, f"has other classes than {files[0].name}.", "Import them one by one."
                )
        others = sum(subset.others for subset in subsets)
        notes: list[str] = []
        if others == 1:
            notes = ["1 annotation without area is left out."]
        elif others:
            notes = [f"{others:,} annotations without area are left out."]

        def images() -> Iterator[IncomingImage]:
            for subset in subsets:
                yield from subset.images(finder)
            notes.extend(finder.notes)

        classes = (*(IncomingClass(number, name) for number, name in enumerate(names)), ground_class())
        count = sum(len(subset.items) for subset in subsets)
        return IncomingDataset(classes, images, count, notes=notes, left_out=left_out)


class _Subset:
    """One file: the names of its labels, and its items."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            content = object_of(load_json(path), "it")
            categories = object_of(content.get("categories"), "categories")
            labels = object_of(categories.get("label", {}), "the labels").get("labels", [])
            entries = [object_of(label, "a label") for label in list_of(labels, "the labels")]
            self.names = [name_of(entry.get("name"), "the name of a label") for entry in entries]
            self.items = [object_of(item, "an item") for item in list_of(content.get("items"), "items")]
            self.others = sum(
                _kind(object_of(annotation, "an annotation")) not in _AREAS
                for item in self.items
                for annotation in list_of(item.get("annotations", []), "annotations")
            )
        except DamagedValueError as error:
            raise FileError(path, f"is not in order: {error}", "Export it again.") from error

    def images(self, finder: PictureFinder) -> Iterator[IncomingImage]:
        for item in self.items:
            image = item.get("image")
            named = image.get("path") if isinstance(image, dict) else None
            name = named if isinstance(named, str) and named else str(item.get("id"))
            subset = self.path.stem
            picture = finder.find(f"{subset}/{name}")
            split = split_named(subset)
            read = partial(self._read, item, name)
            yield sized_image(f"{subset}/{name}", picture, None, read, split, self.path)

    def _read(self, item: dict[str, Any], name: str, picture: SizedBy) -> IncomingLabels:
        try:
            size = item["image"].get("size") if isinstance(item.get("image"), dict) else None
            shape = size_of(size[0], size[1], picture) if isinstance(size, list) and len(size) == 2 else None
            shape = shape or picture_size(picture, name)
            listed = item.get("annotations", [])
            annotations = [a for a in listed if _kind(a) in _AREAS]
            annotations.sort(key=_order)
            shapes = [_shape(annotation, shape, len(self.names)) for annotation in annotations]
        except DamagedValueError as error:
            raise FileError(self.path, f"is not in order at {name}: {error}", "Export it again.") from error
        return labels_without_boxes(shape, shapes, _bare_boxes(listed), None)


def _files(source: Path, left_out: LeftOutFiles) -> Iterator[Path]:
    for path in files_below(source, (".json",), left_out):
        if _MARK.search(head_of(path)[:4096]):
            yield path


def _kind(annotation: dict[str, Any]) -> str:
    return str(annotation.get("type"))


def _bare_boxes(annotations: list[dict[str, Any]]) -> int:
    """How many boxes are not those of an area, whose group they are in then."""
    drawn = {a.get("group") for a in annotations if _kind(a) in _AREAS and a.get("group")}
    return sum(_kind(a) == "bbox" and a.get("group") not in drawn for a in annotations)


def _order(annotation: dict[str, Any]) -> int:
    return whole_number(annotation.get("z_order", 0), "a z_order", -_HIGHEST, _HIGHEST)


def _shape(annotation: dict[str, Any], shape: tuple[int, int], labels: int) -> IncomingShape:
    key = whole_number(annotation.get("label_id"), "a label_id", 0, max(labels - 1, 0))
    group = annotation.get("group")
    number = group if type(group) is int and 0 < group < _HIGHEST else None
    if annotation["type"] == "polygon":
        return IncomingShape(key, (ring_of_numbers(annotation.get("points"), "a polygon"),), number=number)
    rle = object_of(annotation.get("rle"), "the run lengths of a mask")
    if rle.get("size") != list(shape):
        raise DamagedValueError(f"a mask is for another size than {shape[1]}x{shape[0]}.")
    counts = rle.get("counts")
    lengths = unpacked(counts) if isinstance(counts, str) else list_of(counts, "the run lengths of a mask")
    rect, region = region_of_runs(lengths, shape)
    return IncomingShape(key, bitmap=region, top=rect.y0, left=rect.x0, number=number)
