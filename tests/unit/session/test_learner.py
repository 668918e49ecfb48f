"""The learning loop of a session: what is learned from, what is promoted, what the canvas then shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.compute import ComputeFailed
from engine.compute.requests.predict import PredictRequest
from engine.core import IGNORE, ModelId
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.learn.augmentation.augment_settings import AugmentChoice
from engine.learn.request import (
    NOTHING_TO_LEARN,
    TrainCandidate,
    TrainFinished,
    TrainRequest,
    TrainStarted,
)
from engine.learn.validation.promotion import Verdict, decide_promotion
from engine.session import LearningPhase
from engine.session.learning.training_set import split_for
from engine.storage import ImageStatus
from engine.storage.records import ModelRecord
from tests.helpers.fake_compute import FakeJob, everything_is, judged
from tests.helpers.session import Desk, add_model, answer, asked_for_open, halves


def accept(desk: Desk, index: int) -> None:
    desk.open(index)
    desk.stroke(StrokeKind.BRUSH, 0, (10, 20), radius_px=4)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 60), radius_px=8)
    desk.session.accept_image()


def begin_training(desk: Desk) -> FakeJob:
    accept(desk, 0)
    desk.wait(lambda: bool(desk.compute.trainings))
    return desk.compute.trainings[-1]


def candidate(
    job: FakeJob, iou: float, current_iou: float | None = None, current_model_path: Path | None = None
) -> TrainCandidate:
    assert isinstance(job.request, TrainRequest)
    old = None if current_iou is None else {"cell": current_iou}
    path = job.request.out_path
    path.write_bytes(b"a model")
    return judged(path, iou, {"cell": iou}, old, current_model_path, val_images=3, prequential_images=4)


def test_the_second_accepted_image_and_every_fifth_after_it_is_held_back() -> None:
    sides = [split_for(i) for i in range(12)]
    assert [i for i, side in enumerate(sides) if side == "val"] == [1, 6, 11]


def test_accepting_an_image_starts_learning_from_its_labelled_pixels(desk: Desk) -> None:
    request = begin_training(desk).request
    assert isinstance(request, TrainRequest)
    (sample,) = request.samples
    assert np.array_equal(sample.labels, desk.image.planes.view(Plane.MASK))
    assert sample.role == "train"
    assert (sample.labels == IGNORE).any()


def test_learning_waits_to_be_told_when_the_user_wants_that(desk: Desk) -> None:
    desk.session.writable_learner().set_auto(False)
    accept(desk, 0)
    desk.dispatcher.pump(0.1)
    assert desk.compute.trainings == []
    desk.session.writable_learner().start()
    desk.wait(lambda: bool(desk.compute.trainings))


def test_an_image_accepted_during_training_joins_it(desk: Desk) -> None:
    job = begin_training(desk)
    job.tell(TrainStarted(1000, "cpu"))
    accept(desk, 1)
    desk.wait(lambda: bool(job.added))
    assert [s.role for s in job.added] == ["val"]
    assert len(desk.compute.trainings) == 1


def test_a_prediction_accepted_as_it_was_is_learned_from_and_never_checked_on(desk: Desk) -> None:
    job = begin_training(desk)
    job.tell(candidate(job, 0.8))
    desk.open(1)
    desk.wait(lambda: bool(desk.compute.predictions))
    answer(desk, asked_for_open(desk))
    desk.wait(lambda: desk.image.prediction is not None)
    desk.session.accept_image()
    desk.wait(lambda: bool(job.added))
    assert [(s.role, s.is_drawn) for s in job.added] == [("train", False)]
    state = desk.session.learning_state
    assert (state.train_count, state.val_count, state.as_predicted_count) == (2, 0, 1)
    accept(desk, 2)
    desk.wait(lambda: len(job.added) == 2)
    assert [(s.role, s.is_drawn) for s in job.added[1:]] == [("val", True)]


def test_a_project_that_is_left_while_it_learns_has_something_to_say(desk: Desk) -> None:
    learner = desk.session.writable_learner()
    assert learner.notice_when_left() is None
    job = begin_training(desk)
    job.tell(TrainStarted(1000, "cpu"))
    desk.wait(lambda: desk.session.learning_state.phase is LearningPhase.RUNNING)
    early = learner.notice_when_left()
    assert early is not None
    assert "has stopped" in early.summary
    assert "hardly begun" in early.hint
    assert isinstance(job.request, TrainRequest)
    assert job.request.training_state_path is not None
    job.request.training_state_path.write_bytes(b"a state")
    later = learner.notice_when_left()
    assert later is not None
    assert later.hint.startswith("It goes on where it was")
    learner.set_auto(False)
    by_hand = learner.notice_when_left()
    assert by_hand is not None
    assert "[[learn_start]] goes on" in by_hand.hint


def test_a_result_is_an_earlier_one_as_soon_as_there_are_new_images(desk: Desk) -> None:
    job = begin_training(desk)
    state = desk.session.learning_state
    assert (state.architecture, state.round_s) == (
        "unet-small",
        60.0 * desk.session.writable_learner().choices.minutes,
    )
    job.tell(candidate(job, 0.8))
    desk.wait(lambda: bool(desk.session.learning_state.verdict))
    assert not desk.session.learning_state.is_verdict_earlier
    accept(desk, 1)
    desk.wait(lambda: bool(job.added))
    assert desk.session.learning_state.is_verdict_earlier


def test_the_model_has_the_mean_over_all_its_classes_where_the_verdict_compares_shared_ones(
    desk: Desk,
) -> None:
    job = begin_training(desk)
    new, old = {"cell": 0.9, "debris": 0.9, "dust": 0.1}, {"cell": 0.8, "debris": 0.8}
    found = replace(candidate(job, 0.8), per_class=new, verdict=decide_promotion(old, new))
    job.tell(found)
    desk.wait(lambda: desk.session.current_model is not None)
    assert desk.session.current_model is not None
    assert "mean IoU 80 % -> 90 %" in desk.session.learning_state.verdict
    assert desk.session.current_model.metrics["mean_iou"] == pytest.approx(1.9 / 3)


def test_a_candidate_that_passes_becomes_the_model_and_predicts_the_open_image(desk: Desk) -> None:
    job = begin_training(desk)
    job.tell(candidate(job, 0.8))
    desk.wait(lambda: bool(desk.compute.predictions))
    assert desk.session.current_model is not None
    request = asked_for_open(desk).request
    assert isinstance(request, PredictRequest)
    assert request.model_path == desk.session.current_model.path


def test_a_worse_candidate_is_not_used_and_the_reason_is_told(desk: Desk) -> None:
    job = begin_training(desk)
    job.tell(candidate(job, 0.55, current_iou=0.61))
    desk.wait(lambda: bool(desk.session.learning_state.verdict))
    assert desk.session.current_model is None
    said = desk.session.learning_state.verdict
    assert said == "Kept the old model: cell IoU 61 % -> 55 % on 3 held-back and 4 fresh images."


def test_the_verdict_of_the_training_is_obeyed_whatever_its_figures_are(desk: Desk) -> None:
    job = begin_training(desk)
    refused = replace(candidate(job, 0.9, current_iou=0.5), verdict=Verdict(False, "Not this one."))
    job.tell(refused)
    desk.wait(lambda: not refused.path.exists())
    assert desk.session.current_model is None
    assert desk.session.learning_state.verdict == "Not this one."
    job.tell(replace(candidate(job, 0.1, current_iou=0.9), verdict=Verdict(True, "This one.")))
    desk.wait(lambda: desk.session.current_model is not None)
    assert desk.session.learning_state.verdict == "This one."


def test_one_that_was_compared_with_an_earlier_model_is_dropped_in_silence(desk: Desk) -> None:
    job = begin_training(desk)
    job.tell(candidate(job, 0.7))
    desk.wait(lambda: desk.session.current_model is not None)
    first = desk.session.current_model
    assert first is not None
    assert job.in_use == [first.path]
    stale = replace(candidate(job, 0.9), path=first.path.with_stem("stale"))
    stale.path.write_bytes(b"a model")
    said = desk.session.learning_state.verdict
    job.tell(stale)
    desk.wait(lambda: not stale.path.exists())
    assert desk.session.current_model == first
    assert desk.session.learning_state.verdict == said


def test_a_new_prediction_changes_only_pixels_that_the_user_left_open(desk: Desk) -> None:
    desk.session.writable_learner().set_auto(False)
    accept(desk, 0)
    desk.open(1)
    desk.stroke(StrokeKind.BRUSH, 2, (30, 60), radius_px=8)
    painted = desk.image.planes.view(Plane.MASK) == 2
    desk.session.writable_learner().start()
    desk.wait(lambda: bool(desk.compute.trainings))
    job = desk.compute.trainings[-1]
    job.tell(candidate(job, 0.8))
    desk.wait(lambda: bool(desk.compute.predictions))
    asked = asked_for_open(desk)
    asked.tell(everything_is(asked, 1, 3))
    desk.wait(lambda: desk.image.prediction is not None)
    assert (desk.shown()[painted] == 2).all()
    assert (desk.shown()[~painted] == 1).all()


def test_accepting_takes_over_the_prediction_where_nothing_was_decided(desk: Desk) -> None:
    job = begin_training(desk)
    job.tell(candidate(job, 0.8))
    desk.open(2)
    desk.wait(lambda: any(not p.is_cancelled for p in desk.compute.predictions))
    asked = asked_for_open(desk)
    asked.tell(everything_is(asked, 1, 3))
    desk.wait(lambda: desk.image.prediction is not None)
    desk.session.accept_image()
    assert (desk.image.planes.view(Plane.MASK) == 1).all()


def test_accepting_leaves_open_what_the_prediction_leaves_open(desk: Desk) -> None:
    job = begin_training(desk)
    job.tell(candidate(job, 0.8))
    desk.open(2)
    desk.wait(lambda: any(not p.is_cancelled for p in desk.compute.predictions))
    asked = asked_for_open(desk)
    said = halves(1, 0)
    said[:10, :20] = IGNORE
    asked.tell(replace(everything_is(asked, 1, 3), labels=said))
    desk.wait(lambda: desk.image.prediction is not None)
    assert desk.session.accept_image()
    assert np.array_equal(desk.image.planes.view(Plane.MASK), said)


def test_one_scribble_is_enough_where_a_network_has_spoken(desk: Desk) -> None:
    job = begin_training(desk)
    job.tell(candidate(job, 0.8))
    desk.open(2)
    desk.wait(lambda: any(not p.is_cancelled for p in desk.compute.predictions))
    asked = asked_for_open(desk)
    asked.tell(everything_is(asked, 0, 3))
    desk.wait(lambda: desk.image.prediction is not None)
    desk.stroke(StrokeKind.SCRIBBLE, 1, (30, 50), (30, 72))
    desk.wait(lambda: desk.image.preview is not None)
    assert desk.shown()[30, 60] == 1


def test_an_earlier_model_comes_back_with_one_call(desk: Desk) -> None:
    job = begin_training(desk)
    job.tell(candidate(job, 0.7))
    desk.wait(lambda: desk.session.current_model is not None)
    first = desk.session.current_model
    assert first is not None
    job.tell(TrainFinished(first.path, 1.0, 10, "Done."))
    desk.session.writable_learner().start()
    desk.wait(lambda: len(desk.compute.trainings) == 2)
    second = desk.compute.trainings[-1]
    assert isinstance(second.request, TrainRequest)
    assert second.request.current_model_path == first.path
    second.tell(candidate(second, 0.9, current_iou=0.7, current_model_path=first.path))
    desk.wait(lambda: desk.session.current_model != first)
    desk.session.use_model(ModelId(str(first.id)))
    assert desk.session.current_model is not None
    assert desk.session.current_model.id == first.id
    assert second.in_use[-1] == first.path


def test_pause_resume_and_cancel_reach_the_training(desk: Desk) -> None:
    job = begin_training(desk)
    job.tell(TrainStarted(1000, "cpu"))
    desk.wait(lambda: desk.session.learning_state.phase is LearningPhase.RUNNING)
    desk.session.writable_learner().pause()
    assert job.is_paused
    desk.session.writable_learner().resume()
    assert not job.is_paused
    desk.session.writable_learner().cancel()
    desk.wait(lambda: desk.session.learning_state.phase is LearningPhase.IDLE)
    assert job.is_cancelled


def test_a_failed_training_is_told_and_a_new_one_can_begin(desk: Desk) -> None:
    job = begin_training(desk)
    job.has_ended = True
    job.tell(ComputeFailed("The network process stopped.", "Try again."))
    desk.wait(lambda: bool(desk.notices))
    assert desk.notices[-1].summary == "The network process stopped."
    desk.session.writable_learner().start()
    desk.wait(lambda: len(desk.compute.trainings) == 2)


def test_closing_the_session_stops_the_training(desk: Desk, project_path: Path) -> None:
    job = begin_training(desk)
    desk.session.close()
    assert job.is_cancelled


def keep_training_state(job: FakeJob) -> Path:
    """What a training does after some seconds."""
    assert isinstance(job.request, TrainRequest)
    path = job.request.training_state_path
    assert path is not None
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"half a training")
    return path


def test_a_training_cut_short_by_the_window_goes_on_with_the_next_session(
    desk: Desk, project_path: Path
) -> None:
    job = begin_training(desk)
    first = job.request
    assert isinstance(first, TrainRequest)
    kept = keep_training_state(job)
    desk.session.close()
    assert kept.exists()
    desk.service.open_project(project_path)
    desk.wait(lambda: len(desk.compute.trainings) == 2)
    again = desk.compute.trainings[-1].request
    assert isinstance(again, TrainRequest)
    assert (again.training_state_path, again.out_path) == (kept, first.out_path)
    assert kept.exists()


def test_who_starts_learning_by_hand_is_told_of_the_interrupted_training(
    desk: Desk, project_path: Path
) -> None:
    desk.session.writable_learner().set_auto(False)
    accept(desk, 0)
    desk.session.writable_learner().start()
    desk.wait(lambda: bool(desk.compute.trainings))
    keep_training_state(desk.compute.trainings[-1])
    desk.session.close()
    session = desk.service.open_project(project_path).session
    assert "interrupted" in session.learning_state.message
    assert len(desk.compute.trainings) == 1


def test_a_training_that_the_user_stops_is_not_gone_on_with(desk: Desk) -> None:
    job = begin_training(desk)
    kept = keep_training_state(job)
    desk.session.writable_learner().cancel()
    desk.wait(lambda: desk.session.learning_state.phase is LearningPhase.IDLE)
    assert not kept.exists()


@pytest.mark.parametrize("change", [{"loss": "dice"}, {"augment": AugmentChoice("light")}])
def test_other_choices_give_the_interrupted_training_up(desk: Desk, change: dict[str, Any]) -> None:
    job = begin_training(desk)
    kept = keep_training_state(job)
    job.has_ended = True
    job.tell(ComputeFailed("The network process stopped.", "Try again."))
    desk.wait(lambda: bool(desk.notices))
    assert "goes on where it stopped" in desk.session.learning_state.message
    learner = desk.session.writable_learner()
    learner.choose(replace(learner.choices, **change))
    learner.start()
    desk.wait(lambda: len(desk.compute.trainings) == 2)
    assert not kept.exists()


def test_learning_waits_for_a_second_class_and_says_so(desk: Desk) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 60), radius_px=8)
    desk.session.accept_image()
    desk.wait(lambda: "'cell' is the only class" in desk.session.learning_state.message)
    assert desk.session.learning_state.phase is LearningPhase.IDLE
    desk.session.settle(desk.dispatcher)
    assert desk.compute.trainings == []
    assert desk.compute.quick_trainings == []
    accept(desk, 1)
    desk.wait(lambda: bool(desk.compute.trainings))


def take_back(desk: Desk, *indices: int) -> None:
    images = desk.session.project.images
    for index in indices:
        images.set_status(images.rows()[index].id, ImageStatus.STARTED)
    desk.session.events.images_changed.emit(None)


def test_a_round_goes_on_without_an_image_that_is_taken_back(desk: Desk) -> None:
    job = begin_training(desk)
    accept(desk, 2)
    desk.wait(lambda: len(job.added) == 1)
    accept(desk, 1)
    desk.wait(lambda: len(job.added) == 2)
    take_back(desk, 1)
    desk.wait(lambda: len(job.added) == 3)
    assert job.added[-1].key == job.added[-2].key
    assert (job.added[-1].labels == IGNORE).all()
    assert not job.is_cancelled
    desk.wait(lambda: desk.session.learning_state.train_count == 1)


def test_learning_ends_when_every_image_is_taken_back_and_begins_again_with_the_next(desk: Desk) -> None:
    job = begin_training(desk)
    job.tell(TrainStarted(1000, "cpu"), candidate(job, 0.8))
    desk.wait(lambda: desk.session.current_model is not None)
    desk.open(1)
    desk.wait(lambda: bool(desk.compute.predictions))
    answer(desk, asked_for_open(desk))
    desk.wait(lambda: desk.image.prediction is not None)
    take_back(desk, 0)
    assert job.is_cancelled
    assert desk.session.current_model is None
    assert desk.image.prediction is None
    job.tell(candidate(job, 0.9))
    desk.wait(lambda: desk.session.learning_state.phase is LearningPhase.IDLE)
    desk.wait(lambda: "Accept an image first" in desk.session.learning_state.message)
    state = desk.session.learning_state
    assert (state.train_count, state.verdict, state.model_id) == (0, "", None)
    assert desk.session.current_model is None
    assert len(desk.compute.trainings) == 1
    accept(desk, 0)
    desk.wait(lambda: len(desk.compute.trainings) == 2)


def promote_over_theirs(desk: Desk) -> tuple[ModelRecord, ModelRecord]:
    """A model that was there, and the one learned here that took its place."""
    add_model(desk, "theirs")
    theirs = desk.session.current_model
    assert theirs is not None
    job = begin_training(desk)
    job.tell(candidate(job, 0.7, current_iou=0.5, current_model_path=theirs.path))
    desk.wait(lambda: desk.session.current_model != theirs)
    learned = desk.session.current_model
    assert learned is not None
    return theirs, learned


def test_the_model_of_images_that_are_gone_gives_way_to_the_one_before_until_it_is_chosen(desk: Desk) -> None:
    theirs, learned = promote_over_theirs(desk)
    take_back(desk, 0)
    assert desk.session.current_model == theirs
    desk.session.use_model(learned.id)
    take_back(desk, 0)
    assert desk.session.current_model == learned


def test_what_a_model_learned_from_is_known_after_the_next_start(desk: Desk, project_path: Path) -> None:
    theirs, learned = promote_over_theirs(desk)

    def started() -> Desk:
        session = desk.service.open_project(project_path).session
        return Desk(session, desk.compute, desk.dispatcher, desk.service)

    again = started()
    assert again.session.current_model == learned
    take_back(again, 0)
    assert again.session.current_model == replace(theirs, is_current=True)
    # Chosen without an image of it, it is wanted, also after another start.
    again.session.use_model(learned.id)
    again = started()
    take_back(again, 0)
    assert again.session.current_model == learned


def test_a_round_that_lost_all_its_samples_ends_quietly(desk: Desk) -> None:
    job = begin_training(desk)
    job.has_ended = True
    job.tell(ComputeFailed(NOTHING_TO_LEARN, "Label some pixels of at least one image and accept it."))
    desk.wait(lambda: desk.session.learning_state.phase is LearningPhase.IDLE)
    assert desk.session.learning_state.message == NOTHING_TO_LEARN
    assert desk.notices == []
    accept(desk, 1)
    desk.wait(lambda: len(desk.compute.trainings) == 2)


def test_a_class_that_the_network_does_not_know_begins_the_round_anew(desk: Desk) -> None:
    job = begin_training(desk)
    classes = desk.session.classes
    desk.session.set_classes(classes.with_added("one more"))
    desk.open(1)
    desk.stroke(StrokeKind.BRUSH, len(classes), (30, 60), radius_px=8)
    desk.session.accept_image()
    desk.wait(lambda: len(desk.compute.trainings) == 2)
    assert job.is_cancelled
    request = desk.compute.trainings[-1].request
    assert isinstance(request, TrainRequest)
    assert len(request.classes) == len(classes) + 1
    assert len(request.samples) == 2
