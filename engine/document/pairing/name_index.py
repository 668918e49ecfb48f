"""Index of images by the names that their masks may bear.

>>> index = NameIndex([("day/x.jpg", 1), ("night/x.jpg", 2), ("y_sat.jpg", 3)])
>>> index.find("night/x.png").items, index.find("y_mask.png").items, index.find("x.png").items
((2,), (3,), (1, 2))
>>> index.find("y_mask.png").ending
'_mask'
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, Generic, TypeVar

from engine.document.pairing.mask_names import (
    normal_name,
    without_image_beginning,
    without_image_ending,
    without_image_suffix,
    without_mask_beginning,
    without_mask_ending,
)

T = TypeVar("T")

_EXACT: Final = 0
_BY_SUFFIX: Final = 1
_BY_ENDING: Final = 2


@dataclass(frozen=True, slots=True)
class NameMatch(Generic[T]):
    """What fits a mask's name: nothing, one item, or several, which is an open question.

    Attributes:
        ending: what was left aside of the mask's name, at its end or its beginning; empty where the names are
            alike as they are.
        rank: how well folders and names fit, to be compared with that of another mask.
    """

    items: tuple[T, ...]
    ending: str = ""
    rank: tuple[int, bool, int, int] = (0, False, 0, 0)


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    """An image: the folders that it lies in, as they compare, its name, and how the name was shortened."""

    folders: tuple[str, ...]
    name: str
    level: int
    item: T


class NameIndex(Generic[T]):
    """Images, or other masks, to be found by the names of masks.

    Args:
        entries: posix path of each below its folder, with suffix, and what it stands for; the same thing may
            have several paths.
        are_masks: the entries are masks themselves, such as predictions, whose endings are left aside, too.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], are_masks: bool = False) -> None:
        self._entries: dict[str, list[_Entry[T]]] = {}
        for path, item in entries:
            pure = PurePosixPath(path)
            folders, stem = _folders(pure), normal_name(pure.stem)
            shorter = without_image_ending(stem) or (without_mask_ending(stem) if are_masks else "")
            keys = {normal_name(pure.name): _EXACT, stem: _EXACT}
            for key in filter(None, (shorter, without_image_beginning(stem))):
                keys.setdefault(key, _BY_ENDING)
            for key, level in keys.items():
                self._entries.setdefault(key, []).append(_Entry(folders, pure.stem, level, item))

    def find(self, name: str) -> NameMatch[T]:
        """What fits a mask: in its own folder first, then by the whole name, then without an ending.

        Among names that differ in upper and lower case, or in how an accent is written, alone, the one that
        is written the same comes first.

        Args:
            name: posix path of the mask below its folder, with suffix.
        """
        pure = PurePosixPath(name)
        folders, stem = _folders(pure), normal_name(pure.stem)
        best: tuple[int, bool, int, int] | None = None
        items: list[T] = []
        used = ""
        for form, level in _forms(stem).items():
            for entry in self._entries.get(form, ()):
                rank = (
                    _common_tail(folders, entry.folders),
                    entry.folders == folders,
                    -level - entry.level,
                    _likeness(pure.stem, entry.name),
                )
                if best is None or rank > best:
                    best, items, used = rank, [entry.item], form
                elif rank == best and entry.item not in items:
                    items.append(entry.item)
        if best is None:
            return NameMatch(())
        left = stem.removesuffix(used) if stem.endswith(used) else stem[len(used) :]
        return NameMatch(tuple(items), left, best)


def _forms(stem: str) -> dict[str, int]:
    """What a mask's normal stem may be the name of, and how far it is from the stem itself."""
    forms = {stem: _EXACT}
    if bare := without_image_suffix(stem):
        forms.setdefault(bare, _BY_SUFFIX)
    for form in list(forms):
        if shorter := without_mask_ending(form):
            forms.setdefault(shorter, _BY_ENDING)
            if bare := without_image_suffix(shorter):
                forms.setdefault(bare, _BY_ENDING)
    if bare := without_mask_beginning(stem):
        forms.setdefault(bare, _BY_ENDING)
    return forms


def _folders(path: PurePosixPath) -> tuple[str, ...]:
    return tuple(normal_name(part) for part in path.parts[:-1])


def _common_tail(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """How many folders, counted from the file upwards, are alike."""
    count = 0
    for ours, theirs in zip(reversed(first), reversed(second), strict=False):
        if ours != theirs:
            break
        count += 1
    return count


def _likeness(first: str, second: str) -> int:
    """2 for names of the same code points, 1 for the same letters, 0 for others."""
    if first == second:
        return 2
    return int(unicodedata.normalize("NFC", first) == unicodedata.normalize("NFC", second))
