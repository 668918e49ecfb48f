"""Region splitting and merging: areas that part a window by its colours, whatever their size."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from engine.core import CancelledError, CancelToken
from engine.edit.uniform_areas import UniformAreas


def three_parts(height: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """A dark ground, a large bright disc and a small red square, with noise; and which pixel is of which."""
    random = np.random.default_rng(height)
    y, x = np.mgrid[:height, :width]
    parts = np.zeros((height, width), int)
    parts[(y - 30) ** 2 + (x - 35) ** 2 < 22**2] = 1
    parts[height - 17 : height - 7, width - 18 : width - 8] = 2
    colors = np.array([[50, 60, 55], [190, 185, 200], [180, 40, 30]])
    noise = random.integers(-5, 6, (height, width, 3))
    return (colors[parts] + noise).astype(np.uint8), parts


def numbers_of(areas: UniformAreas, height: int, width: int) -> np.ndarray:
    return np.array([[areas.number_at(y, x) for x in range(width)] for y in range(height)])


@pytest.mark.parametrize(("height", "width"), [(64, 96), (61, 83)])
def test_each_part_of_one_colour_is_one_area_whatever_its_size(height: int, width: int) -> None:
    pixels, parts = three_parts(height, width)
    areas = UniformAreas(pixels, 12, CancelToken())
    numbers = numbers_of(areas, height, width)
    assert len(np.unique(numbers)) == 3
    for part in range(3):
        found = np.bincount(numbers[parts == part]).argmax()
        assert ((numbers == found) == (parts == part)).mean() > 0.995
        rect, covered = areas.union([int(found)])
        assert (covered == (numbers == found)[rect.slices]).all()
        assert ndimage.label(covered)[1] == 1


def test_a_larger_difference_leaves_fewer_areas_down_to_one() -> None:
    random = np.random.default_rng(3)
    pixels = random.integers(0, 256, (48, 70, 3), np.uint8)
    pixels[:, 30:] //= 4
    counts = [numbers_of(UniformAreas(pixels, d, CancelToken()), 48, 70).max() for d in (5, 25, 60, 400)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[2]
    assert counts[-1] == 1


def test_no_area_is_a_mere_speck() -> None:
    pixels, _ = three_parts(64, 96)
    pixels[5:7, 80:82] = 255
    numbers = numbers_of(UniformAreas(pixels, 12, CancelToken()), 64, 96)
    assert np.bincount(numbers.ravel())[1:].min() >= 16


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (1, 40)])
def test_a_tiny_window_has_areas_too(shape: tuple[int, int]) -> None:
    areas = UniformAreas(np.full((*shape, 3), 90, np.uint8), 12, CancelToken())
    _, covered = areas.union([areas.number_at(shape[0] - 1, shape[1] - 1)])
    assert covered.sum() == shape[0] * shape[1]


def test_averaged_pixels_give_areas_of_the_whole_window() -> None:
    pixels, parts = three_parts(128, 160)
    areas = UniformAreas(pixels, 12, CancelToken(), step=2)
    rect, covered = areas.union([areas.number_at(30, 35)])
    whole = np.zeros((128, 160), bool)
    whole[rect.slices] = covered
    assert (whole == (parts == 1)).mean() > 0.99


def test_merging_ends_when_it_is_not_wanted_any_more() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        UniformAreas(three_parts(64, 96)[0], 12, token)
