"""Protocols of tools: a tool as the canvas sees it, and the session as a drawing tool sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from engine.document.stroke_kind import StrokeKind


class Button(Enum):
    """Button of a press."""

    PRIMARY = auto()
    SECONDARY = auto()


@dataclass(frozen=True, slots=True)
class Pointer:
    """Place of the pointer: (y, x) in the image and in device pixels of the view."""

    y: float
    x: float
    view_y: float
    view_x: float
    has_shift: bool = False


@dataclass(frozen=True, slots=True)
class CursorInfo:
    """Shape of the pointer: a ring of `radius_px` image pixels in the colour of `class_id`.

    `radius_px` None: a hand (the tool moves the picture). `class_id` None: it draws no class.
    """

    radius_px: float | None
    class_id: int | None = None


class Tool(Protocol):
    """Tool that the canvas feeds with pointer events, all on the GUI thread."""

    @property
    def is_active(self) -> bool:
        """True between a press and its release or cancel."""

    def press(self, at: Pointer, button: Button) -> None: ...

    def move(self, points: Sequence[Pointer]) -> None:
        """The hand went through all these points, in order, while pressed."""

    def release(self, at: Pointer) -> None: ...

    def cancel(self) -> None:
        """Undo what has been done since the press; does nothing when not pressed."""

    def forget(self) -> None:
        """Another image is there: what was remembered about the last one goes."""

    def step_size(self, step: int) -> bool:
        """One step larger (1) or smaller (-1); False for a tool without a size."""

    def cursor(self) -> CursorInfo: ...


class Pen(Protocol):
    """Radius and class to draw with, owned by the window."""

    @property
    def radius_px(self) -> float: ...

    @property
    def class_id(self) -> int: ...

    def step_radius(self, step: int) -> None: ...


class Stroke(Protocol):
    """Stroke in progress; exactly one of `finish` and `cancel` ends it."""

    def extend(self, points_yx: Sequence[tuple[float, float]]) -> None: ...

    def finish(self) -> None: ...

    def cancel(self) -> None: ...


class StrokeSink(Protocol):
    """Receiver of strokes: a session."""

    def begin_stroke(self, kind: StrokeKind, class_id: int, radius_px: float) -> Stroke:
        """Raises UserError when nothing can be drawn now."""
