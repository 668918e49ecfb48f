"""The dense CRF: planted answers, invariants, brute force, scribbles, steps, bad input."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import IGNORE, BadInputError, CancelledError, CancelToken, read_only
from engine.refine.crf.densecrf import (
    CrfParams,
    DenseCrf,
    crf_labels,
    hold_scribbles,
    likeliest,
    unary_from_probs,
    warm_up,
)

F32 = NDArray[np.float32]
U8 = NDArray[np.uint8]


def two_halves(height: int = 32, width: int = 40) -> U8:
    """Dark left half, bright right half, noise of 5 steps."""
    rng = np.random.default_rng(3)
    flat = np.where(np.arange(width)[None, :, None] < width // 2, 60, 190)
    return np.clip(flat + rng.normal(0, 5, (height, width, 3)), 0, 255).astype(np.uint8)


def random_probs(classes: int, height: int, width: int, seed: int = 0) -> F32:
    rng = np.random.default_rng(seed)
    weights = np.exp(rng.normal(0, 1.5, (classes, height, width)))
    return (weights / weights.sum(axis=0)).astype(np.float32)


def noisy_halves(height: int = 32, width: int = 40) -> tuple[U8, F32, U8]:
    """Image, probabilities of which a fifth is wrong, and the truth."""
    rng = np.random.default_rng(4)
    truth = np.broadcast_to((np.arange(width) >= width // 2).astype(np.uint8), (height, width))
    seen = truth ^ (rng.random((height, width)) < 0.2).astype(np.uint8)
    probs = np.where(np.stack([seen == 0, seen == 1]), 0.7, 0.3).astype(np.float32)
    return two_halves(height, width), probs, truth


def brute_force(image: U8, unary: F32, params: CrfParams, steps: int) -> NDArray[np.float64]:
    """Mean field with the true Gaussian kernels, every pixel against every pixel (itself too)."""
    classes, height, width = unary.shape
    y, x = np.mgrid[:height, :width].reshape(2, -1).astype(float)
    place = np.stack([x, y], axis=1)
    color = image.reshape(-1, 3).astype(float)

    def kernel(*features: NDArray[np.float64]) -> NDArray[np.float64]:
        f = np.hstack(features)
        k = np.exp(-0.5 * ((f[:, None] - f[None]) ** 2).sum(axis=2))
        root = 1 / np.sqrt(k.sum(axis=1))
        return k * root[:, None] * root[None]

    pull = params.compat_gaussian * kernel(place / params.sxy_gaussian)
    pull += params.compat_bilateral * kernel(place / params.sxy_bilateral, color / params.srgb)
    energy = unary.reshape(classes, -1).astype(float)
    beliefs = np.exp(-energy) / np.exp(-energy).sum(axis=0)
    for _ in range(steps):
        scores = -energy + beliefs @ pull
        scores = np.exp(scores - scores.max(axis=0))
        beliefs = scores / scores.sum(axis=0)
    return beliefs.reshape(unary.shape)


def test_noise_in_the_probabilities_is_cleared_up_to_the_edge_of_the_image() -> None:
    image, probs, truth = noisy_halves()
    assert np.array_equal(crf_labels(image, probs), truth)


@pytest.mark.parametrize("classes", [2, 3, 5, 8])
def test_beliefs_are_near_those_of_the_true_gaussian_kernels(classes: int) -> None:
    """Mean difference below 0.03.

    The lattice approximates the kernels (its impulse response is piecewise linear, and
    vertices without a pixel pass nothing on), so beliefs near a decision may differ more.
    """
    image = two_halves(14, 17)
    unary = unary_from_probs(random_probs(classes, 14, 17))
    params = CrfParams(compat_gaussian=1.0, compat_bilateral=1.0)
    ours = DenseCrf(image, params).infer(unary, 3)
    true = brute_force(image, unary, params, 3)
    unaries_alone = np.exp(-unary)
    assert np.abs(ours - true).mean() < 0.03
    assert np.abs(ours - true).mean() < 0.2 * np.abs(unaries_alone - true).mean()


@pytest.mark.parametrize("classes", [2, 3, 4, 5, 6, 17, 18, 21, 40])
def test_beliefs_sum_to_one_at_every_pixel(classes: int) -> None:
    unary = unary_from_probs(random_probs(classes, 23, 31))
    beliefs = DenseCrf(two_halves(23, 31)).infer(unary)
    np.testing.assert_allclose(beliefs.sum(axis=0), 1.0, atol=2e-6)
    assert beliefs.min() >= -1e-7


@pytest.mark.parametrize("order", [(1, 0), (2, 0, 1), (4, 2, 0, 1, 3, 5)])
def test_permuting_the_classes_permutes_the_beliefs(order: tuple[int, ...]) -> None:
    crf = DenseCrf(two_halves())
    unary = unary_from_probs(random_probs(len(order), 32, 40))
    np.testing.assert_allclose(crf.infer(unary[list(order)]), crf.infer(unary)[list(order)], atol=3e-5)


def test_a_third_class_that_is_ruled_out_changes_nothing() -> None:
    """Two classes take another path through the kernels than three; both must agree."""
    crf = DenseCrf(two_halves())
    unary = unary_from_probs(random_probs(2, 32, 40))
    with_third = np.concatenate([unary, np.full((1, 32, 40), 1e4, np.float32)])
    np.testing.assert_allclose(crf.infer(with_third)[:2], crf.infer(unary), atol=3e-5)


@pytest.mark.parametrize("classes", [2, 4])
def test_a_constant_added_to_all_energies_of_a_pixel_changes_nothing(classes: int) -> None:
    crf = DenseCrf(two_halves())
    unary = unary_from_probs(random_probs(classes, 32, 40))
    shift = np.random.default_rng(5).normal(0, 4, (1, 32, 40)).astype(np.float32)
    np.testing.assert_allclose(crf.infer(unary + shift), crf.infer(unary), atol=3e-5)


@pytest.mark.parametrize("classes", [2, 5])
def test_beliefs_of_every_step_are_handed_out_and_equal_a_run_of_so_many_steps(classes: int) -> None:
    crf = DenseCrf(two_halves())
    unary = unary_from_probs(random_probs(classes, 32, 40))
    seen: list[tuple[int, F32]] = []
    last = crf.infer(unary, 4, on_step=lambda step, beliefs: seen.append((step, beliefs)))
    assert [step for step, _ in seen] == [0, 1, 2, 3, 4]
    assert np.array_equal(seen[4][1], last)
    np.testing.assert_allclose(seen[2][1], crf.infer(unary, 2), atol=1e-6)


@pytest.mark.parametrize("classes", [2, 5])
def test_step_zero_gives_the_probabilities_back(classes: int) -> None:
    probs = random_probs(classes, 32, 40)
    beliefs = DenseCrf(two_halves()).infer(unary_from_probs(probs), 0)
    np.testing.assert_allclose(beliefs, probs, atol=2e-5)


def test_without_pairwise_weights_the_probabilities_stay() -> None:
    probs = random_probs(3, 32, 40)
    params = CrfParams(compat_gaussian=0.0, compat_bilateral=0.0)
    np.testing.assert_allclose(
        DenseCrf(two_halves(), params).infer(unary_from_probs(probs)), probs, atol=2e-5
    )


def test_one_lattice_serves_other_unaries_and_other_numbers_of_classes() -> None:
    image = two_halves()
    crf = DenseCrf(image)
    first, second, third = (unary_from_probs(random_probs(c, 32, 40, c)) for c in (2, 6, 2))
    crf.infer(first)
    np.testing.assert_allclose(crf.infer(second), DenseCrf(image).infer(second), atol=1e-6)
    np.testing.assert_allclose(crf.infer(third), DenseCrf(image).infer(third), atol=1e-6)


def test_the_number_of_threads_changes_rounding_only() -> None:
    image, unary = two_halves(), unary_from_probs(random_probs(4, 32, 40))
    one, three = DenseCrf(image, threads=1).infer(unary), DenseCrf(image, threads=3).infer(unary)
    np.testing.assert_allclose(one, three, atol=3e-5)


def test_the_unary_is_left_as_it_was() -> None:
    unary = unary_from_probs(random_probs(3, 32, 40))
    before = unary.copy()
    DenseCrf(two_halves()).infer(unary)
    assert np.array_equal(unary, before)


@pytest.mark.parametrize("classes", [2, 7])
def test_scribbles_are_kept_against_everything_around_them(classes: int) -> None:
    image, probs = two_halves(), np.full((classes, 32, 40), 1e-4, np.float32)
    probs[0] = 1.0
    scribbles = np.full((32, 40), IGNORE, np.uint8)
    scribbles[5, 3:30] = classes - 1
    scribbles[20, 10] = 1
    labels = crf_labels(image, probs, scribbles=scribbles)
    drawn = scribbles != IGNORE
    assert np.array_equal(labels[drawn], scribbles[drawn])
    assert (labels == 0).mean() > 0.5


def test_confident_energies_give_finite_beliefs() -> None:
    unary = np.zeros((3, 32, 40), np.float32)
    unary[1:] = 1e6
    beliefs = DenseCrf(two_halves()).infer(unary)
    assert np.array_equal(likeliest(beliefs), np.zeros((32, 40), np.uint8))
    assert np.isfinite(beliefs).all()


def test_the_lower_class_wins_where_beliefs_are_equal() -> None:
    beliefs = np.array([[[0.2, 0.4]], [[0.4, 0.2]], [[0.4, 0.4]]], np.float32)
    assert np.array_equal(likeliest(beliefs), [[1, 0]])


@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (5, 1)])
def test_tiny_images_work(shape: tuple[int, int]) -> None:
    probs = random_probs(3, *shape)
    assert crf_labels(two_halves(*shape), probs).shape == shape


def test_a_cancelled_token_stops_the_set_up() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        DenseCrf(two_halves(), token=token)


def test_cancelling_at_a_step_stops_there_and_leaves_the_solver_usable() -> None:
    crf, token = DenseCrf(two_halves()), CancelToken()
    unary = unary_from_probs(random_probs(3, 32, 40))
    expected = crf.infer(unary)
    steps: list[int] = []

    def cancel_at_two(step: int, beliefs: F32) -> None:
        steps.append(step)
        if step == 2:
            token.cancel()

    with pytest.raises(CancelledError):
        crf.infer(unary, 50, token, cancel_at_two)
    assert steps == [0, 1, 2]
    np.testing.assert_allclose(crf.infer(unary), expected, atol=1e-6)


def test_another_thread_cancels_a_long_run() -> None:
    crf, token, started = DenseCrf(two_halves()), CancelToken(), threading.Event()
    unary = unary_from_probs(random_probs(3, 32, 40))
    outcome: list[BaseException] = []

    def run() -> None:
        try:
            crf.infer(unary, 1_000_000, token, lambda step, beliefs: started.set())
        except CancelledError as error:
            outcome.append(error)

    worker = threading.Thread(target=run)
    worker.start()
    assert started.wait(60)
    token.cancel()
    worker.join(10)
    assert [type(error) for error in outcome] == [CancelledError]


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize("place", [(0, 0, 0), (1, 31, 39)])
def test_energies_that_are_not_finite_are_refused(
    bad: float, classes: int, place: tuple[int, int, int]
) -> None:
    unary = unary_from_probs(random_probs(classes, 32, 40))
    unary[place] = bad
    with pytest.raises(BadInputError, match="NaN or infinite"):
        DenseCrf(two_halves()).infer(unary)


@pytest.mark.parametrize("shape", [(2, 32, 41), (32, 40), (1, 32, 40), (0, 32, 40), (256, 32, 40)])
def test_energies_of_a_wrong_shape_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(BadInputError, match=r"shape|classes"):
        DenseCrf(two_halves()).infer(np.zeros(shape, np.float32))


@pytest.mark.parametrize(
    "image",
    [np.zeros((4, 4), np.uint8), np.zeros((4, 4, 3), np.float32), np.zeros((0, 4, 3), np.uint8)],
    ids=["grey", "float", "empty"],
)
def test_what_is_no_rgb_image_is_refused(image: U8) -> None:
    with pytest.raises(BadInputError, match="image of shape"):
        DenseCrf(image)


@pytest.mark.parametrize(
    "changes",
    [
        {"sxy_gaussian": 0.0},
        {"srgb": -1.0},
        {"sxy_bilateral": np.nan},
        {"compat_gaussian": np.inf},
        {"steps": -1},
    ],
)
def test_parameters_without_meaning_are_refused(changes: dict[str, float]) -> None:
    with pytest.raises(BadInputError, match="must be"):
        CrfParams(**changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [np.nan, -0.5, 3.0])
def test_what_cannot_be_a_probability_is_refused(value: float) -> None:
    probs = random_probs(2, 4, 5)
    probs[1, 2, 3] = value
    with pytest.raises(BadInputError, match="Probabilities must lie"):
        unary_from_probs(probs)


def test_probabilities_of_another_size_than_the_image_are_refused() -> None:
    with pytest.raises(BadInputError, match="32x41"):
        crf_labels(two_halves(), random_probs(2, 32, 41))


def test_a_scribble_of_an_unknown_class_is_refused() -> None:
    with pytest.raises(BadInputError, match="class 7"):
        hold_scribbles(np.zeros((2, 3, 3), np.float32), np.full((3, 3), 7, np.uint8))


def test_half_precision_probabilities_are_taken() -> None:
    image, probs, truth = noisy_halves()
    assert np.array_equal(crf_labels(image, probs.astype(np.float16)), truth)


def test_after_warming_up_nothing_is_left_to_compile() -> None:
    from engine.refine.crf import densecrf_kernels, lattice_kernels

    warm_up()
    compiled = [
        densecrf_kernels.pack_scores,
        densecrf_kernels.pass_of_two,
        densecrf_kernels.pass_of_many,
        densecrf_kernels.largest_class,
        lattice_kernels.place,
    ]
    before = [len(kernel.signatures) for kernel in compiled]  # type: ignore[attr-defined]
    crf_labels(two_halves(), random_probs(2, 32, 40))
    crf_labels(read_only(two_halves()), read_only(random_probs(21, 32, 40)))
    DenseCrf(two_halves()).infer(read_only(random_probs(3, 32, 40)))
    after = [len(kernel.signatures) for kernel in compiled]  # type: ignore[attr-defined]
    assert before == after == [1, 1, 1, 1, 1]
