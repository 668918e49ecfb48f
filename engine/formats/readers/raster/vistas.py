"""Reader of Mapillary Vistas: PART/images, PART/VERSION/labels and instances, classes in config.json.

Labels are palette PNGs of class numbers; instances hold class times 256, and the object, in 16 bits.

Source: Neuhold et al., "The Mapillary Vistas Dataset for Semantic Understanding of Street Scenes", ICCV 2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import BoolMap, UserError
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
    file_names,
    pairs_by_name,
    raster_dataset,
    split_folders,
)
from engine.formats.readers.raster.label_files import IGNORED, read_json
from engine.formats.readers.raster.stored_values import read_values

_VERSIONS: Final = ("v2.0", "v1.2", "")
_PER_CLASS: Final = 256


class VistasReader:
    """Reader of a folder with config.json (or config_v1.2.json) and training/ or validation/."""

    def recognise(self, source: Path) -> Recognition | None:
        layout = _layout(source)
        return (
            None if layout is None else Recognition(CERTAIN, f"There is a file {layout[0].name} and labels.")
        )

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        layout = _layout(source)
        if layout is None:
            raise UserError(
                f"{source} has no config.json with training/labels/.", "Pick the folder that holds them."
            )
        config, version = layout
        left_out = LeftOutFiles()

        def pairs() -> Iterator[RasterPair]:
            for part, split in split_folders(source):
                if (part / version / "labels").is_dir():
                    masks, pictures = part / version / "labels", part / "images"
                    yield from pairs_by_name(masks, pictures, split, left_out)

        labels = _labels(config)
        has_objects = np.zeros(256, np.bool_)
        numbers = [key for key, label in enumerate(labels[:256]) if label.get("instances") is True]
        has_objects[numbers] = True

        def read(pair: RasterPair) -> IncomingLabels:
            return _read(pair.mask, has_objects)

        classes = (*(_class(key, label) for key, label in enumerate(labels)), IGNORED)
        return raster_dataset(pairs, read, classes, left_out=left_out)


def _layout(source: Path) -> tuple[Path, str] | None:
    """The file of classes, and the folder of the version; None where it is no such data set."""
    configs = sorted(n for n in file_names(source) if n.startswith("config") and n.endswith(".json"))
    for version in _VERSIONS:
        if any((part / version / "labels").is_dir() for part, _ in split_folders(source)):
            fitting = [name for name in configs if version in name] or configs
            return (source / fitting[0], version) if fitting else None
    return None


def _labels(config: Path) -> list[dict[str, Any]]:
    labels = read_json(config).get("labels")
    if not isinstance(labels, list) or not labels:
        raise UserError(f"{config.name} has no list of labels.", "Take the one that came with the data set.")
    for key, label in enumerate(labels):
        if not isinstance(label, dict) or not isinstance(label.get("readable", label.get("name")), str):
            raise UserError(f"Label {key} in {config.name} has no name.", "Take the file of the data set.")
    return labels


def _class(key: int, label: dict[str, Any]) -> IncomingClass:
    name = label.get("readable", label.get("name"))
    color: Any = label.get("color")
    is_color = (
        isinstance(color, list) and len(color) == 3 and all(type(v) is int and 0 <= v < 256 for v in color)
    )
    is_void = str(label.get("name")).startswith("void--unlabeled")
    return IncomingClass(key, str(name), tuple(color) if is_color else None, "ignore" if is_void else "class")


def _read(mask: Path, has_objects: BoolMap) -> IncomingLabels:
    values = read_values(mask)
    file = mask.parent.parent / "instances" / mask.name
    ids = None
    if file.is_file():
        ids = read_values(file)
        if ids.shape != values.shape:
            raise UserError(f"instances/{file.name} is not as large as its labels.", "Copy both again.")
        # Classes without single objects have a number there, too.
        ids = np.where(has_objects[ids // _PER_CLASS & 255], ids, np.int32(0))
    return IncomingLabels((values.shape[0], values.shape[1]), values, ids=ids)
