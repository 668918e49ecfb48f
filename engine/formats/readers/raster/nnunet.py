"""Reader of nnU-Net v2: dataset.json, imagesTr/CASE_0000.png (a file a channel), labelsTr/CASE.png.

Source: Isensee et al., "nnU-Net: a self-configuring method for deep learning-based biomedical image
segmentation", Nature Methods 2021; `documentation/dataset_format.md` of version 2.
"""

from __future__ import annotations

import filecmp
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from engine.core import UserError
from engine.core.plane_path import channel_files, source_path
from engine.document.left_out import LeftOutFiles
from engine.document.listing import IMAGE_SUFFIXES, image_suffix
from engine.document.stacks.channel_files import MOST_FILES
from engine.formats.incoming.contents import (
    CERTAIN,
    Answers,
    ImportQuestion,
    IncomingClass,
    IncomingDataset,
    Recognition,
)
from engine.formats.readers.raster.folders import (
    RasterPair,
    below,
    file_names,
    first_masks,
    pairs_by_name,
    raster_dataset,
)
from engine.formats.readers.raster.label_files import read_json
from engine.formats.readers.raster.tables import read_numbers
from engine.formats.shapes.nnunet_names import CLASS_NAMES, IGNORE_NAME

DESCRIPTION: Final = "dataset.json"
CHANNEL_KEY: Final = "channel"
"""Key of the question which channel is the picture."""
ALL_CHANNELS: Final = "all"
_FIRST: Final = "0000"
_LOOKED_AT: Final = 100_000
_PHOTO: Final = (["r", "g", "b"], ["red", "green", "blue"])

PARTS: Final = (("labelsTr", "imagesTr", "train"), ("labelsTs", "imagesTs", "test"))
"""Folders of labels and of images, and the part of the set."""


