"""ROI sets of ImageJ: images/, and rois/NAME.zip with a region for each object, named CLASS-NUMBER."""

from __future__ import annotations

import zipfile
from pathlib import Path

from engine.formats.dataset import IMAGES
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.shapes.imagej_roi import roi_bytes
from engine.formats.writers.polygons.regions import regions_of

_DAY = (1980, 1, 1, 0, 0, 0)
"""Date in the archive: the same labels make the same file."""


class ImagejRoisWriter:
    """Writer of a ROI set a picture, for ImageJ's ROI Manager; the group of a region is its class number.

    Regions with holes, or of several pieces, are composites. Numbers begin at 1; what is no single object
    has 0.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes

    def write(self, item: Item) -> None:
        regions = regions_of(item, self._classes)
        item.picture(self._folder / IMAGES)
        (self._folder / "rois").mkdir(exist_ok=True)
        with zipfile.ZipFile(self._folder / "rois" / f"{item.name}.zip", "w") as archive:
            for region in regions:
                info = self._classes[region.class_id]
                name = f"{info.name}-{region.number}"
                data = roi_bytes(region.rings, name, region.class_id, info.color)
                entry = zipfile.ZipInfo(name.replace("/", "_").replace("\\", "_") + ".roi", _DAY)
                archive.writestr(entry, data, zipfile.ZIP_DEFLATED)

    def finish(self) -> str:
        return ""
