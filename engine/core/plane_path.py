"""Path of one plane of a file that holds several: `stack.tif/@z012_t003`, and of one picture of its channels.

Where each channel is a file of its own, k says how many are laid together: `case_0000.png/@k3`.
A file has no entries, so that nothing on a disk has such a path, and wherever an image is named by its path
a plane can be. Behind a second @ stands how the channels are shown: `stack.tif/@z012@c1=ff0000,0,4095`, or
which of them a network sees: `stack.tif/@z012@n1,3,5`.

>>> plane = PlanePath.parse(Path("scans/stack.tif/@z012_tmax"))
>>> plane.file.name, plane.places
('stack.tif', (('z', 11), ('t', 'max')))
>>> PlanePath.parse(Path("scans/photo@2.png")) is None
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

Projection: TypeAlias = Literal["max", "mean"]
"""One picture of all planes along an axis: of each pixel the highest value, or the mean."""
Place: TypeAlias = tuple[str, int | Projection]
"""Letter of an axis and the number on it, from 0, or a projection along it."""

AXES: Final = {"s": "series", "l": "level", "t": "t", "p": "page", "z": "z"}
"""Letters of the axes along which planes are chosen, in the order of a path, with their names."""

_FILES: Final = "k"
_PACKED: Final = ".gz"
_PLACE: Final = r"(?:[slpzt](?:\d{1,7}|max|mean)|k\d{1,2})"
_INPUT: Final = "n"
_NUMBERED: Final = re.compile(r"(.*?)(\d{1,9})", re.DOTALL | re.ASCII)
_NAME: Final = re.compile(rf"@((?:{_PLACE}(?:_{_PLACE})*)?)(?:@([\w=,.+-]{{1,2000}}))?", re.ASCII)
_COLORED: Final = re.compile(r"c\d{1,5}=[0-9a-f]{6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PlanePath:
    """A plane of a file, and how its channels are shown.

    Attributes:
        places: on the axes that were chosen; of any other axis it is the first.
        view: text of a `PictureView`; empty for the usual one.
    """

    file: Path
    places: tuple[Place, ...] = ()
    view: str = ""

    @classmethod
    def parse(cls, path: Path) -> PlanePath | None:
        """The plane that a path names; None for the path of a file."""
        if not path.name.startswith("@"):
            return None
        match = _NAME.fullmatch(path.name)
        if match is None or path.name == "@":
            return None
        places: list[Place] = []
        for text in match[1].split("_") if match[1] else ():
            letter, value = text[0], text[1:]
            if value in ("max", "mean"):
                places.append((letter, "max" if value == "max" else "mean"))
            elif int(value) < 1:
                return None
            else:
                places.append((letter, int(value) - 1))
        if len({letter for letter, _ in places}) < len(places):
            return None
        return cls(path.parent, tuple(places), match[2] or "")

    @property
    def input_channels(self) -> tuple[int, ...]:
        """Channels that a network sees, from 1; empty where the path is that of a picture."""
        if not self.view.startswith(_INPUT):
            return ()
        return tuple(int(number) for number in self.view[1:].split(",") if number.isdigit())

    @property
    def channel_files(self) -> int:
        """How many files, a channel each, are laid together; 0 where the file has all of them."""
        count = dict(self.places).get(_FILES)
        return count + 1 if isinstance(count, int) else 0

    @property
    def source(self) -> Path:
        """Path of what holds the planes: the file, or its channels in several files."""
        return source_path(self.file, self.channel_files)

    @property
    def path(self) -> Path:
        """The path of it."""
        name = plane_name(self.places)
        if self.view:
            return self.file / f"{name or '@'}@{self.view}"
        return self.file / name if name else self.file

    def at(self, letter: str) -> int | Projection:
        """Number on an axis, from 0, or the projection along it."""
        return dict(self.places).get(letter, 0)

    @property
    def words(self) -> str:
        """Such as "z 12, t 3"."""
        return ", ".join(
            f"{AXES[letter]} {value + 1 if isinstance(value, int) else value}"
            for letter, value in self.places
            if letter in AXES
        )


def plane_name(places: tuple[Place, ...], digits: int = 1) -> str:
    """Last part of the path of a plane; empty for the first of all.

    >>> plane_name((("z", 11), ("t", "max")), digits=3)
    '@z012_tmax'
    """
    parts = [
        f"{letter}{value + 1:0{digits}}" if isinstance(value, int) else f"{letter}{value}"
        for letter, value in places
    ]
    return f"@{'_'.join(parts)}" if parts else ""


def place_of(path: Path) -> str:
    """Which plane of its file a picture is, without how its channels are shown; empty for a file.

    >>> place_of(Path("stack.tif/@z012_t3@c1=ff0000")), place_of(Path("photo.png"))
    ('z12_t3', '')
    """
    plane = PlanePath.parse(path)
    return "" if plane is None else plane_name(plane.places).removeprefix("@")


def is_plane_name(name: str) -> bool:
    """Whether a path, slashed or only its end, names a plane."""
    if "@" not in name:
        return False
    end = name.rpartition("/")[2]
    return end.startswith("@") and PlanePath.parse(Path(name)) is not None


def is_of_channel_files(name: str) -> bool:
    """Whether a path, slashed or only its end, names nothing but channels in several files."""
    plane = PlanePath.parse(Path(name)) if is_plane_name(name) else None
    return plane is not None and plane.channel_files > 0 and len(plane.places) == 1


def input_path(path: Path, channels: Sequence[int]) -> Path:
    """The path of what a network sees of a picture: these channels, from 1; without any the picture itself.

    How the channels are shown is left aside.

    >>> input_path(Path("a.tif/@z2@c1=ff0000"), (1, 4)).as_posix(), input_path(Path("a.tif"), ()).as_posix()
    ('a.tif/@z2@n1,4', 'a.tif')
    """
    if not channels:
        return path
    plane = PlanePath.parse(path) or PlanePath(path)
    return PlanePath(plane.file, plane.places, f"{_INPUT}{','.join(map(str, channels))}").path


def file_of(path: Path) -> Path:
    """The file on the disk that holds the picture of a path; of several, one a channel, the first."""
    plane = PlanePath.parse(path)
    return path if plane is None else plane.file


def source_path(first: Path, count: int) -> Path:
    """Path of a file, or, where `count` is above 0, of so many files of a channel each, from `first` on.

    >>> source_path(Path("case_0000.png"), 2).as_posix(), source_path(Path("case.png"), 0).as_posix()
    ('case_0000.png/@k2', 'case.png')
    """
    return first / f"@{_FILES}{count}" if count else first


def plane_in(source: Path, name: str) -> Path:
    """Path of a plane, by its name, in what holds it: a file, or files of a channel each.

    >>> plane_in(Path("a.nii/@k2"), "@z012").as_posix(), plane_in(Path("a.nii"), "@z1").as_posix()
    ('a.nii/@k2_z012', 'a.nii/@z1')
    """
    if not name:
        return source
    return source.with_name(f"{source.name}_{name[1:]}") if PlanePath.parse(source) else source / name


def channel_files(first: Path, count: int) -> list[Path]:
    """The files of so many channels, `first` that of the first; it alone where its name has no number.

    >>> [path.name for path in channel_files(Path("a/case 7_0000.nii.gz"), 2)]
    ['case 7_0000.nii.gz', 'case 7_0001.nii.gz']
    """
    suffixes = "".join(first.suffixes[-2:]) if first.suffix.lower() == _PACKED else first.suffix
    match = _NUMBERED.fullmatch(first.name.removesuffix(suffixes))
    if match is None or count <= 1:
        return [first]
    base, number = match[1], match[2]
    return [first.with_name(f"{base}{int(number) + n:0{len(number)}}{suffixes}") for n in range(count)]


def files_of(picture: Path) -> list[Path]:
    """The files that hold a picture: one, or one for each channel, the first of which its path names.

    >>> [path.name for path in files_of(Path("a/case_0000.png/@k2"))]
    ['case_0000.png', 'case_0001.png']
    """
    plane = PlanePath.parse(picture)
    return [picture] if plane is None else channel_files(plane.file, plane.channel_files)


def source_of(path: Path) -> Path:
    """What holds the planes of a picture: its file, or its channels in several files.

    >>> source_of(Path("a.tif/@z2")).as_posix(), source_of(Path("a_0000.tif/@k3@c1=ff0000")).as_posix()
    ('a.tif', 'a_0000.tif/@k3')
    """
    plane = PlanePath.parse(path)
    return path if plane is None else plane.source


def without_view(name: str) -> str:
    """A slashed path without how channels are shown.

    >>> without_view("a.tif/@z012@c1=ff0000"), without_view("a.tif/@@c1=ff0000"), without_view("a.tif")
    ('a.tif/@z012', 'a.tif', 'a.tif')
    """
    if not view_of(name):
        return name
    plane = PlanePath.parse(Path(name))
    assert plane is not None
    shown = name.removesuffix(f"@{plane.view}")
    return shown.removesuffix("/@")


def view_of(name: str) -> str:
    """How channels are shown by a path; empty for as usual."""
    if "/@" not in name:
        return ""
    plane = PlanePath.parse(Path(name))
    return "" if plane is None else plane.view


def colors_of(view: str) -> str:
    """Channels and colours of how channels are shown, whatever their ranges.

    >>> colors_of("c1=ff0000,0,1e+09+c3=00ff00"), colors_of("")
    ('c1=ff0000+c3=00ff00', '')
    """
    return "+".join(_COLORED.findall(view))


def slashed_picture_name(name: str) -> str:
    """A slashed path as people read it.

    >>> slashed_picture_name("day 1/stack.tif/@z012_t3")
    'day 1/stack.tif (z 12, t 3)'
    """
    if not is_plane_name(name):
        return name
    folder, _, _ = name.rpartition("/")
    return f"{folder.rpartition('/')[0]}/{picture_name(Path(name))}".removeprefix("/")


def picture_name(path: Path) -> str:
    """Name of a picture for messages: that of its file, with the plane behind it.

    >>> picture_name(Path("scans/stack.tif/@z012@c1=ff0000"))
    'stack.tif (z 12)'
    """
    plane = PlanePath.parse(path)
    if plane is None:
        return path.name
    return f"{plane.file.name} ({plane.words})" if plane.words else plane.file.name
