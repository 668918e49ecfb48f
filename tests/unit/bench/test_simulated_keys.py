"""`bench effort`: the keys by which the simulated annotator changes a whole class."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.bench.simulation.human_time import KEY_S, clear_errors
from engine.bench.simulation.simulated_keys import ClassKeys, KeyHabits, Moment
from engine.core import BoolMap, LabelMap, Rect
from engine.edit.morphology import operate
from engine.edit.operation import Operation


class Desk:
    """Session, clock and open image in one: operations of morphology, their undo, and the seconds of keys."""

    def __init__(self, labels: LabelMap, class_count: int = 2) -> None:
        self.steps = [labels]
        self.seconds = 0.0
        self.asked: list[Operation] = []
        self.undone = 0
        self.classes = range(class_count)
        self.rect = Rect.of_shape(labels.shape)

    def shown(self, rect: Rect) -> LabelMap:
        return self.steps[-1][rect.slices]

    def apply_operation(self, operation: Operation, class_id: int) -> bool:
        self.asked.append(operation)
        if operation in (Operation.FIT, Operation.THIN):
            return False
        self.steps.append(operate(self.steps[-1], operation, class_id))
        return True

    def undo(self) -> None:
        self.undone += 1
        self.steps.pop()

    def run(self, seconds: float) -> None:
        self.seconds += seconds

    def settle(self) -> None:
        pass


def disc(radius: float) -> LabelMap:
    rows, columns = np.ogrid[:40, :40]
    return ((rows - 20) ** 2 + (columns - 20) ** 2 < radius**2).astype(np.uint8)


def wrong_in(labels: LabelMap, truth: LabelMap) -> BoolMap:
    return clear_errors(labels, truth, tolerance_px=0)


def keys_at(desk: Desk, truth: LabelMap) -> ClassKeys:
    def wrong() -> BoolMap:
        return wrong_in(desk.steps[-1], truth)

    of_it: Any = desk
    return ClassKeys(of_it, of_it, KeyHabits(), of_it, truth, wrong, lambda: float(wrong().sum()))


@pytest.mark.parametrize(("shown_px", "operation"), [(9.0, Operation.GROW), (15.0, Operation.SHRINK)])
def test_what_is_too_small_all_around_is_grown_and_what_is_too_large_shrunk(
    shown_px: float, operation: Operation
) -> None:
    desk = Desk(disc(shown_px))
    keys = keys_at(desk, disc(12.0))
    assert keys.adjust(Moment.PREDICTED) == keys.resized == len(desk.steps) - 1
    assert keys.resized >= 2
    assert set(desk.asked) == {Operation.FIT, operation}
    before, after = (int(wrong_in(labels, disc(12.0)).sum()) for labels in (disc(shown_px), desk.steps[-1]))
    assert after < 0.3 * before
    assert desk.seconds == pytest.approx(KEY_S * (len(desk.asked) + desk.undone))


def test_what_is_off_to_one_side_is_neither_grown_nor_shrunk() -> None:
    desk = Desk(np.roll(disc(9.0), 3, axis=1))
    assert keys_at(desk, disc(9.0)).adjust(Moment.PREDICTED) == 0
    assert desk.asked == [Operation.FIT]


def test_a_thing_that_is_missing_is_no_reason_to_grow_the_others() -> None:
    truth = disc(5.0)
    truth[:6, :6] = 1
    desk = Desk(disc(5.0))
    assert keys_at(desk, truth).adjust(Moment.PREDICTED) == 0
    assert Operation.GROW not in desk.asked


def test_a_step_that_leaves_no_less_wrong_is_undone_by_a_key() -> None:
    truth = disc(9.0)
    # A thin cross through the disc is missing: to grow the class fills it, and spoils its boundary.
    shown = truth.copy()
    shown[20, 14:27] = 0
    desk = Desk(shown)
    keys = keys_at(desk, truth)
    assert keys.adjust(Moment.CLOSER) == keys.resized == 0
    assert desk.asked == [Operation.FIT, Operation.GROW]
    assert np.array_equal(desk.steps[-1], shown)
    assert desk.seconds == pytest.approx(3 * KEY_S)


def test_to_choose_one_of_many_classes_costs_a_key() -> None:
    desk = Desk(disc(9.0), class_count=3)
    keys_at(desk, disc(12.0)).adjust(Moment.PREDICTED)
    assert desk.seconds == pytest.approx(KEY_S * (1 + len(desk.asked) + desk.undone))
