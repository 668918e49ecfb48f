"""Tiles cover the image, and their weights make a smooth whole."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.predict.tiling import ALIGN, tile_starts, tile_window


@given(st.integers(1, 3000), st.sampled_from([64, 96, 128, 512]), st.integers(0, 32))
def test_tiles_cover_a_side_with_weight_everywhere(length: int, tile: int, overlap: int) -> None:
    starts = tile_starts(length, tile, overlap)
    total = np.zeros(length)
    for i, start in enumerate(starts):
        size, last = min(tile, length - start), i + 1 == len(starts)
        total[start : start + size] += tile_window(size, overlap, opens_before=i > 0, opens_after=not last)
    assert total.min() > 0


@given(st.integers(1, 5000), st.sampled_from([64, 96, 512]))
def test_tiles_start_where_a_deep_network_pools(length: int, tile: int) -> None:
    assert all(start % ALIGN == 0 for start in tile_starts(length, tile, tile // 8))


@given(st.integers(513, 5000))
def test_the_last_tile_ends_with_the_image_and_is_hardly_shorter(length: int) -> None:
    assert 512 - ALIGN < length - tile_starts(length, 512, 64)[-1] <= 512


def test_a_tile_counts_nothing_where_it_sees_no_surroundings() -> None:
    window = tile_window(64, 16, opens_before=True, opens_after=False)
    assert window[:4].max() == 0.0
    assert (np.diff(window[3:13]) > 0).all()
    assert window[12:].min() == 1.0
