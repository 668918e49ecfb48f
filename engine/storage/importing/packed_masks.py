"""Masks of 0 and 255 alone, kept with a bit a pixel, so that a folder of them is decoded once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import LabelMap, read_only

MOST_BYTES: Final = 256 << 20
"""Room for all of them: 10,000 masks of 200,000 pixels. Others are decoded again."""


class PackedMasks:
    """Masks by their files, as far as there is room."""

    def __init__(self) -> None:
        self._masks: dict[Path, tuple[tuple[int, int], NDArray[np.uint8]]] = {}
        self._room = MOST_BYTES

    def keep(self, file: Path, mask: LabelMap) -> None:
        """Keep an (H, W) mask that holds nothing but 0 and 255."""
        size = -(-mask.size // 8)
        if size <= self._room:
            self._room -= size
            self._masks[file] = ((mask.shape[0], mask.shape[1]), np.packbits(mask != 0))

    def take(self, file: Path) -> LabelMap | None:
        """The mask of a file as 0 and 1, (H, W) uint8 read-only, once; None where it is not kept."""
        kept = self._masks.pop(file, None)
        if kept is None:
            return None
        shape, bits = kept
        return read_only(np.unpackbits(bits, count=shape[0] * shape[1]).reshape(shape))
