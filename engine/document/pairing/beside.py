"""Folders of images beside a folder of masks, as data sets lay them out."""

from __future__ import annotations

import os
from pathlib import Path

from engine.document.pairing.mask_names import IMAGE_FOLDERS


def images_beside(masks: Path) -> Path | None:
    """The folder of images beside a folder of masks: images/ of masks/, images/train of masks/train.

    None where there is none, or where it is a folder of masks as well.
    """
    masks = Path(os.path.abspath(masks))
    for above, below in ((masks.parent, ""), (masks.parent.parent, masks.name)):
        for name in _folders_in(above):
            folder = above / name / below
            is_of_images = name.casefold() in IMAGE_FOLDERS
            if is_of_images and folder.is_dir() and not _overlap(folder, masks):
                return folder
    return None


def _overlap(folder: Path, masks: Path) -> bool:
    return folder == masks or folder in masks.parents or masks in folder.parents


def _folders_in(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.name.casefold() in IMAGE_FOLDERS)
    except OSError:
        # A folder above that may not be listed has nothing to say.
        return []
