"""JSON files of labelme and of X-AnyLabeling beside each picture: a polygon for each connected piece.

Holes are left out by a keyhole cut; corners lie a quarter of a pixel inside, so that both programs, which
draw the outline of what they fill, get the very same pixels. Pieces of one object share their group.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from engine.core import ClassList
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import write_json
from engine.formats.shapes.keyhole import joined
from engine.formats.writers.polygons.regions import OutgoingRegion, class_name, drawn_classes, regions_of

_LABELME_VERSION: Final = "5.5.0"
_ANYLABELING_VERSION: Final = "2.5.4"
_READ_BY_BOTH: Final = frozenset((".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff"))


class LabelmeWriter:
    """Writer of pictures with a JSON file each, in one folder, and labels.txt, as labelme takes them.

    Unlabelled pixels have the label `__ignore__`.
    """

    _version = _LABELME_VERSION
    _more: dict[str, Any] = {}  # noqa: RUF012 - read only
    _listed = ("__ignore__", "_background_")

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes: ClassList = dataset.classes

    def write(self, item: Item) -> None:
        picture = item.picture(self._folder, suffixes=_READ_BY_BOTH)
        regions = regions_of(item, self._classes, with_ignored=True)
        height, width = item.shape
        content: dict[str, Any] = {
            "version": self._version,
            "flags": {},
            "shapes": [shape for region in regions for shape in self._shapes(region)],
            "imagePath": picture.name,
            "imageData": None,
            "imageHeight": height,
            "imageWidth": width,
        }
        write_json(self._folder / f"{item.name}.json", content)

    def finish(self) -> str:
        names = [*self._listed, *(info.name for info in drawn_classes(self._classes))]
        text = "".join(f"{name}\n" for name in names)
        (self._folder / "labels.txt").write_text(text, encoding="utf-8", newline="\n")
        return ""

    def _shapes(self, region: OutgoingRegion) -> list[dict[str, Any]]:
        return [
            {
                "label": class_name(self._classes, region.class_id),
                "points": ring.tolist(),
                "group_id": region.number or None,
                "description": "",
                "shape_type": "polygon",
                "flags": {},
                **self._more,
            }
            for ring in joined(region.rings)
        ]


class XAnyLabelingWriter(LabelmeWriter):
    """Writer of pictures with a JSON file each as X-AnyLabeling takes them, and classes.txt."""

    _version = _ANYLABELING_VERSION
    _more = {"score": None, "difficult": False, "attributes": {}, "kie_linking": []}  # noqa: RUF012

    def finish(self) -> str:
        text = "".join(f"{info.name}\n" for info in drawn_classes(self._classes))
        (self._folder / "classes.txt").write_text(text, encoding="utf-8", newline="\n")
        return ""
