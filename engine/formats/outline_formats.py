"""Rows of the catalog for the formats of outlines and bitmaps of objects, in the rooms `polygons`."""

from __future__ import annotations

from typing import Final

from engine.formats.catalog_rows import Carries, ReadableFormat, WritableFormat

_BITMAPS: Final = Carries(
    instances=True, holes=True, overlap=True, sixteen_bits=True, names=True, colors=True
)
_RINGS: Final = Carries(instances=True, overlap=True, sixteen_bits=True, names=True, colors=True)
_KEYHOLES: Final = Carries(instances=True, holes=True, sixteen_bits=True, names=True)

OUTLINE_READERS: Final[dict[str, ReadableFormat]] = {
    "x-anylabeling": ReadableFormat(
        "X-AnyLabeling",
        "a JSON file for each picture",
        Carries(instances=True, ignore=True, overlap=True, sixteen_bits=True, names=True),
        "polygons.x_anylabeling",
        "XAnyLabelingReader",
    ),
    "isat": ReadableFormat(
        "ISAT",
        "a JSON file for each picture, with or without isat.yaml",
        _RINGS,
        "polygons.isat",
        "IsatReader",
    ),
    "yolo": ReadableFormat(
        "Ultralytics YOLO, polygons",
        "images/ and labels/ with a text file for each picture, and data.yaml",
        Carries(instances=True, overlap=True, sixteen_bits=True, names=True),
        "polygons.yolo",
        "YoloReader",
    ),
    "ultralytics-semantic": ReadableFormat(
        "Ultralytics, semantic",
        "images/ and masks/ with class numbers, and a YAML file that says masks_dir",
        Carries(holes=True, ignore=True, names=True),
        "polygons.yolo",
        "UltralyticsSemanticReader",
    ),
    "supervisely": ReadableFormat(
        "Supervisely",
        "meta.json, and data sets with img/ and ann/",
        _BITMAPS,
        "polygons.supervisely",
        "SuperviselyReader",
    ),
    "cvat": ReadableFormat(
        "CVAT for images",
        "annotations.xml of version 1.1 and the pictures",
        _BITMAPS,
        "polygons.cvat",
        "CvatReader",
    ),
    "label-studio": ReadableFormat(
        "Label Studio",
        "an export as JSON with brush masks or polygons, and the pictures",
        Carries(instances=True, holes=True, overlap=True, sixteen_bits=True, names=True),
        "polygons.label_studio",
        "LabelStudioReader",
    ),
    "qupath": ReadableFormat(
        "QuPath",
        "a GeoJSON file called like each picture",
        Carries(instances=True, holes=True, ignore=True, overlap=True, sixteen_bits=True, names=True),
        "polygons.qupath",
        "QuPathReader",
    ),
    "imagej": ReadableFormat(
        "ImageJ ROI sets",
        "a .zip or .roi file called like each picture",
        Carries(instances=True, holes=True, overlap=True, sixteen_bits=True, names=True),
        "polygons.imagej_rois",
        "ImagejRoisReader",
    ),
    "via": ReadableFormat(
        "VGG Image Annotator",
        "a project or an export as JSON, and the pictures",
        Carries(instances=True, overlap=True, sixteen_bits=True, names=True),
        "polygons.via",
        "ViaReader",
    ),
    "datumaro": ReadableFormat(
        "Datumaro",
        "annotations/ with a JSON file for each subset, and images/",
        Carries(instances=True, holes=True, overlap=True, sixteen_bits=True, names=True),
        "polygons.datumaro_json",
        "DatumaroReader",
    ),
    "digital-sreeni": ReadableFormat(
        "DigitalSreeni Image Annotator",
        "a project file .iap and the pictures",
        _RINGS,
        "polygons.digital_sreeni",
        "DigitalSreeniReader",
    ),
    "labelme-xml": ReadableFormat(
        "LabelMe (MIT), XML",
        "an XML file for each picture, with polygons or masks",
        Carries(instances=True, holes=True, overlap=True, sixteen_bits=True, names=True),
        "polygons.labelme_xml",
        "LabelmeXmlReader",
    ),
    "open-images": ReadableFormat(
        "Open Images, segmentations",
        "PART-annotations-object-segmentation.csv, a PNG an object, and the pictures",
        Carries(instances=True, holes=True, overlap=True, sixteen_bits=True, names=True),
        "raster.open_images",
        "OpenImagesReader",
    ),
    "icdar": ReadableFormat(
        "ICDAR, text",
        "gt_NAME.txt with outlines of words, or NAME_GT.bmp and NAME_GT.txt, and the pictures",
        Carries(instances=True, ignore=True, overlap=True, sixteen_bits=True),
        "polygons.icdar",
        "IcdarReader",
    ),
}
"""Readers of outlines and bitmaps by the name that `import --format` takes."""

