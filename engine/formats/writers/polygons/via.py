"""Projects of the VGG Image Annotator (VIA 2): one JSON file with polygons, and the pictures in images/.

Holes are left out by a keyhole cut, see `shapes.keyhole`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from engine.formats.dataset import IMAGES
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import write_json
from engine.formats.shapes.keyhole import joined
from engine.formats.writers.polygons.regions import OutgoingRegion, drawn_classes, regions_of

CLASS_ATTRIBUTE: Final = "class"
OBJECT_ATTRIBUTE: Final = "object"


class ViaWriter:
    """Writer of a project whose regions have the attributes class and object."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._dataset = dataset
        self._classes = dataset.classes
        self._metadata: dict[str, dict[str, Any]] = {}

    def write(self, item: Item) -> None:
        regions = regions_of(item, self._classes)
        picture = item.picture(self._folder / IMAGES)
        size = picture.stat().st_size
        self._metadata[f"{picture.name}{size}"] = {
            "filename": picture.name,
            "size": size,
            "regions": [shape for region in regions for shape in self._shapes(region)],
            "file_attributes": {"split": item.split},
        }

    def finish(self) -> str:
        options = {info.name: "" for info in drawn_classes(self._classes)}
        attribute = {"type": "dropdown", "description": "", "options": options, "default_options": {}}
        number = {"type": "text", "description": "", "default_value": ""}
        content = {
            "_via_settings": {
                "ui": {},
                "core": {"buffer_size": 18, "filepath": {}, "default_filepath": f"{IMAGES}/"},
                "project": {"name": self._dataset.title},
            },
            "_via_img_metadata": self._metadata,
            "_via_attributes": {
                "region": {CLASS_ATTRIBUTE: attribute, OBJECT_ATTRIBUTE: number},
                "file": {"split": number},
            },
            "_via_data_format_version": "2.0.10",
            "_via_image_id_list": list(self._metadata),
        }
        write_json(self._folder / "via_project.json", content)
        return ""

    def _shapes(self, region: OutgoingRegion) -> list[dict[str, Any]]:
        name = self._classes[region.class_id].name
        attributes = {CLASS_ATTRIBUTE: name, OBJECT_ATTRIBUTE: str(region.number or "")}
        return [
            {
                "shape_attributes": {
                    "name": "polygon",
                    "all_points_x": ring[:, 0].tolist(),
                    "all_points_y": ring[:, 1].tolist(),
                },
                "region_attributes": attributes,
            }
            for ring in joined(region.rings)
        ]
