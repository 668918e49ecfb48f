"""Formats in groups of their kind, by name in each: as lists of them are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class FormatGroup:
    """Formats of one kind, by the names of their rows."""

    title: str
    names: tuple[str, ...]


_GROUPS: Final = (
    FormatGroup(
        "Folders of masks",
        ("png", "instances", "masks", "numpy", "label-images", "overlays", "measurements"),
    ),
    FormatGroup(
        "Data sets for training",
        (
            *("ade20k", "camvid", "cityscapes", "coco", "coco-stuff", "panoptic", "dsb2018", "fiftyone"),
            *("huggingface", "icdar", "kitti", "mots", "nnunet", "open-images", "run-lengths"),
            *("ultralytics-semantic", "vistas", "voc", "yolo"),
        ),
    ),
    FormatGroup(
        "Labelling programs",
        (
            *("cellpose", "cvat", "datumaro", "digital-sreeni", "imagej", "isat", "label-studio", "labelme"),
            *("labelme-xml", "qupath", "supervisely", "via", "x-anylabeling"),
        ),
    ),
    FormatGroup(
        "Microscopy, medicine and maps",
        ("dicom-seg", "geotiff", "matlab", "nifti", "ome-tiff", "ome-zarr"),
    ),
)


def grouped_formats(titles: Mapping[str, str]) -> Iterator[FormatGroup]:
    """Formats in their groups, each by title; groups without any are left out.

    Args:
        titles: of the formats, by the names of their rows.

    Example:
        >>> [group.names for group in grouped_formats({"voc": "PASCAL VOC", "png": "Plain", "coco": "COCO"})]
        [('png',), ('coco', 'voc')]
    """
    for group in _GROUPS:
        mine = [name for name in group.names if name in titles]
        if mine:
            yield FormatGroup(group.title, tuple(sorted(mine, key=lambda name: titles[name].casefold())))
