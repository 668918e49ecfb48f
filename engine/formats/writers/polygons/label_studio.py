"""Tasks of Label Studio with brush masks: tasks.json, label_config.xml, and images/ as local files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

import numpy as np

from engine.formats.dataset import IMAGES
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import write_json
from engine.formats.shapes.brush import brush_runs
from engine.formats.writers.polygons.regions import (
    OutgoingRegion,
    drawn_classes,
    hex_color,
    regions_of,
)

_CONTROL: Final = "tag"
_OBJECT: Final = "image"
_ESCAPED: Final = {ord(letter): f"%{ord(letter):02X}" for letter in "%#&+;?"}
"""What ends a value of an address, or means something else there."""

_MOST_IDS: Final = 1 << 16


class LabelStudioWriter:
    """Writer of a list of tasks, each with one annotation, whose objects are a brush mask each.

    The pictures are named as local files below the folder that Label Studio serves
    (LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT), which is to be the folder of the export.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._tasks: list[dict[str, Any]] = []

    def write(self, item: Item) -> None:
        regions = regions_of(item, self._classes)
        picture = item.picture(self._folder / IMAGES)
        results = [
            brush_result(
                item.shape,
                region,
                self._classes[region.class_id].name,
                f"{item.image_id}-{region.number or region.class_id + _MOST_IDS}",
                (_CONTROL, _OBJECT),
            )
            for region in regions
        ]
        task = {
            "id": item.image_id,
            "data": {_OBJECT: f"/data/local-files/?d={IMAGES}/{picture.name.translate(_ESCAPED)}"},
            "annotations": [{"id": item.image_id, "was_cancelled": False, "result": results}],
            "predictions": [],
        }
        if item.split:
            task["meta"] = {"split": item.split}
        self._tasks.append(task)

    def finish(self) -> str:
        write_json(self._folder / "tasks.json", self._tasks)
        view = Element("View")
        SubElement(view, "Image", name=_OBJECT, value=f"${_OBJECT}")
        labels = SubElement(view, "BrushLabels", name=_CONTROL, toName=_OBJECT)
        for info in drawn_classes(self._classes):
            SubElement(labels, "Label", value=info.name, background=hex_color(info))
        indent(view)
        with open(self._folder / "label_config.xml", "wb") as file:
            ElementTree(view).write(file, encoding="utf-8")
        return ""


def brush_result(
    shape: tuple[int, int], region: OutgoingRegion, label: str, region_id: str, names: tuple[str, str]
) -> dict[str, Any]:
    """One region of an (H, W) image as a result of an annotation.

    Args:
        names: of the BrushLabels and of the picture in the labelling setup.
    """
    height, width = shape
    whole = np.zeros((height, width), np.bool_)
    whole[region.box.slices] = region.bitmap
    return {
        "id": region_id,
        "type": "brushlabels",
        "from_name": names[0],
        "to_name": names[1],
        "original_width": width,
        "original_height": height,
        "image_rotation": 0,
        "value": {"format": "rle", "rle": brush_runs(whole), "brushlabels": [label]},
    }
