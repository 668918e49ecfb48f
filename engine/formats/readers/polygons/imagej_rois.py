"""Reader of ROI sets of ImageJ, a .zip (or a single .roi) called like its picture.

The class of a region is in its name before the last hyphen, in its group, or one for all: that is asked.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.core.checked import DamagedValueError
from engine.core.class_names import clean_class_name
from engine.core.errors import FileError
from engine.document.left_out import LeftOutFiles
from engine.formats.incoming.contents import (
    CERTAIN,
    UNCOVERED,
    Answers,
    ImportQuestion,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    IncomingShape,
    Recognition,
    SizedBy,
    ground_class,
    sized_image,
    unreadable_image,
)
from engine.formats.readers.polygons.files import bytes_of, files_below, picture_size, root_of
from engine.formats.readers.polygons.per_picture import PicturesByStem
from engine.formats.shapes.imagej_roi import ImagejRoi, read_roi

CLASS_KEY: Final = "class-of-roi"
"""Key of the question what names the class of a region."""

_ONE: Final = "object"
_MOST_ROIS: Final = 1_000_000
_MOST_ROI_BYTES: Final = 16 << 20
_COMPRESSIONS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_NUMBERED: Final = re.compile(r"(.+)-(\d+)", re.DOTALL)
_PLACE: Final = re.compile(r"[\d-]+")
_CHOICES: Final = (
    ("name", "its name, without the number behind the last hyphen"),
    ("group", "its group"),
    ("one", f"nothing: all are '{_ONE}'"),
)


class ImagejRoisReader:
    """Reader of a folder with pictures and ROI sets, together or in folders beside each other."""

    def recognise(self, source: Path) -> Recognition | None:
        for number, path in enumerate(_files(source, LeftOutFiles())):
            if number >= 5:
                break
            if next(_entries(path), None) is not None:
                return Recognition(CERTAIN, f"{path.name} holds regions of ImageJ.")
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        left_out = LeftOutFiles()
        found = list(_files(source, left_out))
        files = [path for path in found if _is_roi_set(path)]
        damaged = [path for path in found if _names(path) is None]
        if not files:
            raise UserError(f"{source} has no ROI set of ImageJ.", "Name the folder of the .zip files.")
        stems = PicturesByStem(root_of(source))
        has_names = any(not _PLACE.fullmatch(name) for path in files for name in _entries(path))
        kind = answers.get(CLASS_KEY, "name" if has_names else "one")
        question = ImportQuestion(CLASS_KEY, "What names the class of a region?", _CHOICES, kind)
        names: dict[str, None] = {}
        for path in files:
            if kind == "one":
                names[_ONE] = None
            else:
                with suppress(UserError):  # What is wrong with it is said when it is read.
                    names.update(dict.fromkeys(_class_of(roi, kind) for roi in _rois(path)))

        def images() -> Iterator[IncomingImage]:
            for path in files:
                picture = stems.find(path)
                name = path.stem if picture is None else picture.name
                read = partial(_read, path, kind)
                yield sized_image(name, picture, None, read, mask_file=path)
            for path in damaged:
                yield unreadable_image(path.name, path, _no_archive(path))

        classes = (*(IncomingClass(name, clean_class_name(name)) for name in names), ground_class())
        return IncomingDataset(classes, images, len(files), (question,), has_order=False, left_out=left_out)


def _files(source: Path, left_out: LeftOutFiles) -> Iterator[Path]:
    return files_below(source, (".zip", ".roi"), left_out)


def _is_roi_set(path: Path) -> bool:
    """Whether a file holds regions; an archive without any file stands for a picture without regions."""
    names = _names(path)
    return names is not None and (not names or next(_entries(path), None) is not None)


def _entries(path: Path) -> Iterator[str]:
    """Names of the regions in a file, without the ending; none where it is no such file."""
    for name in (_names(path) or [])[:_MOST_ROIS]:
        if name.lower().endswith(".roi"):
            yield name.rsplit("/", 1)[-1][: -len(".roi")]


def _names(path: Path) -> list[str] | None:
    """Names of the files in an archive, or of the file itself; None for what is no archive."""
    if path.suffix.lower() == ".roi":
        return [path.name]
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return None


def _rois(path: Path) -> Iterator[ImagejRoi]:
    """The regions in a file.

    Raises:
        UserError: one is damaged, or too large to be one.
    """
    try:
        if path.suffix.lower() == ".roi":
            yield _named(read_roi(bytes_of(path, _MOST_ROI_BYTES)), path.stem)
            return
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist()[:_MOST_ROIS]:
                if not info.filename.lower().endswith(".roi"):
                    continue
                if info.file_size > _MOST_ROI_BYTES or info.compress_type not in _COMPRESSIONS:
                    raise DamagedValueError("a region has more than 16 MB, or is packed in another way.")
                with archive.open(info) as file:
                    data = file.read(_MOST_ROI_BYTES)
                yield _named(read_roi(data), info.filename.rsplit("/", 1)[-1][: -len(".roi")])
    except (OSError, zipfile.BadZipFile, ValueError, RuntimeError, EOFError, zlib.error) as error:
        raise _no_archive(path) from error
    except DamagedValueError as error:
        raise FileError(path, f"is not in order: {error}", "Save it again with ImageJ.") from error


def _no_archive(path: Path) -> FileError:
    return FileError(path, "is no archive that can be read.", "Save it again with ImageJ.")


def _named(roi: ImagejRoi, name: str) -> ImagejRoi:
    """The region by its own name; by that of its file where it has none."""
    return roi if roi.name else ImagejRoi(roi.rings, name, roi.group)


def _class_of_name(name: str) -> str:
    match = _NUMBERED.fullmatch(name)
    text = match[1] if match else name
    return text if clean_class_name(text) else _ONE


def _class_of(roi: ImagejRoi, kind: str) -> str:
    if kind == "name":
        return _class_of_name(roi.name)
    return f"group {roi.group}" if kind == "group" else _ONE


def _read(path: Path, kind: str, picture: SizedBy) -> IncomingLabels:
    shape = picture_size(picture, path.stem)
    shapes = []
    for place, roi in enumerate(_rois(path), start=1):
        match = _NUMBERED.fullmatch(roi.name)
        number = int(match[2]) if kind == "name" and match and len(match[2]) < 9 else place
        if roi.rings:
            shapes.append(IncomingShape(_class_of(roi, kind), roi.rings, number=number or None))
    return IncomingLabels(shape, shapes=tuple(shapes), unlabelled=UNCOVERED)
