from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from engine.core import NO_PROGRESS, BadInputError, CancelledError, CancelToken, Progress, UserError
from engine.refine import METHODS, CutSettings, RefineRequest, RefineResult, refine
from tests.helpers.scribbles import dabs, halves, quarters


def run(request: RefineRequest) -> RefineResult:
    return refine(request, CancelToken(), NO_PROGRESS)


@pytest.mark.parametrize("method", [m.name for m in METHODS])
def test_every_method_finds_two_planted_halves(method: str) -> None:
    image, truth = halves()
    result = run(RefineRequest(image, dabs(truth, (0, 1)), 2, None, CutSettings(method=method)))
    assert (result.labels == truth).mean() > 0.99
    assert not result.labels.flags.writeable
    assert result.exact is (method == "graphcut")


def test_four_planted_quarters_are_found_by_expansion() -> None:
    image, truth = quarters()
    result = run(RefineRequest(image, dabs(truth, (0, 1, 2, 3)), 4))
    assert (result.labels == truth).mean() > 0.995
    assert not result.exact


@pytest.mark.parametrize("method", [m.name for m in METHODS])
def test_a_scribble_against_all_colours_is_kept(method: str) -> None:
    image, truth = halves()
    scribbles = dabs(truth, (0, 1))
    scribbles[3, 3] = 1
    scribbles[10:12, 40] = 0
    result = run(RefineRequest(image, scribbles, 2, None, CutSettings(method=method)))
    assert (result.labels[scribbles != 255] == scribbles[scribbles != 255]).all()


@pytest.mark.parametrize("exact_pixels", [1_000_000, 100])
def test_one_scribbled_pixel_a_class_is_enough(exact_pixels: int) -> None:
    image, truth = halves()
    scribbles = dabs(truth, (0, 1), size=1)
    result = run(RefineRequest(image, scribbles, 2, None, CutSettings(exact_pixels=exact_pixels)))
    assert (result.labels == truth).mean() > 0.95


def test_a_grey_image_is_cut_by_its_grey_levels() -> None:
    image, truth = halves()
    grey = np.repeat(image[..., :1], 3, axis=2)
    result = run(RefineRequest(grey, dabs(truth, (0, 1)), 2))
    assert (result.labels == truth).mean() > 0.99


def test_classes_without_scribble_and_prior_stay_out() -> None:
    image, truth = quarters()
    result = run(RefineRequest(image, dabs(truth, (1, 3)), 9))
    assert set(np.unique(result.labels)) == {1, 3}


def coarse_prior(truth: np.ndarray, class_count: int, sure: float = 0.9) -> np.ndarray:
    blocks = truth[4::8, 4::8]
    prior = np.full((class_count, *blocks.shape), (1 - sure) / (class_count - 1), np.float16)
    np.put_along_axis(prior, blocks[None].astype(np.intp), np.float16(sure), axis=0)
    return prior


def test_one_scribble_and_a_prior_of_lower_resolution_bring_in_the_priors_classes() -> None:
    image, truth = quarters()
    result = run(RefineRequest(image, dabs(truth, (2,)), 4, coarse_prior(truth, 4)))
    assert (result.labels == truth).mean() > 0.99


def test_a_prior_alone_is_enough() -> None:
    image, truth = quarters()
    scribbles = np.full(truth.shape, 255, np.uint8)
    result = run(RefineRequest(image, scribbles, 4, coarse_prior(truth, 4)))
    assert (result.labels == truth).mean() > 0.99


def test_prior_weight_decides_between_network_and_colours() -> None:
    image, truth = halves()
    wrong = coarse_prior(1 - truth, 2, sure=0.99)
    scribbles = dabs(truth, (0, 1), size=2)
    by_colour = run(RefineRequest(image, scribbles, 2, wrong, CutSettings(prior_weight=0.0)))
    by_network = run(RefineRequest(image, scribbles, 2, wrong, CutSettings(prior_weight=1.0)))
    assert (by_colour.labels == truth).mean() > 0.99
    assert (by_network.labels == truth).mean() < 0.2


def test_a_prior_that_knows_nothing_brings_in_no_class() -> None:
    image, truth = halves()
    flat = np.full((5, 6, 6), 0.2, np.float32)
    result = run(RefineRequest(image, dabs(truth, (0, 1)), 5, flat))
    assert set(np.unique(result.labels)) == {0, 1}


def test_coarse_to_fine_says_that_it_is_not_exact_and_is_close() -> None:
    image, truth = halves(side=96)
    request = RefineRequest(image, dabs(truth, (0, 1)), 2, None, CutSettings(exact_pixels=500))
    quick = run(request)
    exact = run(dataclasses.replace(request, settings=CutSettings()))
    assert not quick.exact
    assert (quick.labels == exact.labels).mean() > 0.99
    assert quick.energy >= exact.energy - 1e-6


def test_one_class_alone_is_refused_with_the_way_out() -> None:
    image, truth = halves()
    with pytest.raises(UserError, match="second class"):
        run(RefineRequest(image, dabs(truth, (0,)), 2))


def test_no_scribble_at_all_is_refused_with_the_way_out() -> None:
    image, truth = halves()
    with pytest.raises(UserError, match="Scribble at least two"):
        run(RefineRequest(image, dabs(truth, ()), 2))


