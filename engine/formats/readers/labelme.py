"""Reader of labelme's JSON files, one for each picture, of all versions; also of what others write so.

The label `__ignore__` stands for unlabelled pixels and `_background_` for the background, as labelme's own
converters have it. Later shapes lie above earlier ones.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from engine.core import UserError
from engine.core.checked import DamagedValueError, json_object, read_whole, text_line
from engine.core.class_names import clean_class_name
from engine.core.errors import FileError
from engine.core.input_file import open_input
from engine.core.words import plural
from engine.document.left_out import LeftOutFiles
from engine.document.listing import is_image_name, natural_key
from engine.document.pairing.beside import images_beside
from engine.formats.dataset import folders_of_data
from engine.formats.incoming.class_files import names_of_file
from engine.formats.incoming.contents import (
    CERTAIN,
    LIKELY,
    UNCOVERED,
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
    sized_image,
)
from engine.formats.incoming.glance import glance
from engine.formats.incoming.picture_finder import PictureFinder
from engine.formats.readers.labelme_shapes import LINE_SHAPES, area_of
from engine.formats.readers.polygons.files import picture_size, size_of

IGNORED_LABEL: Final = "__ignore__"
BACKGROUND_LABEL: Final = "_background_"
X_ANYLABELING: Final = re.compile(rb'"(?:kie_linking|difficult|score)"\s*:')
"""Keys that X-AnyLabeling alone writes."""
WIDTH_KEY: Final = "line-width"
"""Key of the question how wide lines and points are."""
NOT_DRAWN: Final = "nothing"

_WIDTHS: Final = ("1", "3", "5", "10")
_LABEL_FILES: Final = ("labels.txt", "class_names.txt")
_MOST_BYTES: Final = 256 << 20
_HEAD_BYTES: Final = 256 << 10
_LOOKED_AT: Final = 3
_SCAN_S: Final = 4.0
_TEXT: Final = rb'"((?:[^"\\]|\\.){0,400})"'
_SHAPES: Final = re.compile(rb'"shapes"\s*:\s*\[')
_IMAGE_PATH: Final = re.compile(rb'"imagePath"\s*:\s*' + _TEXT)
_LABEL: Final = re.compile(rb'"label"\s*:\s*' + _TEXT)
_LINE: Final = re.compile(rb'"shape_type"\s*:\s*"(?:' + "|".join(sorted(LINE_SHAPES)).encode() + rb')"')


class LabelmeReader:
    """Reader of a folder of labelme's JSON files, with its sub-folders, or of one such file."""

    def recognise(self, source: Path) -> Recognition | None:
        files = glance(source) if source.is_dir() else [source]
        for file in [file for file in files if file.suffix.lower() == ".json"][:_LOOKED_AT]:
            head = _head(file)
            if _SHAPES.search(head) and (b'"imagePath"' in head or b'"imageData"' in head):
                certainty = LIKELY if X_ANYLABELING.search(head) else CERTAIN
                return Recognition(
                    certainty, f"{file.name} has shapes and an imagePath, as labelme writes them."
                )
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        left_out = LeftOutFiles()
        files = list(_json_files(source, left_out))
        if not files:
            raise UserError(f"{source} has no JSON file.", "Name the folder of labelme's files.")
        scan = _scan(files)
        root = source if source.is_dir() else source.parent
        questions = []
        if scan.has_lines:
            choices = [(width, f"{plural(int(width), 'pixel')} wide") for width in _WIDTHS]
            text = "There are lines or points, which cover no area: how wide are they?"
            questions.append(ImportQuestion(WIDTH_KEY, text, (*choices, (NOT_DRAWN, "not drawn"))))
        beside = images_beside(root)
        finder = PictureFinder(root, () if beside is None else (beside,))
        width = answers.get(WIDTH_KEY, NOT_DRAWN)
        width_px = float(width) if width in _WIDTHS else 0.0
        notes = list(scan.notes)

        def images() -> Iterator[IncomingImage]:
            for file in files:
                yield _image(file, root, finder, width_px)
            notes.extend(finder.notes)

        classes = _classes(root, scan.labels)
        return IncomingDataset(classes, images, len(files), tuple(questions), notes, left_out=left_out)


@dataclass(frozen=True, slots=True)
class _Scan:
    """What the files hold, without parsing them."""

    labels: tuple[str, ...]
    has_lines: bool
    notes: tuple[str, ...]


def _scan(files: list[Path]) -> _Scan:
    labels: dict[str, None] = {}
    has_lines = False
    deadline = time.monotonic() + _SCAN_S
    notes: list[str] = []
    for number, file in enumerate(files):
        if time.monotonic() > deadline:
            notes.append(f"Classes were looked for in the first {number:,} of {plural(len(files), 'file')}.")
            break
        try:
            data = read_whole(file, _MOST_BYTES)
        except (OSError, UserError):
            continue  # The import itself says what is wrong with this file.
        for match in _LABEL.finditer(data):
            if label := _decoded(match[1]):
                labels.setdefault(label)
        has_lines = has_lines or _LINE.search(data) is not None
    return _Scan(tuple(labels), has_lines, tuple(notes))