class NnUnetReader:
    """Reader of a folder with dataset.json, imagesTr/ and labelsTr/."""

    def recognise(self, source: Path) -> Recognition | None:
        if not ((source / DESCRIPTION).is_file() and (source / "labelsTr").is_dir()):
            return None
        return Recognition(CERTAIN, f"There are {DESCRIPTION} and labelsTr/.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        description = read_json(source / DESCRIPTION)
        ending = description.get("file_ending")
        if not isinstance(ending, str) or not ending.startswith("."):
            raise UserError(f"{DESCRIPTION} has no file_ending.", "Convert the data set to nnU-Net v2.")
        channels = _channels(description) if _has_channel_files(source, ending) else ()
        questions = _questions(_with_all(channels), is_own=CLASS_NAMES in description)
        usual = questions[0].default if questions else None
        # Until somebody says it, the first one is what examples show.
        chosen = answers.get(CHANNEL_KEY, usual or (channels[0][0] if channels else _FIRST))
        classes = label_classes(description)
        if image_suffix(f"x{ending}") not in IMAGE_SUFFIXES:
            from engine.formats.readers.science.nifti import nnunet_volumes

            count = len(channels) if chosen == ALL_CHANNELS else 0
            picture_ending = f"_{_FIRST if count else chosen}"
            return nnunet_volumes(source, PARTS, ending, picture_ending, count, classes, questions)
        if not first_masks(source / "labelsTr"):
            raise UserError(f"{source / 'labelsTr'} holds no labels.", "Copy the data set again.")
        left_out = LeftOutFiles()

        def pairs() -> Iterator[RasterPair]:
            for labels, images, split in PARTS:
                if (source / labels).is_dir():
                    for pair in pairs_by_name(source / labels, None, split, left_out):
                        case = source / images / pair.mask.name.removesuffix(ending)
                        picture = _picture(case, ending, chosen, len(channels))
                        yield RasterPair(below(source / images, picture), pair.mask, picture, split)

        return raster_dataset(pairs, read_numbers, classes, questions=questions, left_out=left_out)


def _has_channel_files(source: Path, ending: str) -> bool:
    """Whether each channel is a file of its own; of photos all are in one."""
    second = f"_0001{ending}"
    return any(
        name.endswith(second) for _, images, _ in PARTS for name in file_names(source / images, _LOOKED_AT)
    )


def _questions(channels: tuple[tuple[str, str], ...], *, is_own: bool) -> tuple[ImportQuestion, ...]:
    """The question which channel is the picture; all of them where they are of a photo, or of our own.

    Any other channels are stains or sequences, of which nobody but the user knows which ones are meant.
    """
    if len(channels) < 2:
        return ()
    text = "Each channel is a file of its own: which one is the picture?"
    names = [words.partition(": ")[2].casefold() for value, words in channels if value != ALL_CHANNELS]
    has_all = any(value == ALL_CHANNELS for value, _ in channels)
    default = ALL_CHANNELS if has_all and (is_own or names in _PHOTO) else None
    return (ImportQuestion(CHANNEL_KEY, text, channels, default),)


def _picture(case: Path, ending: str, chosen: str, count: int) -> Path:
    """The picture of a case: the file of a channel, or all of them laid together.

    A grey picture among photos has the same in each channel, and a photo may be one file.
    """
    if chosen != ALL_CHANNELS:
        return case.with_name(f"{case.name}_{chosen}{ending}")
    first = case.with_name(f"{case.name}_0000{ending}")
    files = channel_files(first, count)
    try:
        is_one = all(filecmp.cmp(first, file, shallow=False) for file in files[1:])
    except OSError:
        is_one = not any(file.exists() for file in files[1:])
    return first if is_one else source_path(first, count)


def _channels(description: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    names = description.get("channel_names", description.get("modality"))
    if not isinstance(names, dict):
        return ()
    keys = sorted((int(key), str(name)) for key, name in names.items() if key.isdecimal() and len(key) < 5)
    return tuple((f"{key:04d}", f"{key}: {name[:80]}") for key, name in keys)


def _with_all(channels: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The channels, and all of them as one picture: first where they are those of a photo, else last."""
    names = [text.partition(": ")[2] for _, text in channels]
    is_gapless = [number for number, _ in channels] == [f"{n:04d}" for n in range(len(channels))]
    if not is_gapless or not 2 <= len(channels) <= MOST_FILES:
        return channels
    together = (ALL_CHANNELS, f"0-{len(channels) - 1}: {', '.join(names)}")
    is_photo = [name.casefold() for name in names] in _PHOTO
    return (together, *channels) if is_photo else (*channels, together)


def label_classes(description: dict[str, Any]) -> tuple[IncomingClass, ...]:
    """The classes of a dataset.json; of regions each value is called after the smallest one around it.

    Raises:
        UserError: there are no labels, or they are not in order.
    """
    labels = description.get("labels")
    if not isinstance(labels, dict) or not labels:
        raise UserError(f"{DESCRIPTION} names no labels.", "Take the file of the data set.")
    names: dict[int, tuple[int, str]] = {}
    for name, value in labels.items():
        # Version 1 has them the other way round.
        if isinstance(value, str) and name.isdecimal():
            name, value = value, int(name)
        values = value if isinstance(value, list) else [value]
        if not all(type(v) is int and 0 <= v < 1 << 16 for v in values):
            raise UserError(f"{DESCRIPTION} gives '{name[:60]}' no whole number.", 'Write "cell": 1.')
        for number in values:
            names[number] = min(names.get(number, (1 << 30, "")), (len(values), name))
    own = _own_names(description)
    return tuple(_class(number, name, own) for number, (_, name) in sorted(names.items()))


def _own_names(description: dict[str, Any]) -> dict[int, str]:
    """Names of classes that an export of ours gives besides; none of any other data set."""
    names = description.get(CLASS_NAMES)
    if not isinstance(names, dict) or not all(key.isdecimal() and type(n) is str for key, n in names.items()):
        return {}
    return {int(key): name for key, name in names.items()}


def _class(number: int, name: str, own: Mapping[int, str]) -> IncomingClass:
    if own and number in own:
        return IncomingClass(number, own[number])
    if own and number == 0:
        # The format asks for it, and the project has none.
        return IncomingClass(number, name, role="nothing")
    return IncomingClass(number, name, role="ignore" if name == IGNORE_NAME else "class")
