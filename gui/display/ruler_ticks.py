"""Ticks of a ruler along an edge of the canvas: where they stand, and which have labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Self

from engine.document.pixel_size import PIXELS, PixelSize
from gui.canvas.camera import Camera, Size
from gui.language.texts import with_signs

# Even parts of a step of 1, 2 or 5 that are such steps themselves, the finest first.
_PARTS: Final = {1: (10, 5, 2), 2: (10, 4, 2), 5: (10, 5)}
# A tick that lies this near beyond the end, in steps, is at the end.
_CLOSE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class RulerAxis:
    """Side of the image along an edge of the view.

    Attributes:
        start: what stands at the beginning of the edge, in units.
        per_px: units per device pixel; negative where the image is shown the other way round.
        side: length of the image's side, in units.
        least_step: no finer ticks than these, in units; 0 for any.
    """

    start: float
    per_px: float
    side: float
    least_step: float

    @classmethod
    def of(cls, camera: Camera, shape: Size, pixel_size: PixelSize, is_across: bool) -> Self | None:
        """The axis at the upper edge (across) or the left one; None where the view is turned between
        quarters: no side of the image lies along the edge then."""
        if not camera.orientation.is_quarter:
            return None
        here = camera.to_image(0, 0)
        there = camera.to_image(0, 1) if is_across else camera.to_image(1, 0)
        is_column = abs(there[1] - here[1]) > abs(there[0] - here[0])
        size = pixel_size.size
        return cls(
            here[is_column] * size,
            (there[is_column] - here[is_column]) * size,
            shape[is_column] * size,
            1.0 if pixel_size.unit == PIXELS else 0.0,
        )


@dataclass(frozen=True, slots=True)
class RulerTick:
    """Tick at `place`, device pixels along the edge.

    Attributes:
        is_long: whether it stands at a whole step.
        label: of a long tick; empty also where there is no room for all of it: "15" of "150" would mislead.
    """

    place: int
    is_long: bool
    label: str


def ruler_ticks(
    axis: RulerAxis, length_px: int, fine_px: float, room_px: float, width_of: Callable[[str], float]
) -> list[RulerTick]:
    """Ticks of the part of the image that is in view.

    Args:
        length_px: length of the edge in device pixels.
        fine_px: no two ticks are closer.
        room_px: what a label has free beside it, at least.
        width_of: device pixels that a label takes.
    """
    per_px = abs(axis.per_px)
    for digit, exponent in _steps(max(2 * room_px * per_px, axis.least_step)):
        step, decimals = digit * 10.0**exponent, max(0, -exponent)
        widest = "".join("8" if sign.isdigit() else sign for sign in with_signs(f"{axis.side:,.{decimals}f}"))
        if width_of(widest) + room_px <= step / per_px:
            break
    parts = next(
        (
            count
            for count in _PARTS[digit]
            if step / count >= max(fine_px * per_px, axis.least_step) * (1 - _CLOSE)
        ),
        1,
    )
    ends = sorted((axis.start, axis.start + axis.per_px * length_px))
    fine = step / parts
    first = math.ceil(max(0.0, ends[0]) / fine - _CLOSE)
    last = math.floor(min(axis.side, ends[1]) / fine + _CLOSE)
    ticks = []
    for index in range(first, last + 1):
        place = math.floor((index * fine - axis.start) / axis.per_px + 0.5)
        is_long = index % parts == 0
        label = with_signs(f"{index // parts * step:,.{decimals}f}") if is_long else ""
        has_room = is_long and place + width_of(label) + room_px / 2 <= length_px
        ticks.append(RulerTick(place, is_long, label if has_room else ""))
    return ticks


def _steps(least: float) -> Iterator[tuple[int, int]]:
    """The steps 1, 2, 5, 10, 20, 50 ... from `least` on, as (digit, power of ten)."""
    exponent = math.floor(math.log10(least))
    while True:
        for digit in _PARTS:
            if digit * 10.0**exponent >= least * (1 - _CLOSE):
                yield digit, exponent
        exponent += 1
