"""Writers of class masks with a small table: Hugging Face, FiftyOne, NumPy, colours, ADE20K."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import IGNORE, ClassList
from engine.formats.dataset import IMAGES, MASKS, write_class_file
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import save_ids_png, write_json
from engine.formats.writers.raster.rasters import (
    TRAIN,
    distinct_colors,
    save_colour_png,
    save_grey_png,
    small_ids,
)

_PNG: Final = frozenset({".png"})


def names_by_id(classes: ClassList) -> dict[str, str]:
    """Names of the classes by their number, as JSON has them."""
    return {str(info.id): info.name for info in classes.present}


def _names_without_gaps(classes: ClassList) -> dict[str, str]:
    """Names by number; models have as many outputs as there are names, so that no number may be left out."""
    return {str(number): name for number, name in enumerate(classes.names_by_place)}


class HuggingFaceWriter:
    """Writer of train/ (val/, test/) with images, masks and metadata.csv, and of id2label.json."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._rows: dict[str, list[tuple[str, str, str]]] = {}

    def write(self, item: Item) -> None:
        split = item.split or TRAIN
        part = self._folder / split
        ids = small_ids(item)
        picture = item.picture(part / "images")
        for name in ("masks", "instances"):
            (part / name).mkdir(exist_ok=True)
        save_grey_png(part / "masks" / f"{item.name}.png", item.mask)
        save_ids_png(part / "instances" / f"{item.name}.png", ids)
        row = f"images/{picture.name}", f"masks/{item.name}.png", f"instances/{item.name}.png"
        self._rows.setdefault(split, []).append(row)

    def finish(self) -> str:
        for split, rows in self._rows.items():
            with open(self._folder / split / "metadata.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(("file_name", "mask_file_name", "instances_file_name"))
                writer.writerows(rows)
        write_json(self._folder / "id2label.json", _names_without_gaps(self._classes))
        return ""


class FiftyOneWriter:
    """Writer of data/ and labels/ with a mask of the same name each, and mask_targets.json."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes

    def write(self, item: Item) -> None:
        item.picture(self._folder / "data")
        (self._folder / "labels").mkdir(exist_ok=True)
        save_grey_png(self._folder / "labels" / f"{item.name}.png", item.mask)

    def finish(self) -> str:
        write_json(self._folder / "mask_targets.json", names_by_id(self._classes))
        return ""


class NumpyWriter:
    """Writer of images/, masks/NAME.npy (uint8 class ids), instances/NAME.npy (int32) and classes.txt."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes

    def write(self, item: Item) -> None:
        ids = item.instances().ids
        item.picture(self._folder / IMAGES)
        for name, array in ((MASKS, item.mask), ("instances", ids)):
            (self._folder / name).mkdir(exist_ok=True)
            np.save(self._folder / name / f"{item.name}.npy", np.ascontiguousarray(array), allow_pickle=False)

    def finish(self) -> str:
        write_class_file(self._folder, self._classes)
        return ""


class ColourMasksWriter:
    """Writer of images/ and masks/ in the classes' colours, and class_dict.csv."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._colors = distinct_colors(dataset.classes)

    def write(self, item: Item) -> None:
        item.picture(self._folder / IMAGES)
        (self._folder / MASKS).mkdir(exist_ok=True)
        save_colour_png(self._folder / MASKS / f"{item.name}.png", item.mask, self._colors)

    def finish(self) -> str:
        names = {info.id: _cell(info.name) for info in self._classes.present} | {IGNORE: "void"}
        lines = [f"{name},{','.join(map(str, self._colors[key].tolist()))}\n" for key, name in names.items()]
        text = "name,r,g,b\n" + "".join(lines)
        (self._folder / "class_dict.csv").write_text(text, encoding="utf-8", newline="\n")
        changed = [info.name for info in self._classes.present if _cell(info.name) != info.name]
        return f"class_dict.csv cannot hold commas and colons in: {', '.join(changed)}." if changed else ""


def _cell(name: str) -> str:
    """A class name without what separates the columns of a table of colours."""
    return " ".join(name.replace(",", " ").replace(":", " ").replace('"', " ").split()) or "class"


class AdeWriter:
    """Writer of ADE20K: images/ADE/training/NAME.jpg, NAME_seg.png in its code, NAME.json with the names."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes

    def write(self, item: Item) -> None:
        part = {"val": "validation", "test": "testing"}.get(item.split, "training")
        folder = self._folder / "images" / "ADE" / part
        ids = small_ids(item, 255)
        picture = item.picture(folder, suffixes=frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"}))
        # Nothing has number 0, so that classes begin with 1.
        values = np.where(item.mask == IGNORE, 0, item.mask.astype(np.int32) + 1)
        code = np.stack([values // 256 * 10, values % 256, ids], axis=2).astype(np.uint8)
        save_grey_png(folder / f"{item.name}_seg.png", code)
        height, width = item.shape
        objects = [self._object(number, class_id) for number, class_id in enumerate(_present(item))]
        annotation = {
            "filename": picture.name,
            "folder": f"images/ADE/{part}",
            "imsize": [height, width, 3],
            "object": objects,
        }
        write_json(folder / f"{item.name}.json", {"annotation": annotation})

    def finish(self) -> str:
        return ""

    def _object(self, number: int, class_id: int) -> dict[str, Any]:
        name = self._classes[class_id].name
        parts = {"hasparts": [], "ispartof": [], "part_level": 0, "ispart": False}
        return {"id": number, "name": name, "name_ndx": class_id + 1, "raw_name": name, "parts": parts}


def _present(item: Item) -> list[int]:
    return [int(value) for value in np.unique(item.mask) if value != IGNORE]
