"""Run lengths of COCO and of Label Studio's brush: as their own tools have them, and damaged ones."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycocotools import mask as coco_mask

from engine.core import BoolMap, UserError
from engine.formats.shapes.brush import brush_runs, region_of_brush
from engine.formats.shapes.run_lengths import packed, region_of_runs, run_lengths, unpacked
from tests.helpers.regions import random_region

# pycocotools itself is behind NumPy here.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


def whole(lengths: list[int], shape: tuple[int, int]) -> BoolMap:
    rect, covered = region_of_runs(lengths, shape)
    image = np.zeros(shape, np.bool_)
    image[rect.slices] = covered
    return image


@settings(deadline=None, max_examples=120)
@given(st.integers(0, 100_000), st.integers(1, 9), st.integers(1, 9))
def test_run_lengths_and_their_packed_form_are_those_of_the_coco_tools(
    seed: int, height: int, width: int
) -> None:
    region = random_region(seed, height, width)
    theirs = coco_mask.encode(np.asfortranarray(region.astype(np.uint8)))
    lengths = run_lengths(region)
    assert sum(lengths) == region.size
    assert packed(lengths) == theirs["counts"].decode()
    assert unpacked(packed(lengths)) == lengths
    assert np.array_equal(whole(lengths, region.shape), region)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 100_000), st.integers(1, 5), st.integers(1, 5), st.integers(0, 3), st.integers(0, 3))
def test_runs_of_a_part_are_those_of_the_image(
    seed: int, height: int, width: int, top: int, left: int
) -> None:
    region = random_region(seed, height, width)
    image = np.zeros((region.shape[0] + top + seed % 2, region.shape[1] + left + seed % 3), np.bool_)
    image[top : top + region.shape[0], left : left + region.shape[1]] = region
    assert run_lengths(region, image.shape, top, left) == run_lengths(image)


def test_long_runs_are_packed_right() -> None:
    region = np.zeros((3000, 70), np.bool_)
    region[5:2900, 3:60] = True
    theirs = coco_mask.encode(np.asfortranarray(region.astype(np.uint8)))
    assert packed(run_lengths(region)) == theirs["counts"].decode()
    assert unpacked(theirs["counts"].decode()) == run_lengths(region)


def test_no_region_is_one_run() -> None:
    assert run_lengths(np.zeros((4, 4), np.bool_)) == [16]
    assert region_of_runs([16], (4, 4))[0].is_empty


@pytest.mark.parametrize(
    "lengths", [[], [3], [17], [-1, 17], [8, 9], [4.0, 12], [True, 15], ["4", 12], [2**70]]
)
def test_lengths_that_make_no_image_of_this_size_are_refused(lengths: list[object]) -> None:
    with pytest.raises(UserError, match="run lengths"):
        region_of_runs(lengths, (4, 4))


@pytest.mark.parametrize("text", ["", "ä", "P", "1P", " ", "~~~", "PPPPPPPPPPPP1", "\x00"])
def test_damaged_packed_lengths_are_refused(text: str) -> None:
    with pytest.raises(UserError, match="damaged"):
        unpacked(text)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 100_000), st.integers(1, 9), st.integers(1, 9))
def test_brush_masks_come_back(seed: int, height: int, width: int) -> None:
    region = random_region(seed, height, width)
    assert np.array_equal(region_of_brush(brush_runs(region), region.shape), region)


def test_brush_runs_of_every_number_of_bits_come_back() -> None:
    """One of them longer than 16 bits can count."""
    region = np.zeros((1, 20_000), np.bool_)
    region[0, 2:6] = region[0, 70:] = True
    data = brush_runs(region)
    assert data[:4] == [0, 1, 56, 128]
    assert np.array_equal(region_of_brush(data, region.shape), region)


def test_brush_masks_of_values_that_are_no_runs_are_read() -> None:
    """Two pixels, the second painted: eight values of their own, one after the other."""
    bits = f"{8:032b}" + "00111" + "0010" + "0011" + "0111" + "1111" + "0" + "00" + "111" + "00000000" * 4
    bits += "11111111" * 4
    data = np.packbits([int(bit) for bit in bits]).tolist()
    assert region_of_brush(data, (1, 2)).tolist() == [[False, True]]


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_brush_mask_is_refused_or_is_another_mask(seed: int) -> None:
    rng = np.random.default_rng(seed)
    region = random_region(seed, 7, 9)
    data = brush_runs(region)
    data[rng.integers(len(data))] ^= 1 << int(rng.integers(8))
    with contextlib.suppress(UserError):
        assert region_of_brush(data[: rng.integers(1, len(data) + 1)], region.shape).shape == region.shape


@pytest.mark.parametrize("data", [[], [1], [256], [-1], ["a"], [0.5]])
def test_what_is_no_brush_mask_is_refused(data: list[object]) -> None:
    with pytest.raises(UserError, match="A brush mask"):
        region_of_brush(data, (4, 4))


def test_brush_masks_are_read_and_written_by_label_studio() -> None:
    brush = pytest.importorskip("label_studio_sdk.converter.brush")
    for seed in range(10):
        region = random_region(seed, 8, 9)
        theirs = brush.mask2rle(region.astype(np.uint8) * 255)
        assert np.array_equal(region_of_brush(theirs, region.shape), region)
        read = brush.decode_rle(brush_runs(region)).reshape(*region.shape, 4)
        assert np.array_equal(read[..., 3] > 0, region)
