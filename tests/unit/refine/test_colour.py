from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import logsumexp
from scipy.stats import multivariate_normal

from engine.refine.appearance.colour import ColourBins, colour_costs
from engine.refine.appearance.gmm import Mixture, fit_mixture
from tests.helpers.scribbles import COLOURS, quarters


def log_density(mixture: Mixture, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n,) logarithm of the density at (n, d) points, by SciPy."""
    parts = [
        np.log(weight) + multivariate_normal(mean, covariance).logpdf(points)
        for weight, mean, covariance in zip(mixture.weights, mixture.means, mixture.covariances, strict=True)
    ]
    return np.asarray(logsumexp(parts, axis=0))


def cell(bins: ColourBins, colour: tuple[int, int, int]) -> int:
    return int(np.abs(bins.centres() - np.array(colour)[: bins.axes]).sum(axis=1).argmin())


@pytest.mark.parametrize("count", [1, 3, 500])
def test_the_class_that_showed_a_colour_finds_it_likeliest(count: int) -> None:
    image, truth = quarters()
    seen = [image[truth == k][:count] for k in range(4)]
    bins = ColourBins.of(image)
    costs = colour_costs(image, bins, seen)
    assert [int(costs[:, cell(bins, colour)].argmin()) for colour in COLOURS] == [0, 1, 2, 3]


def test_a_colour_that_no_scribble_showed_speaks_for_nobody() -> None:
    image, truth = quarters()
    bins = ColourBins.of(image)
    costs = colour_costs(image, bins, [image[truth == 0], image[truth == 1][:3]])
    unseen = costs[:, cell(bins, COLOURS[3])]
    assert abs(unseen[0] - unseen[1]) < 0.1


def test_a_class_without_pixels_looks_like_the_whole_image() -> None:
    image, truth = quarters()
    bins = ColourBins.of(image)
    costs = colour_costs(image, bins, [image[truth == 0], image[:0, 0]])
    likelihood = np.exp(-costs[1].astype(np.float64))
    assert likelihood.sum() == pytest.approx(1.0, abs=1e-3)


def test_grey_images_keep_256_levels() -> None:
    grey = np.repeat(np.arange(256, dtype=np.uint8).reshape(16, 16, 1), 3, axis=2)
    assert ColourBins.of(grey).size == 256
    almost = grey.copy()
    almost[-1, -1, 2] = 0
    assert ColourBins.of(almost).size == 32**3


def test_a_mixture_of_equal_points_is_a_legal_density() -> None:
    mixture = fit_mixture(np.full((50, 3), 7.0), least_deviation=5.0)
    assert np.isfinite(log_density(mixture, np.array([[7.0, 7.0, 7.0], [250.0, 0.0, 0.0]]))).all()


def test_a_mixture_finds_two_planted_clusters() -> None:
    rng = np.random.default_rng(1)
    points = np.concatenate([rng.normal(50, 6, (300, 3)), rng.normal(180, 6, (300, 3))])
    mixture = fit_mixture(points, least_deviation=2.0)
    middle, cluster = log_density(mixture, np.array([[115.0] * 3, [180.0] * 3]))
    assert cluster > middle + 20
