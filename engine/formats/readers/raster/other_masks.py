"""Reader of folders of masks as other tools leave them: in colours, as JPEG, of 0 and 255, beside pictures.

Names: NAME_mask, NAME_masks, NAME_segmentation, NAME_label(s), NAME.jpg.png. Colours need no table: each is a
class of its own then, named by its code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from engine.core import UserError
from engine.core.class_names import clean_class_name
from engine.core.input_file import read_text_input
from engine.document.colour_table import colour_table_in
from engine.document.decode import MOST_PIXELS
from engine.document.image import probe_image
from engine.document.left_out import LeftOutFiles
from engine.document.mask_file import read_black_and_white
from engine.document.pairing.beside import images_beside
from engine.document.pairing.looked_at import masks_beside
from engine.document.pairing.photographs import refuse_photographs
from engine.document.samples.stored import StoredSamples, read_samples
from engine.formats.dataset import CLASSES
from engine.formats.incoming.contents import (
    LIKELY,
    POSSIBLE,
    Answers,
    ClassKey,
    ImportQuestion,
    IncomingClass,
    IncomingDataset,
    IncomingLabels,
    Recognition,
)
from engine.formats.readers.png import folders_of_like_names, mask_folder
from engine.formats.readers.raster.folders import (
    RasterPair,
    first_masks,
    folder_names,
    has_cellpose_names,
    pairs_by_name,
    raster_dataset,
    split_folders,
    split_named,
)
from engine.formats.readers.raster.label_files import classes_by_colour, names_by_line
from engine.formats.readers.raster.label_images import is_deep
from engine.formats.readers.raster.stored_values import color_of, read_colours, read_values

WHITE_KEY: Final = "white"
"""Key of the question what 255 stands for."""

_FOLDERS: Final = (
    *("masks", "mask", "labels", "label", "annotations", "annotation", "segmentations", "segmentation"),
    *("ground_truth", "groundtruth", "gt", "gts", "manual", "1st_manual"),
)
_VALUES: Final = "_classes.csv"
_NO_MASK: Final = "superpixels"
_SAMPLED: Final = 20
_MOST_COLOURS: Final = 254
_WHITE: Final = 255
_LOSSY: Final = (".jpg", ".jpeg", ".jpe", ".jfif")
_LOOKED_AT: Final = 100
# One of them may be damaged.
_FEW: Final = 3


class OtherMasksReader:
    """Reader of such folders; what one mask holds decides how all are read."""

    def recognise(self, source: Path) -> Recognition | None:
        if not source.is_dir():
            return None
        parts = _folders_of_parts(source)
        if parts:
            first = parts[0].masks
            is_other = any(map(is_deep, first_masks(first, _FEW)))
            reason = f"There is a folder {first.name}/ beside one of images."
            return Recognition(POSSIBLE if is_other else LIKELY + 0.17, reason)
        masks, is_mixed = _masks(source)
        if is_mixed:
            # Of more bits than class numbers need, they number objects.
            is_other = has_cellpose_names(masks) or any(map(is_deep, _some_beside(masks)))
            reason = "There are masks beside their pictures, by the endings of names."
            return Recognition(POSSIBLE if is_other else LIKELY + 0.17, reason)
        if masks != source and any(file.suffix.lower() in _LOSSY for file in first_masks(masks, _FEW)):
            return Recognition(LIKELY + 0.17, f"{masks.name}/ holds masks saved as JPEG.")
        table = colour_table_in((source, masks))
        # Deeper below than in a folder of masks lie the parts of a data set of another format.
        near = [file for file in first_masks(masks, _FEW) if masks != source or file.parent == source]
        if table is not None and any(_has_colours(file) for file in near):
            return Recognition(LIKELY + 0.17, f"There are masks in colours and {table.name}.")
        return Recognition(POSSIBLE - 0.2, "There are image files.") if first_masks(masks) else None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        parts = _folders_of_parts(source)
        masks, is_mixed = (source, False) if parts else _masks(source)
        beside = _beside(masks) if is_mixed else set()
        left_out = LeftOutFiles()

        def pairs() -> Iterator[RasterPair]:
            if parts:
                for part in parts:
                    yield from pairs_by_name(part.masks, part.images, part.split, left_out)
                return
            pictures = masks if is_mixed else images_beside(masks)
            listed = pairs_by_name(masks, pictures, "", left_out)
            yield from (pair for pair in listed if not is_mixed or pair.mask in beside)

        sample = [pair.mask for pair, _ in zip(pairs(), range(_SAMPLED), strict=False)]
        if not sample:
            raise UserError(f"No mask in {source}.", "Pick a folder with one mask for each image.")
        table = colour_table_in((source, masks, masks.parent))
        holdings = _Holdings(sample)
        if holdings.is_coloured or (table is not None and holdings.has_three):
            classes = holdings.colours() if table is None else classes_by_colour(table)
            notes = () if table is None else (f"Colours were read by {table.name}.",)
            return raster_dataset(pairs, _read_coloured, classes, notes=notes, left_out=left_out)
        if holdings.is_soft:
            note = "Masks are JPEG or have soft edges: what is nearer to white was read as the object."
            return raster_dataset(pairs, _read_soft, _OBJECT, notes=(note,), left_out=left_out)
        white = answers.get(WHITE_KEY, "")
        questions = (_white_question(holdings.values),) if _WHITE in holdings.values else ()
        classes = _by_value(holdings.values, white or (questions[0].default or "" if questions else ""))
        names = _names_of_values(source)
        classes = tuple(replace(c, name=names.get(c.key, c.name)) for c in classes) if names else classes
        return raster_dataset(pairs, _read_grey, classes, questions=questions, left_out=left_out)


_OBJECT: Final = (IncomingClass(0, ""), IncomingClass(1, ""))


class _Holdings:
    """What the first masks hold.

    Attributes:
        has_three: some has three channels; `is_coloured`: they differ in some pixel of it.
        is_soft: some is lossy.
        values: of the grey ones.
    """

    def __init__(self, files: list[Path]) -> None:
        self.has_three = self.is_coloured = self.is_soft = False
        self.values: set[int] = set()
        self._colours: Counter[int] = Counter()
        self._files = files
        for file in files:
            try:
                self._add(read_samples(file, MOST_PIXELS))
            except UserError:
                # It is named when its turn comes.
                continue

    def _add(self, samples: StoredSamples) -> None:
        pixels = samples.pixels
        self.is_soft |= not samples.is_lossless
        if pixels.ndim == 3:
            self.has_three = True
            self.is_coloured |= samples.is_lossless and not bool((pixels == pixels[:, :, :1]).all())
            pixels = pixels[:, :, 0]
        if pixels.dtype.kind in "iub":
            self.values.update(int(value) for value in np.unique(pixels))

    def colours(self) -> tuple[IncomingClass, ...]:
        """A class for each colour of the masks.

        Raises:
            UserError: there are too many for class colours.
        """
        for file in self._files:
            keys, counts = np.unique(read_colours(file), return_counts=True)
            self._colours.update(dict(zip(keys.tolist(), counts.tolist(), strict=True)))
        if len(self._colours) > _MOST_COLOURS:
            refuse_photographs(self._files, self._files[0].parent)
            raise UserError(
                f"The masks hold {len(self._colours):,} colours, too many for classes.",
                "Save them without smoothing, or pick the folder of masks instead of pictures.",
            )
        ordered = sorted(self._colours, key=lambda key: (-self._colours[key], key))
        return tuple(IncomingClass(key, f"#{key:06x}", color_of(key)) for key in ordered)


class _Part(NamedTuple):
    """A folder of masks, that of their pictures, and the part of the set that they are."""

    masks: Path
    images: Path
    split: str


def _folders_of_parts(source: Path) -> list[_Part]:
    """Folders of masks of several parts, as train/masks/ or train_masks/; none where there is one for all."""
    if mask_folder(source) is not None:
        return []
    parts = []
    for root, split in split_folders(source):
        named = mask_folder(root)
        images = None if named is None else images_beside(named)
        if named is not None and images is not None:
            parts.append(_Part(named, images, split))
        else:
            parts += [_Part(masks, pictures, split) for masks, pictures in folders_of_like_names(root)]
    if parts:
        return parts
    pairs = folders_of_like_names(source)
    named_parts = [_Part(masks, images, split_named(masks.name.split("_")[0])) for masks, images in pairs]
    return named_parts if len(pairs) > 1 else []


def _masks(source: Path) -> tuple[Path, bool]:
    """The folder of masks, and whether they lie among the pictures."""
    if any(file.parent == source for file in _beside(source)):
        return source, True
    names = {name.casefold(): name for name in folder_names(source)}
    folder = next((source / names[name] for name in _FOLDERS if name in names), source)
    return folder, bool(_beside(folder))


def _some_beside(folder: Path) -> list[Path]:
    """A few of the masks that lie among their pictures."""
    return sorted(_beside(folder))[:_FEW]


def _has_colours(file: Path) -> bool:
    try:
        return probe_image(file).channels > 2
    except UserError:
        return False


def _beside(folder: Path) -> set[Path]:
    """Masks below a folder that lie in one folder with their pictures."""
    files = groupby(first_masks(folder, 100_000_000), key=lambda file: file.parent)
    beside = {place / name for place, listed in files for name in masks_beside(listed)}
    return {file for file in beside if _NO_MASK not in file.name.casefold()}


def _names_of_values(source: Path) -> dict[ClassKey, str]:
    """Names of values: by classes.txt, or as Roboflow lists them in each part, "Pixel Value, Class" a line.

    None where there is no list.
    """
    if (source / CLASSES).is_file():
        return {named.key: named.name for named in names_by_line(source / CLASSES)}
    folders = (source, *(source / name for name in folder_names(source)))
    file = next((folder / _VALUES for folder in folders if (folder / _VALUES).is_file()), None)
    lines = [] if file is None else read_text_input(file).splitlines()
    pairs = (line.partition(",") for line in lines)
    return {int(value): clean_class_name(name) for value, _, name in pairs if value.strip().isdecimal()}


def _white_question(values: set[int]) -> ImportQuestion:
    is_open = values <= {0, _WHITE}
    choices = (
        ("object", "the object: 255 is a class"),
        ("unlabelled", "not labelled: 255 is no class"),
    )
    return ImportQuestion(
        WHITE_KEY, "What does 255 stand for in these masks?", choices, None if is_open else "unlabelled"
    )


def _by_value(values: set[int], white: str) -> tuple[IncomingClass, ...]:
    """Classes of grey values; of black and white alone the object is class 1, whatever its value."""
    if white == "unlabelled":
        return (
            *(IncomingClass(value, "") for value in sorted(values - {_WHITE})),
            IncomingClass(_WHITE, "unlabelled", role="ignore"),
        )
    if values <= {0, _WHITE}:
        return (IncomingClass(0, ""), IncomingClass(_WHITE, "object"))
    return tuple(IncomingClass(value, "") for value in sorted(values))


def _read_coloured(pair: RasterPair) -> IncomingLabels:
    values = read_colours(pair.mask)
    return IncomingLabels((values.shape[0], values.shape[1]), values)


def _read_grey(pair: RasterPair) -> IncomingLabels:
    values = read_values(pair.mask)
    return IncomingLabels((values.shape[0], values.shape[1]), values)


def _read_soft(pair: RasterPair) -> IncomingLabels:
    mask = read_black_and_white(pair.mask, None)
    return IncomingLabels((mask.shape[0], mask.shape[1]), mask.astype(np.int32))
