"""When a round of training checks itself and when it ends: by working time, by epochs, or by steps."""

from __future__ import annotations

from typing import Final, Protocol

from engine.learn.request import TrainRequest

# A check after 10 s lets the user see something soon; after that checking takes
# at most about a seventh of the time.
_FIRST_VALIDATION_S: Final = 10.0
_VALIDATE_EVERY_S: Final = 8.0
_VALIDATION_SHARE: Final = 6.0
_MIN_STEPS_BETWEEN_VALIDATIONS: Final = 20


class Budget(Protocol):
    """Answers what to do after `step` steps and `seconds` of working time.

    `next_validation` is all that it remembers.
    """

    next_validation: float

    def share_done(self, step: int, seconds: float) -> float:
        """0 at the start, 1 or more when the round is over."""

    def is_validation_due(self, step: int, seconds: float) -> bool:
        """Whether to look at the held-back images now."""

    def validated(self, step: int, seconds: float, cost_s: float) -> None:
        """A check has been made and took so long."""


class TimeBudget:
    """Ends after `limit_s` seconds of working time.

    Args:
        at_once: the network is worth a check before it has learned for long.
    """

    def __init__(self, limit_s: float, *, validate_at_once: bool = False) -> None:
        self._limit_s = limit_s
        self.next_validation: float = 0.0 if validate_at_once else min(_FIRST_VALIDATION_S, limit_s / 4)

    def share_done(self, step: int, seconds: float) -> float:
        return seconds / self._limit_s

    def is_validation_due(self, step: int, seconds: float) -> bool:
        return seconds >= self.next_validation

    def validated(self, step: int, seconds: float, cost_s: float) -> None:
        self.next_validation = seconds + max(_VALIDATE_EVERY_S, _VALIDATION_SHARE * cost_s)


class EpochBudget:
    """Ends after `epochs` epochs; never looks at the clock, so a run repeats exactly."""

    def __init__(self, epochs: int, steps_per_epoch: int) -> None:
        self._last_step = epochs * steps_per_epoch
        self._every = max(steps_per_epoch, _MIN_STEPS_BETWEEN_VALIDATIONS)
        self.next_validation: float = self._every

    def share_done(self, step: int, seconds: float) -> float:
        return step / self._last_step

    def is_validation_due(self, step: int, seconds: float) -> bool:
        return step >= self.next_validation

    def validated(self, step: int, seconds: float, cost_s: float) -> None:
        self.next_validation = step + self._every


class StepBudget:
    """Ends after so many steps, or after `limit_s` seconds where those come first; checks at its end only."""

    def __init__(self, steps: int, limit_s: float) -> None:
        self._last_step = steps
        self._limit_s = limit_s
        self.next_validation: float = 0.0

    def share_done(self, step: int, seconds: float) -> float:
        return max(step / self._last_step, seconds / self._limit_s)

    def is_validation_due(self, step: int, seconds: float) -> bool:
        return False

    def validated(self, step: int, seconds: float, cost_s: float) -> None:
        """Nothing follows from a check."""


def make_budget(
    request: TrainRequest, pixel_count: int, batch: int, *, validate_at_once: bool = False
) -> Budget:
    """The course that a request asks for, over images of so many pixels together."""
    if request.steps is not None:
        return StepBudget(request.steps, 60.0 * request.minutes)
    if request.epochs is None:
        return TimeBudget(60.0 * request.minutes, validate_at_once=validate_at_once)
    patches = pixel_count / request.crop_px**2
    return EpochBudget(request.epochs, max(1, round(patches / batch)))
