"""Names on disk of pictures of a server: safe on any disk, never outside the folder, the same for ever."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from engine.files.fitting_names import fitting_name

_BAD: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_MOST_BYTES: Final = 120


def safe_path(name: str) -> str:
    """A path with "/" made of the parts of `name` that can be names of files.

    >>> safe_path("../a/b?.png"), safe_path("")
    ('a/b_.png', 'picture')
    """
    parts = [_safe_part(part) for part in name.replace("\\", "/").split("/") if part.strip(" .")]
    return "/".join(parts) or "picture"


def distinct_paths(names: Sequence[str]) -> list[str]:
    """The `safe_path` of each name; of names that would be one file on some disk, later ones have a number.

    A path stays the same for ever, as long as only later names are added.

    >>> distinct_paths(["a?.png", "a_.png", "A_.png", "b", "b/c.png"])
    ['a_.png', 'a_-1.png', 'A_-2.png', 'b', 'b-4/c.png']
    """
    files: set[str] = set()
    folders: set[str] = set()
    paths = []
    for number, name in enumerate(names):
        path = plain = safe_path(name)
        tries = 0
        while _is_taken(path, files, folders):
            ending = f"-{number}" + (f"-{tries}" if tries else "")
            path = _numbered(plain, ending, files)
            tries += 1
        files.add(_folded(path))
        folders.update(_folders(_folded(path)))
        paths.append(path)
    return paths


def _is_taken(path: str, files: set[str], folders: set[str]) -> bool:
    folded = _folded(path)
    return folded in files or folded in folders or not files.isdisjoint(_folders(folded))


def _numbered(path: str, ending: str, files: set[str]) -> str:
    """A path with an ending at its first folder that is a file already, else at its name."""
    parts = path.split("/")
    for place in range(len(parts) - 1):
        if _folded("/".join(parts[: place + 1])) in files:
            parts[place] += ending
            return "/".join(parts)
    stem, dot, suffix = parts[-1].rpartition(".")
    parts[-1] = f"{stem}{ending}.{suffix}" if dot and stem else parts[-1] + ending
    return "/".join(parts)


def _folded(path: str) -> str:
    """A path as disks compare it that know no case and one form of each letter alone."""
    return unicodedata.normalize("NFC", path).casefold()


def _folders(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def safe_name(name: str) -> str:
    """The last part of `safe_path`."""
    return safe_path(name).rsplit("/", 1)[-1]


def _safe_part(part: str) -> str:
    part = _BAD.sub("_", part).strip(" ")
    stem, dot, ending = part.rpartition(".")
    if not dot or len(ending) > 10 or not stem:
        return fitting_name(part, _MOST_BYTES)
    return f"{fitting_name(stem, _MOST_BYTES)}.{ending}"
