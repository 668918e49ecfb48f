"""Edge prices of an image as integer capacities in the layout of `grid`, on all cores.

Prices are counted in whole units of 1/`units_per_nat` nat, so that flows are exact.
"""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import LabelMap, RgbU8
from engine.refine.energy import edge_kernels as kernels
from engine.refine.energy.grid import NEIGHBOURS, grid_links, padded_size

I32 = NDArray[np.int32]

# 2^26 units for all edges of a pixel leave room for the sums of int32 and stay below HARD.
_MOST_EDGE_UNITS: Final = 1 << 26
_MOST_UNITS_PER_NAT: Final = 4096.0
# Below this a thread costs more than it brings.
_PIXELS_A_THREAD: Final = 1 << 17


def units_per_nat(smoothness: float) -> float:
    """Whole units in a nat: 4096, fewer where eight edges of that smoothness would overflow."""
    return min(_MOST_UNITS_PER_NAT, _MOST_EDGE_UNITS / (8.0 * max(smoothness, 1.0)))


_limit: Final[ContextVar[int | None]] = ContextVar("cut_threads", default=None)


def default_threads() -> int:
    """Threads a cut may use: the processor's cores, at most four, unless `limited_threads` says otherwise."""
    return _limit.get() or max(1, min(4, os.cpu_count() or 1))


@contextmanager
def limited_threads(count: int) -> Iterator[None]:
    """Cuts begun inside, on this thread, use `count` threads."""
    token = _limit.set(count)
    try:
        yield
    finally:
        _limit.reset(token)


def over_rows(work: Callable[[int, int], Any], height: int, width: int) -> list[Any]:
    """`work(first, last)` for bands of rows that cover an image, at once on threads of our own.

    Small images run on the calling thread: a thread costs 50 us, and a shared pool would fight with others'.
    """
    count = max(1, min(default_threads(), height * width // _PIXELS_A_THREAD, height))
    rows = [height * k // count for k in range(count + 1)]
    results: list[Any] = [None] * count
    failures: list[BaseException] = []

    def part(k: int) -> None:
        try:
            results[k] = work(rows[k], rows[k + 1])
        except BaseException as error:  # noqa: BLE001 - raised again on the calling thread below
            failures.append(error)

    threads = [threading.Thread(target=part, args=(k,), name=f"rows-{k}") for k in range(1, count)]
    for thread in threads:
        thread.start()
    part(0)
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return results


@dataclass(frozen=True, slots=True)
class EdgePrices:
    """Units that an edge costs by squared colour difference, for 4-neighbours and for diagonals."""

    straight: I32
    slanted: I32

    @classmethod
    def of(cls, image: RgbU8, smoothness: float, units: float, beta: float | None = None) -> EdgePrices:
        """The tables for `smoothness` nats a pixel of boundary; beta comes from the image when None."""
        if beta is None:
            beta = image_beta(image)
        straight = _contrast_table(smoothness * units, beta)
        slanted = _contrast_table(smoothness * units / math.sqrt(2.0), beta)
        return cls(straight, slanted)

    def capacity(self, image: RgbU8) -> I32:
        """Capacity from each node of the padded grid in each direction, flat."""
        height, width = image.shape[:2]
        links = grid_links(width, NEIGHBOURS)
        out = np.zeros(padded_size(height, width) * NEIGHBOURS, np.int32)
        over_rows(
            lambda a, b: kernels.fill_capacity(image, self.straight, self.slanted, links, out, a, b),
            height,
            width,
        )
        return out

    def boundary_price(self, labels: LabelMap, image: RgbU8) -> int:
        """Units of all boundaries in `labels`."""
        tables = self.straight, self.slanted
        parts = over_rows(
            lambda a, b: kernels.boundary_price(labels, image, *tables, a, b),
            *labels.shape,
        )
        return int(sum(parts))


def image_beta(image: RgbU8) -> float:
    """1 / (2 <|z_i - z_j|^2>) over all 8-neighbours; 0 for an image of one colour."""
    height, width = image.shape[:2]
    total = sum(over_rows(lambda a, b: kernels.contrast(image, a, b), height, width))
    return pair_count(height, width) / (2.0 * total) if total > 0 else 0.0


def pair_count(height: int, width: int) -> int:
    """Pairs of 8-neighbours in an image."""
    return height * (width - 1) + (height - 1) * width + 2 * (height - 1) * (width - 1)


def _contrast_table(top_price: float, beta: float) -> I32:
    """Up to the contrast from which an edge costs nothing."""
    last = 3 * 255 * 255
    if beta > 0:
        last = min(last, math.ceil(math.log(max(2.0 * top_price, 1.0)) / beta) + 1)
    prices = top_price * np.exp(-beta * np.arange(last + 1, dtype=np.float64))
    return np.round(prices).astype(np.int32)
