"""Writer of Open Images, segmentations: PART-annotations-object-segmentation.csv, masks/, images/.

Names of classes lie in class-descriptions.csv; their codes are made of their numbers. images.csv lists all
images, as those without an object are in no other table.
"""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import ClassList
from engine.formats.dataset import IMAGES, MASKS
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.writers.polygons.regions import OutgoingRegion, drawn_classes, regions_of
from engine.formats.writers.raster.rasters import save_grey_png

_PARTS: Final = {"": "train", "val": "validation"}
_COLUMNS: Final = (
    *("MaskPath", "ImageID", "LabelName", "BoxID", "BoxXMin", "BoxXMax", "BoxYMin", "BoxYMax"),
    *("PredictedIoU", "Clicks"),
)


class OpenImagesWriter:
    """Writer of a mask of 0 and 255 for each object, and for what else there is of each class."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes: ClassList = dataset.classes
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._images: list[tuple[Any, ...]] = []

    def write(self, item: Item) -> None:
        part = _PARTS.get(item.split, item.split)
        regions = regions_of(item, self._classes)
        item.picture(self._folder / IMAGES / part)
        masks = self._folder / MASKS / part
        masks.mkdir(parents=True, exist_ok=True)
        rows = []
        for place, region in enumerate(regions):
            box_id = hashlib.sha256(f"{item.image_id} {place}".encode()).hexdigest()[:8]
            name = f"{item.name}_{_code(region.class_id).replace('/', '')}_{box_id}.png"
            white = np.zeros(item.shape, np.uint8)
            white[region.box.slices][region.bitmap] = 255
            save_grey_png(masks / name, white)
            rows.append(self._row(item, name, box_id, region))
        self._rows.setdefault(part, []).extend(rows)
        self._images.append((item.name, part))

    def finish(self) -> str:
        for part, rows in self._rows.items():
            self._table(f"{part}-annotations-object-segmentation.csv", [_COLUMNS, *rows])
        self._table("images.csv", [("ImageID", "Subset"), *self._images])
        names = [(_code(info.id), info.name) for info in drawn_classes(self._classes)]
        self._table("class-descriptions.csv", names)
        return ""

    def _row(self, item: Item, name: str, box_id: str, region: OutgoingRegion) -> tuple[Any, ...]:
        height, width = item.shape
        box = region.box
        shares = (box.x0 / width, box.x1 / width, box.y0 / height, box.y1 / height)
        places = [f"{share:.6f}" for share in shares]
        return (name, item.name, _code(region.class_id), box_id, *places, "1.0", "")

    def _table(self, name: str, rows: list[tuple[Any, ...]]) -> None:
        with open(self._folder / name, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


def _code(class_id: int) -> str:
    """The code of a class, formed like those of Open Images."""
    return f"/c/{class_id:03d}"
