"""Marks of an export of ours: the list of its files with checksums, and the index of its images.

They lie in the folder `inkling/` of the export. A later export of the same project in the same format may
take the place of one whose files nobody has changed; files of others in it stay.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from engine.core import CancelToken, Progress, Reporter, UserError
from engine.core.plane_path import file_of, place_of
from engine.files.disk_errors import disk_errors
from engine.files.own_results import sealed_text
from engine.formats.outgoing.contents import Item
from engine.formats.outgoing.options import SPLITS
from engine.formats.own_list import INDEX, MANIFEST, FileMark, file_mark, listed_files, read_list

COLUMNS: Final = (
    *("image_id", "name", "picture", "source", "state", "split", "group", "width", "height"),
    *("exif_orientation", "turned_upright", "converted", "plane"),
)
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class OwnExport:
    """An export of ours as its list of files says.

    Attributes:
        project: identity of the project. `format_name`: the format.
        files: mark of each file, by its path below the folder with "/".
        splits: split of each image, by its number in the project.
    """

    project: str
    format_name: str
    files: Mapping[str, FileMark]
    splits: Mapping[int, str]


def index_row(item: Item, folder: Path) -> tuple[Any, ...]:
    """Line of an image in the index, in the order of `COLUMNS`."""
    height, width = item.shape
    written = item.written
    about_file = (
        ("", 1, False, False)
        if written is None
        else (
            *(written.path.relative_to(folder).as_posix(), written.orientation),
            *(written.is_turned, written.is_converted),
        )
    )
    picture, orientation, is_turned, is_converted = about_file
    return (
        *(int(item.image_id), item.name, picture, item.record.mask_name + file_of(item.record.path).suffix),
        *(item.state.value, item.split, item.group, width, height),
        *(orientation, "yes" if is_turned else "no", "yes" if is_converted else "no"),
        place_of(item.record.path),
    )


def write_index(folder: Path, rows: Iterable[tuple[Any, ...]]) -> None:
    """Write the index of the images of an export."""
    path = folder / INDEX
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def write_manifest(
    folder: Path,
    project: str,
    format_name: str,
    splits: Mapping[int, str],
    about: Mapping[str, Any],
    report: Reporter,
    token: CancelToken | None,
) -> None:
    """Write the list of all files of an export; nothing is written to the folder after it.

    Args:
        about: what else is to be said of the export, by key.

    Raises:
        CancelledError: the list was not written.
    """
    names = sorted(files_below(folder))
    files = {}
    for done, name in enumerate(names):
        if token is not None:
            token.check()
        report(Progress(done, len(names), "files", "checksums"))
        files[name] = list(file_mark(folder / name))
    content = {
        "inkling_export": _VERSION,
        "project": project,
        "format": format_name,
        **about,
        "splits": {str(image_id): split for image_id, split in splits.items() if split},
        "files": files,
    }
    path = folder / MANIFEST
    path.parent.mkdir(exist_ok=True)
    text = sealed_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    path.write_text(text, encoding="utf-8", newline="\n")


def read_own_export(folder: Path) -> OwnExport | None:
    """The export of ours in a folder; None where there is none, or its list was changed."""
    content = read_list(folder)
    if content is None:
        return None
    try:
        files = listed_files(content)
        splits = {int(number): str(split) for number, split in content["splits"].items() if split in SPLITS}
        return OwnExport(str(content["project"]), str(content["format"]), files, splits)
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def require_updatable(folder: Path, project: str, format_name: str) -> OwnExport:
    """The export in a folder that one of this project in this format may take the place of.

    Raises:
        UserError: it holds something else, another project's export or one in another format, or a file of it
            was changed or removed since.
    """
    with disk_errors(folder, "read"):
        own = read_own_export(folder)
        if own is None:
            raise UserError(
                f"{folder} holds no export of this project that could be updated.",
                "Name a new or an empty folder.",
            )
        if own.project != project or not project:
            raise UserError(
                f"{folder} holds an export of another project, so it stays as it is.",
                "Name a new or an empty folder.",
            )
        if own.format_name != format_name:
            raise UserError(
                f"{folder} holds an export in the format '{own.format_name}', not '{format_name}'.",
                "Choose the same format, or name a new folder.",
            )
        for name, mark in own.files.items():
            path = folder / name
            if not path.is_file() or path.stat().st_size != mark[0] or file_mark(path) != mark:
                raise UserError(
                    f"{path} was changed or removed since the export, so the folder stays as it is.",
                    "Name a new folder.",
                )
    return own


def files_of_others(folder: Path, own: OwnExport) -> list[str]:
    """Files in the folder of an export that it did not write, by their paths below it."""
    return [name for name in files_below(folder) if name not in own.files and name != MANIFEST]


def files_below(folder: Path) -> list[str]:
    """Files and links below a folder, by their paths with "/"; links are not followed."""
    names = []
    for place, folders, files in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        names += [Path(place, name).relative_to(folder).as_posix() for name in (*files, *links)]
    return names
