"""Reader of MOTS PNG: PART/images and PART/instances, 16 bits: class * 1000 + object; 10000 is ignored.

Source: Voigtlaender et al., "MOTS: Multi-Object Tracking and Segmentation", CVPR 2019. Names of classes, from
number 1 on, stand in instances/labels.txt, as Datumaro writes it; without it they are car and pedestrian.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import UserError
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
    folder_names,
    pairs_by_name,
    raster_dataset,
    split_named,
)
from engine.formats.readers.raster.label_files import names_by_line
from engine.formats.readers.raster.stored_values import read_values

IMAGES: Final = "images"
INSTANCES: Final = "instances"
LABELS: Final = "labels.txt"
PER_CLASS: Final = 1000
IGNORED_VALUE: Final = 10_000
_IGNORED_KEY: Final = -1
_OWN: Final = (IncomingClass(1, "car"), IncomingClass(2, "pedestrian"))


class MotsReader:
    """Reader of a folder with instances/ and images/, or of a folder of such parts."""

    def recognise(self, source: Path) -> Recognition | None:
        parts = _parts(source)
        if not parts:
            return None
        if (parts[0] / INSTANCES / LABELS).is_file():
            return Recognition(CERTAIN, f"There is a file {INSTANCES}/{LABELS}.")
        # As of a plain folder with objects beside masks.
        return (
            None if (parts[0] / "masks").is_dir() else Recognition(LIKELY, f"There is a folder {INSTANCES}/.")
        )

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        parts = _parts(source)
        if not parts:
            raise UserError(f"{source} has no folder {INSTANCES}/.", "Pick the folder that holds it.")
        table = parts[0] / INSTANCES / LABELS
        named = names_by_line(table, 1) if table.is_file() else _OWN
        ground = IncomingClass(0, "background", role="ground")
        classes = (ground, *named, IncomingClass(_IGNORED_KEY, "ignored", role="ignore"))
        left_out = LeftOutFiles()

        def pairs() -> Iterator[RasterPair]:
            for part in parts:
                split = split_named(part.name)
                yield from pairs_by_name(part / INSTANCES, part / IMAGES, split, left_out)

        return raster_dataset(pairs, _read, classes, left_out=left_out)


def _parts(source: Path) -> list[Path]:
    folders = [source, *(source / name for name in folder_names(source))]
    return [folder for folder in folders if (folder / INSTANCES).is_dir()]


def _read(pair: RasterPair) -> IncomingLabels:
    numbers = read_values(pair.mask)
    classes, objects = np.divmod(numbers, np.int32(PER_CLASS))
    classes = np.where(numbers == IGNORED_VALUE, np.int32(_IGNORED_KEY), classes)
    ids = np.where((objects > 0) & (classes > 0), numbers, np.int32(0))
    return IncomingLabels((numbers.shape[0], numbers.shape[1]), classes, ids=ids)
