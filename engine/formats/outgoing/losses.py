"""Losses of an export: labels read back from its files, compared with those of the project."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, ClassList, LabelMap
from engine.document.mask_survey import label_counts
from engine.formats.own_list import OWN_FOLDER
from engine.instances import IdMap

LOSSES: Final = f"{OWN_FOLDER}/losses.csv"
_SAME_OBJECT: Final = 0.5
_CLASSES_NAMED: Final = 5
_NO_COUNTS: Final = ("name", "mean_iou", "classes")
"""What an image's loss has beside counts that can be summed."""


@dataclass(frozen=True, slots=True, eq=False)
class ReadBack:
    """Labels of one image as they were read from the files of an export.

    Attributes:
        mask: (H, W) uint8 class ids, 255 unlabelled.
        ids: (H, W) int32 numbers of objects, 0 none; None where the format knows no objects.
    """

    mask: LabelMap
    ids: IdMap | None = None


class ClassPixels(NamedTuple):
    """Pixels of one class in the project, in the files, and in both."""

    own: int
    read: int
    both: int

    @property
    def iou(self) -> float:
        union = self.own + self.read - self.both
        return self.both / union if union else 1.0


@dataclass(frozen=True, slots=True)
class ImageLoss:
    """What became of the labels of one image.

    Attributes:
        pixels: of the image, `wrong_px` those of another class than before.
        mean_iou: mean intersection over union of the classes that the image has.
        holes_lost: holes of regions that are there no more.
        unlabelled_px: unlabelled pixels, `unlabelled_lost_px` those that have a class now.
        objects: single objects, `objects_lost` those that no object covers by half any more,
            `numbers_changed` those that are there with another number.
        classes: pixels of each class that the image has, by its number.
    """

    name: str
    pixels: int
    wrong_px: int = 0
    mean_iou: float = 1.0
    holes_lost: int = 0
    unlabelled_px: int = 0
    unlabelled_lost_px: int = 0
    objects: int = 0
    objects_lost: int = 0
    numbers_changed: int = 0
    classes: Mapping[int, ClassPixels] = field(default_factory=dict)


class LossTotals:
    """Losses of all images of an export that were read back.

    Args:
        classes: of the project, for their names.
    """

    def __init__(self, classes: ClassList | None = None) -> None:
        self.images: list[ImageLoss] = []
        self._classes = classes

    def add(self, loss: ImageLoss) -> None:
        self.images.append(loss)

    @property
    def has_losses(self) -> bool:
        """Whether labels are other ones in the files; numbers of objects alone may be."""
        return any(image.wrong_px or image.objects_lost for image in self.images)

    def iou_by_class(self) -> dict[str, float]:
        """IoU of each class over all images, by its name, in the order of the classes."""
        totals: dict[int, ClassPixels] = {}
        for image in self.images:
            for number, pixels in image.classes.items():
                before = totals.get(number, ClassPixels(0, 0, 0))
                totals[number] = ClassPixels(*(a + b for a, b in zip(before, pixels, strict=True)))
        return {self._name(number): totals[number].iou for number in sorted(totals)}

    def _name(self, number: int) -> str:
        classes = self._classes
        return str(number) if classes is None or number >= len(classes) else classes[number].name

    @property
    def mean_iou(self) -> float:
        """Mean over the images that were read back; 0 without any."""
        return sum(image.mean_iou for image in self.images) / max(1, len(self.images))

    def total(self, name: str) -> int:
        """Sum of a count, such as "wrong_px"."""
        return sum(getattr(image, name) for image in self.images)

    def sentences(self, written: int) -> list[str]:
        """What was lost, in words; that nothing was, where nothing was.

        Args:
            written: images of the export; of those that were not read back nothing is known.
        """
        if not self.images:
            return []
        unread = max(0, written - len(self.images))
        found = self._found()
        if not unread:
            return found or ["Read back from the files, all labels are the same."]
        rest = (
            "1 image was not found again in the files, so what it lost is not known."
            if unread == 1
            else f"{unread:,} images were not found again in the files, so what they lost is not known."
        )
        return [*(found or ["Labels that were read back from the files are the same."]), rest]

    def _found(self) -> list[str]:
        """What was lost of the images that were read back."""
        wrong, pixels = self.total("wrong_px"), self.total("pixels")
        unlabelled = self.total("unlabelled_lost_px")
        lines = []
        share = f"{max(0.01, 100 * wrong / max(1, pixels)):.2f}%"
        if wrong and wrong == unlabelled:
            lines.append(
                f"Read back from the files, {unlabelled:,} unlabelled pixels have a class ({share} of all); "
                "all others are the same."
            )
        elif wrong:
            iou = f"{self.mean_iou:.3f}"
            lines.append(f"Read back from the files, {share} of the pixels differ; the mean IoU is {iou}.")
            if by_class := self._worst_classes():
                lines.append(f"IoU of the classes whose pixels differ: {by_class}.")
        if count := self.total("holes_lost"):
            lines.append(f"Holes that are filled: {count:,}.")
        if unlabelled and wrong != unlabelled:
            lines.append(f"Unlabelled pixels that have a class in the files: {unlabelled:,}.")
        if count := self.total("objects_lost"):
            lines.append(f"Objects that do not come back: {count:,} of {self.total('objects'):,}.")
        if count := self.total("numbers_changed"):
            lines.append(f"Objects that come back with another number: {count:,}.")
        return lines

    def _worst_classes(self) -> str:
        """Those that are not what they were, the worst first; empty for none."""
        changed = sorted((iou, name) for name, iou in self.iou_by_class().items() if iou < 1)
        shown = ", ".join(f"{name} {iou:.3f}" for iou, name in changed[:_CLASSES_NAMED])
        more = len(changed) - _CLASSES_NAMED
        return f"{shown} and {more:,} more" if more > 0 else shown

    def to_json(self) -> dict[str, Any]:
        """Plain values for results and the list of files; None for all that is not known."""
        names = [each.name for each in fields(ImageLoss) if each.name not in _NO_COUNTS]
        if not self.images:
            return {"images": 0, "mean_iou": None, **dict.fromkeys(names), "class_iou": None}
        totals: dict[str, Any] = {name: self.total(name) for name in names}
        by_class = {name: round(iou, 6) for name, iou in self.iou_by_class().items()}
        return {
            "images": len(self.images),
            "mean_iou": round(self.mean_iou, 6),
            **totals,
            "class_iou": by_class,
        }


