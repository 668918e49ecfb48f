"""Names of the image files in a folder, in the order a person would count them."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Final

from engine.core import CancelToken, UserError
from engine.document.left_out import LeftOutFiles
from engine.document.pairing.looked_at import masks_beside
from engine.files.project_signature import PROJECT_SUFFIX, lies_in_export

IMAGE_SUFFIXES: Final = frozenset(
    {
        *(".png", ".apng", ".jpg", ".jpeg", ".jpe", ".jfif", ".jif", ".bmp", ".gif", ".webp", ".avif"),
        *(".tif", ".tiff", ".btf", ".tf8", ".jp2", ".j2k", ".jpx", ".jpf", ".j2c", ".jpc", ".jxl"),
        *(".pbm", ".pgm", ".ppm", ".pnm", ".pam", ".pfm"),
    }
)
"""Lower-case suffixes of the files that are offered as images; the content decides in the end."""

PACKAGES: Final = {
    ".heic": "pillow_heif",
    ".heif": "pillow_heif",
    ".hif": "pillow_heif",
    ".dcm": "pydicom",
    ".dicom": "pydicom",
    ".nii": "nibabel",
    ".zarr": "zarr",
    ".czi": "pylibCZIrw",
    ".lif": "liffile",
}
"""Module that reads files of an ending, which are offered where it is installed."""

_EXPORTED: Final = "image files of exports"
"""Reason why a file is not added."""

_DIGITS = re.compile(r"(\d+)")


def is_image_name(name: str) -> bool:
    """Whether a file of this name is offered as an image."""
    suffix = image_suffix(name)
    return suffix in IMAGE_SUFFIXES or (suffix in PACKAGES and _is_installed(PACKAGES[suffix]))


def image_suffix(name: str) -> str:
    """Ending of a name, in small letters; that of a packed NIfTI is that of the plain one."""
    stem, suffix = os.path.splitext(name.lower())
    return ".nii" if suffix == ".gz" and stem.endswith(".nii") else suffix


@cache
def _is_installed(module: str) -> bool:
    return find_spec(module) is not None


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts 'img2' before 'img10' and ignores case."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(name.casefold())
    )


def list_images(
    folder: Path,
    recursive: bool = True,
    left_out: LeftOutFiles | None = None,
    token: CancelToken | None = None,
) -> Iterator[Path]:
    """Image files under `folder`: per folder in natural order, then its subfolders; opens no file.

    Hidden files and folders and Inkling projects are left out. A folder that symbolic
    links reach twice is listed once.

    Args:
        left_out: counts the files and folders that are passed over, a subfolder that cannot be listed too.
        token: looked at in every folder, also where none holds an image.

    Raises:
        UserError: `folder`, or, without `left_out`, a subfolder, cannot be listed.
        CancelledError: the token was set.
    """
    return _walk(folder, recursive, left_out, token)


def list_pictures(
    folder: Path, left_out: LeftOutFiles | None = None, token: CancelToken | None = None
) -> Iterator[Path]:
    """As `list_images`, without the masks that lie beside their images, such as x_mask.png beside x.jpg.

    Nor does it list what lies in an export of ours below the folder: masks, and copies of the images.

    Args:
        left_out: counts what is passed over, those masks too.
        token: as of `list_images`.

    Raises:
        UserError: as `list_images`.
        CancelledError: the token was set.
    """
    listed = list_images(folder, left_out=left_out, token=token)
    for place, paths in groupby(listed, key=lambda path: path.parent):
        files = list(paths)
        is_exported = lies_in_export(place, folder)
        beside = set[str]() if is_exported else masks_beside(files)
        for path in files:
            if path.name not in beside and not is_exported:
                yield path
            elif left_out is not None:
                left_out.add_reason(_EXPORTED if is_exported else "masks beside their images")


def _walk(
    folder: Path, recursive: bool, left_out: LeftOutFiles | None, token: CancelToken | None
) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    # A stack of its own: folders can lie deeper in each other than calls can.
    waiting = [folder]
    while waiting:
        if token is not None:
            token.check()
        current = waiting.pop()
        try:
            with _listing_errors(current):
                status = os.stat(current)
                if not os.access(current, os.X_OK):
                    # Its names can be read perhaps, but none of its files.
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(current))
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            files, subfolders = _entries(current, left_out)
        except UserError:
            if left_out is None or current is folder:
                raise
            left_out.add_unlisted(current)
            continue
        for name in sorted(files, key=lambda n: (natural_key(n), n)):
            yield current / name
        if recursive:
            # The last one in the list is the next.
            names = sorted(subfolders, key=lambda n: (natural_key(n), n), reverse=True)
            waiting.extend(current / name for name in names)


def _entries(folder: Path, left_out: LeftOutFiles | None) -> tuple[list[str], list[str]]:
    files: list[str] = []
    subfolders: list[str] = []
    with _listing_errors(folder), os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            is_image = is_image_name(name)
            is_file, is_folder = _kind(entry)
            if not name.startswith(".") and is_image and is_file:
                files.append(name)
            elif not name.startswith(".") and is_folder and _is_zarr_image(folder / name):
                if is_image:
                    files.append(name)
                elif left_out is not None:
                    left_out.add_file(".zarr")
            elif not name.startswith(".") and is_folder and not name.endswith(PROJECT_SUFFIX):
                subfolders.append(name)
            elif left_out is not None:
                _count(name, is_image, is_file, is_folder, left_out)
    return files, subfolders


def is_image_folder(folder: Path) -> bool:
    """Whether a folder is offered as an image."""
    return is_image_name(folder.name) and _is_zarr_image(folder)


def _is_zarr_image(folder: Path) -> bool:
    """Whether a folder is an image in the form of OME-Zarr, whose parts are no images."""
    if folder.suffix.lower() != ".zarr":
        return False
    return any(os.path.isfile(folder / name) for name in (".zattrs", "zarr.json", ".zgroup"))


@contextmanager
def _listing_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(
            f"Cannot list the folder {folder}: {error.strerror or error}.",
            "Check that it exists and that you may read it.",
        ) from error


def _kind(entry: os.DirEntry[str]) -> tuple[bool, bool]:
    """Whether an entry is a file, and whether it is a folder; one that cannot be looked at is neither."""
    try:
        return entry.is_file(), entry.is_dir()
    except OSError:
        # A link to itself, or into a folder without rights: one such entry is no reason to stop at.
        return False, False


def _count(name: str, is_image: bool, is_file: bool, is_folder: bool, left_out: LeftOutFiles) -> None:
    """Count an entry that is not taken; hidden ones only where they are called like images."""
    if name.startswith("."):
        if is_image and is_file:
            left_out.add_reason("hidden images")
    elif is_folder:
        left_out.add_reason("projects")
    elif is_file:
        left_out.add_file(image_suffix(name))
    else:
        left_out.add_reason("links that lead nowhere, or devices")
