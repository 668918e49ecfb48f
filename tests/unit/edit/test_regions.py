"""Regions found from one of their pixels, against labels of all components."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest
from scipy import ndimage

from engine.edit.regions import region_at


@pytest.mark.parametrize("connectivity", [4, 8])
@pytest.mark.parametrize("seed", range(6))
def test_a_region_is_the_component_of_its_pixel(seed: int, connectivity: Literal[4, 8]) -> None:
    random = np.random.default_rng(seed)
    mask = random.random((random.integers(1, 40), random.integers(1, 40))) < 0.7 - 0.025 * connectivity
    labels, _ = ndimage.label(mask, np.ones((3, 3)) if connectivity == 8 else None)
    for row, column in np.argwhere(mask)[::7]:
        rect, covered = region_at(mask, int(row), int(column), connectivity)
        whole = np.zeros(mask.shape, bool)
        whole[rect.slices] = covered
        assert (whole == (labels == labels[row, column])).all()
        assert covered.any(axis=1).all()
        assert covered.any(axis=0).all()
