"""Pages of the review wall that fail or are stopped: what was done is a step, the rest can be done yet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from engine.core import EngineError, ImageId, UserError
from engine.session.editing.project_edits import ProjectEdits
from engine.session.editing.project_steps import ProjectStep, ProjectSteps
from engine.session.review import page_acceptance, page_work
from engine.session.review.review_wall import ReviewWall, TileState
from engine.storage import ImageStatus, Project
from tests.helpers.reviewing import accept, ids, state_of, status
from tests.helpers.session import Clock, Desk

Work: TypeAlias = Callable[..., Any]
FAILURES = {
    "a disk that stalls": UserError("The disk is full."),
    "an error of the engine": EngineError("Something is wrong."),
    "a fault of the program": RuntimeError("a fault"),
}
"""What may be raised while one image is worked on."""


def failing_at(work: Work, image_id: ImageId, failure: Exception) -> Work:
    """The same work, which fails at one image."""

    def run(*args: Any) -> Any:
        numbers = [getattr(arg, "id", arg) for arg in args]
        if any(isinstance(number, int) and number == image_id for number in numbers):
            raise failure
        return work(*args)

    return run


def moved(desk: Desk, wall: ReviewWall, edits: ProjectEdits, way: str) -> None:
    assert edits.undo() if way == "undo" else edits.redo()
    desk.wait(lambda: not wall.is_accepting)


def accepted_page(desk: Desk, wall: ReviewWall, clock: Clock) -> None:
    clock.now_s += 2.0
    assert accept(desk, wall)
    assert [status(desk, i) for i in ids(desk)] == [*[ImageStatus.ACCEPTED] * 2, ImageStatus.NEW]


def states_around(
    desk: Desk, wall: ReviewWall, edits: ProjectEdits, clock: Clock, way: str
) -> dict[str, object]:
    """Accept a page, and take it back for a redo; what is stored after its undo, and after its redo."""
    states = {"undo": state_of(desk)}
    accepted_page(desk, wall, clock)
    states["redo"] = state_of(desk)
    if way == "redo":
        moved(desk, wall, edits, "undo")
    return states


WAYS = {"undo": "take_acceptance_back", "redo": "accept_again"}
PAGE_WAYS = {"undo": "take_page_back", "redo": "accept_page_again"}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize("way", WAYS)
def test_an_undo_or_redo_that_fails_at_an_image_can_be_finished(
    desk: Desk,
    wall: ReviewWall,
    edits: ProjectEdits,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    failure: Exception,
) -> None:
    states = states_around(desk, wall, edits, clock, way)
    with monkeypatch.context() as patch:
        work = getattr(page_acceptance, WAYS[way])
        patch.setattr(page_acceptance, WAYS[way], failing_at(work, ids(desk)[0], failure))
        moved(desk, wall, edits, way)
    assert status(desk, ids(desk)[0]) is (ImageStatus.ACCEPTED if way == "undo" else ImageStatus.NEW)
    moved(desk, wall, edits, way)
    assert state_of(desk) == states[way]
    back = "redo" if way == "undo" else "undo"
    while edits.redo_label if back == "redo" else edits.undo_label:
        moved(desk, wall, edits, back)
    assert state_of(desk) == states[back]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("is_begun", [True, False])
def test_an_undo_or_redo_that_is_stopped_can_be_finished(
    desk: Desk,
    wall: ReviewWall,
    edits: ProjectEdits,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    is_begun: bool,
) -> None:
    states = states_around(desk, wall, edits, clock, way)
    has_begun, may_go_on = threading.Event(), threading.Event()
    place, name = (page_acceptance, WAYS[way]) if is_begun else (page_work, PAGE_WAYS[way])
    work: Work = getattr(place, name)

    def run(*args: Any) -> Any:
        has_begun.set()
        assert may_go_on.wait(60)
        return work(*args)

    with monkeypatch.context() as patch:
        patch.setattr(place, name, run)
        assert edits.undo() if way == "undo" else edits.redo()
        assert has_begun.wait(60)
        wall.stop()
        may_go_on.set()
        desk.wait(lambda: not wall.is_accepting)
    assert state_of(desk) != states[way]
    moved(desk, wall, edits, way)
    assert state_of(desk) == states[way]


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize("place", ["reading", "storing"])
def test_what_a_page_accepted_before_it_failed_is_a_step(
    desk: Desk,
    wall: ReviewWall,
    edits: ProjectEdits,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    failure: Exception,
) -> None:
    first, second, _ = ids(desk)
    before = state_of(desk)
    clock.now_s += 2.0
    with monkeypatch.context() as patch:
        if place == "reading":
            path = desk.session.project.images.get(second).path
            read = page_acceptance.read_image

            def read_image(image_path: Path) -> Any:
                if image_path == path:
                    raise failure
                return read(image_path)

            patch.setattr(page_acceptance, "read_image", read_image)
        else:
            patch.setattr(Project, "write_mask", failing_at(Project.write_mask, first, failure))
        accept(desk, wall)
    assert status(desk, first) is ImageStatus.ACCEPTED
    assert status(desk, second) is ImageStatus.NEW
    assert wall.state(second) is TileState.OPEN
    assert edits.undo_label == "Accept 1 image on the wall"
    moved(desk, wall, edits, "undo")
    assert state_of(desk) == before


def step(label: str) -> ProjectStep:
    return ProjectStep(label, lambda: None, lambda: None)


def labels(steps: ProjectSteps) -> tuple[list[str], list[str]]:
    """Labels of what undo takes back, and of what redo does again after it."""
    undone, redone = [], []
    while (newest := steps.next_undo(None)) is not None:
        undone.append(newest.label)
        steps.undo(newest)
    while (oldest := steps.next_redo(None)) is not None:
        redone.append(oldest.label)
        steps.redo(oldest)
    return undone, redone


def test_a_step_that_was_undone_in_part_is_next_for_undo_and_for_redo() -> None:
    steps, old, half = ProjectSteps(), step("old"), step("half")
    steps.push(old)
    steps.push(half)
    steps.undo(half)
    steps.split(half, step("left"), step("taken back"))
    redo = steps.next_redo(None)
    assert redo is not None
    assert redo.label == "taken back"
    assert labels(steps) == (["left", "old"], ["old", "left", "taken back"])


def test_a_step_of_which_nothing_was_redone_is_redone_next() -> None:
    steps, half = ProjectSteps(), step("half")
    steps.push(half)
    steps.undo(half)
    steps.redo(half)
    steps.split(half, None, step("left"))
    assert labels(steps) == ([], ["left"])


def test_of_a_step_undone_in_part_before_something_new_nothing_is_redone() -> None:
    steps, half = ProjectSteps(), step("half")
    steps.push(half)
    steps.undo(half)
    steps.push(step("new"))
    steps.split(half, step("left"), step("taken back"))
    assert steps.next_redo(None) is None
    assert labels(steps)[0] == ["left", "new"]
