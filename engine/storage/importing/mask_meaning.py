"""Meaning of the values in a folder of masks: what 255 stands for, and whether palettes agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, CancelToken, ClassList, LabelMap, UserError, read_only
from engine.document.colour_table import ColourTable
from engine.document.decode import MOST_PIXELS, in_plain_words, is_tiff, opened, require_file
from engine.document.mask_file import read_black_and_white, read_mask
from engine.document.mask_survey import label_counts
from engine.document.samples.stored import read_samples
from engine.document.samples.tiff_page import probe_tiff
from engine.storage.importing.mask_partners import MaskPartner
from engine.storage.importing.packed_masks import PackedMasks
from engine.storage.records import ImageRecord

_PNG: Final = b"\x89PNG\r\n\x1a\n"
# Place of the colour type in a PNG, whose first chunk is its header, and that of a palette.
_COLOUR_TYPE: Final = 25
_OF_PALETTE: Final = b"\x03"
_Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class FolderMeaning:
    """What the values in a folder of masks mean.

    Attributes:
        colours: the classes of colours, None where there is no table of them.
        is_black_and_white: whether 255 is the second class.
        odd_palettes: masks whose palette contradicts those of others.
        known: masks of 0 and 255 that were decoded to find that out.
    """

    colours: ColourTable | None
    is_black_and_white: bool
    odd_palettes: frozenset[Path]
    known: PackedMasks = field(default_factory=PackedMasks)


def is_black_and_white(
    partners: Iterable[MaskPartner],
    classes: ClassList,
    colours: ColourTable | None,
    token: CancelToken | None,
    known: PackedMasks,
    shape_of: Callable[[ImageRecord], tuple[int, int]],
) -> bool:
    """Whether 255 is the second class in a folder of masks.

    One mask of 0 and 255 may well be background and unlabelled pixels. A folder with such masks in which no
    mask holds the other class is the usual way to write 'object is white'. Masks that are no class ids, for
    a grey pixel or as JPEG, speak for neither, unless they are black and white but for noise; nor do those
    without an image, or of another size.

    Args:
        known: keeps the masks that are decoded here.
        shape_of: (H, W) of an image as it lies on the disk.
    """
    if len(classes) != 2:
        return False
    has_objects = False
    for partner in partners:
        if token is not None:
            token.check()
        if partner.record is None:
            continue
        try:
            mask = read_mask(partner.file, shape_of(partner.record), len(classes), colours)
        except UserError:
            has_objects = has_objects or _is_soft(partner.file)
            continue
        counts = label_counts(mask)
        if counts[1:IGNORE].any():
            return False
        known.keep(partner.file, mask)
        has_objects = has_objects or bool(counts[0] and counts[IGNORE])
    return has_objects


def object_is_one(mask: LabelMap) -> LabelMap:
    """A 0/255 mask as class ids 0 and 1."""
    return read_only((mask == IGNORE).astype(np.uint8))


def contradicting_palettes(files: Iterable[Path], token: CancelToken | None) -> frozenset[Path]:
    """Masks in which a colour stands for another number than in as many or more of the others."""
    palettes: dict[Path, NDArray[np.uint8]] = {}
    for file in files:
        if token is not None:
            token.check()
        palette = _palette_of(file)
        if palette is not None:
            palettes[file] = palette
    if len({palette.tobytes() for palette in palettes.values()}) < 2:
        return frozenset()
    used = []
    for file, palette in palettes.items():
        if token is not None:
            token.check()
        if (indices := _used_indices(file, palette)) is not None:
            used.append(_UsedPalette(file, palette, indices))
    return _minority(used)


@dataclass(frozen=True, slots=True)
class _UsedPalette:
    """A mask's palette (N, 3), and the indices that its pixels have."""

    file: Path
    palette: NDArray[np.uint8]
    indices: tuple[int, ...]

    def colour(self, index: int) -> _Colour | None:
        """Colour of an index; None beyond the palette."""
        if index >= len(self.palette):
            return None
        red, green, blue = (int(value) for value in self.palette[index])
        return red, green, blue


def _minority(used: Sequence[_UsedPalette]) -> frozenset[Path]:
    counts: dict[_Colour, Counter[int]] = {}
    for mask in used:
        for index in mask.indices:
            if (colour := mask.colour(index)) is not None:
                counts.setdefault(colour, Counter())[index] += 1
    odd = set()
    for mask in used:
        for index in mask.indices:
            colour = mask.colour(index)
            if colour is None:
                continue
            # A palette that has the colour at both places contradicts neither.
            rivals = [
                other
                for other, count in counts[colour].items()
                if other != index and count >= counts[colour][index] and mask.colour(other) != colour
            ]
            if rivals:
                odd.add(mask.file)
    return frozenset(odd)


def _palette_of(file: Path) -> NDArray[np.uint8] | None:
    """Colours of a palette image, from its header; None for other files, and those that cannot be read."""
    try:
        head = require_file(file)
        if is_tiff(head):
            return probe_tiff(file).palette
        if head.startswith(_PNG) and head[_COLOUR_TYPE : _COLOUR_TYPE + 1] != _OF_PALETTE:
            return None
        with opened(file, head) as image, in_plain_words(file):
            if image.mode != "P":
                return None
            return np.asarray(image.getpalette("RGB") or [], np.uint8).reshape(-1, 3)
    except UserError:
        return None


def _used_indices(file: Path, palette: NDArray[np.uint8]) -> tuple[int, ...] | None:
    try:
        pixels = read_samples(file, MOST_PIXELS).pixels
    except UserError:
        return None  # The import itself tells what is wrong with this file.
    present = np.flatnonzero(np.bincount(pixels.ravel(), minlength=len(palette)))
    return tuple(int(index) for index in present)


def _is_soft(file: Path) -> bool:
    try:
        read_black_and_white(file, None)
    except UserError:
        return False
    return True
