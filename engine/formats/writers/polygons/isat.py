"""JSON files of ISAT beside each picture, and isat.yaml with the classes.

ISAT draws outlines by layers. It has no holes: they are left out by a keyhole cut, see `shapes.keyhole`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import write_json
from engine.formats.shapes.keyhole import joined
from engine.formats.writers.polygons.regions import (
    OutgoingRegion,
    drawn_classes,
    hex_color,
    regions_of,
)


class IsatWriter:
    """Writer of pictures with a JSON file each, in one folder; the pieces of an object are one group."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes

    def write(self, item: Item) -> None:
        regions = regions_of(item, self._classes)
        picture = item.picture(self._folder)
        height, width = item.shape
        head = {"description": "ISAT", "folder": "", "name": picture.name}
        size = {"width": width, "height": height, "depth": 3, "note": ""}
        last = max((region.number for region in regions), default=0)
        objects: list[dict[str, Any]] = []
        for region in regions:
            last += not region.number
            objects += self._objects(region, region.number or last, len(objects))
        write_json(self._folder / f"{item.name}.json", {"info": {**head, **size}, "objects": objects})

    def finish(self) -> str:
        # JSON strings are YAML strings: no name is taken for a number, or for yes and no.
        lines = ["label:"]
        for name, color in [("__background__", "#000000")] + [
            (info.name, hex_color(info)) for info in drawn_classes(self._classes)
        ]:
            lines += [f"- name: {json.dumps(name, ensure_ascii=False)}", f"  color: '{color}'"]
        (self._folder / "isat.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        return ""

    def _objects(self, region: OutgoingRegion, group: int, layer: int) -> list[dict[str, Any]]:
        return [
            {
                "category": self._classes[region.class_id].name,
                "group": group,
                "segmentation": ring.tolist(),
                "area": region.area_px,
                "layer": float(layer + place),
                "bbox": [*ring.min(axis=0).tolist(), *ring.max(axis=0).tolist()],
                "iscrowd": False,
                "note": "",
            }
            for place, ring in enumerate(joined(region.rings), start=1)
        ]
