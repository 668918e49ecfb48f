"""Object under the pointer: the region of one label, shown as large as it fits, deleted, or copied."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.core import IGNORE, BoolMap, CancelToken, EngineError, Rect, UserError
from gui.language.texts import counted, marked, tr

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from engine.document.stroke_kind import StrokeKind
    from engine.session import Session
    from engine.session.editing.tool_desk import ToolDesk
    from gui.canvas.view import CanvasView
    from gui.tool_state import ToolState

_POINT_AT_ONE: Final = marked("Point at an object first.")
_DELETED: Final = marked("Delete the object")
_PASTED: Final = marked("Paste the object")
_POINT_ELSEWHERE: Final = marked("Point somewhere else, or open another image.")
_ONLY_PREDICTED: Final = marked("This object is only predicted, and no class here is the background.")
_PAINT_IT: Final = marked("Paint it with the class that it should have.")


@dataclass(frozen=True, slots=True)
class _Found:
    """The pixels of an object, (h, w) bool of the rectangle's size."""

    label: int
    rect: Rect
    covered: BoolMap

    def moved(self, down: int, right: int, inside: Rect) -> _Found | None:
        """What of it lies in a rectangle once it is moved by so many pixels; None where nothing does."""
        rect = self.rect.shifted(down, right)
        part = rect.intersect(inside)
        if part.is_empty:
            return None
        covered = self.covered[part.shifted(-rect.y0, -rect.x0).slices]
        return _Found(self.label, part, covered) if covered.any() else None


