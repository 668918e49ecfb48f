"""A stroke in progress: points of the pen become edits of the label planes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.core import IGNORE, BoolMap, Event, Rect, bounding_rect
from engine.document.planes import Edit, Plane
from engine.document.stroke_kind import StrokeKind
from engine.edit.raster import sweep, sweep_on
from engine.session.cut_basis import covers_step
from engine.session.open_image import SCRIBBLE_LABEL, OpenImage

STROKE_LABELS: Final = {
    StrokeKind.BRUSH: "Brush",
    StrokeKind.ERASER: "Erase",
    StrokeKind.SCRIBBLE: SCRIBBLE_LABEL,
}
"""Names of the steps of strokes by tools without a name of their own."""
_LARGE_PEN_PX: Final = 64.0
"""From this radius on, a move draws the crescent alone that it adds: of 2,000 pixels a tenth of all."""
_TRIM_PX: Final = 1 << 16
"""From this area on, the rectangle of a region is cut to its pixels: windows of 9 megapixels hold few."""


@dataclass(frozen=True, slots=True)
class StrokeExtended:
    """Pixels of a stroke that were drawn in `rect`."""

    stroke: ActiveStroke
    rect: Rect


@dataclass(frozen=True, slots=True)
class StrokeEnded:
    """The end of a stroke in `rect`.

    Attributes:
        is_kept: False when it was cancelled or changed nothing.
        protected_ids: the classes that are the reason why a stroke that was not cancelled has no effect.
        is_held_back: it changed nothing, as what it went over may not be painted over.
        is_idle: it was not cancelled and changed nothing, for neither of these reasons.
        is_covered: it changed decided pixels which look as before, as a cut in sight covers them.
        has_scribbles: it drew scribbles or took some away, or would have, had it not been cancelled.
        is_over_paint: it is a scribble over pixels that a hand has painted, and not as its class, alone.
    """

    stroke: ActiveStroke
    rect: Rect
    is_kept: bool
    protected_ids: frozenset[int] = frozenset()
    is_held_back: bool = False
    is_idle: bool = False
    is_covered: bool = False
    has_scribbles: bool = False
    is_over_paint: bool = False


class ActiveStroke:
    """One stroke while the pen is down, or one region; lives on the GUI thread.

    Points are (y, x) in image pixels and may lie outside the image. Leaving the stroke
    open blocks every other edit, so exactly one of `finish` and `cancel` must be called.

    Args:
        only_over: the label (255: unlabelled) as shown that brush and eraser may change; None for all.
        name: of the step in the history.

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
        name: str,
        only_over: int | None = None,
    ) -> None:
        self.extended: Event[StrokeExtended] = Event()
        self.ended: Event[StrokeEnded] = Event()
        self.image = image
        self.kind = kind
        self.class_id = class_id
        self.radius_px = radius_px
        self._only_over = None if kind is StrokeKind.SCRIBBLE else only_over
        self._edit: Edit = image.planes.edit(name)
        self._last: tuple[float, float] | None = None
        self._last_radius_px = radius_px
        self._rect = Rect(0, 0, 0, 0)
        self._has_free_px = self._has_unpainted_px = False
        self._protected_ids: set[int] = set()
        self._is_held_back = False

    @property
    def is_open(self) -> bool:
        return self._edit.is_open

    @property
    def effort_class(self) -> int | None:
        """The class that the work is counted for; an eraser works for none."""
        return None if self.kind is StrokeKind.ERASER else self.class_id

    def extend(
        self, points_yx: Sequence[tuple[float, float]], radii_px: Sequence[float] | None = None
    ) -> None:
        """Draw on through these points.

        Args:
            radii_px: radius at each of them, as a pen is pressed; None: that of the stroke.
        """
        if not points_yx or not self.is_open:
            return
        path, radii = list(points_yx), list(radii_px or [self.radius_px] * len(points_yx))
        goes_on = self._last is not None
        if self._last is not None:
            path, radii = [self._last, *path], [self._last_radius_px, *radii]
        self._last, self._last_radius_px = path[-1], radii[-1]
        if goes_on and self.kind is not StrokeKind.SCRIBBLE and radii[0] >= _LARGE_PEN_PX:
            # What the pen has covered before stays as it is.
            for rect, covered in sweep_on(path, radii, self.image.shape):
                self._write(rect, covered, self._plane_values(self.kind))
        else:
            self._write(*sweep(path, radii, self.image.shape), self._plane_values(self.kind))

    def cover(self, rect: Rect, covered: BoolMap, class_id: int | None = None) -> None:
        """Draw these pixels, as a pen that went over them would.

        Args:
            rect: may reach over the edge of the image.
            covered: (h, w) bool of the rectangle's size.
            class_id: to draw in place of the stroke's own, for a stroke that moves labels of several classes.
        """
        self._write(*_trimmed(rect, covered), self._plane_values(self.kind, class_id))

    def uncover(self, rect: Rect, covered: BoolMap) -> None:
        """Erase these pixels in the same step, as `cover` with an eraser."""
        self._write(*_trimmed(rect, covered), self._plane_values(StrokeKind.ERASER))

    def finish(self) -> None:
        """End the stroke and keep it as one step of the history."""
        if not self.is_open:
            return
        change = self._edit.commit()
        if change is not None:
            self.image.history.push(change)
        is_kept = change is not None
        has_no_effect = not self._has_free_px if self.kind is StrokeKind.SCRIBBLE else not is_kept
        protected = frozenset(self._protected_ids | self._edit.kept_ids) if has_no_effect else frozenset()
        is_held_back = self._is_held_back and not is_kept
        is_idle = not (is_kept or protected or is_held_back)
        is_erased = change is not None and any(tile.plane == Plane.SCRIBBLES for tile in change.tiles)
        has_scribbles = self.kind is StrokeKind.SCRIBBLE or is_erased
        preview = self.image.preview
        is_covered = change is not None and preview is not None and covers_step(preview.labels, change)
        self.ended.emit(
            StrokeEnded(
                self,
                self._rect,
                is_kept,
                protected,
                is_held_back,
                is_idle,
                is_covered,
                has_scribbles,
                is_kept and self.kind is StrokeKind.SCRIBBLE and not self._has_unpainted_px,
            )
        )

    def cancel(self) -> None:
        """End the stroke and put every pixel back."""
        if not self.is_open:
            return
        self._edit.cancel()
        is_scribble = self.kind is StrokeKind.SCRIBBLE
        self.ended.emit(StrokeEnded(self, self._rect, is_kept=False, has_scribbles=is_scribble))

    def _write(self, rect: Rect, covered: BoolMap, values: tuple[tuple[Plane, int], ...]) -> None:
        inside = rect.clip(*self.image.shape)
        if inside.is_empty or not self.is_open:
            return
        if inside != rect:
            top, left = inside.y0 - rect.y0, inside.x0 - rect.x0
            covered = covered[top : top + inside.height, left : left + inside.width]
        if self._only_over is not None:
            wanted, covered = covered, np.logical_and(covered, self.image.shown(inside) == self._only_over)
            self._is_held_back |= not np.array_equal(wanted, covered)
        if self.kind is StrokeKind.SCRIBBLE and not self._has_free_px:
            self._note_free_px(inside, covered)
        if self.kind is StrokeKind.SCRIBBLE and not self._has_unpainted_px:
            self._note_unpainted_px(inside, covered)
        for plane, value in values:
            if value != IGNORE or not self.image.planes.is_blank(plane):
                self._edit.put(plane, inside, covered, value)
        self._rect = self._rect.union(inside)
        self.extended.emit(StrokeExtended(self, inside))

    def _note_free_px(self, rect: Rect, covered: BoolMap) -> None:
        """Note whether a scribble has pixels that its cut may change."""
        is_protected = self.image.planes.protected_in(rect)
        if is_protected is None or bool((covered & ~is_protected).any()):
            self._has_free_px = self._has_free_px or bool(covered.any())
        else:
            under = self.image.planes.view(Plane.MASK, rect)[covered]
            self._protected_ids.update(np.unique(under[under != self.class_id]).tolist())

    def _note_unpainted_px(self, rect: Rect, covered: BoolMap) -> None:
        """Note whether a scribble has pixels that no hand has painted, or as its class."""
        planes = self.image.planes
        if planes.is_blank(Plane.HAND):
            self._has_unpainted_px = True
            return
        under = planes.view(Plane.HAND, rect)[covered]
        self._has_unpainted_px = bool(((under == IGNORE) | (under == self.class_id)).any())

    def _plane_values(self, kind: StrokeKind, class_id: int | None = None) -> tuple[tuple[Plane, int], ...]:
        drawn = self.class_id if class_id is None else class_id
        match kind:
            case StrokeKind.BRUSH:
                return (Plane.MASK, drawn), (Plane.HAND, drawn)
            case StrokeKind.ERASER:
                return (Plane.MASK, IGNORE), (Plane.HAND, IGNORE), (Plane.SCRIBBLES, IGNORE)
            case StrokeKind.SCRIBBLE:
                return ((Plane.SCRIBBLES, drawn),)


def _trimmed(rect: Rect, covered: BoolMap) -> tuple[Rect, BoolMap]:
    """A large region cut to its pixels; what a pen covers is that by itself."""
    if rect.area <= _TRIM_PX:
        return rect, covered
    part = bounding_rect(covered)
    return part.shifted(rect.y0, rect.x0), covered[part.slices]
