"""Export as COCO: objects as outlines (`coco`), or every pixel in one picture of segments (`panoptic`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import NO_PROGRESS, CancelToken, LabelMap, Reporter
from engine.formats.dataset import IMAGES
from engine.formats.export import ExportReport, Item, copy_image, export
from engine.formats.instances import instances_of, project_settings, write_json
from engine.formats.outlines import packed, polygons, run_lengths
from engine.instances import Instance, InstanceMap, InstanceSettings
from engine.storage.project import Project

ANNOTATIONS: Final = "annotations"
PANOPTIC: Final = "panoptic"

FIRST_STUFF_ID: Final = 65536
"""Segment id of stuff is this plus its class id: above the ids of all instances, the same in every image."""


def export_coco(
    project: Project,
    out: Path,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
    settings: InstanceSettings | None = None,
) -> ExportReport:
    """Write `images/` and `annotations/instances.json` in COCO's format for objects.

    Only things are listed; a category's id is the class id. Outlines are exact: polygons along the
    pixels' edges, and run lengths (compressed) for an object with a hole.

    Args:
        settings: method and figures to separate instances; the project's own when None.

    Raises:
        UserError: `out` is not empty, or no image has a mask.
        CancelledError: nothing was written.
    """
    classes, chosen = project.classes, settings or project_settings(project)
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []

    def write(folder: Path, item: Item) -> None:
        instances = instances_of(item, classes, chosen)
        images.append(_copied(folder, item, len(images) + 1))
        for one in instances:
            number = {"id": len(annotations) + 1, "image_id": len(images)}
            annotations.append({**number, **_object(instances, one)})

    def finish(folder: Path, items: list[Item]) -> None:
        kinds = [{"id": c.id, "name": c.name, "supercategory": ""} for c in classes if c.is_thing]
        (folder / ANNOTATIONS).mkdir()
        whole = {**_head(project), "images": images, "annotations": annotations, "categories": kinds}
        write_json(folder / ANNOTATIONS / "instances.json", whole)

    return export(project, out, write, finish, report, token)


def export_panoptic(
    project: Project,
    out: Path,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
    settings: InstanceSettings | None = None,
) -> ExportReport:
    """Write `images/`, `panoptic/` and `annotations/panoptic.json` in COCO's panoptic format.

    A pixel's segment is R + 256 G + 65536 B; 0 is nobody's (unlabelled, or a thing that is too small).
    A thing's segment has its instance's id, stuff has one segment a class (`FIRST_STUFF_ID`).

    Args:
        settings: method and figures to separate instances; the project's own when None.

    Raises:
        UserError: `out` is not empty, or no image has a mask.
        CancelledError: nothing was written.
    """
    classes, chosen = project.classes, settings or project_settings(project)
    stuff = [c.id for c in classes if not c.is_thing]
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []

    def write(folder: Path, item: Item) -> None:
        instances = instances_of(item, classes, chosen)
        images.append(_copied(folder, item, len(images) + 1))
        segments, stuff_infos = _segments(instances, item.mask, stuff)
        (folder / PANOPTIC).mkdir(exist_ok=True)
        _save_segments(folder / PANOPTIC / f"{item.name}.png", segments)
        infos = [{"id": one.id, "category_id": one.class_id, **_measures(one)} for one in instances]
        name = {"image_id": len(images), "file_name": f"{item.name}.png"}
        annotations.append({**name, "segments_info": infos + stuff_infos})

    def finish(folder: Path, items: list[Item]) -> None:
        kinds = [
            {
                "id": c.id,
                "name": c.name,
                "supercategory": "",
                "isthing": int(c.is_thing),
                "color": list(c.color),
            }
            for c in classes
        ]
        (folder / ANNOTATIONS).mkdir()
        whole = {**_head(project), "images": images, "annotations": annotations, "categories": kinds}
        write_json(folder / ANNOTATIONS / "panoptic.json", whole)

    return export(project, out, write, finish, report, token)


def _head(project: Project) -> dict[str, Any]:
    return {"info": {"description": project.name}, "licenses": []}


def _copied(folder: Path, item: Item, image_id: int) -> dict[str, Any]:
    """Copy the image and describe it."""
    (folder / IMAGES).mkdir(exist_ok=True)
    file_name = item.name + item.record.path.suffix
    copy_image(item.record, folder / IMAGES / file_name)
    height, width = item.mask.shape
    return {"id": image_id, "file_name": file_name, "height": height, "width": width}


def _measures(one: Instance) -> dict[str, Any]:
    box = [one.box.x0, one.box.y0, one.box.width, one.box.height]
    return {"area": one.area_px, "bbox": box, "iscrowd": 0}


def _object(instances: InstanceMap, one: Instance) -> dict[str, Any]:
    region = instances.ids[one.box.slices] == one.id
    outline: Any = polygons(region, one.box.y0, one.box.x0)
    if outline is None:
        whole = np.zeros(instances.ids.shape, np.bool_)
        whole[one.box.slices] = region
        outline = {"size": list(whole.shape), "counts": packed(run_lengths(whole))}
    return {"category_id": one.class_id, "segmentation": outline, **_measures(one)}


def _segments(
    instances: InstanceMap, mask: LabelMap, stuff: list[int]
) -> tuple[NDArray[np.int32], list[dict[str, Any]]]:
    """Segment id per pixel, and the descriptions of the stuff."""
    segments = instances.ids.copy()
    infos: list[dict[str, Any]] = []
    for class_id in stuff:
        region = (mask == class_id) & (instances.ids == 0)
        area = int(np.count_nonzero(region))
        if not area:
            continue
        segments[region] = FIRST_STUFF_ID + class_id
        rows, columns = np.flatnonzero(region.any(axis=1)), np.flatnonzero(region.any(axis=0))
        y0, x0 = int(rows[0]), int(columns[0])
        box = [x0, y0, int(columns[-1]) + 1 - x0, int(rows[-1]) + 1 - y0]
        number = {"id": FIRST_STUFF_ID + class_id, "category_id": class_id}
        infos.append({**number, "area": area, "bbox": box, "iscrowd": 0})
    return segments, infos


def _save_segments(path: Path, segments: NDArray[np.int32]) -> None:
    from PIL import Image

    channels = [(segments >> shift & 255).astype(np.uint8) for shift in (0, 8, 16)]
    with open(path, "wb") as file:
        Image.fromarray(np.stack(channels, axis=-1)).save(file, format="PNG", compress_level=1)
