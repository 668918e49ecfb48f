"""Ranges of numbers that a user may choose: checked in one place, and worded for help and messages."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Final

from engine.core.errors import BadInputError


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Numbers from `lowest` to `highest`, both included; infinite ones and NaN are never among them.

    Args:
        is_whole: whole numbers only.
        is_above: `lowest` itself is left out.

    Example:
        >>> EPOCHS = NumberRange(1, 1000, is_whole=True)
        >>> str(EPOCHS), 3 in EPOCHS, 0 in EPOCHS, 2.5 in EPOCHS
        ('a whole number from 1 to 1000', True, False, False)
        >>> NumberRange(0, 1, is_above=True).require("share", float("nan"))
        Traceback (most recent call last):
        ...
        engine.core.errors.BadInputError: share must be above 0, up to 1, got nan
    """

    lowest: float
    highest: float
    is_whole: bool = False
    is_above: bool = False

    def __contains__(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        # Compared before it is turned into a float: a whole number may be too large for one.
        if not self.lowest <= value <= self.highest or not isfinite(value):
            return False
        return not (self.is_above and value == self.lowest) and (not self.is_whole or value == int(value))

    def require(self, name: str, value: object) -> None:
        """Refuse a `value` of the parameter `name` that is out of the range.

        Raises:
            BadInputError: with the value and the range.
        """
        if value not in self:
            raise BadInputError(f"{name} must be {self}, got {_shortened(repr(value))}")

    def __str__(self) -> str:
        kind = "a whole number " if self.is_whole else ""
        if self.is_above:
            return f"{kind}above {_figure(self.lowest)}, up to {_figure(self.highest)}"
        return f"{kind}from {_figure(self.lowest)} to {_figure(self.highest)}"


MINUTES: Final = NumberRange(0.001, 10_080)
"""Working time of a training; the longest is a week."""
BATCH: Final = NumberRange(1, 4096, is_whole=True)
EPOCHS: Final = NumberRange(1, 100_000, is_whole=True)
SEED: Final = NumberRange(0, 2**32 - 1, is_whole=True)
TOLERANCE_PX: Final = NumberRange(0, 100_000)
"""How far a predicted boundary may be from the true one."""
LEARNING_RATE: Final = NumberRange(0, 10, is_above=True)


def _figure(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
