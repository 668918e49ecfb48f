"""Strokes of the open image, one at a time: what each of its moves and its end mean for the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from engine.core import ClassList, Event, Rect
from engine.document.step_names import step_with_class
from engine.document.stroke_kind import StrokeKind
from engine.session.editing.active_stroke import (
    STROKE_LABELS,
    ActiveStroke,
    StrokeEnded,
    StrokeExtended,
)
from engine.session.editing.cutter import Cutter
from engine.session.effort.effort_meter import EffortMeter
from engine.session.open_image import OpenImage
from engine.session.prediction.rim_strokes import RimStrokes
from engine.session.state import Notice, SessionEvents

_NOWHERE: Final = Rect(0, 0, 0, 0)
_NOT_APPLIED: Final = Notice(
    "Nothing to erase here: these are the labels of a cut that is not applied yet.",
    "[[apply_cut]] applies it. Before that, scribbles correct it.",
    until_cut=True,
)
_HELD_BACK: Final = Notice(
    "Nothing changed: not all labels may be painted over now.",
    "'Paint over', in the card of the tool, chooses which.",
    until_cut=True,
)
_OVER_PAINT: Final = Notice(
    "Nothing changes here: what was painted by hand stays under scribbles as it is.",
    "[[tool_brush]] paints over it, and [[tool_eraser]] takes it away, so that a cut decides.",
    subject="paint under a scribble",
)


class Strokes:
    """The stroke in progress, counted as effort and followed by the cut; GUI thread.

    Attributes:
        prevented: a stroke had no effect, as all its pixels are of these protected classes.

    Args:
        edited: called once a stroke is a step of the history; the rectangle is empty, as each move has told
            of its own.
    """

    def __init__(
        self,
        cutter: Cutter,
        effort: EffortMeter,
        events: SessionEvents,
        edited: Callable[[Rect], None],
    ) -> None:
        self._cutter = cutter
        self._effort = effort
        self._events = events
        self._edited = edited
        self.prevented: Event[frozenset[int]] = Event()
        self._rims = RimStrokes(events)
        self._stroke: ActiveStroke | None = None
        self._only_over: int | None = None
        self._is_hold_known = False

    @property
    def is_drawing(self) -> bool:
        """Whether the pen is down."""
        return self._stroke is not None and self._stroke.is_open

    @property
    def only_over(self) -> int | None:
        """The label (255: unlabelled) that brush and eraser may change; None for all of them."""
        return self._only_over

    @only_over.setter
    def only_over(self, label: int | None) -> None:
        self._only_over, self._is_hold_known = label, False

    def begin(
        self,
        image: OpenImage,
        kind: StrokeKind,
        class_id: int,
        radius_px: float,
        classes: ClassList,
        name: str = "",
    ) -> ActiveStroke:
        """Put the pen down; a stroke in progress is finished first.

        Args:
            name: of the step in the history, to which that of the class is added; empty for that of the kind.
        """
        self.finish()
        step = name or STROKE_LABELS[kind]
        if kind is not StrokeKind.ERASER:
            step = step_with_class(step, classes[class_id].name)
        stroke = self._stroke = ActiveStroke(image, kind, class_id, radius_px, step, self._only_over)
        stroke.extended.subscribe(self._extended)
        stroke.ended.subscribe(self._ended)
        self._cutter.follow(stroke)
        return stroke

    def finish(self) -> None:
        """End the stroke in progress and keep it."""
        if self._stroke is not None:
            self._stroke.finish()
            self._stroke = None

    def cancel(self) -> bool:
        """End the stroke in progress and put every pixel back; False when there is none."""
        if self._stroke is None or not self._stroke.is_open:
            return False
        self._stroke.cancel()
        return True

    def _extended(self, event: StrokeExtended) -> None:
        stroke, rect = event.stroke, event.rect
        self._effort.note_moved(stroke.kind.value, stroke.effort_class)
        if stroke.kind is not StrokeKind.BRUSH:
            self._events.scribbles_changed.emit(rect)
        self._events.shown_changed.emit(rect)

    def _ended(self, event: StrokeEnded) -> None:
        stroke, rect = event.stroke, event.rect
        self._stroke = None
        # What moved with the pen is of scribbles that are not there any more.
        is_void = event.has_scribbles and not event.is_kept and self._cutter.void_preview()
        is_out_of_sight = stroke.kind is StrokeKind.ERASER and (event.is_idle or event.is_covered)
        if event.is_held_back and not self._is_hold_known:
            self._is_hold_known = True
            self._events.notice.emit(_HELD_BACK)
        if event.is_kept:
            self._effort.note_stroke(stroke.kind.value, stroke.effort_class)
            self._rims.note(stroke, rect)
            # Nothing is drawn again: `extended` told of its pixels. Of a long stroke it would take a second.
            self._edited(_NOWHERE)
        else:
            self._events.scribbles_changed.emit(rect)
            self._events.shown_changed.emit(rect)
        if event.has_scribbles:
            # Nothing else is part of a cut: what a hand paints changes no pixel that it did not go over.
            if not event.protected_ids or is_void or stroke.image.preview is not None:
                self._cutter.refresh()
        elif is_out_of_sight and stroke.image.preview is not None:
            self._events.notice.emit(_NOT_APPLIED)
        if event.is_over_paint and not event.protected_ids:
            self._events.notice.emit(_OVER_PAINT)
        if event.protected_ids:
            self.prevented.emit(event.protected_ids)
