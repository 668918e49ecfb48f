"""Budget of a round of training (working time, epochs or steps): the times of validation, and the end.

There is no early stopping: a round ends with its budget, and the best checkpoint on the way is kept
(`engine.learn.validation.checkpoint_saver`).

Example:
    >>> budget = EpochBudget(epochs=3, steps_per_epoch=30)
    >>> budget.share_done(step=45, seconds=0.0), budget.is_validation_due(step=30, seconds=0.0)
    (0.5, True)
"""

from __future__ import annotations

from typing import Final, Protocol

from engine.core.words import plural
from engine.learn.request import TrainNote, TrainRequest

# Validation after 10 s lets the user see something soon; after that at least six times what one takes
# passes before the next: at most about a seventh of the time.
_FIRST_VALIDATION_S: Final = 10.0
_VALIDATE_EVERY_S: Final = 8.0
_VALIDATION_PAUSE_FACTOR: Final = 6.0
_MIN_STEPS_BETWEEN_VALIDATIONS: Final = 20
# With fewer steps than these a network has hardly begun.
_FEW_STEPS: Final = 30


class Budget(Protocol):
    """Progress of a round, and its next validation, after `step` steps and `seconds` of working time.

    Attributes:
        next_validation: the only state; a step or seconds, as the budget counts.
    """

    next_validation: float

    def share_done(self, step: int, seconds: float) -> float:
        """0 at the start, 1 or more when the round is over."""

    def is_validation_due(self, step: int, seconds: float) -> bool:
        """Whether to validate now."""

    def pace_note(self, step: int, seconds: float) -> TrainNote | None:
        """Note for the user after the first step, where the time is too short for many; else None."""

    def validated(self, step: int, seconds: float, cost_s: float) -> None:
        """Plan the next validation; this one took `cost_s` seconds."""


class TimeBudget:
    """Ends after `limit_s` seconds of working time, and before a step that would end far beyond them.

    Args:
        validate_at_once: the network is worth validating before it has learned for long.
    """

    def __init__(self, limit_s: float, *, validate_at_once: bool = False) -> None:
        self._limit_s = limit_s
        self._last: tuple[int, float] | None = None
        self._step_s = 0.0
        self.next_validation: float = 0.0 if validate_at_once else min(_FIRST_VALIDATION_S, limit_s / 4)

    def share_done(self, step: int, seconds: float) -> float:
        if self._last is not None and step == self._last[0] + 1:
            self._step_s = seconds - self._last[1]
        self._last = step, seconds
        if self._limit_s - seconds < self._step_s / 2:
            return 1.0
        return seconds / self._limit_s

    def pace_note(self, step: int, seconds: float) -> TrainNote | None:
        if step != 1 or seconds * _FEW_STEPS < self._limit_s:
            return None
        took = f"{seconds:.0f} s" if seconds >= 1 else f"{seconds:.1f} s"
        minutes = self._limit_s / 60.0
        steps = plural(max(1, round(self._limit_s / seconds)), "step")
        return TrainNote(
            f"One step takes about {took} on this machine; {minutes:g} minutes give about {steps}.",
            "Choose a smaller network, or give it more time.",
        )

    def is_validation_due(self, step: int, seconds: float) -> bool:
        return seconds >= self.next_validation

    def validated(self, step: int, seconds: float, cost_s: float) -> None:
        self._last = None
        self.next_validation = seconds + max(_VALIDATE_EVERY_S, _VALIDATION_PAUSE_FACTOR * cost_s)


class EpochBudget:
    """Ends after `epochs` epochs; independent of the clock, so that a run repeats exactly."""

    def __init__(self, epochs: int, steps_per_epoch: int) -> None:
        self._last_step = epochs * steps_per_epoch
        self._every = max(steps_per_epoch, _MIN_STEPS_BETWEEN_VALIDATIONS)
        self.next_validation: float = self._every

    def share_done(self, step: int, seconds: float) -> float:
        return step / self._last_step

    def pace_note(self, step: int, seconds: float) -> TrainNote | None:
        return None

    def is_validation_due(self, step: int, seconds: float) -> bool:
        return step >= self.next_validation

    def validated(self, step: int, seconds: float, cost_s: float) -> None:
        self.next_validation = step + self._every


class StepBudget:
    """Ends after `steps` steps or `limit_s` seconds, whichever comes first; validation only at the end."""

    def __init__(self, steps: int, limit_s: float) -> None:
        self._last_step = steps
        self._limit_s = limit_s
        self.next_validation: float = 0.0

    def share_done(self, step: int, seconds: float) -> float:
        return max(step / self._last_step, seconds / self._limit_s)

    def pace_note(self, step: int, seconds: float) -> TrainNote | None:
        return None

    def is_validation_due(self, step: int, seconds: float) -> bool:
        return False

    def validated(self, step: int, seconds: float, cost_s: float) -> None:
        """Nothing: there is no next validation."""


def make_budget(
    request: TrainRequest, pixel_count: int, batch: int, *, validate_at_once: bool = False
) -> Budget:
    """The budget of a request, for images of `pixel_count` pixels together."""
    if request.steps is not None:
        return StepBudget(request.steps, 60.0 * request.minutes)
    if request.epochs is None:
        return TimeBudget(60.0 * request.minutes, validate_at_once=validate_at_once)
    patches = pixel_count / request.crop_px**2
    return EpochBudget(request.epochs, max(1, round(patches / batch)))
