"""How sure a network is of each pixel, as bytes: 0 sure, 255 not at all; plain NumPy."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from engine.predict.settings import Uncertainty

F32 = NDArray[np.float32]


def uncertainty_u8(kind: Uncertainty, probs: F32, mean_entropy: F32) -> NDArray[np.uint8]:
    """(H, W) uint8 doubt of (C, H, W) probabilities.

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
    """Entropy over the first axis, 0 for certainty and 255 for all classes alike."""
    class_count = probs.shape[0]
    if class_count == 1:
        return np.zeros(probs.shape[1:], np.uint8)
    return _bytes(_entropy(probs) / math.log(class_count))


def margin_u8(probs: F32) -> NDArray[np.uint8]:
    """How close the second class comes to the first: 0 when it has nothing, 255 when they are alike."""
    if probs.shape[0] == 1:
        return np.zeros(probs.shape[1:], np.uint8)
    two = np.partition(probs, -2, axis=0)[-2:]
    return _bytes(1.0 - (two[1] - two[0]))


def disagreement_u8(probs: F32, mean_entropy: F32) -> NDArray[np.uint8]:
    """How much the passes contradict each other: 0 when all say the same, however unsure each is.

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
