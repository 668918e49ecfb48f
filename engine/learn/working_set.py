"""Working set of a training: the images that patches are drawn from where not all fit the memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

PATCHES_PER_NEW_IMAGE: Final = 8
"""Patches drawn until the next image takes another's place.

A 12-megapixel photograph takes 0.2 s to decode, a patch of it 1 ms.
"""


class WorkingSet:
    """Keys of some of the images; the one that came first leaves for the next, as patches are drawn.

    Which images come is drawn by the generator that all processes of a training have in common: their
    working sets are the same. Where all images fit, all are in it and nothing is drawn.
    """

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._due = 0.0

    def join(self, key: str) -> None:
        """Take in a new image before its turn: what was just labelled is learned from at once."""
        if self._keys and key not in self._keys:
            self._keys.append(key)

    def advance(
        self,
        keys: Sequence[str],
        shares: NDArray[np.float64],
        capacity: int,
        patch_count: int,
        rng: np.random.Generator,
    ) -> NDArray[np.intp]:
        """Positions in `keys` of the images that the next patches are drawn from.

        Args:
            keys: of all images.
            shares: (n,) probability of each to come.
            capacity: number of images that fit.
            patch_count: patches that are drawn next.
        """
        if capacity >= len(keys):
            self._keys.clear()
            return np.arange(len(keys))
        positions = {key: position for position, key in enumerate(keys)}
        self._keys = [key for key in self._keys if key in positions]
        self._due += patch_count / PATCHES_PER_NEW_IMAGE
        turns = int(self._due)
        self._due -= turns
        count = max(turns, capacity - len(self._keys))
        present = np.zeros(len(keys), np.bool_)
        present[[positions[key] for key in self._keys]] = True
        outside = np.flatnonzero(~present)
        weights = shares[outside]
        coming = rng.choice(outside, min(count, len(outside)), replace=False, p=weights / weights.sum())
        self._keys.extend(keys[int(position)] for position in coming)
        del self._keys[: max(0, len(self._keys) - capacity)]
        return np.array(sorted(positions[key] for key in self._keys), np.intp)

    def to_json(self) -> dict[str, Any]:
        """The state, for `restore`."""
        return {"keys": list(self._keys), "due": self._due}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Take up what `to_json` gave."""
        self._keys = [str(key) for key in values["keys"]]
        self._due = float(values["due"])
