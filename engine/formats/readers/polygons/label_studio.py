"""Reader of Label Studio's JSON: tasks with brush masks and polygons in percent of width and height.

Of several annotations of a task one is taken, as an answer says. Boxes, ellipses and points are counted and
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

import numpy as np

from engine.core import UserError
from engine.core.checked import DamagedValueError
from engine.core.class_names import clean_class_name
from engine.core.errors import FileError
from engine.document.left_out import LeftOutFiles
from engine.formats.incoming.contents import (
    CERTAIN,
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
    labels_without_boxes,
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
    size_of,
)
from engine.formats.shapes.brush import region_of_brush

ANNOTATION_KEY: Final = "annotation"
"""Key of the question which of several annotations of a task is taken."""

_TASK: Final = re.compile(rb'^\s*\[\s*\{(?=.*"data"\s*:)(?=.*"(?:annotations|completions)"\s*:)', re.DOTALL)
_UPLOAD: Final = re.compile(r"^[0-9a-f]{8}-")
_KINDS: Final = {"brushlabels": "brushlabels", "polygonlabels": "polygonlabels"}
_SEVERAL: Final = ImportQuestion(
    ANNOTATION_KEY,
    "Some tasks have several annotations: which one is taken?",
    (("first", "the first one"), ("last", "the last one")),
)


class LabelStudioReader:
    """Reader of an export in the format JSON, alone or in a folder with the pictures."""

    def recognise(self, source: Path) -> Recognition | None:
        path = _file(source)
        if path is None:
            return None
        return Recognition(CERTAIN, f"{path.name} has tasks with annotations as Label Studio exports them.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        path = _file(source)
        if path is None:
            raise UserError(f"{source} has no tasks of Label Studio.", "Export them in the format JSON.")
        try:
            tasks = [_Task(object_of(entry, "a task"), answers) for entry in list_of(load_json(path), "it")]
        except DamagedValueError as error:
            raise FileError(
                path, f"is not in order: {error}", "Export it again from Label Studio."
            ) from error
        finder = PictureFinder(root_of(source))
        others = sum(task.others for task in tasks)
        notes: list[str] = []
        if others == 1:
            notes = ["1 result without area (boxes, points) is left out."]
        elif others:
            notes = [f"{others:,} results without area (boxes, points) are left out."]
        names = dict.fromkeys(name for task in tasks for name in task.class_names)
        classes = (*(IncomingClass(name, clean_class_name(name)) for name in names), ground_class())
        questions = (_SEVERAL,) if any(task.has_several for task in tasks) else ()

        def images() -> Iterator[IncomingImage]:
            for task in tasks:
                picture = next(filter(None, map(finder.find, task.names)), None)
                read = partial(_read, path, task)
                yield sized_image(task.names[0], picture, None, read, task.split, path)
            notes.extend(finder.notes)

        return IncomingDataset(classes, images, len(tasks), questions, notes, has_order=False)


class _Task:
    """One task: names that its picture may have, and the results of the annotation that is taken."""

    def __init__(self, entry: dict[str, Any], answers: Answers) -> None:
        data = object_of(entry.get("data"), "the data of a task")
        self.names = _picture_names(data, entry)
        meta = entry.get("meta")
        split = meta.get("split") if isinstance(meta, dict) else ""
        self.split = split if split in ("train", "val", "test") else ""
        listed = entry.get("annotations") or entry.get("completions") or []
        annotations = [object_of(a, "an annotation") for a in list_of(listed, "the annotations of a task")]
        annotations = [a for a in annotations if a.get("was_cancelled") is not True]
        self.has_several = len(annotations) > 1
        self.is_annotated = bool(annotations)
        place = 0 if answers.get(ANNOTATION_KEY, "first") == "first" else -1
        taken = annotations[place].get("result", []) if annotations else []
        results = [object_of(r, "a result") for r in list_of(taken, "the results of an annotation")]
        self.results = [r for r in results if str(r.get("type")) in _KINDS]
        self.others = len(results) - len(self.results)
        self.boxes = sum(r.get("type") == "rectanglelabels" for r in results)
        self.class_names = [_class_name(result) for result in self.results]


def _file(source: Path) -> Path | None:
    """The file with tasks at a path, or in the folder."""
    files = files_below(source, (".json",), LeftOutFiles())
    return next((path for path in files if _TASK.search(head_of(path))), None)


def _picture_names(data: dict[str, Any], entry: dict[str, Any]) -> list[str]:
    """The last part of the address of the picture, without what an upload puts before it."""
    for value in (*data.values(), entry.get("file_upload")):
        if isinstance(value, str) and value.strip():
            parts = urlsplit(value)
            local = parse_qs(parts.query).get("d", [""])[0]
            name = local or unquote(parts.path) or value
            bare = _UPLOAD.sub("", name.rsplit("/", 1)[-1])
            return [name.lstrip("/")] if bare == name.rsplit("/", 1)[-1] else [name.rsplit("/", 1)[-1], bare]
    raise DamagedValueError("a task has no picture.")


def _class_name(result: dict[str, Any]) -> str:
    value = object_of(result.get("value"), "the value of a result")
    labels = value.get(_KINDS[str(result.get("type"))])
    if isinstance(labels, list) and labels and isinstance(labels[0], str) and clean_class_name(labels[0]):
        return labels[0]
    raise DamagedValueError("a result has no label.")


def _read(path: Path, task: _Task, picture: SizedBy) -> IncomingLabels:
    try:
        return _labels(task, picture)
    except DamagedValueError as error:
        sentence = f"is not in order at {task.names[0]}: {error}"
        raise FileError(path, sentence, "Export it again from Label Studio.") from error


def _labels(task: _Task, picture: SizedBy) -> IncomingLabels:
    sizes = {size_of(r.get("original_height"), r.get("original_width"), picture) for r in task.results}
    if len(sizes) > 1:
        raise DamagedValueError("its results are for pictures of several sizes.")
    sizes = sizes or {picture_size(picture, task.names[0])}
    (shape,) = sizes
    shapes = []
    for number, result in enumerate(task.results, start=1):
        name, value = _class_name(result), result["value"]
        if result["type"] == "polygonlabels":
            ring = ring_of_points(value.get("points"), "an outline") * np.array([shape[1], shape[0]]) / 100
            shapes.append(IncomingShape(name, (ring,), number=number))
        elif value.get("format") == "rle":
            bitmap = region_of_brush(list_of(value.get("rle"), "a brush mask"), shape)
            shapes.append(IncomingShape(name, bitmap=bitmap, number=number))
        else:
            raise DamagedValueError("a brush mask is not stored as run lengths.")
    # A task that nobody has worked on says nothing of its picture, not even that it is background.
    if not task.is_annotated:
        return IncomingLabels(shape)
    return labels_without_boxes(shape, shapes, task.boxes, None)
