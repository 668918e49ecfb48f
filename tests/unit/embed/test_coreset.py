"""Greedy k-centre against every choice there is, on collections small enough to try them all."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import BadInputError
from engine.embed import farthest_first


def planted(seed: int, count: int = 11) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(size=(count, 3)).astype(np.float32)


def flags(count: int, *rows: int) -> NDArray[np.bool_]:
    marked = np.zeros(count, bool)
    marked[list(rows)] = True
    return marked


def radius(vectors: NDArray[np.float32], centers: list[int]) -> float:
    """Largest distance from any row to its nearest centre."""
    apart = np.linalg.norm(vectors[:, None] - vectors[centers][None], axis=2)
    return float(apart.min(axis=1).max())


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("labelled", [(), (3,), (0, 7)])
def test_the_radius_is_at_most_twice_the_best_possible(seed: int, labelled: tuple[int, ...]) -> None:
    vectors = planted(seed)
    count = len(vectors)
    picks = farthest_first(vectors, flags(count, *labelled), np.ones(count, bool), 3)
    ours = radius(vectors, [*labelled, *(pick.row for pick in picks)])
    best = min(radius(vectors, [*labelled, *more]) for more in combinations(range(count), 3))
    assert ours <= 2 * best + 1e-4


@pytest.mark.parametrize("seed", range(4))
def test_each_pick_is_the_farthest_from_all_before_it(seed: int) -> None:
    vectors = planted(seed, 40)
    picks = farthest_first(vectors, flags(40, 5), np.ones(40, bool), 39)
    assert sorted(pick.row for pick in picks) == [row for row in range(40) if row != 5]
    centers = [5]
    expected = []
    for pick in picks:
        apart = np.linalg.norm(vectors[:, None] - vectors[centers][None], axis=2).min(axis=1)
        expected.append(float(apart.max()))
        centers.append(pick.row)
    assert [pick.distance for pick in picks] == pytest.approx(expected, abs=2e-3)


def test_many_labelled_rows_are_covered_in_pieces_with_the_same_answer() -> None:
    vectors = planted(1, 700)
    labelled = flags(700, *range(0, 700, 2))
    pick = farthest_first(vectors, labelled, ~labelled, 1)[0]
    apart = np.linalg.norm(vectors[1::2, None] - vectors[None, ::2], axis=2)
    assert pick.row == 1 + 2 * int(apart.min(axis=1).argmax())
    assert pick.nearest == 2 * int(apart[(pick.row - 1) // 2].argmin())


def test_without_any_label_the_most_typical_comes_first() -> None:
    vectors = np.array([[0, 0], [10, 0], [5, 0.1], [0, 9]], np.float32)
    pick = farthest_first(vectors, flags(4), np.ones(4, bool), 1)[0]
    mean = vectors.mean(axis=0)
    assert pick.row == int(np.linalg.norm(vectors - mean, axis=1).argmin())
    assert pick.nearest is None


def test_of_equal_images_the_first_is_chosen() -> None:
    vectors = np.repeat(planted(2, 2), 50, axis=0)
    assert [farthest_first(vectors, flags(100, 0), np.ones(100, bool), 1)[0].row for _ in range(3)] == [
        50
    ] * 3


def test_only_candidates_are_chosen_and_no_more_than_there_are() -> None:
    vectors = planted(3)
    picks = farthest_first(vectors, flags(11, 0), flags(11, 0, 4, 9), 5)
    assert {pick.row for pick in picks} == {4, 9}


def test_flags_of_another_length_are_refused() -> None:
    with pytest.raises(BadInputError, match="11 vectors"):
        farthest_first(planted(0), flags(10), flags(11), 1)
