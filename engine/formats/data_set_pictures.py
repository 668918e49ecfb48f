"""Pictures of a folder that is the root of a data set: those that it has labels for, and no masks of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from engine.core import CancelToken, Reporter, UserError
from engine.core.plane_path import file_of
from engine.document.image import probe_image
from engine.document.left_out import LeftOutFiles
from engine.document.listing import is_image_name, natural_key
from engine.document.pairing.photographs import LOOKED_AT, are_photographs
from engine.formats.catalog import READERS
from engine.formats.incoming.contents import LIKELY
from engine.formats.incoming.recognition import Recognised, recognise_source
from engine.formats.readers.raster.folders import file_names
from engine.storage.project import Project

NOT_PICTURES: Final = "image files of the data set that are none of its pictures"
"""Reason why a file is not added."""


@dataclass(frozen=True, slots=True)
class DataSetPictures:
    """A folder that looks like a data set, and where its pictures lie.

    Attributes:
        trees: folders that hold pictures at any depth, `folders` those that hold some themselves.
        masks: masks that lie among pictures; `mask_folders` hold masks alone.
        is_coloured: its pictures have colours.
    """

    folder: Path
    recognised: Recognised
    trees: frozenset[Path]
    folders: frozenset[Path]
    masks: frozenset[Path]
    mask_folders: frozenset[Path]
    is_coloured: bool
    _seen: dict[Path, bool] = field(default_factory=dict)
    """Whether a folder that no label speaks of holds pictures, of those that were looked into."""

    def has(self, file: Path) -> bool:
        """Whether a file of the folder is a picture, and neither a mask nor another file of the data set."""
        folder = file.parent
        if folder in self.folders or not self.trees.isdisjoint(file.parents):
            return file not in self.masks
        if folder in self.mask_folders:
            return False
        if folder not in self._seen:
            # Nobody has labelled these yet, where they are photographs as those are.
            names = sorted(filter(is_image_name, file_names(folder)), key=natural_key)
            looked_at = [folder / name for name in names[:LOOKED_AT]]
            is_alike = all(_is_coloured(each) == self.is_coloured for each in looked_at)
            self._seen[folder] = is_alike and are_photographs(looked_at)
        return self._seen[folder]

    @property
    def sentence(self) -> str:
        """What it looks like, and what is added."""
        name, recognition = self.recognised
        return (
            f"{self.folder.name} looks like a data set in the format {READERS[name].title}: "
            f"{recognition.reason} Its pictures alone are added; its labels come in by an import."
        )


def pictures_of_data_set(folder: Path) -> DataSetPictures | None:
    """The data set that a folder of images is; None where it looks like none that holds pictures.

    Lists its files, and reads no label. Waits for the disk.
    """
    folder = Path(os.path.abspath(folder))  # As the files that are asked for.
    pictures: set[Path] = set()
    masks: set[Path] = set()
    try:
        found = recognise_source(folder)
        if not found or found[0].recognition.certainty < LIKELY:
            return None
        for image in READERS[found[0].name].load().open(folder, {}).images():
            if image.file is not None:
                pictures.add(file_of(image.file))
            if image.mask_file is not None:
                masks.add(image.mask_file)
    except UserError:
        return None  # What is wrong with it is said when its labels are imported.
    pictures -= masks
    folders = {file.parent for file in pictures}
    of_masks = {file.parent for file in masks}
    if not any(folder in place.parents or folder == place for place in folders):
        return None
    tops = {place: _top(folder, place) for place in folders if place != folder and folder in place.parents}
    trees = {top for top in tops.values() if not any(top == m or top in m.parents for m in of_masks)}
    among = {file for file in masks if file.parent in folders}
    return DataSetPictures(
        *(folder, found[0], frozenset(trees), frozenset(folders), frozenset(among)),
        frozenset(of_masks - folders),
        _is_coloured(min(pictures)),
    )


def pictures_alone(data_set: DataSetPictures | None, left_out: LeftOutFiles) -> Callable[[Path], bool]:
    """Whether a file is to be added: any but what is no picture of the data set, which is counted."""

    def is_wanted(file: Path) -> bool:
        is_picture = data_set is None or data_set.has(file)
        if not is_picture:
            left_out.add_reason(NOT_PICTURES)
        return is_picture

    return is_wanted


def add_pictures(
    project: Project, folder: Path, report: Reporter, token: CancelToken, left_out: LeftOutFiles
) -> tuple[int, str]:
    """Add the images under a folder, of a data set its pictures alone; how many, and what is to be said.

    Raises:
        UserError: as `ImageTable.add_folder`.
    """
    data_set = pictures_of_data_set(folder)
    is_wanted = pictures_alone(data_set, left_out)
    count = project.images.add_folder(folder, report, token, left_out, is_wanted)
    return count, "" if data_set is None else data_set.sentence


def _is_coloured(picture: Path) -> bool:
    """Whether a picture has several channels; False where it cannot be read."""
    try:
        return probe_image(picture).channels > 1
    except UserError:
        return False


def _top(root: Path, place: Path) -> Path:
    """The folder directly in `root` that `place` is, or lies in."""
    return root / place.relative_to(root).parts[0]
