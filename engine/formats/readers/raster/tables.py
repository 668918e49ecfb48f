"""Readers of folders with a small table of classes: Hugging Face image folders and FiftyOne."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from engine.core import IGNORE, UserError
from engine.core.checked import json_object, read_whole
from engine.core.class_names import clean_class_name
from engine.document.left_out import LeftOutFiles
from engine.formats.incoming.contents import (
    CERTAIN,
    LIKELY,
    Answers,
    IncomingClass,
    IncomingDataset,
    IncomingLabels,
    Recognition,
)
from engine.formats.readers.raster.folders import (
    RasterPair,
    first_masks,
    pairs_by_name,
    raster_dataset,
    split_folders,
)
from engine.formats.readers.raster.label_files import IGNORED, read_json
from engine.formats.readers.raster.stored_values import read_values

_METADATA: Final = ("metadata.csv", "metadata.jsonl")
_ID_NAMES: Final = "id2label.json"
_FILE: Final = "file_name"
_MASK_COLUMNS: Final = ("mask_file_name", "label_file_name", "annotation_file_name", "segmentation_file_name")
_OBJECT_COLUMN: Final = "instances_file_name"
_MOST_BYTES: Final = 256_000_000
_TARGETS: Final = "mask_targets.json"


def classes_of_ids(names: dict[str, Any], file: str) -> tuple[IncomingClass, ...]:
    """Classes of a JSON object of names by number; 255 is ignored where it has no name.

    Raises:
        UserError: a key is no number, or a name no text.
    """
    classes = []
    for key, name in names.items():
        if not key.lstrip("-").isdecimal() or not isinstance(name, str):
            raise UserError(f"{file} has an entry '{key[:40]}' that names no class.", 'Write "1": "cell".')
        if int(key) != IGNORE:
            classes.append(IncomingClass(int(key), clean_class_name(name)))
    return (*sorted(classes, key=lambda c: int(c.key)), IGNORED)


def read_numbers(pair: RasterPair) -> IncomingLabels:
    """Labels of a mask of class numbers.

    Raises:
        UserError: it cannot be read.
    """
    values = read_values(pair.mask)
    return IncomingLabels((values.shape[0], values.shape[1]), values)


class HuggingFaceReader:
    """Reader of image folders of `datasets` whose metadata names a mask for each picture."""

    def recognise(self, source: Path) -> Recognition | None:
        for folder, _ in _parts(source):
            file = _metadata(folder)
            if file is not None and any(column in _head(file) for column in _MASK_COLUMNS):
                return Recognition(CERTAIN, f"{file.name} names pictures and masks.")
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        parts = [(folder, split, file) for folder, split in _parts(source) if (file := _metadata(folder))]
        if not parts:
            raise UserError(
                f"{source} has no metadata.csv that names masks.", "Pick the folder that holds it."
            )
        names = source / _ID_NAMES
        classes = classes_of_ids(read_json(names), names.name) if names.is_file() else ()
        objects: dict[Path, Path] = {}

        def pairs() -> Iterator[RasterPair]:
            for folder, split, file in parts:
                for row in _rows(file):
                    mask = next((row[column] for column in _MASK_COLUMNS if row.get(column)), None)
                    if row.get(_FILE) and mask:
                        picture, target = inside(folder, row[_FILE]), inside(folder, mask)
                        if numbered := row.get(_OBJECT_COLUMN):
                            objects[target] = inside(folder, numbered)
                        yield RasterPair(picture.name, target, picture, split)

        def read(pair: RasterPair) -> IncomingLabels:
            labels = read_numbers(pair)
            file = objects.get(pair.mask)
            return labels if file is None else with_objects(labels, read_values(file), file.name)

        return raster_dataset(pairs, read, classes)


def with_objects(labels: IncomingLabels, ids: Any, name: str) -> IncomingLabels:
    """The labels with the numbers of objects of another file.

    Raises:
        UserError: they are of another size, or negative.
    """
    if ids.shape != labels.shape:
        raise UserError(f"{name} is not as large as its mask.", "Copy both of them again.")
    if ids.min() < 0:
        raise UserError(f"{name} holds {int(ids.min())}.", "Number objects from 1 on, 0 for none.")
    return IncomingLabels(labels.shape, labels.values, ids=ids, unlabelled=labels.unlabelled)


def inside(folder: Path, name: str) -> Path:
    """A file that a table names, which must lie below the folder of the table.

    Raises:
        UserError: the name leads elsewhere.
    """
    file = folder / name
    if "\0" in name or Path(name).is_absolute() or ".." in Path(name).parts:
        raise UserError(f"'{name[:80]}' leads out of {folder}.", "Name files below the folder of the table.")
    return file


def _parts(source: Path) -> list[tuple[Path, str]]:
    return [(source, ""), *split_folders(source), *split_folders(source / "data")]


def _metadata(folder: Path) -> Path | None:
    return next((folder / name for name in _METADATA if (folder / name).is_file()), None)


def _head(file: Path) -> str:
    try:
        with open(file, "rb") as stream:
            return stream.readline(4096).decode("utf-8", "replace")
    except OSError:
        return ""


def table_text(file: Path) -> str:
    """Text of a table.

    Raises:
        UserError: unreadable, too long, or no text in UTF-8.
    """
    try:
        return read_whole(file, _MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise UserError(f"{file} cannot be read: {error.strerror or error}.", "Check its rights.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{file.name} is not UTF-8 text.", "Save it as UTF-8.") from error


def csv_rows(file: Path, text: str) -> Iterator[dict[str, str]]:
    """Rows of a table with a heading.

    Raises:
        UserError: it is no such table.
    """
    try:
        for row in csv.DictReader(io.StringIO(text)):
            yield {
                key: value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)
            }
    except csv.Error as error:
        raise UserError(f"{file.name} is no table: {error}.", "Save it as CSV again.") from error


def _rows(file: Path) -> Iterator[dict[str, str]]:
    text = table_text(file)
    if file.suffix == ".csv":
        yield from csv_rows(file, text)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            row = json_object(line, f"Line {number} of {file.name}")
            yield {key: value for key, value in row.items() if isinstance(value, str)}


class FiftyOneReader:
    """Reader of FiftyOne's ImageSegmentationDirectory: data/ and labels/ with masks of the same names."""

    def recognise(self, source: Path) -> Recognition | None:
        if not ((source / "data").is_dir() and (source / "labels").is_dir()):
            return None
        if (source / _TARGETS).is_file():
            return Recognition(CERTAIN, f"There are data/, labels/ and {_TARGETS}.")
        has_masks = any(f.suffix.lower() == ".png" for f in first_masks(source / "labels"))
        return Recognition(LIKELY, "There are data/ and labels/ with masks.") if has_masks else None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        left_out = LeftOutFiles()
        if not first_masks(source / "labels"):
            raise UserError(f"{source} has no folder labels/ with masks.", "Pick the folder that holds it.")
        targets = source / _TARGETS
        classes = classes_of_ids(read_json(targets), targets.name) if targets.is_file() else ()

        def pairs() -> Iterator[RasterPair]:
            return pairs_by_name(source / "labels", source / "data", "", left_out)

        return raster_dataset(pairs, read_numbers, classes, left_out=left_out)
