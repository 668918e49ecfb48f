"""Readers of Ultralytics' data sets: polygons in text files, or masks of class numbers."""

from __future__ import annotations

import itertools
import math
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import IGNORE, UserError
from engine.core.checked import DamagedValueError
from engine.core.class_names import clean_class_name
from engine.core.errors import FileError
from engine.core.input_file import read_text_input
from engine.document.left_out import LeftOutFiles
from engine.document.listing import is_image_name, list_images
from engine.document.mask_file import read_mask
from engine.formats.incoming.contents import (
    CERTAIN,
    LIKELY,
    UNCOVERED,
    Answers,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    IncomingShape,
    Recognition,
    ground_class,
    labels_without_boxes,
)
from engine.formats.readers.polygons.files import bytes_of, load_yaml, picture_size, root_of
from engine.formats.readers.raster.folders import file_names, folder_names, split_named

_IMAGES, _LABELS, _MASKS = "images", "labels", "masks"
_SPLITS: Final = (("train", "train"), ("val", "val"), ("valid", "val"), ("test", "test"))
_MOST_LABEL_BYTES: Final = 64 << 20
_MOST_CLASSES: Final = 100_000
_MOST_FOLDERS: Final = 8
_NAME_FILES: Final = ("classes.txt", "obj.names", "labels/classes.txt")
_BOX: Final = 5
_FAR: Final = 1000.0


@dataclass(frozen=True, slots=True)
class _Yaml:
    """The description of a data set: names by class number, folder of masks, folders of pictures by split."""

    names: dict[int, str]
    masks: str
    folders: tuple[tuple[str, Path], ...]


