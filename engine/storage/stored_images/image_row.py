"""Row of an image as the project file stores it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from engine.core import ImageId
from engine.core.plane_path import files_of, is_plane_name
from engine.storage.records import UNCHECKED, ImageBeside, ImageStatus

_ACCEPTED: Final = ImageStatus.ACCEPTED.value


class ImageRow(NamedTuple):
    """One row of the table `images`, as it is stored.

    `name` is relative to its folder, bytes where it is no Unicode; `key` is `mask_name` without case;
    `label` and `group` are the user's, in a table of their own, and so is `view`, how channels are shown, and
    `checked`, the revision of the mask that somebody checked (-1: none).
    """

    id: int
    folder_id: int
    name: str | bytes
    mask_name: str
    width: int | None
    height: int | None
    status: str
    problem: str | None
    split: str | None
    revision: int
    key: str
    label: str = ""
    group: str = ""
    view: str = ""
    checked: int = UNCHECKED

    @property
    def is_checked(self) -> bool:
        """Whether the image is accepted and its mask was checked as it is now."""
        return self.checked == self.revision and self.status == _ACCEPTED and self.problem is None

    @property
    def is_part(self) -> bool:
        """Whether it is a plane of a file, or has a view of its own."""
        return bool(self.view) or is_plane_name(os.fsdecode(self.name))

    @property
    def picture(self) -> str:
        """Its name with how its channels are shown, below its folder."""
        name = os.fsdecode(self.name)
        if not self.view:
            return name
        return f"{name}@{self.view}" if is_plane_name(name) else f"{name}/@@{self.view}"

    @property
    def files(self) -> list[str]:
        """Names of its files below its folder."""
        return [file.as_posix() for file in files_of(Path(self.picture))] if self.is_part else [self.picture]

    @property
    def file(self) -> tuple[int, str]:
        """Which file holds it, the first of several: number of the folder that was added, and name below."""
        return self.folder_id, self.files[0]

    @property
    def folder(self) -> tuple[int, str]:
        """Where its file lies: number of the folder that was added, and the way on from there."""
        return self.folder_id, os.fsdecode(self.name).rpartition("/")[0]

    @property
    def beside(self) -> ImageBeside:
        """The image as one of its folder."""
        shape = None if self.height is None or self.width is None else (self.height, self.width)
        return ImageBeside(ImageId(self.id), os.fsdecode(self.name).rpartition("/")[2], shape)

    @property
    def shown_status(self) -> ImageStatus:
        """Removed, or what is wrong with the file, else the state of the work."""
        return ImageStatus(self.problem or self.status)
