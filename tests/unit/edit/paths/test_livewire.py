"""Live-wire on drawn edges: the path runs between the pixels of both sides."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import Rect, RgbU8
from engine.edit.paths.livewire import corners_of, edge_tree
from engine.edit.paths.window import window_around
from engine.edit.polygons import fill_polygon


def picture(mask: np.ndarray, noise: float) -> RgbU8:
    grey = np.where(mask, 150.0, 90.0) + np.random.default_rng(2).normal(0, noise, mask.shape)
    return np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


@pytest.mark.parametrize("noise", [0.0, 8.0])
def test_clicks_around_a_disc_give_the_disc(noise: float) -> None:
    y, x = np.mgrid[:120, :130] + 0.5
    mask = (y - 60) ** 2 + (x - 64) ** 2 < 38**2
    pixels = picture(mask, noise)
    rect = Rect.of_shape(mask.shape)
    angles = np.linspace(0, 2 * np.pi, 5)[:-1] + 0.4
    clicks = [(60 + 40 * np.sin(a), 64 + 40 * np.cos(a)) for a in angles]
    ring: list[tuple[float, float]] = []
    tree = edge_tree(pixels, rect, clicks[0], 6.0)
    first = tree.start_point
    for click in [*clicks[1:], first]:
        path = tree.path_to(tree.snapped(click, 6.0 if click != first else 0.0))
        ring += path[:-1]
        tree = edge_tree(pixels, rect, path[-1], 0.0)
    corners = corners_of(ring)
    assert len(corners) < len(ring) / 2
    part, covered = fill_polygon([np.array(corners)], mask.shape)
    region = np.zeros(mask.shape, bool)
    region[part.slices] = covered
    assert (region & mask).sum() / (region | mask).sum() > (0.98 if noise == 0 else 0.965)


def test_a_straight_edge_is_followed_exactly_between_its_pixels() -> None:
    mask = np.zeros((40, 60), bool)
    mask[:, 31:] = True
    tree = edge_tree(picture(mask, 0), Rect(0, 0, 40, 60), (4.0, 28.0), 5.0)
    path = tree.path_to(tree.snapped((36.0, 33.0), 5.0))
    assert {x for _, x in path} == {31.0}


def test_a_window_holds_its_points_and_is_never_too_large() -> None:
    assert window_around([(10.0, 20.0), (400.0, 30.0)], (1000, 900)) == Rect(0, 0, 756, 386)
    assert window_around([(10.0, 20.0)], (100, 90)) == Rect(0, 0, 100, 90)
    assert window_around([(0.0, 0.0), (9000.0, 9000.0)], (20_000, 20_000)) is None
