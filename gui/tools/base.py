"""Bases of tools: a tool as the canvas sees it, and the session and its pen as a tool sees them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from engine.document.stroke_kind import StrokeKind

if TYPE_CHECKING:
    # The window names its tools before it paints; arrays come later.
    from engine.core import BoolMap, CancelToken, EngineError, LabelMap, Rect, RgbU8
    from engine.document.pixel_size import PixelSize
    from engine.session.objects.object_cut import ObjectCut

T = TypeVar("T")
PointYX = tuple[float, float]
"""(y, x) in image pixels; (0, 0) is the upper left corner of the first pixel."""
BACKGROUND_CLASS = 0
"""Class that the secondary button draws."""
UNLABELLED = 255
"""Label of pixels without a class; drawn as a class it erases."""
GRAB_PX = 9.0
"""Device pixels from a handle or a line of a draft within which a press takes it."""
CLICK_PX = 4.0
"""Device pixels that the hand may tremble in a click: a drag goes farther."""
LEAST_CORNERS = 3
"""Points of the smallest closed line that has an inside."""


class Button(Enum):
    """Button of a press."""

    PRIMARY = auto()
    SECONDARY = auto()


@dataclass(frozen=True, slots=True)
class Pointer:
    """Place of the pointer: (y, x) in the image and in device pixels of the view.

    `pressure` is that of a pen, 0-1; a mouse has 1. `clicks` is 2 at the second press of a double click.
    `scale` is device pixels per image pixel: what is near on the screen is far in an image zoomed out.
    `seen` is the part of the image that the view shows; None where there is no view.
    """

    y: float
    x: float
    view_y: float
    view_x: float
    has_shift: bool = False
    has_ctrl: bool = False
    has_alt: bool = False
    pressure: float = 1.0
    clicks: int = 1
    scale: float = 1.0
    seen: Rect | None = None

    @property
    def point(self) -> PointYX:
        return self.y, self.x

    def distance_px(self, point: PointYX) -> float:
        """Distance of a point of the image on the screen, in device pixels."""
        return math.hypot(point[0] - self.y, point[1] - self.x) * self.scale

    def moved_px(self, start: Pointer) -> float:
        """Farthest of the ways down and across since `start`, in device pixels."""
        return max(abs(self.view_y - start.view_y), abs(self.view_x - start.view_x))

    def more_px(self, start: Pointer) -> float:
        """Way right and up since `start`, in device pixels: a drag there is more, one left or down less."""
        return (self.view_x - start.view_x) - (self.view_y - start.view_y)

    def pixel_in(self, shape: tuple[int, int]) -> tuple[int, int] | None:
        """(row, column) of the pixel under the pointer; None outside an image of `shape` (H, W)."""
        row, column = math.floor(self.y), math.floor(self.x)
        return (row, column) if 0 <= row < shape[0] and 0 <= column < shape[1] else None


@dataclass(frozen=True, slots=True)
class CursorInfo:
    """Shape of the pointer: a ring of `radius_px` image pixels in the colour of `class_id`.

    `radius_px` None: a cross. `class_id` None: it draws no class.
    """

    radius_px: float | None
    class_id: int | None = None


@dataclass(frozen=True, slots=True)
class DraftLine:
    """Line of a draft through (y, x) points of the image."""

    points: tuple[PointYX, ...]
    is_closed: bool = False
    is_dashed: bool = False

    @classmethod
    def box(cls, corner: PointYX, opposite: PointYX, *, is_dashed: bool = True) -> Self:
        """Rectangle with two of its corners there."""
        (y0, x0), (y1, x1) = corner, opposite
        return cls(((y0, x0), (y0, x1), (y1, x1), (y1, x0)), is_closed=True, is_dashed=is_dashed)


@dataclass(frozen=True, slots=True)
class DraftRegion:
    """Pixels of a draft: (h, w) bool of the rectangle's size."""

    rect: Rect
    covered: BoolMap


@dataclass(frozen=True, slots=True)
class Draft:
    """What a tool shows over the picture until it is applied; no pixel of the mask has changed for it.

    Attributes:
        handles: (y, x) points of the image that can be dragged.
        chosen: index of the handle under the pointer or in the hand.
        class_id: its colour; None for what draws no class.
        text: beside the pointer, such as a length.
    """

    lines: tuple[DraftLine, ...] = ()
    handles: tuple[PointYX, ...] = ()
    chosen: int | None = None
    region: DraftRegion | None = None
    class_id: int | None = None
    text: str = ""


