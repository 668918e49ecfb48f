"""COCO's format for stuff: images/, and annotations/stuff.json with the area of each class as run lengths.

Source:
    Caesar, Uijlings, Ferrari: COCO-Stuff, CVPR 2018; the format of the stuff task of cocodataset.org.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from engine.core import bounding_rect
from engine.formats.dataset import IMAGES
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import write_json
from engine.formats.shapes.run_lengths import packed, run_lengths

_MOST_CLASSES = 256


class CocoStuffWriter:
    """Writer of the areas of all classes, the background too; what no area covers is unlabelled.

    A category's id is the class id, an image's its number in the project.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._dataset = dataset
        self._images: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []

    def write(self, item: Item) -> None:
        file_name = item.picture(self._folder / IMAGES).name
        height, width = item.shape
        self._images.append({"id": item.image_id, "file_name": file_name, "height": height, "width": width})
        for info in self._dataset.classes.present:
            region = item.mask == info.id
            box = bounding_rect(region)
            if box.is_empty:
                continue
            lengths = run_lengths(region)
            self._annotations.append(
                {
                    "id": item.image_id * _MOST_CLASSES + info.id,
                    "image_id": item.image_id,
                    "category_id": info.id,
                    "segmentation": {"size": [height, width], "counts": packed(lengths)},
                    "area": int(np.count_nonzero(region)),
                    "bbox": [box.x0, box.y0, box.width, box.height],
                    "iscrowd": 0,
                }
            )

    def finish(self) -> str:
        categories = [
            {
                "id": info.id,
                "name": info.name,
                "supercategory": info.group or "stuff",
                "isthing": int(info.is_thing),
                "color": list(info.color),
            }
            for info in self._dataset.classes.present
        ]
        (self._folder / "annotations").mkdir()
        content = {
            "info": {"description": self._dataset.title},
            "licenses": [],
            "images": self._images,
            "annotations": self._annotations,
            "categories": categories,
        }
        write_json(self._folder / "annotations" / "stuff.json", content)
        return ""
