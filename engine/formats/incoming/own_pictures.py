"""Exports of ours that come in again: pictures of this project, and labels that nobody had accepted.

The pictures are images of the project, whatever they are called and saved as.

Copies of a project have its identity and give the same numbers to other images, and files are replaced. So a
number alone says nothing: the picture must be a copy of the file that the image has now, or made of it.
"""

from __future__ import annotations

import csv
import filecmp
import os
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from engine.core import ImageId, UserError
from engine.core.plane_path import file_of, place_of
from engine.document.fingerprint import ImageFingerprint, is_same_file
from engine.formats.incoming.contents import IncomingImage
from engine.formats.own_list import (
    INDEX,
    STATE_ACCEPTED,
    FileMark,
    file_mark,
    listed_files,
    listed_sources,
    read_list,
)
from engine.storage.project import Project
from engine.storage.project_file import IDENTITY, is_identity

_UP: Final = 3
"""Folders above a source in which its export may begin."""

_NOT_IN_ORDER: Final = (OSError, ValueError, TypeError, LookupError, AttributeError, csv.Error)
"""Errors of a list or an index that somebody has written into, or cut off."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A picture as an export lists it.

    Attributes:
        source: name of its image's mask with the suffix of its file.
        marks: of its file by its path; of all files in it, where it is a folder as of OME-Zarr.
        made_of: the image's file then; None where the picture is a copy of it.
    """

    image_id: ImageId
    source: str
    marks: Mapping[str, FileMark]
    made_of: ImageFingerprint | None


class OwnPictures:
    """Images of a project by the pictures that exports of it wrote at a source, or in a folder above it."""

    def __init__(self, project: Project, source: Path) -> None:
        self._images = project.images
        self._known: dict[str, _Written] = {}
        identity = project.settings.get(IDENTITY)
        source = Path(os.path.abspath(source))
        for folder in (source, *source.parents[:_UP]) if is_identity(identity) else ():
            content = read_list(folder)
            if content is not None and content.get("project") == identity:
                self._note(folder, content)
                return

    def image_of(self, file: Path) -> int | None:
        """Number of the image whose picture this is, as it was written; None for any other file."""
        written = next((self._known[path] for path in _known_paths(file) if path in self._known), None)
        try:
            if written is None or not self._is_of_image(file_of(file), written):
                return None
            return written.image_id
        except (OSError, UserError):
            return None  # What is wrong with a file is said when it is read.

    def _is_of_image(self, file: Path, written: _Written) -> bool:
        """Whether a file is as it was written, and the image the one that it was written from.

        Raises:
            OSError, UserError: there is no such image, or a file cannot be read.
        """
        record = self._images.get(written.image_id)
        if record.mask_name + file_of(record.path).suffix != written.source:
            return False
        if written.made_of is None:
            return filecmp.cmp(file, file_of(record.path), shallow=False)
        is_as_written = all(file_mark(Path(path)) == mark for path, mark in written.marks.items())
        return is_as_written and is_same_file(record.path, written.made_of)

    def _note(self, folder: Path, content: Mapping[str, Any]) -> None:
        try:
            files, sources = listed_files(content), listed_sources(content)
            if file_mark(folder / INDEX) != files.get(INDEX):
                return  # Somebody has changed it.
            with open(folder / INDEX, encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            marks = _marks_by_picture(folder, files, {row["picture"] for row in rows})
            for row in rows:
                name = row["picture"]
                if name in marks:
                    number = ImageId(int(row["image_id"]))
                    written = _Written(number, row["source"], marks[name], sources.get(name))
                    self._known[_picture_path(folder, row)] = written
        except _NOT_IN_ORDER:
            self._known.clear()


class UnacceptedLabels:
    """Labels of a source that were in work, or predicted, when an export of any project wrote them there.

    A file of labels that was changed since has been in somebody's hands: its labels are not among them.
    """

    def __init__(self, source: Path) -> None:
        self._files: dict[str, FileMark] = {}
        self._names: set[str] = set()
        self._pictures: set[str] = set()
        self._is_as_written: dict[str, bool] = {}
        source = Path(os.path.abspath(source))
        for folder in (source, *source.parents[:_UP]):
            content = read_list(folder)
            if content is not None:
                try:
                    self._note(folder, listed_files(content))
                except _NOT_IN_ORDER:
                    self._names, self._pictures = set(), set()
                return

    def hold(self, image: IncomingImage) -> bool:
        """Whether the labels of this image are among them."""
        by_picture = image.file is not None and not self._pictures.isdisjoint(_known_paths(image.file))
        if not by_picture and PurePosixPath(image.name).stem not in self._names:
            return False
        return image.mask_file is None or self._was_written(image.mask_file)

    def _was_written(self, file: Path) -> bool:
        """Whether a file of labels is as the export wrote it; a folder of such files counts as if it were."""
        path = os.path.abspath(file)
        known = self._is_as_written.get(path)
        if known is None:
            try:
                known = file.is_dir() or file_mark(file) == self._files.get(path)
            except OSError:
                known = False  # What is wrong with a file is said when it is read.
            self._is_as_written[path] = known
        return known

    def _note(self, folder: Path, files: dict[str, FileMark]) -> None:
        """Note the rows of the index.

        Raises:
            OSError, ValueError, LookupError, csv.Error: it is not in order.
        """
        if file_mark(folder / INDEX) != files.get(INDEX):
            return  # Somebody has changed it.
        with open(folder / INDEX, encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["state"] != STATE_ACCEPTED]
        self._files = (
            {os.path.join(folder, *name.split("/")): mark for name, mark in files.items()} if rows else {}
        )
        self._names = {row["name"] for row in rows}
        self._pictures = {_picture_path(folder, row) for row in rows}


def _marks_by_picture(
    folder: Path, files: Mapping[str, FileMark], pictures: Collection[str]
) -> dict[str, dict[str, FileMark]]:
    """Marks of the files of each picture by their paths: of the picture itself, or of those below it."""
    marks: dict[str, dict[str, FileMark]] = defaultdict(dict)
    for name, mark in files.items():
        parts = name.split("/")
        for end in range(1, len(parts) + 1):
            if (picture := "/".join(parts[:end])) in pictures:
                marks[picture][_path(folder, name)] = mark
                break
    return marks


def _picture_path(folder: Path, row: Mapping[str, str]) -> str:
    """Path of the picture in a row of an index: in a copy of a file that holds several, of its plane."""
    path, place = _path(folder, row["picture"]), row.get("plane")
    return f"{path}/@{place}" if place and row["converted"] == "no" else path


def _known_paths(file: Path) -> tuple[str, str]:
    """Paths by which an index may know a picture: of a plane, as `_picture_path` has it, and of its file."""
    # Of channels in several files, the first stands for all.
    path = os.path.abspath(file_of(file))
    return f"{path}/@{place_of(file)}", path


def _path(folder: Path, name: str) -> str:
    return os.path.join(folder, *name.split("/"))
