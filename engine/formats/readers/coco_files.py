"""Annotation files of COCO in a folder: which there are, what they hold, and where their pictures lie."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from engine.core import UserError
from engine.core.checked import MAX_TEXT, text_line, whole_number
from engine.core.class_names import Color, clean_class_name
from engine.core.errors import FileError
from engine.core.input_file import open_input
from engine.document.decode import MOST_PIXELS
from engine.formats.incoming.contents import (
    CERTAIN,
    Answers,
    ImportQuestion,
    IncomingClass,
    Recognition,
)
from engine.formats.incoming.json_stream import list_items
from engine.formats.incoming.picture_finder import PictureFinder

FILE_KEY: Final = "file"
"""Key of the question which of several annotation files is meant."""


_EDGE_BYTES: Final = 64 << 10
_MOST_FILES: Final = 40
_SPLIT: Final = re.compile(r"(?:^|[_\-. ])(train|valid|val|test|dev|minival)(?:\d{4})?(?=$|[_\-. ])")
_SPLIT_NAMES: Final = {"train": "train", "valid": "val", "val": "val", "dev": "val", "minival": "val"}
_MOST_CATEGORIES: Final = 100_000
_PLAIN_NUMBER: Final = re.compile(r"0|[1-9]\d{0,17}", re.ASCII)


class CocoKind(StrEnum):
    """Kind of an annotation file."""

    INSTANCES = "instances"
    PANOPTIC = "panoptic"


_TITLES: Final = {CocoKind.INSTANCES: "annotations", CocoKind.PANOPTIC: "panoptic annotations"}


@dataclass(frozen=True, slots=True)
class CocoFile:
    """One annotation file; `split` as its name or folder says it, `group` its name without that."""

    path: Path
    kind: CocoKind
    group: str
    split: str


def coco_files(source: Path, kind: CocoKind) -> list[CocoFile]:
    """Annotation files of this kind at a path: the file itself, or those in the folder and just below it."""
    if source.is_file():
        candidates = [source] if source.suffix.lower() == ".json" else []
    else:
        candidates = list(_json_files(source))
    files = []
    for path in candidates:
        if kind_of(path) is kind:
            match = _SPLIT.search(path.stem) or _SPLIT.search(path.parent.name)
            word = "" if match is None else match[1]
            group = re.sub(r"\d{4}$", "", _SPLIT.sub("", path.stem)).strip("_-. ")
            files.append(CocoFile(path, kind, group, _SPLIT_NAMES.get(word, word)))
    return files


class CocoSource:
    """Annotation files of one kind at a path, those that are chosen, and the finder of their pictures.

    Attributes:
        files: of the group that was chosen; none while that is open.
        questions: which group it is, where there are several.

    Raises:
        UserError: there are none.
    """

    def __init__(self, source: Path, kind: CocoKind, answers: Answers) -> None:
        files = coco_files(source, kind)
        if not files:
            raise UserError(f"{source} has no {_TITLES[kind]} of COCO.", "Name the JSON file, or its folder.")
        self.files, question = chosen_files(files, answers)
        self.questions = () if question is None else (question,)
        self.finder = PictureFinder(data_root(source), [file.path.parent for file in self.files])


def recognise_coco(source: Path, kind: CocoKind, reason: str) -> Recognition | None:
    """Signs of annotation files of a kind; `reason` is what they have, behind their names."""
    files = coco_files(source, kind)
    if not files:
        return None
    names = ", ".join(file.path.name for file in files[:3])
    return Recognition(CERTAIN, f"{names} {reason}")


def listed_images(path: Path) -> Iterator[tuple[int | str, str, tuple[int, int] | None]]:
    """Id, name and shape (H, W) of each element of the list "images".

    Raises:
        UserError: one is not in order, or two have one id.
    """
    seen: set[int | str] = set()
    for item in list_items(path, "images"):
        entry = image_entry(path, item.value)
        if entry[0] in seen:
            raise FileError(path, f"has two images with the id {entry[0]}.", "Give each an id of its own.")
        seen.add(entry[0])
        yield entry


def annotation_entry(path: Path, value: Any) -> tuple[int | str, dict[str, Any]]:
    """Id of the image of an element of the list "annotations", and the element.

    Raises:
        UserError: it is not in order.
    """
    if not isinstance(value, dict):
        raise FileError(path, "has an annotation that is no object.", "Export it again where it comes from.")
    return image_id(value.get("image_id"), f"the image of an annotation in {path.name}"), value


def kind_of(path: Path) -> CocoKind | None:
    """What a file holds, from its first and last bytes; None for no annotations of COCO with areas."""
    try:
        with open_input(path) as file:
            text = file.read(_EDGE_BYTES)
            size = os.fstat(file.fileno()).st_size
            if size > _EDGE_BYTES:
                file.seek(max(_EDGE_BYTES, size - _EDGE_BYTES))
                text += file.read(_EDGE_BYTES)
    except (OSError, UserError):
        return None
    if text.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
        return None
    if b'"segments_info"' in text:
        return CocoKind.PANOPTIC
    marks = sum(mark in text for mark in (b'"images"', b'"annotations"', b'"categories"'))
    # Where there are boxes alone, the import says so.
    has_areas = b'"segmentation"' in text or (
        b'"category_id"' in text and (b'"iscrowd"' in text or b'"bbox"' in text)
    )
    if marks >= 2 and (has_areas or (marks == 3 and b'"annotations": []' in text)):
        return CocoKind.INSTANCES
    return None


def chosen_files(files: list[CocoFile], answers: Answers) -> tuple[list[CocoFile], ImportQuestion | None]:
    """The files of one group, and the question which group it is; none of them while it is open."""
    groups = sorted({file.group for file in files})
    if len(groups) < 2:
        return files, None
    choices = tuple(
        (group, ", ".join(file.path.name for file in files if file.group == group)) for group in groups
    )
    question = ImportQuestion(FILE_KEY, "Which annotation files are to be imported?", choices)
    return [file for file in files if file.group == answers.get(FILE_KEY)], question


def data_root(source: Path) -> Path:
    """The folder of a data set by its annotation file, or itself."""
    if source.is_dir():
        return source
    folder = source.parent
    return folder.parent if folder.name.casefold() in ("annotations", "annotation", "labels") else folder


def read_coco_classes(files: list[CocoFile]) -> tuple[IncomingClass, ...]:
    """The categories of the files, by their ids, which may have gaps.

    Raises:
        UserError: a category is not in order, or an id has several names.
    """
    classes: dict[int, IncomingClass] = {}
    for file in files:
        for item in list_items(file.path, "categories", near_end=True):
            entry = _class_of(file.path, item.value)
            known = classes.setdefault(int(entry.key), entry)
            if known.name != entry.name:
                raise FileError(
                    file.path,
                    f"calls category {entry.key} '{entry.name}', another file '{known.name}'.",
                    "Import the files one by one.",
                )
            if len(classes) > _MOST_CATEGORIES:
                raise FileError(file.path, f"has more than {_MOST_CATEGORIES:,} categories.", "Merge some.")
    return tuple(classes.values())


def image_entry(path: Path, value: Any) -> tuple[int | str, str, tuple[int, int] | None]:
    """Id, name and shape (H, W) of an element of the list "images".

    Raises:
        UserError: it is not in order.
    """
    where = f"an image in {path.name}"
    if not isinstance(value, dict):
        raise FileError(path, "has an image that is no object.", "Export it again where it comes from.")
    name = text_line(value.get("file_name"), f"file_name of {where}", MAX_TEXT)
    shape = None
    if value.get("height") is not None or value.get("width") is not None:
        height = whole_number(value.get("height"), f"height of {where}", 1, MOST_PIXELS)
        width = whole_number(value.get("width"), f"width of {where}", 1, MOST_PIXELS)
        if height * width > MOST_PIXELS:
            raise FileError(path, f"says that {name} is {width}x{height}.", "That is more than can be read.")
        shape = (height, width)
    return image_id(value.get("id"), where), name, shape


def image_id(value: Any, where: str) -> int | str:
    """An id, a whole number or a text; a number that is written as a text is that number.

    Raises:
        UserError: it is neither.
    """
    if type(value) is str:
        text = text_line(value, f"id of {where}")
        return int(text) if _PLAIN_NUMBER.fullmatch(text) else text
    return whole_number(value, f"id of {where}", -(1 << 63), (1 << 63) - 1)


def _class_of(path: Path, value: Any) -> IncomingClass:
    if not isinstance(value, dict):
        raise FileError(path, "has a category that is no object.", "Export it again where it comes from.")
    key = whole_number(value.get("id"), f"id of a category in {path.name}", 0, (1 << 31) - 1)
    name = value.get("name")
    if not isinstance(name, str) or not clean_class_name(name):
        raise FileError(path, f"gives category {key} no name.", "Give it one.")
    return IncomingClass(key, clean_class_name(name), _color(value.get("color")))


def _color(value: Any) -> Color | None:
    if isinstance(value, list) and len(value) == 3 and all(type(v) is int and 0 <= v <= 255 for v in value):
        return (value[0], value[1], value[2])
    return None


def _json_files(folder: Path) -> Iterator[Path]:
    """JSON files in a folder and in those just below it, some of them."""
    folders = [folder]
    try:
        with os.scandir(folder) as entries:
            folders += sorted(Path(e.path) for e in entries if e.is_dir() and not e.name.startswith("."))
    except OSError:
        return  # The import itself says that the folder cannot be listed.
    for place in folders:
        try:
            names = sorted(name for name in os.listdir(place) if name.lower().endswith(".json"))
        except OSError:
            continue
        for name in names[:_MOST_FILES]:
            yield place / name
