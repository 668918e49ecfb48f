"""A compute on its caller's clock: never more work than the clock grants, nothing told too early."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from engine.compute import SteppedCompute
from engine.compute.requests.train import TrainJobRequest
from engine.core import ClassList
from engine.files.pinned_folders import is_away
from engine.learn.request import Sample, TrainFinished, TrainRequest, TrainStep


@dataclass
class TickingClock:
    """Every look at it takes so many seconds: work lasts as long as it looks."""

    tick_s: float
    now_s: float = 0.0

    def __call__(self) -> float:
        self.now_s += self.tick_s
        return self.now_s


def request(folder: Path) -> TrainRequest:
    labels = np.zeros((40, 40), np.uint8)
    labels[:, 20:] = 1
    return TrainRequest(
        classes=ClassList.from_names(["left", "right"]),
        samples=(Sample("a", folder / "a.png", labels),),
        out_path=folder / "model.safetensors",
        settings={"width": 4, "depth": 1},
        crop_px=32,
        batch=1,
        steps=6,
        minutes=100.0,
    )


@pytest.fixture
def compute() -> Iterator[SteppedCompute]:
    compute = SteppedCompute(1, lambda path: np.zeros((40, 40, 3), np.uint8), TickingClock(0.5))
    compute.get_ready()
    yield compute
    compute.close()


def test_a_training_gets_no_more_seconds_than_the_clock_has_granted(
    compute: SteppedCompute, tmp_path: Path
) -> None:
    told: list[tuple[float, object]] = []
    compute.submit(TrainJobRequest(request(tmp_path)), lambda event: told.append((compute.now_s, event)))
    for until_s in np.arange(0.7, 400.0, 0.7):
        while compute.step(float(until_s)):
            assert compute.worked_s <= compute.now_s + 1e-9
        assert compute.worked_s <= compute.now_s + 1e-9 == pytest.approx(until_s + 1e-9)
        if told and isinstance(told[-1][1], TrainFinished):
            break
    assert isinstance(told[-1][1], TrainFinished)
    steps = [(at_s, event) for at_s, event in told if isinstance(event, TrainStep)]
    assert len(steps) == 6
    assert all(event.seconds <= at_s for at_s, event in steps)


def test_nothing_is_told_before_the_time_that_it_took_has_passed(
    compute: SteppedCompute, tmp_path: Path
) -> None:
    told: list[object] = []
    compute.submit(TrainJobRequest(request(tmp_path)), told.append)
    while compute.step(0.4):
        pass
    assert told == []
    assert compute.now_s == 0.4
    assert compute.worked_s == 0.0


def test_seconds_without_work_are_not_saved_up(compute: SteppedCompute, tmp_path: Path) -> None:
    assert not compute.step(1000.0)
    told: list[object] = []
    compute.submit(TrainJobRequest(request(tmp_path)), told.append)
    while compute.step(1000.4):
        pass
    assert told == []
    assert compute.worked_s == 0.0


def test_a_cancelled_training_ends_at_its_next_turn(compute: SteppedCompute, tmp_path: Path) -> None:
    told: list[object] = []
    job = compute.submit(TrainJobRequest(request(tmp_path)), told.append)
    compute.step(0.4)
    job.cancel()
    while compute.step(10.0):
        pass
    assert [type(event).__name__ for event in told][-1] == "ComputeCancelled"
    assert job.wait(0.0)


def test_closing_ends_a_training_that_is_under_way(tmp_path: Path) -> None:
    """Left to the garbage collector it would end at any moment, on any thread."""
    compute = SteppedCompute(1, lambda path: np.zeros((40, 40, 3), np.uint8), TickingClock(0.5))
    events: list[object] = []
    compute.submit(TrainJobRequest(request(tmp_path)), events.append)
    while not any(isinstance(event, TrainStep) for event in events):
        compute.step(compute.now_s + 1.0)
    tmp_path.rename(tmp_path.with_name("moved"))
    assert is_away(tmp_path / "a.png")
    compute.close()
    assert not is_away(tmp_path / "a.png")
