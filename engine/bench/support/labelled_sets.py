"""Labelled images of a plain dataset folder, split into training and validation images."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from engine.core import ClassList, LabelMap, RgbU8, UserError
from engine.document.image import list_images, read_image, read_mask
from engine.formats.dataset import find_dataset_folder
from engine.learn.request import Role, Sample

SPLIT_FILES: Final[dict[Role, str]] = {"train": "split-train.txt", "val": "split-val.txt"}
# Without split files, every fourth image is held back.
_HOLD_BACK_EVERY: Final = 4


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Names of the images with a mask, and their folders."""

    name: str
    classes: ClassList
    train: tuple[tuple[Path, Path], ...]
    val: tuple[tuple[Path, Path], ...]


def dataset_folders(data: Path | None, names: Sequence[str]) -> list[Path]:
    """The folder itself, or its data sets with these names.

    Raises:
        UserError: neither.
    """
    if data is None:
        raise UserError("This benchmark needs images with true masks.", "Name a dataset: --data DIR.")
    if (data / "images").is_dir():
        return [data]
    folders = [data / name for name in names if (data / name).is_dir()]
    if not folders:
        raise UserError(
            f"{data} is no dataset, and holds none of {', '.join(names)}.",
            "Name a folder with images/, masks/ and classes.txt.",
        )
    return folders


def read_labelled_set(folder: Path) -> LabelledSet:
    """The (image, mask) files of a dataset folder, by its split files, or with every fourth for validation.

    Raises:
        UserError: a part of the folder is missing, or one side of the split would be empty.
    """
    dataset = find_dataset_folder(folder)
    if dataset.masks is None:
        raise UserError(f"{folder} has no folder 'masks'.", "Name a dataset with true masks.")
    pairs = {
        image.stem: (image, mask)
        for image in list_images(dataset.images)
        if (mask := dataset.masks / f"{image.stem}.png").is_file()
    }
    train, val = _split(folder, sorted(pairs))
    if not train or not val:
        raise UserError(
            f"{folder} has {len(train)} images to learn from and {len(val)} to check on.",
            "It needs some of both, with masks of the same name.",
        )
    return LabelledSet(
        folder.resolve().name,
        dataset.classes,
        tuple(pairs[name] for name in train),
        tuple(pairs[name] for name in val),
    )


def samples_of(data: LabelledSet, role: Role, scale: int) -> tuple[Sample, ...]:
    """All images of one side with their masks, both reduced `scale` times on each side.

    Raises:
        UserError: a mask cannot be read or has an unknown class.
    """
    pairs = data.train if role == "train" else data.val
    return tuple(
        Sample(image.stem, image, _reduced_mask(read_mask(mask, None, len(data.classes)), scale), role=role)
        for image, mask in pairs
    )


@dataclass(frozen=True, slots=True)
class ReducedImages:
    """Reads image files, `scale` times smaller on each side; a pixel is the mean of those it replaces."""

    scale: int

    def __call__(self, path: Path) -> RgbU8:
        image = read_image(path)
        if self.scale == 1:
            return image
        reduced = cv2.resize(image, _reduced_size(image.shape, self.scale), interpolation=cv2.INTER_AREA)
        return np.ascontiguousarray(reduced, np.uint8)


def _reduced_mask(labels: LabelMap, scale: int) -> LabelMap:
    if scale == 1:
        return labels
    size = _reduced_size(labels.shape, scale)
    return np.ascontiguousarray(cv2.resize(labels, size, interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)


def _reduced_size(shape: tuple[int, ...], scale: int) -> tuple[int, int]:
    """(width, height), the order of OpenCV."""
    return max(1, shape[1] // scale), max(1, shape[0] // scale)


def _split(folder: Path, names: list[str]) -> tuple[list[str], list[str]]:
    files = {role: folder / name for role, name in SPLIT_FILES.items()}
    if not all(file.is_file() for file in files.values()):
        held_back = names[_HOLD_BACK_EVERY - 1 :: _HOLD_BACK_EVERY]
        return [name for name in names if name not in set(held_back)], held_back
    known = set(names)
    sides = {role: file.read_text(encoding="utf-8").split() for role, file in files.items()}
    train, val = ([name for name in sides[role] if name in known] for role in ("train", "val"))
    return train, val
