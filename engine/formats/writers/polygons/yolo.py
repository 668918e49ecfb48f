"""Ultralytics' data sets: a text file of polygons an image (`yolo`), or a mask of class numbers (`semantic`).

Source:
    Ultralytics' documentation, "Instance segmentation datasets overview" and "Semantic segmentation
    datasets".
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import numpy as np

from engine.formats.dataset import IMAGES, MASKS
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.shapes.keyhole import joined
from engine.formats.writers.polygons.regions import (
    OutgoingRegion,
    SplitPieces,
    drawn_classes,
    regions_of,
    split_folder,
)
from engine.storage.mask_writer import class_palette, save_mask_png

LABELS: Final = "labels"
_READABLE: Final = frozenset((".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp"))


class YoloWriter:
    """Writer of images/ and labels/ with their splits, and data.yaml.

    A line is a class and the corners of one polygon, in shares of width and height. The format has no holes:
    they are left out by a keyhole cut, and corners lie a quarter of a pixel inside, so that Ultralytics,
    which cuts coordinates down to whole pixels, makes the same pixels of them. An object of several pieces
    is several objects there.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._numbers = {info.id: place for place, info in enumerate(drawn_classes(dataset.classes))}
        self._splits: set[str] = set()
        self._pieces = SplitPieces()

    def write(self, item: Item) -> None:
        regions = regions_of(item, self._classes)
        item.picture(split_folder(self._folder, item), suffixes=_READABLE)
        height, width = item.shape
        size = np.array([width, height])
        lines: list[str] = []
        for region in regions:
            lines += self._lines(region, size)
        folder = split_folder(self._folder, item, LABELS)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{item.name}.txt").write_text("".join(lines), encoding="ascii", newline="\n")
        self._splits.add(item.split or "train")

    def finish(self) -> str:
        names = [info.name for info in drawn_classes(self._classes)]
        _write_yaml(self._folder, self._splits, names, ())
        return self._pieces.sentence

    def _lines(
        self, region: OutgoingRegion, size: np.ndarray[tuple[int, ...], np.dtype[np.int_]]
    ) -> list[str]:
        rings = joined(region.rings)
        self._pieces.add(region, len(rings))
        number = self._numbers[region.class_id]
        return [f"{number} " + " ".join(f"{v:.7g}" for v in (ring / size).ravel()) + "\n" for ring in rings]


class UltralyticsSemanticWriter:
    """Writer of images/ and masks/ with their splits, and data.yaml; masks have class numbers, 255: none."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._palette = class_palette(dataset.classes)
        self._splits: set[str] = set()

    def write(self, item: Item) -> None:
        item.picture(split_folder(self._folder, item), suffixes=_READABLE)
        folder = split_folder(self._folder, item, MASKS)
        folder.mkdir(parents=True, exist_ok=True)
        save_mask_png(folder / f"{item.name}.png", item.mask, self._palette)
        self._splits.add(item.split or "train")

    def finish(self) -> str:
        _write_yaml(self._folder, self._splits, list(self._classes.names_by_place), (f"masks_dir: {MASKS}",))
        return ""


def _write_yaml(folder: Path, splits: set[str], names: list[str], more: tuple[str, ...]) -> None:
    """data.yaml; the loader needs a validation split, so that the only one stands for both."""
    train = "train" if "train" in splits else min(splits)
    val = "val" if "val" in splits else train
    # Without a "path" the loader takes the folder that the file lies in.
    lines = [f"train: {IMAGES}/{train}", f"val: {IMAGES}/{val}"]
    lines += [f"test: {IMAGES}/test"] * ("test" in splits)
    # JSON strings are YAML strings: no name is taken for a number, or for yes and no.
    lines += [*more, "names:", *(f"  {i}: {json.dumps(n, ensure_ascii=False)}" for i, n in enumerate(names))]
    (folder / "data.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
