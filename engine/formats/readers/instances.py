"""Reader of our own export of single objects: masks/ of class numbers, instances/ of numbers of objects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.formats.dataset import CLASSES, IMAGES, MASKS
from engine.formats.incoming.contents import CERTAIN, Answers, IncomingDataset, IncomingLabels, Recognition
from engine.formats.readers.raster.folders import RasterPair, pairs_by_name, raster_dataset
from engine.formats.readers.raster.label_files import IGNORED, names_by_line
from engine.formats.readers.raster.stored_values import read_values
from engine.formats.readers.raster.tables import read_numbers, with_objects

OBJECTS: Final = "instances"
_TABLE: Final = "instances.json"


class InstancesReader:
    """Reader of images/, masks/ and instances/ with classes.txt and instances.json."""

    def recognise(self, source: Path) -> Recognition | None:
        if not (_is_whole(source) and (source / _TABLE).is_file()):
            return None
        return Recognition(CERTAIN, f"There are {MASKS}/, {OBJECTS}/ and {_TABLE}.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        if not _is_whole(source):
            raise UserError(
                f"{source} lacks one of the folders {MASKS}/ and {OBJECTS}/.",
                "Pick the folder that holds both.",
            )
        named = source / CLASSES
        classes = (*names_by_line(named), IGNORED) if named.is_file() else ()

        def pairs() -> Iterator[RasterPair]:
            yield from pairs_by_name(source / MASKS, source / IMAGES)

        def read(pair: RasterPair) -> IncomingLabels:
            labels = read_numbers(pair)
            file = source / OBJECTS / pair.mask.relative_to(source / MASKS)
            return with_objects(labels, read_values(file), file.name) if file.is_file() else labels

        return raster_dataset(pairs, read, classes)


def _is_whole(source: Path) -> bool:
    return (source / MASKS).is_dir() and (source / OBJECTS).is_dir()