def test_scribbles_of_another_size_are_refused() -> None:
    image, truth = halves()
    with pytest.raises(UserError, match="scribbles are 47x48 but the image is 48x48"):
        run(RefineRequest(image, dabs(truth, (0, 1))[:, :-1], 2))


def test_a_class_that_does_not_exist_is_refused() -> None:
    image, truth = quarters()
    with pytest.raises(UserError, match=r"class 3 .* only 3 classes"):
        run(RefineRequest(image, dabs(truth, (0, 3)), 3))


@pytest.mark.parametrize(
    ("prior", "message"),
    [
        (np.full((2, 6, 6), np.nan), "0 to 1"),
        (np.full((2, 6, 6), 1.7), "0 to 1"),
        (np.full((3, 6, 6), 0.3), "3 classes"),
        (np.full((6, 6), 0.3), r"\(C, h, w\)"),
        (np.full((2, 0, 6), 0.3), r"\(C, h, w\)"),
        (np.full((2, 99, 99), 0.5), "larger than the image"),
    ],
)
def test_a_bad_prior_is_refused(prior: np.ndarray, message: str) -> None:
    image, truth = halves()
    with pytest.raises((BadInputError, UserError), match=message):
        run(RefineRequest(image, dabs(truth, (0, 1)), 2, prior))


@pytest.mark.parametrize(
    "image", [np.zeros((8, 8), np.uint8), np.zeros((8, 8, 3)), np.zeros((0, 8, 3), np.uint8)]
)
def test_a_bad_image_is_refused(image: np.ndarray) -> None:
    with pytest.raises(BadInputError, match="image must be"):
        run(RefineRequest(image, np.full(image.shape[:2], 255, np.uint8), 2))


@pytest.mark.parametrize(
    "wrong",
    [
        {"smoothness": -1.0},
        {"smoothness": float("nan")},
        {"prior_weight": 1.5},
        {"exact_pixels": -1},
    ],
)
def test_settings_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(BadInputError, match=next(iter(wrong))):
        CutSettings(**wrong)  # type: ignore[arg-type]


def test_an_unknown_method_is_refused_with_the_known_ones() -> None:
    image, truth = halves()
    with pytest.raises(UserError, match=r"graphcut, .*"):
        run(RefineRequest(image, dabs(truth, (0, 1)), 2, None, CutSettings(method="magic")))


def test_grabcut_says_that_it_takes_two_classes_only() -> None:
    image, truth = quarters()
    with pytest.raises(UserError, match="two classes"):
        run(RefineRequest(image, dabs(truth, (0, 1, 2)), 4, None, CutSettings(method="grabcut")))


@pytest.mark.parametrize("classes", [(0, 1), (0, 1, 2)])
def test_a_cancelled_token_ends_the_work(classes: tuple[int, ...]) -> None:
    image, truth = quarters()
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        refine(RefineRequest(image, dabs(truth, classes), 4), token, NO_PROGRESS)


def test_expansion_can_be_cancelled_between_moves() -> None:
    image, truth = quarters()
    token = CancelToken()
    seen: list[Progress] = []

    def report(progress: Progress) -> None:
        seen.append(progress)
        token.cancel()

    with pytest.raises(CancelledError):
        refine(RefineRequest(image, dabs(truth, (0, 1, 2)), 4), token, report)
    assert len(seen) == 1


def test_extreme_smoothness_neither_overflows_nor_drops_a_scribble() -> None:
    image, truth = halves()
    image = np.full_like(image, 120)
    scribbles = dabs(truth, (0, 1))
    result = run(RefineRequest(image, scribbles, 2, None, CutSettings(smoothness=10_000.0)))
    assert (result.labels[scribbles != 255] == scribbles[scribbles != 255]).all()
    assert result.energy > 0


def test_a_favoured_class_gets_more_and_a_disfavoured_one_less() -> None:
    image, truth = halves(noise=60.0)
    sizes = [
        int((run(RefineRequest(image, dabs(truth, (0, 1)), 2, None, settings)).labels == 1).sum())
        for settings in (
            CutSettings(smoothness=1.0, favour=((1, -4.0),)),
            CutSettings(smoothness=1.0),
            CutSettings(smoothness=1.0, favour=((1, 4.0),)),
        )
    ]
    assert sizes[0] < sizes[1] < sizes[2]


def test_favour_for_a_class_that_takes_no_part_changes_nothing() -> None:
    image, truth = halves()
    plain = run(RefineRequest(image, dabs(truth, (0, 1)), 5))
    favoured = run(RefineRequest(image, dabs(truth, (0, 1)), 5, None, CutSettings(favour=((4, 5.0),))))
    np.testing.assert_array_equal(plain.labels, favoured.labels)
    with pytest.raises(BadInputError, match="favour"):
        CutSettings(favour=((1, 21.0),))


def test_the_dense_crf_can_stop_before_its_first_step() -> None:
    image, truth = halves(noise=60.0)
    rough = run(
        RefineRequest(image, dabs(truth, (0, 1)), 2, None, CutSettings(method="densecrf", crf_steps=0))
    )
    fine = run(RefineRequest(image, dabs(truth, (0, 1)), 2, None, CutSettings(method="densecrf")))
    assert (rough.labels == truth).mean() < (fine.labels == truth).mean()


def test_every_method_names_settings_that_exist() -> None:
    known = {field.name for field in dataclasses.fields(CutSettings)}
    assert all(method.used_settings <= known for method in METHODS)
