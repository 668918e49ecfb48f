"""Count of the files in a folder that are not taken as images, with the reason for each kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from engine.core.words import plural

# Pictures of formats that nothing here reads. Other endings belong to no picture.
_FOREIGN: Final = frozenset(
    [
        ".3fr",
        ".arw",
        ".bigtiff",
        ".bif",
        ".cr2",
        ".cr3",
        ".cin",
        ".czi",
        ".dcm",
        ".dcx",
        ".dds",
        ".dib",
        ".dicom",
        ".djvu",
        ".dng",
        ".dpx",
        ".emf",
        ".eps",
        ".exr",
        ".fits",
        ".flif",
        ".h5",
        ".hdf5",
        ".hdr",
        ".heic",
        ".heif",
        ".hif",
        ".ico",
        ".icns",
        ".img",
        ".ims",
        ".jls",
        ".jxr",
        ".lif",
        ".lsm",
        ".mha",
        ".mhd",
        ".mrc",
        ".mrxs",
        ".nd2",
        ".ndpi",
        ".nef",
        ".nii",
        ".nrrd",
        ".npy",
        ".npz",
        ".oib",
        ".oif",
        ".orf",
        ".pcx",
        ".pdf",
        ".ps",
        ".psb",
        ".psd",
        ".qoi",
        ".raf",
        ".raw",
        ".rw2",
        ".scn",
        ".sgi",
        ".svg",
        ".svs",
        ".tga",
        ".vms",
        ".vsi",
        ".wmf",
        ".xbm",
        ".xcf",
        ".xpm",
        ".zarr",
        ".zvi",
    ]
)
_EXTRAS: Final = {
    ".heic": "pillow-heif",
    ".heif": "pillow-heif",
    ".hif": "pillow-heif",
    ".dcm": '"inkling[medical]"',
    ".dicom": '"inkling[medical]"',
    ".nii": '"inkling[medical]"',
    ".zarr": '"inkling[zarr]"',
    ".czi": '"inkling[microscopy]"',
    ".lif": '"inkling[microscopy]"',
}
"""What pip installs that reads a format which is not read without."""

_VIDEOS: Final = frozenset((".avi", ".mkv", ".mov", ".mp4", ".m4v", ".mpg", ".mpeg", ".webm", ".wmv"))
"""Endings of videos: a folder of images may hold some that are none of its images."""

_SINGLE: Final = {
    "image files without a mask that Cellpose has named": "image file without a mask that Cellpose has named",
    "image files of the data set that are none of its pictures": (
        "image file of the data set that is none of its pictures"
    ),
    "hidden images": "hidden image",
    "projects": "project",
    "links that lead nowhere, or devices": "link that leads nowhere, or device",
    "videos, which are added one by one": "video, which is added by itself",
    "masks beside their images": "mask beside its image",
    "image files of exports": "image file of an export",
    "images of the project": "image of the project",
    "copies of images of the project": "copy of an image of the project",
    "folders of other masks of the same pictures": "folder of other masks of the same pictures",
    "boxes without an outline": "box without an outline",
    "lines or points, which cover no area": "line or point, which covers no area",
}
"""Reasons as they are called for one file."""

_SHOWN: Final = 5


class LeftOutFiles:
    """Files that a listing has passed over; filled by `list_images`, for one thread.

    Example:
        >>> left_out = LeftOutFiles()
        >>> for suffix in (".xcf", ".psd", ".xcf", ".txt"):
        ...     left_out.add_file(suffix)
        >>> left_out.count, left_out.sentence
        (4, 'Left out: 3 pictures of formats that are not read (.xcf, .psd); 1 other file (.txt).')
    """

    def __init__(self) -> None:
        self._foreign: Counter[str] = Counter()
        self._others: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._unlisted: list[Path] = []

    def add_file(self, suffix: str) -> None:
        """A file whose ending, in small letters, is none of an image."""
        if suffix in _VIDEOS:
            self.add_reason("videos, which are added one by one")
            return
        (self._foreign if suffix in _FOREIGN else self._others)[suffix] += 1

    def add_reason(self, reason: str) -> None:
        """A file or folder that is left out for a reason of its own, such as "hidden"."""
        self._reasons[reason] += 1

    def add_unlisted(self, folder: Path) -> None:
        """A folder that cannot be listed, or not be entered, so that nobody knows what is in it."""
        self._unlisted.append(folder)

    def add(self, other: LeftOutFiles) -> None:
        """The files of another listing."""
        self._foreign += other._foreign
        self._others += other._others
        self._reasons += other._reasons
        self._unlisted += other._unlisted

    @property
    def count(self) -> int:
        return self._foreign.total() + self._others.total() + self._reasons.total() + len(self._unlisted)

    @property
    def misses_pictures(self) -> bool:
        """Whether there is something among them that the user may take for an image."""
        return bool(self._foreign or self._reasons or self._unlisted)

    @property
    def sentence(self) -> str:
        """All of it in one sentence; empty when nothing was left out."""
        parts = []
        if self._foreign:
            what = plural(self._foreign.total(), "picture")
            parts.append(f"{what} of formats that are not read ({_names(self._foreign)})")
        parts += [
            f"{count:,} {_SINGLE.get(reason, reason) if count == 1 else reason}"
            for reason, count in self._reasons.items()
        ]
        if self._unlisted:
            more = ", ..." if len(self._unlisted) > _SHOWN else ""
            names = ", ".join(map(str, self._unlisted[:_SHOWN])) + more
            parts.append(f"{plural(len(self._unlisted), 'folder')} that cannot be listed ({names})")
        if self._others:
            parts.append(f"{plural(self._others.total(), 'other file')} ({_names(self._others)})")
        return f"Left out: {'; '.join(parts)}." if parts else ""

    def to_json(self) -> dict[str, int]:
        """Numbers by ending or reason."""
        unlisted = Counter({"folders that cannot be listed": len(self._unlisted)})
        return dict(self._foreign + self._others + self._reasons + unlisted)


def _names(counts: Counter[str]) -> str:
    names = [
        f"{suffix} needs: pip install {_EXTRAS[suffix]}"
        if suffix in _EXTRAS
        else suffix or "without an ending"
        for suffix, _ in counts.most_common(_SHOWN)
    ]
    return ", ".join(names) + (", ..." if len(counts) > _SHOWN else "")
