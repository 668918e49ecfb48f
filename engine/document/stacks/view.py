"""Way in which channels become a picture: which are shown, in which colour, and over which range of values.

>>> view = PictureView.parse("c1=ff0000,0,4095+c3=00ff00")
>>> [(channel.number, channel.color, channel.high) for channel in view.channels]
[(0, (255, 0, 0), 4095.0), (2, (0, 255, 0), None)]
>>> view.text
'c1=ff0000,0,4095+c3=00ff00'
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8, UserError
from engine.document.stacks.layout import Color, StackLayout
from engine.document.to_rgb8 import eight_bits, in_range

MOST_SHOWN: Final = 64
_CHANNEL: Final = re.compile(r"c(\d{1,5})=([0-9a-f]{6})(?:,([-+.\de]{1,25}),([-+.\de]{1,25}))?", re.ASCII)
_BLOCK_VALUES: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class ShownChannel:
    """A channel in a picture: number from 0, colour at full light, and the values of none and of full light.

    `low` and `high` are None where each plane is stretched by itself.
    """

    number: int
    color: Color
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class PictureView:
    """Channels that are shown, one laid upon the other: their colours add up."""

    channels: tuple[ShownChannel, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """The view of a text.

        Raises:
            UserError: it is none.
        """
        channels: list[ShownChannel] = []
        for part in text.split("+c"):
            match = _CHANNEL.fullmatch(part if part.startswith("c") else f"c{part}")
            if match is None or int(match[1]) < 1 or len(channels) == MOST_SHOWN:
                raise UserError(
                    f"'{text[:60]}' is no choice of channels.", "Write it like c1=ff0000,0,4095+c3=00ff00."
                )
            color = tuple(bytes.fromhex(match[2]))
            low, high = (None, None) if match[3] is None else (_number(match[3]), _number(match[4]))
            channels.append(ShownChannel(int(match[1]) - 1, (color[0], color[1], color[2]), low, high))
        return cls(tuple(channels))

    @property
    def text(self) -> str:
        parts = []
        for channel in self.channels:
            light = "" if channel.low is None else f",{channel.low:.9g},{channel.high:.9g}"
            parts.append(f"c{channel.number + 1}={bytes(channel.color).hex()}{light}")
        return "+".join(parts)

    @classmethod
    def usual(cls, layout: StackLayout) -> Self:
        """The view where none was chosen: of many channels the first three."""
        count = min(3, len(layout.channels))
        return cls(tuple(ShownChannel(number, layout.default_color(number)) for number in range(count)))

    def check(self, layout: StackLayout) -> None:
        """Raise UserError where a channel is shown that the file has not."""
        for channel in self.channels:
            if channel.number >= len(layout.channels):
                raise UserError(
                    f"There is no channel {channel.number + 1}; the file has {len(layout.channels)}.",
                    "Choose one of its channels.",
                )

    def picture(self, planes: dict[int, NDArray[Any]], nodata: float | None = None) -> RgbU8:
        """(H, W, 3) uint8 of the shown channels, each (H, W), by their number."""
        first = next(iter(planes.values()))
        rows, columns = first.shape
        light = np.zeros((rows, columns, 3), np.uint16)
        for channel in self.channels:
            plane = planes[channel.number]
            if channel.low is None or channel.high is None:
                grey = eight_bits(plane, nodata)
            else:
                grey = in_range(plane, channel.low, channel.high)
            block = max(1, _BLOCK_VALUES // max(1, columns))
            for start in range(0, rows, block):
                part = slice(start, start + block)
                for place, strength in enumerate(channel.color):
                    if strength == 255:
                        light[part, :, place] += grey[part]
                    elif strength:
                        light[part, :, place] += (grey[part].astype(np.uint16) * strength + 127) // 255
        return np.minimum(light, 255).astype(np.uint8)


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise UserError(f"'{text}' is no number.", "Write it like 0.5 or 4095.")
    return value
