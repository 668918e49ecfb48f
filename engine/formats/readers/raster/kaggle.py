"""Readers of Kaggle's forms: a table of run lengths (CSV), and the folders of the Data Science Bowl 2018.

Tables have a row an object: its image, "start length start length ..." from 1 on, and perhaps its class. Runs
go down the columns, but along the rows where the column is called "annotation" (Sartorius).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from engine.core import Rect, UserError
from engine.core.checked import DamagedValueError
from engine.core.input_file import shown_name
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_pictures
from engine.document.pairing.name_index import NameIndex
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
    sized_image,
)
from engine.formats.readers.polygons.files import picture_size, size_of
from engine.formats.readers.raster.folders import (
    below,
    file_names,
    first_masks,
    folder_names,
    split_named,
)
from engine.formats.readers.raster.label_images import OBJECT_CLASSES
from engine.formats.readers.raster.stored_values import Values, read_values
from engine.formats.readers.raster.tables import csv_rows, table_text
from engine.formats.shapes.run_lengths import region_of_runs

ORDER_KEY: Final = "order"
"""Key of the question how runs go."""

_RUNS: Final = ("encodedpixels", "encoded_pixels", "rle", "annotation", "segmentation", "rle_mask")
_IMAGES: Final = ("imageid", "image_id", "id", "image", "img", "imageid_classid", "image_name", "filename")
_CLASSES: Final = ("classid", "class_id", "class", "label", "cell_type", "category")
_ALONG_ROWS: Final = ("annotation",)
_MOST_OBJECTS: Final = 1_000_000
OBJECT_KEY: Final = "object"
GROUND_KEY: Final = "background"
_SIDE_DIGITS: Final = 8
_EMPTY: Final = ("", "-1", "nan")


class _Columns(NamedTuple):
    runs: str
    image: str
    label: str


class RunLengthTableReader:
    """Reader of a CSV file, or of a folder with one; the pictures lie beside it or below."""

    def recognise(self, source: Path) -> Recognition | None:
        file = _table(source)
        return None if file is None else Recognition(CERTAIN, f"{file.name} has a column of run lengths.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        file = _table(source)
        if file is None:
            raise UserError(f"{source} has no table with run lengths.", "Name a CSV file with EncodedPixels.")
        columns = _columns(_heading(file))
        assert columns is not None
        default = "rows" if columns.runs.casefold() in _ALONG_ROWS else "columns"
        order = answers.get(ORDER_KEY, default)
        rows: dict[str, list[tuple[str, str, str, str]]] = {}
        for row in csv_rows(file, table_text(file)):
            name, label = row.get(columns.image, ""), row.get(columns.label, "").strip()
            if columns.image.casefold() == "imageid_classid" and "_" in name:
                name, _, label = name.rpartition("_")
            if name.strip():
                size = row.get("width", ""), row.get("height", "")
                rows.setdefault(name, []).append((row.get(columns.runs, "").strip(), label, *size))
        index = _pictures(file.parent)
        labels = sorted({label for entries in rows.values() for _, label, _, _ in entries})
        named = labels if labels != [""] else []
        ground = IncomingClass(GROUND_KEY, GROUND_KEY, role="class" if GROUND_KEY in named else "ground")
        objects = [IncomingClass(label or OBJECT_KEY, label or OBJECT_KEY) for label in named or [""]]
        classes = (ground, *objects)

        def images() -> Iterator[IncomingImage]:
            for name, entries in rows.items():
                # Blanks may be part of the name, or stand beside the comma.
                forms = (
                    form if os.path.splitext(form)[1] else f"{form}.png" for form in (name, name.strip())
                )
                items = next((items for form in forms if (items := index().find(form).items)), ())
                picture = items[0] if len(items) == 1 else None
                yield _image(file.parent, name, picture, entries, order == "rows")

        question = ImportQuestion(
            ORDER_KEY,
            "Do the runs go down the columns or along the rows?",
            (("columns", "down the columns, as Kaggle has it"), ("rows", "along the rows")),
            default,
        )
        return IncomingDataset(classes, images, len(rows), (question,), has_order=False)


def _image(
    folder: Path, name: str, file: Path | None, entries: list[tuple[str, str, str, str]], by_rows: bool
) -> IncomingImage:
    def read(picture: SizedBy) -> IncomingLabels:
        shape = _shape(picture, name, entries)
        return _drawn(entries, shape, by_rows, name)

    return sized_image(name if file is None else below(folder, file), file, None, read)


def _shape(picture: SizedBy, name: str, entries: list[tuple[str, str, str, str]]) -> tuple[int, int]:
    """(H, W) of the picture, or as the table says it."""
    if picture is not None:
        return picture_size(picture, name)
    width, height = entries[0][2:]
    if width.isdecimal() and height.isdecimal() and max(len(width), len(height)) < _SIDE_DIGITS:
        try:
            return size_of(int(height), int(width), None)
        except DamagedValueError as error:
            sentence = f"{shown_name(Path(name))} is not in order: {error}"
            raise UserError(sentence, "Put its picture beside the table.") from error
    raise UserError(
        f"The size of {shown_name(Path(name))} is not known: its picture was not found.",
        "Put it beside the table.",
    )


def _drawn(
    entries: list[tuple[str, str, str, str]], shape: tuple[int, int], by_rows: bool, name: str
) -> IncomingLabels:
    shapes = []
    for number, (runs, label, _, _) in enumerate(entries, 1):
        if runs.casefold() in _EMPTY:
            continue
        height, width = shape
        rect, area = region_of_runs(
            _lengths(runs, height * width, name), (width, height) if by_rows else shape
        )
        if by_rows:
            area, rect = area.T, Rect(rect.x0, rect.y0, rect.x1, rect.y1)
        key = label or OBJECT_KEY
        shapes.append(IncomingShape(key, bitmap=area, top=rect.y0, left=rect.x0, number=number))
    return IncomingLabels(shape, None, tuple(shapes), unlabelled=GROUND_KEY)


def _lengths(text: str, pixels: int, name: str) -> list[int]:
    """Lengths of the runs of 0 and 1 in turn of "start length start length ...", starts from 1 on."""
    words = text.split()
    if len(words) % 2 or not all(word.isdecimal() and len(word) < 12 for word in words):
        raise UserError(
            f"The runs of {shown_name(Path(name))} are no pairs of whole numbers.",
            "Correct the row of the table.",
        )
    numbers = [int(word) for word in words]
    lengths: list[int] = []
    end = 1
    for start, length in sorted(zip(numbers[::2], numbers[1::2], strict=True)):
        if start < end or start + length - 1 > pixels:
            raise UserError(
                f"The runs of {shown_name(Path(name))} overlap, or end outside its {pixels:,} pixels.",
                "Correct the row, or answer whether runs go along the rows.",
            )
        lengths += [start - end, length]
        end = start + length
    return [*lengths, pixels + 1 - end]


def _pictures(folder: Path) -> Callable[[], NameIndex[Path]]:
    """Pictures beside a table and below; listed once, when the first one is asked for."""
    made: list[NameIndex[Path]] = []

    def index() -> NameIndex[Path]:
        if not made:
            files = list_pictures(folder, LeftOutFiles())
            made.append(NameIndex((file.relative_to(folder).as_posix(), file) for file in files))
        return made[0]

    return index


def _table(source: Path) -> Path | None:
    files = (
        [source] if source.is_file() else sorted(source / n for n in file_names(source) if n.endswith(".csv"))
    )
    return next((f for f in files if f.suffix.lower() == ".csv" and _columns(_heading(f)) is not None), None)


def _heading(file: Path) -> list[str]:
    try:
        with open(file, "rb") as stream:
            line = stream.readline(4096).decode("utf-8-sig", "replace")
    except OSError:
        return []
    return [name.strip().strip('"') for name in line.strip().split(",")]


def _columns(heading: list[str]) -> _Columns | None:
    by_name = {name.casefold(): name for name in heading}
    runs = next((by_name[name] for name in _RUNS if name in by_name), None)
    image = next((by_name[name] for name in _IMAGES if name in by_name), None)
    label = next((by_name[name] for name in _CLASSES if name in by_name), "")
    return None if runs is None or image is None else _Columns(runs, image, label)


_MOST_PARTS: Final = 8
"""Folders such as stage1_train/ in which cases are looked for."""


class DataScienceBowlReader:
    """Reader of folders IMAGE/images/IMAGE.png and IMAGE/masks/*.png, a mask an object."""

    def recognise(self, source: Path) -> Recognition | None:
        cases = _cases(source)
        first = next(cases, None)
        if first is None:
            return None
        return Recognition(
            CERTAIN, f"There are {first.name[:20]}/images/ and masks/, as of the Data Science Bowl."
        )

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        if next(_cases(source), None) is None:
            raise UserError(
                f"{source} has no folders with images/ and masks/ each.", "Pick the one above them."
            )

        def images() -> Iterator[IncomingImage]:
            for case in _cases(source):
                picture = next(iter(first_masks(case / "images")), None)
                name = case.name if picture is None else below(source, picture)
                yield IncomingImage(name, picture, None, _reader_of(case), mask_file=case / "masks")

        return IncomingDataset(OBJECT_CLASSES, images)


def _cases(source: Path) -> Iterator[Path]:
    """Folders of one picture and its masks; those of the parts of a data set hold more."""
    for root in (source, *(source / name for name in folder_names(source)[:_MOST_PARTS])):
        folders = (root / name for name in folder_names(root) if not split_named(name))
        cases = (f for f in folders if (f / "masks").is_dir() and (f / "images").is_dir())
        yield from (case for case in cases if len(first_masks(case / "images", 2)) == 1)


def _reader_of(case: Path) -> Callable[[], IncomingLabels]:
    def read() -> IncomingLabels:
        ids: Values | None = None
        for number, file in enumerate(first_masks(case / "masks", _MOST_OBJECTS), 1):
            mask = read_values(file)
            if ids is None:
                ids = np.zeros(mask.shape, np.int32)
            if ids.shape != mask.shape:
                raise UserError(f"{file.name} is not as large as the other masks.", "Copy the masks again.")
            ids[mask != 0] = number
        if ids is None:
            raise UserError(f"{case.name}/masks/ holds no masks.", "Copy the folder again.")
        return IncomingLabels((ids.shape[0], ids.shape[1]), (ids > 0).astype(np.int32), ids=ids)

    return read
