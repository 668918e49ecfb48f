"""Sums of pixels for the closed form: added, taken away, and what they determine."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.learn.first_model.sums import (
    PENALTY,
    Calibration,
    FittedPart,
    Penalty,
    RidgeSums,
    calibrate,
    left_out,
    solve,
    total,
)


def pixels(seed: int, count: int = 300, width: int = 7, classes: int = 3) -> tuple[NDArray, NDArray, NDArray]:
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, classes, count).astype(np.uint8)
    features = rng.normal(size=(count, width)) * rng.uniform(0.1, 10, width) + rng.normal(size=width)
    features[:, 0] += 3 * truth
    return features.astype(np.float32), truth, rng.uniform(0.5, 2, count)


def sums(seed: int, **shape: int) -> RidgeSums:
    return RidgeSums.of(*pixels(seed, **shape))


def part(seed: int, **shape: int) -> FittedPart:
    features, truth, weights = pixels(seed, **shape)
    return FittedPart(RidgeSums.of(features, truth, weights), features, truth)


def assert_alike(first: RidgeSums, second: RidgeSums) -> None:
    assert np.allclose(first.gram, second.gram, rtol=1e-9, atol=1e-9)
    assert first.cross.keys() == second.cross.keys()
    for class_id, column in first.cross.items():
        assert np.allclose(column, second.cross[class_id], rtol=1e-9, atol=1e-7)


def calibrated(parts: list[FittedPart], class_count: int, penalty: Penalty = PENALTY) -> Calibration:
    """Calibration by leaving out each of the parts."""
    return calibrate(left_out(parts, total(p.sums for p in parts)), class_count, penalty)


@pytest.mark.parametrize("seed", range(4))
def test_sums_of_images_are_the_sums_of_all_their_pixels(seed: int) -> None:
    parts = [pixels(10 * seed + k) for k in range(3)]
    together = RidgeSums.of(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))
    assert_alike(total(RidgeSums.of(*part) for part in parts), together)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_taken_away_was_never_there(seed: int) -> None:
    rest, gone = [sums(10 * seed + k) for k in (1, 2)], sums(10 * seed + 3, classes=5)
    assert_alike(total([*rest, gone]) - gone, total(rest))
    assert set((total([*rest, gone]) - gone).cross) == {0, 1, 2}


def test_the_same_images_give_the_same_bits_whatever_was_there_between() -> None:
    first = solve(total([sums(1), sums(2)]), 3)
    solve(total([sums(1), sums(2), sums(3)]), 3)
    again = solve(total([sums(1), sums(2)]), 3)
    assert np.array_equal(first.weights, again.weights)
    assert np.array_equal(first.bias, again.bias)


def test_it_is_ridge_on_standardized_columns() -> None:
    features, truth, _ = pixels(3, classes=2)
    weights = np.ones(len(truth))
    ours = solve(RidgeSums.of(features, truth, weights), 2, penalty=10.0)
    wide = features.astype(np.float64)
    standard = (wide - wide.mean(axis=0)) / wide.std(axis=0)
    targets = np.eye(2)[truth]
    centred = targets - targets.mean(axis=0)
    theirs = np.linalg.solve(standard.T @ standard + 10.0 * np.eye(7), standard.T @ centred)
    assert np.allclose(ours.scores(features), standard @ theirs + targets.mean(axis=0), atol=1e-6)


def test_each_column_may_have_a_penalty_of_its_own() -> None:
    features, truth, weights = pixels(3)
    ours = RidgeSums.of(features, truth, weights)
    alike = solve(ours, 3, penalty=np.full(7, 10.0))
    assert np.allclose(alike.weights, solve(ours, 3, penalty=10.0).weights)
    without = solve(RidgeSums.of(features[:, :4], truth, weights), 3)
    barred = solve(ours, 3, penalty=np.where(np.arange(7) < 4, 10.0, 1e12))
    assert np.allclose(barred.scores(features), without.scores(features[:, :4]), atol=1e-6)


def test_a_class_between_two_others_is_found() -> None:
    rng = np.random.default_rng(6)
    truth = rng.integers(0, 3, 3000).astype(np.uint8)
    features = (truth[:, None] + rng.normal(0.0, 0.15, (3000, 1))).astype(np.float32)
    # Its own least squares give the class in the middle a flat score, which is the highest one nowhere.
    solution = solve(RidgeSums.of(features, truth, np.ones(3000)), 3)
    assert (solution.scores(features).argmax(axis=1) == truth).mean() > 0.97


def test_classes_are_told_apart_alike_in_whatever_order_they_come() -> None:
    features, truth, weights = pixels(8, count=900, classes=4)
    scores = solve(RidgeSums.of(features, truth, weights), 4).scores(features)
    other_way = solve(RidgeSums.of(features, (3 - truth).astype(np.uint8), weights), 4).scores(features)
    assert np.allclose(scores, other_way[:, ::-1], atol=1e-8)


def test_columns_that_mislead_in_other_images_are_told_by_leaving_images_out() -> None:
    rng = np.random.default_rng(5)
    parts: list[FittedPart] = []
    for _ in range(3):
        truth = rng.integers(0, 2, 600).astype(np.uint8)
        features = rng.normal(size=(600, 6))
        features[:, 0] += 2.0 * truth
        # Of another sign in each image.
        features[:, 1:] += 3.0 * rng.choice([-1.0, 1.0], 5) * truth[:, None]
        rows = features.astype(np.float32)
        parts.append(FittedPart(RidgeSums.of(rows, truth, np.ones(600)), rows, truth))
    trusting = calibrated(parts, 2, np.full(6, 10.0))
    wary = calibrated(parts, 2, np.where(np.arange(6) < 1, 10.0, 1e5))
    assert wary.loss < trusting.loss


def test_columns_that_never_vary_and_classes_without_pixels_do_no_harm() -> None:
    features, truth, weights = pixels(4)
    features[:, 3] = 5.0
    solution = solve(RidgeSums.of(features, truth, weights), 6)
    assert np.isfinite(solution.weights).all()
    assert not solution.weights[3].any()
    scores = solution.scores(features)
    # Far away from what it has learned, too.
    for everywhere in (scores, solution.scores(100.0 * features)):
        assert (everywhere[:, 3:].max(axis=1) < everywhere[:, :3].max(axis=1) - 1.0).all()
    assert not solve(RidgeSums.of(features, truth % 2, weights), 6).scores(features)[:, 2:].any()


def test_scores_become_probabilities_that_others_confirm() -> None:
    parts = [part(seed, count=2000) for seed in range(4)]
    calibration = calibrated(parts, 3)
    solution = solve(total(p.sums for p in parts), 3).scaled(calibration.scale)
    features, truth, _ = pixels(99, count=4000)
    scores = solution.scores(features)
    probabilities = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    sure = probabilities.max(axis=1)
    assert abs(float(sure.mean()) - float((probabilities.argmax(axis=1) == truth).mean())) < 0.15
    assert set(calibration.iou) == {0, 1, 2}
    assert 0.3 < np.mean(list(calibration.iou.values())) <= 1.0


def test_one_part_alone_is_held_against_nothing() -> None:
    assert not calibrated([part(1)], 3).iou
    only = [part(1, classes=1), part(2, classes=1)]
    assert not calibrated(only, 3).iou


def test_the_only_image_with_a_class_makes_the_model_no_less_sure_of_the_others() -> None:
    def image(seed: int, own: int) -> FittedPart:
        """Half background, half a class that its first feature tells from all others."""
        rng = np.random.default_rng(seed)
        truth = np.where(np.arange(1200) % 2, own, 0).astype(np.uint8)
        features = rng.normal(0.0, 0.1, (1200, 4)).astype(np.float32)
        features[np.arange(1200), truth] += 1.0
        return FittedPart(RidgeSums.of(features, truth, np.ones(1200)), features, truth)

    alike = [image(seed, 1) for seed in range(3)]
    with_another = calibrated([*alike, image(9, 2)], 3)
    assert with_another.scale > 0.7 * calibrated(alike, 3).scale
    assert with_another.iou[2] == 0.0
