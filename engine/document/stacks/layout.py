"""Description of a file of many planes: its axes, channels with names and colours, size of a pixel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import Final, Literal, TypeAlias

from engine.core.plane_path import Place, plane_name

Color: TypeAlias = tuple[int, int, int]

COLOR_NAMES: Final[dict[str, Color]] = {
    "red": (255, 0, 0),
    "green": (0, 255, 0),
    "blue": (0, 0, 255),
    "cyan": (0, 255, 255),
    "magenta": (255, 0, 255),
    "yellow": (255, 255, 0),
    "grey": (255, 255, 255),
    "gray": (255, 255, 255),
    "white": (255, 255, 255),
}

DEFAULT_COLORS: Final[tuple[Color, ...]] = (
    (255, 0, 0),
    (0, 255, 0),
    (0, 0, 255),
    (255, 255, 255),
    (0, 255, 255),
    (255, 0, 255),
    (255, 255, 0),
)
"""Colours of channels that a file gives none: what was the first three as red, green and blue stays so."""

LARGEST_PX: Final = 300_000_000
"""Pixels of the largest picture that is worked on; of a larger pyramid its largest level that fits."""

Unit: TypeAlias = Literal["page", "frame", "slice", "picture"]


_SMALLEST_LEVEL_PX: Final = 512


def computed_levels(height: int, width: int) -> tuple[tuple[int, int], ...]:
    """(H, W) of a picture too large to be worked on, and of copies of it, each half as large as the last.

    Empty for any other picture. The copies are in no file: they are computed as they are read.
    """
    if height * width <= LARGEST_PX:
        return ()
    levels = [(height, width)]
    while max(levels[-1]) > _SMALLEST_LEVEL_PX and min(levels[-1]) > 1:
        levels.append((levels[-1][0] // 2, levels[-1][1] // 2))
    return tuple(levels)


@dataclass(frozen=True, slots=True)
class StackAxis:
    """An axis along which planes follow each other: letter of `plane_path.AXES`, and its number of places."""

    letter: str
    size: int


@dataclass(frozen=True, slots=True)
class StackChannel:
    """A channel: name, colour and range that the file gives it; empty and None where it gives none."""

    name: str = ""
    color: Color | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class StackLayout:
    """Planes of one file, or of one series in it.

    Attributes:
        height, width: of each plane, upright.
        axes: those along which planes follow each other, in the order of the places in a path; none with
            a single place.
        channels: of each plane; those of a photograph are its red, green and blue.
        is_rgb: the channels are red, green and blue of one picture.
        bits: of a stored number.
        pixel_size: side of a pixel in `unit`; None where the file says none.
        unit_word: what one plane is called.
        levels: (H, W) of the picture and of its smaller copies in the file, the largest first; empty where
            there are none. Those of `computed_levels` are computed of the picture itself.
        series: number of this series of so many.
    """

    format: str
    height: int
    width: int
    axes: tuple[StackAxis, ...] = ()
    channels: tuple[StackChannel, ...] = (StackChannel(),)
    is_rgb: bool = False
    bits: int = 8
    pixel_size: float | None = None
    unit: str = ""
    unit_word: Unit = "page"
    levels: tuple[tuple[int, int], ...] = ()
    series: int = 0
    series_count: int = 1

    def at_level(self, level: int | None) -> tuple[StackLayout, int]:
        """The same at a level of the pyramid, and its number; None: the largest that can be worked on."""
        if len(self.levels) < 2:
            return self, 0
        if level is None:
            fits = [n for n, (height, width) in enumerate(self.levels) if height * width <= LARGEST_PX]
            level = fits[0] if fits else len(self.levels) - 1
        height, width = self.levels[min(level, len(self.levels) - 1)]
        return replace(self, height=height, width=width), level

    @property
    def plane_count(self) -> int:
        """Planes of this series."""
        return prod(axis.size for axis in self.axes)

    @property
    def is_single(self) -> bool:
        """Whether the file is one plane."""
        return self.plane_count == 1 and self.series_count == 1

    def size(self, letter: str) -> int:
        """Places on an axis; 1 where there is none."""
        return next((axis.size for axis in self.axes if axis.letter == letter), 1)

    def default_color(self, channel: int) -> Color:
        """Colour of a channel, from 0, where none was chosen."""
        own = self.channels[channel].color
        if own is not None:
            return own
        if len(self.channels) == 1:
            return (255, 255, 255)
        return DEFAULT_COLORS[channel % len(DEFAULT_COLORS)]

    def planes(
        self, chosen: Mapping[str, Sequence[int]] | None = None, projected: Place | None = None
    ) -> Iterator[str]:
        """Last parts of the paths of planes, the last axis fastest.

        Args:
            chosen: places by the letter of their axis; of others all.
            projected: one axis that a projection takes the place of.
        """
        digits = len(str(max((axis.size for axis in self.axes), default=1)))
        places: list[list[Place]] = []
        if self.series_count > 1:
            places.append([("s", self.series)])
        for axis in self.axes:
            if projected is not None and projected[0] == axis.letter:
                places.append([projected])
                continue
            numbers = (chosen or {}).get(axis.letter, range(axis.size))
            places.append([(axis.letter, number) for number in numbers if 0 <= number < axis.size])
        for one in product(*places):
            yield plane_name(one, digits)

    @property
    def sentence(self) -> str:
        """Such as "5 slices, 2 times, 3 channels of 16 bits"."""
        words = {"p": f"{self.unit_word}s", "z": "slices", "t": "times"}
        parts = [f"{axis.size:,} {words[axis.letter]}" for axis in self.axes]
        if self.series_count > 1:
            parts.insert(0, f"{self.series_count:,} series")
        if not self.is_rgb and len(self.channels) > 1:
            parts.append(f"{len(self.channels):,} channels")
        return ", ".join(parts)
