"""The plain data set folder: images/, masks/ with class ids, classes.txt."""

from __future__ import annotations

from pathlib import Path

from engine.formats.dataset import IMAGES, MASKS, write_class_file
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import write_pair
from engine.storage.mask_writer import class_palette


class PngWriter:
    """Writer of images and of masks as 8-bit palette PNGs in the classes' colours.

    The pixel value is the class id, 255 is unlabelled. Folders in names become '__'.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._palette = class_palette(dataset.classes)

    def write(self, item: Item) -> None:
        write_pair(self._folder, item, IMAGES, MASKS, self._palette)

    def finish(self) -> str:
        write_class_file(self._folder, self._classes)
        return ""
