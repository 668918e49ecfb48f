"""Reader of label images: numbers of objects in 16 or 32 bits, as StarDist, QuPath and ImageJ have them.

masks/, labels/ or the like beside images/, or NAME_label.tif beside NAME.tif. Every object is of one class.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import UserError
from engine.document.image import probe_image
from engine.document.left_out import LeftOutFiles
from engine.document.listing import IMAGE_SUFFIXES, image_suffix, list_images
from engine.document.pairing.beside import images_beside
from engine.document.pairing.mask_names import IMAGE_FOLDERS, normal_name, without_mask_ending
from engine.formats.incoming.contents import (
    LIKELY,
    POSSIBLE,
    Answers,
    IncomingClass,
    IncomingDataset,
    IncomingLabels,
    Recognition,
)
from engine.formats.readers.raster.folders import (
    RasterPair,
    first_masks,
    folder_names,
    has_cellpose_names,
    pairs_by_name,
    raster_dataset,
    split_folders,
    split_named,
)
from engine.formats.readers.raster.stored_values import read_values

_log = logging.getLogger(__name__)

_FOLDERS: Final = ("masks", "labels", "label", "mask", "instances", "objects")
_OF_OTHERS: Final = frozenset((*IMAGE_FOLDERS, "imagests", "labelstr", "labelsts"))
_OTHERS: Final = "folders of other masks of the same pictures"
_EIGHT: Final = 8
_LOOKED_AT: Final = 3
OBJECT_CLASSES: Final = (IncomingClass(0, ""), IncomingClass(1, ""))
"""Classes of masks that number objects: the ground, and what is numbered; of no name."""


class LabelImageReader:
    """Reader of folders of such masks, also below train/, val/ and test/."""

    def recognise(self, source: Path) -> Recognition | None:
        for masks, _ in _folders(source):
            looked_at = first_masks(masks, _LOOKED_AT)
            if any(is_deep(file) for file in looked_at if not _is_of_other_format(masks, file)):
                # Above a folder of masks with class numbers, which have 8 bits.
                certainty = POSSIBLE if has_cellpose_names(masks) else LIKELY + 0.17
                return Recognition(certainty, f"{masks.name}/ holds grey images of 16 or 32 bits.")
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        folders = _folders(source)
        if not folders:
            raise UserError(f"{source} holds no masks.", "Pick the folder that holds masks/.")
        left_out = LeftOutFiles()
        for other in _folders_of_masks(source) - {folder for folder, _ in folders}:
            left_out.add_reason(_OTHERS)
            _log.info("%s is left out: other masks of the same pictures are taken", other)

        def pairs() -> Iterator[RasterPair]:
            for masks, split in folders:
                pictures = images_beside(masks)
                is_alone = pictures is None
                yield from pairs_by_name(
                    masks,
                    masks if is_alone else pictures,
                    split,
                    left_out,
                    is_mask=_is_named_as_mask if is_alone and _is_mixed(masks) else lambda _: True,
                )

        return raster_dataset(pairs, read_objects, OBJECT_CLASSES, left_out=left_out)


def read_objects(pair: RasterPair) -> IncomingLabels:
    """Labels of a mask that numbers objects: class 1 where there is one.

    Raises:
        UserError: it holds no whole numbers, or negative ones.
    """
    ids = read_values(pair.mask)
    if ids.min() < 0:
        raise UserError(f"{pair.mask.name} holds {int(ids.min())}.", "Number objects from 1 on, 0 for none.")
    return IncomingLabels((ids.shape[0], ids.shape[1]), (ids > 0).astype(np.int32), ids=ids)


def _folders(source: Path) -> list[tuple[Path, str]]:
    """Folders of masks, and the part of the set that each is of."""
    by_place: dict[Path, list[Path]] = {}
    for folder in sorted(_folders_of_masks(source), key=_rank):
        is_kind = folder.parent.parent == source and folder.parent.name in _FOLDERS
        by_place.setdefault(source / folder.name if is_kind else folder.parent, []).append(folder)
    named = [
        (masks, split_named(place.name))
        for place, folders in by_place.items()
        for masks in _of_different_pictures(folders)
    ]
    return named or ([(source, "")] if first_masks(source) else [])


def _folders_of_masks(source: Path) -> set[Path]:
    """Folders that are called like those of masks: below the parts of a set, or with the parts in them."""
    by_kind = {folder for name in _FOLDERS for folder, _ in split_folders(source / name)}
    roots = [source, *(folder for folder, _ in split_folders(source))]
    return by_kind or {root / name for root in roots for name in folder_names(root) if name in _FOLDERS}


def _rank(folder: Path) -> tuple[str, int, str]:
    names = (folder.name, folder.parent.name)
    return str(folder.parent), min(_FOLDERS.index(name) for name in names if name in _FOLDERS), folder.name


def _of_different_pictures(folders: list[Path]) -> list[Path]:
    """The folder whose masks are of more than 8 bits, else the first, and such ones of other pictures.

    Masks of the same pictures are one set: where both masks/ and instances/ are there, one numbers classes
    and the other objects.
    """
    if len(folders) == 1:
        return folders
    deep = [f for f in folders if any(is_deep(mask) for mask in first_masks(f, _LOOKED_AT))]
    first, *others = deep or folders
    taken, known = [first], _picture_names(first)
    for folder in others:
        names = _picture_names(folder)
        if not names <= known:
            taken.append(folder)
            known |= names
    return taken


def _picture_names(masks: Path) -> set[str]:
    """Names of the pictures of a folder of masks, as far as those of its masks say."""
    try:
        files = list_images(masks, left_out=LeftOutFiles())
    except UserError:
        return set()
    stems = [normal_name(file.relative_to(masks).with_suffix("").as_posix()) for file in files]
    return {without_mask_ending(stem) or stem for stem in stems}


def _is_of_other_format(masks: Path, file: Path) -> bool:
    """Whether a file below a folder is a volume, or lies among images or in a folder of nnU-Net."""
    names = {name.casefold() for name in file.parent.relative_to(masks).parts}
    return image_suffix(file.name) not in IMAGE_SUFFIXES or not names.isdisjoint(_OF_OTHERS)


def is_deep(file: Path) -> bool:
    """Whether a grey picture has more than 8 bits; False where it cannot be read."""
    try:
        info = probe_image(file)
    except UserError:
        return False
    return info.channels == 1 and info.bits > _EIGHT


def _is_mixed(folder: Path) -> bool:
    """Whether masks lie among pictures, told by the ending of their names."""
    names = [_is_named_as_mask(file.name) for file in first_masks(folder, 200)]
    return any(names) and not all(names)


def _is_named_as_mask(name: str) -> bool:
    return bool(without_mask_ending(Path(name).stem.casefold()))
