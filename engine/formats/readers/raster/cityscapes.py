"""Reader of Cityscapes: gtFine/PART/CITY/NAME_gtFine_labelIds.png, objects in NAME_gtFine_instanceIds.png.

Source: Cordts et al., "The Cityscapes Dataset for Semantic Urban Scene Understanding", CVPR 2016, and its
`labels.py`. Sets of own classes have a label_colors.txt, as CVAT and Datumaro write it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import UserError
from engine.document.colour_table import colour_table_in
from engine.document.left_out import LeftOutFiles
from engine.formats.incoming.contents import (
    CERTAIN,
    Answers,
    IncomingClass,
    IncomingDataset,
    IncomingLabels,
    Recognition,
)
from engine.formats.readers.raster.folders import (
    RasterPair,
    first_masks,
    folder_names,
    pairs_by_ending,
    raster_dataset,
    split_named,
)
from engine.formats.readers.raster.label_files import IGNORED, classes_by_line
from engine.formats.readers.raster.stored_values import read_values
from engine.formats.shapes.street_classes import STREET_COLORS, STREET_VOID, TRAINED

_KINDS: Final = ("gtFine", "gtCoarse")
_PICTURES: Final = "leftImg8bit"
_LABELS: Final = "labelIds"
_TRAIN: Final = "labelTrainIds"
_OBJECTS: Final = "instanceIds"
PER_CLASS: Final = 1000
"""Objects have the number of their class times this, and their own."""


class CityscapesReader:
    """Reader of a folder with gtFine/ or gtCoarse/."""

    def recognise(self, source: Path) -> Recognition | None:
        kind = _kind(source)
        if kind is None or not any(
            _KINDS[0] in f.name or _KINDS[1] in f.name for f in first_masks(source / kind)
        ):
            return None
        return Recognition(CERTAIN, f"There is a folder {kind}/ with masks of Cityscapes.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        kind = _kind(source)
        if kind is None:
            raise UserError(f"{source} has no folder gtFine/ or gtCoarse/.", "Pick the folder that holds it.")
        stems = [file.stem for file in first_masks(source / kind, 200)]
        ending = _LABELS if any(stem.endswith(_LABELS) for stem in stems) else _TRAIN
        if not any(stem.endswith(ending) for stem in stems):
            raise UserError(
                f"{source / kind} has no files that end in _labelIds.png.",
                "Make them of the polygons with csCreateLabelIds (cityscapesscripts).",
            )
        left_out = LeftOutFiles()

        def pairs() -> Iterator[RasterPair]:
            for split in folder_names(source / kind):
                masks, pictures = source / kind / split, source / _PICTURES / split
                endings = f"_{kind}_{ending}", f"_{_PICTURES}"
                yield from pairs_by_ending(masks, pictures, *endings, split_named(split), left_out)

        def read(pair: RasterPair) -> IncomingLabels:
            return _read(pair.mask, ending)

        return raster_dataset(pairs, read, _classes(source, ending), left_out=left_out)


def _kind(source: Path) -> str | None:
    return next((kind for kind in _KINDS if (source / kind).is_dir()), None)


def _classes(source: Path, ending: str) -> tuple[IncomingClass, ...]:
    table = colour_table_in((source,))
    if table is not None:
        return classes_by_line(table)
    if ending == _TRAIN:
        trained = ((train_id, *STREET_COLORS[number]) for train_id, number in enumerate(TRAINED))
        return (*(IncomingClass(key, name, color) for key, name, color in trained), IGNORED)
    return (*street_classes(), IGNORED)


def street_classes() -> tuple[IncomingClass, ...]:
    """The classes of Cityscapes and KITTI."""
    return tuple(
        IncomingClass(number, name, color, "ignore" if number < STREET_VOID else "class")
        for number, (name, color) in enumerate(STREET_COLORS)
    )


def _read(mask: Path, ending: str) -> IncomingLabels:
    values = read_values(mask)
    file = mask.with_name(mask.name.replace(ending, _OBJECTS))
    ids = None
    if file.is_file():
        ids = read_values(file)
        if ids.shape != values.shape:
            raise UserError(f"{file.name} is not as large as {mask.name}.", "Copy both of them again.")
        # Below are whole classes, such as areas with many cars.
        ids = np.where(ids >= PER_CLASS, ids, np.int32(0))
    return IncomingLabels((values.shape[0], values.shape[1]), values, ids=ids)
