"""The folders of PASCAL VOC, for the many programs that read them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from engine.core import ClassList, palette_color
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import write_pair
from engine.storage.mask_writer import VOC_PALETTE

_IMAGES: Final = "JPEGImages"
_MASKS: Final = "SegmentationClass"
_SETS: Final = "ImageSets/Segmentation"


class VocWriter:
    """Writer of images as they are, masks as palette PNGs in VOC's colours, the split and the label map.

    Images without a split of their own count as training images. Images that are no JPEG
    keep their suffix: turning them into JPEG would change their pixels.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._names: dict[str, list[str]] = {"train": [], "val": [], "test": []}

    def write(self, item: Item) -> None:
        write_pair(self._folder, item, _IMAGES, _MASKS, VOC_PALETTE)
        self._names[item.split or "train"].append(item.name)

    def finish(self) -> str:
        self._write_sets()
        text = _label_map(self._classes)
        (self._folder / "labelmap.txt").write_text(text, encoding="utf-8", newline="\n")
        changed = [info.name for info in self._classes.present if _label_name(info.name) != info.name]
        if not changed:
            return ""
        names = ", ".join(f"'{name}'" for name in changed)
        return f"labelmap.txt cannot hold ':' or a leading '#'; written without: {names}."

    def _write_sets(self) -> None:
        folder = self._folder / _SETS
        folder.mkdir(parents=True)
        train, val, test = self._names["train"], self._names["val"], self._names["test"]
        lists = {"train": train, "val": val, "trainval": sorted(train + val)}
        if test:
            lists["test"] = test
        for name, members in lists.items():
            text = "".join(f"{member}\n" for member in members)
            (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")


def _label_name(name: str) -> str:
    """A class name without what separates columns, or begins a comment, in a label map."""
    return " ".join(name.replace(":", " ").lstrip("# ").split()) or "class"


def _label_map(classes: ClassList) -> str:
    """The label map as CVAT and Datumaro read it: 'name:r,g,b:parts:actions'."""
    lines = ["# label:color_rgb:parts:actions"]
    taken: set[str] = set()
    for info in classes.present:
        red, green, blue = palette_color(info.id)
        name = _label_name(info.name)
        if name in taken:
            name = f"{name} {info.id}"
        taken.add(name)
        lines.append(f"{name}:{red},{green},{blue}::")
    return "\n".join(lines) + "\n"