def _classes(root: Path, labels: Iterable[str]) -> tuple[IncomingClass, ...]:
    """Those of labels.txt in its order, then those that only the files have."""
    names: list[str] = []
    file = next((root / name for name in _LABEL_FILES if (root / name).is_file()), None)
    if file is not None:
        names += names_of_file(file)
    names += labels
    classes: dict[ClassKey, IncomingClass] = {}
    for name in names:
        if name not in (IGNORED_LABEL, BACKGROUND_LABEL):
            classes.setdefault(name, IncomingClass(name, clean_class_name(name)))
    return (*classes.values(), IncomingClass(IGNORED_LABEL, IGNORED_LABEL, role="ignore"), ground_class())


def _image(file: Path, root: Path, finder: PictureFinder, width_px: float) -> IncomingImage:
    match = _IMAGE_PATH.search(_head(file)) or _IMAGE_PATH.search(_whole(file))
    named = "" if match is None else _decoded(match[1])
    picture = (_beside(file, named) or finder.find(named)) if named else None
    if picture is None:
        picture = _same_stem(file)
    name = file.with_suffix("").name if not named else re.split(r"[/\\]", named)[-1]
    if picture is not None and root in picture.parents:
        name = picture.relative_to(root).as_posix()
    return sized_image(name, picture, None, partial(_labels, file, width_px), mask_file=file)


def _labels(file: Path, width_px: float, picture: SizedBy) -> IncomingLabels:
    try:
        record = json_object(read_whole(file, _MOST_BYTES), "it", _MOST_BYTES)
        shape = _shape(record, picture)
        shapes = record.get("shapes", [])
        if not isinstance(shapes, list):
            raise DamagedValueError("shapes is no list.")
        drawn = [part for entry in shapes for part in _parts(entry, shape, width_px)]
    except OSError as error:
        raise FileError(file, f"cannot be read: {error.strerror or error}.", "Check its rights.") from error
    except DamagedValueError as error:
        raise FileError(file, f"is not in order: {error}", "Save it again with labelme.") from error
    return IncomingLabels(shape, shapes=tuple(_numbered(drawn)), unlabelled=UNCOVERED)


def _shape(record: dict[str, Any], picture: SizedBy) -> tuple[int, int]:
    """(H, W); early versions wrote none, so that of the picture."""
    if record.get("imageHeight") is None or record.get("imageWidth") is None:
        if picture is None:
            raise DamagedValueError("it does not say how large its picture is, which is not there.")
        return picture_size(picture, "")
    return size_of(record["imageHeight"], record["imageWidth"], picture)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """One shape, and the object that it is part of: shapes of a label and a group number are one."""

    shape: IncomingShape
    group: object


def _parts(entry: Any, shape: tuple[int, int], width_px: float) -> Iterator[_Part]:
    if not isinstance(entry, dict):
        raise DamagedValueError("a shape is no object.")
    label = text_line(entry.get("label"), "the label of a shape", may_be_empty=True)
    area = area_of(entry, shape, width_px)
    if area is not None:
        key: ClassKey = UNCOVERED if label == BACKGROUND_LABEL else label
        group = entry.get("group_id")
        numbered = IncomingShape(key, area.rings, area.bitmap, area.top, area.left)
        yield _Part(numbered, (label, group) if type(group) in (int, str) else object())


def _numbered(parts: list[_Part]) -> Iterator[IncomingShape]:
    numbers: dict[object, int] = {}
    for part in parts:
        number = numbers.setdefault(part.group, len(numbers) + 1)
        s = part.shape
        yield IncomingShape(s.class_key, s.rings, s.bitmap, s.top, s.left, number)


def _json_files(source: Path, left_out: LeftOutFiles) -> Iterator[Path]:
    if source.is_file():
        if source.suffix.lower() == ".json":
            yield source
        return
    for folder, names, files in os.walk(source):
        names[:] = folders_of_data(Path(folder), names)
        for name in sorted(files, key=natural_key):
            if name.lower().endswith(".json") and not name.startswith("."):
                yield Path(folder, name)
            elif not is_image_name(name) and name not in _LABEL_FILES:
                left_out.add_file(os.path.splitext(name)[1].lower())


def _head(file: Path) -> bytes:
    try:
        with open_input(file) as opened:
            return opened.read(_HEAD_BYTES)
    except (OSError, UserError):
        return b""


def _whole(file: Path) -> bytes:
    try:
        return read_whole(file, _MOST_BYTES)
    except (OSError, UserError):
        return b""


def _decoded(text: bytes) -> str:
    """The text between two quotes of JSON; empty where it is none."""
    try:
        value = json.loads(b'"' + text + b'"')
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""


def _beside(file: Path, named: str) -> Path | None:
    name = re.split(r"[/\\]", named)[-1]
    path = file.parent / name
    return path if name and "\0" not in name and os.path.isfile(path) else None


def _same_stem(file: Path) -> Path | None:
    try:
        names = [
            n for n in os.listdir(file.parent) if os.path.splitext(n)[0] == file.stem and is_image_name(n)
        ]
    except OSError:
        return None
    return file.parent / names[0] if len(names) == 1 else None
