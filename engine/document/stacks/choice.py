"""Choice of the planes of a file that become images: each by itself or as one projection, and how.

>>> StackChoice.parse("z=2-4;t=max", "").places
(('z', '2-4'), ('t', 'max'))
>>> StackChoice.parse("all", "1,3=#00ff00").channels
'1,3=#00ff00'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np

from engine.core import UserError, unknown_name
from engine.core.plane_path import AXES, Place
from engine.document.stacks.layout import COLOR_NAMES, Color, StackChannel, StackLayout
from engine.document.stacks.reading import plane_source, sampled_ranges
from engine.document.stacks.source import PlaneSource
from engine.document.stacks.view import MOST_SHOWN, PictureView, ShownChannel

FIRST, ALL, MAX, MEAN = "first", "all", "max", "mean"
STACKS_SETTING: Final = "stacks"
"""Key in the project: the choice that was made last, as of `to_json`."""
MOST_PLANES: Final = 100_000

_WORDS: Final = (FIRST, ALL, MAX, MEAN)
_NUMBERS: Final = re.compile(r"\d{1,7}(?:-\d{1,7})?(?:,\d{1,7}(?:-\d{1,7})?)*", re.ASCII)
_CHANNEL: Final = re.compile(r"([^=:,]+)(?:=([^:,]+))?(?::([^:,]+):([^:,]+))?")
_EIGHT: Final = 8
_HINT: Final = "Write it like all, first, max, 2-9, z=max or 'z=1-5;t=2'."


@dataclass(frozen=True, slots=True)
class StackChoice:
    """What becomes an image of a file of many planes.

    Attributes:
        places: by the letter of an axis "first", "all", "max", "mean" or numbers from 1 such as "2-4,7"; the
            letter is empty for the axis of pages, else of slices, else of times.
        channels: those that are shown, such as "1,3=green:0:4095", by number or name; "all" for all, empty
            for the first three. Pictures of one channel, and of red, green and blue alone, stay as they are.
    """

    places: tuple[tuple[str, str], ...] = (("", FIRST),)
    channels: str = ""

    @classmethod
    def parse(cls, pages: str, channels: str) -> Self:
        """The choice in the words of a command.

        Raises:
            UserError: it is none.
        """
        places: list[tuple[str, str]] = []
        for part in (pages or FIRST).split(";"):
            axis, equals, value = part.strip().lower().rpartition("=")
            letter = axis[:1] if equals else ""
            names = (letter, AXES.get(letter, ""), "time" if letter == "t" else "")
            if equals and (letter not in AXES or axis not in names):
                raise unknown_name("axis", axis, AXES)
            if value not in _WORDS and not _NUMBERS.fullmatch(value):
                raise UserError(f"'{pages[:60]}' is no choice of pages.", _HINT)
            places.append((letter, value))
        if len({letter for letter, _ in places}) < len(places):
            raise UserError(f"'{pages[:60]}' names an axis twice.", _HINT)
        if sum(value in (MAX, MEAN) for _, value in places) > 1:
            raise UserError(f"'{pages[:60]}' makes two projections.", "Choose one of the axes for it.")
        for part in channels.split(",") if channels and channels != ALL else ():
            _channel_parts(part)
        return cls(tuple(places), channels)

    @classmethod
    def from_json(cls, stored: object) -> Self:
        """The choice of a stored JSON value; of what is none, the first plane of each file."""
        values = stored if isinstance(stored, dict) else {}
        pages, channels = values.get("pages"), values.get("channels")
        try:
            return cls.parse(
                pages if isinstance(pages, str) else "", channels if isinstance(channels, str) else ""
            )
        except UserError:
            return cls()

    def to_json(self) -> dict[str, str]:
        """Plain values, from which `from_json` makes it again."""
        return {"pages": self.pages, "channels": asdict(self)["channels"]}

    @property
    def pages(self) -> str:
        """The planes in the words of a command."""
        return ";".join(f"{letter}={value}" if letter else value for letter, value in self.places)

    @property
    def is_first(self) -> bool:
        """Whether each file is one image, as it is where nothing was chosen."""
        return self.places == (("", FIRST),) and not self.channels

    def pictures(self, file: Path, max_pixels: int) -> list[Path]:
        """Paths of the planes of a file that become images, with their view.

        The path is that of the file for a file of one plane, or where the first was chosen.

        Raises:
            UserError: as `planes`.
        """
        return [file / part if part else file for part in self.planes(file, max_pixels)]

    def pictures_or_file(self, file: Path, max_pixels: int, problems: list[UserError]) -> list[Path]:
        """As `pictures`; a file that cannot be read, or has no such planes, as it is, its reason noted."""
        if self.is_first:
            return [file]
        try:
            return self.pictures(file, max_pixels)
        except UserError as error:
            problems.append(error)
            return [file]

    def planes(self, file: Path, max_pixels: int) -> tuple[str, ...]:
        """Last parts of the paths of the planes of a file that become images, with the view of all of them.

        The part is empty for the file as it is: a file of one plane, or where the first was chosen.

        Raises:
            UserError: no image, or without such planes or channels.
        """
        with plane_source(file, max_pixels) as source:
            names: list[str] = []
            for layout in source.layouts:
                names += self._names(layout)
                if self._value("s") not in (ALL, "") or self._is_all_first:
                    break
            if not names:
                raise UserError(
                    f"{file.name} has no such pages: {self.pages}.", f"It holds {source.layouts[0].sentence}."
                )
            if len(names) > MOST_PLANES:
                raise UserError(
                    f"{file.name} would become {len(names):,} images.", f"Choose at most {MOST_PLANES:,}."
                )
            view = self._view(source, names)
            return tuple(f"{name or '@'}@{view}" if view else name for name in names)

    @property
    def _is_all_first(self) -> bool:
        return all(value == FIRST for _, value in self.places)

    def _value(self, letter: str) -> str:
        return dict(self.places).get(letter, "")

    def _names(self, layout: StackLayout) -> list[str]:
        if layout.is_single or self._is_all_first:
            return [""]
        for letter, value in self.places:
            if letter not in ("", "s") and not _numbers(
                FIRST if value in _WORDS else value, layout.size(letter)
            ):
                return []
        main = next((letter for letter in "pzt" if layout.size(letter) > 1), "")
        chosen: dict[str, Sequence[int]] = {}
        projected: Place | None = None
        for axis in layout.axes:
            value = self._value(axis.letter) or (self._value("") if axis.letter == main else ALL)
            if value in (MAX, MEAN):
                projected = (axis.letter, "max" if value == MAX else "mean")
            else:
                chosen[axis.letter] = _numbers(value or ALL, axis.size)
        series = self._value("s")
        if series not in ("", ALL) and layout.series not in _numbers(series, layout.series_count):
            return []
        return list(layout.planes(chosen, projected))

    def _view(self, source: PlaneSource, names: Sequence[str]) -> str:
        """Text of the view; empty for the usual one."""
        layout = source.layouts[0]
        is_picture = len(layout.channels) == 1 or (layout.is_rgb and len(layout.channels) <= 3)
        has_colors = any(channel.color for channel in layout.channels)
        is_plain = layout.is_rgb or (layout.bits <= _EIGHT and not has_colors)
        is_usual = not self.channels or is_picture
        if is_usual and (is_plain or self._is_all_first or layout.is_single):
            return ""
        shown = _usual(layout) if is_usual else self._shown(layout)
        if layout.bits > _EIGHT and len(names) > 1:
            shown = _in_one_light(source, layout, shown)
        return PictureView(shown).text

    def _shown(self, layout: StackLayout) -> tuple[ShownChannel, ...]:
        count = len(layout.channels)
        if self.channels == ALL:
            return tuple(_shown(layout, number) for number in range(min(count, MOST_SHOWN)))
        channels = []
        for part in self.channels.split(","):
            name, color, low, high = _channel_parts(part)
            channel = _shown(layout, channel_number(name, layout.channels))
            if not color and "," not in self.channels:
                # One channel by itself is grey, as a picture of one channel is.
                channel = ShownChannel(channel.number, (255, 255, 255), channel.low, channel.high)
            if color:
                channel = ShownChannel(channel.number, _color(color), channel.low, channel.high)
            if low is not None:
                channel = ShownChannel(channel.number, channel.color, low, high)
            channels.append(channel)
        return tuple(channels)


def _usual(layout: StackLayout) -> tuple[ShownChannel, ...]:
    return tuple(_shown(layout, channel.number) for channel in PictureView.usual(layout).channels)


def _shown(layout: StackLayout, number: int) -> ShownChannel:
    own = layout.channels[number]
    return ShownChannel(number, layout.default_color(number), own.low, own.high)


def _in_one_light(
    source: PlaneSource, layout: StackLayout, shown: tuple[ShownChannel, ...]
) -> tuple[ShownChannel, ...]:
    """The channels with one range for all planes, where they have none of their own."""
    wanted = [channel.number for channel in shown if channel.low is None]
    if not wanted:
        return shown
    ranges = sampled_ranges(source, layout, wanted)
    return tuple(
        ShownChannel(c.number, c.color, *ranges[c.number]) if c.number in ranges else c for c in shown
    )


def _numbers(value: str, size: int) -> Sequence[int]:
    """Places from 0 of such a text on an axis of this size."""
    if value in (ALL, ""):
        return range(size)
    if value == FIRST:
        return range(1)
    places: dict[int, None] = {}
    for part in value.split(","):
        first, _, last = part.partition("-")
        places.update(dict.fromkeys(range(int(first) - 1, min(int(last or first), size))))
    return [place for place in places if 0 <= place < size]


def _channel_parts(part: str) -> tuple[str, str, float | None, float | None]:
    """Name or number, colour, and range of a channel, as written in a command."""
    match = _CHANNEL.fullmatch(part.strip())
    if match is None:
        raise UserError(f"'{part[:60]}' is no channel.", "Write it like 1, 2=green or GFP=#00ff00:0:4095.")
    if match[2]:
        _color(match[2])
    if match[3] is None:
        return match[1].strip(), match[2] or "", None, None
    try:
        low, high = float(match[3]), float(match[4])
    except ValueError:
        low = high = float("nan")
    if not (np.isfinite([low, high]).all() and low < high):
        raise UserError(f"'{part[:60]}' has no range.", "Write the lower number first, as in 1=red:0:4095.")
    return match[1].strip(), match[2] or "", low, high


def channel_number(name: str, channels: tuple[StackChannel, ...]) -> int:
    """Number from 0 of a channel that is named by its number from 1, or as the file calls it.

    Raises:
        UserError: there is none.
    """
    if name.isdecimal() and 1 <= int(name) <= len(channels):
        return int(name) - 1
    for number, channel in enumerate(channels):
        if channel.name and channel.name.casefold() == name.casefold():
            return number
    known = [channel.name or str(number) for number, channel in enumerate(channels, 1)]
    raise unknown_name("channel", name, known)


def _color(text: str) -> Color:
    word = text.strip().lower()
    if word in COLOR_NAMES:
        return COLOR_NAMES[word]
    if re.fullmatch(r"#?[0-9a-f]{6}", word):
        red, green, blue = bytes.fromhex(word.removeprefix("#"))
        return red, green, blue
    raise unknown_name("colour", text, COLOR_NAMES)