class YoloReader:
    """Reader of a data set by its YAML file or its folder: images/ and labels/, a text file a picture.

    A picture without a text file has no object. Lines of boxes are no areas: they are counted and left out.
    """

    def recognise(self, source: Path) -> Recognition | None:
        yaml = _yaml_file(source)
        # A picture without objects has an empty one.
        text = next(filter(_is_label_line, _text_files(root_of(source))), None)
        if text is None:
            return None
        if yaml is not None:
            return Recognition(CERTAIN, f"{yaml.name} names classes, {text.name} has classes and shares.")
        return Recognition(LIKELY, f"{text.name} has a class number and shares of width and height a line.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        described = _described(source)
        left_out = LeftOutFiles()
        pictures = list(_pictures(described, left_out))
        if not pictures:
            raise UserError(f"{source} has no pictures in {_IMAGES}/.", "Name the folder of the data set.")
        names = described.names or _names_by_line(root_of(source)) or _numbers_in(root_of(source))

        def images() -> Iterator[IncomingImage]:
            for split, folder, picture in pictures:
                file = _beside(picture, _LABELS, ".txt")
                read = partial(_polygons, file, picture, left_out)
                name = picture.relative_to(folder.parent).as_posix()
                yield IncomingImage(name, picture, None, read, split, file)

        classes = (*(IncomingClass(key, name) for key, name in names.items()), ground_class())
        return IncomingDataset(classes, images, len(pictures), has_order=False, left_out=left_out)


class UltralyticsSemanticReader:
    """Reader of a data set whose YAML file says masks_dir: a mask of class numbers a picture."""

    def recognise(self, source: Path) -> Recognition | None:
        yaml = _yaml_file(source)
        if yaml is None or b"masks_dir" not in bytes_of(yaml, _MOST_LABEL_BYTES):
            return None
        return Recognition(
            CERTAIN, f"{yaml.name} says masks_dir, as Ultralytics' semantic segmentation does."
        )

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        described = _described(source)
        left_out = LeftOutFiles()
        pictures = list(_pictures(described, left_out))
        if not pictures:
            raise UserError(f"{source} has no pictures in {_IMAGES}/.", "Name the folder of the data set.")

        def images() -> Iterator[IncomingImage]:
            for split, folder, picture in pictures:
                mask = _beside(picture, described.masks, ".png")
                name = picture.relative_to(folder.parent).as_posix()
                yield IncomingImage(name, picture, None, partial(_mask, mask, picture), split, mask)

        named = (IncomingClass(key, name) for key, name in described.names.items())
        classes = (*named, IncomingClass(IGNORE, "255", role="ignore"))
        return IncomingDataset(classes, images, len(pictures), left_out=left_out)


def _yaml_file(source: Path) -> Path | None:
    """The YAML file at a path or in the folder that has names; None where there is none."""
    candidates = [source] if source.is_file() else sorted([*source.glob("*.yaml"), *source.glob("*.yml")])
    for path in candidates:
        if path.suffix.lower() in (".yaml", ".yml"):
            try:
                content = load_yaml(path)
            except UserError:
                continue
            if isinstance(content, dict) and "names" in content:
                return path
    return None


def _described(source: Path) -> _Yaml:
    root, path = root_of(source), _yaml_file(source)
    content: dict[str, Any] = {} if path is None else load_yaml(path)
    folders: list[tuple[str, Path]] = []
    for key, split in _SPLITS:
        for value in _texts(content.get(key)):
            folder = _folder(root, next(iter(_texts(content.get("path"))), ""), value)
            if folder is not None and all(folder != known for _, known in folders):
                folders.append((split, folder))
    if not folders:
        folders = _usual_folders(root)
    masks = content.get("masks_dir")
    return _Yaml(
        _names(path, content.get("names")),
        masks if isinstance(masks, str) and masks else _MASKS,
        tuple(folders),
    )


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [entry for entry in value if isinstance(entry, str)]
    return [value] if isinstance(value, str) and value else []


def _folder(root: Path, base: str, value: str) -> Path | None:
    """A folder that the YAML file names, inside its own; paths of another machine are tried by their end."""
    for place in (root / base / value, root / value, root / value.replace("../", "")):
        folder = Path(os.path.abspath(place))
        if os.path.isdir(folder) and (root == folder or Path(os.path.abspath(root)) in folder.parents):
            return folder
    return None


def _usual_folders(root: Path) -> list[tuple[str, Path]]:
    found = [
        (split, folder)
        for name, split in _SPLITS
        for folder in (root / _IMAGES / name, root / name / _IMAGES)
        if folder.is_dir()
    ]
    found = found or [("", folder) for folder in (root / _IMAGES,) if folder.is_dir()]
    if found:
        return found
    flat = [folder for folder, files in _beside_pictures(root) if files]
    return [("", root)] if root in flat else [(split_named(folder.name), folder) for folder in flat]


def _beside_pictures(root: Path) -> Iterator[tuple[Path, list[Path]]]:
    """A folder and those in it, each with its first text files that are called like pictures beside them."""
    for folder in (root, *(root / name for name in folder_names(root)[:_MOST_FOLDERS])):
        names = sorted(file_names(folder))
        stems = {os.path.splitext(name)[0] for name in names if is_image_name(name)}
        texts = (name for name in names if name.endswith(".txt") and name.removesuffix(".txt") in stems)
        yield folder, [folder / name for name in itertools.islice(texts, 20)]


def _names(path: Path | None, value: Any) -> dict[int, str]:
    """Names by class number, from a list or a mapping; none where there is no YAML file."""
    if path is None or value is None:
        return {}
    pairs = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else [])
    names: dict[int, str] = {}
    for key, text in pairs:
        name = clean_class_name(text) if isinstance(text, str) else ""
        is_number = isinstance(key, int) or (isinstance(key, str) and key.isdecimal() and len(key) < 7)
        if not name or not is_number or int(key) >= _MOST_CLASSES:
            raise FileError(path, f"has no name for class {key!r:.40}.", "Write NUMBER: NAME a line.")
        names[int(key)] = name
    return names


