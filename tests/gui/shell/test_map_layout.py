"""Where dots and pictures of a map go, and where the arrow keys lead: no window needed."""

from __future__ import annotations

import numpy as np
import pytest

from gui.panels.map_layout import MARGIN_PX, PICTURE_PX, fitted, picture_side, row_at, towards, with_pictures

CROSS = np.array([[0, 0], [3, 0.2], [-2, 0], [0.5, 4], [0, -1], [9, 9]], np.float32)
"""Centre, right, left, top, bottom, far corner."""


def scattered(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).random((count, 2), np.float32) * [800, 500]


def test_the_whole_map_fits_with_its_first_axis_to_the_right_and_its_second_upwards() -> None:
    view = fitted(CROSS, 900, 600)
    placed = view.to_pixels(CROSS)
    assert placed[:, 0].min() >= MARGIN_PX - 1
    assert placed[:, 0].max() <= 900 - MARGIN_PX + 1
    assert placed[:, 1].min() == pytest.approx(MARGIN_PX, abs=1)
    assert placed[1, 0] > placed[0, 0]
    assert placed[3, 1] < placed[0, 1]


def test_distances_keep_their_proportions() -> None:
    placed = fitted(CROSS, 900, 300).to_pixels(CROSS)
    seen = np.linalg.norm(placed[1] - placed[2]) / np.linalg.norm(placed[3] - placed[4])
    assert seen == pytest.approx(
        np.linalg.norm(CROSS[1] - CROSS[2]) / np.linalg.norm(CROSS[3] - CROSS[4]), 1e-3
    )


@pytest.mark.parametrize("count", [0, 1, 2])
def test_no_points_or_equal_ones_lie_in_the_middle(count: int) -> None:
    points = np.zeros((count, 2), np.float32)
    placed = fitted(points, 400, 200).to_pixels(points)
    assert placed.tolist() == [[200, 100]] * count


def test_zooming_leaves_the_pixel_under_the_mouse_where_it_is() -> None:
    view = fitted(CROSS, 900, 600)
    at = view.to_pixels(CROSS)[3]
    after = view.zoomed(2.5, *map(float, at)).to_pixels(CROSS)
    np.testing.assert_allclose(after[3], at, atol=1e-3)
    assert after[1, 0] - after[0, 0] == pytest.approx(
        2.5 * (view.to_pixels(CROSS)[1, 0] - view.to_pixels(CROSS)[0, 0]), 1e-3
    )


def test_no_picture_covers_another_and_what_has_room_gets_one() -> None:
    placed = scattered(400)
    chosen = with_pictures(placed, 800, 500)
    apart = np.abs(placed[chosen][:, None] - placed[chosen][None]).max(axis=2)
    assert apart[~np.eye(len(chosen), dtype=bool)].min() >= PICTURE_PX
    left = [row for row in range(400) if row not in chosen]
    to_chosen = np.abs(placed[left][:, None] - placed[chosen][None]).max(axis=2)
    assert (to_chosen.min(axis=1) < PICTURE_PX).all()


def test_the_marked_image_has_its_picture_first_and_what_lies_outside_has_none() -> None:
    placed = scattered(400)
    assert with_pictures(placed, 800, 500, first=[377])[0] == 377
    placed[5] = (2000, 100)
    assert 5 not in with_pictures(placed, 800, 500, first=[5])


def test_pictures_grow_with_the_zoom_up_to_half_as_much_again() -> None:
    assert [picture_side(zoom) for zoom in (0.5, 1.0, 100.0)] == [
        PICTURE_PX,
        PICTURE_PX,
        round(PICTURE_PX * 1.5),
    ]


def test_a_picture_is_hit_anywhere_and_a_dot_only_nearby() -> None:
    placed = np.array([[100, 100], [300, 100]], np.float32)
    assert row_at(placed, [0], 120, 85) == 0
    assert row_at(placed, [0], 320, 100) is None
    assert row_at(placed, [0], 306, 96) == 1
    assert row_at(placed[:0], [], 10, 10) is None


@pytest.mark.parametrize(("dx", "dy", "row"), [(1, 0, 1), (-1, 0, 2), (0, 1, 3), (0, -1, 4)])
def test_an_arrow_leads_to_the_nearest_image_in_its_direction(dx: int, dy: int, row: int) -> None:
    assert towards(CROSS, 0, dx, dy) == row


def test_where_no_image_lies_the_mark_stays() -> None:
    assert towards(CROSS, 5, 1, 0) == 5