class PointedObject:
    """Object under the pointer of one canvas. GUI thread; it is looked for in the background.

    Args:
        pointed: (y, x) of the pointer in the image; None where it is not over it.
        refused: hears an EngineError where nothing can be done.
    """

    def __init__(
        self,
        view: CanvasView,
        tools: ToolState,
        pointed: Callable[[], tuple[float, float] | None],
        refused: SignalInstance,
    ) -> None:
        self._view = view
        self._tools = tools
        self._pointed = pointed
        self._refused = refused
        self._session: Session | None = None
        self._desk: ToolDesk | None = None
        self._copied: _Found | None = None

    def set_session(self, session: Session | None, desk: ToolDesk | None) -> None:
        """Look for objects in this session's image from now on."""
        self._session, self._desk = session, desk
        # Numbers of classes are those of a project.
        self._copied = None

    def zoom(self) -> None:
        """Show the object under the pointer as large as it fits."""
        self._with_place(self.zoom_at)

    def zoom_at(self, y: float, x: float) -> None:
        """Show the object at this place as large as it fits; where there is none, come nearer."""

        def done(found: _Found | None) -> None:
            if found is None:
                self._view.zoom_to(2 * self._view.camera.scale, (y, x))
            else:
                rect = found.rect
                self._view.show_rect(rect.expand(2 + max(rect.height, rect.width) // 10))

        self._find("zoom to object", y, x, done)

    def delete(self) -> None:
        """Make the object under the pointer background; where no class is one, what is decided unlabelled."""
        self._with_place(lambda y, x: self._find("delete_object", y, x, self._delete))

    def copy(self) -> None:
        """Remember the object under the pointer for `paste`, in this image and in others of the project."""
        self._with_place(lambda y, x: self._find("copy_object", y, x, self._copy))

    def paste(self) -> None:
        """Paint what was copied with its middle under the pointer, as one step."""
        copied = self._copied
        if copied is None:
            self._refused.emit(_nothing_copied())
            return
        middle_y, middle_x = (copied.rect.y0 + copied.rect.y1) / 2, (copied.rect.x0 + copied.rect.x1) / 2
        self._with_place(lambda y, x: self._paste(copied, round(y - middle_y), round(x - middle_x)))

    def paste_in_place(self) -> None:
        """Paint what was copied where it was in its own image, as one step."""
        if self._copied is None:
            self._refused.emit(_nothing_copied())
        else:
            self._paste(self._copied, 0, 0)

    # ---- inside

    def _copy(self, found: _Found | None) -> None:
        session = self._session
        if session is None:
            return
        if found is None or (self._tools.has_background and found.label == 0):
            self._refused.emit(UserError(tr("There is no object under the pointer."), tr(_POINT_AT_ONE)))
            return
        from engine.session import Notice

        self._copied = found
        name, pixels = session.classes[found.label].name, int(found.covered.sum())
        summary = counted(
            pixels, "Copied: '{name}', {count:,} pixel.", "Copied: '{name}', {count:,} pixels.", name=name
        )
        hint = tr("[[paste_object]] paints it under the pointer, [[paste_in_place]] where it was.")
        session.events.notice.emit(Notice(summary, hint))

    def _paste(self, copied: _Found, down: int, right: int) -> None:
        from engine.document.planes import Plane
        from engine.document.stroke_kind import StrokeKind

        image = None if self._session is None else self._session.image
        if image is None or self._desk is None:
            return
        moved = copied.moved(down, right, image.rect)
        if moved is None:
            hint = tr("[[paste_object]] paints it under the pointer.")
            self._refused.emit(UserError(tr("What was copied would lie outside of this image."), hint))
        elif (image.planes.view(Plane.MASK)[moved.rect.slices][moved.covered] == moved.label).all():
            self._refused.emit(UserError(tr("What was copied is here already."), tr(_POINT_ELSEWHERE)))
        else:
            self._cover(StrokeKind.BRUSH, moved.label, _PASTED, moved)

    def _cover(self, kind: StrokeKind, label: int, name: str, found: _Found) -> None:
        """Paint these pixels as one step, or say why nothing can be painted."""
        if self._desk is None:
            return
        try:
            stroke = self._desk.begin_stroke(kind, label, 1.0, name)
        except EngineError as error:
            self._refused.emit(error)
            return
        stroke.cover(found.rect, found.covered)
        stroke.finish()

    def _with_place(self, work: Callable[[float, float], None]) -> None:
        place = self._pointed()
        image = None if self._session is None else self._session.image
        if place is not None and image is not None and not image.rect.contains(*map(math.floor, place)):
            # The pointer rests where only the image before, a larger one, was.
            place = None
        if place is None:
            self._refused.emit(UserError(tr("The pointer is not over the image."), tr(_POINT_AT_ONE)))
        else:
            work(*place)

    def _find(self, key: str, y: float, x: float, done: Callable[[_Found | None], None]) -> None:
        image = None if self._session is None else self._session.image
        row, column = math.floor(y), math.floor(x)
        if image is None or self._desk is None or not image.rect.contains(row, column):
            return
        labels_of = image.shown_later(image.rect)

        def work(token: CancelToken) -> _Found | None:
            from engine.edit.regions import region_at

            labels = labels_of()
            label = int(labels[row, column])
            return None if label == IGNORE else _Found(label, *region_at(labels == label, row, column))

        self._desk.compute(key, work, done)

    def _delete(self, found: _Found | None) -> None:
        from engine.document.stroke_kind import StrokeKind

        has_background = self._tools.has_background
        if found is None or (has_background and found.label == 0):
            self._refused.emit(UserError(tr("There is no object under the pointer."), tr(_POINT_AT_ONE)))
            return
        if not has_background and self._is_only_predicted(found):
            self._refused.emit(UserError(tr(_ONLY_PREDICTED), tr(_PAINT_IT)))
            return
        self._cover(StrokeKind.BRUSH if has_background else StrokeKind.ERASER, 0, _DELETED, found)

    def _is_only_predicted(self, found: _Found) -> bool:
        """Whether nothing of the object is decided, and none of it of a cut, which has its own message."""
        from engine.document.planes import Plane

        image = None if self._session is None else self._session.image
        if image is None or image.preview is not None:
            return False
        decided = (image.planes.view(plane)[found.rect.slices] for plane in (Plane.MASK, Plane.HAND))
        return all((labels[found.covered] == IGNORE).all() for labels in decided)


def _nothing_copied() -> UserError:
    return UserError(tr("No object was copied."), tr("[[copy_object]] copies the one under the pointer."))
