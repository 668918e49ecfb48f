"""Scores: counted by hand, unlabelled pixels nowhere, absent classes left out."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
import sklearn.metrics as sk
import torch
import torchmetrics.functional.classification as tm
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import IGNORE, BadInputError
from engine.learn.validation.metrics import Confusion

NAMES = ["sky", "road", "car"]


def confusion(truth: list[list[int]], predicted: list[list[int]], classes: int = 3) -> Confusion:
    counts = Confusion(classes)
    counts.add(np.array(truth, np.uint8), np.array(predicted, np.uint8))
    return counts


def test_scores_of_a_small_picture() -> None:
    scores = confusion([[0, 0, 0, 1, 1, 1, 1, 1]], [[0, 0, 1, 1, 1, 1, 0, 2]]).scores(NAMES)
    sky, road, car = scores.classes
    assert (sky.iou, sky.dice, sky.accuracy, sky.pixels) == (2 / 4, 4 / 6, 2 / 3, 3)
    assert (road.iou, road.dice, road.accuracy, road.pixels) == (3 / 6, 6 / 9, 3 / 5, 5)
    assert (car.iou, car.dice, car.accuracy, car.pixels) == (0.0, 0.0, None, 0)
    assert scores.pixel_accuracy == 5 / 8
    assert scores.mean_iou == pytest.approx((1 / 2 + 1 / 2 + 0) / 3)
    assert scores.mean_accuracy == pytest.approx((2 / 3 + 3 / 5) / 2)
    assert scores.images == 1


def test_an_absent_class_has_no_score_and_is_left_out_of_the_means() -> None:
    scores = confusion([[0, 1]], [[0, 1]]).scores(NAMES)
    assert scores.classes[2].iou is None
    assert scores.mean_iou == scores.mean_dice == scores.mean_accuracy == 1.0


def test_unlabelled_pixels_count_nowhere() -> None:
    with_ignored = confusion([[0, 1, IGNORE, IGNORE]], [[0, 0, 2, 1]]).scores(NAMES)
    assert with_ignored == confusion([[0, 1]], [[0, 0]]).scores(NAMES)


def test_nothing_labelled_means_no_scores() -> None:
    scores = confusion([[IGNORE]], [[0]]).scores(NAMES)
    assert scores.pixel_accuracy is scores.mean_iou is scores.mean_dice is None


def test_an_undecided_prediction_is_wrong_not_lost() -> None:
    scores = confusion([[0, 0]], [[0, IGNORE]]).scores(NAMES)
    assert (scores.pixel_accuracy, scores.classes[0].iou) == (0.5, 0.5)


def test_images_add_up() -> None:
    both = confusion([[0, 1]], [[0, 0]])
    both.merge(confusion([[2, 2]], [[2, 1]]))
    assert both.matrix.tolist() == [[1, 0, 0, 0], [1, 0, 0, 0], [0, 1, 1, 0]]
    assert both.scores(NAMES).images == 2


def test_the_json_is_that_of_evaluate() -> None:
    data = confusion([[0, 1]], [[0, 1]]).scores(NAMES).to_json()
    assert set(data) == {
        "pixel_accuracy", "mean_accuracy", "mean_iou", "mean_dice", "per_class", "images",
    }  # fmt: skip
    assert data["per_class"]["road"] == {"iou": 1.0, "dice": 1.0, "accuracy": 1.0, "pixels": 1}


@given(st.lists(st.tuples(st.sampled_from([0, 1, 2, IGNORE]), st.integers(0, 2)), min_size=1))
def test_dice_and_iou_tell_the_same_story(pixels: list[tuple[int, int]]) -> None:
    scores = confusion([[t for t, _ in pixels]], [[p for _, p in pixels]]).scores(NAMES)
    known = [c for c in scores.classes if c.iou is not None]
    assert [c.dice for c in known] == pytest.approx([2 * c.iou / (1 + c.iou) for c in known])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([0, 1, 2, 3, IGNORE]), st.integers(0, 3)), min_size=1, max_size=60
    ).filter(lambda pixels: any(t != IGNORE for t, _ in pixels))
)
def test_scores_are_those_of_scikit_learn(pixels: list[tuple[int, int]]) -> None:
    names = [*NAMES, "tree"]
    counts = confusion([[t for t, _ in pixels]], [[p for _, p in pixels]], classes=4)
    scores = counts.scores(names)
    true, predicted = np.array([pair for pair in pixels if pair[0] != IGNORE]).T
    seen = sorted({*true.tolist(), *predicted.tolist()})
    in_truth = sorted(set(true.tolist()))
    kept = [scores.classes[c] for c in seen]
    assert counts.matrix[:, :-1].tolist() == (sk.confusion_matrix(true, predicted, labels=range(4)).tolist())
    assert [c.iou for c in kept] == pytest.approx(
        sk.jaccard_score(true, predicted, labels=seen, average=None, zero_division=0)
    )
    assert [c.dice for c in kept] == pytest.approx(
        sk.f1_score(true, predicted, labels=seen, average=None, zero_division=0)
    )
    assert [scores.classes[c].accuracy for c in in_truth] == pytest.approx(
        sk.recall_score(true, predicted, labels=in_truth, average=None, zero_division=0)
    )
    assert scores.mean_iou == pytest.approx(
        sk.jaccard_score(true, predicted, labels=seen, average="macro", zero_division=0)
    )
    assert scores.mean_dice == pytest.approx(
        sk.f1_score(true, predicted, labels=seen, average="macro", zero_division=0)
    )
    assert scores.mean_accuracy == pytest.approx(
        sk.recall_score(true, predicted, labels=in_truth, average="macro", zero_division=0)
    )
    assert scores.pixel_accuracy == pytest.approx(sk.accuracy_score(true, predicted))


def test_scores_are_those_of_torchmetrics_on_a_whole_image() -> None:
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 3, (40, 50)).astype(np.uint8)
    predicted = np.where(rng.random(truth.shape) < 0.7, truth, rng.integers(0, 3, truth.shape))
    truth[rng.random(truth.shape) < 0.2] = IGNORE
    counts = Confusion(3)
    counts.add(truth, predicted.astype(np.uint8))
    ours = counts.scores(NAMES)
    target, guess = torch.from_numpy(truth.astype(np.int64)), torch.from_numpy(predicted.astype(np.int64))
    iou = tm.multiclass_jaccard_index(guess, target, 3, average=None, ignore_index=IGNORE)
    dice = tm.multiclass_f1_score(guess[None], target[None], 3, average=None, ignore_index=IGNORE)
    accuracy = tm.multiclass_accuracy(guess[None], target[None], 3, average="macro", ignore_index=IGNORE)
    assert [c.iou for c in ours.classes] == pytest.approx(iou.tolist(), rel=1e-5)
    assert [c.dice for c in ours.classes] == pytest.approx(dice.tolist(), rel=1e-5)
    assert ours.mean_accuracy == pytest.approx(accuracy.item(), rel=1e-5)


def test_other_sizes_and_unknown_truth_are_refused() -> None:
    with pytest.raises(BadInputError, match="truth is"):
        confusion([[0, 0]], [[0]])
    with pytest.raises(BadInputError, match="class 7"):
        confusion([[7]], [[0]])


def test_metrics_and_promotion_need_no_torch() -> None:
    code = (
        "import sys, engine.learn.validation.metrics, engine.learn.validation.promotion;"
        "import engine.learn.request;"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
