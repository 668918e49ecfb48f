"""Lengths, angles and areas of known figures."""

from __future__ import annotations

import pytest

from engine.edit.measuring import angle_degrees, area_px, length_px, slope_degrees


def test_a_right_triangle() -> None:
    corners = [(0.0, 0.0), (0.0, 4.0), (3.0, 4.0)]
    assert length_px(corners) == pytest.approx(7)
    assert length_px(corners, is_closed=True) == pytest.approx(12)
    assert area_px(corners) == pytest.approx(6)
    assert area_px(corners[::-1]) == pytest.approx(6)
    assert angle_degrees(*corners) == pytest.approx(90)
    assert angle_degrees(corners[1], corners[0], corners[2]) == pytest.approx(36.8699, abs=1e-3)


@pytest.mark.parametrize(
    ("end", "degrees"), [((0, 9), 0), ((-9, 9), 45), ((-9, 0), 90), ((9, 9), 135), ((9, 0), 90)]
)
def test_slopes_are_counted_as_they_are_seen(end: tuple[float, float], degrees: float) -> None:
    assert slope_degrees((0.0, 0.0), end) == pytest.approx(degrees)


def test_nothing_measures_nothing() -> None:
    assert length_px([]) == length_px([], is_closed=True) == length_px([(1.0, 1.0)]) == area_px([]) == 0
    assert angle_degrees((0.0, 1.0), (0.0, 0.0), (1e-9, 1.0)) == pytest.approx(0, abs=1e-6)
