"""Reader of the folders of PASCAL VOC: SegmentationClass/ in colours, SegmentationObject/, JPEGImages/.

Numbers of classes are those of the palette's colours in labelmap.txt; without one, of VOC's own colours.

Source:
    Everingham et al., The PASCAL Visual Object Classes Challenge, IJCV 2015; labelmap.txt as CVAT and
    Datumaro write it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, UserError, palette_color
from engine.core.class_names import Color, clean_class_name
from engine.core.errors import FileError
from engine.core.input_file import read_text_input
from engine.document.colour_table import read_colour_names
from engine.document.decode import MOST_PIXELS
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_images, list_pictures
from engine.document.pairing.name_index import NameIndex
from engine.document.samples.stored import read_samples
from engine.formats.class_templates import CLASS_TEMPLATES
from engine.formats.incoming.contents import (
    CERTAIN,
    LIKELY,
    Answers,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    Recognition,
)
from engine.instances.instance_map import IdMap

MASKS: Final = "SegmentationClass"
OBJECTS: Final = "SegmentationObject"
PICTURES: Final = "JPEGImages"
LABEL_MAP: Final = "labelmap.txt"
SETS: Final = "ImageSets/Segmentation"

_SPLITS: Final = ("train", "val", "test")
_IGNORED_NAMES: Final = frozenset(("ignore", "ignored", "void", "unlabelled", "unlabeled"))
_BORDER: Final = (224, 224, 192)
"""Colour of what is unlabelled around VOC's objects, number 255."""


