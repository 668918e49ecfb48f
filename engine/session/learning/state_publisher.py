"""The learning's state, told to the window as it changes."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from engine.session.state import LearningState, SessionEvents

if TYPE_CHECKING:
    from engine.learn.request import TrainStep, TrainValidated

# Ten redraws a second are enough for a curve.
_REDRAW_S: Final = 0.1


class StatePublisher:
    """The learning's state, with an event for each change of it."""

    def __init__(self, state: LearningState, events: SessionEvents) -> None:
        self.state = state
        self._events = events
        self._last_shown_s = float("-inf")

    def update(self, **changes: Any) -> None:
        """Set fields of the state, by their names."""
        self.state = replace(self.state, **changes)
        self._events.learning_changed.emit(self.state)

    def add_step(self, step: TrainStep) -> None:
        """Every point of the curve is kept; some are shown together."""
        self.state = replace(self.state, loss=(*self.state.loss, (step.seconds, step.loss)))
        now = time.monotonic()
        if now - self._last_shown_s > _REDRAW_S:
            self._last_shown_s = now
            self._events.learning_changed.emit(self.state)

    def add_validation(self, event: TrainValidated) -> None:
        curve = self.state.iou
        if event.mean_iou is not None:
            curve = (*curve, (event.seconds, event.mean_iou))
        self.update(iou=curve, per_class=dict(event.per_class))
