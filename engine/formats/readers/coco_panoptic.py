"""Reader of COCO's panoptic annotations: PNG files with a segment per pixel, and what each segment is.

Source:
    Kirillov et al., Panoptic Segmentation, CVPR 2019; a segment is R + 256 G + 65536 B, 0 is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import UserError
from engine.core.checked import text_line, whole_number
from engine.core.errors import FileError
from engine.document.decode import MOST_PIXELS
from engine.document.samples.stored import read_samples
from engine.formats.incoming.contents import (
    Answers,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    Recognition,
)
from engine.formats.incoming.json_stream import list_items
from engine.formats.incoming.picture_finder import PictureFinder
from engine.formats.readers.coco_files import (
    CocoFile,
    CocoKind,
    CocoSource,
    annotation_entry,
    data_root,
    listed_images,
    read_coco_classes,
    recognise_coco,
)

_VOID: Final = -1
"""Key of pixels that belong to no segment."""


class PanopticReader:
    """Reader of panoptic annotation files with their PNG files."""

    def recognise(self, source: Path) -> Recognition | None:
        return recognise_coco(
            source, CocoKind.PANOPTIC, "has segments_info, as COCO's panoptic annotations have."
        )

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        coco = CocoSource(source, CocoKind.PANOPTIC, answers)
        notes: list[str] = []

        def images() -> Iterator[IncomingImage]:
            for file in coco.files:
                yield from _images(file, coco.finder)
            notes.extend(coco.finder.notes)

        classes = (*read_coco_classes(coco.files), IncomingClass(_VOID, "no segment", role="ignore"))
        return IncomingDataset(classes, images, None, coco.questions, notes)


def _images(file: CocoFile, finder: PictureFinder) -> Iterator[IncomingImage]:
    named = {number: (name, shape) for number, name, shape in listed_images(file.path)}
    # The PNG files lie beside the JSON file, in a folder of its name or of the format's.
    folders = [file.path.with_suffix(""), file.path.parent / "panoptic", file.path.parent.parent / "panoptic"]
    segments = PictureFinder(data_root(file.path), [folder for folder in folders if folder.is_dir()])
    for item in list_items(file.path, "annotations"):
        number, annotation = annotation_entry(file.path, item.value)
        if number not in named:
            raise FileError(
                file.path, f"has an annotation of image {number}, which it does not list.", "Correct it."
            )
        name, shape = named[number]
        png_name = text_line(annotation.get("file_name"), f"file_name of an annotation in {file.path.name}")
        png = segments.find(png_name)
        read = partial(_labels, png, png_name, shape, annotation.get("segments_info"))
        # Where both have the same name, the PNG with the segments is no picture.
        picture = finder.find(name)
        yield IncomingImage(name, None if picture == png else picture, shape, read, file.split, png)


def _labels(png: Path | None, png_name: str, shape: tuple[int, int] | None, infos: Any) -> IncomingLabels:
    if png is None:
        raise UserError(f"The file {png_name} with segments is not there.", "Put it beside the JSON file.")
    samples = read_samples(png, MOST_PIXELS if shape is None else shape[0] * shape[1])
    pixels = samples.pixels
    if pixels.ndim != 3 or pixels.shape[2] < 3 or pixels.dtype != np.uint8:
        raise FileError(png, "is no PNG with colours that stand for segments.", "Export it again.")
    wide = pixels.astype(np.int32)
    ids = wide[:, :, 0] | (wide[:, :, 1] << 8) | (wide[:, :, 2] << 16)
    keys = {0: _VOID, **_segment_classes(png_name, infos)}
    unique, inverse = np.unique(ids, return_inverse=True)
    missing = [int(number) for number in unique if int(number) not in keys]
    if missing:
        raise FileError(
            png, f"has the segment {missing[0]}, which its annotation does not list.", "Export it again."
        )
    table = np.asarray([keys[int(number)] for number in unique], np.int32)
    values = table[inverse.reshape(ids.shape)]
    return IncomingLabels((ids.shape[0], ids.shape[1]), values, ids=ids)


def _segment_classes(name: str, infos: Any) -> dict[int, int]:
    """Category of each segment."""
    if not isinstance(infos, list) or not all(isinstance(info, dict) for info in infos):
        raise UserError(f"The annotation of {name} does not list its segments.", "Export it again.")
    return {
        whole_number(info.get("id"), f"id of a segment of {name}", 1, (1 << 24) - 1): whole_number(
            info.get("category_id"), f"category_id of a segment of {name}", 0, (1 << 31) - 1
        )
        for info in infos
    }
