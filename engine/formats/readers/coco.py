"""Reader of COCO's annotations with polygons and run lengths: instances, stuff, and those of other programs.

Memory holds the place of each annotation in its file, 16 bytes, not the annotations.

Source:
    Lin et al., Microsoft COCO: Common Objects in Context, ECCV 2014; the data format of cocodataset.org.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Collection, Iterator, KeysView, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import NO_PROGRESS, CancelToken, Progress, Reporter, UserError
from engine.core.checked import DamagedValueError, whole_number
from engine.core.input_file import open_input
from engine.document.left_out import LeftOutFiles
from engine.document.mask_survey import listed
from engine.formats.incoming.contents import (
    Answers,
    ClassKey,
    ImportQuestion,
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
from engine.formats.incoming.json_stream import json_items, list_items, value_at
from engine.formats.incoming.picture_finder import PictureFinder
from engine.formats.readers.coco_files import (
    CocoFile,
    CocoKind,
    CocoSource,
    annotation_entry,
    listed_images,
    read_coco_classes,
    recognise_coco,
)
from engine.formats.readers.polygons.files import size_of
from engine.formats.readers.raster.folders import split_named
from engine.formats.shapes.run_lengths import region_of_runs, unpacked

CROWD_KEY: Final = "crowd"
"""Key of the question what crowds are, areas of many objects with one outline."""

_CROWD: Final = ImportQuestion(
    CROWD_KEY,
    "What are crowds, areas of many objects in one?",
    (("class", "of their class, like single objects"), ("ignore", "unlabelled"), ("nothing", "not drawn")),
    "class",
)
_IGNORED: Final = IncomingClass("crowd", "crowd", role="ignore")
_LARGEST: Final = 1e7
_REPORT_EVERY: Final = 1000
# As JSON some 30 MB a second are read: 16 MB of annotations are there in half a second.
_LARGE_BYTES: Final = 32 << 20
_SAMPLED_BYTES: Final = 16 << 20
_PARTLY: Final = "The file is large: examples show the shapes in its first 16 MB of annotations alone."


class CocoReader:
    """Reader of annotation files with objects."""

    def recognise(self, source: Path) -> Recognition | None:
        return recognise_coco(
            source, CocoKind.INSTANCES, "has images, annotations and categories as COCO has them."
        )

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        coco = CocoSource(source, CocoKind.INSTANCES, answers)
        chosen, finder = coco.files, coco.finder
        notes: list[str] = []
        left_out = LeftOutFiles()
        crowd = answers.get(CROWD_KEY, "class")
        indices = [AnnotationIndex(file.path) for file in chosen]

        seen: list[set[int | str]] = [set() for _ in chosen]

        def images() -> Iterator[IncomingImage]:
            for file, index, numbers in zip(chosen, indices, seen, strict=True):
                yield from _images(file, index, finder, crowd, left_out, seen=numbers)
            notes.extend(finder.notes)

        def sample() -> Iterator[IncomingImage]:
            notes.append(_PARTLY)
            for file in chosen:
                part = AnnotationIndex(file.path, _SAMPLED_BYTES)
                yield from _images(file, part, finder, crowd, left_out, part.known())

        def prepare(report: Reporter, token: CancelToken | None) -> None:
            for file, index, numbers in zip(chosen, indices, seen, strict=True):
                index.load(report, token)
                if strangers := sorted(map(str, index.known() - numbers)):
                    notes.append(_of_no_image(file.path.name, strangers))

        ignored = (_IGNORED,) if crowd == "ignore" else ()
        classes = (*read_coco_classes(chosen), *ignored, ground_class())
        is_large = sum(file.path.stat().st_size for file in chosen) > _LARGE_BYTES
        return IncomingDataset(
            *(classes, images, None, (*coco.questions, _CROWD), notes),
            has_order=False,
            sample=sample if is_large else None,
            prepare=prepare,
            left_out=left_out,
        )


class AnnotationIndex:
    """Places of the annotations of one file by the image that they belong to, found when first needed.

    Any thread.

    Args:
        most_bytes: of the first annotations, which alone are looked at; None for all of them.
    """

    def __init__(self, path: Path, most_bytes: int | None = None) -> None:
        self._path = path
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._places: dict[int | str, array[int]] | None = None

    def annotations(self, number: int | str) -> list[dict[str, Any]]:
        """The annotations of an image, in the order of the file.

        Raises:
            UserError: the file is not in order.
        """
        places = self._all().get(number, array("q"))
        with open_input(self._path) as file:
            return [value_at(file, places[i], places[i + 1]) for i in range(0, len(places), 2)]

    def load(self, report: Reporter, token: CancelToken | None) -> None:
        """Find the places now.

        Raises:
            UserError: the file is not in order.
            CancelledError: it was stopped; the next call begins anew.
        """
        self._all(report, token)

    def known(self) -> KeysView[int | str]:
        """Ids of the images that have annotations."""
        return self._all().keys()

    def _all(
        self, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
    ) -> dict[int | str, array[int]]:
        with self._lock:
            if self._places is None:
                self._places = self._read(report, token)
            return self._places

    def _read(self, report: Reporter, token: CancelToken | None) -> dict[int | str, array[int]]:
        places: dict[int | str, array[int]] = {}
        # Of all of them the file is read from its beginning, as JSON: a list of that name elsewhere is none.
        items = json_items(self._path) if self._most_bytes is None else list_items(self._path, "annotations")
        first: int | None = None
        done = 0
        for item in items:
            if token is not None:
                token.check()
            if item.key != "annotations":
                continue
            done += 1
            if done % _REPORT_EVERY == 0:
                report(Progress(done, 0, "annotations"))
            first = item.start if first is None else first
            if self._most_bytes is not None and item.end - first > self._most_bytes:
                break
            number, _ = annotation_entry(self._path, item.value)
            places.setdefault(number, array("q")).extend((item.start, item.end))
        return places


def _images(
    file: CocoFile,
    index: AnnotationIndex,
    finder: PictureFinder,
    crowd: str,
    left_out: LeftOutFiles,
    only: Collection[int | str] | None = None,
    seen: set[int | str] | None = None,
) -> Iterator[IncomingImage]:
    """The images of one file, all of them, or those of some ids; their ids are added to `seen`."""
    near = (file.path.parent, *finder.folders_of(file.split, split_named))
    for number, name, shape in listed_images(file.path):
        if only is not None and number not in only:
            continue
        if seen is not None:
            seen.add(number)
        picture = finder.find(name, near)
        read = partial(_labels, index, number, name, shape, crowd, left_out)
        yield sized_image(name, picture, shape, read, file.split, file.path)


def _labels(
    index: AnnotationIndex,
    number: int | str,
    name: str,
    said: tuple[int, int] | None,
    crowd: str,
    left_out: LeftOutFiles,
    picture: SizedBy,
) -> IncomingLabels:
    """Labels of one image; `said` is its size (H, W) as the file says it."""
    if said is None:
        raise UserError(f"The file does not say how large {name} is.", "Add its height and width there.")
    try:
        # Without a picture the size was held against that of the project's image, or a preview's limit.
        shape = said if picture is None else size_of(*said, picture)
    except DamagedValueError as error:
        raise UserError(f"{name} is not in order: {error}", "Take the picture that was labelled.") from error
    shapes: list[IncomingShape] = []
    boxes = 0
    for place, annotation in enumerate(index.annotations(number), start=1):
        try:
            if _is_bare_box(annotation):
                boxes += 1
                continue
            parts = shapes_of(annotation.get("segmentation"), shape)
            key = whole_number(annotation.get("category_id"), "category_id", 0, (1 << 31) - 1)
        except DamagedValueError as error:
            raise UserError(
                f"Annotation {annotation.get('id', place)!r:.40} of {name} is not in order: {error}"
            ) from error
        is_crowd = annotation.get("iscrowd") == 1
        if is_crowd and crowd == "nothing":
            continue
        shapes += [
            replace(part, class_key=_IGNORED.key if is_crowd and crowd == "ignore" else key, number=place)
            for part in parts
        ]
    return labels_without_boxes(shape, shapes, boxes, left_out)


def _of_no_image(file: str, numbers: Sequence[str]) -> str:
    if len(numbers) == 1:
        return f"{file} has annotations of an image that it does not list: {numbers[0]}."
    return f"{file} has annotations of {len(numbers):,} images that it does not list: {listed(numbers)}."


def _is_bare_box(annotation: Mapping[str, Any]) -> bool:
    """Whether an annotation has a box with an area, and neither an outline nor run lengths."""
    box = annotation.get("bbox")
    if annotation.get("segmentation") not in (None, [], {}) or not isinstance(box, list) or len(box) != 4:
        return False
    return all(type(value) in (int, float) for value in box) and min(box[2:]) > 0


def shapes_of(segmentation: Any, shape: tuple[int, int]) -> list[IncomingShape]:
    """The parts of one annotation, which are united: polygons, or run lengths; none where it has no area.

    Raises:
        DamagedValueError: it is neither.
    """
    nobody: ClassKey = ""
    if segmentation is None or segmentation == []:
        return []
    if isinstance(segmentation, dict):
        size, counts = segmentation.get("size"), segmentation.get("counts")
        if size != [shape[0], shape[1]]:
            raise DamagedValueError(f"its run lengths are for another size than {shape[1]}x{shape[0]}.")
        if not isinstance(counts, str | list):
            raise DamagedValueError("its run lengths are missing.")
        lengths = unpacked(counts) if isinstance(counts, str) else counts
        rect, region = region_of_runs(lengths, shape)
        return [IncomingShape(nobody, bitmap=region, top=rect.y0, left=rect.x0)] if region.size else []
    if not isinstance(segmentation, list):
        raise DamagedValueError("its segmentation is neither polygons nor run lengths.")
    return [IncomingShape(nobody, (ring_of(polygon),)) for polygon in segmentation]


def ring_of(polygon: Any) -> NDArray[np.float64]:
    """(n, 2) x, y of a polygon written as x, y, x, y and so on.

    Raises:
        DamagedValueError: it is no such list of finite numbers.
    """
    if not isinstance(polygon, list) or len(polygon) % 2:
        raise DamagedValueError("a polygon is no list of x, y, x, y.")
    if not all(type(value) in (int, float) and -_LARGEST <= value <= _LARGEST for value in polygon):
        raise DamagedValueError("a polygon has a place that is no number, or far outside.")
    return np.asarray(polygon, np.float64).reshape(-1, 2)
