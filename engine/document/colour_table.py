"""Table of colours by which other programs write masks: labelmap.txt, class_dict.csv, label_colors.txt."""

from __future__ import annotations

import csv
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, ClassList, LabelMap, UserError
from engine.core.class_names import COLOR_HEADS, NAME_HEADS
from engine.core.input_file import read_text_input

_TABLE_NAMES: Final = ("labelmap.txt", "class_dict.csv", "label_colors.txt")
"""Files that hold such a table, of CVAT, of Kaggle's CamVid, and of CamVid itself."""

_UNLABELLED: Final = frozenset(
    ("ignore", "ignored", "__ignore__", "unlabelled", "unlabeled", "void", "don't care", "255")
)
_COLOUR_HEADS: Final = ("color", "colour", "rgb", "hex", "hex_color", "color_rgb", "hex_code")
_WHOLE: Final = re.compile(r"\d{1,9}", re.ASCII)
_RGB: Final = re.compile(r"(\d{1,9})[\s,;]+(\d{1,9})[\s,;]+(\d{1,9})", re.ASCII)
_HEX: Final = re.compile(r"#?([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
# Before a colon a name may have commas and colons itself: it ends where a colour follows.
_WITH_COLON: Final = re.compile(
    r"^(?P<name>.+?)\s*:\s*(?P<rgb>\d{1,9}\s*[,;]\s*\d{1,9}\s*[,;]\s*\d{1,9})\s*(?:[:,;].*)?$", re.ASCII
)
_COLOUR_FIRST: Final = re.compile(r"^(?P<rgb>\d{1,9}\s+\d{1,9}\s+\d{1,9})\s+(?P<name>[^\s,;].*)$", re.ASCII)
_SHOWN: Final = 3

Colour = tuple[int, int, int]
"""Red, green and blue."""


class ColourTable:
    """Class ids of colours.

    Args:
        ids: class id of each colour (red, green, blue), 255 for unlabelled.
        unknown: name of the class of each colour that the project does not have.
        source: the file, for messages.
    """

    def __init__(
        self,
        ids: Mapping[Colour, int],
        unknown: Mapping[Colour, str],
        source: Path,
    ) -> None:
        self._unknown = {_code(colour): name for colour, name in unknown.items()}
        self._source = source
        codes = sorted((_code(colour), class_id) for colour, class_id in ids.items())
        self._codes = np.asarray([code for code, _ in codes], np.uint32)
        self._ids = np.asarray([class_id for _, class_id in codes], np.uint8)

    @property
    def source(self) -> Path:
        """The file that the table was read from."""
        return self._source

    def ids(self, path: Path, pixels: NDArray[np.uint8]) -> LabelMap:
        """(H, W) uint8 class ids of (H, W, 3) colours.

        Args:
            path: the mask, for messages.

        Raises:
            UserError: a colour is not in the table, or its class not in the project.
        """
        wide = pixels.astype(np.uint32)
        codes = (wide[:, :, 0] << 16) | (wide[:, :, 1] << 8) | wide[:, :, 2]
        places = np.minimum(np.searchsorted(self._codes, codes), max(0, len(self._codes) - 1))
        if len(self._codes):
            is_known = self._codes[places] == codes
            if is_known.all():
                return self._ids[places]
            others = np.unique(codes[~is_known])
        else:
            others = np.unique(codes)
        names = {self._unknown[int(code)] for code in others if int(code) in self._unknown}
        if names:
            raise UserError(
                f"The mask {path.name} holds the class '{min(names)}' of {self._source.name}, "
                "which the project does not have.",
                "Add the class to the project first.",
            )
        shown = ", ".join(_shown(int(code)) for code in others[:_SHOWN])
        raise UserError(
            f"The mask {path.name} holds the colour {shown}, which is not in {self._source.name}.",
            "Add a line for it, or correct the mask.",
        )


def find_colour_table(folders: Iterable[Path], classes: ClassList) -> ColourTable | None:
    """The first table of colours in one of `folders`, for these classes; None where there is none.

    Raises:
        UserError: a table cannot be read, or gives two classes the same colour.
    """
    file = colour_table_in(folders)
    return None if file is None else read_colour_table(file, classes)


def colour_table_in(folders: Iterable[Path]) -> Path | None:
    """The first file in these folders that has the name of a table of colours, in any case; None for none."""
    for folder in folders:
        try:
            names = {name.lower(): name for name in sorted(os.listdir(folder), reverse=True)}
        except OSError:
            continue
        for name in _TABLE_NAMES:
            if name in names and (folder / names[name]).is_file():
                return folder / names[name]
    return None


def read_colour_table(path: Path, classes: ClassList) -> ColourTable:
    """The table in a file: a line "name:red,green,blue", "name,red,green,blue" or "red green blue name" each.

    A table with a heading is read by it. Other lines, as comments, are passed over. Names compare without
    case. What is called ignore, void or unlabelled is unlabelled where the project has no such class.

    Raises:
        UserError: it cannot be read, holds no colour, or gives two classes the same colour.
    """
    by_name = {_normal(info.name): info.id for info in classes.present}
    names = read_colour_names(path)
    ids: dict[Colour, int] = {}
    unknown: dict[Colour, str] = {}
    for colour, name in names.items():
        if _normal(name) in by_name:
            ids[colour] = by_name[_normal(name)]
        elif _normal(name) in _UNLABELLED:
            ids[colour] = IGNORE
        else:
            unknown[colour] = name
    return ColourTable(ids, unknown, path)


def read_colour_names(path: Path) -> dict[Colour, str]:
    """Names of colours in a file, in its order, see `read_colour_table`.

    Raises:
        UserError: it cannot be read, holds no colour, or gives two classes the same colour.
    """
    names: dict[Colour, str] = {}
    for (red, green, blue), name in _named_colours(read_text_input(path)):
        if max(red, green, blue) > 255:
            raise UserError(
                f"{path.name} gives '{name}' the colour {red},{green},{blue}.", "Colours end at 255."
            )
        other = names.setdefault((red, green, blue), name)
        if _normal(other) != _normal(name):
            raise UserError(
                f"{path.name} gives '{other}' and '{name}' the same colour.", "Masks cannot tell them apart."
            )
    if not names:
        raise UserError(f"{path.name} holds no colours.", "Write a line name:red,green,blue for each class.")
    return names


def _named_colours(text: str) -> Iterator[tuple[Colour, str]]:
    """Colours and names of the lines: by a heading where there is one, else by what each line looks like."""
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines()]
    # In CamVid's form a name may look like a line of another one.
    is_colour_first = all(map(_COLOUR_FIRST.match, filter(None, lines)))
    heading: _Heading | None = None
    for line in lines:
        if is_colour_first and (match := _COLOUR_FIRST.match(line)) is not None:
            red, green, blue = map(int, match["rgb"].split())
            yield (red, green, blue), match["name"].strip('"')
            continue
        between = heading.between if heading is not None else max(",;\t", key=line.count)
        try:
            cells = [cell.strip() for cell in next(csv.reader([line], delimiter=between), [])]
        except csv.Error:
            cells = []
        if heading is None and (heading := _Heading.of(cells, between)) is not None:
            continue
        found = (heading.read(cells) if heading is not None else None) or _by_form(line, cells)
        if found is not None:
            yield found


