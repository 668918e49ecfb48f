"""Folders and lists of images named on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from engine.core import UserError


def existing_folder(path: Path, holds: str) -> Path:
    """`path` itself, when it is a folder.

    Raises:
        UserError: it is not; the message says what it should hold.
    """
    if not path.is_dir():
        state = "is a file, not a folder" if path.exists() else "does not exist"
        raise UserError(f"{path} {state}.", f"Name a folder that holds {holds}.")
    return path


def named_images(paths: Iterable[Path]) -> dict[str, Path]:
    """Image files from files and folders, by the name their outputs get.

    A file is called by its stem, an image in a folder by its path below that folder
    without suffix, in posix form.

    Raises:
        UserError: a path does not exist, a folder holds no image, or two images would
            write the same output.
    """
    from engine.document.listing import list_images

    images: dict[str, Path] = {}
    for path in paths:
        if path.is_dir():
            entries = [
                (file.relative_to(path).with_suffix("").as_posix(), file) for file in list_images(path)
            ]
            if not entries:
                raise UserError(
                    f"{path} holds no image.", "Name a folder with PNG, JPEG, TIFF or similar files."
                )
        elif path.exists():
            entries = [(path.stem, path)]
        else:
            raise UserError(f"{path} does not exist.", "Name an image or a folder of images.")
        for name, file in entries:
            if name in images:
                raise UserError(
                    f"{images[name]} and {file} would both write {name}.png.", "Name them in two runs."
                )
            images[name] = file
    return images
