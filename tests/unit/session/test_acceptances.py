"""Images that become accepted wake learning, in whatever way; none is learned from once it is taken back."""

from __future__ import annotations

import threading

import pytest

from engine.core import ImageId
from engine.document.stroke_kind import StrokeKind
from engine.learn.request import Sample
from engine.session.editing.project_edits import ProjectEdits
from engine.session.learning.training_set import TrainingSet
from engine.session.review.review_wall import ReviewWall
from engine.storage import ImageRecord
from tests.helpers.reviewing import accept
from tests.helpers.session import Clock, Desk


def accept_drawn(desk: Desk) -> ImageId:
    """Accept the first image, with strokes of two classes."""
    image = desk.open(0)
    for class_id, row in ((0, 10), (1, 20)):
        desk.stroke(StrokeKind.BRUSH, class_id, (row, 10), (row, 30))
    desk.session.accept_image()
    return image.id


def wait_for_training(desk: Desk, count: int) -> None:
    desk.wait(lambda: len(desk.compute.trainings) == count)
    desk.wait(lambda: desk.session.learning_state.train_count >= 1)


def end_training(desk: Desk) -> None:
    """The round whose samples are gone says that it is over."""
    desk.wait(lambda: desk.compute.trainings[-1].is_cancelled)
    desk.wait(lambda: "Accept an image first" in desk.session.learning_state.message)


def test_an_acceptance_that_is_redone_is_learned_from_again(desk: Desk, edits: ProjectEdits) -> None:
    accept_drawn(desk)
    wait_for_training(desk, 1)
    edits.undo()
    end_training(desk)
    edits.redo()
    wait_for_training(desk, 2)


def test_accepted_images_that_are_put_back_are_learned_from_again(desk: Desk, edits: ProjectEdits) -> None:
    first = accept_drawn(desk)
    wait_for_training(desk, 1)
    edits.remove_images([first])
    end_training(desk)
    edits.undo()
    wait_for_training(desk, 2)


def test_a_page_of_the_wall_that_is_redone_is_learned_from_again(
    desk: Desk, wall: ReviewWall, edits: ProjectEdits, clock: Clock
) -> None:
    clock.now_s += 2.0
    assert accept(desk, wall)
    wait_for_training(desk, 1)
    wall.end_visit()
    edits.undo()
    desk.wait(lambda: not wall.is_accepting)
    end_training(desk)
    edits.redo()
    wait_for_training(desk, 2)


def test_an_image_that_is_taken_back_while_its_mask_is_read_is_not_learned_from(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_read, may_go_on, read = threading.Event(), threading.Event(), TrainingSet.read

    def slow(training_set: TrainingSet, records: list[ImageRecord]) -> list[Sample]:
        samples = read(training_set, records)
        is_read.set()
        may_go_on.wait(10)
        return samples

    monkeypatch.setattr(TrainingSet, "read", slow)
    accept_drawn(desk)
    desk.wait(is_read.is_set)
    desk.session.undo()
    may_go_on.set()
    desk.wait(lambda: "Accept an image first" in desk.session.learning_state.message)
    assert desk.compute.trainings == []
