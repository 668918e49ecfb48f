"""Export with an id per object: 16-bit PNGs beside the masks, and a list of all instances."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import NO_PROGRESS, CancelToken, ClassList, Reporter, UserError
from engine.formats.dataset import CLASSES, IMAGES, MASKS
from engine.formats.export import ExportReport, Item, copy_image, export
from engine.instances import PROJECT_SETTING, IdMap, InstanceMap, InstanceSettings, find_instances
from engine.storage.mask_writer import class_palette, save_mask_png
from engine.storage.project import Project

INSTANCES: Final = "instances"
MOST_IDS: Final = 65535
COLUMNS: Final = ("id", "class_id", "class", "area", "y0", "x0", "y1", "x1", "centroid_y", "centroid_x")


def export_instances(
    project: Project,
    out: Path,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
    settings: InstanceSettings | None = None,
) -> ExportReport:
    """Write images, masks and classes as the plain folder has them, `instances/` and the list of instances.

    `instances/NAME.png` is 16-bit grey, an id per pixel, 0 = none. `instances.csv` and `instances.json`
    list id, class, area, box (half-open) and centroid of each, in pixels.

    Args:
        settings: method and figures to separate instances; the project's own when None.

    Raises:
        UserError: `out` is not empty, or no image has a mask.
        CancelledError: nothing was written.
    """
    classes, palette = project.classes, class_palette(project.classes)
    chosen = settings or project_settings(project)
    images: list[dict[str, Any]] = []

    def write(folder: Path, item: Item) -> None:
        instances = instances_of(item, classes, chosen)
        for name in (IMAGES, MASKS, INSTANCES):
            (folder / name).mkdir(exist_ok=True)
        copy_image(item.record, folder / IMAGES / (item.name + item.record.path.suffix))
        save_mask_png(folder / MASKS / f"{item.name}.png", item.mask, palette)
        save_ids_png(folder / INSTANCES / f"{item.name}.png", instances.ids)
        height, width = item.mask.shape
        rows = instance_rows(instances, classes)
        images.append({"name": item.name, "height": height, "width": width, "instances": rows})

    def finish(folder: Path, items: list[Item]) -> None:
        text = "".join(f"{name}\n" for name in classes.names)
        (folder / CLASSES).write_text(text, encoding="utf-8", newline="\n")
        kinds = [{"id": c.id, "name": c.name, "is_thing": c.is_thing} for c in classes]
        whole = {"settings": chosen.to_json(), "classes": kinds, "images": images}
        write_json(folder / "instances.json", whole)
        _write_csv(folder / "instances.csv", images)

    return export(project, out, write, finish, report, token)


def project_settings(project: Project) -> InstanceSettings:
    """Settings of this project for separating instances."""
    return InstanceSettings.from_json(project.settings.get(PROJECT_SETTING))


def instances_of(item: Item, classes: ClassList, settings: InstanceSettings) -> InstanceMap:
    """The instances of one image to export.

    Raises:
        UserError: more than 16 bits can number.
    """
    instances = find_instances(item.mask, classes, settings)
    if len(instances) > MOST_IDS:
        raise UserError(
            f"{item.record.path.name} has {len(instances):,} instances, more than a 16-bit file can number.",
            "Ask for a larger least size.",
        )
    return instances


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


def save_ids_png(path: Path, ids: IdMap) -> None:
    """Write (H, W) ids up to 65535 as a 16-bit grey PNG straight to `path`."""
    from PIL import Image

    with open(path, "wb") as file:
        Image.fromarray(ids.astype(np.uint16)).save(file, format="PNG", compress_level=1)


def write_json(path: Path, content: Any) -> None:
    """Write plain values as JSON in UTF-8."""
    path.write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def _write_csv(path: Path, images: list[dict[str, Any]]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("image", *COLUMNS))
        for image in images:
            writer.writerows((image["name"], *(row[c] for c in COLUMNS)) for row in image["instances"])
