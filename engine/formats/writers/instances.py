"""The plain folder with an id per object: 16-bit PNGs beside the masks, and a list of all instances."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Final

from engine.core import ClassList
from engine.document.mask_file import read_mask
from engine.formats.dataset import IMAGES, MASKS, write_class_file
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import read_ids_png, save_ids_png, write_json, write_pair
from engine.formats.outgoing.losses import ReadBack
from engine.instances import InstanceMap
from engine.storage.mask_writer import class_palette

INSTANCES: Final = "instances"
COLUMNS: Final = ("id", "class_id", "class", "area", "y0", "x0", "y1", "x1", "centroid_y", "centroid_x")


class InstancesWriter:
    """Writer of the plain folder, of `instances/` and of the list of instances.

    `instances/NAME.png` is 16-bit grey, an id per pixel, 0 = none. `instances.csv` and `instances.json`
    list id, class, area, box (half-open) and centroid of each, in pixels.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._dataset = dataset
        self._palette = class_palette(dataset.classes)
        self._images: list[dict[str, Any]] = []

    def write(self, item: Item) -> None:
        instances = item.instances()
        write_pair(self._folder, item, IMAGES, MASKS, self._palette)
        (self._folder / INSTANCES).mkdir(exist_ok=True)
        save_ids_png(self._folder / INSTANCES / f"{item.name}.png", instances.ids)
        height, width = item.shape
        rows = instance_rows(instances, self._dataset.classes)
        name = {"id": item.image_id, "name": item.name}
        self._images.append({**name, "height": height, "width": width, "instances": rows})

    def read_back(self, item: Item) -> ReadBack:
        mask = read_mask(self._folder / MASKS / f"{item.name}.png", item.shape, None)
        return ReadBack(mask, read_ids_png(self._folder / INSTANCES / f"{item.name}.png"))

    def finish(self) -> str:
        classes = self._dataset.classes
        write_class_file(self._folder, classes)
        kinds = [{"id": c.id, "name": c.name, "is_thing": c.is_thing} for c in classes.present]
        settings = self._dataset.instance_settings.to_json()
        whole = {"settings": settings, "classes": kinds, "images": self._images}
        write_json(self._folder / "instances.json", whole)
        _write_csv(self._folder / "instances.csv", self._images)
        return ""


def instance_rows(instances: InstanceMap, classes: ClassList) -> list[dict[str, Any]]:
    """The table of the instances as plain values, with the names of `COLUMNS`."""
    rows: list[dict[str, Any]] = []
    for one in instances:
        y, x = one.centroid
        box = {"y0": one.box.y0, "x0": one.box.x0, "y1": one.box.y1, "x1": one.box.x1}
        what = {"id": one.id, "class_id": one.class_id, "class": classes[one.class_id].name}
        where = {"centroid_y": round(y, 3), "centroid_x": round(x, 3)}
        rows.append({**what, "area": one.area_px, **box, **where})
    return rows


def _write_csv(path: Path, images: list[dict[str, Any]]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("image", *COLUMNS))
        for image in images:
            writer.writerows((image["name"], *(row[c] for c in COLUMNS)) for row in image["instances"])
