"""Reader of Open Images, segmentations: a table of masks (CSV), a PNG for each object, and the pictures.

The table has the columns MaskPath, ImageID and LabelName; class-descriptions*.csv names the labels. A mask
may be of another size than its picture and is then brought to it, the nearest pixel each.

Source:
    https://storage.googleapis.com/openimages/web/download_v7.html
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final, NamedTuple

import numpy as np

from engine.core import BoolMap, UserError
from engine.core.checked import DamagedValueError
from engine.core.class_names import clean_class_name
from engine.core.errors import FileError
from engine.core.input_file import shown_name
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_pictures
from engine.document.pairing.mask_names import normal_name
from engine.formats.incoming.contents import (
    CERTAIN,
    UNCOVERED,
    Answers,
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
from engine.formats.readers.polygons.files import bytes_of, files_below, head_of, picture_size, png_bitmap
from engine.formats.readers.raster.folders import below, split_named
from engine.formats.readers.raster.tables import csv_rows, table_text

_COLUMNS: Final = ("MaskPath", "ImageID", "LabelName")
_DESCRIPTIONS: Final = "class-descriptions"
_MOST_BYTES: Final = 64 << 20
_FEW: Final = 256
_MOST_SIDES: Final = (65_535, 65_535)


class _Mask(NamedTuple):
    file: str
    label: str


class OpenImagesReader:
    """Reader of a folder with one table or several, such as train- and validation-annotations-*.csv."""

    def recognise(self, source: Path) -> Recognition | None:
        table = next(_tables(source, LeftOutFiles()), None)
        if table is None:
            return None
        return Recognition(CERTAIN, f"{table.name} has masks of objects as Open Images writes them.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        left_out = LeftOutFiles()
        tables = list(_tables(source, left_out))
        if not tables:
            raise UserError(f"{source} has no table with MaskPath.", "Name the folder of the tables.")
        root = source.parent if source.is_file() else source
        masks: dict[tuple[str, str], list[_Mask]] = {}
        labels: dict[str, int] = {}
        for table in tables:
            split = split_named(table.name.split("-")[0])
            for row in csv_rows(table, table_text(table)):
                file, image, label = (row.get(column, "") for column in _COLUMNS)
                if file and image.strip() and label:
                    masks.setdefault((split, image), []).append(_Mask(file, label))
                    labels[label] = labels.get(label, 0) + 1
        for image, subset in _listed(root):
            masks.setdefault((split_named(subset), image), [])
        names = _names(root)
        classes = [
            IncomingClass(label, clean_class_name(names.get(label, label)), count=count)
            for label, count in labels.items()
        ]
        unused = [IncomingClass(key, clean_class_name(n)) for key, n in names.items() if key not in labels]
        # The whole of Open Images names 600 classes; those that nothing is of are not asked about then.
        classes += unused if len(names) < _FEW else []

        def images() -> Iterator[IncomingImage]:
            files = _Files(root)
            for (split, image), entries in masks.items():
                picture = files.picture(image, split)
                name = image if picture is None else below(root, picture)
                yield sized_image(name, picture, None, partial(_read, files, image, entries), split)

        return IncomingDataset(
            (*classes, ground_class()), images, len(masks), has_order=False, left_out=left_out
        )


class _Files:
    """Pictures and masks below a folder by their bare names."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._masks: dict[str, list[Path]] = {}
        self._pictures: dict[str, list[Path]] = {}
        for path in list_pictures(root, LeftOutFiles()):
            self._pictures.setdefault(normal_name(path.stem), []).append(path)
            self._masks.setdefault(path.name, []).append(path)

    def picture(self, image: str, split: str) -> Path | None:
        """The one picture of an image, that in a folder of its part where there are several."""
        # Blanks may be part of the name, or stand beside the comma.
        listed = self._pictures.get(normal_name(image)) or self._pictures.get(normal_name(image.strip()), [])
        paths = [path for path in listed if not self._is_of_masks(path)]
        of_part = [path for path in paths if any(split_named(part) == split for part in self._parts(path))]
        paths = of_part if split and of_part else paths
        return paths[0] if len(paths) == 1 else None

    def mask(self, name: str) -> Path | None:
        """The file of a mask."""
        bare = PurePosixPath(name).name
        # A backslash parts folders, or is a letter like others.
        paths = self._masks.get(bare) or self._masks.get(PureWindowsPath(bare).name, [])
        in_masks = [path for path in paths if self._is_of_masks(path)]
        paths = in_masks or paths
        return paths[0] if len(paths) == 1 else None

    def _is_of_masks(self, path: Path) -> bool:
        return any("mask" in part.casefold() for part in self._parts(path))

    def _parts(self, path: Path) -> tuple[str, ...]:
        """The folders below the root that a file is in."""
        return path.relative_to(self._root).parts[:-1]


def _read(files: _Files, image: str, entries: list[_Mask], picture: SizedBy) -> IncomingLabels:
    shape = picture_size(picture, image)
    shapes = []
    for number, entry in enumerate(entries, start=1):
        file = files.mask(entry.file)
        if file is None:
            raise UserError(
                f"The mask {shown_name(Path(entry.file))} was not found.", "Put it beside the tables."
            )
        try:
            bitmap = png_bitmap(bytes_of(file, _MOST_BYTES), _MOST_SIDES)
        except DamagedValueError as error:
            raise FileError(file, f"is not in order: {error}", "Copy it again.") from error
        shapes.append(IncomingShape(entry.label, bitmap=_resized(bitmap, shape), number=number))
    return IncomingLabels(shape, shapes=tuple(shapes), unlabelled=UNCOVERED)


def _resized(bitmap: BoolMap, shape: tuple[int, int]) -> BoolMap:
    """A mask at the size of its picture, the nearest pixel each."""
    if bitmap.shape == shape:
        return bitmap
    rows, columns = (
        ((2 * np.arange(side) + 1) * stored // (2 * side))
        for side, stored in zip(shape, bitmap.shape, strict=True)
    )
    resized: BoolMap = bitmap[rows[:, None], columns]
    return resized


def _tables(source: Path, left_out: LeftOutFiles) -> Iterator[Path]:
    for path in files_below(source, (".csv",), left_out):
        heading = head_of(path).split(b"\n", 1)[0].decode("utf-8-sig", "replace")
        if set(_COLUMNS) <= {name.strip() for name in heading.split(",")}:
            yield path


def _listed(root: Path) -> Iterator[tuple[str, str]]:
    """Images and their parts of images.csv, where an export of ours lists those without objects, too."""
    table = root / "images.csv"
    if table.is_file():
        for row in csv_rows(table, table_text(table)):
            if image := row.get("ImageID", ""):
                yield image, row.get("Subset", "")


def _names(root: Path) -> dict[str, str]:
    """Names of labels by their codes, with or without a heading."""
    names: dict[str, str] = {}
    for path in files_below(root, (".csv",), LeftOutFiles()):
        if _DESCRIPTIONS not in path.name:
            continue
        try:
            rows = list(csv.reader(io.StringIO(table_text(path))))
        except csv.Error as error:
            raise UserError(f"{path.name} is no table: {error}.", "Save it as CSV again.") from error
        names |= {row[0]: row[1] for row in rows if len(row) == 2 and row[0] != "LabelName"}
    return names
