"""Where the view looks, as arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import Rect
from gui.canvas.camera import MAX_SCALE, Camera, fit_scale, fitted, stepped_scale

SIZE = (700, 1000)
shapes = st.tuples(st.integers(1, 20_000), st.integers(1, 20_000))
scales = st.floats(0.01, 32)


@settings(deadline=None)
@given(shapes)
def test_a_fitted_image_lies_whole_in_the_view(shape: tuple[int, int]) -> None:
    camera = fitted(SIZE, shape)
    view, extent = camera.view_rect(SIZE), camera.extent(shape)
    assert view.intersect(extent) == extent


@settings(deadline=None)
@given(shapes, scales, st.integers(-90_000, 90_000), st.integers(-90_000, 90_000))
def test_the_image_cannot_be_pushed_out_of_sight(
    shape: tuple[int, int], scale: float, dy: int, dx: int
) -> None:
    camera = Camera(scale).panned(dy, dx, SIZE, shape)
    assert not camera.view_rect(SIZE).intersect(camera.extent(shape)).is_empty


@settings(deadline=None)
@given(scales, st.floats(0, 699), st.floats(0, 999))
def test_an_image_point_comes_back_to_its_place_in_the_view(scale: float, y: float, x: float) -> None:
    camera = Camera(scale, -31, 77)
    assert camera.to_view(*camera.to_image(y, x)) == pytest.approx((y, x), abs=1e-6)


def test_a_small_image_is_enlarged_by_a_whole_number() -> None:
    assert fit_scale(SIZE, (100, 100)) == 6.0
    assert fit_scale(SIZE, (1, 1)) == MAX_SCALE


def test_a_rect_of_the_image_covers_its_device_pixels() -> None:
    assert Camera(2.5).to_picture(Rect(1, 2, 3, 4), margin=1) == Rect(1, 4, 9, 11)


def test_a_notch_snaps_and_a_touchpads_crumb_does_not() -> None:
    assert stepped_scale(0.77, 1 / 3) == 1.0
    assert stepped_scale(0.99, 0.01) == pytest.approx(0.99 * 2**0.01)
