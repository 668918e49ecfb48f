"""The plain dataset folder: images/, masks/ and classes.txt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.core import ClassList, FileError, UserError
from engine.core.class_names import NamedColor
from engine.core.input_file import read_text_input
from engine.document.listing import natural_key
from engine.files.project_signature import PROJECT_SUFFIX
from engine.formats.incoming.class_files import read_class_entries
from engine.formats.own_list import MANIFEST, OWN_FOLDER, is_own_file

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


def folders_of_data(folder: Path, names: Iterable[str]) -> list[str]:
    """Names of folders in a data set, in natural order, without hidden ones, projects, and our own facts."""
    return sorted((name for name in names if _is_of_data(folder, name)), key=natural_key)


def _is_of_data(folder: Path, name: str) -> bool:
    if name.startswith(".") or name.endswith(PROJECT_SUFFIX):
        return False
    return name != OWN_FOLDER or not (folder / MANIFEST).is_file()


def write_class_file(folder: Path, classes: ClassList) -> None:
    """Write the class file of a dataset folder: one name a line, in id order; the line is the number."""
    text = "".join(f"{name}\n" for name in classes.names_by_place)
    (folder / CLASSES).write_text(text, encoding="utf-8", newline="\n")


def read_class_file(path: Path) -> ClassList:
    """The classes in a file of this or another program, in id order, see `class_files`.

    In that of an export of ours no name is taken for a remark, a number or columns.

    Raises:
        UserError: it is missing, not text, or names a class twice; one sentence with the lines.
    """
    try:
        if path.name == CLASSES and is_own_file(path):
            entries = [NamedColor(name) for name in read_text_input(path).splitlines()]
        else:
            entries = read_class_entries(path)
    except FileError as error:
        raise UserError(
            f"The class file {error.summary}", error.hint or "Name a text file with one class name a line."
        ) from error
    return ClassList.from_entries(entries, path.name)
