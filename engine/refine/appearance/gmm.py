"""Gaussian mixtures of a few thousand colours, fitted by expectation-maximisation from a fixed start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]

MOST_COMPONENTS: Final = 5
_PIXELS_A_COMPONENT: Final = 20
MOST_PIXELS: Final = 1000
"""More points are thinned out evenly."""
_ROUNDS: Final = 8


@dataclass(frozen=True, slots=True)
class Mixture:
    """Weights (k,), means (k, d) and covariances (k, d, d)."""

    weights: F64
    means: F64
    covariances: F64

    def whitened(self) -> tuple[F64, F64]:
        """Log of each component's weight and normalisation (k,), and its inverse lower root (k, d, d)."""
        roots = np.linalg.cholesky(self.covariances)
        log_roots = np.log(np.diagonal(roots, axis1=1, axis2=2)).sum(axis=1)
        scales: F64 = np.log(self.weights) - log_roots - 0.5 * self.means.shape[1] * np.log(2 * np.pi)
        return scales, np.ascontiguousarray(np.linalg.inv(roots))

    def _log_joint(self, points: F64) -> F64:
        """(n, k) log of weight times density of each component."""
        scales, whiteners = self.whitened()
        centred = points[None] - self.means[:, None]
        # einsum, not a matrix product: BLAS would wake its threads for a few thousand points.
        scaled = np.einsum("knd,ked->kne", centred, whiteners)
        joint: F64 = (scales[:, None] - 0.5 * (scaled * scaled).sum(axis=2)).T
        return joint


def fit_mixture(points: F64, least_deviation: float) -> Mixture:
    """Mixture of up to five Gaussians of (n, d) points, n >= 1; fewer for few points.

    No component is narrower than `least_deviation` along any axis, so one pixel or equal pixels are
    a legal class. The same points in the same order give the same mixture.
    """
    points = points[:: -(-len(points) // MOST_PIXELS)]
    count = int(np.clip(len(points) // _PIXELS_A_COMPONENT, 1, MOST_COMPONENTS))
    ridge = np.eye(points.shape[1]) * least_deviation**2
    shares = _first_shares(points, count)
    mixture = _moments(points, shares, ridge)
    for _ in range(_ROUNDS if count > 1 else 0):
        joint = mixture._log_joint(points)
        shares = np.exp(joint - joint.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        mixture = _moments(points, shares, ridge)
    return mixture


def _first_shares(points: F64, count: int) -> F64:
    """Hard shares (n, count): quantiles along the axis of the largest variance."""
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    along = centred @ axes[:, -1]
    rank = np.empty(len(points), np.intp)
    rank[np.argsort(along, kind="stable")] = np.arange(len(points))
    shares: F64 = np.eye(count)[rank * count // len(points)]
    return shares


def _moments(points: F64, shares: F64, ridge: NDArray[Any]) -> Mixture:
    mass = shares.sum(axis=0) + 1e-9
    means = np.einsum("nk,nd->kd", shares, points) / mass[:, None]
    centred = points[None] - means[:, None]
    weighted = centred * shares.T[:, :, None]
    covariances = np.einsum("knd,kne->kde", weighted, centred) / mass[:, None, None] + ridge
    return Mixture(mass / mass.sum(), means, covariances)