@dataclass(frozen=True, slots=True)
class _Heading:
    """Columns of a table with a heading: of the name, and of the colour or of its three parts."""

    between: str
    name_at: int
    colour_at: tuple[int, ...]

    @classmethod
    def of(cls, cells: Sequence[str], between: str) -> _Heading | None:
        """The columns that these cells name; None where they are no heading."""
        heads = [cell.lower() for cell in cells]
        name_at, *parts = (_place_of(heads, names) for names in (NAME_HEADS, *COLOR_HEADS))
        places = [place for place in parts if place is not None]
        whole = _place_of(heads, _COLOUR_HEADS)
        if len(places) < len(COLOR_HEADS):
            places = [] if whole is None else [whole]
        return cls(between, name_at, tuple(places)) if name_at is not None and places else None

    def read(self, cells: Sequence[str]) -> tuple[Colour, str] | None:
        """Colour and name in a line; None where it has none."""
        if len(cells) <= max(self.name_at, *self.colour_at):
            return None
        colour = _colour(",".join(cells[place] for place in self.colour_at))
        name = cells[self.name_at]
        return None if colour is None or not name else (colour, name)


def _place_of(heads: Sequence[str], names: Sequence[str]) -> int | None:
    return next((place for place, head in enumerate(heads) if head in names), None)


def _by_form(line: str, cells: Sequence[str]) -> tuple[Colour, str] | None:
    """Colour and name in a line of a table without a heading; None for a remark or the like."""
    match = _WITH_COLON.match(line) or _COLOUR_FIRST.match(line)
    if match is not None and (colour := _colour(match["rgb"].strip())) is not None:
        return colour, match["name"].strip().strip('"')
    for parts in (cells, re.split(r"\s*[,;]\s*", line)):
        kinds = "".join(map(_kind_of, parts))
        for form, name_at, first, end in _FORMS:
            if kinds.startswith(form) and (colour := _colour(",".join(parts[first:end]))) is not None:
                return colour, parts[name_at]
    return None


def _kind_of(cell: str) -> str:
    """What a cell is: (n)umber, (t)ext, (h)exadecimal colour; a space for nothing."""
    if _WHOLE.fullmatch(cell):
        return "n"
    return "h" if cell.startswith("#") and _HEX.fullmatch(cell) else "t" if cell else " "


# Kinds of the cells; places of the name and of the colour.
_FORMS: Final = (
    *(("tnnn", 0, 1, 4), ("ntnnn", 1, 2, 5), ("nnnnt", 4, 1, 4), ("nnnt", 3, 0, 3), ("nnnn", 0, 1, 4)),
    *(("th", 0, 1, 2), ("nth", 1, 2, 3), ("nht", 2, 1, 2), ("ht", 1, 0, 1)),
)


def _colour(text: str) -> Colour | None:
    """A colour as three numbers or as a hexadecimal one; None for anything else."""
    if (match := _RGB.fullmatch(text)) is not None:
        return int(match[1]), int(match[2]), int(match[3])
    match = _HEX.fullmatch(text)
    return None if match is None else (int(match[1], 16), int(match[2], 16), int(match[3], 16))


def is_unlabelled_name(name: str) -> bool:
    """Whether a class of this name stands for pixels that nobody has decided."""
    return _normal(name) in _UNLABELLED


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip().casefold())


def _code(colour: Colour) -> int:
    red, green, blue = colour
    return red << 16 | green << 8 | blue


def _shown(code: int) -> str:
    return f"{code >> 16},{code >> 8 & 255},{code & 255}"
