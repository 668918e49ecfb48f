"""Names of the image files in a folder, in the order a person would count them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engine.core import UserError

IMAGE_SUFFIXES: Final = frozenset(
    {".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".avif", ".tif", ".tiff"}
)
"""Lower-case suffixes of the files that are offered as images; the content decides in the end."""

_DIGITS = re.compile(r"(\d+)")


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts 'img2' before 'img10' and ignores case."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(name.casefold())
    )


def list_images(folder: Path, recursive: bool = True) -> Iterator[Path]:
    """Image files under `folder`: per folder in natural order, then its subfolders; opens no file.

    Hidden files and folders and Inkling projects are left out. A folder that symbolic
    links reach twice is listed once.

    Raises:
        UserError: a folder cannot be listed.
    """
    return _walk(folder, recursive, {os.path.realpath(folder)})


def _walk(folder: Path, recursive: bool, seen: set[str]) -> Iterator[Path]:
    files, subfolders = _entries(folder)
    for name in sorted(files, key=lambda n: (natural_key(n), n)):
        yield folder / name
    if not recursive:
        return
    for name in sorted(subfolders, key=lambda n: (natural_key(n), n)):
        real = os.path.realpath(folder / name)
        if real not in seen:
            seen.add(real)
            yield from _walk(folder / name, recursive, seen)


def _entries(folder: Path) -> tuple[list[str], list[str]]:
    files: list[str] = []
    subfolders: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    continue
                if os.path.splitext(name)[1].lower() in IMAGE_SUFFIXES and entry.is_file():
                    files.append(name)
                elif entry.is_dir() and not name.endswith(".inkling"):
                    subfolders.append(name)
    except OSError as error:
        raise UserError(
            f"Cannot list the folder {folder}: {error.strerror or error}.",
            "Check that it exists and that you may read it.",
        ) from error
    return files, subfolders
