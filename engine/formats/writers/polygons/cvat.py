"""CVAT's XML for images, version 1.1: annotations.xml, and images/ with the pictures by their subsets.

Objects are masks, run lengths row by row in their box, so that holes and pieces are exact.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

import numpy as np

from engine.core import BoolMap
from engine.formats.dataset import IMAGES
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.writers.polygons.regions import drawn_classes, hex_color, regions_of


class CvatWriter:
    """Writer of a task's export, "CVAT for images 1.1"."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._dataset = dataset
        self._classes = dataset.classes
        self._images: list[Element] = []

    def write(self, item: Item) -> None:
        regions = regions_of(item, self._classes)
        picture = item.picture(self._folder / IMAGES / item.split)
        height, width = item.shape
        image = Element(
            "image",
            id=str(item.image_id),
            name=picture.name,
            width=str(width),
            height=str(height),
        )
        # As CVAT does: images of a task without subsets name none.
        if item.split:
            image.set("subset", item.split)
        for region in regions:
            box = region.box
            SubElement(
                image,
                "mask",
                label=self._classes[region.class_id].name,
                source="manual",
                occluded="0",
                rle=", ".join(map(str, mask_runs(region.bitmap))),
                left=str(box.x0),
                top=str(box.y0),
                width=str(box.width),
                height=str(box.height),
                z_order="0",
            )
        self._images.append(image)

    def finish(self) -> str:
        root = Element("annotations")
        SubElement(root, "version").text = "1.1"
        task = SubElement(SubElement(root, "meta"), "task")
        SubElement(task, "name").text = self._dataset.title
        SubElement(task, "size").text = str(len(self._images))
        SubElement(task, "mode").text = "annotation"
        labels = SubElement(task, "labels")
        for info in drawn_classes(self._classes):
            label = SubElement(labels, "label")
            SubElement(label, "name").text = info.name
            SubElement(label, "color").text = hex_color(info)
            SubElement(label, "type").text = "any"
            SubElement(label, "attributes")
        root.extend(self._images)
        indent(root)
        with open(self._folder / "annotations.xml", "wb") as file:
            ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
        return ""


def mask_runs(bitmap: BoolMap) -> list[int]:
    """Lengths of the runs of 0 and 1 in turn, row by row; the first run is of 0 and may be empty."""
    flat = bitmap.ravel()
    bounds = np.concatenate([[0], np.flatnonzero(flat[1:] != flat[:-1]) + 1, [flat.size]])
    lengths: list[int] = np.diff(bounds).tolist()
    return [0, *lengths] if flat[0] else lengths
