"""Table of colours by which other programs write masks: labelmap.txt, class_dict.csv, label_colors.txt."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, ClassList, LabelMap, UserError
from engine.core.input_file import read_text_input

_TABLE_NAMES: Final = ("labelmap.txt", "class_dict.csv", "label_colors.txt")
"""Files that hold such a table, of CVAT, of Kaggle's CamVid, and of CamVid itself."""

_UNLABELLED: Final = frozenset(
    ("ignore", "ignored", "__ignore__", "unlabelled", "unlabeled", "void", "don't care", "255")
)
# A name may have commas and colons itself: it ends where a colour follows.
_NAME_FIRST: Final = re.compile(
    r"^(?P<name>.+?)\s*[:,;]\s*(?P<rgb>\d+\s*[,;]\s*\d+\s*[,;]\s*\d+)\s*(?:[:,;].*)?$"
)
_COLOUR_FIRST: Final = re.compile(r"^(?P<rgb>\d+\s+\d+\s+\d+)\s+(?P<name>\S.*)$")
_SHOWN: Final = 3


class ColourTable:
    """Class ids of colours.

    Args:
        ids: class id of each colour (red, green, blue), 255 for unlabelled.
        unknown: name of the class of each colour that the project does not have.
        source: the file, for messages.
    """

    def __init__(
        self,
        ids: Mapping[tuple[int, int, int], int],
        unknown: Mapping[tuple[int, int, int], str],
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

    Other lines, as headings and comments, are passed over. Names compare without case. What is called
    ignore, void or unlabelled is unlabelled where the project has no such class.

    Raises:
        UserError: it cannot be read, holds no colour, or gives two classes the same colour.
    """
    by_name = {_normal(info.name): info.id for info in classes.present}
    names = read_colour_names(path)
    ids: dict[tuple[int, int, int], int] = {}
    unknown: dict[tuple[int, int, int], str] = {}
    for colour, name in names.items():
        if _normal(name) in by_name:
            ids[colour] = by_name[_normal(name)]
        elif _normal(name) in _UNLABELLED:
            ids[colour] = IGNORE
        else:
            unknown[colour] = name
    return ColourTable(ids, unknown, path)


def read_colour_names(path: Path) -> dict[tuple[int, int, int], str]:
    """Names of colours in a file, in its order, see `read_colour_table`.

    Raises:
        UserError: it cannot be read, holds no colour, or gives two classes the same colour.
    """
    names: dict[tuple[int, int, int], str] = {}
    for line in read_text_input(path).splitlines():
        match = _NAME_FIRST.match(line.strip()) or _COLOUR_FIRST.match(line.strip())
        if match is None:
            continue
        red, green, blue = (int(value) for value in re.split(r"[\s,;]+", match["rgb"].strip()))
        name = match["name"].strip().strip('"')
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


def is_unlabelled_name(name: str) -> bool:
    """Whether a class of this name stands for pixels that nobody has decided."""
    return _normal(name) in _UNLABELLED


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip().casefold())


def _code(colour: tuple[int, int, int]) -> int:
    red, green, blue = colour
    return red << 16 | green << 8 | blue


def _shown(code: int) -> str:
    return f"{code >> 16},{code >> 8 & 255},{code & 255}"
