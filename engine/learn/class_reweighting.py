"""How common each class is where only some pixels are labelled, and what each labelled pixel then counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.core import IGNORE
from engine.learn.distributed.reductions import all_reduce_sum
from engine.learn.losses import class_probs

# About twenty batches make up the running shares.
_KEPT: Final = 0.95
# Before that the network does not know what it sees.
_FIRST_BATCHES: Final = 30
# Whole masks with some open pixels say themselves how common the classes are.
_WHOLE_SHARE: Final = 0.9
# A network that has lost a class, or sees nothing else, can still find its way back.
_LEAST: Final = 0.1
_MOST: Final = 10.0
_RAREST: Final = 1e-3
# Those who name one of these have said themselves what a class counts.
_BALANCING: Final = ("balanced-ce", "weighted-ce")


class ClassReweighting:
    """Weights of the classes that undo how unevenly scribbles are spread over them; one owner.

    Scribbles on thin things and on what lies between them cover both about alike, and a network that
    learns from them alone finds both equally likely: everything thin gets fat. So a labelled pixel counts
    by how common its class is in the patches, as far as is known from labels and, where there are none,
    from what the network itself sees, divided by how common it is among the labels. Measured at the same
    steps (docs/measurements/learning.md): vessels IoU 0.45 to 0.50, cracks 0.24 to 0.30.

    Args:
        channels: as many as `class_probs` gives of the network.

    Source:
        Saerens, Latinne & Decaestecker, Neural Computation 2002: class shares estimated by the classifier
        itself; here they weigh what it learns from instead of what it says.
    """

    def __init__(self, channels: int) -> None:
        self._labelled: NDArray[np.float64] = np.zeros(channels)
        self._everywhere: NDArray[np.float64] = np.zeros(channels)
        self._batches = 0

    @staticmethod
    def is_wanted(loss: str) -> bool:
        """Whether a loss leaves it open what each class counts."""
        return not any(part.strip().startswith(_BALANCING) for part in loss.split("+"))

    def sums(self, logits: Tensor, labels: Tensor) -> Tensor:
        """(2, C) float32 for `note`: labelled pixels by class, and pixels that are, or seem to be, of it.

        Of the batches of all processes together; all of them have to ask.
        """
        with torch.no_grad():
            known = labels != IGNORE
            probs = class_probs(logits.detach())
            count = probs.shape[1]
            labelled = torch.bincount(labels[known], minlength=count).to(probs.dtype)
            seen = (probs * ~known[:, None]).sum(dim=(0, 2, 3))
            return all_reduce_sum(torch.stack([labelled, labelled + seen]))

    def note(self, sums: Tensor) -> None:
        """Take in one batch."""
        labelled, everywhere = sums.double().cpu().numpy()
        if np.isfinite(everywhere).all():
            self._labelled = _KEPT * self._labelled + labelled
            self._everywhere = _KEPT * self._everywhere + everywhere
            self._batches += 1

    def class_weights(self) -> NDArray[np.float32] | None:
        """(C,) 0.1-10: what a labelled pixel of each class counts; None while all count alike."""
        labelled, everywhere = float(self._labelled.sum()), float(self._everywhere.sum())
        if self._batches < _FIRST_BATCHES or labelled >= _WHOLE_SHARE * everywhere:
            return None
        among_labels = np.maximum(self._labelled / max(labelled, 1.0), _RAREST)
        weights = np.clip(self._everywhere / everywhere / among_labels, _LEAST, _MOST)
        return weights.astype(np.float32)

    def to_json(self) -> dict[str, list[float]]:
        """All there is to know, for `restore`."""
        return {
            "labelled": self._labelled.tolist(),
            "everywhere": self._everywhere.tolist(),
            "batches": [self._batches],
        }

    def restore(self, facts: Mapping[str, Sequence[float]]) -> None:
        """Go on from what `to_json` gave."""
        self._labelled = np.array(facts["labelled"], np.float64)
        self._everywhere = np.array(facts["everywhere"], np.float64)
        self._batches = int(facts["batches"][0])


def pixel_weights(
    labels: Tensor, weights: Tensor | None, by_class: NDArray[np.float32] | None
) -> Tensor | None:
    """(N, H, W) what each pixel counts, its class in mind; any value where nothing is labelled."""
    if by_class is None:
        return weights
    factors = torch.from_numpy(by_class).to(labels.device)[labels.clamp(max=len(by_class) - 1)]
    return factors if weights is None else weights * factors