def compared(name: str, mask: LabelMap, ids: IdMap | None, back: ReadBack) -> ImageLoss:
    """Loss of one image.

    Args:
        mask: (H, W) labels of the project; `ids` its objects, None where they are not to be compared.
        back: what was read; of another shape everything is lost.
    """
    unlabelled = int(np.count_nonzero(mask == IGNORE))
    objects = 0 if ids is None else len(_numbers(ids))
    own = _own_pixels(mask)
    if back.mask.shape != mask.shape:
        gone = {number: ClassPixels(count, 0, 0) for number, count in own.items()}
        sizes = (0, unlabelled, unlabelled, objects, objects)
        return ImageLoss(name, mask.size, mask.size, 0.0, *sizes, classes=gone)
    lost, renumbered = (0, 0) if ids is None else _objects_lost(ids, back.ids)
    wrong = mask != back.mask
    wrong_px = int(np.count_nonzero(wrong))
    if not wrong_px:
        same = {number: ClassPixels(count, count, count) for number, count in own.items()}
        return ImageLoss(name, mask.size, 0, 1.0, 0, unlabelled, 0, objects, lost, renumbered, same)
    changed = np.unique(mask[wrong]).tolist() + np.unique(back.mask[wrong]).tolist()
    holes = sum(
        max(0, hole_count(mask == number) - hole_count(back.mask == number))
        for number in sorted(set(changed) - {IGNORE})
    )
    unlabelled_lost = int(np.count_nonzero(wrong & (mask == IGNORE)))
    by_class = _class_pixels(mask, back.mask)
    iou = sum(pixels.iou for pixels in by_class.values()) / len(by_class) if by_class else 1.0
    counts = (holes, unlabelled, unlabelled_lost, objects, lost, renumbered)
    return ImageLoss(name, mask.size, wrong_px, iou, *counts, classes=by_class)


def hole_count(region: NDArray[np.bool_]) -> int:
    """Holes of a region (H, W): connected pieces (by sides) of what is not in it and touches no border."""
    import cv2

    outside = np.pad(~region, 1, constant_values=True).astype(np.uint8)
    count, _ = cv2.connectedComponents(outside, connectivity=4)
    # The ground of the function, and what lies around.
    return int(count) - 2


def write_losses(folder: Path, images: Iterable[ImageLoss]) -> None:
    """Write the table of losses, one line an image."""
    path = folder / LOSSES
    path.parent.mkdir(exist_ok=True)
    names = [each.name for each in fields(ImageLoss) if each.name != "classes"]
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("image", *names[1:]))
        for image in images:
            row = [getattr(image, name) for name in names]
            writer.writerow([round(value, 6) if isinstance(value, float) else value for value in row])


def _own_pixels(mask: LabelMap) -> dict[int, int]:
    """Pixels of each class that a mask has."""
    counts = label_counts(mask)[:IGNORE]
    return {int(number): int(counts[number]) for number in np.flatnonzero(counts)}


def _class_pixels(mask: LabelMap, back: LabelMap) -> dict[int, ClassPixels]:
    """Pixels of each class of `mask`; unlabelled pixels of it count for no class."""
    pairs = np.bincount(mask.ravel().astype(np.int64) * 256 + back.ravel(), minlength=65536)
    table = pairs.reshape(256, 256)[:IGNORE]
    own, read, both = table.sum(axis=1), table.sum(axis=0), np.diagonal(table)
    return {
        number: ClassPixels(int(own[number]), int(read[number]), int(both[number]))
        for number in np.flatnonzero(own).tolist()
    }


def _numbers(ids: IdMap) -> NDArray[np.int32]:
    numbers = np.unique(ids)
    return numbers[numbers > 0]


def _objects_lost(ids: IdMap, back: IdMap | None) -> tuple[int, int]:
    """Objects that are gone, and those that are there with another number."""
    numbers, own = np.unique(ids[ids > 0], return_counts=True)
    if back is None:
        return len(numbers), 0
    other_numbers, other = np.unique(back[back > 0], return_counts=True)
    is_both = (ids > 0) & (back > 0)
    keys = ids[is_both].astype(np.int64) << 32 | back[is_both].astype(np.int64)
    pairs, shared = np.unique(keys, return_counts=True)
    areas, other_areas = (
        dict(zip(numbers.tolist(), own.tolist(), strict=True)),
        dict(zip(other_numbers.tolist(), other.tolist(), strict=True)),
    )
    partners: dict[int, int] = {}
    for key, count in zip(pairs.tolist(), shared.tolist(), strict=True):
        first, second = key >> 32, key & 0xFFFFFFFF
        # More than a half: then no second object can be as much of it.
        if count > _SAME_OBJECT * (areas[first] + other_areas[second] - count):
            partners[first] = second
    changed = sum(first != second for first, second in partners.items())
    return len(areas) - len(partners), changed
