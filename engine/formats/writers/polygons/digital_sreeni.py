"""Projects of the DigitalSreeni Image Annotator: project.iap with polygons, and images/.

Holes are left out by a keyhole cut, see `shapes.keyhole`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine.formats.dataset import IMAGES
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import write_json
from engine.formats.shapes.keyhole import joined
from engine.formats.writers.polygons.regions import (
    SplitPieces,
    drawn_classes,
    hex_color,
    regions_of,
)


class DigitalSreeniWriter:
    """Writer of a project, whose pictures are named by their place beside it."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._ids = {info.id: place for place, info in enumerate(drawn_classes(dataset.classes), start=1)}
        self._images: list[dict[str, Any]] = []
        self._pieces = SplitPieces()

    def write(self, item: Item) -> None:
        regions = regions_of(item, self._classes)
        picture = item.picture(self._folder / IMAGES)
        by_class: dict[str, list[dict[str, Any]]] = {}
        for region in regions:
            name = self._classes[region.class_id].name
            annotations = by_class.setdefault(name, [])
            rings = joined(region.rings)
            self._pieces.add(region, len(rings))
            annotations += [
                {
                    "segmentation": ring.ravel().tolist(),
                    "category_id": self._ids[region.class_id],
                    "category_name": name,
                    "number": len(annotations) + place,
                }
                for place, ring in enumerate(rings, start=1)
            ]
        height, width = item.shape
        head = {"file_name": picture.name, "width": width, "height": height}
        self._images.append({**head, "is_multi_slice": False, "annotations": by_class})

    def finish(self) -> str:
        names = [image["file_name"] for image in self._images]
        content = {
            "classes": [
                {"name": info.name, "color": hex_color(info), "id": self._ids[info.id]}
                for info in drawn_classes(self._classes)
            ],
            "images": self._images,
            "image_paths": {name: f"{IMAGES}/{name}" for name in names},
            "image_paths_rel": {name: f"{IMAGES}/{name}" for name in names},
            "notes": "",
        }
        write_json(self._folder / "project.iap", content)
        return self._pieces.sentence
