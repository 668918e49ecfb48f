"""Formats of image files and arrays in the catalog: their rows, light to import."""

from __future__ import annotations

from typing import Final

from engine.formats.catalog_rows import Carries, PicturesOut, ReadableFormat, WritableFormat

_MASKS: Final = Carries(holes=True, ignore=True, names=True)
_COLOURED: Final = Carries(holes=True, ignore=True, names=True, colors=True)
_BOTH: Final = Carries(instances=True, holes=True, ignore=True, sixteen_bits=True, names=True, colors=True)
_OBJECTS: Final = Carries(instances=True, holes=True, sixteen_bits=True)
_NAMED_OBJECTS: Final = Carries(instances=True, holes=True, ignore=True, sixteen_bits=True, names=True)
_RUNS: Final = Carries(instances=True, holes=True, overlap=True, sixteen_bits=True, names=True)

RASTER_READERS: Final[dict[str, ReadableFormat]] = {
    "cityscapes": ReadableFormat(
        "Cityscapes",
        "gtFine/ with labelIds and instanceIds",
        _BOTH,
        "raster.cityscapes",
        "CityscapesReader",
    ),
    "kitti": ReadableFormat(
        "KITTI semantics",
        "training/ with image_2, semantic and instance",
        _BOTH,
        "raster.kitti",
        "KittiReader",
    ),
    "mots": ReadableFormat(
        "MOTS PNG",
        "images/ and instances/ of 16 bits, labels.txt",
        _NAMED_OBJECTS,
        "raster.mots",
        "MotsReader",
    ),
    "vistas": ReadableFormat(
        "Mapillary Vistas",
        "training/ with labels and instances, config.json",
        _BOTH,
        "raster.vistas",
        "VistasReader",
    ),
    "camvid": ReadableFormat(
        "CamVid",
        "train/ and trainannot/, label_colors.txt",
        _COLOURED,
        "raster.camvid",
        "CamVidReader",
    ),
    "ade20k": ReadableFormat(
        "ADE20K",
        "NAME_seg.png beside NAME.jpg, or images/ and annotations/",
        Carries(instances=True, holes=True, ignore=True, sixteen_bits=True, names=True),
        "raster.ade20k",
        "AdeReader",
    ),
    "label-images": ReadableFormat(
        "Label images (StarDist)",
        "masks/ of 16 bits with object numbers",
        _OBJECTS,
        "raster.label_images",
        "LabelImageReader",
    ),
    "cellpose": ReadableFormat(
        "Cellpose",
        "NAME_seg.npy or NAME_cp_masks beside NAME",
        _OBJECTS,
        "science.cellpose",
        "CellposeReader",
    ),
    "dsb2018": ReadableFormat(
        "Data Science Bowl 2018",
        "a folder an image, a mask an object",
        _OBJECTS,
        "raster.kaggle",
        "DataScienceBowlReader",
    ),
    "run-lengths": ReadableFormat(
        "Run lengths (Kaggle CSV)",
        "a table with EncodedPixels",
        _RUNS,
        "raster.kaggle",
        "RunLengthTableReader",
    ),
    "nnunet": ReadableFormat(
        "nnU-Net v2",
        "dataset.json, imagesTr/, labelsTr/",
        _MASKS,
        "raster.nnunet",
        "NnUnetReader",
    ),
    "huggingface": ReadableFormat(
        "Hugging Face image folder",
        "metadata.csv with masks, id2label.json",
        _NAMED_OBJECTS,
        "raster.tables",
        "HuggingFaceReader",
    ),
    "fiftyone": ReadableFormat(
        "FiftyOne",
        "data/ and labels/, mask_targets.json",
        _MASKS,
        "raster.tables",
        "FiftyOneReader",
    ),
    "numpy": ReadableFormat(
        "NumPy arrays",
        "masks/NAME.npy, instances/NAME.npy",
        _NAMED_OBJECTS,
        "science.numpy_arrays",
        "NumpyReader",
    ),
    "masks": ReadableFormat(
        "Masks of other tools",
        "masks in colours, as JPEG, of 0 and 255, or NAME_mask beside NAME",
        _COLOURED,
        "raster.other_masks",
        "OtherMasksReader",
    ),
}
"""Readers by the name of the format."""

