"""Regions of all forms for tests of outlines: specks, holes, islands in holes, touching corners."""

from __future__ import annotations

import numpy as np

from engine.core import BoolMap


def random_region(seed: int, height: int, width: int) -> BoolMap:
    """Random pixels of one random density, each one to three pixels wide and high."""
    rng = np.random.default_rng(seed)
    coarse = rng.random((height, width)) < rng.uniform(0.2, 0.9)
    return np.kron(coarse, np.ones(rng.integers(1, 4, 2), np.bool_)).astype(np.bool_)
