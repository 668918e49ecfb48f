"""Formats with one annotation file a picture: listing, classes and pictures, which their readers share."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from engine.core import UserError
from engine.core.checked import DamagedValueError
from engine.core.class_names import clean_class_name
from engine.core.errors import FileError
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_images
from engine.document.pairing.name_index import NameIndex
from engine.formats.incoming.contents import (
    CERTAIN,
    Answers,
    ImportQuestion,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    Recognition,
    SizedBy,
    ground_class,
    sized_image,
)
from engine.formats.incoming.picture_finder import PictureFinder
from engine.formats.readers.polygons.files import bytes_of, files_below, head_of, root_of

JSON_TEXT: Final = rb'"((?:[^"\\]|\\.){0,400})"'
"""A text of JSON; the group is what stands between the quotes."""

_MOST_LOOKED_AT: Final = 20


class PerPictureReader:
    """Base of readers of formats with one annotation file a picture.

    Attributes:
        suffixes: of the annotation files.
        mark: the first bytes of such a file match it, those of other formats do not.
        label: finds the names of classes in the whole of such a file.
        reason: why it is recognised; `{}` is the name of a file.
        has_order: whether later shapes lie above earlier ones.
    """

    suffixes: ClassVar[tuple[str, ...]] = (".json",)
    mark: ClassVar[re.Pattern[bytes]]
    label: ClassVar[re.Pattern[bytes]]
    reason: ClassVar[str]
    has_order: ClassVar[bool] = True

    def recognise(self, source: Path) -> Recognition | None:
        for number, path in enumerate(files_below(source, self.suffixes, LeftOutFiles())):
            if number >= _MOST_LOOKED_AT:
                break
            if self.is_one(path):
                return Recognition(CERTAIN, self.reason.format(path.name))
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        left_out = LeftOutFiles()
        files = [path for path in files_below(source, self.suffixes, left_out) if self.is_one(path)]
        if not files:
            raise UserError(f"{source} has no file of this format.", "Name the folder of the files.")
        root = root_of(source)
        finder, stems = (
            PictureFinder(root, dict.fromkeys(path.parent for path in files[:20])),
            PicturesByStem(root),
        )
        notes: list[str] = []

        def images() -> Iterator[IncomingImage]:
            for path in files:
                yield self._image(path, root, finder, stems, partial(self._read, path, answers, left_out))
            notes.extend(finder.notes)

        classes = (*self.classes(root, files), ground_class())
        return IncomingDataset(
            classes, images, len(files), self.questions(files), notes, self.has_order, left_out
        )

    def is_one(self, path: Path) -> bool:
        """Whether a file is of this format, by its first bytes."""
        return self.mark.search(head_of(path)) is not None

    def questions(self, files: list[Path]) -> tuple[ImportQuestion, ...]:
        """What the format leaves open; nothing."""
        return ()

    def classes(self, root: Path, files: list[Path]) -> list[IncomingClass]:
        """The classes, by the names that the files have for them."""
        names = dict.fromkeys(name for path in files for name in self.label_names(path))
        return [self.incoming_class(name) for name in names if name.strip()]

    def label_names(self, path: Path) -> list[str]:
        """Names of classes in a file, as often as they are in it."""
        return [json_text(match[1]) for match in self.label.finditer(bytes_of(path))]

    def incoming_class(self, name: str) -> IncomingClass:
        """A class by its name in the files."""
        return IncomingClass(name, clean_class_name(name))

    def picture_name(self, path: Path) -> str:
        """Name of the picture that a file belongs to, as the file says it; without ending if it says none."""
        raise NotImplementedError

    def labels(
        self, path: Path, picture: SizedBy, answers: Answers, left_out: LeftOutFiles
    ) -> IncomingLabels:
        """The labels in a file.

        Args:
            left_out: counts objects that are no areas.

        Raises:
            UserError: it is not in order.
        """
        raise NotImplementedError

    def _image(
        self,
        path: Path,
        root: Path,
        finder: PictureFinder,
        stems: PicturesByStem,
        read: Callable[[SizedBy], IncomingLabels],
    ) -> IncomingImage:
        name = self.picture_name(path)
        beside = path.parent.relative_to(root) / name.replace("\\", "/").rsplit("/", 1)[-1]
        picture = finder.find(beside.as_posix()) or finder.find(name) or stems.find(path)
        shown = name
        if picture is not None and root in picture.parents:
            shown = picture.relative_to(root).as_posix()
        return sized_image(shown, picture, None, read, mask_file=path)

    def _read(self, path: Path, answers: Answers, left_out: LeftOutFiles, picture: SizedBy) -> IncomingLabels:
        try:
            return self.labels(path, picture, answers, left_out)
        except DamagedValueError as error:
            raise FileError(path, f"is not in order: {error}", "Save it again where it was made.") from error


class PicturesByStem:
    """Pictures below a folder by the names of annotation files, whatever their ending."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._index: NameIndex[Path] | None = None

    def find(self, path: Path) -> Path | None:
        """The one picture that a file below the folder is called like, in a like folder first."""
        if self._index is None:
            pictures = list_images(self._root, left_out=LeftOutFiles())
            self._index = NameIndex((p.relative_to(self._root).as_posix(), p) for p in pictures)
        items = self._index.find(path.relative_to(self._root).as_posix()).items
        return items[0] if len(items) == 1 else None


def json_text(text: bytes) -> str:
    """The text between two quotes of JSON; empty where it is none."""
    try:
        value = json.loads(b'"' + text + b'"')
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""
