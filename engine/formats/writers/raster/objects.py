"""Writers of numbered objects: label images, Cellpose, Data Science Bowl 2018, tables of run lengths."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import IGNORE, BoolMap, ClassList
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import save_ids_png
from engine.formats.shapes.run_lengths import run_lengths
from engine.formats.writers.polygons.regions import drawn_classes
from engine.formats.writers.raster.rasters import TRAIN, lost_sentence, save_grey_png, small_ids
from engine.instances import IdMap

_PNG: Final = frozenset({".png"})


class _ObjectsWriter:
    """Common part: what a format of objects of one class loses."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._seen: set[int] = set()
        self._without: set[int] = set()

    def _note(self, item: Item) -> None:
        """Remember which classes have objects, and which have none."""
        things = {info.id for info in self._classes if info.is_thing}
        present = set(np.unique(item.mask).tolist())
        self._seen |= present & things
        self._without |= present & {info.id for info in drawn_classes(self._classes)} - things

    def _loss(self) -> str:
        several = (
            f"Objects of {len(self._seen):,} classes became those of one." if len(self._seen) > 1 else ""
        )
        return lost_sentence(several, _left_out(self._classes, self._without))


def _left_out(classes: ClassList, without: set[int]) -> str:
    if not without:
        return ""
    names = ", ".join(classes[number].name for number in sorted(without))
    return f"Classes without single objects are left out: {names}."


class LabelImageWriter(_ObjectsWriter):
    """Writer of images/ and masks/ below train/, val/ and test/: TIFF of object numbers, for StarDist."""

    def write(self, item: Item) -> None:
        import tifffile

        part = self._folder / (item.split or TRAIN)
        ids = small_ids(item)
        item.picture(part / "images")
        (part / "masks").mkdir(exist_ok=True)
        tifffile.imwrite(part / "masks" / f"{item.name}.tif", ids.astype(np.uint16), compression="zlib")
        self._note(item)

    def finish(self) -> str:
        return self._loss()


class CellposeWriter(_ObjectsWriter):
    """Writer of pictures with NAME_cp_masks.png and NAME_seg.npy beside each, which its window opens."""

    def write(self, item: Item) -> None:
        ids = small_ids(item)
        picture = item.picture(self._folder)
        save_ids_png(self._folder / f"{item.name}_cp_masks.png", ids)
        content: dict[str, Any] = {
            "outlines": np.where(_is_border(ids), ids, 0).astype(np.uint16),
            "masks": ids.astype(np.uint16),
            "chan_choose": [0, 0],
            "ismanual": np.zeros(len(item.instances()), np.bool_),
            "filename": picture.name,
            "flows": [[], [], [], [], [[]]],
            "est_diam": 30.0,
        }
        np.save(self._folder / f"{item.name}_seg.npy", np.array(content, dtype=object), allow_pickle=True)
        self._note(item)

    def finish(self) -> str:
        return self._loss()


def _is_border(ids: IdMap) -> BoolMap:
    """Pixels with a neighbour, side by side, of another number."""
    padded = np.pad(ids, 1, mode="edge")
    around = (padded[:-2, 1:-1], padded[2:, 1:-1], padded[1:-1, :-2], padded[1:-1, 2:])
    is_border: BoolMap = np.logical_or.reduce([beside != ids for beside in around])
    return is_border


class DataScienceBowlWriter(_ObjectsWriter):
    """Writer of a folder an image: images/NAME.png, and masks/ with a mask of 0 and 255 an object."""

    def write(self, item: Item) -> None:
        case = self._folder / item.name
        instances = item.instances()
        item.picture(case / "images", suffixes=_PNG)
        (case / "masks").mkdir(exist_ok=True)
        for number in instances.numbers.tolist():
            white = np.where(instances.ids == number, np.uint8(255), np.uint8(0))
            save_grey_png(case / "masks" / f"{number:05d}.png", white)
        if not len(instances):
            save_grey_png(case / "masks" / "none.png", np.zeros(item.shape, np.uint8))
        self._note(item)

    def finish(self) -> str:
        return self._loss()


class RunLengthTableWriter:
    """Writer of images/ and train.csv: a row an object with its runs down the columns and its class."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._rows: list[tuple[str, str, str, int, int]] = []

    def write(self, item: Item) -> None:
        picture = item.picture(self._folder / "images")
        height, width = item.shape
        entries = _objects_and_areas(item, self._classes)
        for text, class_id in entries:
            self._rows.append((picture.name, text, self._classes[class_id].name, width, height))
        if not entries:
            self._rows.append((picture.name, "", "", width, height))

    def finish(self) -> str:
        with open(self._folder / "train.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("ImageId", "EncodedPixels", "ClassId", "width", "height"))
            writer.writerows(self._rows)
        return ""


def _objects_and_areas(item: Item, classes: ClassList) -> list[tuple[str, int]]:
    """Runs and class of each object, then of what is left of each class but the background."""
    instances = item.instances()
    entries = []
    for one in instances:
        box = one.box
        part = instances.ids[box.slices] == one.id
        entries.append((_runs(run_lengths(part, item.shape, box.y0, box.x0)), one.class_id))
    rest = np.where(instances.ids > 0, np.uint8(IGNORE), item.mask)
    present = set(np.unique(rest).tolist())
    for info in drawn_classes(classes):
        if info.id in present:
            entries.append((_runs(run_lengths(rest == info.id)), info.id))
    return entries


def _runs(lengths: list[int]) -> str:
    """Run lengths as "start length ...", starts from 1 on."""
    ends = np.cumsum([0, *lengths])
    starts = ends[1:-1:2] + 1
    return " ".join(
        f"{start} {length}" for start, length in zip(starts.tolist(), lengths[1::2], strict=False)
    )
