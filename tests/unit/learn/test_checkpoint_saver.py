"""Which networks of a round are kept, and which are worth the user's attention."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from engine.learn.request import TrainCandidate
from engine.learn.samples import ImageCache
from engine.learn.validation.checkpoint_saver import CandidateWriter, CheckpointSaver, ValidatedNetwork
from engine.learn.validation.metrics import Confusion
from engine.learn.validation.validator import Validator
from tests.helpers.networks import TWO_CLASSES, read_npy

CURRENT_MODEL = Path("filters-001.safetensors")


class Names(CandidateWriter):
    """Writes nothing."""

    def __init__(self) -> None:
        self.count = 0
        self.written: list[nn.Module] = []

    @property
    def folder(self) -> Path:
        return Path()

    def write(self, module: nn.Module, *args: object) -> Path:
        self.count += 1
        self.written.append(module)
        return Path(f"model-{self.count}")


def confusions_of(iou: float, key: str = "1") -> dict[str, Confusion]:
    """Half of an image is of each class; both have this IoU."""
    right = round(2000 * iou / (1 + iou))
    return {key: Confusion.of_image([[right, 1000 - right, 0], [1000 - right, right, 0]])}


class Round:
    """A checkpoint saver with its validator; networks are layers with their step for a weight."""

    def __init__(self, current_iou: float | None = None) -> None:
        path = None if current_iou is None else CURRENT_MODEL
        self.validator = Validator(ImageCache(read_npy), TWO_CLASSES, torch.device("cpu"), path)
        if current_iou is not None:
            self.validator.remember(CURRENT_MODEL, confusions_of(current_iou))
        self.files = Names()
        self.saver = CheckpointSaver(self.files, self.validator)

    def check(self, step: int, iou: float, key: str = "1") -> bool:
        module = nn.Linear(1, 1)
        nn.init.constant_(module.weight, step)
        confusions = confusions_of(iou, key)
        return self.saver.update(
            ValidatedNetwork(module, step, confusions, self.validator.scores(confusions))
        )

    def candidate(self, joined_step: int = -1) -> TrainCandidate | None:
        return self.saver.candidate_if_better(joined_step, 1.0)

    def last_step(self) -> int | None:
        last = self.saver.last_candidate(1.0)
        return None if last is None else last.step


def step_of(candidate: TrainCandidate | None) -> int | None:
    return None if candidate is None else candidate.step


def test_of_two_about_as_good_the_newer_is_kept_and_the_mark_does_not_slide_down() -> None:
    round_ = Round()
    assert [round_.check(10 * i, iou) for i, iou in enumerate((0.80, 0.795, 0.788, 0.791))] == [
        True,
        True,
        False,
        True,
    ]
    assert round_.last_step() == 30


def test_a_gain_is_a_candidate_and_a_waver_is_not() -> None:
    round_ = Round()
    shown = []
    for step, iou in enumerate((0.5, 0.505, 0.495, 0.52, 0.3)):
        round_.check(step, iou)
        shown.append(step_of(round_.candidate()))
    assert shown == [0, None, None, 3, None]


def test_one_below_the_current_model_is_no_candidate() -> None:
    round_ = Round(current_iou=0.6)
    round_.check(10, 0.5)
    assert round_.candidate() is None
    round_.check(20, 0.62)
    shown = round_.candidate()
    assert shown is not None
    assert (shown.step, shown.current_model_path, shown.val_images, shown.prequential_images) == (
        20,
        CURRENT_MODEL,
        1,
        0,
    )
    assert shown.verdict.promote
    assert " 60 % -> 62 % on 1 held-back image " in shown.verdict.sentence
    assert shown.current_model_scores == {
        "dark": pytest.approx(0.6, abs=1e-3),
        "bright": pytest.approx(0.6, abs=1e-3),
    }


def test_a_lucky_peak_does_not_block_what_has_learned_from_more() -> None:
    round_ = Round(current_iou=0.6)
    round_.check(10, 0.75)
    assert step_of(round_.candidate()) == 10
    round_.check(20, 0.7)
    assert round_.candidate() is None  # nothing new was learned from
    round_.check(30, 0.55)
    assert round_.candidate(joined_step=25) is None  # worse than the model in use
    round_.check(40, 0.7)
    assert step_of(round_.candidate(joined_step=25)) == 40
    round_.check(50, 0.7)
    assert round_.candidate(joined_step=25) is None  # once for each image
    assert round_.candidate(joined_step=50) is None  # this one has not learned from it yet
    round_.check(60, 0.7)
    assert step_of(round_.candidate(joined_step=50)) == 60
    assert round_.last_step() is None


def test_scores_on_other_images_are_not_compared() -> None:
    round_ = Round()
    round_.check(10, 0.9)
    assert round_.check(20, 0.5, key="2")
    assert round_.last_step() == 20


def test_with_a_new_validation_image_earlier_candidates_are_no_mark() -> None:
    round_ = Round()
    round_.check(10, 0.9)
    assert step_of(round_.candidate()) == 10
    round_.check(20, 0.5, key="2")
    assert step_of(round_.candidate()) == 20
    round_.check(30, 0.5, key="2")
    assert round_.candidate() is None


def test_a_candidate_compared_with_another_model_is_sent_again() -> None:
    round_ = Round(current_iou=0.6)
    round_.check(10, 0.75)
    first = round_.candidate()
    assert round_.candidate() is None
    other = Path("filters-002.safetensors")
    round_.validator.compare_with(other)
    round_.validator.remember(other, confusions_of(0.65))
    again = round_.candidate()
    assert again is not None
    assert (again.step, again.current_model_path) == (10, other)
    # When it is the model in use itself, there is nothing to show.
    round_.validator.compare_with(again.path)
    assert round_.candidate() is None
    assert round_.last_step() is None
    # Nor when the user has put it away again.
    round_.validator.compare_with(CURRENT_MODEL)
    assert round_.candidate() is None
    assert first is not None
    assert first.path != again.path


def test_the_saver_resumes_as_it_was() -> None:
    def until(half: Any, round_: Round) -> list[int | None]:
        shown = []
        for step, iou in half:
            round_.check(step, iou)
            shown.append(step_of(round_.candidate(joined_step=15)))
        return shown

    first, second = [(10, 0.70), (20, 0.69)], [(30, 0.68), (40, 0.695), (50, 0.72)]
    whole, broken, resumed = Round(0.6), Round(0.6), Round(0.6)
    assert until(first, whole) == until(first, broken)
    tensors, facts = broken.saver.state()
    resumed.saver.restore(nn.Linear(1, 1), tensors, json.loads(json.dumps(facts)))
    assert until(second, whole) == until(second, resumed)
    assert whole.last_step() == resumed.last_step()
