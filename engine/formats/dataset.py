"""The plain dataset folder: images/, masks/ and classes.txt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.core import ClassList, UserError

IMAGES: Final = "images"
MASKS: Final = "masks"
CLASSES: Final = "classes.txt"


@dataclass(frozen=True, slots=True)
class DatasetFolder:
    """A dataset folder that was found. `masks` is None when it has none."""

    images: Path
    masks: Path | None
    classes: ClassList


def find_dataset_folder(folder: Path) -> DatasetFolder:
    """The parts of the plain dataset folder at `folder`; reads only its class file.

    Raises:
        UserError: a part is missing, or the class file is not in order.
    """
    images = folder / IMAGES
    if not images.is_dir():
        raise UserError(
            f"{folder} is no dataset folder: it has no folder '{IMAGES}'.",
            f"A dataset has {IMAGES}/, {MASKS}/ and {CLASSES}.",
        )
    masks = folder / MASKS
    return DatasetFolder(images, masks if masks.is_dir() else None, read_class_file(folder / CLASSES))


def read_class_file(path: Path) -> ClassList:
    """The classes in a file with one name a line, in id order.

    Raises:
        UserError: it is missing, not text, or names a class twice; one sentence with the lines.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(
            f"The class file {path} cannot be read: {error.strerror or error}.",
            "Name a text file with one class name a line.",
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(
            f"The class file {path.name} is not UTF-8 text.", "Save it as plain text in UTF-8."
        ) from error
    return ClassList.parse(text, path.name)
