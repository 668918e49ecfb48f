"""Likelihood of a tag: planted directions, few examples, and what it says where nothing can be told."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import BadInputError
from engine.embed import tag_likelihoods


def two_kinds(each: int, apart: float, seed: int = 0) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Unit vectors of two kinds, centred; the kinds lie `apart` along one of twenty axes."""
    rng = np.random.default_rng(seed)
    vectors = rng.normal(0, 1, (2 * each, 20))
    is_first = np.arange(2 * each) < each
    vectors[:, 3] += np.where(is_first, apart, -apart)
    vectors -= vectors.mean(axis=0)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), is_first


def known_of(is_first: NDArray[np.bool_], yes: int, no: int) -> NDArray[np.int8]:
    known = np.zeros(len(is_first), np.int8)
    known[np.flatnonzero(is_first)[:yes]] = 1
    known[np.flatnonzero(~is_first)[:no]] = -1
    return known


@pytest.mark.parametrize(("yes", "no"), [(1, 1), (4, 4), (2, 20), (1, 0), (3, 0)])
def test_images_of_the_kind_come_first_with_any_number_of_examples(yes: int, no: int) -> None:
    vectors, is_first = two_kinds(60, apart=6.0)
    known = known_of(is_first, yes, no)
    told = tag_likelihoods(vectors, known)
    is_open = known == 0
    above = told[is_open & is_first][:, None] > told[is_open & ~is_first]
    assert above.mean() > 0.97


def test_it_is_sure_with_examples_that_agree_and_stays_near_half_with_one_or_with_noise() -> None:
    vectors, is_first = two_kinds(60, apart=6.0)
    several = tag_likelihoods(vectors, known_of(is_first, 10, 10))
    assert several[is_first].mean() > 0.85
    assert several[~is_first].mean() < 0.15
    single = tag_likelihoods(vectors, known_of(is_first, 1, 1))
    assert abs(single - 0.5).max() < 0.25
    noise = np.random.default_rng(1).permutation(is_first)
    unlike, _ = two_kinds(60, apart=0.0)
    known = known_of(noise, 20, 20)
    assert abs(tag_likelihoods(unlike, known)[known == 0] - 0.5).mean() < 0.1


def test_many_images_without_the_tag_do_not_outvote_few_that_have_it() -> None:
    vectors, is_first = two_kinds(60, apart=6.0)
    told = tag_likelihoods(vectors, known_of(is_first, 3, 50))
    assert (told[is_first] > 0.5).mean() > 0.9


@pytest.mark.parametrize("known", [np.array([0, -1]), np.array([1, 0, 0])])
def test_no_image_with_the_tag_or_another_number_of_values_is_refused(known: NDArray[np.int8]) -> None:
    with pytest.raises(BadInputError, match="1"):
        tag_likelihoods(np.eye(2, dtype=np.float32), known)
