"""Catalog of the formats a project is exported to and masks are imported from; light to import.

A new format is a module in `engine/formats/writers` or `readers`, a row here or in `raster_formats`, and a
name in a group of `format_groups`.

>>> import tempfile
>>> from pathlib import Path
>>> import numpy as np
>>> from PIL import Image
>>> from engine.core import ClassList
>>> from engine.formats.export import export
>>> from engine.formats.plain_masks import import_masks
>>> from engine.storage import Project
>>> with tempfile.TemporaryDirectory() as folder:
...     work = Path(folder)
...     (work / "images").mkdir()
...     Image.new("RGB", (8, 6)).save(work / "images" / "a.png")
...     (work / "masks").mkdir()
...     Image.fromarray(np.ones((6, 8), np.uint8)).save(work / "masks" / "a.png")
...     classes = ClassList.from_names(["background", "cell"])
...     with Project.create(work / "p.inkling", name="p", classes=classes) as project:
...         _ = project.images.add_folder(work / "images")
...         imported = import_masks(project, work / "masks")
...         report = export(project, work / "out", "voc")
...     written = sorted(path.name for path in (work / "out").iterdir())
>>> imported.imported, report.exported
(1, 1)
>>> written
['ImageSets', 'JPEGImages', 'SegmentationClass', 'inkling', 'labelmap.txt']
"""

from __future__ import annotations

from typing import Final

from engine.formats.catalog_rows import Carries, PicturesOut, ReadableFormat, WritableFormat
from engine.formats.outline_formats import OUTLINE_READERS, OUTLINE_WRITERS
from engine.formats.raster_formats import RASTER_READERS, RASTER_WRITERS
from engine.formats.science_formats import SCIENCE_READERS, SCIENCE_WRITERS

WRITERS: Final[dict[str, WritableFormat]] = {
    "png": WritableFormat(
        "Plain folder",
        "images/, masks/ as 8-bit PNG with class numbers, classes.txt. Nothing is lost.",
        Carries(holes=True, ignore=True, names=True, colors=True),
        "png",
        "PngWriter",
    ),
    "voc": WritableFormat(
        "PASCAL VOC",
        "JPEGImages/, SegmentationClass/ with the VOC palette, and the split files.",
        Carries(holes=True, ignore=True, names=True),
        "voc",
        "VocWriter",
    ),
    "instances": WritableFormat(
        "Single objects",
        "The plain folder, instances/ as 16-bit PNG with a number per object, their list as CSV and JSON.",
        Carries(instances=True, holes=True, ignore=True, sixteen_bits=True, names=True, colors=True),
        "instances",
        "InstancesWriter",
    ),
    "coco": WritableFormat(
        "COCO, objects",
        "images/ and one JSON file with the exact outline of every object and area.",
        Carries(instances=True, holes=True, overlap=True, sixteen_bits=True, names=True),
        "coco",
        "CocoWriter",
    ),
    "panoptic": WritableFormat(
        "COCO, panoptic",
        "images/, panoptic/ with objects and stuff as RGB numbers, and its JSON file.",
        Carries(instances=True, holes=True, ignore=True, sixteen_bits=True, names=True, colors=True),
        "coco",
        "PanopticWriter",
    ),
    **RASTER_WRITERS,
    **SCIENCE_WRITERS,
    "overlays": WritableFormat(
        "Pictures with the mask drawn on",
        "overlays/ as PNG: classes in their colours over the image; and a legend.",
        Carries(colors=True),
        "overlays",
        "OverlayWriter",
        pictures=PicturesOut.NONE,
    ),
    "measurements": WritableFormat(
        "Table of measurements",
        "CSV: area, perimeter, centre and intensity of every object, counts and areas of every class.",
        Carries(instances=True, names=True),
        "measurements",
        "MeasurementWriter",
        pictures=PicturesOut.NONE,
    ),
    **OUTLINE_WRITERS,
}
"""Formats that `export --format` writes, by name, in the order in which they are offered."""

INSTANCE_WRITERS: Final = tuple(name for name, row in WRITERS.items() if row.carries.instances)
"""The formats that know single objects."""

READERS: Final[dict[str, ReadableFormat]] = {
    "png": ReadableFormat(
        "Plain folder",
        "masks named like the images, class number per pixel; beside images/ and classes.txt or alone",
        Carries(holes=True, ignore=True, names=True),
        "png",
        "PlainFolderReader",
    ),
    "voc": ReadableFormat(
        "PASCAL VOC",
        "SegmentationClass/ beside JPEGImages/, with labelmap.txt where the classes are not VOC's own",
        Carries(instances=True, holes=True, ignore=True, names=True, colors=True),
        "voc",
        "VocReader",
    ),
    "instances": ReadableFormat(
        "Single objects",
        "images/, masks/ and instances/ of 16 bits, classes.txt, instances.json: the export of that name",
        Carries(instances=True, holes=True, ignore=True, sixteen_bits=True, names=True),
        "instances",
        "InstancesReader",
    ),
    "coco": ReadableFormat(
        "COCO, objects",
        "a JSON file with images, annotations and categories, polygons or run lengths",
        Carries(instances=True, holes=True, overlap=True, sixteen_bits=True, names=True),
        "coco",
        "CocoReader",
    ),
    "panoptic": ReadableFormat(
        "COCO, panoptic",
        "a JSON file with segments_info, and PNG files with a segment per pixel",
        Carries(instances=True, holes=True, ignore=True, sixteen_bits=True, names=True, colors=True),
        "coco_panoptic",
        "PanopticReader",
    ),
    "labelme": ReadableFormat(
        "labelme",
        "a JSON file for each picture, of all versions",
        Carries(instances=True, ignore=True, overlap=True, sixteen_bits=True, names=True),
        "labelme",
        "LabelmeReader",
    ),
    **OUTLINE_READERS,
    **RASTER_READERS,
    **SCIENCE_READERS,
}
"""Formats that `import --format` reads, by name; of two that fit equally well, the first one leads."""
