"""Modes of the window, and options of its tools, that canvas, tools, settings and actions share.

A mode is one enum; a member's value is the text that is stored. Imports no numpy: the window needs this
before its first paint.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from gui.language.texts import tr, with_signs

ModeT = TypeVar("ModeT", bound=StrEnum)
_PLACES: Final = 200
"""Places of a slider on which small values have more room than large ones."""


class OverlayMode(StrEnum):
    """Drawing of the mask over the image."""

    FILL = "fill"
    OUTLINE = "outline"
    BOTH = "both"
    OFF = "off"

    @property
    def has_fill(self) -> bool:
        """Whether areas are tinted, with a fine edge."""
        return self in (OverlayMode.FILL, OverlayMode.BOTH)

    @property
    def has_outline(self) -> bool:
        """Whether edges are strong, and dashed where only the model speaks."""
        return self in (OverlayMode.OUTLINE, OverlayMode.BOTH)


class LabelLayer(StrEnum):
    """Labels that lie over the image: the mask, the prediction alone, or where the two differ."""

    MASK = "mask"
    PREDICTION = "prediction"
    DIFFERENCE = "difference"


class SplitSide(StrEnum):
    """Left side of a divided picture: the image alone, the prediction, or the mask without the cut."""

    IMAGE = "image"
    PREDICTION = "prediction"
    BEFORE_CUT = "before the cut"


class ThemeChoice(StrEnum):
    """Colours of the window: those of the system, or always the same."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class BackupInterval(StrEnum):
    """Age of the newest safety copy at which another one is made."""

    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class ToolOption:
    """Number that a tool works by, with a slider in the panel; remembered for each tool.

    Args:
        id: name in the settings file, and of `Pen.option`.
        title: beside the slider.
        least, most, usual: range of whole steps, and the value until the user chooses another.
        unit: sign after the value, such as " px"; the same in every language.
        tip: what it does to the picture.
        ends: what the left and the right end mean.
        parts: steps in one unit; with 10 of them the step 25 is shown as 2.5.
        least_text: shown in place of the least value, where that means something else.
        is_of_most: the value is shown with the greatest one, as in "128 of 255".
        bend: above 1, so much more of the slider is for small values, of which each step is seen.
    """

    id: str
    title: str
    least: int
    most: int
    usual: int
    unit: str
    tip: str
    ends: tuple[str, str]
    parts: int = 1
    least_text: str = ""
    is_of_most: bool = False
    bend: float = 1.0

    @property
    def places(self) -> tuple[int, int]:
        """First and last place of its slider; without a bend they are the values."""
        return (self.least, self.most) if self.bend == 1 else (0, _PLACES)

    def value_at(self, place: int) -> int:
        """Value at a place of its slider."""
        if self.bend == 1:
            return place
        return self.least + round((self.most - self.least) * math.pow(place / _PLACES, self.bend))

    def place_of(self, value: int) -> int:
        """Place of its slider for a value."""
        if self.bend == 1:
            return value
        share = (min(self.most, max(self.least, value)) - self.least) / (self.most - self.least)
        return round(_PLACES * math.pow(share, 1 / self.bend))

    def place_beside(self, place: int, way: int) -> int:
        """The next place up (1) or down (-1) that has another value; at an end the end itself."""
        there = self.place_of(self.value_at(place) + way)
        first, last = self.places
        return min(last, max(first, place + way)) if there == place else there

    def value_text(self, value: int) -> str:
        """A value as the panel shows it, such as "12 px" or "2.5 ×"."""
        if self.least_text and value == self.least:
            return tr(self.least_text)
        if self.is_of_most:
            return tr("{value} of {most}", value=value, most=self.most)
        number = str(value) if self.parts == 1 else with_signs(f"{value / self.parts:.1f}")
        return f"{number}{self.unit}"


def following(mode: ModeT) -> ModeT:
    """Member of the same enum after this one; after the last comes the first."""
    modes = list(type(mode))
    return modes[(modes.index(mode) + 1) % len(modes)]
