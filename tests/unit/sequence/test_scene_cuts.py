"""Scene cuts: found where films are joined, and nowhere where things, the camera or the light moves."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from engine.core import BadInputError, RgbU8
from engine.sequence.scene_cuts import is_scene_cut
from tests.helpers.data import data_set
from tests.helpers.scenes import scene

SHAPE = (120, 160)


def photo(name: str, folder: str) -> RgbU8:
    return np.asarray(Image.open(data_set(folder) / "images" / name).convert("RGB"))


def test_a_frame_of_another_place_is_a_cut_in_both_directions() -> None:
    assert is_scene_cut(scene(1, SHAPE), scene(3, SHAPE))
    assert is_scene_cut(scene(3, SHAPE), scene(1, SHAPE))


def test_grey_films_are_cut_too_where_their_greys_overlap_more() -> None:
    greys = [np.repeat(scene(seed, SHAPE)[..., :1], 3, axis=2) for seed in (1, 2)]
    alike = [(grey - grey.mean() + 128).clip(0, 255).astype(np.uint8) for grey in greys]
    assert is_scene_cut(alike[0], alike[1])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_camera_that_moves_is_no_cut(seed: int) -> None:
    wide = scene(seed, (SHAPE[0], SHAPE[1] + 40))
    assert not is_scene_cut(wide[:, :-40], wide[:, 40:])


def test_a_lamp_that_goes_on_is_no_cut_although_all_colours_change() -> None:
    dark = (scene(3, SHAPE) * 0.55).astype(np.uint8)
    assert not is_scene_cut(dark, (dark * 1.6 + 20).clip(0, 255).astype(np.uint8))


def test_a_thing_that_jumps_farther_than_its_size_is_no_cut() -> None:
    before, now = scene(4, SHAPE), scene(4, SHAPE)
    before[20:50, 10:40] = 255
    now[70:100, 110:140] = 255
    assert not is_scene_cut(before, now)


def test_black_frames_between_scenes_are_of_another_scene_and_alike_among_themselves() -> None:
    rng = np.random.default_rng(5)
    black = [rng.integers(0, 4, (*SHAPE, 3)).astype(np.uint8) for _ in range(2)]
    assert is_scene_cut(scene(1, SHAPE), black[0])
    assert is_scene_cut(black[0], scene(1, SHAPE))
    assert not is_scene_cut(black[0], black[1])


@pytest.mark.parametrize("shape", [(1, 1), (3, 40), (20, 20), (600, 500)])
def test_frames_of_any_size_are_compared(shape: tuple[int, int]) -> None:
    pixels = scene(1, shape)
    assert not is_scene_cut(pixels, pixels)


def test_frames_of_two_sizes_are_refused() -> None:
    with pytest.raises(BadInputError):
        is_scene_cut(scene(1, SHAPE), scene(1, (9, 9)))


REAL_PAIRS = [
    ("davis345", "081.jpg", "084.jpg"),
    ("davis345", "141.jpg", "144.jpg"),
    ("davis345", "159.jpg", "165.jpg"),
    ("camvid", "0016E5_07959.jpg", "0016E5_07963.jpg"),
    ("camvid", "0001TP_006690.jpg", "0001TP_006720.jpg"),
    ("camvid", "0006R0_f00930.jpg", "0006R0_f00960.jpg"),
]
JOINS = [
    ("davis345", "006.jpg", "009.jpg"),
    ("davis345", "084.jpg", "087.jpg"),
    ("davis345", "165.jpg", "168.jpg"),
    ("camvid", "0016E5_07959.jpg", "0006R0_f00930.jpg"),
    ("camvid", "0001TP_006690.jpg", "0016E5_07959.jpg"),
]


@pytest.mark.parametrize(("folder", "first", "second"), REAL_PAIRS)
def test_frames_of_one_film_are_no_cut(folder: str, first: str, second: str) -> None:
    assert not is_scene_cut(photo(first, folder), photo(second, folder))


@pytest.mark.parametrize(("folder", "first", "second"), JOINS)
def test_joined_films_are_cut(folder: str, first: str, second: str) -> None:
    assert is_scene_cut(photo(first, folder), photo(second, folder))
