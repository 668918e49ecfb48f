"""XML files of LabelMe (MIT): Annotations/PART/NAME.xml with polygons, and Images/PART/.

LabelMe has no holes: they are left out by a keyhole cut, see `shapes.keyhole`. Pieces of one object say that
they are parts of the first one.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.shapes.keyhole import joined
from engine.formats.shapes.outlines import Ring
from engine.formats.writers.polygons.regions import OutgoingRegion, regions_of


class LabelmeXmlWriter:
    """Writer of a folder for each part of the data set, train/ for images of none."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._title = dataset.title

    def write(self, item: Item) -> None:
        regions = regions_of(item, self._classes)
        part = item.split or "train"
        picture = item.picture(self._folder / "Images" / part)
        root = Element("annotation")
        _texts(root, {"filename": picture.name, "folder": part})
        _texts(SubElement(root, "source"), {"sourceImage": "", "sourceAnnotation": self._title})
        height, width = item.shape
        _texts(SubElement(root, "imagesize"), {"nrows": str(height), "ncols": str(width)})
        count = 0
        for region in regions:
            count += self._add(root, region, count)
        indent(root)
        folder = self._folder / "Annotations" / part
        folder.mkdir(parents=True, exist_ok=True)
        ElementTree(root).write(folder / f"{item.name}.xml", encoding="utf-8", xml_declaration=True)

    def finish(self) -> str:
        return ""

    def _add(self, root: Element, region: OutgoingRegion, first: int) -> int:
        """Add the pieces of a region as objects with ids from `first` on; returns how many."""
        rings = joined(region.rings)
        name = self._classes[region.class_id].name
        for number, ring in enumerate(rings, start=first):
            entry = SubElement(root, "object")
            _texts(entry, {"name": name, "deleted": "0", "verified": "0", "occluded": "no", "attributes": ""})
            others = ",".join(str(part) for part in range(first + 1, first + len(rings)))
            parts = {"hasparts": others if number == first else "", "ispartof": ""}
            if number > first:
                parts["ispartof"] = str(first)
            _texts(SubElement(entry, "parts"), parts)
            _texts(entry, {"date": "", "id": str(number)})
            _add_polygon(entry, ring)
        return len(rings)


def _texts(parent: Element, texts: dict[str, str]) -> None:
    for tag, text in texts.items():
        SubElement(parent, tag).text = text


def _add_polygon(entry: Element, ring: Ring) -> None:
    polygon = SubElement(entry, "polygon")
    SubElement(polygon, "username").text = ""
    for x, y in ring.tolist():
        _texts(SubElement(polygon, "pt"), {"x": repr(x), "y": repr(y)})
