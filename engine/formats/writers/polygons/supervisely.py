"""Supervisely's projects: meta.json, and for each data set pictures in img/ and their objects in ann/.

Objects are bitmaps with the place of their first pixel, so that holes and pieces are exact.

Source:
    Supervisely's documentation, "Supervisely format: images"; a bitmap is a PNG, packed by zlib, in base64,
    whose opaque pixels belong to the object.
"""

from __future__ import annotations

import base64
import io
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from engine.core import BoolMap
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import write_json
from engine.formats.writers.polygons.regions import (
    OutgoingRegion,
    drawn_classes,
    hex_color,
    regions_of,
)


class SuperviselyWriter:
    """Writer of a project with the data sets train, val and test."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes

    def write(self, item: Item) -> None:
        regions = regions_of(item, self._classes)
        dataset = self._folder / (item.split or "train")
        picture = item.picture(dataset / "img")
        height, width = item.shape
        content = {
            "description": "",
            "tags": [],
            "size": {"height": height, "width": width},
            "objects": [self._object(region) for region in regions],
        }
        (dataset / "ann").mkdir(exist_ok=True)
        write_json(dataset / "ann" / f"{picture.name}.json", content)

    def finish(self) -> str:
        classes = [
            {
                "title": info.name,
                "shape": "bitmap",
                "color": hex_color(info).upper(),
                "geometry_config": {},
                "id": info.id,
                "hotkey": "",
            }
            for info in drawn_classes(self._classes)
        ]
        write_json(self._folder / "meta.json", {"classes": classes, "tags": [], "projectType": "images"})
        return ""

    def _object(self, region: OutgoingRegion) -> dict[str, Any]:
        return {
            "id": region.number or region.class_id + (1 << 16),
            "classId": region.class_id,
            "classTitle": self._classes[region.class_id].name,
            "description": "",
            "geometryType": "bitmap",
            "tags": [],
            "bitmap": {"data": _packed_bitmap(region.bitmap), "origin": [region.box.x0, region.box.y0]},
        }


def _packed_bitmap(bitmap: BoolMap) -> str:
    from PIL import Image

    image = Image.fromarray(bitmap.astype(np.uint8))
    image.putpalette([0, 0, 0, 255, 255, 255])
    content = io.BytesIO()
    image.save(content, format="PNG", transparency=0, bits=8, compress_level=1)
    return base64.b64encode(zlib.compress(content.getvalue())).decode("ascii")