class Tool:
    """Tool that the canvas feeds with events, all on the GUI thread; a subclass overrides what it needs.

    A press and its release belong together, with moves between them; `cancel` instead of the release takes
    back what was done since the press. A tool that collects points over several presses shows them as its
    `draft`, until `apply` makes them part of the mask.

    Attributes:
        changed: called by a tool whose draft or hint changed otherwise than by an event, such as by the
            answer of `ToolHost.compute`; set by the canvas.
        refused: called with the reason why a draft was not applied after all; set by the canvas.
    """

    changed: Callable[[], None] = staticmethod(lambda: None)
    refused: Callable[[EngineError], Any] = staticmethod(lambda _error: None)
    heeds_only_over = True
    """Whether it leaves labels alone that may not be painted over."""

    @property
    def is_active(self) -> bool:
        """True between a press and its release or cancel."""
        return False

    @property
    def draft(self) -> Draft | None:
        """What is shown over the picture; None for nothing."""
        return None

    @property
    def has_draft(self) -> bool:
        """Whether something was drawn that waits for `apply`; a mere preview under the pointer does not."""
        return False

    @property
    def takes_draft_keys(self) -> bool:
        """Whether Enter, Escape, Backspace and Ctrl+Z are this tool's now; also for what is never applied."""
        return self.has_draft

    @property
    def hint(self) -> str:
        """One line of what the next click, keys and modifiers do now."""
        return ""

    @property
    def letters(self) -> str:
        """Keys that `type_letter` takes now, such as "OX"; they reach no action of the window meanwhile."""
        return ""

    def type_letter(self, letter: str) -> None:
        """One of `letters` was pressed."""

    def options_changed(self) -> None:
        """The value of an option of this tool differs: `Pen.option` has it."""

    def press(self, at: Pointer, button: Button) -> None:
        """Raises UserError when nothing can be drawn now; then it is not active."""

    def begin_in_view(self, at: Pointer) -> None:
        """The key of the tool once more: begin on the whole view, whose middle is here; most tools cannot."""

    def move(self, points: Sequence[Pointer]) -> None:
        """The hand went through all these points, in order, while pressed."""

    def hover(self, at: Pointer | None) -> None:
        """The pointer rests here with no button down; None: it left the canvas."""

    def release(self, at: Pointer) -> None:
        """The button of the press is up."""

    def cancel(self) -> None:
        """Undo what has been done since the press; does nothing when not pressed."""

    def apply(self) -> bool:
        """Make the draft part of the mask, as one step; False when there is none.

        Raises:
            UserError: the sink refuses; the draft stays.
        """
        return False

    @property
    def paints_itself(self) -> bool:
        """Whether the draft becomes part of the mask without another key, as soon as it is found."""
        return False

    def put_aside(self) -> None:
        """Another tool is in hand from now on; the draft stays."""

    def step_back(self) -> bool:
        """Take the last point of the draft back; False when there is none."""
        return False

    def drop(self) -> bool:
        """Take the whole draft back; False when there is none."""
        return False

    def choose_class(self, class_id: int) -> None:
        """The user chose another class: that of the draft from now on."""

    def forget(self) -> None:
        """Another image is there: what was remembered about the last one goes."""

    def step_size(self, step: int) -> bool:
        """One step larger (1) or smaller (-1); False for a tool without a size."""
        return False

    def cursor(self) -> CursorInfo:
        return CursorInfo(None)


class Pen(Protocol):
    """Radius, class and options to draw with, owned by the window."""

    @property
    def radius_px(self) -> float: ...

    @property
    def class_id(self) -> int: ...

    @property
    def background_name(self) -> str:
        """Name of the class that the secondary button draws, the first one."""

    @property
    def has_background(self) -> bool:
        """Whether the first class is what lies between objects, and no class like the others."""

    def step_radius(self, step: int) -> None: ...

    def choose_class(self, class_id: int) -> None:
        """Draw with this class from now on; an id that the project lacks changes nothing."""

    def option(self, name: str) -> float:
        """Value of an option of the tool in hand, see `ToolOption`."""

    def set_option(self, name: str, value: int) -> None:
        """Remember this value, or the nearest that is allowed."""


class Stroke(Protocol):
    """Stroke in progress; exactly one of `finish` and `cancel` ends it."""

    def extend(self, points_yx: Sequence[PointYX], radii_px: Sequence[float] | None = None) -> None:
        """Draw on through these points, with a radius at each of them; None: that of the stroke."""

    def cover(self, rect: Rect, covered: BoolMap, class_id: int | None = None) -> None:
        """Draw these pixels: (h, w) bool of the rectangle's size, which may reach over the edge.

        `class_id` takes the place of the stroke's own, for a stroke that moves labels of several classes.
        """

    def uncover(self, rect: Rect, covered: BoolMap) -> None:
        """Erase these pixels in the same step."""

    def finish(self) -> None: ...

    def cancel(self) -> None: ...


class ToolImage(Protocol):
    """Open image as a tool reads it."""

    @property
    def pixels(self) -> RgbU8: ...

    @property
    def shape(self) -> tuple[int, int]: ...

    def shown(self, rect: Rect) -> LabelMap:
        """(h, w) uint8 copy: the labels that are drawn, 255 where there is none; only on the GUI thread."""

    def shown_later(self, rect: Rect) -> Callable[[], LabelMap]:
        """Function that composes them as they are now; may be called on any thread."""


class ToolHost(Protocol):
    """The session as a tool sees it."""

    @property
    def image(self) -> ToolImage | None: ...

    @property
    def pixel_size(self) -> PixelSize:
        """Side of an image pixel in the world."""

    def begin_stroke(self, kind: StrokeKind, class_id: int, radius_px: float, label: str = "") -> Stroke:
        """Raises UserError when nothing can be drawn now."""

    @property
    def is_preparing(self) -> bool:
        """Whether the cut of an object waits for the cut to be prepared, once on a machine."""

    def expect_clicks(self) -> None:
        """Let what objects are found by from a click be computed in the background."""

    def object_cut(self, window: Rect, box: Rect | None) -> ObjectCut | None:
        """Cut of one object in a window of the open image; `box` is in its pixels. None without an image."""

    def earlier_frame(self) -> Callable[[], RgbU8]:
        """Function that reads the frame before the open image, for `compute`; it may raise UserError."""

    def compute(self, key: str, work: Callable[[CancelToken], T], done: Callable[[T], Any]) -> None:
        """Do `work` on another thread, then `done` with its value here; a newer one of this key replaces it.

        `done` is not called when another image was opened meanwhile. A failure becomes a message.
        """
