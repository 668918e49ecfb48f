"""Reader of ADE20K: NAME_seg.png beside NAME.jpg, red / 10 * 256 + green is the class, blue the object.

Names of classes stand in NAME.json (since 2021) or NAME_atr.txt beside each. The set of the scene parsing
challenge has images/training and annotations/training with class numbers, names in objectInfo150.txt.

Source: Zhou et al., "Scene Parsing through ADE20K Dataset", CVPR 2017, and its `utils_ade20k.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import UserError
from engine.core.class_names import clean_class_name
from engine.core.input_file import read_text_input
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_images, natural_key
from engine.formats.incoming.contents import (
    CERTAIN,
    Answers,
    IncomingClass,
    IncomingDataset,
    IncomingLabels,
    Recognition,
)
from engine.formats.readers.raster.folders import (
    RasterPair,
    below,
    first_masks,
    pairs_by_name,
    raster_dataset,
    split_folders,
    split_named,
)
from engine.formats.readers.raster.label_files import read_json
from engine.formats.readers.raster.stored_values import Values, read_channels, read_values

_ENDING: Final = "_seg"
_CHALLENGE: Final = "annotations"
_NAMES: Final = ("objectInfo150.txt", "objectInfo150.csv")
_NAME_COLUMN: Final = 4
_NAMED_FILES: Final = 2000
_LOOKED_AT: Final = 50
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp")


class AdeReader:
    """Reader of the full set, and of that of the challenge."""

    def recognise(self, source: Path) -> Recognition | None:
        if _is_challenge(source):
            return Recognition(CERTAIN, "There is a folder annotations/training/.")
        masks = [
            f for f in first_masks(source, _LOOKED_AT) if f.stem.endswith(_ENDING) and f.suffix == ".png"
        ]
        if any(_picture(mask) is not None and _has_names(mask) for mask in masks):
            return Recognition(CERTAIN, f"There are pictures with files that end in {_ENDING}.png.")
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        return _challenge(source) if _is_challenge(source) else _full(source)


def _is_challenge(source: Path) -> bool:
    return bool(split_folders(source / _CHALLENGE)) and (source / "images").is_dir()


def _challenge(source: Path) -> IncomingDataset:
    left_out = LeftOutFiles()

    def pairs() -> Iterator[RasterPair]:
        for part, split in split_folders(source / _CHALLENGE):
            yield from pairs_by_name(part, source / "images" / part.name, split, left_out)

    def read(pair: RasterPair) -> IncomingLabels:
        values = read_values(pair.mask)
        return IncomingLabels((values.shape[0], values.shape[1]), values)

    names = next((source / name for name in _NAMES if (source / name).is_file()), None)
    ground = IncomingClass(0, "other objects", role="ignore")
    classes = () if names is None else (ground, *_challenge_names(names))
    return raster_dataset(pairs, read, classes, left_out=left_out)


def _challenge_names(path: Path) -> list[IncomingClass]:
    """Classes of a table "number, share, ..., name", in columns by tabs or commas."""
    lines = read_text_input(path).splitlines()
    titles = [title.casefold() for title in re.split(r"[\t,]\s*", lines[0].strip())] if lines else []
    # Of the name there may be several, with commas, so that it is last.
    column = titles.index("name") if "name" in titles else _NAME_COLUMN
    classes = []
    for line in lines:
        cells = [cell.strip() for cell in re.split(r"[\t,]", line.strip(), maxsplit=column)]
        if len(cells) == column + 1 and cells[0].isdecimal():
            name = clean_class_name(re.split("[;,]", cells[column])[0])
            classes += [IncomingClass(int(cells[0]), name)] if name else []
    return classes


def _full(source: Path) -> IncomingDataset:
    left_out = LeftOutFiles()

    def masks() -> Iterator[Path]:
        files = list_images(source, left_out=left_out)
        return (file for file in files if file.stem.endswith(_ENDING) and file.suffix.lower() == ".png")

    def pairs() -> Iterator[RasterPair]:
        for mask in masks():
            picture = _picture(mask)
            split = next((split_named(part) for part in reversed(mask.parts[:-1]) if split_named(part)), "")
            yield RasterPair(below(source, picture or mask), mask, picture, split)

    names: dict[int, str] = {}
    for number, mask in enumerate(masks()):
        if number >= _NAMED_FILES:
            break
        for key, name in _names_of(mask).items():
            names.setdefault(key, name)
    if not names:
        raise UserError(
            f"{source} has no names of classes beside its masks.", "Copy the .json or _atr.txt files as well."
        )
    ground = IncomingClass(0, "", role="ignore") if 0 not in names else None
    listed = [
        IncomingClass(key, name) for key, name in sorted(names.items(), key=lambda e: natural_key(e[1]))
    ]
    return raster_dataset(pairs, _read, (*([ground] if ground else []), *listed), left_out=left_out)


def _picture(mask: Path) -> Path | None:
    stem = mask.stem.removesuffix(_ENDING)
    return next((f for ending in _PICTURES if (f := mask.with_name(stem + ending)).is_file()), None)


def _has_names(mask: Path) -> bool:
    stem = mask.stem.removesuffix(_ENDING)
    return mask.with_name(stem + ".json").is_file() or mask.with_name(stem + "_atr.txt").is_file()


def _names_of(mask: Path) -> dict[int, str]:
    """Names of the classes in one mask, as far as the file beside it tells them."""
    stem = mask.stem.removesuffix(_ENDING)
    try:
        if (file := mask.with_name(stem + ".json")).is_file():
            return _names_in_json(file)
        if (file := mask.with_name(stem + "_atr.txt")).is_file():
            return _names_in_text(file, mask)
    except UserError:
        # The others tell the names as well; without any, the set is refused.
        pass
    return {}


def _names_in_json(file: Path) -> dict[int, str]:
    annotation = read_json(file).get("annotation")
    objects = annotation.get("object") if isinstance(annotation, dict) else None
    names: dict[int, str] = {}
    for entry in objects if isinstance(objects, list) else ():
        if (
            isinstance(entry, dict)
            and type(entry.get("name_ndx")) is int
            and isinstance(entry.get("name"), str)
        ):
            parts = entry.get("parts")
            is_part = isinstance(parts, dict) and parts.get("ispart") is True
            if not is_part and (name := clean_class_name(entry["name"])):
                names[entry["name_ndx"]] = name
    return names


def _names_in_text(file: Path, mask: Path) -> dict[int, str]:
    """Names of lines such as "001 # 0 # 0 # sky # sky # ", by the class of the pixels of object 1."""
    by_object: dict[int, str] = {}
    for line in read_text_input(file).splitlines():
        cells = [cell.strip() for cell in line.split("#")]
        if len(cells) >= 5 and cells[0].isdecimal() and cells[1] == "0" and clean_class_name(cells[3]):
            by_object[int(cells[0])] = clean_class_name(cells[3])
    values, blue = _class_and_blue(mask)
    ranks = {int(value): rank for rank, value in enumerate(v for v in np.unique(blue) if v)}
    names: dict[int, str] = {}
    for value, rank in ranks.items():
        if name := by_object.get(rank + 1):
            names[int(values[blue == value][0])] = name
    return names


def _class_and_blue(mask: Path) -> tuple[Values, Values]:
    channels = read_channels(mask).astype(np.int32)
    return channels[:, :, 0] // 10 * 256 + channels[:, :, 1], channels[:, :, 2]


def _read(pair: RasterPair) -> IncomingLabels:
    values, objects = _class_and_blue(pair.mask)
    return IncomingLabels((values.shape[0], values.shape[1]), values, ids=objects)
