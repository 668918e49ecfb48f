"""The effort meter counts work, not pauses, and knows how good the prediction was before it."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.core import IGNORE, ModelId
from engine.document.stroke_kind import StrokeKind
from engine.jobs import QueueDispatcher
from engine.service import Service
from engine.session import CutSettings, Session
from engine.session.effort.agreement import agreement_of
from engine.session.effort.effort_meter import DECISION, OTHER, PAUSE_S, Effort
from engine.session.state import ImagePrediction
from engine.storage import EffortRow, Project, WorkSession
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import SHAPE, Desk, halves

BRUSH = StrokeKind.BRUSH


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sit(project_path: Path, clock: Clock) -> Iterator[Callable[..., Desk]]:
    """Opens the project, read-only if asked, with this clock and its first image open."""
    opened: list[Desk] = []

    def open_it(*, read_only: bool = False) -> Desk:
        dispatcher, compute = QueueDispatcher(), FakeCompute()
        project = Project.open(project_path, read_only=read_only)
        session = Session(project, compute, dispatcher, CutSettings(), clock)
        desk = Desk(session, compute, dispatcher, Service(dispatcher, compute))
        opened.append(desk)
        desk.open(0)
        return desk

    yield open_it
    for desk in opened:
        desk.session.close()
        desk.service.close()
        desk.dispatcher.pump()


def predict(desk: Desk, left: int, right: int, model: str = "unet-001") -> None:
    """A prediction of the open image arrives."""
    labels = halves(left, right)
    seen = ImagePrediction(
        desk.image.id, ModelId(model), labels, np.zeros_like(labels), np.zeros((3, *SHAPE), np.float16), 1
    )
    desk.image.prediction = seen
    desk.session.events.prediction_changed.emit(seen)


def work_sessions(desk: Desk) -> list[WorkSession]:
    return desk.session.project.effort_log.all()


def rows(desk: Desk) -> dict[tuple[str, int | None], EffortRow]:
    (sitting,) = work_sessions(desk)
    return {(row.tool, row.class_id): row for row in sitting.rows}


def test_seconds_are_counted_for_the_tool_and_class_in_hand(sit: Callable[..., Desk], clock: Clock) -> None:
    desk = sit()
    clock.now += 2.0
    desk.stroke(BRUSH, 1, (5, 5), (5, 20))
    clock.now += 3.0
    desk.stroke(StrokeKind.SCRIBBLE, 2, (20, 5), (20, 20))
    found = rows(desk)
    assert found["brush", 1] == EffortRow("brush", 1, strokes=1, seconds=2.0)
    assert found["scribble", 2] == EffortRow("scribble", 2, strokes=1, seconds=3.0)


def test_a_pause_is_not_counted(sit: Callable[..., Desk], clock: Clock) -> None:
    desk = sit()
    clock.now += PAUSE_S + 1
    desk.stroke(BRUSH, 1, (5, 5))
    clock.now += PAUSE_S
    desk.stroke(BRUSH, 1, (9, 9))
    assert rows(desk)["brush", 1].seconds == pytest.approx(PAUSE_S)


def test_looking_around_keeps_the_time_going_and_belongs_to_what_follows(
    sit: Callable[..., Desk], clock: Clock
) -> None:
    desk = sit()
    clock.now += 20.0
    desk.session.effort.note_alive()
    clock.now += 20.0
    desk.stroke(BRUSH, 1, (5, 5))
    assert rows(desk)["brush", 1].seconds == pytest.approx(40.0)


def test_keys_clicks_and_undos_are_counted_once_each(sit: Callable[..., Desk]) -> None:
    desk = sit()
    desk.stroke(BRUSH, 1, (5, 5))
    desk.session.effort.note_key()
    desk.session.undo()
    desk.session.effort.note_click()
    desk.session.redo()
    assert rows(desk)[OTHER, None] == EffortRow(OTHER, None, clicks=1, keys=1, undos=1)


def test_an_image_that_was_only_looked_at_costs_nothing(sit: Callable[..., Desk], clock: Clock) -> None:
    desk = sit()
    clock.now += 5.0
    desk.session.effort.note_alive()
    desk.session.effort.note_key()
    desk.open(1)
    assert work_sessions(desk) == []


def test_looking_again_at_begun_work_is_kept_as_it_was_shown(sit: Callable[..., Desk], clock: Clock) -> None:
    desk = sit()
    clock.now += 2.0
    desk.stroke(BRUSH, 1, (5, 5))
    desk.open(1)
    desk.open(0)
    for _ in range(3):
        clock.now += 10.0
        desk.session.effort.note_alive()
    shown = desk.session.effort.kept
    assert shown == Effort(strokes=1, seconds=32.0)
    desk.open(1)
    desk.open(0)
    assert desk.session.effort.kept == shown
    desk.session.close()
    desk = sit()
    assert desk.session.effort.kept == shown


def test_what_an_image_cost_so_far_goes_on_when_it_is_accepted(
    sit: Callable[..., Desk], clock: Clock
) -> None:
    desk = sit()
    clock.now += 2.0
    desk.stroke(BRUSH, 1, (5, 5))
    desk.session.accept_image()
    assert desk.session.effort.kept == Effort(strokes=1, seconds=2.0)
    clock.now += 3.0
    desk.stroke(BRUSH, 1, (9, 9))
    assert desk.session.effort.kept == Effort(strokes=2, seconds=5.0)
    desk.session.close()
    desk = sit()
    assert desk.session.effort.kept == Effort(strokes=2, seconds=5.0)


def test_time_that_will_be_forgotten_is_not_shown(sit: Callable[..., Desk], clock: Clock) -> None:
    desk = sit()
    clock.now += 5.0
    desk.session.effort.note_alive()
    assert desk.session.effort.kept == Effort()
    clock.now += 1.0
    desk.stroke(BRUSH, 1, (5, 5))
    assert desk.session.effort.kept == Effort(strokes=1, seconds=6.0)


def test_skipping_an_image_is_work_on_it(sit: Callable[..., Desk], clock: Clock) -> None:
    desk = sit()
    clock.now += 4.0
    desk.session.skip_image()
    assert rows(desk) == {(DECISION, None): EffortRow(DECISION, None, seconds=4.0)}


def test_going_to_and_fro_adds_up_and_counts_nothing_twice(sit: Callable[..., Desk], clock: Clock) -> None:
    desk = sit()
    for row_px, index in ((5, 1), (15, 0), (25, 1), (35, 0)):
        desk.open(index)
        clock.now += 3.0
        desk.stroke(BRUSH, 1, (row_px, 5), (row_px, 30))
    assert desk.session.effort.now == Effort(strokes=2, seconds=6.0)
    desk.open(2)
    assert [sum(row.seconds for row in sitting.rows) for sitting in work_sessions(desk)] == [3.0] * 4


def test_what_was_drawn_is_stored_at_once_and_the_rest_soon(sit: Callable[..., Desk], clock: Clock) -> None:
    """As after a crash: another reader sees it although the image was never left."""
    desk = sit()
    clock.now += 2.0
    desk.stroke(BRUSH, 1, (5, 5))
    clock.now += 6.0
    desk.session.effort.note_alive()
    desk.session.project.flush()
    with Project.open(desk.session.project.path, read_only=True) as look:
        (sitting,) = look.effort_log.all()
    assert sum(row.seconds for row in sitting.rows) == pytest.approx(8.0)


def test_after_a_restart_the_work_goes_on_where_it_was(sit: Callable[..., Desk], clock: Clock) -> None:
    desk = sit()
    clock.now += 2.0
    predict(desk, 0, 1)
    desk.stroke(BRUSH, 1, (5, 5))
    desk.session.close()
    desk = sit()
    assert desk.session.effort.now == Effort(strokes=1, seconds=2.0)
    predict(desk, 2, 2, "unet-002")
    clock.now += 1.0
    desk.session.accept_image()
    first, second = work_sessions(desk)
    assert (first.accepted, second.accepted is None) == (None, False)
    assert second.model_id == "unet-001"
    assert desk.session.effort.now == Effort()


def test_a_read_only_project_counts_nothing_and_does_not_mind(sit: Callable[..., Desk], clock: Clock) -> None:
    desk = sit(read_only=True)
    clock.now += 2.0
    desk.session.effort.note_alive()
    desk.session.effort.note_key()
    desk.open(1)
    assert desk.session.effort.now == Effort()
    assert work_sessions(desk) == []


def test_the_prediction_in_sight_at_the_first_correction_is_compared(sit: Callable[..., Desk]) -> None:
    desk = sit()
    predict(desk, 2, 2, "unet-001")
    predict(desk, 0, 1, "unet-002")
    desk.stroke(BRUSH, 1, (30, 10), radius_px=2)
    predict(desk, 1, 1, "unet-003")
    desk.session.accept_image()
    (sitting,) = work_sessions(desk)
    accepted = desk.session.project.decided_mask(desk.image.id)
    assert accepted is not None
    assert sitting.model_id == "unet-002"
    assert sitting.agreement == agreement_of(halves(0, 1), accepted)


def test_a_prediction_that_is_stored_for_comparison_is_held_no_longer(sit: Callable[..., Desk]) -> None:
    desk = sit()
    predict(desk, 0, 1, "unet-001")
    assert desk.image.prediction is not None
    uncertainty = weakref.ref(desk.image.prediction.uncertainty)
    desk.stroke(BRUSH, 1, (30, 10), radius_px=2)
    predict(desk, 1, 1, "unet-002")
    gc.collect()
    assert uncertainty() is None


def test_what_the_user_adds_where_the_prediction_says_nothing_is_no_error_of_it(
    sit: Callable[..., Desk],
) -> None:
    desk = sit()
    predict(desk, 0, IGNORE)
    desk.stroke(BRUSH, 2, (30, 60), radius_px=5)
    desk.session.accept_image()
    (sitting,) = work_sessions(desk)
    assert sitting.agreement is not None
    assert (sitting.agreement.share, sitting.agreement.iou) == (1.0, {0: 1.0})


def test_a_perfect_prediction_that_is_accepted_as_it_is_has_an_iou_of_one(sit: Callable[..., Desk]) -> None:
    desk = sit()
    predict(desk, 0, 1)
    desk.session.accept_image()
    (sitting,) = work_sessions(desk)
    assert sitting.agreement is not None
    assert (sitting.agreement.share, sitting.agreement.mean_iou) == (1.0, 1.0)


def test_without_a_prediction_nothing_is_compared(sit: Callable[..., Desk]) -> None:
    desk = sit()
    desk.stroke(BRUSH, 1, (30, 10))
    desk.session.accept_image()
    (sitting,) = work_sessions(desk)
    assert sitting.accepted is not None
    assert (sitting.model_id, sitting.agreement) == (None, None)


def test_correcting_an_accepted_image_later_is_a_sitting_of_its_own(
    sit: Callable[..., Desk], clock: Clock
) -> None:
    desk = sit()
    predict(desk, 0, 1)
    clock.now += 5.0
    desk.session.accept_image()
    before = work_sessions(desk)
    desk.open(1)
    desk.open(0)
    predict(desk, 2, 2, "unet-002")
    clock.now += 3.0
    desk.stroke(BRUSH, 2, (30, 10))
    desk.session.accept_image()
    first, second = work_sessions(desk)
    assert [first] == before
    assert [row.seconds for row in second.rows if row.tool == "brush"] == [3.0]
    assert (second.model_id, second.agreement) == (None, None)


def test_accepting_again_what_was_not_touched_is_nothing(sit: Callable[..., Desk], clock: Clock) -> None:
    desk = sit()
    predict(desk, 0, 1)
    desk.session.accept_image()
    before = work_sessions(desk)
    clock.now += 3.0
    desk.session.accept_image()
    desk.open(1)
    assert work_sessions(desk) == before


def test_an_acceptance_that_is_undone_never_was(sit: Callable[..., Desk], clock: Clock) -> None:
    desk = sit()
    predict(desk, 0, 1)
    clock.now += 5.0
    desk.session.accept_image()
    clock.now += 1.0
    desk.session.undo()
    assert [sitting.accepted for sitting in work_sessions(desk)] == [None, None]
    assert desk.session.effort.now == Effort(undos=1, seconds=6.0)
    clock.now += 2.0
    desk.stroke(BRUSH, 2, (30, 10))
    desk.session.accept_image()
    first, second = work_sessions(desk)
    assert (first.accepted, second.accepted is None) == (None, False)
    assert second.model_id == "unet-001"


def test_accepting_again_by_redo_counts_as_accepting(sit: Callable[..., Desk]) -> None:
    desk = sit()
    predict(desk, 0, 1)
    desk.session.accept_image()
    desk.session.undo()
    desk.session.redo()
    assert [sitting.accepted is None for sitting in work_sessions(desk)] == [True, False]


def test_the_mean_leaves_the_background_out_unless_there_is_nothing_else() -> None:
    truth = halves(0, 1)
    guess = truth.copy()
    guess[: SHAPE[0] // 2, SHAPE[1] // 2 :] = 2
    found = agreement_of(guess, truth)
    assert found is not None
    assert found.share == pytest.approx(0.75)
    assert found.iou == pytest.approx({0: 1.0, 1: 0.5, 2: 0.0})
    assert found.mean_iou == pytest.approx(0.25)
    alone = agreement_of(halves(0, 0), halves(0, 0))
    assert alone is not None
    assert alone.mean_iou == 1.0


def test_undecided_pixels_are_not_compared() -> None:
    found = agreement_of(halves(1, 2), halves(1, 255))
    assert found is not None
    assert (found.share, found.iou) == (1.0, {1: 1.0})
    assert agreement_of(halves(1, 2), halves(255, 255)) is None


def test_what_a_prediction_leaves_open_is_no_error() -> None:
    found = agreement_of(halves(1, 255), halves(1, 2))
    assert found is not None
    assert (found.share, found.mean_iou, found.iou) == (1.0, 1.0, {1: 1.0})
    # Class 2, which it never shows, counts only by what is said in its place.
    guess, truth = halves(1, 255), halves(1, 2)
    truth[:, : SHAPE[1] // 4] = 2
    found = agreement_of(guess, truth)
    assert found is not None
    assert (found.share, found.iou) == (0.5, {1: 0.5})
    # One that it shows elsewhere, or that it misses without leaving anything open, is an error.
    for guess in (halves(1, 2), halves(1, 1)):
        found = agreement_of(guess, truth)
        assert found is not None
        assert 2 in found.iou
    assert agreement_of(halves(255, 255), truth) is None


def test_open_pixels_take_no_longer_to_compare() -> None:
    guess = np.repeat(np.repeat(halves(1, 2), 10, axis=0), 10, axis=1)
    open_ = guess.copy()
    open_[0, 0] = 255

    def seconds(predicted: np.ndarray) -> float:
        times = []
        for _ in range(3):
            began = time.thread_time()
            agreement_of(predicted, guess)
            times.append(time.thread_time() - began)
        return min(times)

    assert seconds(open_) < 5 * seconds(guess)


# Draws one stroke for each line it is told, and is then killed without a word.
WORK = """
import sys
from pathlib import Path
from engine.document.stroke_kind import StrokeKind
from engine.jobs import QueueDispatcher
from engine.service import Service
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import Desk
dispatcher, compute = QueueDispatcher(), FakeCompute()
service = Service(dispatcher, compute)
desk = Desk(service.open_project(Path(sys.argv[1])).session, compute, dispatcher, service)
desk.open(0)
for row in (5, 15, 25):
    desk.stroke(StrokeKind.BRUSH, 1, (row, 5), (row, 30))
desk.session.project.flush()
print("drawn", flush=True)
sys.stdin.read()
"""


def test_a_killed_program_loses_no_stroke(project_path: Path) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-c", WORK, str(project_path)],
        cwd=Path(__file__).resolve().parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "drawn\n"
        worker.kill()
    with Project.open(project_path) as project:
        (sitting,) = project.effort_log.all()
    assert {row.tool: row.strokes for row in sitting.rows if row.strokes} == {"brush": 3}