def _pictures(described: _Yaml, left_out: LeftOutFiles) -> Iterator[tuple[str, Path, Path]]:
    """Split, folder and path of each picture."""
    for split, folder in described.folders:
        for picture in list_images(folder, left_out=left_out):
            yield split, folder, picture


def _beside(picture: Path, name: str, suffix: str) -> Path:
    """The file of a picture: its path with the last folder images/ named otherwise, as Ultralytics has it."""
    parts = list(picture.with_suffix(suffix).parts)
    for place in range(len(parts) - 2, -1, -1):
        if parts[place] == _IMAGES:
            parts[place] = name
            break
    return Path(*parts)


def _text_files(root: Path) -> Iterator[Path]:
    """Text files in folders called labels, and of pictures beside them, the first ones of some."""
    for pattern in (f"{_LABELS}/*.txt", f"{_LABELS}/*/*.txt", f"*/{_LABELS}/*.txt"):
        yield from itertools.islice(root.glob(pattern), 20)
    for _, files in _beside_pictures(root):
        yield from files


def _is_label_line(path: Path) -> bool:
    try:
        line = read_text_input(path).split("\n", 1)[0].split()
        return len(line) >= _BOX and all(0 <= float(value) <= 2 for value in line[1:])
    except (UserError, ValueError):
        return False


def _names_by_line(root: Path) -> dict[int, str]:
    """Names by class number, of a file with one a line; none where there is no such."""
    places = (root / name for name in _NAME_FILES)
    file = next((place for place in places if place.is_file()), None)
    names = [] if file is None else read_text_input(file).splitlines()
    return {number: name for number, text in enumerate(names) if (name := clean_class_name(text))}


def _numbers_in(root: Path) -> dict[int, str]:
    """Classes without names: the numbers that the text files have."""
    numbers: set[int] = set()
    for path in _text_files(root):
        try:
            numbers.update(
                int(line.split()[0]) for line in read_text_input(path).splitlines() if line.strip()
            )
        except (UserError, ValueError):
            continue  # Reading the labels says what is wrong with this file.
    return dict.fromkeys(sorted(numbers), "")


def _polygons(file: Path, picture: Path, left_out: LeftOutFiles) -> IncomingLabels:
    shape = picture_size(picture, picture.name)
    if not file.is_file() or not file.stat().st_size:
        return IncomingLabels(shape, unlabelled=UNCOVERED)
    shapes, boxes = [], 0
    try:
        text = bytes_of(file, _MOST_LABEL_BYTES).decode("ascii")
        for number, line in enumerate(text.splitlines(), start=1):
            values = line.split()
            if len(values) == _BOX:
                boxes += 1
            elif values:
                shapes.append(_shape(values, number, shape))
    except (DamagedValueError, ValueError) as error:
        reason = str(error) if isinstance(error, DamagedValueError) else "it is no text of numbers."
        raise FileError(file, f"is not in order: {reason}", "A line is a class and x, y, x, y ...") from error
    return labels_without_boxes(shape, shapes, boxes, left_out)


def _shape(values: list[str], number: int, shape: tuple[int, int]) -> IncomingShape:
    shares = [float(value) for value in values[1:]]
    if len(shares) % 2 or len(shares) < 6 or not values[0].isdecimal() or len(values[0]) > 6:
        raise DamagedValueError(f"line {number} is no class with at least three corners.")
    if not all(math.isfinite(value) and abs(value) <= _FAR for value in shares):
        raise DamagedValueError(f"line {number} has a place that is no number, or far outside.")
    ring = np.array(shares).reshape(-1, 2) * np.array([shape[1], shape[0]])
    return IncomingShape(int(values[0]), (ring,), number=number)


def _mask(file: Path, picture: Path) -> IncomingLabels:
    mask = read_mask(file, picture_size(picture, picture.name), None)
    height, width = mask.shape
    return IncomingLabels((height, width), mask.astype(np.int32), unlabelled=IGNORE)
