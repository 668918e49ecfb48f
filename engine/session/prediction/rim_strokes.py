"""Strokes that make a predicted class larger, each at its boundary: a key does that all around."""

from __future__ import annotations

from typing import Final

import numpy as np

from engine.core import IGNORE, LabelMap, Rect
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.session.editing.active_stroke import ActiveStroke
from engine.session.state import Notice, SessionEvents

RIM_PX: Final = 6
"""A boundary that is farther off is another thing."""
STROKES: Final = 3
"""So many in a row, at places apart."""

_LEAST_PX: Final = 8
_AROUND_PX: Final = 2 * RIM_PX
_MOST_PX: Final = 1 << 18
"""Strokes in larger rectangles are no work at one rim, and would take time on the GUI's thread."""
_LEAST_SHARE: Final = 0.9
_SUBJECT: Final = "prediction-too-small"

GROW_THE_REST: Final = Notice(
    "Three strokes in a row made what is predicted larger, each at its boundary.",
    "If that is so everywhere: [[mask_grow]] adds a pixel to the class that you draw with, all around."
    " What you painted stays.",
    subject=_SUBJECT,
)


def is_at_rim(predicted: LabelMap, decided: LabelMap, class_id: int) -> bool:
    """Whether all that was decided as a class, against the prediction, is a rim of what is predicted of it.

    Pieces that go altogether, such as specks and holes, are no rim.

    Args:
        predicted, decided: (h, w) around a stroke, 255 where nothing is.

    Example:
        >>> predicted = np.zeros((20, 30), np.uint8)
        >>> predicted[5:15, 5:15] = 1
        >>> decided = np.full_like(predicted, 255)
        >>> decided[5:15, 15:17] = 1
        >>> is_at_rim(predicted, decided, 1)
        True
        >>> decided[5:15, 15:28] = 1
        >>> is_at_rim(predicted, decided, 1)
        False
    """
    import cv2

    is_class = predicted == class_id
    is_other = ~is_class & (predicted != IGNORE)
    added = is_other & (decided == class_id)
    if np.count_nonzero(added) < _LEAST_PX or not is_class.any():
        return False
    away = cv2.distanceTransform((~is_class).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    if float((away[added] <= RIM_PX).mean()) < _LEAST_SHARE:
        return False
    _, pieces = cv2.connectedComponents(is_other.astype(np.uint8), connectivity=8)
    gone, all_of_it = (np.bincount(np.asarray(pieces)[where]) for where in (added, is_other))
    return bool((2 * gone <= all_of_it[: len(gone)]).all())


class RimStrokes:
    """Says, once for a class, which key does what the last strokes did place by place; GUI thread."""

    def __init__(self, events: SessionEvents) -> None:
        self._events = events
        self._class_id = IGNORE
        self._places: list[Rect] = []
        self._has_said: set[int] = set()
        events.image_opened.subscribe(lambda _: self._start_over())

    def note(self, stroke: ActiveStroke, rect: Rect) -> None:
        """Look at what a stroke that is kept has changed in this rectangle."""
        if stroke.kind is not StrokeKind.BRUSH or stroke.class_id in self._has_said:
            return
        is_rim = _is_at_rim_of_prediction(stroke, rect)
        if stroke.class_id != self._class_id or not is_rim:
            self._start_over()
        self._class_id = stroke.class_id
        if is_rim and all(place.expand(RIM_PX).intersect(rect).is_empty for place in self._places):
            self._places.append(rect)
        if len(self._places) == STROKES:
            self._has_said.add(stroke.class_id)
            self._start_over()
            self._events.notice.emit(GROW_THE_REST)

    def _start_over(self) -> None:
        self._places = []


def _is_at_rim_of_prediction(stroke: ActiveStroke, rect: Rect) -> bool:
    image = stroke.image
    if image.prediction is None or image.preview is not None or rect.area > _MOST_PX:
        return False
    around = rect.expand(_AROUND_PX).clip(*image.shape)
    decided = image.planes.view(Plane.MASK, around)
    return is_at_rim(image.prediction.labels[around.slices], decided, stroke.class_id)
