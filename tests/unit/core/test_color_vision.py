"""Colours that are told apart with and without colour blindness, and the default ones among them."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core.classes import display_color
from engine.core.colors.color_vision import EASY_TO_TELL, color_distances, distinct_colors


def nearest(colors: list[tuple[int, int, int]]) -> float:
    distances = np.stack([color_distances(colors, color) for color in colors])
    np.fill_diagonal(distances, np.inf)
    return float(distances.min())


def test_the_first_24_default_colours_are_easy_to_tell_apart_in_any_vision() -> None:
    assert nearest([display_color(n) for n in range(24)]) >= EASY_TO_TELL


def test_red_and_green_of_one_lightness_are_near_to_the_colour_blind_only() -> None:
    red, green = (200, 80, 60), (110, 125, 50)
    assert color_distances([red], green)[0] < EASY_TO_TELL
    assert color_distances([red], (60, 80, 200))[0] > 3 * EASY_TO_TELL
    assert color_distances([red], red)[0] == 0


@pytest.mark.parametrize("count", [1, 2, 12, 24])
def test_colours_that_are_too_near_are_replaced_and_the_others_kept(count: int) -> None:
    rng = np.random.default_rng(count)
    colors = [tuple(int(v) for v in rng.integers(100, 130, 3)) for _ in range(count)]
    made = distinct_colors(colors)  # type: ignore[arg-type]
    assert made[0] == colors[0]
    assert len(set(made)) == count
    if count > 1:
        assert nearest(made) >= EASY_TO_TELL
    assert distinct_colors(made) == made


def test_a_colour_that_is_drawn_over_nearly_the_same_becomes_one_that_is_seen_there() -> None:
    sky, grass, grey = (128, 128, 128), (60, 120, 40), (131, 126, 128)
    assert distinct_colors([sky, grass], [None, sky]) == [sky, grass]
    first, second = distinct_colors([sky, grass], [grey, grey])
    assert second == grass
    assert color_distances([first], grey)[0] >= 2 * EASY_TO_TELL
    assert color_distances([first], grass)[0] >= EASY_TO_TELL
    assert distinct_colors([first, grass], [grey, grey]) == [first, grass]


def test_more_colours_than_differ_well_are_all_different() -> None:
    assert len(set(distinct_colors([(90, 90, 90)] * 150))) == 150
