"""Colours as people with and without colour blindness see them, and colours that all of them tell apart.

Sources:
    Machado, Oliveira & Fernandes 2009, "A physiologically-based model for simulation of color vision
    deficiency": the matrices of complete protanopia and deuteranopia, on linear RGB.
    CIE 1976 L*a*b* (D65); the distance of two colours is Euclidean there, 2.3 being just noticeable.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core.class_names import Color

Floats = NDArray[np.float64]

EASY_TO_TELL: Final = 12.5
"""Distance from which on two areas are told apart at a glance, five times what is just noticeable."""

_OPACITY: Final = 0.5
"""Of a colour over another one: as much of their distance is left in sight."""
_VISIONS: Final = (
    np.eye(3),
    # Protanopia.
    np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    # Deuteranopia.
    np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
)
_TO_XYZ: Final = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE: Final = np.array([0.95047, 1.0, 1.08883])
_LEVELS: Final = (0, 36, 73, 109, 146, 182, 219, 255)
# Neither black nor white: those are the colours of rims and of what is burnt out.
_LIGHTNESS: Final = (30.0, 93.0)


def color_distances(colors: Sequence[Color], other: Color) -> Floats:
    """(n,) distance of each colour to another one, the smallest of those in the three kinds of vision."""
    return _distances_to(_seen(np.asarray(colors, np.float64).reshape(-1, 3)), other)


def is_seen_over(color: Color, behind: Color) -> bool:
    """Whether a colour that is drawn half transparent is easily told from the one below it.

    Example:
        >>> is_seen_over((86, 180, 233), (90, 178, 230)), is_seen_over((230, 159, 0), (90, 178, 230))
        (False, True)
    """
    return bool(color_distances([color], behind)[0] >= EASY_TO_TELL / _OPACITY)


def distinct_colors(colors: Sequence[Color], behind: Sequence[Color | None] = ()) -> list[Color]:
    """As many colours that are easy to tell apart, those kept that already are, the first ones before others.

    Each other one becomes the colour that is farthest from all that are in use, of 512 over the whole range.
    From some twenty colours on the distances shrink: there are no more that differ as much.

    Args:
        behind: what each is drawn over, half transparent: it is told from that, too; empty, or None, for
            nothing of one colour.

    Example:
        >>> distinct_colors([(96, 108, 128), (230, 159, 0), (230, 160, 0)])[:2]
        [(96, 108, 128), (230, 159, 0)]
    """
    result: list[Color | None] = [None] * len(colors)
    kept: list[Color] = []
    over = [*behind, *[None] * (len(colors) - len(behind))]
    for number, (color, other) in enumerate(zip(colors, over, strict=True)):
        is_seen = other is None or is_seen_over(color, other)
        if is_seen and (not kept or color_distances(kept, color).min() >= EASY_TO_TELL):
            result[number] = color
            kept.append(color)
    candidates = _candidates()
    seen = _seen(candidates)
    distance = np.full(len(candidates), np.inf)
    for color in kept:
        distance = np.minimum(distance, _distances_to(seen, color))
    for number, kept_color in enumerate(result):
        if kept_color is None:
            other = over[number]
            free = distance if other is None else np.minimum(distance, _OPACITY * _distances_to(seen, other))
            red, green, blue = (int(value) for value in candidates[int(free.argmax())])
            result[number] = (red, green, blue)
            distance = np.minimum(distance, _distances_to(seen, (red, green, blue)))
    return [color for color in result if color is not None]


def _distances_to(seen: Floats, color: Color) -> Floats:
    one = _seen(np.asarray([color], np.float64))
    nearest: Floats = np.sqrt(((seen - one) ** 2).sum(-1)).min(axis=0)
    return nearest


def _candidates() -> Floats:
    grid = np.array(np.meshgrid(_LEVELS, _LEVELS, _LEVELS, indexing="ij"), np.float64).reshape(3, -1).T
    lightness = _seen(grid)[0, :, 0]
    return grid[(lightness >= _LIGHTNESS[0]) & (lightness <= _LIGHTNESS[1])]


def _seen(rgb: Floats) -> Floats:
    """(3, n, 3) L*a*b* of (n, 3) RGB colours 0-255 in each kind of vision."""
    value = rgb / 255.0
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return np.stack([_lab(np.clip(linear @ vision.T, 0.0, 1.0)) for vision in _VISIONS])


def _lab(linear: Floats) -> Floats:
    relative = linear @ _TO_XYZ.T / _WHITE
    root = np.where(relative > 216 / 24389, np.cbrt(relative), (24389 / 27 * relative + 16) / 116)
    x, y, z = root.T
    lab: Floats = np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)
    return lab
