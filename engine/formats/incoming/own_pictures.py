"""Pictures that an export of this project wrote: its images, whatever they are called and saved as."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from engine.formats.own_list import INDEX, FileMark, file_mark, listed_files, read_list
from engine.storage.project import Project
from engine.storage.project_file import IDENTITY, is_identity

_UP: Final = 3
"""Folders above a source in which its export may begin."""


class OwnPictures:
    """Images of a project by the pictures that exports of it wrote at a source, or in a folder above it."""

    def __init__(self, project: Project, source: Path) -> None:
        self._known: dict[str, tuple[int, FileMark]] = {}
        identity = project.settings.get(IDENTITY)
        source = Path(os.path.abspath(source))
        for folder in (source, *source.parents[:_UP]) if is_identity(identity) else ():
            content = read_list(folder)
            if content is not None and content.get("project") == identity:
                self._note(folder, content)
                return

    def image_of(self, file: Path) -> int | None:
        """Number of the image whose picture this is, as it was written; None for any other file."""
        number, mark = self._known.get(os.path.abspath(file), (None, None))
        try:
            return number if mark is not None and file_mark(file) == mark else None
        except OSError:
            return None  # What is wrong with a file is said when it is read.

    def _note(self, folder: Path, content: Mapping[str, Any]) -> None:
        try:
            files = listed_files(content)
            with open(folder / INDEX, encoding="utf-8", newline="") as file:
                rows = [(row["image_id"], row["picture"]) for row in csv.DictReader(file)]
        except (OSError, ValueError, TypeError, LookupError, AttributeError, csv.Error):
            return
        for number, picture in rows:
            if number and number.isdecimal() and picture in files:
                self._known[os.path.join(folder, *picture.split("/"))] = int(number), files[picture]