class VocReader:
    """Reader of a folder with SegmentationClass/."""

    def recognise(self, source: Path) -> Recognition | None:
        if not (source / MASKS).is_dir():
            return None
        others = [n for n in (PICTURES, LABEL_MAP, "ImageSets", OBJECTS) if (source / n).exists()]
        if not others:
            return Recognition(LIKELY, f"There is a folder {MASKS}/, as PASCAL VOC has it.")
        return Recognition(CERTAIN, f"There are {MASKS}/ and {others[0]}, as PASCAL VOC has them.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        folder = source / MASKS
        if not folder.is_dir():
            raise UserError(f"{source} has no folder {MASKS}/.", "Name the folder that holds it.")
        left_out = LeftOutFiles()
        files = list(list_images(folder, left_out=left_out))
        if not files:
            raise UserError(f"No mask in {folder}.", "Name the folder of a whole data set.")
        colors = _Colors.of(source)
        splits = _splits(source)
        pictures = _pictures(source)

        def images() -> Iterator[IncomingImage]:
            for file in files:
                yield _image(source, file, colors, pictures, splits)

        return IncomingDataset(
            colors.classes, images, len(files), notes=list(colors.notes), left_out=left_out
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Colors:
    """Class numbers of colours.

    Attributes:
        codes: sorted red << 16 | green << 8 | blue, `keys`: the class of each, 255 for unlabelled.
        source: name of what they were read from, for messages.
    """

    classes: tuple[IncomingClass, ...]
    codes: NDArray[np.int64]
    keys: NDArray[np.int32]
    source: str
    notes: tuple[str, ...]

    @classmethod
    def of(cls, source: Path) -> _Colors:
        file = source / LABEL_MAP
        if file.is_file():
            named = [(name, color) for color, name in read_colour_names(file).items()]
            return cls._of_entries(named, file.name, ())
        (template,) = (template for template in CLASS_TEMPLATES if template.id == "voc")
        names = [entry.name for entry in template.entries()]
        entries = [(name, palette_color(number)) for number, name in enumerate(names)]
        note = f"There is no {LABEL_MAP}: colours were read as those of PASCAL VOC's own classes."
        return cls._of_entries(entries, "PASCAL VOC", (note,))

    @classmethod
    def _of_entries(cls, entries: list[tuple[str, Color]], source: str, notes: tuple[str, ...]) -> _Colors:
        classes = []
        table: dict[int, int] = {_code(_BORDER): IGNORE}
        number = 0
        for name, color in entries:
            if clean_class_name(name).casefold() in _IGNORED_NAMES:
                table[_code(color)] = IGNORE
                continue
            # Keys are places in the table; 255 stays free for unlabelled.
            number += number == IGNORE
            table[_code(color)] = number
            classes.append(IncomingClass(number, clean_class_name(name), color))
            number += 1
        classes.append(IncomingClass(IGNORE, "unlabelled", role="ignore"))
        codes = np.array(sorted(table), np.int64)
        keys = np.array([table[int(code)] for code in codes], np.int32)
        return cls(tuple(classes), codes, keys, source, notes)

    def values(self, file: Path, codes: NDArray[np.int64]) -> NDArray[np.int32]:
        """Class keys of colours, of any shape.

        Raises:
            UserError: a colour has no class.
        """
        places = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        is_known = self.codes[places] == codes
        if not is_known.all():
            code = int(codes[~is_known].flat[0])
            shown = f"{code >> 16},{code >> 8 & 255},{code & 255}"
            raise FileError(
                file,
                f"holds the colour {shown}, which is no class of {self.source}.",
                f"Write a line name:{shown}:: into {LABEL_MAP}.",
            )
        return self.keys[places]


def _code(color: Color) -> int:
    return color[0] << 16 | color[1] << 8 | color[2]


def _image(
    source: Path, file: Path, colors: _Colors, pictures: NameIndex[Path], splits: dict[str, str]
) -> IncomingImage:
    name = file.relative_to(source / MASKS).as_posix()
    items = pictures.find(name).items
    stem = os.path.splitext(name)[0]
    read = partial(_labels, file, source / OBJECTS / name, colors)
    picture = items[0] if len(items) == 1 else None
    shown = name if picture is None else picture.name
    return IncomingImage(shown, picture, None, read, splits.get(stem, ""), file)


def _labels(file: Path, objects: Path, colors: _Colors) -> IncomingLabels:
    samples = read_samples(file, MOST_PIXELS)
    pixels = samples.pixels
    if not samples.is_lossless:
        raise FileError(file, f"is a {samples.format}, which does not keep colours exactly.", "Save as PNG.")
    if samples.palette is not None and pixels.ndim == 2:
        values = _of_palette(file, pixels, samples.palette, colors)
    elif pixels.ndim == 3 and pixels.shape[2] == 3 and pixels.dtype == np.uint8:
        wide = pixels.astype(np.int64)
        values = colors.values(file, wide[:, :, 0] << 16 | wide[:, :, 1] << 8 | wide[:, :, 2])
    else:
        raise FileError(
            file, f"holds no colours ({samples.layout}).", "Import it as a plain folder of masks."
        )
    ids = _object_numbers(objects, (values.shape[0], values.shape[1]))
    return IncomingLabels((values.shape[0], values.shape[1]), values, ids=ids)


def _of_palette(
    file: Path, pixels: NDArray[np.uint8], palette: NDArray[np.uint8], colors: _Colors
) -> NDArray[np.int32]:
    """Class keys by the colours of the numbers; 255 is unlabelled, as VOC has it."""
    present = np.unique(pixels)
    wide = palette.astype(np.int64)
    codes = wide[:, 0] << 16 | wide[:, 1] << 8 | wide[:, 2]
    table = np.full(256, IGNORE, np.int32)
    inside = present[(present != IGNORE) & (present < len(codes))]
    if len(inside) != np.count_nonzero(present != IGNORE):
        raise FileError(file, "holds a number beyond its palette.", "Save it again.")
    table[inside] = colors.values(file, codes[inside])
    return table[pixels]


def _object_numbers(file: Path, shape: tuple[int, int]) -> IdMap | None:
    """Numbers of objects of SegmentationObject/, 0 for none; None where there is no such file."""
    if not file.is_file():
        return None
    pixels = read_samples(file, MOST_PIXELS).pixels
    if pixels.ndim == 3 and pixels.shape == (*shape, 3) and pixels.dtype == np.uint8:
        return _numbers_of_colours(pixels)
    if pixels.ndim != 2 or pixels.shape != shape or pixels.dtype != np.uint8:
        raise FileError(file, "does not number the objects of its mask.", "Take it away, or correct it.")
    return np.where(pixels == IGNORE, 0, pixels).astype(np.int32)


def _numbers_of_colours(pixels: NDArray[np.uint8]) -> IdMap:
    """A number for each colour, as CVAT has objects; black is none, nor is the border."""
    wide = pixels.astype(np.int64)
    codes, places = np.unique(wide[:, :, 0] << 16 | wide[:, :, 1] << 8 | wide[:, :, 2], return_inverse=True)
    is_object = (codes != 0) & (codes != _code(_BORDER))
    numbers = np.where(is_object, np.cumsum(is_object), 0).astype(np.int32)
    return numbers[places].reshape(pixels.shape[:2])


def _pictures(source: Path) -> NameIndex[Path]:
    folder = source / PICTURES
    if not folder.is_dir():
        return NameIndex(())
    return NameIndex(
        (path.relative_to(folder).as_posix(), path) for path in list_pictures(folder, LeftOutFiles())
    )


def _splits(source: Path) -> dict[str, str]:
    """Split of each name that the lists give one."""
    splits: dict[str, str] = {}
    for split in _SPLITS:
        file = source / SETS / f"{split}.txt"
        # Where no image is of a part, its list is empty.
        if file.is_file() and file.stat().st_size:
            splits.update(
                (line.strip(), split) for line in read_text_input(file).splitlines() if line.strip()
            )
    return splits
