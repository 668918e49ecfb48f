"""Datumaro's own data sets: annotations/SUBSET.json with masks as packed run lengths, images/SUBSET/."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import write_json
from engine.formats.shapes.run_lengths import packed, run_lengths
from engine.formats.writers.polygons.regions import (
    OutgoingRegion,
    drawn_classes,
    regions_of,
    split_folder,
)

_IMAGE_MEDIA: Final = 2
"""Datumaro's number for data sets of images."""


class DatumaroWriter:
    """Writer of a data set in Datumaro's format, version 1.0; objects are groups, numbered from 1 on."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._drawn = drawn_classes(dataset.classes)
        self._label_ids = {info.id: place for place, info in enumerate(self._drawn)}
        self._items: dict[str, list[dict[str, Any]]] = {}

    def write(self, item: Item) -> None:
        regions = regions_of(item, self._classes)
        picture = item.picture(split_folder(self._folder, item))
        height, width = item.shape
        annotations = [
            {"id": place, **self._annotation(region, (height, width))}
            for place, region in enumerate(regions, start=1)
        ]
        entry = {
            "id": item.name,
            "annotations": annotations,
            "image": {"path": picture.name, "size": [height, width]},
        }
        self._items.setdefault(item.split or "train", []).append(entry)

    def finish(self) -> str:
        labels = [{"name": info.name, "parent": "", "attributes": []} for info in self._drawn]
        colors = [
            dict(zip(("label_id", "r", "g", "b"), (place, *info.color), strict=True))
            for place, info in enumerate(self._drawn)
        ]
        categories = {
            "label": {"labels": labels, "label_groups": [], "attributes": []},
            "mask": {"colormap": colors},
        }
        head = {"dm_format_version": "1.0", "media_type": _IMAGE_MEDIA, "infos": {}, "categories": categories}
        (self._folder / "annotations").mkdir()
        for subset, items in self._items.items():
            write_json(self._folder / "annotations" / f"{subset}.json", {**head, "items": items})
        return ""

    def _annotation(self, region: OutgoingRegion, shape: tuple[int, int]) -> dict[str, Any]:
        lengths = run_lengths(region.bitmap, shape, region.box.y0, region.box.x0)
        return {
            "type": "mask",
            "attributes": {},
            "group": region.number,
            "label_id": self._label_ids[region.class_id],
            "rle": {"counts": packed(lengths), "size": list(shape)},
            "z_order": 0,
        }
