"""Pictures of a data set by the names that its files give them, never outside its folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_images
from engine.document.pairing.mask_names import normal_name

_MOST_FOLDERS: Final = 60


class PictureFinder:
    """Pictures below one folder.

    Args:
        root: the folder of the data set; nothing outside it is looked at.
        first: folders in it that are tried first.
    """

    def __init__(self, root: Path, first: Iterable[Path] = ()) -> None:
        self._root = root
        self._folders = list(dict.fromkeys([*first, root, *_folders_below(root)]))
        self._all: dict[str, list[Path]] | None = None
        self.outside = 0
        """Names that lead elsewhere on the disk, of which the last part alone was looked for."""

    def find(self, name: str, near: Iterable[Path] = ()) -> Path | None:
        """The picture of a name with "/" or a backslash; None where there is none, or several fit.

        Args:
            near: folders that are tried first, as other parts of the set may have pictures of the same name.
        """
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
        if not parts or "\0" in name:
            return None
        if "\\" in name and (path := self._with_backslash(name)) is not None:
            return path
        if ".." in parts or name.startswith(("/", "\\")) or parts[0].endswith(":"):
            self.outside += 1
            parts = parts[-1:]
        for names in (parts, parts[-1:]) if len(parts) > 1 else (parts,):
            beside = (folder.joinpath(*names) for folder in near)
            if (path := next(filter(os.path.isfile, beside), None)) is not None:
                return path
            path = self._in_folders(os.path.join(*names))
            if path is not None:
                return path
        candidates = self._by_name().get(normal_name(parts[-1]), [])
        return candidates[0] if len(candidates) == 1 else None

    def folders_of(self, part: str, part_named: Callable[[str], str]) -> list[Path]:
        """Folders that are called after a part of the set, such as train2017/; none for an empty part."""
        return [f for f in self._folders if part and part_named(f.name.rstrip("0123456789_-")) == part]

    def _with_backslash(self, name: str) -> Path | None:
        """The picture whose name has a backslash as a letter like others; None where it parts folders."""
        parts = [part for part in name.split("/") if part not in ("", ".")]
        if os.sep == "\\" or not parts:
            return None
        is_inside = ".." not in parts and not name.startswith("/")
        path = self._in_folders(os.path.join(*parts)) if is_inside else None
        return self._in_folders(parts[-1]) if path is None and parts[-1] != ".." else path

    @property
    def notes(self) -> list[str]:
        """What is to be said of the names."""
        if not self.outside:
            return []
        if self.outside == 1:
            return ["1 path leads out of the folder; the name alone was looked for in it."]
        return [f"{self.outside:,} paths lead out of the folder; the names alone were looked for in it."]

    def _in_folders(self, name: str) -> Path | None:
        for place, folder in enumerate(self._folders):
            path = folder / name
            if os.path.isfile(path):
                if place:
                    # The next one lies there, too, most likely.
                    self._folders.insert(0, self._folders.pop(place))
                return path
        return None

    def _by_name(self) -> dict[str, list[Path]]:
        if self._all is None:
            self._all = {}
            for path in list_images(self._root, left_out=LeftOutFiles()):
                self._all.setdefault(normal_name(path.name), []).append(path)
        return self._all


def _folders_below(root: Path) -> list[Path]:
    """Folders in the root and in those, some of them."""
    folders: list[Path] = []
    waiting = [(root, 0)]
    while waiting and len(folders) < _MOST_FOLDERS:
        folder, depth = waiting.pop(0)
        try:
            with os.scandir(folder) as entries:
                names = sorted(e.name for e in entries if not e.name.startswith(".") and e.is_dir())
        except OSError:
            # What may not be listed is looked for by no name; the picture is told as missing.
            continue
        for name in names[:_MOST_FOLDERS]:
            folders.append(folder / name)
            if depth < 1:
                waiting.append((folder / name, depth + 1))
    return folders[:_MOST_FOLDERS]
