"""Host and hand for the tools that find regions: the background works when the test lets it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from engine.core import IGNORE, BoolMap, CancelToken, Rect, UserError
from engine.document.stroke_kind import StrokeKind
from engine.edit.raster import sweep
from engine.refine.appearance.image_features import ImageFeatures
from engine.session.objects.object_cut import ObjectCut
from gui.tools import tool_spec
from gui.tools.base import Button, Pointer, Tool
from tests.gui.canvas.worlds import PlainSource


class RegionHost:
    """Image in plain arrays that strokes are painted on, with one step of the history for each."""

    def __init__(self, image: PlainSource) -> None:
        self.image = image
        self.names: list[str] = []
        self.is_closed = False
        self.features: ImageFeatures | None = None
        self._before: list[Any] = []
        self._jobs: dict[str, Callable[[], None]] = {}
        self._kind, self._class_id, self._radius_px = StrokeKind.BRUSH, 0, 1.0

    is_preparing = False

    def expect_clicks(self) -> None:
        """They are there, or not."""

    def object_cut(self, window: Rect, box: Rect | None) -> ObjectCut:
        features = None if self.features is None else self.features.within(window)
        return ObjectCut(self.image.pixels[window.slices], box, features)

    def begin_stroke(self, kind: StrokeKind, class_id: int, radius_px: float, name: str = "") -> RegionHost:
        if self.is_closed:
            raise UserError("Nothing can be drawn now.")
        self.names.append(name)
        self._before.append(self.image.mask.copy())
        self._kind, self._class_id, self._radius_px = kind, class_id, radius_px
        return self

    def extend(self, points_yx: Sequence[tuple[float, float]]) -> None:
        self.cover(*sweep(points_yx, self._radius_px, self.image.shape))

    def cover(self, rect: Rect, covered: BoolMap) -> None:
        value = IGNORE if self._kind is StrokeKind.ERASER else self._class_id
        self.image.mask[rect.slices][covered] = value

    def uncover(self, rect: Rect, covered: BoolMap) -> None:
        self.image.mask[rect.slices][covered] = IGNORE

    def finish(self) -> None:
        pass

    def cancel(self) -> None:
        raise AssertionError("a region is painted whole")

    def undo(self) -> None:
        self.names.pop()
        self.image.mask[...] = self._before.pop()

    def compute(self, key: str, work: Callable[[CancelToken], Any], done: Callable[[Any], Any]) -> None:
        self._jobs[key] = lambda: done(work(CancelToken()))

    @property
    def is_busy(self) -> bool:
        return bool(self._jobs)

    def lose(self) -> None:
        """Another image was open when the answers came: they are not delivered."""
        self._jobs.clear()

    def work(self) -> None:
        """Do what waits in the background, and what comes of it."""
        while self._jobs:
            self._jobs.pop(next(iter(self._jobs)))()


class OptionPen:
    """Choices of the hand, with the options of one tool."""

    def __init__(self, tool: str, class_id: int = 2, radius_px: float = 3.0) -> None:
        self.class_id = class_id
        self.background_name = "background"
        self.has_background = True
        self.radius_px = radius_px
        self.options = {option.id: option.usual for option in tool_spec(tool).options}

    def step_radius(self, step: int) -> None:
        self.radius_px += step

    def option(self, name: str) -> int:
        return self.options[name]

    def set_option(self, name: str, value: int) -> None:
        assert name in self.options
        self.options[name] = value


def at(y: float, x: float, **keys: Any) -> Pointer:
    return Pointer(y, x, y, x, **keys)


def drag(tool: Tool, *points: tuple[float, float], button: Button = Button.PRIMARY, **keys: Any) -> None:
    """Press at the first point, go through the others, release at the last."""
    tool.press(at(*points[0], **keys), button)
    tool.move([at(*point, **keys) for point in points[1:]])
    tool.release(at(*points[-1], **keys))


def click(tool: Tool, y: float, x: float, button: Button = Button.PRIMARY, **keys: Any) -> None:
    drag(tool, (y, x), button=button, **keys)


def painted_source(height: int = 60, width: int = 80) -> PlainSource:
    """Grey with a bright square at rows 10-30, columns 10-40, and another at rows 40-50, columns 50-70."""
    pixels = np.full((height, width, 3), 80, np.uint8)
    pixels[10:30, 10:40] = (200, 60, 60)
    pixels[40:50, 50:70] = (200, 60, 60)
    return PlainSource(pixels)
