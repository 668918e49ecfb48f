"""Writers of street scenes: Cityscapes, KITTI, MOTS PNG, Mapillary Vistas, CamVid.

Where all classes with pixels are called as those of Cityscapes, its numbers are written, so that its own
tools can read them; else the project's, with a table of colours beside.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, LabelMap, UserError
from engine.document.pairing.mask_names import normal_name
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import save_ids_png, write_json
from engine.formats.shapes.street_classes import STREET_COLORS, TRAINED
from engine.formats.writers.raster.rasters import (
    TRAIN,
    BareNames,
    colour_lines,
    distinct_colors,
    left_sentence,
    packed_objects,
    renamed_picture,
    save_colour_png,
    save_grey_png,
)
from engine.storage.mask_writer import save_mask_png

_TABLE: Final = "label_colors.txt"
_PNG: Final = frozenset({".png"})
_LONG: Final = {"train": "training", "val": "validation", "test": "testing"}
_MOTS_CLASSES: Final = 64


class _StreetWriter:
    """Common part: values and colours of the classes, and the table of them.

    Attributes:
        left: objects that the format could not number.
    """

    _has_numbers = True
    """Whether masks hold numbers of lines of the table, not its colours."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        numbers = _street_numbers(dataset)
        self._is_official = numbers is not None
        self._numbered = None if numbers is None else np.isin(np.arange(256), [*numbers, IGNORE])
        self._values = np.arange(256, dtype=np.uint8)
        self._colors = distinct_colors(dataset.classes)
        if numbers is not None:
            official = np.array([color for _, color in STREET_COLORS], np.uint8)
            self._values[:] = 0
            for class_id, number in numbers.items():
                self._values[class_id], self._colors[class_id] = number, official[number]
            self._colors[IGNORE] = 0
        self.left = 0

    def _values_of(self, item: Item) -> NDArray[np.uint8]:
        """The numbers that the mask's classes have in the format.

        Raises:
            UserError: it holds a class without one, which was not in it when the numbers were chosen.
        """
        if self._numbered is not None and not self._numbered[item.mask].all():
            unknown = int(item.mask[~self._numbered[item.mask]].min())
            raise UserError(
                f"The mask {item.name} holds class {unknown}, which the class list does not have.",
                "Choose COCO panoptic, or merge classes.",
            )
        values: NDArray[np.uint8] = self._values[item.mask]
        return values

    def _objects(self, item: Item, base: int, first: int = 1, lowest: int = 1) -> NDArray[np.int32]:
        packed = packed_objects(item.instances(), self._values, base, first, lowest)
        self.left += packed.left
        return packed.ids

    def _write_table(self) -> None:
        if not self._is_official:
            text = colour_lines(self._classes, self._colors, is_line_number=self._has_numbers)
            (self._folder / _TABLE).write_text(text, encoding="utf-8", newline="\n")

    def finish(self) -> str:
        self._write_table()
        return left_sentence(self.left)


def _street_numbers(dataset: OutgoingDataset) -> dict[int, int] | None:
    """The number that Cityscapes has for each class; None where a class with pixels has none there."""
    by_name = {name: number for number, (name, _) in enumerate(STREET_COLORS)}
    names = {info.id: normal_name(info.name) for info in dataset.classes.present}
    is_open = not _are_official(names.values(), by_name) and not by_name.keys().isdisjoint(names.values())
    if dataset.present_ids is not None and is_open:
        # A class that no mask has costs nothing; only here the masks are read for it.
        present = dataset.present_ids()
        names = {class_id: name for class_id, name in names.items() if class_id in present}
    if not _are_official(names.values(), by_name):
        return None
    return {class_id: by_name[name] for class_id, name in names.items()}


def _are_official(names: Collection[str], by_name: Mapping[str, int]) -> bool:
    return bool(names) and by_name.keys() >= set(names) and len(set(names)) == len(names)


