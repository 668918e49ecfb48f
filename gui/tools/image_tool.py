"""Base of the tools that work on the open image: a press from its begin to its end, the pen, painting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.document.stroke_kind import StrokeKind
from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.tools.base import BACKGROUND_CLASS, Button, CursorInfo, Pen, Pointer, Tool, ToolHost

if TYPE_CHECKING:
    # The window names its tools before it paints; arrays come later.
    from engine.core import BoolMap, Rect, UserError


def changed_since_seen() -> UserError:
    """Why a draft was not applied: something else was found than what was in sight."""
    # Not at the top: the window paints before the engine comes.
    from engine.core import UserError
    from engine.session.editing.decisions import CHANGED

    return UserError(sentence(CHANGED.summary), sentence(CHANGED.hint))


class ImageTool(Tool):
    """Tool on the open image, with a pen; a subclass says what its own presses do.

    A press goes to `_begin`, the moves after it to `_drag`, its release to `_end`, and `cancel` to `_revert`.
    Events that belong to no press end here. `_clear` forgets all that is drawn.

    Attributes:
        name: of its steps in the history.
        is_sized: whether it draws with the size of the pen.
    """

    name = ""
    is_sized = False

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        self._host = host
        self._pen = pen
        self._start: Pointer | None = None
        """Place of the press; None while no button is down."""
        self._at: Pointer | None = None
        """Place of the pointer; None outside the canvas."""
        self._class_id = BACKGROUND_CLASS
        """Class of what is drawn and not applied yet."""
        self._problem = ""
        """Why the last press did nothing."""

    # ---- state

    @property
    def is_active(self) -> bool:
        return self._start is not None

    def cursor(self) -> CursorInfo:
        is_drawing = self.is_active or self.has_draft
        class_id = self._class_id if is_drawing else self._pen.class_id
        return CursorInfo(self._pen.radius_px if self.is_sized else None, class_id)

    def choose_class(self, class_id: int) -> None:
        self._class_id = class_id

    def step_size(self, step: int) -> bool:
        # The size of what is being drawn is fixed when it begins; a ring of another size would lie.
        if self.is_sized and not self.is_active:
            self._pen.step_radius(step)
        return self.is_sized

    # ---- the pointer

    def press(self, at: Pointer, button: Button) -> None:
        self.cancel()
        if self._host.image is None:
            return
        self._at = at
        if self._begin(at, button):
            self._start = at

    def move(self, points: Sequence[Pointer]) -> None:
        if self._start is not None and points:
            self._at = points[-1]
            self._drag(points)

    def hover(self, at: Pointer | None) -> None:
        self._at = at

    def release(self, at: Pointer) -> None:
        if self._start is None:
            return
        if self._at is None or at.point != self._at.point:
            self.move([at])
        start, self._start = self._start, None
        self._end(start, at)

    def cancel(self) -> None:
        if self._start is not None:
            self._start = None
            self._revert()

    def drop(self) -> bool:
        was = self.takes_draft_keys
        self._start = None
        self._clear()
        return was

    def step_back(self) -> bool:
        return self.drop()

    def forget(self) -> None:
        self.cancel()
        self.drop()
        self._at, self._problem = None, ""

    # ---- for subclasses

    def _begin(self, at: Pointer, button: Button) -> bool:
        """A press; False when it draws nothing.

        Raises:
            UserError: nothing can be drawn now.
        """
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        """The hand went through these points, at least one, while pressed."""

    def _end(self, start: Pointer, at: Pointer) -> None:
        """The button is up; `start` is where it was pressed."""

    def _revert(self) -> None:
        """Take back what the press did; the tool is active no longer."""

    def _clear(self) -> None:
        """Forget all that is drawn and not applied."""

    def _class_of(self, button: Button) -> int:
        """Class that a press of this button draws."""
        return BACKGROUND_CLASS if button is Button.SECONDARY else self._pen.class_id

    def _class_under(self, at: Pointer) -> int | None:
        """Class that is shown under the pointer; None where there is none."""
        from engine.core import IGNORE, Rect

        image = self._host.image
        place = None if image is None else at.pixel_in(image.shape)
        if image is None or place is None:
            return None
        row, column = place
        label = int(image.shown(Rect(row, column, row + 1, column + 1))[0, 0])
        return None if label == IGNORE else label

    def _paint(self, *regions: tuple[Rect, BoolMap]) -> None:
        """Draw these pixels in the class of the draft, as one step.

        Raises:
            UserError: nothing can be drawn now.
        """
        stroke = self._host.begin_stroke(StrokeKind.BRUSH, self._class_id, 1.0, self.name)
        for rect, covered in regions:
            stroke.cover(rect, covered)
        stroke.finish()

    def _pick_class(self, at: Pointer) -> None:
        """Take the class under the pointer to draw with."""
        class_id = self._class_under(at)
        self._problem = "" if class_id is not None else tr("Nothing is labelled here")
        if class_id is not None:
            self._pen.choose_class(class_id)
