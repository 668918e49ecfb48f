"""Writer of DICOM segmentations: a segment a class, beside the DICOM image that it belongs to."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import IGNORE
from engine.core.plane_path import file_of
from engine.document.decode import in_plain_words
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.writers.science.extras import require_extra

_PACKAGES: Final = ("pydicom", "highdicom")
_UNLABELLED: Final = "unlabelled"
_LONGEST_LABEL: Final = 64
_MAKER: Final = "Inkling"


class DicomSegWriter:
    """Writer of images/ and segmentations/ as DICOM; pictures of other formats become secondary captures.

    Identifiers come from the name of the data set and the number of the image, so that they never change.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        require_extra("DICOM", _PACKAGES, "medical")
        self._folder = folder
        self._title = dataset.title
        self._labels = {
            info.id: info.name[:_LONGEST_LABEL] for info in dataset.classes.present if not info.is_background
        }
        self._labels[IGNORE] = _UNLABELLED
        self._shortened = [i.name for i in dataset.classes.present if len(i.name) > _LONGEST_LABEL]

    def write(self, item: Item) -> None:
        for name in ("images", "segmentations"):
            (self._folder / name).mkdir(exist_ok=True)
        source = self._source(item)
        picture = self._folder / "images" / f"{item.name}.dcm"
        source.save_as(picture)
        item.note_picture(picture)
        present = [number for number in self._labels if (item.mask == number).any()]
        if present:
            segmentation = self._segmentation(item, source, present)
            segmentation.save_as(self._folder / "segmentations" / f"{item.name}.dcm")

    def finish(self) -> str:
        if not self._shortened:
            return ""
        return f"Names were cut to {_LONGEST_LABEL} letters: {', '.join(self._shortened)}."

    def _uid(self, *parts: object) -> str:
        from pydicom.uid import generate_uid

        return str(generate_uid(entropy_srcs=[self._title, *map(str, parts)]))

    def _source(self, item: Item) -> Any:
        """The image as DICOM: its own file where it is one of a single frame, else a secondary capture."""
        path = item.record.path
        if file_of(path) == path and path.suffix.casefold() in (".dcm", ".dicom"):
            import pydicom

            with in_plain_words(path):
                data = pydicom.dcmread(path)
            if int(data.get("NumberOfFrames", 1) or 1) == 1:
                return data
        from highdicom.sc import SCImage

        pixels = item.pixels()
        is_grey = bool((pixels == pixels[:, :, :1]).all())
        return SCImage(
            pixel_array=np.ascontiguousarray(pixels[:, :, 0] if is_grey else pixels),
            photometric_interpretation="MONOCHROME2" if is_grey else "RGB",
            bits_allocated=8,
            coordinate_system="PATIENT",
            study_instance_uid=self._uid("study", item.group),
            series_instance_uid=self._uid("series", item.image_id),
            series_number=1,
            sop_instance_uid=self._uid("image", item.image_id),
            instance_number=int(item.image_id),
            manufacturer=_MAKER,
            patient_orientation=("L", "P"),
        )

    def _segmentation(self, item: Item, source: Any, present: list[int]) -> Any:
        from highdicom.seg import Segmentation, SegmentDescription
        from pydicom.sr.codedict import codes

        tissue = codes.SCT.Tissue
        described = [
            SegmentDescription(
                segment_number=number,
                segment_label=self._labels[class_id],
                segmented_property_category=tissue,
                segmented_property_type=tissue,
                algorithm_type="MANUAL",
            )
            for number, class_id in enumerate(present, 1)
        ]
        planes = np.stack([item.mask == class_id for class_id in present], axis=-1)[np.newaxis]
        return Segmentation(
            source_images=[source],
            pixel_array=planes.astype(np.uint8),
            segmentation_type="BINARY",
            segment_descriptions=described,
            series_instance_uid=self._uid("segmentations", item.image_id),
            series_number=100,
            sop_instance_uid=self._uid("segmentation", item.image_id),
            instance_number=1,
            manufacturer=_MAKER,
            manufacturer_model_name=_MAKER,
            software_versions="1",
            device_serial_number="1",
            omit_empty_frames=True,
        )
