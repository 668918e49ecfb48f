"""Masks and pictures of a data set by their folders and names: pairs, parts (train, val, test), listings."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_images, list_pictures
from engine.document.pairing.mask_names import normal_name
from engine.document.pairing.name_index import NameIndex
from engine.formats.incoming.contents import (
    ImportQuestion,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
)

_SPLITS: Final = {
    **dict.fromkeys(("train", "training", "trn", "tr"), "train"),
    **dict.fromkeys(("val", "valid", "validation", "dev"), "val"),
    **dict.fromkeys(("test", "testing", "ts"), "test"),
}
_LOOKED_AT: Final = 200
CELLPOSE_SIGNS: Final = ("_seg.npy", "_cp_masks.", "_cp_outlines.", "_cp_flows.", "_flows.tif")
"""Parts of names of files that Cellpose alone writes."""


@dataclass(frozen=True, slots=True)
class RasterPair:
    """A mask with its picture, None where that was not found.

    Attributes:
        name: of the picture below the folder of pictures, of the mask where there is none; with "/".
    """

    name: str
    mask: Path
    picture: Path | None
    split: str = ""


def split_named(name: str) -> str:
    """The part of a data set that a folder is called after: "train", "val", "test", or empty."""
    return _SPLITS.get(name.casefold(), "")


def split_folders(folder: Path) -> list[tuple[Path, str]]:
    """The folders below `folder` that are called after a part of a data set, and the part."""
    return [(folder / name, split_named(name)) for name in folder_names(folder) if split_named(name)]


def folder_names(folder: Path) -> list[str]:
    """Names of the folders directly in a folder; none where it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if _is_folder(entry) and entry.name[:1] != ".")
    except OSError:
        return []


def file_names(folder: Path, most: int = _LOOKED_AT) -> list[str]:
    """Names of the first files directly in a folder, in no order; none where it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            return list(islice((entry.name for entry in entries if not _is_folder(entry)), most))
    except OSError:
        return []


def has_cellpose_names(folder: Path) -> bool:
    """Whether files of a folder have endings that Cellpose alone writes."""
    return any(any(sign in name for sign in CELLPOSE_SIGNS) for name in file_names(folder))


def first_masks(folder: Path, count: int = 1) -> list[Path]:
    """The first image files below a folder; none where it cannot be listed."""
    try:
        return list(islice(list_images(folder, left_out=LeftOutFiles()), count))
    except UserError:
        return []


def pairs_by_name(
    masks: Path,
    pictures: Path | None,
    split: str = "",
    left_out: LeftOutFiles | None = None,
    *,
    is_mask: Callable[[str], bool] = lambda _: True,
) -> Iterator[RasterPair]:
    """Each mask below a folder with the picture of its name, folders first, usual endings left aside.

    Args:
        pictures: folder of the pictures; None for none.
        is_mask: by the name of a file, whether it is a mask.

    Raises:
        UserError: the folder of masks cannot be listed.
    """
    index: NameIndex[Path] | None = None
    if pictures is not None and pictures.is_dir():
        files = list_pictures(pictures, LeftOutFiles())
        index = NameIndex((file.relative_to(pictures).as_posix(), file) for file in files if file != masks)
    for mask in list_images(masks, left_out=left_out or LeftOutFiles()):
        if not is_mask(mask.name):
            continue
        items = () if index is None else index.find(mask.relative_to(masks).as_posix()).items
        # A mask among masks alone is no picture of itself.
        picture = items[0] if len(items) == 1 and items[0] != mask else None
        yield _pair(masks, mask, pictures, picture, split)


def pairs_by_ending(
    masks: Path,
    pictures: Path,
    mask_ending: str,
    picture_ending: str,
    split: str = "",
    left_out: LeftOutFiles | None = None,
) -> Iterator[RasterPair]:
    """Each mask whose stem has an ending, with the picture whose stem has another in its place.

    Both lie in folders of the same names below `masks` and `pictures`. Names compare in one normal form.

    Raises:
        UserError: the folder of masks cannot be listed.
    """
    known: dict[str, dict[str, Path]] = {}
    for mask in list_images(masks, left_out=left_out or LeftOutFiles()):
        stem = normal_name(mask.stem)
        if not stem.endswith(normal_name(mask_ending)):
            continue
        place = mask.parent.relative_to(masks).as_posix()
        if place not in known:
            known[place] = _by_stem(pictures / place)
        wanted = stem.removesuffix(normal_name(mask_ending)) + normal_name(picture_ending)
        picture = known[place].get(wanted)
        yield _pair(masks, mask, pictures, picture, split)


def _pair(masks: Path, mask: Path, pictures: Path | None, picture: Path | None, split: str) -> RasterPair:
    """A pair by the name below the folder of its kind: those of a data set that is exported again stay."""
    if picture is None or pictures is None:
        return RasterPair(below(masks, mask), mask, picture, split)
    return RasterPair(below(pictures, picture), mask, picture, split)


def below(root: Path, file: Path) -> str:
    """Path of a file below the data set, with "/"; its name where it lies elsewhere."""
    try:
        return file.relative_to(root).as_posix()
    except ValueError:
        return file.name


def raster_dataset(
    pairs: Callable[[], Iterable[RasterPair]],
    read: Callable[[RasterPair], IncomingLabels],
    classes: Sequence[IncomingClass],
    *,
    count: int | None = None,
    questions: Sequence[ImportQuestion] = (),
    notes: Sequence[str] = (),
    left_out: LeftOutFiles | None = None,
) -> IncomingDataset:
    """A data set of pairs, of which each is read when its turn comes."""

    def images() -> Iterator[IncomingImage]:
        for pair in pairs():
            yield _image(pair, read)

    return IncomingDataset(
        tuple(classes), images, count, tuple(questions), list(notes), left_out=left_out or LeftOutFiles()
    )


def _image(pair: RasterPair, read: Callable[[RasterPair], IncomingLabels]) -> IncomingImage:
    return IncomingImage(
        pair.name, pair.picture, None, lambda: read(pair), split=pair.split, mask_file=pair.mask
    )


def _by_stem(folder: Path) -> dict[str, Path]:
    try:
        files = list_images(folder, recursive=False, left_out=LeftOutFiles())
        return {normal_name(file.stem): file for file in files}
    except UserError:
        return {}


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
