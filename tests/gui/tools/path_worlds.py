"""Host of tools in plain arrays, with work that is done at once or when a test says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from engine.core import IGNORE, BoolMap, CancelToken, Rect, UserError
from engine.document.pixel_size import PixelSize
from engine.document.stroke_kind import StrokeKind
from engine.edit.raster import sweep
from gui.tools import TOOLS, tool_spec
from gui.tools.base import Button, Pointer, Tool
from tests.gui.canvas.worlds import FakePen, PlainSource


class ArrayHost:
    """Image in plain arrays that strokes are painted on, one step each."""

    def __init__(self, image: PlainSource, *, is_patient: bool = False) -> None:
        self.image = image
        self.names: list[str] = []
        self.steps: list[np.ndarray] = []
        self.waiting: dict[str, Callable[[], None]] = {}
        self.is_closed = False
        self.pixel_size = PixelSize()
        self._is_patient = is_patient

    def begin_stroke(self, kind: StrokeKind, class_id: int, radius_px: float, name: str = "") -> ArrayHost:
        if self.is_closed:
            raise UserError("Not now.")
        self.names.append(name)
        self._class_id, self._radius_px = class_id, radius_px
        self._before = self.image.mask.copy()
        return self

    def extend(self, points_yx: Sequence[tuple[float, float]]) -> None:
        self.cover(*sweep(list(points_yx), self._radius_px, self.image.shape))

    def cover(self, rect: Rect, covered: BoolMap, class_id: int | None = None) -> None:
        assert not rect.is_empty
        self.image.mask[rect.slices][covered] = self._class_id if class_id is None else class_id

    def uncover(self, rect: Rect, covered: BoolMap) -> None:
        self.image.mask[rect.slices][covered] = IGNORE

    def finish(self) -> None:
        self.steps.append(self._before)

    def cancel(self) -> None:
        self.image.mask[:] = self._before

    def undo(self) -> None:
        self.image.mask[:] = self.steps.pop()

    def compute(self, key: str, work: Callable[[CancelToken], Any], done: Callable[[Any], Any]) -> None:
        if self._is_patient:
            self.waiting[key] = lambda: done(work(CancelToken()))
        else:
            done(work(CancelToken()))

    def work_on(self) -> None:
        """Do what waits, and what that begins."""
        while self.waiting:
            self.waiting.popitem()[1]()


class OptionPen(FakePen):
    """Pen with the usual options of a tool."""

    def __init__(self, tool: str, radius_px: float = 3.0, class_id: int = 2) -> None:
        super().__init__(radius_px, class_id)
        assert tool in {spec.id for spec in TOOLS}
        self.options = {option.id: float(option.usual) for option in tool_spec(tool).options}

    def option(self, name: str) -> float:
        return self.options[name]

    def set_option(self, name: str, value: int) -> None:
        self.options[name] = float(value)


def at(y: float, x: float, **keys: Any) -> Pointer:
    return Pointer(y, x, y, x, **keys)


def click(tool: Tool, y: float, x: float, button: Button = Button.PRIMARY, **keys: Any) -> None:
    tool.press(at(y, x, **keys), button)
    tool.release(at(y, x, **keys))


def drag(tool: Tool, *places: tuple[float, float], button: Button = Button.PRIMARY, **keys: Any) -> None:
    tool.press(at(*places[0], **keys), button)
    for place in places[1:]:
        tool.move([at(*place, **keys)])
    tool.release(at(*places[-1], **keys))