RASTER_WRITERS: Final[dict[str, WritableFormat]] = {
    "cityscapes": WritableFormat(
        "Cityscapes",
        "leftImg8bit/ and gtFine/ with labelIds, instanceIds and color; official numbers for official names.",
        _BOTH,
        "raster.street",
        "CityscapesWriter",
        pictures=PicturesOut.COLOURS,
    ),
    "kitti": WritableFormat(
        "KITTI semantics",
        "training/ with image_2, semantic, semantic_rgb and instance.",
        _BOTH,
        "raster.street",
        "KittiWriter",
        pictures=PicturesOut.COLOURS,
    ),
    "mots": WritableFormat(
        "MOTS PNG",
        "images/ and instances/ with class times 1000 and object, labels.txt.",
        _NAMED_OBJECTS,
        "raster.street",
        "MotsWriter",
    ),
    "vistas": WritableFormat(
        "Mapillary Vistas",
        "training/ with images, labels and instances, config.json.",
        _BOTH,
        "raster.street",
        "VistasWriter",
    ),
    "camvid": WritableFormat(
        "CamVid",
        "train/ and trainannot/ with masks in colours, label_colors.txt.",
        _COLOURED,
        "raster.street",
        "CamVidWriter",
    ),
    "ade20k": WritableFormat(
        "ADE20K",
        "NAME_seg.png beside NAME.jpg, classes and up to 255 objects an image as colours, names as JSON.",
        Carries(instances=True, holes=True, ignore=True, names=True),
        "raster.tables",
        "AdeWriter",
    ),
    "label-images": WritableFormat(
        "Label images (StarDist)",
        "images/ and masks/ as 16-bit TIFF with object numbers, of one class.",
        _OBJECTS,
        "raster.objects",
        "LabelImageWriter",
    ),
    "cellpose": WritableFormat(
        "Cellpose",
        "Pictures with NAME_seg.npy and NAME_cp_masks.png beside, of one class.",
        _OBJECTS,
        "raster.objects",
        "CellposeWriter",
    ),
    "dsb2018": WritableFormat(
        "Data Science Bowl 2018",
        "A folder an image, with a mask an object, of one class.",
        _OBJECTS,
        "raster.objects",
        "DataScienceBowlWriter",
        pictures=PicturesOut.COLOURS,
    ),
    "run-lengths": WritableFormat(
        "Run lengths (Kaggle CSV)",
        "images/ and train.csv with the runs of each object and its class.",
        _RUNS,
        "raster.objects",
        "RunLengthTableWriter",
    ),
    "nnunet": WritableFormat(
        "nnU-Net v2",
        "imagesTr/ with a file for each channel, labelsTr/, dataset.json; photos become PNG. "
        "Rename the folder to Dataset001_NAME.",
        _MASKS,
        "raster.nnunet",
        "NnUnetWriter",
        pictures=PicturesOut.CHANNELS,
        deepest_bits=16,
    ),
    "huggingface": WritableFormat(
        "Hugging Face image folder",
        "train/ with pictures, masks, objects and metadata.csv, id2label.json.",
        _NAMED_OBJECTS,
        "raster.tables",
        "HuggingFaceWriter",
    ),
    "fiftyone": WritableFormat(
        "FiftyOne",
        "data/ and labels/ (ImageSegmentationDirectory), mask_targets.json.",
        _MASKS,
        "raster.tables",
        "FiftyOneWriter",
    ),
    "numpy": WritableFormat(
        "NumPy arrays",
        "images/, masks/NAME.npy with class numbers, instances/NAME.npy with objects, classes.txt.",
        _NAMED_OBJECTS,
        "raster.tables",
        "NumpyWriter",
    ),
    "masks": WritableFormat(
        "Masks in colours",
        "images/, masks/ as RGB PNG in the classes' colours, class_dict.csv.",
        _COLOURED,
        "raster.tables",
        "ColourMasksWriter",
    ),
}
"""Writers by the name of the format."""
