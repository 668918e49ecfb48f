"""Class reweighting: for scribbles, weights that undo how unevenly labelled pixels are spread over classes.

And for rare things, which count more than their share: where they end counts as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.core import IGNORE, BoolMap, LabelMap
from engine.learn.distributed.reductions import all_reduce_sum
from engine.learn.losses import class_probs

# About twenty batches make up the running shares.
_DECAY: Final = 0.95
# Before that the network's predictions mean nothing.
_FIRST_BATCHES: Final = 30
# Nearly complete masks tell by themselves how common the classes are.
_WHOLE_SHARE: Final = 0.9
# Bounds, so that a network that predicts a class nowhere, or everywhere, can recover.
_LEAST: Final = 0.1
_MOST: Final = 10.0
_RAREST: Final = 1e-3
# A class that covers less of the labelled pixels is rare, as for the choice of the loss.
_RARE_SHARE: Final = 0.05
# Losses in which the user has chosen class weights already.
_BALANCING: Final = ("balanced-ce", "weighted-ce")


class ClassReweighting:
    """Class weights for partly labelled images (label shift correction); one owner.

    Scribbles cover thin things about as much as the background between them, and a network that
    learns from them alone finds both equally likely: everything thin gets fat. So a labelled pixel counts
    by the share of its class in the patches (from the labels and, where there are none, from the
    network's own predictions), divided by its share among the labels. Measured at the same
    steps (docs/measurements/learning.md): vessels IoU 0.45 to 0.50, cracks 0.24 to 0.30.

    Args:
        channels: number of classes in the result of `class_probs`.

    Source:
        Saerens, Latinne & Decaestecker, Neural Computation 2002: class shares estimated by the classifier
        itself; here they weigh the training pixels instead of the predictions.
    """

    def __init__(self, channels: int) -> None:
        self._labelled: NDArray[np.float64] = np.zeros(channels)
        self._everywhere: NDArray[np.float64] = np.zeros(channels)
        self._batches = 0

    @staticmethod
    def is_needed(loss: str) -> bool:
        """Whether a loss leaves the class weights open."""
        return not any(part.strip().startswith(_BALANCING) for part in loss.split("+"))

    def sums(self, logits: Tensor, labels: Tensor) -> Tensor:
        """(2, C) float32 for `update`: labelled pixels per class, and labelled or predicted pixels per class.

        Summed over all processes, which all have to call this.
        """
        with torch.no_grad():
            known = labels != IGNORE
            probs = class_probs(logits.detach())
            count = probs.shape[1]
            labelled = torch.bincount(labels[known], minlength=count).to(probs.dtype)
            predicted = (probs * ~known[:, None]).sum(dim=(0, 2, 3))
            return all_reduce_sum(torch.stack([labelled, labelled + predicted]))

    def update(self, sums: Tensor) -> None:
        """Add the sums of one batch."""
        labelled, everywhere = sums.double().cpu().numpy()
        if np.isfinite(everywhere).all():
            self._labelled = _DECAY * self._labelled + labelled
            self._everywhere = _DECAY * self._everywhere + everywhere
            self._batches += 1

    def class_weights(self) -> NDArray[np.float32] | None:
        """(C,) float32, 0.1-10: weight of a labelled pixel of each class; None while all count alike."""
        labelled, everywhere = float(self._labelled.sum()), float(self._everywhere.sum())
        if self._batches < _FIRST_BATCHES or labelled >= _WHOLE_SHARE * everywhere:
            return None
        among_labels = np.maximum(self._labelled / max(labelled, 1.0), _RAREST)
        weights = np.clip(self._everywhere / everywhere / among_labels, _LEAST, _MOST)
        return weights.astype(np.float32)

    def to_json(self) -> dict[str, list[float]]:
        """The running shares, for `restore`."""
        return {
            "labelled": self._labelled.tolist(),
            "everywhere": self._everywhere.tolist(),
            "batches": [self._batches],
        }

    def restore(self, values: Mapping[str, Sequence[float]]) -> None:
        """Take up what `to_json` gave."""
        self._labelled = np.array(values["labelled"], np.float64)
        self._everywhere = np.array(values["everywhere"], np.float64)
        self._batches = int(values["batches"][0])


def pixel_weights(
    labels: Tensor, weights: Tensor | None, by_class: NDArray[np.float32] | None, own: int | None = None
) -> Tensor | None:
    """(N, H, W) `weights` times the weight of each pixel's class; any value where unlabelled.

    Args:
        own: so many of the patches first; the others keep their weights. None for all.
    """
    if by_class is None:
        return weights
    factors = torch.from_numpy(by_class).to(labels.device)[labels.clamp(max=len(by_class) - 1)]
    if own is not None:
        factors[own:] = 1.0
    return factors if weights is None else weights * factors


def rarity_of(counts: NDArray[np.integer]) -> NDArray[np.uint8]:
    """(256,) by class id: 0 for a class that is not rare, 1 and up for rare ones, the rarest the highest.

    Args:
        counts: (256,) pixels of each class.
    """
    shares = counts[:IGNORE] / max(int(counts[:IGNORE].sum()), 1)
    rare = np.flatnonzero((shares > 0) & (shares < _RARE_SHARE))
    rarity = np.zeros(256, np.uint8)
    rarity[rare[np.argsort(-shares[rare], kind="stable")]] = np.arange(1, len(rare) + 1)
    return rarity


def beside_rarer(labels: LabelMap, rarity: NDArray[np.uint8]) -> BoolMap:
    """(H, W), where one of the eight neighbours is of a rarer class."""
    is_beside: BoolMap = rarity[rarest_around(labels, rarity)] > rarity[labels]
    return is_beside


def rarest_around(labels: LabelMap, rarity: NDArray[np.uint8]) -> LabelMap:
    """(H, W) class of the highest rarity among each labelled pixel and its eight neighbours."""
    order = np.argsort(rarity, kind="stable").astype(np.uint8)
    ranks = np.empty(256, np.uint8)
    ranks[order] = np.arange(256)
    rarest: LabelMap = order[cv2.dilate(ranks[labels], np.ones((3, 3), np.uint8))]
    return rarest
