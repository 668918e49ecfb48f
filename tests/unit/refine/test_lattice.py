"""The permutohedral lattice: weights, vertices, neighbours, normalisation."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import BadInputError, CancelledError, CancelToken
from engine.refine.crf.lattice import Lattice, Team, bands, build_lattice, strips

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]


def filter_values(lattice: Lattice, values: F32) -> F32:
    """Each channel of (C, pixels) filtered: splat, blur along every axis, slice. Plain NumPy."""
    channels, pixels = values.shape
    out = np.empty((channels, pixels), np.float32)
    for channel in range(channels):
        held = np.zeros(lattice.vertex_count + 1)
        np.add.at(held, lattice.corners, lattice.weights * values[channel][:, None])
        for axis in range(lattice.axes):
            near = held[lattice.pairs[axis]]
            held[:-1] += 0.5 * (near[:, 0] + near[:, 1])
        out[channel] = (held[lattice.corners] * lattice.weights).sum(axis=1) * lattice.alpha
    return out


def noisy_image(height: int, width: int, seed: int = 0) -> NDArray[np.uint8]:
    """Two flat colours side by side, with noise of 12 steps."""
    rng = np.random.default_rng(seed)
    image = np.where(np.arange(width)[None, :, None] < width // 2, 80, 170)
    return np.clip(image + rng.normal(0, 12, (height, width, 3)), 0, 255).astype(np.uint8)


def lattice_of(
    image: NDArray[np.uint8],
    sxy: float,
    srgb: float | None = None,
    normalised: bool = True,
    threads: int = 2,
) -> Lattice:
    with Team(threads) as team:
        return build_lattice(image, sxy, srgb, team, CancelToken(), normalised)


@pytest.mark.parametrize(("sxy", "srgb"), [(3.0, None), (80.0, 13.0), (1.0, 2.0)])
def test_barycentric_weights_are_a_partition_of_one(sxy: float, srgb: float | None) -> None:
    lattice = lattice_of(noisy_image(37, 53), sxy, srgb, normalised=False)
    np.testing.assert_allclose(lattice.weights.sum(axis=1), 1.0, atol=2e-5)
    assert lattice.weights.min() > -1e-5


@pytest.mark.parametrize("srgb", [None, 13.0])
def test_every_pixel_has_distinct_corners_and_every_vertex_is_used(srgb: float | None) -> None:
    lattice = lattice_of(noisy_image(37, 53), 5.0, srgb)
    ordered = np.sort(lattice.corners, axis=1)
    assert (np.diff(ordered, axis=1) > 0).all()
    assert np.array_equal(np.unique(ordered), np.arange(lattice.vertex_count))


@pytest.mark.parametrize("srgb", [None, 13.0])
def test_neighbours_know_each_other(srgb: float | None) -> None:
    lattice = lattice_of(noisy_image(37, 53), 5.0, srgb)
    axis, vertex = np.nonzero(lattice.pairs[:, :, 0] < lattice.vertex_count)
    back = lattice.pairs[axis, lattice.pairs[axis, vertex, 0], 1]
    assert len(axis) > lattice.vertex_count
    assert np.array_equal(back, vertex)


def test_corners_of_a_cell_are_neighbours() -> None:
    """Two corners of a triangle differ by one step along one of the three axes."""
    lattice = lattice_of(noisy_image(20, 30), 4.0)
    one, other = lattice.corners[:, 0], lattice.corners[:, 1]
    touching = (lattice.pairs[:, one] == other[None, :, None]).any(axis=(0, 2))
    assert touching.all()


@pytest.mark.parametrize(("sxy", "srgb"), [(3.0, None), (80.0, 13.0)])
def test_symmetric_normalisation_divides_by_the_roots_of_the_filtered_one(
    sxy: float, srgb: float | None
) -> None:
    image = noisy_image(24, 31)
    plain, normalised = lattice_of(image, sxy, srgb, normalised=False), lattice_of(image, sxy, srgb)
    weight = filter_values(plain, np.ones((1, 24 * 31), np.float32))[0]
    values = np.random.default_rng(1).random((1, 24 * 31)).astype(np.float32)
    expected = filter_values(plain, (values / np.sqrt(weight)).astype(np.float32))[0] / np.sqrt(weight)
    np.testing.assert_allclose(filter_values(normalised, values)[0], expected, rtol=2e-5)


def test_a_constant_stays_nearly_constant_away_from_the_border() -> None:
    # The symmetric normalisation is exact only where the filtered 1 does not change; between
    # the corners and the middle of a cell it changes by some percent (interpolation).
    lattice = lattice_of(noisy_image(60, 60), 3.0)
    filtered = filter_values(lattice, np.ones((1, 3600), np.float32)).reshape(60, 60)
    np.testing.assert_allclose(filtered[12:-12, 12:-12], 1.0, atol=0.03)


def test_an_impulse_spreads_like_a_gaussian_of_the_given_deviation() -> None:
    """Second moment within 10 %: the lattice's kernel only approximates a Gaussian."""
    size, deviation = 81, 4.0
    lattice = lattice_of(noisy_image(size, size), deviation, normalised=False)
    impulse = np.zeros((1, size * size), np.float32)
    impulse[0, size * size // 2] = 1.0
    spread = filter_values(lattice, impulse).reshape(size, size).astype(np.float64)
    x = np.arange(size) - size // 2
    variance = (spread.sum(axis=0) * x**2).sum() / spread.sum()
    assert variance == pytest.approx(deviation**2, rel=0.1)


def test_a_filter_in_colour_does_not_leak_across_an_edge() -> None:
    image = np.zeros((20, 40, 3), np.uint8)
    image[:, 20:] = 200
    left = np.zeros((1, 800), np.float32)
    left.reshape(20, 40)[:, :20] = 1.0
    filtered = filter_values(lattice_of(image, 80.0, 13.0), left).reshape(20, 40)
    assert filtered[:, :20].min() > 0.9
    assert np.abs(filtered[:, 20:]).max() == 0.0


def test_more_threads_give_the_same_lattice_but_for_the_order_of_vertices() -> None:
    image = noisy_image(50, 41)
    one, three = lattice_of(image, 20.0, 13.0, threads=1), lattice_of(image, 20.0, 13.0, threads=3)
    values = np.random.default_rng(2).random((2, 50 * 41)).astype(np.float32)
    assert one.vertex_count == three.vertex_count
    np.testing.assert_allclose(filter_values(one, values), filter_values(three, values), rtol=1e-5)


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (9, 1), (2, 3)])
def test_tiny_images_have_a_lattice(shape: tuple[int, int]) -> None:
    lattice = lattice_of(noisy_image(*shape), 80.0, 13.0)
    assert len(lattice.corners) == shape[0] * shape[1]
    assert np.isfinite(lattice.weights).all()


def test_numbers_of_cells_that_do_not_fit_into_a_key_are_refused() -> None:
    with pytest.raises(BadInputError, match="Too many lattice cells"):
        lattice_of(noisy_image(8, 8), 3.0, 1e-3)


def test_building_stops_when_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    with Team(2) as team, pytest.raises(CancelledError):
        build_lattice(noisy_image(8, 8), 3.0, None, team, token)


def test_strips_and_bands_cover_everything_once() -> None:
    assert strips(10, 3) == [(0, 3), (3, 6), (6, 10)]
    assert list(bands(3, 10, 4)) == [(3, 7), (7, 10)]


def test_every_part_is_done_once_whoever_does_it() -> None:
    done: list[int] = []
    with Team(4) as team:
        for _ in range(200):
            team.each(done.append)
    assert sorted(done) == [0] * 200 + [1] * 200 + [2] * 200 + [3] * 200


@pytest.mark.parametrize("failing", [0, 2])
def test_a_failure_of_any_part_is_raised(failing: int) -> None:
    def work(part: int) -> None:
        if part == failing:
            raise BadInputError(f"part {part}")

    with Team(3) as team, pytest.raises(BadInputError, match=f"part {failing}"):
        team.each(work)
