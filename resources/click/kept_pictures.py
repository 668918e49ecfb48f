"""Pictures that are ready to be played, with what the frozen encoder says: each is played some times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from torch import Tensor

from resources.click.samples import Picture

PLAYED = 4
"""How often a picture is played, on average."""
MOST_OF_A_SHAPE = 120
"""Pictures kept of each shape, at some 2 MB each."""

Shape = tuple[int, int]
Maps = tuple[Tensor, ...]


@dataclass(frozen=True)
class ReadyPicture:
    """A picture with the encoder's maps of strides 4, 8 and 16, each (channels, rows, columns)."""

    picture: Picture
    maps: Maps


class KeptPictures:
    """Keeper of pictures by shape."""

    def __init__(self) -> None:
        self._kept: dict[Shape, list[ReadyPicture]] = {}

    def taken(
        self,
        shape: Shape,
        count: int,
        random: np.random.Generator,
        made: Callable[[int], list[ReadyPicture]],
    ) -> list[ReadyPicture]:
        """So many pictures of a shape; some of them new, which then take the places of others.

        Args:
            made: so many new ones.
        """
        kept = self._kept.setdefault(shape, [])
        is_full = len(kept) >= MOST_OF_A_SHAPE
        fresh = made(int(random.binomial(count, 1 / PLAYED)) if is_full else count)
        known = [kept[int(k)] for k in random.permutation(len(kept))[: count - len(fresh)]] if kept else []
        for one in fresh:
            if is_full:
                kept[int(random.integers(len(kept)))] = one
            else:
                kept.append(one)
        return fresh + known
