"""Boundary F: planted contours, brute force over all pairs of pixels, unlabelled pixels nowhere."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import IGNORE, BadInputError
from engine.learn.validation.boundary_metrics import TOLERANCE_SHARE, BoundaryCounts

NAMES = ["sky", "road", "car"]


def f_scores(truth: np.ndarray, predicted: np.ndarray, tolerance_px: float | None) -> list[float | None]:
    counts = BoundaryCounts(3, tolerance_px)
    counts.add(truth, predicted)
    return list(counts.scores(NAMES).per_class.values())


def square(top: int, left: int, side: int = 8, size: int = 32) -> np.ndarray:
    labels = np.zeros((size, size), np.uint8)
    labels[top : top + side, left : left + side] = 1
    return labels


def brute_force(truth: np.ndarray, predicted: np.ndarray, tolerance_px: float) -> list[float | None]:
    """The definition, pixel by pixel."""
    height, width = truth.shape
    places = [(y, x) for y in range(height) for x in range(width)]
    unknown = [place for place in places if truth[place] == IGNORE]

    def near(place: tuple[int, int], others: list[tuple[int, int]]) -> bool:
        return any((place[0] - y) ** 2 + (place[1] - x) ** 2 <= tolerance_px**2 for y, x in others)

    def contour(labels: np.ndarray, class_id: int) -> list[tuple[int, int]]:
        found = []
        for y, x in places:
            around = [(y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)]
            inside = [p for p in around if 0 <= p[0] < height and 0 <= p[1] < width and truth[p] != IGNORE]
            if truth[y, x] != IGNORE and labels[y, x] == class_id:
                found += [(y, x)] * any(labels[p] != class_id for p in inside)
        return found

    scores: list[float | None] = []
    for class_id in range(3):
        true, guess = contour(truth, class_id), contour(predicted, class_id)
        counted_true = [p for p in true if not near(p, unknown)]
        counted_guess = [p for p in guess if not near(p, unknown)]
        recall = [near(p, guess) for p in counted_true]
        precision = [near(p, true) for p in counted_guess]
        if not counted_true:
            scores.append(None if (truth == class_id).any() or not counted_guess else 0.0)
        elif not any(recall) or not any(precision):
            scores.append(0.0)
        else:
            p, r = sum(precision) / len(precision), sum(recall) / len(recall)
            scores.append(2 * p * r / (p + r))
    return scores


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.0, 1.0, 1.5, 2.0, math.sqrt(5) + 1e-9, 4.0]))
def test_it_is_what_brute_force_finds(seed: int, tolerance_px: float) -> None:
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 3, (2, 3, 4)).repeat(3, 1).repeat(3, 2).astype(np.uint8)
    truth, predicted = coarse
    truth[rng.random(truth.shape) < 0.02] = IGNORE
    predicted[rng.random(predicted.shape) < 0.05] = 2
    assert f_scores(truth, predicted, tolerance_px) == pytest.approx(
        brute_force(truth, predicted, tolerance_px)
    )


def test_a_perfect_prediction_scores_one() -> None:
    assert f_scores(square(5, 9), square(5, 9), 0.0) == [1.0, 1.0, None]


@pytest.mark.parametrize(("tolerance_px", "expected"), [(3.0, 1.0), (2.0, 0.0)])
def test_a_thin_line_moved_by_three_pixels_is_found_with_a_tolerance_of_three(
    tolerance_px: float, expected: float
) -> None:
    truth, predicted = np.zeros((2, 20, 20), np.uint8)
    truth[:, 8], predicted[:, 11] = 1, 1
    assert f_scores(truth, predicted, tolerance_px)[1] == expected


def test_without_a_tolerance_it_is_a_share_of_the_diagonal() -> None:
    # 480x360 has a diagonal of 600 pixels, so the tolerance is 4.5 of them.
    truth, near, far = np.zeros((3, 360, 480), np.uint8)
    truth[:, 100], near[:, 104], far[:, 105] = 1, 1, 1
    assert TOLERANCE_SHARE * 600 == 4.5
    assert f_scores(truth, near, None)[1] == 1.0
    assert f_scores(truth, far, None)[1] == 0.0


def test_half_a_contour_found_without_false_ones_scores_two_thirds() -> None:
    truth, predicted = np.zeros((2, 20, 40), np.uint8)
    truth[5, :] = 1
    predicted[5, :20] = 1
    # One contour of the class, 40 pixels, of which 20 are found; nothing false.
    assert f_scores(truth, predicted, 0.0)[1] == pytest.approx(2 * 1 * 0.5 / 1.5)


@pytest.mark.parametrize("tolerance_px", [0.0, 1.5, 7.0])
def test_what_is_predicted_at_unlabelled_pixels_counts_nowhere(tolerance_px: float) -> None:
    truth = square(5, 9)
    truth[20:, :] = IGNORE
    noisy = square(7, 9)
    noisy[20:, ::2] = 2
    clean = f_scores(truth, square(7, 9), tolerance_px)
    assert f_scores(truth, noisy, tolerance_px) == clean


def test_a_contour_hidden_under_unlabelled_pixels_has_no_score() -> None:
    truth = square(5, 9)
    truth[4:14, 8:18] = IGNORE
    truth[6:12, 10:16] = 1
    assert f_scores(truth, square(5, 9), 2.0)[1] is None


def test_a_class_that_only_the_prediction_has_scores_zero() -> None:
    predicted = square(5, 9)
    predicted[24:28, 3:20] = 2
    assert f_scores(square(5, 9), predicted, 1.0)[2] == 0.0


def test_the_mean_leaves_out_classes_without_a_score() -> None:
    counts = BoundaryCounts(3, 0.0)
    counts.add(square(5, 9), square(5, 9))
    assert counts.scores(NAMES).mean == 1.0


def test_images_add_up_before_shares_are_taken() -> None:
    counts = BoundaryCounts(3, 0.0)
    right, wrong, nothing = np.zeros((3, 20, 30), np.uint8)
    right[5, :10] = 1
    wrong[5, :30] = 1
    counts.add(right, right)
    counts.add(wrong, nothing)
    # Precision 10/10, recall 10/40.
    assert counts.scores(NAMES).per_class["road"] == pytest.approx(2 * 0.25 / 1.25)


def test_bad_input_is_refused() -> None:
    with pytest.raises(BadInputError, match="tolerance"):
        BoundaryCounts(3, -1.0)
    with pytest.raises(BadInputError, match="truth is"):
        f_scores(square(1, 1), square(1, 1)[:-1], 1.0)
