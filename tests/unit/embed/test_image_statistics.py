"""What the vector of a picture knows: layout, colours, texture; and nothing of its size."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import BadInputError, RgbU8
from engine.embed import PICTURE_BLOCKS, describe_picture
from engine.embed.image_statistics import cell_means

LAYOUT, COLOURS, TEXTURE = np.cumsum((0, *PICTURE_BLOCKS[:2])).tolist()


def noise(seed: int = 0, shape: tuple[int, int] = (96, 128)) -> RgbU8:
    return np.random.default_rng(seed).integers(0, 255, (*shape, 3), dtype=np.uint8)


def stripes(period: int, upright: bool) -> RgbU8:
    line = (np.arange(96) // period % 2 * 200).astype(np.uint8)
    plane = np.broadcast_to(line if upright else line[:, None], (96, 96))
    return np.repeat(plane[..., None], 3, axis=2)


def apart(a: NDArray[np.float32], b: NDArray[np.float32], begin: int, end: int | None = None) -> float:
    return float(np.linalg.norm(a[begin:end] - b[begin:end]))


def test_the_same_pixels_give_the_same_vector_to_the_last_bit() -> None:
    first = describe_picture(noise())
    assert first.dtype == np.float32
    assert first.shape == (sum(PICTURE_BLOCKS),)
    assert np.array_equal(first, describe_picture(noise().copy()))


@pytest.mark.parametrize("shape", [(1, 1), (1, 90), (3, 2), (7, 7), (128, 40)])
def test_every_size_has_a_finite_vector_of_the_same_length(shape: tuple[int, int]) -> None:
    vector = describe_picture(noise(1, shape))
    assert vector.shape == (sum(PICTURE_BLOCKS),)
    assert np.isfinite(vector).all()
    assert np.abs(vector).max() <= 1.0


def test_cells_are_the_means_of_their_pixels() -> None:
    plane = np.random.default_rng(0).random((32, 48), np.float32)
    expected = plane.reshape(8, 4, 8, 6).mean(axis=(1, 3))
    np.testing.assert_allclose(cell_means(plane, 8), expected, atol=1e-6)


def test_mirroring_changes_the_layout_but_not_the_colours() -> None:
    picture = noise()
    picture[:, :64] //= 4
    one, other = describe_picture(picture), describe_picture(np.ascontiguousarray(picture[:, ::-1]))
    assert apart(one, other, LAYOUT, COLOURS) > 1.0
    assert apart(one, other, COLOURS, TEXTURE) < 1e-6


def test_turned_stripes_have_the_same_colours_but_another_texture() -> None:
    one, other = describe_picture(stripes(6, True)), describe_picture(stripes(6, False))
    assert apart(one, other, COLOURS, TEXTURE) < 1e-6
    assert apart(one, other, TEXTURE) > 1.0


def test_another_hue_is_another_colour() -> None:
    red, blue = np.zeros((2, 40, 40, 3), np.uint8)
    red[..., 0] = blue[..., 2] = 180
    assert apart(describe_picture(red), describe_picture(blue), COLOURS, TEXTURE) > 1.0


def test_pixels_of_another_kind_are_refused() -> None:
    with pytest.raises(BadInputError, match="uint8"):
        describe_picture(np.zeros((4, 4, 3), np.float32))  # type: ignore[arg-type]
