"""Size of a pixel: what is stored, what is none, and round lengths."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document.pixel_size import LARGEST, SMALLEST, UNITS, PixelSize


@pytest.mark.parametrize(
    "stored",
    [
        None,
        3,
        [],
        {},
        {"size": 2},
        {"size": 0, "unit": "mm"},
        {"size": math.nan, "unit": "mm"},
        {"size": math.inf, "unit": "mm"},
        {"size": True, "unit": "mm"},
        {"size": 1e9, "unit": "mm"},
        {"size": 1, "unit": "parsec"},
        {"size": "1", "unit": "mm"},
        {"size": 1, "unit": ["mm"]},
    ],
)
def test_what_is_no_pixel_size_reads_as_none(stored: object) -> None:
    assert PixelSize.from_json(stored) == PixelSize()


@given(st.floats(SMALLEST, LARGEST), st.sampled_from(UNITS[1:]))
def test_a_pixel_size_is_stored_and_read(size: float, unit: str) -> None:
    assert PixelSize.from_json(PixelSize(size, unit).to_json()) == PixelSize(size, unit)


@given(st.floats(SMALLEST, LARGEST), st.floats(0.01, 1e6))
def test_a_round_length_fits_and_is_at_least_two_fifths_of_what_would(size: float, longest_px: float) -> None:
    length = PixelSize(size, "mm").round_length(longest_px)
    assert length <= longest_px * size * (1 + 1e-6)
    assert length >= longest_px * size * 0.4 * (1 - 1e-6)
    digit = length / 10 ** math.floor(math.log10(length) + 1e-9)
    assert min(abs(digit - step) for step in (1, 2, 5)) < 1e-6


def test_lengths_in_words() -> None:
    assert PixelSize(0.25, "µm").in_words(50.0) == "50 µm"
    assert PixelSize(0.25, "µm").in_words(0.0002) == "0.0002 µm"
    assert PixelSize().in_words(2000.0) == "2,000 px"


@pytest.mark.parametrize(
    ("pixel_size", "length", "area"),
    [
        (PixelSize(), "1,234.6 px", "1,235 px²"),
        (PixelSize(0.25, "µm"), "308.64 µm", "77.16 µm²"),
        (PixelSize(20.0, "cm"), "24,691 cm", "493,824 cm²"),
    ],
)
def test_measurements_are_as_fine_as_the_pixels(pixel_size: PixelSize, length: str, area: str) -> None:
    assert pixel_size.measured(1234.56) == length
    assert pixel_size.measured_area(1234.56) == area
