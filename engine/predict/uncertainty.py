"""Uncertainty of a prediction per pixel, as bytes from 0 (sure) to 255; plain NumPy.

Example:
    >>> probs = np.array([0.5, 0.9, 1.0, 0.5, 0.1, 0.0], np.float32).reshape(2, 1, 3)  # 2 classes, 3 pixels
    >>> entropy_u8(probs).tolist(), margin_u8(probs).tolist()
    ([[255, 120, 0]], [[255, 51, 0]])
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from engine.predict.settings import Uncertainty

F32 = NDArray[np.float32]


def uncertainty_u8(kind: Uncertainty, probs: F32, mean_entropy: F32) -> NDArray[np.uint8]:
    """(H, W) uint8 uncertainty of (C, H, W) probabilities.

    Args:
        probs: the average over all passes.
        mean_entropy: (H, W) average of the passes' own entropies, in nats; for `DISAGREEMENT` only.
    """
    match kind:
        case Uncertainty.ENTROPY:
            return entropy_u8(probs)
        case Uncertainty.MARGIN:
            return margin_u8(probs)
        case Uncertainty.DISAGREEMENT:
            return disagreement_u8(probs, mean_entropy)


def entropy_u8(probs: F32) -> NDArray[np.uint8]:
    """Entropy over the classes, 0 for a certain class and 255 for all alike."""
    class_count = probs.shape[0]
    if class_count == 1:
        return np.zeros(probs.shape[1:], np.uint8)
    return _bytes(_entropy(probs) / math.log(class_count))


def margin_u8(probs: F32) -> NDArray[np.uint8]:
    """Closeness of the second most probable class to the first: 0 at probability 0, 255 when alike."""
    if probs.shape[0] == 1:
        return np.zeros(probs.shape[1:], np.uint8)
    two = np.partition(probs, -2, axis=0)[-2:]
    return _bytes(1.0 - (two[1] - two[0]))


def disagreement_u8(probs: F32, mean_entropy: F32) -> NDArray[np.uint8]:
    """Disagreement of the passes: 0 when all predict the same, however uncertain each is.

    The square root of the mutual information between class and pass over the logarithm of the
    number of classes: the Jensen-Shannon distance. The root makes small contradictions visible.

    Source:
        Houlsby et al., Bayesian Active Learning by Disagreement, 2011; Gal and Ghahramani, ICML 2016,
        for dropout as the source of passes; Lin, IEEE Transactions on Information Theory 1991.
    """
    class_count = probs.shape[0]
    if class_count == 1:
        return np.zeros(probs.shape[1:], np.uint8)
    information = np.maximum(_entropy(probs) - mean_entropy, 0.0) / math.log(class_count)
    # Rounding leaves 1e-7 nats between equal passes, whose root would show.
    return _bytes(np.sqrt(np.where(information < 1e-5, 0.0, information)))


def _entropy(probs: F32) -> F32:
    safe = np.maximum(probs, 1e-12)
    entropy: F32 = -(safe * np.log(safe)).sum(axis=0)
    return entropy


def _bytes(share: F32) -> NDArray[np.uint8]:
    scaled: NDArray[np.uint8] = np.clip(np.rint(255.0 * share), 0, 255).astype(np.uint8)
    return scaled
