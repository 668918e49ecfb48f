"""Scores: counted by hand, unlabelled pixels nowhere, absent classes left out."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core import IGNORE, BadInputError
from engine.learn.metrics import Confusion

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


def test_other_sizes_and_unknown_truth_are_refused() -> None:
    with pytest.raises(BadInputError, match="truth is"):
        confusion([[0, 0]], [[0]])
    with pytest.raises(BadInputError, match="class 7"):
        confusion([[7]], [[0]])


def test_metrics_and_gate_need_no_torch() -> None:
    code = (
        "import sys, engine.learn.metrics, engine.learn.gate, engine.learn.request;"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