OUTLINE_WRITERS: Final[dict[str, WritableFormat]] = {
    "coco-stuff": WritableFormat(
        "COCO, stuff",
        "images/ and one JSON file with the area of each class in each image, as run lengths.",
        Carries(holes=True, ignore=True, names=True, colors=True),
        "polygons.coco_stuff",
        "CocoStuffWriter",
        read_as="coco",
    ),
    "labelme": WritableFormat(
        "labelme",
        "A JSON file with polygons beside each image, and labels.txt.",
        Carries(instances=True, holes=True, ignore=True, sixteen_bits=True, names=True),
        "polygons.labelme_json",
        "LabelmeWriter",
    ),
    "x-anylabeling": WritableFormat(
        "X-AnyLabeling",
        "A JSON file with polygons beside each image, and classes.txt.",
        Carries(instances=True, holes=True, ignore=True, sixteen_bits=True, names=True),
        "polygons.labelme_json",
        "XAnyLabelingWriter",
    ),
    "isat": WritableFormat(
        "ISAT",
        "A JSON file with polygons beside each image, and isat.yaml.",
        Carries(instances=True, holes=True, sixteen_bits=True, names=True, colors=True),
        "polygons.isat",
        "IsatWriter",
    ),
    "yolo": WritableFormat(
        "Ultralytics YOLO, polygons",
        "images/ and labels/ with their splits, a text file of polygons for each image, and data.yaml.",
        _KEYHOLES,
        "polygons.yolo",
        "YoloWriter",
    ),
    "ultralytics-semantic": WritableFormat(
        "Ultralytics, semantic",
        "images/ and masks/ with their splits, class numbers as PNG, and data.yaml.",
        Carries(holes=True, ignore=True, names=True),
        "polygons.yolo",
        "UltralyticsSemanticWriter",
    ),
    "supervisely": WritableFormat(
        "Supervisely",
        "A project with a data set for each split, objects as bitmaps.",
        _BITMAPS,
        "polygons.supervisely",
        "SuperviselyWriter",
    ),
    "cvat": WritableFormat(
        "CVAT for images",
        "images/ and annotations.xml of version 1.1, objects as masks.",
        _BITMAPS,
        "polygons.cvat",
        "CvatWriter",
    ),
    "label-studio": WritableFormat(
        "Label Studio",
        "images/, tasks.json with brush masks, and label_config.xml.",
        _BITMAPS,
        "polygons.label_studio",
        "LabelStudioWriter",
    ),
    "qupath": WritableFormat(
        "QuPath",
        "images/, and annotations/ with a GeoJSON file for each image, polygons with holes.",
        Carries(
            instances=True, holes=True, ignore=True, overlap=True, sixteen_bits=True, names=True, colors=True
        ),
        "polygons.qupath",
        "QuPathWriter",
    ),
    "imagej": WritableFormat(
        "ImageJ ROI sets",
        "images/, and rois/ with a ROI set for each image.",
        _BITMAPS,
        "polygons.imagej_rois",
        "ImagejRoisWriter",
    ),
    "via": WritableFormat(
        "VGG Image Annotator",
        "images/ and via_project.json with polygons.",
        _KEYHOLES,
        "polygons.via",
        "ViaWriter",
    ),
    "datumaro": WritableFormat(
        "Datumaro",
        "images/, and annotations/ with a JSON file for each split, objects as masks.",
        _BITMAPS,
        "polygons.datumaro_json",
        "DatumaroWriter",
    ),
    "digital-sreeni": WritableFormat(
        "DigitalSreeni Image Annotator",
        "images/ and project.iap with polygons.",
        Carries(holes=True, names=True, colors=True),
        "polygons.digital_sreeni",
        "DigitalSreeniWriter",
    ),
    "labelme-xml": WritableFormat(
        "LabelMe (MIT), XML",
        "Images/ and Annotations/ with an XML file of polygons for each image.",
        _KEYHOLES,
        "polygons.labelme_xml",
        "LabelmeXmlWriter",
    ),
    "open-images": WritableFormat(
        "Open Images, segmentations",
        "images/, masks/ with a PNG an object, and PART-annotations-object-segmentation.csv.",
        Carries(instances=True, holes=True, overlap=True, sixteen_bits=True, names=True),
        "raster.open_images",
        "OpenImagesWriter",
    ),
}
"""Writers of outlines and bitmaps by the name that `export --format` takes."""
