"""Photographs for `bench source`: which are learned from and which are held back, and of two kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.bench.support.labelled_sets import read_labelled_set
from engine.core import RgbU8
from engine.document.image import list_images, read_image, read_mask
from engine.learn.request import Sample

SIDE_PX: Final = 64
"""Side of the squares that the source learned from."""

_TRAINING: Final = "objects-train"
_WHOLE: Final = ("coco128", "coco-mini", "coco-tiny")
"""Sets of photographs beside the data, with a mask of every object."""
_PARTLY: Final = ("coco-person",)
"""Sets of photographs in which one person has a mask."""
_CATEGORIES: Final = "coco-mval"
"""Photographs named by the object in them, such as "horse00_000000281447"."""
_ANIMALS: Final = frozenset(
    ("bird", "cat", "dog", "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe")
)
_VEHICLES: Final = frozenset(
    (
        *("aeroplane", "airplane", "bicycle", "boat", "bus", "car"),
        *("motorbike", "motorcycle", "train", "truck"),
    )
)
_STREETS: Final = ("facade-parts", "potholes")
_IGNORED: Final = 255


@dataclass(frozen=True, slots=True)
class TwoKinds:
    """Photographs of two kinds; `is_first` tells of each whether it is of the kind named first."""

    title: str
    paths: tuple[Path, ...]
    is_first: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Photographs:
    """Photographs of a data set and of the sets beside it; no image is in two of these.

    Attributes:
        folder: the data set; its images are held back, or learned from where they have a mask and their
            turn is another.
        own: its images with their masks.
        unmasked: photographs to learn codes from; of a lone data set none.
        masked: photographs with a mask of every object; likewise.
        others: photographs that are held back, beside those of the data set.
    """

    folder: Path
    own: tuple[tuple[Path, Path], ...]
    unmasked: tuple[Path, ...]
    masked: tuple[tuple[Path, Path], ...]
    others: tuple[Path, ...]

    def kinds(self) -> list[TwoKinds]:
        """The pairs of kinds that these folders hold."""
        pairs = [self._animals_and_vehicles(), self._streets()]
        return [pair for pair in pairs if pair is not None and _has_both(pair.is_first)]

    def _animals_and_vehicles(self) -> TwoKinds | None:
        names = read_labelled_set(self.folder).classes.names
        paths, is_first = [], []
        for path, mask in self.own:
            present = np.unique(read_mask(mask, None, len(names)))
            words = {names[k] for k in present if k < len(names)}
            if bool(words & _ANIMALS) != bool(words & _VEHICLES):
                paths.append(path)
                is_first.append(bool(words & _ANIMALS))
        for path in self.others:
            word = path.stem.partition("_")[0].rstrip("0123456789")
            if word in _ANIMALS | _VEHICLES:
                paths.append(path)
                is_first.append(word in _ANIMALS)
        return TwoKinds("animals or vehicles", tuple(paths), np.array(is_first, np.bool_))

    def _streets(self) -> TwoKinds | None:
        folders = [self.folder.resolve().parent / _TRAINING / name for name in _STREETS]
        if not all(folder.is_dir() for folder in folders):
            return None
        listed = [sorted(list_images(folder / "images")) for folder in folders]
        is_first = np.repeat([True, False], [len(paths) for paths in listed])
        return TwoKinds("facades or potholes", (*listed[0], *listed[1]), is_first)


@dataclass(frozen=True, slots=True)
class SquareImages:
    """Reads image files as squares of `side_px` pixels a side, whatever their shape, as the source did."""

    side_px: int

    def __call__(self, path: Path) -> RgbU8:
        small = cv2.resize(read_image(path), (self.side_px,) * 2, interpolation=cv2.INTER_AREA)
        return np.ascontiguousarray(small, np.uint8)


def read_photographs(folder: Path) -> Photographs:
    """The photographs of a data set and, where they are, of the sets beside it.

    Raises:
        UserError: the folder is no data set with masks.
    """
    found = read_labelled_set(folder)
    own = tuple(sorted((*found.train, *found.val)))
    beside = folder.resolve().parent
    masked = [pair for name in _WHOLE for pair in _pairs(beside / _TRAINING / name)]
    partly = [pair[0] for name in _PARTLY for pair in _pairs(beside / _TRAINING / name)]
    others = [pair[0] for pair in _pairs(beside / _CATEGORIES)]
    return Photographs(folder, own, (*(image for image, _ in masked), *partly), tuple(masked), tuple(others))


def object_samples(pairs: Sequence[tuple[Path, Path]], side_px: int) -> tuple[Sample, ...]:
    """Squares with their objects as class 1, whatever their class, and the ground as class 0."""
    samples = []
    for image, mask in pairs:
        labels = read_mask(mask, None, None)
        objects = np.where((labels > 0) & (labels != _IGNORED), 1, labels).astype(np.uint8)
        square = cv2.resize(objects, (side_px, side_px), interpolation=cv2.INTER_NEAREST_EXACT)
        samples.append(Sample(str(image), image, np.ascontiguousarray(square, np.uint8)))
    return tuple(samples)


def _pairs(folder: Path) -> list[tuple[Path, Path]]:
    """Images of a folder with a mask of the same name; none where there is no such folder."""
    if not (folder / "images").is_dir():
        return []
    pairs = (
        (image, folder / "masks" / f"{image.stem}.png") for image in sorted(list_images(folder / "images"))
    )
    return [pair for pair in pairs if pair[1].is_file()]


def _has_both(is_first: NDArray[np.bool_]) -> bool:
    """Whether each kind has images to learn from and to check on."""
    return min(int(is_first.sum()), int((~is_first).sum())) >= 2
