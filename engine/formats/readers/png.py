"""Reader of masks with class numbers: a folder of mask files, or a plain dataset folder.

The names of classes come from classes.txt; without one, the values are classes without names.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engine.core import IGNORE, UserError
from engine.document.left_out import LeftOutFiles
from engine.document.listing import IMAGE_SUFFIXES, is_image_name, list_images, list_pictures
from engine.document.mask_file import read_mask
from engine.document.pairing.beside import images_beside
from engine.document.pairing.mask_names import normal_name, without_mask_ending
from engine.document.pairing.name_index import NameIndex
from engine.document.pairing.photographs import LOOKED_AT, masks_sentence, refuse_photographs
from engine.formats.dataset import CLASSES, MASKS, read_class_file
from engine.formats.incoming.contents import (
    LIKELY,
    POSSIBLE,
    Answers,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    MaskFolder,
    Recognition,
)
from engine.formats.incoming.glance import glance
from engine.formats.readers.raster.folders import file_names, first_masks, folder_names

_MASK_FOLDERS: Final = (MASKS.casefold(), "segmentationclass", "labelstr")
_MOST_FOLDERS: Final = 8
_FOLDERS_BESIDE_IMAGES: Final = (
    # Beside those that somebody has drawn, mask/ holds the field of view.
    *("1st_manual", "manual", "mask", "labels", "label", "gt", "groundtruth", "ground_truth"),
    *(
        "ground truth",
        "annotations",
        "annotation",
        "segmentations",
        "segmentation",
        "seg",
        "truth",
        "targets",
    ),
)


def mask_folder(source: Path) -> Path | None:
    """The folder of masks in a data set: masks/, as our own and many others have it, and those of PASCAL VOC
    and nnU-Net; beside a folder of images also labels/, gt/ and the like, if there are image files in it.

    None where there is none.
    """
    by_name = {name.casefold(): source / name for name in folder_names(source)}
    for name in _MASK_FOLDERS:
        if name in by_name:
            return by_name[name]
    for name in _FOLDERS_BESIDE_IMAGES:
        folder = by_name.get(name)
        if (
            folder is not None
            and images_beside(folder) is not None
            and any(map(_may_be_mask, glance(folder)))
        ):
            return folder
    return None


class PlainFolderReader:
    """Reader of folders of masks."""

    def recognise(self, source: Path) -> Recognition | None:
        if not source.is_dir():
            return None
        if (source / MASKS).is_dir():
            named = (source / CLASSES).is_file()
            reason = f"There is a folder {MASKS}/" + (f" and {CLASSES}." if named else ".")
            return Recognition(LIKELY, reason)
        folder, _ = _folders(source)
        if folder != source:
            return Recognition(LIKELY, f"There is a folder {folder.name}/ beside one of images.")
        # Masks are lossless; one such file among some of the folder is enough.
        if any(_may_be_mask(file) for file in glance(source)):
            return Recognition(POSSIBLE, "There are image files, which may be masks.")
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        folder, beside = _folders(source)
        left_out = LeftOutFiles()
        files = list(list_images(folder, left_out=left_out))
        if not files:
            raise UserError(f"No mask in {folder}.", "Pick a folder with one PNG for each image.")

        def images() -> Iterator[IncomingImage]:
            # Not before: an import pairs these masks in its own way, see `MaskFolder`.
            index = None if beside is None else _index(beside)
            for file in files:
                yield _image(folder, file, index)

        # The folder of images has its whole path, whatever the source was called.
        is_inside = beside is not None and beside.parent == Path(os.path.abspath(source))
        is_data_set = folder != source and is_inside
        masks = MaskFolder(folder, beside if is_data_set else None, are_added=is_data_set)
        return IncomingDataset(_classes(source), images, len(files), left_out=left_out, masks=masks)


def _folders(source: Path) -> tuple[Path, Path | None]:
    """The folder of masks, and that of their pictures, None where none lies beside it.

    By their names; else by a look, where that tells of one such pair.
    """
    named = mask_folder(source)
    if named is not None:
        return named, images_beside(named)
    seen = folders_of_like_names(source)
    return seen[0] if len(seen) == 1 else (source, images_beside(source))


def folders_of_like_names(source: Path) -> list[tuple[Path, Path]]:
    """Folders of masks directly in a folder, with those of their pictures: files of the same names."""
    stems = {source / name: _stems(source / name) for name in folder_names(source)[:_MOST_FOLDERS]}
    pairs = []
    for masks, names in stems.items():
        shared = {images: len(names & others) for images, others in stems.items() if images != masks}
        images = max(shared, key=lambda folder: shared[folder], default=masks)
        is_pair = images != masks and shared[images] * 2 > len(names)
        if is_pair and _are_masks(masks) and _are_pictures(images):
            pairs.append((masks, images))
    return pairs


def _stems(folder: Path) -> set[str]:
    """Names of the image files directly in a folder, without what other tools put behind those of masks."""
    stems = (normal_name(Path(name).stem) for name in file_names(folder) if is_image_name(name))
    return {without_mask_ending(stem) or stem for stem in stems}


def _are_masks(folder: Path) -> bool:
    return bool(masks_sentence(first_masks(folder, LOOKED_AT)))


def _are_pictures(folder: Path) -> bool:
    """Whether the first files look like photographs; flat masks are no masks by a look either."""
    try:
        refuse_photographs(first_masks(folder, LOOKED_AT), folder)
    except UserError:
        return True
    return False


def _may_be_mask(file: Path) -> bool:
    return file.suffix.lower() in IMAGE_SUFFIXES - {".jpg", ".jpeg", ".jpe", ".jfif", ".jif"}


def _index(folder: Path) -> NameIndex[Path]:
    pictures = list_pictures(folder, LeftOutFiles())
    return NameIndex((path.relative_to(folder).as_posix(), path) for path in pictures)


def _classes(source: Path) -> tuple[IncomingClass, ...]:
    file = source / CLASSES
    unlabelled = IncomingClass(IGNORE, "unlabelled", role="ignore")
    if not os.path.isfile(file):
        return (unlabelled,)
    listed = read_class_file(file)
    return (*(IncomingClass(info.id, info.name) for info in listed.present), unlabelled)


def _image(folder: Path, file: Path, index: NameIndex[Path] | None) -> IncomingImage:
    name = file.relative_to(folder).as_posix()
    items = () if index is None else index.find(name).items
    picture = items[0] if len(items) == 1 else None

    def read() -> IncomingLabels:
        mask = read_mask(file, None, None)
        return IncomingLabels((mask.shape[0], mask.shape[1]), mask)

    return IncomingImage(name, picture, None, read, mask_file=file)
