"""Plot of `bench effort`: quality of the masks against time, and the seconds of each image."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

_WIDTH: Final = 1500
_HEIGHT: Final = 620
_COLOURS: Final = {
    "brush": (130, 130, 130),
    "cut": (42, 120, 214),
    "corrective": (214, 137, 16),
    "inkling": (204, 51, 85),
}
_OTHER: Final = (60, 60, 60)
_GRID: Final = (228, 228, 228)
_TEXT: Final = (40, 40, 40)
_TICKS: Final = 5

Line = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Axes:
    """Axes: a box in the picture and the values at its sides; both scales begin at 0."""

    left: float
    top: float
    right: float
    bottom: float
    most_x: float
    most_y: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Position of a value in the picture."""
        return (
            self.left + (self.right - self.left) * x / self.most_x,
            self.bottom - (self.bottom - self.top) * y / self.most_y,
        )


def draw(outcomes: Mapping[str, dict[str, Any]], title: str, image_count: int) -> Image.Image:
    """The plot of all policies: quality against time to the left, seconds per image to the right."""
    picture = Image.new("RGB", (_WIDTH, _HEIGHT), (255, 255, 255))
    pen = ImageDraw.Draw(picture)
    curves = {name: quality_curve(outcome["images"], image_count) for name, outcome in outcomes.items()}
    costs: dict[str, Line] = {
        name: [(k + 1.0, float(image["seconds"])) for k, image in enumerate(outcome["images"])]
        for name, outcome in outcomes.items()
    }
    longest = max((line[-1][0] for line in curves.values()), default=1.0)
    dearest = max((seconds for line in costs.values() for _, seconds in line), default=1.0)
    quality = _Axes(80, 80, 720, 540, _round_up(longest), 1.0)
    per_image = _Axes(840, 80, 1330, 540, max(2.0, float(image_count)), _round_up(dearest))
    _frame(pen, quality, f"{title}: mean IoU of all images", "seconds of work", "{:.1f}".format)
    _frame(pen, per_image, "seconds per image", "image", "{:.0f}".format)
    for number, name in enumerate(outcomes):
        colour = _COLOURS.get(name, _OTHER)
        _line(pen, quality, curves[name], colour)
        _line(pen, per_image, costs[name], colour)
        y = 90 + 26 * number
        pen.line([(1355, y + 8), (1385, y + 8)], colour, 3)
        pen.text((1393, y), name, _TEXT, _font(15))
    return picture


def quality_curve(images: Sequence[Mapping[str, Any]], image_count: int) -> Line:
    """(seconds of work, mean IoU over `image_count` images); an image that was not opened yet counts 0."""
    line: Line = [(0.0, 0.0)]
    began_s = finished = 0.0
    for image in images:
        for seconds, iou in image["curve"]:
            line.append((began_s + seconds, (finished + iou) / image_count))
        began_s += float(image["seconds"])
        finished += float(image["end_iou"])
    return line


def _frame(
    pen: ImageDraw.ImageDraw, axes: _Axes, title: str, below: str, say_y: Callable[[float], str]
) -> None:
    for tick in range(_TICKS + 1):
        x, y = axes.most_x * tick / _TICKS, axes.most_y * tick / _TICKS
        across, up = axes.place(x, 0)[0], axes.place(0, y)[1]
        pen.line([(across, axes.top), (across, axes.bottom)], _GRID)
        pen.line([(axes.left, up), (axes.right, up)], _GRID)
        pen.text((across, axes.bottom + 8), f"{x:.0f}", _TEXT, _font(13), anchor="ma")
        pen.text((axes.left - 8, up), say_y(y), _TEXT, _font(13), anchor="rm")
    pen.text((axes.left, axes.top - 30), title, _TEXT, _font(17))
    pen.text(((axes.left + axes.right) / 2, axes.bottom + 32), below, _TEXT, _font(14), anchor="ma")


def _line(pen: ImageDraw.ImageDraw, axes: _Axes, line: Line, colour: tuple[int, int, int]) -> None:
    places = [axes.place(x, y) for x, y in line]
    if len(places) == 1:
        (x, y) = places[0]
        pen.ellipse([x - 3, y - 3, x + 3, y + 3], colour)
    else:
        pen.line(places, colour, 2, joint="curve")


def _round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50, ... and their halves."""
    if value <= 0.0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(value))
    steps = np.array([1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.5, 10.0])
    return float(size * steps[np.searchsorted(steps, value / size - 1e-9)])


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
