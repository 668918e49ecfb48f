"""COCO's formats: objects as outlines (`coco`), or every pixel in one picture of segments (`panoptic`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, LabelMap, Rect, bounding_rect
from engine.formats.dataset import IMAGES
from engine.formats.outgoing.contents import MOST_IDS, Item, OutgoingDataset
from engine.formats.outgoing.files import write_json
from engine.formats.shapes.outlines import polygons, region_rings
from engine.formats.shapes.run_lengths import packed, run_lengths
from engine.formats.writers.polygons.regions import drawn_classes
from engine.instances import InstanceMap

ANNOTATIONS: Final = "annotations"
PANOPTIC: Final = "panoptic"

FIRST_STUFF_ID: Final = MOST_IDS + 1
"""Segment id of stuff is this plus its class id: above the ids of all instances, the same in every image."""


class CocoWriter:
    """Writer of `images/` and `annotations/instances.json` in COCO's format for objects.

    All classes but the background are listed; one that has no single objects, such as sky, has one area an
    image. A category's id is the class id, an image's its number in the project, an object's is made of those
    of the image and of the object in it. Outlines are exact: polygons along the pixels' edges, and compressed
    run lengths for an object with a hole.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._dataset = dataset
        self._areas = [info for info in drawn_classes(dataset.classes) if not info.is_thing]
        self._images: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []

    def write(self, item: Item) -> None:
        instances = item.instances()
        self._images.append(_copied(self._folder, item))
        for one in instances:
            number = {"id": object_id(item.image_id, one.id), "image_id": item.image_id}
            region = instances.ids[one.box.slices] == one.id
            self._annotations.append({**number, **_object(region, one.class_id, one.box, item.shape)})
        taken = set(instances.numbers.tolist())
        free = (number for number in (0, *range(MOST_IDS, 0, -1)) if number not in taken)
        for info in self._areas:
            region = item.mask == info.id
            box = bounding_rect(region)
            if not box.is_empty:
                about = {"id": object_id(item.image_id, next(free)), "image_id": item.image_id}
                self._annotations.append({**about, **_object(region[box.slices], info.id, box, item.shape)})

    def finish(self) -> str:
        kinds = [
            {"id": c.id, "name": c.name, "supercategory": ""} for c in drawn_classes(self._dataset.classes)
        ]
        lists = {"images": self._images, "annotations": self._annotations, "categories": kinds}
        _write_annotations(self._folder, "instances.json", self._dataset, lists)
        return ""


class PanopticWriter:
    """Writer of `images/`, `panoptic/` and `annotations/panoptic.json` in COCO's panoptic format.

    A pixel's segment is R + 256 G + 65536 B; 0 is nobody's (unlabelled, or a thing that is too small).
    A thing's segment has its instance's id, stuff has one segment a class (`FIRST_STUFF_ID`).
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._dataset = dataset
        self._stuff = [c.id for c in dataset.classes.present if not c.is_thing]
        self._images: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []

    def write(self, item: Item) -> None:
        instances = item.instances()
        self._images.append(_copied(self._folder, item))
        segments, stuff_infos = _segments(instances, item.mask, self._stuff)
        (self._folder / PANOPTIC).mkdir(exist_ok=True)
        _save_segments(self._folder / PANOPTIC / f"{item.name}.png", segments)
        infos = [
            {"id": one.id, "category_id": one.class_id, **_measures(one.area_px, one.box)}
            for one in instances
        ]
        name = {"image_id": item.image_id, "file_name": f"{item.name}.png"}
        self._annotations.append({**name, "segments_info": infos + stuff_infos})

    def finish(self) -> str:
        kinds = [
            {
                "id": c.id,
                "name": c.name,
                "supercategory": "",
                "isthing": int(c.is_thing),
                "color": list(c.color),
            }
            for c in self._dataset.classes.present
        ]
        lists = {"images": self._images, "annotations": self._annotations, "categories": kinds}
        _write_annotations(self._folder, "panoptic.json", self._dataset, lists)
        return ""


def object_id(image_id: int, number: int) -> int:
    """Id of an object in a whole data set: the same in every export in which the image's mask is the same."""
    return image_id * (MOST_IDS + 1) + number


def _write_annotations(
    folder: Path, name: str, dataset: OutgoingDataset, lists: dict[str, list[dict[str, Any]]]
) -> None:
    (folder / ANNOTATIONS).mkdir()
    head = {"info": {"description": dataset.title}, "licenses": []}
    write_json(folder / ANNOTATIONS / name, {**head, **lists})


def _copied(folder: Path, item: Item) -> dict[str, Any]:
    """Write the image and describe it."""
    file_name = item.picture(folder / IMAGES).name
    height, width = item.shape
    return {"id": item.image_id, "file_name": file_name, "height": height, "width": width}


def _measures(area_px: int, box: Rect) -> dict[str, Any]:
    return {"area": area_px, "bbox": [box.x0, box.y0, box.width, box.height], "iscrowd": 0}


def _object(region: BoolMap, class_id: int, box: Rect, shape: tuple[int, int]) -> dict[str, Any]:
    outline: Any = polygons(region_rings(region, box.y0, box.x0))
    if outline is None:
        lengths = run_lengths(region, shape, box.y0, box.x0)
        outline = {"size": list(shape), "counts": packed(lengths)}
    area = int(np.count_nonzero(region))
    return {"category_id": class_id, "segmentation": outline, **_measures(area, box)}


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
        rect = bounding_rect(region)
        number = {"id": FIRST_STUFF_ID + class_id, "category_id": class_id}
        infos.append({**number, **_measures(area, rect)})
    return segments, infos


def _save_segments(path: Path, segments: NDArray[np.int32]) -> None:
    from PIL import Image

    channels = [(segments >> shift & 255).astype(np.uint8) for shift in (0, 8, 16)]
    with open(path, "wb") as file:
        Image.fromarray(np.stack(channels, axis=-1)).save(file, format="PNG", compress_level=1)
