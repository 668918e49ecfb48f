"""Plot of `bench learning`: quality against seconds of training, one line for each arm."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Mapping, Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont

_WIDTH: Final = 1180
_HEIGHT: Final = 620
# Left, top, right, bottom of the box that the lines are in.
_BOX: Final = (80.0, 80.0, 820.0, 540.0)
_TICKS: Final = 5
_GRID: Final = (228, 228, 228)
_TEXT: Final = (40, 40, 40)
_SCRIBBLES: Final = (204, 51, 85)
_PLAIN: Final = (150, 150, 150)
# Masks, from the fewest images to the most: ever darker.
_FEW: Final = (176, 208, 243)
_MANY: Final = (18, 70, 140)
_DASH_PX: Final = 7

Point = tuple[float, float]
Curves = Mapping[str, Sequence[Sequence[Point]]]


def draw(curves: Curves, title: str) -> Image.Image:
    """The plot: medians over the runs.

    Args:
        curves: title of a way to learn -> its runs, each (seconds, IoU) in order; whole masks first,
            from the fewest images to the most. Those with "plain" in their title are grey.
    """
    picture = Image.new("RGB", (_WIDTH, _HEIGHT), (255, 255, 255))
    pen = ImageDraw.Draw(picture)
    middles = {name: _middle(runs) for name, runs in curves.items()}
    longest = max((line[-1][0] for line in middles.values() if line), default=1.0)
    _frame(pen, title, longest)
    masks = [name for name in middles if name.startswith("masks")]
    left, top, right, bottom = _BOX
    for number, (name, line) in enumerate(middles.items()):
        colour = _colour(name, masks)
        is_dashed = "scribbles" in name and "plain" in name
        places = [(left + (right - left) * x / longest, bottom - (bottom - top) * y) for x, y in line]
        _line(pen, places, colour, is_dashed=is_dashed)
        y = top + 10 + 28 * number
        _line(pen, [(right + 30, y + 8), (right + 64, y + 8)], colour, is_dashed=is_dashed)
        pen.text((right + 74, y), name, _TEXT, _font(15))
    return picture


def _middle(runs: Sequence[Sequence[Point]]) -> list[Point]:
    """Curve from 0 at the start through the median at each moment."""
    moments = zip(*runs, strict=True)
    return [(0.0, 0.0), *((at[0][0], statistics.median(iou for _, iou in at)) for at in moments)]


def _colour(name: str, masks: Sequence[str]) -> tuple[int, int, int]:
    if "plain" in name:
        return _PLAIN
    if name not in masks:
        return _SCRIBBLES
    share = masks.index(name) / max(1, len(masks) - 1)
    red, green, blue = (round(few + (many - few) * share) for few, many in zip(_FEW, _MANY, strict=True))
    return red, green, blue


def _frame(pen: ImageDraw.ImageDraw, title: str, longest: float) -> None:
    left, top, right, bottom = _BOX
    for tick in range(_TICKS + 1):
        x, y = left + (right - left) * tick / _TICKS, bottom - (bottom - top) * tick / _TICKS
        pen.line([(x, top), (x, bottom)], _GRID)
        pen.line([(left, y), (right, y)], _GRID)
        pen.text((x, bottom + 8), f"{longest * tick / _TICKS:.0f}", _TEXT, _font(13), anchor="ma")
        pen.text((left - 8, y), f"{tick / _TICKS:.1f}", _TEXT, _font(13), anchor="rm")
    pen.text((left, top - 30), f"{title}: IoU on held-back images", _TEXT, _font(17))
    pen.text(((left + right) / 2, bottom + 32), "seconds of training", _TEXT, _font(14), anchor="ma")


def _line(
    pen: ImageDraw.ImageDraw, places: Sequence[Point], colour: tuple[int, int, int], *, is_dashed: bool
) -> None:
    if not is_dashed:
        pen.line(places, colour, 3, joint="curve")
        return
    for (x0, y0), (x1, y1) in itertools.pairwise(places):
        length = max(1.0, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
        for k in range(0, int(length), 2 * _DASH_PX):
            a, b = k / length, min(1.0, (k + _DASH_PX) / length)
            ends = [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for t in (a, b)]
            pen.line(ends, colour, 3)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
