"""Likelihood that images have a tag, from the vectors of those of which it is known.

>>> import numpy as np
>>> vectors = np.array([[1, 0], [0.9, 0.1], [-1, 0], [-0.9, 0.1]], np.float32)
>>> likelihoods = tag_likelihoods(vectors, np.array([1, 0, -1, 0]))
>>> bool(likelihoods[1] > 0.5 > likelihoods[3])
True
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError

# Measured: 0.1 and 1 differ by less than the draw of the tagged images.
_RIDGE: Final = 0.1
# A score of 1 is then a likelihood between 51 and 99.97 %.
_SLOPES: Final = np.geomspace(0.05, 8.0, 40)
_MOST_LEVERAGE: Final = 1.0 - 1e-6


def tag_likelihoods(vectors: NDArray[np.float32], known: NDArray[np.integer]) -> NDArray[np.float64]:
    """(n,) likelihood 0-1 that each image has the tag, by a ridge classifier on unit vectors.

    Both sides of what is known count alike, however many images they have. Where no image is known to lack
    the tag, the average of all images stands for one. How sure it is follows from what it says of each known
    image when that one is left out: with few, or with ones that it cannot tell apart, it stays near 0.5.

    Args:
        vectors: (n, d) of unit length, as of a `Space`.
        known: (n,) 1 where an image has the tag, -1 where it does not, 0 where that is not known.

    Raises:
        BadInputError: no image has the tag, or the shapes differ.

    Source:
        Hoerl & Kennard, Technometrics 1970; left-out scores by the hat matrix (Allen, Technometrics 1974);
        smoothed targets after Platt, 1999.
    """
    if vectors.ndim != 2 or known.shape != (len(vectors),) or not (known > 0).any():
        raise BadInputError(
            f"{vectors.shape} vectors need as many values of which some are 1, got {known.shape}"
        )
    rows = np.flatnonzero(known)
    targets = np.sign(known[rows]).astype(np.float64)
    learned = _with_bias(vectors[rows])
    if not (targets < 0).any():
        # Unit vectors of a space are centred: the average image is the origin.
        learned = np.concatenate([learned, _with_bias(np.zeros((1, vectors.shape[1]), np.float32))])
        targets = np.append(targets, -1.0)
    counts = np.where(targets > 0, (targets > 0).sum(), (targets < 0).sum())
    weights = counts.min() / counts
    inverse = np.linalg.inv(learned.T @ (weights[:, None] * learned) + _RIDGE * np.eye(learned.shape[1]))
    solution = inverse @ (learned.T @ (weights * targets))
    leverage = np.minimum(weights * ((learned @ inverse) * learned).sum(axis=1), _MOST_LEVERAGE)
    left_out = (learned @ solution - leverage * targets) / (1.0 - leverage)
    scores = _with_bias(vectors) @ solution
    likelihoods: NDArray[np.float64] = _logistic(_slope(left_out, targets, weights) * scores)
    return likelihoods


def _with_bias(vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.concatenate([vectors, np.ones((len(vectors), 1), np.float32)], axis=1).astype(np.float64)


def _slope(
    left_out: NDArray[np.float64], targets: NDArray[np.float64], weights: NDArray[np.float64]
) -> float:
    """Steepness of the logistic curve under which the left-out scores are most likely."""
    # One image that is told right says little: the targets keep away from 0 and 1.
    count = max(1.0, weights[targets > 0].sum())
    wanted = np.where(targets > 0, (count + 1.0) / (count + 2.0), 1.0 / (count + 2.0))
    likely = np.clip(_logistic(_SLOPES[:, None] * left_out), 1e-9, 1.0 - 1e-9)
    fits = (weights * (wanted * np.log(likely) + (1.0 - wanted) * np.log(1.0 - likely))).sum(axis=1)
    return float(_SLOPES[fits.argmax()])


def _logistic(values: NDArray[np.float64]) -> NDArray[np.float64]:
    curve: NDArray[np.float64] = 0.5 * (1.0 + np.tanh(0.5 * values))
    return curve