class CityscapesWriter(_StreetWriter):
    """Writer of leftImg8bit/ and gtFine/: labelIds, instanceIds, color; labelTrainIds of its own classes."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        super().__init__(folder, dataset)
        self._names = BareNames("_leftImg8bit")

    def write(self, item: Item) -> None:
        split = item.split or TRAIN
        target = self._folder / "gtFine" / split / "default"
        values = self._values_of(item)
        # The first object of a class has 0; numbers below 1000 are whole classes.
        ids = self._objects(item, 1000, 0, 1000)
        name = self._names.of(item)
        pictures = self._folder / "leftImg8bit" / split / "default"
        renamed_picture(item, pictures, f"{name}_leftImg8bit", _PNG)
        target.mkdir(parents=True, exist_ok=True)
        stem = f"{name}_gtFine_"
        save_grey_png(target / f"{stem}labelIds.png", values)
        save_ids_png(target / f"{stem}instanceIds.png", np.where(ids > 0, ids, values.astype(np.int32)))
        save_colour_png(target / f"{stem}color.png", item.mask, self._colors)
        if self._is_official:
            trained = np.full(256, IGNORE, np.uint8)
            trained[list(TRAINED)] = np.arange(len(TRAINED))
            save_grey_png(target / f"{stem}labelTrainIds.png", trained[values])


class KittiWriter(_StreetWriter):
    """Writer of training/ (validation/, testing/) with image_2, semantic, semantic_rgb and instance."""

    def write(self, item: Item) -> None:
        part = self._folder / _LONG[item.split or TRAIN]
        values = self._values_of(item)
        ids = self._objects(item, 256)
        item.picture(part / "image_2", suffixes=_PNG)
        for name in ("semantic", "semantic_rgb", "instance"):
            (part / name).mkdir(exist_ok=True)
        save_grey_png(part / "semantic" / f"{item.name}.png", values)
        save_colour_png(part / "semantic_rgb" / f"{item.name}.png", item.mask, self._colors)
        whole = values.astype(np.int32) * 256
        save_ids_png(part / "instance" / f"{item.name}.png", np.where(ids > 0, ids, whole))


class VistasWriter(_StreetWriter):
    """Writer of training/ (validation/, testing/) with images, labels and instances, and of config.json."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        super().__init__(folder, dataset)
        self._is_official, self._values = False, np.arange(256, dtype=np.uint8)
        self._colors = distinct_colors(dataset.classes)

    def write(self, item: Item) -> None:
        part = self._folder / _LONG[item.split or TRAIN]
        ids = self._objects(item, 256)
        item.picture(part / "images")
        for name in ("labels", "instances"):
            (part / name).mkdir(exist_ok=True)
        palette = tuple((red, green, blue) for red, green, blue in self._colors.tolist())
        save_mask_png(part / "labels" / f"{item.name}.png", item.mask, palette)
        whole = item.mask.astype(np.int32) * 256
        save_ids_png(part / "instances" / f"{item.name}.png", np.where(ids > 0, ids, whole))

    def finish(self) -> str:
        labels: list[dict[str, Any]] = [
            {
                "name": name,
                "readable": name,
                "instances": self._classes[number].is_thing,
                "evaluate": self._classes.has(number),
                "color": self._colors[number].tolist(),
            }
            for number, name in enumerate(self._classes.names_by_place)
        ]
        write_json(self._folder / "config.json", {"version": "1.2", "mapping": "public", "labels": labels})
        return left_sentence(self.left)


class MotsWriter:
    """Writer of PART/images and PART/instances, with labels.txt: objects only, and areas of classes."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        # 0 is the background there.
        self._first = 0 if dataset.classes.has_background else 1
        if len(dataset.classes) + self._first > _MOTS_CLASSES:
            raise UserError(
                f"MOTS PNG numbers {_MOTS_CLASSES - 1} classes, the project has {len(dataset.classes) - 1}.",
                "Choose COCO panoptic, or merge classes.",
            )
        self._folder = folder
        self._classes = dataset.classes
        self._parts: set[Path] = set()
        self._left = 0

    def write(self, item: Item) -> None:
        part = self._folder / (item.split or TRAIN)
        packed = packed_objects(item.instances(), np.arange(256) + self._first, 1000)
        self._left += packed.left
        item.picture(part / "images")
        (part / "instances").mkdir(exist_ok=True)
        self._parts.add(part)
        save_ids_png(
            part / "instances" / f"{item.name}.png", _mots_numbers(item.mask, packed.ids, self._first)
        )

    def finish(self) -> str:
        lines = "".join(f"{name}\n" for name in self._classes.names_by_place[1 - self._first :])
        for part in self._parts:
            (part / "instances" / "labels.txt").write_text(lines, encoding="utf-8", newline="\n")
        return left_sentence(self._left)


def _mots_numbers(mask: LabelMap, ids: NDArray[np.int32], first: int) -> NDArray[np.int32]:
    """Numbers of objects; of areas without one their class times 1000, where 10,000 is what is ignored.

    Args:
        first: number of the first class.
    """
    numbers = mask.astype(np.int32) + first
    whole = numbers * 1000
    # Class 10 as a whole cannot be told from what is ignored.
    whole[numbers == 10] = 10_999
    whole[mask == IGNORE] = 10_000
    return np.where(ids > 0, ids, whole)


class CamVidWriter(_StreetWriter):
    """Writer of train/ and trainannot/ (val, test) with masks in colours, lists of both, and the table."""

    _has_numbers = False

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        super().__init__(folder, dataset)
        self._is_official, self._colors = False, distinct_colors(dataset.classes)
        self._lists: dict[str, list[str]] = {}

    def write(self, item: Item) -> None:
        split = item.split or TRAIN
        picture = item.picture(self._folder / split)
        masks = self._folder / f"{split}annot"
        masks.mkdir(exist_ok=True)
        save_colour_png(masks / f"{item.name}.png", item.mask, self._colors)
        self._lists.setdefault(split, []).append(f"/{split}/{picture.name} /{split}annot/{item.name}.png\n")

    def finish(self) -> str:
        for split, lines in self._lists.items():
            (self._folder / f"{split}.txt").write_text("".join(lines), encoding="utf-8", newline="\n")
        return super().finish()
