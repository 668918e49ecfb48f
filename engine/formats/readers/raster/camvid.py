"""Reader of CamVid and its kind: folders of pictures with one of masks beside each, and a table of colours.

`train` has its masks in `trainannot` (SegNet: class numbers), `train_labels` or `train_L` (colours); the
first set has `701_StillsRaw_full` and `LabeledApproved_full` with NAME_L.png.

Source: Brostow et al., "Semantic object classes in video", Pattern Recognition Letters 2009.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.document.colour_table import colour_table_in
from engine.document.left_out import LeftOutFiles
from engine.document.samples.stored import read_samples
from engine.formats.incoming.contents import CERTAIN, Answers, IncomingDataset, IncomingLabels, Recognition
from engine.formats.readers.raster.folders import (
    RasterPair,
    first_masks,
    folder_names,
    pairs_by_name,
    raster_dataset,
    split_named,
)
from engine.formats.readers.raster.label_files import classes_by_colour, classes_by_line
from engine.formats.readers.raster.stored_values import read_colours, read_values

_ENDINGS: Final = ("annot", "_labels", "_label", "_masks", "_mask", "_L")
_ORIGINAL: Final = ("LabeledApproved_full", "701_StillsRaw_full")
_LOOKED_AT: Final = 3
_PROBE_PIXELS: Final = 100_000_000


class CamVidReader:
    """Reader of pairs of folders such as train/ and trainannot/, with label_colors.txt or class_dict.csv."""

    def recognise(self, source: Path) -> Recognition | None:
        folders = _folders(source)
        table = colour_table_in((source,))
        if not folders or table is None:
            return None
        return Recognition(CERTAIN, f"There are {folders[0][0].name}/ and {table.name}.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        folders = _folders(source)
        table = colour_table_in((source,))
        if not folders or table is None:
            raise UserError(
                f"{source} has no folders such as train/ and trainannot/ with a label_colors.txt.",
                "Pick the folder that holds them.",
            )
        # Several: one of them may be damaged.
        is_coloured = any(_is_coloured(f) for masks, _ in folders for f in first_masks(masks, _LOOKED_AT))
        left_out = LeftOutFiles()

        def pairs() -> Iterator[RasterPair]:
            for masks, pictures in folders:
                yield from pairs_by_name(masks, pictures, split_named(pictures.name), left_out)

        def read(pair: RasterPair) -> IncomingLabels:
            values = read_colours(pair.mask) if is_coloured else read_values(pair.mask)
            return IncomingLabels((values.shape[0], values.shape[1]), values)

        classes = classes_by_colour(table) if is_coloured else classes_by_line(table)
        return raster_dataset(pairs, read, classes, left_out=left_out)


def _folders(source: Path) -> list[tuple[Path, Path]]:
    """Folders of masks, and those of their pictures."""
    names = folder_names(source)
    pairs = [
        (source / (name + ending), source / name)
        for name in names
        for ending in _ENDINGS
        if name + ending in names
    ]
    if not pairs and set(_ORIGINAL) <= set(names):
        pairs.append((source / _ORIGINAL[0], source / _ORIGINAL[1]))
    return pairs


def _is_coloured(file: Path) -> bool:
    """Whether a mask holds colours: three channels, or a palette whose numbers are no class numbers here."""
    try:
        return read_samples(file, _PROBE_PIXELS).pixels.ndim == 3
    except UserError:
        return False
