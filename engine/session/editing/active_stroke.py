"""A stroke in progress: points of the pen become edits of the label planes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.core import IGNORE, Event, Rect
from engine.document.planes import Edit, Plane
from engine.document.stroke_kind import StrokeKind
from engine.edit.raster import sweep
from engine.session.open_image import SCRIBBLE_LABEL, OpenImage

_LABELS = {
    StrokeKind.BRUSH: "Brush",
    StrokeKind.ERASER: "Erase",
    StrokeKind.SCRIBBLE: SCRIBBLE_LABEL,
}


@dataclass(frozen=True, slots=True)
class StrokeExtended:
    """Pixels of a stroke that were drawn in `rect`."""

    stroke: ActiveStroke
    rect: Rect


@dataclass(frozen=True, slots=True)
class StrokeEnded:
    """The end of a stroke in `rect`; `is_kept` is False when it was cancelled or changed nothing."""

    stroke: ActiveStroke
    rect: Rect
    is_kept: bool


class ActiveStroke:
    """One stroke while the pen is down; lives on the GUI thread.

    Points are (y, x) in image pixels and may lie outside the image. Leaving the stroke
    open blocks every other edit, so exactly one of `finish` and `cancel` must be called.

    Attributes:
        extended: pixels were drawn.
        ended: the pen is up; the stroke is part of the history, or every pixel is put back.
    """

    def __init__(
        self,
        image: OpenImage,
        kind: StrokeKind,
        class_id: int,
        radius_px: float,
    ) -> None:
        self.extended: Event[StrokeExtended] = Event()
        self.ended: Event[StrokeEnded] = Event()
        self.image = image
        self.kind = kind
        self.class_id = class_id
        self.radius_px = radius_px
        self._edit: Edit = image.planes.edit(_LABELS[kind])
        self._last: tuple[float, float] | None = None
        self._rect = Rect(0, 0, 0, 0)

    @property
    def is_open(self) -> bool:
        return self._edit.is_open

    @property
    def effort_class(self) -> int | None:
        """The class that the work is counted for; an eraser works for none."""
        return None if self.kind is StrokeKind.ERASER else self.class_id

    def extend(self, points_yx: Sequence[tuple[float, float]]) -> None:
        """Draw on through these points."""
        if not points_yx or not self.is_open:
            return
        path = list(points_yx) if self._last is None else [self._last, *points_yx]
        self._last = path[-1]
        rect, covered = sweep(path, self.radius_px, self.image.shape)
        if rect.is_empty:
            return
        for plane, value in self._plane_values():
            if value != IGNORE or not self.image.planes.is_blank(plane):
                self._edit.put(plane, rect, covered, value)
        self._rect = self._rect.union(rect)
        self.extended.emit(StrokeExtended(self, rect))

    def finish(self) -> None:
        """End the stroke and keep it as one step of the history."""
        if not self.is_open:
            return
        change = self._edit.commit()
        if change is not None:
            self.image.history.push(change)
        self.ended.emit(StrokeEnded(self, self._rect, is_kept=change is not None))

    def cancel(self) -> None:
        """End the stroke and put every pixel back."""
        if not self.is_open:
            return
        self._edit.cancel()
        self.ended.emit(StrokeEnded(self, self._rect, is_kept=False))

    def _plane_values(self) -> tuple[tuple[Plane, int], ...]:
        match self.kind:
            case StrokeKind.BRUSH:
                return (Plane.MASK, self.class_id), (Plane.HAND, self.class_id)
            case StrokeKind.ERASER:
                return (Plane.MASK, IGNORE), (Plane.HAND, IGNORE), (Plane.SCRIBBLES, IGNORE)
            case StrokeKind.SCRIBBLE:
                return ((Plane.SCRIBBLES, self.class_id),)
