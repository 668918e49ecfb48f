"""Writer of MATLAB files as HoVer-Net has them: labels/NAME.mat with `type_map` and `inst_map`, images/."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.formats.dataset import IMAGES, write_class_file
from engine.formats.outgoing.contents import Item, OutgoingDataset

_LABELS = "labels"


class MatlabWriter:
    """Writer of a file an image, and classes.txt.

    `type_map` has the class of each pixel (uint8, 255 unlabelled), `inst_map` the object (int32, 0 none),
    `inst_type` the class and `inst_centroid` the middle (x, y) of each object, in the order of numbers.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes

    def write(self, item: Item) -> None:
        from scipy.io import savemat

        instances = item.instances()
        item.picture(self._folder / IMAGES)
        target = self._folder / _LABELS / f"{item.name}.mat"
        target.parent.mkdir(exist_ok=True)
        content = {
            "type_map": item.mask,
            "inst_map": instances.ids.astype(np.int32),
            "inst_type": instances.classes.astype(np.uint8).reshape(-1, 1),
            "inst_centroid": instances.centroids[:, ::-1],
        }
        with open(target, "wb") as file:
            savemat(file, content, do_compression=True)

    def finish(self) -> str:
        write_class_file(self._folder, self._classes)
        return ""
