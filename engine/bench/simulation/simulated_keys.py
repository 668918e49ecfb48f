"""Keys of the simulated annotator for a whole class: lines thinned, boundaries fitted, grown or shrunk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from enum import Enum
from typing import Final

import numpy as np

from engine.bench.simulation.human_time import KEY_S, near
from engine.bench.support.work_clock import WorkClock
from engine.core import IGNORE, BoolMap, LabelMap
from engine.edit.operation import Operation
from engine.session import OpenImage, Session

# A boundary that is farther off is another thing.
_RIM_PX: Final = 6
# All around too small, or too large: so many times more is missing there than is too much, or the other way.
_ONE_SIDED: Final = 2.0
_MOST_STEPS: Final = 8


class Moment(Enum):
    """When keys are tried; each has taught its own lesson."""

    PREDICTED = "on what is predicted"
    CUT = "on a cut that is mended"
    CLOSER = "on a closer look"


class KeyHabits:
    """Whether a key was worth pressing so far."""

    def __init__(self) -> None:
        self._seen: defaultdict[tuple[Operation, Moment], list[bool]] = defaultdict(list)

    def tries(self, operation: Operation, moment: Moment) -> bool:
        """Whether it is worth a key: it was in vain at most once more than it helped."""
        seen = self._seen[operation, moment]
        return 1 + sum(seen) >= len(seen) - sum(seen)

    def learn(self, operation: Operation, moment: Moment, is_kept: bool) -> None:
        """Record whether it left less that looks wrong."""
        self._seen[operation, moment].append(is_kept)


class ClassKeys:
    """Keys for whole classes of one image; what does not help is undone by another key.

    Fitting and thinning help where less looks wrong than before, a size where less work is left: things that
    lie close together are joined when they grow.

    Args:
        wrong: pixels that look wrong now.
        work_s: seconds that painting these is expected to take.

    Attributes:
        fitted: how often fitting a class was kept.
        resized: steps of one pixel by which a class was grown or shrunk, and kept.
    """

    def __init__(
        self,
        session: Session,
        clock: WorkClock,
        habits: KeyHabits,
        image: OpenImage,
        truth: LabelMap,
        wrong: Callable[[], BoolMap],
        work_s: Callable[[], float],
    ) -> None:
        self.fitted = 0
        self.resized = 0
        self._session = session
        self._clock = clock
        self._habits = habits
        self._image = image
        self._truth = truth
        self._wrong = wrong
        self._work_s = work_s
        self._classes = len(session.classes)

    def undo(self, steps: int) -> None:
        """Take back the last steps, a key each."""
        for _ in range(steps):
            self._clock.run(KEY_S)
            self._session.undo()
            self._clock.settle()

    def thin(self) -> bool:
        """Thin the lines of the class that is shown where it should not be most often; whether it is kept."""
        wrong, shown = self._wrong(), self._shown()
        pixels = np.bincount(shown[wrong], minlength=IGNORE + 1)[1 : self._classes]
        return bool(pixels.any()) and self._is_kept(Operation.THIN, 1 + int(pixels.argmax()))

    def adjust(self, moment: Moment) -> int:
        """Fit classes to the image and give them their size, those with the most errors first.

        Returns:
            How many steps were kept: for a class after the first one, only while something is.
        """
        steps = 0
        for class_id in self._by_errors():
            kept = self._adjust_class(class_id, moment)
            if not kept:
                break
            steps += kept
        return steps

    def resize(self, moment: Moment) -> None:
        """Give the class with the most errors its size."""
        classes = self._by_errors()
        if classes:
            self._resize_class(classes[0], moment)

    def _adjust_class(self, class_id: int, moment: Moment) -> int:
        is_fit_tried = self._habits.tries(Operation.FIT, moment)
        if self._classes > 2 and (is_fit_tried or self._direction(class_id, moment)):
            self._clock.run(KEY_S)
        is_fitted = is_fit_tried and self._is_learned_from(Operation.FIT, class_id, moment)
        self.fitted += is_fitted
        return is_fitted + self._resize_class(class_id, moment)

    def _resize_class(self, class_id: int, moment: Moment) -> int:
        """Grow or shrink a class pixel by pixel while one side is wrong all around; returns the steps."""
        steps = 0
        while steps < _MOST_STEPS:
            operation = self._direction(class_id, moment)
            if operation is None or not self._is_learned_from(operation, class_id, moment):
                break
            steps += 1
        self.resized += steps
        return steps

    def _direction(self, class_id: int, moment: Moment) -> Operation | None:
        """Whether to grow or to shrink a class; None where it is neither, or has been in vain."""
        wrong, is_shown, is_true = self._wrong(), self._shown() == class_id, self._truth == class_id
        missing = int((wrong & is_true & ~is_shown & near(is_shown, _RIM_PX)).sum())
        too_much = int((wrong & is_shown & near(is_true, _RIM_PX)).sum())
        operation = Operation.GROW if missing > too_much else Operation.SHRINK
        is_one_sided = max(missing, too_much) >= _ONE_SIDED * min(missing, too_much)
        is_tried = missing != too_much and is_one_sided and self._habits.tries(operation, moment)
        return operation if is_tried else None

    def _by_errors(self) -> list[int]:
        """Classes but the first with something wrong, those with the most first."""
        wrong, shown = self._wrong(), self._shown()
        pixels = np.bincount(np.concatenate([shown[wrong], self._truth[wrong]]), minlength=IGNORE + 1)
        return [int(k) for k in np.argsort(-pixels[: self._classes]) if k > 0 and pixels[k]]

    def _is_learned_from(self, operation: Operation, class_id: int, moment: Moment) -> bool:
        is_kept = self._is_kept(operation, class_id)
        self._habits.learn(operation, moment, is_kept)
        return is_kept

    def _is_kept(self, operation: Operation, class_id: int) -> bool:
        """Whether an operation, by a key, helped; else it is undone by another."""
        before = self._left(operation)
        self._clock.run(KEY_S)
        if not self._session.apply_operation(operation, class_id):
            return False
        self._clock.settle()
        if self._left(operation) < before:
            return True
        self.undo(1)
        return False

    def _left(self, operation: Operation) -> float:
        """What is left to do: work where a size is changed, else what looks wrong."""
        is_size = operation in (Operation.GROW, Operation.SHRINK)
        return self._work_s() if is_size else float(self._wrong().sum())

    def _shown(self) -> LabelMap:
        return self._image.shown(self._image.rect)
