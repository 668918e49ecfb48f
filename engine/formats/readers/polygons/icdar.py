"""Reader of the text data sets of ICDAR: polygons of words (gt_NAME.txt), or pixels (NAME_GT.bmp and .txt).

A line of polygons is x1,y1,x2,y2,... and the text, of 4 numbers (a box: left, top, right, bottom) or of 6
and more (a polygon). A line of pixels begins with the colour of a letter, red, green and blue; an empty line
ends a word. Texts "###" and lines that begin with "#" are not to be judged: they are unlabelled.

Source:
    https://rrc.cvc.uab.es: Robust Reading Competition, tasks 1.1, 1.2 (2013) and 4.1 (2015).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from engine.core import UserError
from engine.core.errors import FileError
from engine.core.input_file import read_text_input
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_pictures
from engine.document.pairing.mask_names import normal_name
from engine.formats.incoming.contents import (
    CERTAIN,
    LIKELY,
    UNCOVERED,
    Answers,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    IncomingShape,
    Recognition,
    SizedBy,
    ground_class,
    sized_image,
)
from engine.formats.readers.polygons.files import files_below, head_of, number_in, picture_size, root_of
from engine.formats.readers.raster.stored_values import colour_key, read_colours

TEXT: Final = "text"
_UNREAD: Final = "###"
_POLYGONS: Final = re.compile(r"gt_(.+)\.txt", re.IGNORECASE)
_PIXELS: Final = re.compile(r"(.+)_gt\.txt", re.IGNORECASE)
_MASKS: Final = (".bmp", ".png", ".tif", ".tiff", ".gif")
_NUMBER: Final = r"-?\d+(?:\.\d+)?"
_LINE: Final = re.compile(rf"\s*({_NUMBER}(?:\s*[,\s]\s*{_NUMBER}){{3,}})\s*(?:[,\s]\s*(.*))?")
_LETTER: Final = re.compile(r"(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})\s")
_AGAIN: Final = "Copy it again from where it came from."


class _Entry(NamedTuple):
    """A file of labels: the name of its picture, and the file of its pixels, None for polygons."""

    path: Path
    name: str
    mask: Path | None


class IcdarReader:
    """Reader of a folder of such files, whose pictures lie beside or in another folder below."""

    def recognise(self, source: Path) -> Recognition | None:
        for path in files_below(source, (".txt",), LeftOutFiles()):
            entry = _entry(path)
            if entry is None:
                return None
            if entry.mask is not None:
                return Recognition(CERTAIN, f"{path.name} and {entry.mask.name} are as ICDAR has them.")
            first = head_of(path).decode("utf-8-sig", "replace").partition("\n")[0]
            return Recognition(LIKELY, f"{path.name} has outlines of words.") if _LINE.match(first) else None
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        left_out = LeftOutFiles()
        entries = [e for path in files_below(source, (".txt",), left_out) if (e := _entry(path))]
        if not entries:
            raise UserError(f"{source} has no gt_NAME.txt and no NAME_GT.txt.", "Name their folder.")
        root = root_of(source)

        def images() -> Iterator[IncomingImage]:
            pictures: dict[str, list[Path]] = {}
            for path in list_pictures(root, LeftOutFiles()):
                pictures.setdefault(normal_name(path.stem), []).append(path)
            for entry in entries:
                candidates = pictures.get(normal_name(entry.name), [])
                picture = candidates[0] if len(candidates) == 1 else None
                name = entry.name if picture is None else picture.relative_to(root).as_posix()
                read = partial(_pixels if entry.mask else _polygons, entry)
                yield sized_image(name, picture, None, read, mask_file=entry.mask or entry.path)

        unread = IncomingClass(_UNREAD, "text that is not read", role="ignore")
        classes = (IncomingClass(TEXT, TEXT), unread, ground_class())
        return IncomingDataset(classes, images, len(entries), left_out=left_out)


def _entry(path: Path) -> _Entry | None:
    if match := _PIXELS.fullmatch(path.name):
        mask = next((m for ending in _MASKS if (m := path.with_suffix(ending)).is_file()), None)
        return None if mask is None else _Entry(path, match[1], mask)
    match = _POLYGONS.fullmatch(path.name)
    return _Entry(path, match[1], None) if match else None


def _polygons(entry: _Entry, picture: SizedBy) -> IncomingLabels:
    shape = picture_size(picture, entry.name)
    shapes = []
    for number, line in enumerate(read_text_input(entry.path).splitlines(), start=1):
        if not line.strip():
            continue
        match = _LINE.match(line)
        numbers = [number_in(word, "a place") for word in re.findall(_NUMBER, match[1])] if match else []
        if len(numbers) % 2 and len(numbers) > 4:
            # The text itself begins with a number.
            numbers.pop()
        if match is None or len(numbers) % 2:
            raise FileError(entry.path, f"has no outline in line {number}.", _AGAIN)
        if len(numbers) == 4:
            x0, y0, x1, y1 = numbers
            numbers = [x0, y0, x1, y0, x1, y1, x0, y1]
        ring = np.array(numbers).reshape(-1, 2)
        key = _UNREAD if (match[2] or "").strip().strip('"') == _UNREAD else TEXT
        shapes.append(IncomingShape(key, (ring,), number=number))
    return IncomingLabels(shape, shapes=tuple(shapes), unlabelled=UNCOVERED)


def _pixels(entry: _Entry, picture: SizedBy) -> IncomingLabels:
    assert entry.mask is not None
    colours = read_colours(entry.mask)
    shape = colours.shape[0], colours.shape[1]
    shapes = []
    word = 1
    for line in read_text_input(entry.path).splitlines():
        text = line.strip()
        is_unread = text.startswith("#")
        match = _LETTER.match(text.lstrip("# "))
        if not text:
            word += 1
        if match is None:
            continue
        red, green, blue = (min(255, int(value)) for value in match.groups())
        bitmap = colours == colour_key((red, green, blue))
        if bitmap.any():
            key = _UNREAD if is_unread else TEXT
            shapes.append(IncomingShape(key, bitmap=bitmap, number=word))
    return IncomingLabels(shape, shapes=tuple(shapes), unlabelled=UNCOVERED)
