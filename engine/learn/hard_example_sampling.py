"""Hard example sampling: images whose loss has been high are drawn more often; no torch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

# A patch says little about its image: about ten of them make up the running mean.
_NEW_SHARE: Final = 0.2
# Never far from even: the hardest image may be the one whose mask is wrong.
_LEAST: Final = 0.5
_MOST: Final = 2.0


class HardExampleWeights:
    """Sampling weights of images from the running mean of their loss; one owner."""

    def __init__(self) -> None:
        self._losses: dict[str, float] = {}

    def update(self, keys: Sequence[str], losses: Sequence[float]) -> None:
        """Add the loss of one patch of each of these images; losses that are not finite are left out."""
        for key, loss in zip(keys, losses, strict=True):
            if np.isfinite(loss):
                before = self._losses.get(key, loss)
                self._losses[key] = before + _NEW_SHARE * (loss - before)

    def forget(self, key: str) -> None:
        """Forget an image; an unknown key is fine."""
        self._losses.pop(key, None)

    def factors(self, keys: Sequence[str]) -> NDArray[np.float64]:
        """(n,) 0.5-2: the loss relative to the mean of these images; 2 for one not seen yet.

        All 1 before the first loss.
        """
        known = [self._losses[key] for key in keys if key in self._losses]
        mean = sum(known) / len(known) if known else 0.0
        if mean <= 0.0:
            return np.ones(len(keys))
        relative = np.array([self._losses.get(key, _MOST * mean) / mean for key in keys])
        factors: NDArray[np.float64] = np.clip(relative, _LEAST, _MOST)
        return factors

    def to_json(self) -> dict[str, float]:
        """The running means, for `restore`."""
        return dict(self._losses)

    def restore(self, losses: Mapping[str, float]) -> None:
        """Take up what `to_json` gave."""
        self._losses = dict(losses)
