"""Fuzzing target: data sets of COCO and labelme, with every image drawn."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PIL import Image

from engine.formats.catalog import READERS
from engine.formats.incoming.raster import draw_labels
from tests.fuzz.mutators import BYTE_MUTATORS, mutate_text
from tests.fuzz.targets import FuzzTarget

SQUARE = [2, 3, 8, 3, 8, 9, 2, 9]
IMAGE = {"id": 1, "file_name": "a.png", "height": 12, "width": 16}
CATEGORIES = [{"id": 1, "name": "cell"}, {"id": 90, "name": "débris"}]


def _coco(*segmentations: object) -> bytes:
    annotations = [
        {"id": n, "image_id": 1, "category_id": 1, "iscrowd": n % 2, "segmentation": segmentation}
        for n, segmentation in enumerate(segmentations)
    ]
    return json.dumps({"images": [IMAGE], "annotations": annotations, "categories": CATEGORIES}).encode()


def _labelme() -> bytes:
    shapes = [
        {"label": "cell", "points": [[2, 3], [8, 3], [8, 9]], "group_id": 1, "shape_type": "polygon"},
        {"label": "é", "points": [[2, 3], [8, 9]], "group_id": None, "shape_type": "rectangle"},
        {"label": "__ignore__", "points": [[5, 5], [7, 5]], "group_id": None, "shape_type": "circle"},
        {"label": "crack", "points": [[1, 1], [9, 9]], "group_id": None, "shape_type": "line"},
    ]
    size = {"imageHeight": 12, "imageWidth": 16}
    return json.dumps({"version": "5.4.1", "shapes": shapes, "imagePath": "a.png", **size}).encode()


FILES = {
    "coco.json": _coco([SQUARE], {"size": [12, 16], "counts": [20, 5, 167]}),
    "coco_packed.json": _coco({"size": [12, 16], "counts": "d05W5"}),
    "labelme.json": _labelme(),
}


def prepare(folder: Path) -> None:
    """The picture."""
    Image.fromarray(np.zeros((12, 16), np.uint8)).save(folder / "a.png")


def read(path: Path) -> int:
    """Open the file and draw all its images; the bytes of their masks."""
    reader = READERS["labelme" if path.name.startswith("labelme") else "coco"].load()
    reader.recognise(path)
    dataset = reader.open(path, {"line-width": "3"})
    ids = {source.key: place for place, source in enumerate(dataset.classes)}
    return sum(draw_labels(image.read(), ids).mask.nbytes for image in dataset.images())


TARGET = FuzzTarget(
    "data sets", lambda: FILES, read, (mutate_text, mutate_text, *BYTE_MUTATORS), prepare=prepare
)
