"""Formats of microscopy, medicine and mapping in the catalog: their rows, light to import."""

from __future__ import annotations

from typing import Final

from engine.formats.catalog_rows import Carries, PicturesOut, ReadableFormat, WritableFormat

_MASKS: Final = Carries(holes=True, ignore=True, names=True)
_NAMED_OBJECTS: Final = Carries(instances=True, holes=True, ignore=True, sixteen_bits=True, names=True)
_ALL: Final = Carries(instances=True, holes=True, ignore=True, sixteen_bits=True, names=True, colors=True)
_SEGMENTS: Final = Carries(holes=True, ignore=True, overlap=True, names=True)

SCIENCE_READERS: Final[dict[str, ReadableFormat]] = {
    "nifti": ReadableFormat(
        "NIfTI",
        'labels/NAME.nii.gz beside images/, a mask a slice; pip install "inkling[medical]"',
        _MASKS,
        "science.nifti",
        "NiftiReader",
    ),
    "dicom-seg": ReadableFormat(
        "DICOM segmentation",
        'segmentations and their images; pip install "inkling[medical]"',
        _SEGMENTS,
        "science.dicom_seg",
        "DicomSegReader",
    ),
    "ome-tiff": ReadableFormat(
        "OME-TIFF labels",
        "labels/NAME.ome.tif beside images/",
        _NAMED_OBJECTS,
        "science.ome",
        "OmeTiffReader",
    ),
    "ome-zarr": ReadableFormat(
        "OME-Zarr labels",
        'IMAGE.zarr with labels/ in it; pip install "inkling[zarr]"',
        _ALL,
        "science.ome",
        "OmeZarrReader",
    ),
    "matlab": ReadableFormat(
        "MATLAB label files",
        "NAME.mat (to version 7) with a class or an object a pixel: HoVer-Net, SBD, BSDS500, COCO-Stuff",
        _NAMED_OBJECTS,
        "science.matlab",
        "MatlabReader",
    ),
    "geotiff": ReadableFormat(
        "GeoTIFF", "masks/NAME.tif with a place on the earth", _MASKS, "science.geotiff", "GeoTiffReader"
    ),
}
"""Readers by the name of the format."""

SCIENCE_WRITERS: Final[dict[str, WritableFormat]] = {
    "nifti": WritableFormat(
        "NIfTI",
        'images/ and labels/ as .nii.gz, slices as one volume again; pip install "inkling[medical]".',
        _MASKS,
        "science.nifti",
        "NiftiWriter",
        pictures=PicturesOut.COLOURS,
        deepest_bits=64,
    ),
    "dicom-seg": WritableFormat(
        "DICOM segmentation",
        'images/ and segmentations/, a segment a class; pip install "inkling[medical]".',
        Carries(holes=True, ignore=True, names=True),
        "science.dicom_seg",
        "DicomSegWriter",
        pictures=PicturesOut.COLOURS,
    ),
    "ome-tiff": WritableFormat(
        "OME-TIFF labels",
        "images/ and labels/NAME.ome.tif with classes and objects as channels.",
        _NAMED_OBJECTS,
        "science.ome",
        "OmeTiffWriter",
    ),
    "ome-zarr": WritableFormat(
        "OME-Zarr labels",
        'NAME.zarr (NGFF 0.4) with its pyramid and labels in it; pip install "inkling[zarr]".',
        _ALL,
        "science.ome",
        "OmeZarrWriter",
        pictures=PicturesOut.COLOURS,
    ),
    "matlab": WritableFormat(
        "MATLAB label files",
        "images/, labels/NAME.mat with type_map and inst_map (HoVer-Net), classes.txt.",
        _NAMED_OBJECTS,
        "science.matlab",
        "MatlabWriter",
    ),
    "geotiff": WritableFormat(
        "GeoTIFF",
        "images/ and masks/NAME.tif, which lie where their images lie on the earth, classes.txt.",
        _MASKS,
        "science.geotiff",
        "GeoTiffWriter",
    ),
}
"""Writers by the name of the format."""
