from __future__ import annotations

import itertools

import numpy as np
import pytest

from engine.core import NO_PROGRESS, BadInputError, CancelToken
from engine.refine import CutSettings, RefineRequest
from engine.refine.energy.edge_capacities import EdgePrices, image_beta
from engine.refine.energy.problem import Problem, build_problem
from engine.refine.solvers.graphcut import cut
from tests.helpers.energy import boundary_costs, contrast_beta, energy
from tests.helpers.scribbles import quarters


def tiny_problem(seed: int, classes: int = 2) -> Problem:
    rng = np.random.default_rng(seed)
    image = rng.integers(0, 256, (3, 4, 3)).astype(np.uint8)
    scribbles = np.full((3, 4), 255, np.uint8)
    for class_id, place in enumerate(rng.permutation(12)[:classes]):
        scribbles.flat[place] = class_id
    settings = CutSettings(smoothness=2.0)
    return build_problem(RefineRequest(image, scribbles, classes, None, settings))


def least_energy(problem: Problem) -> float:
    """The least over all labellings, by trying each of them."""
    unary = problem.unary() / problem.units
    boundaries = boundary_costs(problem.image, problem.settings.smoothness)
    shape = problem.scribbles.shape
    tried = itertools.product(range(len(problem.classes)), repeat=problem.scribbles.size)
    return min(energy(np.reshape(np.array(t, np.uint8), shape), unary, boundaries) for t in tried)


@pytest.mark.parametrize("seed", range(3))
def test_the_cut_is_the_cheapest_of_all_labellings(seed: int) -> None:
    problem = tiny_problem(seed)
    found = cut(problem, CancelToken(), NO_PROGRESS)
    # Each of at most 12 pixels and 29 edges is rounded to half a unit.
    assert found.units / problem.units == pytest.approx(least_energy(problem), abs=41 * 0.5 / problem.units)
    assert found.exact


def test_the_reported_energy_is_that_of_the_labels() -> None:
    problem = tiny_problem(4, classes=3)
    found = cut(problem, CancelToken(), NO_PROGRESS)
    boundaries = boundary_costs(problem.image, problem.settings.smoothness)
    said_again = energy(found.labels, problem.unary() / problem.units, boundaries)
    assert found.units / problem.units == pytest.approx(said_again, abs=41 * 0.5 / problem.units)
    assert problem.price(found.labels, problem.edge_prices()) == found.units


def test_an_expansion_is_at_most_twice_the_least_energy() -> None:
    problem = tiny_problem(1, classes=2)
    three = tiny_problem(1, classes=3)
    assert cut(problem, CancelToken(), NO_PROGRESS).exact
    found = cut(three, CancelToken(), NO_PROGRESS)
    # The guarantee for Potts prices of Boykov, Veksler & Zabih.
    assert found.units / three.units <= 2 * _least_of_some(three)
    assert not found.exact


def _least_of_some(problem: Problem) -> float:
    """A bound from above: the best of 2000 random labellings that keep the scribbles."""
    unary = problem.unary() / problem.units
    boundaries = boundary_costs(problem.image, problem.settings.smoothness)
    rng = np.random.default_rng(0)
    place = problem.place[problem.scribbles]
    tried = rng.integers(0, 3, (2000, *place.shape)).astype(np.uint8)
    return min(energy(np.where(place == 255, t, place), unary, boundaries) for t in tried)


def test_the_compiled_beta_and_prices_equal_the_plain_ones() -> None:
    image, truth = quarters()
    assert image_beta(image) == pytest.approx(contrast_beta(image))
    prices = EdgePrices.of(image, 5.0, 4096.0)
    capacity = prices.capacity(image).reshape(50, 50, 8)[1:-1, 1:-1]
    plain = boundary_costs(image, 5.0)
    right, down = capacity[:, :-1, 0], capacity[:-1, :, 2]
    np.testing.assert_allclose(right / 4096, plain[0].cost, atol=0.51 / 4096)
    np.testing.assert_allclose(down / 4096, plain[1].cost, atol=0.51 / 4096)
    no_unary = np.zeros((4, *truth.shape))
    assert prices.boundary_price(truth, image) / 4096 == pytest.approx(
        energy(truth, no_unary, plain), abs=0.1
    )


def test_an_image_of_one_colour_has_equal_prices_everywhere() -> None:
    image = np.full((4, 5, 3), 90, np.uint8)
    assert contrast_beta(image) == 0.0
    costs = boundary_costs(image, 3.0)
    assert all((b.cost == 3.0 / np.hypot(b.dy, b.dx)).all() for b in costs)


def test_energy_refuses_a_unary_of_another_size() -> None:
    with pytest.raises(BadInputError, match="unary"):
        energy(np.zeros((2, 2), np.uint8), np.zeros((2, 3, 3)), [])
