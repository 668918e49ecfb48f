"""Reader of KITTI semantics: PART/image_2, PART/semantic (class), PART/instance (class * 256 + object).

Source: Alhaija et al., "Augmented Reality Meets Computer Vision", IJCV 2018; the classes are those of
Cityscapes. Sets of own classes have a label_colors.txt, as Datumaro writes it, and masks in those colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import UserError
from engine.document.colour_table import colour_table_in
from engine.document.left_out import LeftOutFiles
from engine.formats.incoming.contents import CERTAIN, Answers, IncomingDataset, IncomingLabels, Recognition
from engine.formats.readers.raster.cityscapes import street_classes
from engine.formats.readers.raster.folders import (
    RasterPair,
    folder_names,
    pairs_by_name,
    raster_dataset,
    split_named,
)
from engine.formats.readers.raster.label_files import (
    IGNORED,
    classes_by_colour,
    classes_by_line,
)
from engine.formats.readers.raster.stored_values import read_colours, read_values

_PICTURES: Final = "image_2"
_VALUES: Final = "semantic"
_COLOURS: Final = "semantic_rgb"
_OBJECTS: Final = ("instance", "instances")
_PER_CLASS: Final = 256


class KittiReader:
    """Reader of a folder of parts with image_2/ and semantic/ or semantic_rgb/."""

    def recognise(self, source: Path) -> Recognition | None:
        parts = _parts(source)
        return Recognition(CERTAIN, f"There is a folder {parts[0].name}/{_PICTURES}/.") if parts else None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        parts = _parts(source)
        if not parts:
            raise UserError(
                f"{source} has no folder training/semantic/.", "Pick the folder that holds training/."
            )
        is_coloured = not (parts[0] / _VALUES).is_dir()
        table = colour_table_in((source,))
        if is_coloured and table is None:
            raise UserError(
                f"{source} has masks in colours and no table of them.",
                "Put a label_colors.txt (red green blue name) there.",
            )
        if table is None:
            classes = (*street_classes(), IGNORED)
        else:
            classes = classes_by_colour(table) if is_coloured else classes_by_line(table)
        left_out = LeftOutFiles()

        def pairs() -> Iterator[RasterPair]:
            for part in parts:
                masks = part / (_COLOURS if is_coloured else _VALUES)
                split = split_named(part.name)
                yield from pairs_by_name(masks, part / _PICTURES, split, left_out)

        def read(pair: RasterPair) -> IncomingLabels:
            return _read(pair.mask, is_coloured)

        return raster_dataset(pairs, read, classes, left_out=left_out)


def _parts(source: Path) -> list[Path]:
    folders = [source / name for name in folder_names(source)]
    return [
        f for f in folders if (f / _PICTURES).is_dir() and any((f / n).is_dir() for n in (_VALUES, _COLOURS))
    ]


def _read(mask: Path, is_coloured: bool) -> IncomingLabels:
    values = read_colours(mask) if is_coloured else read_values(mask)
    ids = None
    for name in _OBJECTS:
        file = mask.parent.parent / name / mask.name
        if file.is_file():
            ids = read_values(file)
            if ids.shape != values.shape:
                raise UserError(
                    f"{name}/{file.name} is not as large as its mask.", "Copy both of them again."
                )
            # Others are whole classes without single objects.
            ids = np.where(ids % _PER_CLASS > 0, ids, np.int32(0))
    return IncomingLabels((values.shape[0], values.shape[1]), values, ids=ids)
